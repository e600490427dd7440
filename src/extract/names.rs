//! Names of people as runs of tokens: after a title or honorific, where the names model says so, or where a given or
//! family name opens a run of capitals.

use super::calendar::is_calendar;
use std::collections::HashSet;
use std::ops::Range;

use super::bodies::{Body, body_at, is_body_noun};
use super::places::{Named, What, starting_at};
use super::reading::Reading;
use super::titles::Title;
use crate::lexicon::{Gender, PlaceKind};
use crate::syntax::{NameKind, Tag};

/// A person's name in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name proper.
    pub tokens: Range<usize>,
    /// With its honorific.
    pub whole: Range<usize>,
    /// What the honorific or given name says of gender.
    pub gender: Option<Gender>,
    /// An honorific stands before it: a short form of someone known.
    pub honorific: bool,
}

/// Lower-case words inside names.
const PARTICLES: &[&str] = &[
    "al", "el", "bin", "bint", "ibn", "abu", "abd", "de", "del", "della", "da", "das", "do", "dos",
    "di", "du", "la", "le", "van", "von", "der", "den", "ter", "ten", "y", "e", "ul", "ur", "st.",
    "af", "av", "zu", "ould", "ag", "dit", "uz", "ud", "ben", "binti", "a/l",
];

/// What may end a name: generational suffixes.
const SUFFIXES: &[&str] = &["jr.", "jr", "sr.", "sr", "ii", "iii", "iv", "vi", "xiv"];

/// What a run of capitals is named by when it is a place, a thing or a text, not a person.
const THINGS: &[&str] = &[
    "airlines",
    "bank",
    "factory",
    "group",
    "holding",
    "mining",
    "motors",
    "plant",
    "railways",
    "accord",
    "accords",
    "act",
    "address",
    "affairs",
    "agenda",
    "agreement",
    "airbase",
    "airport",
    "archipelago",
    "arena",
    "award",
    "bay",
    "beach",
    "bridge",
    "building",
    "bulletin",
    "camp",
    "canal",
    "cape",
    "castle",
    "charter",
    "channel",
    "church",
    "city",
    "college",
    "computing",
    "conference",
    "convention",
    "county",
    "cup",
    "day",
    "day's",
    "declaration",
    "district",
    "doctrine",
    "dynasty",
    "era",
    "executive",
    "file",
    "forest",
    "forum",
    "gate",
    "games",
    "garden",
    "gulf",
    "hall",
    "harbor",
    "harbour",
    "highway",
    "hill",
    "hills",
    "hospital",
    "hotel",
    "house",
    "initiative",
    "island",
    "islands",
    "isles",
    "jiao",
    "lake",
    "law",
    "library",
    "mall",
    "market",
    "medal",
    "memorial",
    "mosque",
    "mount",
    "mountain",
    "mountains",
    "museum",
    "news",
    "ocean",
    "order",
    "palace",
    "park",
    "peninsula",
    "pact",
    "plan",
    "plaza",
    "port",
    "post",
    "prefecture",
    "press",
    "prison",
    "prize",
    "program",
    "programme",
    "project",
    "protocol",
    "province",
    "reef",
    "region",
    "report",
    "republic",
    "resolution",
    "river",
    "road",
    "room",
    "rules",
    "school",
    "scholarship",
    "sea",
    "shoal",
    "shrine",
    "square",
    "stadium",
    "station",
    "strait",
    "street",
    "studio",
    "studios",
    "summit",
    "temple",
    "terminal",
    "theater",
    "theatre",
    "times",
    "tower",
    "treaty",
    "tribune",
    "valley",
    "village",
    "war",
    "zone",
];

