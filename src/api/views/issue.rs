//! Issues.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::evidence::{EvidenceView, share};
use super::extent::{Cut, Extent, LeftOff};
use super::reference::{
    Labelled, Named, PartyView, Titled, briefings, issues, labelled, meetings, officials,
};
use crate::model::{Ix, Kind, Model, Party, country_name, plover_context};

#[derive(JsonSchema, Serialize)]
#[schemars(rename = "Issue")]
pub(in crate::api) struct IssueView<'a> {
    id: &'a str,
    label: &'a str,
    category: &'a str,
    plover: &'a str,
    stance: &'a str,
    raised_by: Vec<PartyView<'a>>,
    raised_with: Vec<PartyView<'a>>,
    countries: Vec<CountryView<'a>>,
    part_of: Option<Labelled<'a>>,
    parts: Vec<Labelled<'a>>,
    officials: Vec<Named<'a>>,
    meetings: Vec<Labelled<'a>>,
    briefings: Vec<Titled<'a>>,
    confidence: Option<f64>,
    evidence: Vec<EvidenceView<'a>>,
    /// How many items of which members a list leaves off; the entity itself has all of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<BTreeMap<String, usize>>")]
    left_off: LeftOff,
}

#[derive(JsonSchema, Serialize)]
#[schemars(rename = "Country")]
struct CountryView<'a> {
    /// ISO 3166-1 alpha-2.
    code: &'a str,
    /// Its English name.
    name: &'a str,
}

impl<'a> IssueView<'a> {
    pub(super) fn new(model: &'a Model, ix: Ix, extent: Extent) -> IssueView<'a> {
        let mut cut = Cut::to(extent);
        let issue = &model.issues[ix as usize];
        let parties = |list: &'a [Party]| list.iter().map(|p| PartyView::new(model, p)).collect();
        let countries = cut.of("countries", &issue.countries);
        let countries = countries.iter().map(|code| CountryView {
            code,
            name: country_name(code),
        });
        IssueView {
            id: &issue.id,
            label: &issue.label,
            category: issue.category.as_str(),
            plover: plover_context(issue.category),
            stance: issue.stance.as_str(),
            raised_by: parties(cut.of("raised_by", &issue.raised_by)),
            raised_with: parties(cut.of("raised_with", &issue.raised_with)),
            countries: countries.collect(),
            part_of: issue.part_of.map(|ix| labelled(model, Kind::Issue, ix)),
            parts: issues(model, cut.of("parts", &issue.parts)),
            officials: officials(model, cut.of("officials", &issue.officials())),
            meetings: meetings(model, cut.of("meetings", &issue.meetings)),
            briefings: briefings(model, cut.of("briefings", &issue.briefings)),
            confidence: share(model.confidence(Kind::Issue, ix)),
            evidence: EvidenceView::all(model, cut.of("evidence", &issue.evidence)),
            left_off: cut.left_off(),
        }
    }
}
