//! Evidence as Web Annotations (W3C Recommendation, 23 February 2017).

use serde::Serialize;
use serde_json::{Value, json};

use super::super::links::segment;
use super::evidence::EvidenceView;
use crate::model::{Ix, Kind, Model};

/// What else an answer says of an annotation, beside the terms of the recommendation.
fn context() -> Value {
    json!([
        "http://www.w3.org/ns/anno.jsonld",
        {
            "field": "urn:briefing:field",
            "rule": "urn:briefing:rule",
            "label": "http://www.w3.org/2000/01/rdf-schema#label",
        },
    ])
}

/// A page of annotations; all there are, on one page.
#[derive(Serialize)]
pub(in crate::api) struct AnnotationPage<'a> {
    #[serde(rename = "@context")]
    context: Value,
    id: String,
    #[serde(rename = "type")]
    type_: &'static str,
    #[serde(rename = "partOf")]
    part_of: AnnotationCollection<'a>,
    #[serde(rename = "startIndex")]
    start_index: usize,
    items: Vec<Annotation<'a>>,
}

/// All annotations of a briefing.
#[derive(Serialize)]
struct AnnotationCollection<'a> {
    id: String,
    #[serde(rename = "type")]
    type_: &'static str,
    label: &'a str,
    total: usize,
}

/// One piece of evidence.
#[derive(Serialize)]
struct Annotation<'a> {
    id: String,
    #[serde(rename = "type")]
    type_: &'static str,
    motivation: &'static str,
    body: AnnotationBody<'a>,
    target: AnnotationTarget<'a>,
}

/// What the words say: the entity, which of its values, and the rule that decided.
#[derive(Serialize)]
struct AnnotationBody<'a> {
    #[serde(rename = "type")]
    type_: &'static str,
    purpose: &'static str,
    source: String,
    label: &'a str,
    field: &'a str,
    rule: &'a str,
}

/// The words.
#[derive(Serialize)]
struct AnnotationTarget<'a> {
    source: String,
    selector: (TextPosition, TextQuote<'a>),
}

/// Where the words stand, in Unicode code points of the briefing's text.
#[derive(Serialize)]
struct TextPosition {
    #[serde(rename = "type")]
    type_: &'static str,
    start: u32,
    end: u32,
}

/// The words with what stands around them.
#[derive(Serialize)]
struct TextQuote<'a> {
    #[serde(rename = "type")]
    type_: &'static str,
    exact: &'a str,
    prefix: &'a str,
    suffix: &'a str,
}

impl<'a> AnnotationPage<'a> {
    /// All evidence of a briefing, in the order of its text; `id` is the address of the page.
    pub(in crate::api) fn new(model: &'a Model, briefing: Ix, id: String) -> AnnotationPage<'a> {
        let source = format!("/briefings/{}", segment(model.id(Kind::Briefing, briefing)));
        let here = &model.briefings[briefing as usize];
        let lists = [
            (Kind::Official, &here.officials),
            (Kind::Meeting, &here.meetings),
            (Kind::Issue, &here.issues),
        ];
        let mut items: Vec<(u32, Annotation<'a>)> = Vec::new();
        for (kind, list) in lists {
            for ix in list {
                let entity = format!("/{}/{}", kind.plural(), segment(model.id(kind, *ix)));
                let mut nth = 0;
                for evidence in model.evidence(kind, *ix) {
                    if evidence.briefing != briefing {
                        continue;
                    }
                    nth += 1;
                    let view = EvidenceView::new(model, evidence);
                    let mention = view.field == "mention";
                    let annotation = Annotation {
                        id: format!("{source}/annotations#{}-{nth}", &entity[1..]),
                        type_: "Annotation",
                        motivation: if mention { "identifying" } else { "describing" },
                        body: AnnotationBody {
                            type_: "SpecificResource",
                            purpose: if mention { "identifying" } else { "describing" },
                            source: entity.clone(),
                            label: model.name(kind, *ix),
                            field: view.field,
                            rule: view.rule,
                        },
                        target: AnnotationTarget {
                            source: source.clone(),
                            selector: (
                                TextPosition {
                                    type_: "TextPositionSelector",
                                    start: view.start,
                                    end: view.end,
                                },
                                TextQuote {
                                    type_: "TextQuoteSelector",
                                    exact: view.exact,
                                    prefix: view.prefix,
                                    suffix: view.suffix,
                                },
                            ),
                        },
                    };
                    items.push((view.start, annotation));
                }
            }
        }
        // Stable: of those at one place, the order of kinds and ids stays.
        items.sort_by_key(|(start, _)| *start);
        AnnotationPage {
            context: context(),
            id,
            type_: "AnnotationPage",
            part_of: AnnotationCollection {
                id: format!("{source}/annotations#all"),
                type_: "AnnotationCollection",
                label: model.name(Kind::Briefing, briefing),
                total: items.len(),
            },
            start_index: 0,
            items: items
                .into_iter()
                .map(|(_, annotation)| annotation)
                .collect(),
        }
    }
}
