//! Titles of office as phrases: "Chinese Director and Foreign Minister", "Acting Assistant Secretary for Global
//! Public Affairs", "President of the French Republic", "a senior State Department official".
//!
//! A title grows from its core, which the lexicon knows ("Foreign Minister", "secretary"), to the left over grades,
//! portfolios, countries and bodies, and to the right over "of …", "for …". Country and body are read off on the way.

mod core;
mod left;
mod located;
mod portfolio;
mod right;

use std::ops::Range;

pub use self::core::without_prefix;
use self::core::{Core, core_at};
use super::CountryCode;
use super::bodies::{Body, body_at, body_ending_at, is_body_noun};
use super::places::Named;
use super::reading::Reading;
use crate::lexicon::{Gender, Level, ModifierKind};

/// A country read off the words, and those words; none where a title alone implies it.
pub type CountryRead = (CountryCode, Option<Range<usize>>);

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
    /// The government served; none where the words name several.
    pub country: Option<CountryRead>,
    /// All countries coordinated before or after a plural ("the French and German ministers"), in order.
    pub countries: Vec<CountryRead>,
    /// Whether a region of several countries defines it ("Southeast Asian leaders").
    pub regional: bool,
    /// The body served as printed, and the words that say so.
    pub organization: Option<(String, Option<Range<usize>>)>,
    /// The possessor before it: "his", "Mr Sharif's".
    pub possessor: Option<Range<usize>>,
    /// The determiner before it, lower case.
    pub determiner: Option<String>,
}

impl Title {
    /// Whether it describes anyone of a kind rather than the holder of one office: official, diplomat, aide.
    pub fn generic(&self) -> bool {
        self.level == Level::Official
    }
    /// Whether it is "counterpart" or a word for it: the same office on the other side.
    pub fn counterpart(&self, r: &Reading) -> bool {
        matches!(
            r.lower(self.head),
            "counterpart" | "counterparts" | "colleague" | "colleagues"
        ) || matches!(r.lower(self.head), "number" | "numbers")
            && self.head > 0
            && r.lower(self.head - 1) == "opposite"
    }
    /// Whether it is "leader", which can mean any head of state, of government or of a movement.
    pub fn leader(&self, r: &Reading) -> bool {
        r.lower(self.head).starts_with("leader")
    }
    /// Whether its head is this noun.
    pub fn lemma_is(&self, r: &Reading, noun: &str) -> bool {
        r.lemma(self.head).eq_ignore_ascii_case(noun)
    }
    /// Whether the words name the country, rather than the title alone implying it.
    pub fn names_country(&self) -> bool {
        self.country.as_ref().is_some_and(|c| c.1.is_some())
    }
    /// Whether the determiner leaves open who it is: "a", "one", none before a plural.
    pub fn indefinite(&self) -> bool {
        matches!(
            self.determiner.as_deref(),
            Some("a" | "an" | "one" | "another")
        )
    }
    /// Whether the determiner denies or generalises: "no president", "any official".
    pub fn negative(&self) -> bool {
        matches!(
            self.determiner.as_deref(),
            Some("no" | "any" | "every" | "each")
        )
    }
    /// Whether an office was held before or is not held yet: former, late, then.
    pub fn past(&self, r: &Reading) -> bool {
        self.tokens
            .clone()
            .take_while(|&i| i <= self.head)
            .any(|i| {
                matches!(
                    r.lower(i),
                    "former"
                        | "ex"
                        | "then"
                        | "late"
                        | "deposed"
                        | "ousted"
                        | "onetime"
                        | "erstwhile"
                ) || without_prefix(r.lower(i)).is_some()
            })
    }
    /// The words that tell this office from others, folded: grades and portfolios with the head.
    pub fn telling_words(&self, r: &Reading) -> Vec<String> {
        let mut words: Vec<String> = self
            .tokens
            .clone()
            .filter(|&i| {
                !matches!(
                    r.lower(i),
                    "of" | "the" | "for" | "and" | "'s" | "to" | "on" | "," | "&"
                )
            })
            .filter(|i| {
                !self
                    .country
                    .as_ref()
                    .is_some_and(|c| c.1.as_ref().is_some_and(|w| w.contains(i)))
            })
            .map(|i| canonical_word(r, i))
            .collect();
        words.sort();
        words.dedup();
        words
    }
}

/// The canonical form of a word of a title: "adviser" for "advisor", "minister" for "ministers".
fn canonical_word(r: &Reading, i: usize) -> String {
    let lower = without_prefix(r.lower(i)).unwrap_or(r.lower(i));
    if let Some(row) = r
        .lexicon
        .office_heads
        .get(lower)
        .and_then(|rows| rows.first())
    {
        return if row.lemma == "advisor" {
            "adviser".into()
        } else {
            row.lemma.to_string()
        };
    }
    if let Some(row) = r
        .lexicon
        .office_modifiers
        .get(lower)
        .and_then(|rows| rows.first())
    {
        return row.lemma.to_string();
    }
    lower.to_string()
}

/// What the words around titles are read with.
pub struct Scene<'a> {
    /// The text.
    pub r: &'a Reading<'a>,
    /// Places and listed bodies.
    pub named: &'a [Named],
    /// Bodies, listed or shaped.
    pub bodies: &'a [Body],
}

/// Every title of the text, in order, none overlapping.
pub fn titles(scene: &Scene) -> Vec<Title> {
    let r = scene.r;
    let mut all: Vec<Title> = Vec::new();
    for s in r.content_sentences() {
        let sentence = r.sentence_tokens(s);
        let mut i = sentence.start;
        while i < sentence.end {
            let floor = all
                .last()
                .map_or(sentence.start, |t| t.whole.end.max(sentence.start));
            match core_at(scene, i) {
                Some(core) => {
                    let before = all.last().filter(|t| t.whole.end >= floor);
                    let title = grow(scene, core, before, floor, sentence.end);
                    i = title.whole.end;
                    all.push(title);
                }
                None => i += 1,
            }
        }
    }
    joined(r, all)
}

