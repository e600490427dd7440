//! Whom a title alone means: the holder already named ("the Foreign Minister", "the Russian leader"), somebody unnamed
//! ("a senior official said"), or a body of officials; and which of these are nobody at all.

mod fit;
mod plural;
mod untitled;

use std::cmp::Reverse;
use std::ops::Range;

use self::fit::{Fit, fit};
use self::plural::group;
use self::untitled::{named_counterpart, untitled_holder};
use super::coreference::{Person, push_unique, tidy};
use super::people::Sighting;
use super::pronouns::is_subject;
use super::reading::Reading;
use super::titles::Title;
use crate::lexicon::Level;
use crate::syntax::{Rel, Tag};
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
    let refers = !title.indefinite() && !apposed(r, title);
    if let Some(p) = refers.then(|| holder(r, people, sighting, title)).flatten() {
        let person = &mut people[p];
        push_unique(&mut person.aliases, tidy(r.text(&sighting.tokens)));
        person.mentions.push(sighting.tokens.clone());
        if person.country.is_none() {
            person.country = sighting.country.clone().map(|c| (c, "country-of-title"));
        }
        let fuller = title.tokens.end == title.head + 1
            && person.titles.iter().all(|t| {
                let known = t.telling_words(r);
                title.telling_words(r).iter().any(|w| !known.contains(w))
            });
        if fuller && !title.leader(r) && !title.generic() {
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

/// ", president of the council": what is said of somebody named before, if not of a name that was read.
fn apposed(r: &Reading, title: &Title) -> bool {
    let start = title.whole.start;
    title.determiner.is_none()
        && start > r.sentence_around(start).start
        && r.lower(start - 1) == ","
        && !r.capitalized(title.head)
}

/// Whether a title without a name describes one somebody: not a predicate, not an office in the abstract.
fn describes_somebody(r: &Reading, sighting: &Sighting, title: &Title) -> bool {
    // "H.E. the Foreign Minister": the parser takes the office for an apposition to the address
    let before = title.whole.start.checked_sub(1);
    let addressed = before.is_some_and(|b| r.lexicon.honorifics.contains(r.word(b)));
    let predicate = r.child(title.head, &[Rel::Cop]).is_some()
        || matches!(r.rel(title.head), Rel::Appos) && !addressed
        || title.tokens.start > 0 && r.lower(title.whole.start.saturating_sub(1)) == "as";
    let speaks = acts(r, title.head) || quoted_before(r, title);
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
    // "her spokesman said", "Ms Silva's chief of staff denies it"
    let speaks_for = matches!(title.level, Level::Spokesperson | Level::Advisor);
    if title.possessor.is_some() && speaks_for {
        return !predicate && speaks;
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
    let says = |i: usize| matches!(r.lower(i), "said" | "says" | "told" | "added" | ":");
    head + 1 < r.sentence_around(head).end && says(head + 1)
}

/// ", says a former ambassador to Moscow": the verb stands before.
fn quoted_before(r: &Reading, title: &Title) -> bool {
    let start = title.whole.start;
    start > r.sentence_around(start).start && matches!(r.lower(start - 1), "said" | "says" | "told")
}

/// The person a title alone means: the same office, no contradicting country; the nearest before.
fn holder(r: &Reading, people: &[Person], sighting: &Sighting, title: &Title) -> Option<usize> {
    let here = sighting.tokens.start;
    let country = sighting.country.as_ref().map(|c| c.0);
    if title.counterpart(r) {
        return named_counterpart(r, people, title, here, country?);
    }
    let country_fits = |p: &Person| match (&p.country, country) {
        (Some(((a, _), _)), Some(b)) => *a == b,
        _ => true,
    };
    let same = |p: &Person, t: &Title| match fit(r, t, title) {
        Some(Fit::Whole | Fit::OtherName | Fit::LowerGrade) => true,
        // "the Foreign Secretary" is a Secretary only where no fuller title says which
        Some(Fit::Fuller) => p.titles.iter().all(|t| fit(r, t, title).is_some()),
        None => false,
    };
    let fits_as = |p: &Person, fits: &[Fit]| {
        p.titles
            .iter()
            .filter_map(|t| fit(r, t, title))
            .any(|f| fits.contains(&f))
    };
    let candidates: Vec<Candidate> = people
        .iter()
        .enumerate()
        .filter(|(_, p)| p.kind != OfficialKind::Group && country_fits(p))
        .filter(|(_, p)| p.titles.iter().any(|t| same(p, t)))
        .filter_map(|(person, p)| {
            let before = p.mentions.iter().filter(|m| m.start < here);
            let (said, last) = (before.clone().count(), before.map(|m| m.start).max()?);
            let sure = country.is_some() && p.country.as_ref().map(|((c, _), _)| *c) == country;
            let graded = !fits_as(p, &[Fit::Whole, Fit::OtherName, Fit::Fuller]);
            let renamed = !fits_as(p, &[Fit::Whole, Fit::Fuller, Fit::LowerGrade]);
            Some(Candidate {
                rank: (!sure && country.is_some(), graded),
                renamed,
                said,
                last,
                person,
            })
        })
        .collect();
    if let Some(p) = chosen(r, people, &candidates) {
        return Some(p);
    }
    let later = match country {
        Some(_) => named_later(r, people, title, country),
        None => head_named_later(r, people, title, here),
    };
    if let Some(p) = later {
        return Some(p);
    }
    untitled_holder(r, people, title, here, country)
}

/// Somebody whom a title alone can mean.
struct Candidate {
    /// How little speaks for it: not of the country said, of a lower grade.
    rank: (bool, bool),
    /// Known by another name of the office.
    renamed: bool,
    /// How often the text has spoken of them before the title.
    said: usize,
    /// Where the last such mention begins.
    last: usize,
    person: usize,
}

/// The nearest of the best. Where its sentence tells of another as well of whom the text has said no less, the one who is
/// called so; of two, whoever acted there rather than whom the other met.
fn chosen(r: &Reading, people: &[Person], candidates: &[Candidate]) -> Option<usize> {
    let best = candidates.iter().map(|c| c.rank).min()?;
    let alike = || candidates.iter().filter(|c| c.rank == best);
    let nearest = alike().max_by_key(|c| (c.last, Reverse(c.person)))?;
    let sentence = r.sentence(nearest.last);
    let there = |c: &Candidate| {
        let mentions = people[c.person].mentions.iter();
        mentions.filter(|m| r.sentence(m.start) == sentence)
    };
    alike()
        .filter(|c| c.said >= nearest.said && there(c).next().is_some())
        .min_by_key(|c| {
            let acts = there(c).any(|m| acts_at(r, m));
            (c.renamed, !acts, Reverse(c.last), c.person)
        })
        .map(|c| c.person)
}

/// Whether a mention is a subject, by its arc or its place before the verb.
fn acts_at(r: &Reading, mention: &Range<usize>) -> bool {
    let next = mention.end;
    let before_verb = next < r.sentence_around(mention.start).end
        && matches!(r.tag(next), Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD);
    before_verb || is_subject(r, next - 1) || is_subject(r, mention.start)
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
                matches!(fit(r, t, title), Some(Fit::Whole | Fit::OtherName))
                    && t.level != Level::Official
                    && (of.is_some() || open(t))
            })
    })
}

