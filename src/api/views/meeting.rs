//! Meetings.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::evidence::{EvidenceView, share};
use super::extent::{Cut, Extent, LeftOff};
use super::reference::{
    Labelled, Named, PartyView, PlaceView, Titled, briefings, issues, labelled, meetings, officials,
};
use crate::extract::When;
use crate::model::{Ix, Kind, Model};

#[derive(JsonSchema, Serialize)]
#[schemars(rename = "Meeting")]
pub(in crate::api) struct MeetingView<'a> {
    id: &'a str,
    label: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
    status: &'a str,
    cameo: &'a str,
    /// The date, where one is given.
    when: Option<WhenView<'a>>,
    /// What each briefing reports of it, the latest last.
    history: Vec<ReportView<'a>>,
    participants: Vec<ParticipantView<'a>>,
    places: Vec<PlaceView<'a>>,
    part_of: Option<Labelled<'a>>,
    parts: Vec<Labelled<'a>>,
    agenda: Vec<Labelled<'a>>,
    officials: Vec<Named<'a>>,
    briefings: Vec<Titled<'a>>,
    confidence: Option<f64>,
    evidence: Vec<EvidenceView<'a>>,
    /// How many items of which members a list leaves off; the entity itself has all of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<BTreeMap<String, usize>>")]
    left_off: LeftOff,
}

#[derive(JsonSchema, Serialize)]
#[schemars(rename = "When")]
struct WhenView<'a> {
    text: &'a str,
    start: Option<String>,
    end: Option<String>,
}

/// What one briefing reports.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "Report")]
struct ReportView<'a> {
    briefing: &'a str,
    published: Option<String>,
    status: &'a str,
    /// The date it gives.
    when: Option<WhenView<'a>>,
}

impl<'a> WhenView<'a> {
    fn new(when: &'a When) -> WhenView<'a> {
        WhenView {
            text: &when.text,
            start: when.start.map(|date| date.to_string()),
            end: when.end.map(|date| date.to_string()),
        }
    }
}

#[derive(JsonSchema, Serialize)]
#[schemars(rename = "Participant")]
struct ParticipantView<'a> {
    #[serde(flatten)]
    party: PartyView<'a>,
    role: &'a str,
}

impl<'a> MeetingView<'a> {
    pub(super) fn new(model: &'a Model, ix: Ix, extent: Extent) -> MeetingView<'a> {
        let mut cut = Cut::to(extent);
        let meeting = &model.meetings[ix as usize];
        let participants =
            cut.of("participants", &meeting.participants)
                .iter()
                .map(|participant| ParticipantView {
                    party: PartyView::new(model, &participant.party),
                    role: participant.role.as_str(),
                });
        let history = cut
            .of("history", &meeting.history)
            .iter()
            .map(|report| ReportView {
                briefing: model.id(Kind::Briefing, report.briefing),
                published: report.published.map(|day| day.to_string()),
                status: report.status.as_str(),
                when: report.when.as_ref().map(WhenView::new),
            });
        MeetingView {
            id: &meeting.id,
            label: &meeting.label,
            kind: meeting.kind.as_str(),
            status: meeting.status.as_str(),
            cameo: meeting.cameo(),
            when: meeting.when.as_ref().map(WhenView::new),
            history: history.collect(),
            participants: participants.collect(),
            places: cut
                .of("places", &meeting.places)
                .iter()
                .map(PlaceView::new)
                .collect(),
            part_of: meeting.part_of.map(|ix| labelled(model, Kind::Meeting, ix)),
            parts: meetings(model, cut.of("parts", &meeting.parts)),
            agenda: issues(model, cut.of("agenda", &meeting.agenda)),
            officials: officials(model, cut.of("officials", &meeting.officials())),
            briefings: briefings(model, cut.of("briefings", &meeting.briefings)),
            confidence: share(model.confidence(Kind::Meeting, ix)),
            evidence: EvidenceView::all(model, cut.of("evidence", &meeting.evidence)),
            left_off: cut.left_off(),
        }
    }
}
