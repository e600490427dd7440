//! When: date phrases and what days they mean, by the conventions of the README.
//!
//! Weeks run Monday to Sunday; a bare weekday is the nearest one in the direction of the verb's tense, the day of
//! publication included; months and years give their whole range; without a day of publication nothing relative is
//! resolved. A date the text does not support is worse than none, so what is vague stays text.

use std::ops::Range;

use jiff::civil::{Date, Weekday};
use jiff::{Span as Period, ToSpan};

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
        resolve(&self.what, published, direction)
    }
    /// Whether it says no day at all ("recently").
    pub fn is_vague(&self) -> bool {
        self.what == Expression::Vague
    }
}

fn resolve(
    what: &Expression,
    published: Option<Date>,
    direction: Direction,
) -> Option<(Date, Date)> {
    match *what {
        Expression::Day { day, month, year } => {
            let date = match year {
                Some(y) => Date::new(y, month, day).ok()?,
                None => nearest_year(published?, direction, |y| Date::new(y, month, day).ok())?,
            };
            Some((date, date))
        }
        Expression::Days { from, to, year } => {
            let start = match year {
                Some(y) => Date::new(y, from.1, from.0).ok()?,
                None => nearest_year(published?, direction, |y| Date::new(y, from.1, from.0).ok())?,
            };
            let end_year = if to.1 < from.1 {
                start.year() + 1
            } else {
                start.year()
            };
            let end = Date::new(end_year, to.1, to.0).ok()?;
            (start <= end).then_some((start, end))
        }
        Expression::Month {
            month,
            year: Some(y),
            ..
        } => month_of(Date::new(y, month, 1).ok()?),
        Expression::Month {
            month,
            year: None,
            shift,
        } => {
            let p = published?;
            let first = match shift {
                Shift::Next => (p.year()..=p.year() + 1)
                    .filter_map(|y| Date::new(y, month, 1).ok())
                    .find(|d| *d > p)?,
                Shift::Last => (p.year() - 1..=p.year())
                    .rev()
                    .filter_map(|y| Date::new(y, month, 1).ok())
                    .find(|d| d.last_of_month() < p)?,
                Shift::This => Date::new(p.year(), month, 1).ok()?,
                Shift::None => match direction {
                    Direction::Past => (p.year() - 1..=p.year())
                        .rev()
                        .filter_map(|y| Date::new(y, month, 1).ok())
                        .find(|d| *d <= p)?,
                    Direction::Future => (p.year()..=p.year() + 1)
                        .filter_map(|y| Date::new(y, month, 1).ok())
                        .find(|d| d.last_of_month() >= p)?,
                },
            };
            month_of(first)
        }
        Expression::Year(y) => Some((Date::new(y, 1, 1).ok()?, Date::new(y, 12, 31).ok()?)),
        Expression::Weekday { day, shift } => {
            let date = weekday(published?, day, shift, direction)?;
            Some((date, date))
        }
        Expression::Weekdays { from, to } => {
            let start = weekday(published?, from, Shift::None, direction)?;
            let end = (0..7)
                .filter_map(|n| plus(start, n))
                .find(|d| d.weekday() == to)?;
            Some((start, end))
        }
        Expression::Offset { days } => {
            let date = plus(published?, days)?;
            Some((date, date))
        }
        Expression::Week { weeks } => {
            let start = plus(monday(published?)?, weeks * 7)?;
            Some((start, plus(start, 6)?))
        }
        Expression::Weekend { shift } => {
            let p = published?;
            let this = plus(monday(p)?, 5)?;
            let start = match (shift, direction) {
                (Shift::Last, _) => plus(this, -7)?,
                (Shift::Next, _) => plus(this, 7)?,
                (Shift::This, _) | (Shift::None, Direction::Future) => this,
                (Shift::None, Direction::Past) => {
                    if this <= p {
                        this
                    } else {
                        plus(this, -7)?
                    }
                }
            };
            Some((start, plus(start, 1)?))
        }
        Expression::Months { months } => month_of(
            published?
                .first_of_month()
                .checked_add(Period::new().months(months))
                .ok()?,
        ),
        Expression::Years { years } => {
            let y = published?.year() + i16::try_from(years).ok()?;
            Some((Date::new(y, 1, 1).ok()?, Date::new(y, 12, 31).ok()?))
        }
        Expression::Vague => None,
    }
}

fn month_of(first: Date) -> Option<(Date, Date)> {
    Some((first.first_of_month(), first.last_of_month()))
}

