//! References: id and name together, so that a list can be shown without a second request.

use schemars::JsonSchema;
use serde::Serialize;

use crate::extract::Place;
use crate::model::{Ix, Kind, Model, Party, country_name};

/// An official.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "OfficialReference")]
pub(super) struct Named<'a> {
    /// Its id.
    id: &'a str,
    /// Its name.
    name: &'a str,
}

/// A meeting or issue.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "LabelledReference")]
pub(super) struct Labelled<'a> {
    /// Its id.
    id: &'a str,
    /// What it is called.
    label: &'a str,
}

/// A briefing.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "BriefingReference")]
pub(super) struct Titled<'a> {
    /// Its id.
    id: &'a str,
    /// Its headline.
    title: Option<&'a str>,
}

pub(super) fn officials<'a>(model: &'a Model, list: &[Ix]) -> Vec<Named<'a>> {
    let named = |ix: &Ix| Named {
        id: model.id(Kind::Official, *ix),
        name: model.name(Kind::Official, *ix),
    };
    list.iter().map(named).collect()
}

pub(super) fn labelled(model: &Model, kind: Kind, ix: Ix) -> Labelled<'_> {
    Labelled {
        id: model.id(kind, ix),
        label: model.name(kind, ix),
    }
}

pub(super) fn meetings<'a>(model: &'a Model, list: &[Ix]) -> Vec<Labelled<'a>> {
    list.iter()
        .map(|ix| labelled(model, Kind::Meeting, *ix))
        .collect()
}

pub(super) fn issues<'a>(model: &'a Model, list: &[Ix]) -> Vec<Labelled<'a>> {
    list.iter()
        .map(|ix| labelled(model, Kind::Issue, *ix))
        .collect()
}

pub(super) fn briefings<'a>(model: &'a Model, list: &[Ix]) -> Vec<Titled<'a>> {
    let titled = |ix: &Ix| {
        let briefing = &model.briefings[*ix as usize];
        Titled {
            id: &briefing.id,
            title: briefing.document.meta.title.as_deref(),
        }
    };
    list.iter().map(titled).collect()
}

/// A party: its name, and its id under the kind of party it is.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "Party")]
pub(super) struct PartyView<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    official: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    organization: Option<&'a str>,
}

impl<'a> PartyView<'a> {
    pub(super) fn new(model: &'a Model, party: &'a Party) -> PartyView<'a> {
        let id = model.party_id(party);
        let (mut official, mut country, mut organization) = (None, None, None);
        match party {
            Party::Official(_) => official = Some(id),
            Party::Country(_) => country = Some(id),
            Party::Organization(_) => organization = Some(id),
        }
        PartyView {
            name: model.party_name(party),
            official,
            country,
            organization,
        }
    }
}

#[derive(JsonSchema, Serialize)]
#[schemars(rename = "Place")]
pub(super) struct PlaceView<'a> {
    name: &'a str,
    country: Option<&'a str>,
    country_name: Option<&'a str>,
}

impl<'a> PlaceView<'a> {
    pub(super) fn new(place: &'a Place) -> PlaceView<'a> {
        PlaceView {
            name: &place.name,
            country: place.country,
            country_name: place.country.map(country_name),
        }
    }
}
