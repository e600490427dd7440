//! Titles before a name: adjacent, stacked ("Force Commander Major General …"), in apposition ("the president, …"), or one
//! plural title for a list of names.

use super::beside::Neighbours;
use crate::extract::reading::Reading;
use crate::extract::titles::{CountryRead, Title};
use crate::lexicon::Level;

/// A plural title whose list of names goes on.
pub struct Shared {
    title: usize,
    names: usize,
}

impl Neighbours<'_> {
    /// The titles that go with the name at `start`, the nearest first; `phrase_start` is where its possessive begins.
    pub fn before(&mut self, start: usize, phrase_start: usize) -> Vec<usize> {
        let r = self.r;
        let beside = self.title_ending(start).filter(|&t| {
            self.titles[t].head < start && r.sentence(self.titles[t].head) == r.sentence(start)
        });
        let mut found = Vec::new();
        if let Some(t) = beside {
            if !self.free(t) {
                return found;
            }
            found.push(t);
            self.stacked(&mut found);
            // "his Peruvian counterpart, General Hugo Zavaleta": the rank is part of the name's phrase
            let first = &self.titles[found[found.len() - 1]];
            if first.determiner.is_none() {
                let apposed = self.apposed_before(first.whole.start, start);
                found.extend(apposed.filter(|&t| self.explains(&self.titles[t], first)));
            }
        } else {
            found.extend(self.apposed_before(phrase_start, start));
        }
        for &t in &found {
            self.used[t] = true;
        }
        found
    }

    /// "his Argentine counterpart, Alberto Fernández", "the president of the European Council, Charles Michel".
    fn apposed_before(&self, from: usize, start: usize) -> Option<usize> {
        let r = self.r;
        let mark = from.checked_sub(1)?;
        let marked = matches!(r.lower(mark), "," | ":" | "—" | "–");
        let predicate = matches!(r.lower(mark), "is" | "was" | "remains");
        if !(marked || predicate) || r.sentence(mark) != r.sentence(start) {
            return None;
        }
        let t = self
            .title_ending(mark)
            .or_else(|| self.title_located_before(mark))
            .filter(|&t| self.free(t))?;
        let title = &self.titles[t];
        let definite = title.determiner.is_some() && !title.negative() || title.possessor.is_some();
        // "the head of the team is Ola Berg": the office as a subject, at the head of its clause
        let heads = || {
            let from = title
                .possessor
                .as_ref()
                .map_or(title.whole.start, |p| p.start.min(title.whole.start));
            let sentence = r.sentence_around(from);
            let opens = from == sentence.start
                || matches!(
                    r.lower(from - 1),
                    "," | ";" | "and" | "but" | "\"" | "\u{201c}"
                );
            opens && !title.indefinite()
        };
        (definite && (marked || heads())).then_some(t)
    }

    /// "a spokesman in Delhi, Arjun Mehta": where the holder sits stands between the office and the name.
    fn title_located_before(&self, mark: usize) -> Option<usize> {
        let last = mark.checked_sub(1)?;
        let k = self.named.partition_point(|n| n.tokens.end <= last);
        let place = self.named.get(k).filter(|n| n.tokens.contains(&last))?;
        let preposition = place.tokens.start.checked_sub(1)?;
        let located = place.is_location() && self.r.lower(preposition) == "in";
        self.title_ending(preposition).filter(|_| located)
    }

    /// Whether a title in apposition says who a further titled name is: a rank says no office, "top official" no exact one.
    fn explains(&self, apposed: &Title, title: &Title) -> bool {
        title.is_rank(self.r)
            || title.is_style() && apposed.whole.end > apposed.head + 1
            || apposed.counterpart(self.r)
            || apposed.generic() && !apposed.indefinite() && apposed.level != title.level
    }

    /// "Barkhane Force Commander Major General …", "President of X and Supreme Commander of Y …": further titles of the name.
    fn stacked(&self, found: &mut Vec<usize>) {
        let r = self.r;
        let mut last = found[0];
        while last > 0 {
            let (before, after) = (&self.titles[last - 1], &self.titles[last]);
            let adjacent = before.whole.end == after.whole.start && after.determiner.is_none();
            let joined = before.whole.end + 1 == after.whole.start
                && matches!(r.lower(before.whole.end), "and" | "&")
                && before.tokens.end < before.whole.end
                && !matches!(before.determiner.as_deref(), Some("the"))
                && after.determiner.is_none()
                || before.whole.end + 1 == after.whole.start
                    && r.lower(before.whole.end) == ","
                    && before.determiner.is_none()
                    && after.determiner.is_none()
                    && r.capitalized(before.head)
                    && before.whole.start == r.sentence_around(before.head).start;
            // "met with Marshal of the Senate, Senator Jan Novak": the fuller one is nobody else's
            let apposed = before.whole.end + 1 == after.whole.start
                && r.lower(before.whole.end) == ","
                && before.determiner.is_none()
                && after.determiner.is_none()
                && r.capitalized(before.head)
                && before.whole.end > before.head + 1
                && (after.is_rank(r) || after.is_style());
            let joined = joined || apposed;
            let same = r.sentence(before.head) == r.sentence(after.head)
                && (r.capitalized(before.head) == r.capitalized(after.head) || after.is_rank(r));
            if !self.free(last - 1) || !(adjacent || joined) || !same {
                return;
            }
            last -= 1;
            found.push(last);
        }
    }

    /// A plural title before a list of names is each one's: "Finance Ministers A of X and B of Y". Asked of each name in turn.
    pub fn shared(
        &mut self,
        k: usize,
        phrase_start: usize,
        list: &mut Option<Shared>,
    ) -> Option<Title> {
        let r = self.r;
        let name = self.names[k].whole.clone();
        let goes_on =
            name.end < r.len() && matches!(r.lower(name.end), "," | "and" | "of" | "&" | "(");
        let marked = phrase_start.checked_sub(1).filter(|&m| {
            // after a mark a single name is no list: "with its counterparts, Berg said"
            matches!(r.lower(m), "," | ":" | "—" | "–") && goes_on
        });
        let plural = [Some(phrase_start), marked]
            .into_iter()
            .flatten()
            .find_map(|end| self.title_ending(end))
            .filter(|&t| self.titles[t].plural && self.titles[t].head < name.start);
        if let Some(title) = plural {
            self.used[title] = true;
            *list = Some(Shared { title, names: 0 });
        } else if let Some(going) = list
            && self.linked(k, phrase_start)
        {
            going.names += 1;
        } else {
            *list = None;
        }
        let list = list.as_ref()?;
        Some(self.share(list.title, list.names))
    }

    /// The title of the `nth` of those who share a plural one: "the French and German foreign ministers, A and B".
    pub fn share(&self, title: usize, nth: usize) -> Title {
        let mut title = self.titles[title].clone();
        title.country = match title.countries.len() {
            0 | 1 => title.country,
            _ => title.countries.get(nth).cloned(),
        };
        title
    }

    /// Whether only commas, conjunctions and countries stand between a name and the one before it.
    fn linked(&self, k: usize, phrase_start: usize) -> bool {
        let r = self.r;
        let Some(previous) = k.checked_sub(1).map(|p| &self.names[p]) else {
            return false;
        };
        let gap = previous.whole.end..phrase_start;
        gap.start < gap.end
            && gap.len() <= 8
            && r.sentence(gap.start) == r.sentence(phrase_start)
            && gap.clone().all(|i| {
                matches!(r.lower(i), "," | "and" | "of" | "for" | "the" | "&")
                    || self.country_at(i).is_some()
            })
    }

    fn country_at(&self, i: usize) -> Option<CountryRead> {
        let k = self.named.partition_point(|n| n.tokens.end <= i);
        let n = self.named.get(k).filter(|n| n.tokens.contains(&i))?;
        Some((n.country()?, Some(n.tokens.clone())))
    }
}

