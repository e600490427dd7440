//! Refusals.

use serde::Serialize;

#[derive(Serialize)]
pub(in crate::api) struct ProblemView<'a> {
    #[serde(rename = "type")]
    pub kind: String,
    pub title: &'a str,
    pub status: u16,
    pub code: &'a str,
    pub detail: &'a str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub nearest: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FaultView<'a>>,
}

#[derive(Serialize)]
pub(in crate::api) struct FaultView<'a> {
    pub code: &'a str,
    pub parameter: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<&'a str>,
    pub detail: &'a str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub nearest: &'a [String],
}
