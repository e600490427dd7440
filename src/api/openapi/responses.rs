//! Answers and refusals of an operation.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::super::endpoint::{Asks, Endpoint, Shape};
use super::super::error::Code;
use super::super::extraction;
use super::super::format::Format;
use super::examples::Examples;
use super::parameters::in_path;
use super::schemas::{name, reference};

/// What any operation may refuse.
const ANYWHERE: &[Code] = &[
    Code::UNKNOWN_PARAMETER,
    Code::INVALID_ENCODING,
    Code::UNAUTHORIZED,
    Code::ADDRESS_TOO_LONG,
    Code::RATE_LIMITED,
    Code::HEADERS_TOO_LARGE,
    Code::OVERLOADED,
    Code::INTERNAL,
    Code::TIMED_OUT,
    Code::NOT_READY,
];
/// What an operation may refuse that understands parameters.
const WITH_PARAMETERS: &[Code] = &[
    Code::INVALID_VALUE,
    Code::REPEATED_PARAMETER,
    Code::INVALID_QUERY,
    Code::NOT_ACCEPTABLE,
];

/// Refusals that several operations share.
#[derive(Default)]
pub(super) struct Shared(BTreeMap<String, Value>);

impl Shared {
    pub(super) fn components(self) -> Map<String, Value> {
        self.0.into_iter().collect()
    }

    /// A reference to the refusals with a status.
    fn refusals(&mut self, status: u16, codes: &[Code]) -> Value {
        let names: Vec<&str> = codes.iter().map(|code| code.name).collect();
        let key = format!("{status}.{}", names.join("."));
        self.0.entry(key.clone()).or_insert_with(|| refusals(codes));
        json!({"$ref": format!("#/components/responses/{key}")})
    }
}

/// Headers of answers.
pub(super) fn headers() -> Value {
    let text = |doc: &str, example: &str| json!({"description": doc, "schema": {"type": "string"}, "example": example});
    let number = |doc: &str| json!({"description": doc, "schema": {"type": "integer", "minimum": 0}, "example": 1});
    json!({
        "ETag": text("Changes with the dataset, the question and the format.", "W/\"1f-2e\""),
        "Link": text("The links of the answer (RFC 8288).", "</officials>; rel=\"self\""),
        "Location": text("Where the entity has gone.", "/officials/antony-blinken"),
        "Total-Count": number("How many entities there are on all pages; of formats that have no place for it."),
        "Undated-Count": number("How many meetings of the page are left out because they have no date; of calendars."),
        "Retry-After": number("After how many seconds to try again."),
    })
}

fn header(name: &str) -> Value {
    json!({"$ref": format!("#/components/headers/{name}")})
}

/// Every answer of an operation, by status.
pub(super) fn of(endpoint: &Endpoint, examples: &Examples, shared: &mut Shared) -> Value {
    let mut all = Map::new();
    all.insert("200".to_owned(), success(endpoint, examples));
    if endpoint.is_tagged() {
        all.insert(
            "304".to_owned(),
            json!({
                "description": "The client has the answer already.",
                "headers": {"ETag": header("ETag")},
            }),
        );
    }
    if in_path(&endpoint.path).any(|name| name == "id") {
        all.insert(
            "308".to_owned(),
            json!({
                "description": "A merge retired the id; this is where the entity has gone.",
                "headers": {"Location": header("Location")},
            }),
        );
    }
    let mut codes: Vec<Code> = ANYWHERE.to_vec();
    if endpoint.is_negotiated() {
        codes.extend_from_slice(WITH_PARAMETERS);
    }
    if matches!(endpoint.asks, Asks::List(_)) {
        codes.push(Code::UNKNOWN_OPERATOR);
    }
    codes.extend_from_slice(&endpoint.refusals);
    let mut by_status: BTreeMap<u16, Vec<Code>> = BTreeMap::new();
    for code in Code::ALL.iter().filter(|code| codes.contains(code)) {
        by_status
            .entry(code.status.as_u16())
            .or_default()
            .push(*code);
    }
    for (status, codes) in by_status {
        all.insert(status.to_string(), shared.refusals(status, &codes));
    }
    Value::Object(all)
}

fn success(endpoint: &Endpoint, examples: &Examples) -> Value {
    let mut content: Map<String, Value> = Map::new();
    for (format, shape) in &endpoint.answers {
        let schema = match shape {
            Shape::List(kind) => reference(&format!("{}List", name(*kind))),
            Shape::One(kind) => reference(&format!("{}Answer", name(*kind))),
            Shape::Named(name) => reference(name),
            Shape::Text => json!({"type": "string"}),
            Shape::Object => json!({"type": "object"}),
            Shape::LinkedData => json!({
                "type": "object",
                "properties": {"@context": {"type": "object"}},
                "required": ["@context"],
                "additionalProperties": true,
            }),
        };
        let mut media = json!({"schema": schema});
        if let Some(example) = examples.answer(endpoint, *format) {
            media["example"] = example;
        }
        content.insert(format.media_type().to_owned(), media);
    }
    let mut headers = Map::new();
    if endpoint.method == "get" && !matches!(endpoint.asks, Asks::Only([])) {
        for name in ["ETag", "Link"] {
            headers.insert(name.to_owned(), header(name));
        }
    }
    if matches!(endpoint.asks, Asks::List(_)) {
        headers.insert("Total-Count".to_owned(), header("Total-Count"));
    }
    if endpoint
        .answers
        .iter()
        .any(|(format, _)| *format == Format::Ical)
    {
        headers.insert("Undated-Count".to_owned(), header("Undated-Count"));
    }
    let mut made = json!({"description": endpoint.summary, "content": content});
    if !headers.is_empty() {
        made["headers"] = Value::Object(headers);
    }
    made
}

/// The refusals with one status.
fn refusals(codes: &[Code]) -> Value {
    let docs: Vec<String> = codes
        .iter()
        .map(|code| format!("`{}`: {}", code.name, code.doc))
        .collect();
    let examples: Map<String, Value> = codes
        .iter()
        .map(|code| {
            let value = json!({
                "type": format!("/problems/{}", code.name),
                "title": code.title,
                "status": code.status.as_u16(),
                "code": code.name,
                "detail": code.doc,
            });
            (
                code.name.to_owned(),
                json!({"summary": code.title, "value": value}),
            )
        })
        .collect();
    let mut made = json!({
        "description": docs.join("\n\n"),
        "content": {
            "application/problem+json": {"schema": reference("Problem"), "examples": examples},
        },
    });
    if codes.iter().any(|code| {
        [
            Code::BUSY,
            Code::NOT_READY,
            Code::OVERLOADED,
            Code::RATE_LIMITED,
        ]
        .contains(code)
    }) {
        made["headers"] = json!({"Retry-After": header("Retry-After")});
    }
    made
}

/// The text that is to be read.
pub(super) fn text_body() -> Value {
    const TEXT: &str = "Foreign Minister Mara Lind will meet Prime Minister Jo Park in Oslo on Friday to discuss fishing quotas.";
    let content: Map<String, Value> = extraction::media_types()
        .map(|media_type| {
            let media = match media_type {
                "application/json" => json!({
                    "schema": reference("TextBody"),
                    "example": {"text": TEXT, "published": "2024-04-22"},
                }),
                // Any body is a text: there is nothing for a schema to say.
                "text/html" => json!({"schema": {}, "example": format!("<p>{TEXT}</p>")}),
                _ => json!({"schema": {}, "example": TEXT}),
            };
            (media_type.to_owned(), media)
        })
        .collect();
    json!({"description": "The text, in UTF-8.", "required": true, "content": content})
}
