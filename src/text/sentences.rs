//! Where sentences end: at a full stop, question or exclamation mark, unless an abbreviation, an initial or what
//! follows says otherwise; closing quotes and brackets belong to the sentence before them.

use super::Token;
use super::abbreviations::{may_end, never_ends};

/// Words that open a sentence after an abbreviation that could end one ("… in the U.S. The next …").
const OPENERS: &[&str] = &[
    "the",
    "a",
    "an",
    "this",
    "that",
    "these",
    "those",
    "he",
    "she",
    "it",
    "they",
    "we",
    "i",
    "you",
    "his",
    "her",
    "its",
    "their",
    "our",
    "in",
    "on",
    "at",
    "by",
    "for",
    "from",
    "to",
    "with",
    "after",
    "before",
    "during",
    "since",
    "while",
    "when",
    "where",
    "as",
    "if",
    "although",
    "though",
    "but",
    "and",
    "or",
    "so",
    "yet",
    "however",
    "meanwhile",
    "earlier",
    "later",
    "also",
    "both",
    "such",
    "there",
    "here",
    "what",
    "who",
    "how",
    "why",
    "no",
    "not",
    "all",
    "some",
    "many",
    "most",
    "several",
    "each",
    "under",
    "according",
    "despite",
    "following",
    "among",
    "last",
    "next",
    "today",
    "then",
    "asked",
    "speaking",
    "mr.",
    "mrs.",
    "ms.",
    "dr.",
    "over",
    "once",
    "until",
    "nor",
    "neither",
    "is",
    "are",
    "was",
    "were",
    "will",
    "would",
    "once",
];

/// The sentences of a paragraph's tokens, as half-open ranges of token indices.
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<std::ops::Range<usize>> {
    let word = |i: usize| &text[tokens[i].span.start..tokens[i].span.end];
    let mut out = Vec::new();
    let mut start = 0;
    let mut i = 0;
    while i < tokens.len() {
        if let Some(end) = ends_after(&word, tokens, i, start) {
            out.push(start..end);
            start = end;
            i = end;
        } else {
            i += 1;
        }
    }
    if start < tokens.len() {
        out.push(start..tokens.len());
    }
    out
}

/// One past the sentence's last token, if it ends at token `i`.
fn ends_after<'t>(
    word: &impl Fn(usize) -> &'t str,
    tokens: &[Token],
    i: usize,
    start: usize,
) -> Option<usize> {
    let w = word(i);
    let hard = matches!(w, "?" | "!")
        || w == "."
        || (w.len() > 1 && w.chars().all(|c| matches!(c, '.' | '?' | '!')));
    let ellipsis = w == "\u{2026}" || (w.len() > 1 && w.chars().all(|c| c == '.'));
    let dotted = !hard && w.ends_with('.') && w.len() > 1;
    // the number of a list item belongs to what it counts
    let counts = i == start + 1 && w == "." && word(start).chars().all(|c| c.is_ascii_digit());
    if counts && word(start).len() <= 2 {
        return None;
    }
    if !(hard || dotted || ellipsis) {
        return None;
    }
    let mut next = i + 1;
    while next < tokens.len() && !(tokens[next].spaced) && is_closing(word(next)) {
        next += 1;
    }
    // "!?" and the like
    while next < tokens.len() && matches!(word(next), "." | "!" | "?") && !tokens[next].spaced {
        next += 1;
    }
    while next < tokens.len() && !tokens[next].spaced && is_closing(word(next)) {
        next += 1;
    }
    if next >= tokens.len() {
        return Some(next);
    }
    if !tokens[next].spaced && !matches!(word(next), "\u{201c}" | "\"" | "(") {
        // no space: a slip ("end.The next") ends it only before a capital
        let slip = hard
            && !ellipsis
            && starts_upper(word(next))
            && i > start
            && word(i - 1).chars().count() > 2;
        return slip.then_some(next);
    }
    let opener = skip_opening(word, tokens, next);
    let follows = word(opener);
    let upper = starts_upper(follows);
    let digit = follows.chars().next().is_some_and(|c| c.is_ascii_digit());
    if dotted {
        return dotted_ends(word, tokens, i, opener, upper).then_some(next);
    }
    if ellipsis {
        let opens = || OPENERS.contains(&follows.to_lowercase().as_str());
        return (upper && (next > i + 1 || opens())).then_some(next);
    }
    let quoted =
        next > i + 1 && matches!(word(next - 1), "\"" | "\u{201d}" | "''" | "'" | "\u{2019}");
    if matches!(w, "?" | "!") && quoted && !upper {
        return None; // “Why?” he asked
    }
    if !upper && !digit && follows.chars().next().is_some_and(char::is_lowercase) {
        // a lower-case word goes on, but names such as "al-Shabaab" may open a sentence
        let name = ["al-", "el-", "de", "van", "von", "ibn", "bin"]
            .iter()
            .any(|p| follows.to_lowercase().starts_with(p) && follows.contains('-'));
        return name.then_some(next);
    }
    Some(next)
}

/// A token that ends in its own dot: "U.S.", "Dr.", "Jan.", "J.".
fn dotted_ends<'t>(
    word: &impl Fn(usize) -> &'t str,
    tokens: &[Token],
    i: usize,
    opener: usize,
    upper: bool,
) -> bool {
    let bare = word(i).trim_end_matches('.');
    let follows = word(opener);
    if !upper {
        return false;
    }
    if bare == "No" {
        return true; // an answer: a number would stand behind the other one
    }
    if never_ends(bare) {
        return false;
    }
    let opens = OPENERS.contains(&follows.to_lowercase().as_str());
    let initial = bare.chars().count() == 1 && bare.chars().all(char::is_uppercase);
    if initial {
        return opens
            && opener + 1 < tokens.len()
            && !starts_upper(word(opener + 1))
            && follows != "I";
    }
    if matches!(word(i + 1), "-" | "--" | "\u{2013}" | "\u{2014}") {
        return false;
    }
    let acronym = bare.contains('.');
    if acronym || may_end(bare) {
        // "at 5 p.m. Moscow time", "U.S. Senator": a name goes on; "in the U.S. The …" ends
        // and so does a name in brackets; a quotation begins anew
        let quoted =
            opener > i + 1 && matches!(word(opener - 1), "\"" | "\u{201c}" | "``" | "\u{2018}");
        return opens || quoted;
    }
    true
}

fn skip_opening<'t>(word: &impl Fn(usize) -> &'t str, tokens: &[Token], mut i: usize) -> usize {
    while i + 1 < tokens.len()
        && matches!(
            word(i),
            "\"" | "\u{201c}" | "``" | "(" | "[" | "\u{2018}" | "'" | "-" | "\u{2013}" | "\u{2014}"
        )
    {
        i += 1;
    }
    i
}

fn starts_upper(w: &str) -> bool {
    w.chars().next().is_some_and(char::is_uppercase)
}

fn is_closing(w: &str) -> bool {
    matches!(
        w,
        "\"" | "\u{201d}" | "''" | ")" | "]" | "'" | "\u{2019}" | "\u{bb}"
    )
}
