//! The OpenAPI document, made of the list of endpoints that the router is made of, the field tables and the views.

mod downgrade;
mod examples;
mod parameters;
mod responses;
mod schemas;

use std::sync::OnceLock;

use serde_json::{Map, Value, json};

use super::endpoint::{Endpoint, Tag};
use super::routes::endpoints;
use examples::Examples;

/// The document, OpenAPI 3.1, with real answers as examples.
pub fn openapi() -> &'static Value {
    static DOCUMENT: OnceLock<Value> = OnceLock::new();
    DOCUMENT.get_or_init(|| document(&Examples::of_embedded_briefing()))
}

/// The same as OpenAPI 3.0.3, for generators that know no 3.1.
pub fn openapi_3_0() -> &'static Value {
    static DOCUMENT: OnceLock<Value> = OnceLock::new();
    DOCUMENT.get_or_init(|| downgrade::to_3_0(openapi().clone()))
}

fn document(examples: &Examples) -> Value {
    let mut paths: Map<String, Value> = Map::new();
    let mut shared = responses::Shared::default();
    for endpoint in endpoints() {
        let operation = operation(&endpoint, examples, &mut shared);
        let path = paths
            .entry(endpoint.path.clone())
            .or_insert_with(|| json!({}));
        path[endpoint.method] = operation;
    }
    let tags = Tag::ALL.map(|tag| json!({"name": tag.name(), "description": tag.doc()}));
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "briefing",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "Officials, meetings and issues in diplomatic briefings.",
            "description": include_str!("description.md"),
            "contact": {"name": "The maintainers of briefing"},
            "license": {"name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0"},
        },
        "servers": [{"url": "/", "description": "This service."}],
        "security": [],
        "tags": tags,
        "paths": paths,
        "components": {
            "schemas": schemas::schemas(),
            "parameters": parameters::components(),
            "headers": responses::headers(),
            "responses": shared.components(),
        },
    })
}

fn operation(endpoint: &Endpoint, examples: &Examples, shared: &mut responses::Shared) -> Value {
    let mut operation = json!({
        "operationId": endpoint.id,
        "tags": [endpoint.tag.name()],
        "summary": endpoint.summary,
        "description": endpoint.doc,
        "parameters": parameters::of(endpoint, examples),
    });
    if endpoint.method == "post" {
        operation["requestBody"] = responses::text_body();
    }
    operation["responses"] = responses::of(endpoint, examples, shared);
    operation
}
