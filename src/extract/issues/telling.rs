//! Whether a phrase tells a subject at all: not a person, not a date, not "a range of issues", not "bilateral relations".

use std::ops::Range;

use super::boundaries::is_finite;
use super::phrases::head_noun;
use super::table::is_talks;
use crate::extract::cast::Cast;
use crate::extract::places::What;
use crate::extract::reading::Reading;
use crate::lexicon::{NounClass, TopicPart};
use crate::syntax::{NameKind, Tag};

/// Whether a phrase names something that can be at issue; `takes_floor` where a verb says of its subject that it is.
pub fn tells(r: &Reading, cast: &Cast, tokens: &Range<usize>, takes_floor: bool) -> bool {
    !is_somebody(r, cast, tokens)
        && !is_time_or_amount(r, tokens)
        && !is_fragment(r, tokens)
        && !says_nothing(r, cast, tokens, takes_floor)
        && !is_invitation(r, tokens)
}

/// "an invitation to talks", "the idea of a meeting": an encounter of its own.
fn is_invitation(r: &Reading, tokens: &Range<usize>) -> bool {
    let Some(head) = head_noun(r, tokens) else {
        return false;
    };
    if r.tag(head).is_noun() && matches!(r.lemma(head), "journey" | "trip" | "stopover") {
        return true;
    }
    let asks = matches!(
        r.lemma(head),
        "invitation" | "request" | "summons" | "idea" | "possibility" | "proposal" | "suggestion"
    ) && head + 2 < tokens.end
        && matches!(r.lower(head + 1), "to" | "for" | "of");
    // not "a proposal for a ceasefire and talks", "the possibility of resuming talks"
    let other = |&i: &usize| matches!(r.tag(i), Tag::CC | Tag::VBG);
    asks && (head + 2..tokens.end.min(head + 6))
        .take_while(|i| !other(i))
        .any(|i| {
            r.tag(i).is_noun() && is_talks(r, i)
                || matches!(r.lemma(i), "visit" | "meet" | "come" | "attend" | "join")
        })
}

/// A phrase that is wholly a person, a group or a body.
fn is_somebody(r: &Reading, cast: &Cast, tokens: &Range<usize>) -> bool {
    let bare = without_article(r, tokens);
    let covers = |t: &Range<usize>| t.start <= bare.start && t.end >= bare.end;
    if cast.mentions.iter().any(|m| covers(&m.tokens)) {
        return true;
    }
    if cast
        .named
        .iter()
        .any(|n| covers(&n.tokens) && matches!(n.what, What::Body { .. }))
    {
        return true;
    }
    // "release the detained journalists" is what is asked, whoever they are
    let acts = r.tag(tokens.start).is_verb() && r.tag(tokens.start) != Tag::VBN;
    let Some(head) = head_noun(r, tokens).filter(|_| !acts) else {
        return false;
    };
    let nouns: Vec<usize> = tokens.clone().filter(|&i| r.tag(i).is_noun()).collect();
    if nouns
        .iter()
        .all(|&i| r.lexicon.plays(r.lemma(i), TopicPart::People))
    {
        return true;
    }
    let ends = head + 1 >= tokens.end
        || matches!(r.tag(head + 1), Tag::WDT | Tag::WP)
        || r.lower(head + 1) == "that";
    // "his counterpart", "the people", "our allies and partners", "Prime Minister X of Y"
    let person_noun = r.lexicon.plays(r.lemma(head), TopicPart::People)
        || r.lexicon.office_heads.contains(r.lemma(head));
    let named = cast
        .mention_at(head)
        .is_some_and(|m| !m.pronoun && m.tokens.start <= bare.start);
    (ends && person_noun)
        || named
        || (ends
            && r.name_kind(head) == Some(NameKind::Person)
            && r.tag(head).is_proper()
            && cast.named_at(head).is_none())
}

fn without_article(r: &Reading, tokens: &Range<usize>) -> Range<usize> {
    let mut start = tokens.start;
    while start + 1 < tokens.end && matches!(r.tag(start), Tag::DT | Tag::PrpPoss) {
        start += 1;
    }
    start..tokens.end
}

fn is_time_or_amount(r: &Reading, tokens: &Range<usize>) -> bool {
    let telling = tokens.clone().filter(|&i| {
        !(r.tag(i).is_punct()
            || matches!(
                r.tag(i),
                Tag::DT | Tag::CD | Tag::Dollar | Tag::IN | Tag::PrpPoss | Tag::CC | Tag::JJR
            )
            || r.lexicon.plays(r.lemma(i), TopicPart::Time)
            || r.lexicon.plays(r.lower(i), TopicPart::Time)
            || matches!(
                r.lower(i),
                "million" | "billion" | "money" | "last" | "next" | "past" | "early" | "late"
            ))
    });
    telling.count() == 0
}

/// A stretch that is no phrase: a relative pronoun, a bare pronoun, a verb alone.
fn is_fragment(r: &Reading, tokens: &Range<usize>) -> bool {
    let first = tokens.start;
    matches!(
        r.tag(first),
        Tag::WDT | Tag::WP | Tag::PRP | Tag::WpPoss | Tag::MD | Tag::VBZ | Tag::EX
    ) || r.lower(first) == "that" && tokens.len() < 3
        || r.tag(first) == Tag::VBD
        || tokens.len() == 1
            && (r.tag(first).is_verb() && r.tag(first) != Tag::VBG || r.tag(first) == Tag::RB)
        || tokens
            .clone()
            .all(|i| r.tag(i).is_adjective() || r.tag(i) == Tag::CC || r.tag(i) == Tag::RB)
            && !r.lexicon.issue_terms.contains(r.lower(first))
}

