//! The service itself.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::super::links::Links;

/// What is served.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "Index")]
pub(in crate::api) struct IndexView<'a> {
    /// About the service.
    pub data: ServiceView,
    /// Where everything is.
    pub links: &'a Links<'a>,
}

/// About the service.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "Service")]
pub(in crate::api) struct ServiceView {
    /// Its name.
    pub service: &'static str,
    /// The version of the program.
    pub version: &'static str,
    /// What it does.
    pub doc: &'static str,
    /// Differs between datasets of different documents or program versions.
    pub dataset: String,
    /// How many entities of each kind there are.
    pub counts: BTreeMap<&'static str, usize>,
    /// The lists.
    pub collections: Vec<CollectionView>,
}

/// A list.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "Collection")]
pub(in crate::api) struct CollectionView {
    /// Its name.
    pub name: &'static str,
    /// What is in it.
    pub doc: &'static str,
    /// Its address.
    pub href: String,
    /// The names that filters can use.
    pub fields: Vec<String>,
}

/// Whether the process lives or is ready.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "Health")]
pub(in crate::api) struct HealthView {
    /// `live` or `ready`.
    pub status: &'static str,
    /// The version of the dataset that is served.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dataset: Option<String>,
    /// What is to be said of the files that are served, and of those that are not; at most a hundred.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub diagnostics: Option<Vec<DiagnosticView>>,
    /// How many diagnostics there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub diagnostics_total: Option<usize>,
}

/// A remark about a file.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "Diagnostic")]
pub(in crate::api) struct DiagnosticView {
    /// `error` (not read), `warning` (read, but something is ignored) or `note`.
    pub severity: &'static str,
    /// The file.
    pub file: String,
    /// The line, where one is meant.
    pub line: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: Option<String>,
}
