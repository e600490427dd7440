//! Schemas: their structure from the views, what their members mean from the field tables.

use schemars::generate::{SchemaGenerator, SchemaSettings};
use serde_json::{Map, Value, json};

use super::super::extraction::TextBody;
use super::super::views::annotation::AnnotationPage;
use super::super::views::change::ChangesAnswer;
use super::super::views::extraction::ExtractionAnswer;
use super::super::views::graph::GraphAnswer;
use super::super::views::problem::{CodeAnswer, CodeList, ProblemView};
use super::super::views::search::{SearchView, SnippetView};
use super::super::views::service::{HealthView, IndexView};
use super::super::views::{BriefingView, IssueView, ListView, MeetingView, OfficialView, OneView};
use crate::model::{CAMEO_CODES, Kind};
use crate::query::{Field, KINDS, NodeKind, Target, Type, table};
use crate::vocabulary::{
    self, Category, MeetingType, OfficialKind, ParticipantRole, Stance, Status,
};

/// The name of the schema of a kind, whole.
pub(super) const fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Briefing => "Briefing",
        Kind::Official => "Official",
        Kind::Meeting => "Meeting",
        Kind::Issue => "Issue",
    }
}

/// The name of the schema of a kind as lists show it, without what is long.
fn in_lists(kind: Kind) -> String {
    match table(kind).members.iter().any(|member| member.detail) {
        true => format!("{}Summary", name(kind)),
        false => name(kind).to_owned(),
    }
}

/// The closed vocabularies by the names of their schemas, so that generated clients have one type for each.
const VOCABULARIES: &[(&str, &[&str])] = &[
    ("OfficialKind", OfficialKind::NAMES),
    ("MeetingType", MeetingType::NAMES),
    ("MeetingStatus", Status::NAMES),
    ("ParticipantRole", ParticipantRole::NAMES),
    ("CameoCode", CAMEO_CODES),
    ("IssueCategory", Category::NAMES),
    ("IssueStance", Stance::NAMES),
    ("EvidenceField", vocabulary::Field::NAMES),
    ("EntityKind", KINDS),
    ("NodeKind", NodeKind::NAMES),
];

/// The schema of a vocabulary: a reference where it has a name.
pub(super) fn one_of(names: &[&str]) -> Value {
    match VOCABULARIES.iter().find(|(_, known)| *known == names) {
        Some((name, _)) => reference(name),
        None => json!({"type": "string", "enum": names}),
    }
}

/// A reference to a schema.
pub(super) fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

type Definitions = Map<String, Value>;

/// Every schema.
pub(super) fn schemas() -> Definitions {
    let mut answers = generator(SchemaSettings::draft2020_12().for_serialize());
    answers.subschema_for::<BriefingView<'_>>();
    answers.subschema_for::<OfficialView<'_>>();
    answers.subschema_for::<MeetingView<'_>>();
    answers.subschema_for::<IssueView<'_>>();
    answers.subschema_for::<ListView<'_>>();
    answers.subschema_for::<OneView<'_>>();
    answers.subschema_for::<ProblemView<'_>>();
    answers.subschema_for::<SearchView<'_>>();
    answers.subschema_for::<SnippetView<'_>>();
    answers.subschema_for::<GraphAnswer<'_>>();
    answers.subschema_for::<AnnotationPage<'_>>();
    answers.subschema_for::<ExtractionAnswer<'_>>();
    answers.subschema_for::<ChangesAnswer<'_>>();
    answers.subschema_for::<CodeList<'_>>();
    answers.subschema_for::<CodeAnswer<'_>>();
    answers.subschema_for::<IndexView<'_>>();
    answers.subschema_for::<HealthView>();
    let mut all = answers.take_definitions(true);
    let mut bodies = generator(SchemaSettings::draft2020_12().for_deserialize());
    bodies.subschema_for::<TextBody>();
    all.extend(bodies.take_definitions(true));
    for schema in all.values_mut() {
        drop_widths(schema);
    }
    let (list, answer) = (all.remove("List"), all.remove("Answer"));
    for kind in Kind::ALL {
        describe(&mut all, kind);
    }
    for kind in Kind::ALL {
        shapes(&mut all, kind);
    }
    for kind in Kind::ALL {
        let data = json!({"anyOf": [reference(&in_lists(kind)), reference(&sparse(kind))]});
        let wrapped = enveloped(
            &list,
            json!({"type": "array", "items": data}),
            kind.plural(),
        );
        all.insert(format!("{}List", name(kind)), wrapped);
        let data = json!({"anyOf": [reference(name(kind)), reference(&sparse(kind))]});
        all.insert(
            format!("{}Answer", name(kind)),
            enveloped(&answer, data, kind.singular()),
        );
    }
    all["ExtractionAnswer"]["properties"]["data"] = extraction();
    for (schema, key, names) in [
        ("Node", "kind", NodeKind::NAMES),
        ("SearchHit", "kind", KINDS),
        ("AnnotationBody", "field", vocabulary::Field::NAMES),
    ] {
        let member = &mut all[schema]["properties"][key];
        let doc = member["description"].take();
        *member = one_of(names);
        member["description"] = doc;
    }
    for (name, names) in VOCABULARIES {
        let doc = "A closed vocabulary; a new value is a new minor version.";
        let schema = json!({"type": "string", "enum": names, "description": doc});
        all.insert((*name).to_owned(), schema);
    }
    all.sort_keys();
    all
}

