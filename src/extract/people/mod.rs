//! Who: names joined with their titles, and descriptions of the unnamed.
//!
//! Each [`Sighting`] is one phrase of the text; [`super::coreference`] decides which are the same person. Bodies of
//! officials come from [`super::groups`].

mod after;
mod before;
mod beside;

use std::ops::Range;

use self::beside::Neighbours;
use super::bodies::is_body_noun;
use super::groups;
use super::names::Name;
use super::reading::Reading;
use super::titles::{CountryRead, Scene, Title};
use crate::lexicon::Level;
use crate::syntax::{NameKind, Tag};
use crate::vocabulary::OfficialKind;

/// One phrase that names or describes an official.
#[derive(Debug, Clone)]
pub struct Sighting {
    /// The phrase, title included, without what other sightings cover.
    pub tokens: Range<usize>,
    /// The phrase that a description is called by; it may hold a name ("aide to Mr Aziz").
    pub described: Range<usize>,
    /// The name proper; none for descriptions.
    pub name: Option<Name>,
    /// The titles that go with it, the nearest first.
    pub titles: Vec<Title>,
    /// Person, unnamed or group.
    pub kind: OfficialKind,
    /// The country that the words say.
    pub country: Option<CountryRead>,
}

impl Sighting {
    /// The token that stands for the whole in the tree.
    pub fn head(&self) -> usize {
        match &self.name {
            Some(name) => name.tokens.end - 1,
            None => self.titles.first().map_or(self.tokens.end - 1, |t| t.head),
        }
    }
}

/// Every phrase that names or describes an official, in order.
pub fn sightings(scene: &Scene, titles: &[Title], names: &[Name]) -> Vec<Sighting> {
    let r = scene.r;
    let mut beside = Neighbours::new(scene, titles, names);
    let mut all: Vec<Sighting> = Vec::new();
    let mut list = None;
    // a list of names whose plural title follows it: the title, its first name, how many
    let mut apposed = (0, 0, 0);
    for (k, name) in names.iter().enumerate() {
        let mut sighting = Sighting {
            tokens: name.whole.clone(),
            described: name.whole.clone(),
            name: Some(name.clone()),
            titles: Vec::new(),
            kind: OfficialKind::Person,
            country: None,
        };
        beside.country(&mut sighting);
        let phrase_start = sighting.tokens.start;
        for t in beside.before(name.whole.start, phrase_start) {
            take(r, &mut sighting, &titles[t]);
        }
        let shared = beside.shared(k, phrase_start, &mut list);
        if sighting.titles.is_empty()
            && let Some(title) = shared
        {
            take(r, &mut sighting, &title);
        }
        for t in beside.after(&sighting) {
            take(r, &mut sighting, &titles[t]);
        }
        let (_, first, n) = apposed;
        if k >= first + n
            && let Some((title, n)) = beside.shared_after(k)
        {
            apposed = (title, k, n);
        }
        let (title, first, n) = apposed;
        if sighting.titles.is_empty() && (first..first + n).contains(&k) {
            take_shared(&mut sighting, beside.share(title, k - first));
        }
        if let Some(body) = beside.affiliation(sighting.tokens.end)
            && let Some(title) = sighting.titles.first_mut()
            && title.organization.is_none()
        {
            title.organization = Some((r.text(&body).to_string(), Some(body)));
        }
        sighting.described = sighting.tokens.clone();
        all.push(sighting);
    }
    let named_until = all.len();
    for (t, title) in titles.iter().enumerate() {
        if beside.used[t] {
            continue;
        }
        if title.plural {
            all.push(groups::of_title(scene, title, &all[..named_until]));
        } else {
            all.push(described(r, title, &all[..named_until]));
        }
    }
    let covered: Vec<Range<usize>> = all[named_until..]
        .iter()
        .map(|s| s.described.clone())
        .collect();
    all.extend(groups::collectives(scene, titles).into_iter().filter(|g| {
        // "a member of the Armenian delegation" is one person
        let k = covered.partition_point(|c| c.end <= g.tokens.start);
        covered.get(k).is_none_or(|c| c.start >= g.tokens.end)
    }));
    all.sort_by_key(|s| (s.tokens.start, s.tokens.end));
    all
}

