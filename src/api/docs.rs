//! The documents for programs and people.

use super::endpoint::Endpoint;

/// `/openapi.json`, `/openapi-3.0.json` and `/docs`.
pub(super) fn endpoints() -> Vec<Endpoint> {
    Vec::new()
}
