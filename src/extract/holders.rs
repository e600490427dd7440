//! Whom a title alone means: the holder already named ("the Foreign Minister", "the Russian leader"), somebody unnamed
//! ("a senior official said"), or a body of officials; and which of these are nobody at all.

use super::coreference::{Person, push_unique, tidy};
use super::people::Sighting;
use super::pronouns::is_subject;
use super::reading::Reading;
use super::titles::Title;
use crate::lexicon::{Level, ModifierKind};
use crate::syntax::Rel;
use crate::vocabulary::OfficialKind;

/// Joins titles alone and descriptions to the people, in the order of the text.
pub fn describe(
    r: &Reading,
    sightings: &[Sighting],
    people: &mut Vec<Person>,
    whom: &mut [Vec<usize>],
) {
    for (s, sighting) in sightings.iter().enumerate() {
        let (None, Some(title)) = (&sighting.name, sighting.titles.first()) else {
            continue;
        };
        if title.negative() {
            continue;
        }
        whom[s] = if sighting.kind == OfficialKind::Group {
            group(r, sighting, title, people)
        } else {
            single(r, sighting, title, people).into_iter().collect()
        };
    }
}

fn single(
    r: &Reading,
    sighting: &Sighting,
    title: &Title,
    people: &mut Vec<Person>,
) -> Option<usize> {
    if !title.indefinite()
        && let Some(p) = holder(r, people, sighting, title)
    {
        let person = &mut people[p];
        push_unique(&mut person.aliases, tidy(r.text(&sighting.tokens)));
        person.mentions.push(sighting.tokens.clone());
        if person.country.is_none() {
            person.country = sighting.country.clone().map(|c| (c, "country-of-title"));
        }
        if person.titles.is_empty() && !title.leader(r) {
            person.titles.push(title.clone());
        }
        return Some(p);
    }
    if !describes_somebody(r, sighting, title) {
        return None;
    }
    let name = tidy(r.text(&sighting.described));
    let known = people
        .iter()
        .position(|p| p.kind == OfficialKind::Unnamed && p.name.eq_ignore_ascii_case(&name));
    match known {
        Some(p) if !title.indefinite() => {
            people[p].mentions.push(sighting.tokens.clone());
            Some(p)
        }
        _ => {
            people.push(Person {
                name,
                kind: OfficialKind::Unnamed,
                key: Vec::new(),
                titles: vec![title.clone()],
                country: sighting.country.clone().map(|c| (c, "country-of-title")),
                gender: title.gender,
                mentions: vec![sighting.described.clone()],
                aliases: Vec::new(),
            });
            Some(people.len() - 1)
        }
    }
}

/// Whether a title without a name describes one somebody: not a predicate, not an office in the abstract.
fn describes_somebody(r: &Reading, sighting: &Sighting, title: &Title) -> bool {
    let predicate = r.child(title.head, &[Rel::Cop]).is_some()
        || matches!(r.rel(title.head), Rel::Appos)
        || title.tokens.start > 0 && r.lower(title.whole.start.saturating_sub(1)) == "as";
    let speaks = acts(r, title.head);
    if title.counterpart(r) {
        return title.names_country() && !predicate;
    }
    if r.lower(title.head) == "source" {
        return quoted(r, title.head)
            || sighting.described.end > title.head + 1
                && r.lower(title.head + 1) != "of"
                && is_subject(r, title.head);
    }
    if title.leader(r) || !person_like(title) {
        return !title.indefinite() && title.names_country() && speaks;
    }
    let owned = sighting.described.end > title.whole.end;
    if title.indefinite() {
        // "a former prime minister" after a name, "as a mediator": not a new person
        return !predicate && (title.generic() || speaks || owned);
    }
    if title.generic() {
        return !predicate
            && (title.names_country()
                || title.organization.is_some()
                || title.tokens.len() > 1 && title.determiner.is_some());
    }
    title.names_country()
        && title.determiner.is_some()
        && !predicate
        && (speaks || title.determiner.as_deref() == Some("the"))
}

/// Offices whose holders speak without names: aides, spokespeople, envoys, members of parliament and all below a minister.
fn person_like(title: &Title) -> bool {
    !matches!(
        title.level,
        Level::HeadOfState
            | Level::HeadOfGovernment
            | Level::Royal
            | Level::Religious
            | Level::InternationalHead
    ) || !title.indefinite()
}

