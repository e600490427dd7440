//! Counts over texts, and the figures they give.

use std::collections::BTreeMap;

use super::verdicts::Outcome;

/// Counts of one kind of item.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tally {
    /// Items found that are there.
    pub right: usize,
    /// Items found that are not there.
    pub wrong: usize,
    /// Items there that were not found.
    pub missed: usize,
    /// Of each item found, the share of its attributes that are right, added up.
    pub credit: f64,
    /// For each attribute, the sum of its values and how often it was asked.
    pub attributes: BTreeMap<&'static str, (f64, usize)>,
}

/// The figures of a tally, each between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    /// Of what was found, the share that is there.
    pub precision: f64,
    /// Of what is there, the share that was found.
    pub recall: f64,
    /// Their harmonic mean.
    pub f1: f64,
    /// The same with each item counted by the share of its attributes that are right.
    pub strict: f64,
}

impl Tally {
    /// Counts an outcome.
    pub fn add(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Right(attributes) => {
                self.right += 1;
                let sum: f64 = attributes.iter().map(|(_, value)| value).sum();
                self.credit += sum / attributes.len().max(1) as f64;
                for (name, value) in attributes {
                    let entry = self.attributes.entry(name).or_default();
                    entry.0 += value;
                    entry.1 += 1;
                }
            }
            Outcome::Optional => {}
            Outcome::Wrong => self.wrong += 1,
        }
    }

    /// Adds the counts of other texts.
    pub fn merge(&mut self, other: &Tally) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
        self.credit += other.credit;
        for (name, (sum, count)) in &other.attributes {
            let entry = self.attributes.entry(name).or_default();
            entry.0 += sum;
            entry.1 += count;
        }
    }

    /// How many items there are that count.
    pub fn gold(&self) -> usize {
        self.right + self.missed
    }

    /// The figures.
    pub fn score(&self) -> Score {
        let share = |part: f64, whole: usize| if whole == 0 { 1.0 } else { part / whole as f64 };
        let mean = |p: f64, r: f64| {
            if p + r > 0.0 {
                2.0 * p * r / (p + r)
            } else {
                0.0
            }
        };
        let (found, gold) = (self.right + self.wrong, self.gold());
        let (precision, recall) = (
            share(self.right as f64, found),
            share(self.right as f64, gold),
        );
        Score {
            precision,
            recall,
            f1: mean(precision, recall),
            strict: mean(share(self.credit, found), share(self.credit, gold)),
        }
    }
}
