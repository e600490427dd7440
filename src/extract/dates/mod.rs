//! When: date phrases and what days they mean, by the conventions of the README.
//!
//! Weeks run Monday to Sunday; a bare weekday is the nearest one in the direction of the verb's tense, the day of
//! publication included; months and years give their whole range; without a day of publication nothing relative is
//! resolved. A date the text does not support is worse than none, so what is vague stays text.

mod days;
mod read;

use std::ops::Range;

use jiff::civil::{Date, Weekday};

use super::reading::Reading;

/// In which direction a bare weekday or month lies from the day of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// The verb tells of the past.
    Past,
    /// The verb tells of the future or of a plan.
    Future,
}

/// A date phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatePhrase {
    /// Its tokens, preposition included ("on Monday").
    pub tokens: Range<usize>,
    what: Expression,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Expression {
    Day {
        day: i8,
        month: i8,
        year: Option<i16>,
    },
    Days {
        from: (i8, i8),
        to: (i8, i8),
        year: Option<i16>,
    },
    Month {
        month: i8,
        year: Option<i16>,
        shift: Shift,
    },
    Year(i16),
    Weekday {
        day: Weekday,
        shift: Shift,
    },
    Weekdays {
        from: Weekday,
        to: Weekday,
    },
    Offset {
        days: i32,
    },
    Week {
        weeks: i32,
    },
    Weekend {
        shift: Shift,
    },
    Months {
        months: i32,
    },
    Years {
        years: i32,
    },
    DayOfMonth(i8),
    /// So many days from the day last told: "a day earlier".
    Aside {
        days: i32,
    },
    Vague,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shift {
    None,
    This,
    Next,
    Last,
}

impl DatePhrase {
    /// The days meant, first and last; none where the text does not support any.
    pub fn resolve(&self, published: Option<Date>, direction: Direction) -> Option<(Date, Date)> {
        days::resolve(&self.what, published, direction)
    }
    /// How many days from the day last told it lies ("a day earlier": -1), if it is counted so.
    pub fn aside(&self) -> Option<i32> {
        match self.what {
            Expression::Aside { days } => Some(days),
            _ => None,
        }
    }
    /// The phrase with the day it is counted from.
    pub fn counted_from(&self, day: Date) -> DatePhrase {
        let day = self.aside().and_then(|days| days::plus(day, days));
        DatePhrase {
            tokens: self.tokens.clone(),
            what: day.map_or(Expression::Vague, |d| Expression::Day {
                day: d.day(),
                month: d.month(),
                year: Some(d.year()),
            }),
        }
    }
    /// Whether it says no day at all ("recently").
    pub fn is_vague(&self) -> bool {
        self.what == Expression::Vague
    }
}

/// Every date phrase of the text, in order, none overlapping.
pub fn dates(r: &Reading) -> Vec<DatePhrase> {
    let mut all: Vec<DatePhrase> = Vec::new();
    for s in r.content_sentences() {
        let sentence = r.sentence_tokens(s);
        let mut i = sentence.start;
        while i < sentence.end {
            match read::at(r, i, sentence.end) {
                Some((n, what)) => {
                    let start = with_preposition(r, i, sentence.start);
                    all.push(DatePhrase {
                        tokens: start..i + n,
                        what,
                    });
                    i += n;
                }
                None => i += 1,
            }
        }
    }
    all
}

fn with_preposition(r: &Reading, i: usize, floor: usize) -> usize {
    if i > floor
        && matches!(
            r.lower(i - 1),
            "on" | "in"
                | "from"
                | "since"
                | "during"
                | "by"
                | "until"
                | "for"
                | "at"
                | "between"
                | "over"
        )
    {
        i - 1
    } else {
        i
    }
}
