//! Who stands before and after the word that reports an encounter?
//!
//! Lists of parties read along the words: "A, B and C", "his counterpart, D", "leaders of E and F". Nouns that name people
//! without being officials ("survivors", "activists") count as somebody, so that "met with survivors" is a meeting.

use std::ops::Range;

use super::clauses::{Clauses, is_finite};
use super::status::group_start;
use crate::extract::Party;
use crate::extract::cast::Cast;
use crate::extract::coreference::Mention;
use crate::extract::places::What;
use crate::extract::reading::Reading;
use crate::lexicon::{NounClass, PlaceKind, VerbClass};
use crate::syntax::Tag;
use crate::vocabulary::OfficialKind;

/// What a rule walks over: the text, who is in it, and its clauses.
pub struct Scene<'a> {
    /// The analysed text.
    pub r: &'a Reading<'a>,
    /// Its people, places and bodies.
    pub cast: &'a Cast,
    /// Its clauses.
    pub clauses: &'a Clauses,
}

/// Some parties named one after the other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List {
    /// Who.
    pub parties: Vec<Party>,
    /// Whether somebody is named who is no official ("survivors").
    pub somebody: bool,
    /// The token after the list, or its first token when read backwards.
    pub edge: usize,
}

impl List {
    /// Whether nobody at all is named.
    pub fn is_empty(&self) -> bool {
        self.parties.is_empty() && !self.somebody
    }

    fn add(&mut self, parties: Vec<Party>) {
        for p in parties {
            if !self.parties.contains(&p) {
                self.parties.push(p);
            }
        }
    }
}

/// One item of a list: who, and where it ends (or begins, read backwards).
struct Item {
    parties: Vec<Party>,
    somebody: bool,
    tokens: Range<usize>,
}

