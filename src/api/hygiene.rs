//! What holds of every answer: one shape of refusal, CORS, `OPTIONS`, a time limit.

use std::convert::Infallible;
use std::panic::AssertUnwindSafe;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;
use tower::{Layer, Service, service_fn};
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;

use super::error::{ApiError, Code};
use super::health;
use super::respond::{DATASET_VERSION, make_room};
use super::state::AppState;
use crate::query::nearest;

/// Headers that scripts of other origins may read.
const EXPOSED: &str = "ETag, Link, Location, Retry-After, Allow, Dataset-Version, Total-Count, \
    Undated-Count, RateLimit, RateLimit-Policy, WWW-Authenticate, X-Request-Id";
/// Headers that scripts of other origins may send.
const ALLOWED: &str =
    "Accept, Authorization, Content-Type, If-None-Match, Last-Event-ID, X-Request-Id";
/// How long a browser may remember that, in seconds.
const REMEMBERED: &str = "86400";

/// The policy of answers that are no pages: whatever a browser takes them for, they load and run nothing.
const INERT: &str = "default-src 'none'; frame-ancestors 'none'";

/// Nothing is served at an address.
pub(super) async fn not_found(uri: Uri, method: Method, known: &'static [String]) -> Response {
    let path = uri.path();
    let trimmed = path.trim_end_matches('/');
    if trimmed.len() < path.len()
        && !trimmed.is_empty()
        && !trimmed.starts_with("//")
        && method != Method::OPTIONS
    {
        let target = match uri.query() {
            Some(query) => format!("{trimmed}?{query}"),
            None => trimmed.to_owned(),
        };
        if let Ok(target) = HeaderValue::from_str(&target) {
            return (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, target)]).into_response();
        }
    }
    let detail = format!("Nothing is served at `{path}`.");
    ApiError::new(Code::NOT_FOUND, detail)
        .nearest(nearest(path, known))
        .into_response()
}

/// The address exists, the method does not; the router adds `Allow`.
pub(super) async fn method_not_allowed(method: Method) -> ApiError {
    ApiError::new(
        Code::METHOD_NOT_ALLOWED,
        format!("`{method}` is not served here; `Allow` lists what is."),
    )
}

/// What answers every request.
pub trait Answering:
    Service<Request, Response = Response, Error = Infallible, Future: Send>
    + Clone
    + Send
    + Sync
    + 'static
{
}

impl<S> Answering for S where
    S: Service<Request, Response = Response, Error = Infallible, Future: Send>
        + Clone
        + Send
        + Sync
        + 'static
{
}

/// Puts a gate before a router while nothing is loaded, a limit to the time of its answers, and compression behind them.
/// A panic fails the request alone.
pub(super) fn kept(router: Router, state: AppState) -> impl Answering {
    service_fn(move |request| {
        let (router, state) = (router.clone(), state.clone());
        let safely = move |request| safely(router, state, request);
        async move { Ok(compressed(request, safely).await) }
    })
}

/// An answer, compressed if the client takes that. For those that do not, nothing is put around its body.
pub(crate) async fn compressed<F>(
    request: Request,
    answer: impl FnOnce(Request) -> F + Clone,
) -> Response
where
    F: Future<Output = Response>,
{
    if !request.headers().contains_key(header::ACCEPT_ENCODING) {
        return answer(request).await;
    }
    let plain = service_fn(move |request| {
        let answer = answer.clone();
        async move { Ok::<_, Infallible>(answer(request).await) }
    });
    let fast = CompressionLayer::new().quality(CompressionLevel::Fastest);
    match fast.layer(plain).call(request).await {
        Ok(response) => response.map(Body::new),
        Err(never) => match never {},
    }
}

async fn safely(router: Router, state: AppState, request: Request) -> Response {
    if let Err(refusal) = health::gate(&state, &request) {
        return refusal.into_response();
    }
    let limit = state.settings().request_timeout;
    let answer = tokio::time::timeout(limit, ask(router, request));
    match AssertUnwindSafe(answer).catch_unwind().await {
        Ok(Ok(response)) => response,
        Ok(Err(_)) => {
            let detail = format!("The answer took longer than {} s.", limit.as_secs_f32());
            ApiError::new(Code::TIMED_OUT, detail).into_response()
        }
        // A defect: the request fails, the service goes on.
        Err(_) => {
            ApiError::new(Code::INTERNAL, "The service failed while answering.").into_response()
        }
    }
}

/// The answer of a service.
pub(crate) async fn ask(mut service: impl Answering, request: Request) -> Response {
    match service.call(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}

/// Who asks, and whether for the methods alone.
pub(super) struct Origin {
    allowed: Option<HeaderValue>,
    options: bool,
}

impl Origin {
    pub(super) fn of(state: &AppState, request: &Request) -> Origin {
        Origin {
            allowed: state.settings().origins.allowed(request.headers()),
            options: request.method() == Method::OPTIONS,
        }
    }

    /// Answers `OPTIONS` from what the router says of methods, lets scripts of the allowed origins read every answer,
    /// tells browsers to make nothing else of it than what it is, and everybody of which dataset it is.
    pub(super) fn open(self, state: &AppState, response: &mut Response) {
        let settings = state.settings();
        make_room(response.headers_mut());
        if response.status() == StatusCode::METHOD_NOT_ALLOWED {
            let allow = HeaderValue::from_str(&allowed(response.headers()));
            if self.options {
                *response = StatusCode::NO_CONTENT.into_response();
                let headers = response.headers_mut();
                if let Ok(allow) = &allow {
                    headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, allow.clone());
                }
                headers.insert(
                    header::ACCESS_CONTROL_ALLOW_HEADERS,
                    HeaderValue::from_static(ALLOWED),
                );
                headers.insert(
                    header::ACCESS_CONTROL_MAX_AGE,
                    HeaderValue::from_static(REMEMBERED),
                );
            }
            if let Ok(allow) = allow {
                response.headers_mut().insert(header::ALLOW, allow);
            }
        }
        let headers = response.headers_mut();
        if let Some(origin) = self.allowed {
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            headers.insert(
                header::ACCESS_CONTROL_EXPOSE_HEADERS,
                HeaderValue::from_static(EXPOSED),
            );
        }
        let vary = match settings.origins.vary() {
            true => "accept, accept-encoding, origin",
            false => "accept, accept-encoding",
        };
        headers.insert(header::VARY, HeaderValue::from_static(vary));
        protect(headers, settings.tls);
        if state.is_loaded() {
            headers
                .entry(DATASET_VERSION)
                .or_insert_with(|| state.dataset().version_header());
        }
    }
}

/// Headers against what browsers might do with an answer. Pages bring a policy of their own.
fn protect(headers: &mut HeaderMap, tls: bool) {
    let is_page = headers
        .get(header::CONTENT_TYPE)
        .is_some_and(|media_type| media_type.as_bytes().starts_with(b"text/html"));
    if !is_page {
        headers
            .entry(header::CONTENT_SECURITY_POLICY)
            .or_insert(HeaderValue::from_static(INERT));
    }
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if tls {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000"),
        );
    }
}

/// The methods of an address, `OPTIONS` among them.
fn allowed(headers: &HeaderMap) -> String {
    let known = headers
        .get(header::ALLOW)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("");
    let mut methods: Vec<&str> = known
        .split(',')
        .map(str::trim)
        .filter(|m| !m.is_empty())
        .collect();
    if !methods.contains(&"OPTIONS") {
        methods.push("OPTIONS");
    }
    methods.join(", ")
}
