//! Whether the process lives and whether it wants requests.

use std::cmp::Reverse;

use axum::extract::{RawQuery, Request, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::endpoint::{Asks, Endpoint, Shape, Tag};
use super::error::{ApiError, Code};
use super::format::Format;
use super::params;
use super::respond::json_bytes;
use super::state::AppState;
use super::views::service::{DiagnosticView, HealthView};
use crate::load::Diagnostic;
use crate::query;

/// At most so many diagnostics are shown.
const SHOWN: usize = 100;

/// `/health/live` and `/health/ready`.
pub(super) fn endpoints() -> [Endpoint; 2] {
    let endpoint = |path: &str, route, id: &str, summary: &str, doc: &str, refusals| Endpoint {
        path: path.to_owned(),
        route,
        method: "get",
        id: id.to_owned(),
        tag: Tag::Service,
        summary: summary.to_owned(),
        doc: doc.to_owned(),
        asks: Asks::Only(&[]),
        answers: vec![(Format::Json, Shape::Named("Health"))],
        refusals,
        example: Some(path.to_owned()),
    };
    [
        endpoint(
            "/health/live",
            get(live),
            "get_liveness",
            "Whether the process lives",
            "Answers as long as the process does.",
            vec![],
        ),
        endpoint(
            "/health/ready",
            get(ready),
            "get_readiness",
            "Whether requests are welcome",
            "Answers with 503 while the service starts or shuts down, and while it has no text to serve.",
            vec![Code::NOT_READY],
        ),
    ]
}

/// `/health/live`: the process answers.
async fn live(RawQuery(raw): RawQuery) -> Result<Response, ApiError> {
    asks_nothing(raw)?;
    let view = HealthView {
        status: "live",
        dataset: None,
        diagnostics: None,
        diagnostics_total: None,
    };
    Ok(ok(&view))
}

/// `/health/ready`: a dataset is served and new requests are welcome.
async fn ready(
    State(state): State<AppState>,
    RawQuery(raw): RawQuery,
) -> Result<Response, ApiError> {
    asks_nothing(raw)?;
    match state.is_ready() {
        true => Ok(ok(&details(&state))),
        false if state.is_loaded() && !state.is_stopping() => {
            Err(not_ready("There is no text to serve."))
        }
        false => Err(not_ready(COMES_OR_GOES)),
    }
}

/// Refuses every parameter.
pub(super) fn asks_nothing(raw: Option<String>) -> Result<(), ApiError> {
    let params = params::read(raw.as_deref())?;
    Ok(query::parse_only(&params, &[])?)
}

/// Refuses everything but health until there is a dataset.
pub(super) fn gate(state: &AppState, request: &Request) -> Result<(), ApiError> {
    match state.is_loaded() || request.uri().path().starts_with("/health/") {
        true => Ok(()),
        false => Err(not_ready(COMES_OR_GOES)),
    }
}

const COMES_OR_GOES: &str = "The service is starting or shutting down.";

fn not_ready(why: &str) -> ApiError {
    ApiError::new(Code::NOT_READY, why).header(header::RETRY_AFTER, HeaderValue::from_static("1"))
}

/// Worst first: what is missing matters more than what was passed over.
fn details(state: &AppState) -> HealthView {
    let all = state.diagnostics();
    let mut worst: Vec<&Diagnostic> = all.iter().collect();
    worst.sort_by_key(|diagnostic| Reverse(diagnostic.severity));
    let views = worst.into_iter().take(SHOWN).map(|d| DiagnosticView {
        severity: d.severity.as_str(),
        file: d.path.clone(),
        line: d.line,
        message: d.message.clone(),
        help: d.help.clone(),
    });
    HealthView {
        status: "ready",
        dataset: Some(format!("{:x}", state.dataset().version)),
        diagnostics: Some(views.collect()),
        diagnostics_total: Some(all.len()),
    }
}

fn ok(view: &HealthView) -> Response {
    let mut response = json_bytes(view).into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(Format::Json.content_type()),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
