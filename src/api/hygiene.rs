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
const EXPOSED: &str = "ETag, Link, Location, Retry-After, Allow, Total-Count, Undated-Count";
/// Headers that scripts of other origins may send.
const ALLOWED: &str = "Accept, Content-Type, If-None-Match";
/// How long a browser may remember that, in seconds.
const REMEMBERED: &str = "86400";

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

/// Answers `OPTIONS` from what the router says of methods, and lets every origin read every answer.
pub(super) async fn open_to_all(request: Request, next: Next) -> Response {
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
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        HeaderValue::from_static("*"),
    );
    headers.insert(
        header::ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static(EXPOSED),
    );
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers.append(header::VARY, HeaderValue::from_static("accept"));
    response
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
