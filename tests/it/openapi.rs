//! The OpenAPI document says what is served, all of it, and keeps saying it.

use std::collections::BTreeSet;

use briefing::api::{Code, openapi, openapi_3_0};
use briefing::model::Kind;
use briefing::query::{RESERVED, table};
use serde_json::Value;

use crate::client::get;

/// What clients can rely on, a line each: operations with their parameters and statuses, schemas with their members.
const OUTLINE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/contract.txt");

#[tokio::test]
async fn the_document_is_served_in_both_versions() {
    for (uri, version, document) in [
        ("/openapi.json", "3.1.0", openapi()),
        ("/openapi-3.0.json", "3.0.3", openapi_3_0()),
    ] {
        let json = get(uri).await.json();
        assert_eq!(json["openapi"], version);
        assert_eq!(json, *document);
    }
}

#[test]
fn every_field_and_operator_is_a_parameter() {
    let parameters = openapi()["components"]["parameters"].as_object().unwrap();
    for kind in Kind::ALL {
        for path in table(kind).paths() {
            let key = format!("{}.{}", kind.singular(), path.name());
            assert_eq!(parameters[&key]["name"], *path.name());
        }
        let operation = &openapi()["paths"][format!("/{}", kind.plural())]["get"];
        let names: BTreeSet<&str> = named(operation).collect();
        for name in RESERVED {
            assert!(names.contains(name), "{name}");
        }
    }
}

#[test]
fn every_code_is_documented_somewhere() {
    let responses = openapi()["components"]["responses"].to_string();
    for code in Code::ALL
        .iter()
        .filter(|code| **code != Code::METHOD_NOT_ALLOWED)
    {
        assert!(
            responses.contains(&format!("`{}`", code.name)),
            "{}",
            code.name
        );
    }
}

#[test]
fn examples_are_answers() {
    let mut missing = Vec::new();
    for (path, _, operation) in operations() {
        for (media_type, media) in operation["responses"]["200"]["content"]
            .as_object()
            .unwrap()
        {
            let related = path.contains("{id}/") && media_type != "application/json";
            if media["example"].is_null()
                && !path.starts_with("/openapi")
                && !related
                && path != "/extract"
                && media_type != "text/event-stream"
                // Its figures are never twice the same.
                && path != "/metrics"
            {
                missing.push(format!("{path} {media_type}"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}

/// A change here is a change of the contract: what disappears or changes breaks clients and needs a new major version.
#[test]
fn the_contract_is_as_written_down() {
    let outline = outline();
    if std::env::var_os("WRITE_CONTRACT").is_some() {
        std::fs::write(OUTLINE, &outline).unwrap();
    }
    let written = std::fs::read_to_string(OUTLINE).unwrap();
    let (now, then): (BTreeSet<&str>, BTreeSet<&str>) =
        (outline.lines().collect(), written.lines().collect());
    let gone: Vec<_> = then.difference(&now).collect();
    let new: Vec<_> = now.difference(&then).collect();
    assert!(
        outline == written,
        "gone: {gone:#?}\nnew: {new:#?}\nIf that is meant, run this test with WRITE_CONTRACT=1 and say so in CHANGELOG.md."
    );
}

fn operations() -> impl Iterator<Item = (&'static String, &'static String, &'static Value)> {
    let paths = openapi()["paths"].as_object().unwrap();
    paths.iter().flat_map(|(path, item)| {
        let item = item.as_object().unwrap().iter();
        item.map(move |(method, operation)| (path, method, operation))
    })
}

/// The names of an operation's parameters.
fn named(operation: &Value) -> impl Iterator<Item = &str> {
    operation["parameters"]
        .as_array()
        .unwrap()
        .iter()
        .map(|parameter| {
            let parameter = match parameter["$ref"].as_str() {
                Some(reference) => openapi().pointer(&reference[1..]).unwrap(),
                None => parameter,
            };
            parameter["name"].as_str().unwrap()
        })
}

fn outline() -> String {
    let mut lines = Vec::new();
    for (path, method, operation) in operations() {
        let method = method.to_uppercase();
        lines.push(format!(
            "{method} {path} {}",
            operation["operationId"].as_str().unwrap()
        ));
        for status in operation["responses"].as_object().unwrap().keys() {
            lines.push(format!("{method} {path} answers {status}"));
        }
        for media_type in operation["responses"]["200"]["content"]
            .as_object()
            .unwrap()
            .keys()
        {
            lines.push(format!("{method} {path} gives {media_type}"));
        }
        // Those that have the fields of a kind for parameters all have the same ones, listed once below.
        let own = operation["parameters"].as_array().unwrap().iter();
        for name in named(operation)
            .zip(own)
            .filter(|(_, p)| p["$ref"].is_null())
            .map(|(name, _)| name)
        {
            lines.push(format!("{method} {path} asks {name}"));
        }
    }
    let components = &openapi()["components"];
    for (key, parameter) in components["parameters"].as_object().unwrap() {
        lines.push(format!(
            "parameter {key}: {}",
            kind_of(&parameter["schema"])
        ));
    }
    for (name, schema) in components["schemas"].as_object().unwrap() {
        let required = |key: &str| {
            schema["required"]
                .as_array()
                .is_some_and(|all| all.iter().any(|r| r == key))
        };
        for (key, member) in schema["properties"].as_object().into_iter().flatten() {
            let mark = if required(key) { "" } else { "?" };
            lines.push(format!("schema {name}.{key}{mark}: {}", kind_of(member)));
        }
    }
    for code in Code::ALL {
        lines.push(format!("refusal {} {}", code.status.as_u16(), code.name));
    }
    lines.join("\n") + "\n"
}

/// A schema in a few words.
fn kind_of(schema: &Value) -> String {
    if let Some(reference) = schema["$ref"].as_str() {
        return reference.rsplit('/').next().unwrap().to_owned();
    }
    if let Some(choices) = schema["anyOf"].as_array() {
        return choices.iter().map(kind_of).collect::<Vec<_>>().join(" | ");
    }
    let ty = match &schema["type"] {
        Value::String(ty) => ty.clone(),
        Value::Array(types) => types
            .iter()
            .map(|t| t.as_str().unwrap())
            .collect::<Vec<_>>()
            .join(" | "),
        _ => "any".to_owned(),
    };
    match (
        schema.get("items"),
        schema["enum"].as_array(),
        schema["format"].as_str(),
    ) {
        (Some(items), ..) => format!("[{}]", kind_of(items)),
        (_, Some(names), _) => names
            .iter()
            .map(|n| n.as_str().unwrap_or("null"))
            .collect::<Vec<_>>()
            .join("|"),
        (_, _, Some(format)) => format!("{ty} ({format})"),
        _ => ty,
    }
}
