//! Who does it: the subject of a verb, read along the words before it.

use super::clauses::is_finite;
use super::lists::List;
use super::marks::{is_people_noun, is_time};
use super::phrases::Scene;
use super::roles::purpose_of;
use super::status::group_start;
use crate::extract::Party;
use crate::extract::reading::Reading;
use crate::lexicon::{EncounterPart, VerbClass};
use crate::syntax::Tag;
use crate::vocabulary::OfficialKind;

/// "sent an envoy to Rome to see X": not who sends goes.
fn sends(r: &Reading, verb: usize) -> bool {
    matches!(
        r.lemma(verb),
        "send" | "dispatch" | "lead" | "take" | "bring"
    )
}

impl<'a> Scene<'a> {
    /// The subject of a verb: the list of parties before it, that of the verb it goes on from, or the noun its relative clause hangs on.
    pub fn subject(&self, verb: usize) -> List {
        let mut subject = self.subject_within(verb, 6);
        let led = self.led_by(&subject, verb);
        subject.add(led.parties);
        subject
    }

    /// Who has, holds or makes what a noun names: the subject of the verb it is the object of.
    pub fn list_before_noun(&self, noun: usize) -> Vec<Party> {
        match super::roles::role(self, noun) {
            super::roles::Role::Object(v) => self.subject(v).parties,
            _ => Vec::new(),
        }
    }

    /// "A delegation led by X met", "leaders including Y gathered": who stands for the group before the verb.
    fn led_by(&self, subject: &List, verb: usize) -> List {
        let r = self.r;
        let group = |p: &Party| matches!(p, Party::Official(o) if self.cast.people[*o].kind == OfficialKind::Group);
        if !(subject.parties.iter().any(group) || subject.somebody) {
            return List::default();
        }
        (subject.edge..verb)
            .find_map(|i| {
                let leads = matches!(r.lower(i), "led" | "headed" | "chaired" | "fronted")
                    && i + 1 < verb
                    && r.lower(i + 1) == "by";
                let names = matches!(r.lower(i), "including");
                (leads || names).then(|| self.list_after(i + 1 + usize::from(leads), verb))
            })
            .unwrap_or_default()
    }

    pub fn subject_within(&self, verb: usize, depth: usize) -> List {
        let r = self.r;
        let nobody = List::default();
        if depth == 0 {
            return nobody;
        }
        // "visits Rome to meet X": who goes there meets X
        if let Some(goes) = purpose_of(self, verb).filter(|&g| !sends(r, g)) {
            return self.subject_within(goes, depth - 1);
        }
        let clause = self.clauses.around(verb);
        let begin = group_start(r, verb);
        let mut at = begin;
        // "will observe operations and meet staff": as the verb before
        if let Some(t) = self.clauses.before(begin).filter(|&t| r.tag(t) == Tag::CC) {
            let verb = (clause.start..t).rev().find(|&k| {
                self.clauses.same(k, verb) && r.tag(k).is_verb() && !self.is_modifier(k)
            });
            if let Some(k) = verb {
                return self.subject_within(k, depth - 1);
            }
        }
        let mut joined = r.lower(begin) == "to" || matches!(r.tag(verb), Tag::VB | Tag::VBG) && begin == verb
                // "without having met"
                || r.tag(begin) == Tag::VBG;
        while let Some(t) = at.checked_sub(1).filter(|&t| t >= clause.start) {
            if !self.clauses.same(t, verb) {
                at = t;
                continue;
            }
            if let Some(m) = self.cast.mention_at(t) {
                // "no plans for X to meet Y"
                let for_him = m.tokens.end == begin
                    && r.lower(begin) == "to"
                    && m.tokens.start > clause.start
                    && r.lower(m.tokens.start - 1) == "for";
                if for_him
                    || !self.governed(m.tokens.start, clause.start)
                    || m.tokens.contains(&begin)
                {
                    let list = self.list_before(m.tokens.end, clause.start);
                    return self.kin_of(&list, clause.start).unwrap_or(list);
                }
                at = m.tokens.start;
                continue;
            }
            if let Some(named) = self.cast.named_at(t) {
                if self.actor_at(t).is_some()
                    && !self.governed(named.tokens.start, clause.start)
                    && r.tag(at) != Tag::POS
                {
                    return self.list_before(named.tokens.end, clause.start);
                }
                at = named.tokens.start;
                continue;
            }
            if r.lower(t) == ")"
                && let Some(open) = (clause.start..t).rev().find(|&k| r.lower(k) == "(")
            {
                at = open;
                continue;
            }
            // "She saw X, cancelled Y": as the verb before
            if r.tag(t) == Tag::Comma
                && t + 1 == begin
                && let Some(k) = self.verb_in_series(clause.start, t)
            {
                return self.subject_within(k, depth - 1);
            }
            let tag = r.tag(t);
            if tag.is_verb() {
                if self.is_modifier(t) {
                    at = t;
                    continue;
                }
                return self.subject_within(t, depth - 1);
            }
            match tag {
                Tag::CC | Tag::Comma => {
                    joined = true;
                    if let Some(open) = (tag == Tag::Comma)
                        .then(|| self.parenthesis(t, clause.start))
                        .flatten()
                    {
                        at = open;
                        continue;
                    }
                }
                // "Silva and her husband Omar arrived"
                _ if (t.saturating_sub(1)..=t)
                    .any(|k| matches!(r.lower(k), "wife" | "husband")) =>
                {
                    joined = true;
                }
                t2 if t2.is_noun()
                    // a subject that names nobody: "the talks will cover", "negotiators met"
                    && !joined && !is_time(r, t) && !self.governed_noun(t, clause.start) =>
                {
                    return self.nominal_subject(t, clause.start);
                }
                _ => {}
            }
            at = t;
        }
        match self.clauses.opener(verb) {
            Some(o) if matches!(r.lower(o), "who" | "which" | "that" | "whose") => {
                self.antecedent(o)
            }
            Some(o)
                if matches!(
                    r.lower(o),
                    "after" | "before" | "while" | "since" | "when" | "as" | "once"
                ) =>
            {
                self.main_subject(verb, depth)
            }
            _ if r.tag(verb) == Tag::VBG => self.subject_of_fronted(verb),
            _ => nobody,
        }
    }

