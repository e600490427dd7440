//! Which day is meant: dates as front matter, pages, feeds and exports write them.

use crate::text::Date;

/// An ISO date; of a date with a time, the date as written.
pub(super) fn iso(value: &str) -> Option<Date> {
    let (day, rest) = value.split_at_checked("2024-04-22".len())?;
    let timed = rest.is_empty() || rest.starts_with(['T', 't', ' ']);
    Date::strptime("%Y-%m-%d", day).ok().filter(|_| timed)
}

/// The date in a way of writing that can mean no other. 4/5/2024 can.
pub(super) fn in_words(value: &str) -> Option<Date> {
    const WAYS: [&str; 9] = [
        "%B %d, %Y",
        "%d %B %Y",
        "%b %d, %Y",
        "%d %b %Y",
        "%A, %B %d, %Y",
        "%A, %d %B %Y",
        "%Y/%m/%d",
        "%Y.%m.%d",
        "%Y%m%d",
    ];
    WAYS.iter().find_map(|way| Date::strptime(way, value).ok())
}

/// The date of a program's output: ISO, in words, or as mail and RSS have it (RFC 2822).
pub(super) fn any(value: &str) -> Option<Date> {
    let value = value.trim();
    iso(value)
        .or_else(|| in_words(value))
        .or_else(|| mail(value))
}

/// `Mon, 22 Apr 2024 18:00:00 GMT`: the day as written, whatever the zone. The weekday is not asked: it is often wrong.
fn mail(value: &str) -> Option<Date> {
    let day = value.split_once(',').map_or(value, |(_, day)| day);
    let words: Vec<&str> = day.split_whitespace().take(3).collect();
    let month: String = words.get(1)?.chars().take(3).collect();
    Date::strptime(
        "%d %b %Y",
        format!("{} {month} {}", words[0], words.get(2)?),
    )
    .ok()
}

/// The UTC day of a number of seconds, or of milliseconds where seconds would lie millennia ahead.
pub(super) fn of_timestamp(number: i64) -> Option<Date> {
    const MILLISECONDS_FROM: i64 = 100_000_000_000;
    let seconds = if number >= MILLISECONDS_FROM {
        number / 1000
    } else {
        number
    };
    let days = i32::try_from(seconds.div_euclid(86_400)).ok()?;
    let epoch = Date::constant(1970, 1, 1);
    epoch
        .checked_add(jiff::Span::new().try_days(days).ok()?)
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days() {
        let wanted = Some(Date::constant(2024, 4, 22));
        for none in [
            "",
            "4/5/2024",
            "Monday",
            "22",
            "2024",
            "32 Apr 2024",
            "a, b c d",
        ] {
            assert_eq!(any(none), None, "{none}");
        }
        for value in [
            "2024-04-22",
            "2024-04-22T23:30:00-05:00",
            "2024-04-22 23:30:00",
            "April 22, 2024",
            "Mon, 22 Apr 2024 18:00:00 GMT",
            "Tue, 22 April 2024 18:00 +0200",
            "22 Apr 2024 18:00",
            " 20240422 ",
        ] {
            assert_eq!(any(value), wanted, "{value}");
        }
        assert_eq!(of_timestamp(1_713_744_000), wanted);
        assert_eq!(of_timestamp(1_713_744_000_000), wanted);
        assert_eq!(of_timestamp(-1), Some(Date::constant(1969, 12, 31)));
        assert_eq!(of_timestamp(i64::MIN), None);
    }
}
