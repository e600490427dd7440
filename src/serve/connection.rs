//! One connection: HTTP/1.1 with limits.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderValue, Request, header};
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::Watcher;
use prometheus_client::metrics::gauge::Gauge;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_io_timeout::TimeoutWriter;
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt;

use super::Service;
use super::drain::Requests;
use super::refuse::refuse;

/// The largest head of a request that is read whole; the service refuses far shorter ones in its own words, this only
/// bounds the memory of a connection.
const HEAD: usize = 64 * 1024;

/// So many connections are refused with an answer at once; beyond, they are just closed.
const REFUSALS: usize = 256;

/// What all connections share.
#[derive(Debug)]
pub(super) struct Connections {
    service: Service,
    requests: Requests,
    protocol: http1::Builder,
    slots: Arc<Semaphore>,
    refusals: Arc<Semaphore>,
    ending: AtomicBool,
}

/// One open connection; ends when dropped.
struct Slot {
    open: Gauge,
    _slot: OwnedSemaphorePermit,
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.open.dec();
    }
}

impl Connections {
    pub(super) fn new(service: Service, requests: Requests) -> Connections {
        let mut protocol = http1::Builder::new();
        protocol
            .timer(TokioTimer::new())
            .header_read_timeout(service.limits.header_timeout)
            .max_buf_size(HEAD);
        let slots = service.limits.connections.min(Semaphore::MAX_PERMITS);
        Connections {
            service,
            requests,
            protocol,
            slots: Arc::new(Semaphore::new(slots)),
            refusals: Arc::new(Semaphore::new(REFUSALS)),
            ending: AtomicBool::new(false),
        }
    }

    /// From now on every answer is the last of its connection and says so.
    pub(super) fn announce_the_end(&self) {
        self.ending.store(true, Ordering::Release);
    }

    /// Serves a connection in a task of its own, or refuses it if there are too many.
    pub(super) fn open(self: &Arc<Self>, stream: TcpStream, peer: SocketAddr, watcher: Watcher) {
        let Ok(slot) = self.slots.clone().try_acquire_owned() else {
            if let Ok(turn) = self.refusals.clone().try_acquire_owned() {
                tokio::spawn(async move {
                    refuse(stream).await;
                    drop(turn);
                });
            }
            return;
        };
        let open = self.service.open.clone();
        open.inc();
        let slot = Slot { open, _slot: slot };
        let this = self.clone();
        tokio::spawn(async move {
            // Answers are written whole; waiting to fill packets would only delay them.
            let _ = stream.set_nodelay(true);
            this.secure(stream, peer, watcher).await;
            drop(slot);
        });
    }

    async fn secure(&self, stream: TcpStream, peer: SocketAddr, watcher: Watcher) {
        let Some(tls) = &self.service.tls else {
            return self.serve(stream, peer, watcher).await;
        };
        let limit = self.service.limits.header_timeout;
        match tokio::time::timeout(limit, TlsAcceptor::from(tls.clone()).accept(stream)).await {
            Ok(Ok(stream)) => self.serve(stream, peer, watcher).await,
            Ok(Err(error)) => tracing::debug!(%peer, %error, "no TLS"),
            Err(_) => tracing::debug!(%peer, "no TLS in time"),
        }
    }

    async fn serve(
        &self,
        stream: impl AsyncRead + AsyncWrite + Send + 'static,
        peer: SocketAddr,
        watcher: Watcher,
    ) {
        let mut stream = TimeoutWriter::new(stream);
        stream.set_timeout(Some(self.service.limits.write_timeout));
        let service = service_fn(|request| self.answer(request, peer));
        let connection = self
            .protocol
            .serve_connection(TokioIo::new(Box::pin(stream)), service);
        if let Err(error) = pin!(watcher.watch(connection)).await {
            tracing::debug!(%peer, %error, "a connection ended early");
        }
    }

    async fn answer(
        &self,
        request: Request<Incoming>,
        peer: SocketAddr,
    ) -> Result<Response, Infallible> {
        let counted = self.requests.begin();
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        let mut response = self.service.router.clone().oneshot(request).await?;
        if self.ending.load(Ordering::Acquire) {
            let close = HeaderValue::from_static("close");
            response.headers_mut().insert(header::CONNECTION, close);
        }
        Ok(counted.until_sent(response))
    }
}
