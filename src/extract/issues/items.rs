//! A topic's items: lists split, "including …" under its parent, carrier words dropped.

use std::ops::Range;

use super::boundaries::is_finite;
use super::frames::Frame;
use super::lists;
use super::phrases::{examples, head_noun, tidy};
use super::region::{region, trim};
use super::stance;
use super::telling;
use crate::extract::cast::Cast;
use crate::extract::reading::Reading;
use crate::syntax::Tag;
use crate::vocabulary::Stance;

/// One item of a topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The noun phrase with the complements that define it.
    pub tokens: Range<usize>,
    /// What the carrier words said of it ("concern about"), if they did.
    pub stance: Option<Stance>,
    /// The index of the item it stands under ("including …").
    pub parent: Option<usize>,
}

/// The items of the topic that a frame opens, in order, and where that ends.
pub fn items(r: &Reading, cast: &Cast, frame: &Frame) -> (Vec<Item>, usize) {
    let start = frame.start;
    // "…; X tops the agenda": the arcs may hang the mark before it on the subject
    let limit = r.sentence_around(start).end.min(start + 3);
    let first = (start..limit).find(|&i| !matches!(r.lower(i), ";" | ":" | "," | "•" | "—" | "–"));
    let first = first.unwrap_or(start);
    let whole = match frame.until {
        Some(until) => first..trim(r, first, until.max(first)),
        None => region(r, cast, first),
    };
    let mut splitter = Splitter {
        r,
        cast,
        framed: frame.stance,
        takes_floor: frame.until.is_some(),
        out: Vec::new(),
    };
    let end = whole.end;
    splitter.split(whole, None, None, 0);
    // "a range of issues during his visit, from A to B": the list goes on behind the adjunct
    if let Some(lead) = resumed(r, end).filter(|_| frame.until.is_none()) {
        let under = (splitter.out.len() == 1).then_some(0);
        let rest = region(r, cast, lead);
        splitter.split(rest, None, under, 0);
    }
    (splitter.out, end)
}

/// Where examples follow behind an adjunct and its comma.
fn resumed(r: &Reading, end: usize) -> Option<usize> {
    if end == 0 || end >= r.len() || r.sentence(end) != r.sentence(end - 1) {
        return None;
    }
    if !matches!(r.tag(end), Tag::IN | Tag::WRB) || matches!(r.lower(end), "as" | "that") {
        return None;
    }
    let limit = r.sentence_around(end).end.min(end + 12);
    let comma = (end..limit).find(|&i| r.lower(i) == ",")?;
    let lead = comma + 1;
    let plain = (end..comma).all(|i| !is_finite(r, i));
    let examples = lead < r.sentence_around(end).end
        && (matches!(r.lower(lead), "including" | "ranging")
            || r.reads(lead, &["such", "as"])
            || r.lower(lead) == "from"
                && (lead..r.sentence_around(end).end).any(|k| r.lower(k) == "to"));
    (plain && examples).then_some(lead)
}

/// No topic nests deeper than this.
const DEEPEST: usize = 6;

pub(super) struct Splitter<'s, 'r> {
    pub(super) r: &'s Reading<'r>,
    pub(super) cast: &'s Cast,
    pub(super) framed: Stance,
    /// Whether the topic is the subject of a verb that says so: "Cyprus came up".
    takes_floor: bool,
    out: Vec<Item>,
}

impl Splitter<'_, '_> {
    /// Which of the items from `first` on the examples behind them stand under: the only one, or the last of a list where it is
    /// a plural ("A and B, as well as challenges in C, including D").
    fn leader(&self, first: usize) -> Option<usize> {
        let last = self
            .out
            .len()
            .checked_sub(1)
            .filter(|&last| last >= first)?;
        let plural =
            || head_noun(self.r, &self.out[last].tokens).is_some_and(|h| self.r.tag(h) == Tag::NNS);
        (last == first || plural()).then_some(last)
    }

