//! How is a text longer than any briefing read in time linear in its length? In passages, each on its own; what several
//! of them tell of the same officials, encounters and subjects is one afterwards.
//!
//! Inside a passage rules may look back at everyone and everything told before, which takes time of its own for each
//! word; this is what bounds it.

use std::collections::{BTreeMap, BTreeSet};

use super::coreference::folded;
use super::{Evidence, Extraction, Issue, Meeting, Official, Party};
use crate::text::{Date, Document, Span};
use crate::vocabulary::{Category, Field, MeetingType, OfficialKind, Status};

/// A passage has at most so many tokens: some 40 printed pages, so that every usual briefing, speech or transcript is one.
pub const LONGEST: usize = 20_000;

/// Cuts a text into stretches of at most `longest` tokens: between paragraphs where that leaves none too short, else
/// between sentences, else between tokens.
pub fn passages(document: &Document, longest: usize) -> Vec<Span> {
    let tokens = document.tokens.len();
    let firsts = |start: usize| document.sentences[start].tokens.start;
    let paragraphs: Vec<usize> = document
        .paragraphs
        .iter()
        .map(|p| firsts(p.sentences.start))
        .collect();
    let sentences: Vec<usize> = document.sentences.iter().map(|s| s.tokens.start).collect();
    let mut spans = Vec::new();
    let mut start = 0;
    while start < tokens {
        let end = if tokens - start <= longest {
            tokens
        } else {
            let last_of = |starts: &[usize]| {
                let k = starts.partition_point(|&s| s <= start + longest);
                starts[..k]
                    .last()
                    .copied()
                    .filter(|&s| s > start + longest / 2)
            };
            last_of(&paragraphs)
                .or_else(|| last_of(&sentences))
                .unwrap_or(start + longest)
        };
        spans.push(
            document.tokens[start]
                .span
                .cover(document.tokens[end - 1].span),
        );
        start = end;
    }
    spans
}

/// What the passages say, as one. Each comes with the byte at which it begins.
pub fn join(passages: Vec<(usize, Extraction)>) -> Extraction {
    let full = full_names(&passages);
    let mut whole = Extraction::default();
    let mut known = Known::default();
    for (start, passage) in passages {
        let officials: Vec<usize> = passage
            .officials
            .into_iter()
            .map(|mut official| {
                shift(&mut official.evidence, start);
                known.official(&mut whole.officials, official, &full)
            })
            .collect();
        let first = whole.issues.len();
        let issues = renumbered(&passage.issues, first, |i| {
            known.issue.get(&subject(i)).copied()
        });
        for (mut issue, &at) in passage.issues.into_iter().zip(&issues) {
            shift(&mut issue.evidence, start);
            retell(&mut issue.raised_by, &officials);
            retell(&mut issue.raised_with, &officials);
            issue.part_of = issue.part_of.map(|i| issues[i]);
            if at < whole.issues.len() {
                absorb_issue(&mut whole.issues[at], issue);
            } else {
                known.issue.insert(subject(&issue), at);
                whole.issues.push(issue);
            }
        }
        let mut told = passage.meetings;
        for meeting in &mut told {
            shift(&mut meeting.evidence, start);
            for participant in &mut meeting.participants {
                retell_party(&mut participant.party, &officials);
            }
            for issue in &mut meeting.agenda {
                *issue = issues[*issue];
            }
        }
        let first = whole.meetings.len();
        let meetings = renumbered(&told, first, |m| known.meeting.get(&occasion(m)?).copied());
        for (mut meeting, &at) in told.into_iter().zip(&meetings) {
            meeting.part_of = meeting.part_of.map(|m| meetings[m]);
            if at < whole.meetings.len() {
                absorb_meeting(&mut whole.meetings[at], meeting);
            } else {
                known
                    .meeting
                    .extend(occasion(&meeting).map(|key| (key, at)));
                whole.meetings.push(meeting);
            }
        }
    }
    let officials = whole.officials.iter_mut().map(|o| &mut o.evidence);
    let meetings = whole.meetings.iter_mut().map(|m| &mut m.evidence);
    let issues = whole.issues.iter_mut().map(|i| &mut i.evidence);
    for evidence in officials.chain(meetings).chain(issues) {
        evidence.sort_by_key(|e| e.field != Field::Mention);
    }
    whole
}

