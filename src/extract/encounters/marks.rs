//! Which words mark time, people and the subject matter of an encounter?

use super::senses::{noun_sense, verb_senses};
use crate::extract::calendar::is_month;
use crate::extract::reading::Reading;
use crate::lexicon::{NounClass, VerbClass};
use crate::syntax::Tag;

/// Whether a noun names people ("survivors", "delegation"), as the lexicon has it.
pub fn is_people_noun(r: &Reading, i: usize) -> bool {
    if r.lower(i) == "number" && i > 0 && r.lower(i - 1) == "opposite" {
        return true;
    }
    [r.lemma(i), r.lower(i)].into_iter().any(|w| {
        r.lexicon
            .nouns
            .get(w)
            .is_some_and(|rows| rows.iter().any(|n| n.class == NounClass::People))
    })
}

/// A word after which the subject matter is told, not the encounter: "about", "on" before no day, "to" before a verb that discusses.
pub fn is_topic_mark(r: &Reading, i: usize) -> bool {
    let next = |n: usize| if i + n < r.len() { r.lower(i + n) } else { "" };
    match r.lower(i) {
        "about" | "regarding" | "concerning" | "over" | "aimed" | "that" | "ahead" => true,
        "on" => {
            let beside = |w: &str| {
                matches!(
                    w,
                    "margins"
                        | "sidelines"
                        | "fringes"
                        | "sideline"
                        | "margin"
                        | "side"
                        | "phone"
                        | "eve"
                        | "occasion"
                )
            };
            let article = matches!(next(1), "the" | "a" | "his" | "her" | "their");
            let word = if article { 2 } else { 1 };
            let at = i + word;
            let timed = starts_date(next(word)) || at < r.len() && is_time(r, at);
            let visit = (at..r.len().min(at + 3)).any(|k| noun_sense(r, k).is_some());
            let named = article && at < r.len() && r.capitalized(at);
            !(timed || beside(next(word)) || visit || named)
        }
        "to" => i + 1 < r.len() && r.tag(i + 1) == Tag::VB && !reports_encounter(r, i + 1),
        _ => false,
    }
}

pub fn starts_date(word: &str) -> bool {
    word.ends_with("day") && word != "day"
        || is_month(word)
        || word.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a word tells a time rather than a thing: "Wednesday", "today", "last week", "June".
pub fn is_time(r: &Reading, i: usize) -> bool {
    let word = r.lower(i);
    r.tag(i) == Tag::CD
        || matches!(
            word,
            "tomorrow"
                | "tonight"
                | "week"
                | "month"
                | "year"
                | "morning"
                | "afternoon"
                | "evening"
                | "night"
                | "hours"
                | "hour"
                | "days"
                | "weekend"
                | "weeks"
                | "months"
                | "years"
        )
        || word.ends_with("day")
        || is_month(word) && r.capitalized(i)
}

/// Whether the lexicon has a verb as one of meeting, travelling or taking part.
pub fn reports_encounter(r: &Reading, v: usize) -> bool {
    r.lemma(v) == "be"
        || verb_senses(r, v).iter().any(|f| {
            matches!(
                f.class,
                VerbClass::Meet
                    | VerbClass::Call
                    | VerbClass::Host
                    | VerbClass::Travel
                    | VerbClass::Arrive
                    | VerbClass::Attend
                    | VerbClass::Convene
            )
        })
}
