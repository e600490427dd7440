//! Which words did the tagger take for nouns that do a verb's work? "Silva, the minister, flies to Rome", "the office declines to say".
//!
//! A form that the table of the field's verbs knows is read as that verb where the words beside it leave no noun's place for it.

use std::ops::Range;

use crate::lexicon::{EncounterPart, Inflection, Lexicon, NounClass, VerbClass, VerbForm};
use crate::syntax::{NameKind, Tag, Word};
use crate::text::Document;

/// A verb taken for a noun: its tag and its infinitive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mistaken {
    /// What it should be tagged as.
    pub tag: Tag,
    /// Its infinitive.
    pub infinitive: &'static str,
}

/// What stands around a token.
struct Words<'a> {
    doc: &'a Document,
    tagged: &'a [Word],
    lower: &'a [String],
    lexicon: &'static Lexicon,
}

/// For each token, the verb it is if the tagger took it for a noun.
pub fn mistaken(
    doc: &Document,
    tagged: &[Word],
    lower: &[String],
    lexicon: &'static Lexicon,
) -> Vec<Option<Mistaken>> {
    let words = Words {
        doc,
        tagged,
        lower,
        lexicon,
    };
    let mut all = vec![None; tagged.len()];
    for sentence in &doc.sentences {
        for i in sentence.tokens.clone() {
            all[i] = words.verb_at(&sentence.tokens, i);
        }
    }
    all
}

impl Words<'_> {
    fn verb_at(&self, sentence: &Range<usize>, i: usize) -> Option<Mistaken> {
        if !matches!(self.tagged[i].tag, Tag::NN | Tag::NNS)
            || i == sentence.start
            || i + 1 >= sentence.end
            || self.doc.word(i).starts_with(char::is_uppercase)
        {
            return None;
        }
        let forms = self.lexicon.verb_forms.get(&self.lower[i])?;
        if !self.tells_of_encounters(forms.first()?.lemma) {
            return None;
        }
        let form = |wanted: VerbForm| forms.iter().find(|f| f.form == wanted);
        let verb = |tag: Tag, row: &Inflection| Mistaken {
            tag,
            infinitive: row.lemma,
        };
        if let Some(third) = form(VerbForm::Third)
            && (self.follows_its_subject(i)
                || self.ends_an_apposition(sentence, i)
                || self.governs_infinitive(sentence, i))
        {
            return Some(verb(Tag::VBZ, third));
        }
        if let Some(past) = form(VerbForm::Past).filter(|_| self.follows_its_subject(i)) {
            return Some(verb(Tag::VBD, past));
        }
        let base = form(VerbForm::Base)?;
        if self.between_to_and_name(sentence, i) {
            return Some(verb(Tag::VB, base));
        }
        self.follows_those_who_gather(i)
            .then(|| verb(Tag::VBP, base))
    }

    /// The tree has it as a noun, so only rules that ask the words themselves gain: those of encounters.
    fn tells_of_encounters(&self, infinitive: &str) -> bool {
        use VerbClass::{
            Arrive, Attend, Call, Carry, Convene, Host, Invite, Meet, Plan, Refuse, Talk, Travel,
        };
        self.lexicon.verbs.get(infinitive).is_some_and(|frames| {
            frames.iter().any(|f| {
                matches!(
                    f.class,
                    Arrive
                        | Attend
                        | Call
                        | Carry
                        | Convene
                        | Host
                        | Invite
                        | Meet
                        | Plan
                        | Refuse
                        | Talk
                        | Travel
                )
            })
        })
    }

    fn tag(&self, i: usize) -> Tag {
        self.tagged[i].tag
    }

    /// Whether a noun of the same form names an encounter: "Geneva talks", "state visits".
    fn names_encounter(&self, i: usize) -> bool {
        self.lexicon
            .nouns
            .get(&self.lower[i])
            .is_some_and(|rows| rows.iter().any(|n| n.class == NounClass::Encounter))
    }

    fn names_person(&self, i: usize) -> bool {
        self.tagged[i]
            .name
            .is_some_and(|n| n.kind == NameKind::Person)
    }

    /// Right after a name or pronoun, with a complement behind: "Novak hosts Silva", "she flies to Rome".
    fn follows_its_subject(&self, i: usize) -> bool {
        let subject = self.tag(i - 1) == Tag::PRP
            || self.tag(i - 1).is_proper()
                && (!self.names_encounter(i) || self.names_person(i - 1));
        subject
            && (matches!(self.tag(i + 1), Tag::IN | Tag::TO | Tag::DT | Tag::PrpPoss)
                || self.tag(i + 1).is_proper()
                || self.lower[i + 1].ends_with("day"))
    }

    /// After the comma that closes what is said beside a name: "Silva, the minister for trade, flies to Rome".
    fn ends_an_apposition(&self, sentence: &Range<usize>, i: usize) -> bool {
        if self.tag(i - 1) != Tag::Comma
            || !(matches!(self.tag(i + 1), Tag::IN | Tag::TO | Tag::DT)
                || self.tag(i + 1).is_proper())
        {
            return false;
        }
        let from = sentence
            .start
            .max((i - 1).saturating_sub(LONGEST_APPOSITION));
        let open = (from..i - 1).rev().find(|&k| self.tag(k) == Tag::Comma);
        open.is_some_and(|open| {
            open > sentence.start
                && self.names_person(open - 1)
                && open + 1 < i - 1
                && !(open + 1..i - 1)
                    .any(|k| self.tag(k).is_verb() && !matches!(self.tag(k), Tag::VBN | Tag::VBG))
        })
    }

    /// "the office declines to say": before an infinitive, where no other verb of the sentence follows it.
    fn governs_infinitive(&self, sentence: &Range<usize>, i: usize) -> bool {
        matches!(self.tag(i - 1), Tag::NN | Tag::NNP)
            && i + 2 < sentence.end
            && self.lower[i + 1] == "to"
            && self.tag(i + 2) == Tag::VB
            && !(i + 2..sentence.end)
                .any(|k| matches!(self.tag(k), Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD))
    }

    /// "is to ring Novak".
    fn between_to_and_name(&self, sentence: &Range<usize>, i: usize) -> bool {
        self.tag(i) == Tag::NN
            && i > sentence.start + 1
            && self.lower[i - 1] == "to"
            && self.tag(i - 2).is_verb()
            && self.tag(i + 1).is_proper()
    }

    /// "the leaders assemble in Osaka", "heads of state convene".
    fn follows_those_who_gather(&self, i: usize) -> bool {
        // what is also the noun of an encounter, "lunch", may be that
        let meets =
            self.lexicon.tells(&self.lower[i], EncounterPart::Assemble) && !self.names_encounter(i);
        let subject = matches!(self.tag(i - 1), Tag::NNS | Tag::NNP | Tag::NNPS | Tag::RRB)
            || matches!(self.lower[i - 1].as_str(), "state" | "government");
        meets && self.tag(i) == Tag::NN && subject && !self.tag(i + 1).is_noun()
    }
}

