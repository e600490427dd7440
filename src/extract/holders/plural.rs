//! Whom a plural title means: people named before, a group spoken of before, or a new one that the words define.

use super::fit::same_office;
use crate::extract::coreference::{Person, push_unique, tidy};
use crate::extract::people::Sighting;
use crate::extract::reading::Reading;
use crate::extract::titles::Title;
use crate::lexicon::{Level, ModifierKind};
use crate::vocabulary::OfficialKind;

/// A plural title: the named people it gathers, a group spoken of before, or a new one if the words define it.
pub fn group(
    r: &Reading,
    sighting: &Sighting,
    title: &Title,
    people: &mut Vec<Person>,
) -> Vec<usize> {
    let here = sighting.tokens.start;
    let definite = matches!(
        title.determiner.as_deref(),
        Some("the" | "both" | "these" | "those" | "all")
    );
    let sourced = title.names_country()
        || title.regional
        || !title.countries.is_empty()
        || title.organization.is_some();
    if definite && !sourced {
        let named: Vec<usize> = (0..people.len())
            .filter(|&p| {
                people[p].kind == OfficialKind::Person
                    && people[p].mentions.iter().any(|m| m.start < here)
                    && people[p].titles.iter().any(|t| same_office(r, t, title))
            })
            .collect();
        let counted = (sighting.tokens.start..title.head)
            .any(|i| matches!(r.lower(i), "two" | "three" | "both"));
        if named.len() >= 2 && !title.generic() || named.len() >= 2 && counted {
            return named;
        }
        let earlier = (0..people.len()).rev().find(|&p| {
            people[p].kind == OfficialKind::Group
                && people[p].titles.iter().any(|t| {
                    r.lemma(t.head) == r.lemma(title.head)
                        && title
                            .telling_words(r)
                            .iter()
                            .all(|w| t.telling_words(r).contains(w))
                })
        });
        if let Some(p) = earlier {
            people[p].mentions.push(sighting.tokens.clone());
            push_unique(&mut people[p].aliases, tidy(r.text(&sighting.tokens)));
            return vec![p];
        }
        if counted {
            return Vec::new();
        }
    }
    if !defines_group(r, sighting, title, definite, sourced) {
        return Vec::new();
    }
    let name = tidy(r.text(&sighting.described));
    let known = people
        .iter()
        .position(|p| p.kind == OfficialKind::Group && p.name.eq_ignore_ascii_case(&name));
    if let Some(p) = known {
        people[p].mentions.push(sighting.tokens.clone());
        return vec![p];
    }
    people.push(Person {
        name,
        kind: OfficialKind::Group,
        key: Vec::new(),
        titles: vec![title.clone()],
        country: sighting.country.clone().map(|c| (c, "country-of-title")),
        gender: None,
        mentions: vec![sighting.tokens.clone()],
        aliases: Vec::new(),
    });
    vec![people.len() - 1]
}

/// Whether the words say whose officials they are: a country, a body, a complement, or over what they have charge.
fn defines_group(
    r: &Reading,
    sighting: &Sighting,
    title: &Title,
    definite: bool,
    sourced: bool,
) -> bool {
    let head = r.lower(title.head);
    let criminal = sighting.tokens.clone().any(|i| {
        matches!(
            r.lower(i),
            "terrorist" | "terrorists" | "militant" | "criminal" | "cartel" | "gang" | "extremist"
        )
    });
    if criminal || head == "authorities" && !sourced || head == "authority" {
        return false;
    }
    // "delegation of authority"
    let named = title
        .organization
        .as_ref()
        .is_some_and(|(o, _)| o.starts_with(char::is_uppercase));
    if head.starts_with("delegation")
        && !(title.names_country() || !title.countries.is_empty() || named)
    {
        return false;
    }
    if sourced {
        return true;
    }
    if title.possessor.is_some() {
        return false;
    }
    let complement = sighting.tokens.end > title.head + 1;
    let portfolio = (sighting.tokens.start..title.head).any(|i| {
        let listed = r
            .lexicon
            .office_modifiers
            .get(r.lower(i))
            .and_then(|rows| rows.first())
            .map(|m| m.kind);
        match listed {
            Some(kind) => kind == ModifierKind::Portfolio,
            // an adjective that no table knows says how they are, not what they are in charge of
            None => r.tag(i).is_noun() || matches!(r.lower(i), "elected" | "appointed"),
        }
    });
    complement || portfolio && !definite && title.level != Level::Other
}
