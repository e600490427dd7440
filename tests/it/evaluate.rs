//! `briefing evaluate` counts what the annotations hold, and agrees with the annotators' own scoring program where that
//! lies beside the clone.

use std::path::Path;
use std::process::Command;

use super::process::{outcome, run};

/// The annotators' scoring program; not part of this repository.
const SCORE: &str = "../shared/eval/score.py";

fn figures(folder: &str) -> String {
    let (code, printed, said) = outcome(&run(&["evaluate", "--gold", folder]));
    assert_eq!(code, 0, "{said}");
    printed
}

/// The numbers of the line that begins with a word, attributes by name.
fn numbers(printed: &str, line: &str) -> Vec<String> {
    let line = printed.lines().find(|l| l.starts_with(line));
    let mut words: Vec<String> = line
        .unwrap_or_else(|| panic!("{printed}"))
        .split("  ")
        .map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|part| !part.is_empty())
        .collect();
    words.sort();
    words
}

#[test]
fn every_required_item_of_the_annotations_is_counted() {
    let folder = Path::new("tests/gold");
    let mut required = [0; 3];
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "json") {
            continue;
        }
        let json: serde_json::Value =
            serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        for (sum, kind) in required.iter_mut().zip(["officials", "meetings", "issues"]) {
            let items = json[kind].as_array().unwrap();
            *sum += items.iter().filter(|item| item["optional"] != true).count();
        }
    }
    let printed = figures("tests/gold");
    for (count, kind) in required.iter().zip(["officials", "meetings", "issues"]) {
        let line = printed.lines().find(|l| l.starts_with(kind)).unwrap();
        assert!(line.ends_with(&format!("(gold {count})")), "{line}");
    }
}

#[test]
fn the_figures_are_those_of_the_annotators_program() {
    if !Path::new(SCORE).is_file() {
        return;
    }
    let command = format!("{} extract", env!("CARGO_BIN_EXE_briefing"));
    let theirs = Command::new("python3")
        .args([SCORE, "--run", &command, "tests/gold"])
        .output()
        .unwrap();
    let theirs = String::from_utf8(theirs.stdout).unwrap();
    let ours = figures("tests/gold");
    for line in ["officials", "meetings", "issues", "overall"] {
        assert_eq!(numbers(&ours, line), numbers(&theirs, line), "{line}");
    }
}
