//! The settings of the service.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueEnum};
use ipnet::IpNet;

use super::Reading;
use super::values::{address, duration, network, size};
use crate::api::{Origins, Rate};

/// Settings of the service.
#[derive(Debug, Clone, Args)]
pub struct Serve {
    /// Files and folders to serve; the briefing that comes with the program if none is given.
    #[arg(value_name = "PATH", env = "BRIEFING_PATH")]
    pub paths: Vec<PathBuf>,

    /// How texts are read.
    #[command(flatten)]
    pub reading: Reading,

    /// Where extractions are kept between runs, so that only what is new is read: `auto` for a folder of its own for each set of PATHs in the user's cache folder, a folder to be used for one collection alone, or `off`. Safe to delete.
    #[arg(
        long,
        env = "BRIEFING_CACHE",
        value_name = "FOLDER",
        default_value = "auto"
    )]
    pub cache: String,

    /// A file of decisions on who is who, `merge official ID ID` or `split official ID BRIEFING` a line: no rule knows every namesake.
    #[arg(long, env = "BRIEFING_OVERRIDES", value_name = "FILE")]
    pub overrides: Option<PathBuf>,

    /// Whether files are watched while serving, so that what changes shows without a restart; SIGHUP asks for a look in either case.
    #[arg(long, env = "BRIEFING_WATCH", value_name = "BOOL", default_value_t = true, action = clap::ArgAction::Set)]
    pub watch: bool,

    /// Where to listen: an address with a port, or a port. Nobody but this machine reaches the default; port 0 takes a free one.
    #[arg(long, env = "BRIEFING_ADDR", value_name = "ADDRESS", default_value = "127.0.0.1:8080", value_parser = address)]
    pub addr: SocketAddr,

    /// A request without an answer after this time, waiting for its body, its turn or a costly answer, gets 503. What is being computed is not interrupted: it ends on its own, and most lists take milliseconds.
    #[arg(long, env = "BRIEFING_REQUEST_TIMEOUT", value_name = "TIME", default_value = "10s", value_parser = duration)]
    pub request_timeout: Duration,

    /// A connection that does not send the head of its next request in this time is closed: neither slow nor idle clients may pile up.
    #[arg(long, env = "BRIEFING_HEADER_TIMEOUT", value_name = "TIME", default_value = "30s", value_parser = duration)]
    pub header_timeout: Duration,

    /// A connection that takes nothing of its answer for this time is closed: whoever never reads must not hold memory.
    #[arg(long, env = "BRIEFING_WRITE_TIMEOUT", value_name = "TIME", default_value = "30s", value_parser = duration)]
    pub write_timeout: Duration,

    /// How long requests may go on after SIGINT or SIGTERM; then the process ends, with exit code 4 if it cut any.
    #[arg(long, env = "BRIEFING_DRAIN_TIMEOUT", value_name = "TIME", default_value = "10s", value_parser = duration)]
    pub drain_timeout: Duration,

    /// A larger request body is refused with 413; as large as the largest text.
    #[arg(long, env = "BRIEFING_MAX_BODY_SIZE", value_name = "SIZE", default_value = "5MB", value_parser = size)]
    pub max_body_size: u64,

    /// A longer address (path and query) is refused with 414; every filter there is, used at once, takes a third of the default.
    #[arg(long, env = "BRIEFING_MAX_URL_SIZE", value_name = "SIZE", default_value = "8KiB", value_parser = size)]
    pub max_url_size: u64,

    /// Larger request headers are refused with 431; browsers send about 1 KiB.
    #[arg(long, env = "BRIEFING_MAX_HEADER_SIZE", value_name = "SIZE", default_value = "16KiB", value_parser = size)]
    pub max_header_size: u64,

    /// More connections are answered with 503 and closed. One costs about 15 kB and a file descriptor; the limit of the system lowers it.
    #[arg(
        long,
        env = "BRIEFING_MAX_CONNECTIONS",
        value_name = "N",
        default_value_t = 16_384
    )]
    pub max_connections: usize,

    /// More requests at once are answered with 503: better some refused at once than all too late.
    #[arg(
        long,
        env = "BRIEFING_MAX_REQUESTS",
        value_name = "N",
        default_value_t = 1024
    )]
    pub max_requests: usize,

    /// More texts sent to be read at once (POST /extract) are answered with 429: reading takes a processor for a while.
    #[arg(
        long,
        env = "BRIEFING_MAX_EXTRACTIONS",
        value_name = "N",
        default_value_t = 4
    )]
    pub max_extractions: usize,

    /// How often one client may ask, as 600/1m; more is answered with 429. Without it there is no limit, since behind a proxy all may look like one.
    #[arg(long, env = "BRIEFING_RATE_LIMIT", value_name = "N/TIME")]
    pub rate_limit: Option<Rate>,

    /// Proxies whose X-Forwarded-For tells the client, as 10.0.0.0/8 (several with commas). None by default: anybody can send that header.
    #[arg(
        long,
        env = "BRIEFING_TRUSTED_PROXY",
        value_name = "NETWORK",
        value_delimiter = ',',
        value_parser = network
    )]
    pub trusted_proxy: Vec<IpNet>,

    /// A file with the tokens that open the service, one a line; without it, and without BRIEFING_TOKEN, it is open. Health always is.
    #[arg(long, env = "BRIEFING_TOKEN_FILE", value_name = "FILE")]
    pub token_file: Option<PathBuf>,

    /// Origins whose scripts may read answers in a browser: `*` for all, since answers have no secrets and no cookies; `none`; or a list with commas.
    #[arg(
        long,
        env = "BRIEFING_CORS_ORIGINS",
        value_name = "ORIGINS",
        default_value = "*"
    )]
    pub cors_origins: Origins,

    /// A file with the certificate chain (PEM) to serve TLS with; needs --tls-key. Without it plain HTTP, for a proxy in front or this machine.
    #[arg(
        long,
        env = "BRIEFING_TLS_CERT",
        value_name = "FILE",
        requires = "tls_key"
    )]
    pub tls_cert: Option<PathBuf>,

    /// A file with the private key (PEM) of that certificate.
    #[arg(
        long,
        env = "BRIEFING_TLS_KEY",
        value_name = "FILE",
        requires = "tls_cert"
    )]
    pub tls_key: Option<PathBuf>,

    /// What the log on standard error tells: error, warn, info (a line a request), debug or trace, or a filter such as `briefing=debug`.
    #[arg(
        long,
        env = "BRIEFING_LOG",
        value_name = "FILTER",
        default_value = "info"
    )]
    pub log: String,

    /// How the log is written: for people, or a JSON object a line for programs.
    #[arg(
        long,
        env = "BRIEFING_LOG_FORMAT",
        value_name = "FORMAT",
        default_value = "human"
    )]
    pub log_format: LogFormat,
}

/// A place where extractions are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cache {
    /// A folder for the paths that are served, and no others.
    One(PathBuf),
    /// A folder that has one for each set of paths.
    All(PathBuf),
}

impl Serve {
    /// Where extractions are kept. The briefing that comes with the program is read as fast as a cache.
    pub fn cache(&self) -> Option<Cache> {
        match self.cache.as_str() {
            "off" => None,
            "auto" if self.paths.is_empty() => None,
            "auto" => user_cache().map(Cache::All),
            folder => Some(Cache::One(PathBuf::from(folder))),
        }
    }
}

/// The folder that the system has for caches of this user, if it has one.
#[allow(
    clippy::disallowed_methods,
    reason = "where the user keeps caches is no setting of ours"
)]
fn user_cache() -> Option<PathBuf> {
    let named = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let folder = named("XDG_CACHE_HOME")
        .or_else(|| named("LOCALAPPDATA"))
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(named("HOME")?).join(".cache")))?;
    Some(folder.join("briefing"))
}

/// How the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Human,
    /// A JSON object a line.
    Json,
}
