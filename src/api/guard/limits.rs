//! Refusals of what is too large or one too many.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, header};
use tokio::sync::SemaphorePermit;

use super::super::error::{ApiError, Code};
use super::super::state::AppState;
use super::is_health;

/// Refuses what no honest client sends: endless addresses, headers, and bodies that say so beforehand. A body that does
/// not say so is measured as it is read.
pub(super) fn sizes(state: &AppState, request: &Request) -> Result<(), ApiError> {
    let settings = state.settings();
    let address = request
        .uri()
        .path_and_query()
        .map_or(0, |address| address.as_str().len());
    let headers = size(request.headers());
    let body = announced(request.headers());
    let refusal = if address > settings.url_limit {
        let most = settings.url_limit;
        ApiError::new(
            Code::ADDRESS_TOO_LONG,
            format!("The address has {address} bytes; {most} are read at most."),
        )
    } else if headers > settings.header_limit {
        let most = settings.header_limit;
        ApiError::new(
            Code::HEADERS_TOO_LARGE,
            format!("The headers have {headers} bytes; {most} are read at most."),
        )
    } else if body.is_some_and(|body| body > settings.body_limit as u64) {
        let most = settings.body_limit;
        ApiError::new(
            Code::TOO_LARGE,
            format!("The body is larger than the {most} bytes that are read at most."),
        )
    } else {
        return Ok(());
    };
    // What was sent of the body is still on its way, and must not be taken for the next request.
    Err(refusal.header(header::CONNECTION, HeaderValue::from_static("close")))
}

/// How long the body is, where the request says it beforehand.
pub(in crate::api) fn announced(headers: &HeaderMap) -> Option<u64> {
    let length = headers.get(header::CONTENT_LENGTH)?;
    length.to_str().ok()?.parse().ok()
}

fn size(headers: &HeaderMap) -> usize {
    let line =
        |(name, value): (&header::HeaderName, &HeaderValue)| name.as_str().len() + value.len() + 4;
    headers.iter().map(line).sum()
}

/// Sheds load: a request beyond those that may go on at once is refused at once, so that the others are answered in time.
pub(super) fn turn<'a>(
    state: &'a AppState,
    request: &Request,
) -> Result<Option<SemaphorePermit<'a>>, ApiError> {
    if is_health(request.uri().path()) {
        return Ok(None);
    }
    state.turns().try_acquire().map(Some).map_err(|_| {
        ApiError::new(
            Code::OVERLOADED,
            "As many requests as allowed are being answered at this moment.",
        )
        .header(header::RETRY_AFTER, HeaderValue::from_static("1"))
    })
}
