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

use axum::Router;
use axum::middleware::from_fn_with_state;

pub use origins::Origins;
pub use rate::Rate;
pub use token::{TokenError, Tokens};

pub(super) use observe::route_of;
pub(super) use rate::Buckets;

use super::hygiene;
use super::state::AppState;

/// Puts the guard in front of a service.
pub fn guard(service: Router, state: &AppState) -> Router {
    let with = || state.clone();
    // A router of its own around it: the inner one adds `Allow` only after the layers it has itself.
    Router::new()
        .fallback_service(service)
        .layer(from_fn_with_state(with(), limits::concurrency))
        .layer(from_fn_with_state(with(), token::check))
        .layer(from_fn_with_state(with(), rate::check))
        .layer(from_fn_with_state(with(), limits::sizes))
        .layer(from_fn_with_state(with(), hygiene::open_to_origins))
        .layer(from_fn_with_state(with(), observe::observe))
}

/// Whether a path is a health check.
fn is_health(path: &str) -> bool {
    path.starts_with("/health/")
}
