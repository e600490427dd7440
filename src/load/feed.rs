//! What do the entries of a feed say? RSS 0.9 to 2.0 and Atom, with the text of the entry in the feed.
//!
//! Elements are told by their local names, with the prefix only where two would else be confused: feeds in the wild bind
//! their prefixes as everybody does, or not at all.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::article::Article;
use super::diagnostic::Report;
use super::{html, published};
use crate::text::{Date, Meta};

/// The entries of a feed, in its order.
pub(super) fn articles(xml: &str, report: &mut Report<'_>) -> Vec<Article> {
    let mut feed = Feed::default();
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let mut lines = Lines::of(xml);
    loop {
        let line = lines.at(reader.buffer_position() as usize);
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                // The content of Atom's XHTML is read as a piece of a page, not as elements of the feed.
                let piece = feed.start(&tag, line);
                if piece && let Ok(inner) = reader.read_text(tag.name()) {
                    feed.text(&inner);
                    feed.end();
                }
            }
            Ok(Event::Empty(tag)) => {
                feed.start(&tag, line);
                feed.end();
            }
            Ok(Event::End(_)) => feed.end(),
            Ok(Event::Text(text)) => feed.text(&text.xml10_content()),
            Ok(Event::CData(text)) => feed.text(&text.xml10_content()),
            Ok(Event::GeneralRef(reference)) => match reference.resolve_char_ref() {
                Ok(Some(c)) => feed.text(c.encode_utf8(&mut [0; 4])),
                _ => feed.text(named(&reference)),
            },
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(error) => {
                report.error(
                    lines.at(reader.error_position() as usize),
                    format!("not well-formed XML: {error}"),
                    "entries before this place are read",
                );
                break;
            }
        }
    }
    if !feed.is_one {
        report.error(
            None,
            "no feed: neither an RSS nor an Atom element in it",
            "other XML is not read",
        );
    }
    feed.articles
}

/// The five entities of XML; others of HTML are left for the reader of the text.
fn named(reference: &str) -> &'static str {
    match reference {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        "nbsp" => "\u{a0}",
        "mdash" => "—",
        "ndash" => "–",
        "lsquo" => "‘",
        "rsquo" => "’",
        "ldquo" => "“",
        "rdquo" => "”",
        "hellip" => "…",
        _ => " ",
    }
}

/// Counts lines once through a text.
struct Lines<'t> {
    text: &'t [u8],
    position: usize,
    line: usize,
}

impl Lines<'_> {
    fn of(text: &str) -> Lines<'_> {
        Lines {
            text: text.as_bytes(),
            position: 0,
            line: 1,
        }
    }

    /// The line of a place not before the last one asked for.
    fn at(&mut self, position: usize) -> usize {
        let passed = self.text.get(self.position..position).unwrap_or_default();
        self.line += passed.iter().filter(|byte| **byte == b'\n').count();
        self.position = self.position.max(position);
        self.line
    }
}

/// How the text of an element is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    None,
    /// A summary, which many feeds use for the whole text.
    Summary,
    Content,
}

#[derive(Debug)]
struct Entry {
    line: usize,
    meta: Meta,
    guid: String,
    given_date: Option<String>,
    body: String,
    rank: Rank,
}

#[derive(Debug, Default)]
struct Feed {
    is_one: bool,
    /// Names of the open elements, with the text found in the innermost.
    open: Vec<(String, String)>,
    /// What the feed says of itself.
    title: Option<String>,
    language: Option<String>,
    entry: Option<Entry>,
    plain: bool,
    articles: Vec<Article>,
}

