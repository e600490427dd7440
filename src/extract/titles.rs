//! Titles of office as phrases: "Chinese Director and Foreign Minister", "Acting Assistant Secretary for Global
//! Public Affairs", "President of the French Republic", "a senior State Department official".
//!
//! A title grows from its core, which the lexicon knows ("Foreign Minister", "secretary"), to the left over grades,
//! portfolios, countries and bodies, and to the right over "of …", "for …". Country and body are read off on the way.

use std::ops::Range;

use super::CountryCode;
use super::places::{Named, What};
use super::reading::Reading;
use crate::lexicon::{Gender, Level, ModifierKind, PlaceKind};
use crate::syntax::{NameKind, Tag};

/// A title of office in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// The title proper: "Foreign Minister", "Secretary for Global Public Affairs".
    pub tokens: Range<usize>,
    /// With determiner, country, possessor and the complement that names the country.
    pub whole: Range<usize>,
    /// The head noun ("Minister").
    pub head: usize,
    /// Several people ("ministers").
    pub plural: bool,
    /// What kind of office.
    pub level: Level,
    /// What the title says of the holder's gender.
    pub gender: Option<Gender>,
    /// The government served, and the words that say so (none where the title alone implies it).
    pub country: Option<(CountryCode, Option<Range<usize>>)>,
    /// The body served, and the words that say so.
    pub organization: Option<(String, Option<Range<usize>>)>,
    /// The possessor before it: "his", "Mr Sharif's".
    pub possessor: Option<Range<usize>>,
    /// The determiner before it, lower case.
    pub determiner: Option<String>,
}

impl Title {
    /// The title as printed.
    pub fn text(&self, r: &Reading) -> String {
        r.text(&self.tokens)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    }
    /// Whether it describes anyone of a kind rather than the holder of one office: official, diplomat, aide.
    pub fn generic(&self) -> bool {
        self.level == Level::Official
    }
    /// Whether it is "counterpart": the same office on the other side.
    pub fn counterpart(&self, r: &Reading) -> bool {
        r.lower(self.head).starts_with("counterpart")
    }
}

/// Every title of the text, in order, none overlapping.
pub fn titles(r: &Reading, named: &[Named]) -> Vec<Title> {
    let mut all: Vec<Title> = Vec::new();
    for s in r.content_sentences() {
        let sentence = r.sentence_tokens(s);
        let mut i = sentence.start;
        while i < sentence.end {
            let floor = all
                .last()
                .map_or(sentence.start, |t| t.whole.end.max(sentence.start));
            match core_at(r, i) {
                Some(core) => {
                    let title = grow(r, named, core, floor, sentence.end);
                    i = title.whole.end;
                    all.push(title);
                }
                None => i += 1,
            }
        }
    }
    joined(r, all)
}

struct Core {
    tokens: Range<usize>,
    level: Level,
    plural: bool,
    gender: Option<Gender>,
    country: Option<CountryCode>,
    organization: Option<&'static str>,
}

fn core_at(r: &Reading, i: usize) -> Option<Core> {
    if r.name_kind(i) == Some(NameKind::Organization)
        && !r.begins_name(i)
        && i > 0
        && r.capitalized(i)
    {
        // inside the name of a body: "Minister" of "Council of Ministers"
        return None;
    }
    let (n, rows) = r.lexicon.offices.longest_at(r.ahead(i))?;
    let last = i + n - 1;
    let tag = r.tag(last);
    // "general elections", "heads to Beijing", "chairs the meeting"
    if !(tag.is_noun() || n > 1) {
        return None;
    }
    if n == 1 && r.lower(i) == "state" {
        return None;
    }
    // a hyphen or apostrophe follows: part of another word
    let row = rows.first()?;
    Some(Core {
        tokens: i..i + n,
        level: row.level,
        plural: row.plural,
        gender: row.gender,
        country: row.country,
        organization: row.organization,
    })
}

fn grow(r: &Reading, named: &[Named], core: Core, floor: usize, ceiling: usize) -> Title {
    let head = head_of(r, &core.tokens);
    let mut title = Title {
        whole: core.tokens.clone(),
        tokens: core.tokens,
        head,
        plural: core.plural,
        level: core.level,
        gender: core.gender,
        country: core.country.map(|c| (c, None)),
        organization: core.organization.map(|o| (o.to_string(), None)),
        possessor: None,
        determiner: None,
    };
    grow_right(r, named, &mut title, ceiling);
    grow_left(r, named, &mut title, floor);
    title
}

/// The head noun: the last noun before the first preposition.
fn head_of(r: &Reading, tokens: &Range<usize>) -> usize {
    let end = tokens
        .clone()
        .skip(1)
        .find(|&i| matches!(r.lower(i), "of" | "for" | "to" | "on" | "in" | "at"))
        .unwrap_or(tokens.end);
    end - 1
}

