//! Does a verb of doing raise a subject here, or tell a story? "Agreed to expand trade" does, "expanded the port" does not.

use super::speaker::{self, Speaker};
use super::table::on_table;
use super::verbal::is_negated;
use crate::extract::cast::Cast;
use crate::extract::encounters::parties_of;
use crate::extract::reading::Reading;
use crate::lexicon::{TopicPart, VerbClass, VerbFrame};
use crate::syntax::{Rel, Tag};

/// Whether a verb with a bare object raises a subject in this clause.
pub fn allowed(
    r: &Reading,
    cast: &Cast,
    v: usize,
    row: &VerbFrame,
    speaker: &Speaker,
    passive: bool,
) -> bool {
    let lemma = r.lemma(v);
    if r.lexicon.plays(lemma, TopicPart::Contents) {
        // "the agenda includes X", not "the tour included Y"
        let goes = speaker::subject(r, v).is_some_and(|s| {
            matches!(
                r.lemma(s),
                "meeting" | "visit" | "trip" | "tour" | "summit" | "delegation" | "they"
            )
        });
        return *speaker == Speaker::Everyone && !passive && !(goes && lemma == "include");
    }
    // "named X and Y as the main subjects", not "named X ambassador"
    if lemma == "name" {
        let limit = r.sentence_around(v).end.min(v + 40);
        return (v + 1..limit)
            .any(|i| r.lower(i) == "as" && (i + 1..limit.min(i + 5)).any(|k| on_table(r, k)));
    }
    // "will not accept X" is said of X whoever says it alone
    if row.class == VerbClass::Agree && is_negated(r, v) {
        return true;
    }
    let action = row.class == VerbClass::Cooperate
        || r.lexicon.plays(lemma, TopicPart::Action)
        || matches!(row.class, VerbClass::Agree | VerbClass::Sign) && passive;
    if !action {
        return true;
    }
    // "a road map was adopted": by those who met, as the frame is made to need
    if passive {
        return matches!(
            row.class,
            VerbClass::Sign | VerbClass::Agree | VerbClass::Support
        );
    }
    if enabled(r, cast, v) {
        return false;
    }
    let together = match speaker {
        Speaker::Everyone => true,
        Speaker::Parties(p) => p.len() > 1,
        _ => false,
    };
    // "to protect the courts" is what one means to do, "protected the port" tells a story
    let meant = r.tag(v) == Tag::VB && matches!(speaker, Speaker::Parties(_));
    together || meant || promised(r, v)
}

/// "The loans, she said, have let the navy rebuild X": what a thing brings about is told of it, whoever tells it.
pub fn enabled(r: &Reading, cast: &Cast, v: usize) -> bool {
    let Some(h) = r
        .head(v)
        .filter(|&h| matches!(r.lemma(h), "let" | "allow" | "enable" | "help" | "make"))
    else {
        return false;
    };
    match r.child(h, &[Rel::Nsubj]) {
        Some(s) => r.tag(s).is_noun() && !r.tag(s).is_proper() && parties_of(r, cast, s).is_empty(),
        // what is said has a subject of its own, though an aside may hide it from the arcs
        None => r.rel(h) == Rel::Ccomp,
    }
}

/// Whether the verb is what another promises, seeks or agrees to do: "agreed to expand", "work together to end".
fn promised(r: &Reading, v: usize) -> bool {
    let Some(h) = r
        .head(v)
        .filter(|_| matches!(r.rel(v), Rel::Xcomp | Rel::Ccomp | Rel::Advcl | Rel::Conj))
    else {
        return false;
    };
    // "travelled to X to advance Y": what one meets or goes for
    let encounter = r.is_verb_of(
        h,
        &[
            VerbClass::Meet,
            VerbClass::Talk,
            VerbClass::Host,
            VerbClass::Travel,
            VerbClass::Attend,
            VerbClass::Convene,
        ],
    );
    if encounter && r.tag(v) == Tag::VB && r.rel(v) != Rel::Conj {
        return true;
    }
    matches!(
        r.lemma(h),
        "agree"
            | "pledge"
            | "commit"
            | "vow"
            | "promise"
            | "work"
            | "aim"
            | "seek"
            | "look"
            | "plan"
            | "intend"
            | "continue"
            | "resolve"
            | "undertake"
            | "want"
            | "hope"
            | "express"
            | "cooperate"
            | "collaborate"
            | "offer"
            | "urge"
            | "call"
            | "meet"
            | "gather"
            | "convene"
    ) || r.rel(h) == Rel::Xcomp && r.rel(v) != Rel::Conj && promised(r, h)
        || r.rel(v) == Rel::Conj && r.tag(h) == r.tag(v) && promised(r, h)
}

#[cfg(test)]
mod tests {
    use crate::extract::issues::fixtures::check;

    #[test]
    fn deeds_tell_a_story() {
        check(&[
            ("A fisheries law was adopted.", &[]),
            ("The museum will strengthen its collection of maps.", &[]),
            ("Troops attacked the village at dawn.", &[]),
            (
                "Cheap loans, President Ana Silva said, have let the navy rebuild its stocks of arms and missiles.",
                &[],
            ),
            ("President Ana Silva opened a new hospital in Porto.", &[]),
        ]);
    }

    #[test]
    fn deeds_meant_promised_or_done_together() {
        check(&[
            (
                "President Ana Silva met Prime Minister Jan Novak in Lima on Monday. A plan for joint patrols was adopted.",
                &[
                    "military | cooperation | A plan for joint patrols | by Ana Silva; Jan Novak | at a meeting",
                ],
            ),
            (
                "The two presidents agreed to expand trade.",
                &["economy | cooperation | expand trade"],
            ),
            (
                "The two presidents signed a free trade agreement.",
                &["economy | cooperation | a free trade agreement"],
            ),
            (
                "The two presidents cooperated on counterterrorism.",
                &["terrorism | cooperation | counterterrorism"],
            ),
            (
                "President Ana Silva imposed sanctions on the generals.",
                &["sanctions | support | sanctions on the generals | by Ana Silva"],
            ),
            (
                "President Ana Silva will not accept foreign interference.",
                &["diplomacy | concern | foreign interference | by Ana Silva"],
            ),
            (
                "President Ana Silva traveled to Lima to advance climate cooperation.",
                &["environment | cooperation | climate cooperation | by Ana Silva | at a meeting"],
            ),
            (
                "Norway will provide humanitarian aid to Sudan.",
                &["humanitarian | support | humanitarian aid to Sudan | by Norway"],
            ),
        ]);
    }
}
