//! From what a file holds to the texts that can be read.

use std::path::Path;

use super::diagnostic::{Diagnostic, Report};
use super::format::Format;
use super::front_matter::{self, is_id, is_language_tag, is_web_address};
use super::{Limits, Text, charset, decode, feed, html, lines, markdown};
use crate::model::{fnv, fnv_on, slug};
use crate::text::{Meta, english, normalized};

/// One article as a file has it, before anything is asked of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Article {
    /// Where it begins, in a file of several.
    pub line: Option<usize>,
    /// What is said of it; the id may be empty.
    pub meta: Meta,
    /// Whether the id is one that somebody gave it.
    pub named: bool,
    /// The date as it is given, to be told where it cannot be read.
    pub given_date: Option<String>,
    /// Its text.
    pub body: String,
}

/// The texts in these bytes, except those against which something speaks.
pub(super) fn texts(
    path: &Path,
    format: Format,
    bytes: &[u8],
    limits: Limits,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Text> {
    let name = path.to_string_lossy().into_owned();
    let mut report = Report::new(&name, diagnostics);
    let found = articles(format, bytes, &mut report);
    // What is wrong with a single text spoils it; what is wrong with one of several has spoilt that one.
    if report.failed() && !format.holds_several() {
        return Vec::new();
    }
    if found.is_empty() && !report.failed() {
        report.error(None, "there is no article in it", "");
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let accepted = found.into_iter().filter_map(|article| {
        let mut report = Report::about(&name, article.line, diagnostics);
        accept(&name, &stem, article, limits, &mut report)
    });
    accepted.collect()
}

fn articles(format: Format, bytes: &[u8], report: &mut Report<'_>) -> Vec<Article> {
    match format {
        Format::Plain | Format::Markdown => {
            let Some(content) = decode(bytes, report) else {
                return Vec::new();
            };
            let split = front_matter::split(content, report);
            let meta = split.meta(report);
            let body = match format {
                Format::Markdown => markdown::text(split.body),
                _ => split.body.to_owned(),
            };
            vec![Article {
                line: None,
                named: !meta.id.is_empty(),
                meta,
                given_date: None,
                body,
            }]
        }
        Format::Html => {
            let (meta, body) = html::page(&declared(bytes, report));
            vec![Article {
                line: None,
                named: false,
                meta,
                given_date: None,
                body,
            }]
        }
        Format::Feed => feed::articles(&declared(bytes, report), report),
        Format::Lines => match decode(bytes, report) {
            Some(content) => lines::articles(content, report),
            None => Vec::new(),
        },
    }
}

/// The characters of a page or feed, in the encoding it says.
fn declared(bytes: &[u8], report: &mut Report<'_>) -> String {
    let (text, faulty) = charset::decode(bytes);
    if faulty {
        report.warning(
            None,
            "some bytes are no characters in the encoding that it declares",
            "they are read as U+FFFD",
        );
    }
    text
}

/// The text of an article, unless something speaks against reading it.
fn accept(
    path: &str,
    stem: &str,
    article: Article,
    limits: Limits,
    report: &mut Report<'_>,
) -> Option<Text> {
    let Article {
        line,
        mut meta,
        mut named,
        given_date,
        body,
    } = article;
    if let (Some(date), None) = (given_date, meta.published) {
        report.warning(
            None,
            format!(
                "`{}` is no date that is read here",
                date.chars().take(40).collect::<String>()
            ),
            "write it as YYYY-MM-DD; without a date nothing relative (\"on Friday\") gets one",
        );
    }
    meta.url = meta.url.filter(|url| is_web_address(url));
    meta.language = meta.language.filter(|tag| is_language_tag(tag));
    let given = std::mem::take(&mut meta.id);
    // What is no id, the address of a page for example, is as good a name as any.
    named &= is_id(&given);
    meta.id = match (given.as_str(), line, &meta.title) {
        ("", Some(_), Some(title)) => slug(title),
        ("", Some(line), None) => slug(&format!("{stem} {line}")),
        ("", None, _) => slug(stem),
        (given, ..) => slug(given),
    };
    if body.len() as u64 > limits.max_text_size {
        report.error(
            None,
            format!("larger than {} bytes", limits.max_text_size),
            "allow more with --max-text-size",
        );
    } else if !body.chars().any(char::is_alphanumeric) {
        report.error(None, "there is no text in it", "");
    } else if let Err(why) = english::check(&body) {
        report.error(
            None,
            format!("the text is not English: {why}"),
            "only English is read",
        );
    } else if let Some(language) = meta.language.as_deref().filter(|tag| !is_english(tag)) {
        report.warning(
            None,
            format!("the text reads as English though its language is given as `{language}`"),
            "write `language: en`",
        );
    }
    (!report.failed()).then(|| Text {
        path: path.to_owned(),
        line,
        meta,
        named,
        given: Some(given).filter(|given| !given.is_empty()),
        words: words(&body),
        body: normalized(&body).into(),
    })
}

fn words(body: &str) -> (u64, usize) {
    let start = (fnv(b""), 0);
    body.split_whitespace().fold(start, |(hash, length), word| {
        (
            fnv_on(fnv_on(hash, word.as_bytes()), b" "),
            length + word.len(),
        )
    })
}

fn is_english(tag: &str) -> bool {
    let language = tag.split('-').next().unwrap_or_default();
    language.eq_ignore_ascii_case("en") || language.eq_ignore_ascii_case("eng")
}
