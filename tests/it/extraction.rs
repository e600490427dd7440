//! `POST /extract`: what is read, what is refused, and that it keeps within its limits.

use axum::body::{Body, Bytes};
use axum::http::Request;
use briefing::Dataset;
use briefing::api::{AppState, Settings, router};
use http_body_util::channel::Channel;
use serde_json::json;
use tower::ServiceExt;

use crate::client::{Answer, send, send_to};

const TEXT: &str = "Foreign Minister Li Onal met with Prime Minister Ana Ruiz in Oslo on Tuesday. They discussed human rights.";

fn post(media_type: &str, body: impl Into<Body>) -> Request<Body> {
    let request = Request::post("/extract").header("content-type", media_type);
    request.body(body.into()).unwrap()
}

async fn sent(media_type: &str, body: impl Into<Body>) -> Answer {
    send(post(media_type, body)).await
}

#[tokio::test]
async fn a_text_is_read_and_not_kept() {
    let state = AppState::new(Dataset::from_extractions(vec![]), Settings::default());
    let answer = send_to(&state, post("text/plain; charset=UTF-8", TEXT)).await;
    let json = answer.json();
    assert_eq!(answer.status, 200, "{json}");
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(json["data"]["briefing"]["text"], TEXT);
    let names: Vec<_> = json["data"]["officials"]
        .as_array()
        .unwrap()
        .iter()
        .map(|o| &o["name"])
        .collect();
    assert_eq!(names, [&json!("Li Onal"), &json!("Ana Ruiz")]);
    assert_eq!(json["meta"]["diagnostics"], json!([]));
    let index = send_to(&state, Request::get("/").body(Body::empty()).unwrap())
        .await
        .json();
    assert_eq!(index["data"]["counts"]["briefings"], 0);
}

#[tokio::test]
async fn what_is_known_of_a_text_comes_as_front_matter_or_as_json() {
    let front = format!("---\nid: talks\ntitle: Talks\npublished: 2024-05-02\n---\n\n{TEXT}\n");
    let json = json!({"text": TEXT, "id": "talks", "title": "Talks", "published": "2024-05-02"});
    let plain = sent("text/plain", front).await.json();
    let structured = sent("application/json", json.to_string()).await.json();
    assert_eq!(plain, structured);
    let page = format!("<html><body><article><h1>Talks</h1><p>{TEXT}</p></article></body></html>");
    let page = sent("text/html", page).await.json();
    assert_eq!(page["data"]["briefing"]["text"], TEXT);
    assert_eq!(plain["data"]["briefing"]["id"], "talks");
    assert_eq!(plain["data"]["meetings"][0]["when"]["start"], "2024-04-30");
}

#[tokio::test]
async fn the_request_says_how_a_page_is_encoded() {
    let page = |name: &str| {
        format!(
            "<html><head><meta charset=iso-8859-1></head><body><p>Foreign Minister Li Onal met with President {name} in \
             Oslo on Tuesday. They discussed human rights.</p></body></html>"
        )
    };
    let answer = sent("text/html; charset=utf-8", page("Recep Erdoğan")).await;
    let text = &answer.json()["data"]["briefing"]["text"];
    assert!(text.as_str().unwrap().contains("Recep Erdoğan"), "{text}");
}

#[tokio::test]
async fn bodies_on_their_way_have_a_bound() {
    let settings = Settings {
        body_limit: 100 * 1024,
        extract_concurrency: 1,
        ..Settings::default()
    };
    let state = AppState::new(Dataset::from_extractions(vec![]), settings);
    let (mut waiting, mut senders) = (Vec::new(), Vec::new());
    for _ in 0..4 {
        let (sender, body) = Channel::<Bytes>::new(1);
        let request = post("text/plain", Body::new(body));
        let mut sending = Box::pin(router(state.clone()).oneshot(request));
        let soon = std::time::Duration::from_millis(10);
        assert!(tokio::time::timeout(soon, &mut sending).await.is_err());
        waiting.push(sending);
        senders.push(sender);
    }
    let one_more = send_to(&state, post("text/plain", TEXT)).await;
    one_more.refused(429, "busy");
    drop(waiting);
    assert_eq!(send_to(&state, post("text/plain", TEXT)).await.status, 200);
}

