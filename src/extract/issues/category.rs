//! What is an issue about?
//!
//! The category for which its terms weigh most: a term counts double its weight, the head's more, others of the same
//! category add a little. Where the words say nothing, the countries do ("the situation in Syria").

use std::ops::Range;

use super::phrases::head_noun;
use crate::extract::cast::Cast;
use crate::extract::places::What;
use crate::extract::reading::Reading;
use crate::lexicon::{IssueTerm, TopicPart};
use crate::syntax::Tag;
use crate::vocabulary::Category;

/// What the head of the phrase adds to the weight of its term.
const HEAD: u32 = 3;

/// A term found in a phrase.
struct Found {
    tokens: Range<usize>,
    category: Category,
    score: u32,
    weight: u8,
}

/// Lighter terms name the form rather than the field: "accord", "talks", "cooperation".
const TELLING: u8 = 5;

/// The category that all mentions of an issue speak for, and the words that decided it.
pub fn category(r: &Reading, cast: &Cast, mentions: &[Range<usize>]) -> (Category, Range<usize>) {
    let mut best: Option<(u32, Category, Range<usize>)> = None;
    for tokens in mentions {
        let Some((score, category, words)) = of_phrase(r, cast, tokens) else {
            continue;
        };
        if best.as_ref().is_none_or(|(s, _, _)| score > *s) {
            best = Some((score, category, words));
        }
    }
    match (best, mentions.first()) {
        (Some((_, category, words)), _) => (category, words),
        (None, Some(first)) => (Category::Other, first.clone()),
        (None, None) => (Category::Other, 0..0),
    }
}

fn of_phrase(
    r: &Reading,
    cast: &Cast,
    tokens: &Range<usize>,
) -> Option<(u32, Category, Range<usize>)> {
    // a relative clause tells of the subject, it does not name it
    let clause = (tokens.start + 1..tokens.end)
        .find(|&i| matches!(r.tag(i), Tag::WDT | Tag::WP | Tag::WpPoss | Tag::WRB));
    let named = terms(r, cast, &(tokens.start..clause.unwrap_or(tokens.end)));
    // "an accord that allows the sale of uranium": the form alone does not say the field
    let found = if named.iter().all(|f| f.weight < TELLING) {
        terms(r, cast, tokens)
    } else {
        named
    };
    let mut best: Option<(u32, &Found)> = None;
    for f in &found {
        let others: u32 = found
            .iter()
            .filter(|o| o.category == f.category && o.tokens != f.tokens)
            .map(|o| o.score / 6)
            .sum();
        let total = f.score + others;
        // the first of equals stands nearer the head
        if best.as_ref().is_none_or(|(s, _)| total > *s) {
            best = Some((total, f));
        }
    }
    best.map(|(score, f)| (score, f.category, f.tokens.clone()))
}

fn terms(r: &Reading, cast: &Cast, tokens: &Range<usize>) -> Vec<Found> {
    let head = head_noun(r, tokens);
    let mut all = Vec::new();
    let mut i = tokens.start;
    while i < tokens.end {
        let Some((n, rows, share)) = term_at(r, cast, i, tokens.end) else {
            i += 1;
            continue;
        };
        let at_head = head.is_some_and(|h| (i..i + n).contains(&h));
        for row in rows {
            all.push(Found {
                tokens: i..i + n,
                category: row.category,
                score: u32::from(row.weight) * share + if at_head { HEAD } else { 0 },
                weight: row.weight,
            });
        }
        i += n;
    }
    all
}

