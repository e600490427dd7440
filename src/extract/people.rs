//! Who: names joined with their titles, and descriptions of the unnamed.
//!
//! Each [`Sighting`] is one phrase of the text; [`super::coreference`] decides which are the same person. Bodies of
//! officials come from [`super::groups`].

use std::ops::Range;

use super::groups;
use super::names::Name;
use super::places::{Named, ending_at, starting_at};
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
    let mut used = vec![false; titles.len()];
    let mut all: Vec<Sighting> = Vec::new();
    for (k, name) in names.iter().enumerate() {
        let mut sighting = Sighting {
            tokens: name.whole.clone(),
            described: name.whole.clone(),
            name: Some(name.clone()),
            titles: Vec::new(),
            kind: OfficialKind::Person,
            country: None,
        };
        country_beside(r, scene.named, &mut sighting);
        let phrase_start = sighting.tokens.start;
        if let Some(t) = title_before(r, titles, &used, name.whole.start, phrase_start) {
            used[t] = true;
            take(r, &mut sighting, &titles[t]);
            stacked(r, titles, &mut used, t, &mut sighting);
        } else if let Some(title) = shared_plural(r, scene.named, titles, names, k, &mut used) {
            take(r, &mut sighting, &title);
        }
        if let Some(t) = title_after(r, titles, names, &used, &sighting) {
            used[t] = true;
            take(r, &mut sighting, &titles[t]);
        }
        sighting.described = sighting.tokens.clone();
        all.push(sighting);
    }
    let named_until = all.len();
    for (t, title) in titles.iter().enumerate() {
        if used[t] {
            continue;
        }
        if title.plural {
            all.push(groups::of_title(scene, title, &all[..named_until]));
        } else {
            all.push(described(r, title, &all[..named_until]));
        }
    }
    all.extend(groups::collectives(scene, titles));
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
    // "lawmaker from Lee's party", "source at Itamaraty", "official with knowledge of the talks"
    if described.end == end
        && end + 1 < r.len()
        && matches!(r.lower(end), "from" | "at")
        && title.indefinite()
    {
        described.end =
            groups::noun_phrase_end(r, end + 1, r.sentence_around(end).end).unwrap_or(end);
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

/// "Barkhane Force Commander Major General …", "President of X and Supreme Commander of Y …": further titles of the name.
fn stacked(
    r: &Reading,
    titles: &[Title],
    used: &mut [bool],
    nearest: usize,
    sighting: &mut Sighting,
) {
    let mut last = nearest;
    while last > 0 {
        let (before, after) = (&titles[last - 1], &titles[last]);
        let adjacent = before.whole.end == after.whole.start && after.determiner.is_none();
        let joined = before.whole.end + 1 == after.whole.start
            && matches!(r.lower(before.whole.end), "and" | "&")
            && before.tokens.end < before.whole.end
            && !matches!(before.determiner.as_deref(), Some("the"))
            && after.determiner.is_none()
            || before.whole.end + 1 == after.whole.start
                && r.lower(before.whole.end) == ","
                && before.determiner.is_none()
                && after.determiner.is_none()
                && r.capitalized(before.head)
                && before.whole.start == r.sentence_around(before.head).start;
        let same = r.sentence(before.head) == r.sentence(after.head)
            && r.capitalized(before.head) == r.capitalized(after.head);
        if used[last - 1] || before.plural || !(adjacent || joined) || !same {
            return;
        }
        used[last - 1] = true;
        take(r, sighting, before);
        last -= 1;
    }
}

/// "Gabriel Boric of Chile", "Brazil's Fernando Haddad".
fn country_beside(r: &Reading, named: &[Named], sighting: &mut Sighting) {
    let end = sighting.tokens.end;
    if end + 1 < r.len() && matches!(r.lower(end), "of" | "from") {
        let at = end + 1 + usize::from(r.lower(end + 1) == "the");
        if let Some(n) = starting_at(named, at).filter(|n| n.stands_for_government()) {
            let serves = r.lower(end) == "of";
            if let Some(c) = n.country().filter(|_| serves) {
                sighting.country = Some((c, Some(n.tokens.clone())));
                sighting.tokens.end = n.tokens.end;
                return;
            }
        }
    }
    let start = possessive_start(r, named, sighting.tokens.start);
    if start < sighting.tokens.start
        && let Some(n) = starting_at(named, start)
        && let Some(c) = n.country()
    {
        sighting.country = Some((c, Some(n.tokens.clone())));
        sighting.tokens.start = start;
    }
}

fn title_before(
    r: &Reading,
    titles: &[Title],
    used: &[bool],
    start: usize,
    phrase_start: usize,
) -> Option<usize> {
    let find = |end: usize| {
        titles.iter().position(|t| {
            t.whole.end == end && t.head < start && r.sentence(t.head) == r.sentence(start)
        })
    };
    if let Some(t) = find(start) {
        return (!used[t] && !titles[t].plural).then_some(t);
    }
    // "his Argentine counterpart, Alberto Fernández", "the president of the European Council, Charles Michel"
    let comma = phrase_start.checked_sub(1)?;
    if !matches!(r.lower(comma), "," | ":" | "—" | "–") || r.sentence(comma) != r.sentence(start)
    {
        return None;
    }
    let t = find(comma).filter(|&t| !used[t] && !titles[t].plural)?;
    let definite = titles[t].determiner.is_some() && !titles[t].negative();
    definite.then_some(t)
}

/// A plural title before a list of names is each one's: "Finance Ministers A of X and B of Y".
fn shared_plural(
    r: &Reading,
    named: &[Named],
    titles: &[Title],
    names: &[Name],
    k: usize,
    used: &mut [bool],
) -> Option<Title> {
    // after a mark a single name is no list: "with its counterparts, Berg said"
    let goes_on = |i: usize| i < r.len() && matches!(r.lower(i), "," | "and" | "of" | "&" | "(");
    // walk back over the names of the list to the plural title
    let mut first = k;
    loop {
        let start = names[first].whole.start;
        let phrase_start = possessive_start(r, named, start);
        let adjacent = titles.iter().position(|t| {
            t.plural && t.head < start && {
                let gap = t.whole.end..phrase_start;
                t.whole.end <= phrase_start
                    && (gap.is_empty()
                        || gap.len() == 1
                            && matches!(r.lower(gap.start), "," | ":" | "—" | "–")
                            && goes_on(names[first].whole.end))
            }
        });
        if let Some(t) = adjacent {
            used[t] = true;
            let mut title = titles[t].clone();
            // "the French and German foreign ministers, A and B"
            title.country = match title.countries.len() {
                0 | 1 => title.country,
                _ => title.countries.get(k - first).cloned(),
            };
            return Some(title);
        }
        let previous = first.checked_sub(1)?;
        let gap = names[previous].whole.end..phrase_start;
        if gap.start > gap.end
            || gap.is_empty()
            || gap.len() > 8
            || r.sentence(gap.start) != r.sentence(start)
        {
            return None;
        }
        let linked = gap.clone().all(|i| {
            matches!(r.lower(i), "," | "and" | "of" | "the" | "&")
                || named
                    .iter()
                    .any(|n| n.tokens.contains(&i) && n.country().is_some())
        });
        if !linked {
            return None;
        }
        first = previous;
    }
}

fn possessive_start(r: &Reading, named: &[Named], start: usize) -> usize {
    if start >= 2
        && r.lower(start - 1) == "'s"
        && let Some(n) = ending_at(named, start - 2).filter(|n| n.stands_for_government())
    {
        return n.tokens.start;
    }
    start
}

/// "Ahsan Iqbal, the planning minister", "Raila Odinga (the opposition leader)".
fn title_after(
    r: &Reading,
    titles: &[Title],
    names: &[Name],
    used: &[bool],
    sighting: &Sighting,
) -> Option<usize> {
    let end = sighting.tokens.end;
    if end + 1 >= r.len() || !matches!(r.lower(end), "," | "(" | "—" | "–" | "-") {
        return None;
    }
    let sentence = r.sentence_around(end);
    // "President Joe Biden's adviser" begins with the title of its possessor
    let begins = |t: usize| match t.checked_sub(1).map(|b| &titles[b]) {
        Some(b) if titles[t].possessor.is_some() && b.whole.end == titles[t].whole.start => {
            b.whole.start
        }
        _ => titles[t].whole.start,
    };
    let t = (0..titles.len()).rev().find(|&t| {
        begins(t) == end + 1 || begins(t) == end + 2 && is_apposition_opener(r, end + 1)
    })?;
    let title = &titles[t];
    let stop = title.whole.end;
    let own_name = stop < sentence.end && names.iter().any(|n| n.whole.start == stop);
    if used[t]
        || title.plural
        || own_name
        || r.sentence(title.head) != r.sentence(end)
        || title.counterpart(r)
    {
        return None;
    }
    if stop >= sentence.end {
        return Some(t);
    }
    // "A, President B's adviser, …": the possessor is a name, the title is A's; "A, Prime Minister's Office": it is no title
    let closes =
        !matches!(r.lower(stop), "'s" | "'") && !r.capitalized(stop) || r.lower(stop) == "who";
    // "A met his counterpart, B": between two names the title belongs to the one without any yet
    let next_named = r.lower(stop) == "," && names.iter().any(|n| n.whole.start == stop + 1);
    let others = next_named
        && title.determiner.is_some()
        && !title.indefinite()
        && !sighting.titles.is_empty();
    let untitled_pair = next_named
        && title
            .possessor
            .as_ref()
            .is_some_and(|p| p.len() == 1 && r.tag(p.start) == Tag::PrpPoss);
    (closes && !others && !untitled_pair).then_some(t)
}

fn is_apposition_opener(r: &Reading, i: usize) -> bool {
    matches!(
        r.lower(i),
        "also" | "currently" | "then" | "now" | "formerly" | "himself" | "herself"
    )
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
