//! Which id each entity gets, and so its place in the model.

use rayon::prelude::*;

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
    /// `wishes` gives the ids an item would like, best first; items that are `alike` like the same ones; `content` is what
    /// makes an item like no other.
    pub(super) fn new(
        clusters: &Clusters,
        wishes: impl Fn(Item) -> Vec<String> + Sync,
        alike: impl Fn(Item, Item) -> bool + Sync,
        content: impl Fn(Item) -> String,
    ) -> Numbering {
        let members = &clusters.members;
        let wanted: Vec<Vec<String>> = members.par_iter().map(|m| wishes(m[0])).collect();
        let mut allotment = Allotment::default();
        let mut ids = vec![String::new(); members.len()];
        // What an override says is said first.
        for (cluster, id) in &clusters.named {
            ids[*cluster] = allotment.allot(vec![id.clone()], || id.clone());
        }
        for (cluster, wishes) in wanted.into_iter().enumerate() {
            if ids[cluster].is_empty() {
                ids[cluster] = allotment.allot(wishes, || content(members[cluster][0]));
            }
        }
        let mut sorted: Vec<(&str, usize)> = ids.iter().map(String::as_str).zip(0..).collect();
        sorted.par_sort_unstable();
        let cluster: Vec<usize> = sorted.into_iter().map(|(_, cluster)| cluster).collect();
        let mut place = vec![0; ids.len()];
        for (at, c) in cluster.iter().enumerate() {
            place[*c] = at as Ix;
        }
        let retired = members
            .par_iter()
            .enumerate()
            .flat_map_iter(|(c, members)| {
                let named = clusters.named.contains_key(&c);
                let place = place[c];
                let (first, wishes, alike, allotment) = (members[0], &wishes, &alike, &allotment);
                // What the first would have liked is its id or somebody else's, unless an override gave it another.
                let other = move |member: &&Item| named || !alike(first, **member);
                let others = members.iter().skip(usize::from(!named)).filter(other);
                others.filter_map(move |member| {
                    let wish = wishes(*member).into_iter().next();
                    let wish = wish.filter(|wish| !allotment.has(wish))?;
                    Some((wish, place))
                })
            });
        Numbering {
            retired: retired.collect(),
            ids,
            place,
            cluster,
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
