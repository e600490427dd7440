//! Verbs of meeting and talking: what they raise ("huddled about X", "met to discuss Y"), and where they tell of an
//! encounter instead ("agreed to visit X").

use super::addressees::addressed;
use super::complements::after_preposition;
use super::frames::Frame;
use super::passives::is_passive;
use super::speaker::{self, Speaker};
use crate::extract::cast::Cast;
use crate::extract::reading::Reading;
use crate::lexicon::VerbClass;
use crate::syntax::{Rel, Tag};
use crate::vocabulary::Stance;

/// "to visit X", "to fly to X", "to meet again": an encounter of its own.
pub fn is_trip(r: &Reading, v: usize) -> bool {
    let again = v + 1 < r.len() && matches!(r.lower(v + 1), "again" | "in" | "on" | "next");
    r.lexicon.verbs.get(r.lemma(v)).is_some_and(|rows| {
        rows.iter().any(|f| match f.class {
            VerbClass::Travel => f.preposition.is_none_or(|p| r.reads(v + 1, &[p])),
            VerbClass::Meet => f.preposition.is_none() && r.lemma(v) == "meet" && again,
            _ => false,
        })
    })
}

/// "to know what had been conceded": the question hides what it is about.
pub fn asks_to_learn(r: &Reading, v: usize) -> bool {
    matches!(r.lemma(v), "know" | "learn" | "hear" | "see" | "ask")
        && v + 1 < r.len()
        && (matches!(r.tag(v + 1), Tag::WP | Tag::WRB | Tag::WDT)
            || matches!(r.lower(v + 1), "whether" | "if"))
}

/// "huddled with X about Y", "met over Y": verbs of meeting and talking, whatever else they say.
pub fn talked_about(r: &Reading, cast: &Cast, v: usize) -> Option<Frame> {
    use VerbClass::{Call, Convene, Host, Meet, Report, Talk};
    let meets = r.is_verb_of(v, &[Meet, Talk, Call, Host, Convene, Report]);
    if !meets {
        return None;
    }
    let (_, start) = ["about", "regarding", "concerning"]
        .iter()
        .find_map(|p| after_preposition(r, v, p))?;
    let speaker = if is_passive(r, v) {
        speaker::of_passive(r, cast, v)
    } else {
        speaker::of_verb(r, cast, v)
    };
    (speaker != Speaker::Outsider).then(|| Frame {
        with: addressed(r, cast, v),
        ..Frame::raised(
            v,
            start,
            Stance::Discussion,
            speaker,
            "issue-verb-preposition",
        )
    })
}

/// "met X to discuss Y", "spoke with X to review Y": what both spoke of; who "will meet X to discuss Y" means to raise it.
pub fn is_met_for(r: &Reading, v: usize) -> bool {
    use VerbClass::{Call, Meet, Talk};
    let met = r.head(v).filter(|&h| h < v && r.tag(h) == Tag::VBD);
    r.tag(v) == Tag::VB
        && matches!(r.rel(v), Rel::Advcl | Rel::Xcomp)
        && met.is_some_and(|h| r.is_verb_of(h, &[Meet, Talk, Call]))
}