fn plus(date: Date, days: i32) -> Option<Date> {
    date.checked_add(days.days()).ok()
}

fn monday(date: Date) -> Option<Date> {
    plus(date, -i32::from(date.weekday().to_monday_zero_offset()))
}

fn weekday(p: Date, day: Weekday, shift: Shift, direction: Direction) -> Option<Date> {
    let in_week = |weeks: i32| {
        plus(
            monday(p)?,
            weeks * 7 + i32::from(day.to_monday_zero_offset()),
        )
    };
    match (shift, direction) {
        (Shift::This, _) => in_week(0),
        (Shift::Next, _) => (1..=7)
            .filter_map(|n| plus(p, n))
            .find(|d| d.weekday() == day),
        (Shift::Last, _) => (1..=7)
            .filter_map(|n| plus(p, -n))
            .find(|d| d.weekday() == day),
        (Shift::None, Direction::Past) => (0..7)
            .filter_map(|n| plus(p, -n))
            .find(|d| d.weekday() == day),
        (Shift::None, Direction::Future) => (0..7)
            .filter_map(|n| plus(p, n))
            .find(|d| d.weekday() == day),
    }
}

/// A day of a month without a year: in the year of publication, unless the direction clearly points to another.
fn nearest_year(p: Date, direction: Direction, of: impl Fn(i16) -> Option<Date>) -> Option<Date> {
    let here = of(p.year())?;
    match direction {
        Direction::Past if here > p => {
            // a plan told in the past tense may lie just ahead; months ahead, the year before is meant
            let ahead = p.until(here).ok()?.get_days();
            if ahead > 60 {
                of(p.year() - 1)
            } else {
                Some(here)
            }
        }
        Direction::Future if here < p => {
            let behind = here.until(p).ok()?.get_days();
            if behind > 60 {
                of(p.year() + 1)
            } else {
                Some(here)
            }
        }
        _ => Some(here),
    }
}

