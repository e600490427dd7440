//! Bodies of officials that take part or act without names: "senior Chinese officials", "the French and German foreign
//! ministers", "leaders of Russia, Armenia and Azerbaijan", "the Russian delegation", "members of a Fatah delegation".

mod collective;
mod complement;

use self::complement::complement_end;
use super::bodies::body_at;
use super::people::Sighting;
use super::places::ending_at;
use super::titles::{Scene, Title};
use crate::syntax::{NameKind, Tag};
use crate::vocabulary::OfficialKind;

pub use self::collective::{collectives, has_members};
pub use self::complement::noun_phrase_end;

/// A plural title that no name follows, with all that defines it.
pub fn of_title(scene: &Scene, title: &Title, named: &[Sighting]) -> Sighting {
    let r = scene.r;
    let sentence = r.sentence_around(title.head);
    let mut title = title.clone();
    let mut tokens = title.whole.clone();
    let own = title.determiner.is_some() && title.possessor.is_none();
    tokens.start += usize::from(own);
    if !own && title.possessor.is_none() {
        let floor = named
            .iter()
            .map(|s| s.tokens.end)
            .filter(|&e| e <= tokens.start)
            .max()
            .unwrap_or(0)
            .max(sentence.start);
        tokens.start = coordinated_start(scene, &title, tokens.start, floor);
    }
    if let Some(end) = complement_end(scene, &mut title, tokens.end, sentence.end) {
        tokens.end = end;
    } else if tokens.start < title.head
        && tokens.end + 2 < sentence.end
        && r.tag(tokens.end) == Tag::VBN
        && r.tag(tokens.end + 1) == Tag::IN
    {
        // "officials involved in the talks"
        tokens.end = noun_phrase_end(r, tokens.end + 2, sentence.end).unwrap_or(tokens.end);
    }
    // "defence ministers from NATO countries": the body is that of the countries
    let of_body = body_at(scene.bodies, tokens.end - 1).is_some_and(|b| b.tokens.end == tokens.end);
    if of_body
        && tokens.end < sentence.end
        && matches!(
            r.lower(tokens.end),
            "countries" | "members" | "nations" | "states" | "allies"
        )
    {
        tokens.end += 1;
    }
    if let Some(other) = named
        .iter()
        .find(|s| s.tokens.start >= tokens.start && s.tokens.start < tokens.end)
    {
        tokens.end = other.tokens.start.max(title.head + 1);
    }
    Sighting {
        described: tokens.clone(),
        tokens,
        name: None,
        kind: OfficialKind::Group,
        country: title.country.clone(),
        titles: vec![title],
    }
}

/// "philanthropic and business leaders", "diaspora, industry, and tech leaders": where the coordinated modifiers begin.
fn coordinated_start(scene: &Scene, title: &Title, start: usize, floor: usize) -> usize {
    let r = scene.r;
    if start >= title.head && !r.reads(start.saturating_sub(1), &[")"])
        || !title.countries.is_empty()
    {
        return start;
    }
    let modifier = |i: usize| {
        let plain = matches!(r.tag(i), Tag::JJ | Tag::NN | Tag::NNP | Tag::VBN)
            && r.name_kind(i) != Some(NameKind::Person)
            && body_at(scene.bodies, i).is_none()
            && !r.lexicon.honorifics.contains(r.word(i));
        plain && ending_at(scene.named, i).is_none_or(|n| n.is_demonym())
    };
    let mut at = start;
    // "leaders" of "Pacific Islander (AA) leaders"
    if at > floor && r.lower(at - 1) == ")" {
        match (floor..at).rev().take(9).find(|&k| r.lower(k) == "(") {
            Some(open) => at = open,
            None => return start,
        }
        while at > floor && modifier(at - 1) {
            at -= 1;
        }
    }
    let mut found = at;
    while at > floor + 1 {
        let mut link = at;
        if matches!(r.lower(link - 1), "and" | "&" | "or") {
            link -= 1;
        }
        if link > floor && r.lower(link - 1) == "," {
            link -= 1;
        }
        if link == at || link == floor {
            break;
        }
        let mut from = link;
        while from > floor && link - from < 3 && modifier(from - 1) {
            from -= 1;
        }
        if from == link {
            break;
        }
        at = from;
        found = from;
    }
    // a comma list needs its "and": "On Tuesday, business leaders"
    let joined = (found..start).any(|i| matches!(r.lower(i), "and" | "&"));
    if joined || found == at && start != at && r.reads(start - 1, &[")"]) {
        found
    } else {
        start
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::checks::check;

    #[test]
    fn bodies_of_officials() {
        check(&[
            ("The leaders met.", &[]),
            ("They raised politically-motivated charges.", &[]),
            ("Sources of energy were discussed.", &[]),
            ("Leaders of terrorist groups were arrested.", &[]),
            ("The delegation of authority was signed.", &[]),
            (
                "Senior Chinese officials met senior U.S. officials.",
                &[
                    "group | Senior Chinese officials | Senior officials | CN",
                    "group | senior U.S. officials | senior officials | US",
                ],
            ),
            (
                "The leaders of Russia, Armenia and Azerbaijan met.",
                &["group | leaders of Russia, Armenia and Azerbaijan | leaders | -"],
            ),
            (
                "The Chinese, Japanese and South Korean foreign ministers met.",
                &[
                    "group | Chinese, Japanese and South Korean foreign ministers | foreign ministers | -",
                ],
            ),
            (
                "U.S. and Russian negotiators met in Geneva.",
                &["group | U.S. and Russian negotiators | negotiators | -"],
            ),
            (
                "Defence ministers from NATO countries gathered in Capri.",
                &["group | Defence ministers from NATO countries | Defence ministers | -"],
            ),
            (
                "G7 foreign ministers met in Capri.",
                &["group | G7 foreign ministers | G7 foreign ministers | -"],
            ),
            (
                "Officials in Ankara said that talks would go on.",
                &["group | Officials in Ankara | Officials | TR"],
            ),
            (
                "Two Western diplomats said that talks would go on.",
                &["group | Western diplomats | diplomats | -"],
            ),
            (
                "Several senators, among them Jane Cole, objected.",
                &[
                    "group | senators | senators | -",
                    "person | Jane Cole | senator | -",
                ],
            ),
            (
                "Aides to both men took notes.",
                &["group | Aides to both men | Aides | -"],
            ),
            (
                "They met their environment ministers.",
                &["group | their environment ministers | environment ministers | -"],
            ),
            (
                "A trade delegation came along.",
                &["group | trade delegation | delegation | -"],
            ),
            (
                "Representatives of Ukraine came.",
                &["group | Representatives of Ukraine | Representatives | UA"],
            ),
            (
                "The Russian delegation left Geneva.",
                &["group | Russian delegation | delegation | RU"],
            ),
            (
                "Members of the Norwegian parliament came.",
                &["group | Members of the Norwegian parliament | Members | NO"],
            ),
            (
                "Senior officials from the United States, Australia, India, and Japan met virtually.",
                &[
                    "group | Senior officials from the United States, Australia, India, and Japan | Senior officials | -",
                ],
            ),
            (
                "He met philanthropic and business leaders.",
                &["group | philanthropic and business leaders | business leaders | -"],
            ),
            (
                "Southeast Asian leaders came to Washington.",
                &["group | Southeast Asian leaders | leaders | -"],
            ),
            (
                "She met elected officials involved in resettlement.",
                &["group | elected officials involved in resettlement | elected officials | -"],
            ),
        ]);
    }
}
