//! Everything that is served, in the order of the documentation: the router and the documents are made of this list.

use std::sync::LazyLock;

use axum::Router;
use axum::http::{Method, Uri};

use super::endpoint::Endpoint;
use super::state::AppState;
use super::{
    annotations, changes, docs, entities, extraction, graph, guard, health, hygiene, lists,
    metrics, problems, root, search,
};
use crate::model::Kind;

/// Every operation.
pub(super) fn endpoints() -> Vec<Endpoint> {
    let mut all = vec![root::endpoint()];
    for kind in Kind::ALL {
        all.push(lists::endpoint(kind));
        all.push(entities::endpoint(kind));
        all.extend(entities::related(kind).map(|there| lists::related_endpoint(kind, there)));
    }
    all.extend([
        annotations::endpoint(),
        search::endpoint(),
        graph::endpoint(),
        changes::endpoint(),
        extraction::endpoint(),
    ]);
    all.extend(docs::endpoints());
    all.extend(problems::endpoints());
    all.extend(health::endpoints());
    all.push(metrics::endpoint());
    all
}

/// Their paths, in the same order.
static PATHS: LazyLock<Vec<String>> =
    LazyLock::new(|| endpoints().into_iter().map(|e| e.path).collect());

/// The addresses without a part that varies, to offer to whoever mistypes one.
pub(super) static ADDRESSES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let fixed = PATHS.iter().filter(|path| !path.contains('{'));
    fixed.cloned().collect()
});

/// The operations as a router; what is not among them is refused.
pub(super) fn router(state: AppState) -> Router {
    endpoints()
        .into_iter()
        .zip(PATHS.iter())
        .fold(Router::new(), |router, (endpoint, path)| {
            router.route(path, guard::named(path, endpoint.route))
        })
        .fallback(|uri: Uri, method: Method| hygiene::not_found(uri, method, &ADDRESSES))
        .method_not_allowed_fallback(hygiene::method_not_allowed)
        .with_state(state)
}
