//! `briefing health`: is a running service ready? An image without a shell or `curl` can so check itself.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream, ToSocketAddrs};
use std::process::ExitCode;
use std::time::Duration;

use briefing::serve::unverified;

use super::{Exit, print, say};

/// A health check that waits longer has failed.
const PATIENCE: Duration = Duration::from_secs(3);
/// More of the answer is not read.
const ANSWER: u64 = 64 * 1024;
/// What is asked without a path.
const READY: &str = "/health/ready";

/// Asks and prints what is answered.
pub fn health(url: &str) -> ExitCode {
    let (tls, rest) = match (url.strip_prefix("http://"), url.strip_prefix("https://")) {
        (Some(rest), _) => (false, rest),
        (_, Some(rest)) => (true, rest),
        _ => {
            say(format_args!(
                "briefing: {url}: the address must begin with http:// or https://"
            ));
            return Exit::Usage.into();
        }
    };
    match ask(tls, rest) {
        Ok((200, body)) => {
            print(body);
            Exit::Done.into()
        }
        Ok((status, body)) => {
            say(format_args!("briefing: {url} answers {status}: {body}"));
            Exit::Refused.into()
        }
        Err(error) => {
            say(format_args!("briefing: {url} does not answer: {error}"));
            Exit::Refused.into()
        }
    }
}

/// Status and body at an address, given what follows its scheme.
fn ask(tls: bool, rest: &str) -> io::Result<(u16, String)> {
    let wrong = |what: &str| io::Error::new(io::ErrorKind::InvalidInput, what.to_owned());
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let path = if path.len() > 1 { path } else { READY };
    let address = resolve(host, if tls { 443 } else { 80 })?;
    let address = address.ok_or_else(|| wrong("the host has no address"))?;
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let answer = if !tls {
        talk(&mut stream, host, path)?
    } else if address.ip().is_loopback() {
        talk(&mut unverified(stream)?, host, path)?
    } else {
        return Err(wrong(
            "certificates are not verified, so https:// is for this machine only",
        ));
    };
    let status = answer.split(' ').nth(1);
    let status = status.and_then(|status| status.parse().ok());
    let body = answer.split_once("\r\n\r\n").map_or("", |(_, body)| body);
    match status {
        Some(status) => Ok((status, body.trim_end().to_owned())),
        None => Err(io::Error::new(
            io::ErrorKind::InvalidData,
            "the answer is not HTTP",
        )),
    }
}

fn resolve(host: &str, port: u16) -> io::Result<Option<SocketAddr>> {
    let has_port = host
        .rsplit_once(':')
        .is_some_and(|(_, port)| port.parse::<u16>().is_ok());
    let whole = match has_port {
        true => host.to_owned(),
        false => format!("{host}:{port}"),
    };
    Ok(whole.to_socket_addrs()?.next())
}

fn talk(stream: &mut (impl Read + Write), host: &str, path: &str) -> io::Result<String> {
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nhost: {host}\r\naccept: application/json\r\nconnection: close\r\n\r\n"
    )?;
    let mut answer = Vec::new();
    match stream.take(ANSWER).read_to_end(&mut answer) {
        // Not every server ends a TLS connection in form; what was read counts.
        Err(error) if error.kind() != io::ErrorKind::UnexpectedEof => return Err(error),
        _ => {}
    }
    String::from_utf8(answer).map_err(|_| io::ErrorKind::InvalidData.into())
}