fn grow(scene: &Scene, core: Core, before: Option<&Title>, floor: usize, ceiling: usize) -> Title {
    let r = scene.r;
    let head = head_of(r, &core.tokens);
    let mut title = Title {
        whole: core.tokens.clone(),
        tokens: core.tokens,
        head,
        plural: core.plural,
        level: core.level,
        gender: core.gender,
        country: core.country.map(|c| (c, None)),
        countries: Vec::new(),
        regional: false,
        organization: core.organization.map(|o| (o.to_string(), None)),
        possessor: None,
        determiner: None,
    };
    right::grow(scene, &mut title, ceiling);
    body_across(scene, &mut title, floor);
    left::grow(scene, &mut title, before, floor);
    if title.countries.len() > 1 {
        title.country = None;
    }
    if title.organization.as_ref().is_none_or(|o| o.1.is_none()) {
        body_inside(scene, &mut title);
    }
    title
}

/// "U.S. State Department spokesman", "European Commission vice-president": a body that begins before the known words and
/// ends among them.
fn body_across(scene: &Scene, title: &mut Title, floor: usize) {
    let first = title.tokens.start;
    if let Some(b) = body_at(scene.bodies, first)
        && b.tokens.start < first
        && b.tokens.start >= floor
        && b.tokens.end <= title.head
    {
        title.organization = Some((scene.r.text(&b.tokens).to_string(), Some(b.tokens.clone())));
        if let Some(c) = b.country {
            title.country = Some((c, Some(b.tokens.clone())));
        }
        title.tokens.start = b.tokens.start;
        title.whole.start = b.tokens.start;
    }
}

/// "foreign ministry spokesman", "State Department official": the body that the words before the head name.
fn body_inside(scene: &Scene, title: &mut Title) {
    let r = scene.r;
    let noun = (title.tokens.start..title.head).rev().find(|&i| {
        is_body_noun(r.lower(i))
            && !matches!(
                r.lower(i),
                "society"
                    | "team"
                    | "service"
                    | "services"
                    | "center"
                    | "centre"
                    | "front"
                    | "movement"
                    | "mission"
                    | "force"
                    | "board"
            )
            || r.lower(i) == "house" && r.capitalized(i)
    });
    let Some(noun) = noun else { return };
    let words = match body_ending_at(scene.bodies, noun) {
        Some(b) => b.tokens.clone(),
        None => {
            let mut start = title.tokens.start;
            while start < noun && is_grade(r, start) {
                start += 1;
            }
            start..noun + 1
        }
    };
    // "Commission official": the table has the body's full name
    let name = match title.organization.take() {
        Some((name, None)) => name,
        _ => r.text(&words).to_string(),
    };
    title.organization = Some((name, Some(words)));
}

/// Whether a word before a head says rank or time, not over what.
fn is_grade(r: &Reading, i: usize) -> bool {
    r.lexicon
        .office_modifiers
        .get(r.lower(i))
        .and_then(|rows| rows.first())
        .is_some_and(|m| m.kind != ModifierKind::Portfolio)
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

/// Two titles of one person: "Director and Foreign Minister", "Prime Minister and Minister of Defence".
fn joined(r: &Reading, titles: Vec<Title>) -> Vec<Title> {
    let mut all: Vec<Title> = Vec::with_capacity(titles.len());
    for title in titles {
        if let Some(last) = all.last_mut() {
            let gap = last.whole.end..title.whole.start;
            let sides = matches!(last.determiner.as_deref(), Some("the" | "both"));
            let joins = gap.len() == 1
                && matches!(r.lower(gap.start), "and" | "&")
                && !last.plural
                && !title.plural
                && !sides
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

#[cfg(test)]
mod tests {
    use crate::extract::checks::check;

    #[test]
    fn titles_and_what_is_none() {
        check(&[
            ("The general elections were held in March.", &[]),
            ("The Council of Ministers approved the budget.", &[]),
            ("Leaders' Summit papers were published.", &[]),
            ("The G20 Leaders' Declaration was adopted in Rome.", &[]),
            ("She heads to Lima next week.", &[]),
            (
                "Chinese Director and Foreign Minister Zhao Lin arrived.",
                &["person | Zhao Lin | Director and Foreign Minister | CN"],
            ),
            (
                "Deputy Supreme Commander Omar Haddad saluted.",
                &["person | Omar Haddad | Deputy Supreme Commander | -"],
            ),
            (
                "President of the Republic of Ruritania Anna Weber spoke.",
                &["person | Anna Weber | President of the Republic of Ruritania | -"],
            ),
            (
                "President of the Republic of Finland Matti Korhonen spoke.",
                &["person | Matti Korhonen | President | FI"],
            ),
            (
                "The President and Prime Minister Anna Weber met.",
                &["person | Anna Weber | Prime Minister | -"],
            ),
            (
                "Foreign ministry spokesman Hans Keller declined to comment.",
                &["person | Hans Keller | Foreign ministry spokesman | -"],
            ),
            (
                "State Department spokesperson Mary Stone said little.",
                &["person | Mary Stone | State Department spokesperson | US"],
            ),
            (
                "Prime Minister and Minister of Defense Paul Berg arrived.",
                &["person | Paul Berg | Prime Minister and Minister of Defense | -"],
            ),
            (
                "President-elect Maria Lopez of Chile won.",
                &["person | Maria Lopez | President-elect | CL"],
            ),
        ]);
    }
}
