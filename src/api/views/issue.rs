//! Issues.

use schemars::JsonSchema;
use serde::Serialize;

use super::evidence::{EvidenceView, share};
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
    pub(super) fn new(model: &'a Model, ix: Ix) -> IssueView<'a> {
        let issue = &model.issues[ix as usize];
        let parties = |list: &'a [Party]| list.iter().map(|p| PartyView::new(model, p)).collect();
        let countries = issue.countries.iter().map(|code| CountryView {
            code,
            name: country_name(code),
        });
        IssueView {
            id: &issue.id,
            label: &issue.label,
            category: issue.category.as_str(),
            plover: plover_context(issue.category),
            stance: issue.stance.as_str(),
            raised_by: parties(&issue.raised_by),
            raised_with: parties(&issue.raised_with),
            countries: countries.collect(),
            part_of: issue.part_of.map(|ix| labelled(model, Kind::Issue, ix)),
            parts: issues(model, &issue.parts),
            officials: officials(model, &issue.officials()),
            meetings: meetings(model, &issue.meetings),
            briefings: briefings(model, &issue.briefings),
            confidence: share(model.confidence(Kind::Issue, ix)),
            evidence: EvidenceView::all(model, &issue.evidence),
        }
    }
}