/// Every date phrase of the text, in order, none overlapping.
pub fn dates(r: &Reading) -> Vec<DatePhrase> {
    let mut all: Vec<DatePhrase> = Vec::new();
    for s in r.content_sentences() {
        let sentence = r.sentence_tokens(s);
        let mut i = sentence.start;
        while i < sentence.end {
            match at(r, i, sentence.end) {
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
            "on" | "in" | "from" | "since" | "during" | "by" | "until" | "for" | "at" | "between"
        )
    {
        i - 1
    } else {
        i
    }
}

/// The expression that begins at `i`, and its length in tokens.
fn at(r: &Reading, i: usize, end: usize) -> Option<(usize, Expression)> {
    let w = |k: usize| if i + k < end { r.lower(i + k) } else { "" };
    match w(0) {
        "today" | "tonight" => return Some((1, Expression::Offset { days: 0 })),
        "tomorrow" => return Some((part_of_day(w(1)) + 1, Expression::Offset { days: 1 })),
        "yesterday" => return Some((part_of_day(w(1)) + 1, Expression::Offset { days: -1 })),
        "this" | "next" | "last" | "past" | "coming" => return shifted(w, i),
        "earlier" | "later" if w(1) == "this" => {
            let (n, what) = shifted(|k| w(k + 1), i)?;
            return Some((
                n + 1,
                if matches!(what, Expression::Offset { .. }) {
                    what
                } else {
                    Expression::Vague
                },
            ));
        }
        "earlier" | "later" if w(1) == "today" => return Some((2, Expression::Offset { days: 0 })),
        "the" if w(1) == "day" && w(2) == "after" && w(3) == "tomorrow" => {
            return Some((4, Expression::Offset { days: 2 }));
        }
        "the" if w(1) == "day" && w(2) == "before" && w(3) == "yesterday" => {
            return Some((4, Expression::Offset { days: -2 }));
        }
        "early" | "late" | "mid" if month(w(1)).is_some() => return Some((2, Expression::Vague)),
        _ => {}
    }
    if w(0).starts_with("mid-") && month(&w(0)[4..]).is_some() {
        return Some((1, Expression::Vague));
    }
    if let Some(day) = weekday_named(w(0)) {
        if matches!(w(1), "to" | "through" | "until" | "-" | "–")
            && let Some(to) = weekday_named(w(2))
        {
            return Some((3, Expression::Weekdays { from: day, to }));
        }
        // "Monday, May 4" and "Monday 4 May": the full date says more
        let skip = if w(1) == "," { 2 } else { 1 };
        if let Some((n, what)) = numbered(&|k| w(k + skip)) {
            return Some((n + skip, what));
        }
        let next = if w(1) == "next" && w(2) == "week" {
            Some((3, Shift::Next))
        } else if w(1) == "last" && w(2) == "week" {
            Some((3, Shift::Last))
        } else {
            None
        };
        if let Some((n, shift)) = next {
            return Some((n, Expression::Weekday { day, shift }));
        }
        return Some((
            1 + part_of_day(w(1)),
            Expression::Weekday {
                day,
                shift: Shift::None,
            },
        ));
    }
    if let Some(found) = numbered(&w) {
        return Some(found);
    }
    if let Some(m) = month(w(0)).filter(|_| r.capitalized(i)) {
        if w(0) == "may" && !is_month_context(r, i) || w(0) == "march" && !is_month_context(r, i) {
            return None;
        }
        if let Some(y) = year(w(1)) {
            return Some((
                2,
                Expression::Month {
                    month: m,
                    year: Some(y),
                    shift: Shift::None,
                },
            ));
        }
        return Some((
            1,
            Expression::Month {
                month: m,
                year: None,
                shift: Shift::None,
            },
        ));
    }
    if let Some(y) = year(w(0)) {
        let after = if i > 0 { r.lower(i - 1) } else { "" };
        if matches!(
            after,
            "in" | "since"
                | "during"
                | "of"
                | "by"
                | "from"
                | "until"
                | "the"
                | "before"
                | "after"
                | "their"
                | "a"
        ) {
            return Some((1, Expression::Year(y)));
        }
    }
    ago(w)
}

fn part_of_day(word: &str) -> usize {
    usize::from(matches!(
        word,
        "morning" | "afternoon" | "evening" | "night"
    ))
}

fn is_month_context(r: &Reading, i: usize) -> bool {
    i > 0
        && matches!(
            r.lower(i - 1),
            "in" | "of"
                | "since"
                | "until"
                | "by"
                | "last"
                | "next"
                | "this"
                | "from"
                | "for"
                | "during"
                | "late"
                | "early"
                | "to"
                | "and"
        )
}

fn shifted<'a>(w: impl Fn(usize) -> &'a str, _i: usize) -> Option<(usize, Expression)> {
    let shift = match w(0) {
        "this" => Shift::This,
        "next" | "coming" => Shift::Next,
        _ => Shift::Last,
    };
    let by = match shift {
        Shift::Next => 1,
        Shift::Last => -1,
        _ => 0,
    };
    if let Some(day) = weekday_named(w(1)) {
        return Some((2 + part_of_day(w(2)), Expression::Weekday { day, shift }));
    }
    if let Some(m) = month(w(1)) {
        return Some((
            2,
            Expression::Month {
                month: m,
                year: None,
                shift,
            },
        ));
    }
    match w(1) {
        "week" if w(2) == "'s" => Some((2, Expression::Week { weeks: by })),
        "week" => Some((2, Expression::Week { weeks: by })),
        "weekend" => Some((2, Expression::Weekend { shift })),
        "month" => Some((2, Expression::Months { months: by })),
        "year" => Some((2, Expression::Years { years: by })),
        "morning" | "afternoon" | "evening" if shift == Shift::This => {
            Some((2, Expression::Offset { days: 0 }))
        }
        "night" => Some((2, Expression::Offset { days: by })),
        "summer" | "spring" | "autumn" | "fall" | "winter" => Some((2, Expression::Vague)),
        _ => None,
    }
}

/// "May 4", "4 May 2015", "June 17-20", "from 26 to 28 October", "April 30 to May 2".
fn numbered<'a>(w: &impl Fn(usize) -> &'a str) -> Option<(usize, Expression)> {
    let year_at = |k: usize| {
        let skip = usize::from(w(k) == ",");
        year(w(k + skip)).map(|y| (skip + 1, y))
    };
    let dash = |s: &str| matches!(s, "-" | "–" | "to" | "and" | "through" | "until");
    if let Some(m) = month(w(0)) {
        if let Some((a, b)) = range(w(1)) {
            let (n, y) = year_at(2).map_or((0, None), |(n, y)| (n, Some(y)));
            return Some((
                2 + n,
                Expression::Days {
                    from: (a, m),
                    to: (b, m),
                    year: y,
                },
            ));
        }
        let d = day(w(1))?;
        if dash(w(2)) {
            if let Some(m2) = month(w(3))
                && let Some(d2) = day(w(4))
            {
                let (n, y) = year_at(5).map_or((0, None), |(n, y)| (n, Some(y)));
                return Some((
                    5 + n,
                    Expression::Days {
                        from: (d, m),
                        to: (d2, m2),
                        year: y,
                    },
                ));
            }
            if let Some(d2) = day(w(3)).filter(|d2| *d2 > d) {
                let (n, y) = year_at(4).map_or((0, None), |(n, y)| (n, Some(y)));
                return Some((
                    4 + n,
                    Expression::Days {
                        from: (d, m),
                        to: (d2, m),
                        year: y,
                    },
                ));
            }
        }
        let (n, y) = year_at(2).map_or((0, None), |(n, y)| (n, Some(y)));
        return Some((
            2 + n,
            Expression::Day {
                day: d,
                month: m,
                year: y,
            },
        ));
    }
    if let (Some((a, b)), Some(m)) = (range(w(0)), month(w(1))) {
        let (n, y) = year_at(2).map_or((0, None), |(n, y)| (n, Some(y)));
        return Some((
            2 + n,
            Expression::Days {
                from: (a, m),
                to: (b, m),
                year: y,
            },
        ));
    }
    let d = day(w(0))?;
    let of = usize::from(w(1) == "of");
    if let Some(m) = month(w(1 + of)) {
        if dash(w(2 + of))
            && let (Some(d2), Some(m2)) = (day(w(3 + of)), month(w(4 + of)))
        {
            let (n, y) = year_at(5 + of).map_or((0, None), |(n, y)| (n, Some(y)));
            return Some((
                5 + of + n,
                Expression::Days {
                    from: (d, m),
                    to: (d2, m2),
                    year: y,
                },
            ));
        }
        let (n, y) = year_at(2 + of).map_or((0, None), |(n, y)| (n, Some(y)));
        return Some((
            2 + of + n,
            Expression::Day {
                day: d,
                month: m,
                year: y,
            },
        ));
    }
    if dash(w(1))
        && let (Some(d2), Some(m)) = (day(w(2)), month(w(3)))
    {
        let (n, y) = year_at(4).map_or((0, None), |(n, y)| (n, Some(y)));
        return (d2 > d).then_some((
            4 + n,
            Expression::Days {
                from: (d, m),
                to: (d2, m),
                year: y,
            },
        ));
    }
    None
}

