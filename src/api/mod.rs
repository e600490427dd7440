//! HTTP: router, parameters, errors, views.
//!
//! A handler reads its parameters, makes a typed query, asks the engine and maps what comes to a view. Everything about
//! fields comes from the [tables](crate::query::table), so a field is added there and nowhere here.

mod entities;
mod error;
mod format;
mod formats;
mod health;
mod hygiene;
mod links;
mod lists;
mod params;
mod respond;
mod root;
mod state;
pub mod views;

use axum::Router;
use axum::extract::OriginalUri;
use axum::http::Method;
use axum::middleware;
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::trace::TraceLayer;

pub use error::{ApiError, Code};
pub(crate) use format::prefers;
pub use state::{AppState, Settings};

use crate::model::Kind;

/// Addresses to offer to whoever mistypes one.
const KNOWN: &[&str] = &[
    "/",
    "/briefings",
    "/officials",
    "/meetings",
    "/issues",
    "/health/live",
    "/health/ready",
];

/// The whole service.
pub fn router(state: AppState) -> Router {
    let mut router = Router::new()
        .route("/", get(root::index))
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready));
    for kind in Kind::ALL {
        let list = format!("/{}", kind.plural());
        let one = format!("{list}/{{id}}");
        for there in entities::related(kind) {
            router = router.route(
                &format!("{one}/{}", there.plural()),
                lists::related_route(kind, there),
            );
        }
        router = router
            .route(&list, lists::route(kind))
            .route(&one, entities::route(kind));
    }
    let router = router
        .fallback(|uri: OriginalUri, method: Method| hygiene::not_found(uri, method, KNOWN))
        .method_not_allowed_fallback(hygiene::method_not_allowed)
        .with_state(state.clone());
    // A router of its own around it: the inner one adds `Allow` only after the layers it has itself.
    Router::new()
        .fallback_service(router)
        .layer(middleware::from_fn_with_state(state.clone(), health::gate))
        .layer(middleware::from_fn_with_state(
            state.clone(),
            hygiene::time_limit,
        ))
        .layer(CatchPanicLayer::custom(hygiene::panicked))
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn(hygiene::open_to_all))
        .layer(TraceLayer::new_for_http())
}