/// Whether it acts or is quoted: the subject of a verb, "according to", "told by".
fn acts(r: &Reading, head: usize) -> bool {
    let sentence = r.sentence_around(head);
    let according = (sentence.start..head)
        .rev()
        .take(8)
        .any(|i| r.lower(i) == "according");
    quoted(r, head) || according || is_subject(r, head)
}

fn quoted(r: &Reading, head: usize) -> bool {
    head + 1 < r.sentence_around(head).end
        && matches!(r.lower(head + 1), "said" | "says" | "told" | "added")
}

/// The person a title alone means: the same office, no contradicting country; the nearest before.
fn holder(r: &Reading, people: &[Person], sighting: &Sighting, title: &Title) -> Option<usize> {
    let here = sighting.tokens.start;
    let country = sighting.country.as_ref().map(|c| c.0);
    let country_fits = |p: &Person| match (&p.country, country) {
        (Some(((a, _), _)), Some(b)) => *a == b,
        _ => true,
    };
    let same = |p: &Person, t: &Title| match fit(r, t, title) {
        Some(Fit::Whole | Fit::LowerGrade) => true,
        // "the Foreign Secretary" is a Secretary only where no fuller title says which
        Some(Fit::Fuller) => p.titles.iter().all(|t| fit(r, t, title).is_some()),
        None => false,
    };
    let graded = |p: &Person| {
        p.titles
            .iter()
            .all(|t| !matches!(fit(r, t, title), Some(Fit::Whole | Fit::Fuller)))
    };
    let nearest = people
        .iter()
        .enumerate()
        .filter(|(_, p)| p.kind != OfficialKind::Group && country_fits(p))
        .filter(|(_, p)| p.titles.iter().any(|t| same(p, t)))
        .filter_map(|(i, p)| {
            let before = p
                .mentions
                .iter()
                .map(|m| m.start)
                .filter(|&m| m < here)
                .max()?;
            let sure = country.is_some() && p.country.as_ref().map(|((c, _), _)| *c) == country;
            Some((!sure && country.is_some(), graded(p), here - before, i))
        })
        .min();
    if let Some((_, _, _, p)) = nearest {
        return Some(p);
    }
    if let Some(p) = named_later(r, people, title, country) {
        return Some(p);
    }
    untitled_holder(people, title, here, country, country_fits)
}

/// "the President of Russia" in a heading, before the text names him: the same office of the same country.
fn named_later(
    r: &Reading,
    people: &[Person],
    title: &Title,
    country: Option<&'static str>,
) -> Option<usize> {
    let country = country?;
    people.iter().position(|p| {
        let of = p.country.as_ref().map(|((c, _), _)| *c);
        let open =
            |t: &Title| of.is_none() && t.organization.is_none() && t.telling_words(r).len() > 1;
        p.kind == OfficialKind::Person
            && of.is_none_or(|c| c == country)
            && p.titles.iter().any(|t| {
                fit(r, t, title) == Some(Fit::Whole)
                    && t.level != Level::Official
                    && (of.is_some() || open(t))
            })
    })
}

/// A person without a title so far ("Vladimir Putin … The Russian President"), of that country or of none known.
fn untitled_holder(
    people: &[Person],
    title: &Title,
    here: usize,
    country: Option<&'static str>,
    fits: impl Fn(&Person) -> bool,
) -> Option<usize> {
    let top = matches!(
        title.level,
        Level::HeadOfState
            | Level::HeadOfGovernment
            | Level::Royal
            | Level::Minister
            | Level::Official
    );
    if !top || title.generic() && !title.names_country() || title.determiner.is_none() {
        return None;
    }
    let mut untitled = people.iter().enumerate().filter(|(_, p)| {
        p.kind == OfficialKind::Person
            && p.titles.is_empty()
            && p.mentions.first().is_some_and(|m| m.start < here)
            && p.key.len() > 1
            && fits(p)
    });
    if country.is_some() {
        let all: Vec<(usize, &Person)> = untitled.collect();
        let same = all
            .iter()
            .find(|(_, p)| p.country.as_ref().map(|((c, _), _)| *c) == country);
        return same.or(all.last()).map(|(i, _)| *i);
    }
    // "The President" in a text that opens with its one untitled person
    let (first, person) = untitled.next()?;
    let lead = people.iter().position(|p| p.kind == OfficialKind::Person) == Some(first);
    (lead && !title.generic() && person.mentions[0].start < here).then_some(first)
}