    fn split(
        &mut self,
        range: Range<usize>,
        stance: Option<Stance>,
        parent: Option<usize>,
        depth: usize,
    ) {
        if range.is_empty() {
            return;
        }
        let led = self.r.lower(range.start) == "how";
        let range = tidy(self.r, range);
        if range.is_empty() || depth > DEEPEST {
            return;
        }
        let series = range.clone().any(|i| self.r.lower(i) == ";");
        if let Some((before, examples)) = examples(self.r, &range).filter(|_| !series) {
            let first = self.out.len();
            let together = !before.is_empty() && stance::joint(self.r, &before);
            self.split(before, stance, parent, depth + 1);
            let under = self.leader(first).or(parent);
            let inherited = self
                .out
                .get(first)
                .and_then(|i| i.stance)
                .or(stance)
                .or_else(|| together.then_some(Stance::Cooperation));
            for example in examples {
                self.split(example, inherited, under, depth + 1);
            }
            return;
        }
        let parts = lists::parts(self.r, &range);
        if parts.len() > 1 {
            // "how to expand A, secure B and end C"
            let series = led && stance::joint(self.r, &range);
            let mut said = stance.or_else(|| series.then_some(Stance::Cooperation));
            for part in parts {
                let first = self.out.len();
                self.split(part, said, parent, depth + 1);
                // "concerns about A, B and C": what the first item's carrier says holds for the rest
                said = said.or_else(|| {
                    let item = self.out.get(first)?;
                    let tokens = &item.tokens;
                    item.stance.or_else(|| {
                        let joint = stance::shares(self.r, tokens) || stance::leads(self.r, tokens);
                        joint.then_some(Stance::Cooperation)
                    })
                });
            }
            return;
        }
        if let Some((inner, said)) = self.carried(&range, stance) {
            let first = self.out.len();
            self.split(inner, said.or(stance), parent, depth + 1);
            // "support for the people of X" where the people alone are no subject
            if self.out.len() > first || said != Some(Stance::Support) {
                return;
            }
        }
        if telling::tells(self.r, self.cast, &range, self.takes_floor) {
            self.out.push(Item {
                tokens: range,
                stance,
                parent,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::issues::fixtures::check;

    #[test]
    fn empty_words_go() {
        check(&[
            ("President Ana Silva discussed a range of issues.", &[]),
            (
                "President Ana Silva discussed key topics of mutual interest.",
                &[],
            ),
        ]);
    }

    #[test]
    fn carriers_lists_and_examples() {
        check(&[
            (
                "President Ana Silva discussed trade, as well as security challenges in the Pacific, including piracy.",
                &[
                    "economy | discussion | trade | by Ana Silva",
                    "military | discussion | security challenges in the Pacific | by Ana Silva",
                    "crime | discussion | piracy | by Ana Silva | under Security challenges in the Pacific",
                ],
            ),
            (
                "President Ana Silva discussed the importance of press freedom.",
                &["human_rights | support | press freedom | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed concerns about child labor.",
                &["human_rights | concern | child labor | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed the issue of Western Sahara.",
                &["territory | discussion | Western Sahara | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed a number of regional issues, including the war in Yemen.",
                &["conflict | discussion | the war in Yemen | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed crimes such as smuggling and piracy.",
                &[
                    "crime | discussion | crimes | by Ana Silva",
                    "crime | discussion | smuggling | by Ana Silva | under Crimes",
                    "crime | discussion | piracy | by Ana Silva | under Crimes",
                ],
            ),
            (
                "President Ana Silva discussed topics ranging from trade to space.",
                &[
                    "economy | discussion | trade | by Ana Silva",
                    "technology | discussion | space | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva discussed issues from human rights to climate change.",
                &[
                    "human_rights | discussion | human rights | by Ana Silva",
                    "environment | discussion | climate change | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva discussed security challenges in the Sahel, including terrorism and drug trafficking.",
                &[
                    "military | discussion | security challenges in the Sahel | by Ana Silva",
                    "terrorism | discussion | terrorism | by Ana Silva | under Security challenges in the Sahel",
                    "crime | discussion | drug trafficking | by Ana Silva | under Security challenges in the Sahel",
                ],
            ),
            (
                "President Ana Silva discussed many matters, particularly migration.",
                &["migration | discussion | migration | by Ana Silva"],
            ),
            (
                "President Ana Silva raised a range of issues during her visit, including human rights.",
                &["human_rights | concern | human rights | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed China's support for Russia.",
                &["conflict | discussion | China's support for Russia | by Ana Silva"],
            ),
            (
                "President Ana Silva condemned Iran's support for militias in Iraq.",
                &[
                    "conflict | concern | Iran's support for militias in Iraq | by Ana Silva | with Iran",
                ],
            ),
            (
                "President Ana Silva reaffirmed her commitment to the rule of law.",
                &["democracy | support | the rule of law | by Ana Silva"],
            ),
            (
                "President Ana Silva underscored the need for judicial reform.",
                &["democracy | support | judicial reform | by Ana Silva"],
            ),
            (
                "President Ana Silva underscored the urgency of climate action.",
                &["environment | support | climate action | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed ways to deepen defense cooperation.",
                &["military | cooperation | ways to deepen defense cooperation | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed the implementation of the peace agreement.",
                &[
                    "conflict | discussion | the implementation of the peace agreement | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva discussed Kenya's plans for the forest sector, including in the north.",
                &["environment | discussion | Kenya's plans for the forest sector | by Ana Silva"],
            ),
        ]);
    }
}
