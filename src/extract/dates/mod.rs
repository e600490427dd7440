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
mod tests {
    use super::*;
    use crate::syntax;
    use crate::text::{Document, Meta};

    /// Checks the days of every date phrase of each text, read on Wednesday, 15 May 2024.
    fn check(direction: Direction, rows: &[(&str, &[&str])]) {
        let published = Date::new(2024, 5, 15).ok();
        for (text, expected) in rows {
            let document = Document::read(Meta::default(), text);
            let analysis = syntax::analyze(&document);
            let reading = Reading::new(&document, &analysis);
            let found: Vec<String> = dates(&reading)
                .iter()
                .map(|d| {
                    let words = reading.text(&d.tokens);
                    match d.resolve(published, direction) {
                        Some((start, end)) if start == end => format!("{words} = {start}"),
                        Some((start, end)) => format!("{words} = {start}..{end}"),
                        None => words.to_string(),
                    }
                })
                .collect();
            assert_eq!(found, *expected, "{text}");
        }
    }

    #[test]
    fn the_nearer_of_two_days() {
        check(
            Direction::Either,
            &[
                ("Monday", &["Monday = 2024-05-13"]),
                ("Friday", &["Friday = 2024-05-17"]),
                ("in April", &["in April = 2024-04-01..2024-04-30"]),
                ("in September", &["in September = 2024-09-01..2024-09-30"]),
            ],
        );
    }

    #[test]
    fn no_dates() {
        check(
            Direction::Past,
            &[
                ("Jan Novak and Theresa May met.", &[]),
                ("They may march in step.", &[]),
                ("It was the 20th anniversary of the pact.", &[]),
                ("Some 2000 people came.", &[]),
                ("The second round began.", &[]),
            ],
        );
    }

    #[test]
    fn vague_dates_have_no_days() {
        check(
            Direction::Future,
            &[
                ("They meet at the end of the month.", &["end of the month"]),
                ("They meet in mid-July.", &["in mid-July"]),
                ("They meet in early June.", &["in early June"]),
                ("They meet at the end of November.", &["end of November"]),
                ("They meet this summer.", &["this summer"]),
                ("They met earlier in the week.", &["earlier in the week"]),
                ("They meet later this month.", &["later this month"]),
            ],
        );
    }

    #[test]
    fn days_from_today() {
        check(
            Direction::Past,
            &[
                ("They met today.", &["today = 2024-05-15"]),
                (
                    "They met yesterday evening.",
                    &["yesterday evening = 2024-05-14"],
                ),
                ("They meet tomorrow.", &["tomorrow = 2024-05-16"]),
                (
                    "They meet the day after tomorrow.",
                    &["the day after tomorrow = 2024-05-17"],
                ),
                ("They met two days ago.", &["two days ago = 2024-05-13"]),
                ("They meet tonight.", &["tonight = 2024-05-15"]),
            ],
        );
    }

    #[test]
    fn weekdays_lie_where_the_tense_points() {
        check(
            Direction::Past,
            &[
                ("They met on Monday.", &["on Monday = 2024-05-13"]),
                ("They met on Wednesday.", &["on Wednesday = 2024-05-15"]),
                ("They met on Thursday.", &["on Thursday = 2024-05-09"]),
                ("They met Friday morning.", &["Friday morning = 2024-05-10"]),
                ("They met last Sunday.", &["last Sunday = 2024-05-12"]),
            ],
        );
        check(
            Direction::Future,
            &[
                ("They will meet on Monday.", &["on Monday = 2024-05-20"]),
                (
                    "They will meet on Wednesday.",
                    &["on Wednesday = 2024-05-15"],
                ),
                ("They will meet on Thursday.", &["on Thursday = 2024-05-16"]),
                ("They will meet next Friday.", &["next Friday = 2024-05-17"]),
                (
                    "They will meet this Tuesday.",
                    &["this Tuesday = 2024-05-14"],
                ),
                (
                    "She spends Monday and Tuesday there.",
                    &["Monday and Tuesday = 2024-05-20..2024-05-21"],
                ),
                (
                    "She calls on Monday and Thursday.",
                    &["on Monday = 2024-05-20", "Thursday = 2024-05-16"],
                ),
                (
                    "The talks run from Monday to Wednesday.",
                    &["from Monday to Wednesday = 2024-05-20..2024-05-22"],
                ),
            ],
        );
    }

