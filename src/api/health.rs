//! Whether the process lives and whether it wants requests.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::error::{ApiError, Code};
use super::state::AppState;

/// `/health/live`: the process answers.
pub(super) async fn live() -> Response {
    ok("live")
}

/// `/health/ready`: a dataset is served and new requests are welcome.
pub(super) async fn ready(State(state): State<AppState>) -> Result<Response, ApiError> {
    match state.is_ready() {
        true => Ok(ok("ready")),
        false => Err(not_ready()),
    }
}

/// Refuses everything but health until there is a dataset.
pub(super) async fn gate(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Result<Response, ApiError> {
    match state.is_loaded() || request.uri().path().starts_with("/health/") {
        true => Ok(next.run(request).await),
        false => Err(not_ready()),
    }
}

fn not_ready() -> ApiError {
    ApiError::new(Code::NOT_READY, "The service is starting or shutting down.")
        .header(header::RETRY_AFTER, HeaderValue::from_static("1"))
}

fn ok(status: &str) -> Response {
    let mut response = format!("{{\"status\":\"{status}\"}}").into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/json"),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
