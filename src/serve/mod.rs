//! Connections: who may have one, for how long, and how they end.
//!
//! [`run`] takes a listener, the service and a future that says when to stop; it knows nothing of what is served. It is
//! the seam that tests use. `axum::serve` would do without limits; here the head of a request has a size and a time, a
//! client that does not read is left, and shutdown cuts no request that ends before its deadline.

mod connection;
pub mod descriptors;
mod drain;
mod refuse;
mod signal;
mod tls;
mod unverified;

use std::future::Future;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper_util::server::graceful::GracefulShutdown;
use prometheus_client::metrics::gauge::Gauge;
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::rustls::ServerConfig;

pub use drain::Drained;
pub use signal::{on_hangup, terminated};
pub use tls::tls;
pub use unverified::unverified;

use connection::Connections;
use drain::Requests;

/// How long clients of open connections are told with their answers that these end, before idle ones are closed: a
/// request that is under way on an idle connection as it is closed would be lost.
const NOTICE: Duration = Duration::from_millis(300);
/// How often it is looked whether all connections have ended meanwhile.
const TICK: Duration = Duration::from_millis(10);

/// What connections may take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// So many may be open at once; further ones are answered with 503.
    pub connections: usize,
    /// For the head of a request, from the opening of the connection or the end of the answer before.
    pub header_timeout: Duration,
    /// For the client to take the next part of an answer.
    pub write_timeout: Duration,
    /// For requests to end after shutdown began.
    pub drain_timeout: Duration,
}

/// What is served, and how.
#[derive(Debug)]
pub struct Service {
    /// What answers.
    pub router: Router,
    /// What connections may take.
    pub limits: Limits,
    /// How connections become TLS connections; plain ones without it.
    pub tls: Option<Arc<ServerConfig>>,
    /// Shows how many connections are open.
    pub open: Gauge,
}

/// Serves until `shutdown` comes true, then ends all connections, each after the request it has.
///
/// At that moment `stopping` is called. Answers then tell their clients to close, soon no connection is accepted, and
/// what is still going on has [`Limits::drain_timeout`] to end.
pub async fn run(
    listener: TcpListener,
    service: Service,
    shutdown: impl Future<Output = ()>,
    stopping: impl FnOnce(),
) -> Drained {
    let drain_timeout = service.limits.drain_timeout;
    let requests = Requests::default();
    let connections = Arc::new(Connections::new(service, requests.clone()));
    let graceful = GracefulShutdown::new();
    let mut shutdown = std::pin::pin!(shutdown);
    loop {
        tokio::select! {
            biased;
            () = &mut shutdown => break,
            accepted = listener.accept() => take(accepted, &connections, &graceful).await,
        }
    }
    stopping();
    connections.announce_the_end();
    let notice = tokio::time::sleep(NOTICE);
    let mut notice = std::pin::pin!(notice);
    while graceful.count() > 0 {
        tokio::select! {
            () = &mut notice => break,
            () = tokio::time::sleep(TICK) => {}
            accepted = listener.accept() => take(accepted, &connections, &graceful).await,
        }
    }
    // Who is in the queue was told that the connection stands.
    let last = tokio::time::Instant::now() + NOTICE;
    while tokio::time::Instant::now() < last
        && let Ok(accepted) = tokio::time::timeout(TICK, listener.accept()).await
    {
        take(accepted, &connections, &graceful).await;
    }
    drop(listener);
    requests.drain(graceful.shutdown(), drain_timeout).await
}

async fn take(
    accepted: io::Result<(TcpStream, std::net::SocketAddr)>,
    connections: &Arc<Connections>,
    graceful: &GracefulShutdown,
) {
    match accepted {
        Ok((stream, peer)) => connections.open(stream, peer, graceful.watcher()),
        Err(error) if of_the_client(&error) => {}
        Err(error) => {
            // Out of file descriptors, as a rule: accepting again at once would only turn the processor.
            tracing::error!(%error, "no connection can be accepted");
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }
}

/// Whether accepting failed by the client's doing; the next one may succeed at once.
fn of_the_client(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionRefused
    )
}
