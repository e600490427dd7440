//! What a text says of itself before it begins: `key: value` lines between two lines of `---`.
//!
//! A value is plain (taken whole, to the end of the line), in double quotes (escapes as in JSON) or in single quotes
//! (`''` is a quote). Lines that are empty or start with `#` say nothing. What the reading of the text depends on, an id
//! or a date, is refused when it is wrong; what is only shown is left out with a warning.

use crate::model::slug;
use crate::text::Meta;

use super::diagnostic::Report;
use super::published;

const FENCE: &str = "---";

/// The known keys, in the order of the documentation.
const KEYS: [&str; 7] = [
    "id",
    "title",
    "published",
    "source",
    "url",
    "language",
    "licence",
];

/// Names that other formats use for our keys.
const OTHER_NAMES: [(&str, &str); 8] = [
    ("author", "source"),
    ("date", "published"),
    ("headline", "title"),
    ("lang", "language"),
    ("link", "url"),
    ("publisher", "source"),
    ("slug", "id"),
    ("uri", "url"),
];

/// Front matter and what follows it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Split<'t> {
    /// The lines between the fences, with their numbers in the file; none where the text has no front matter.
    head: Vec<(usize, &'t str)>,
    /// The text itself.
    pub body: &'t str,
}

/// Takes front matter off a text. Front matter that does not end is reported.
pub(super) fn split<'t>(text: &'t str, report: &mut Report<'_>) -> Split<'t> {
    let mut head = Vec::new();
    let mut offset = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        offset += line.len();
        let line = line.trim_end();
        match (index, line == FENCE) {
            (0, true) => {}
            (0, false) => break,
            (_, true) => {
                let body = &text[offset..];
                return Split { head, body };
            }
            (_, false) => head.push((index + 1, line)),
        }
    }
    if text.lines().next().map(str::trim_end) == Some(FENCE) {
        report.error(
            1,
            "the front matter that begins here has no end",
            "close it with a line of `---`; if it is not front matter, put an empty line before it",
        );
    }
    let head = Vec::new();
    Split { head, body: text }
}

impl Split<'_> {
    /// What the front matter says. Its faults are reported; a field that is wrong stays empty.
    pub fn meta(&self, report: &mut Report<'_>) -> Meta {
        let mut meta = Meta::default();
        let mut seen: Vec<(&str, usize)> = Vec::new();
        let mut within_unknown = false;
        for &(number, line) in &self.head {
            let nested = line.starts_with([' ', '\t', '-']);
            if line.is_empty() || line.starts_with('#') || (nested && within_unknown) {
                continue;
            }
            let Some((key, value)) = line.split_once(':').filter(|_| !nested) else {
                report.error(
                    number,
                    format!("`{}` is not a `key: value` line", line.trim()),
                    "one key and its value on each line, nothing indented",
                );
                continue;
            };
            let key = key.trim();
            within_unknown = !KEYS.contains(&key);
            if within_unknown {
                report.warning(
                    number,
                    format!("unknown key `{key}` is ignored"),
                    meant(key),
                );
                continue;
            }
            if let Some((_, first)) = seen.iter().find(|(name, _)| *name == key) {
                report.error(
                    number,
                    format!("`{key}` is given twice, first in line {first}"),
                    "keep one of them",
                );
                continue;
            }
            seen.push((key, number));
            match value_of(value.trim()) {
                Ok(Some(value)) => set(&mut meta, key, value, number, report),
                Ok(None) => {}
                Err(problem) => report.error(
                    number,
                    format!("`{key}` {problem}"),
                    "a value is plain, or wholly in quotes with `\\\"` for a quote within",
                ),
            }
        }
        meta
    }
}

/// What an unknown key was perhaps meant to be.
fn meant(key: &str) -> String {
    let lower = key.to_lowercase();
    let other = OTHER_NAMES.into_iter().find(|(name, _)| *name == lower);
    let near = KEYS
        .into_iter()
        .map(|name| (strsim::jaro_winkler(&lower, name), name))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    match (other, near) {
        (Some((_, name)), _) | (None, Some((_, name))) => format!("did you mean `{name}`?"),
        (None, None) => format!("the keys are {}", KEYS.join(", ")),
    }
}

