//! At which meeting a subject is raised, and who there raises it with whom.

use super::contents::is_agreed;
use super::frames::Frame;
use super::sayings;
use super::speaker::Speaker;
use std::ops::Range;

use crate::extract::cast::Cast;
use crate::extract::countries::publisher_country;
use crate::extract::encounters::Encounters;
use crate::extract::places::Named;
use crate::extract::reading::Reading;
use crate::extract::{CountryCode, Party};
use crate::lexicon::VerbClass;
use crate::syntax::{Rel, Tag};
use crate::vocabulary::{MeetingType, Stance, Status};

/// Who raises a subject, with whom, and at which meeting.
pub struct Raised {
    /// Who raises it.
    pub by: Vec<Party>,
    /// With whom.
    pub with: Vec<Party>,
    /// The meeting, as an index.
    pub meeting: Option<usize>,
}

/// Reads a frame against the meetings told so far; a meeting that is itself `spoken_of` is no place where anything is raised.
pub fn raised(
    r: &Reading,
    cast: &Cast,
    encounters: &Encounters,
    frame: &Frame,
    topic: &Range<usize>,
    spoken_of: &[bool],
) -> Raised {
    let said: &[Party] = match &frame.speaker {
        Speaker::Parties(p) => p,
        _ => &[],
    };
    let attended = meeting(r, encounters, frame.trigger, said, &frame.with, spoken_of);
    let meeting = attended.or_else(|| of_government(r, cast, encounters, frame.trigger, said));
    let everyone = meeting
        .map(|m| at_the_table(cast, encounters, m))
        .unwrap_or_default();
    let by = match (&frame.speaker, said.is_empty()) {
        (_, false) => said.to_vec(),
        (Speaker::Publisher, _) => Vec::new(),
        // a statement without a meeting is its publisher's
        _ if meeting.is_none() => publisher_country(r)
            .map(Party::Country)
            .into_iter()
            .collect(),
        _ => everyone.clone(),
    };
    let mut with: Vec<Party> = frame
        .with
        .iter()
        .filter(|p| !by.contains(p))
        .cloned()
        .collect();
    let mut add = |parties: Vec<Party>| {
        if with.is_empty() {
            with.extend(parties.into_iter().filter(|p| !by.contains(p)));
        }
    };
    if !by.is_empty() {
        add(sayings::told(r, cast, frame.trigger));
    }
    if by.iter().any(|p| everyone.contains(p)) {
        add(everyone);
    } else if attended.is_none() && !said.is_empty() {
        let ours = governments(cast, &by);
        let theirs = |p: &Party| government(cast, p).is_none_or(|c| !ours.contains(&c));
        add(everyone.into_iter().filter(theirs).collect());
    }
    // who talks about it with each other talks with nobody else
    if by.len() < 2 {
        add(elsewhere(r, cast, encounters, frame.trigger, said));
    }
    // "criticised the EU's rules": what is asked of somebody or held against him is raised with him
    if matches!(frame.stance, Stance::Demand | Stance::Concern) && !by.is_empty() {
        add(answerable(r, cast, topic));
    }
    // "is to sign an accord with X": what is agreed is the work of both
    let mut by = by;
    let agreed = frame.stance == Stance::Cooperation && agrees(r, frame.trigger);
    if (agreed || frame.mutual) && !by.is_empty() {
        by.append(&mut with);
    }
    Raised { by, with, meeting }
}

/// The country that a party serves or is.
fn government(cast: &Cast, party: &Party) -> Option<CountryCode> {
    match party {
        Party::Official(o) => cast.country_of(*o),
        Party::Country(c) => Some(*c),
        Party::Organization(_) => None,
    }
}

fn governments(cast: &Cast, parties: &[Party]) -> Vec<CountryCode> {
    parties.iter().filter_map(|p| government(cast, p)).collect()
}

/// The meeting told last in the paragraph at which the speakers are represented: a spokesman or a government speaks of its minister's.
fn of_government(
    r: &Reading,
    cast: &Cast,
    encounters: &Encounters,
    trigger: usize,
    said: &[Party],
) -> Option<usize> {
    let ours = governments(cast, said);
    let represented = |m: usize| {
        let mut there = encounters.meetings[m].participants.iter();
        there.any(|p| government(cast, &p.party).is_some_and(|c| ours.contains(&c)))
    };
    (0..encounters.meetings.len())
        .filter(|&m| represented(m))
        .filter_map(|m| {
            let told = encounters.told[m]
                .iter()
                .map(|t| t.start)
                .filter(|&t| {
                    r.sentence(t) <= r.sentence(trigger) && r.paragraph(t) == r.paragraph(trigger)
                })
                .max()?;
            let visit = encounters.meetings[m].kind == MeetingType::Visit;
            Some((r.sentence(told), !visit, told, m))
        })
        .max()
        .map(|(.., m)| m)
}