fn generator(settings: SchemaSettings) -> SchemaGenerator {
    settings
        .with(|settings| settings.definitions_path = "/components/schemas".into())
        .into_generator()
}

/// Widths of integers are of no use to clients, and no formats that validators know.
fn drop_widths(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            let width = |format: &Value| format.as_str().is_some_and(|f| f.starts_with("uint"));
            if object.get("format").is_some_and(width) {
                object.shift_remove("format");
            }
            object.values_mut().for_each(drop_widths);
        }
        Value::Array(list) => list.iter_mut().for_each(drop_widths),
        _ => {}
    }
}

/// An envelope around data.
fn enveloped(envelope: &Option<Value>, mut data: Value, what: &str) -> Value {
    let mut schema = envelope.clone().unwrap_or_default();
    data["description"] = json!(format!("The {what}, whole or with the members asked for."));
    schema["properties"]["data"] = data;
    schema["description"] = json!(format!(
        "{} ({what}).",
        schema["description"]
            .as_str()
            .unwrap_or_default()
            .trim_end_matches('.')
    ));
    schema
}

fn sparse(kind: Kind) -> String {
    format!("{}Sparse", name(kind))
}

fn extraction() -> Value {
    let mut properties = Map::new();
    properties.insert("briefing".to_owned(), reference(name(Kind::Briefing)));
    for kind in [Kind::Official, Kind::Meeting, Kind::Issue] {
        let list = json!({
            "type": "array",
            "description": format!("The {} in the text, in its order.", kind.plural()),
            "items": reference(name(kind)),
        });
        properties.insert(kind.plural().to_owned(), list);
    }
    let required: Vec<&String> = properties.keys().collect();
    json!({"type": "object", "description": "The briefing and what it says.", "required": required, "properties": properties})
}

/// The schemas of a kind besides the whole: as in lists, with some members alone, and what a query can add to all.
fn shapes(all: &mut Definitions, kind: Kind) {
    let table = table(kind);
    let mut whole = all[name(kind)].clone();
    whole["description"] = json!(table.doc);
    let embedded = table.embeddable().map(|relation| {
        let Target::Entities { kind: there, .. } = relation.target else {
            return (relation.key.to_owned(), json!({}));
        };
        let list = json!({"type": "array", "items": reference(&in_lists(there)), "description": relation.doc});
        (relation.key.to_owned(), list)
    });
    let embedded: Map<String, Value> = embedded.collect();
    whole["properties"]["embedded"] = json!({
        "type": "object",
        "description": "The related entities that `embed` asked for.",
        "properties": embedded,
    });
    whole["properties"]["snippets"] = json!({
        "type": "array",
        "description": "The passages that match, in lists with `q`.",
        "items": reference("Snippet"),
    });
    let mut few = whole.clone();
    few["description"] = json!(format!(
        "{} Only the members that `fields` asked for.",
        table.doc
    ));
    if let Value::Object(few) = &mut few {
        few.shift_remove("required");
    }
    all.insert(sparse(kind), few);
    let listed = in_lists(kind);
    if listed != name(kind) {
        let mut short = whole.clone();
        short["description"] = json!(format!("{} As lists show it.", table.doc));
        for member in table.members.iter().filter(|member| member.detail) {
            if let Value::Object(properties) = &mut short["properties"] {
                properties.shift_remove(member.key);
            }
            if let Value::Array(required) = &mut short["required"] {
                required.retain(|key| key != member.key);
            }
        }
        all.insert(listed, short);
    }
    all.insert(name(kind).to_owned(), whole);
}

