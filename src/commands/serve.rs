//! `briefing serve`: load, read, answer, until asked to end.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use briefing::Dataset;
use briefing::api::{AppState, Settings, router};
use briefing::cache::Progress;
use briefing::config::{LogFormat, Serve};
use briefing::library::{self, Library};
use briefing::model::Kind;
use briefing::reload;
use briefing::serve::{self, Limits as ConnectionLimits};
use briefing::watch::Watch;
use briefing::web::with_explorer;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

use super::{Exit, limits, print, say, say_all};

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
        .with_env_filter(EnvFilter::try_new(&settings.log)?);
    match settings.log_format {
        LogFormat::Human => log.init(),
        LogFormat::Json => log.json().flatten_event(true).init(),
    }
    Ok(())
}

async fn listen(settings: &Serve) -> Exit {
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
    print(format_args!("listening on http://{address}"));
    let state = AppState::loading(service_settings(settings));
    let stopping = || state.stop();
    let serving = serve::run(
        listener,
        with_explorer(router(state.clone())),
        connection_limits(settings),
        asked,
        stopping,
    );
    let drained = tokio::select! {
        drained = serving => drained,
        Err(exit) = load_into(&state, settings, address) => return exit,
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

/// Loads and reads everything off the threads that serve, then serves it.
async fn load_into(state: &AppState, settings: &Serve, address: SocketAddr) -> Result<(), Exit> {
    let mut missing = settings
        .paths
        .iter()
        .filter(|path| !path.exists())
        .peekable();
    if missing.peek().is_some() {
        for path in missing {
            say(format_args!(
                "briefing: {}: no such file or folder",
                path.display()
            ));
        }
        return Err(Exit::Refused);
    }
    let watched: &[PathBuf] = match settings.watch {
        true => &settings.paths,
        false => &[],
    };
    let watch = Watch::start(watched);
    let bell = watch.bell();
    if let Err(error) = serve::on_hangup(move || bell.ring()) {
        say(format_args!("briefing: SIGHUP is not listened to: {error}"));
    }
    let mut library = Library::open(&library_settings(settings));
    let loading = tokio::task::spawn_blocking(move || {
        let look = library.look(&mut telling());
        (library, look)
    });
    let Ok((library, Some(look))) = loading.await else {
        say("briefing: loading failed");
        return Err(Exit::Refused);
    };
    say_all(&look.diagnostics);
    let dataset = look.dataset;
    if dataset.model.briefings.is_empty() {
        say("briefing: there is no text to serve");
        return Err(Exit::Refused);
    }
    print(summary(&dataset));
    state.update(dataset, look.diagnostics);
    if !settings.paths.is_empty()
        && let Err(error) = reload::keep_up(library, watch, state.clone())
    {
        say(format_args!("briefing: changes are not followed: {error}"));
    }
    print(format_args!(
        "try: curl 'http://{}/meetings?status=planned'",
        reachable(address)
    ));
    Ok(())
}

/// Says how far the reading is, once it takes longer than a second.
fn telling() -> impl FnMut(Progress) {
    let began = Instant::now();
    let mut told = began;
    move |progress| {
        let now = Instant::now();
        let last = progress.done == progress.total && told != began;
        if last || now.duration_since(told) >= Duration::from_secs(1) {
            told = now;
            say(format_args!(
                "read {} of {} texts in {} s, {} of them known from the cache",
                progress.done,
                progress.total,
                now.duration_since(began).as_secs(),
                progress.known
            ));
        }
    }
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

/// How much a dataset holds, in a line.
pub(super) fn summary(dataset: &Dataset) -> String {
    let counts = Kind::ALL.map(|kind| match dataset.model.len(kind) {
        1 => format!("1 {}", kind.singular()),
        n => format!("{n} {}", kind.plural()),
    });
    counts.join(", ")
}

fn library_settings(settings: &Serve) -> library::Settings {
    library::Settings {
        paths: settings.paths.clone(),
        limits: limits(&settings.reading),
        cache: settings.cache_folder(),
        overrides: settings.overrides.clone(),
    }
}

fn service_settings(settings: &Serve) -> Settings {
    Settings {
        request_timeout: settings.request_timeout,
        body_limit: usize::try_from(settings.max_body_size).unwrap_or(usize::MAX),
        ..Settings::default()
    }
}

fn connection_limits(settings: &Serve) -> ConnectionLimits {
    ConnectionLimits {
        header_timeout: settings.header_timeout,
        write_timeout: settings.write_timeout,
        drain_timeout: settings.drain_timeout,
    }
}