/// Every person's name of the text, in order, none overlapping.
pub fn names(r: &Reading, named: &[Named], bodies: &[Body], titles: &[Title]) -> Vec<Name> {
    let mut titled = vec![false; r.len() + 1];
    let mut after_title = vec![false; r.len() + 1];
    for t in titles {
        titled[t.tokens.clone()].fill(true);
        after_title[t.whole.end] = !t.plural || r.capitalized(t.head);
    }
    let scene = Names {
        r,
        named,
        bodies,
        titled,
    };
    let mut all: Vec<Name> = Vec::new();
    for s in r.content_sentences() {
        let sentence = r.sentence_tokens(s);
        let mut i = sentence.start;
        while i < sentence.end {
            if scene.titled[i] {
                i += 1;
                continue;
            }
            match scene.name_at(after_title[i], i, sentence.end) {
                Some(name) => {
                    i = name.whole.end;
                    all.push(name);
                }
                // "Sri Lanka", "San Salvador": nothing inside a place is a name
                None => i = starting_at(named, i).map_or(i + 1, |n| n.tokens.end.max(i + 1)),
            }
        }
    }
    scene.short_forms(&mut all);
    all
}

struct Names<'a> {
    r: &'a Reading<'a>,
    named: &'a [Named],
    bodies: &'a [Body],
    titled: Vec<bool>,
}

