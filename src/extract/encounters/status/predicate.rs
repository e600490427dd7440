//! What is said of an encounter that is itself the subject: "the talks took place", "the visit has been put off".

use super::Verdict;
use super::refusals::{cancels, contradicted};
use super::verbs::{negated, of_verb};
use crate::extract::encounters::phrases::Scene;
use crate::syntax::Tag;
use crate::vocabulary::Status;

/// "the talks took place", "the summit opens on Friday", "the visit has been put off", "no meeting had been scheduled".
pub fn of_predicate(scene: &Scene, noun: usize, finite: usize, end: usize) -> Verdict {
    let r = scene.r;
    let main = (finite..end.min(finite + 6))
        .take_while(|&i| scene.clauses.same(i, finite))
        .filter(|&i| r.tag(i).is_verb())
        .last()
        .unwrap_or(finite);
    let start = scene.np_start(noun, scene.clauses.around(noun).start);
    if let Some(d) = (start..noun).find(|&i| r.lower(i) == "no") {
        return Verdict::new(Status::Unconfirmed, d..d + 1, "status-no-meeting");
    }
    let open = (finite..end.min(finite + 7))
        .take_while(|&i| scene.clauses.same(i, noun))
        .find(|&i| {
            matches!(
                r.lower(i),
                "possible"
                    | "unclear"
                    | "uncertain"
                    | "undecided"
                    | "unlikely"
                    | "tentative"
                    | "unconfirmed"
                    | "subject"
                    | "doubt"
            )
        });
    let arranging = (finite..end.min(finite + 5))
        .find(|&i| r.lower(i) == "being")
        .filter(|&i| {
            i + 1 < end
                && matches!(
                    r.lemma(i + 1),
                    "arrange"
                        | "discuss"
                        | "plan"
                        | "negotiate"
                        | "explore"
                        | "consider"
                        | "prepare"
                )
        });
    let under = (finite..end.min(finite + 4)).find(|&i| {
        i + 1 < end
            && (r.lower(i) == "under"
                && matches!(
                    r.lower(i + 1),
                    "discussion" | "consideration" | "negotiation" | "review" | "study"
                )
                || r.lower(i) == "in" && r.lower(i + 1) == "doubt")
    });
    let unsaid = (finite..=main)
        .find(|&i| {
            matches!(
                r.lemma(i),
                "confirm" | "announce" | "agree" | "finalize" | "finalise"
            )
        })
        .filter(|&i| negated(r, i));
    let open = open.or(arranging).or(under).or(unsaid);
    if let Some(i) = open {
        return Verdict::new(Status::Unconfirmed, i..i + 1, "status-doubt");
    }
    let on = (finite..end.min(finite + 4)).find(|&i| {
        r.lower(i) == "underway"
            || r.lower(i) == "under" && i + 1 < end && r.lower(i + 1) == "way"
            || r.lower(i) == "in" && i + 1 < end && r.lower(i + 1) == "progress"
    });
    if let Some(i) = on.filter(|_| matches!(r.lower(finite), "is" | "are" | "'s" | "'re")) {
        return Verdict::now(i..i + 1);
    }
    let off = (finite + 1..end.min(finite + 5)).find(|&i| {
        r.lower(i) == "longer" && r.lower(i - 1) == "no"
            || matches!(r.lower(i), "off") && r.lemma(i - 1) == "be"
    });
    if let Some(i) = off {
        return Verdict::new(Status::Cancelled, i - 1..i + 1, "status-cancelled");
    }
    let mut verbs = (finite..=main).filter(|&i| r.tag(i).is_verb());
    if let Some(v) = verbs.find(|&v| cancels(r, v)) {
        // "cannot be ruled out"
        if negated(r, v) || (finite..v).any(|i| matches!(r.lower(i), "cannot" | "not" | "n't")) {
            return Verdict::open(v..v + 1, "status-not-ruled-out");
        }
        return Verdict::new(Status::Cancelled, v..v + 1, "status-cancelled");
    }
    // talks that collapse were held, a summit that does was not
    let collapsed = (finite..=main).find(|&i| {
        r.lemma(i) == "collapse"
            || r.lemma(i) == "fall" && i + 1 < end && r.lower(i + 1) == "apart"
            || r.lemma(i) == "come" && i + 2 < end && r.lower(i + 2) == "nothing"
            || matches!(r.lemma(i), "materialise" | "materialize") && negated(r, i)
    });
    let occasion = matches!(
        r.lemma(noun),
        "summit"
            | "meeting"
            | "visit"
            | "trip"
            | "tour"
            | "conference"
            | "stopover"
            | "dinner"
            | "lunch"
    );
    if let Some(v) = collapsed.filter(|_| occasion) {
        return Verdict::new(Status::Cancelled, v..v + 1, "status-cancelled");
    }
    // "has been added to his programme"
    let added = r.lemma(main) == "add"
        && (main + 1..end.min(main + 6)).any(|i| {
            matches!(
                r.lemma(i),
                "programme" | "program" | "itinerary" | "schedule" | "agenda" | "trip" | "tour"
            )
        });
    if added && !negated(r, main) {
        return Verdict::new(Status::Planned, finite..main + 1, "status-plan");
    }
    if (finite..=main).any(|i| {
        matches!(
            r.lemma(i),
            "schedule" | "reschedule" | "plan" | "set" | "due" | "expect" | "slate" | "arrange"
        )
    }) {
        let past = matches!(r.lower(finite), "was" | "were" | "had");
        if past && contradicted(r, main) {
            return Verdict::new(Status::Cancelled, finite..main + 1, "status-was-to-but");
        }
        return Verdict::new(Status::Planned, finite..main + 1, "status-plan");
    }
    let mut verdict = of_verb(r, main);
    // "the meeting comes as", "the visit underscores": the present says little
    verdict.explicit = verdict.explicit
        && matches!(
            r.lemma(main),
            "hold"
                | "take"
                | "begin"
                | "open"
                | "start"
                | "conclude"
                | "end"
                | "convene"
                | "resume"
                | "postpone"
                | "happen"
                | "occur"
                | "kick"
                | "get"
                | "place"
        );
    if matches!(r.tag(main), Tag::VBZ | Tag::VBP) && !verdict.explicit {
        verdict.rule = "status-present";
    }
    verdict
}
