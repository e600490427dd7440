//! Bodies of officials by a collective noun: "the Russian delegation", "members of a Fatah delegation".

use std::ops::Range;

use super::complement::complement_end;
use crate::extract::bodies::body_ending_at;
use crate::extract::people::Sighting;
use crate::extract::places::{What, ending_at, starting_at};
use crate::extract::titles::{Scene, Title};
use crate::lexicon::Level;
use crate::syntax::{NameKind, Tag};
use crate::vocabulary::OfficialKind;

/// Nouns that mean several officials at once.
const COLLECTIVES: &[&str] = &[
    "delegation",
    "delegations",
    "negotiating team",
    "negotiating teams",
];

/// What members make a body of officials of: "members of Congress", "members of the delegation".
const MEMBERSHIPS: &[&str] = &[
    "administration",
    "assembly",
    "cabinet",
    "commission",
    "committee",
    "congress",
    "council",
    "delegation",
    "duma",
    "government",
    "knesset",
    "leadership",
    "legislature",
    "opposition",
    "parliament",
    "senate",
    "team",
    "house",
];

/// Whether a noun is what one can be a member of: delegation, cabinet, staff.
pub fn has_members(lower: &str) -> bool {
    MEMBERSHIPS.contains(&lower) || matches!(lower, "staff" | "entourage" | "party")
}

/// Groups by a collective noun: "the Russian delegation", "members of a Fatah delegation".
pub fn collectives(scene: &Scene, titles: &[Title]) -> Vec<Sighting> {
    let r = scene.r;
    let mut all = Vec::new();
    for s in r.content_sentences() {
        let sentence = r.sentence_tokens(s);
        let mut i = sentence.start;
        while i < sentence.end {
            let found = collective_at(scene, i, sentence.clone()).filter(|x| {
                !titles
                    .iter()
                    .any(|t| t.whole.start < x.tokens.end && x.tokens.start < t.whole.end)
            });
            i = found.as_ref().map_or(i, |x| x.tokens.end).max(i + 1);
            all.extend(found);
        }
    }
    all
}

fn collective_at(scene: &Scene, i: usize, sentence: Range<usize>) -> Option<Sighting> {
    let r = scene.r;
    let members = r.lower(i) == "members" && i + 2 < sentence.end && r.lower(i + 1) == "of";
    let head = COLLECTIVES.iter().find_map(|c| {
        let words: Vec<&str> = c.split(' ').collect();
        r.reads(i, &words).then_some(i + words.len() - 1)
    });
    if !members && head.is_none() {
        return None;
    }
    let head = head.unwrap_or(i);
    let mut title = Title {
        tokens: i..head + 1,
        whole: i..head + 1,
        head,
        plural: true,
        level: Level::Official,
        gender: None,
        country: None,
        countries: Vec::new(),
        regional: false,
        organization: None,
        possessor: None,
        determiner: None,
    };
    let mut start = i;
    while start > sentence.start {
        let t = start - 1;
        if let Some(b) = body_ending_at(scene.bodies, t) {
            title.organization = Some((r.text(&b.tokens).to_string(), Some(b.tokens.clone())));
            title.country = title
                .country
                .or(b.country.map(|c| (c, Some(b.tokens.clone()))));
            start = b.tokens.start;
        } else if let Some(n) =
            ending_at(scene.named, t).filter(|n| !n.is_location() || n.stands_for_government())
        {
            title.country = title
                .country
                .or(n.country().map(|c| (c, Some(n.tokens.clone()))));
            start = n.tokens.start;
        } else if matches!(r.tag(t), Tag::JJ | Tag::NN | Tag::NNP)
            && r.name_kind(t) != Some(NameKind::Person)
        {
            start = t;
        } else {
            break;
        }
    }
    title.whole.start = start;
    let mut end = head + 1;
    if let Some(last) = complement_end(scene, &mut title, head + 1, sentence.end) {
        end = last;
    }
    let tokens = start..end;
    if members {
        let body = (i + 2..end).any(|k| MEMBERSHIPS.contains(&r.lower(k)));
        if !body {
            return None;
        }
        if title.country.is_none() {
            title.country = (i + 2..end).find_map(|k| {
                let n = starting_at(scene.named, k)?;
                Some((n.country()?, Some(n.tokens.clone())))
            });
        }
        if title.organization.is_none() {
            // "a Fatah delegation": the body is what the model or the lexicon knows of before the noun
            title.organization = (i + 2..end).find_map(|k| {
                let n =
                    starting_at(scene.named, k).filter(|n| matches!(n.what, What::Body { .. }))?;
                Some((r.text(&n.tokens).to_string(), Some(n.tokens.clone())))
            });
        }
    }
    title.whole = tokens.clone();
    Some(Sighting {
        described: tokens.clone(),
        tokens,
        name: None,
        kind: OfficialKind::Group,
        country: title.country.clone(),
        titles: vec![title],
    })
}
