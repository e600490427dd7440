//! Who is named in a row: "A, B and C", "his counterpart, D", "leaders of E and F", read forwards and backwards.
//!
//! Nouns that name people without being officials ("survivors", "activists") count as somebody, so that "met with
//! survivors" is a meeting.

use super::clauses::is_finite;
use super::marks::is_topic_mark;
use super::phrases::Scene;
use crate::extract::Party;
use crate::extract::reading::Reading;
use crate::syntax::Tag;

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
                    || self
                        .cast
                        .named_at(start - 1)
                        .is_some_and(|n| n.is_demonym()))
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
            let person = |p: &&Vec<Party>| p.iter().any(|q| self.cast.named_person(q).is_some());
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
}

/// What joins the items of a list: where the next one begins, and whether a comma alone stands between.
fn glue(r: &Reading, i: usize, end: usize) -> Option<(usize, bool)> {
    let mut k = i;
    let mut bare = true;
    while k < end && k < i + 4 {
        match r.lower(k) {
            // "X of the Republic of Korea (ROK) and Y"
            "(" if r.past_short_form(k) > k => k += 2,
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
