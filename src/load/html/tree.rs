//! A page as its elements and the blocks of text in them.
//!
//! Far less than a browser builds: elements are opened and closed as the tags say, without the repairs of the HTML
//! standard, since only the grouping of text matters. Linear in the length of the page, whatever the tags.

use std::collections::HashMap;

use html5gum::{DefaultEmitter, HtmlString, Spanned, StartTag, Token, Tokenizer};

use super::about::Declared;

const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];
/// Elements that stand within a line of text; all others begin a new one.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span",
    "strong", "sub", "sup", "time", "tt", "u", "var",
];
/// Elements whose text is not the page's prose.
const APART: &[&str] = &[
    "aside", "audio", "button", "canvas", "dialog", "figure", "footer", "iframe", "math", "menu",
    "nav", "noscript", "object", "option", "script", "select", "style", "svg", "template",
    "textarea", "title", "video",
];
/// Words of `class` and `id` that name what stands around the prose.
const AROUND: &[&str] = &[
    "ad",
    "ads",
    "advert",
    "advertisement",
    "banner",
    "breadcrumb",
    "breadcrumbs",
    "caption",
    "comment",
    "comments",
    "cookie",
    "cookies",
    "footer",
    "hidden",
    "menu",
    "modal",
    "nav",
    "navigation",
    "newsletter",
    "pagination",
    "popup",
    "promo",
    "recommended",
    "related",
    "share",
    "sharing",
    "sidebar",
    "social",
    "sponsored",
    "subscribe",
    "tags",
    "teaser",
    "toolbar",
];

/// What an element is, as far as finding the prose asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Declared as the body of the article (`itemprop="articleBody"`).
    Body,
    Article,
    Main,
    Other,
}

#[derive(Debug)]
pub(super) struct Element {
    pub parent: usize,
    pub part: Part,
    /// Not prose by the element's meaning.
    pub apart: bool,
    /// Not prose by what its class or id says; can err.
    pub around: bool,
}

/// The text between two starts or ends of block elements.
#[derive(Debug)]
pub(super) struct Block {
    /// The innermost element that holds it.
    pub element: usize,
    pub heading: bool,
    pub item: bool,
    pub text: String,
    /// Characters of it that are links.
    pub linked: usize,
}

#[derive(Debug, Default)]
pub(super) struct Page {
    /// Each after its parent; the first is the page itself.
    pub elements: Vec<Element>,
    pub blocks: Vec<Block>,
    pub declared: Declared,
}

/// Reads a page or a piece of one. Any text is read.
pub(super) fn read(html: &str) -> Page {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut builder = Builder::new();
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => builder.start(&tag),
            Token::EndTag(tag) => builder.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) => builder.text(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    builder.flush();
    builder.page
}

/// The value of an attribute.
fn attribute(tag: &StartTag<()>, name: &str) -> Option<String> {
    let value: &Spanned<HtmlString, ()> = tag.attributes.get(name.as_bytes())?;
    Some(String::from_utf8_lossy(value).trim().to_owned())
}

struct Open {
    name: String,
    element: usize,
}

struct Builder {
    page: Page,
    open: Vec<Open>,
    /// How many elements of each name are open, so that an end tag without a start costs nothing.
    counts: HashMap<String, usize>,
    block: String,
    linked: usize,
    heading: bool,
    item: bool,
    /// White space stands before what comes next.
    space: bool,
}

impl Builder {
    fn new() -> Builder {
        let root = Element {
            parent: 0,
            part: Part::Other,
            apart: false,
            around: false,
        };
        Builder {
            page: Page {
                elements: vec![root],
                ..Page::default()
            },
            open: Vec::new(),
            counts: HashMap::new(),
            block: String::new(),
            linked: 0,
            heading: false,
            item: false,
            space: false,
        }
    }

    fn here(&self) -> usize {
        self.open.last().map_or(0, |open| open.element)
    }