impl Title {
    /// Whether it is a word that people keep whatever office they hold: "Ambassador", "Senator".
    fn is_style(&self) -> bool {
        matches!(self.level, Level::Envoy | Level::Legislator) && self.tokens.len() == 1
    }

    /// Whether it is a rank, which says nothing of the office held: General, Vice Admiral.
    pub fn is_rank(&self, r: &Reading) -> bool {
        self.level == Level::Military
            && self.tokens.clone().all(|i| {
                // "Major-General"
                let word = r.lower(i).trim_end_matches('.');
                word.split('-').all(is_rank_word)
            })
    }
}

fn is_rank_word(word: &str) -> bool {
    matches!(
        word,
        "general"
            | "gen"
            | "admiral"
            | "adm"
            | "colonel"
            | "col"
            | "major"
            | "maj"
            | "captain"
            | "capt"
            | "lieutenant"
            | "lt"
            | "brigadier"
            | "brig"
            | "commodore"
            | "marshal"
            | "field"
            | "air"
            | "chief"
            | "vice"
            | "rear"
            | "senior"
            | "army"
    )
}

#[cfg(test)]
mod tests {
    use crate::extract::checks::check;

    #[test]
    fn the_holder_stands_behind_the_office() {
        check(&[
            // nobody's office: the sentence is about a town
            (
                "The seat of the foreign minister is Bern. Ana Silva lives there.",
                &["person | Ana Silva | - | -"],
            ),
            (
                "Her critics say a prime minister is Ana Silva only on paper.",
                &["person | Ana Silva | - | -"],
            ),
            (
                "The Peruvian foreign minister is Ana Silva. Chile's president is Jan Novak.",
                &[
                    "person | Ana Silva | foreign minister | PE",
                    "person | Jan Novak | president | CL",
                ],
            ),
            (
                "Karin Lund arrived, and the Chilean defence minister was Ana Silva.",
                &[
                    "person | Karin Lund | - | -",
                    "person | Ana Silva | defence minister | CL",
                ],
            ),
        ]);
    }

