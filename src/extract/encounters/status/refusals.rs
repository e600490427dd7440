//! What is called off, put off, refused or denied: the verbs that say so and what they govern.

use super::Verdict;
use super::verbs::group_start;
use crate::extract::encounters::senses::noun_sense;
use crate::extract::reading::Reading;
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
    let object = (verb + 1..r.len().min(verb + 5))
        .take_while(|&i| !r.tag(i).is_punct())
        .find(|&i| r.tag(i).is_noun());
    match object {
        Some(noun) => noun_sense(r, noun).is_some(),
        None => (group_start(r, verb)..verb).any(|i| r.lemma(i) == "be"),
    }
}

/// "was due to … but", "had hoped to … before": the past plan that a "but" takes back.
pub fn contradicted(r: &Reading, verb: usize) -> bool {
    let sentence = r.sentence_around(verb);
    (verb..sentence.end).any(|i| r.lower(i) == "but")
}
