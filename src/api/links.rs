//! Addresses: every link of an answer, in its body and its `Link` header.

use std::borrow::Cow;

use axum::http::HeaderValue;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::model::{Kind, fold};
use crate::query::{Cursor, DEFAULT_LIMIT, Op, Path, Query, Shape, table};

/// Links by relation, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Links<'a>(Vec<(Cow<'static, str>, Cow<'a, str>)>);

impl<'a> Links<'a> {
    pub(super) fn add(
        &mut self,
        relation: impl Into<Cow<'static, str>>,
        target: impl Into<Cow<'a, str>>,
    ) {
        self.0.push((relation.into(), target.into()));
    }

    /// The same as a `Link` header (RFC 8288). Relations that IANA does not list are written as addresses.
    pub(super) fn header(&self) -> Option<HeaderValue> {
        let mut header = String::with_capacity(self.0.iter().map(|(_, to)| to.len() + 48).sum());
        for (relation, target) in &self.0 {
            if !header.is_empty() {
                header.push_str(", ");
            }
            header.extend(["<", target, ">; rel=\""]);
            match relation.as_ref() {
                "self" | "first" | "next" | "collection" | "service-desc" | "service-doc" => {
                    header.push_str(relation);
                }
                other => header.extend(["related\"; title=\"", other]),
            }
            header.push('"');
        }
        HeaderValue::try_from(header)
            .ok()
            .filter(|value| !value.is_empty())
    }
}

impl Serialize for Links<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (relation, target) in &self.0 {
            map.serialize_entry(relation, target)?;
        }
        map.end()
    }
}

impl JsonSchema for Links<'_> {
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
    /// The address of the first page, in one spelling.
    pub(super) fn first(&self) -> String {
        self.with(None)
    }

    /// The address of the page after a cursor, given that of the first.
    pub(super) fn after(first: &str, cursor: &Cursor) -> String {
        let mut spelling = Spelling::of(first);
        spelling.pair("cursor", [cursor.encode().as_str()]);
        spelling.text
    }

    /// The address of the list with a value of a filter switched.
    pub(super) fn toggle(&self, path: &Path, value: &str) -> String {
        self.with(Some((path, value)))
    }

    fn with(&self, mut toggled: Option<(&Path, &str)>) -> String {
        let query = self.query;
        let mut spelling = Spelling::of(self.path);
        for filter in &query.filters {
            let shown = filter.shown.iter().map(String::as_str);
            let same = |(path, _): &mut (&Path, &str)| filter.op == Op::Eq && filter.path == **path;
            match toggled.take_if(same) {
                None => spelling.pair(&filter.name(), shown),
                Some((_, value)) => {
                    let folded = fold(value);
                    let others = || shown.clone().filter(|known| fold(known) != folded);
                    let is_new = others().count() == filter.shown.len();
                    spelling.pair(&filter.name(), others().chain(is_new.then_some(value)));
                }
            }
        }
        if let Some((path, value)) = toggled {
            spelling.pair(&path.name(), [value]);
        }
        if let Some(search) = &query.search {
            spelling.pair("q", [search.as_str()]);
        }
        if !query.usual_order() {
            spelling.pair("sort", query.sort_text().split(','));
        }
        spelling.shape(query.kind, &query.shape);
        let facets: Vec<Cow<'static, str>> = query.facets.iter().map(Path::name).collect();
        spelling.pair("facet", facets.iter().map(AsRef::as_ref));
        if query.limit != DEFAULT_LIMIT {
            spelling.pair("limit", [query.limit.to_string().as_str()]);
        }
        spelling.pair("format", self.format);
        spelling.text
    }
}

/// A path with parameters; commas inside values are encoded, those between them are not.
struct Spelling {
    text: String,
    separator: char,
}

impl Spelling {
    fn of(start: &str) -> Spelling {
        let mut text = String::with_capacity(start.len() + 256);
        text.push_str(start);
        Spelling {
            separator: if start.contains('?') { '&' } else { '?' },
            text,
        }
    }

    /// Adds a parameter; none without a value.
    fn pair<'v>(&mut self, name: &str, values: impl IntoIterator<Item = &'v str>) {
        let mut first = true;
        for value in values {
            match first {
                true => {
                    self.text.push(self.separator);
                    self.text.push_str(name);
                    self.text.push('=');
                    self.separator = '&';
                }
                false => self.text.push(','),
            }
            first = false;
            let plain =
                |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
            match value.bytes().all(plain) {
                true => self.text.push_str(value),
                false => self
                    .text
                    .extend(form_urlencoded::byte_serialize(value.as_bytes())),
            }
        }
    }

    fn shape(&mut self, kind: Kind, shape: &Shape) {
        self.pair("fields", shape.members.iter().flatten().copied());
        let relations = table(kind).relations;
        self.pair("embed", shape.embed.iter().map(|at| relations[*at].key));
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
    let mut spelling = Spelling::of(path);
    spelling.shape(kind, shape);
    spelling.pair("format", format);
    spelling.text
}

/// A path with parameters, each with its values.
pub(super) fn address(path: &str, pairs: &[(String, Vec<String>)]) -> String {
    let mut spelling = Spelling::of(path);
    for (name, values) in pairs {
        spelling.pair(name, values.iter().map(String::as_str));
    }
    spelling.text
}