    #[test]
    fn titles_before_names() {
        check(&[
            (
                "A spokesman in Delhi, Arjun Mehta, said little. Its spokesman, Major-General Hla Win, left.",
                &[
                    "person | Arjun Mehta | spokesman | IN",
                    "person | Hla Win | spokesman + Major-General | IN",
                ],
            ),
            (
                "The Secretary General of the Council, Ambassador Eva Kiss, spoke.",
                &["person | Eva Kiss | Secretary General of the Council + Ambassador | -"],
            ),
            (
                "She met Marshal of the Senate, Senator Jan Novak.",
                &["person | Jan Novak | Marshal of the Senate + Senator | -"],
            ),
            (
                "Thailand's caretaker prime minister, General Somchai Boonmee, chaired the talks.",
                &["person | Somchai Boonmee | caretaker prime minister + General | TH"],
            ),
            (
                "Danish Defence Minister Mette Holm met her Peruvian counterpart, General Hugo Vargas.",
                &[
                    "person | Mette Holm | Defence Minister | DK",
                    "person | Hugo Vargas | Defence Minister + General | PE",
                ],
            ),
            (
                "The State Department's top official, Assistant Secretary Ellen Park, spoke.",
                &["person | Ellen Park | Assistant Secretary + top official | US"],
            ),
            (
                "Pentagon spokesman Maj. Gen. Tim Stone spoke.",
                &["person | Tim Stone | Pentagon spokesman + Maj. Gen. | US"],
            ),
            (
                "She met Governor Ken Mori of Okinawa in Washington.",
                &["person | Ken Mori | Governor | JP"],
            ),
            (
                "Danish Prime Minister Mette Holm saw her Swedish colleague, Karin Lund.",
                &[
                    "person | Mette Holm | Prime Minister | DK",
                    "person | Karin Lund | Prime Minister | SE",
                ],
            ),
            (
                "Danish Prime Minister Mette Holm saw her Swedish opposite number, Karin Lund.",
                &[
                    "person | Mette Holm | Prime Minister | DK",
                    "person | Karin Lund | Prime Minister | SE",
                ],
            ),
            (
                "The Swedish prime minister's spokeswoman, Karin Lund, spoke.",
                &[
                    "unnamed | Swedish prime minister | prime minister | SE",
                    "person | Karin Lund | spokeswoman | SE",
                ],
            ),
            (
                "The Greek ambassador in Bern, Eleni Pappas, spoke.",
                &["person | Eleni Pappas | ambassador in Bern | GR"],
            ),
            (
                "Ex-president Carlos Vega met then-foreign minister Ana Ruiz.",
                &[
                    "person | Carlos Vega | Ex-president | -",
                    "person | Ana Ruiz | then-foreign minister | -",
                ],
            ),
        ]);
    }
}
