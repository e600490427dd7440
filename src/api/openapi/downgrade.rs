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
    let known = match &document["components"]["schemas"] {
        Value::Object(schemas) => schemas.clone(),
        _ => Map::new(),
    };
    if let Value::Object(schemas) = &mut document["components"]["schemas"] {
        schemas.values_mut().for_each(|one| schema(one, &known));
    }
    for part in ["parameters", "headers", "responses"] {
        within(&mut document["components"][part], &known);
    }
    within(&mut document["paths"], &known);
    drop_unused(&mut document);
    document
}

/// Leaves out the schemas that were written out wherever they were used.
fn drop_unused(document: &mut Value) {
    let text = document.to_string();
    let used = |name: &String| text.contains(&format!("\"#/components/schemas/{name}\""));
    if let Value::Object(schemas) = &mut document["components"]["schemas"] {
        schemas.retain(|name, _| used(name));
    }
}

/// Finds the schemas in parameters, headers, bodies and answers; examples are left as they are.
fn within(value: &mut Value, known: &Map<String, Value>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object.iter_mut() {
                match key.as_str() {
                    "schema" => schema(value, known),
                    "example" | "examples" => {}
                    _ => within(value, known),
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|value| within(value, known)),
        _ => {}
    }
}

fn schema(value: &mut Value, known: &Map<String, Value>) {
    let Value::Object(object) = value else {
        // `true` allows anything, as does an empty schema.
        *value = json!({});
        return;
    };
    nullable_choice(object, known);
    if let Some(Value::Object(properties)) = object.get_mut("properties") {
        properties.values_mut().for_each(|one| schema(one, known));
    }
    for key in ["items", "additionalProperties"] {
        match object.get_mut(key) {
            Some(Value::Bool(_)) | None => {}
            Some(inner) => schema(inner, known),
        }
    }
    for key in ["anyOf", "oneOf", "allOf"] {
        if let Some(Value::Array(list)) = object.get_mut(key) {
            list.iter_mut().for_each(|one| schema(one, known));
        }
    }
    nullable_type(object);
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

/// A choice between a schema and null is the schema, written out and nullable: beside a reference nothing counts.
fn nullable_choice(object: &mut Map<String, Value>, known: &Map<String, Value>) {
    let Some(Value::Array(choices)) = object.get("anyOf") else {
        return;
    };
    let [Value::Object(one), null] = choices.as_slice() else {
        return;
    };
    if null["type"] != "null" {
        return;
    }
    let referred = one
        .get("$ref")
        .and_then(|reference| known.get(reference.as_str()?.rsplit('/').next()?));
    let mut written = match referred {
        Some(Value::Object(schema)) => schema.clone(),
        _ => one.clone(),
    };
    object.shift_remove("anyOf");
    written.insert("nullable".to_owned(), json!(true));
    // What is said of the member goes before what is said of the schema.
    written.extend(std::mem::take(object));
    *object = written;
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
        let known = json!({"A": {"type": "object", "description": "an A", "properties": {"x": {"type": ["string", "null"]}}}});
        let known = known.as_object().expect("schemas");
        for (new, old) in [
            (
                json!({"type": ["string", "null"]}),
                json!({"type": "string", "nullable": true}),
            ),
            (
                json!({"description": "one", "anyOf": [{"$ref": "#/c/A"}, {"type": "null"}]}),
                json!({
                    "type": "object",
                    "description": "one",
                    "properties": {"x": {"type": "string", "nullable": true}},
                    "nullable": true,
                }),
            ),
            (
                json!({"anyOf": [{"$ref": "#/c/A"}, {"$ref": "#/c/B"}]}),
                json!({"anyOf": [{"$ref": "#/c/A"}, {"$ref": "#/c/B"}]}),
            ),
            (json!({"const": 1}), json!({"enum": [1]})),
            (
                json!({"$ref": "#/c/A", "description": "x"}),
                json!({"description": "x", "allOf": [{"$ref": "#/c/A"}]}),
            ),
            (json!(true), json!({})),
        ] {
            let mut made = new.clone();
            schema(&mut made, known);
            assert_eq!(made, old, "{new}");
        }
    }
}
