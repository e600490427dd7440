//! Names as they compare across documents.

use crate::model::ids::fold;

/// Marks of a generation, which tell fathers from sons.
const GENERATIONS: &[&str] = &["jr", "sr", "ii", "iii", "iv"];

/// A name taken apart: what compares, and what only tells namesakes apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    /// Folded words without initials and marks of a generation.
    pub words: Vec<String>,
    /// Initials and marks of a generation.
    pub marks: Vec<String>,
}

impl Name {
    pub fn of(name: &str) -> Name {
        let folded = fold(name);
        let all: Vec<&str> = folded
            .split(|c: char| !c.is_alphanumeric() && c != '\'')
            .filter(|word| !word.is_empty())
            .collect();
        let mark = |word: &&str| word.chars().count() == 1 || GENERATIONS.contains(word);
        let owned = |words: Vec<&str>| words.into_iter().map(str::to_owned).collect();
        let (marks, words): (Vec<&str>, Vec<&str>) = all.iter().partition(|word| mark(word));
        match words.len() {
            // "U Thant" is no Thant with an initial.
            0 | 1 => Name {
                words: owned(all),
                marks: Vec::new(),
            },
            _ => Name {
                words: owned(words),
                marks: owned(marks),
            },
        }
    }

    /// Whether nothing in the two tells one person from another.
    pub fn marks_agree(&self, other: &Name) -> bool {
        self.marks.is_empty() || other.marks.is_empty() || self.marks == other.marks
    }

    /// Whether this is a shorter form of the other: its words occur in the other in order.
    pub fn shortens(&self, longer: &Name) -> bool {
        let mut rest = longer.words.iter();
        !self.words.is_empty()
            && self.words.len() < longer.words.len()
            && self
                .words
                .iter()
                .all(|word| rest.any(|other| other == word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_without_initials() {
        for (name, words, marks) in [
            ("Antony J. Blinken", "antony blinken", "j"),
            ("George H. W. Bush", "george bush", "h w"),
            ("Ursula von der Leyen", "ursula von der leyen", ""),
            ("Joseph Biden Jr.", "joseph biden", "jr"),
            ("Xi", "xi", ""),
            ("U Thant", "u thant", ""),
            ("Şahin B", "sahin b", ""),
        ] {
            let read = Name::of(name);
            assert_eq!(
                (read.words.join(" ").as_str(), read.marks.join(" ").as_str()),
                (words, marks)
            );
        }
    }

    #[test]
    fn shorter_forms() {
        for (short, long, expected) in [
            ("Blinken", "Antony Blinken", true),
            ("Xi", "Xi Jinping", true),
            (
                "Mohammed bin Salman",
                "Mohammed bin Salman bin Abdulaziz",
                true,
            ),
            ("Antony Blinken", "Blinken", false),
            ("Antony Blinken", "Antony Blinken", false),
            ("Anna Blinken", "Antony Blinken", false),
        ] {
            assert_eq!(
                Name::of(short).shortens(&Name::of(long)),
                expected,
                "{short} {long}"
            );
        }
        assert!(!Name::of("George W. Bush").marks_agree(&Name::of("George H. W. Bush")));
        assert!(Name::of("George Bush").marks_agree(&Name::of("George H. W. Bush")));
    }
}
