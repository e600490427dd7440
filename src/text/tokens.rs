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

/// The longest name before the "@" of an address (RFC 5321), and how far behind it a dot is looked for.
const LONGEST_MAILBOX: usize = 64;
const LONGEST_HOST: usize = 255;

/// "https://…", "name@host.tld", "www.…": one token, without closing marks.
fn address(rest: &str) -> Option<usize> {
    let url =
        rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.");
    (url || is_mail(rest)).then(|| {
        rest.trim_end_matches([
            '.', ',', ';', ':', ')', ']', '"', '\u{201d}', '\'', '!', '?',
        ])
        .len()
    })
}

fn is_mail(rest: &str) -> bool {
    let outside = |c: char| !(c.is_alphanumeric() || "._-+".contains(c));
    let mut name = rest.chars().take(LONGEST_MAILBOX + 1);
    if !name.next().is_some_and(char::is_alphanumeric) || name.find(|c| outside(*c)) != Some('@') {
        return false;
    }
    let host = rest.chars().skip_while(|c| *c != '@').skip(1);
    host.take(LONGEST_HOST)
        .take_while(|c| !outside(*c))
        .any(|c| c == '.')
}

/// A word or number: letters and digits with what may stand inside.
fn word_length(rest: &str) -> usize {
    let mut before = ' ';
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map(|next| next.1);
        if c.is_alphanumeric()
            || is_mark(c)
            || joins(&rest[..at], before, c, after, &rest[at + c.len_utf8()..])
        {
            before = c;
            continue;
        }
        // the dot of an abbreviation or initial belongs to it
        let word = &rest[..at];
        if c == '.'
            && !after.is_some_and(char::is_alphanumeric)
            && (dotted(word) || is_initial(word) || is_abbreviation(word))
        {
            return at + 1;
        }
        return at;
    }
    rest.len()
}

/// Whether a mark inside a word holds together what stands before it and behind it.
fn joins(word: &str, before: char, mark: char, after: Option<char>, behind: &str) -> bool {
    let Some(after) = after.filter(|a| a.is_alphanumeric()) else {
        return false;
    };
    match mark {
        '-' | '\u{2010}' | '\u{2011}' | '/' | '&' | '_' | '+' => true,
        '\u{2013}' => before.is_alphanumeric(),
        '\'' | '\u{2019}' => before.is_alphabetic(),
        ',' | ':' => before.is_ascii_digit() && after.is_ascii_digit(),
        '.' => {
            before.is_ascii_digit() && after.is_ascii_digit()
                || dotted(word)
                || single_letter(word)
                || word == "Ph"
                || before.is_lowercase() && after.is_lowercase() && looks_like_host(behind)
        }
        _ => false,
    }
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
    let last = last_part(word);
    last.contains('.')
        && last
            .split('.')
            .all(|p| (1..=2).contains(&p.chars().count()) && p.chars().all(char::is_alphabetic))
}

/// What stands behind the last hyphen; nothing where that is too long to be letters with dots, so that a long run of
/// them costs no more than its length.
fn last_part(word: &str) -> &str {
    const LONGEST: usize = 24;
    let tail = word
        .char_indices()
        .rev()
        .take(LONGEST)
        .take_while(|(_, c)| *c != '-')
        .last()
        .map_or(word.len(), |(at, _)| at);
    let whole = tail == 0 || word[..tail].ends_with('-');
    if whole { &word[tail..] } else { "" }
}

fn single_letter(word: &str) -> bool {
    let last = last_part(word);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut found = Vec::new();
        tokens(text, 0, &mut found);
        let words: Vec<&str> = found
            .iter()
            .map(|t| &text[t.span.start..t.span.end])
            .collect();
        assert_eq!(words, expected, "{text}");
    }

    #[test]
    fn what_is_one_word_stays_whole() {
        for word in [
            "U.S.",
            "a.m.",
            "Ph.D.",
            "J.R.",
            "long-term",
            "al-Masri",
            "3.5",
            "1,200.50",
            "7:30",
            "AT&T",
            "and/or",
            "O'Brien",
            "O\u{2019}Brien",
            "press@example.org",
            "https://example.org/a,b",
            "2014\u{2013}16",
            "Nguy\u{1ec5}n",
            "Jan.",
            "...",
        ] {
            check(word, &[word]);
        }
    }

    #[test]
    fn clitics_and_marks_stand_alone() {
        check("Russia's", &["Russia", "'s"]);
        check("Russia\u{2019}s", &["Russia", "\u{2019}s"]);
        check("don't cannot", &["do", "n't", "can", "not"]);
        check("they'll", &["they", "'ll"]);
        check("ministers' plan.", &["ministers", "'", "plan", "."]);
        check("$4.2bn, 98%", &["$", "4.2bn", ",", "98", "%"]);
        check("(the U.S.),", &["(", "the", "U.S.", ")", ","]);
        check(
            "said: \u{201c}Yes.\u{201d}",
            &["said", ":", "\u{201c}", "Yes", ".", "\u{201d}"],
        );
        check("U.S.-led", &["U.S.", "-", "led"]);
        check("the end.", &["the", "end", "."]);
        check("war\u{2014}and", &["war", "\u{2014}", "and"]);
        check("", &[]);
    }
}
