//! What changed since: the journal as a list and as it happens, and reloads under requests.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::body::Body;
use axum::http::{Request, StatusCode};
use briefing::Dataset;
use briefing::api::{AppState, Settings, router};
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;

use crate::client::{Answer, send_to};
use crate::data::read;

/// The dataset of the first so many documents.
fn first(count: usize) -> Dataset {
    Dataset::from_extractions(read().into_iter().take(count).collect())
}

async fn get(state: &AppState, uri: &str) -> Answer {
    send_to(state, Request::get(uri).body(Body::empty()).unwrap()).await
}

fn last(answer: &Answer) -> u64 {
    answer.json()["meta"]["last"].as_u64().unwrap()
}

#[tokio::test]
async fn changes_are_listed_after_a_number() {
    let state = AppState::new(first(1), Settings::default());
    let answer = get(&state, "/changes").await;
    assert_eq!(answer.json()["data"], serde_json::json!([]));
    let before = last(&answer);

    state.update(first(2), Vec::new());
    let answer = get(&state, &format!("/changes?since={before}")).await;
    let json = answer.json();
    let change = |kind: &str, id: &str| -> Value {
        let list = json["data"].as_array().unwrap();
        let found = list.iter().find(|c| c["kind"] == kind && c["id"] == id);
        found.cloned().unwrap_or_default()
    };
    assert_eq!(change("briefing", "telephone")["change"], "appeared");
    assert_eq!(
        change("official", "ana-ruiz")["href"],
        "/officials/ana-ruiz"
    );
    let known = change("official", "li-onal");
    assert_eq!(known["change"], "changed");
    let members = known["members"].as_array().unwrap();
    assert!(members.contains(&"briefings".into()), "{members:?}");
    assert!(!members.contains(&"name".into()), "{members:?}");
    assert_eq!(change("official", "anna-berg"), Value::Null);
    assert_eq!(json["meta"]["more"], false);
    assert_eq!(
        answer.header("dataset-version"),
        get(&state, "/officials").await.header("dataset-version")
    );

    // A page at a time comes to the same.
    let mut ids = Vec::new();
    let mut since = before;
    loop {
        let page = get(&state, &format!("/changes?since={since}&limit=2")).await;
        ids.extend(page.ids());
        since = last(&page);
        if page.json()["meta"]["more"] == false {
            break;
        }
    }
    assert_eq!(ids, answer.ids());

    state.update(first(1), Vec::new());
    let json = get(&state, &format!("/changes?since={since}")).await.json();
    let went = json["data"].as_array().unwrap().iter();
    let went = went.filter(|c| c["change"] == "went");
    assert!(
        went.clone()
            .any(|c| c["id"] == "telephone" && c["href"].is_null())
    );
    assert!(went.count() > 2);
}

#[tokio::test]
async fn what_is_forgotten_is_refused() {
    let started = || {
        let state = AppState::loading(Settings::default());
        state.update(first(1), Vec::new());
        state
    };
    let state = started();
    let now = last(&get(&state, "/changes").await);
    for since in [0, now - 1, now + 1] {
        get(&state, &format!("/changes?since={since}"))
            .await
            .refused(410, "forgotten");
    }
    get(&state, "/changes?since=yesterday")
        .await
        .refused(400, "invalid_value");
    assert!(last(&get(&started(), "/changes").await) > now);
}

#[tokio::test]
async fn changes_come_as_they_happen() {
    let state = AppState::new(first(1), Settings::default());
    let request = Request::get("/changes")
        .header("accept", "text/event-stream")
        .body(Body::empty())
        .unwrap();
    let response = router(state.clone()).oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    let mut body = response.into_body();
    state.update(first(2), Vec::new());
    let frame = body.frame().await.unwrap().unwrap();
    let event = String::from_utf8(frame.into_data().unwrap().to_vec()).unwrap();
    assert!(
        event.contains("event: appeared") && event.contains("id: "),
        "{event}"
    );
    assert!(event.contains(r#""id":"telephone""#), "{event}");
    // The stream ends with the service, and so does not hold up its end.
    state.stop();
    body.collect().await.unwrap();
}

#[tokio::test]
async fn readiness_names_what_was_refused() {
    let state = AppState::new(first(1), Settings::default());
    let loaded = briefing::load::content(
        "a.txt",
        b"\xff",
        briefing::load::Limits { max_text_size: 9 },
    );
    state.update(first(1), loaded.diagnostics);
    let json = get(&state, "/health/ready").await.json();
    assert_eq!(json["diagnostics_total"], 1);
    assert_eq!(json["diagnostics"][0]["file"], "a.txt");
    assert_eq!(json["diagnostics"][0]["severity"], "error");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_answer_is_cut_or_mixed_by_reloads() {
    let state = AppState::new(first(1), Settings::default());
    let whole: Vec<(String, usize)> = (1..=2)
        .map(first)
        .map(|d| (format!("{:x}", d.version), d.model.officials.len()))
        .collect();
    let done = Arc::new(AtomicBool::new(false));
    let asking = {
        let (state, done) = (state.clone(), Arc::clone(&done));
        tokio::spawn(async move {
            let mut asked = 0;
            while !done.load(Ordering::Acquire) || asked < 200 {
                let answer = get(&state, "/officials").await;
                let version = answer.header("dataset-version").to_owned();
                assert!(whole.contains(&(version, answer.ids().len())));
                asked += 1;
                tokio::task::yield_now().await;
            }
        })
    };
    let reloading = {
        let state = state.clone();
        tokio::task::spawn_blocking(move || {
            for count in (1..=2).cycle().take(20) {
                state.update(first(count), Vec::new());
            }
        })
    };
    reloading.await.unwrap();
    done.store(true, Ordering::Release);
    asking.await.unwrap();
    assert!(last(&get(&state, "/changes").await) > 0);
}
