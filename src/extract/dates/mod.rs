//! When: date phrases and what days they mean, by the conventions of the README.
//!
//! Weeks run Monday to Sunday; a bare weekday is the nearest one in the direction of the verb's tense, the day of
//! publication included; months and years give their whole range; without a day of publication nothing relative is
//! resolved. A date the text does not support is worse than none, so what is vague stays text.

mod days;
mod headings;
mod read;

use std::ops::Range;

use jiff::civil::{Date, Weekday};

use super::reading::Reading;
pub use headings::Heading;
pub use read::count;

/// In which direction a bare weekday or month lies from the day of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// The verb tells of the past.
    Past,
    /// The verb tells of the future or of a plan.
    Future,
    /// What was called off may have been for a day gone by or for one to come: the nearer.
    Either,
}

/// A date phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatePhrase {
    /// Its tokens, preposition included ("on Monday").
    pub tokens: Range<usize>,
    /// What it stands over, if it is a heading.
    pub heading: Option<Heading>,
    what: Expression,
    /// The day it is counted from, where that is not the day of publication.
    seen_from: Option<Date>,
    /// The direction that its preposition tells: "until Friday", "since Sunday".
    lean: Option<Direction>,
    /// For how many days what it dates goes on, and whether the date is the last of them.
    lasting: Option<(i32, End)>,
}

/// Which end of a stay of some days a date gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// "begins a four-day tour on Monday"
    First,
    /// "wrapped up two days of talks on Tuesday"
    Last,
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
    /// A time of day that heads a paragraph.
    Clock,
    Vague,
}

impl Expression {
    fn on(day: Date) -> Expression {
        Expression::Day {
            day: day.day(),
            month: day.month(),
            year: Some(day.year()),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shift {
    None,
    This,
    Next,
    Last,
}

impl DatePhrase {
    fn new(tokens: Range<usize>, what: Expression) -> DatePhrase {
        DatePhrase {
            tokens,
            heading: None,
            what,
            seen_from: None,
            lean: None,
            lasting: None,
        }
    }
    /// The phrase as the first or last day of something that lasts some days.
    pub fn lasting(mut self, days: i32, end: End) -> DatePhrase {
        self.lasting = Some((days, end));
        self
    }
    /// The days meant, first and last; none where the text does not support any.
    pub fn resolve(&self, published: Option<Date>, direction: Direction) -> Option<(Date, Date)> {
        let seen_from = self.seen_from.or(published);
        let days = match self.lean.unwrap_or(direction) {
            Direction::Either => days::nearest(&self.what, seen_from)?,
            direction => days::resolve(&self.what, seen_from, direction)?,
        };
        Some(match self.lasting {
            Some((n, End::First)) if days.0 == days.1 => {
                (days.0, days::plus(days.0, n - 1).unwrap_or(days.1))
            }
            Some((n, End::Last)) if days.0 == days.1 => {
                (days::plus(days.1, 1 - n).unwrap_or(days.0), days.1)
            }
            _ => days,
        })
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
            what: day.map_or(Expression::Vague, Expression::on),
            ..self.clone()
        }
    }
    /// The last day of a stretch as a phrase of its own: "Friday" of "from Monday to Friday".
    pub fn last_of_range(&self) -> Option<DatePhrase> {
        let what = match self.what {
            Expression::Weekdays { to, .. } => Expression::Weekday {
                day: to,
                shift: Shift::None,
            },
            Expression::Days {
                to: (day, month),
                year,
                ..
            } => Expression::Day { day, month, year },
            _ => return None,
        };
        Some(DatePhrase {
            what,
            lean: None,
            ..self.clone()
        })
    }
    /// The stretch from the first day of this phrase to the last of a later one: "June 20-22, … and July 1-3".
    pub fn through(&self, last: &DatePhrase) -> Option<DatePhrase> {
        let days = |what: &Expression| match *what {
            Expression::Day { day, month, year } => Some(((day, month), (day, month), year)),
            Expression::Days { from, to, year } => Some((from, to, year)),
            _ => None,
        };
        let ((from, _, first_year), (_, to, last_year)) = (days(&self.what)?, days(&last.what)?);
        Some(DatePhrase {
            tokens: self.tokens.start..last.tokens.end,
            what: Expression::Days {
                from,
                to,
                year: last_year.or(first_year),
            },
            ..self.clone()
        })
    }
    /// Whether it says no day at all ("recently").
    pub fn is_vague(&self) -> bool {
        self.what == Expression::Vague
    }
    /// Whether it is a time of day, which says when a paragraph was written.
    pub fn is_clock(&self) -> bool {
        self.what == Expression::Clock
    }
    /// Whether it is a heading over a token.
    pub fn heads(&self, token: usize) -> bool {
        self.heading
            .as_ref()
            .is_some_and(|h| h.over.contains(&token))
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
                    let lean = match r.lower(start) {
                        "until" | "by" => Some(Direction::Future),
                        "since" => Some(Direction::Past),
                        _ => None,
                    };
                    all.push(DatePhrase {
                        lean,
                        ..DatePhrase::new(start..i + n, what)
                    });
                    i += n;
                }
                None => i += 1,
            }
        }
    }
    headings::settle(r, &mut all);
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

#[cfg(test)]
mod tests;
