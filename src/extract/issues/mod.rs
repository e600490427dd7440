//! What is at issue: subjects raised, discussed, condemned, supported, asked for; who raises each, with whom, how.

mod category;
mod frames;
mod items;
mod merging;
mod region;

use std::ops::Range;

use super::cast::Cast;
use super::coreference::tidy;
use super::encounters::Encounters;
use super::officials::on;
use super::reading::Reading;
use super::{CountryCode, Issue, Party};
use crate::vocabulary::{Category, Field, MeetingType, Stance};
use frames::Frame;

/// An issue in the making.
struct Draft {
    key: Vec<String>,
    first: Range<usize>,
    mentions: Vec<Range<usize>>,
    stance: Stance,
    frame: Frame,
    by: Vec<Party>,
    with: Vec<Party>,
    meetings: Vec<usize>,
    parent: Option<usize>,
}

/// Finds the issues of a text and puts them on the agendas of its meetings.
pub fn issues(r: &Reading, cast: &Cast, encounters: &mut Encounters) -> Vec<Issue> {
    let mut drafts: Vec<Draft> = Vec::new();
    for frame in frames::frames(r, cast) {
        let items = items::items(r, frame.start);
        let mut at: Vec<Option<usize>> = Vec::with_capacity(items.len());
        for item in &items {
            let parent = item.parent.and_then(|p| at.get(p).copied().flatten());
            at.push(admit(
                r,
                cast,
                encounters,
                &mut drafts,
                &frame,
                item,
                parent,
            ));
        }
    }
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|&d| (drafts[d].first.start, drafts[d].first.end));
    let mut place = vec![0; drafts.len()];
    for (k, &d) in order.iter().enumerate() {
        place[d] = k;
    }
    let mut out = Vec::new();
    for (k, &d) in order.iter().enumerate() {
        for &m in &drafts[d].meetings {
            encounters.meetings[m].agenda.push(k);
        }
        let mut issue = issue(r, cast, &drafts[d]);
        issue.part_of = drafts[d].parent.map(|p| place[p]);
        out.push(issue);
    }
    out
}

/// Adds an item as a new issue, or as a further mention of a known one; gives its place among the drafts.
fn admit(
    r: &Reading,
    cast: &Cast,
    encounters: &Encounters,
    drafts: &mut Vec<Draft>,
    frame: &Frame,
    item: &items::Item,
    parent: Option<usize>,
) -> Option<usize> {
    let tokens = item.tokens.clone();
    if is_somebody(cast, &tokens) {
        return None;
    }
    let key = merging::key(r, cast, &tokens);
    if key.is_empty() {
        return None;
    }
    let overlapping = drafts
        .iter()
        .position(|d| d.mentions.iter().any(|m| overlap(m, &tokens)));
    if let Some(d) = overlapping {
        return Some(d);
    }
    if let Some(d) = drafts.iter().position(|d| merging::same(&d.key, &key)) {
        drafts[d].mentions.push(tokens);
        return Some(d);
    }
    let stance = stance(r, frame, item);
    let (by, with, meetings) = parties(r, encounters, frame);
    drafts.push(Draft {
        key,
        first: tokens.clone(),
        mentions: vec![tokens],
        stance,
        frame: frame.clone(),
        by,
        with,
        meetings,
        parent,
    });
    Some(drafts.len() - 1)
}

/// A phrase that is wholly a person or group is no subject.
fn is_somebody(cast: &Cast, tokens: &Range<usize>) -> bool {
    cast.mentions
        .iter()
        .any(|m| m.tokens.start <= tokens.start + 1 && m.tokens.end >= tokens.end)
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    let shared = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    shared * 2 > a.len().max(b.len())
}

/// How an item is raised: its own carrier words, else the frame, else what it is ("threat", "cooperation").
fn stance(r: &Reading, frame: &Frame, item: &items::Item) -> Stance {
    let said = item.stance.unwrap_or(frame.stance);
    let said = if frame.stance != Stance::Discussion && item.stance == Some(Stance::Discussion) {
        frame.stance
    } else {
        said
    };
    if said != Stance::Discussion {
        return said;
    }
    let head = items::head_noun(r, &item.tokens)
        .map(|h| r.lemma(h))
        .unwrap_or_default();
    if ALARMING.contains(&head) {
        Stance::Concern
    } else if JOINT.contains(&head) {
        Stance::Cooperation
    } else {
        said
    }
}

