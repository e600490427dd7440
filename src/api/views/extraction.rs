//! What one text says, as `briefing extract` prints it.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};

use super::{Extent, entity};
use crate::Dataset;
use crate::load::Diagnostic;
use crate::model::{Ix, Kind, Model};
use crate::query::Shape;

/// What a text says.
#[derive(JsonSchema, Serialize)]
pub(in crate::api) struct ExtractionAnswer<'a> {
    /// The briefing and what it says.
    pub data: Value,
    /// About the reading.
    pub meta: ExtractionMeta<'a>,
}

/// About the reading of a text.
#[derive(JsonSchema, Serialize)]
pub(in crate::api) struct ExtractionMeta<'a> {
    /// Remarks about the text.
    diagnostics: Vec<DiagnosticView<'a>>,
}

/// A remark about the text.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "Diagnostic")]
struct DiagnosticView<'a> {
    /// `note` or `warning`.
    severity: &'static str,
    /// The line it is about, from 1.
    line: Option<usize>,
    /// What is wrong.
    message: &'a str,
    /// What would be right.
    help: Option<&'a str>,
}

impl<'a> ExtractionMeta<'a> {
    pub(in crate::api) fn new(diagnostics: &'a [Diagnostic]) -> ExtractionMeta<'a> {
        let views = diagnostics.iter().map(|diagnostic| DiagnosticView {
            severity: diagnostic.severity.as_str(),
            line: diagnostic.line,
            message: &diagnostic.message,
            help: diagnostic.help.as_deref(),
        });
        ExtractionMeta {
            diagnostics: views.collect(),
        }
    }
}

/// Everything a dataset says, each list in the order of the text. Meant for datasets of one text; of several, `briefing`
/// is the first and `briefings` has them all.
pub fn extraction_json(dataset: &Dataset) -> Value {
    let model = &dataset.model;
    let shape = Shape::default();
    let mut all = Map::new();
    let briefings: Vec<Value> = (0..model.briefings.len() as Ix)
        .map(|ix| entity(model, Kind::Briefing, ix, &shape, Extent::Whole))
        .collect();
    all.insert(
        "briefing".to_owned(),
        briefings.first().cloned().unwrap_or_default(),
    );
    if briefings.len() > 1 {
        all.insert("briefings".to_owned(), Value::Array(briefings));
    }
    for kind in [Kind::Official, Kind::Meeting, Kind::Issue] {
        let list = in_text_order(model, kind).into_iter();
        let list = list.map(|ix| entity(model, kind, ix, &shape, Extent::Whole));
        all.insert(kind.plural().to_owned(), list.collect());
    }
    Value::Object(all)
}

fn in_text_order(model: &Model, kind: Kind) -> Vec<Ix> {
    let mut list: Vec<Ix> = (0..model.len(kind) as Ix).collect();
    list.sort_by_key(|ix| {
        let first = model.evidence(kind, *ix).first();
        (first.is_none(), first.map(|e| (e.briefing, e.span())), *ix)
    });
    list
}
