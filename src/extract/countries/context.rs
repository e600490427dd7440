//! The country the passage is about, for an official whose title says nothing of it.

use super::{has_no_government, holds_same_office, serves_no_state};
use crate::extract::CountryCode;
use crate::extract::cast::Cast;
use crate::extract::places::{Named, What};
use crate::extract::reading::Reading;
use crate::lexicon::{Level, OrganizationKind, PlaceKind};
use crate::vocabulary::OfficialKind;

/// How far back a passage reaches, in sentences.
const REACH: usize = 4;

/// Gives the officials that are still without a country the one their passages speak of.
pub fn assign(r: &Reading, cast: &mut Cast) {
    for p in 0..cast.people.len() {
        let person = &cast.people[p];
        let blank = person.country.is_none()
            && person.kind != OfficialKind::Group
            && !person.titles.is_empty();
        if !blank || serves_no_state(r, person) || has_no_government(r, person) {
            continue;
        }
        if person.titles.iter().all(|t| t.counterpart(r)) {
            continue;
        }
        if let Some(c) = spoken_of(r, cast, p) {
            cast.people[p].country = Some(((c, None), "country-of-context"));
        }
    }
}

/// The country that weighs most around the mentions: nearer and earlier in the sentence first, then the sentences before.
fn spoken_of(r: &Reading, cast: &Cast, p: usize) -> Option<CountryCode> {
    let mut weights: Vec<(CountryCode, usize)> = Vec::new();
    let mut add = |c: CountryCode, w: usize| match weights.iter_mut().find(|(k, _)| *k == c) {
        Some(entry) => entry.1 += w,
        None => weights.push((c, w)),
    };
    for n in &cast.named {
        let Some(c) = n.country().filter(|_| speaks_of_state(n)) else {
            continue;
        };
        // "Special Envoy for Yemen" is not Yemen's
        if cast.people[p]
            .titles
            .iter()
            .any(|t| t.tokens.contains(&n.tokens.start))
        {
            continue;
        }
        if is_topic(r, n) || lies_behind_another(cast, p, n) {
            continue;
        }
        // "U.S. Secretary of State" says whose the Secretary is, not what the passage is about
        let others = cast
            .mention_at(n.tokens.start)
            .is_some_and(|m| !m.people.contains(&p));
        add(c, if others { 1 } else { 3 });
        if others {
            continue;
        }
        for mention in cast.people[p].mentions.iter().take(3) {
            let (here, there) = (r.sentence(mention.start), r.sentence(n.tokens.start));
            if here == there {
                let before = n.tokens.end <= mention.start;
                let distance = if before {
                    mention.start - n.tokens.end
                } else {
                    n.tokens.start.saturating_sub(mention.end)
                };
                let near = 30usize.saturating_sub(distance);
                add(c, if before { 40 + near } else { 20 + near / 2 });
            } else if there < here && here - there <= REACH {
                add(c, 20 / (here - there));
            }
        }
    }
    weights
        .into_iter()
        .filter(|(c, _)| !holds_same_office(r, cast, p, c))
        .filter(|(c, _)| *c != "US" || american(r, cast, p))
        .max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(a.0)))
        .map(|(c, _)| c)
}

fn speaks_of_state(n: &Named) -> bool {
    match &n.what {
        What::Place { kind, .. } => matches!(
            kind,
            PlaceKind::Country
                | PlaceKind::Capital
                | PlaceKind::Metonym
                | PlaceKind::Demonym
                | PlaceKind::City
        ),
        What::Body { organization } => matches!(
            organization.kind,
            OrganizationKind::Government
                | OrganizationKind::Legislature
                | OrganizationKind::Military
        ),
    }
}

/// Washington has no ministers, premiers or kings.
fn american(r: &Reading, cast: &Cast, p: usize) -> bool {
    cast.people[p].titles.iter().any(|t| {
        !matches!(t.level, Level::Royal | Level::HeadOfGovernment)
            && !r.lower(t.head).starts_with("minister")
    })
}

/// "the war in Ukraine", "aid to Gaza": what is talked about, not who talks.
fn is_topic(r: &Reading, n: &Named) -> bool {
    let Some(mut at) = n.tokens.start.checked_sub(1) else {
        return false;
    };
    if r.lower(at) == "the" && at > 0 {
        at -= 1;
    }
    at > 0
        && matches!(
            r.lower(at),
            "in" | "on" | "against" | "to" | "for" | "with" | "over" | "of"
        )
        && matches!(
            r.lower(at - 1),
            "aggression"
                | "aid"
                | "assistance"
                | "conflict"
                | "crisis"
                | "fighting"
                | "invasion"
                | "peace"
                | "sanctions"
                | "situation"
                | "support"
                | "violence"
                | "war"
        )
}

/// Whether the place follows somebody else's name in the one sentence that names both: it is that one's, if anybody's.
fn lies_behind_another(cast: &Cast, p: usize, n: &Named) -> bool {
    let [mention] = &cast.people[p].mentions[..] else {
        return false;
    };
    mention.end <= n.tokens.start
        && cast.mentions.iter().any(|m| {
            m.tokens.start >= mention.end
                && m.tokens.end <= n.tokens.start
                && m.people
                    .iter()
                    .any(|&q| q != p && cast.people[q].kind == OfficialKind::Person)
        })
}