/// "The President chaired a meeting", before the text names anybody: the one head of state or government it names, in another
/// sentence.
fn head_named_later(r: &Reading, people: &[Person], title: &Title, here: usize) -> Option<usize> {
    let heads = |t: &Title| matches!(t.level, Level::HeadOfState | Level::HeadOfGovernment);
    let named = |p: &Person| p.kind == OfficialKind::Person;
    let before = |m: &Range<usize>| m.start < here;
    let opens = !people
        .iter()
        .any(|p| named(p) && p.mentions.iter().any(before));
    if !(opens && heads(title)) || title.organization.is_some() || title.determiner.is_none() {
        return None;
    }
    let holds = |p: &Person| {
        let office = |t: &Title| heads(t) && fit(r, t, title) == Some(Fit::Whole);
        named(p) && p.titles.iter().any(office)
    };
    let mut all = (0..people.len()).filter(|&p| holds(&people[p]));
    let only = all.next().filter(|_| all.next().is_none())?;
    let with_him = |m: &Range<usize>| r.sentence(m.start) == r.sentence(here);
    (!people[only].mentions.iter().any(with_him)).then_some(only)
}

#[cfg(test)]
mod tests {
    use crate::extract::checks::check;
    use crate::extract::extract;
    use crate::text::{Document, Meta};

    #[test]
    fn titles_alone() {
        check(&[
            ("No president has visited the island.", &[]),
            ("He spoke as a mediator.", &[]),
            ("A Japanese leader has not come for years.", &[]),
            ("A source of concern is trade.", &[]),
            // before anybody is named: the one head of state named after
            (
                "The President chaired a meeting.\n\nPresident of Austria Anna Weber: Let us begin.",
                &["person | Anna Weber | President | AT"],
            ),
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
                "A senior Chilean official outlined the trip. The official emphasized free trade.",
                &["unnamed | senior Chilean official | senior official | CL"],
            ),
            (
                "An aide to Mr. Berg said so.",
                &[
                    "unnamed | aide to Mr. Berg | aide | -",
                    "person | Berg | - | -",
                ],
            ),
            ("She trusts her spokesman. Her aides were tired.", &[]),
            (
                "Her spokesman said so, and Ms Berg's chief of staff denied it.",
                &[
                    "unnamed | Her spokesman | spokesman | -",
                    "person | Berg | - | -",
                    "unnamed | Ms Berg's chief of staff | chief of staff | -",
                ],
            ),
            (
                "A U.S. diplomat said that talks would go on.",
                &["unnamed | U.S. diplomat | diplomat | US"],
            ),
        ]);
    }

    #[test]
    fn titles_that_two_hold() {
        // the text, and how often it means the first of the two and the second
        for (text, mentions) in [
            (
                "Premier Tom Birch met Premier Rosa Diaz. Premier Diaz smiled. The Premier left.",
                [1, 3],
            ),
            (
                "Premier Tom Birch met Premier Rosa Diaz of Peru. The Premier of Peru left.",
                [1, 2],
            ),
            (
                "Premier Tom Birch met Premier Rosa Diaz. The Premier left.",
                [2, 1],
            ),
            (
                "Prime Minister Tom Birch met Premier Rosa Diaz. The Premier left.",
                [1, 2],
            ),
            (
                "The Tánaiste, Conor Daly, met the Taoiseach, Una Roche. The Tánaiste left.",
                [2, 1],
            ),
            (
                "Deputy Prime Minister Conor Daly of Ireland met Prime Minister Una Roche. The Tánaiste left.",
                [2, 1],
            ),
        ] {
            let read = extract(&Document::read(Meta::default(), text));
            let found: Vec<usize> = read.officials.iter().map(|o| o.mentions).collect();
            assert_eq!(found, mentions, "{text}");
        }
    }
}
