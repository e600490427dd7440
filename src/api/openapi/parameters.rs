//! Parameters: those of lists from the field tables, the others from their own descriptions.

use serde_json::{Map, Value, json};

use super::super::endpoint::{Asks, Endpoint};
use super::examples::Examples;
use super::schemas::one_of;
use crate::model::Kind;
use crate::query::{
    CURSOR, DEFAULT_LIMIT, FORMAT, LIMIT, MAX_LIMIT, MAX_NUMBER, MAX_SINCE, MAX_VALUES, Op,
    Parameter, Path, Q, Type, facetable, table,
};

/// Parameters that several operations share.
pub(super) fn components() -> Map<String, Value> {
    let mut all = Map::new();
    for parameter in [&Q, &LIMIT, &CURSOR] {
        all.insert(parameter.name.to_owned(), described(parameter));
    }
    all.insert("if_none_match".to_owned(), json!({
        "name": "If-None-Match",
        "in": "header",
        "description": "Entity tags of answers that the client has; 304 if one of them is still right.",
        "schema": {"type": "string"},
        "example": "W/\"0\"",
    }));
    for kind in Kind::ALL {
        for (name, parameter) in choices(kind) {
            all.insert(format!("{}.{name}", kind.singular()), parameter);
        }
        for path in table(kind).paths() {
            for op in operators(&path) {
                let (name, parameter) = filter(&path, op);
                all.insert(format!("{}.{name}", kind.singular()), parameter);
            }
        }
    }
    all
}

/// The parameters of an operation.
pub(super) fn of(endpoint: &Endpoint, examples: &Examples) -> Vec<Value> {
    let shared = |name: String| json!({"$ref": format!("#/components/parameters/{name}")});
    let mut all: Vec<Value> = Vec::new();
    for name in in_path(&endpoint.path) {
        all.push(json!({
            "name": name,
            "in": "path",
            "required": true,
            "description": if name == "id" { "The id of the entity." } else { "The code of the refusal." },
            "schema": {"type": "string", "minLength": 1},
            "example": examples.part_of_path(&endpoint.path),
        }));
    }
    match endpoint.asks {
        Asks::Only(parameters) => {
            let others = parameters
                .iter()
                .filter(|parameter| parameter.name != FORMAT.name);
            all.extend(others.map(|parameter| match parameter.name {
                name if [LIMIT.name, CURSOR.name].contains(&name) => shared(name.to_owned()),
                _ => described(parameter),
            }));
        }
        Asks::List(kind) => {
            all.extend([&Q, &LIMIT, &CURSOR].map(|p| shared(p.name.to_owned())));
            let choices = choices(kind).into_iter();
            all.extend(choices.map(|(name, _)| shared(format!("{}.{name}", kind.singular()))));
            for path in table(kind).paths() {
                all.extend(
                    operators(&path)
                        .map(|op| shared(format!("{}.{}", kind.singular(), path.parameter(op)))),
                );
            }
        }
        Asks::One(kind) => {
            let shape = ["fields", "embed"];
            all.extend(shape.map(|name| shared(format!("{}.{name}", kind.singular()))));
        }
    }
    if endpoint.is_negotiated() {
        let names: Vec<&str> = endpoint
            .answers
            .iter()
            .map(|(format, _)| format.name())
            .collect();
        all.push(json!({
            "name": FORMAT.name,
            "in": "query",
            "description": FORMAT.doc,
            "schema": {"type": "string", "enum": names},
            "example": names.first(),
        }));
    }
    if endpoint.is_tagged() {
        all.push(shared("if_none_match".to_owned()));
    }
    all
}

/// The parts of a path that vary.
pub(super) fn in_path(path: &str) -> impl Iterator<Item = &str> {
    path.split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
}

