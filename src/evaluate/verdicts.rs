//! What an annotation makes of a program's answers: which are right, which are wrong, what is missing.

use super::tally::Tally;
use crate::model::Evidence;

/// What became of one item that the program found.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It is there; each attribute asked for with its value between 0 and 1.
    Right(Vec<(&'static str, f64)>),
    /// It is there, but nobody has to find it.
    Optional,
    /// It is not there.
    Wrong,
}

/// One item that the program found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Its name or label.
    pub label: String,
    /// The words that name it.
    pub words: String,
    /// What became of it.
    pub outcome: Outcome,
    /// Its evidence.
    pub evidence: Vec<Evidence>,
    /// For an issue that is not there: whether its words touch one that is.
    pub near: bool,
}

/// One item that is there and was not found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missed {
    /// Its name or label.
    pub label: String,
    /// Its first quote.
    pub words: String,
    /// What sort it is: a kind, a type or a category.
    pub sort: String,
    /// For an issue: whether the program found words that touch it.
    pub near: bool,
}

/// Everything about one kind of item.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Verdicts {
    /// What the program found, in the order of the text.
    pub found: Vec<Found>,
    /// What it did not.
    pub missed: Vec<Missed>,
}

impl Verdicts {
    /// The counts.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally {
            missed: self.missed.len(),
            ..Tally::default()
        };
        for found in &self.found {
            tally.add(&found.outcome);
        }
        tally
    }
}

/// What the program says of one text, judged.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Judgement {
    /// Everyone.
    pub officials: Verdicts,
    /// Every encounter.
    pub meetings: Verdicts,
    /// Every subject.
    pub issues: Verdicts,
}

impl Judgement {
    /// The verdicts by the plural name of their kind.
    pub fn kinds(&self) -> [(&'static str, &Verdicts); 3] {
        [
            ("officials", &self.officials),
            ("meetings", &self.meetings),
            ("issues", &self.issues),
        ]
    }
}
