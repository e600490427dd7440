//! Where nouns raise a subject: "concerns about X", "talks on X", "X is on the agenda", "On X, the ministers …".

use super::addressees::addressed;
use super::frames::Frame;
use super::leads::{feared, preposition};
use super::speaker::{self, Speaker};
use crate::extract::calendar::{is_month, is_weekday};
use crate::extract::cast::Cast;
use crate::extract::encounters::governor;
use crate::extract::reading::Reading;
use crate::lexicon::{NounClass, TopicPart, VerbClass};
use crate::syntax::{Rel, Tag};
use crate::vocabulary::Stance;

/// "support for Ukraine", "commitment to the alliance": a party alone, or with a clause behind it.
fn is_party(r: &Reading, cast: &Cast, start: usize) -> bool {
    let from = if r.tag(start) == Tag::DT {
        start + 1
    } else {
        start
    };
    let end = cast
        .named_at(from)
        .map(|n| n.tokens.end)
        .or_else(|| cast.mention_at(from).map(|m| m.tokens.end));
    end.is_some_and(|e| {
        e >= r.len() || r.tag(e).is_punct() || matches!(r.tag(e), Tag::IN | Tag::CC | Tag::RB)
    })
}

/// Nouns that carry a subject where no verb did: "talks on X", "concerns about X", "support for X".
pub fn nominal(r: &Reading, cast: &Cast, n: usize) -> Option<Frame> {
    if r.lexicon.plays(r.lower(n), TopicPart::Telling) {
        return work_on(r, cast, n);
    }
    let rows = r
        .lexicon
        .nouns
        .get(r.lemma(n))
        .or_else(|| r.lexicon.nouns.get(r.lower(n)))?;
    // "a call for X" asks, "a call on X" is a talk
    let asks = r.reads(n + 1, &["for"]);
    let row = rows
        .iter()
        .filter(|x| matches!(x.class, NounClass::Stance | NounClass::Encounter))
        .max_by_key(|x| (x.class == NounClass::Stance) == asks)?;
    if row.class == NounClass::Stance && r.lexicon.plays(r.lemma(n), TopicPart::Unraised) {
        return None;
    }
    // "Beijing's support for X" is another's, to be raised by somebody's word for it
    if row.stance == Some(Stance::Support)
        && (r.sentence_around(n).start..n)
            .rev()
            .take_while(|&i| {
                r.tag(i).is_adjective() || r.tag(i) == Tag::POS || cast.named_at(i).is_some()
            })
            .any(|i| cast.named_at(i).is_some())
        && (r.tag(n - 1) == Tag::POS || cast.named_at(n - 1).is_some())
        && matches!(r.lemma(n), "support" | "backing" | "assistance")
        && governor(r, n).is_none_or(|v| {
            !r.lexicon.verbs.get(r.lemma(v)).is_some_and(|rows| {
                rows.iter()
                    .any(|f| matches!(f.stance, Some(Stance::Support | Stance::Cooperation)))
            })
        })
    {
        return None;
    }
    let at = preposition(r, cast, n, row.class, row.stance).or_else(|| feared(r, n, row.stance))?;
    if at + 1 >= r.len() || r.tag(at + 1) == Tag::CD || is_date(r, at + 1) {
        return None;
    }
    let verb = governor(r, n);
    let speaker = speaker::of_possessor(r, cast, n)
        .or_else(|| {
            let v = verb?;
            Some(if r.child(v, &[Rel::NsubjPass]).is_some() {
                speaker::of_passive(r, cast, v)
            } else {
                speaker::of_verb(r, cast, v)
            })
        })
        .unwrap_or(Speaker::Unsaid);
    let speaker = match speaker {
        Speaker::Outsider if row.class == NounClass::Encounter => Speaker::Everyone,
        Speaker::Outsider => return None,
        s => s,
    };
    // "travelled to China with a warning": where one goes is not whom one tells
    let with = verb
        .filter(|&v| {
            use VerbClass::{Arrive, Depart, Travel};
            !r.is_verb_of(v, &[Travel, Arrive, Depart])
        })
        .map(|v| addressed(r, cast, v))
        .unwrap_or_default();
    // joint work is itself the subject, and so is what is given to a party alone: begin at the phrase
    let whole = row.stance == Some(Stance::Cooperation)
        || row.stance == Some(Stance::Support) && is_party(r, cast, at + 1);
    let start = if whole && row.class == NounClass::Stance {
        phrase_start(r, n)
    } else {
        at + 1
    };
    let stance = match row.stance {
        // what both promise is joint work
        Some(Stance::Support)
            if speaker.is_plural() && matches!(r.lemma(n), "promise" | "pledge" | "vow") =>
        {
            Stance::Cooperation
        }
        stance => stance.unwrap_or(Stance::Discussion),
    };
    let rule = match row.class {
        NounClass::Encounter => "issue-talks",
        _ => "issue-noun",
    };
    Some(Frame {
        with,
        ..Frame::raised(n, start, stance, speaker, rule)
    })
}

