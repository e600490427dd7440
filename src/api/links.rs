//! Addresses: every link of an answer, in its body and its `Link` header.

use std::borrow::Cow;

use axum::http::HeaderValue;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::model::Kind;
use crate::query::{DEFAULT_LIMIT, Path, Query, Shape, table};

/// Links by relation, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Links(Vec<(String, String)>);

impl Links {
    pub(super) fn add(&mut self, relation: impl Into<String>, target: impl Into<String>) {
        self.0.push((relation.into(), target.into()));
    }

    /// The same as a `Link` header (RFC 8288). Relations that IANA does not list are written as addresses.
    pub(super) fn header(&self) -> Option<HeaderValue> {
        let one = |(relation, target): &(String, String)| match relation.as_str() {
            "self" | "first" | "next" | "collection" | "service-desc" | "service-doc" => {
                format!("<{target}>; rel=\"{relation}\"")
            }
            other => format!("<{target}>; rel=\"related\"; title=\"{other}\""),
        };
        let all: Vec<String> = self.0.iter().map(one).collect();
        HeaderValue::from_str(&all.join(", "))
            .ok()
            .filter(|value| !value.is_empty())
    }
}

impl Serialize for Links {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (relation, target) in &self.0 {
            map.serialize_entry(relation, target)?;
        }
        map.end()
    }
}

impl JsonSchema for Links {
    fn schema_name() -> Cow<'static, str> {
        "Links".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Addresses by relation; the same as in the `Link` header.",
            "type": "object",
            "properties": {
                "self": {"type": "string", "description": "This answer, in the one spelling of its address."},
                "next": {"type": "string", "description": "The next page; absent on the last."},
            },
            "required": ["self"],
            "additionalProperties": {"type": "string"},
        })
    }
}

/// A segment of a path, encoded.
pub(super) fn segment(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes())
        .collect::<String>()
        .replace('+', "%20")
}

/// The address of a list.
#[derive(Debug, Clone)]
pub(super) struct Address<'a> {
    /// The path of the list.
    pub(super) path: &'a str,
    /// What is asked.
    pub(super) query: &'a Query,
    /// The format, if named in the address.
    pub(super) format: Option<&'a str>,
}

impl Address<'_> {
    /// The address that gives the same answer, in one spelling.
    pub(super) fn this(&self) -> String {
        self.with(
            self.query.after.as_ref().map(|cursor| cursor.encode()),
            None,
        )
    }

    /// The address of the page after a cursor, or of the first one.
    pub(super) fn page(&self, cursor: Option<String>) -> String {
        self.with(cursor, None)
    }

    /// The address of the list with a value of a filter switched.
    pub(super) fn toggle(&self, path: &Path, value: &str) -> String {
        self.with(None, Some((path, value)))
    }

    fn with(&self, cursor: Option<String>, toggled: Option<(&Path, &str)>) -> String {
        let query = self.query;
        let mut pairs: Vec<(String, Vec<String>)> = query
            .filters
            .iter()
            .map(|filter| (filter.name(), filter.shown.clone()))
            .collect();
        if let Some((path, value)) = toggled {
            let name = path.name();
            match pairs.iter_mut().find(|(known, _)| *known == name) {
                Some((_, values)) => {
                    let before = values.len();
                    let folded = crate::model::fold(value);
                    values.retain(|known| crate::model::fold(known) != folded);
                    if values.len() == before {
                        values.push(value.to_owned());
                    }
                }
                None => pairs.push((name, vec![value.to_owned()])),
            }
            pairs.retain(|(_, values)| !values.is_empty());
        }
        let mut one = |name: &str, value: String| pairs.push((name.to_owned(), vec![value]));
        if let Some(search) = &query.search {
            one("q", search.clone());
        }
        if !query.usual_order() {
            let keys = query.sort_text();
            pairs.push((
                "sort".to_owned(),
                keys.split(',').map(str::to_owned).collect(),
            ));
        }
        shape_pairs(&mut pairs, query.kind, &query.shape);
        if !query.facets.is_empty() {
            pairs.push((
                "facet".to_owned(),
                query.facets.iter().map(Path::name).collect(),
            ));
        }
        let mut one = |name: &str, value: String| pairs.push((name.to_owned(), vec![value]));
        if query.limit != DEFAULT_LIMIT {
            one("limit", query.limit.to_string());
        }
        if let Some(format) = self.format {
            one("format", format.to_owned());
        }
        if let Some(cursor) = cursor {
            one("cursor", cursor);
        }
        address(self.path, &pairs)
    }
}

/// A path, with the format if the address names it.
pub(super) fn with_format(path: &str, format: Option<&str>) -> String {
    match format {
        Some(format) => format!("{path}?format={format}"),
        None => path.to_owned(),
    }
}

/// The address of one entity in a shape.
pub(super) fn with_shape(path: &str, kind: Kind, shape: &Shape, format: Option<&str>) -> String {
    let mut pairs = Vec::new();
    shape_pairs(&mut pairs, kind, shape);
    if let Some(format) = format {
        pairs.push(("format".to_owned(), vec![format.to_owned()]));
    }
    address(path, &pairs)
}

type Pairs = Vec<(String, Vec<String>)>;

fn shape_pairs(pairs: &mut Pairs, kind: Kind, shape: &Shape) {
    if let Some(members) = &shape.members {
        let members = members.iter().map(|member| (*member).to_owned());
        pairs.push(("fields".to_owned(), members.collect()));
    }
    if !shape.embed.is_empty() {
        let relations = table(kind).relations;
        let names = shape.embed.iter().map(|at| relations[*at].key.to_owned());
        pairs.push(("embed".to_owned(), names.collect()));
    }
}

/// A path with parameters; commas inside values are encoded, those between them are not.
pub(super) fn address(path: &str, pairs: &[(String, Vec<String>)]) -> String {
    let encode =
        |text: &String| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let pairs: Vec<String> = pairs
        .iter()
        .map(|(name, values)| {
            let values: Vec<String> = values.iter().map(encode).collect();
            format!("{name}={}", values.join(","))
        })
        .collect();
    match pairs.is_empty() {
        true => path.to_owned(),
        false => format!("{path}?{}", pairs.join("&")),
    }
}