impl Feed {
    /// Takes a start tag; whether its content is to be taken as it stands.
    fn start(&mut self, tag: &BytesStart<'_>, line: usize) -> bool {
        let name = tag.name().as_ref().to_ascii_lowercase();
        let local = name.rsplit(':').next().unwrap_or_default().to_owned();
        let attribute = |wanted: &str| {
            let found = tag.try_get_attribute(wanted).ok().flatten()?;
            Some(
                found
                    .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                    .ok()?
                    .into_owned(),
            )
        };
        let mut piece = false;
        match local.as_str() {
            "rss" | "rdf" | "feed" => {
                self.is_one = true;
                self.language = self.language.take().or_else(|| attribute("xml:lang"));
            }
            "item" | "entry" if self.is_one && self.entry.is_none() => {
                self.entry = Some(Entry {
                    line,
                    meta: Meta::default(),
                    given_date: None,
                    guid: String::new(),
                    body: String::new(),
                    rank: Rank::None,
                });
            }
            "link" => {
                let alternate = attribute("rel").is_none_or(|rel| rel == "alternate");
                if let (Some(entry), Some(href), true) =
                    (&mut self.entry, attribute("href"), alternate)
                {
                    entry.meta.url = Some(href);
                }
            }
            "content" | "summary" if self.entry.is_some() => {
                let kind = attribute("type").unwrap_or_default();
                piece = kind == "xhtml";
                // RSS has markup in everything; Atom says where.
                self.plain = kind == "text" || (kind.is_empty() && !name.contains(':'));
            }
            _ => {}
        }
        self.open.push((name, String::new()));
        piece
    }

    fn text(&mut self, text: &str) {
        if let Some((_, known)) = self.open.last_mut() {
            known.push_str(text);
        }
    }

    fn end(&mut self) {
        let Some((name, text)) = self.open.pop() else {
            return;
        };
        let words = || {
            let text = html::fragment(&text);
            Some(text.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|t| !t.is_empty())
        };
        let parent = self.open.last().map_or("", |(name, _)| name.as_str());
        let Some(entry) = &mut self.entry else {
            match (parent, name.as_str()) {
                ("channel" | "feed", "title") => self.title = words(),
                ("channel", "language") => self.language = words(),
                _ => {}
            }
            return;
        };
        let within_entry = matches!(parent, "item" | "entry");
        match name.as_str() {
            "item" | "entry" => {
                let entry = self.entry.take();
                self.articles
                    .extend(entry.map(|entry| {
                        entry.finish(self.title.as_deref(), self.language.as_deref())
                    }));
            }
            _ if !within_entry => {}
            "title" => entry.meta.title = words(),
            "link" if !text.trim().is_empty() => entry.meta.url = Some(text.trim().to_owned()),
            "guid" | "id" => entry.guid = text.trim().to_owned(),
            "pubdate" | "published" | "dc:date" | "issued" => {
                let day = entry.day(&text);
                entry.meta.published = day.or(entry.meta.published);
            }
            "updated" => {
                let day = entry.day(&text);
                entry.meta.published = entry.meta.published.or(day);
            }
            "source" | "dc:source" => entry.meta.source = words(),
            "content:encoded" | "content" => entry.body(Rank::Content, &text, self.plain),
            "description" => entry.body(Rank::Summary, &text, false),
            "summary" => entry.body(Rank::Summary, &text, self.plain),
            _ => {}
        }
    }
}

impl Entry {
    fn day(&mut self, text: &str) -> Option<Date> {
        self.given_date = Some(text.trim().to_owned()).filter(|date| !date.is_empty());
        published::any(text)
    }

    fn body(&mut self, rank: Rank, text: &str, plain: bool) {
        if rank < self.rank || text.trim().is_empty() {
            return;
        }
        self.rank = rank;
        self.body = match plain {
            true => text.to_owned(),
            false => html::fragment(text),
        };
    }