impl Names<'_> {
    /// A word of a full name that stands alone elsewhere is that name's short form, whatever the names model takes it for.
    fn short_forms(&self, all: &mut Vec<Name>) {
        let r = self.r;
        let words: HashSet<&str> = all
            .iter()
            .filter(|n| n.tokens.len() >= 2)
            .flat_map(|n| n.tokens.clone())
            .map(|i| r.word(i))
            .filter(|w| {
                w.chars().count() >= 3
                    && w.chars().next().is_some_and(char::is_uppercase)
                    && !w.ends_with('.')
            })
            .collect();
        let mut taken = vec![false; r.len() + 1];
        for name in all.iter() {
            taken[name.whole.clone()].fill(true);
        }
        let part_of_more = |i: usize, s: usize| {
            i < r.len()
                && r.sentence(i) == s
                && r.tag(i).is_proper()
                && !taken[i]
                && !self.titled[i]
                && r.capitalized(i)
                && !super::places::covering(self.named, i)
        };
        let mut found = Vec::new();
        for s in r.content_sentences() {
            for i in r.sentence_tokens(s) {
                let free = !taken[i] && !self.titled[i] && !super::places::covering(self.named, i);
                let beside = i > 0 && part_of_more(i - 1, s) || part_of_more(i + 1, s);
                if free && !beside && r.tag(i).is_proper() && words.contains(r.word(i)) {
                    found.push(Name {
                        tokens: i..i + 1,
                        whole: i..i + 1,
                        gender: None,
                        honorific: false,
                    });
                }
            }
        }
        all.extend(found);
        all.sort_by_key(|n| n.whole.start);
    }

    fn name_at(&self, after_title: bool, i: usize, end: usize) -> Option<Name> {
        let r = self.r;
        if self.opens_place(i) || self.listed_body(i) {
            return None;
        }
        let mut start = i;
        let mut gender = None;
        let mut honorific = false;
        while let Some((n, rows)) = r.lexicon.honorifics.longest_at(r.ahead(start)) {
            if start + n >= end
                || !r.capitalized(start)
                || !(r.capitalized(start + n) || self.is_particle(start + n, end))
            {
                break;
            }
            honorific = true;
            gender = gender.or(rows.first().and_then(|h| h.gender));
            start += n;
            if self.titled[start] {
                return None;
            }
        }
        start = self.past_question(start, end);
        let announced = after_title || honorific;
        if !(announced || self.likely(start, end))
            || !(r.capitalized(start) || self.is_particle(start, end))
        {
            return None;
        }
        if announced && !self.plausible(start, honorific) {
            return None;
        }
        let stop = self.run_end(start, end, announced);
        let tokens = start..stop;
        if tokens.len() == 1 && r.word(start).chars().filter(|c| c.is_alphabetic()).count() < 2 {
            return None;
        }
        if tokens.is_empty()
            || self.is_elsewhere(&tokens, announced)
            || self.is_thing(&tokens, end, announced)
        {
            return None;
        }
        let given = r
            .lexicon
            .given_names
            .get(r.word(start))
            .and_then(|rows| rows.first()?.gender)
            .filter(|_| tokens.len() > 1);
        Some(Name {
            tokens,
            whole: i..stop,
            gender: gender.or(given),
            honorific,
        })
    }

    /// Whether the words themselves look like a name: the names model, a given name or a family name that stands first.
    fn likely(&self, i: usize, end: usize) -> bool {
        let r = self.r;
        if r.lexicon
            .leaders
            .by_name
            .longest_at(r.ahead(i))
            .is_some_and(|(n, _)| n > 1)
        {
            return true;
        }
        match r.name_kind(i) {
            Some(NameKind::Person) => return true,
            // a name the model takes for a place or body counts only if the lexicon knows both sides of it
            Some(_) => {
                let korean = self.surname_first(i) && i + 1 < end && r.word(i + 1).contains('-');
                return (r.lexicon.given_names.contains(r.word(i)) || korean)
                    && i + 1 < end
                    && r.capitalized(i + 1)
                    && r.tag(i + 1).is_proper()
                    && !self.names_thing(i + 1)
                    && body_at(self.bodies, i).is_none()
                    && starting_at(self.named, i).is_none();
            }
            None => {}
        }
        let next = i + 1;
        next < end
            && r.capitalized(i)
            && self.name_word(next)
            && body_at(self.bodies, i).is_none()
            && !self.titled[next]
            && (r.lexicon.given_names.contains(r.word(i))
                && (r.tag(i).is_proper() || i == r.sentence_around(i).start)
                || self.surname_first(i) && r.tag(i).is_proper())
    }

    /// A capital inside a sentence that is no word of grammar: what can go on a name whatever the tagger made of it.
    fn name_word(&self, i: usize) -> bool {
        let r = self.r;
        r.capitalized(i)
            && (r.tag(i).is_proper()
                || matches!(
                    r.tag(i),
                    Tag::NN | Tag::NNS | Tag::JJ | Tag::FW | Tag::VB | Tag::VBP | Tag::VBN
                ))
    }

    fn surname_first(&self, i: usize) -> bool {
        self.r.lexicon.surname_first.contains(self.r.word(i))
    }

    /// "Will Xi attend?": a modal that opens a question is no given name.
    fn past_question(&self, i: usize, end: usize) -> usize {
        let r = self.r;
        let opens = i == r.sentence_around(i).start && matches!(r.lower(i), "will" | "may" | "can");
        if opens && r.lower(end - 1) == "?" && i + 1 < end {
            i + 1
        } else {
            i
        }
    }

    /// Whether what follows a title or honorific can be a name: not a place or body, not a word of grammar.
    fn plausible(&self, i: usize, honorific: bool) -> bool {
        let r = self.r;
        let person = r.name_kind(i) == Some(NameKind::Person);
        if let Some(n) = starting_at(self.named, i) {
            return person
                || honorific
                || self.can_be_name(n) && r.lexicon.given_names.contains(r.word(i));
        }
        if body_at(self.bodies, i).is_some() && !person {
            return false;
        }
        if self.names_thing(i) && !honorific {
            return false;
        }
        r.tag(i).is_proper()
            || person
            || r.lexicon.given_names.contains(r.word(i))
            || self.is_particle(i, r.sentence_around(i).end)
            || matches!(
                r.tag(i),
                Tag::NN | Tag::NNS | Tag::JJ | Tag::FW | Tag::VB | Tag::VBP
            ) && r.capitalized(i)
    }

    fn is_particle(&self, i: usize, end: usize) -> bool {
        let r = self.r;
        let w = r.lower(i);
        if arabic_article(w) && w.len() > 3 {
            return true;
        }
        // "van der Berg"
        let next = i + 1;
        let goes_on = next < end
            && (r.capitalized(next)
                || PARTICLES.contains(&r.lower(next)) && next + 1 < end && r.capitalized(next + 1));
        PARTICLES.contains(&w) && goes_on
    }

    /// One past the last token of the name that starts at `start`.
    fn run_end(&self, start: usize, end: usize, announced: bool) -> usize {
        let r = self.r;
        let mut j = start;
        let known = r
            .lexicon
            .leaders
            .by_name
            .longest_at(r.ahead(start))
            .map_or(0, |(n, _)| n);
        let given = r.lexicon.given_names.contains(r.word(start));
        let mut suffixed = false;
        while j < end {
            let lower = r.lower(j);
            if self.titled[j] && j > start || r.tag(j) == Tag::POS || lower == "'s" {
                break;
            }
            if j > start && SUFFIXES.contains(&lower) {
                suffixed = true;
                j += 1;
                continue;
            }
            let person = r.name_kind(j) == Some(NameKind::Person);
            let other = r.name_kind(j).is_some_and(|k| k != NameKind::Person);
            let surely = j < start + known || given && j == start + 1;
            if j > start && other && r.begins_name(j) && !announced && !surely {
                break;
            }
            if self.is_particle(j, end) && self.particle_fits(j, start) {
                j += 1;
                suffixed = false;
                continue;
            }
            let initial =
                r.word(j).chars().count() == 2 && r.word(j).ends_with('.') && r.capitalized(j);
            let proper = r.capitalized(j)
                && (r.tag(j).is_proper()
                    || person
                    || announced && j == start
                    || initial
                    || j < start + known
                    || j == start + 1 && given && self.name_word(j)
                    || j > start
                        && self.surname_first(start)
                        && j <= start + 2
                        && r.tag(j).is_noun());
            if proper && !suffixed {
                let place = starting_at(self.named, j).is_some_and(|n| !self.can_be_name(n));
                let body = body_at(self.bodies, j).is_some_and(|b| !b.shaped);
                if j > start && !person && (place || body) || is_calendar(lower) {
                    break;
                }
                // "Antony Blinken Secretary of State" in a heading; "Xi Tuesday"
                j += 1;
                continue;
            }
            // "Joseph R. Biden, Jr."
            if j > start
                && lower == ","
                && j + 1 < end
                && matches!(r.lower(j + 1), "jr." | "jr" | "sr." | "sr")
            {
                return j + 2;
            }
            break;
        }
        j
    }

    fn particle_fits(&self, j: usize, start: usize) -> bool {
        let r = self.r;
        let lower = r.lower(j);
        if j == start {
            return true;
        }
        // "and" in other languages joins two family names, capitals after it
        !matches!(lower, "e" | "y" | "do" | "la" | "le" | "den" | "ten" if !r.capitalized(j + 1) && !PARTICLES.contains(&r.lower(j + 1)))
    }

    fn can_be_name(&self, n: &Named) -> bool {
        n.tokens.len() == 1
            && match &n.what {
                What::Place { kind, .. } => matches!(
                    kind,
                    PlaceKind::City | PlaceKind::Region | PlaceKind::Capital | PlaceKind::Country
                ),
                What::Body { .. } => false,
            }
    }

    /// Whether a place of several words begins here ("Sri Lanka", "San Francisco").
    fn opens_place(&self, i: usize) -> bool {
        starting_at(self.named, i)
            .is_some_and(|n| n.tokens.len() > 1 && matches!(n.what, What::Place { .. }))
    }

    fn listed_body(&self, i: usize) -> bool {
        starting_at(self.named, i).is_some_and(|n| matches!(n.what, What::Body { .. }))
            && self.r.name_kind(i) != Some(NameKind::Person)
    }

    /// Whether the run is wholly a place or body.
    fn is_elsewhere(&self, tokens: &Range<usize>, announced: bool) -> bool {
        let r = self.r;
        let Some(n) = starting_at(self.named, tokens.start) else {
            return body_at(self.bodies, tokens.start)
                .is_some_and(|b| b.tokens.end >= tokens.end && !announced);
        };
        if announced && n.tokens.len() == 1 && self.can_be_name(n) {
            return false;
        }
        let person = r.name_kind(tokens.start) == Some(NameKind::Person);
        n.tokens.end >= tokens.end
            && !(person && self.can_be_name(n) && n.tokens.len() == 1 && tokens.len() > 1)
    }

    /// "Second Thomas Shoal", "John F. Kennedy Center", "Abraham Accords": named after people, but things.
    fn is_thing(&self, tokens: &Range<usize>, end: usize, announced: bool) -> bool {
        let last = tokens.end - 1;
        let inside = tokens.len() > 1
            && (tokens.start + 1..tokens.end).any(|i| self.names_thing(i))
            && !announced;
        let next = tokens.end;
        let follows =
            next < end && self.r.capitalized(next) && self.names_thing(next) && !self.titled[next];
        let before = tokens.start > self.r.sentence_around(tokens.start).start && !announced && {
            let b = tokens.start - 1;
            self.r.capitalized(b)
                && matches!(
                    self.r.lower(b),
                    "mount"
                        | "lake"
                        | "camp"
                        | "port"
                        | "fort"
                        | "cape"
                        | "operation"
                        | "hurricane"
                        | "typhoon"
                        | "cyclone"
                )
        };
        inside || follows || before || tokens.len() == 1 && self.names_thing(last) && !announced
    }

    fn names_thing(&self, i: usize) -> bool {
        let lower = self.r.lower(i);
        THINGS.contains(&lower) || is_body_noun(lower)
    }
}