/// Puts into the schema of a kind what its table says of its members.
fn describe(all: &mut Definitions, kind: Kind) {
    let table = table(kind);
    for field in table.fields {
        let way: Vec<&str> = match field.name.contains('.') {
            true => field.name.split('.').collect(),
            false => vec![field.key],
        };
        said(all, name(kind), &way, field);
    }
    for relation in table.relations {
        if let Some(member) = member(all, name(kind), &[relation.key]) {
            member["description"] = json!(relation.doc);
        }
        if let Target::Items { fields, .. } = relation.target {
            for field in fields {
                said(all, name(kind), &[relation.key, field.name], field);
            }
        }
    }
    for known in table.members {
        if let Some(member) = member(all, name(kind), &[known.key]) {
            member["description"] = json!(known.doc);
        }
    }
}

fn said(all: &mut Definitions, of: &str, way: &[&str], field: &Field) {
    let Some(member) = member(all, of, way) else {
        return;
    };
    member["description"] = json!(field.doc);
    match field.ty {
        Type::Enum(names) if member["type"] == "string" => {
            *member = one_of(names);
            member["description"] = json!(field.doc);
        }
        Type::Date => member["format"] = json!("date"),
        _ => {}
    }
}

/// A member of a schema, along a way through the schemas that it refers to.
fn member<'a>(all: &'a mut Definitions, of: &str, way: &[&str]) -> Option<&'a mut Value> {
    let (first, rest) = way.split_first()?;
    let found = all.get(of)?.get("properties")?.get(*first)?;
    if rest.is_empty() {
        return all.get_mut(of)?.get_mut("properties")?.get_mut(*first);
    }
    let next = referred(found)?;
    member(all, &next, rest)
}

/// The schema that another refers to: itself, as an item, or unless it is null.
fn referred(schema: &Value) -> Option<String> {
    if let Some(Value::String(reference)) = schema.get("$ref") {
        return reference.rsplit('/').next().map(str::to_owned);
    }
    if let Some(items) = schema.get("items") {
        return referred(items);
    }
    schema.get("anyOf")?.as_array()?.iter().find_map(referred)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_member_says_what_it_is() {
        let mut silent = Vec::new();
        for (name, schema) in schemas() {
            let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
                continue;
            };
            for (key, member) in properties {
                if member.get("description").is_none() && member.get("$ref").is_none() {
                    silent.push(format!("{name}.{key}"));
                }
            }
        }
        assert!(silent.is_empty(), "{silent:?}");
    }

    #[test]
    fn every_reference_leads_to_a_schema() {
        let all = schemas();
        let text = Value::Object(all.clone()).to_string();
        for part in text.split("#/components/schemas/").skip(1) {
            let name = part.split('"').next().unwrap();
            assert!(all.contains_key(name), "{name}");
        }
    }

    #[test]
    fn tables_decide_on_vocabularies_and_dates() {
        let all = schemas();
        for (schema, key, vocabulary) in [
            ("Meeting", "status", "MeetingStatus"),
            ("Participant", "role", "ParticipantRole"),
            ("Evidence", "field", "EvidenceField"),
        ] {
            let member = &all[schema]["properties"][key];
            assert_eq!(
                member["$ref"],
                reference(vocabulary)["$ref"],
                "{schema}.{key}"
            );
        }
        assert_eq!(all["When"]["properties"]["start"]["format"], "date");
        assert_eq!(all["Briefing"]["properties"]["published"]["format"], "date");
    }
}