    /// "Relatives of X and Y met Z": not X and Y did.
    fn kin_of(&self, list: &List, floor: usize) -> Option<List> {
        let r = self.r;
        let of = list.edge.checked_sub(1).filter(|&of| of > floor)?;
        let people = list.parties.iter().all(|p| matches!(p, Party::Official(_)));
        let kin = r.tells(of - 1, EncounterPart::Kin);
        (r.lower(of) == "of" && people && kin).then_some(List {
            parties: Vec::new(),
            somebody: true,
            edge: of - 1,
        })
    }

    /// The finite verb of the same clause before a comma, unless it only says what follows.
    fn verb_in_series(&self, floor: usize, comma: usize) -> Option<usize> {
        let r = self.r;
        let verb = (floor..comma)
            .rev()
            .find(|&k| self.clauses.same(k, comma) && is_finite(r, k))?;
        (!r.is_verb_of(verb, &[VerbClass::Report])).then_some(verb)
    }

    /// "Speaking alongside X in Berlin, Y praised the deal": who stands after the comma and before a finite verb.
    fn subject_of_fronted(&self, verb: usize) -> List {
        let r = self.r;
        let sentence = r.sentence_around(verb);
        let opens = (sentence.start..verb).all(|t| r.tag(t).is_punct() || r.tag(t) == Tag::RB);
        if !opens {
            return List::default();
        }
        (verb + 1..sentence.end.min(verb + 30))
            .filter(|&t| r.lower(t) == ",")
            .map(|comma| self.list_after(comma + 1, sentence.end))
            .find(|list| {
                !list.is_empty() && list.edge < sentence.end && {
                    let next = list.edge + usize::from(r.tag(list.edge) == Tag::RB);
                    next < sentence.end && is_finite(r, next)
                }
            })
            .unwrap_or_default()
    }

    /// The list before a relative pronoun.
    pub fn antecedent(&self, opener: usize) -> List {
        let mut end = opener;
        let start = self.r.sentence_around(opener).start;
        while end > start && (self.r.tag(end - 1).is_punct() || self.r.tag(end - 1) == Tag::IN) {
            end -= 1;
        }
        let list = self.list_before(end, start);
        match end.checked_sub(1) {
            // "the commission, which met": a body of no officials known
            Some(noun) if list.is_empty() && noun >= start && is_people_noun(self.r, noun) => {
                self.nominal_subject(noun, start)
            }
            _ => list,
        }
    }

