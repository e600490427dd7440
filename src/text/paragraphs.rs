//! What blank lines, list marks and line shapes set apart, and what of it is content rather than residue of a page.

use super::Span;

/// A stretch of text that is one paragraph, heading or list item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Its bytes.
    pub span: Span,
    /// Whether it is content.
    pub content: bool,
}

/// A line shorter than this (in characters) without a final mark is a heading or label, not a wrapped line.
const SHORT_LINE: usize = 60;

/// The blocks of a text, in order.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut out = Vec::new();
    let mut open: Option<Span> = None;
    let mut previous = "";
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.len());
        at += line.len();
        let words = line.trim();
        if words.is_empty() {
            close(text, &mut open, &mut out);
            previous = "";
            continue;
        }
        let starts_own = is_list_item(words) || (!previous.is_empty() && breaks(previous, words));
        if starts_own {
            close(text, &mut open, &mut out);
        }
        open = Some(open.map_or(span, |o| o.cover(span)));
        previous = words;
    }
    close(text, &mut open, &mut out);
    out
}

fn close(text: &str, open: &mut Option<Span>, out: &mut Vec<Block>) {
    if let Some(span) = open.take() {
        let words = text[span.start..span.end].trim();
        if !words.is_empty() {
            out.push(Block {
                span,
                content: !is_residue(words),
            });
        }
    }
}

/// Whether a single line break between two lines sets them apart: hard-wrapped prose goes on in mid-sentence.
fn breaks(previous: &str, line: &str) -> bool {
    let ends = previous.ends_with(['.', '!', '?', ':', ';', '"', '\u{201d}']);
    let long = previous.chars().count() >= SHORT_LINE;
    let upper = line
        .chars()
        .find(|c| c.is_alphanumeric())
        .is_some_and(char::is_uppercase);
    if long && !ends {
        return false; // wrapped
    }
    ends && upper || (!long && upper && !previous.ends_with(','))
}

fn is_list_item(line: &str) -> bool {
    let mut chars = line.chars();
    let first = chars.next().unwrap_or(' ');
    let rest = chars.as_str();
    if matches!(first, '•' | '‣' | '▪' | '·' | '◦') {
        return true;
    }
    if matches!(first, '-' | '*' | '–' | '—') && rest.starts_with(' ') {
        return true;
    }
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    (1..=2).contains(&digits)
        && (line[digits..].starts_with(". ") || line[digits..].starts_with(") "))
}

/// Whole lines that pages leave behind, lower case, without final marks.
const RESIDUE: &[&str] = &[
    "share",
    "share this",
    "share this article",
    "share on facebook",
    "share on twitter",
    "tweet",
    "exit mobile version",
    "read more",
    "advertisement",
    "advert",
    "subscribe",
    "subscribe now",
    "sign up",
    "log in",
    "click here",
    "comments",
    "leave a comment",
    "print",
    "email",
    "save",
    "back to top",
    "related",
    "related articles",
    "related stories",
    "more on this story",
    "related topics",
    "copy link",
    "listen",
    "facebook",
    "twitter",
    "whatsapp",
    "linkedin",
    "reddit",
    "telegram",
    "follow us",
    "skip to content",
    "menu",
    "home",
    "search",
    "close",
    "cookies",
    "privacy policy",
    "terms of use",
    "all rights reserved",
    "continue reading",
    "view comments",
    "load more",
    "trending",
    "most read",
    "ends",
    "end",
    "published in",
    "newsletter",
    "play video",
    "watch",
    "photo gallery",
    "transcript",
    "next",
    "previous",
    "next article",
    "previous article",
    "download",
    "begin text",
    "end text",
];