    fn is_open(&self, name: &str) -> bool {
        self.counts.get(name).is_some_and(|count| *count > 0)
    }

    fn start(&mut self, tag: &StartTag<()>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        self.page
            .declared
            .element(&name, |attribute_name| attribute(tag, attribute_name));
        if name == "br" {
            let kept = self.block.trim_end_matches(' ').len();
            self.block.truncate(kept);
            if !self.block.is_empty() {
                self.block.push('\n');
            }
            self.space = false;
            return;
        }
        let inline = INLINE.contains(&name.as_str());
        if !inline {
            self.flush();
        }
        if VOID.contains(&name.as_str()) {
            return;
        }
        // An unclosed paragraph or item ends where the next one begins.
        let unclosed = self.open.last().is_some_and(|open| open.name == name);
        if unclosed && matches!(name.as_str(), "p" | "li" | "dt" | "dd" | "td" | "th" | "tr") {
            self.close_last();
        }
        let parent = self.here();
        let part = part(&name, tag);
        let outer = &self.page.elements[parent];
        let element = Element {
            parent,
            part,
            apart: outer.apart
                || APART.contains(&name.as_str())
                || (name == "header" && !self.is_open("article") && !self.is_open("main"))
                || attribute(tag, "aria-hidden").as_deref() == Some("true")
                || attribute(tag, "hidden").is_some(),
            around: outer.around
                || (part == Part::Other && !inline && name != "body" && named_around(tag)),
        };
        match name.as_str() {
            "li" => self.item = true,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading = true,
            _ => {}
        }
        let at = self.page.elements.len();
        self.page.elements.push(element);
        *self.counts.entry(name.clone()).or_default() += 1;
        self.open.push(Open { name, element: at });
    }

    fn end(&mut self, name: &str) {
        self.page.declared.end(name);
        if !INLINE.contains(&name) {
            self.flush();
        }
        if self.is_open(name) {
            // Everything within it ends with it.
            while self.close_last().is_some_and(|closed| closed != name) {}
        }
    }

    /// Closes the innermost element; its name.
    fn close_last(&mut self) -> Option<String> {
        let last = self.open.pop()?;
        if let Some(count) = self.counts.get_mut(&last.name) {
            *count -= 1;
        }
        Some(last.name)
    }

    fn text(&mut self, text: &str) {
        self.page.declared.text(text);
        let linked = self.is_open("a");
        let pre = self.is_open("pre");
        for c in text.chars() {
            if pre && c == '\n' {
                self.block.push('\n');
                self.space = false;
            } else if c.is_whitespace() {
                self.space = true;
            } else {
                if self.space && !self.block.is_empty() && !self.block.ends_with('\n') {
                    self.block.push(' ');
                }
                self.space = false;
                self.block.push(c);
                self.linked += usize::from(linked);
            }
        }
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.block);
        let text = text.trim();
        if !text.is_empty() {
            self.page.blocks.push(Block {
                element: self.here(),
                heading: self.heading,
                item: self.item,
                text: text.to_owned(),
                linked: self.linked,
            });
            self.item = false;
        }
        self.linked = 0;
        self.heading = false;
        self.space = false;
    }
}

fn part(name: &str, tag: &StartTag<()>) -> Part {
    let is = |attribute_name: &str, wanted: &str| {
        attribute(tag, attribute_name).is_some_and(|value| value.eq_ignore_ascii_case(wanted))
    };
    match name {
        _ if is("itemprop", "articleBody") => Part::Body,
        "article" => Part::Article,
        "main" => Part::Main,
        _ if is("role", "main") => Part::Main,
        _ => Part::Other,
    }
}

fn named_around(tag: &StartTag<()>) -> bool {
    ["class", "id"].iter().any(|name| {
        attribute(tag, name).is_some_and(|value| {
            value
                .split(|c: char| !c.is_ascii_alphanumeric())
                .any(|word| AROUND.contains(&word.to_ascii_lowercase().as_str()))
        })
    })
}
