//! Methods, caching, refusals: what a client meets whatever it asks.

use axum::body::Body;
use axum::http::{Request, StatusCode};

use crate::client::{get, send, send_to, state};

async fn method(method: &str, uri: &str) -> crate::client::Answer {
    send(
        Request::builder()
            .method(method)
            .uri(uri)
            .body(Body::empty())
            .unwrap(),
    )
    .await
}

#[tokio::test]
async fn index_names_what_is_served() {
    let json = get("/").await.json();
    assert_eq!(json["data"]["counts"]["meetings"], 5);
    assert_eq!(json["links"]["officials"], "/officials");
}

#[tokio::test]
async fn health() {
    let state = state();
    let ask = |uri| Request::get(uri).body(Body::empty()).unwrap();
    assert_eq!(
        send_to(&state, ask("/health/live")).await.status,
        StatusCode::OK
    );
    assert_eq!(
        send_to(&state, ask("/health/ready")).await.status,
        StatusCode::OK
    );
    state.stop();
    send_to(&state, ask("/health/ready"))
        .await
        .refused(503, "not_ready");
    assert_eq!(
        send_to(&state, ask("/health/live")).await.status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn other_methods_are_refused_with_those_allowed() {
    for uri in [
        "/",
        "/meetings",
        "/meetings/x",
        "/officials/x/meetings",
        "/health/live",
    ] {
        for name in ["POST", "PUT", "DELETE", "PATCH", "TRACE", "QUERY", "BREW"] {
            let answer = method(name, uri).await;
            answer.refused(405, "method_not_allowed");
            assert_eq!(answer.header("allow"), "GET, HEAD, OPTIONS", "{name} {uri}");
        }
    }
}

#[tokio::test]
async fn options_answers_with_the_methods() {
    let answer = method("OPTIONS", "/meetings").await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
    assert_eq!(answer.header("allow"), "GET, HEAD, OPTIONS");
    assert_eq!(
        answer.header("access-control-allow-methods"),
        "GET, HEAD, OPTIONS"
    );
    assert!(
        answer
            .header("access-control-allow-headers")
            .contains("If-None-Match")
    );
    method("OPTIONS", "/nowhere")
        .await
        .refused(404, "not_found");
}

#[tokio::test]
async fn head_is_get_without_a_body() {
    for uri in ["/", "/meetings", "/officials/anna-berg"] {
        let (head, got) = (method("HEAD", uri).await, get(uri).await);
        assert_eq!(head.status, got.status);
        for name in ["etag", "link", "content-type", "content-length"] {
            assert_eq!(head.header(name), got.header(name), "{name} of {uri}");
        }
    }
}

#[tokio::test]
async fn unknown_addresses() {
    for (uri, near) in [
        ("/meeting", "/meetings"),
        ("/offcials", "/officials"),
        ("/helth/live", "/health/live"),
    ] {
        let json = get(uri).await.refused(404, "not_found");
        assert_eq!(json["nearest"][0], near);
    }
    let json = get("/officials/anna-bergh")
        .await
        .refused(404, "unknown_id");
    assert_eq!(json["nearest"][0], "anna-berg");
    for uri in [
        "/officials/%ff",
        "/officials/%ff/meetings",
        "/officials?name=%ff",
    ] {
        get(uri).await.refused(400, "invalid_encoding");
    }
    for uri in [
        "//officials",
        "/officials/a/b/c",
        "/%2e%2e/etc",
        "/officials/a%2Fb/c",
    ] {
        get(uri).await.refused(404, "not_found");
    }
    for uri in [
        "/officials/a%2Fb",
        "/officials/%E4%BD%A0",
        "/meetings/..%2f",
    ] {
        get(uri).await.refused(404, "unknown_id");
    }
    let moved = get("/officials/?country=US").await;
    assert_eq!(
        (moved.status.as_u16(), moved.header("location")),
        (308, "/officials?country=US")
    );
    assert_eq!(get("//evil.example/").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn entity_tags_save_the_body() {
    for uri in [
        "/",
        "/meetings?status=planned",
        "/officials/anna-berg",
        "/issues/human-rights/meetings",
    ] {
        let first = get(uri).await;
        let tag = first.header("etag").to_owned();
        assert!(tag.starts_with("W/\""), "{uri}: {tag}");
        for known in [
            tag.as_str(),
            "*",
            &format!("\"x\", {tag}"),
            tag.trim_start_matches("W/"),
        ] {
            let request = Request::get(uri)
                .header("if-none-match", known)
                .body(Body::empty())
                .unwrap();
            let again = send(request).await;
            assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{uri} {known}");
            assert_eq!(again.header("etag"), tag);
        }
        let request = Request::get(uri)
            .header("if-none-match", "W/\"other\"")
            .body(Body::empty())
            .unwrap();
        assert_eq!(send(request).await.status, StatusCode::OK);
    }
    assert_ne!(
        get("/meetings").await.header("etag"),
        get("/meetings?limit=1").await.header("etag")
    );
    // Two spellings of one question are one answer.
    assert_eq!(
        get("/meetings?status=planned,held&type=visit")
            .await
            .header("etag"),
        get("/meetings?status=planned&status=held&type=visit")
            .await
            .header("etag")
    );
}

#[tokio::test]
async fn answers_are_compressed_on_request() {
    for coding in ["gzip", "br"] {
        let request = Request::get("/meetings")
            .header("accept-encoding", coding)
            .body(Body::empty())
            .unwrap();
        let answer = send(request).await;
        assert_eq!(answer.header("content-encoding"), coding);
    }
}

#[tokio::test]
async fn a_replaced_dataset_is_served_whole() {
    let state = state();
    let ask = || Request::get("/officials").body(Body::empty()).unwrap();
    let before = send_to(&state, ask()).await;
    let mut read = crate::data::read();
    read.truncate(1);
    state.replace(briefing::Dataset::from_extractions(read));
    let after = send_to(&state, ask()).await;
    assert_eq!((before.ids().len(), after.ids().len()), (5, 4));
    assert_ne!(before.header("etag"), after.header("etag"));
}
