//! Where a passage is set: "In Ankara, …" opens it for the rest of the paragraph, a place alone in a sentence ("Jakarta.")
//! heads what follows.

use crate::extract::CountryCode;
use crate::extract::places::{Named, starting_at};
use crate::extract::reading::Reading;

/// The settings of a text, in order.
pub struct Settings(Vec<Setting>);

struct Setting {
    from: usize,
    /// The paragraph it holds in.
    paragraph: usize,
    country: CountryCode,
}

impl Settings {
    /// The setting that holds at a token.
    pub fn at(&self, r: &Reading, token: usize) -> Option<CountryCode> {
        let k = self.0.partition_point(|s| s.from <= token);
        let setting = &self.0[k.checked_sub(1)?];
        (setting.paragraph == r.paragraph(token)).then_some(setting.country)
    }
}

/// Reads the settings off the openings of sentences.
pub fn settings(r: &Reading, named: &[Named]) -> Settings {
    let mut all = Vec::new();
    for s in r.content_sentences() {
        let sentence = r.sentence_tokens(s);
        let mut at = sentence.start;
        // "• Beirut. …", "12:40 In Doha, …"
        while at < sentence.end && !r.word(at).chars().any(char::is_alphabetic) {
            at += 1;
        }
        if at >= sentence.end {
            continue;
        }
        let opener = matches!(r.lower(at), "in" | "at" | "back");
        while at + 1 < sentence.end && matches!(r.lower(at), "back" | "in" | "at" | "the") {
            at += 1;
        }
        let Some(n) = starting_at(named, at).filter(|n| n.is_location()) else {
            continue;
        };
        let Some(country) = n.country() else { continue };
        let alone = n.tokens.end + 1 >= sentence.end || r.lower(n.tokens.end) == ":";
        if !alone && !opener {
            continue;
        }
        all.push(Setting {
            from: n.tokens.end,
            paragraph: r.paragraph(at),
            country,
        });
    }
    Settings(all)
}

#[cfg(test)]
mod tests {
    use crate::extract::checks::check;

    #[test]
    fn where_passages_are_set() {
        check(&[
            // whoever flies there is not of there
            (
                "President Matti Korhonen flew to Nairobi.",
                &["person | Matti Korhonen | President | -"],
            ),
            (
                "Jakarta. King Hendrik of the Netherlands begins a state visit. President Joko Hartono greets him.",
                &[
                    "person | Hendrik | King | NL",
                    "person | Joko Hartono | President | ID",
                ],
            ),
            (
                "In Addis Ababa, the government denied that Prime Minister Bekele Tadesse would fly to Doha.",
                &["person | Bekele Tadesse | Prime Minister | ET"],
            ),
        ]);
    }
}
