//! What days an expression means, seen from the day of publication.

use jiff::civil::{Date, Weekday};
use jiff::{Span as Period, ToSpan};

use super::{Direction, Expression, Shift};

/// First and last day; none where the text does not support any.
pub fn resolve(
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
                    Direction::Future | Direction::Either => (p.year()..=p.year() + 1)
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
                (Shift::This, _) | (Shift::None, Direction::Future | Direction::Either) => this,
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
        Expression::DayOfMonth(day) => {
            let p = published?;
            let step = match direction {
                Direction::Past => -1,
                Direction::Future | Direction::Either => 1,
            };
            let date = (0..3).find_map(|n| {
                let month = p
                    .first_of_month()
                    .checked_add(Period::new().months(step * n))
                    .ok()?;
                let date = Date::new(month.year(), month.month(), day).ok()?;
                let ahead = date >= p;
                (date == p || ahead == (direction == Direction::Future)).then_some(date)
            })?;
            Some((date, date))
        }
        Expression::Clock => published.map(|p| (p, p)),
        Expression::Aside { .. } | Expression::Vague => None,
    }
}

/// The days meant in whichever direction lies nearer to the day of publication.
pub fn nearest(what: &Expression, published: Option<Date>) -> Option<(Date, Date)> {
    let past = resolve(what, published, Direction::Past);
    let future = resolve(what, published, Direction::Future);
    let (Some(past), Some(future), Some(p)) = (past, future, published) else {
        return past.or(future);
    };
    let behind = past.1.until(p).map_or(0, |gap| gap.get_days());
    let ahead = p.until(future.0).map_or(0, |gap| gap.get_days());
    Some(if behind < ahead { past } else { future })
}

fn month_of(first: Date) -> Option<(Date, Date)> {
    Some((first.first_of_month(), first.last_of_month()))
}

pub fn plus(date: Date, days: i32) -> Option<Date> {
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
        (Shift::None, Direction::Future | Direction::Either) => (0..7)
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
