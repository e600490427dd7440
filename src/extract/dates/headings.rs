//! Days that stand over what follows: "MONDAY" above a section or at the head of a paragraph, "09:40" on a live page.
//!
//! Headings follow each other through a week, so each is counted from its neighbours; whether the week is the one gone by or
//! the one to come, the verbs under them tell. A time of day heads a paragraph of the day of publication.

use std::ops::Range;

use jiff::civil::Date;

use super::days::plus;
use super::{DatePhrase, Direction, Expression};
use crate::extract::reading::Reading;
use crate::syntax::Tag;

/// What a heading stands over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The tokens under it.
    pub over: Range<usize>,
    /// Whether what it stands over is told or foreseen; none for a time of day, which says when something was written.
    pub direction: Option<Direction>,
}

/// Finds the headings among the date phrases, gives each its day and lets what stands under a week gone by be counted from it.
pub fn settle(r: &Reading, dates: &mut Vec<DatePhrase>) {
    dates.extend(clocks(r));
    dates.sort_by_key(|d| d.tokens.start);
    let heads: Vec<usize> = (0..dates.len())
        .filter(|&k| dates[k].what == Expression::Clock || heads(r, &dates[k]))
        .collect();
    let weekdays: Vec<usize> = heads
        .iter()
        .copied()
        .filter(|&k| dates[k].what != Expression::Clock)
        .collect();
    let alone = |k: usize| paragraph(r, dates[k].tokens.start).end <= dates[k].tokens.end + 1;
    // one day at the head of a running paragraph is no heading of a series
    if weekdays.len() < 2 && weekdays.iter().any(|&k| !alone(k)) {
        return;
    }
    let scopes: Vec<Range<usize>> = heads
        .iter()
        .enumerate()
        .map(|(n, &k)| {
            let start = dates[k].tokens.end;
            let next = heads.get(n + 1).map_or(r.len(), |&m| dates[m].tokens.start);
            start..section_end(r, start, next)
        })
        .collect();
    let first = weekdays.first().map_or(0, |&k| dates[k].tokens.start);
    let under_days = heads
        .iter()
        .zip(&scopes)
        .filter(|&(k, _)| dates[*k].what != Expression::Clock)
        .map(|(_, scope)| scope.clone());
    let direction = if looks_ahead(r, first) {
        Direction::Future
    } else {
        tense(r, under_days)
    };
    for (&k, over) in heads.iter().zip(&scopes) {
        dates[k].heading = Some(Heading {
            over: over.clone(),
            direction: (dates[k].what != Expression::Clock).then_some(direction),
        });
    }
    in_sequence(r, dates, &weekdays, direction);
}

/// Gives each heading a day that keeps their order, and counts from it what is told under it.
fn in_sequence(r: &Reading, dates: &mut [DatePhrase], heads: &[usize], direction: Direction) {
    let published = r.doc.meta.published;
    let day = |d: &DatePhrase| d.resolve(published, direction).map(|days| days.0);
    let mut known: Vec<Option<Date>> = heads.iter().map(|&k| day(&dates[k])).collect();
    let movable = |d: &DatePhrase| matches!(d.what, Expression::Weekday { .. });
    match direction {
        Direction::Future | Direction::Either => {
            for n in 1..known.len() {
                if let (Some(before), Some(own)) = (known[n - 1], known[n])
                    && own < before
                    && movable(&dates[heads[n]])
                {
                    known[n] = plus(own, 7);
                }
            }
        }
        Direction::Past => {
            for n in (0..known.len().saturating_sub(1)).rev() {
                if let (Some(own), Some(after)) = (known[n], known[n + 1])
                    && own > after
                    && movable(&dates[heads[n]])
                {
                    known[n] = plus(own, -7);
                }
            }
        }
    }
    for (&k, day) in heads.iter().zip(known) {
        let (Some(day), Some(heading)) = (day, dates[k].heading.clone()) else {
            continue;
        };
        dates[k].what = Expression::on(day);
        if direction == Direction::Past {
            let first = dates.partition_point(|d| d.tokens.start < heading.over.start);
            for d in &mut dates[first..] {
                if d.tokens.start >= heading.over.end {
                    break;
                }
                d.seen_from = Some(day);
            }
        }
    }
}

