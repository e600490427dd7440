//! One text's items against its annotation: which is which, and which attributes are right.

use super::compare::{
    Chars, assign, best_iou, canonical, same_party, same_person, same_role, set_f1, word_f1,
};
use super::gold::{self, Gold};
use super::said::{self, Said};
use super::tally::Tally;
use crate::model::{Evidence, Model};
use crate::vocabulary::OfficialKind;

/// An issue's words must overlap the annotated ones by this much of their union, in characters.
const OVERLAP: f64 = 0.4;
/// A description's words or overlap must be alike by this much.
const ALIKE: f64 = 0.6;

/// What became of one item that the program found.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It is there; each attribute asked for with its value between 0 and 1.
    Right(Vec<(&'static str, f64)>),
    /// It is there, but nobody has to find it.
    Optional,
    /// It is not there.
    Wrong,
}

/// One item that the program found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Its name or label.
    pub label: String,
    /// The words that name it.
    pub words: String,
    /// What became of it.
    pub outcome: Outcome,
    /// Its evidence.
    pub evidence: Vec<Evidence>,
    /// For an issue that is not there: whether its words touch one that is.
    pub near: bool,
}

/// One item that is there and was not found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missed {
    /// Its name or label.
    pub label: String,
    /// Its first quote.
    pub words: String,
    /// What sort it is: a kind, a type or a category.
    pub sort: String,
    /// For an issue: whether the program found words that touch it.
    pub near: bool,
}

/// Everything about one kind of item.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Verdicts {
    /// What the program found, in the order of the text.
    pub found: Vec<Found>,
    /// What it did not.
    pub missed: Vec<Missed>,
}

impl Verdicts {
    /// The counts.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally {
            missed: self.missed.len(),
            ..Tally::default()
        };
        for found in &self.found {
            tally.add(&found.outcome);
        }
        tally
    }
}

/// What the program says of one text, judged.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Judgement {
    /// Everyone.
    pub officials: Verdicts,
    /// Every encounter.
    pub meetings: Verdicts,
    /// Every subject.
    pub issues: Verdicts,
}

impl Judgement {
    /// The verdicts by the plural name of their kind.
    pub fn kinds(&self) -> [(&'static str, &Verdicts); 3] {
        [
            ("officials", &self.officials),
            ("meetings", &self.meetings),
            ("issues", &self.issues),
        ]
    }
}

/// Judges a model of one text by its annotation.
pub fn judge(gold: &Gold, model: &Model) -> Judgement {
    let said = Said::of(model);
    let text: Vec<char> = said.text.chars().collect();
    let sentences = sentences(&text);
    let quoted = |quotes: &[String]| spans_of(quotes, &text);

    let officials = assign(gold.officials.len(), said.officials.len(), |g, p| {
        official_score(&gold.officials[g], &said.officials[p], &quoted)
    });
    let meetings = assign(gold.meetings.len(), said.meetings.len(), |g, p| {
        let there = in_sentences(&quoted(&gold.meetings[g].evidence), &sentences);
        meeting_score(&gold.meetings[g], &said.meetings[p], &there, &sentences)
    });
    let issues = assign(gold.issues.len(), said.issues.len(), |g, p| {
        let overlap = best_iou(&quoted(&gold.issues[g].evidence), &said.issues[p].spans);
        if overlap >= OVERLAP { overlap } else { 0.0 }
    });

    let meeting_of = |id: &str| {
        let pair = meetings.iter().find(|(g, _)| gold.meetings[*g].id == id);
        pair.map(|(_, p)| *p)
    };
    Judgement {
        officials: Verdicts {
            found: found(said.officials.iter(), &officials, |g, p| {
                let g = &gold.officials[g];
                (!g.optional).then(|| official_attributes(g, p))
            }),
            missed: missed(&gold.officials, &officials, |g| {
                (!g.optional).then(|| missing(&g.name, &g.evidence, &g.kind))
            }),
        },
        meetings: Verdicts {
            found: found(said.meetings.iter(), &meetings, |g, p| {
                let g = &gold.meetings[g];
                let whole = g.part_of.as_deref().and_then(meeting_of);
                (!g.optional).then(|| meeting_attributes(g, p, whole))
            }),
            missed: missed(&gold.meetings, &meetings, |g| {
                let label = g.participants.join(" – ");
                (!g.optional).then(|| missing(&label, &g.evidence, &g.kind))
            }),
        },
        issues: Verdicts {
            found: {
                let listed = |p: usize| {
                    let lists = meetings
                        .iter()
                        .filter(|(_, m)| said.meetings[*m].agenda.contains(&p));
                    lists.map(|(g, _)| *g).collect::<Vec<usize>>()
                };
                let mut all = found(said.issues.iter().enumerate(), &issues, |g, (at, p)| {
                    let g = &gold.issues[g];
                    let wanted: Vec<usize> = meetings
                        .iter()
                        .map(|(m, _)| *m)
                        .filter(|m| g.meetings.contains(&gold.meetings[*m].id))
                        .collect();
                    (!g.optional).then(|| issue_attributes(g, p, &wanted, &listed(at)))
                });
                let every: Vec<Chars> = gold
                    .issues
                    .iter()
                    .flat_map(|g| quoted(&g.evidence))
                    .collect();
                for (found, issue) in all.iter_mut().zip(&said.issues) {
                    found.near = best_iou(&every, &issue.spans) > 0.0;
                }
                all
            },
            missed: {
                let every: Vec<Chars> = said.issues.iter().flat_map(|i| i.spans.clone()).collect();
                missed(&gold.issues, &issues, |g| {
                    (!g.optional).then(|| Missed {
                        near: best_iou(&quoted(&g.evidence), &every) > 0.0,
                        ..missing(&g.label, &g.evidence, &g.category)
                    })
                })
            },
        },
    }
    .with_words(&text)
}

impl Judgement {
    /// Fills in the words of each item found.
    fn with_words(mut self, text: &[char]) -> Judgement {
        for verdicts in [&mut self.officials, &mut self.meetings, &mut self.issues] {
            for found in &mut verdicts.found {
                if let Some(first) = found.evidence.first() {
                    found.words = text[first.start as usize..first.end as usize]
                        .iter()
                        .collect();
                }
            }
        }
        self
    }
}

/// What a list of items says of itself.
trait Item<'m> {
    fn label(&self) -> &'m str;
    fn evidence(&self) -> &'m [Evidence];
}

