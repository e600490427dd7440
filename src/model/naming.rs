//! Which id each entity gets, and so its place in the model.

use super::choice::distinct;
use super::ids::{Allotment, slug};
use super::merge::{Clusters, Item};
use super::{Ix, country_name};
use crate::extract::{self, Extraction, Place};
use crate::vocabulary::{OfficialKind, ParticipantRole};

/// Ids of the clusters of a kind and their places in the list sorted by id.
pub(super) struct Numbering {
    /// The id of each cluster.
    pub(super) ids: Vec<String>,
    /// The place of each cluster in the model.
    pub(super) place: Vec<Ix>,
    /// The cluster at each place of the model.
    pub(super) cluster: Vec<usize>,
    /// Ids that members would have had, and what took their place.
    pub(super) retired: Vec<(String, Ix)>,
}

impl Numbering {
    /// `wishes` gives the ids an item would like, best first; `content` what makes it like no other.
    pub(super) fn new(
        clusters: &Clusters,
        wishes: impl Fn(Item) -> Vec<String>,
        content: impl Fn(Item) -> String,
    ) -> Numbering {
        let mut allotment = Allotment::default();
        let mut ids = vec![String::new(); clusters.members.len()];
        // What an override says is said first.
        for (cluster, id) in &clusters.named {
            ids[*cluster] = allotment.allot(std::slice::from_ref(id), || id.clone());
        }
        for (cluster, members) in clusters.members.iter().enumerate() {
            if ids[cluster].is_empty() {
                let first = members[0];
                ids[cluster] = allotment.allot(&wishes(first), || content(first));
            }
        }
        let mut cluster: Vec<usize> = (0..ids.len()).collect();
        cluster.sort_by(|a, b| ids[*a].cmp(&ids[*b]));
        let mut place = vec![0; ids.len()];
        for (at, c) in cluster.iter().enumerate() {
            place[*c] = at as Ix;
        }
        let mut retired = Vec::new();
        for (c, members) in clusters.members.iter().enumerate() {
            if members.len() == 1 && !clusters.named.contains_key(&c) {
                continue;
            }
            for member in members {
                let free = |wish: &String| !allotment.has(wish);
                let wish = wishes(*member).into_iter().next().filter(free);
                retired.extend(wish.map(|wish| (wish, place[c])));
            }
        }
        Numbering {
            ids,
            place,
            cluster,
            retired,
        }
    }
}

/// The ids a person would like: the name's, then with the country that tells namesakes apart.
pub(super) fn official_wishes(official: &extract::Official) -> Vec<String> {
    let plain = slug(&official.name);
    match official.country {
        Some(code) if official.kind == OfficialKind::Person => {
            let with_country = format!("{plain}-{}", code.to_ascii_lowercase());
            vec![plain, with_country]
        }
        _ => vec![plain],
    }
}

/// Type, participants, place and date: `visit-antony-blinken-china-2024-04`.
pub(super) fn meeting_wish(meeting: &extract::Meeting, said: &Extraction) -> String {
    let mut words = vec![meeting.kind.as_str().to_owned()];
    let visitors = meeting
        .participants
        .iter()
        .any(|p| p.role == ParticipantRole::Visitor);
    let named = meeting
        .participants
        .iter()
        .filter(|p| !visitors || p.role != ParticipantRole::Host);
    words.extend(named.take(3).map(|p| match &p.party {
        extract::Party::Official(i) => said.officials.get(*i).map_or("", |o| &o.name).to_owned(),
        extract::Party::Country(code) => country_name(code).to_owned(),
        extract::Party::Organization(name) => name.clone(),
    }));
    let place = |place: &Place| match place.country {
        Some(code) => country_name(code).to_owned(),
        None => place.name.clone(),
    };
    words.extend(
        distinct(meeting.places.iter().map(place))
            .into_iter()
            .take(2),
    );
    let body = slug(&words.join(" "));
    let date = meeting
        .when
        .as_ref()
        .and_then(|when| match (when.start, when.end) {
            (Some(start), Some(end)) if start == end => Some(start.to_string()),
            (Some(start), Some(end)) if start.first_of_month() == end.first_of_month() => {
                Some(start.strftime("%Y-%m").to_string())
            }
            (Some(start), _) => Some(start.strftime("%Y").to_string()),
            _ => None,
        });
    match date {
        Some(date) => format!("{body}-{date}"),
        None => body,
    }
}
