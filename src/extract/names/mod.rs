//! Names of people as runs of tokens: after a title or honorific, where the names model says so, or where a given or
//! family name opens a run of capitals.

mod evidence;
mod extent;
mod things;

use std::collections::HashSet;
use std::ops::Range;

use super::bodies::Body;
use super::places::{Named, What, starting_at};
use super::reading::Reading;
use super::titles::Title;
use crate::lexicon::{Gender, PlaceKind};
use crate::syntax::Tag;

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
    /// The words after it say that it is somebody's: "…, a judge", "…, who".
    pub introduced: bool,
}

/// Every person's name of the text, in order, none overlapping.
pub fn names(r: &Reading, named: &[Named], bodies: &[Body], titles: &[Title]) -> Vec<Name> {
    let mut titled = vec![false; r.len() + 1];
    let mut after_title = vec![false; r.len() + 1];
    let mut begins_title = vec![false; r.len() + 1];
    let mut apposed = vec![false; r.len() + 1];
    let mut served = vec![false; r.len() + 1];
    for t in titles {
        titled[t.tokens.clone()].fill(true);
        // "President of Finland Alexander …": whom the title serves opens no name, whatever the names model takes it for
        if let Some((_, Some(words))) = &t.country
            && words.start > t.head
            && words.end <= t.whole.end
        {
            served[words.clone()].fill(true);
        }
        let possessor = t.possessor.as_ref().filter(|p| p.start < t.head);
        let from = possessor.map_or(t.whole.start, |p| p.start.min(t.whole.start));
        // "the delta, a bishop said, is dry": the bishop is nobody's apposition
        let speaks = t.whole.end < r.len() && matches!(r.lower(t.whole.end), "said" | "says");
        let definite = t.determiner.is_some() && !t.indefinite() && !t.generic();
        let marked = t.whole.end + 1 < r.len() && r.lower(t.whole.end) == ",";
        apposed[t.whole.end + usize::from(marked)] |= marked && definite && !t.plural;
        // "at Villa Rosa, Prime Minister Jan Novak spoke": a capital's title may be that of the name behind it
        let own = r.capitalized(t.head) && t.whole.end < r.len() && r.capitalized(t.whole.end);
        begins_title[from] |= !t.plural && !own && !speaks;
        after_title[t.whole.end] = !t.plural || r.capitalized(t.head);
    }
    let scene = Names {
        r,
        named,
        bodies,
        titled,
        begins_title,
        apposed,
    };
    let mut all: Vec<Name> = Vec::new();
    for s in r.content_sentences() {
        let sentence = r.sentence_tokens(s);
        let mut i = sentence.start;
        while i < sentence.end {
            if scene.titled[i] || served[i] {
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
    /// Where the phrase of one person's office begins.
    begins_title: Vec<bool>,
    /// What stands behind the comma after one person's office: "the president of the council, …".
    apposed: Vec<bool>,
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
        let surnames: HashSet<&str> = all
            .iter()
            .filter(|n| n.tokens.len() >= 2)
            .map(|n| r.word(n.tokens.end - 1))
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
                let free = !taken[i] && !self.titled[i] && !self.stays_place(i);
                let beside = i > 0 && part_of_more(i - 1, s) || part_of_more(i + 1, s);
                let tagged = r.tag(i).is_proper()
                    || surnames.contains(r.word(i)) && self.common_noun_as_name(i);
                if free && !beside && tagged && words.contains(r.word(i)) {
                    found.push(Name {
                        tokens: i..i + 1,
                        whole: i..i + 1,
                        gender: None,
                        honorific: false,
                        introduced: false,
                    });
                }
            }
        }
        all.extend(found);
        all.sort_by_key(|n| n.whole.start);
    }

    /// "Rivers said little": a family name that the tagger takes for the noun; where it opens a sentence only before its verb or
    /// somebody joined to it.
    fn common_noun_as_name(&self, i: usize) -> bool {
        let r = self.r;
        let sentence = r.sentence_around(i);
        let opens = (sentence.start..i).all(|k| r.tag(k).is_punct());
        let acts = || {
            i + 1 < sentence.end
                && (matches!(r.tag(i + 1), Tag::VBD | Tag::VBZ | Tag::MD | Tag::POS)
                    || r.lower(i + 1) == "and" && i + 2 < sentence.end && r.capitalized(i + 2))
        };
        r.tag(i).is_noun() && (!opens || acts())
    }

    /// "Don" and "Ma" of "Minister Don Hale", "Minister Ma Liwen": what can be an address is a name of its own where behind a
    /// title one word alone follows it.
    fn is_first_name(&self, i: usize, end: usize) -> bool {
        let r = self.r;
        let goes_on = |k: usize| k < end && r.capitalized(k) && r.tag(k).is_proper();
        let known = r.lexicon.given_names.contains(r.word(i)) || self.surname_first(i);
        known && goes_on(i + 1) && !self.titled[i + 1] && !goes_on(i + 2)
    }

    /// Whether a place that covers a token stays one even where it is also a word of somebody's name: all but a lone town ("Santos")
    /// that no preposition leads to.
    fn stays_place(&self, i: usize) -> bool {
        let r = self.r;
        let town = starting_at(self.named, i).is_some_and(|n| {
            let kind = match n.what {
                What::Place { kind, .. } => Some(kind),
                What::Body { .. } => None,
            };
            n.tokens.len() == 1 && kind == Some(PlaceKind::City)
        });
        let led = i > r.sentence_around(i).start
            && matches!(
                r.lower(i - 1),
                "in" | "at" | "to" | "from" | "near" | "via" | "through" | "outside"
            );
        super::places::covering(self.named, i) && (!town || led)
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
                || n == 1 && after_title && start == i && self.is_first_name(start, end)
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
        // "GENEVA, Jan. 5 —": the place that opens a report
        if self.dateline(start, end) {
            return None;
        }
        let announced = after_title || honorific;
        let introduced = self.introduced(start, end);
        if !(announced || introduced || self.likely(start, end))
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
            || !honorific && self.is_common(&tokens)
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
            introduced,
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::checks::check;
    use crate::extract::extract;
    use crate::text::{Document, Meta};

    #[test]
    fn family_names_that_are_also_nouns() {
        for (text, mentions) in [
            (
                "Foreign Minister Rosa Waters spoke. Waters of the Rhine rose.",
                1,
            ),
            ("Foreign Minister Rosa Waters spoke. The waters rose.", 1),
            ("Foreign Minister Rosa Waters spoke. Waters said little.", 2),
            (
                "Foreign Minister Rosa Waters spoke. The envoy told Waters so.",
                2,
            ),
        ] {
            let read = extract(&Document::read(Meta::default(), text));
            assert_eq!(read.officials[0].mentions, mentions, "{text}");
        }
    }

    #[test]
    fn names_of_every_region() {
        check(&[
            ("The ship reached Second Thomas Shoal.", &[]),
            ("They signed the Abraham Accords at Camp David.", &[]),
            ("The talks moved to Sri Lanka.", &[]),
            ("Will Xi attend?", &[]),
            (
                "The General Staff wrote. Bahrain is a Major Non-NATO Ally. They held a Strategic Dialogue.",
                &[],
            ),
            ("The Vice Premier spoke. He Monday left for Riga.", &[]),
            (
                "Trade Minister Don Hale and Don Felipe Ruiz met Vice Premier He Junlan and Foreign Minister Ma Liwen.",
                &[
                    "person | Don Hale | Trade Minister | -",
                    "person | Felipe Ruiz | - | -",
                    "person | He Junlan | Vice Premier | -",
                    "person | Ma Liwen | Foreign Minister | -",
                ],
            ),
            (
                "Defence Minister So Young-ho saw General An Kyu-min.",
                &[
                    "person | So Young-ho | Defence Minister | -",
                    "person | An Kyu-min | General | -",
                ],
            ),
            (
                "She saw President of Finland Oskar Lehto and the Prime Minister of Jordan Omar Haddad.",
                &[
                    "person | Oskar Lehto | President | FI",
                    "person | Omar Haddad | Prime Minister | JO",
                ],
            ),
            (
                "President Ana Santos spoke. The ship sailed from Santos. Ministers met in Santos.",
                &["person | Ana Santos | President | -"],
            ),
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
                "South Korean President Park Tae-yul spoke.",
                &["person | Park Tae-yul | President | KR"],
            ),
            (
                "KRASNOVO GORKA, Russia — President Pavel Orlov spoke.",
                &["person | Pavel Orlov | President | RU"],
            ),
            (
                "Later she saw the president of the European Parliament, Dimitra Kalo Vassou.",
                &["person | Dimitra Kalo Vassou | president of the European Parliament | -"],
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
