//! From the cast to the officials that are served: roles, aliases and the evidence for each value.

use std::ops::Range;

use super::coreference::Person;
use super::reading::Reading;
use super::titles::Title;
use super::{Evidence, Official, Role, Rule};
use crate::lexicon::Level;
use crate::vocabulary::{Field, OfficialKind};

/// The official that a member of the cast is.
pub fn official(r: &Reading, person: &Person) -> Official {
    let country = person.country.as_ref().map(|((c, _), _)| *c);
    let mut roles: Vec<Role> = Vec::new();
    let mut evidence: Vec<Evidence> = Vec::new();
    let rule = match person.kind {
        OfficialKind::Person => "person-by-name",
        OfficialKind::Unnamed => "person-by-description",
        OfficialKind::Group => "group-by-description",
    };
    for mention in &person.mentions {
        evidence.push(on(r, mention, Field::Mention, rule));
    }
    let mut titles: Vec<&Title> = person.titles.iter().filter(|t| !t.counterpart(r)).collect();
    // the fullest form of each office first: "Foreign Minister" before "Minister"
    titles.sort_by_key(|t| {
        (
            t.is_rank(r) || t.level == Level::Other && t.tokens.len() == 1,
            std::cmp::Reverse(specificity(t)),
        )
    });
    for title in titles {
        let text = printed(r, title, person.kind);
        let known = roles.iter().any(|role| contains_words(&role.title, &text));
        if !known {
            evidence.push(on(r, &title.tokens, Field::Role, "title"));
            if let Some((_, Some(words))) = &title.organization {
                evidence.push(on(r, words, Field::Organization, "body-of-title"));
            }
            roles.push(Role {
                title: text,
                organization: title.organization.as_ref().map(|(name, _)| name.clone()),
                country: title.country.as_ref().map(|(c, _)| *c).or(country),
            });
        }
    }
    if let Some(((_, words), rule)) = &person.country {
        let from = words
            .clone()
            .or_else(|| person.titles.first().map(|t| t.tokens.clone()))
            .or_else(|| person.mentions.first().cloned());
        if let Some(words) = from {
            evidence.push(on(r, &words, Field::Country, rule));
        }
    }
    Official {
        name: person.name.clone(),
        kind: person.kind,
        aliases: person.aliases.clone(),
        roles,
        country,
        mentions: person.mentions.len(),
        evidence,
    }
}

fn specificity(title: &Title) -> usize {
    title.tokens.len()
}

/// The title as printed, without country and possessor; of one person in the singular: "finance ministers" held by each
/// of a list is "finance minister".
fn printed(r: &Reading, title: &Title, kind: OfficialKind) -> String {
    let body = title.organization.as_ref().and_then(|o| o.1.as_ref());
    let country = title
        .country
        .as_ref()
        .and_then(|c| c.1.clone())
        .filter(|c| {
            // "White House spokesman" keeps its body, "Crown Prince of Abu Dhabi" its place
            body != Some(c) && c.start > 0 && !matches!(r.lower(c.start - 1), "of" | "the" | "to")
        });
    let beside = |i: usize| i < title.head && country.as_ref().is_some_and(|c| c.contains(&i));
    let mut text = String::new();
    for i in title.tokens.clone().filter(|&i| !beside(i)) {
        let spaced = r.doc.tokens[i].spaced && !text.is_empty();
        if spaced {
            text.push(' ');
        }
        if i == title.head && kind != OfficialKind::Group {
            text.push_str(&singular(r, i));
        } else {
            text.push_str(r.word(i));
        }
    }
    text
}

/// The singular of a title's head, spelled as it stands.
fn singular(r: &Reading, head: usize) -> String {
    let word = r.word(head);
    let plural = r
        .lexicon
        .office_heads
        .get(r.lower(head))
        .and_then(|rows| rows.iter().find(|h| h.plural))
        .and_then(|h| h.lemma.split(' ').next_back());
    match (plural, word.chars().next()) {
        (Some(lemma), Some(first)) if first.is_uppercase() => {
            let mut letters = lemma.chars();
            letters
                .next()
                .map_or_else(String::new, |l| l.to_uppercase().chain(letters).collect())
        }
        (Some(lemma), _) => lemma.to_string(),
        (None, _) => word.to_string(),
    }
}

fn contains_words(whole: &str, part: &str) -> bool {
    let words = |s: &str| {
        s.to_lowercase()
            .split_whitespace()
            .map(str::to_string)
            .collect::<Vec<_>>()
    };
    let whole = words(whole);
    words(part).iter().all(|w| whole.contains(w))
}

/// Evidence on a run of tokens.
pub fn on(r: &Reading, tokens: &Range<usize>, field: Field, rule: &'static str) -> Evidence {
    Evidence::new(r.span(tokens), field, Rule::new(rule))
}
