//! What stands before every answer: who may ask, how much, how often; and what is written down of it.
//!
//! From the outside in: the request gets an id, is counted and logged ([`observe`]); the answer gets the headers that
//! browsers need (`hygiene`); what is too large, too frequent, without a token or one too many is refused in the one
//! shape of refusals. Health is exempt from all but the sizes, so that a busy service is not taken for a dead one.

mod client;
mod limits;
mod observe;
mod origins;
mod rate;
mod token;

use std::convert::Infallible;

use axum::Router;
use axum::body::HttpBody;
use axum::extract::Request;
use axum::http::{Method, header};
use axum::response::{IntoResponse, Response};
use tower::service_fn;

pub use origins::Origins;
pub use rate::Rate;
pub use token::{TokenError, Tokens};

pub(super) use limits::announced;
pub(super) use observe::named;
pub(super) use rate::Buckets;

use super::hygiene::{Answering, Origin, ask};
use super::state::AppState;
use observe::Observed;

/// Puts the guard in front of a service.
///
/// All of it is one service around another, and no layers of a router: those are cloned, each with what is below it, for
/// every request, and the router adds `Allow` only after them.
pub fn guard(service: impl Answering, state: &AppState) -> Router {
    let state = state.clone();
    let guarded = service_fn(move |request| {
        let (service, state) = (service.clone(), state.clone());
        async move { Ok::<_, Infallible>(answer(service, &state, request).await) }
    });
    Router::new().fallback_service(guarded)
}

async fn answer(service: impl Answering, state: &AppState, request: Request) -> Response {
    let observed = Observed::begin(state, &request);
    let origin = Origin::of(state, &request);
    let just_head = request.method() == Method::HEAD;
    let mut response = match limits::sizes(state, &request) {
        Ok(()) => in_time(service, state, request).await,
        Err(refusal) => refusal.into_response(),
    };
    origin.open(state, &mut response);
    observed.end(state, &mut response);
    if just_head {
        without_body(&mut response);
    }
    response
}

/// Leaves of an answer what `HEAD` asks for, the length of what would be sent included.
fn without_body(response: &mut Response) {
    let body = std::mem::take(response.body_mut());
    if let Some(length) = body.size_hint().exact().filter(|length| *length > 0) {
        let headers = response.headers_mut();
        headers
            .entry(header::CONTENT_LENGTH)
            .or_insert(length.into());
    }
}

async fn in_time(service: impl Answering, state: &AppState, request: Request) -> Response {
    let Some(left) = rate::take(state, &request) else {
        return admitted(service, state, request).await;
    };
    let mut response = match left.refused() {
        None => admitted(service, state, request).await,
        Some(refusal) => refusal.into_response(),
    };
    left.tell(&mut response);
    response
}

async fn admitted(service: impl Answering, state: &AppState, request: Request) -> Response {
    let turn = token::check(state, &request).and_then(|()| limits::turn(state, &request));
    match turn {
        Ok(_turn) => ask(service, request).await,
        Err(refusal) => refusal.into_response(),
    }
}

/// Whether a path is a health check.
fn is_health(path: &str) -> bool {
    path.starts_with("/health/")
}
