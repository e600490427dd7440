//! What the README says is so: settings, exit codes, commands, endpoints, questions with their answers.

use std::collections::BTreeSet;

use briefing::api::{AppState, Settings};
use briefing::config::{Cli, settings};
use briefing::text::Document;
use briefing::{Dataset, load};
use clap::CommandFactory;
use serde_json::Value;

use crate::client::{Answer, send_to};

const README: &str = include_str!("../../README.md");

fn row(cells: &[&str]) -> String {
    let cells = cells.iter().map(|cell| match *cell {
        "" => " ".to_owned(),
        cell => format!(" `{cell}` "),
    });
    format!("|{}|", cells.collect::<Vec<_>>().join("|"))
}

#[test]
fn every_setting_is_in_the_table() {
    let (_, table) = README
        .split_once("| flag | variable | default |\n|---|---|---|\n")
        .unwrap();
    let rows: Vec<&str> = table
        .lines()
        .take_while(|line| line.starts_with('|'))
        .collect();
    let expected: Vec<String> = settings()
        .iter()
        .map(|s| row(&[&s.flag, &s.variable, &s.default]))
        .collect();
    assert_eq!(
        rows,
        expected,
        "the table should be:\n{}",
        expected.join("\n")
    );
}

#[test]
fn every_command_is_named() {
    for command in Cli::command().get_subcommands() {
        let line = format!("\nbriefing {} ", command.get_name());
        let serve = "\nbriefing [serve] ";
        assert!(
            README.contains(&line) || (command.get_name() == "serve" && README.contains(serve)),
            "{line}"
        );
    }
}

/// The commands with `curl` and the answers that follow them.
fn questions() -> Vec<(&'static str, Value)> {
    let mut blocks = README.split("```").skip(1).step_by(2).peekable();
    let mut found = Vec::new();
    while let Some(block) = blocks.next() {
        let Some(command) = block.strip_prefix("sh\n").filter(|b| b.starts_with("curl")) else {
            continue;
        };
        let uri = command.trim().split_once("127.0.0.1:8080").unwrap().1;
        let answer = blocks
            .peek()
            .and_then(|b| b.strip_prefix("json\n"))
            .unwrap();
        found.push((
            uri.trim_matches('\''),
            serde_json::from_str(answer).unwrap(),
        ));
    }
    found
}

/// Whether everything shown is in the answer: members of objects, and of each list the shown elements in their order.
fn shows(answer: &Value, shown: &Value) -> bool {
    match (answer, shown) {
        (Value::Object(answer), Value::Object(shown)) => shown
            .iter()
            .all(|(name, value)| answer.get(name).is_some_and(|a| shows(a, value))),
        (Value::Array(answer), Value::Array(shown)) => {
            let mut rest = answer.iter();
            shown.iter().all(|value| rest.any(|a| shows(a, value)))
        }
        _ => answer == shown,
    }
}

#[tokio::test]
async fn the_questions_get_the_answers_shown() {
    let loaded = load::paths(
        &[],
        load::Limits {
            max_text_size: 5_000_000,
        },
    );
    let read = |text: load::Text| Document::read(text.meta, &text.body);
    let documents = loaded.texts.into_iter().map(read).collect();
    let state = AppState::new(Dataset::build(documents), Settings::default());
    let questions = questions();
    assert_eq!(questions.len(), 3);
    for (uri, shown) in questions {
        let answer = ask(&state, uri).await.json();
        assert!(shows(&answer, &shown), "{uri}: {answer:#}");
    }
}

async fn ask(state: &AppState, uri: &str) -> Answer {
    let request = axum::http::Request::get(uri).body(axum::body::Body::empty());
    send_to(state, request.unwrap()).await
}

#[tokio::test]
async fn every_named_address_is_served() {
    let (_, table) = README
        .split_once("| address | what |\n|---|---|\n")
        .unwrap();
    let cells = table.lines().take_while(|line| line.starts_with('|'));
    let addresses: BTreeSet<&str> = cells
        .filter_map(|line| line.split('|').nth(1))
        .flat_map(|cell| cell.split('`').skip(1).step_by(2))
        .collect();
    assert!(addresses.contains("/officials"));
    let state = crate::client::state();
    for address in addresses {
        let (address, _) = address.split_once('?').unwrap_or((address, ""));
        let id = match address.starts_with("/briefings") {
            true => "berg-visit",
            false => "anna-berg",
        };
        let path = address.replace("{id}", id);
        let json = ask(&state, &path).await;
        // Addresses that take something else than GET, or need a parameter, are there too.
        assert_ne!(json.status.as_u16(), 404, "{address}");
    }
}

#[test]
fn an_abridged_answer_is_found_in_the_whole_one() {
    let whole: Value = serde_json::json!({"a": [1, {"b": 2, "c": 3}], "d": null});
    for (shown, expected) in [
        (serde_json::json!({"a": [{"c": 3}]}), true),
        (serde_json::json!({}), true),
        (serde_json::json!({"a": [{"c": 4}]}), false),
        (serde_json::json!({"a": [{"c": 3}, 1]}), false),
        (serde_json::json!({"d": 0}), false),
        (serde_json::json!({"e": null}), false),
    ] {
        assert_eq!(shows(&whole, &shown), expected, "{shown}");
    }
}