/// Whether a word tells of an agreement: "signed", "agreed", "the accord on X".
fn agrees(r: &Reading, trigger: usize) -> bool {
    let signs = r.is_verb_of(trigger, &[VerbClass::Sign]);
    if r.tag(trigger).is_verb() {
        signs
    } else {
        is_agreed(r, trigger)
    }
}

/// Those whom the speakers meet further on in the text: a lede tells what was said before it tells to whom.
fn elsewhere(
    r: &Reading,
    cast: &Cast,
    encounters: &Encounters,
    trigger: usize,
    by: &[Party],
) -> Vec<Party> {
    let takes_part = |m: usize| {
        encounters.meetings[m]
            .participants
            .iter()
            .any(|q| by.contains(&q.party))
    };
    let next = (0..encounters.meetings.len())
        .filter(|&m| takes_part(m) && encounters.meetings[m].kind != MeetingType::Visit)
        .filter_map(|m| {
            let told = encounters.told[m].iter().map(|t| t.start).min()?;
            (r.sentence(told) > r.sentence(trigger)).then_some((told, m))
        })
        .min();
    next.map(|(_, m)| at_the_table(cast, encounters, m))
        .unwrap_or_default()
}

/// The government or body that a subject belongs to: "China's help for X".
fn answerable(r: &Reading, cast: &Cast, topic: &Range<usize>) -> Vec<Party> {
    let owner = cast.named_in(topic).find(|n| {
        let end = n.tokens.end;
        end < topic.end && r.tag(end) == Tag::POS || r.tag(n.tokens.start).is_adjective()
    });
    let party = |n: &Named| match n.country() {
        Some(c) => Some(Party::Country(c)),
        None => cast.party_of(r, n),
    };
    owner.and_then(party).into_iter().collect()
}

/// All who take part; a country only where none of its officials does.
fn at_the_table(cast: &Cast, encounters: &Encounters, meeting: usize) -> Vec<Party> {
    let participants = &encounters.meetings[meeting].participants;
    let represented = |c: CountryCode| {
        participants
            .iter()
            .any(|p| matches!(p.party, Party::Official(o) if cast.country_of(o) == Some(c)))
    };
    participants
        .iter()
        .map(|p| p.party.clone())
        .filter(|p| !matches!(p, Party::Country(c) if represented(c)))
        .collect()
}

/// When a subject is raised, as far as the verb that raises it says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tense {
    Past,
    Future,
    Open,
}

impl Tense {
    /// Whether what is raised then can be raised at a meeting of this status.
    fn fits(self, status: Status) -> bool {
        match self {
            Tense::Past => matches!(status, Status::Held | Status::Ongoing),
            Tense::Future => !matches!(status, Status::Held),
            Tense::Open => true,
        }
    }
}

/// "Discussed", "has raised": past; "will raise": to come; an infinitive or a noun leaves it open.
fn tense(r: &Reading, trigger: usize) -> Tense {
    let modal = |i: usize| r.tag(i) == Tag::MD;
    if r.children_by(trigger, &[Rel::Aux]).any(modal) {
        Tense::Future
    } else if r.tag(trigger) == Tag::VBD {
        Tense::Past
    } else {
        Tense::Open
    }
}

/// The meeting told in the sentence nearest the trigger in which the speakers take part, else the last one before it.
fn meeting(
    r: &Reading,
    encounters: &Encounters,
    trigger: usize,
    by: &[Party],
    with: &[Party],
    spoken_of: &[bool],
) -> Option<usize> {
    let sentence = r.sentence(trigger);
    let joins = |m: usize| {
        let takes_part = |p: &Party| {
            encounters.meetings[m]
                .participants
                .iter()
                .any(|q| q.party == *p)
        };
        by.is_empty() || by.iter().any(takes_part)
    };
    let answers = |m: usize| {
        with.iter().any(|p| {
            encounters.meetings[m]
                .participants
                .iter()
                .any(|q| q.party == *p)
        })
    };
    let tense = tense(r, trigger);
    let rank = |m: usize| {
        let fits = tense.fits(encounters.meetings[m].status);
        let told = encounters.told[m]
            .iter()
            .filter(|t| r.sentence(t.start) <= sentence && !spoken_of[t.start])
            .max_by_key(|t| t.start)?;
        let s = r.sentence(told.start);
        let visit = encounters.meetings[m].kind == MeetingType::Visit;
        // the same sentence first, then a meeting before the visit it is part of, then the nearest
        let before = told.start <= trigger;
        Some((
            s == sentence && answers(m),
            fits,
            s,
            !visit,
            before,
            // in its own sentence the nearest; of an earlier sentence the one told first
            if s == sentence {
                told.start
            } else {
                usize::MAX - told.start
            },
            std::cmp::Reverse(m),
        ))
    };
    (0..encounters.meetings.len())
        .filter(|&m| joins(m))
        .filter_map(|m| Some((rank(m)?, m)))
        .max()
        .map(|(_, m)| m)
}

