//! What a page declares of itself: in `<meta>`, `<link>`, `<title>`, `<time>` and JSON-LD.

use serde_json::Value;

use crate::load::published;
use crate::text::{Date, Meta};

/// Names under which pages give the day of publication, the best first.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "date",
];

/// Text that is collected between a start and an end tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Collecting {
    Title,
    Heading,
    LinkedData,
}

/// What has been declared so far.
#[derive(Debug, Default)]
pub(super) struct Declared {
    /// Names as in `name`, `property` or `itemprop`, in lower case.
    pairs: Vec<(String, String)>,
    language: Option<String>,
    address: Option<String>,
    licence: Option<String>,
    title: String,
    heading: String,
    time: Option<String>,
    linked_data: Vec<String>,
    collecting: Option<Collecting>,
}

impl Declared {
    pub fn element(&mut self, name: &str, attribute: impl Fn(&str) -> Option<String>) {
        match name {
            "html" => self.language = attribute("lang"),
            "title" if self.title.is_empty() => self.collecting = Some(Collecting::Title),
            "h1" if self.heading.is_empty() => self.collecting = Some(Collecting::Heading),
            "script" if attribute("type").as_deref() == Some("application/ld+json") => {
                self.linked_data.push(String::new());
                self.collecting = Some(Collecting::LinkedData);
            }
            "time" => self.time = self.time.take().or_else(|| attribute("datetime")),
            "link" => {
                let target = attribute("href").filter(|href| href.starts_with("http"));
                match attribute("rel").unwrap_or_default().to_lowercase().as_str() {
                    "canonical" => self.address = target,
                    "license" => self.licence = target,
                    _ => {}
                }
            }
            _ => {}
        }
        let named = attribute("property")
            .or_else(|| attribute("itemprop"))
            .or_else(|| (name == "meta").then(|| attribute("name")).flatten());
        if let Some(named) = named {
            let value = attribute("content").or_else(|| attribute("datetime"));
            self.pairs
                .extend(value.map(|value| (named.to_lowercase(), value)));
        }
    }

    pub fn text(&mut self, text: &str) {
        match self.collecting {
            Some(Collecting::Title) => self.title.push_str(text),
            Some(Collecting::Heading) => self.heading.push_str(text),
            Some(Collecting::LinkedData) => {
                if let Some(last) = self.linked_data.last_mut() {
                    last.push_str(text);
                }
            }
            None => {}
        }
    }

    pub fn end(&mut self, name: &str) {
        if matches!(name, "title" | "h1" | "script") {
            self.collecting = None;
        }
    }

    fn named(&self, name: &str) -> Option<&str> {
        let pair = self.pairs.iter().find(|(known, _)| known == name);
        pair.map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    /// The same as front matter would say it. The id is left to the file's name.
    pub fn meta(&self) -> Meta {
        let linked: Vec<Value> = self
            .linked_data
            .iter()
            .filter_map(|json| serde_json::from_str(json).ok())
            .collect();
        let article = linked.iter().find_map(article);
        let of_article = |key: &str| {
            article
                .and_then(|article| article.get(key))
                .and_then(Value::as_str)
        };
        let source = self.named("og:site_name").map(str::to_owned).or_else(|| {
            let publisher = article?.get("publisher")?;
            publisher.get("name")?.as_str().map(str::to_owned)
        });
        let title = [
            self.named("og:title").unwrap_or_default(),
            &self.heading,
            &self.title,
        ]
        .into_iter()
        .map(one_line)
        .find(|title| !title.is_empty())
        .or_else(|| of_article("headline").map(one_line));
        let published: Option<Date> = PUBLISHED
            .iter()
            .filter_map(|name| self.named(name))
            .chain(of_article("datePublished"))
            .chain(self.time.as_deref())
            .find_map(published::any);
        Meta {
            id: String::new(),
            title,
            published,
            source,
            url: self
                .address
                .clone()
                .or_else(|| self.named("og:url").map(str::to_owned))
                .filter(|url| url.starts_with("http")),
            language: self.language.clone().filter(|tag| !tag.is_empty()),
            licence: self.licence.clone(),
        }
    }
}

/// The first thing of linked data that has a day of publication. Nesting is bounded by the reader of the JSON.
fn article(value: &Value) -> Option<&Value> {
    match value {
        Value::Object(object) if object.contains_key("datePublished") => Some(value),
        Value::Object(object) => object.get("@graph").and_then(article),
        Value::Array(items) => items.iter().find_map(article),
        _ => None,
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
