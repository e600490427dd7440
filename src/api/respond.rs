//! Answers: body, entity tag, links, and 304 where the client has it already.

use std::hash::BuildHasher;

use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use foldhash::fast::FixedState;
use serde::Serialize;

use super::format::Format;
use super::links::Links;
use super::rendered::Served;

/// Which dataset an answer is from.
pub(super) const DATASET_VERSION: HeaderName = HeaderName::from_static("dataset-version");

/// Makes room for as many headers as an answer has, so that they are not moved again and again.
pub(super) fn make_room(headers: &mut HeaderMap) {
    const HEADERS: usize = 20;
    headers.reserve(HEADERS.saturating_sub(headers.len()));
}

/// An answer that depends on the dataset and the address alone.
pub(super) struct Answer<'a> {
    pub(super) dataset: &'a Served,
    /// The address in one spelling; with the dataset it decides the bytes.
    pub(super) address: &'a str,
    pub(super) format: Format,
    pub(super) links: &'a Links<'a>,
}

impl Answer<'_> {
    /// Weak, since compression changes the bytes and not what they say.
    fn tag(&self) -> String {
        // The same in every process of this build.
        let hash = FixedState::default().hash_one((self.format.name(), self.address));
        format!("W/\"{:x}-{hash:x}\"", self.dataset.version)
    }

    /// Sends the body, or 304 if the client has it.
    pub(super) fn send(&self, headers: &HeaderMap, body: impl FnOnce() -> Vec<u8>) -> Response {
        let tag = self.tag();
        let mut response = match has(headers, &tag) {
            true => StatusCode::NOT_MODIFIED.into_response(),
            false => {
                let mut response = Response::new(Body::from(body()));
                make_room(response.headers_mut());
                response.headers_mut().insert(
                    header::CONTENT_TYPE,
                    HeaderValue::from_static(self.format.content_type()),
                );
                response
            }
        };
        let out = response.headers_mut();
        if let Ok(tag) = HeaderValue::from_str(&tag) {
            out.insert(header::ETAG, tag);
        }
        out.insert(DATASET_VERSION, self.dataset.version_header());
        out.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        if let Some(links) = self.links.header() {
            out.insert(header::LINK, links);
        }
        response
    }
}

/// Whether `If-None-Match` names the tag; compared weakly (RFC 9110, section 13.1.2).
fn has(headers: &HeaderMap, tag: &str) -> bool {
    fn strip(tag: &str) -> &str {
        tag.trim().trim_start_matches("W/")
    }
    headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|known| known.trim() == "*" || strip(known) == strip(tag))
}

/// A view as JSON.
pub(super) fn json_bytes(view: &impl Serialize) -> Vec<u8> {
    super::json::to_vec(view)
}