/// Times of day at the head of a paragraph.
fn clocks(r: &Reading) -> Vec<DatePhrase> {
    let found: Vec<DatePhrase> = r
        .content_sentences()
        .map(|s| r.sentence_tokens(s))
        .filter(|tokens| {
            !tokens.is_empty()
                && paragraph(r, tokens.start).start == tokens.start
                && is_clock(r.word(tokens.start))
        })
        .map(|tokens| DatePhrase::new(tokens.start..tokens.start + 1, Expression::Clock))
        .collect();
    // one alone may be any number
    if found.len() < 2 { Vec::new() } else { found }
}

fn is_clock(word: &str) -> bool {
    let Some((hours, minutes)) = word.split_once([':', '.']) else {
        return false;
    };
    let within = |s: &str, limit: u8| s.len() <= 2 && s.parse::<u8>().is_ok_and(|n| n < limit);
    within(hours, 24) && minutes.len() == 2 && within(minutes, 60)
}

/// A date at the very head of a paragraph, with a mark after it or nothing.
fn heads(r: &Reading, date: &DatePhrase) -> bool {
    let own = paragraph(r, date.tokens.start);
    let end = date.tokens.end;
    own.start == date.tokens.start
        && r.tag(own.start) != Tag::IN
        && (end >= own.end || matches!(r.lower(end), "." | ":" | "—" | "–" | "-" | "--"))
}

/// The tokens of the paragraph around a token.
fn paragraph(r: &Reading, token: usize) -> Range<usize> {
    let sentences = &r.doc.paragraphs[r.paragraph(token)].sentences;
    let first = r.sentence_tokens(sentences.start).start;
    let last = r.sentence_tokens(sentences.end.saturating_sub(1)).end;
    first..last
}

/// Up to the next heading, or a paragraph that begins with a headword of no date ("NEXT.", "Coming up").
fn section_end(r: &Reading, start: usize, next: usize) -> usize {
    let mut at = paragraph(r, start.min(r.len() - 1)).end;
    while at < next {
        let own = paragraph(r, at);
        let headword = r.word(at).chars().count() > 1
            && r.word(at).chars().all(char::is_uppercase)
            && at + 1 < own.end
            && matches!(r.lower(at + 1), "." | ":" | "—" | "–");
        if headword || own.len() <= 3 {
            return at;
        }
        at = own.end.max(at + 1);
    }
    next
}

/// Whether the title or what stands before the first heading says that a week to come is told: "the week ahead", "diary".
fn looks_ahead(r: &Reading, first: usize) -> bool {
    let foresees = |word: &str| {
        matches!(
            word,
            "ahead"
                | "diary"
                | "upcoming"
                | "coming"
                | "calendar"
                | "schedule"
                | "agenda"
                | "forthcoming"
        )
    };
    let title = r.doc.meta.title.as_deref().unwrap_or_default();
    (0..first).any(|i| foresees(r.lower(i)))
        || title
            .split(|c: char| !c.is_alphabetic())
            .any(|word| foresees(&word.to_lowercase()))
}

/// Whether what stands under the headings has been or is to come: more is told in the past tense than is foreseen.
fn tense(r: &Reading, scopes: impl Iterator<Item = Range<usize>>) -> Direction {
    let (mut past, mut future) = (0, 0);
    for i in scopes.flatten() {
        match r.tag(i) {
            Tag::VBD => past += 1,
            Tag::MD if matches!(r.lower(i), "will" | "'ll" | "shall") => future += 1,
            _ if matches!(r.lower(i), "due" | "expected" | "scheduled") => future += 1,
            _ => {}
        }
    }
    if past > future {
        Direction::Past
    } else {
        Direction::Future
    }
}
