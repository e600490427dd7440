//! The explorer: the page at `/` for people, embedded in the binary.
//!
//! It is a frontend of the public API like any other: nothing here reads the model. `/` stays the JSON index for
//! whoever does not ask for HTML.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tower::service_fn;

use crate::api::{Answering, ApiError, Code, ask, compressed, prefers};
use crate::model::fnv;

/// A file of the page.
struct Asset {
    path: &'static str,
    media_type: &'static str,
    content: &'static str,
}

/// Lists files of `web/`, each served under `/assets/`.
macro_rules! assets {
    ($($media_type:literal: $($path:literal),+;)+) => {
        &[$($(Asset {
            path: concat!("/assets/", $path),
            media_type: $media_type,
            content: include_str!(concat!("../web/", $path)),
        },)+)+]
    };
}

const PAGE: Asset = Asset {
    path: "/",
    media_type: "text/html; charset=utf-8",
    content: include_str!("../web/index.html"),
};

/// The documentation of the API, to read and to try.
const DOCS: Asset = Asset {
    path: "/docs",
    media_type: "text/html; charset=utf-8",
    content: include_str!("../web/docs.html"),
};

const ASSETS: &[Asset] = assets! {
    "text/css; charset=utf-8": "base.css", "views.css", "docs.css";
    "image/svg+xml": "icon.svg";
    "text/javascript; charset=utf-8":
        "js/main.js", "js/dom.js", "js/api.js", "js/place.js", "js/facts.js", "js/text.js", "js/read.js", "js/ask.js",
        "js/search.js", "js/graph.js", "js/timeline.js", "js/paste.js", "js/docs.js";
};

/// Only this origin's own files and API; no inline script or style, no frame, no form sent elsewhere.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Puts the explorer in front of the API.
pub fn with_explorer(api: impl Answering) -> impl Answering {
    service_fn(move |request| {
        let api = api.clone();
        async move { Ok(answer(api, request).await) }
    })
}

async fn answer(api: impl Answering, request: Request) -> Response {
    match asked_for(&request) {
        Some(asset) if is_fetched(&request) => {
            let send = move |request: Request| async move { send(asset, request.headers()) };
            compressed(request, send).await
        }
        Some(_) => ApiError::new(
            Code::METHOD_NOT_ALLOWED,
            "A file of the explorer can only be fetched.",
        )
        .header(header::ALLOW, HeaderValue::from_static("GET,HEAD"))
        .into_response(),
        None => ask(api, request).await,
    }
}

fn is_fetched(request: &Request) -> bool {
    matches!(*request.method(), Method::GET | Method::HEAD)
}

/// The file at an address; `/` is the page's for browsers alone.
fn asked_for(request: &Request) -> Option<&'static Asset> {
    match request.uri().path() {
        "/" => (is_fetched(request) && prefers(request.headers(), "text/html", "application/json"))
            .then_some(&PAGE),
        "/docs" => Some(&DOCS),
        path => ASSETS.iter().find(|asset| asset.path == path),
    }
}

fn send(asset: &Asset, headers: &HeaderMap) -> Response {
    // weak, since compression changes the bytes
    let tag = format!("W/\"{:x}\"", fnv(asset.content.as_bytes()));
    let known = headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .any(|value| value.contains(&tag));
    let mut response = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        asset.content.into_response()
    };
    let out = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, asset.media_type),
        (header::CACHE_CONTROL, "no-cache"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::VARY, "accept"),
    ] {
        out.insert(name, HeaderValue::from_static(value));
    }
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        out.insert(header::ETAG, tag);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_names_only_files_that_are_served() {
        let mut named: Vec<&str> = Vec::new();
        let parts = [PAGE, DOCS].map(|page| page.content.split('"'));
        for part in parts
            .into_iter()
            .flatten()
            .filter(|p| p.starts_with("/assets/"))
        {
            named.push(part);
            assert!(ASSETS.iter().any(|a| a.path == part), "{part}");
        }
        assert!(named.len() >= 4, "{named:?}");
        for script in ASSETS.iter().filter(|a| a.path.ends_with(".js")) {
            for line in script.content.lines().filter(|l| l.starts_with("import ")) {
                let from = line.split('"').nth(1).unwrap_or_default();
                let path = from.replace("./", "/assets/js/");
                assert!(ASSETS.iter().any(|a| a.path == path), "{from}");
            }
        }
    }

    #[test]
    fn nothing_is_inline_and_nothing_comes_from_elsewhere() {
        for page in [PAGE, DOCS] {
            assert!(!page.content.contains("style=") && !page.content.contains("<style"));
            assert!(!page.content.contains(" onclick=") && !page.content.contains("<script>"));
        }
        for asset in ASSETS.iter().chain([&PAGE, &DOCS]) {
            let elsewhere = asset.content.replace("http://www.w3.org/2000/svg", "");
            for scheme in ["http://", "https://", "url(//", "\"//"] {
                assert!(!elsewhere.contains(scheme), "{}: {scheme}", asset.path);
            }
        }
    }

    #[test]
    fn a_browser_gets_the_page_and_a_program_the_index() {
        let ask = |method: &str, path: &str, accept: &str| {
            let request = Request::builder().method(method).uri(path);
            let request = request.header("accept", accept);
            let request = request.body(axum::body::Body::empty()).expect("a request");
            asked_for(&request).map(|asset| asset.path)
        };
        let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
        for (method, path, accept, expected) in [
            ("GET", "/", "*/*", None),
            ("GET", "/", "application/json", None),
            ("GET", "/", "application/json, text/html", None),
            ("POST", "/", browser, None),
            ("GET", "/officials", browser, None),
            ("GET", "/assets/none.js", browser, None),
            ("GET", "/docs", "*/*", Some("/docs")),
            ("POST", "/docs", browser, Some("/docs")),
            ("GET", "/", browser, Some("/")),
            ("HEAD", "/", browser, Some("/")),
            ("GET", "/?view=graph", browser, Some("/")),
            (
                "GET",
                "/assets/js/main.js",
                "*/*",
                Some("/assets/js/main.js"),
            ),
        ] {
            assert_eq!(
                ask(method, path, accept),
                expected,
                "{method} {path} {accept}"
            );
        }
    }
}