/// Words that alone say nothing: "key issues", "a range of topics", "bilateral relations", "the partnership".
fn says_nothing(r: &Reading, cast: &Cast, tokens: &Range<usize>, takes_floor: bool) -> bool {
    let head = head_noun(r, tokens);
    let mut words = 0;
    let mut place = false;
    let mut telling = false;
    for i in tokens.clone() {
        let tag = r.tag(i);
        if let Some(n) = cast.named_at(i) {
            match n.what {
                // what goes on there, not whose it is: "the situation in Syria", not "Norway's commitment"
                What::Place { .. } => place |= !tag.is_adjective() && head.is_none_or(|h| i >= h),
                What::Body { .. } => telling = true,
            }
            continue;
        }
        // whose it is tells nothing: "the minister's trip", "Silva's goals"
        let person = tag.is_proper()
            && (i + 1 < tokens.end && r.tag(i + 1) == Tag::POS
                || cast
                    .mention_at(i)
                    .is_some_and(|m| !m.pronoun && m.tokens.len() < tokens.len()));
        if person || !(tag.is_noun() || tag.is_verb() || tag.is_adjective() || tag == Tag::FW) {
            continue;
        }
        words += 1;
        telling |= !is_empty(r, i);
    }
    if telling || holds_term(r, tokens) {
        return false;
    }
    // a place alone, or what goes on there: "Afghanistan", "the situation in Syria", "cooperation on Arctic issues"
    let about_place = words == 0
        || head.is_some_and(|h| {
            !r.lexicon.plays(r.lemma(h), TopicPart::Relation)
                || r.reads(h + 1, &["on"])
                || r.reads(h + 1, &["against"])
        });
    !(place && about_place) || words == 0 && !takes_floor && opens_clause(r, tokens.end)
}

/// A term of several words tells a subject whatever its words are: "the Minsk agreements".
fn holds_term(r: &Reading, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|i| {
        r.lexicon
            .issue_terms
            .longest_at((i..tokens.end).map(|k| r.word(k)))
            .is_some_and(|(n, rows)| n > 1 && rows.iter().any(|t| t.weight >= 7))
    })
}

/// How many words of a phrase tell something.
pub fn telling_words(r: &Reading, tokens: &Range<usize>) -> usize {
    tokens
        .clone()
        .filter(|&i| {
            (r.tag(i).is_noun() || r.tag(i).is_verb() || r.tag(i).is_adjective()) && !is_empty(r, i)
        })
        .count()
}

fn is_empty(r: &Reading, i: usize) -> bool {
    let lemma = r.lemma(i);
    if r.lexicon.plays(lemma, TopicPart::Empty)
        || r.lexicon.plays(r.lower(i), TopicPart::Empty)
        || r.lexicon.plays(r.lower(i), TopicPart::Time)
    {
        return true;
    }
    !r.lexicon.plays(lemma, TopicPart::Alone)
        && r.lexicon.nouns.get(lemma).is_some_and(|rows| {
            rows.iter().any(|n| {
                matches!(
                    n.class,
                    NounClass::Empty | NounClass::Carrier | NounClass::Encounter
                )
            })
        })
}

/// Whether a finite verb follows, so that the phrase is its subject.
fn opens_clause(r: &Reading, end: usize) -> bool {
    end < r.len() && is_finite(r, end)
}

#[cfg(test)]
mod tests {
    use crate::extract::issues::fixtures::check;

    #[test]
    fn tells_nothing() {
        check(&[
            ("President Ana Silva discussed bilateral relations.", &[]),
            (
                "President Ana Silva discussed regional and global issues of common concern.",
                &[],
            ),
            (
                "President Ana Silva discussed the strength of the partnership.",
                &[],
            ),
            ("President Ana Silva discussed the United Nations.", &[]),
            (
                "President Ana Silva supported Prime Minister Jan Novak.",
                &[],
            ),
            (
                "President Ana Silva supported her allies and partners.",
                &[],
            ),
            (
                "President Ana Silva praised the courage of the people.",
                &[],
            ),
            ("President Ana Silva noted that it was late.", &[]),
            ("President Ana Silva discussed next steps.", &[]),
            ("President Ana Silva discussed the idea of a meeting.", &[]),
            (
                "President Ana Silva discussed the meeting of May 15 in Berlin.",
                &[],
            ),
            (
                "President Ana Silva outlined three main goals for her trip.",
                &[],
            ),
            (
                "President Ana Silva highlighted the long friendship between the two countries.",
                &[],
            ),
            ("President Ana Silva stressed that Ukraine needs help.", &[]),
        ]);
    }

    #[test]
    fn tells_a_subject() {
        check(&[
            (
                "President Ana Silva discussed Afghanistan.",
                &["conflict | discussion | Afghanistan | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed the situation in Syria.",
                &["conflict | discussion | the situation in Syria | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed developments in the Middle East.",
                &["conflict | discussion | developments in the Middle East | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed the possibility of resuming nuclear talks.",
                &[
                    "weapons | discussion | the possibility of resuming nuclear talks | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva discussed the Minsk agreements.",
                &["conflict | discussion | the Minsk agreements | by Ana Silva"],
            ),
        ]);
    }
}
