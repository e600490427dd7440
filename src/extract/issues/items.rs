//! A topic's items: lists split, "including …" under its parent, carrier words dropped.

use std::ops::Range;

use super::lists;
use super::nominal::on_table;
use super::region::{is_finite, region, trim};
use super::stance;
use super::telling;
use crate::extract::cast::Cast;
use crate::extract::reading::Reading;
use crate::lexicon::NounClass;
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

/// The items that begin at a token, in order, and where their topic ends; `framed` is how the words before it raise them.
pub fn items(r: &Reading, cast: &Cast, start: usize, framed: Stance) -> (Vec<Item>, usize) {
    let whole = region(r, cast, start);
    let mut splitter = Splitter {
        r,
        cast,
        framed,
        out: Vec::new(),
    };
    let end = whole.end;
    splitter.split(whole, None, None, 0);
    // "a range of issues during his visit, from A to B": the list goes on behind the adjunct
    if let Some(lead) = resumed(r, end) {
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

struct Splitter<'s, 'r> {
    r: &'s Reading<'r>,
    cast: &'s Cast,
    framed: Stance,
    out: Vec<Item>,
}

impl Splitter<'_, '_> {
    fn split(
        &mut self,
        range: Range<usize>,
        stance: Option<Stance>,
        parent: Option<usize>,
        depth: usize,
    ) {
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
            let under = if self.out.len() == first + 1 {
                Some(first)
            } else {
                parent
            };
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
                    item.stance.or_else(|| {
                        stance::shares(self.r, &item.tokens).then_some(Stance::Cooperation)
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
        if telling::tells(self.r, self.cast, &range) {
            self.out.push(Item {
                tokens: range,
                stance,
                parent,
            });
        }
    }

    /// "the importance of X" → X; "concerns about X" → X, raised as a concern.
    fn carried(
        &self,
        range: &Range<usize>,
        stance: Option<Stance>,
    ) -> Option<(Range<usize>, Option<Stance>)> {
        let r = self.r;
        let head = head_noun(r, range)?;
        let next = head + 1;
        if next + 1 >= range.end
            || (range.start..head).any(|i| matches!(r.tag(i), Tag::VBG | Tag::VB | Tag::IN))
        {
            return None;
        }
        let rows = r
            .lexicon
            .nouns
            .get(r.lemma(head))
            .or_else(|| r.lexicon.nouns.get(r.lower(head)))
            .unwrap_or_default();
        let inner = next + 1..range.end;
        let governs = matches!(
            r.lower(next),
            "of" | "about"
                | "over"
                | "on"
                | "for"
                | "to"
                | "regarding"
                | "concerning"
                | "against"
                | "surrounding"
                | "with"
                | "at"
                | "in"
                | "that"
        );
        if !governs || !names_something(r, &inner) {
            return None;
        }
        let said = rows.iter().find_map(|n| match n.class {
            NounClass::Stance => n.stance,
            _ => None,
        });
        if let Some(said) = said {
            let said = if WEIGHTY.contains(&r.lemma(head)) {
                Stance::Support
            } else {
                said
            };
            let takes = match said {
                Stance::Cooperation => false,
                Stance::Concern => PROBLEMS_SAID.contains(&r.lemma(head)),
                _ => true,
            } && matches!(
                r.lower(next),
                "of" | "about"
                    | "over"
                    | "on"
                    | "for"
                    | "to"
                    | "regarding"
                    | "concerning"
                    | "against"
                    | "at"
                    | "that"
            );
            // "condemned China's support for Russia": another's support is the subject itself
            let opposed = [Some(self.framed), stance]
                .iter()
                .any(|s| matches!(s, Some(Stance::Concern | Stance::Demand)));
            let of_another = self.of_another(range.start, head);
            let promise = matches!(
                r.lemma(head),
                "commitment" | "pledge" | "promise" | "vow" | "determination"
            );
            if takes
                && !(said == Stance::Support
                    && (opposed || of_another && !promise || self.is_party(&inner)))
            {
                return Some((inner, Some(said)));
            }
            return None;
        }
        let carries = rows
            .iter()
            .any(|n| matches!(n.class, NounClass::Carrier | NounClass::Empty));
        if carries && r.lower(next) == "of" && DROPPED.contains(&r.lemma(head)) {
            let said = WEIGHTY.contains(&r.lemma(head)).then_some(Stance::Support);
            return Some((inner, said));
        }
        let told = matches!(
            r.lemma(head),
            "focus"
                | "emphasis"
                | "view"
                | "assessment"
                | "detail"
                | "update"
                | "information"
                | "opinion"
                | "explanation"
                | "overview"
                | "approach"
        );
        (told && matches!(r.lower(next), "on" | "of" | "about" | "to")).then_some((inner, None))
    }

    /// "commitment to Iraq", "support for the alliance": whom it is given to says nothing alone.
    fn is_party(&self, inner: &Range<usize>) -> bool {
        let r = self.r;
        let start = if r.tag(inner.start) == Tag::DT {
            inner.start + 1
        } else {
            inner.start
        };
        let end = self
            .cast
            .named_at(start)
            .map(|n| n.tokens.end)
            .or_else(|| self.cast.mention_at(start).map(|m| m.tokens.end));
        end.is_some_and(|e| {
            e >= inner.end
                || matches!(r.tag(e), Tag::IN | Tag::Comma | Tag::CC)
                || r.lower(e) == "as"
        })
    }

    /// Whether the phrase is possessed by a country or body that need not be the speaker ("Beijing's support").
    fn of_another(&self, start: usize, head: usize) -> bool {
        let possessed = (start..head).any(|i| self.r.tag(i) == Tag::POS)
            || (start..head)
                .any(|i| self.cast.named_at(i).is_some() && self.r.tag(i).is_adjective());
        possessed && self.framed != Stance::Support
    }
}

/// Stance nouns that say how a problem is felt, and drop out; "violation", "abuse", "threat" are the problem itself.
const PROBLEMS_SAID: &[&str] = &[
    "concern",
    "alarm",
    "worry",
    "fear",
    "anxiety",
    "dismay",
    "outrage",
    "regret",
    "opposition",
    "objection",
    "condemnation",
    "criticism",
    "unease",
    "warning",
    "complaint",
    "doubt",
    "frustration",
    "disappointment",
    "anger",
    "misgiving",
    "reservation",
    "protest",
    "displeasure",
    "apprehension",
    "suspicion",
];

/// Carriers that drop out before "of".
const DROPPED: &[&str] = &[
    "importance",
    "significance",
    "necessity",
    "urgency",
    "value",
    "relevance",
    "range",
    "number",
    "variety",
    "series",
    "array",
    "host",
    "list",
    "set",
    "issue",
    "question",
    "topic",
    "matter",
    "subject",
    "area",
    "field",
    "sphere",
    "nature",
    "raft",
    "spectrum",
    "merit",
    "benefit",
    "slew",
    "string",
    "litany",
    "breadth",
    "lot",
    "broad range",
    "wide range",
    "need",
    "problem",
    "idea",
    "principle",
    "context",
    "discussion",
];

/// Those that say the subject matters.
const WEIGHTY: &[&str] = &[
    "importance",
    "significance",
    "necessity",
    "urgency",
    "value",
    "relevance",
    "need",
    "merit",
    "benefit",
    "principle",
];

/// Without words that only lead to the item, marks and trailing adverbs.
fn tidy(r: &Reading, range: Range<usize>) -> Range<usize> {
    let mut start = range.start;
    // "what she called the crisis"
    if r.lower(start) == "what" {
        if let Some(called) = (start + 1..range.end.min(start + 5))
            .find(|&i| matches!(r.lemma(i), "call" | "describe" | "term"))
        {
            start = called + 1;
        }
    }
    // "addressing concerns about X": the subject is what is addressed
    while start + 1 < range.end
        && r.tag(start) == Tag::VBG
        && matches!(
            r.lemma(start),
            "address" | "discuss" | "raise" | "review" | "explore" | "consider"
        )
    {
        start += 1;
    }
    while start < range.end {
        let mark = r.tag(start).is_punct()
            && !matches!(r.tag(start), Tag::OpenQuote | Tag::LRB | Tag::Dollar);
        let leads = matches!(
            r.lower(start),
            "and"
                | "or"
                | "also"
                | "both"
                | "as"
                | "well"
                | "then"
                | "including"
                | "to"
                | "on"
                | "about"
                | "with"
                | "but"
                | "not"
                | "only"
                | "of"
                | "for"
                | "in"
                | "how"
                | "along"
                | "particularly"
                | "especially"
                | "primarily"
                | "notably"
                | "over"
                | "regarding"
                | "toward"
                | "towards"
                | "such"
                | "namely"
                | "concerning"
                | "mainly"
                | "chiefly"
                | "best"
                | "through"
                | "at"
                | "than"
                | "'s"
                | "against"
                | "that"
                | "by"
                | "between"
                | "addition"
                | "plus"
                | "around"
                | "into"
        );
        if !(mark || leads)
            || matches!(r.lower(start), "that" | "such")
                && start + 1 < range.end
                && r.tag(start + 1).is_noun()
        {
            break;
        }
        start += 1;
    }
    start..trim(r, start, range.end.max(start))
}

/// "X, including A and B", "X such as A", "from A to B", "X: A, B".
fn examples(r: &Reading, range: &Range<usize>) -> Option<(Range<usize>, Vec<Range<usize>>)> {
    for i in range.clone() {
        let after_comma = i > range.start && r.lower(i - 1) == ",";
        let lead = match r.lower(i) {
            "including" => 1,
            "such" if r.reads(i, &["such", "as"]) => 2,
            "particularly" | "especially" | "notably" | "primarily" | "namely" | "chiefly"
            | "mainly"
                if after_comma =>
            {
                1
            }
            "to" if after_comma && r.reads(i, &["to", "include"]) => 2,
            "in" if after_comma && r.reads(i, &["in", "particular"]) => 2,
            "above" if after_comma && r.reads(i, &["above", "all"]) => 2,
            ":" if i > range.start => 1,
            "from" | "ranging" => {
                let from = if r.lower(i) == "ranging" { i + 1 } else { i };
                let listed = i > range.start && on_table(r, i - 1);
                let spans = listed || i == range.start || r.lower(i) == "ranging" || after_comma;
                let to = (from + 1..range.end).find(|&k| {
                    r.lower(k) == "to" && k + 1 < range.end && opens_noun_phrase(r.tag(k + 1))
                });
                match to {
                    Some(to) if spans => {
                        return Some((range.start..i, vec![from + 1..to, to + 1..range.end]));
                    }
                    _ => continue,
                }
            }
            _ => continue,
        };
        let mut next = i + lead;
        for with in [
            ["with", "respect", "to"],
            ["with", "regard", "to"],
            ["in", "terms", "of"],
        ] {
            if r.reads(next, &with) {
                next += with.len();
            }
        }
        if next >= range.end {
            return None;
        }
        // "including in the forest sector" says where, not what
        let somewhere = matches!(r.lower(i), "including" | "particularly" | "especially")
            && matches!(
                r.lower(next),
                "in" | "at" | "within" | "during" | "among" | "with" | "against"
            )
            && i > range.start;
        if somewhere {
            // unless one further item is joined to the whole
            let rest = (next..range.end)
                .find(|&k| r.lower(k) == ",")
                .filter(|&k| k + 1 < range.end && r.lower(k + 1) == "and");
            return Some((
                range.start..i,
                rest.map(|k| k + 1..range.end).into_iter().collect(),
            ));
        }
        while next < range.end && matches!(r.tag(next), Tag::IN | Tag::TO) {
            next += 1;
        }
        return Some((range.start..i, vec![next..range.end]));
    }
    None
}

fn names_something(r: &Reading, range: &Range<usize>) -> bool {
    range
        .clone()
        .any(|i| r.tag(i).is_noun() || r.tag(i).is_verb() || matches!(r.tag(i), Tag::CD | Tag::FW))
}

/// The noun at the head of a phrase: the last of the first run of nouns, possessors left behind.
pub fn head_noun(r: &Reading, range: &Range<usize>) -> Option<usize> {
    let first = range.clone().find(|&i| r.tag(i).is_noun())?;
    let mut head = first;
    for i in first + 1..range.end {
        let possessed = r.tag(i) == Tag::POS
            || r.tag(i - 1) == Tag::POS
            || (r.tag(i).is_adjective() || matches!(r.tag(i), Tag::VBN | Tag::VBG | Tag::CD))
                && (range.start..i)
                    .rev()
                    .take(4)
                    .any(|k| r.tag(k) == Tag::POS && (k + 1..i).all(|m| !r.tag(m).is_noun()));
        if r.tag(i).is_noun() {
            head = i;
        } else if !(possessed || r.tag(i) == Tag::HYPH || r.lower(i) == "-") {
            break;
        }
    }
    Some(head)
}

fn opens_noun_phrase(tag: Tag) -> bool {
    tag.is_noun()
        || tag.is_adjective()
        || matches!(tag, Tag::DT | Tag::PrpPoss | Tag::CD | Tag::VBG)
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
                &["conflict | concern | Iran's support for militias in Iraq | by Ana Silva"],
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
