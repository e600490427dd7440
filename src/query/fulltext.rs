//! Words as full text compares them: without case, diacritics and inflection.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::model::fold;

/// The words of a text without case, diacritics and inflection.
pub fn stems(text: &str) -> Vec<String> {
    words(text).map(|(_, stem)| stem).collect()
}

/// The words of a text, each with the bytes it stands at and its stem.
pub(super) fn words(text: &str) -> impl Iterator<Item = (Range<usize>, String)> {
    folded_words(text).map(|(range, word)| (range, stem(&word)))
}

/// The words of a text without case and diacritics, each with the bytes it stands at.
pub(super) fn folded_words(text: &str) -> impl Iterator<Item = (Range<usize>, Cow<'_, str>)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let (start, _) = run(text, rest, false);
        let (end, plain) = run(text, start, true);
        rest = end;
        (start < end).then_some((start..end, plain))
    })
    .filter_map(|(range, plain)| {
        // Most words of a text are as they compare already.
        if plain {
            let word = Cow::Borrowed(&text[range.clone()]);
            return Some((range, word));
        }
        let start = range.end - text[range.clone()].trim_start_matches(APOSTROPHES).len();
        let bare = text[range].trim_matches(APOSTROPHES);
        let mut folded = fold(bare);
        if folded.ends_with("'s") {
            folded.truncate(folded.len() - 2);
        }
        (!folded.is_empty()).then(|| (start..start + bare.len(), Cow::Owned(folded)))
    })
}

/// Where the characters from a byte on that are all inside words, or all outside, end; and whether they are only small
/// letters and digits of ASCII.
fn run(text: &str, from: usize, inside: bool) -> (usize, bool) {
    let bytes = text.as_bytes();
    let mut at = from;
    let mut plain = true;
    while let Some(byte) = bytes.get(at) {
        let (is_in, length) = if byte.is_ascii() {
            (byte.is_ascii_alphanumeric() || *byte == b'\'', 1)
        } else {
            let c = text[at..].chars().next().unwrap_or_default();
            (is_inside(c), c.len_utf8())
        };
        if is_in != inside {
            break;
        }
        plain &= byte.is_ascii_lowercase() || byte.is_ascii_digit();
        at += length;
    }
    (at, plain)
}

/// Whether a character is one of the marks that stand inside words and at their ends.
pub(super) fn is_apostrophe(c: char) -> bool {
    APOSTROPHES.contains(&c)
}

/// Whether a character stands inside words.
fn is_inside(c: char) -> bool {
    APOSTROPHES.contains(&c) || c.is_alphanumeric() || is_combining_mark(c)
}

/// Stand inside words; [`fold`] makes one of them.
const APOSTROPHES: [char; 3] = ['\'', '\u{2018}', '\u{2019}'];

/// A light stemmer: plurals, `-ing`, `-ed`. What is left need not be a word; it is the same for its inflections.
pub(super) fn stem(word: &str) -> String {
    let long = |rest: &str| rest.len() >= 3 && rest.bytes().any(|b| b"aeiouy".contains(&b));
    if !word.is_ascii() || word.bytes().any(|b| b.is_ascii_digit()) {
        return word.to_owned();
    }
    let mut stem = word.to_owned();
    if let Some(rest) = word.strip_suffix("ies").filter(|rest| rest.len() > 1) {
        stem = format!("{rest}y");
    } else if word.ends_with("sses")
        || word.ends_with("xes")
        || word.ends_with("ches")
        || word.ends_with("shes")
    {
        stem.truncate(word.len() - 2);
    } else if word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !word.ends_with("is")
        && word.len() > 3
    {
        stem.truncate(word.len() - 1);
    }
    for suffix in ["ing", "ed"] {
        if let Some(rest) = stem.strip_suffix(suffix).filter(|rest| long(rest)) {
            let bytes = rest.as_bytes();
            let double = bytes.len() > 3
                && bytes[bytes.len() - 1] == bytes[bytes.len() - 2]
                && !b"sz".contains(&bytes[bytes.len() - 1]);
            stem = rest[..rest.len() - usize::from(double)].to_owned();
            break;
        }
    }
    if stem.len() > 3 && stem.ends_with("ll") {
        stem.pop();
    }
    if stem.len() > 3 && stem.ends_with('e') {
        stem.pop();
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_share_a_stem() {
        for (a, b) in [
            ("talks", "talk"),
            ("meeting", "meet"),
            ("planned", "plan"),
            ("countries", "country"),
            ("discussed", "discuss"),
            ("China's", "china"),
            ("Erdoğan", "erdogan"),
            ("exchanges", "exchange"),
            ("trading", "trade"),
            ("travelling", "travels"),
            ("called", "call"),
        ] {
            assert_eq!(stems(a), stems(b), "{a} {b}");
        }
        for (text, expected) in [
            ("“Xi’s” ‘plans’", vec![3..9, 16..21]),
            ("a–b", vec![0..1, 4..5]),
        ] {
            let found: Vec<_> = words(text).map(|(range, _)| range).collect();
            assert_eq!(found, expected, "{text}");
        }
        for word in ["crisis", "status", "xi", "g7", "gas", "un"] {
            assert_eq!(stems(word), [word]);
        }
    }
}
