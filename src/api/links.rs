//! Addresses: every link of an answer, in its body and its `Link` header.

use axum::http::HeaderValue;
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::query::{DEFAULT_LIMIT, Path, Query, Sort, table};

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
            "self" | "first" | "next" | "prev" | "describedby" | "collection" => {
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
    /// The order unless the query says otherwise.
    pub(super) default_sort: Vec<Sort>,
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
        if query.sort != self.default_sort {
            let keys = query.sort_text();
            pairs.push((
                "sort".to_owned(),
                keys.split(',').map(str::to_owned).collect(),
            ));
        }
        let mut many = |name: &str, values: Vec<String>| {
            if !values.is_empty() {
                pairs.push((name.to_owned(), values));
            }
        };
        let members = query.shape.members.iter().flatten();
        many(
            "fields",
            members.map(|member| (*member).to_owned()).collect(),
        );
        let relations = table(query.kind).relations;
        many(
            "embed",
            query
                .shape
                .embed
                .iter()
                .map(|at| relations[*at].key.to_owned())
                .collect(),
        );
        many("facet", query.facets.iter().map(Path::name).collect());
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
            true => self.path.to_owned(),
            false => format!("{}?{}", self.path, pairs.join("&")),
        }
    }
}
