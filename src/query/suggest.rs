//! The valid names nearest to a mistaken one.

use crate::model::fold;

/// At most so many names are offered.
const OFFERED: usize = 3;
/// What is longer is no mistyped name, and comparing takes time with the square of the length.
const LONGEST: usize = 128;
/// Names less alike than this are no help.
const ALIKE: f64 = 0.55;

/// The nearest of the names, nearest first; by the whole name or by a part between dots.
pub fn nearest<S: AsRef<str>>(mistaken: &str, names: impl IntoIterator<Item = S>) -> Vec<String> {
    if mistaken.len() > LONGEST {
        return Vec::new();
    }
    let mistaken = fold(mistaken.trim()).replace(['-', ' '], "_");
    let mut scored: Vec<(f64, String)> = names
        .into_iter()
        .map(|name| {
            let name = name.as_ref();
            (likeness(&mistaken, &name.to_lowercase()), name.to_owned())
        })
        .filter(|(score, _)| *score >= ALIKE)
        .collect();
    scored.sort_by(|a, b| {
        b.0.total_cmp(&a.0)
            .then_with(|| a.1.len().cmp(&b.1.len()))
            .then_with(|| a.1.cmp(&b.1))
    });
    scored.truncate(OFFERED);
    scored.into_iter().map(|(_, name)| name).collect()
}

fn likeness(mistaken: &str, name: &str) -> f64 {
    let whole = strsim::normalized_damerau_levenshtein(mistaken, name);
    let last = name.rsplit('.').next().unwrap_or(name);
    let part = if last == mistaken { 0.8 } else { 0.0 };
    let prefix =
        if mistaken.len() >= 3 && (name.starts_with(mistaken) || mistaken.starts_with(name)) {
            0.7
        } else {
            0.0
        };
    whole.max(part).max(prefix)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_first() {
        let names = [
            "status",
            "stance",
            "type",
            "participant.country",
            "place.country",
            "when.start",
        ];
        for (mistaken, expected) in [
            ("statis", vec!["status"]),
            ("country", vec!["place.country", "participant.country"]),
            ("start", vec!["when.start"]),
            ("Typ", vec!["type"]),
            ("zzzzzz", vec![]),
        ] {
            assert_eq!(
                &nearest(mistaken, names)[..expected.len()],
                expected,
                "{mistaken}"
            );
        }
    }
}