    #[test]
    fn weeks_months_and_years() {
        check(
            Direction::Past,
            &[
                (
                    "They met this week.",
                    &["this week = 2024-05-13..2024-05-19"],
                ),
                (
                    "They met last week.",
                    &["last week = 2024-05-06..2024-05-12"],
                ),
                (
                    "They meet next week.",
                    &["next week = 2024-05-20..2024-05-26"],
                ),
                (
                    "They met last month.",
                    &["last month = 2024-04-01..2024-04-30"],
                ),
                (
                    "They met at the weekend.",
                    &["at the weekend = 2024-05-11..2024-05-12"],
                ),
                ("They met in March.", &["in March = 2024-03-01..2024-03-31"]),
                (
                    "They met in November.",
                    &["in November = 2023-11-01..2023-11-30"],
                ),
                (
                    "They met in July 2021.",
                    &["in July 2021 = 2021-07-01..2021-07-31"],
                ),
                ("They met in 2019.", &["in 2019 = 2019-01-01..2019-12-31"]),
                (
                    "They met last year.",
                    &["last year = 2023-01-01..2023-12-31"],
                ),
            ],
        );
    }

    #[test]
    fn days_of_months() {
        check(
            Direction::Future,
            &[
                ("They meet on May 20.", &["on May 20 = 2024-05-20"]),
                ("They meet on 3 June.", &["on 3 June = 2024-06-03"]),
                (
                    "They met on 6 January, 2025.",
                    &["on 6 January, 2025 = 2025-01-06"],
                ),
                (
                    "They meet on Monday, June 3.",
                    &["on Monday, June 3 = 2024-06-03"],
                ),
                ("They meet on the 20th.", &["on the 20th = 2024-05-20"]),
                ("They meet on the 3rd.", &["on the 3rd = 2024-06-03"]),
                ("They meet on January 9.", &["on January 9 = 2025-01-09"]),
            ],
        );
    }

    #[test]
    fn ranges() {
        check(
            Direction::Future,
            &[
                (
                    "She travels June 17-20.",
                    &["June 17-20 = 2024-06-17..2024-06-20"],
                ),
                (
                    "She travels from July 9 to 11.",
                    &["from July 9 to 11 = 2024-07-09..2024-07-11"],
                ),
                (
                    "She travels from 4 to 7 June.",
                    &["from 4 to 7 June = 2024-06-04..2024-06-07"],
                ),
                (
                    "She travels from May 30 to June 2.",
                    &["from May 30 to June 2 = 2024-05-30..2024-06-02"],
                ),
                (
                    "She travels on 11 and 12 September.",
                    &["on 11 and 12 September = 2024-09-11..2024-09-12"],
                ),
                (
                    "The summit is on 1–2 June 2024.",
                    &["on 1–2 June 2024 = 2024-06-01..2024-06-02"],
                ),
            ],
        );
    }

    #[test]
    fn days_counted_from_another() {
        let day = Date::new(2024, 5, 10).ok();
        for (text, expected) in [
            ("A day earlier, she met him.", "2024-05-09"),
            ("The next day, she met him.", "2024-05-11"),
            ("Later that day, she met him.", "2024-05-10"),
            ("The day before, she met him.", "2024-05-09"),
        ] {
            let document = Document::read(Meta::default(), text);
            let analysis = syntax::analyze(&document);
            let found = dates(&Reading::new(&document, &analysis));
            let days = day.and_then(|d| {
                found
                    .first()?
                    .counted_from(d)
                    .resolve(None, Direction::Past)
            });
            assert_eq!(
                days.map(|d| d.0.to_string()).as_deref(),
                Some(expected),
                "{text}"
            );
        }
    }
}
