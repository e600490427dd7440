//! Where verbs raise a subject: "discussed X", "was condemned", "urged Y to do X", "called for X".

use std::ops::Range;

use super::addressees::addressed;
use super::boundaries::is_finite;
use super::complements::{asked, clause_subject, demanded, object, praised_for, with_preposition};
use super::contents;
use super::deeds::allowed;
use super::frames::Frame;
use super::passives::{self, is_passive};
use super::speaker::{self, Speaker};
use super::table::is_talks;
use super::talks::{asks_to_learn, is_met_for, is_trip, talked_about};
use super::topping;
use crate::extract::cast::Cast;
use crate::extract::reading::Reading;
use crate::lexicon::{TopicPart, VerbClass, VerbFrame};
use crate::syntax::{Rel, Tag};
use crate::vocabulary::Stance;

/// Classes of verbs whose object or complement is a subject raised.
pub fn raises(class: VerbClass) -> bool {
    matches!(
        class,
        VerbClass::Discuss
            | VerbClass::Raise
            | VerbClass::Condemn
            | VerbClass::Concern
            | VerbClass::Support
            | VerbClass::Welcome
            | VerbClass::Urge
            | VerbClass::Cooperate
            | VerbClass::Agree
            | VerbClass::Pledge
            | VerbClass::Warn
            | VerbClass::Sanction
            | VerbClass::Sign
    )
}

/// The frame that a verb opens, if it raises a subject in its clause.
pub fn verbal(r: &Reading, cast: &Cast, v: usize) -> Option<Frame> {
    let rows: Vec<&VerbFrame> = r
        .lexicon
        .verbs
        .get(r.lemma(v))?
        .iter()
        .filter(|f| raises(f.class))
        .collect();
    if is_modifier(r, v) {
        return None;
    }
    if rows.is_empty() {
        return talked_about(r, cast, v);
    }
    if r.lexicon.plays(r.lemma(v), TopicPart::Topping) {
        let topped = topping::topped(r, cast, v, &rows);
        if topped.is_some() || !r.lexicon.plays(r.lemma(v), TopicPart::Contents) {
            return topped;
        }
    }
    if let Some(f) = topping::surfaced(r, cast, v, &rows) {
        return Some(f);
    }
    if let Some(f) = contents::held(r, cast, v) {
        return Some(f);
    }
    let passive = is_passive(r, v);
    let speaker = if passive {
        // "Washington's concerns about X were raised"
        r.child(v, &[Rel::NsubjPass])
            .and_then(|s| speaker::of_possessor(r, cast, s))
            .unwrap_or_else(|| speaker::of_passive(r, cast, v))
    } else {
        speaker::of_verb(r, cast, v)
    };
    if speaker == Speaker::Outsider {
        return None;
    }
    let frame = |row: &VerbFrame, start: usize, rule: &'static str| Frame {
        lifts: lifts(r, v),
        with: addressed(r, cast, v),
        mutual: row.class == VerbClass::Discuss && is_met_for(r, v),
        ..Frame::raised(
            v,
            start,
            stance_of(r, v, row, &speaker),
            speaker.clone(),
            rule,
        )
    };
    if let Some(row) = passives::stranded(r, v, &rows).filter(|_| passive) {
        return passives::subject(r, cast, v, row, &frame);
    }
    if let Some(f) = with_preposition(r, cast, v, &rows, &frame) {
        return Some(f);
    }
    let row = rows.iter().copied().find(|f| f.preposition.is_none())?;
    if !passive {
        if let Some(x) = asked(r, v, row) {
            // "seeks to push X to do Y", "agreed to discuss Z": the second verb raises it
            let raised = r.lexicon.verbs.get(r.lemma(x)).is_some_and(|rows| {
                rows.iter().any(|f| {
                    // "repeat calls for X" raises X, "repeat the elections" is what is asked
                    let here = f
                        .preposition
                        .is_none_or(|p| r.reads(x + 1, &p.split(' ').collect::<Vec<_>>()));
                    here && matches!(
                        f.class,
                        VerbClass::Urge
                            | VerbClass::Discuss
                            | VerbClass::Raise
                            | VerbClass::Condemn
                            | VerbClass::Warn
                    )
                })
            });
            // "agreed to visit X" is a trip, "wanted to know what …" a question
            let tells_none = is_trip(r, x) || asks_to_learn(r, x);
            if tells_none || raised && !r.lexicon.plays(r.lemma(x), TopicPart::Action) {
                return None;
            }
            return Some(frame(row, x, "issue-infinitive"));
        }
        if let Some(x) = demanded(r, v, row) {
            return Some(frame(row, x, "issue-infinitive"));
        }
        if let Some(start) = clause_subject(r, cast, v, row) {
            return Some(frame(row, start, "issue-clause-subject"));
        }
    }
    if !allowed(r, cast, v, row, &speaker, passive) {
        return None;
    }
    if passive {
        return passives::subject(r, cast, v, row, &frame);
    }
    let start = praised_for(r, cast, v, row).or_else(|| object(r, cast, v))?;
    // "to manage the rivalry": what one keeps in bounds one does not back
    let bounds = row.class == VerbClass::Cooperate
        && r.tag(v) == Tag::VB
        && matches!(r.lemma(v), "manage" | "prevent" | "contain" | "mitigate");
    if !bounds {
        return Some(frame(row, start, "issue-object"));
    }
    let mut found = frame(row, v, "issue-object");
    if found.stance == Stance::Cooperation
        && !matches!(&found.speaker, Speaker::Parties(p) if p.len() > 1)
    {
        found.stance = Stance::Discussion;
    }
    Some(found)
}