/// The longest term at a token, as printed or in its dictionary form; else what the country named there speaks for.
fn term_at<'l>(
    r: &Reading<'l>,
    cast: &Cast,
    i: usize,
    end: usize,
) -> Option<(usize, &'l [IssueTerm], u32)> {
    let table = &r.lexicon.issue_terms;
    let printed = table.longest_at((i..end).map(|k| r.word(k)));
    let lemmas = table.longest_at((i..end).map(|k| r.lemma(k)));
    let longest = match (printed, lemmas) {
        (Some(p), Some(l)) => Some(if l.0 > p.0 { l } else { p }),
        (p, l) => p.or(l),
    };
    if let Some((n, rows)) = longest {
        return Some((n, rows, 2));
    }
    if let Some(n) = against_business(r, i, end) {
        return Some((n, table.get("sanctions")?, 2));
    }
    let named = cast.named_at(i).filter(|n| n.tokens.start == i)?;
    let What::Place {
        country: Some(code),
        ..
    } = named.what
    else {
        return None;
    };
    let country = r.lexicon.country(code)?;
    let rows = table.get(country.name)?;
    Some((named.tokens.len().min(end - i), rows, 1))
}

/// "measures against firms", "steps against two state banks": sanctions by another name; gives how many words say it.
fn against_business(r: &Reading, i: usize, end: usize) -> Option<usize> {
    let acts = r.lexicon.plays(r.lemma(i), TopicPart::Measure) && r.reads(i + 1, &["against"]);
    let whom = (i + 2..end.min(i + 6))
        .take_while(|&k| !matches!(r.tag(k), Tag::IN | Tag::TO) && !r.tag(k).is_punct())
        .find(|&k| r.lexicon.plays(r.lemma(k), TopicPart::Business));
    whom.filter(|_| acts).map(|k| k + 1 - i)
}

#[cfg(test)]
mod tests {
    use crate::extract::issues::fixtures::check;

    #[test]
    fn by_head_terms_and_countries() {
        check(&[
            (
                "President Ana Silva discussed an accord that will allow the sale of uranium.",
                &[
                    "energy | discussion | an accord that will allow the sale of uranium | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva discussed steps against two state banks.",
                &["sanctions | discussion | steps against two state banks | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed money for refugee camps.",
                &["humanitarian | discussion | money for refugee camps | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed air defense systems.",
                &["military | discussion | air defense systems | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed the ceasefire in Gaza.",
                &["conflict | discussion | the ceasefire in Gaza | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed the border dispute between Ethiopia and Sudan.",
                &[
                    "territory | discussion | the border dispute between Ethiopia and Sudan | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva discussed accession to the EU.",
                &["diplomacy | discussion | accession to the EU | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed tariffs on steel.",
                &["economy | discussion | tariffs on steel | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed sanctions on Russia for human rights abuses.",
                &[
                    "sanctions | discussion | sanctions on Russia for human rights abuses | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva discussed a gas pipeline.",
                &["energy | discussion | a gas pipeline | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed carbon emissions.",
                &["environment | discussion | carbon emissions | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed semiconductors.",
                &["technology | discussion | semiconductors | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed uranium enrichment in Iran.",
                &["weapons | discussion | uranium enrichment in Iran | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed the fight against terrorism.",
                &["terrorism | discussion | the fight against terrorism | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed drug trafficking.",
                &["crime | discussion | drug trafficking | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed political prisoners.",
                &["human_rights | discussion | political prisoners | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed the elections in Moldova.",
                &["democracy | discussion | the elections in Moldova | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed food aid for Sudan.",
                &["humanitarian | discussion | food aid for Sudan | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed asylum seekers.",
                &["migration | discussion | asylum seekers | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed vaccines.",
                &["health | discussion | vaccines | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed student exchanges.",
                &["culture | cooperation | student exchanges | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed peace and stability across the Taiwan Strait.",
                &[
                    "territory | discussion | peace and stability across the Taiwan Strait | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva discussed economic cooperation.",
                &["economy | cooperation | economic cooperation | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed support for Ukraine.",
                &["conflict | discussion | support for Ukraine | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed the violence that has led to a humanitarian crisis.",
                &[
                    "conflict | concern | the violence that has led to a humanitarian crisis | by Ana Silva",
                ],
            ),
        ]);
    }
}
