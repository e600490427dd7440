//! What is called off, put off, refused or denied: the verbs that say so and what they govern.

use super::Verdict;
use super::verbs::group_start;
use crate::extract::encounters::senses::{noun_sense, verb_senses};
use crate::extract::reading::Reading;
use crate::lexicon::VerbClass;
use crate::syntax::Rel;
use crate::vocabulary::Status;

/// Verbs and phrases that say an encounter does not take place.
const CANCELLING: &[&str] = &[
    "cancel", "postpone", "scrap", "shelve", "abandon", "suspend", "delay", "skip", "scratch",
    "defer", "refuse", "decline", "reject", "boycott", "snub", "deny", "veto", "block", "axe",
    "nix", "scuttle", "torpedo", "scupper", "derail", "abort", "scrub", "forgo", "thwart",
    "forbid",
];

/// "called off the talks", "refused to meet", "ruled out a meeting".
pub fn under_cancelling(r: &Reading, i: usize) -> Option<Verdict> {
    // "stayed away when X gathered the envoys": told beside it
    let beside = r.rel(i) == Rel::Advcl
        && r.children(i).iter().any(|&c| {
            matches!(
                r.lower(c),
                "when" | "after" | "before" | "as" | "while" | "because" | "since"
            )
        });
    if beside {
        return None;
    }
    for h in r.ancestors(i).take(3) {
        if !r.tag(h).is_verb() {
            if r.tag(h).is_noun() && matches!(r.lemma(h), "cancellation" | "postponement") {
                return Some(Verdict::new(
                    Status::Cancelled,
                    h..h + 1,
                    "status-cancelled",
                ));
            }
            continue;
        }
        if cancels(r, h) {
            return Some(Verdict::new(
                Status::Cancelled,
                h..h + 1,
                "status-cancelled",
            ));
        }
        if matches!(r.rel(i), Rel::Advcl | Rel::Parataxis) {
            break;
        }
    }
    None
}

/// "reports that they had met were false", "brushed off a claim that he had met X", "a rumour that he would come is untrue".
pub fn told_untrue(r: &Reading, verb: usize) -> Option<Verdict> {
    let sentence = r.sentence_around(verb);
    let that = (sentence.start + 1..verb).rev().take(14).find(|&i| {
        r.lower(i) == "that"
            && matches!(
                r.lemma(i - 1),
                "report"
                    | "claim"
                    | "rumour"
                    | "rumor"
                    | "suggestion"
                    | "allegation"
                    | "story"
                    | "assertion"
                    | "speculation"
                    | "insinuation"
            )
    })?;
    let untrue = |i: usize| {
        let next = |n: usize| {
            if i + n < sentence.end {
                r.lower(i + n)
            } else {
                ""
            }
        };
        matches!(
            r.lower(i),
            "false"
                | "untrue"
                | "baseless"
                | "unfounded"
                | "groundless"
                | "invention"
                | "invented"
                | "fabrication"
                | "fabricated"
                | "nonsense"
                | "fiction"
                | "wrong"
                | "denied"
                | "denies"
                | "denying"
                | "dismissed"
                | "dismisses"
                | "rejected"
                | "rebutted"
                | "refuted"
                | "scotched"
        ) || r.lower(i) == "without" && matches!(next(1), "foundation" | "basis" | "substance")
            || r.lemma(i) == "brush" && matches!(next(1), "off" | "aside")
            || r.lemma(i) == "no" && next(1) == "truth"
    };
    let said = (sentence.start..sentence.end).find(|&i| untrue(i));
    Some(match said {
        Some(i) => Verdict::new(Status::Cancelled, i..i + 1, "status-denied"),
        None => Verdict::open(that - 1..that, "status-rumour"),
    })
}

/// Whether a verb says that its object does not take place.
pub fn cancels(r: &Reading, verb: usize) -> bool {
    let lemma = r.lemma(verb);
    if CANCELLING.contains(&lemma) {
        let to_say = r.child(verb, &[Rel::Xcomp]).is_some_and(|x| {
            matches!(
                r.lemma(x),
                "say" | "comment" | "confirm" | "discuss" | "reveal" | "name" | "elaborate"
            )
        });
        let named_refusal = r.rel(verb) == Rel::AclRelcl && matches!(lemma, "decline" | "refuse");
        return !to_say && !named_refusal;
    }
    let next = if verb + 1 < r.len() {
        r.lower(verb + 1)
    } else {
        ""
    };
    if lemma == "drop" {
        return drops_occasion(r, verb);
    }
    let away = (verb + 1..r.len().min(verb + 3)).any(|i| r.lower(i) == "hold")
        && next == "on"
        && lemma == "put";
    away || matches!(
        (lemma, next),
        ("call" | "put" | "break", "off")
            | ("pull" | "back" | "drop" | "bow", "out")
            | ("rule", "out")
            | ("fall", "through")
            | ("stay", "away")
            | ("withdraw", "from")
            | ("turn", "down")
            | ("strike", "from" | "off")
            | ("brush", "aside")
            | ("fail", "to")
    ) || r.children(verb).iter().any(|&c| {
        r.rel(c) == Rel::CompoundPrt
            && matches!(
                (lemma, r.lower(c)),
                ("call" | "put" | "break", "off") | ("rule", "out") | ("fall", "through")
            )
    })
}

/// "dropped the trip", "the stopover has been dropped": an occasion let go.
fn drops_occasion(r: &Reading, verb: usize) -> bool {
    // "was dropped because of a strike": a noun behind the passive is no object
    if (group_start(r, verb)..verb).any(|i| r.lemma(i) == "be") {
        return true;
    }
    (verb + 1..r.len().min(verb + 5))
        .take_while(|&i| !r.tag(i).is_punct())
        .find(|&i| r.tag(i).is_noun())
        .is_some_and(|noun| noun_sense(r, noun).is_some() || r.lemma(noun) == "plan")
}

/// "was due to … but", "had hoped to … before": the past plan that a "but" takes back.
pub fn contradicted(r: &Reading, verb: usize) -> bool {
    let end = r.sentence_around(verb).end;
    let Some(but) = (verb..end).find(|&i| r.lower(i) == "but") else {
        return false;
    };
    // "but arrived on Tuesday", "but declined to say more": that takes nothing back
    let instead = (but + 1..end).find(|&i| r.tag(i).is_verb());
    !instead.is_some_and(|i| comes(r, i) || CANCELLING.contains(&r.lemma(i)) && !cancels(r, i))
}

fn comes(r: &Reading, verb: usize) -> bool {
    verb_senses(r, verb)
        .iter()
        .any(|s| s.class == VerbClass::Arrive)
}
