//! HTTP: router, parameters, errors, views.
//!
//! A handler reads its parameters, makes a typed query, asks the engine and maps what comes to a view. Everything about
//! fields comes from the [tables](crate::query::table), so a field is added there and nowhere here.

mod annotations;
mod changes;
mod docs;
mod endpoint;
mod entities;
mod error;
mod extraction;
mod format;
mod formats;
mod graph;
mod guard;
mod health;
mod hygiene;
mod json;
mod links;
mod lists;
mod metrics;
mod openapi;
mod params;
mod problems;
mod rendered;
mod respond;
mod root;
mod routes;
mod search;
mod state;
pub mod views;

use axum::Router;

pub use error::{ApiError, Code};
pub(crate) use format::prefers;
pub use guard::{Origins, Rate, TokenError, Tokens, guard};
pub use hygiene::Answering;
pub(crate) use hygiene::{ask, compressed};
pub use json::to_pretty;
pub use metrics::Metrics;
pub use openapi::{openapi, openapi_3_0};
pub use rendered::Served;
pub use state::{AppState, Settings};

/// The whole service, guarded.
pub fn router(state: AppState) -> Router {
    let service = unguarded(state.clone());
    guard(service, &state)
}

/// The service without its guard, for whoever puts something between the two.
pub fn unguarded(state: AppState) -> impl Answering {
    hygiene::kept(routes::router(state.clone()), state)
}