fn described(parameter: &Parameter) -> Value {
    let schema = match parameter.name {
        "limit" => {
            json!({"type": "integer", "minimum": 1, "maximum": MAX_LIMIT, "default": DEFAULT_LIMIT})
        }
        "q" => json!({"type": "string", "minLength": 1}),
        "since" => {
            json!({"type": "integer", "format": "int64", "minimum": 0, "maximum": MAX_SINCE})
        }
        _ if parameter.many => {
            json!({"type": "array", "minItems": 1, "items": typed(parameter.ty)})
        }
        _ => typed(parameter.ty),
    };
    let example = match (parameter.name, parameter.many) {
        ("limit", _) => json!(DEFAULT_LIMIT),
        (_, true) => json!([parameter.example]),
        (_, false) => json!(parameter.example),
    };
    let mut made = json!({
        "name": parameter.name,
        "in": "query",
        "description": parameter.doc,
        "required": parameter.required,
        "schema": schema,
    });
    if !parameter.example.is_empty() || parameter.name == "limit" {
        made["example"] = example;
    }
    made
}

/// What a list of a kind can be ordered by, cut down to, joined with and counted by.
fn choices(kind: Kind) -> Vec<(&'static str, Value)> {
    let table = table(kind);
    let sorts: Vec<String> = table
        .sortable()
        .flat_map(|field| [field.name.to_owned(), format!("-{}", field.name)])
        .collect();
    let members: Vec<&str> = table
        .answer_members()
        .iter()
        .map(|member| member.key)
        .collect();
    let relations: Vec<&str> = table.embeddable().map(|relation| relation.key).collect();
    let counted: Vec<String> = table
        .paths()
        .filter(facetable)
        .map(|path| path.name().into_owned())
        .collect();
    let choice = |name: &'static str, doc: &str, names: Value, example: Value| {
        let parameter = json!({
            "name": name,
            "in": "query",
            "description": doc,
            "schema": {"type": "array", "minItems": 1, "items": {"type": "string", "enum": names}},
            "example": [example],
        });
        (name, parameter)
    };
    vec![
        choice(
            "sort",
            "The order, most important first; `-` for descending. Entities without a value come last, the id decides between equals. With `q`, `relevance` is a key as well, and the usual order.",
            json!(sorts),
            json!(sorts.last()),
        ),
        choice(
            "fields",
            "The members to show; all but long ones if left out.",
            json!(members),
            json!("id"),
        ),
        choice(
            "embed",
            "Related entities to give in full, under `embedded`.",
            json!(relations),
            json!(relations.first()),
        ),
        choice(
            "facet",
            "Fields whose values to count under the filters.",
            json!(counted),
            json!(counted.first()),
        ),
    ]
}

fn operators(path: &Path) -> impl Iterator<Item = Op> {
    std::iter::once(Op::Eq)
        .chain(Op::NAMED)
        .filter(|op| path.suits(*op))
}

fn filter(path: &Path, op: Op) -> (String, Value) {
    let (name, field) = (path.parameter(op).into_owned(), path.field());
    let doc = match path.relation() {
        Some(relation) => format!("{} {}: {}.", relation.doc, field.doc, op.doc()),
        None => format!("{} {}.", field.doc, capitalised(op.doc())),
    };
    let (schema, example) = match op {
        Op::IsNull => (json!({"type": "boolean"}), json!(false)),
        _ => {
            let example = match field.ty {
                Type::Number => json!([field.example.parse::<i64>().unwrap_or_default()]),
                Type::Share => json!([field.example.parse::<f64>().unwrap_or_default()]),
                _ => json!([field.example]),
            };
            (
                json!({"type": "array", "minItems": 1, "maxItems": MAX_VALUES, "items": typed(field.ty)}),
                example,
            )
        }
    };
    let parameter = json!({
        "name": name,
        "in": "query",
        "description": doc,
        "schema": schema,
        "example": example,
    });
    (name, parameter)
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

fn typed(ty: Type) -> Value {
    match ty {
        Type::Text | Type::Id => json!({"type": "string"}),
        Type::Enum(names) => one_of(names),
        Type::Date => json!({"type": "string", "format": "date"}),
        Type::Number => json!({"type": "integer", "minimum": 0, "maximum": MAX_NUMBER}),
        Type::Share => json!({"type": "number", "minimum": 0, "maximum": 1}),
    }
}
