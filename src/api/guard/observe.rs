//! What is written down of a request: an id, one line in the log, figures. Never a body or a token.

use std::hash::{BuildHasher, RandomState};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use axum::body::HttpBody;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

use super::super::state::AppState;
use super::client::client;

/// Ties an answer to its line in the log, and to those of proxies before it.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// More of an address is not logged.
const SHOWN: usize = 512;

/// Which route answered.
#[derive(Debug, Clone)]
struct Route(MatchedPath);

/// Notes in the answer which route gave it; the routes themselves have this, what stands before them reads it.
pub(in crate::api) async fn route_of(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().cloned();
    let mut response = next.run(request).await;
    if let Some(route) = route {
        response.extensions_mut().insert(Route(route));
    }
    response
}

/// Gives a request its id, counts it and logs it.
pub(super) async fn observe(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let began = Instant::now();
    let id = given(request.headers()).unwrap_or_else(make);
    let logged = tracing::enabled!(target: "briefing::request", tracing::Level::INFO).then(|| {
        let address = request
            .uri()
            .path_and_query()
            .map_or("", |address| address.as_str());
        let address: String = address.chars().take(SHOWN).collect();
        (address, client(&request, &state.settings().trusted_proxies))
    });
    let method = request.method().clone();
    let going_on = state.metrics().begin();
    let mut response = next.run(request).await;
    let took = began.elapsed();
    drop(going_on);
    let status = response.status().as_u16();
    let route = response.extensions().get::<Route>();
    let route = route.map_or("none", |Route(path)| path.as_str());
    state.metrics().answered(&method, route, status, took);
    if let Some((address, client)) = logged {
        tracing::info!(
            target: "briefing::request",
            id = id.to_str().unwrap_or_default(),
            client = client.map(tracing::field::display),
            method = method.as_str(),
            address,
            status,
            bytes = response.body().size_hint().exact(),
            ms = took.as_micros() as f64 / 1000.0,
        );
    }
    response.headers_mut().insert(REQUEST_ID, id);
    response
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
    HeaderValue::from_str(&format!("{id:016x}")).unwrap_or(HeaderValue::from_static("0"))
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
