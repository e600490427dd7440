//! The envelopes of lists and single entities.

use serde::Serialize;
use serde_json::Value;

use super::super::links::Links;

/// A list.
#[derive(Serialize)]
pub(in crate::api) struct ListView<'a> {
    pub data: Vec<Value>,
    pub meta: Meta<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facets: Option<serde_json::Map<String, Value>>,
    pub links: &'a Links,
}

/// About a list.
#[derive(Serialize)]
pub(in crate::api) struct Meta<'a> {
    pub total: usize,
    pub count: usize,
    pub limit: usize,
    pub sort: &'a str,
    pub asked: &'a str,
}

/// One entity.
#[derive(Serialize)]
pub(in crate::api) struct OneView<'a> {
    pub data: Value,
    pub links: &'a Links,
}

/// The counts of one field.
#[derive(Serialize)]
pub(in crate::api) struct FacetView {
    pub values: Vec<FacetValue>,
    pub distinct: usize,
    pub missing: usize,
}

/// The count of one value, with the list that has it chosen, or no longer chosen.
#[derive(Serialize)]
pub(in crate::api) struct FacetValue {
    pub value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    pub count: usize,
    pub selected: bool,
    pub toggle: String,
}
