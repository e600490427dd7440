//! Which nouns tell an occasion, and which only a going-on, a demand or another noun's colour?

use crate::extract::encounters::marks::is_time;
use crate::extract::encounters::senses::verb_senses;
use crate::extract::reading::Reading;
use crate::lexicon::{EncounterPart, VerbClass};
use crate::syntax::Tag;
use crate::vocabulary::MeetingType;

/// Verbs by which a spokesman tells of the meeting of others: "ruled out", "announced".
pub fn speaks_of(r: &Reading, v: usize) -> bool {
    matches!(
        r.lemma(v),
        "confirm" | "announce" | "propose" | "suggest" | "describe"
    )
}

/// Nouns of a going-on as much as of an occasion: "negotiations", "dialogue"; alone they tell no encounter.
pub fn is_process(r: &Reading, n: usize) -> bool {
    r.tells(n, EncounterPart::Process)
        && (r.tag(n) != Tag::NN || !matches!(r.lemma(n), "conversation"))
}

/// "the Convention on the Law of the Sea", "bilateral and trilateral cooperation", "continued EU engagement": a treaty, an
/// adjective, a course of things.
pub fn is_no_occasion(r: &Reading, n: usize, start: usize, next: &str) -> bool {
    let single = |i: usize| {
        matches!(r.tag(i), Tag::DT | Tag::PrpPoss | Tag::POS | Tag::CD) || r.lower(i) == "first"
    };
    match r.lower(n) {
        "convention" | "conventions" => {
            r.capitalized(n) && matches!(next, "on" | "against" | "for" | "relating" | "concerning")
        }
        "bilateral" | "trilateral" => r.tag(n) != Tag::NNS && !(start..n).any(single),
        "engagement" => !(start..n).any(single),
        _ => false,
    }
}

/// "held", "had", "conducted": the occasion took place.
pub fn carries_out(r: &Reading, v: usize) -> bool {
    r.tells(v, EncounterPart::CarryOut)
}

pub fn is_summit(kind: Option<MeetingType>) -> bool {
    kind == Some(MeetingType::Multilateral)
}

/// "meeting room", "talks process", "summit declaration": the noun only describes another.
pub fn is_modifier(r: &Reading, n: usize) -> bool {
    n + 1 < r.len()
        && (r.tag(n + 1).is_noun() && !is_time(r, n + 1) && r.sentence(n) == r.sentence(n + 1))
        || n + 1 < r.len() && r.tag(n + 1) == Tag::POS && r.tag(n) != Tag::NNP
}

/// Nouns that are encounters only in company: "discussions", "conversation" yes; "round", "session", "dinner" need more.
pub fn speaks_of_meeting(r: &Reading, n: usize, event: &Option<String>) -> bool {
    !r.tells(n, EncounterPart::Ceremony) || event.is_some()
}

/// The capitalised phrase of a named event, if the noun heads one.
pub fn event_name(r: &Reading, n: usize, start: usize) -> Option<String> {
    if !r.capitalized(n) {
        return None;
    }
    let mut first = n;
    while first > start
        && r.capitalized(first - 1)
        && !matches!(r.tag(first - 1), Tag::DT | Tag::PrpPoss | Tag::PRP)
    {
        first -= 1;
    }
    let end = if n + 1 < r.len() && r.tag(n + 1) == Tag::CD && r.sentence(n) == r.sentence(n + 1) {
        n + 2
    } else {
        n + 1
    };
    (first < n || end > n + 1).then(|| r.text(&(first..end)).to_string())
}

pub fn definite_before(r: &Reading, start: usize, n: usize) -> bool {
    (start..n).any(|i| matches!(r.lower(i), "the" | "this" | "that" | "their" | "these"))
}

pub fn tells_meeting(r: &Reading, v: usize) -> bool {
    verb_senses(r, v)
        .iter()
        .any(|s| matches!(s.class, VerbClass::Meet | VerbClass::Host))
        && !matches!(r.lemma(v), "join" | "gather" | "call" | "see")
}

pub fn travels_or_meets(r: &Reading, v: usize) -> bool {
    use VerbClass::{Arrive, Host, Meet, Travel};
    r.is_verb_of(v, &[Travel, Arrive, Host, Meet])
}
