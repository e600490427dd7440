//! From the cast to the officials that are served: roles, aliases and the evidence for each value.

use std::ops::Range;

use super::coreference::{Person, tidy};
use super::reading::Reading;
use super::titles::Title;
use super::{Evidence, Official, Role};
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
            t.level == Level::Other && t.tokens.len() == 1,
            std::cmp::Reverse(specificity(t)),
        )
    });
    for title in titles {
        let text = singular(r, title);
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

/// "finance ministers" held by one of a list is "finance minister".
fn singular(r: &Reading, title: &Title) -> String {
    let text = tidy(r.text(&title.tokens));
    let head = r.word(title.head);
    match head
        .strip_suffix("ies")
        .map(|s| format!("{s}y"))
        .or_else(|| head.strip_suffix('s').map(str::to_string))
    {
        Some(one)
            if r.tag(title.head) == crate::syntax::Tag::NNS
                || r.tag(title.head) == crate::syntax::Tag::NNPS =>
        {
            text.replacen(head, &one, 1)
        }
        _ => text,
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
    Evidence {
        span: r.span(tokens),
        field,
        rule,
    }
}