/// How a verb raises its subject, by its row and by who speaks.
fn stance_of(r: &Reading, v: usize, row: &VerbFrame, speaker: &Speaker) -> Stance {
    match (row.class, row.preposition, speaker) {
        (VerbClass::Support | VerbClass::Agree | VerbClass::Welcome, _, _) if is_negated(r, v) => {
            Stance::Concern
        }
        // what one side does alone it backs: "we will strengthen the sanctions"
        (VerbClass::Cooperate, None, Speaker::Unsaid | Speaker::Publisher) => Stance::Support,
        (VerbClass::Cooperate, None, Speaker::Parties(p)) if p.len() == 1 => Stance::Support,
        // what both promise is joint work
        (VerbClass::Pledge, None, Speaker::Everyone) => Stance::Cooperation,
        (VerbClass::Pledge, None, Speaker::Parties(p)) if p.len() > 1 => Stance::Cooperation,
        // what both look into they mean to do together
        (VerbClass::Discuss, _, s)
            if matches!(r.lemma(v), "explore" | "study") && s.is_plural() =>
        {
            Stance::Cooperation
        }
        _ => row.stance.unwrap_or(Stance::Discussion),
    }
}

/// "discussed cooperation", not "the agreed text"; and not the second verb of "urged X to support Y".
fn is_modifier(r: &Reading, v: usize) -> bool {
    // "a meeting focused on X" raises it all the same
    let held = r.head(v).is_some_and(|n| is_talks(r, n)) && r.lemma(v) != "schedule";
    // "The ministers focused on X": the arcs may take the only verb for a modifier
    let only = r
        .head(v)
        .is_some_and(|n| n < v && r.rel(n) == Rel::Root && r.tag(n).is_noun());
    // "X, the spokeswoman, named A and B as …": the only verb, taken for a modifier of what follows
    let only = only
        || r.tag(v) == Tag::VBN
            && v > 0
            && r.lower(v - 1) == ","
            && near(r, v).all(|i| i == v || !is_finite(r, i));
    // "the Strategy to Prevent Conflict": part of a name
    let title = r.capitalized(v)
        && v > 0
        && r.sentence(v - 1) == r.sentence(v)
        && (r.capitalized(v - 1) || r.lower(v - 1) == "to" && v > 1 && r.capitalized(v - 2));
    title
        || r.rel(v) == Rel::Amod && !only
        || r.rel(v) == Rel::Compound
        || (r.rel(v) == Rel::Acl && r.tag(v) == Tag::VBN && !held && !only)
}

/// The words of a sentence around one of them, as far as its clause may reach.
fn near(r: &Reading, v: usize) -> Range<usize> {
    const REACH: usize = 30;
    let sentence = r.sentence_around(v);
    sentence.start.max(v.saturating_sub(REACH))..sentence.end.min(v + REACH)
}

/// "will not accept X", "never recognized Y": what is not backed is a problem.
pub fn is_negated(r: &Reading, v: usize) -> bool {
    r.children_by(v, &[Rel::Advmod])
        .any(|c| c < v && matches!(r.lower(c), "not" | "n't" | "never"))
}

/// Verbs that only lift a subject up.
fn lifts(r: &Reading, v: usize) -> bool {
    matches!(
        r.lemma(v),
        "emphasize"
            | "emphasise"
            | "stress"
            | "underscore"
            | "underline"
            | "highlight"
            | "note"
            | "reiterate"
            | "reaffirm"
            | "recognize"
            | "recognise"
            | "spotlight"
            | "renew"
            | "repeat"
            | "restate"
    )
}

#[cfg(test)]
mod tests {
    use crate::extract::issues::fixtures::check;

