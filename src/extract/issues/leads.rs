//! What leads from a noun to its subject: "talks *on* X", "concern *about* X", "fear *that* X will end".

use std::ops::Range;

use super::complements::past_apposition;
use super::nominal::is_date;
use crate::extract::cast::Cast;
use crate::extract::reading::Reading;
use crate::lexicon::{NounClass, TopicPart};
use crate::syntax::{Rel, Tag};
use crate::vocabulary::Stance;

/// "concern that X continues to do Y": what is feared is X; gives the token before it.
pub fn feared(r: &Reading, n: usize, stance: Option<Stance>) -> Option<usize> {
    let that = n + 1;
    if stance != Some(Stance::Concern) || that + 2 >= r.len() || r.lower(that) != "that" {
        return None;
    }
    let limit = r.sentence_around(n).end;
    let s = (that + 1..limit).find(|&i| {
        matches!(r.rel(i), Rel::Nsubj | Rel::NsubjPass) && r.head(i).is_some_and(|h| h > i)
    })?;
    (r.tag(s).is_noun() && r.subtree(s).start > that).then(|| r.subtree(s).start - 1)
}

/// The preposition behind the noun that leads to its subject.
pub fn preposition(
    r: &Reading,
    cast: &Cast,
    n: usize,
    class: NounClass,
    stance: Option<Stance>,
) -> Option<usize> {
    let sentence = r.sentence_around(n);
    let next = n + 1;
    if next + 1 >= sentence.end {
        return None;
    }
    let takes: &[&str] = match (class, stance) {
        (NounClass::Encounter, _) => &["on", "about", "over", "regarding", "concerning"],
        (_, Some(Stance::Cooperation)) => &["on", "in", "against"],
        (_, Some(Stance::Support)) => &["for", "to"],
        (_, Some(Stance::Demand)) => &["for", "to"],
        _ => &[
            "about",
            "over",
            "on",
            "regarding",
            "concerning",
            "at",
            "against",
            "to",
            "of",
        ],
    };
    let against = matches!(
        r.lemma(n),
        "opposition"
            | "objection"
            | "rejection"
            | "condemnation"
            | "criticism"
            | "denunciation"
            | "fear"
    );
    let is_lead = |i: usize| {
        takes.contains(&r.lower(i))
            && (stance != Some(Stance::Concern) || against || !matches!(r.lower(i), "to" | "of"))
            && !(matches!(r.lower(i), "on" | "over")
                && (r.reads(i + 1, &["the", "sidelines"])
                    || r.reads(i + 1, &["the", "margins"])
                    || r.reads(i + 1, &["the", "weekend"])
                    // "a journey on to X": where one goes
                    || r.reads(i + 1, &["to"])))
    };
    if is_lead(next) {
        return Some(next);
    }
    // "concerns to President X about Y"
    if stance == Some(Stance::Concern) {
        return (next..sentence.end.min(n + 8)).find(|&i| {
            matches!(r.lower(i), "about" | "regarding")
                && (next..i).all(|k| !r.tag(k).is_verb() && !matches!(r.lower(k), "," | ";"))
        });
    }
    // "talks with President X on Y"
    if class != NounClass::Encounter {
        return None;
    }
    (next..sentence.end.min(n + 20)).find(|&i| {
        let apposed = past_apposition(r, next, i);
        matches!(r.lower(i), "on" | "about" | "over" | "regarding")
            && is_lead(i)
            && i + 1 < sentence.end
            && !is_date(r, i + 1)
            && r.tag(i + 1) != Tag::CD
            && (next..i).all(|k| {
                (!r.tag(k).is_verb() || r.lower(k) == "acting")
                    && (!matches!(r.lower(k), "," | ";") || apposed && r.lower(k) == ",")
            })
            && (r.lower(i) == "about"
                || only_company(r, cast, next..i)
                || r.head(i).is_some_and(|h| {
                    r.head(h) == Some(n) || r.head(n).is_some() && r.head(h) == r.head(n)
                }))
    })
}

/// "with acting prime minister X", "of the health ministers": nobody but who takes part.
fn only_company(r: &Reading, cast: &Cast, between: Range<usize>) -> bool {
    matches!(r.lower(between.start), "with" | "between" | "of" | "among")
        && between.clone().skip(1).all(|i| {
            cast.mention_at(i).is_some()
                || cast.named_at(i).is_some()
                || r.tag(i).is_proper()
                || r.tag(i).is_adjective()
                || matches!(r.tag(i), Tag::DT | Tag::PrpPoss | Tag::POS | Tag::CC)
                || r.lower(i) == "acting"
                || r.lexicon.office_heads.contains(r.lemma(i))
                || r.lexicon.plays(r.lemma(i), TopicPart::People)
        })
}
