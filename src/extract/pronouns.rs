//! Whom "he", "her", "they" and "the two leaders" mean, by gender, number and nearness.
//!
//! A walk over the text in order keeps who was spoken of last: subjects before others, this sentence before the one
//! before, never across more than a paragraph's worth of sentences.

use std::ops::Range;

use super::coreference::{Mention, Person};
use super::reading::Reading;
use crate::lexicon::Gender;
use crate::syntax::{Rel, Tag};
use crate::vocabulary::OfficialKind;

/// How many sentences back a pronoun may reach.
const REACH: usize = 4;
/// How many mentions make a person the one the text is about.
const OFTEN: usize = 8;

/// Mentions by pronouns and plural descriptions, in order.
pub fn pronouns(r: &Reading, people: &mut [Person], mentions: &[Mention]) -> Vec<Mention> {
    let mut all: Vec<Mention> = Vec::new();
    for s in r.content_sentences() {
        for i in r.sentence_tokens(s) {
            let lower = r.lower(i);
            let found = match lower {
                "he" if part_of_name(r, mentions, i) => Vec::new(),
                "he" | "him" | "his" | "himself" => {
                    singular(r, people, mentions, &all, i, Gender::Male)
                }
                "she" | "her" | "hers" | "herself" => {
                    singular(r, people, mentions, &all, i, Gender::Female)
                }
                "they" | "them" | "their" | "both" if plural_context(r, i) => {
                    plural(r, people, mentions, &all, i, lower == "both")
                }
                "leaders" | "sides" | "ministers" | "men" | "women" | "diplomats" | "officials"
                | "presidents" | "counterparts" | "pair" | "secretaries" | "chiefs" | "parties"
                | "delegations" | "heads" | "premiers" | "politicians" | "envoys"
                | "ambassadors" | "generals" | "statesmen" | "duo" | "trio" | "colleagues"
                | "negotiators" | "commissioners" | "governors" | "monarchs"
                    if definite_pair(r, i) && mentions.iter().all(|m| !m.tokens.contains(&i)) =>
                {
                    plural(r, people, mentions, &all, i, true)
                }
                "two" | "three" if stands_alone(r, i) => plural(r, people, mentions, &all, i, true),
                _ => Vec::new(),
            };
            if found.is_empty() {
                continue;
            }
            if let [one] = found[..] {
                let gender = if matches!(lower, "he" | "him" | "his" | "himself") {
                    Gender::Male
                } else {
                    Gender::Female
                };
                if r.tag(i) != Tag::NNS {
                    people[one].gender.get_or_insert(gender);
                }
            }
            let start = if definite_pair(r, i) || matches!(lower, "two" | "three") {
                phrase_start(r, i)
            } else {
                i
            };
            all.push(Mention {
                tokens: start..i + 1,
                head: i,
                people: found,
                pronoun: true,
            });
        }
    }
    all
}

/// "Vice Premier He Junlan": a name's first word, spelled as the pronoun.
fn part_of_name(r: &Reading, mentions: &[Mention], i: usize) -> bool {
    // mentions are in order, and few overlap
    const OVERLAPPING: usize = 4;
    let until = mentions.partition_point(|m| m.tokens.start <= i);
    r.capitalized(i)
        && mentions[..until]
            .iter()
            .rev()
            .take(OVERLAPPING)
            .any(|m| m.tokens.contains(&i) && m.tokens.contains(&(i + 1)))
}

fn plural_context(r: &Reading, i: usize) -> bool {
    let verb_follows = i + 1 < r.len() && (r.tag(i + 1).is_verb() || r.tag(i + 1) == Tag::MD);
    r.lower(i) != "both" || r.tag(i) == Tag::DT || r.rel(i) == Rel::Nsubj || verb_follows
}

/// "the two leaders", "both ministers", "the sides".
fn definite_pair(r: &Reading, i: usize) -> bool {
    let start = phrase_start(r, i);
    start < i
        && i - start <= 3
        && matches!(r.lower(start), "the" | "both" | "two" | "three" | "these")
        && (start..i).all(|k| {
            matches!(
                r.lower(k),
                "the" | "both" | "two" | "three" | "these" | "four"
            )
        })
}

