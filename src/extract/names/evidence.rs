//! Does a name begin here: by the names model, by a given or family name, after a title; or is it a place or a body?

use std::ops::Range;

use super::Names;
use crate::extract::bodies::body_at;
use crate::extract::calendar::is_calendar;
use crate::extract::places::{Named, What, covering, starting_at};
use crate::lexicon::PlaceKind;
use crate::syntax::{NameKind, Tag};

/// How many words a name has that only what follows it shows to be one.
const LONGEST: usize = 4;

impl Names<'_> {
    /// Whether the words themselves look like a name: the names model, a given name or a family name that stands first.
    pub(super) fn likely(&self, i: usize, end: usize) -> bool {
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

    /// Whether what follows a title or honorific can be a name: not a place or body, not a word of grammar.
    pub(super) fn plausible(&self, i: usize, honorific: bool) -> bool {
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
        // "President Park Tae-yul": what can be a park is a family name after a title
        if self.names_thing(i) && !honorific && !self.surname_first(i) {
            return false;
        }
        r.tag(i).is_proper()
            || person
            || r.lexicon.given_names.contains(r.word(i))
            || self.word_as_name(i)
            || self.is_particle(i, r.sentence_around(i).end)
            || matches!(
                r.tag(i),
                Tag::NN | Tag::NNS | Tag::JJ | Tag::FW | Tag::VB | Tag::VBP
            ) && r.capitalized(i)
    }

    /// "He", "An", "So" of "Vice Premier He Junlan": a word of grammar spelled as a name inside a sentence, more of a name behind it.
    fn word_as_name(&self, i: usize) -> bool {
        let r = self.r;
        let sentence = r.sentence_around(i);
        let next = i + 1;
        i > sentence.start
            && next < sentence.end
            && r.capitalized(i)
            && matches!(r.tag(i), Tag::PRP | Tag::DT | Tag::RB | Tag::MD)
            && r.capitalized(next)
            && !self.titled[next]
            && (r.name_kind(next) == Some(NameKind::Person)
                || self.surname_first(i)
                    && (r.tag(next).is_proper() || r.word(next).contains('-'))
                    && !is_calendar(r.lower(next)))
    }

    /// "Kofi Nantambu, president of the council", "Kofi Nantambu, who": what follows the capitals says that they name somebody.
    pub(super) fn introduced(&self, i: usize, end: usize) -> bool {
        let r = self.r;
        let part = |k: usize| {
            r.capitalized(k)
                && r.tag(k).is_proper()
                && !self.titled[k]
                && !self.names_thing(k)
                && (!covering(self.named, k)
                    || r.lexicon.given_names.contains(r.word(k))
                        && starting_at(self.named, k).is_some_and(|n| self.can_be_name(n)))
                && body_at(self.bodies, k).is_none()
                && !is_calendar(r.lower(k))
        };
        let start = r.sentence_around(i).start;
        if i > start && (part(i - 1) || self.is_particle(i - 1, end)) {
            return false;
        }
        let stop = (i..end.min(i + LONGEST)).find(|&k| !part(k)).unwrap_or(end);
        if stop < i + 2 {
            return false;
        }
        if self.apposed[i] && (stop >= end || matches!(r.lower(stop), "," | "." | ";")) {
            return true;
        }
        if stop + 2 >= end || r.lower(stop) != "," {
            return false;
        }
        if r.lower(stop + 1) == "who" {
            return true;
        }
        // "At Villa Rosa, the president spoke": a place, and the subject of the sentence
        let located = i > start && r.tag(i - 1) == Tag::IN;
        let article = r.tag(stop + 1) == Tag::DT;
        let title = self.begins_title[stop + 1] || article && self.begins_title[stop + 2];
        let within = i > start && matches!(r.lower(i - 1), "in" | "at" | "near");
        title && !within && !(located && r.lower(stop + 1) == "the")
    }

    /// Whether capitals through and through open the paragraph, with a mark behind them.
    pub(super) fn dateline(&self, i: usize, end: usize) -> bool {
        let r = self.r;
        let first = r.sentence(i);
        let opens = i == r.sentence_tokens(first).start
            && (first == 0 || r.doc.sentences[first - 1].paragraph != r.paragraph(i));
        let loud = |k: usize| {
            let word = r.word(k);
            word.chars().count() > 2 && word.chars().all(|c| c.is_uppercase() || c == '-')
        };
        let stop = (i..end).find(|&k| !loud(k)).unwrap_or(end);
        opens && stop > i && stop < end && matches!(r.lower(stop), "," | "(" | "—" | "–" | "-")
    }

    /// A capital inside a sentence that is no word of grammar: what can go on a name whatever the tagger made of it.
    pub(super) fn name_word(&self, i: usize) -> bool {
        let r = self.r;
        r.capitalized(i)
            && (r.tag(i).is_proper()
                || matches!(
                    r.tag(i),
                    Tag::NN | Tag::NNS | Tag::JJ | Tag::FW | Tag::VB | Tag::VBP | Tag::VBN
                ))
    }

    pub(super) fn surname_first(&self, i: usize) -> bool {
        self.r.lexicon.surname_first.contains(self.r.word(i))
    }

    /// "Will Xi attend?": a modal that opens a question is no given name.
    pub(super) fn past_question(&self, i: usize, end: usize) -> usize {
        let r = self.r;
        let opens = i == r.sentence_around(i).start && matches!(r.lower(i), "will" | "may" | "can");
        if opens && r.lower(end - 1) == "?" && i + 1 < end {
            i + 1
        } else {
            i
        }
    }

    pub(super) fn can_be_name(&self, n: &Named) -> bool {
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
    pub(super) fn opens_place(&self, i: usize) -> bool {
        starting_at(self.named, i)
            .is_some_and(|n| n.tokens.len() > 1 && matches!(n.what, What::Place { .. }))
    }

    pub(super) fn listed_body(&self, i: usize) -> bool {
        starting_at(self.named, i).is_some_and(|n| matches!(n.what, What::Body { .. }))
            && self.r.name_kind(i) != Some(NameKind::Person)
    }

    /// Whether the run is wholly a place or body.
    pub(super) fn is_elsewhere(&self, tokens: &Range<usize>, announced: bool) -> bool {
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
}

#[cfg(test)]
mod tests {
    use crate::extract::checks::check;

    #[test]
    fn names_that_what_follows_shows() {
        check(&[
            ("The Brumosa Delta, a bishop said, is dry.", &[]),
            (
                "She spoke at Brumosa Delta, Prime Minister Jan Novak said.",
                &["person | Jan Novak | Prime Minister | -"],
            ),
            (
                "She spoke today with Akiba Taro, Prime Minister of Norway.",
                &["person | Akiba Taro | Prime Minister | NO"],
            ),
            (
                "Zuberi Nantambo, president of the herders' council, spoke.",
                &["person | Zuberi Nantambo | president of the herders' council | -"],
            ),
        ]);
    }
}