pub fn is_date(r: &Reading, i: usize) -> bool {
    is_weekday(r.lower(i)) || r.capitalized(i) && is_month(r.lower(i))
}

/// The first token of the base noun phrase that a noun heads.
pub fn phrase_start(r: &Reading, n: usize) -> usize {
    let floor = r.sentence_around(n).start;
    let mut start = n;
    while start > floor
        && (r.tag(start - 1).is_noun()
            || r.tag(start - 1).is_adjective()
            || matches!(
                r.tag(start - 1),
                Tag::DT | Tag::PrpPoss | Tag::POS | Tag::CD | Tag::VBG | Tag::VBN | Tag::HYPH
            ))
    {
        start -= 1;
    }
    start
}

/// "our work together on X", "exchanges on X".
fn work_on(r: &Reading, cast: &Cast, n: usize) -> Option<Frame> {
    let limit = r.sentence_around(n).end;
    let told = !matches!(
        r.lower(n),
        "work" | "focus" | "emphasis" | "exchange" | "exchanges"
    );
    let leads = |i: usize| match r.lower(i) {
        "on" | "regarding" | "concerning" => true,
        "of" => told && r.lexicon.nouns.contains(r.lemma(n)),
        "about" => told,
        "to" => r.lower(n) == "attention",
        _ => false,
    };
    let at = (n + 1..limit.min(n + 4)).find(|&i| leads(i))?;
    let plain =
        (n + 1..at).all(|i| matches!(r.tag(i), Tag::RB | Tag::CloseQuote) || r.tag(i).is_punct());
    if !plain || at + 1 >= limit || is_date(r, at + 1) {
        return None;
    }
    let speaker = speaker::of_possessor(r, cast, n)
        .or_else(|| governor(r, n).map(|v| speaker::of_verb(r, cast, v)))
        .filter(|s| *s != Speaker::Outsider)?;
    let stance = if r.lexicon.plays(r.lower(n), TopicPart::Weighty) {
        Stance::Support
    } else if r.lower(n) == "work" {
        Stance::Cooperation
    } else {
        Stance::Discussion
    };
    Some(Frame::raised(n, at + 1, stance, speaker, "issue-noun"))
}

#[cfg(test)]
mod tests {
    use crate::extract::issues::fixtures::check;

    #[test]
    fn raises_nothing() {
        check(&[
            ("The talks on Monday lasted two hours.", &[]),
            ("The ministers met on the sidelines of the summit.", &[]),
            ("On Tuesday, the ministers left for Rome.", &[]),
            ("President Ana Silva set out on a journey on to Lima.", &[]),
            ("Residents voiced concern about the noise.", &[]),
            (
                "President Ana Silva sent congratulations to the players.",
                &[],
            ),
        ]);
    }

