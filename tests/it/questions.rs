//! How a question is written, and what that makes of it.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use briefing::Dataset;
use briefing::api::{AppState, Settings};
use briefing::extract::Extraction;

use crate::client::{get, send_to};
use crate::data::document;

#[tokio::test]
async fn one_question_has_one_address_however_it_is_written() {
    let one = get("/meetings?status=held,planned&type=call").await;
    for uri in [
        "/meetings?type=call&status=held,planned",
        "/meetings?status=planned&type=call&status=held",
        "/meetings?status=PLANNED,Held,planned&type=call",
    ] {
        let other = get(uri).await;
        assert_eq!(other.header("etag"), one.header("etag"), "{uri}");
        assert_eq!(other.json(), one.json(), "{uri}");
    }
}

#[tokio::test]
async fn values_are_not_without_number() {
    let ids = |count: usize| (0..count).map(|n| format!("a{n},")).collect::<String>();
    let text = format!("/officials?briefing.text__contains={}norway", ids(99));
    assert_eq!(get(&text).await.status, StatusCode::OK);
    let text = format!("/officials?briefing.text__all={}norway", ids(100));
    let refusal = get(&text).await.refused(400, "invalid_value");
    assert_eq!(
        refusal["errors"][0]["detail"],
        "`briefing.text__all` takes at most 100 values."
    );
}

#[tokio::test]
async fn words_are_found_from_wherever_a_value_begins_to_where_it_ends() {
    let text = "China's President met Seán O’Brien.";
    let said = Extraction::default();
    let dataset = Dataset::from_extractions(vec![(document("talks", None, text), said)]);
    let state = AppState::new(dataset, Settings::default());
    for (value, found) in [
        ("%27s+president", true),
        ("s+president", true),
        ("o%27", true),
        ("%27brien.", true),
        ("china%27", true),
        ("a%27s+pres", true),
        ("x%27s+president", false),
        ("%27t+president", false),
        ("?", false),
        (".", true),
    ] {
        let uri = format!("/briefings?text__contains={value}");
        let answer = send_to(&state, Request::get(&uri).body(Body::empty()).unwrap()).await;
        assert_eq!(answer.ids().len(), usize::from(found), "{value}");
    }
}

#[tokio::test]
async fn meta_says_what_was_asked() {
    let json =
        get("/meetings?status=planned,held&participant.country=CN&participant.role=host&q=talks")
            .await
            .json();
    assert_eq!(
        json["meta"]["asked"],
        "Meetings whose status is held or planned, with a participant whose role is host and country is CN, that match “talks”; by relevance (descending)."
    );
}
