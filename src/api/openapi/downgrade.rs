//! From OpenAPI 3.1 to 3.0.3: what JSON Schema 2020-12 says in other words.

use serde_json::{Map, Value, json};

/// The document as OpenAPI 3.0.3.
pub(super) fn to_3_0(mut document: Value) -> Value {
    document["openapi"] = json!("3.0.3");
    if let Value::Object(info) = &mut document["info"] {
        info.shift_remove("summary");
        info["license"] = json!({
            "name": info["license"]["name"],
            "url": "https://spdx.org/licenses/MIT.html",
        });
    }
    if let Value::Object(components) = &mut document["components"] {
        if let Some(Value::Object(schemas)) = components.get_mut("schemas") {
            schemas.values_mut().for_each(schema);
        }
        for part in ["parameters", "headers", "responses"] {
            if let Some(part) = components.get_mut(part) {
                within(part);
            }
        }
    }
    within(&mut document["paths"]);
    document
}

/// Finds the schemas in parameters, headers, bodies and answers; examples are left as they are.
fn within(value: &mut Value) {
    match value {
        Value::Object(object) => {
            for (key, value) in object.iter_mut() {
                match key.as_str() {
                    "schema" => schema(value),
                    "example" | "examples" => {}
                    _ => within(value),
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(within),
        _ => {}
    }
}

fn schema(value: &mut Value) {
    let Value::Object(object) = value else {
        // `true` allows anything, as does an empty schema.
        *value = json!({});
        return;
    };
    for key in ["properties", "patternProperties"] {
        if let Some(Value::Object(properties)) = object.get_mut(key) {
            properties.values_mut().for_each(schema);
        }
    }
    for key in ["items", "additionalProperties"] {
        match object.get_mut(key) {
            Some(Value::Bool(_)) | None => {}
            Some(inner) => schema(inner),
        }
    }
    for key in ["anyOf", "oneOf", "allOf", "prefixItems"] {
        if let Some(Value::Array(list)) = object.get_mut(key) {
            list.iter_mut().for_each(schema);
        }
    }
    nullable_type(object);
    nullable_choice(object);
    tuple(object);
    constant(object);
    described_reference(object);
}

/// `type: [string, null]` is `type: string, nullable: true`.
fn nullable_type(object: &mut Map<String, Value>) {
    let Some(Value::Array(types)) = object.get("type") else {
        return;
    };
    let mut others = types.iter().filter(|ty| *ty != "null").cloned();
    if let Some(first) = others.next() {
        let nullable = types.iter().any(|ty| ty == "null");
        object["type"] = first;
        if nullable {
            object.insert("nullable".to_owned(), json!(true));
        }
    }
}

/// A choice between a schema and null is the schema, nullable.
fn nullable_choice(object: &mut Map<String, Value>) {
    let Some(Value::Array(choices)) = object.get("anyOf") else {
        return;
    };
    let null = |choice: &&Value| choice["type"] == "null";
    let others: Vec<Value> = choices.iter().filter(|c| !null(c)).cloned().collect();
    if others.len() == choices.len() {
        return;
    }
    object.shift_remove("anyOf");
    // `nullable` is heeded beside a type alone.
    object.insert("type".to_owned(), json!("object"));
    object.insert("nullable".to_owned(), json!(true));
    let way = if others.len() == 1 { "allOf" } else { "anyOf" };
    object.insert(way.to_owned(), Value::Array(others));
}

/// A tuple is a list of any of its items.
fn tuple(object: &mut Map<String, Value>) {
    if let Some(Value::Array(items)) = object.shift_remove("prefixItems") {
        object.insert("items".to_owned(), json!({"anyOf": items}));
    }
}

fn constant(object: &mut Map<String, Value>) {
    if let Some(constant) = object.shift_remove("const") {
        object.insert("enum".to_owned(), json!([constant]));
    }
}

/// What stands beside a reference is ignored in 3.0.
fn described_reference(object: &mut Map<String, Value>) {
    if object.len() > 1
        && let Some(reference) = object.shift_remove("$ref")
    {
        object.insert("allOf".to_owned(), json!([{"$ref": reference}]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemas_in_other_words() {
        for (new, old) in [
            (
                json!({"type": ["string", "null"]}),
                json!({"type": "string", "nullable": true}),
            ),
            (
                json!({"anyOf": [{"$ref": "#/a"}, {"type": "null"}]}),
                json!({"type": "object", "nullable": true, "allOf": [{"$ref": "#/a"}]}),
            ),
            (
                json!({"anyOf": [{"$ref": "#/a"}, {"$ref": "#/b"}]}),
                json!({"anyOf": [{"$ref": "#/a"}, {"$ref": "#/b"}]}),
            ),
            (json!({"const": 1}), json!({"enum": [1]})),
            (
                json!({"$ref": "#/a", "description": "x"}),
                json!({"description": "x", "allOf": [{"$ref": "#/a"}]}),
            ),
            (
                json!({"prefixItems": [{"type": "string"}]}),
                json!({"items": {"anyOf": [{"type": "string"}]}}),
            ),
            (json!(true), json!({})),
        ] {
            let mut made = new.clone();
            schema(&mut made);
            assert_eq!(made, old, "{new}");
        }
    }
}