impl<'a> Scene<'a> {
    /// The mention of people that begins at a token, the longest where several do.
    fn mention_from(&self, i: usize) -> Option<&'a Mention> {
        self.cast.mention_at(i).filter(|m| m.tokens.start <= i)
    }

    /// Whom a mention means, and those named within it ("Finance Ministers A of X and B of Y").
    fn people_of(&self, m: &Mention) -> Vec<Party> {
        let mut all: Vec<(usize, usize)> = Vec::new();
        for inner in self.cast.mentions_in(&m.tokens) {
            all.extend(inner.people.iter().map(|&p| (inner.head, p)));
        }
        all.extend(m.people.iter().map(|&p| (m.head, p)));
        all.sort_unstable();
        let mut people: Vec<Party> = Vec::new();
        for (_, p) in all {
            if !people.contains(&Party::Official(p)) {
                people.push(Party::Official(p));
            }
        }
        people
    }

    /// The government or body that a name at a token acts for; no place that something is in.
    fn actor_at(&self, i: usize) -> Option<(Party, Range<usize>)> {
        let named = self.cast.named_at(i)?;
        let r = self.r;
        let start = named.tokens.start;
        let before = start
            .checked_sub(1)
            .filter(|&b| r.sentence(b) == r.sentence(start));
        let article = before
            .filter(|&b| r.tag(b) == Tag::DT)
            .and_then(|b| b.checked_sub(1))
            .or(before);
        let located = article.is_some_and(|b| {
            matches!(
                r.lower(b),
                "in" | "at" | "to" | "from" | "near" | "through" | "into" | "toward" | "towards"
            ) || (r.lower(b) == "of"
                && matches!(
                    named.what,
                    What::Place {
                        kind: PlaceKind::Capital,
                        ..
                    }
                ))
        });
        if located && matches!(named.what, What::Place { .. }) {
            return None;
        }
        Some((self.cast.party_of(r, named)?, named.tokens.clone()))
    }

    /// One item that begins at or just after `i`: determiners, adjectives and titles may stand before the name.
    fn item(&self, i: usize, end: usize) -> Option<Item> {
        let r = self.r;
        let mut k = i;
        let mut adjectives: Vec<Party> = Vec::new();
        while k < end && k < i + 9 {
            if r.tag(k) == Tag::PrpPoss {
                k += 1;
                continue;
            }
            if let Some(m) = self.mention_from(k) {
                return Some(self.with_complement(m.tokens.end, end, self.people_of(m), false, i));
            }
            if let Some(named) = self.cast.named_at(k) {
                // "Republic of Cyprus (ROC) Foreign Minister X": the short form in brackets is passed over
                let bracketed = named.tokens.end + 3;
                if bracketed < end
                    && r.lower(named.tokens.end) == "("
                    && r.lower(bracketed - 1) == ")"
                    && self.cast.mention_at(bracketed).is_some()
                {
                    k = bracketed;
                    continue;
                }
                if matches!(r.tag(k), Tag::NNPS | Tag::NNS)
                    && matches!(
                        named.what,
                        What::Place {
                            kind: PlaceKind::Demonym,
                            ..
                        }
                    )
                {
                    return Some(Item {
                        parties: Vec::new(),
                        somebody: true,
                        tokens: i..named.tokens.end,
                    });
                }
                let next = named.tokens.end;
                let possessive = next < end && r.tag(next) == Tag::POS;
                let before_noun = next < end
                    && (r.tag(next).is_noun() || r.tag(next).is_adjective())
                    && !r.tag(next).is_punct();
                if possessive || before_noun {
                    if let Some(code) = named.country() {
                        adjectives.push(Party::Country(code));
                    } else if let Some(p) = self.cast.party_of(r, named) {
                        adjectives.push(p);
                    }
                    k = next + usize::from(possessive);
                    continue;
                }
                if let Some((party, tokens)) = self.actor_at(k) {
                    return Some(self.with_complement(tokens.end, end, vec![party], false, i));
                }
                return None;
            }
            match r.tag(k) {
                Tag::DT
                | Tag::PDT
                | Tag::PrpPoss
                | Tag::JJ
                | Tag::JJR
                | Tag::JJS
                | Tag::CD
                | Tag::POS
                | Tag::HYPH
                | Tag::VBN => {}
                t if t.is_noun() => {
                    let last = k + 1 >= end
                        || !(r.tag(k + 1).is_noun()
                            || self.cast.mention_at(k + 1).is_some()
                            || r.tag(k + 1) == Tag::POS);
                    if last {
                        let human = is_people_noun(r, k);
                        let parties = if human { adjectives } else { Vec::new() };
                        return human.then(|| self.with_complement(k + 1, end, parties, true, i));
                    }
                }
                Tag::CC if r.lower(k) == "and" && !adjectives.is_empty() => {} // "Israeli and Palestinian negotiators"
                Tag::CC | Tag::Comma
                    if r.tag(k.saturating_sub(1)).is_noun() && coordinated_people(r, k, end) => {} // "tech and industry leaders"
                _ => return None,
            }
            k += 1;
        }
        None
    }

    /// The item with "of France", "from the ministry" after it; where it names people without a country, that tells whose they are.
    fn with_complement(
        &self,
        at: usize,
        end: usize,
        mut parties: Vec<Party>,
        somebody: bool,
        start: usize,
    ) -> Item {
        let r = self.r;
        let mut edge = at;
        while edge < end && matches!(r.lower(edge), "of" | "from" | "for") {
            let from = edge + 1 + usize::from(edge + 1 < end && r.tag(edge + 1) == Tag::DT);
            let Some(named) = (from < end).then(|| self.cast.named_at(from)).flatten() else {
                break;
            };
            let owners = &mut Vec::new();
            let mut stop = named.tokens.end;
            owners.extend(self.owner(from));
            // "leaders of Russia, Armenia and Azerbaijan"
            while let Some((next, code)) = self.next_country(stop, end).filter(|_| somebody) {
                owners.push(Party::Country(code));
                stop = next;
            }
            if somebody && parties.is_empty() {
                parties.append(owners);
            }
            edge = stop;
        }
        Item {
            parties,
            somebody,
            tokens: start..edge,
        }
    }

    fn owner(&self, i: usize) -> Option<Party> {
        let named = self.cast.named_at(i)?;
        named
            .country()
            .map(Party::Country)
            .or_else(|| self.cast.party_of(self.r, named))
    }

    fn next_country(&self, i: usize, end: usize) -> Option<(usize, &'static str)> {
        let r = self.r;
        let mut k = i;
        while k < end && matches!(r.lower(k), "," | "and" | "the") {
            k += 1;
        }
        if k == i || k >= end {
            return None;
        }
        let named = self.cast.named_at(k)?;
        let country = matches!(
            named.what,
            What::Place {
                kind: PlaceKind::Country,
                ..
            }
        );
        Some((named.tokens.end, named.country().filter(|_| country)?))
    }

    /// The list of parties that begins at `i`.
    pub fn list_after(&self, i: usize, end: usize) -> List {
        let r = self.r;
        let mut list = List {
            edge: i,
            ..List::default()
        };
        let mut k = i;
        let mut apposed = false;
        let mut described = false;
        while let Some(item) = self
            .item(k, end)
            .or_else(|| self.titled_item(k, end).filter(|_| k == i))
        {
            let next = item.tokens.end;
            // "…, Blinken said": the next clause's subject is no member of the list
            let speaks = apposed && next < end && is_finite(r, next);
            if !list.is_empty() && speaks {
                break;
            }
            if apposed && self.describes_only(&item) && !list.is_empty() {
                // "his counterpart, a former general"
            } else {
                // "his Argentine counterpart, X": the name says more than the country
                if apposed
                    && described
                    && item.parties.iter().any(|p| matches!(p, Party::Official(_)))
                {
                    list.parties.retain(|p| !matches!(p, Party::Country(_)));
                }
                described = item.somebody && list.is_empty();
                list.add(item.parties);
                list.somebody |= item.somebody;
            }
            list.edge = next;
            let Some((glue, bare)) = glue(r, next, end) else {
                break;
            };
            k = glue;
            apposed = bare;
        }
        list
    }

    /// A name after a long title that the item rules stop in: "Ministry for Economic Affairs State Secretary X".
    fn titled_item(&self, i: usize, end: usize) -> Option<Item> {
        let r = self.r;
        if i >= end || !r.capitalized(i) {
            return None;
        }
        let stop = (i..end.min(i + 14)).find(|&k| {
            r.tag(k).is_verb()
                || matches!(r.tag(k), Tag::TO | Tag::Comma | Tag::Period | Tag::WP)
                || self.cast.mention_at(k).is_some()
        })?;
        let m = self.cast.mention_at(stop).filter(|m| !m.pronoun)?;
        Some(Item {
            parties: self.people_of(m),
            somebody: false,
            tokens: i..m.tokens.end,
        })
    }

    fn describes_only(&self, item: &Item) -> bool {
        !item.parties.is_empty()
            && item.parties.iter().all(|p| match p {
                Party::Official(o) => self.cast.people[*o].kind == OfficialKind::Unnamed,
                _ => false,
            })
    }

    /// The parties after one of these prepositions, the first that stands in the clause of `from` before anything else is told.
    pub fn after_preposition(
        &self,
        from: usize,
        end: usize,
        prepositions: &[&str],
    ) -> Option<List> {
        let r = self.r;
        for k in from..end {
            if !self.clauses.same(k, from.saturating_sub(1)) {
                if k == from {
                    return None;
                }
                continue;
            }
            if prepositions.contains(&r.lower(k))
                && !(k > from
                    && r.lower(k) == "with"
                    && matches!(r.lower(k - 1), "along" | "together"))
            {
                let list = self.list_after(k + 1, end);
                if !list.is_empty() {
                    return Some(list);
                }
            }
            if r.tag(k).is_verb() && !matches!(r.tag(k), Tag::VBN | Tag::VBG) || is_topic_mark(r, k)
            {
                return None;
            }
        }
        None
    }

    /// The subject of a verb: the list of parties before it, that of the verb it goes on from, or the noun its relative clause hangs on.
    pub fn subject(&self, verb: usize) -> List {
        self.subject_within(verb, 6)
    }

    fn subject_within(&self, verb: usize, depth: usize) -> List {
        let r = self.r;
        let nobody = List::default();
        if depth == 0 {
            return nobody;
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
        let mut joined =
            r.lower(begin) == "to" || matches!(r.tag(verb), Tag::VB | Tag::VBG) && begin == verb;
        while let Some(t) = at.checked_sub(1).filter(|&t| t >= clause.start) {
            if !self.clauses.same(t, verb) {
                at = t;
                continue;
            }
            if let Some(m) = self.cast.mention_at(t) {
                if !self.governed(m.tokens.start, clause.start) || m.tokens.contains(&begin) {
                    return self.list_before(m.tokens.end, clause.start);
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
                // "Bush and his wife Laura arrived"
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
            _ => nobody,
        }
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
    fn main_subject(&self, verb: usize, depth: usize) -> List {
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
    fn nominal_subject(&self, noun: usize, floor: usize) -> List {
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
    fn is_modifier(&self, t: usize) -> bool {
        let r = self.r;
        matches!(r.tag(t), Tag::VBN | Tag::VBG)
            && t + 1 < r.len()
            && r.tag(t + 1).is_noun()
            && t > 0
            && matches!(r.tag(t - 1), Tag::DT | Tag::JJ | Tag::PrpPoss | Tag::POS)
    }

    /// From a closing comma back to the comma that opens the insertion: "Kerry, on the first day of a visit, met".
    fn parenthesis(&self, comma: usize, floor: usize) -> Option<usize> {
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
    fn governed(&self, start: usize, floor: usize) -> bool {
        let r = self.r;
        let mut k = start;
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

    fn governed_noun(&self, noun: usize, floor: usize) -> bool {
        self.governed(self.np_start(noun, floor), floor)
    }

    /// The list of parties that ends before `end`, read backwards.
    pub fn list_before(&self, end: usize, floor: usize) -> List {
        let r = self.r;
        let mut list = List {
            edge: end,
            ..List::default()
        };
        let mut parts: Vec<(Vec<Party>, bool)> = Vec::new();
        let mut k = end;
        loop {
            let Some(t) = k.checked_sub(1).filter(|&t| t >= floor) else {
                break;
            };
            let (parties, start) = if let Some(m) = self.cast.mention_at(t) {
                (self.people_of(m), m.tokens.start)
            } else if let Some((party, tokens)) = self.actor_at(t) {
                // "President Zelenskyy of Ukraine": the country belongs to the person before it
                let of = tokens.start.checked_sub(1).filter(|&o| r.lower(o) == "of");
                match of
                    .and_then(|o| o.checked_sub(1))
                    .and_then(|p| self.cast.mention_at(p))
                {
                    Some(m) => (self.people_of(m), m.tokens.start),
                    None => (vec![party], tokens.start),
                }
            } else {
                break;
            };
            let mut start = start;
            while start > floor
                && (matches!(r.tag(start - 1), Tag::DT | Tag::PrpPoss | Tag::POS)
                    || self.cast.named_at(start - 1).is_some_and(|n| {
                        matches!(
                            n.what,
                            What::Place {
                                kind: PlaceKind::Demonym,
                                ..
                            }
                        )
                    }))
            {
                start -= 1;
            }
            list.edge = start;
            let mut glue = start;
            let mut joined = false;
            while glue > floor
                && (matches!(r.tag(glue - 1), Tag::CC | Tag::Comma)
                    || matches!(
                        r.lower(glue - 1),
                        "and" | "with" | "along" | "together" | "including"
                    ))
            {
                joined |= r.lower(glue - 1) != ",";
                glue -= 1;
            }
            parts.push((parties, joined));
            if glue == start {
                break;
            }
            k = glue;
        }
        parts.reverse();
        // with "and" somewhere it is a list; commas alone set a description beside a name
        let coordinated = parts.iter().skip(1).any(|(_, joined)| *joined);
        if coordinated || parts.len() < 2 {
            for (parties, _) in parts {
                list.add(parties);
            }
        } else {
            let person = |p: &&Vec<Party>| {
                p.iter().any(|q| {
                    matches!(q, Party::Official(o) if self.cast.people[*o].kind == OfficialKind::Person)
                })
            };
            let parties = || parts.iter().rev().map(|(p, _)| p);
            let chosen = parties()
                .find(person)
                .or_else(|| parties().next())
                .cloned()
                .unwrap_or_default();
            list.add(chosen);
        }
        list
    }

    /// The relative clause that hangs on a noun and tells more of the occasion: "which will take place in Oslo on 3 May".
    pub fn follow_up(&self, noun: usize) -> Option<Range<usize>> {
        let r = self.r;
        let end = self.r.sentence_around(noun).end;
        let opener = (noun + 1..end.min(noun + 26)).find(|&i| {
            matches!(r.lower(i), "which" | "that")
                && self.clauses.child_of(i, noun)
                && self.clauses.opener(i) == Some(i)
        })?;
        let blocked = (noun + 1..opener)
            .any(|i| r.tag(i).is_verb() || r.lower(i) == "," && i + 1 != opener)
            && opener > noun + 2;
        (!blocked).then(|| opener..self.clauses.around(opener).end)
    }

    /// The first token of the noun phrase that a noun heads.
    pub fn np_start(&self, noun: usize, floor: usize) -> usize {
        let r = self.r;
        let mut start = noun;
        while start > floor {
            let t = start - 1;
            let dash = matches!(r.lower(t), "-" | "–");
            let inside = dash
                || matches!(
                    r.tag(t),
                    Tag::DT
                        | Tag::PDT
                        | Tag::PrpPoss
                        | Tag::JJ
                        | Tag::JJR
                        | Tag::JJS
                        | Tag::CD
                        | Tag::POS
                        | Tag::HYPH
                        | Tag::RBS
                )
                || r.tag(t).is_noun() && !is_time(self.r, t)
                || r.tag(t).is_noun()
                    && t > floor
                    && (r.tag(start) == Tag::POS
                        || matches!(r.tag(t - 1), Tag::DT | Tag::JJ | Tag::PrpPoss | Tag::POS))
                || matches!(r.tag(t), Tag::VBN | Tag::VBG)
                    && t > floor
                    && matches!(r.tag(t - 1), Tag::DT | Tag::PrpPoss | Tag::JJ | Tag::POS)
                || matches!(
                    r.lower(t),
                    "planned" | "scheduled" | "upcoming" | "forthcoming" | "ongoing" | "expanded"
                );
            if !inside {
                break;
            }
            start = match self.cast.mention_at(t) {
                Some(m) if m.tokens.start >= floor => m.tokens.start,
                _ => t,
            };
        }
        start
    }
}

/// Whether a noun names people ("survivors", "delegation"), as the lexicon has it.
pub fn is_people_noun(r: &Reading, i: usize) -> bool {
    if r.lower(i) == "number" && i > 0 && r.lower(i - 1) == "opposite" {
        return true;
    }
    [r.lemma(i), r.lower(i)].into_iter().any(|w| {
        r.lexicon
            .nouns
            .get(w)
            .is_some_and(|rows| rows.iter().any(|n| n.class == NounClass::People))
    })
}

/// "tech, industry and community leaders": the noun after the marks names people and shares what stands before them.
fn coordinated_people(r: &Reading, i: usize, end: usize) -> bool {
    (i..end.min(i + 6))
        .take_while(|&k| r.tag(k).is_noun() || matches!(r.tag(k), Tag::CC | Tag::Comma | Tag::JJ))
        .any(|k| is_people_noun(r, k))
}

/// What joins the items of a list: where the next one begins, and whether a comma alone stands between.
fn glue(r: &Reading, i: usize, end: usize) -> Option<(usize, bool)> {
    let mut k = i;
    let mut bare = true;
    while k < end && k < i + 4 {
        match r.lower(k) {
            "," | "(" => {}
            "and" | "&" | "including" | "plus" => bare = false,
            "well" | "along" | "together" | "as" | "with" | "both" | "twice" | "times"
                if k > i || r.lower(k) != "with" =>
            {
                bare = false
            }
            _ => break,
        }
        k += 1;
    }
    (k > i && k < end).then_some((k, bare))
}

/// A word after which the subject matter is told, not the encounter: "about", "on" before no day, "to" before a verb that discusses.
pub fn is_topic_mark(r: &Reading, i: usize) -> bool {
    let next = |n: usize| if i + n < r.len() { r.lower(i + n) } else { "" };
    match r.lower(i) {
        "about" | "regarding" | "concerning" | "over" | "aimed" | "that" | "ahead" => true,
        "on" => {
            let beside = |w: &str| {
                matches!(
                    w,
                    "margins"
                        | "sidelines"
                        | "fringes"
                        | "sideline"
                        | "margin"
                        | "side"
                        | "phone"
                        | "eve"
                        | "occasion"
                )
            };
            let article = matches!(next(1), "the" | "a" | "his" | "her" | "their");
            let word = if article { 2 } else { 1 };
            let at = i + word;
            let timed = starts_date(next(word)) || at < r.len() && is_time(r, at);
            let visit =
                (at..r.len().min(at + 3)).any(|k| super::senses::noun_sense(r, k).is_some());
            !timed
                && !beside(next(word))
                && !visit
                && !(article && at < r.len() && r.capitalized(at))
        }
        "to" => i + 1 < r.len() && r.tag(i + 1) == Tag::VB && !reports_encounter(r, i + 1),
        _ => false,
    }
}

fn starts_date(word: &str) -> bool {
    word.ends_with("day") && word != "day"
        || is_month(word)
        || word.starts_with(|c: char| c.is_ascii_digit())
}

fn is_month(word: &str) -> bool {
    matches!(
        word,
        "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
    )
}

/// Whether a word tells a time rather than a thing: "Wednesday", "today", "last week", "June".
pub fn is_time(r: &Reading, i: usize) -> bool {
    let word = r.lower(i);
    r.tag(i) == Tag::CD
        || matches!(
            word,
            "tomorrow"
                | "tonight"
                | "week"
                | "month"
                | "year"
                | "morning"
                | "afternoon"
                | "evening"
                | "night"
                | "hours"
                | "hour"
                | "days"
                | "weekend"
                | "weeks"
                | "months"
                | "years"
        )
        || word.ends_with("day")
        || is_month(word) && r.capitalized(i)
}

/// Whether the lexicon has a verb as one of meeting, travelling or taking part.
pub fn reports_encounter(r: &Reading, v: usize) -> bool {
    r.lemma(v) == "be"
        || super::senses::verb_senses(r, v).iter().any(|f| {
            matches!(
                f.class,
                VerbClass::Meet
                    | VerbClass::Call
                    | VerbClass::Host
                    | VerbClass::Travel
                    | VerbClass::Arrive
                    | VerbClass::Attend
                    | VerbClass::Convene
            )
        })
}
