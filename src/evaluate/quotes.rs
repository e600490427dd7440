//! Where the annotators' quotes stand in a text, and which of their rough sentences they touch.

use super::compare::Chars;

/// Every place where one of the quotes stands.
pub fn spans_of(quotes: &[String], text: &[char]) -> Vec<Chars> {
    let mut all = Vec::new();
    for quote in quotes {
        let quote: Vec<char> = quote.chars().collect();
        if quote.is_empty() || quote.len() > text.len() {
            continue;
        }
        for at in 0..=text.len() - quote.len() {
            if text[at..at + quote.len()] == quote[..] {
                all.push((at, at + quote.len()));
            }
        }
    }
    all
}

/// The annotators' rough sentences: after a full stop before a capital, and at blank lines. They need not be the
/// program's own, only the same for both sides.
pub fn sentences(text: &[char]) -> Vec<Chars> {
    let mut edges = vec![0];
    let mut at = 0;
    while at < text.len() {
        match cut(text, at) {
            Some(end) => {
                edges.push(end);
                at = end;
            }
            None => at += 1,
        }
    }
    edges.push(text.len());
    edges.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

/// The end of a boundary that begins at `at`.
fn cut(text: &[char], at: usize) -> Option<usize> {
    let space = |mut i: usize| {
        while text.get(i).is_some_and(|c| c.is_whitespace()) {
            i += 1;
        }
        i
    };
    let ends = matches!(text[at], '.' | '!' | '?')
        && at > 0
        && matches!(text[at - 1], 'a'..='z' | '0'..='9' | ')' | '"' | '\u{201d}' | '\u{2019}' | '%');
    if ends {
        let quoted = matches!(text.get(at + 1), Some('"' | '\u{201d}' | '\u{2019}'));
        let gap = at + 1 + usize::from(quoted);
        let next = space(gap);
        if next > gap && matches!(text.get(next), Some('"' | '\u{201c}' | 'A'..='Z')) {
            return Some(next);
        }
    }
    if text[at] == '\n' {
        let last = (at + 1..space(at + 1)).rev().find(|&i| text[i] == '\n')?;
        return Some(last + 1);
    }
    None
}

/// The sentences that the spans touch.
pub fn in_sentences(spans: &[Chars], sentences: &[Chars]) -> Vec<usize> {
    let touches = |s: &Chars| spans.iter().any(|x| x.0 < s.1 && x.1 > s.0);
    (0..sentences.len())
        .filter(|&i| touches(&sentences[i]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_before_capitals_and_at_blank_lines() {
        for (text, expected) in [
            ("", 1),
            ("one. two", 1),
            ("U.S. Navy", 1),
            ("One. Two", 2),
            ("He said \u{201c}no.\u{201d} She left.", 2),
            ("One\n\nTwo\n \n Three", 3),
        ] {
            let chars: Vec<char> = text.chars().collect();
            assert_eq!(sentences(&chars).len(), expected, "{text}");
        }
    }

    #[test]
    fn quotes_are_found_wherever_they_stand() {
        let text: Vec<char> = "öaöaö".chars().collect();
        assert_eq!(spans_of(&["öa".to_owned()], &text), [(0, 2), (2, 4)]);
        assert_eq!(spans_of(&["x".to_owned(), String::new()], &text), []);
    }
}
