//! What holds of every answer: one shape of refusal, CORS, `OPTIONS`, a time limit.

use std::any::Any;

use axum::extract::{OriginalUri, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::error::{ApiError, Code};
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
pub(super) async fn not_found(
    OriginalUri(uri): OriginalUri,
    method: Method,
    known: &'static [String],
) -> Response {
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

/// A defect: the request fails, the service goes on.
pub(super) fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    ApiError::new(Code::INTERNAL, "The service failed while answering.").into_response()
}

/// Refuses what takes too long.
pub(super) async fn time_limit(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let limit = state.settings().request_timeout;
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) => {
            let detail = format!("The answer took longer than {} s.", limit.as_secs_f32());
            ApiError::new(Code::TIMED_OUT, detail).into_response()
        }
    }
}

/// Answers `OPTIONS` from what the router says of methods, lets scripts of the allowed origins read every answer, and
/// tells browsers to make nothing else of it than what it is.
pub(super) async fn open_to_origins(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let settings = state.settings();
    let origin = settings.origins.allowed(request.headers());
    let options = request.method() == Method::OPTIONS;
    let mut response = next.run(request).await;
    if options && response.status() == StatusCode::METHOD_NOT_ALLOWED {
        let allow = allowed(response.headers());
        response = StatusCode::NO_CONTENT.into_response();
        let headers = response.headers_mut();
        if let Ok(allow) = HeaderValue::from_str(&allow) {
            headers.insert(header::ALLOW, allow.clone());
            headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, allow);
        }
        headers.insert(
            header::ACCESS_CONTROL_ALLOW_HEADERS,
            HeaderValue::from_static(ALLOWED),
        );
        headers.insert(
            header::ACCESS_CONTROL_MAX_AGE,
            HeaderValue::from_static(REMEMBERED),
        );
    } else if response.status() == StatusCode::METHOD_NOT_ALLOWED
        && let Ok(allow) = HeaderValue::from_str(&allowed(response.headers()))
    {
        response.headers_mut().insert(header::ALLOW, allow);
    }
    let headers = response.headers_mut();
    if let Some(origin) = origin {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.insert(
            header::ACCESS_CONTROL_EXPOSE_HEADERS,
            HeaderValue::from_static(EXPOSED),
        );
    }
    let vary = match settings.origins.vary() {
        true => "accept, origin",
        false => "accept",
    };
    headers.append(header::VARY, HeaderValue::from_static(vary));
    protect(headers, settings.tls);
    response
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
