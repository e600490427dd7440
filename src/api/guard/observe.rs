//! What is written down of a request: an id, one line in the log, figures. Never a body or a token.

use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use axum::body::HttpBody;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method};
use axum::response::Response;
use axum::routing::MethodRouter;
use tower::util::MapResponseLayer;

use super::super::metrics::GoingOn;
use super::super::state::AppState;
use super::client::client;

/// Ties an answer to its line in the log, and to those of proxies before it.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// More of an address is not logged.
const SHOWN: usize = 512;

/// Which route answered.
#[derive(Debug, Clone, Copy)]
struct Route(&'static str);

/// Notes in each answer of a route which one gave it; what stands before the routes reads it.
pub(in crate::api) fn named<S: Clone + Send + Sync + 'static>(
    path: &'static str,
    route: MethodRouter<S>,
) -> MethodRouter<S> {
    route.route_layer(MapResponseLayer::new(move |mut response: Response| {
        response.extensions_mut().insert(Route(path));
        response
    }))
}

/// A request being answered: it has an id, is counted, and is logged at its end.
pub(super) struct Observed {
    began: Instant,
    id: HeaderValue,
    method: Method,
    /// Address and client, where they are logged.
    logged: Option<(String, Option<IpAddr>)>,
    _going_on: GoingOn,
}

impl Observed {
    pub(super) fn begin(state: &AppState, request: &Request) -> Observed {
        let logged = tracing::enabled!(target: "briefing::request", tracing::Level::INFO);
        Observed {
            began: Instant::now(),
            id: given(request.headers()).unwrap_or_else(make),
            method: request.method().clone(),
            logged: logged.then(|| {
                let address = request.uri().path_and_query().map_or("", |a| a.as_str());
                let address = address.chars().take(SHOWN).collect();
                (address, client(request, &state.settings().trusted_proxies))
            }),
            _going_on: state.metrics().begin(),
        }
    }

    /// Counts and logs the answer, and gives it the id.
    pub(super) fn end(self, state: &AppState, response: &mut Response) {
        let took = self.began.elapsed();
        let status = response.status().as_u16();
        let route = response.extensions().get::<Route>();
        let route = route.map_or("none", |Route(path)| path);
        state.metrics().answered(&self.method, route, status, took);
        if let Some((address, client)) = self.logged {
            tracing::info!(
                target: "briefing::request",
                id = self.id.to_str().unwrap_or_default(),
                client = client.map(tracing::field::display),
                method = self.method.as_str(),
                address,
                status,
                bytes = response.body().size_hint().exact(),
                ms = took.as_micros() as f64 / 1000.0,
            );
        }
        response.headers_mut().insert(REQUEST_ID, self.id);
    }
}

/// The id that a proxy or client gave, if it is one that can be logged and searched for.
fn given(headers: &HeaderMap) -> Option<HeaderValue> {
    let id = headers.get(REQUEST_ID)?;
    let sound = |b: &u8| b.is_ascii_alphanumeric() || b"-_.:/=+".contains(b);
    ((1..=64).contains(&id.len()) && id.as_bytes().iter().all(sound)).then(|| id.clone())
}

/// An id that no other request of any running service has, for practical purposes.
fn make() -> HeaderValue {
    static PROCESS: LazyLock<u64> = LazyLock::new(|| RandomState::new().hash_one("process"));
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let id = PROCESS.wrapping_add(NEXT.fetch_add(1, Ordering::Relaxed));
    let digits = id.to_be_bytes().map(|byte| {
        let digit = |half: u8| b"0123456789abcdef"[usize::from(half)];
        [digit(byte >> 4), digit(byte & 15)]
    });
    HeaderValue::from_bytes(digits.as_flattened()).unwrap_or(HeaderValue::from_static("0"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_taken_over_only_if_they_are_plain() {
        for (id, taken) in [
            ("a1b2-c3", true),
            ("Root=1-67891233-abcdef012345678912345678", true),
            ("", false),
            ("a b", false),
            ("a\"b", false),
            (&"x".repeat(65), false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(REQUEST_ID, id.parse().unwrap());
            assert_eq!(given(&headers).is_some(), taken, "{id}");
        }
        assert_ne!(make(), make());
    }
}