/// Heads that are problems whoever speaks of them.
const ALARMING: &[&str] = &[
    "threat",
    "aggression",
    "violation",
    "abuse",
    "provocation",
    "coercion",
    "repression",
    "attack",
    "interference",
    "violence",
    "atrocity",
    "oppression",
    "persecution",
    "escalation",
    "invasion",
    "crackdown",
    "misuse",
    "harassment",
    "occupation",
];

/// Heads that are joint work.
const JOINT: &[&str] = &[
    "cooperation",
    "co-operation",
    "collaboration",
    "coordination",
    "partnership",
    "exchange",
    "engagement",
];

/// Who raises it with whom, and at which meetings.
fn parties(
    r: &Reading,
    encounters: &Encounters,
    frame: &Frame,
) -> (Vec<Party>, Vec<Party>, Vec<usize>) {
    let mut here: Vec<usize> = encounters.in_sentence(r, frame.trigger).collect();
    if here.is_empty() {
        here.extend(encounters.current(r, frame.trigger));
    }
    // a meeting rather than the visit it is part of
    if here
        .iter()
        .any(|&m| encounters.meetings[m].kind != MeetingType::Visit)
        && here.len() > 1
    {
        here.retain(|&m| encounters.meetings[m].kind != MeetingType::Visit);
    }
    let takes_part = |m: usize, p: &Party| {
        encounters.meetings[m]
            .participants
            .iter()
            .any(|q| q.party == *p)
    };
    let meetings: Vec<usize> = here
        .iter()
        .copied()
        .filter(|&m| frame.by.is_empty() || frame.by.iter().any(|p| takes_part(m, p)))
        .take(2)
        .collect();
    let everyone: Vec<Party> = meetings
        .first()
        .map(|&m| {
            encounters.meetings[m]
                .participants
                .iter()
                .map(|p| p.party.clone())
                .collect()
        })
        .unwrap_or_default();
    let by = if frame.by.is_empty() {
        everyone.clone()
    } else {
        frame.by.clone()
    };
    let mut with: Vec<Party> = frame
        .with
        .iter()
        .filter(|p| !by.contains(p))
        .cloned()
        .collect();
    let encounter = meetings
        .first()
        .is_some_and(|&m| encounters.meetings[m].kind != MeetingType::Visit);
    if with.is_empty() && encounter && by.iter().all(|p| everyone.contains(p)) {
        with = everyone.into_iter().filter(|p| !by.contains(p)).collect();
    }
    (by, with, meetings)
}

fn issue(r: &Reading, cast: &Cast, draft: &Draft) -> Issue {
    let (category, words): (Category, Range<usize>) = category::category(r, cast, &draft.mentions);
    let mut evidence: Vec<_> = draft
        .mentions
        .iter()
        .map(|m| on(r, m, Field::Mention, draft.frame.rule))
        .collect();
    evidence.push(on(r, &words, Field::Category, "category-terms"));
    evidence.push(on(
        r,
        &frames::governing_words(&draft.frame),
        Field::Stance,
        "stance-of-trigger",
    ));
    let mut countries: Vec<CountryCode> = Vec::new();
    for m in &draft.mentions {
        for n in cast.named_in(m) {
            if let Some(c) = n.country().filter(|c| !countries.contains(c)) {
                countries.push(c);
            }
        }
    }
    Issue {
        label: label(r, &draft.first),
        category,
        stance: draft.stance,
        raised_by: draft.by.clone(),
        raised_with: draft.with.clone(),
        countries,
        part_of: None,
        evidence,
    }
}

/// The phrase without its article, for a list.
fn label(r: &Reading, tokens: &Range<usize>) -> String {
    let start = if tokens.len() > 1 && matches!(r.lower(tokens.start), "the" | "a" | "an") {
        tokens.start + 1
    } else {
        tokens.start
    };
    let text = tidy(r.text(&(start..tokens.end)));
    let mut chars = text.chars();
    match chars.next() {
        Some(c) => c.to_uppercase().chain(chars).collect(),
        None => text,
    }
}
