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
            ("She was met by Jan Novak.", &[]),
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