/// "the two will meet": a number with its article and no noun.
fn stands_alone(r: &Reading, i: usize) -> bool {
    let sentence = r.sentence_around(i);
    let next = i + 1;
    i > sentence.start
        && r.lower(i - 1) == "the"
        && next < sentence.end
        && !(r.tag(next).is_noun()
            || r.tag(next).is_adjective()
            || matches!(r.tag(next), Tag::CD | Tag::HYPH | Tag::POS)
            || matches!(r.lower(next), "of" | "-" | "–"))
}

fn phrase_start(r: &Reading, i: usize) -> usize {
    let floor = r.sentence_around(i).start;
    let mut start = i;
    while start > floor
        && matches!(
            r.lower(start - 1),
            "the" | "both" | "two" | "three" | "these" | "four"
        )
    {
        start -= 1;
    }
    start
}

fn singular(
    r: &Reading,
    people: &[Person],
    mentions: &[Mention],
    pronouns: &[Mention],
    i: usize,
    gender: Gender,
) -> Vec<usize> {
    if let Some(ahead) = named_ahead(r, people, mentions, i, gender) {
        return vec![ahead];
    }
    let sentence = r.sentence(i);
    let mut best: Option<(i64, usize)> = None;
    for m in mentions.iter().chain(pronouns) {
        let [p] = m.people[..] else { continue };
        if m.tokens.end > i || people[p].kind == OfficialKind::Group {
            continue;
        }
        if m.tokens.contains(&i) {
            continue;
        }
        let back = sentence - r.sentence(m.head).min(sentence);
        if back > REACH {
            continue;
        }
        match people[p].gender {
            Some(g) if g != gender => continue,
            _ => {}
        }
        let named = people[p].kind == OfficialKind::Person;
        let subject = is_subject(r, m.head);
        // inside one clause the object pronoun is not the subject: "Lavrov told him"
        if back == 0
            && matches!(r.lower(i), "him" | "her")
            && r.tag(i) != Tag::PrpPoss
            && subject
            && same_clause(r, m.head, i)
        {
            continue;
        }
        let known = i64::from(people[p].gender == Some(gender));
        // "him" means a subject no sooner than anybody else, but again whom a pronoun meant before
        let object = matches!(r.lower(i), "him" | "her") && r.tag(i) != Tag::PrpPoss;
        let again = i64::from(m.pronoun) * if object { 12 } else { 6 };
        // whom the text tells of most is meant again sooner than who is named in passing
        let told_of = i64::try_from(people[p].mentions.len().min(OFTEN)).unwrap_or(0);
        let score = -(back as i64) * 30
            + told_of * 3
            + i64::from(subject && !object) * 30
            + i64::from(named) * 8
            + known * 12
            + again
            - i64::try_from((i - m.tokens.end).min(60)).unwrap_or(60) / 6;
        if best.is_none_or(|(b, _)| score > b) {
            best = Some((score, p));
        }
    }
    best.map(|(_, p)| vec![p]).unwrap_or_default()
}

/// "An hour before he sat down with X, Y had seen Z": in a clause that opens the sentence, whoever the main clause is about.
fn named_ahead(
    r: &Reading,
    people: &[Person],
    mentions: &[Mention],
    i: usize,
    gender: Gender,
) -> Option<usize> {
    let sentence = r.sentence_around(i);
    let opener = (sentence.start..i).find(|&k| {
        matches!(
            r.lower(k),
            "before" | "after" | "when" | "while" | "as" | "although" | "though" | "since" | "once"
        )
    })?;
    let first = (sentence.start..opener).all(|k| !r.tag(k).is_verb() && r.tag(k) != Tag::Comma);
    // the subject of that clause; whom it names before is whom it may mean
    if !first || i > opener + 2 || r.tag(i) == Tag::PrpPoss {
        return None;
    }
    let main = (i + 1..sentence.end)
        .filter(|&k| r.tag(k) == Tag::Comma)
        .find_map(|comma| {
            let next = comma + 1..comma + 3;
            let mut after = mentions.iter().filter(|m| next.contains(&m.tokens.start));
            after.find(|m| is_subject(r, m.head))
        })?;
    let [p] = main.people[..] else { return None };
    let fits =
        people[p].kind == OfficialKind::Person && people[p].gender.is_none_or(|g| g == gender);
    fits.then_some(p)
}
/// Whether the token, or the list or name it heads, is the subject of a clause.
pub fn is_subject(r: &Reading, i: usize) -> bool {
    std::iter::once(i)
        .chain(r.ancestors(i).take(4))
        .take_while(|&t| {
            t == i
                || matches!(
                    r.rel(t),
                    Rel::Nsubj
                        | Rel::NsubjPass
                        | Rel::Conj
                        | Rel::Flat
                        | Rel::Compound
                        | Rel::Appos
                )
                || !r.tag(t).is_verb()
        })
        .any(|t| matches!(r.rel(t), Rel::Nsubj | Rel::NsubjPass) && in_name_of(r, t, i))
}