    fn finish(self, feed: Option<&str>, language: Option<&str>) -> Article {
        let mut meta = self.meta;
        meta.source = meta.source.or_else(|| feed.map(str::to_owned));
        meta.language = language.map(str::to_owned);
        if meta.url.is_none() && self.guid.starts_with("http") {
            meta.url = Some(self.guid);
        }
        Article {
            line: Some(self.line),
            meta,
            named: false,
            given_date: self.given_date,
            body: self.body,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(xml: &str) -> (Vec<Article>, Vec<String>) {
        let mut diagnostics = Vec::new();
        let articles = articles(xml, &mut Report::new("f", &mut diagnostics));
        (
            articles,
            diagnostics.iter().map(ToString::to_string).collect(),
        )
    }

    #[test]
    fn rss_prefers_the_full_content() {
        let (articles, said) = read(
            "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><title>The Daily</title><language>en</language>\n\
             <image><title>Logo</title></image>\n<item><title>Talks &amp; trips</title><link>https://example.org/1</link>\
             <description>Short.</description><content:encoded><![CDATA[<p>Anna Berg met Li Önal.</p><p>They spoke.</p>]]>\
             </content:encoded><pubDate>Mon, 22 Apr 2024 18:00:00 GMT</pubDate></item>\n\
             <item><guid>https://example.org/2</guid><description>&lt;p&gt;Only &lt;b&gt;this&lt;/b&gt;&lt;/p&gt;</description>\
             <dc:date>2024-04-23</dc:date></item></channel></rss>",
        );
        assert_eq!(said, [""; 0]);
        assert_eq!(articles[0].body, "Anna Berg met Li Önal.\n\nThey spoke.");
        assert_eq!(articles[0].line, Some(4));
        let meta = &articles[0].meta;
        assert_eq!(meta.title.as_deref(), Some("Talks & trips"));
        assert_eq!(meta.source.as_deref(), Some("The Daily"));
        assert_eq!(meta.url.as_deref(), Some("https://example.org/1"));
        assert_eq!(meta.published.unwrap().to_string(), "2024-04-22");
        assert_eq!(articles[1].body, "Only this");
        assert_eq!(
            articles[1].meta.url.as_deref(),
            Some("https://example.org/2")
        );
        assert_eq!(
            articles[1].meta.published.unwrap().to_string(),
            "2024-04-23"
        );
    }

    #[test]
    fn atom_in_its_three_ways_of_writing() {
        let (articles, said) = read(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><title>Desk</title>\
             <entry><title>A</title><link rel=\"self\" href=\"https://example.org/self\"/><link href=\"https://example.org/a\"/>\
             <updated>2024-04-23T00:00:00Z</updated><published>2024-04-22T00:00:00Z</published>\
             <summary>Less</summary><content type=\"html\">&lt;p&gt;x &amp;amp; y&lt;/p&gt;</content></entry>\
             <entry><title>B</title><updated>2024-04-23</updated><content type=\"xhtml\"><div><p>one <b>two</b></p>\
             <p>three</p></div></content></entry>\
             <entry><title>C</title><content type=\"text\">1 &lt; 2</content></entry></feed>",
        );
        assert_eq!(said, [""; 0]);
        let bodies: Vec<&str> = articles.iter().map(|a| a.body.as_str()).collect();
        assert_eq!(bodies, ["x & y", "one two\n\nthree", "1 < 2"]);
        assert_eq!(
            articles[0].meta.url.as_deref(),
            Some("https://example.org/a")
        );
        assert_eq!(
            articles[0].meta.published.unwrap().to_string(),
            "2024-04-22"
        );
        assert_eq!(
            articles[1].meta.published.unwrap().to_string(),
            "2024-04-23"
        );
        assert_eq!(articles[2].meta.source.as_deref(), Some("Desk"));
    }

    #[test]
    fn what_is_no_feed_is_refused() {
        assert_eq!(
            read("<html><body/></html>").1,
            [
                "f: error: no feed: neither an RSS nor an Atom element in it (help: other XML is not read)"
            ]
        );
        let (articles, said) =
            read("<rss><channel><item><description>a</description></item>\n<item <<");
        assert_eq!(articles.len(), 1);
        assert!(
            said[0].starts_with("f:2: error: not well-formed XML: "),
            "{said:?}"
        );
        for xml in ["", "<", "<rss", "]]>", "<rss><item>", "<a></b></c>"] {
            read(xml);
        }
    }
}