/// What tells an encounter from others: its type and status, who takes part, and its days.
type Occasion = (MeetingType, Status, Vec<Party>, Date, Option<Date>);

/// Where in the whole something is that later passages may tell of again.
#[derive(Default)]
struct Known {
    official: BTreeMap<(OfficialKind, String), Vec<usize>>,
    issue: BTreeMap<(Category, String), usize>,
    meeting: BTreeMap<Occasion, usize>,
}

impl Known {
    /// The place of an official in the whole, who is opened or told more of there.
    fn official(
        &mut self,
        whole: &mut Vec<Official>,
        official: Official,
        full: &BTreeMap<String, BTreeSet<String>>,
    ) -> usize {
        let name = key(&official.name);
        // "Berg" of one passage is the one "Anna Berg" of the others
        let name = match full.get(&name) {
            Some(names) if names.len() == 1 => names.iter().next().cloned().unwrap_or(name),
            _ => name,
        };
        // in one text a full name is one person's, whatever country the words around it suggest
        let sure = official.kind == OfficialKind::Person && name.contains(' ');
        let namesakes = self.official.entry((official.kind, name)).or_default();
        let agrees = |&&at: &&usize| {
            let known: &Official = &whole[at];
            sure || known.country == official.country
                || official.kind == OfficialKind::Person
                    && (known.country.is_none() || official.country.is_none())
        };
        if let Some(&at) = namesakes.iter().find(agrees) {
            absorb_official(&mut whole[at], official);
            return at;
        }
        namesakes.push(whole.len());
        whole.push(official);
        whole.len() - 1
    }
}

/// The full names that end in each surname.
fn full_names(passages: &[(usize, Extraction)]) -> BTreeMap<String, BTreeSet<String>> {
    let mut full: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let officials = passages.iter().flat_map(|(_, said)| &said.officials);
    for official in officials.filter(|o| o.kind == OfficialKind::Person) {
        let name = key(&official.name);
        if let Some((_, surname)) = name.rsplit_once(' ') {
            full.entry(surname.to_owned()).or_default().insert(name);
        }
    }
    full
}

/// The places in the whole that the items of a passage get: those of the known ones, else the next free.
fn renumbered<T>(items: &[T], free: usize, known: impl Fn(&T) -> Option<usize>) -> Vec<usize> {
    let mut next = free;
    let mut place = |item| {
        known(item).unwrap_or_else(|| {
            next += 1;
            next - 1
        })
    };
    items.iter().map(&mut place).collect()
}

fn key(name: &str) -> String {
    let words: Vec<String> = name.split_whitespace().map(folded).collect();
    words.join(" ")
}

fn subject(issue: &Issue) -> (Category, String) {
    (issue.category, key(&issue.label))
}

/// An encounter without a date is told apart from every other.
fn occasion(meeting: &Meeting) -> Option<Occasion> {
    let when = meeting.when.as_ref()?;
    let mut parties: Vec<Party> = meeting
        .participants
        .iter()
        .map(|p| p.party.clone())
        .collect();
    parties.sort();
    Some((meeting.kind, meeting.status, parties, when.start?, when.end))
}

fn shift(evidence: &mut [Evidence], start: usize) {
    for piece in evidence {
        let span = piece.span();
        let there = Span::new(span.start + start, span.end + start);
        *piece = Evidence::new(there, piece.field, piece.rule);
    }
}

fn retell(parties: &mut [Party], officials: &[usize]) {
    for party in parties {
        retell_party(party, officials);
    }
}

fn retell_party(party: &mut Party, officials: &[usize]) {
    if let Party::Official(o) = party {
        *o = officials[*o];
    }
}

