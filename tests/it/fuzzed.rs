//! Whatever is asked: never a defect, and every refusal in the one shape.

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, Method, Request, StatusCode, Uri};
use proptest::prelude::*;

use crate::client::{send_to, state};

/// Parts of addresses, right, wrong and almost right.
fn segment() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "officials",
            "meetings",
            "issues",
            "briefings",
            "anna-berg",
            "li-onal",
            "human-rights",
            "berg-visit",
            "search",
            "graph",
            "changes",
            "extract",
            "annotations",
            "health",
            "ready",
            "metrics",
            "openapi.json",
            "docs",
            "problems",
            "..",
            ".",
            "%2e%2e",
            "%00",
            "%ff",
            "%F0%9F%8F%B4",
        ])
        .prop_map(str::to_owned),
        "[a-z0-9~._-]{0,12}",
        "[!-~&&[^?#% ]]{0,8}",
    ]
}

fn parameter() -> impl Strategy<Value = String> {
    let name = prop_oneof![
        prop::sample::select(vec![
            "q",
            "sort",
            "limit",
            "cursor",
            "fields",
            "embed",
            "facet",
            "format",
            "name",
            "country",
            "status",
            "type",
            "when.start",
            "participant.country",
            "issue.category",
            "briefing",
            "confidence",
            "since",
        ])
        .prop_map(str::to_owned),
        "[a-z_.]{0,10}",
    ];
    let operator = prop::sample::select(vec![
        "",
        "",
        "__not",
        "__isnull",
        "__contains",
        "__startswith",
        "__gte",
        "__lte",
        "__all",
        "__",
        "__no",
    ]);
    let value = prop_oneof![
        prop::sample::select(vec![
            "planned",
            "US",
            "CN,US",
            "-name",
            "2024-04-22",
            "0",
            "1",
            "500",
            "501",
            "-1",
            "99999999999999999999",
            "true",
            "csv",
            "json",
            "ical",
            "%2C",
            "%",
            "%f",
            "%ff",
            "%00",
            "+",
            ",",
            ",,",
            "null",
            "1e9",
            "2024-13-45",
        ])
        .prop_map(str::to_owned),
        "[ -~&&[^#&% ]]{0,20}",
    ];
    (name, operator, value, any::<bool>()).prop_map(|(name, operator, value, bare)| {
        match bare && value.is_empty() {
            true => name,
            false => format!("{name}{operator}={value}"),
        }
    })
}

fn address() -> impl Strategy<Value = String> {
    let path = prop::collection::vec(segment(), 0..4);
    let query = prop::collection::vec(parameter(), 0..5);
    (path, query, any::<bool>()).prop_map(|(path, query, slash)| {
        let mut address = format!("/{}", path.join("/"));
        if slash {
            address.push('/');
        }
        if !query.is_empty() {
            address.push('?');
            address.push_str(&query.join("&"));
        }
        address
    })
}

fn method() -> impl Strategy<Value = String> {
    let known = [
        "GET", "GET", "GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH", "TRACE",
        "CONNECT", "QUERY",
    ];
    prop_oneof![
        prop::sample::select(known.to_vec()).prop_map(str::to_owned),
        "[A-Z]{1,8}",
    ]
}

fn header() -> impl Strategy<Value = (String, String)> {
    let name = prop::sample::select(vec![
        "accept",
        "accept-encoding",
        "accept-language",
        "authorization",
        "content-type",
        "if-none-match",
        "origin",
        "range",
        "x-forwarded-for",
        "x-request-id",
        "expect",
        "content-length",
        "access-control-request-method",
    ]);
    let value = prop_oneof![
        prop::sample::select(vec![
            "*/*",
            "text/html",
            "text/csv",
            "application/json;q=0",
            "text/calendar",
            "application/ld+json",
            "gzip",
            "br",
            "*",
            "W/\"0\"",
            "null",
            "https://example.org",
            "text/plain",
            "application/json",
            "0",
            "18446744073709551615",
            "127.0.0.1, ::1",
            ";q=",
            "a/b;q=2,",
        ])
        .prop_map(str::to_owned),
        "[ -~]{0,30}",
    ];
    (name.prop_map(str::to_owned), value)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn never_a_defect_and_one_shape_of_refusal(
        method in method(),
        address in address(),
        headers in prop::collection::vec(header(), 0..4),
        body in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        let (Ok(method), Ok(uri)) = (Method::from_bytes(method.as_bytes()), address.parse::<Uri>()) else {
            return Ok(());
        };
        let mut request = Request::builder().method(method.clone()).uri(uri).body(Body::from(body)).unwrap();
        for (name, value) in headers {
            if let Ok(value) = HeaderValue::from_str(&value) {
                request.headers_mut().append(HeaderName::try_from(name).unwrap(), value);
            }
        }
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        // The client of these tests checks the headers and the shape of each answer.
        let answer = runtime.block_on(send_to(&state(), request));
        prop_assert!(answer.status.as_u16() < 500 || answer.status == StatusCode::NOT_IMPLEMENTED, "{} {address}: {}", method, answer.status);
        let readable = method != Method::HEAD && answer.header("content-encoding").is_empty();
        if answer.status.is_client_error() && readable {
            let json = answer.json();
            prop_assert_eq!(json["status"].as_u64(), Some(answer.status.as_u16().into()));
            for member in ["type", "title", "code", "detail"] {
                prop_assert!(json[member].is_string(), "{} of {}", member, json);
            }
        }
    }
}
