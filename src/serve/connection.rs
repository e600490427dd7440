//! One connection: HTTP/1.1 with limits.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderValue, Request, header};
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::Watcher;
use tokio::net::TcpStream;
use tokio_io_timeout::TimeoutWriter;
use tower::ServiceExt;

use super::Limits;
use super::drain::Requests;

/// The largest head of a request that is read whole; the service refuses far shorter ones in its own words, this only
/// bounds the memory of a connection.
const HEAD: usize = 64 * 1024;

/// What all connections share.
#[derive(Debug)]
pub(super) struct Connections {
    service: Router,
    limits: Limits,
    requests: Requests,
    protocol: http1::Builder,
    ending: AtomicBool,
}

impl Connections {
    pub(super) fn new(service: Router, limits: Limits, requests: Requests) -> Connections {
        let mut protocol = http1::Builder::new();
        protocol
            .timer(TokioTimer::new())
            .header_read_timeout(limits.header_timeout)
            .max_buf_size(HEAD);
        Connections {
            service,
            limits,
            requests,
            protocol,
            ending: AtomicBool::new(false),
        }
    }

    /// From now on every answer is the last of its connection and says so.
    pub(super) fn announce_the_end(&self) {
        self.ending.store(true, Ordering::Release);
    }

    /// Serves a connection in a task of its own.
    pub(super) fn open(self: &Arc<Self>, stream: TcpStream, peer: SocketAddr, watcher: Watcher) {
        let this = self.clone();
        tokio::spawn(async move {
            // Answers are written whole; waiting to fill packets would only delay them.
            let _ = stream.set_nodelay(true);
            this.serve(stream, peer, watcher).await;
        });
    }

    async fn serve(&self, stream: TcpStream, peer: SocketAddr, watcher: Watcher) {
        let mut stream = TimeoutWriter::new(stream);
        stream.set_timeout(Some(self.limits.write_timeout));
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
        let mut response = self.service.clone().oneshot(request).await?;
        if self.ending.load(Ordering::Acquire) {
            let close = HeaderValue::from_static("close");
            response.headers_mut().insert(header::CONNECTION, close);
        }
        Ok(counted.until_sent(response))
    }
}