macro_rules! items {
    ($($item:ty => $name:ident),+) => {
        $(impl<'m> Item<'m> for $item {
            fn label(&self) -> &'m str {
                self.$name
            }
            fn evidence(&self) -> &'m [Evidence] {
                self.evidence
            }
        })+
    };
}
items!(&said::Official<'m> => name, &said::Meeting<'m> => label, &said::Issue<'m> => label);

impl<'m> Item<'m> for (usize, &said::Issue<'m>) {
    fn label(&self) -> &'m str {
        self.1.label
    }
    fn evidence(&self) -> &'m [Evidence] {
        self.1.evidence
    }
}

/// The outcome of each item; `attributes` gives none for an optional one.
fn found<'m, I: Item<'m> + Copy>(
    items: impl Iterator<Item = I>,
    pairs: &[(usize, usize)],
    attributes: impl Fn(usize, I) -> Option<Vec<(&'static str, f64)>>,
) -> Vec<Found> {
    let outcome = |at: usize, item: I| match pairs.iter().find(|(_, p)| *p == at) {
        None => Outcome::Wrong,
        Some((g, _)) => attributes(*g, item).map_or(Outcome::Optional, Outcome::Right),
    };
    items
        .enumerate()
        .map(|(at, item)| Found {
            label: item.label().to_owned(),
            words: String::new(),
            outcome: outcome(at, item),
            evidence: item.evidence().to_vec(),
            near: false,
        })
        .collect()
}

fn missed<G>(
    gold: &[G],
    pairs: &[(usize, usize)],
    missing: impl Fn(&G) -> Option<Missed>,
) -> Vec<Missed> {
    let unpaired = |at: &usize| pairs.iter().all(|(g, _)| g != at);
    let list = (0..gold.len()).filter(unpaired);
    list.filter_map(|at| missing(&gold[at])).collect()
}

fn missing(label: &str, evidence: &[String], sort: &str) -> Missed {
    Missed {
        label: label.to_owned(),
        words: evidence.first().cloned().unwrap_or_default(),
        sort: sort.to_owned(),
        near: false,
    }
}

fn official_score(
    gold: &gold::Official,
    said: &said::Official<'_>,
    quoted: &impl Fn(&[String]) -> Vec<Chars>,
) -> f64 {
    if said.names.is_empty() {
        return 0.0;
    }
    let person = said.kind == OfficialKind::Person;
    if gold.kind == OfficialKind::Person.as_str() {
        let same = person && same_person(&gold.name, &said.names);
        return if same {
            2.0 + word_f1(&gold.name, said.name)
        } else {
            0.0
        };
    }
    if person {
        return 0.0;
    }
    let alike = said
        .names
        .iter()
        .map(|name| word_f1(&gold.name, name))
        .fold(0.0, f64::max);
    if alike >= ALIKE {
        return alike;
    }
    if best_iou(&quoted(&gold.evidence), &said.spans) >= 0.5 {
        0.5
    } else {
        0.0
    }
}

fn truth(holds: bool) -> f64 {
    if holds { 1.0 } else { 0.0 }
}

fn official_attributes(
    gold: &gold::Official,
    said: &said::Official<'_>,
) -> Vec<(&'static str, f64)> {
    let mut all = Vec::new();
    if gold.kind == OfficialKind::Person.as_str() {
        let role = gold.role.as_deref().filter(|role| !role.is_empty());
        all.push((
            "role",
            truth(match role {
                Some(role) => same_role(role, &said.titles),
                None => said.titles.iter().all(String::is_empty),
            }),
        ));
    } else {
        all.push(("kind", truth(gold.kind == said.kind.as_str())));
    }
    all.push(("country", truth(gold.country.as_deref() == said.country)));
    if let Some(body) = gold.organization.as_deref().filter(|body| !body.is_empty()) {
        let same =
            |said: &String| canonical(said) == canonical(body) || word_f1(body, said) >= ALIKE;
        all.push(("organization", truth(said.organizations.iter().any(same))));
    }
    all
}

fn meeting_score(
    gold: &gold::Meeting,
    said: &said::Meeting<'_>,
    there: &[usize],
    sentences: &[Chars],
) -> f64 {
    let shared = set_f1(&gold.participants, &said.participants, |g, p| {
        same_party(g, p)
    });
    let mut here: Vec<usize> = Vec::new();
    for span in &said.spans {
        let own = in_sentences(std::slice::from_ref(span), sentences);
        if own.len() <= 2 {
            here.extend(own);
        }
    }
    here.sort_unstable();
    here.dedup();
    let both = there.iter().filter(|s| here.contains(s)).count();
    let near = both as f64 / there.len().min(here.len()).max(1) as f64;
    if near == 0.0 || (!gold.participants.is_empty() && shared == 0.0) {
        return 0.0;
    }
    let kind = if gold.kind == said.kind { 0.5 } else { 0.0 };
    let status = if gold.status == said.status { 0.3 } else { 0.0 };
    shared + near + kind + status
}

fn meeting_attributes(
    gold: &gold::Meeting,
    said: &said::Meeting<'_>,
    whole: Option<usize>,
) -> Vec<(&'static str, f64)> {
    let given = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    let mut all = vec![
        ("type", truth(gold.kind == said.kind)),
        ("status", truth(gold.status == said.status)),
        (
            "participants",
            set_f1(&gold.participants, &said.participants, |g, p| {
                same_party(g, p)
            }),
        ),
        (
            "places",
            set_f1(&gold.places, &said.places, |g, p| word_f1(g, p) >= ALIKE),
        ),
    ];
    match given(&gold.start) {
        Some(start) => all.push(("start", truth(said.start == start))),
        // a date that the text does not give
        None if given(&gold.when).is_none() => all.push(("start", truth(said.start.is_empty()))),
        None => {}
    }
    if let Some(end) = given(&gold.end) {
        all.push(("end", truth(said.end == end)));
    }
    if whole.is_some() {
        all.push(("part_of", truth(said.part_of == whole)));
    }
    all
}

fn issue_attributes(
    gold: &gold::Issue,
    said: &said::Issue<'_>,
    wanted: &[usize],
    listed: &[usize],
) -> Vec<(&'static str, f64)> {
    let same = |g: &String, p: &Vec<String>| same_party(g, p);
    let mut all = vec![
        ("category", truth(gold.category == said.category)),
        ("stance", truth(gold.stance == said.stance)),
        ("raised_by", set_f1(&gold.raised_by, &said.raised_by, same)),
    ];
    if !gold.raised_with.is_empty() {
        all.push((
            "raised_with",
            set_f1(&gold.raised_with, &said.raised_with, same),
        ));
    }
    if !wanted.is_empty() || !listed.is_empty() {
        let both = wanted.iter().filter(|m| listed.contains(m)).count();
        let all_links = wanted.len() + listed.len();
        all.push(("agenda", 2.0 * both as f64 / all_links as f64));
    }
    all
}

/// Every place where one of the quotes stands.
fn spans_of(quotes: &[String], text: &[char]) -> Vec<Chars> {
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
fn sentences(text: &[char]) -> Vec<Chars> {
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

fn in_sentences(spans: &[Chars], sentences: &[Chars]) -> Vec<usize> {
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