fn in_name_of(r: &Reading, subject: usize, i: usize) -> bool {
    i.abs_diff(subject) <= 12
        && std::iter::once(i)
            .chain(r.ancestors(i))
            .take_while(|&t| t != subject)
            .all(|t| matches!(r.rel(t), Rel::Conj | Rel::Flat | Rel::Compound | Rel::Appos))
}

fn same_clause(r: &Reading, a: usize, b: usize) -> bool {
    let verb = |i: usize| {
        std::iter::once(i)
            .chain(r.ancestors(i))
            .find(|&t| r.tag(t).is_verb())
    };
    verb(a) == verb(b)
}

/// The nearest group of two or more people spoken of together; of "the two" and "both" exactly two, who hold the office that the
/// noun says, where such a pair is near.
fn plural(
    r: &Reading,
    people: &[Person],
    mentions: &[Mention],
    pronouns: &[Mention],
    i: usize,
    pair: bool,
) -> Vec<usize> {
    let sentence = r.sentence(i);
    let first = sentence.saturating_sub(if pair { usize::MAX } else { REACH });
    let two = (i.saturating_sub(2)..=i).any(|k| matches!(r.lower(k), "two" | "both" | "pair"));
    let mut crowd: Option<Vec<usize>> = None;
    // "the ministers" after "defence ministers from seven nations": that group
    let numbered =
        (i.saturating_sub(2)..i).any(|k| matches!(r.lower(k), "two" | "three" | "four" | "both"));
    if r.tag(i) == Tag::NNS && !numbered {
        let group = mentions.iter().rev().find_map(|m| match m.people[..] {
            [p] if m.tokens.end <= i
                && people[p].kind == OfficialKind::Group
                && r.lemma(m.head) == r.lemma(i) =>
            {
                Some(p)
            }
            _ => None,
        });
        if let Some(group) = group {
            return vec![group];
        }
    }
    for s in (first..=sentence).rev() {
        let mut found: Vec<usize> = Vec::new();
        let range: Range<usize> = r.sentence_tokens(s);
        // "Y gave her dinner. The two …": whom a pronoun names with one other
        let alone = |m: &Mention| m.pronoun && m.people.len() == 1;
        for m in mentions
            .iter()
            .chain(pronouns.iter().filter(|m| two && alone(m)))
        {
            if m.tokens.start < range.start || m.tokens.end > range.end || m.tokens.end > i {
                continue;
            }
            for &p in &m.people {
                if people[p].kind != OfficialKind::Unnamed && !found.contains(&p) {
                    found.push(p);
                }
            }
        }
        if two && found.len() > 2 {
            let fitting: Vec<usize> = found
                .iter()
                .copied()
                .filter(|&p| holds(r, &people[p], i))
                .collect();
            if fitting.len() == 2 {
                return fitting;
            }
            // a sentence that names more than two names no pair; one further back may
            if crowd.is_none() && found.len() <= 12 {
                crowd = Some(found);
            }
            if sentence - s < REACH {
                continue;
            }
            return crowd.unwrap_or_default();
        }
        if found.len() >= 2 && found.len() <= 12 {
            return found;
        }
        if found.len() == 1 && !pair && people[found[0]].kind == OfficialKind::Group {
            return found;
        }
    }
    crowd.unwrap_or_default()
}

/// Whether somebody holds the office that a plural noun names: "presidents", "ministers".
fn holds(r: &Reading, person: &Person, noun: usize) -> bool {
    let office = r.lemma(noun);
    person.titles.iter().any(|t| r.lemma(t.head) == office)
}
