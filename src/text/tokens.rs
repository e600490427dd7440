//! Where words, numbers and marks begin and end.
//!
//! Clitics stand alone ("Russia" "'s", "do" "n't"), hyphenated words and abbreviations with their dots are one token,
//! signs of money and percent stand alone: the conventions of the Penn and Universal Dependencies treebanks, but for
//! the hyphens, which news prose uses to make one word.

use super::{Span, Token};
use crate::text::abbreviations::is_abbreviation;

/// The tokens of one paragraph's text, which starts at byte `base` of the document.
pub fn tokens(text: &str, base: usize, out: &mut Vec<Token>) {
    let mut spaced = true;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if is_space(c) {
            at += c.len_utf8();
            spaced = true;
            continue;
        }
        let end = at + text[at..].find(is_space).unwrap_or(text.len() - at);
        chunk(text, at, end, base, spaced, out);
        spaced = false;
        at = end;
    }
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{200b}' || c == '\u{feff}'
}

/// Cuts a run without white space.
fn chunk(text: &str, start: usize, end: usize, base: usize, spaced: bool, out: &mut Vec<Token>) {
    let mut spaced = spaced;
    let mut at = start;
    while at < end {
        let n = token_length(text, at, end);
        push_with_clitics(text, at, at + n, base, spaced, out);
        spaced = false;
        at += n;
    }
}

/// Length in bytes of the token that starts at `at`.
fn token_length(text: &str, at: usize, end: usize) -> usize {
    let rest = &text[at..end];
    let Some(first) = rest.chars().next() else {
        return end - at;
    };
    if let Some(n) = address(rest) {
        return n;
    }
    if first.is_alphanumeric() {
        return word_length(rest);
    }
    let run = |c: char| {
        rest.chars()
            .take_while(|&d| d == c)
            .map(char::len_utf8)
            .sum::<usize>()
    };
    match first {
        '.' | '-' | '\u{2014}' | '\u{2013}' | '_' | '*' | '=' | '#' | '~' => run(first),
        '\u{2019}' | '\'' if clitic(rest).is_some() => clitic(rest).unwrap_or(1),
        '`' | '\'' => {
            if rest.starts_with("``") || rest.starts_with("''") {
                2
            } else {
                1
            }
        }
        _ => first.len_utf8(),
    }
}

/// "https://…", "name@host.tld", "www.…": one token, without closing marks.
fn address(rest: &str) -> Option<usize> {
    let url =
        rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.");
    let mail = rest.chars().next().is_some_and(char::is_alphanumeric)
        && rest.find('@').is_some_and(|i| {
            rest[i..].contains('.')
                && rest[..i]
                    .chars()
                    .all(|c| c.is_alphanumeric() || "._-+".contains(c))
        });
    (url || mail).then(|| {
        rest.trim_end_matches([
            '.', ',', ';', ':', ')', ']', '"', '\u{201d}', '\'', '!', '?',
        ])
        .len()
    })
}

