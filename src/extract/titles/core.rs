//! What makes a title: the words the lexicon knows for an office, unless they grade another, name a body or an event.

use std::ops::Range;

use super::Scene;
use crate::extract::CountryCode;
use crate::extract::bodies::body_at;
use crate::extract::places::starting_at;
use crate::extract::reading::Reading;
use crate::lexicon::{Gender, Level};
use crate::syntax::Rel;

/// The words of a title that the lexicon knows, with what it knows of them.
pub struct Core {
    pub tokens: Range<usize>,
    pub level: Level,
    pub plural: bool,
    pub gender: Option<Gender>,
    pub country: Option<CountryCode>,
    pub organization: Option<&'static str>,
}

/// The core that begins at a token.
pub fn core_at(scene: &Scene, i: usize) -> Option<Core> {
    let r = scene.r;
    // "President of the Republic" of "President of the Republic of Finland": the place has its words
    let reach = (i + 1..r.sentence_around(i).end.min(i + 8))
        .find(|&k| {
            starting_at(scene.named, k).is_some_and(|n| n.tokens.len() > 1 && n.country().is_some())
        })
        .map_or(usize::MAX, |k| k - i);
    let offices = &r.lexicon.offices;
    // "ex-president", "then-foreign minister": the office is what the prefix stands before
    let (n, rows) = match offices.longest_at(r.ahead(i).take(reach)) {
        Some(found) => Some(found),
        None => without_prefix(r.word(i)).and_then(|first| {
            offices.longest_at(std::iter::once(first).chain(r.ahead(i).take(reach).skip(1)))
        }),
    }
    .filter(|(n, _)| !grades_another(r, i, *n))?;
    let last = i + n - 1;
    let tag = r.tag(last);
    // "general elections", "heads to Beijing", "chairs the meeting"
    let spelled = r.capitalized(i) && !tag.is_verb() && i + 1 < r.len() && r.capitalized(i + 1);
    // "The official stressed": an adjective by its form, a subject or object by its arc
    let noun = tag.is_noun()
        || tag.is_adjective()
            && matches!(
                r.rel(last),
                Rel::Nsubj | Rel::NsubjPass | Rel::Obj | Rel::Iobj
            );
    if !(noun || n > 1 || spelled) || n == 1 && r.lower(i) == "state" {
        return None;
    }
    // "Minister" of "Council of Ministers"
    if body_at(scene.bodies, i).is_some_and(|b| b.tokens.end > last) {
        return None;
    }
    if names_event(r, i, last + 1) {
        return None;
    }
    let row = rows.first()?;
    Some(Core {
        tokens: i..i + n,
        level: row.level,
        plural: row.plural,
        gender: row.gender,
        country: row.country,
        organization: row.organization,
    })
}

/// The office in "ex-president", "then-minister"; none where no such prefix stands before it.
pub fn without_prefix(word: &str) -> Option<&str> {
    ["ex-", "Ex-", "then-", "Then-"]
        .iter()
        .find_map(|prefix| word.strip_prefix(prefix))
        .filter(|rest| !rest.is_empty())
}

/// "Deputy" of "Deputy Supreme Commander": a grade of the title that follows, not one of its own.
fn grades_another(r: &Reading, i: usize, n: usize) -> bool {
    n == 1
        && i + 1 < r.sentence_around(i).end
        && r.lexicon.office_modifiers.contains(r.lower(i))
        && r.capitalized(i) == r.capitalized(i + 1)
        && r.lexicon.offices.longest_at(r.ahead(i + 1)).is_some()
}

/// Events that are named after those who meet or speak: "Leaders' Summit", "Foreign Ministers Meeting".
const EVENTS: &[&str] = &[
    "award",
    "awards",
    "call",
    "committee",
    "communique",
    "communiqué",
    "conference",
    "council",
    "cup",
    "day",
    "declaration",
    "dialogue",
    "forum",
    "group",
    "initiative",
    "meeting",
    "meetings",
    "office",
    "plan",
    "process",
    "residence",
    "retreat",
    "session",
    "statement",
    "summit",
    "summits",
    "talks",
    "track",
    "week",
];

/// Whether the capitalised title at `start..end` only names an event: "the G20 Leaders' Summit", "Chiefs of Defense Meeting".
fn names_event(r: &Reading, start: usize, end: usize) -> bool {
    let sentence = r.sentence_around(start).end;
    let mut at = end;
    while at < sentence && matches!(r.lower(at), "'s" | "'") {
        at += 1;
    }
    let possessive = at > end;
    if at >= sentence || !r.capitalized(start) {
        return false;
    }
    let plural = r
        .lexicon
        .office_heads
        .get(r.lower(end - 1))
        .is_some_and(|rows| rows.iter().any(|h| h.plural));
    (plural || !possessive)
        && (at..sentence.min(at + 3))
            .take_while(|&k| r.capitalized(k))
            .any(|k| EVENTS.binary_search(&r.lower(k)).is_ok())
}