/// The value as meant; none where the key has no value.
fn value_of(printed: &str) -> Result<Option<String>, &'static str> {
    let value = match printed.chars().next() {
        None => return Ok(None),
        Some('"') => serde_json::from_str(printed).map_err(|_| "has a fault in its quotes")?,
        Some('\'') => {
            let inner = printed[1..]
                .strip_suffix('\'')
                .ok_or("has no closing quote")?;
            if inner.replace("''", "").contains('\'') {
                return Err("has a single quote within single quotes");
            }
            inner.replace("''", "'")
        }
        Some(_) if matches!(printed, "null" | "~") => return Ok(None),
        Some(_) => printed.to_owned(),
    };
    Ok(Some(value.trim().to_owned()).filter(|value| !value.is_empty()))
}

fn set(meta: &mut Meta, key: &str, value: String, line: usize, report: &mut Report<'_>) {
    match key {
        "id" => match is_id(&value) {
            true => meta.id = value,
            false => report.error(
                line,
                format!("`{value}` cannot be an id"),
                format!(
                    "ids stand in addresses: letters, digits and `-`, as in `{}`",
                    slug(&value)
                ),
            ),
        },
        "title" => meta.title = Some(value),
        "published" => match published::iso(&value) {
            Some(date) => meta.published = Some(date),
            None => report.error(
                line,
                format!("`published` is `{value}`, which is not a date"),
                match published::in_words(&value) {
                    Some(date) => format!("write {date}"),
                    None => "write year-month-day, as in 2024-04-22".to_owned(),
                },
            ),
        },
        "source" => meta.source = Some(value),
        "url" => match is_web_address(&value) {
            true => meta.url = Some(value),
            false => report.warning(
                line,
                format!("`{value}` is not a web address and is left out"),
                "write the whole address, from https://",
            ),
        },
        "language" => match is_language_tag(&value) {
            true => meta.language = Some(value),
            false => report.warning(
                line,
                format!("`{value}` is not a language tag and is left out"),
                "write `en`, or `en-GB` with a region",
            ),
        },
        "licence" => meta.licence = Some(value),
        _ => {}
    }
}

/// The characters that RFC 3986 leaves unreserved, so that an id stands in an address as it is.
pub(super) fn is_id(value: &str) -> bool {
    let known = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~');
    value.chars().all(known) && value.chars().any(|c| c.is_ascii_alphanumeric())
}

pub(super) fn is_web_address(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let rest = lower
        .strip_prefix("https://")
        .or(lower.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || c == '['))
        && !value.chars().any(|c| c.is_whitespace() || c.is_control())
}

