//! docs/API.md names only what there is, and all there is.

use briefing::api::{Code, openapi};
use briefing::model::Kind;
use briefing::query::{Op, RESERVED};

use crate::client::get;

const MANUAL: &str = include_str!("../../docs/API.md");

/// What stands between backticks.
fn quoted() -> impl Iterator<Item = &'static str> {
    MANUAL
        .lines()
        .filter(|line| !line.starts_with("    "))
        .flat_map(|line| line.split('`').skip(1).step_by(2))
}

#[test]
fn every_address_is_there() {
    let paths = openapi()["paths"].as_object().unwrap();
    for path in paths.keys() {
        let related = path.contains("{id}/") && !path.ends_with("annotations");
        assert!(
            related || quoted().any(|name| name == path),
            "{path} is not in the manual"
        );
    }
    for name in quoted().filter(|name| name.starts_with('/') && !name.contains('?')) {
        assert!(
            name == "/docs" || paths.contains_key(name),
            "{name} is not served"
        );
    }
}

#[tokio::test]
async fn every_question_is_understood() {
    let asked: Vec<String> = quoted()
        .flat_map(|name| match name.split_once('?') {
            Some((path, _)) if path.starts_with('/') => vec![name.to_owned()],
            // Of a question without its list, some list understands it.
            None if name.contains('=') && !name.contains(' ') => {
                Kind::ALL.map(|k| format!("/{}?{name}", k.plural())).into()
            }
            _ => Vec::new(),
        })
        .collect();
    assert!(asked.len() > 10, "{asked:?}");
    let (alone, several): (Vec<_>, Vec<_>) = asked
        .iter()
        .partition(|uri| quoted().any(|name| name == uri.as_str()));
    for uri in alone {
        assert_eq!(get(uri).await.status, 200, "{uri}");
    }
    for uris in several.chunks(Kind::ALL.len()) {
        let mut understood = false;
        for uri in uris {
            understood |= get(uri).await.status == 200;
        }
        assert!(understood, "{uris:?}");
    }
}

#[test]
fn every_code_operator_and_parameter_is_explained() {
    for code in Code::ALL {
        let row = format!(
            "| {} | `{}` | {} |",
            code.status.as_u16(),
            code.name,
            code.doc
        );
        assert!(MANUAL.contains(&row), "{row}");
    }
    for op in Op::NAMED {
        let name = format!("__{}", op.name());
        assert!(quoted().any(|quoted| quoted == name), "{name}");
    }
    for name in RESERVED {
        assert!(
            quoted().any(|quoted| quoted == *name || quoted.starts_with(&format!("{name}="))),
            "{name}"
        );
    }
}

#[test]
fn every_format_is_in_the_table() {
    for operation in openapi()["paths"].as_object().unwrap().values() {
        for answer in operation.as_object().unwrap().values() {
            for media_type in answer["responses"]["200"]["content"]
                .as_object()
                .unwrap()
                .keys()
            {
                assert!(quoted().any(|name| name == media_type), "{media_type}");
            }
        }
    }
}
