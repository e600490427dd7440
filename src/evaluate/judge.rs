//! One text's items against its annotation: which is which, and which attributes are right.

use super::attributes::{
    issue_attributes, meeting_attributes, meeting_score, official_attributes, official_score,
};
use super::compare::{Chars, assign, best_iou};
use super::gold::Gold;
use super::quotes::{in_sentences, sentences, spans_of};
use super::said::{self, Said};
use super::verdicts::{Found, Judgement, Missed, Outcome, Verdicts};
use crate::model::{Evidence, Model};

/// An issue's words must overlap the annotated ones by this much of their union, in characters.
const OVERLAP: f64 = 0.4;

/// Judges a model of one text by its annotation.
pub fn judge(gold: &Gold, model: &Model) -> Judgement {
    let said = Said::of(model);
    let text: Vec<char> = said.text.chars().collect();
    let sentences = sentences(&text);
    let quoted = |quotes: &[String]| spans_of(quotes, &text);

    let officials = assign(gold.officials.len(), said.officials.len(), |g, p| {
        official_score(&gold.officials[g], &said.officials[p], &quoted)
    });
    let meetings = assign(gold.meetings.len(), said.meetings.len(), |g, p| {
        let there = in_sentences(&quoted(&gold.meetings[g].evidence), &sentences);
        meeting_score(&gold.meetings[g], &said.meetings[p], &there, &sentences)
    });
    let issues = assign(gold.issues.len(), said.issues.len(), |g, p| {
        let overlap = best_iou(&quoted(&gold.issues[g].evidence), &said.issues[p].spans);
        if overlap >= OVERLAP { overlap } else { 0.0 }
    });

    let meeting_of = |id: &str| {
        let pair = meetings.iter().find(|(g, _)| gold.meetings[*g].id == id);
        pair.map(|(_, p)| *p)
    };
    Judgement {
        officials: Verdicts {
            found: found(said.officials.iter(), &officials, |g, p| {
                let g = &gold.officials[g];
                (!g.optional).then(|| official_attributes(g, p))
            }),
            missed: missed(&gold.officials, &officials, |g| {
                (!g.optional).then(|| missing(&g.name, &g.evidence, &g.kind))
            }),
        },
        meetings: Verdicts {
            found: found(said.meetings.iter(), &meetings, |g, p| {
                let g = &gold.meetings[g];
                let whole = g.part_of.as_deref().and_then(meeting_of);
                (!g.optional).then(|| meeting_attributes(g, p, whole))
            }),
            missed: missed(&gold.meetings, &meetings, |g| {
                let label = g.participants.join(" – ");
                (!g.optional).then(|| missing(&label, &g.evidence, &g.kind))
            }),
        },
        issues: Verdicts {
            found: {
                let listed = |p: usize| {
                    let lists = meetings
                        .iter()
                        .filter(|(_, m)| said.meetings[*m].agenda.contains(&p));
                    lists.map(|(g, _)| *g).collect::<Vec<usize>>()
                };
                let mut all = found(said.issues.iter().enumerate(), &issues, |g, (at, p)| {
                    let g = &gold.issues[g];
                    let wanted: Vec<usize> = meetings
                        .iter()
                        .map(|(m, _)| *m)
                        .filter(|m| g.meetings.contains(&gold.meetings[*m].id))
                        .collect();
                    (!g.optional).then(|| issue_attributes(g, p, &wanted, &listed(at)))
                });
                let every: Vec<Chars> = gold
                    .issues
                    .iter()
                    .flat_map(|g| quoted(&g.evidence))
                    .collect();
                for (found, issue) in all.iter_mut().zip(&said.issues) {
                    found.near = best_iou(&every, &issue.spans) > 0.0;
                }
                all
            },
            missed: {
                let every: Vec<Chars> = said.issues.iter().flat_map(|i| i.spans.clone()).collect();
                missed(&gold.issues, &issues, |g| {
                    (!g.optional).then(|| Missed {
                        near: best_iou(&quoted(&g.evidence), &every) > 0.0,
                        ..missing(&g.label, &g.evidence, &g.category)
                    })
                })
            },
        },
    }
}

/// What a list of items says of itself.
trait Item<'m> {
    fn label(&self) -> &'m str;
    fn words(&self) -> &'m str;
    fn evidence(&self) -> &'m [Evidence];
}

macro_rules! items {
    ($($item:ty => $name:ident),+) => {
        $(impl<'m> Item<'m> for $item {
            fn label(&self) -> &'m str {
                self.$name
            }
            fn words(&self) -> &'m str {
                self.words
            }
            fn evidence(&self) -> &'m [Evidence] {
                self.evidence
            }
        })+
    };
}
items!(&said::Official<'m> => name, &said::Meeting<'m> => label, &said::Issue<'m> => label);

impl<'m> Item<'m> for (usize, &said::Issue<'m>) {
    fn label(&self) -> &'m str {
        self.1.label
    }
    fn words(&self) -> &'m str {
        self.1.words
    }
    fn evidence(&self) -> &'m [Evidence] {
        self.1.evidence
    }
}

/// The outcome of each item; `attributes` gives none for an optional one.
fn found<'m, I: Item<'m> + Copy>(
    items: impl Iterator<Item = I>,
    pairs: &[(usize, usize)],
    attributes: impl Fn(usize, I) -> Option<Vec<(&'static str, f64)>>,
) -> Vec<Found> {
    let outcome = |at: usize, item: I| match pairs.iter().find(|(_, p)| *p == at) {
        None => Outcome::Wrong,
        Some((g, _)) => attributes(*g, item).map_or(Outcome::Optional, Outcome::Right),
    };
    items
        .enumerate()
        .map(|(at, item)| Found {
            label: item.label().to_owned(),
            words: item.words().to_owned(),
            outcome: outcome(at, item),
            evidence: item.evidence().to_vec(),
            near: false,
        })
        .collect()
}

fn missed<G>(
    gold: &[G],
    pairs: &[(usize, usize)],
    missing: impl Fn(&G) -> Option<Missed>,
) -> Vec<Missed> {
    let unpaired = |at: &usize| pairs.iter().all(|(g, _)| g != at);
    let list = (0..gold.len()).filter(unpaired);
    list.filter_map(|at| missing(&gold[at])).collect()
}

fn missing(label: &str, evidence: &[String], sort: &str) -> Missed {
    Missed {
        label: label.to_owned(),
        words: evidence.first().cloned().unwrap_or_default(),
        sort: sort.to_owned(),
        near: false,
    }
}
