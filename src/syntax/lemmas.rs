//! Dictionary forms: the regular endings by rule, the rest from a table learned from the treebanks.

use std::collections::HashMap;

use super::tags::Tag;

/// The irregular forms, by tag class and form.
#[derive(Debug, Clone, Default)]
pub struct Lemmas {
    exceptions: HashMap<(char, &'static str), &'static str>,
}

impl Lemmas {
    /// Reads the table: one `class<TAB>form<TAB>lemma` a line, class being `v`, `n` or `a`.
    pub fn read(table: &'static str) -> Lemmas {
        let exceptions = table
            .lines()
            .filter_map(|line| {
                let mut cells = line.split('\t');
                let (class, form, lemma) = (cells.next()?, cells.next()?, cells.next()?);
                Some(((class.chars().next()?, form), lemma))
            })
            .collect();
        Lemmas { exceptions }
    }

    /// The dictionary form of a word, in lower case.
    pub fn of(&self, word: &str, tag: Tag) -> String {
        let lower = word.to_lowercase().replace('\u{2019}', "'");
        let Some(class) = class(tag) else {
            return lower;
        };
        match self.exceptions.get(&(class, lower.as_str())) {
            Some(lemma) => (*lemma).to_string(),
            None => regular(&lower, tag),
        }
    }
}

/// Verb, noun or adjective; the rest has no endings.
pub fn class(tag: Tag) -> Option<char> {
    match tag {
        Tag::VB | Tag::VBD | Tag::VBG | Tag::VBN | Tag::VBP | Tag::VBZ | Tag::MD => Some('v'),
        Tag::NN | Tag::NNS => Some('n'),
        Tag::JJR | Tag::JJS => Some('a'),
        _ => None,
    }
}

/// The form without its regular ending.
pub fn regular(lower: &str, tag: Tag) -> String {
    match tag {
        Tag::NNS | Tag::VBZ => without_s(lower),
        Tag::VBG => lower
            .strip_suffix("ing")
            .filter(|s| has_vowel(s))
            .map_or_else(|| lower.to_string(), restored),
        Tag::VBD | Tag::VBN => match lower.strip_suffix("ied") {
            Some(stem) if stem.len() > 1 => format!("{stem}y"),
            _ => lower
                .strip_suffix("ed")
                .filter(|s| has_vowel(s))
                .map_or_else(|| lower.to_string(), restored),
        },
        _ => lower.to_string(),
    }
}

fn without_s(lower: &str) -> String {
    for (ending, with) in [
        ("ies", "y"),
        ("sses", "ss"),
        ("shes", "sh"),
        ("ches", "ch"),
        ("xes", "x"),
        ("zzes", "zz"),
    ] {
        if let Some(stem) = lower.strip_suffix(ending).filter(|s| s.len() > 1) {
            return format!("{stem}{with}");
        }
    }
    match lower.strip_suffix('s') {
        Some(stem) if stem.len() > 1 && !stem.ends_with('s') && !stem.ends_with('u') => {
            stem.to_string()
        }
        _ => lower.to_string(),
    }
}

fn has_vowel(stem: &str) -> bool {
    stem.chars().any(|c| "aeiouy".contains(c))
}

/// A stem without its ending: a doubled consonant made single, a silent e put back.
fn restored(stem: &str) -> String {
    let chars: Vec<char> = stem.chars().collect();
    let n = chars.len();
    let vowel = |c: char| "aeiou".contains(c);
    if n >= 3
        && chars[n - 1] == chars[n - 2]
        && !vowel(chars[n - 1])
        && !"lsz".contains(chars[n - 1])
    {
        return chars[..n - 1].iter().collect();
    }
    let silent = n >= 2
        && (stem.ends_with('v')
            || stem.ends_with('u')
            || stem.ends_with('c')
            || (stem.ends_with('g') && !stem.ends_with("ng"))
            || stem.ends_with("rg")
            || stem.ends_with("dg")
            || (stem.ends_with('s')
                && !stem.ends_with("ss")
                && n > 2
                && (vowel(chars[n - 2]) || stem.ends_with("ns") || stem.ends_with("rs")))
            || stem.ends_with('z')
            || (stem.ends_with("at") && n > 3 && !vowel(chars[n - 3]) && n > 4)
            || stem.ends_with("iz")
            || stem.ends_with("ir") && n > 3
            || stem.ends_with("ur") && n > 3
            || stem.ends_with("id") && n > 4
            || stem.ends_with("ut") && n > 4
            || stem.ends_with("bl")
            || stem.ends_with("tl")
            || stem.ends_with("pl"));
    if silent {
        format!("{stem}e")
    } else {
        stem.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_go() {
        let lemmas = Lemmas::read("v\tmet\tmeet\n");
        for (word, tag, lemma) in [
            ("this", Tag::DT, "this"),
            ("status", Tag::NN, "status"),
            ("met", Tag::VBD, "meet"),
            ("discussed", Tag::VBD, "discuss"),
            ("talks", Tag::NNS, "talk"),
            ("parties", Tag::NNS, "party"),
            ("visiting", Tag::VBG, "visit"),
            ("raised", Tag::VBD, "raise"),
            ("urging", Tag::VBG, "urge"),
            ("planned", Tag::VBN, "plan"),
        ] {
            assert_eq!(lemmas.of(word, tag), lemma, "{word}");
        }
    }
}