/// What is said beside a name is no longer than this, in tokens.
const LONGEST_APPOSITION: usize = 14;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon;
    use crate::syntax::analyze;
    use crate::text::Meta;

    /// The words of a text that are read as verbs though the tagger took them for nouns.
    fn found(text: &str) -> Vec<String> {
        let doc = Document::read(Meta::default(), text);
        let analysis = analyze(&doc);
        let lower: Vec<String> = (0..doc.tokens.len())
            .map(|i| doc.word(i).to_lowercase())
            .collect();
        mistaken(&doc, &analysis.words, &lower, lexicon::get())
            .iter()
            .zip(&analysis.words)
            .zip(&lower)
            .filter_map(|((verb, word), lower)| {
                verb.map(|verb| format!("{lower} {:?} for {:?}", verb.tag, word.tag))
            })
            .collect()
    }

    #[test]
    fn verbs_taken_for_nouns() {
        for (text, expected) in [
            // what a noun can be
            ("The Geneva talks with Norway broke down.", &[][..]),
            (
                "Peru, a neighbour, talks and visits to Lima were on her mind.",
                &[],
            ),
            ("The ministry plans to cut taxes were leaked.", &[]),
            // what only a verb can be
            (
                "Jan Novak, the Foreign Office minister, flies to Guyana next Wednesday.",
                &["flies VBZ for NNS"],
            ),
            (
                "Whether she will go there, her office declines to say.",
                &["declines VBZ for NNS"],
            ),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }
}
