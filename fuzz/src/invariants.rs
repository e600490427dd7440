//! What must hold whatever comes. Each function takes any bytes and panics if an invariant does not hold; the tests of the
//! service run them over the seeds and over everything that fuzzing ever found.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use axum::body::Body;
use axum::http::Request;
use briefing::Dataset;
use briefing::api::views::extraction_json;
use briefing::api::{AppState, Settings, router};
use briefing::lexicon::{Lexicon, Sources};
use briefing::load::{self, Limits};
use briefing::text::{Document, Meta};
use serde_json::Value;
use tower::ServiceExt;

/// More than this of an input is not looked at: long ones are for benchmarks.
const LONGEST: usize = 20_000;

/// A text to ask about.
const TEXT: &str = "Foreign Minister Anna Berg of Sweden met with Defence Minister Karl Lund in Oslo on Friday. They \
    discussed human rights and security in the Baltic Sea. Berg will travel to Japan next week.";

/// Reading: evidence is exact, ids are unique, the same text reads the same, and nothing panics.
pub fn extract(data: &[u8]) {
    let text = String::from_utf8_lossy(&data[..data.len().min(LONGEST)]);
    let read = || extraction_json(&dataset(&text));
    let said = read();
    assert_eq!(said, read(), "the same text reads the same");
    let body: Vec<char> = said["briefing"]["text"]
        .as_str()
        .expect("a text")
        .chars()
        .collect();
    for kind in ["officials", "meetings", "issues"] {
        let mut ids = BTreeSet::new();
        for entity in said[kind].as_array().expect("a list") {
            let id = entity["id"].as_str().expect("an id");
            assert!(!id.is_empty() && ids.insert(id), "{kind} {id} twice");
            let pieces = entity["evidence"].as_array().expect("evidence");
            assert!(!pieces.is_empty(), "{kind} {id} without evidence");
            for piece in pieces {
                assert_exact(&body, piece);
            }
        }
    }
}

fn assert_exact(body: &[char], piece: &Value) {
    let offset = |name: &str| piece[name].as_u64().expect("an offset") as usize;
    let words: String = body[offset("start")..offset("end")].iter().collect();
    assert_eq!(Some(words.as_str()), piece["exact"].as_str(), "{piece}");
    assert!(!words.is_empty(), "{piece}");
}

fn dataset(text: &str) -> Dataset {
    let meta = Meta {
        id: "text".to_owned(),
        published: "2025-03-10".parse().ok(),
        ..Meta::default()
    };
    Dataset::build(vec![Document::read(meta, text)])
}

/// Loading a text with front matter.
pub fn load_text(data: &[u8]) {
    loaded("text.txt", data);
    loaded("text.md", data);
}

/// Loading a page.
pub fn load_page(data: &[u8]) {
    loaded("page.html", data);
}

/// Loading feeds and exports.
pub fn load_feed(data: &[u8]) {
    loaded("feed.xml", data);
    loaded("export.jsonl", data);
}

/// Either texts come of it or a diagnostic says why not; each diagnostic is one line without control characters.
fn loaded(name: &str, data: &[u8]) {
    let limits = Limits {
        max_text_size: LONGEST as u64,
    };
    let loaded = load::content(name, data, limits);
    assert_eq!(loaded, load::content(name, data, limits));
    assert!(
        !loaded.texts.is_empty() || !loaded.diagnostics.is_empty(),
        "silence about {name}"
    );
    for diagnostic in &loaded.diagnostics {
        let line = diagnostic.to_string();
        assert!(!line.contains(char::is_control), "{line:?}");
    }
    let mut ids = BTreeSet::new();
    for text in &loaded.texts {
        assert!(
            !text.meta.id.is_empty() && ids.insert(text.meta.id.clone()),
            "{}",
            text.meta.id
        );
        Document::read(text.meta.clone(), &text.body);
    }
}

/// Loading lexicon tables: accepted, or refused with the file and the line.
pub fn lexicon(data: &[u8]) {
    let table: &str = String::from_utf8_lossy(&data[data.len().min(1)..])
        .into_owned()
        .leak();
    let mut sources = Sources::EMBEDDED;
    let field = match data.first().copied().unwrap_or_default() % 8 {
        0 => &mut sources.countries,
        1 => &mut sources.country_names,
        2 => &mut sources.cities,
        3 => &mut sources.offices,
        4 => &mut sources.organizations,
        5 => &mut sources.verbs,
        6 => &mut sources.given_names,
        _ => &mut sources.issue_terms,
    };
    *field = table;
    if let Err(errors) = Lexicon::parse(&sources) {
        assert!(!errors.is_empty());
        for error in errors {
            assert!(error.to_string().contains(".tsv"), "{error}");
        }
    }
}

/// Asking lists: an answer or a refusal in the one shape, never a defect.
pub fn query(data: &[u8]) {
    for list in ["briefings", "officials", "meetings", "issues"] {
        asked(&format!("/{list}?{}", escaped(data)));
    }
}

/// Asking for a place in a list.
pub fn cursor(data: &[u8]) {
    asked(&format!("/officials?limit=1&cursor={}", escaped(data)));
    asked(&format!("/meetings?sort=-label&cursor={}", escaped(data)));
}

/// Bytes as they may stand in an address.
fn escaped(data: &[u8]) -> String {
    let data = &data[..data.len().min(4000)];
    data.iter()
        .map(|byte| match byte {
            b'!' | b'$'..=b'~' if !b"<>\"`{}|\\^".contains(byte) => char::from(*byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

fn asked(address: &str) {
    static STATE: LazyLock<AppState> =
        LazyLock::new(|| AppState::new(dataset(TEXT), Settings::default()));
    let request = Request::get(address)
        .body(Body::empty())
        .expect("an address");
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build();
    let answer = runtime.expect("a runtime").block_on(async {
        let response = router(STATE.clone())
            .oneshot(request)
            .await
            .expect("an answer");
        let status = response.status().as_u16();
        let body = axum::body::to_bytes(response.into_body(), usize::MAX).await;
        (status, body.expect("a body"))
    });
    let (status, body) = answer;
    assert!(status < 500, "{address}: {status}");
    if status >= 400 {
        let problem: Value = serde_json::from_slice(&body).expect("a problem");
        assert_eq!(problem["status"], status, "{address}");
        assert!(
            problem["code"].is_string() && problem["detail"].is_string(),
            "{problem}"
        );
    }
}
