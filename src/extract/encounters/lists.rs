//! Who is named in a row: "A, B and C", "his counterpart, D", "leaders of E and F", read forwards and backwards.
//!
//! Nouns that name people without being officials ("survivors", "activists") count as somebody, so that "met with
//! survivors" is a meeting.

use std::ops::Range;

use super::clauses::is_finite;
use super::marks::{is_people_noun, is_topic_mark};
use super::phrases::Scene;
use crate::extract::Party;
use crate::extract::places::What;
use crate::extract::reading::Reading;
use crate::lexicon::PlaceKind;
use crate::syntax::Tag;
use crate::vocabulary::OfficialKind;

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

    /// Whether an official is among them, not only governments and bodies.
    pub fn has_official(&self) -> bool {
        self.parties.iter().any(|p| matches!(p, Party::Official(_)))
    }

    /// Adds whom the list does not have.
    pub fn add(&mut self, parties: Vec<Party>) {
        for p in parties {
            if !self.parties.contains(&p) {
                self.parties.push(p);
            }
        }
    }
}

/// One item of a list: who, and where it ends (or begins, read backwards).
pub struct Item {
    /// Who.
    pub parties: Vec<Party>,
    somebody: bool,
    tokens: Range<usize>,
}

impl<'a> Scene<'a> {
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
        while let Some(item) = self.item(k, end).or_else(|| {
            // behind others only somebody named goes on with the list
            let titled = self.titled_item(k, end);
            titled.filter(|item| k == i || !item.parties.is_empty())
        }) {
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

    /// The list of parties that ends before `end`, read backwards.
    pub fn list_before(&self, end: usize, floor: usize) -> List {
        let r = self.r;
        let mut list = List {
            edge: end,
            ..List::default()
        };
        let mut parts: Vec<(Vec<Party>, bool)> = Vec::new();
        let mut k = end;
        while let Some(t) = k.checked_sub(1).filter(|&t| t >= floor) {
            let (parties, start) = if let Some(m) = self.cast.mention_at(t) {
                (self.people_of(m), m.tokens.start)
            } else if let Some((party, tokens)) = self.actor_at(t) {
                // "President Zelenskyy of Ukraine", "X for Rwanda": the country belongs to the person before it
                let of = tokens
                    .start
                    .checked_sub(1)
                    .filter(|&o| matches!(r.lower(o), "of" | "for" | "from"));
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
            start = self.modified_from(start, floor);
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

    /// "his newly appointed" before "counterpart": where a phrase begins whose modifiers a possessive opens.
    fn modified_from(&self, start: usize, floor: usize) -> usize {
        let r = self.r;
        let mut k = start;
        while k > floor.max(start.saturating_sub(4))
            && (matches!(r.tag(k - 1), Tag::RB | Tag::VBN) || r.tag(k - 1).is_adjective())
        {
            k -= 1;
        }
        let opened = k < start && k > floor && r.tag(k - 1) == Tag::PrpPoss;
        if opened { k - 1 } else { start }
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

    /// One item that begins at or just after `i`: determiners, adjectives and titles may stand before the name.
    pub fn item(&self, i: usize, end: usize) -> Option<Item> {
        let r = self.r;
        let mut k = i;
        let mut adjectives: Vec<Party> = Vec::new();
        let mut reach = i + 9;
        while k < end && k < reach {
            // "with His Highness, Crown Prince X", "with His Highness the Amir"
            if let Some((n, _)) = r.lexicon.honorifics.longest_at(r.ahead(k))
                && k + n + 1 < end
                && matches!(r.lower(k + n), "," | "the")
                && self.mention_from(k + n + 1).is_some()
            {
                k += n + 1;
                continue;
            }
            if r.tag(k) == Tag::PrpPoss {
                k += 1;
                continue;
            }
            if let Some(m) = self.mention_from(k) {
                // "King Olav's lawyers": whose they are
                if m.tokens.end < end && r.tag(m.tokens.end) == Tag::POS {
                    k = m.tokens.end + 1;
                    continue;
                }
                // "her foreign minister counterparts A and B": the office is not its holder here
                let peers = m.tokens.end;
                let named = peers + 1 < end && self.cast.mention_at(peers + 1).is_some();
                if named && matches!(r.lemma(peers), "counterpart" | "colleague") {
                    k = peers + 1;
                    continue;
                }
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
                    reach += bracketed - k;
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
                let adjective = matches!(
                    named.what,
                    What::Place {
                        kind: PlaceKind::Demonym,
                        ..
                    }
                );
                let before_noun = next < end
                    && (r.tag(next).is_noun() || r.tag(next).is_adjective())
                    && !r.tag(next).is_punct()
                    // "Israeli, Palestinian, and regional counterparts"
                    || adjective
                        && matches!(r.tag(next), Tag::CC | Tag::Comma)
                        && coordinated_people(r, next, end);
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
                // "with implementing partners"
                Tag::VBG if k + 1 < end && is_people_noun(r, k + 1) => {}
                // "his newly elected counterpart"
                Tag::RB if k + 1 < end && matches!(r.tag(k + 1), Tag::VBN | Tag::JJ) && k > i => {}
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
                // "tech and industry leaders", "local and international counterparts"
                Tag::CC | Tag::Comma
                    if (r.tag(k.saturating_sub(1)).is_noun()
                        || r.tag(k.saturating_sub(1)).is_adjective())
                        && coordinated_people(r, k, end) => {}
                _ => return None,
            }
            k += 1;
        }
        None
    }

    /// The item with "of France", "from the ministry" after it; where it names people without a country, that tells whose they are.
    pub fn with_complement(
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

    /// A name after a long title that the item rules stop in: "Ministry for Economic Affairs State Secretary X".
    pub fn titled_item(&self, i: usize, end: usize) -> Option<Item> {
        let r = self.r;
        if i >= end || !r.capitalized(i) {
            return None;
        }
        let stop = (i..end.min(i + 14)).find(|&k| {
            r.tag(k).is_verb()
                || matches!(r.tag(k), Tag::TO | Tag::Comma | Tag::Period | Tag::WP)
                || self.cast.mention_at(k).is_some()
        })?;
        let named = self.cast.mention_at(stop).filter(|m| !m.pronoun);
        let full_name = || {
            // "His Holiness Pope X": a long run of names that nobody known answers to is somebody
            let run = (i..stop)
                .filter(|&k| r.tag(k).is_proper() && r.capitalized(k))
                .count();
            (run >= 3).then(|| (Vec::new(), true, i..stop))
        };
        let (parties, somebody, tokens) = match named {
            Some(m) => (self.people_of(m), false, i..m.tokens.end),
            None => full_name()?,
        };
        Some(Item {
            parties,
            somebody,
            tokens,
        })
    }

    pub fn describes_only(&self, item: &Item) -> bool {
        !item.parties.is_empty()
            && item.parties.iter().all(|p| match p {
                Party::Official(o) => self.cast.people[*o].kind == OfficialKind::Unnamed,
                _ => false,
            })
    }
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
            // "X of the Republic of Korea (ROK) and Y"
            "(" if k + 3 < end && r.lower(k + 2) == ")" => k += 2,
            "," | "(" => {}
            "and" | "&" | "including" | "plus" => bare = false,
            // "a delegation that included X", "a team led by X"
            "that" | "which" if k + 1 < end && r.lemma(k + 1) == "include" => {
                bare = false;
                k += 1;
            }
            "led" | "headed" if k + 1 < end && r.lower(k + 1) == "by" => {
                bare = false;
                k += 1;
            }
            "comprised" | "composed" if k + 1 < end && r.lower(k + 1) == "of" => {
                bare = false;
                k += 1;
            }
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