fn grow_left(r: &Reading, named: &[Named], title: &mut Title, floor: usize) {
    let proper = r.capitalized(title.head);
    let mut at = title.tokens.start;
    let mut inside = true; // whether what stands to the left still belongs to the printed title
    while at > floor {
        let t = at - 1;
        if let Some(n) = ending_at(named, t).filter(|n| n.tokens.start >= floor) {
            let from = n.tokens.start;
            match &n.what {
                What::Place { country, .. } => {
                    if let (Some(c), true) = (
                        *country,
                        title.country.as_ref().is_none_or(|c| c.1.is_none()),
                    ) {
                        title.country = Some((c, Some(n.tokens.clone())));
                    }
                    inside = false;
                }
                What::Body { organization } => {
                    title.organization =
                        Some((organization.name.to_string(), Some(n.tokens.clone())));
                    if let Some(c) = organization.country {
                        title.country.get_or_insert((c, Some(n.tokens.clone())));
                    }
                    if inside {
                        title.tokens.start = from;
                    }
                }
            }
            at = from;
            continue;
        }
        let lower = r.lower(t);
        let modifier = r
            .lexicon
            .office_modifiers
            .get(lower)
            .and_then(|rows| rows.first());
        if let Some(modifier) = modifier {
            if inside || modifier.kind != ModifierKind::Portfolio {
                title.tokens.start = t;
                inside = true;
            }
            at = t;
            continue;
        }
        let noun_before = matches!(
            r.tag(t),
            Tag::NN | Tag::NNP | Tag::NNPS | Tag::JJ | Tag::NNS | Tag::VBG
        );
        let same_name = r.name_kind(t) != Some(NameKind::Person);
        if inside && noun_before && same_name && !is_name_end(r, t) {
            let fits = if proper {
                r.capitalized(t) && t > floor_of_sentence(r, t)
                    || (r.capitalized(t) && r.tag(t).is_proper())
            } else {
                !r.capitalized(t)
            };
            if fits {
                title.tokens.start = t;
                at = t;
                continue;
            }
        }
        // adjectives that grade the person, not the office: "visiting", "top", "two"
        if !inside
            && matches!(r.tag(t), Tag::JJ | Tag::JJS | Tag::CD | Tag::VBG)
            && !r.capitalized(t)
        {
            at = t;
            continue;
        }
        if matches!(r.tag(t), Tag::CD) {
            at = t;
            inside = false;
            continue;
        }
        break;
    }
    title.whole.start = at;
    if at > floor {
        let t = at - 1;
        match r.tag(t) {
            Tag::DT => {
                title.determiner = Some(r.lower(t).to_string());
                title.whole.start = t;
            }
            Tag::CD if matches!(r.lower(t), "one") => {
                title.determiner = Some("one".into());
                title.whole.start = t;
            }
            Tag::PrpPoss => {
                title.possessor = Some(t..t + 1);
                title.determiner = Some(r.lower(t).to_string());
                title.whole.start = t;
            }
            Tag::POS if t > floor => grow_possessor(r, named, title, t, floor),
            _ => {}
        }
    }
}

/// "Mr Sharif's adviser", "the Cuban Interior Ministry's spokesman", "Canada's foreign minister".
fn grow_possessor(r: &Reading, named: &[Named], title: &mut Title, mark: usize, floor: usize) {
    title.determiner = Some("'s".into());
    let end = mark;
    let mut start = end - 1;
    if let Some(n) = ending_at(named, start).filter(|n| n.tokens.start >= floor) {
        start = n.tokens.start;
        if let Some(c) = n.country() {
            title.country = Some((c, Some(n.tokens.clone())));
        }
        if let What::Body { organization } = &n.what {
            title.organization = Some((organization.name.to_string(), Some(n.tokens.clone())));
        }
    } else {
        while start > floor && (r.tag(start - 1).is_proper() || r.tag(start - 1) == Tag::JJ) {
            start -= 1;
        }
    }
    title.possessor = Some(start..end);
    title.whole.start = start;
}