/// A word or number: letters and digits with what may stand inside.
fn word_length(rest: &str) -> usize {
    let chars: Vec<(usize, char)> = rest.char_indices().collect();
    let mut i = 0;
    while i < chars.len() {
        let (at, c) = chars[i];
        if c.is_alphanumeric() || is_mark(c) {
            i += 1;
            continue;
        }
        let before = if i > 0 { chars[i - 1].1 } else { ' ' };
        let after = chars.get(i + 1).map(|x| x.1);
        let joins = match c {
            '-' | '\u{2010}' | '\u{2011}' => after.is_some_and(char::is_alphanumeric),
            '\u{2013}' => before.is_alphanumeric() && after.is_some_and(char::is_alphanumeric),
            '\'' | '\u{2019}' => after.is_some_and(char::is_alphanumeric) && before.is_alphabetic(),
            ',' | ':' => before.is_ascii_digit() && after.is_some_and(|a| a.is_ascii_digit()),
            '/' | '&' | '_' | '+' => after.is_some_and(char::is_alphanumeric),
            '.' => {
                let inside = after.is_some_and(char::is_alphanumeric)
                    && (after.is_some_and(|a| a.is_ascii_digit()) && before.is_ascii_digit()
                        || dotted(&rest[..at])
                        || single_letter(&rest[..at]));
                inside
                    || after.is_some_and(|a| a.is_lowercase())
                        && before.is_lowercase()
                        && looks_like_host(&rest[at + 1..])
            }
            _ => false,
        };
        if joins {
            i += 1;
            continue;
        }
        if c == '.' {
            // the dot of an abbreviation or initial belongs to it
            let word = &rest[..at];
            let closing = chars[i + 1..].iter().all(|x| !x.1.is_alphanumeric());
            if (dotted(word) || is_initial(word) || is_abbreviation(word))
                && (closing || after.is_some_and(|a| !a.is_alphanumeric()))
            {
                return at + 1;
            }
        }
        return at;
    }
    rest.len()
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

fn looks_like_host(tail: &str) -> bool {
    ["gov", "com", "org", "net", "int", "eu", "uk"]
        .iter()
        .any(|t| {
            tail.strip_prefix(t)
                .is_some_and(|r| !r.starts_with(char::is_alphanumeric))
        })
}

/// "U.S", "a.m", "Ph.D": letters with dots between.
fn dotted(word: &str) -> bool {
    let last = word.rsplit('-').next().unwrap_or(word);
    last.contains('.')
        && last
            .split('.')
            .all(|p| (1..=2).contains(&p.chars().count()) && p.chars().all(char::is_alphabetic))
}

fn single_letter(word: &str) -> bool {
    let last = word.rsplit('-').next().unwrap_or(word);
    last.chars().count() == 1 && last.chars().all(char::is_alphabetic)
}

/// "J", "R" before their dot: one capital.
fn is_initial(word: &str) -> bool {
    single_letter(word) && word.chars().next_back().is_some_and(char::is_uppercase) && word != "I"
}

/// A clitic at the start: "'s", "n't", "'re" …
fn clitic(rest: &str) -> Option<usize> {
    let mark = rest
        .chars()
        .next()
        .filter(|c| matches!(c, '\'' | '\u{2019}'))?;
    let tail = &rest[mark.len_utf8()..];
    ["s", "re", "ve", "ll", "d", "m"]
        .iter()
        .find(|c| {
            tail.get(..c.len())
                .is_some_and(|t| t.eq_ignore_ascii_case(c))
                && !tail[c.len()..].starts_with(|x: char| x.is_alphanumeric())
        })
        .map(|c| mark.len_utf8() + c.len())
}

/// Splits "Russia's", "don't", "cannot" and pushes the parts.
fn push_with_clitics(
    text: &str,
    start: usize,
    end: usize,
    base: usize,
    spaced: bool,
    out: &mut Vec<Token>,
) {
    let word = &text[start..end];
    let cut = clitic_cut(word);
    let mut push = |a: usize, b: usize, spaced: bool| {
        if a < b {
            out.push(Token {
                span: Span::new(base + a, base + b),
                spaced,
            });
        }
    };
    match cut {
        Some(k) if k > 0 => {
            push(start, start + k, spaced);
            push(start + k, end, false);
        }
        _ => push(start, end, spaced),
    }
}

fn clitic_cut(word: &str) -> Option<usize> {
    let lower = word.to_lowercase();
    if lower.len() != word.len() {
        return None;
    }
    if lower == "cannot" {
        return Some(3);
    }
    for mark in ["'", "\u{2019}"] {
        for tail in ["s", "re", "ve", "ll", "d", "m"] {
            if let Some(stem) = lower.strip_suffix(tail).and_then(|l| l.strip_suffix(mark)) {
                if !stem.is_empty() {
                    return Some(stem.len());
                }
            }
        }
        if let Some(stem) = lower
            .strip_suffix("t")
            .and_then(|l| l.strip_suffix(mark))
            .and_then(|l| l.strip_suffix('n'))
        {
            if !stem.is_empty() {
                return Some(stem.len());
            }
        }
    }
    None
}
