//! Which government an official serves when the words beside the name do not say: the title alone, the possessor,
//! the publisher, or the country the passage is about.

use super::CountryCode;
use super::cast::Cast;
use super::places::What;
use super::reading::Reading;
use crate::lexicon::{Level, PlaceKind};
use crate::vocabulary::OfficialKind;

/// Fills in countries, surest ground first.
pub fn assign(r: &Reading, cast: &mut Cast) {
    from_titles(cast);
    from_possessors(r, cast);
    from_publisher(r, cast);
    from_context(r, cast);
}

/// "Secretary of State" is American wherever it stands; a body says it too ("Kremlin spokesman").
fn from_titles(cast: &mut Cast) {
    for person in &mut cast.people {
        if person.country.is_none()
            && let Some(c) = person.titles.iter().find_map(|t| t.country.clone())
        {
            person.country = Some((c, "country-of-title"));
        }
    }
}

/// "his foreign minister", "Mr Sharif's adviser", "an aide to Yoon": the possessor's country.
fn from_possessors(r: &Reading, cast: &mut Cast) {
    for p in 0..cast.people.len() {
        if cast.people[p].country.is_some() || serves_a_body(cast, p) {
            continue;
        }
        let found = cast.people[p].titles.iter().find_map(|t| {
            if t.counterpart(r) {
                return None;
            }
            let at = match &t.possessor {
                Some(range) => range.clone(),
                None => cast.people[p].mentions.first()?.clone(),
            };
            let owner = cast.mentions.iter().find(|m| {
                m.tokens.start >= at.start && m.tokens.end <= at.end && !m.people.contains(&p)
            })?;
            let country = cast.country_of(*owner.people.first()?)?;
            Some((
                (country, Some(owner.tokens.clone())),
                "country-of-possessor",
            ))
        });
        if let Some(found) = found {
            cast.people[p].country = Some(found);
        }
    }
}

/// A government's own text names its own officials without saying whose they are.
fn from_publisher(r: &Reading, cast: &mut Cast) {
    let Some(home) = publisher_country(r) else {
        return;
    };
    let foreign_titled = |level: Level, cast: &Cast| {
        cast.people.iter().any(|p| {
            p.country.as_ref().is_some_and(|((c, _), _)| *c == home)
                && p.titles.iter().any(|t| t.level == level)
        })
    };
    for p in 0..cast.people.len() {
        let person = &cast.people[p];
        if person.country.is_some() || person.kind == OfficialKind::Group || serves_a_body(cast, p)
        {
            continue;
        }
        let first = cast
            .people
            .iter()
            .position(|q| q.kind == OfficialKind::Person)
            == Some(p);
        let speaks = person
            .titles
            .iter()
            .any(|t| matches!(t.level, Level::Spokesperson));
        let top = person
            .titles
            .iter()
            .any(|t| matches!(t.level, Level::HeadOfState | Level::HeadOfGovernment))
            && !person.titles.iter().any(|t| foreign_titled(t.level, cast));
        let nearby = sentence_country(r, cast, p, Some(home));
        if speaks || first || (top && nearby.is_none()) {
            cast.people[p].country = Some(((home, None), "country-of-publisher"));
        }
    }
}

/// The government that published the text, from its front matter.
pub fn publisher_country(r: &Reading) -> Option<CountryCode> {
    let source = r.doc.meta.source.as_deref()?;
    let cleaned: Vec<&str> = source
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')'))
        .filter(|w| !w.is_empty())
        .collect();
    let mut government = None;
    let mut country = None;
    for i in 0..cleaned.len() {
        if let Some((_, rows)) = r
            .lexicon
            .organizations
            .longest_at(cleaned[i..].iter().copied())
        {
            let row = rows.first()?;
            if row.country.is_some() && row.kind != crate::lexicon::OrganizationKind::Media {
                government = government.or(row.country);
            }
        }
        if let Some((_, rows)) = r.lexicon.places.longest_at(cleaned[i..].iter().copied()) {
            country = country.or(rows.first().and_then(|p| p.country));
            if rows.first().is_some_and(|p| p.kind == PlaceKind::Metonym) {
                government = government.or(rows.first().and_then(|p| p.country));
            }
        }
    }
    let official = cleaned.iter().any(|w| {
        matches!(
            *w,
            "Government"
                | "Ministry"
                | "Department"
                | "Office"
                | "President"
                | "House"
                | "Embassy"
                | "Chancellery"
                | "Mission"
        )
    });
    government.or(country.filter(|_| official))
}

