//! Evidence as Web Annotations (W3C Recommendation, 23 February 2017).

use schemars::JsonSchema;
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
#[derive(JsonSchema, Serialize)]
pub(in crate::api) struct AnnotationPage<'a> {
    /// The JSON-LD context.
    #[serde(rename = "@context")]
    context: Value,
    /// The address of the page.
    id: String,
    /// Always `AnnotationPage`.
    #[serde(rename = "type")]
    type_: &'static str,
    /// The collection, of which this is the only page.
    #[serde(rename = "partOf")]
    part_of: AnnotationCollection<'a>,
    /// Always 0.
    #[serde(rename = "startIndex")]
    start_index: usize,
    /// The annotations, in the order of the text.
    items: Vec<Annotation<'a>>,
}

/// All annotations of a briefing.
#[derive(JsonSchema, Serialize)]
struct AnnotationCollection<'a> {
    /// Its address.
    id: String,
    /// Always `AnnotationCollection`.
    #[serde(rename = "type")]
    type_: &'static str,
    /// The title of the briefing.
    label: &'a str,
    /// How many annotations there are.
    total: usize,
}

/// One piece of evidence.
#[derive(JsonSchema, Serialize)]
struct Annotation<'a> {
    /// Its address.
    id: String,
    /// Always `Annotation`.
    #[serde(rename = "type")]
    type_: &'static str,
    /// `identifying` where the words name the entity, else `describing`.
    motivation: &'static str,
    /// What the words say.
    body: AnnotationBody<'a>,
    /// The words.
    target: AnnotationTarget<'a>,
}

/// What the words say: the entity, which of its values, and the rule that decided.
#[derive(JsonSchema, Serialize)]
struct AnnotationBody<'a> {
    /// Always `SpecificResource`.
    #[serde(rename = "type")]
    type_: &'static str,
    /// As the motivation.
    purpose: &'static str,
    /// The address of the entity.
    source: String,
    /// What the entity is called.
    label: &'a str,
    /// The value that the words support; `mention` where they name the entity.
    field: &'a str,
    /// The rule that decided.
    rule: &'a str,
}

/// The words.
#[derive(JsonSchema, Serialize)]
struct AnnotationTarget<'a> {
    /// The address of the briefing.
    source: String,
    /// The place of the words, and the words.
    selector: [Selector<'a>; 2],
}

/// One of the ways to find the words.
#[derive(JsonSchema, Serialize)]
#[serde(untagged)]
enum Selector<'a> {
    Position(TextPosition),
    Quote(TextQuote<'a>),
}

/// Where the words stand, in Unicode code points of the briefing's text.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "TextPositionSelector")]
struct TextPosition {
    /// Always `TextPositionSelector`.
    #[serde(rename = "type")]
    type_: &'static str,
    /// First code point.
    start: u32,
    /// One past the last code point.
    end: u32,
}

/// The words with what stands around them.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "TextQuoteSelector")]
struct TextQuote<'a> {
    /// Always `TextQuoteSelector`.
    #[serde(rename = "type")]
    type_: &'static str,
    /// The words.
    exact: &'a str,
    /// What stands before them.
    prefix: &'a str,
    /// What stands after them.
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
                            selector: [
                                Selector::Position(TextPosition {
                                    type_: "TextPositionSelector",
                                    start: view.start,
                                    end: view.end,
                                }),
                                Selector::Quote(TextQuote {
                                    type_: "TextQuoteSelector",
                                    exact: view.exact,
                                    prefix: view.prefix,
                                    suffix: view.suffix,
                                }),
                            ],
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
