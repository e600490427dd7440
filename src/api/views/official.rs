//! Officials.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::evidence::{EvidenceView, share};
use super::extent::{Cut, Extent, LeftOff};
use super::reference::{Labelled, Titled, briefings, issues, meetings};
use crate::model::{Ix, Kind, Model, country_name};

#[derive(JsonSchema, Serialize)]
#[schemars(rename = "Official")]
pub(in crate::api) struct OfficialView<'a> {
    id: &'a str,
    name: &'a str,
    kind: &'a str,
    aliases: &'a [String],
    roles: Vec<RoleView<'a>>,
    country: Option<&'a str>,
    country_name: Option<&'a str>,
    mentions: usize,
    briefings: Vec<Titled<'a>>,
    meetings: Vec<Labelled<'a>>,
    issues: Vec<Labelled<'a>>,
    confidence: Option<f64>,
    evidence: Vec<EvidenceView<'a>>,
    /// How many items of which members a list leaves off; the entity itself has all of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<BTreeMap<String, usize>>")]
    left_off: LeftOff,
}

#[derive(JsonSchema, Serialize)]
#[schemars(rename = "Role")]
struct RoleView<'a> {
    title: &'a str,
    organization: Option<&'a str>,
    country: Option<&'a str>,
    first_reported: Option<String>,
    last_reported: Option<String>,
}

impl<'a> OfficialView<'a> {
    pub(super) fn new(model: &'a Model, ix: Ix, extent: Extent) -> OfficialView<'a> {
        let mut cut = Cut::to(extent);
        let official = &model.officials[ix as usize];
        let roles = cut
            .of("roles", &official.roles)
            .iter()
            .map(|role| RoleView {
                title: &role.title,
                organization: role.organization.as_deref(),
                country: role.country,
                first_reported: role.first_reported.map(|day| day.to_string()),
                last_reported: role.last_reported.map(|day| day.to_string()),
            });
        OfficialView {
            id: &official.id,
            name: &official.name,
            kind: official.kind.as_str(),
            aliases: cut.of("aliases", &official.aliases),
            roles: roles.collect(),
            country: official.country,
            country_name: official.country.map(country_name),
            mentions: official.mentions,
            briefings: briefings(model, cut.of("briefings", &official.briefings)),
            meetings: meetings(model, cut.of("meetings", &official.meetings)),
            issues: issues(model, cut.of("issues", &official.issues)),
            confidence: share(model.confidence(Kind::Official, ix)),
            evidence: EvidenceView::all(model, cut.of("evidence", &official.evidence)),
            left_off: cut.left_off(),
        }
    }
}