fn absorb_official(known: &mut Official, told: Official) {
    add(&mut known.aliases, told.aliases);
    if told.name != known.name {
        let longer = told.name.len() > known.name.len();
        let other = match longer {
            true => std::mem::replace(&mut known.name, told.name),
            false => told.name,
        };
        add(&mut known.aliases, vec![other]);
    }
    add(&mut known.roles, told.roles);
    known.country = known.country.or(told.country);
    known.mentions += told.mentions;
    known.evidence.extend(told.evidence);
}

fn absorb_meeting(known: &mut Meeting, told: Meeting) {
    add(&mut known.places, told.places);
    add(&mut known.agenda, told.agenda);
    known.evidence.extend(told.evidence);
}

fn absorb_issue(known: &mut Issue, told: Issue) {
    add(&mut known.raised_by, told.raised_by);
    add(&mut known.raised_with, told.raised_with);
    add(&mut known.countries, told.countries);
    known.evidence.extend(told.evidence);
}

fn add<T: PartialEq>(list: &mut Vec<T>, more: Vec<T>) {
    for item in more {
        if !list.contains(&item) {
            list.push(item);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::read;
    use crate::text::Meta;

    const STORY: [&str; 4] = [
        "Norwegian Foreign Minister Anna Berg met Chilean President Luis Rojas in Oslo on May 3, 2024.",
        "Berg raised human rights. Berg left.",
        "Foreign Minister Berg will travel to Lima on May 9, 2024.",
        "Anna Berg and Luis Rojas raised human rights, and European ministers met in Rome.",
    ];

    fn document(text: &str) -> Document {
        Document::read(Meta::default(), text)
    }

    #[test]
    fn cuts_stand_between_paragraphs_else_sentences_else_words() {
        let check = |text: &str, longest, expected: &[&str]| {
            let document = document(text);
            let found: Vec<&str> = passages(&document, longest)
                .into_iter()
                .map(|span| document.slice(span))
                .collect();
            assert_eq!(found, expected);
        };
        check("", 4, &[]);
        check("He came. He saw.", 6, &["He came. He saw."]);
        check("He came.\n\nHe saw.", 5, &["He came.", "He saw."]);
        check("He came. He saw.", 5, &["He came.", "He saw."]);
        check("so it goes on and on", 4, &["so it goes on", "and on"]);
    }

    #[test]
    fn passages_tell_of_the_same_people_encounters_and_subjects() {
        let text = STORY.join("\n\n");
        let document = document(&text);
        let cut: Vec<(usize, Extraction)> = passages(&document, 25)
            .into_iter()
            .map(|span| (span.start, read(&self::document(document.slice(span)))))
            .collect();
        assert!(cut.len() >= 3);
        let whole = join(cut);
        let people: Vec<&str> = whole.officials.iter().map(|o| o.name.as_str()).collect();
        assert_eq!(people, ["Anna Berg", "Luis Rojas", "European ministers"]);
        let subjects: Vec<&str> = whole.issues.iter().map(|i| i.label.as_str()).collect();
        assert_eq!(subjects, ["Human rights"]);
        assert!(whole.issues[0].raised_by.contains(&Party::Official(0)));
        let travel = whole.meetings.iter().find(|m| m.kind == MeetingType::Visit);
        let traveller = travel.map(|m| m.participants[0].party.clone());
        assert_eq!(traveller, Some(Party::Official(0)));
        let mentions = whole.officials[0]
            .evidence
            .iter()
            .filter(|e| e.field == Field::Mention);
        assert_eq!(mentions.clone().count(), 3);
        assert!(
            mentions
                .clone()
                .all(|e| document.slice(e.span()).contains("Berg"))
        );
    }

    #[test]
    fn an_encounter_told_twice_is_one() {
        let document = document(&[STORY[0]; 2].join("\n\n"));
        let cut = passages(&document, 20)
            .into_iter()
            .map(|span| (span.start, read(&self::document(document.slice(span)))));
        let whole = join(cut.collect());
        let [meeting] = &whole.meetings[..] else {
            panic!("{:?}", whole.meetings)
        };
        let spans: Vec<Span> = meeting.evidence.iter().map(|e| e.span()).collect();
        assert!(spans.iter().any(|s| s.start >= STORY[0].len()));
    }
}