/// A title without a name: "the Foreign Minister", "an aide to Mr Aziz".
fn described(r: &Reading, title: &Title, named: &[Sighting]) -> Sighting {
    let mut title = title.clone();
    let mut described = title.whole.clone();
    let end = title.whole.end;
    if end + 1 < r.len()
        && matches!(r.lower(end), "to" | "of")
        && matches!(
            title.level,
            Level::Advisor | Level::Official | Level::Spokesperson | Level::Other
        )
    {
        let at = if r.lower(end + 1) == "the" {
            end + 2
        } else {
            end + 1
        };
        if let Some(owner) = named
            .iter()
            .find(|s| s.tokens.start == at || s.tokens.start == end + 1)
        {
            described.end = owner.tokens.end;
            title.possessor = Some(owner.tokens.clone());
        }
    }
    // "lawmaker from Lee's party", "source at Itamaraty", "official in her ministry", "member of the Armenian delegation"
    if described.end == end && end + 1 < r.len() && title.indefinite() {
        let stop = groups::noun_phrase_end(r, end + 1, r.sentence_around(end).end);
        let of_body = stop.is_some_and(|stop| {
            let noun = r.lower(stop - 1);
            is_body_noun(noun) || groups::has_members(noun)
        });
        let defines = match r.lower(end) {
            "from" | "at" => true,
            "in" | "of" | "on" => of_body,
            _ => false,
        };
        if let Some(stop) = stop.filter(|_| defines) {
            described.end = stop;
        }
    }
    if title.determiner.is_some()
        && title
            .possessor
            .as_ref()
            .is_none_or(|p| p.start > title.head)
    {
        described.start += 1;
    }
    Sighting {
        tokens: title.whole.clone(),
        described,
        name: None,
        kind: OfficialKind::Unnamed,
        country: title.country.clone(),
        titles: vec![title],
    }
}

/// Gives a name the plural title that stands after the whole list: the phrase stays the name's.
fn take_shared(sighting: &mut Sighting, mut title: Title) {
    title.plural = false;
    if sighting.country.is_none() {
        sighting.country = title.country.clone();
    }
    sighting.titles.push(title);
}

fn take(r: &Reading, sighting: &mut Sighting, title: &Title) {
    let mut title = title.clone();
    title.plural = false;
    if title.whole.start < sighting.tokens.start {
        let own = title.determiner.is_some() && title.possessor.is_none();
        let from = title.whole.start + usize::from(own);
        if r.sentence(from) == r.sentence(sighting.tokens.start) {
            sighting.tokens.start = from;
        }
    } else if title
        .possessor
        .as_ref()
        .is_none_or(|p| title.names_country() || p.len() == 1 && r.tag(p.start) == Tag::PrpPoss)
    {
        // a possessor that is a name of its own is a mention of its own
        sighting.tokens.end = sighting.tokens.end.max(title.whole.end);
    }
    if sighting.country.is_none() {
        sighting.country = title.country.clone();
    }
    sighting.titles.push(title);
}

/// Whether the names model takes any token of the range for a person's.
pub fn model_says_person(r: &Reading, tokens: &Range<usize>) -> bool {
    tokens
        .clone()
        .any(|i| r.name_kind(i) == Some(NameKind::Person))
}

#[cfg(test)]
mod tests {
    use crate::extract::checks::check;

    #[test]
    fn names_with_their_titles() {
        check(&[
            (
                "Anna Weber, Paul Berg and others watched.",
                &["person | Anna Weber | - | -", "person | Paul Berg | - | -"],
            ),
            (
                "Finance Ministers Paul Berg of Germany and Luc Martin of France met.",
                &[
                    "person | Paul Berg | Finance Minister | DE",
                    "person | Luc Martin | Finance Minister | FR",
                ],
            ),
            (
                "The French and German foreign ministers, Luc Martin and Paul Berg, met.",
                &[
                    "person | Luc Martin | foreign minister | FR",
                    "person | Paul Berg | foreign minister | DE",
                ],
            ),
            (
                "Brazil's Ana Costa and Chile's Luis Rojas talked.",
                &[
                    "person | Ana Costa | - | BR",
                    "person | Luis Rojas | - | CL",
                ],
            ),
            (
                "Omar Haddad, the planning minister, said so.",
                &["person | Omar Haddad | planning minister | -"],
            ),
            (
                "Rosa Diaz, President Paul Berg's special adviser for the Americas, came.",
                &[
                    "person | Rosa Diaz | special adviser for the Americas | -",
                    "person | Paul Berg | President | -",
                ],
            ),
            (
                "His Argentine counterpart, Ana Costa, agreed.",
                &["person | Ana Costa | - | AR"],
            ),
            (
                "Ambassador Jane Cole and Consul General Tim Stone hosted it.",
                &[
                    "person | Jane Cole | Ambassador | -",
                    "person | Tim Stone | Consul General | -",
                ],
            ),
        ]);
    }
}
