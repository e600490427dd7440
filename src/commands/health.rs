//! `briefing health`: is a running service ready? An image without a shell or `curl` can so check itself.

use std::io::{self, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::process::ExitCode;
use std::time::Duration;

use super::{Exit, print, say};

/// A health check that waits longer has failed.
const PATIENCE: Duration = Duration::from_secs(3);
/// More of the answer is not read.
const ANSWER: u64 = 64 * 1024;

/// Asks and prints what is answered.
pub fn health(url: &str) -> ExitCode {
    match ask(url) {
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

/// Status and body at an address.
fn ask(url: &str) -> io::Result<(u16, String)> {
    let wrong = |what: &str| io::Error::new(io::ErrorKind::InvalidInput, what.to_owned());
    let Some(rest) = url.strip_prefix("http://") else {
        return Err(wrong("the address must begin with http://"));
    };
    let (host, path) = match rest.split_once('/') {
        Some((host, path)) if !path.is_empty() => (host, format!("/{path}")),
        Some((host, _)) => (host, "/health/ready".to_owned()),
        None => (rest, "/health/ready".to_owned()),
    };
    let whole = match host.rsplit_once(':') {
        Some((_, port)) if port.parse::<u16>().is_ok() => host.to_owned(),
        _ => format!("{host}:80"),
    };
    let address = whole.to_socket_addrs()?.next();
    let address = address.ok_or_else(|| wrong("the host has no address"))?;
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nhost: {host}\r\naccept: application/json\r\nconnection: close\r\n\r\n"
    )?;
    let mut answer = String::new();
    stream.take(ANSWER).read_to_string(&mut answer)?;
    let status = answer
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok());
    let body = answer.split_once("\r\n\r\n").map_or("", |(_, body)| body);
    match status {
        Some(status) => Ok((status, body.trim_end().to_owned())),
        None => Err(io::Error::new(
            io::ErrorKind::InvalidData,
            "the answer is not HTTP",
        )),
    }
}
