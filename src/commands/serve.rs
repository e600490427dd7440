//! `briefing serve`: load, read, answer, until asked to end.

use std::io::{self, IsTerminal};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::process::ExitCode;
use std::sync::Arc;

use briefing::api::{AppState, Settings, guard, unguarded};
use briefing::config::{LogFormat, Serve};
use briefing::serve::{self, Limits as ConnectionLimits, Service, descriptors};
use briefing::web::with_explorer;
use tokio::net::TcpListener;
use tokio_rustls::rustls::ServerConfig;
use tracing_subscriber::EnvFilter;

use super::{Exit, library, print, say};

/// Serves until SIGINT or SIGTERM.
pub fn serve(settings: &Serve) -> ExitCode {
    if let Err(error) = start_log(settings) {
        say(format_args!("briefing: --log {}: {error}", settings.log));
        return ExitCode::from(2);
    }
    match tokio::runtime::Runtime::new() {
        Ok(runtime) => {
            let exit = runtime.block_on(listen(settings));
            // A text that is still being read must not keep the process.
            runtime.shutdown_background();
            exit.into()
        }
        Err(error) => {
            say(format_args!("briefing: cannot start: {error}"));
            Exit::Refused.into()
        }
    }
}

fn start_log(settings: &Serve) -> Result<(), Box<dyn std::error::Error>> {
    let log = tracing_subscriber::fmt()
        .with_writer(io::stderr)
        // Colours are for people at a terminal, not for files and collectors.
        .with_ansi(io::stderr().is_terminal())
        .with_env_filter(EnvFilter::try_new(&settings.log)?);
    match settings.log_format {
        LogFormat::Human => log.init(),
        LogFormat::Json => log.json().flatten_event(true).init(),
    }
    Ok(())
}

async fn listen(settings: &Serve) -> Exit {
    let (state, tls) = match prepare(settings) {
        Ok(prepared) => prepared,
        Err(problem) => {
            say(format_args!("briefing: {problem}"));
            return Exit::Refused;
        }
    };
    let (asked, insisted, listener) = match open(settings).await {
        Ok(opened) => opened,
        Err(error) => {
            let address = settings.addr;
            say(format_args!(
                "briefing: cannot listen on {address}: {}",
                why(&error)
            ));
            return Exit::Address;
        }
    };
    let address = listener.local_addr().unwrap_or(settings.addr);
    let scheme = if tls.is_some() { "https" } else { "http" };
    print(format_args!("listening on {scheme}://{address}"));
    let service = Service {
        router: guard(with_explorer(unguarded(state.clone())), &state),
        limits: connection_limits(settings),
        tls,
        open: state.metrics().connections(),
    };
    let here = format!("{scheme}://{}", reachable(address));
    let drained = tokio::select! {
        drained = serve::run(listener, service, asked, || state.stop()) => drained,
        Err(exit) = library::serve(&state, settings, &here) => return exit,
        () = insisted => {
            say("briefing: ended at once");
            return Exit::Cut;
        }
    };
    match drained.cut {
        0 => Exit::Done,
        cut => {
            say(format_args!(
                "briefing: {cut} requests had not ended {:?} after the signal",
                settings.drain_timeout
            ));
            Exit::Cut
        }
    }
}

/// The service, and its certificate if it speaks TLS.
type Prepared = (AppState, Option<Arc<ServerConfig>>);

/// What answers, without texts yet, and what makes its connections secret.
fn prepare(settings: &Serve) -> Result<Prepared, Box<dyn std::error::Error>> {
    let tls = settings.identity()?.map(serve::tls).transpose();
    let tls = tls.map_err(|error| format!("--tls-cert and --tls-key: {error}"))?;
    let size = |bytes: u64| usize::try_from(bytes).unwrap_or(usize::MAX);
    let state = AppState::loading(Settings {
        url_limit: size(settings.max_url_size),
        header_limit: size(settings.max_header_size),
        body_limit: size(settings.max_body_size),
        request_timeout: settings.request_timeout,
        concurrency: settings.max_requests,
        extract_concurrency: settings.max_extractions,
        rate: settings.rate_limit,
        trusted_proxies: settings.trusted_proxy.clone(),
        tokens: settings.tokens()?,
        origins: settings.cors_origins.clone(),
        tls: tls.is_some(),
    });
    Ok((state, tls))
}

fn connection_limits(settings: &Serve) -> ConnectionLimits {
    let connections = descriptors::connections(settings.max_connections);
    if connections < settings.max_connections {
        tracing::warn!(
            wanted = settings.max_connections,
            connections,
            "the system allows fewer open files than --max-connections needs"
        );
    }
    ConnectionLimits {
        connections,
        header_timeout: settings.header_timeout,
        write_timeout: settings.write_timeout,
        drain_timeout: settings.drain_timeout,
    }
}

/// The futures of the first and of the second signal, and the address.
async fn open(
    settings: &Serve,
) -> io::Result<(
    impl Future<Output = ()>,
    impl Future<Output = ()>,
    TcpListener,
)> {
    let asked = serve::terminated(1)?;
    let insisted = serve::terminated(2)?;
    Ok((asked, insisted, TcpListener::bind(settings.addr).await?))
}

fn why(error: &io::Error) -> String {
    let help = match error.kind() {
        io::ErrorKind::AddrInUse => {
            "another program listens there; choose another with --addr, 0 takes any free port"
        }
        io::ErrorKind::PermissionDenied => {
            "ports below 1024 need privileges; choose another with --addr"
        }
        io::ErrorKind::AddrNotAvailable => "no interface of this machine has that address",
        _ => return error.to_string(),
    };
    format!("{error} (help: {help})")
}

/// The address by which this machine reaches itself.
fn reachable(address: SocketAddr) -> SocketAddr {
    let here: IpAddr = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(here, address.port())
}
