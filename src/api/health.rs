//! Whether the process lives and whether it wants requests.

use axum::extract::State;
use axum::http::{HeaderValue, header};
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
        false => Err(ApiError::new(
            Code::NOT_READY,
            "The service is starting or shutting down.",
        )),
    }
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