#[tokio::test]
async fn what_cannot_be_read_is_refused() {
    for (media_type, body, status, code) in [
        ("text/css", TEXT, 415, "unsupported_media_type"),
        ("", TEXT, 415, "unsupported_media_type"),
        (
            "text/plain; charset=latin1",
            TEXT,
            415,
            "unsupported_media_type",
        ),
        ("application/json", "{", 422, "unreadable_body"),
        ("application/json", "{}", 422, "unreadable_body"),
        ("application/json", "{\"text\": 1}", 422, "unreadable_body"),
        (
            "application/json",
            "{\"text\": \"They met.\", \"titel\": \"x\"}",
            422,
            "unreadable_body",
        ),
        (
            "application/json",
            "{\"text\": \"They met.\", \"published\": \"May\"}",
            422,
            "unreadable_body",
        ),
        ("text/plain", "", 422, "unreadable_body"),
        (
            "text/plain",
            "Министр встретился с Ван И в Пекине.",
            422,
            "unreadable_body",
        ),
        (
            "text/plain",
            "---\npublished: yesterday\n---\nThey met.",
            422,
            "unreadable_body",
        ),
    ] {
        sent(media_type, body).await.refused(status, code);
    }
    sent("text/plain", &b"\xff\xfe"[..])
        .await
        .refused(422, "unreadable_body");
    let request = Request::get("/extract").body(Body::empty()).unwrap();
    let answer = send(request).await;
    answer.refused(405, "method_not_allowed");
    assert_eq!(answer.header("allow"), "POST, OPTIONS");
    let request = Request::post("/extract?x=1").header("content-type", "text/plain");
    send(request.body(Body::from(TEXT)).unwrap())
        .await
        .refused(400, "unknown_parameter");
}

#[tokio::test]
async fn a_large_text_is_refused_announced_or_not() {
    let limit = TEXT.len();
    let state = AppState::new(
        Dataset::from_extractions(vec![]),
        Settings {
            body_limit: limit,
            ..Settings::default()
        },
    );
    assert_eq!(send_to(&state, post("text/plain", TEXT)).await.status, 200);
    let long = format!("{TEXT}!");
    let announced = Request::post("/extract")
        .header("content-type", "text/plain")
        .header("content-length", long.len())
        .body(Body::empty());
    send_to(&state, announced.unwrap())
        .await
        .refused(413, "too_large");
    send_to(&state, post("text/plain", long))
        .await
        .refused(413, "too_large");
}

#[tokio::test]
async fn only_so_many_texts_are_read_at_once() {
    let state = AppState::new(
        Dataset::from_extractions(vec![]),
        Settings {
            extract_concurrency: 0,
            ..Settings::default()
        },
    );
    let answer = send_to(&state, post("text/plain", TEXT)).await;
    answer.refused(429, "busy");
    assert_eq!(answer.header("retry-after"), "1");
}

#[tokio::test]
async fn a_client_that_leaves_frees_its_place() {
    let state = AppState::new(
        Dataset::from_extractions(vec![]),
        Settings {
            extract_concurrency: 1,
            ..Settings::default()
        },
    );
    // A body that never ends: the client leaves while it is being read.
    let (sender, body) = Channel::<Bytes>::new(1);
    let waiting = router(state.clone()).oneshot(post("text/plain", Body::new(body)));
    let waiting = tokio::time::timeout(std::time::Duration::from_millis(10), waiting);
    assert!(waiting.await.is_err());
    drop(sender);
    assert_eq!(send_to(&state, post("text/plain", TEXT)).await.status, 200);
}
