//! Which words can report an encounter, and of what kind? The lexicon's frames, checked against the words around them.

use std::ops::Range;

use crate::extract::reading::Reading;
use crate::lexicon::{NounClass, VerbClass, phrase_words};
use crate::syntax::Tag;
use crate::vocabulary::MeetingType;

/// How a verb reports an encounter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VerbSense {
    /// What it reports.
    pub class: VerbClass,
    /// The preposition or particle of the frame, where it has one.
    pub preposition: Option<&'static str>,
    /// The token after the verb and a particle that stands right after it.
    pub after: usize,
}

/// The senses of a verb here, most telling first.
pub fn verb_senses(r: &Reading, v: usize) -> Vec<VerbSense> {
    let Some(frames) = r.lexicon.verbs.get(r.lemma(v)) else {
        return Vec::new();
    };
    let end = r.sentence_around(v).end;
    let mut senses: Vec<VerbSense> = frames
        .iter()
        .filter_map(|f| {
            let after = match f.preposition {
                // "called off", "met up": the particle makes another verb of it
                None if v + 1 < end && r.tag(v + 1) == Tag::RP => return None,
                None => v + 1,
                Some(p) => matched(r, v + 1, end, p)?,
            };
            Some(VerbSense {
                class: f.class,
                preposition: f.preposition,
                after,
            })
        })
        .collect();
    senses.sort_by_key(|s| std::cmp::Reverse(s.preposition.map_or(0, str::len)));
    senses
}

/// Where a frame's preposition stands: right after the verb, or, if it is one word, after an adverb, a date or an object.
fn matched(r: &Reading, from: usize, end: usize, preposition: &str) -> Option<usize> {
    let words: Vec<&str> = phrase_words(preposition).collect();
    let at = |i: usize| i + words.len() <= end && r.reads(i, &words);
    if at(from) {
        return Some(from + words.len());
    }
    let reach = if words.len() > 1 { 2 } else { 10 };
    for i in from..end.min(from + reach) {
        if at(i) {
            return Some(if words.len() > 1 {
                i + words.len()
            } else {
                from
            });
        }
        // "will travel May 17 – 22 to Peru": a dash within a date parts nothing
        let span = r.lower(i) == "–" && i + 1 < end && r.tag(i + 1) == Tag::CD;
        if !span
            && matches!(
                r.tag(i),
                Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD | Tag::Colon
            )
            || matches!(r.lower(i), "that" | "who" | "which" | "where")
        {
            return None;
        }
    }
    None
}

/// An encounter that a noun names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NounSense {
    /// The words the lexicon has: "working lunch".
    pub tokens: Range<usize>,
    /// The type, where the noun alone tells.
    pub kind: Option<MeetingType>,
}

/// The encounter that a noun heads, by the longest phrase of the lexicon that ends with it.
pub fn noun_sense(r: &Reading, n: usize) -> Option<NounSense> {
    let floor = r.sentence_around(n).start.max(n.saturating_sub(4));
    for start in floor..=n {
        let words = (start..=n).map(|i| if i == n { r.lower(i) } else { r.word(i) });
        let lemma = (start..=n).map(|i| if i == n { r.lemma(i) } else { r.word(i) });
        let length = n + 1 - start;
        let rows = [
            r.lexicon.nouns.longest_at(words),
            r.lexicon.nouns.longest_at(lemma),
        ];
        for (matched, rows) in rows.into_iter().flatten() {
            if matched != length {
                continue;
            }
            if let Some(noun) = rows.iter().find(|row| row.class == NounClass::Encounter) {
                return Some(NounSense {
                    tokens: start..n + 1,
                    kind: noun.meeting,
                });
            }
        }
    }
    None
}

/// The kind that the words before a noun tell: "trilateral", "bilateral", "telephone", "virtual".
pub fn kind_before(r: &Reading, premodifiers: Range<usize>) -> Option<MeetingType> {
    premodifiers.rev().find_map(|i| match r.lower(i) {
        "trilateral" | "quadrilateral" | "multilateral" | "plenary" | "ministerial"
        | "three-way" | "four-way" => Some(MeetingType::Multilateral),
        "bilateral" | "one-on-one" | "two-way" | "head-to-head" => Some(MeetingType::Bilateral),
        "phone" | "telephone" | "virtual" | "video" | "online" => Some(MeetingType::Call),
        w if w.ends_with("-nation") || w.ends_with("-party") || w.ends_with("-country") => {
            Some(MeetingType::Multilateral)
        }
        _ => None,
    })
}

/// "by phone", "via videoconference", "virtually": the sides are not in one place.
pub fn by_phone(r: &Reading, tokens: Range<usize>) -> bool {
    tokens.clone().any(|i| match r.lower(i) {
        "phone" | "telephone" | "videoconference" | "teleconference" | "video" | "videolink"
        | "zoom" | "call" | "hotline" => {
            i > tokens.start
                && (matches!(r.lower(i - 1), "by" | "via" | "over" | "through")
                    || matches!(r.lower(i - 1), "the" | "a" | "secure")
                        && i > tokens.start + 1
                        && matches!(
                            r.lower(i - 2),
                            "by" | "via" | "over" | "through" | "on" | "in"
                        ))
        }
        "virtually" | "remotely" => true,
        _ => false,
    })
}

/// Whether a verb only carries the noun of an encounter: "hold talks", "pay a visit", "call off a trip", "attend a summit".
pub fn carries(r: &Reading, v: usize) -> bool {
    r.is_verb_of(
        v,
        &[
            VerbClass::Carry,
            VerbClass::Convene,
            VerbClass::Attend,
            VerbClass::Phase,
            VerbClass::Plan,
            VerbClass::Cancel,
            VerbClass::Postpone,
            VerbClass::Depart,
            VerbClass::Refuse,
        ],
    ) || r.lemma(v) == "host"
}
