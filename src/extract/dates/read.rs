//! Which words are a date: the grammar of day, month, year, weekday and the phrases that count from today.

use jiff::civil::Weekday;

use super::{Expression, Shift};
use crate::extract::reading::Reading;
use crate::syntax::NameKind;

/// The expression that begins at `i`, and its length in tokens.
pub fn at(r: &Reading, i: usize, end: usize) -> Option<(usize, Expression)> {
    let w = |k: usize| if i + k < end { r.lower(i + k) } else { "" };
    match w(0) {
        "today" | "tonight" => return Some((1, Expression::Offset { days: 0 })),
        "tomorrow" => return Some((part_of_day(w(1)) + 1, Expression::Offset { days: 1 })),
        "yesterday" => return Some((part_of_day(w(1)) + 1, Expression::Offset { days: -1 })),
        "this" | "next" | "last" | "past" | "coming" => return shifted(w),
        "earlier" | "later" if w(1) == "this" => {
            let (n, what) = shifted(|k| w(k + 1))?;
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
        "end" | "beginning" | "start" | "middle" | "close" | "half" if w(1) == "of" => {
            let skip = 2 + usize::from(w(2) == "the");
            let (n, _) = (w(skip) == "month" || w(skip) == "year" || w(skip) == "week")
                .then_some((1, Expression::Vague))
                .or_else(|| shifted(|k| w(k + skip)))
                .or_else(|| {
                    month(w(skip)).map(|_| {
                        (
                            1 + usize::from(year(w(skip + 1)).is_some()),
                            Expression::Vague,
                        )
                    })
                })
                .or_else(|| year(w(skip)).map(|_| (1, Expression::Vague)))?;
            return Some((skip + n, Expression::Vague));
        }
        "a" | "one" if w(1) == "day" && matches!(w(2), "earlier" | "before" | "later") => {
            return Some((
                3,
                Expression::Aside {
                    days: if w(2) == "later" { 1 } else { -1 },
                },
            ));
        }
        // not "two days after the vote"
        word if w(1) == "days"
            && (matches!(w(2), "earlier" | "later")
                || matches!(w(2), "before" | "after")
                    && matches!(w(3), "" | "," | "." | ";" | "in" | "at" | "with")) =>
        {
            let days = count(word)?;
            let ahead = matches!(w(2), "later" | "after");
            return Some((
                3,
                Expression::Aside {
                    days: if ahead { days } else { -days },
                },
            ));
        }
        // "that evening", "the same afternoon", "in the evening": of the day told last
        "that" if part_of_day(w(1)) == 1 => return Some((2, Expression::Aside { days: 0 })),
        "the" if w(1) == "same" && part_of_day(w(2)) == 1 => {
            return Some((3, Expression::Aside { days: 0 }));
        }
        "the" if part_of_day(w(1)) == 1 && i > 0 && r.lower(i - 1) == "in" => {
            return Some((2, Expression::Aside { days: 0 }));
        }
        "earlier" | "later"
            if matches!(
                (w(1), w(2), w(3)),
                ("in", "the", "day") | ("that", "same", "day")
            ) =>
        {
            return Some((4, Expression::Aside { days: 0 }));
        }
        "earlier" | "later" if w(1) == "that" && w(2) == "day" => {
            return Some((3, Expression::Aside { days: 0 }));
        }
        "earlier" | "later"
            if w(1) == "in" && w(2) == "the" && matches!(w(3), "week" | "month" | "year") =>
        {
            return Some((4, Expression::Vague));
        }
        "the" if matches!(w(1), "same" | "next" | "following" | "previous") && w(2) == "day" => {
            let days = match w(1) {
                "same" => 0,
                "previous" => -1,
                _ => 1,
            };
            return Some((3, Expression::Aside { days }));
        }
        "the" if w(1) == "day" && w(2) == "before" && w(3) != "yesterday" => {
            return Some((3, Expression::Aside { days: -1 }));
        }
        "the" if w(1) == "day" && w(2) == "after" && w(3) != "tomorrow" => {
            return Some((3, Expression::Aside { days: 1 }));
        }
        "the"
            if w(1) == "weekend"
                && i > 0
                && matches!(r.lower(i - 1), "at" | "over" | "on" | "during") =>
        {
            return Some((2, Expression::Weekend { shift: Shift::None }));
        }
        "the"
            if i > 0
                && matches!(r.lower(i - 1), "on" | "until" | "by")
                && ordinal(w(1)).is_some()
                && !is_noun_after(r, i + 2, end) =>
        {
            return ordinal(w(1)).map(|d| (2, Expression::DayOfMonth(d)));
        }
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
        let run = matches!(w(1), "to" | "through" | "until" | "-" | "–");
        if let Some(to) = weekday_named(w(2))
            // "Monday and Tuesday": two days of one stay, while "Monday and Thursday" are two occasions
            && (run || matches!(w(1), "and" | "&") && to == day.next())
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
        // "Jan Novak", "Theresa May": a name, unless a number or the words before it tell a month
        let plain = year(w(1)).is_none() && !is_month_context(r, i);
        let short = w(0).len() <= 3 && w(0) != "may";
        let named = r.name_kind(i) == Some(NameKind::Person);
        // "was met by Jan Novak": the name goes on
        let goes_on = named && i + 1 < end && r.name_kind(i + 1) == Some(NameKind::Person);
        if goes_on || plain && (matches!(w(0), "may" | "march") || short || named) {
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

fn shifted<'a>(w: impl Fn(usize) -> &'a str) -> Option<(usize, Expression)> {
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
    let n = count(w(0))?;
    let days = match w(1) {
        "day" | "days" => n,
        _ => return None,
    };
    match w(2) {
        "ago" => Some((3, Expression::Offset { days: -days })),
        _ => None,
    }
}

/// "a", "three", "12".
pub fn count(word: &str) -> Option<i32> {
    Some(match word {
        "a" | "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        word => word.parse::<i32>().ok().filter(|n| (1..=99).contains(n))?,
    })
}

/// "20th": a day that is a number only by its ending.
fn ordinal(word: &str) -> Option<i8> {
    word.ends_with(|c: char| c.is_ascii_alphabetic())
        .then(|| day(word))
        .flatten()
}

/// "the 20th anniversary" is no day.
fn is_noun_after(r: &Reading, i: usize, end: usize) -> bool {
    i < end && (r.tag(i).is_noun() || r.tag(i).is_adjective())
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