fn ago<'a>(w: impl Fn(usize) -> &'a str) -> Option<(usize, Expression)> {
    let n = match w(0) {
        "a" | "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        word => word.parse::<i32>().ok()?,
    };
    let days = match w(1) {
        "day" | "days" => n,
        _ => return None,
    };
    match w(2) {
        "ago" => Some((3, Expression::Offset { days: -days })),
        _ => None,
    }
}

fn day(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = &word[digits.len()..];
    if !matches!(suffix, "" | "st" | "nd" | "rd" | "th") {
        return None;
    }
    digits.parse().ok().filter(|d| (1..=31).contains(d))
}

fn range(word: &str) -> Option<(i8, i8)> {
    let (a, b) = word.split_once(['-', '–', '—'])?;
    Some((day(a)?, day(b)?)).filter(|(a, b)| a < b)
}

fn year(word: &str) -> Option<i16> {
    if word.len() != 4 {
        return None;
    }
    word.parse().ok().filter(|y| (1900..=2100).contains(y))
}

fn month(word: &str) -> Option<i8> {
    const MONTHS: [(&str, &str); 12] = [
        ("january", "jan"),
        ("february", "feb"),
        ("march", "mar"),
        ("april", "apr"),
        ("may", "may"),
        ("june", "jun"),
        ("july", "jul"),
        ("august", "aug"),
        ("september", "sep"),
        ("october", "oct"),
        ("november", "nov"),
        ("december", "dec"),
    ];
    let bare = word.trim_end_matches('.');
    let k = MONTHS.iter().position(|(long, short)| {
        bare == *long || bare == *short || (bare == "sept" && *short == "sep")
    })?;
    i8::try_from(k + 1).ok()
}

fn weekday_named(word: &str) -> Option<Weekday> {
    Some(match word.trim_end_matches('.') {
        "monday" | "mon" => Weekday::Monday,
        "tuesday" | "tue" | "tues" => Weekday::Tuesday,
        "wednesday" | "wed" => Weekday::Wednesday,
        "thursday" | "thu" | "thurs" => Weekday::Thursday,
        "friday" | "fri" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}
