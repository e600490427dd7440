//! The envelopes of lists and single entities.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::super::links::Links;

/// A list.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "List")]
pub(in crate::api) struct ListView<'a> {
    /// The entities of this page.
    pub data: Vec<Value>,
    /// About the whole list.
    pub meta: Meta<'a>,
    /// Counts of the fields that `facet` asked for, over all pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "BTreeMap<String, FacetView>")]
    pub facets: Option<serde_json::Map<String, Value>>,
    /// This page, the first, and the next if there is one.
    pub links: &'a Links<'a>,
}

/// About a list.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "ListMeta")]
pub(in crate::api) struct Meta<'a> {
    /// How many there are on all pages.
    pub total: usize,
    /// How many are on this page.
    pub count: usize,
    /// How many a page holds at most.
    pub limit: usize,
    /// The order, as the `sort` parameter has it.
    pub sort: &'a str,
    /// What was asked, as a sentence.
    pub asked: &'a str,
}

/// One entity.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "Answer")]
pub(in crate::api) struct OneView<'a> {
    /// The entity.
    pub data: Value,
    /// This answer and what belongs to the entity.
    pub links: &'a Links<'a>,
}

/// The counts of one field.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "Facet")]
pub(in crate::api) struct FacetView {
    /// Most frequent first, at most 100.
    pub values: Vec<FacetValue>,
    /// How many distinct values there are.
    pub distinct: usize,
    /// How many of the entities have no value.
    pub missing: usize,
}

/// The count of one value, with the list that has it chosen, or no longer chosen.
#[derive(JsonSchema, Serialize)]
pub(in crate::api) struct FacetValue {
    /// The value, as a filter takes it.
    pub value: String,
    /// What it is called, where that is not the value itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// How many of the entities have it.
    pub count: usize,
    /// Whether a filter asks for it now.
    pub selected: bool,
    /// The list with this value chosen, or no longer chosen.
    pub toggle: String,
}
