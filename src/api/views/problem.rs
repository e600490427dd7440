//! Refusals.

use schemars::JsonSchema;
use serde::Serialize;

use super::super::error::Code;
use super::super::links::Links;

#[derive(JsonSchema, Serialize)]
#[schemars(rename = "Problem")]
pub(in crate::api) struct ProblemView<'a> {
    /// The address of the page about this code.
    #[serde(rename = "type")]
    pub kind: String,
    /// What kind of refusal it is, in words.
    pub title: &'a str,
    /// The HTTP status.
    pub status: u16,
    /// What kind of refusal it is, for programs.
    pub code: &'a str,
    /// What is wrong in this case.
    pub detail: &'a str,
    /// Names that would have been right, nearest first.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub nearest: &'a [String],
    /// Each thing that is wrong with the query.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FaultView<'a>>,
}

#[derive(JsonSchema, Serialize)]
#[schemars(rename = "Fault")]
pub(in crate::api) struct FaultView<'a> {
    /// What kind of mistake it is.
    pub code: &'a str,
    /// The parameter it is in.
    pub parameter: &'a str,
    /// The value it is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<&'a str>,
    /// What is wrong, as a sentence.
    pub detail: &'a str,
    /// Names that would have been right, nearest first.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub nearest: &'a [String],
}

/// The catalogue of refusals.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "ProblemCodeList")]
pub(in crate::api) struct CodeList<'a> {
    /// Every code, in the order of the documentation.
    pub data: Vec<CodeView>,
    /// This answer.
    pub links: &'a Links<'a>,
}

/// One kind of refusal.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "ProblemCodeAnswer")]
pub(in crate::api) struct CodeAnswer<'a> {
    /// The code.
    pub data: CodeView,
    /// This answer and the catalogue.
    pub links: &'a Links<'a>,
}

/// What a code means.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "ProblemCode")]
pub(in crate::api) struct CodeView {
    /// The code.
    code: &'static str,
    /// The HTTP status it is sent with.
    status: u16,
    /// The title of its refusals.
    title: &'static str,
    /// What it means and what to do about it.
    doc: &'static str,
    /// The address of its page.
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