/// Beginnings of short lines that are no content.
const RESIDUE_STARTS: &[&str] = &[
    "by ",
    "photo:",
    "photo by",
    "image:",
    "picture:",
    "photograph:",
    "source:",
    "copyright",
    "©",
    "(c) ",
    "follow us",
    "read more:",
    "read also",
    "also read",
    "see also",
    "subscribe to",
    "sign up for",
    "click here",
    "click to",
    "updated:",
    "published:",
    "posted on",
    "posted by",
    "last updated",
    "reporting by",
    "editing by",
    "additional reporting",
    "writing by",
    "written by",
    "share this",
    "tags:",
    "topics:",
    "filed under",
    "file photo",
    "getty images",
    "download our",
    "join our",
    "follow @",
    "all rights reserved",
    "this article was",
    "for more information, visit",
    "for more information, please",
    "for further information, please",
    "for press inquiries",
    "for media inquiries",
    "for updates, follow",
    "story continues",
];

/// Whether a block is residue of a web page.
fn is_residue(words: &str) -> bool {
    if !words.chars().any(char::is_alphanumeric) {
        return true; // "###", "* * *"
    }
    let lower = words.to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    if RESIDUE.contains(&bare) {
        return true;
    }
    // residue of several words on lines of their own, run together
    let lines: Vec<&str> = lower
        .lines()
        .map(|l| l.trim().trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|l| !l.is_empty())
        .collect();
    if !lines.is_empty() && lines.iter().all(|l| RESIDUE.contains(l)) {
        return true;
    }
    let short = words.split_whitespace().count() <= 14;
    let start = RESIDUE_STARTS.iter().find(|s| lower.starts_with(**s));
    match start {
        // a by-line is a name and no more: "By Jane Doe", not "By Monday the talks had ended."
        Some(&"by ") => {
            let rest: Vec<&str> = words[3..].split_whitespace().collect();
            rest.len() <= 9
                && !words.ends_with('.')
                && rest.iter().all(|w| {
                    w.chars()
                        .next()
                        .is_some_and(|c| c.is_uppercase() || !c.is_alphabetic())
                        || matches!(*w, "and" | "in" | "for" | "of" | "the")
                })
        }
        Some(_) => short,
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, content: bool) {
        let found = blocks(text);
        assert!(!found.is_empty(), "{text}");
        assert!(found.iter().all(|b| b.content == content), "{text}");
    }

    #[test]
    fn content_stays() {
        for text in [
            "Share of trade with Norway",
            "By Monday the talks had ended.",
            "By contrast, Ghana welcomed the step.",
            "The end of the war is near.",
            "Print media in Lagos reported the visit.",
            "Related questions were left for the ministers to settle in the spring.",
            "Updated guidance for travellers was issued by the two ministries after their talks in Riga in the spring.",
            "Transcript of the call",
            "Search and rescue",
        ] {
            check(text, true);
        }
    }

    #[test]
    fn residue_goes() {
        for text in [
            "Share.",
            "SHARE",
            "Exit mobile version",
            "###",
            "* * *",
            "By Ana Ruiz and Ole Berg",
            "By Ana Ruiz, Norvik News",
            "Photo: Ole Berg / Norvik",
            "Read more: Ministers to meet again",
            "Share\nTweet\nPrint",
            "Reporting by Ana Ruiz; Editing by Ole Berg",
            "\u{a9} 2024 Norvik News",
            "Subscribe to our newsletter",
            "Advertisement",
            "Begin Text:",
            "For press inquiries, contact press@example.org.",
        ] {
            check(text, false);
        }
    }

    #[test]
    fn lines_that_stand_alone_are_blocks() {
        for (text, count) in [
            (
                "A line of prose that was wrapped by its editor in the middle of a\nsentence goes on.",
                1,
            ),
            ("Agenda\n\u{2022} Trade\n\u{2022} Fish", 3),
            ("1. Trade\n2. Fish", 2),
            ("TALKS IN OSLO\nThe ministers met.", 2),
            ("One.\n\n\nTwo.", 2),
            ("\n \n", 0),
        ] {
            assert_eq!(blocks(text).len(), count, "{text}");
        }
    }
}