#[cfg(test)]
mod tests {
    use crate::extract::issues::fixtures::check;

    #[test]
    fn without_a_meeting() {
        check(&[(
            "President Ana Silva discussed migration.",
            &["migration | discussion | migration | by Ana Silva"],
        )]);
    }

    #[test]
    fn at_the_meeting_told() {
        check(&[
            // what both spoke of is raised by both, what one goes to raise is his
            (
                "President Ana Silva met Prime Minister Jan Novak in Lima on Monday to discuss migration.",
                &["migration | discussion | migration | by Ana Silva; Jan Novak | at a meeting"],
            ),
            (
                "President Ana Silva will meet Prime Minister Jan Novak in Lima on Monday to discuss migration.",
                &[
                    "migration | discussion | migration | by Ana Silva | with Jan Novak | at a meeting",
                ],
            ),
            // not at the summit to come, though it was told last
            (
                "President Ana Silva spoke by telephone with Prime Minister Jan Novak. Silva will meet President Omar Hassan at \
                 a summit in Lima in July. Silva raised press freedom.",
                &[
                    "human_rights | concern | press freedom | by Ana Silva | with Jan Novak | at a meeting",
                ],
            ),
            // not at the talks that were spoken of
            (
                "President Ana Silva met Prime Minister Jan Novak in Lima. Silva briefed him on the peace talks between Chad and \
                 Niger. They discussed migration.",
                &[
                    "conflict | discussion | the peace talks between Chad and Niger | by Ana Silva | with Jan Novak | at a meeting",
                    "migration | discussion | migration | by Ana Silva; Jan Novak | at a meeting",
                ],
            ),
            // on the trip, not with whom another meeting was told before and is told of again
            (
                "President Ana Silva met Prime Minister Jan Novak in Lima last week. On Friday President Ana Silva will \
                 travel to Oslo. She is expected to address press freedom during the visit. At the meeting with Prime \
                 Minister Jan Novak, Silva raised migration.",
                &[
                    "human_rights | discussion | press freedom | by Ana Silva | at a meeting",
                    "migration | concern | migration | by Ana Silva | with Jan Novak | at a meeting",
                ],
            ),
            // a government speaks of its minister's meeting, but not of one told elsewhere
            (
                "Chilean President Ana Silva met Polish Prime Minister Jan Novak in Lima on Monday. Warsaw condemned the \
                 sanctions. The talks lasted an hour.\n\nWarsaw welcomed the ceasefire in Yemen.",
                &[
                    "sanctions | concern | the sanctions | by Poland | with Ana Silva | at a meeting",
                    "conflict | support | the ceasefire in Yemen | by Poland",
                ],
            ),
            // what is signed is the work of both, whoever is the subject
            (
                "President Ana Silva will sign a fisheries accord with Prime Minister Jan Novak in Lima.",
                &["economy | cooperation | a fisheries accord | by Ana Silva; Jan Novak"],
            ),
            (
                "In Lima, President Ana Silva will hold talks with Prime Minister Jan Novak. The two are to discuss \
                 migration. It is unclear whether Silva will meet President Omar Hassan.",
                &["migration | discussion | migration | by Ana Silva; Jan Novak | at a meeting"],
            ),
            (
                "President Ana Silva criticised the European Union's tariffs on steel.",
                &[
                    "economy | concern | the European Union's tariffs on steel | by Ana Silva | with European Union",
                ],
            ),
            (
                "President Ana Silva offered more vaccines on Monday. She met Prime Minister Jan Novak in Lima on Tuesday.",
                &["health | support | more vaccines | by Ana Silva | with Jan Novak"],
            ),
            (
                "President Ana Silva met Prime Minister Jan Novak in Lima on Monday. The talks focused on migration.",
                &["migration | discussion | migration | by Ana Silva; Jan Novak | at a meeting"],
            ),
            (
                "President Ana Silva met Prime Minister Jan Novak in Lima on Monday. President Ana Silva welcomed the ceasefire in Yemen.",
                &[
                    "conflict | support | the ceasefire in Yemen | by Ana Silva | with Jan Novak | at a meeting",
                ],
            ),
            (
                "President Ana Silva will meet Prime Minister Jan Novak on Friday to discuss migration.",
                &[
                    "migration | discussion | migration | by Ana Silva | with Jan Novak | at a meeting",
                ],
            ),
            (
                "President Ana Silva spoke by phone with Prime Minister Jan Novak. He raised the arrest of journalists.",
                &[
                    "human_rights | concern | the arrest of journalists | by Jan Novak | with Ana Silva | at a meeting",
                ],
            ),
        ]);
    }
}