fn grow_right(r: &Reading, named: &[Named], title: &mut Title, ceiling: usize) {
    let end = title.tokens.end;
    if end + 1 >= ceiling
        || !matches!(
            r.lower(end),
            "of" | "for" | "to" | "on" | "at" | "in" | "from" | "with"
        )
    {
        return;
    }
    let preposition = r.lower(end).to_string();
    let mut at = end + 1;
    while at < ceiling && matches!(r.tag(at), Tag::DT) {
        at += 1;
    }
    // "President of the French Republic": a country, not part of the printed title
    if let Some(n) = starting_at(named, at) {
        match &n.what {
            What::Place { kind, country, .. }
                if *kind != PlaceKind::Demonym || n.tokens.len() > 1 =>
            {
                if matches!(preposition.as_str(), "of" | "to" | "for" | "from" | "in") {
                    if let (Some(c), true) = (*country, preposition != "to" && preposition != "in")
                    {
                        title.country = Some((c, Some(n.tokens.clone())));
                    }
                    if *kind == PlaceKind::Region {
                        title.tokens.end = n.tokens.end;
                    }
                    title.whole.end = n.tokens.end;
                }
                return;
            }
            What::Body { organization } => {
                title.organization = Some((organization.name.to_string(), Some(n.tokens.clone())));
                if let Some(c) = organization.country {
                    title.country.get_or_insert((c, Some(n.tokens.clone())));
                } else {
                    // an international body is what the office is of: "president of the European Council"
                    title.tokens.end = n.tokens.end;
                }
                title.whole.end = n.tokens.end;
                return;
            }
            _ => {}
        }
    }
    if title.generic() && preposition != "of" {
        return;
    }
    let start = at;
    let proper = r.capitalized(title.head);
    while at < ceiling {
        let portfolio = r.capitalized(at) && !begins_person(r, at, start)
            || matches!(r.lower(at), "and" | "of" | "for" | "the" | "on" | "&")
                && at + 1 < ceiling
                && r.capitalized(at + 1)
                && !begins_person(r, at + 1, start)
                && at > start;
        let plain = !proper
            && at < start + 5
            && matches!(r.tag(at), Tag::NN | Tag::NNS | Tag::JJ)
            && !r.capitalized(at);
        if let Some(n) = starting_at(named, at).filter(|_| at > start) {
            // "… Armed Forces of Cuba"
            if let Some(c) = n.country() {
                title.country = Some((c, Some(n.tokens.clone())));
            }
            title.whole.end = n.tokens.end;
            let before = if r.lower(at - 1) == "of" || r.lower(at - 1) == "the" {
                at - 1
            } else {
                at
            };
            title.tokens.end = before.max(start);
            if r.lower(title.tokens.end - 1) == "of" {
                title.tokens.end -= 1;
            }
            return;
        }
        if !(portfolio || plain) {
            break;
        }
        at += 1;
    }
    if at > start && matches!(preposition.as_str(), "of" | "for" | "on" | "to") {
        title.tokens.end = at;
        title.whole.end = at;
    }
}

/// Two titles of one person: "Director and Foreign Minister", "Prime Minister and Minister of Defence".
fn joined(r: &Reading, titles: Vec<Title>) -> Vec<Title> {
    let mut all: Vec<Title> = Vec::with_capacity(titles.len());
    for title in titles {
        if let Some(last) = all.last_mut() {
            let gap = last.whole.end..title.whole.start;
            let joins = gap.len() == 1
                && matches!(r.lower(gap.start), "and" | "&")
                && !last.plural
                && !title.plural
                && last.tokens.end == last.whole.end
                && title.tokens.start == title.whole.start
                && title.determiner.is_none()
                && r.capitalized(last.head) == r.capitalized(title.head)
                && title.tokens.end < r.len()
                && r.sentence(title.head) == r.sentence(last.head)
                && !last.generic();
            if joins {
                last.tokens.end = title.tokens.end;
                last.whole.end = title.whole.end;
                last.head = title.head;
                last.country = last.country.take().or(title.country);
                last.organization = last.organization.take().or(title.organization);
                continue;
            }
        }
        all.push(title);
    }
    all
}

/// Whether a person's name begins at the token: the names model or a given name says so.
fn begins_person(r: &Reading, i: usize, portfolio_start: usize) -> bool {
    r.name_kind(i) == Some(NameKind::Person)
        || (i > portfolio_start && r.lexicon.given_names.contains(r.word(i)))
}

fn is_name_end(r: &Reading, t: usize) -> bool {
    r.name_kind(t) == Some(NameKind::Person)
}

fn floor_of_sentence(r: &Reading, t: usize) -> usize {
    r.sentence_around(t).start
}

/// The place or body whose last token is `t`.
pub fn ending_at(named: &[Named], t: usize) -> Option<&Named> {
    let k = named.partition_point(|n| n.tokens.end <= t);
    named
        .get(k)
        .filter(|n| n.tokens.end == t + 1 && n.tokens.start <= t)
}

/// The place or body whose first token is `t`.
pub fn starting_at(named: &[Named], t: usize) -> Option<&Named> {
    let k = named.partition_point(|n| n.tokens.start < t);
    named.get(k).filter(|n| n.tokens.start == t)
}