/// The country the passage is about: named in the same sentence, else the one that the text so far speaks of most.
fn from_context(r: &Reading, cast: &mut Cast) {
    for p in 0..cast.people.len() {
        let person = &cast.people[p];
        if person.country.is_some() || serves_a_body(cast, p) || person.kind == OfficialKind::Group
        {
            continue;
        }
        if person
            .titles
            .iter()
            .any(|t| matches!(t.level, Level::InternationalHead))
        {
            continue;
        }
        let titled = !person.titles.is_empty();
        let found = sentence_country(r, cast, p, None).or_else(|| {
            if titled {
                prevailing_country(r, cast, p)
            } else {
                None
            }
        });
        if let Some(c) = found {
            cast.people[p].country = Some(((c, None), "country-of-context"));
        }
    }
}

fn serves_a_body(cast: &Cast, p: usize) -> bool {
    cast.people[p]
        .titles
        .iter()
        .any(|t| t.level == Level::InternationalHead)
        || cast.people[p]
            .titles
            .iter()
            .any(|t| t.organization.is_some() && t.country.is_none())
}

/// The nearest country in the sentence of a mention that is not somebody else's.
fn sentence_country(
    r: &Reading,
    cast: &Cast,
    p: usize,
    not: Option<CountryCode>,
) -> Option<CountryCode> {
    let taken: Vec<CountryCode> = cast
        .people
        .iter()
        .enumerate()
        .filter(|(q, _)| *q != p)
        .filter_map(|(q, _)| cast.country_of(q))
        .collect();
    for mention in &cast.people[p].mentions {
        let sentence = r.sentence_around(mention.start);
        let mut best: Option<(usize, CountryCode)> = None;
        for n in cast.named_in(&sentence) {
            let Some(c) = n.country() else { continue };
            let location = n.is_location()
                || matches!(
                    n.what,
                    What::Place {
                        kind: PlaceKind::Metonym,
                        ..
                    }
                );
            if !location || Some(c) == not || taken.contains(&c) {
                continue;
            }
            let distance = if n.tokens.end <= mention.start {
                mention.start - n.tokens.end
            } else {
                n.tokens.start.saturating_sub(mention.end) + 4
            };
            if best.is_none_or(|(d, _)| distance < d) {
                best = Some((distance, c));
            }
        }
        if let Some((_, c)) = best {
            return Some(c);
        }
    }
    None
}

/// The country named most up to the sentence, other than that of the text's first person (the traveller's own).
fn prevailing_country(r: &Reading, cast: &Cast, p: usize) -> Option<CountryCode> {
    let until = r
        .sentence_around(cast.people[p].mentions.first()?.start)
        .end;
    let lead = cast
        .people
        .iter()
        .enumerate()
        .find(|(q, x)| *q != p && x.kind == OfficialKind::Person)
        .and_then(|(q, _)| cast.country_of(q));
    let mut counts: Vec<(CountryCode, usize, usize)> = Vec::new();
    for n in &cast.named {
        if n.tokens.start >= until {
            break;
        }
        let Some(c) = n.country() else { continue };
        if Some(c) == lead {
            continue;
        }
        match counts.iter_mut().find(|(k, _, _)| *k == c) {
            Some(entry) => {
                entry.1 += 1;
                entry.2 = n.tokens.start;
            }
            None => counts.push((c, 1, n.tokens.start)),
        }
    }
    counts
        .into_iter()
        .max_by_key(|&(_, n, last)| (n, last))
        .map(|(c, _, _)| c)
}