/// How a title alone can mean a known office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// All its words are the known one's.
    Whole,
    /// It leaves out the grade: "the Secretary" of a Deputy Secretary.
    LowerGrade,
    /// It says more than what is known: "the Foreign Minister" of "Minister Lavrov".
    Fuller,
}

/// Whether a title alone can be that office: the same head, and the words of one among those of the other.
fn fit(r: &Reading, known: &Title, alone: &Title) -> Option<Fit> {
    if alone.leader(r) {
        let leads = matches!(
            known.level,
            Level::HeadOfState | Level::HeadOfGovernment | Level::Royal | Level::PartyLeader
        );
        return (leads || known.leader(r)).then_some(Fit::Whole);
    }
    let (a, b) = (known.telling_words(r), alone.telling_words(r));
    let head = |t: &Title| {
        let lemma = r.lemma(t.head).to_lowercase();
        lemma
            .strip_suffix("or")
            .map_or(lemma.clone(), |s| format!("{s}er"))
    };
    if head(known) != head(alone) {
        return None;
    }
    if b.iter().all(|w| a.contains(w)) {
        if !a.iter().any(|w| is_lower_grade(w) && !b.contains(w)) {
            return Some(Fit::Whole);
        }
        // "the President" is never the Vice President
        let top = matches!(alone.level, Level::HeadOfState | Level::HeadOfGovernment);
        return (!top && alone.determiner.is_some()).then_some(Fit::LowerGrade);
    }
    let fuller =
        a.iter().all(|w| b.contains(w)) && !b.iter().any(|w| !a.contains(w) && is_lower_grade(w));
    fuller.then_some(Fit::Fuller)
}

/// Whether two titles are of the same office.
fn same_office(r: &Reading, known: &Title, alone: &Title) -> bool {
    fit(r, known, alone).is_some()
}

fn is_lower_grade(word: &str) -> bool {
    matches!(
        word,
        "vice" | "deputy" | "assistant" | "under" | "associate" | "acting" | "former"
    )
}

/// A plural title: the named people it gathers, a group spoken of before, or a new one if the words define it.
fn group(r: &Reading, sighting: &Sighting, title: &Title, people: &mut Vec<Person>) -> Vec<usize> {
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

#[cfg(test)]
mod tests {
    use crate::extract::checks::check;

    #[test]
    fn titles_alone() {
        check(&[
            ("No president has visited the island.", &[]),
            ("He spoke as a mediator.", &[]),
            ("A Japanese leader has not come for years.", &[]),
            ("A source of concern is trade.", &[]),
            (
                "President Anna Weber of Austria came. The president left.",
                &["person | Anna Weber | President | AT"],
            ),
            (
                "Russian President Pavel Orlov spoke. The Russian leader left.",
                &["person | Pavel Orlov | President | RU"],
            ),
            (
                "Deputy Prime Minister Omar Haddad and Prime Minister Rosa Diaz met. The Prime Minister left.",
                &[
                    "person | Omar Haddad | Deputy Prime Minister | -",
                    "person | Rosa Diaz | Prime Minister | -",
                ],
            ),
            (
                "A senior Pakistani diplomat said so. The diplomat gave no details.",
                &["unnamed | senior Pakistani diplomat | senior diplomat | PK"],
            ),
            (
                "Foreign Minister Luc Martin of France and Foreign Minister Paul Berg of Germany met. The foreign ministers signed it.",
                &[
                    "person | Luc Martin | Foreign Minister | FR",
                    "person | Paul Berg | Foreign Minister | DE",
                ],
            ),
            (
                "An aide to Mr. Berg said so.",
                &[
                    "unnamed | aide to Mr. Berg | aide | -",
                    "person | Berg | - | -",
                ],
            ),
            (
                "A U.S. diplomat said that talks would go on.",
                &["unnamed | U.S. diplomat | diplomat | US"],
            ),
        ]);
    }
}