fn arabic_article(lower: &str) -> bool {
    [
        "al-", "el-", "ul-", "as-", "ar-", "az-", "ash-", "an-", "at-", "ad-",
    ]
    .iter()
    .any(|a| lower.starts_with(a))
}

#[cfg(test)]
mod tests {
    use crate::extract::checks::check;

    #[test]
    fn names_of_every_region() {
        check(&[
            ("The ship reached Second Thomas Shoal.", &[]),
            ("They signed the Abraham Accords at Camp David.", &[]),
            ("The talks moved to Sri Lanka.", &[]),
            ("Will Xi attend?", &[]),
            ("She studied at Johns Hopkins University.", &[]),
            ("The Executive Order names two firms.", &[]),
            (
                "President Joseph R. Baker, Jr. spoke.",
                &["person | Joseph R. Baker, Jr. | President | -"],
            ),
            (
                "Prime Minister Nguyen Van Minh of Vietnam spoke.",
                &["person | Nguyen Van Minh | Prime Minister | VN"],
            ),
            (
                "Foreign Minister Kim Sung-ho of South Korea spoke.",
                &["person | Kim Sung-ho | Foreign Minister | KR"],
            ),
            (
                "Defense Minister Khalid bin Omar Al Rashid of Qatar spoke.",
                &["person | Khalid bin Omar Al Rashid | Defense Minister | QA"],
            ),
            (
                "Malaysian Prime Minister Dato' Seri Ahmad Hamzah spoke.",
                &["person | Ahmad Hamzah | Prime Minister | MY"],
            ),
            (
                "Icelandic Foreign Minister Jón Þór Einarsson spoke.",
                &["person | Jón Þór Einarsson | Foreign Minister | IS"],
            ),
            (
                "Foreign Minister José Antonio García-López of Spain spoke.",
                &["person | José Antonio García-López | Foreign Minister | ES"],
            ),
            (
                "Prime Minister Ludwig van der Berg of Belgium spoke.",
                &["person | Ludwig van der Berg | Prime Minister | BE"],
            ),
            (
                "Ugandan President Grace Okello spoke.",
                &["person | Grace Okello | President | UG"],
            ),
            (
                "Indian Defence Secretary A.K. Rao spoke.",
                &["person | A.K. Rao | Defence Secretary | IN"],
            ),
        ]);
    }
}