    /// "After meeting X, Y flew": the subject of the clause that the subordinate one is set into.
    pub fn main_subject(&self, verb: usize, depth: usize) -> List {
        let Some(parent) = self.clauses.parent(verb) else {
            return List::default();
        };
        let inside = |t: usize| self.clauses.child_of(verb, t);
        let main = parent.clone().find(|&t| inside(t) && is_finite(self.r, t));
        match main {
            Some(v) => self.subject_within(v, depth - 1),
            None => List::default(),
        }
    }

    /// "The Egyptian delegation", "Israeli and Palestinian negotiators": the countries of a subject that is no official.
    pub fn nominal_subject(&self, noun: usize, floor: usize) -> List {
        let start = self.np_start(noun, floor);
        let mut list = List {
            edge: start,
            ..List::default()
        };
        if let Some(item) = self
            .item(start, noun + 1)
            .filter(|_| is_people_noun(self.r, noun))
        {
            list.add(item.parties);
            list.somebody = true;
        }
        list
    }

    /// Whether a verb form stands inside a noun phrase or after a noun as its modifier.
    pub fn is_modifier(&self, t: usize) -> bool {
        let r = self.r;
        matches!(r.tag(t), Tag::VBN | Tag::VBG)
            && t + 1 < r.len()
            && r.tag(t + 1).is_noun()
            && t > 0
            && matches!(r.tag(t - 1), Tag::DT | Tag::JJ | Tag::PrpPoss | Tag::POS)
    }

    /// From a closing comma back to the comma that opens the insertion: "Kerry, on the first day of a visit, met".
    pub fn parenthesis(&self, comma: usize, floor: usize) -> Option<usize> {
        let r = self.r;
        let open = (floor..comma)
            .rev()
            .find(|&k| r.lower(k) == "," && self.clauses.same(k, comma))?;
        let first = open + 1;
        let inserted = first < comma
            && (matches!(r.tag(first), Tag::IN | Tag::VBG | Tag::VBN | Tag::WRB)
                || matches!(r.lower(first), "accompanied" | "speaking")
                || r.tag(first) == Tag::DT
                    && !(first..comma).any(|k| matches!(r.lower(k), "and"))
                    && self.cast.mention_at(first).is_none());
        inserted.then_some(open)
    }

    /// Whether a phrase stands after a preposition that makes it no subject.
    pub fn governed(&self, start: usize, floor: usize) -> bool {
        let r = self.r;
        let mut k = start;
        // "In 2010 he met", "At 11:10 Novak met": a number before a name is a date of its own
        let named = r.tag(start).is_proper() || r.tag(start) == Tag::PRP;
        if named && k > floor && r.tag(k - 1) == Tag::CD {
            return false;
        }
        while k > floor
            && matches!(
                r.tag(k - 1),
                Tag::DT | Tag::JJ | Tag::PrpPoss | Tag::CD | Tag::POS
            )
        {
            k -= 1;
        }
        k > floor
            && matches!(r.tag(k - 1), Tag::IN | Tag::TO)
            && !matches!(
                r.lower(k - 1),
                "that"
                    | "if"
                    | "whether"
                    | "as"
                    | "while"
                    | "because"
                    | "after"
                    | "before"
                    | "although"
                    | "though"
            )
    }

    pub fn governed_noun(&self, noun: usize, floor: usize) -> bool {
        self.governed(self.np_start(noun, floor), floor)
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::encounters::fixtures::check;

    #[test]
    fn who_goes_there_meets() {
        check(&[
            (
                "Family members of Eva Kiss and Per Dahl met President Ana Silva on Monday.",
                &["bilateral | held | Ana Silva | 2024-05-13"],
            ),
            (
                "There are no plans for President Ana Silva to meet Prime Minister Jan Novak.",
                &["bilateral | unconfirmed | Ana Silva; Jan Novak"],
            ),
            (
                "Norway urged Chile to meet Prime Minister Jan Novak.",
                &["bilateral | unconfirmed | Chile; Jan Novak"],
            ),
            (
                "Foreign Minister Eva Kiss visited Warsaw on Monday to meet Prime Minister Jan Novak.",
                &[
                    "visit | held | Eva Kiss | Warsaw | 2024-05-13",
                    "bilateral | held | Eva Kiss; Jan Novak | Warsaw | 2024-05-13 | in 1",
                ],
            ),
            (
                "President Ana Silva will visit Oslo on Friday to hold talks with Prime Minister Jan Novak.",
                &[
                    "visit | planned | Ana Silva | Oslo | 2024-05-17",
                    "bilateral | planned | Ana Silva; Jan Novak | Oslo | 2024-05-17 | in 1",
                ],
            ),
        ]);
    }
}
