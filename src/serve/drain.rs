//! How many requests are going on, and their end at shutdown.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::response::Response;
use hyper::body::{Frame, SizeHint};

/// How a shutdown ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drained {
    /// Requests that had not ended at the deadline.
    pub cut: usize,
}

/// Requests going on, counted from the head of the request to the last byte of the answer.
#[derive(Debug, Clone, Default)]
pub(super) struct Requests(Arc<AtomicUsize>);

impl Requests {
    pub(super) fn begin(&self) -> Counted {
        self.0.fetch_add(1, Ordering::AcqRel);
        Counted(self.clone())
    }

    /// Waits for the end of all connections, at most for a time.
    pub(super) async fn drain(&self, ended: impl Future<Output = ()>, limit: Duration) -> Drained {
        match tokio::time::timeout(limit, ended).await {
            Ok(()) => Drained { cut: 0 },
            // Connections without a request are no loss.
            Err(_) => Drained {
                cut: self.0.load(Ordering::Acquire),
            },
        }
    }
}

/// One request going on; it ends when this is dropped.
#[derive(Debug)]
pub(super) struct Counted(Requests);

impl Counted {
    /// Lets it go on until the body of its answer is sent or given up.
    pub(super) fn until_sent(self, response: Response) -> Response {
        response.map(|body| {
            Body::new(Sending {
                body,
                _counted: self,
            })
        })
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.0.fetch_sub(1, Ordering::AcqRel);
    }
}

struct Sending {
    body: Body,
    _counted: Counted,
}

impl HttpBody for Sending {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
