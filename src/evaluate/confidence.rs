//! How often each rule is right: counts over annotated texts, as `data/model/confidence.tsv` keeps them.

use std::collections::BTreeMap;

use super::verdicts::{Found, Judgement, Outcome};
use crate::vocabulary::Field;

/// How often a rule was right about a value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Times it was right.
    pub right: u32,
    /// Times it decided.
    pub all: u32,
}

/// An attribute that is partly right counts as right from here on.
const MOSTLY: f64 = 0.5;

/// Counts of every rule for every value it decides, over these texts.
pub fn precision_table<'j>(
    judgements: impl IntoIterator<Item = &'j Judgement>,
) -> BTreeMap<(&'static str, &'static str), Counts> {
    let mut table = BTreeMap::new();
    for judgement in judgements {
        for (_, verdicts) in judgement.kinds() {
            for found in &verdicts.found {
                count(found, &mut table);
            }
        }
    }
    table
}

fn count(found: &Found, table: &mut BTreeMap<(&'static str, &'static str), Counts>) {
    let mut decided: Vec<(&'static str, Field)> = found
        .evidence
        .iter()
        .map(|e| (e.rule.name(), e.field))
        .collect();
    decided.sort_unstable();
    decided.dedup();
    for (rule, field) in decided {
        let right = match (&found.outcome, field) {
            (Outcome::Wrong, Field::Mention) => Some(false),
            (_, Field::Mention) => Some(true),
            (Outcome::Right(attributes), _) => attributes
                .iter()
                .find(|(name, _)| *name == attribute(field))
                .map(|(_, value)| *value >= MOSTLY),
            // of what is not there, or need not be found, no value is known
            _ => None,
        };
        if let Some(right) = right {
            let counts: &mut Counts = table.entry((rule, field.as_str())).or_default();
            counts.all += 1;
            counts.right += u32::from(right);
        }
    }
}

/// The attribute that a field's value is judged as.
fn attribute(field: Field) -> &'static str {
    match field {
        Field::Participant => "participants",
        Field::Place => "places",
        Field::When => "start",
        other => other.as_str(),
    }
}
