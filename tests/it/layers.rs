//! The direction of the layers, held by reading the sources: a module imports only from its left.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The modules of the library from left to right, as in `docs/ARCHITECTURE.md`.
const LAYERS: &[&str] = &[
    "vocabulary",
    "text",
    "syntax",
    "lexicon",
    "extract",
    "model",
    "evaluate",
    "query",
    "dataset",
    "load",
    "cache",
    "library",
    "journal",
    "api",
    "web",
    "config",
    "serve",
    "watch",
    "reload",
];

/// The modules that know no HTTP, no JSON, no async and no files, with what would bring these in.
const PURE: &[&str] = &[
    "vocabulary",
    "text",
    "syntax",
    "lexicon",
    "extract",
    "model",
    "query",
    "dataset",
];
const FOREIGN: &[&str] = &[
    "axum::",
    "hyper::",
    "tower::",
    "http::",
    "tokio::",
    "async ",
    "serde::",
    "serde_json::",
    "std::fs",
    "std::net",
    "std::env",
    "std::time",
    "SystemTime",
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// Each source file of a module of the library, with its code: no comments, no tests.
fn modules() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut modules = Vec::new();
    for file in files {
        let below = file.strip_prefix(&root).unwrap();
        let first = below.components().next().unwrap();
        let name = Path::new(&first).file_stem().unwrap().to_str().unwrap();
        let tests = below.file_name().is_some_and(|name| name == "tests.rs");
        if ["main", "lib", "commands"].contains(&name) || tests {
            continue;
        }
        let text = std::fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]\nmod ").next().unwrap();
        let code: Vec<&str> = code
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect();
        modules.push((name.to_owned(), below.to_owned(), code.join("\n")));
    }
    assert!(modules.len() > 50, "the sources are found");
    modules
}

/// The modules of this crate that some code names.
fn imports(code: &str) -> BTreeSet<String> {
    let word = |text: &str| -> String {
        text.trim_start()
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect()
    };
    let mut names = BTreeSet::new();
    for (at, found) in code.match_indices("crate::") {
        let rest = &code[at + found.len()..];
        match rest.strip_prefix('{') {
            None => {
                names.insert(word(rest));
            }
            Some(list) => {
                let mut depth = 0;
                let mut item = true;
                for (i, c) in list.char_indices() {
                    if item && depth == 0 && !c.is_whitespace() {
                        names.insert(word(&list[i..]));
                        item = false;
                    }
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => item = true,
                        _ => {}
                    }
                }
            }
        }
    }
    names.remove("");
    names
}

#[test]
fn imports_are_found() {
    let code = "use crate::a::B;\nuse crate::{c::{d, E}, f};\nlet x = crate::g::h();";
    assert_eq!(imports(code), ["a", "c", "f", "g"].map(String::from).into());
}

#[test]
fn a_module_imports_only_from_its_left() {
    let place = |name: &str| LAYERS.iter().position(|layer| *layer == name);
    let mut wrong = Vec::new();
    for (name, file, code) in modules() {
        let Some(here) = place(&name) else {
            wrong.push(format!(
                "{}: `{name}` has no place among the layers",
                file.display()
            ));
            continue;
        };
        for import in imports(&code) {
            // What the crate re-exports comes from `dataset`.
            let layer = if import == "Dataset" {
                "dataset"
            } else {
                &import
            };
            if place(layer).is_none_or(|there| there > here) {
                wrong.push(format!("{}: `{name}` imports `{import}`", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn inner_layers_know_no_http_json_async_or_files() {
    let mut wrong = Vec::new();
    for (name, file, code) in modules() {
        if PURE.contains(&name.as_str()) {
            let known = FOREIGN.iter().filter(|foreign| code.contains(*foreign));
            wrong.extend(known.map(|foreign| format!("{}: {foreign}", file.display())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
