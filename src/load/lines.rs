//! What do the lines of an export say? One JSON object a line, an article each.
//!
//! Exports name the same things differently; every name in common use is understood, the first of a list that has a value.

use serde_json::{Map, Value};

use super::article::Article;
use super::diagnostic::Report;
use super::{html, published};
use crate::text::{Date, Meta};

const ID: &[&str] = &["id", "_id", "guid", "uuid", "article_id", "doc_id"];
const TITLE: &[&str] = &["title", "headline", "name"];
const PUBLISHED: &[&str] = &[
    "published",
    "published_at",
    "publishedAt",
    "date_published",
    "datePublished",
    "date_publish",
    "publish_date",
    "published_date",
    "publication_date",
    "pub_date",
    "pubDate",
    "date",
    "datetime",
    "timestamp",
    "created_at",
];
const SOURCE: &[&str] = &[
    "source",
    "source_name",
    "publisher",
    "publication",
    "site_name",
    "outlet",
    "source_domain",
    "domain",
];
const URL: &[&str] = &["url", "link", "web_url", "canonical_url", "uri"];
const LANGUAGE: &[&str] = &["language", "lang"];
const LICENCE: &[&str] = &["licence", "license"];
const TEXT: &[&str] = &[
    "text",
    "body",
    "maintext",
    "full_text",
    "fulltext",
    "articleBody",
    "article_text",
    "content_text",
    "content",
    "article",
];
const HTML: &[&str] = &["content_html", "html", "body_html"];

/// The articles of all lines that are objects with a text; the others are reported.
pub(super) fn articles(lines: &str, report: &mut Report<'_>) -> Vec<Article> {
    let mut articles = Vec::new();
    for (index, line) in lines.lines().enumerate() {
        let number = index + 1;
        if line.trim().is_empty() {
            continue;
        }
        match serde_json::from_str::<Value>(line) {
            Ok(Value::Object(object)) => match article(&object, number) {
                Some(article) => articles.push(article),
                None => report.error(
                    number,
                    "no text in this object",
                    format!("its text is looked for in {}", TEXT.join(", ")),
                ),
            },
            Ok(_) => report.error(number, "not an object", "one JSON object on each line"),
            Err(error) => report.error(
                number,
                format!("not JSON: {error}"),
                "one JSON object on each line",
            ),
        }
    }
    articles
}

fn article(object: &Map<String, Value>, line: usize) -> Option<Article> {
    let marked_up = text(object, HTML);
    let body = match (text(object, TEXT), marked_up) {
        (Some(text), _) if has_markup(&text) => html::fragment(&text),
        (Some(text), _) => text,
        (None, Some(html)) => html::fragment(&html),
        (None, None) => return None,
    };
    let id = text(object, ID);
    Some(Article {
        line: Some(line),
        named: id.is_some(),
        meta: Meta {
            id: id.unwrap_or_default(),
            title: text(object, TITLE),
            published: day(object),
            source: text(object, SOURCE),
            url: text(object, URL),
            language: text(object, LANGUAGE),
            licence: text(object, LICENCE),
        },
        given_date: text(object, PUBLISHED),
        body,
    })
}

/// The first value of these names that says something; of an object its name.
fn text(object: &Map<String, Value>, names: &[&str]) -> Option<String> {
    let said = |value: &Value| match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(inner) => ["name", "title", "id"]
            .iter()
            .find_map(|name| inner.get(*name)?.as_str().map(str::to_owned)),
        _ => None,
    };
    names
        .iter()
        .filter_map(|name| said(object.get(*name)?))
        .find(|text| !text.is_empty())
}

fn day(object: &Map<String, Value>) -> Option<Date> {
    PUBLISHED.iter().find_map(|name| match object.get(*name)? {
        Value::String(text) => published::any(text),
        Value::Number(number) => published::of_timestamp(number.as_i64()?),
        _ => None,
    })
}

/// Whether a text is a piece of a page: it closes a paragraph or breaks a line as pages do.
fn has_markup(text: &str) -> bool {
    ["</p>", "<br>", "<br/>", "<br />", "</div>"]
        .iter()
        .any(|mark| text.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_of_several_kinds() {
        let mut diagnostics = Vec::new();
        let lines = "{\"id\": 7, \"title\": \"A\", \"published\": \"2024-04-22\", \"source\": \"Desk\", \"url\": \
                     \"https://example.org/7\", \"text\": \"They met.\", \"tags\": [1]}\n\n\
                     {\"headline\": \"B\", \"publishedAt\": \"2024-04-22T10:00:00Z\", \"source\": {\"id\": null, \"name\": \"Wire\"}, \
                     \"content\": \"<p>They met.</p><p>Twice.</p>\"}\r\n\
                     {\"text\": \"\", \"body_html\": \"<i>They</i> met.\", \"timestamp\": 1713744000}\n";
        let read = articles(lines, &mut Report::new("f", &mut diagnostics));
        assert_eq!(diagnostics, []);
        let bodies: Vec<&str> = read.iter().map(|a| a.body.as_str()).collect();
        assert_eq!(bodies, ["They met.", "They met.\n\nTwice.", "They met."]);
        assert_eq!((read[0].meta.id.as_str(), read[0].named), ("7", true));
        assert_eq!(read[1].meta.source.as_deref(), Some("Wire"));
        assert_eq!(read[1].line, Some(3));
        for article in &read {
            assert_eq!(article.meta.published.unwrap().to_string(), "2024-04-22");
        }
    }

    #[test]
    fn lines_that_are_no_articles_are_named() {
        let mut diagnostics = Vec::new();
        let lines = "{\"title\": \"A\"}\n[1]\n{\"text\": \"x\"\n{\"text\": \"fine\"}";
        let read = articles(lines, &mut Report::new("f", &mut diagnostics));
        assert_eq!(read.len(), 1);
        let said: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
        assert!(
            said[0].starts_with("f:1: error: no text in this object (help: "),
            "{said:?}"
        );
        assert_eq!(
            said[1],
            "f:2: error: not an object (help: one JSON object on each line)"
        );
        assert!(said[2].starts_with("f:3: error: not JSON: "), "{said:?}");
    }
}