    #[test]
    fn raises_nothing() {
        check(&[
            ("President Ana Silva named Jan Novak ambassador.", &[]),
            ("President Ana Silva spoke about an hour.", &[]),
            ("The Strategy to Prevent Conflict has two parts.", &[]),
            ("President Ana Silva agreed to visit Lima.", &[]),
            (
                "President Ana Silva wanted to know what had been conceded on energy.",
                &[],
            ),
            ("President Ana Silva arrived in Lima on Monday.", &[]),
            ("The storm damaged the port and the old bridge.", &[]),
            ("Residents discussed the price of bread.", &[]),
            (
                "President Ana Silva was born in Porto in 1961 and studied law.",
                &[],
            ),
            (
                "President Ana Silva welcomed Prime Minister Jan Novak to the palace.",
                &[],
            ),
            ("The tour included a visit to the old harbour.", &[]),
        ]);
    }

    #[test]
    fn verbs_raise_their_objects() {
        check(&[
            (
                "The two ministers huddled on Tuesday about port security.",
                &["economy | discussion | port security"],
            ),
            (
                "President Ana Silva phoned Prime Minister Jan Novak about the ceasefire in Yemen.",
                &[
                    "conflict | discussion | the ceasefire in Yemen | by Ana Silva | with Jan Novak | at a meeting",
                ],
            ),
            (
                "President Ana Silva asked France to repeat the municipal elections.",
                &[
                    "democracy | demand | repeat the municipal elections | by Ana Silva | with France",
                ],
            ),
            (
                "Eva Sol, the government spokeswoman, named gas prices and visas as the main subjects.",
                &[
                    "energy | discussion | gas prices",
                    "migration | discussion | visas",
                ],
            ),
            (
                "The spokesman named gas prices and visas as the main subjects.",
                &[
                    "energy | discussion | gas prices",
                    "migration | discussion | visas",
                ],
            ),
            (
                "President Ana Silva discussed human rights with Prime Minister Jan Novak.",
                &["human_rights | discussion | human rights | by Ana Silva | with Jan Novak"],
            ),
            (
                "President Ana Silva raised human rights with Prime Minister Jan Novak.",
                &["human_rights | concern | human rights | by Ana Silva | with Jan Novak"],
            ),
            (
                "President Ana Silva condemned the missile launches by North Korea.",
                &["weapons | concern | the missile launches by North Korea | by Ana Silva"],
            ),
            (
                "President Ana Silva denounced the attack on the embassy.",
                &["conflict | concern | the attack on the embassy | by Ana Silva"],
            ),
            (
                "President Ana Silva criticized the arrest of journalists in Belarus.",
                &["human_rights | concern | the arrest of journalists in Belarus | by Ana Silva"],
            ),
            (
                "President Ana Silva deplored the repression of peaceful protests.",
                &["human_rights | concern | the repression of peaceful protests | by Ana Silva"],
            ),
            (
                "President Ana Silva rejected the annexation of Crimea.",
                &["territory | concern | the annexation of Crimea | by Ana Silva"],
            ),
            (
                "President Ana Silva welcomed the ceasefire in Yemen.",
                &["conflict | support | the ceasefire in Yemen | by Ana Silva"],
            ),
            (
                "President Ana Silva praised the judicial reform in Moldova.",
                &["democracy | support | the judicial reform in Moldova | by Ana Silva"],
            ),
            (
                "President Ana Silva reaffirmed the two-state solution.",
                &["conflict | support | the two-state solution | by Ana Silva"],
            ),
            (
                "President Ana Silva underscored the rule of law.",
                &["democracy | support | the rule of law | by Ana Silva"],
            ),
            (
                "President Ana Silva pledged $20 million for refugees in Chad.",
                &["humanitarian | support | $20 million for refugees in Chad | by Ana Silva"],
            ),
            (
                "Human rights and energy were discussed.",
                &[
                    "human_rights | discussion | Human rights",
                    "energy | discussion | energy",
                ],
            ),
            (
                "The blockade was condemned by President Ana Silva.",
                &["conflict | concern | The blockade | by Ana Silva"],
            ),
            (
                "The war in Ukraine dominated the talks.",
                &["conflict | discussion | The war in Ukraine"],
            ),
            (
                "Talks on Friday are expected to be dominated by climate change and migration.",
                &[
                    "environment | discussion | climate change",
                    "migration | discussion | migration",
                ],
            ),
            (
                "President Ana Silva urged restraint and a ceasefire.",
                &[
                    "conflict | demand | restraint | by Ana Silva",
                    "conflict | demand | a ceasefire | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva condemned unequivocally the missile attack on Lima.",
                &["conflict | concern | the missile attack on Lima | by Ana Silva"],
            ),
        ]);
    }
}