    #[test]
    fn nouns_raise_their_subjects() {
        check(&[
            (
                "The quarrel is over dairy quotas and fishing rights.",
                &[
                    "economy | discussion | dairy quotas",
                    "territory | discussion | fishing rights",
                ],
            ),
            (
                "Memoranda on health and tourism were signed by President Ana Silva.",
                &[
                    "health | cooperation | Memoranda on health | by Ana Silva",
                    "economy | cooperation | tourism | by Ana Silva",
                ],
            ),
            (
                "The two presidents have a text on labour migration.",
                &["migration | discussion | labour migration"],
            ),
            (
                "President Ana Silva is in Lima for talks on energy.",
                &["energy | discussion | energy | by Ana Silva | at a meeting"],
            ),
            (
                "President Ana Silva held a session with acting prime minister Jan Novak on police salaries.",
                &[
                    "economy | discussion | police salaries | by Ana Silva | with Jan Novak | at a meeting",
                ],
            ),
            (
                "The ministers held talks on fishing rights.",
                &["territory | discussion | fishing rights"],
            ),
            (
                "The ministers held a meeting about the refugee crisis.",
                &["humanitarian | discussion | the refugee crisis"],
            ),
            (
                "President Ana Silva expressed concern about arbitrary arrests.",
                &["human_rights | concern | arbitrary arrests | by Ana Silva"],
            ),
            (
                "President Ana Silva voiced alarm over the fighting in Sudan.",
                &["conflict | concern | the fighting in Sudan | by Ana Silva"],
            ),
            (
                "President Ana Silva expressed concern that the hostilities continue to kill civilians.",
                &["conflict | concern | the hostilities | by Ana Silva"],
            ),
            (
                "President Ana Silva expressed support for the peace process.",
                &["conflict | support | the peace process | by Ana Silva"],
            ),
            (
                "President Ana Silva repeated her opposition to the death penalty.",
                &["human_rights | concern | the death penalty | by Ana Silva"],
            ),
            (
                "President Ana Silva repeated her call for a ceasefire.",
                &["conflict | demand | a ceasefire | by Ana Silva"],
            ),
            (
                "President Ana Silva renewed her commitment to Ukraine.",
                &["conflict | support | her commitment to Ukraine | by Ana Silva"],
            ),
            (
                "The visit will focus on trade.",
                &["economy | discussion | trade"],
            ),
            (
                "The focus of the meeting will be migration.",
                &["migration | discussion | migration"],
            ),
            (
                "The main topic was the crisis in Haiti.",
                &["conflict | discussion | the crisis in Haiti"],
            ),
            (
                "Human rights are high on the agenda.",
                &["human_rights | discussion | Human rights"],
            ),
            (
                "Among the topics discussed were fisheries and tourism.",
                &[
                    "economy | discussion | fisheries",
                    "economy | discussion | tourism",
                ],
            ),
            (
                "On Afghanistan, the ministers called for an inclusive government.",
                &["conflict | discussion | Afghanistan"],
            ),
            (
                "Regarding trade, the ministers noted progress.",
                &["economy | discussion | trade"],
            ),
            (
                "The agenda runs from food security to drug trafficking.",
                &[
                    "humanitarian | discussion | food security",
                    "crime | discussion | drug trafficking",
                ],
            ),
            (
                "President Ana Silva expressed her concerns to Prime Minister Jan Novak about the dam.",
                &["energy | concern | the dam | by Ana Silva | with Jan Novak"],
            ),
            (
                "The ministers look forward to their work together on climate change.",
                &["environment | cooperation | climate change"],
            ),
            (
                "The two countries cooperate in areas including space, health and energy.",
                &[
                    "technology | cooperation | space",
                    "health | cooperation | health",
                    "energy | cooperation | energy",
                ],
            ),
            (
                "Pakistan wants the status of Kashmir back on the agenda.",
                &["territory | demand | the status of Kashmir | by Pakistan"],
            ),
            (
                "President Ana Silva shared her assessment of the peace talks.",
                &["conflict | discussion | the peace talks | by Ana Silva"],
            ),
            (
                "The agenda prepared by the hosts runs from trade to terrorism.",
                &[
                    "economy | discussion | trade",
                    "terrorism | discussion | terrorism",
                ],
            ),
            (
                "President Ana Silva expressed the importance of humanitarian aid.",
                &["humanitarian | support | humanitarian aid | by Ana Silva"],
            ),
            (
                "President Ana Silva expressed her intention to expand military cooperation.",
                &["military | cooperation | expand military cooperation | by Ana Silva"],
            ),
            (
                "Energy cooperation was also a key topic of discussion.",
                &["energy | cooperation | Energy cooperation"],
            ),
            (
                "President Ana Silva will travel to Lima for consultations with her partners about European security.",
                &["military | discussion | European security | by Ana Silva | at a meeting"],
            ),
        ]);
    }
}
