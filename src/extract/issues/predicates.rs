//! Where a subject is what is judged or awaits an answer: "X is unacceptable", "X remains unresolved", "X must be lifted".

use super::boundaries::is_finite;
use super::frames::Frame;
use super::nominal::phrase_start;
use super::phrases::head_noun;
use super::sayings;
use super::speaker::Speaker;
use super::subjects;
use super::table::{is_talks, on_table};
use super::verbal::is_negated;
use crate::extract::cast::Cast;
use crate::extract::encounters::parties_of;
use crate::extract::reading::Reading;
use crate::lexicon::{TopicPart, VerbClass};
use crate::syntax::{Rel, Tag};
use crate::vocabulary::Stance;

/// "X is unacceptable" raises X as a concern, "X is vital" backs it, "X is still open" lays it on the table.
pub fn predicate(r: &Reading, cast: &Cast, v: usize) -> Option<Frame> {
    if !matches!(
        r.lemma(v),
        "be" | "remain" | "stay" | "prove" | "become" | "seem" | "look" | "constitute" | "go"
    ) {
        return None;
    }
    // "has to be settled" is what somebody requires
    let floor = r.sentence_around(v).start;
    let before = (floor..v).rev().find(|&i| r.tag(i) != Tag::RB)?;
    if matches!(r.lower(before), "must" | "should")
        || r.lower(before) == "to"
            && before > floor
            && matches!(r.lemma(before - 1), "have" | "need")
    {
        return None;
    }
    let head = if matches!(r.rel(v), Rel::Cop | Rel::AuxPass | Rel::Aux) {
        r.head(v)?
    } else {
        v
    };
    let s = r
        .child(head, &[Rel::Nsubj, Rel::NsubjPass])
        .filter(|&s| s < v)
        .or_else(|| interrupted(r, v))
        .or_else(|| head_noun(r, &subjects::before(r, v)?))?;
    let limit = r.sentence_around(v).end;
    let at = (v + 1..limit.min(v + 5)).find(|&i| {
        !(matches!(r.tag(i), Tag::RB | Tag::DT | Tag::OpenQuote)
            || r.tag(i) == Tag::VBN && r.lemma(i) == "be")
    })?;
    let (_, parts) = r.lexicon.topic_words.longest_at(r.ahead(at))?;
    let part = parts.iter().find(|p| {
        matches!(
            p,
            TopicPart::Pending | TopicPart::Deplorable | TopicPart::Commendable
        )
    })?;
    let negated = is_negated(r, head)
        || (v + 1..at).any(|i| matches!(r.lower(i), "not" | "n't" | "never" | "no"));
    let stance = match part {
        TopicPart::Pending => Stance::Discussion,
        TopicPart::Deplorable if negated => return None,
        TopicPart::Deplorable => Stance::Concern,
        _ if negated => Stance::Concern,
        _ => Stance::Support,
    };
    let speaker = match sayings::attributed(r, cast, head) {
        Some(said) => said,
        None if *part == TopicPart::Pending => Speaker::Everyone,
        None => return None,
    };
    subject_frame(r, cast, v, s, stance, speaker, "issue-predicate")
}

/// "said that X must be lifted", "Y has to respect X": what the speaker requires.
pub fn required(r: &Reading, cast: &Cast, v: usize) -> Option<Frame> {
    let modal = r
        .children_by(v, &[Rel::Aux])
        .find(|&a| a < v && matches!(r.lower(a), "must" | "should" | "ought"));
    let to = (v.saturating_sub(3)..v)
        .rev()
        .find(|&i| !(r.tag(i) == Tag::RB || r.lower(i) == "be"));
    let has_to = r.rel(v) == Rel::Xcomp
        && to.is_some_and(|t| {
            t > 0 && r.lower(t) == "to" && matches!(r.lemma(t - 1), "have" | "need")
        });
    if modal.is_none() && !has_to {
        return None;
    }
    let speaker = sayings::attributed(r, cast, v)?;
    let governs = if has_to { r.head(v)? } else { v };
    let s = r
        .child(governs, &[Rel::Nsubj, Rel::NsubjPass])
        .or_else(|| r.child(v, &[Rel::Nsubj, Rel::NsubjPass]))
        .filter(|&s| s < v);
    let passive = r.tag(v) == Tag::VBN && r.child(v, &[Rel::AuxPass]).is_some();
    // "the attacks had to cease"
    let ceases = r.lexicon.plays(r.lemma(v), TopicPart::Ending)
        && r.child(v, &[Rel::Obj, Rel::Xcomp]).is_none();
    if passive || ceases {
        return subject_frame(r, cast, v, s?, Stance::Demand, speaker, "issue-required");
    }
    let plain = r.lexicon.verbs.get(r.lemma(v)).is_none_or(|rows| {
        let here = |p: &str| r.reads(v + 1, &p.split(' ').collect::<Vec<_>>());
        let mut taken = rows.iter().filter(|f| f.preposition.is_none_or(here));
        taken.all(|f| {
            !matches!(
                f.class,
                VerbClass::Meet
                    | VerbClass::Travel
                    | VerbClass::Host
                    | VerbClass::Report
                    | VerbClass::Talk
            )
        })
    });
    let object = r.child(v, &[Rel::Obj, Rel::Obl]).is_some_and(|o| o > v)
        // "must stop arming X"
        || r.children_by(v, &[Rel::Xcomp, Rel::Ccomp])
            .any(|c| c > v && r.tag(c) == Tag::VBG);
    (plain && object && r.lemma(v) != "be").then(|| Frame {
        with: s.map(|s| parties_of(r, cast, s)).unwrap_or_default(),
        ..Frame::raised(v, v, Stance::Demand, speaker, "issue-required")
    })
}

