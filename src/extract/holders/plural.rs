//! Whom a plural title means: people named before, a group spoken of before, or a new one that the words define.

use super::fit::{fit, same_office};
use crate::extract::coreference::{Person, push_unique, tidy};
use crate::extract::people::Sighting;
use crate::extract::reading::Reading;
use crate::extract::titles::Title;
use crate::lexicon::{Level, ModifierKind};
use crate::syntax::Tag;
use crate::vocabulary::OfficialKind;

/// "The presidents of Colombia and Venezuela": the offices of people named without one, where each country has one such or
/// the text names just as many in a row next; whom the plural means then.
fn offices_of_named(
    r: &Reading,
    title: &Title,
    here: usize,
    people: &mut [Person],
) -> Option<Vec<usize>> {
    let exclusive = matches!(
        title.level,
        Level::HeadOfState | Level::HeadOfGovernment | Level::Royal | Level::Minister
    );
    if title.countries.len() < 2 || !exclusive || title.leader(r) || title.past(r) {
        return None;
    }
    let open = |p: &Person| {
        p.kind == OfficialKind::Person
            && p.key.len() > 1
            && p.titles
                .iter()
                .all(|t| t.level == title.level || fit(r, t, title).is_some())
    };
    let of = |p: &Person| p.country.as_ref().map(|((c, _), _)| *c);
    let by_country: Vec<Option<usize>> = title
        .countries
        .iter()
        .map(|(c, _)| {
            people
                .iter()
                .enumerate()
                .filter(|(_, p)| open(p) && of(p) == Some(*c))
                .min_by_key(|(_, p)| p.mentions[0].start.abs_diff(here))
                .map(|(i, _)| i)
        })
        .collect();
    // the one whose country the text does not say is of the country that is left
    let left = || {
        let mut blank = people.iter().enumerate().filter(|(_, p)| {
            p.kind == OfficialKind::Person
                && p.key.len() > 1
                && p.titles.is_empty()
                && of(p).is_none()
        });
        let (only, _) = blank.next()?;
        let alone =
            blank.next().is_none() && by_country.iter().filter(|p| p.is_none()).count() == 1;
        alone.then(|| by_country.iter().map(|p| p.unwrap_or(only)).collect())
    };
    let all: Option<Vec<usize>> = by_country.iter().copied().collect();
    let found = all.or_else(left).or_else(|| {
        // in the order of the countries, where the next sentences name as many, and all without office and country
        let mut next: Vec<(usize, usize)> = people
            .iter()
            .enumerate()
            .filter(|(_, p)| p.kind == OfficialKind::Person && p.mentions[0].start > here)
            .map(|(i, p)| (p.mentions[0].start, i))
            .collect();
        next.sort_unstable();
        next.truncate(title.countries.len());
        let near = next.iter().all(|&(at, i)| {
            let p = &people[i];
            r.sentence(at) <= r.sentence(here) + 1 && p.titles.is_empty() && of(p).is_none()
        });
        (near && next.len() == title.countries.len())
            .then(|| next.into_iter().map(|(_, i)| i).collect())
    })?;
    for (&p, country) in found.iter().zip(&title.countries) {
        let person = &mut people[p];
        if person.titles.is_empty() {
            person.titles.push(Title {
                plural: false,
                country: Some(country.clone()),
                countries: Vec::new(),
                ..title.clone()
            });
        }
        if person.country.is_none() {
            person.country = Some((country.clone(), "country-of-title"));
        }
        person.mentions.push(title.tokens.clone());
    }
    Some(found)
}

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
    if let Some(named) = offices_of_named(r, title, here, people) {
        return named;
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
    let errand = (title.whole.start..title.head).any(|i| {
        matches!(
            r.lower(i),
            "business"
                | "congressional"
                | "economic"
                | "military"
                | "ministerial"
                | "parliamentary"
                | "trade"
        )
    });
    if head.starts_with("delegation")
        && !errand
        && !(title.names_country() || !title.countries.is_empty() || named)
    {
        return false;
    }
    if sourced {
        return true;
    }
    let specific = !title.generic() && !title.counterpart(r) && title.level != Level::Other;
    if title.possessor.is_some() {
        // "their environment ministers", "the two countries' security advisers"
        let portfolio = title.tokens.len() > 1;
        let several = title
            .possessor
            .as_ref()
            .is_some_and(|p| r.reads(p.start, &["their"]) || r.lower(p.end) == "'");
        // "their finance ministers meeting": they only name the event
        let stop = title.whole.end;
        let names = stop < r.len() && matches!(r.tag(stop), Tag::NN | Tag::JJ | Tag::VBG);
        return specific && portfolio && several && !names;
    }
    // "several senators", "three ministers"
    let from = r
        .sentence_around(title.head)
        .start
        .max(title.whole.start.saturating_sub(1));
    let counted = (from..title.head)
        .any(|i| matches!(r.lower(i), "several" | "dozens") || r.tag(i) == Tag::CD);
    if specific && counted && !definite {
        return true;
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

#[cfg(test)]
mod tests {
    use crate::extract::checks::check;

    #[test]
    fn offices_of_those_named() {
        check(&[
            // not named: they stay a group
            (
                "The presidents of Colombia and Venezuela met in Quito.",
                &["group | presidents of Colombia and Venezuela | presidents | -"],
            ),
            (
                "The presidents of Colombia and Venezuela met in Quito. Andrés Pardo and Nelson Rivas signed an accord.",
                &[
                    "person | Andrés Pardo | president | CO",
                    "person | Nelson Rivas | president | VE",
                ],
            ),
            (
                "The foreign ministers of Chile and Peru met in Arica. Chile's Luis Rojas was late, Peru's Carmen Vidal was not.",
                &[
                    "person | Luis Rojas | foreign minister | CL",
                    "person | Carmen Vidal | foreign minister | PE",
                ],
            ),
        ]);
    }
}