/// The shape of RFC 5646: a language of two or three letters, then subtags.
pub(super) fn is_language_tag(value: &str) -> bool {
    let mut parts = value.split('-');
    let language = parts.next().unwrap_or_default();
    matches!(language.len(), 2 | 3)
        && language.chars().all(|c| c.is_ascii_alphabetic())
        && parts.all(|part| {
            matches!(part.len(), 1..=8) && part.chars().all(|c| c.is_ascii_alphanumeric())
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Date;

    /// What the front matter means and what is said about it.
    fn check(text: &str, wanted: &Meta, remarks: &[&str]) {
        let mut diagnostics = Vec::new();
        let mut report = Report::new("f", &mut diagnostics);
        let meta = split(text, &mut report).meta(&mut report);
        let lines: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
        assert_eq!(lines, remarks, "{text}");
        assert_eq!(&meta, wanted, "{text}");
    }

    fn none() -> Meta {
        Meta::default()
    }

    #[test]
    fn no_front_matter_leaves_the_text_alone() {
        for text in [
            "",
            "A text.\n---\nid: x\n---\n",
            "\n---\nid: x\n---\n",
            "----\nx\n",
        ] {
            check(text, &none(), &[]);
            let mut diagnostics = Vec::new();
            let body = split(text, &mut Report::new("f", &mut diagnostics)).body;
            assert_eq!(body, text);
        }
    }

    #[test]
    fn values_are_plain_or_quoted() {
        let wanted = Meta {
            id: "trip-1".to_owned(),
            title: Some("Talks: \"day two\" – Genève".to_owned()),
            published: Some(Date::constant(2024, 4, 22)),
            source: Some("A's desk # 3".to_owned()),
            url: Some("https://example.org/a#b".to_owned()),
            language: Some("en-GB".to_owned()),
            licence: None,
        };
        let text = "---\r\nid: trip-1\r\n\r\n# a remark\r\ntitle: \"Talks: \\\"day two\\\" \\u2013 Gen\\u00e8ve\"\r\n\
                    published: '2024-04-22'\r\nsource: 'A''s desk # 3'\r\nurl: https://example.org/a#b\r\n\
                    language: en-GB\r\nlicence:\r\n---\r\nBody.\r\n";
        check(text, &wanted, &[]);
        let mut diagnostics = Vec::new();
        let body = split(text, &mut Report::new("f", &mut diagnostics)).body;
        assert_eq!(body, "Body.\r\n");
    }

    #[test]
    fn unknown_keys_are_named_with_the_nearest() {
        check(
            "---\npublishd: 2024-04-22\ndate: 2024-04-22\ntags:\n  - a\n- b: c\n---\n",
            &none(),
            &[
                "f:2: warning: unknown key `publishd` is ignored (help: did you mean `published`?)",
                "f:3: warning: unknown key `date` is ignored (help: did you mean `published`?)",
                "f:4: warning: unknown key `tags` is ignored (help: the keys are id, title, published, source, url, \
                 language, licence)",
            ],
        );
    }

    #[test]
    fn dates_are_iso_or_refused() {
        for (value, wanted) in [
            ("2024-04-22", Some((2024, 4, 22))),
            ("2024-04-22T23:59:00-05:00", Some((2024, 4, 22))),
            ("null", None),
        ] {
            let wanted = Meta {
                published: wanted.map(|(y, m, d)| Date::constant(y, m, d)),
                ..none()
            };
            check(&format!("---\npublished: {value}\n---\n"), &wanted, &[]);
        }
        for (value, help) in [
            ("April 22, 2024", "write 2024-04-22"),
            ("22 Apr 2024", "write 2024-04-22"),
            ("2024/4/22", "write 2024-04-22"),
            ("4/5/2024", "write year-month-day, as in 2024-04-22"),
            ("2024-02-30", "write year-month-day, as in 2024-04-22"),
            ("2024-04-2ü", "write year-month-day, as in 2024-04-22"),
        ] {
            let remark =
                format!("f:2: error: `published` is `{value}`, which is not a date (help: {help})");
            check(
                &format!("---\npublished: {value}\n---\n"),
                &none(),
                &[&remark],
            );
        }
    }

    #[test]
    fn faults_are_reported_with_their_line() {
        let quotes = "(help: a value is plain, or wholly in quotes with `\\\"` for a quote within)";
        for (line, remark) in [
            ("no colon", "error: `no colon` is not a `key: value` line (help: one key and its value on each line, nothing indented)".to_owned()),
            ("  id: x", "error: `id: x` is not a `key: value` line (help: one key and its value on each line, nothing indented)".to_owned()),
            ("title: \"a\" b", format!("error: `title` has a fault in its quotes {quotes}")),
            ("title: 'a", format!("error: `title` has no closing quote {quotes}")),
            ("title: '", format!("error: `title` has no closing quote {quotes}")),
            ("title: 'it's'", format!("error: `title` has a single quote within single quotes {quotes}")),
            ("id: My Trip/2", "error: `My Trip/2` cannot be an id (help: ids stand in addresses: letters, digits and `-`, as in `my-trip-2`)".to_owned()),
            ("url: javascript:alert(1)", "warning: `javascript:alert(1)` is not a web address and is left out (help: write the whole address, from https://)".to_owned()),
            ("language: English", "warning: `English` is not a language tag and is left out (help: write `en`, or `en-GB` with a region)".to_owned()),
        ] {
            let remark = format!("f:2: {remark}");
            check(&format!("---\n{line}\n---\n"), &none(), &[&remark]);
        }
        check(
            "---\nid: a\nid: b\n---\n",
            &Meta {
                id: "a".to_owned(),
                ..none()
            },
            &["f:3: error: `id` is given twice, first in line 2 (help: keep one of them)"],
        );
        check(
            "---\nid: a\nThe text.\n",
            &none(),
            &[
                "f:1: error: the front matter that begins here has no end (help: close it with a line of `---`; if it \
               is not front matter, put an empty line before it)",
            ],
        );
    }
}
