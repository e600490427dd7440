//! Refusals.

use serde::Serialize;

use super::super::error::Code;
use super::super::links::Links;

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

/// The catalogue of refusals.
#[derive(Serialize)]
pub(in crate::api) struct CodeList<'a> {
    pub data: Vec<CodeView>,
    pub links: &'a Links,
}

/// One kind of refusal.
#[derive(Serialize)]
pub(in crate::api) struct CodeAnswer<'a> {
    pub data: CodeView,
    pub links: &'a Links,
}

/// What a code means.
#[derive(Serialize)]
pub(in crate::api) struct CodeView {
    code: &'static str,
    status: u16,
    title: &'static str,
    doc: &'static str,
    href: String,
}

impl CodeView {
    pub(in crate::api) fn new(code: &Code) -> CodeView {
        CodeView {
            code: code.name,
            status: code.status.as_u16(),
            title: code.title,
            doc: code.doc,
            href: format!("/problems/{}", code.name),
        }
    }
}
