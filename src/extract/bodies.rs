//! Which words name a public body, whether a table lists it or only its shape tells: "Bureau of Oceans and
//! International Affairs", "National Security Council", "foreign ministry", "Itamaraty".
//!
//! A body serves as the affiliation of the officials named beside it; it is no participant of its own here.

use std::ops::Range;

use super::CountryCode;
use super::places::{Named, What, starting_at};
use super::reading::Reading;
use crate::lexicon::{ModifierKind, OrganizationKind};
use crate::syntax::{NameKind, Tag};

/// A body in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Its tokens, without article and country.
    pub tokens: Range<usize>,
    /// The country that its name alone implies.
    pub country: Option<CountryCode>,
    /// Read off its shape, not listed.
    pub shaped: bool,
}

/// Nouns that a body is called by.
const NOUNS: &[&str] = &[
    "academy",
    "administration",
    "agency",
    "alliance",
    "army",
    "assembly",
    "association",
    "authority",
    "bank",
    "board",
    "brigade",
    "bureau",
    "cabinet",
    "center",
    "centre",
    "chamber",
    "chancellery",
    "coalition",
    "command",
    "commission",
    "committee",
    "company",
    "congress",
    "corporation",
    "corps",
    "council",
    "court",
    "department",
    "directorate",
    "embassy",
    "federation",
    "force",
    "forces",
    "foundation",
    "front",
    "fund",
    "guard",
    "institute",
    "institution",
    "league",
    "ministry",
    "mission",
    "movement",
    "navy",
    "office",
    "organisation",
    "organization",
    "parliament",
    "party",
    "police",
    "secretariat",
    "senate",
    "service",
    "services",
    "society",
    "team",
    "tribunal",
    "union",
    "university",
];

/// Whether a word is what bodies are called by: ministry, council, party.
pub fn is_body_noun(lower: &str) -> bool {
    NOUNS.binary_search(&lower).is_ok()
}

/// Every body of the text, in order, none overlapping.
pub fn bodies(r: &Reading, named: &[Named]) -> Vec<Body> {
    let mut all = Vec::new();
    for s in r.content_sentences() {
        let sentence = r.sentence_tokens(s);
        let mut i = sentence.start;
        while i < sentence.end {
            let shaped = shaped_at(r, named, i, sentence.end);
            let listed = listed_at(named, i);
            let found = match (shaped, listed) {
                (Some(a), Some(b)) if b.tokens.len() >= a.tokens.len() => Some(b),
                (Some(a), _) => Some(a),
                (None, b) => b,
            };
            match found {
                Some(body) => {
                    i = body.tokens.end;
                    all.push(body);
                }
                None => i = starting_at(named, i).map_or(i + 1, |n| n.tokens.end),
            }
        }
    }
    all
}

fn listed_at(named: &[Named], i: usize) -> Option<Body> {
    let n = starting_at(named, i)?;
    match &n.what {
        What::Body { organization } if organization.kind != OrganizationKind::Media => Some(Body {
            tokens: n.tokens.clone(),
            // an armed group or a company is of a country, but serves no government
            country: organization.country.filter(|_| {
                !matches!(
                    organization.kind,
                    OrganizationKind::Armed | OrganizationKind::Company | OrganizationKind::Ngo
                )
            }),
            shaped: false,
        }),
        _ => None,
    }
}

/// A run of capitals that ends in a noun of bodies, or that noun with its "of …".
fn shaped_at(r: &Reading, named: &[Named], i: usize, end: usize) -> Option<Body> {
    let mut noun = None;
    let mut j = i;
    while j < end && j < i + 8 {
        let lower = r.lower(j);
        let part = r.capitalized(j)
            && !matches!(
                r.tag(j),
                Tag::DT | Tag::IN | Tag::PRP | Tag::PrpPoss | Tag::CC
            )
            && r.name_kind(j) != Some(NameKind::Person);
        // what only countries and titles share with a body's name does not open one
        if j == i && starting_at(named, i).is_some_and(|n| n.country().is_some()) {
            return None;
        }
        if !part || (j > i && r.lexicon.offices.contains(r.word(j)) && noun.is_some()) {
            break;
        }
        if is_body_noun(lower) {
            noun = Some(j);
        }
        j += 1;
    }
    let noun = noun?;
    let mut stop = noun + 1;
    // "Ministry of Foreign Affairs and Trade", "Office for Human Rights"
    if stop + 1 < end && matches!(r.lower(stop), "of" | "for") {
        let mut at = stop + 1;
        if r.lower(at) == "the" {
            at += 1;
        }
        let first = at;
        while at < end {
            // "… of the Aircraft Corporation Yury Volkov": behind a noun of bodies a given name begins somebody's
            let names_person = at > first
                && is_body_noun(r.lower(at - 1))
                && at + 1 < end
                && r.capitalized(at + 1)
                && r.lexicon.given_names.contains(r.word(at));
            let name = r.capitalized(at)
                && r.name_kind(at) != Some(NameKind::Person)
                && !names_person
                && !opens_title(r, at)
                && !(at > first && matches!(r.lower(at - 1), "affairs"));
            let link = matches!(r.lower(at), "and" | "," | "&" | "of" | "the")
                && at > first
                && at + 1 < end
                && r.capitalized(at + 1)
                && (r.lower(at) != "," || continues_list(r, at, end));
            let country = starting_at(named, at)
                .is_some_and(|n| n.country().is_some() && !matches!(n.what, What::Body { .. }));
            if !(name || link) || country || r.lexicon.honorifics.contains(r.word(at)) {
                break;
            }
            at += 1;
        }
        while at > first && matches!(r.lower(at - 1), "and" | "of" | "the" | "," | "&") {
            at -= 1;
        }
        if at > first {
            stop = at;
        }
    }
    (stop - i >= 2).then_some(Body {
        tokens: i..stop,
        country: None,
        shaped: true,
    })
}

/// Whether a title begins here: "… Affairs Principal Deputy Assistant Secretary".
fn opens_title(r: &Reading, i: usize) -> bool {
    let grade = r
        .lexicon
        .office_modifiers
        .get(r.lower(i))
        .is_some_and(|rows| rows.iter().any(|m| m.kind == ModifierKind::Grade));
    r.lexicon.offices.contains(r.word(i))
        || grade && r.lower(i) != "national" && r.lower(i) != "federal"
}

/// "Oceans, Climate and …": the comma belongs to a list that ends in "and".
fn continues_list(r: &Reading, comma: usize, end: usize) -> bool {
    (comma + 1..end.min(comma + 6))
        .find(|&k| !r.capitalized(k))
        .is_some_and(|k| {
            matches!(r.lower(k), "and" | "&") || r.lower(k) == "," && r.reads(k + 1, &["and"])
        })
}

/// The body whose last token is `t`.
pub fn body_ending_at(bodies: &[Body], t: usize) -> Option<&Body> {
    let k = bodies.partition_point(|b| b.tokens.end <= t);
    bodies.get(k).filter(|b| b.tokens.end == t + 1)
}

/// The body whose first token is `t`.
pub fn body_starting_at(bodies: &[Body], t: usize) -> Option<&Body> {
    let k = bodies.partition_point(|b| b.tokens.start < t);
    bodies.get(k).filter(|b| b.tokens.start == t)
}

/// The body that covers `t`.
pub fn body_at(bodies: &[Body], t: usize) -> Option<&Body> {
    let k = bodies.partition_point(|b| b.tokens.end <= t);
    bodies.get(k).filter(|b| b.tokens.contains(&t))
}