/// "said X, imposed in June, were …": the noun phrase before the aside, where the arcs gave the verb no subject.
fn interrupted(r: &Reading, v: usize) -> Option<usize> {
    let floor = r.sentence_around(v).start;
    if v < floor + 4 || r.lower(v - 1) != "," {
        return None;
    }
    let open = (floor..v - 1).rev().find(|&i| r.lower(i) == ",")?;
    let before = (floor..open).rev().find(|&i| r.tag(i).is_noun())?;
    // up through its complements to the head of the phrase
    let head = std::iter::once(before)
        .chain(r.ancestors(before))
        .take(4)
        .take_while(|&i| i < open && r.tag(i).is_noun())
        .last()?;
    (before + 1 == open).then_some(head)
}

/// The frame whose topic is the subject of a verb, if it names a thing.
fn subject_frame(
    r: &Reading,
    cast: &Cast,
    verb: usize,
    subject: usize,
    stance: Stance,
    speaker: Speaker,
    rule: &'static str,
) -> Option<Frame> {
    let start = r.subtree(subject).start.min(phrase_start(r, subject));
    let (start, until) = subjects::whole(r, verb, start);
    let thing = r.tag(subject).is_noun()
        && cast.mention_at(subject).is_none()
        && cast
            .named_at(subject)
            .is_none_or(|n| !n.stands_for_government())
        && !is_talks(r, subject)
        && !on_table(r, subject);
    (thing
        && start < verb
        && start >= r.sentence_around(verb).start
        && !(start..subject).any(|i| is_finite(r, i)))
    .then_some(Frame {
        until,
        ..Frame::raised(verb, start, stance, speaker, rule)
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::issues::fixtures::check;

    #[test]
    fn judges_nothing() {
        check(&[
            ("The tariffs are unacceptable.", &[]),
            ("The museum is open.", &[]),
            ("President Ana Silva said the talks were essential.", &[]),
            ("President Ana Silva said the train must leave.", &[]),
            (
                "The harbour has two gates: ships must pay the tariffs at the first.",
                &[],
            ),
        ]);
    }

    #[test]
    fn what_is_judged_or_required() {
        check(&[
            (
                "\"A ceasefire is vital,\" President Ana Silva said.",
                &["conflict | support | A ceasefire | by Ana Silva"],
            ),
            (
                "President Ana Silva said the missile launches had to cease.",
                &["weapons | demand | the missile launches | by Ana Silva"],
            ),
            (
                "President Ana Silva said the tariffs on steel were unacceptable.",
                &["economy | concern | the tariffs on steel | by Ana Silva"],
            ),
            (
                "\u{201c}The blockade is illegal,\u{201d} President Ana Silva said.",
                &["conflict | concern | The blockade | by Ana Silva"],
            ),
            (
                "President Ana Silva said press freedom was vital.",
                &["human_rights | support | press freedom | by Ana Silva"],
            ),
            (
                "President Ana Silva said the political prisoners must be freed.",
                &["human_rights | demand | the political prisoners | by Ana Silva"],
            ),
            (
                "President Ana Silva told reporters that Russia must respect the ceasefire.",
                &["conflict | demand | respect the ceasefire | by Ana Silva | with Russia"],
            ),
            (
                "President Ana Silva said Iran must stop arming militias in Iraq.",
                &["conflict | demand | stop arming militias in Iraq | by Ana Silva | with Iran"],
            ),
            (
                "President Ana Silva came to Lima with a plain message: Iran must stop arming militias in Iraq.",
                &[
                    "conflict | demand | stop arming militias in Iraq | by Ana Silva | with Iran | at a meeting",
                ],
            ),
            (
                "The letter of Prime Minister Jan Novak had one message: Russia must respect the ceasefire.",
                &["conflict | demand | respect the ceasefire | by Jan Novak | with Russia"],
            ),
            (
                "The two presidents met in Lima on Monday. The status of Kashmir remains unresolved.",
                &[],
            ),
        ]);
    }
}
