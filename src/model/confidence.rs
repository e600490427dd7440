//! How far a rule can be trusted about a value: how often it was right on annotated texts.
//!
//! `data/model/confidence.tsv` keeps the counts as `briefing evaluate --print confidence` prints them. The confidence is
//! the lower bound of the 95 % Wilson score interval (Wilson 1927) of the share that was right, so a rule seldom seen
//! is trusted less than one that was right as often over many cases. It says how good the rule is, not how sure the
//! program is of this one case.

use std::sync::LazyLock;

use foldhash::HashMap;

use crate::vocabulary::Field;

const COUNTS: &str = include_str!("../../data/model/confidence.tsv");

/// The two-sided 95 % quantile of the normal distribution.
const Z: f64 = 1.96;

/// The confidence in a value that `rule` decided, in hundredths; none where no annotated text has tried the rule.
pub fn confidence(rule: &str, field: Field) -> Option<u8> {
    static TABLE: LazyLock<HashMap<(&'static str, &'static str), u8>> = LazyLock::new(table);
    TABLE.get(&(rule, field.as_str())).copied()
}

fn table() -> HashMap<(&'static str, &'static str), u8> {
    rows()
        .filter_map(|(rule, field, right, all)| Some(((rule, field), wilson(right?, all?))))
        .collect()
}

/// Rule, field, times right, times decided.
type Counted = (&'static str, &'static str, Option<u32>, Option<u32>);

fn rows() -> impl Iterator<Item = Counted> {
    COUNTS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .map(|line| {
            let mut cells = line.split('\t');
            let mut cell = || cells.next().unwrap_or_default();
            (cell(), cell(), cell().parse().ok(), cell().parse().ok())
        })
}

/// The lower bound of the Wilson score interval, in hundredths, rounded down.
fn wilson(right: u32, all: u32) -> u8 {
    if all == 0 {
        return 0;
    }
    let (n, p) = (f64::from(all), f64::from(right) / f64::from(all));
    let z2 = Z * Z;
    let middle = p + z2 / (2.0 * n);
    let spread = Z * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    (((middle - spread) / (1.0 + z2 / n)) * 100.0).clamp(0.0, 100.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_count_of_a_known_field() {
        for (rule, field, right, all) in rows() {
            assert!(Field::parse(field).is_some(), "{rule}: {field}");
            let (Some(right), Some(all)) = (right, all) else {
                panic!("{rule}, {field}: no counts");
            };
            assert!(right <= all && all > 0, "{rule}, {field}: {right} of {all}");
        }
        assert!(rows().count() > 10);
    }

    #[test]
    fn the_bound_rises_with_the_share_and_with_the_count() {
        // figures of the interval as published tables have them
        for (right, all, expected) in [
            (0, 0, 0),
            (0, 10, 0),
            (1, 1, 20),
            (10, 10, 72),
            (50, 100, 40),
            (95, 100, 88),
            (100, 100, 96),
        ] {
            assert_eq!(wilson(right, all), expected, "{right} of {all}");
        }
    }
}
