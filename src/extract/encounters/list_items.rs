//! One item of a row of names: "his counterpart, D", "leaders of E", "Israeli and Palestinian negotiators".

use std::ops::Range;

use super::marks::is_people_noun;
use super::phrases::Scene;
use crate::extract::Party;
use crate::extract::reading::Reading;
use crate::syntax::Tag;
use crate::vocabulary::OfficialKind;

/// One item of a list: who, and where it ends (or begins, read backwards).
pub struct Item {
    /// Who.
    pub parties: Vec<Party>,
    /// Whether it names somebody who is no official.
    pub somebody: bool,
    /// Its tokens.
    pub tokens: Range<usize>,
}

impl Scene<'_> {
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
                if possesses(r, m.tokens.end, end) {
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
                let bracketed = r.past_short_form(named.tokens.end);
                if named.tokens.end < bracketed
                    && bracketed < end
                    && self.cast.mention_at(bracketed).is_some()
                {
                    reach += bracketed - k;
                    k = bracketed;
                    continue;
                }
                if matches!(r.tag(k), Tag::NNPS | Tag::NNS) && named.is_demonym() {
                    return Some(Item {
                        parties: Vec::new(),
                        somebody: true,
                        tokens: i..named.tokens.end,
                    });
                }
                let next = named.tokens.end;
                let possessive = next < end && r.tag(next) == Tag::POS;
                let adjective = named.is_demonym();
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
            // "leaders of Chad, Niger and Mali"
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
        // not "King Olav's wedding"
        let named = self
            .cast
            .mention_at(stop)
            .filter(|m| !m.pronoun && !possesses(r, m.tokens.end, end));
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

/// Whether a name ends in a possessive there: "Olav's", "Torres'"; not in the mark of a transcription, "Shia' al-Amin".
fn possesses(r: &Reading, mark: usize, end: usize) -> bool {
    mark < end
        && r.tag(mark) == Tag::POS
        && (r.lower(mark).ends_with('s') || r.lower(mark - 1).ends_with('s'))
}

/// "tech, industry and community leaders": the noun after the marks names people and shares what stands before them.
fn coordinated_people(r: &Reading, i: usize, end: usize) -> bool {
    (i..end.min(i + 6))
        .take_while(|&k| r.tag(k).is_noun() || matches!(r.tag(k), Tag::CC | Tag::Comma | Tag::JJ))
        .any(|k| is_people_noun(r, k))
}
