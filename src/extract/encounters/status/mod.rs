//! Planned, held or in doubt: what tense, modality, negation and the governing words say of an encounter.

mod doubt;
mod nouns;
mod offers;
mod predicate;
mod refusals;
mod verbs;

use std::ops::Range;

use crate::extract::reading::Reading;
use crate::vocabulary::Status;

pub use nouns::{of_noun, programme_of};
pub use offers::refused;
pub use refusals::cancels;
pub use verbs::{governor, group_start, negated, of_verb};

/// What the words say of whether an encounter takes place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The status; none for what is hypothetical, generic or denied in general.
    pub status: Option<Status>,
    /// The deciding words.
    pub words: Range<usize>,
    /// The rule that decided.
    pub rule: &'static str,
    /// Whether the deciding words stand at the encounter itself rather than being a default.
    pub explicit: bool,
}

impl Verdict {
    pub fn new(status: Status, words: Range<usize>, rule: &'static str) -> Verdict {
        Verdict {
            status: Some(status),
            words,
            rule,
            explicit: true,
        }
    }
    pub fn none(words: Range<usize>, rule: &'static str) -> Verdict {
        Verdict {
            status: None,
            words,
            rule,
            explicit: true,
        }
    }
    /// Whether it could have been and was not: told in the past of a day that is over.
    pub fn lapsed(&self) -> bool {
        matches!(
            self.rule,
            "status-negated-past" | "status-without" | "status-avoided"
        )
    }
    /// Left open by the words.
    pub fn open(words: Range<usize>, rule: &'static str) -> Verdict {
        Verdict::new(Status::Unconfirmed, words, rule)
    }
    /// "is due in", "was expected in": a plan, unless its clause takes it back.
    pub fn expected(r: &Reading, i: usize) -> Verdict {
        let group = group_start(r, i)..i + 1;
        if group
            .clone()
            .any(|k| matches!(r.lower(k), "not" | "n't" | "never" | "no"))
        {
            return Verdict::new(Status::Cancelled, group, "status-negated-plan");
        }
        // "was expected in Rome on Monday but stayed at home"
        let was = group.clone().any(|k| matches!(r.lower(k), "was" | "were"));
        if was && refusals::contradicted(r, i) {
            return Verdict::new(Status::Cancelled, group, "status-was-to-but");
        }
        Verdict::new(Status::Planned, group, "status-plan")
    }
    /// "before going to": it had not come yet.
    pub fn ahead(words: Range<usize>) -> Verdict {
        Verdict::weak(Status::Planned, words, "status-before")
    }
    /// "is in": it goes on.
    pub fn now(words: Range<usize>) -> Verdict {
        Verdict::new(Status::Ongoing, words, "status-present-stay")
    }
    pub fn weak(status: Status, words: Range<usize>, rule: &'static str) -> Verdict {
        Verdict {
            status: Some(status),
            words,
            rule,
            explicit: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::encounters::fixtures::check;

    #[test]
    fn planned_held_or_open() {
        check(&[
            // what the day was once fixed for
            (
                "President Ana Silva scrapped a meeting with Prime Minister Jan Novak planned for Friday.",
                &["bilateral | cancelled | Ana Silva; Jan Novak | 2024-05-17"],
            ),
            (
                "Foreign Minister Eva Kiss had to call off a planned trip to Oslo.",
                &["visit | cancelled | Eva Kiss | Oslo"],
            ),
            (
                "A visit by President Ana Silva to Oslo scheduled for Friday was cancelled.",
                &["visit | cancelled | Ana Silva | Oslo | 2024-05-17"],
            ),
            (
                "President Ana Silva did not cancel her visit to Oslo planned for Friday.",
                &["visit | planned | Ana Silva | Oslo | 2024-05-17"],
            ),
            // asked, not done
            (
                "President Ana Silva invited Prime Minister Jan Novak to visit Oslo in October.",
                &["visit | unconfirmed | Jan Novak | Oslo | 2024-10-01..2024-10-31"],
            ),
            (
                "Foreign Minister Eva Kiss urged Prime Minister Jan Novak to meet President Ana Silva.",
                &["bilateral | unconfirmed | Jan Novak; Ana Silva"],
            ),
            (
                "President Ana Silva asked Prime Minister Jan Novak to visit Oslo, but he declined.",
                &["visit | cancelled | Jan Novak | Oslo"],
            ),
            (
                "President Ana Silva asked Prime Minister Jan Novak to visit Oslo in June, and he accepted.",
                &["visit | planned | Jan Novak | Oslo | 2024-06-01..2024-06-30"],
            ),
            (
                "President Ana Silva's programme includes a call on Prime Minister Jan Novak.",
                &["bilateral | planned | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva turned down an invitation to talks with Prime Minister Jan Novak.",
                &["bilateral | cancelled | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva did not meet Prime Minister Jan Novak on Monday.",
                &["bilateral | cancelled | Ana Silva; Jan Novak | 2024-05-13"],
            ),
            (
                "A meeting between President Ana Silva and Prime Minister Jan Novak, set for Thursday, was dropped because of a strike.",
                &["bilateral | cancelled | Ana Silva; Jan Novak | 2024-05-16"],
            ),
            (
                "President Ana Silva's visit to Rome, announced in April, has been cancelled.",
                &["visit | cancelled | Ana Silva | Rome"],
            ),
            (
                "President Ana Silva is in Rome. A stop in London has been added to her programme.",
                &[
                    "visit | ongoing | Ana Silva | Rome",
                    "visit | planned | Ana Silva | London",
                ],
            ),
            (
                "President Ana Silva is set to meet Prime Minister Jan Novak.",
                &["bilateral | planned | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva is expected to meet Prime Minister Jan Novak.",
                &["bilateral | planned | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva may meet Prime Minister Jan Novak.",
                &["bilateral | unconfirmed | Ana Silva; Jan Novak"],
            ),
            (
                "It is unclear if President Ana Silva will meet Prime Minister Jan Novak.",
                &["bilateral | unconfirmed | Ana Silva; Jan Novak"],
            ),
            (
                "Officials could not say whether President Ana Silva would meet Prime Minister Jan Novak.",
                &["bilateral | unconfirmed | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva will not meet Prime Minister Jan Novak.",
                &["bilateral | cancelled | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva refused to meet Prime Minister Jan Novak.",
                &["bilateral | cancelled | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva was to meet Prime Minister Jan Novak, but the storm kept her away.",
                &["bilateral | cancelled | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva was to have met Prime Minister Jan Novak on Monday.",
                &["bilateral | cancelled | Ana Silva; Jan Novak | 2024-05-13"],
            ),
            (
                "President Ana Silva had planned to travel to Oslo.",
                &["visit | cancelled | Ana Silva | Oslo"],
            ),
            (
                "President Ana Silva postponed her visit to Oslo.",
                &["visit | cancelled | Ana Silva | Oslo"],
            ),
            (
                "Will President Ana Silva meet Prime Minister Jan Novak?",
                &["bilateral | unconfirmed | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva is considering a visit to Oslo.",
                &["visit | unconfirmed | Ana Silva | Oslo"],
            ),
            (
                "President Ana Silva ruled out a meeting with Prime Minister Jan Novak.",
                &["bilateral | cancelled | Ana Silva; Jan Novak"],
            ),
            (
                "A meeting between President Ana Silva and Prime Minister Jan Novak is still being arranged.",
                &["bilateral | unconfirmed | Ana Silva; Jan Novak"],
            ),
            (
                "A stop in Cairo is possible. President Ana Silva travels to Tunis on Friday.",
                &["visit | planned | Ana Silva | Tunis | 2024-05-17"],
            ),
            (
                "President Ana Silva travels to Tunis on Friday. A stop in Cairo is also possible.",
                &[
                    "visit | planned | Ana Silva | Tunis | 2024-05-17",
                    "visit | unconfirmed | Ana Silva | Cairo",
                ],
            ),
            (
                "President Ana Silva looks forward to meeting Prime Minister Jan Novak again.",
                &[],
            ),
            (
                "President Ana Silva is likely to meet Prime Minister Jan Novak in June.",
                &["bilateral | planned | Ana Silva; Jan Novak | 2024-06-01..2024-06-30"],
            ),
            (
                "Nothing had been fixed for a meeting between President Ana Silva and Prime Minister Jan Novak.",
                &["bilateral | unconfirmed | Ana Silva; Jan Novak"],
            ),
            (
                "Neither side would confirm a meeting between President Ana Silva and Prime Minister Jan Novak.",
                &["bilateral | unconfirmed | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva has agreed in principle to meet Prime Minister Jan Novak.",
                &["bilateral | planned | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva proposed a summit with Prime Minister Jan Novak in Geneva.",
                &["bilateral | unconfirmed | Ana Silva; Jan Novak | Geneva"],
            ),
            (
                "Should President Ana Silva meet Prime Minister Jan Novak, shares would rise.",
                &["bilateral | unconfirmed | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva would like to visit Oslo.",
                &["visit | unconfirmed | Ana Silva | Oslo"],
            ),
            (
                "There are no plans for a meeting between President Ana Silva and Prime Minister Jan Novak.",
                &["bilateral | cancelled | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva scrapped plans for a meeting with Prime Minister Jan Novak.",
                &["bilateral | cancelled | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva dropped her plans for a visit to Oslo.",
                &["visit | cancelled | Ana Silva | Oslo"],
            ),
            (
                "President Ana Silva confirmed plans for a visit to Oslo.",
                &["visit | planned | Ana Silva | Oslo"],
            ),
            (
                "President Ana Silva was to meet King Olav on Monday but refused to say more.",
                &["bilateral | planned | Ana Silva; Olav | 2024-05-20"],
            ),
            (
                "Prime Minister Jan Novak was expected in Lima on Monday but arrived on Tuesday.",
                &["visit | planned | Jan Novak | Lima | 2024-05-20"],
            ),
            (
                "Prime Minister Jan Novak was expected in Lima on Monday but stayed at home.",
                &["visit | cancelled | Jan Novak | Lima | 2024-05-13"],
            ),
            (
                "President Ana Silva has no plans to meet Prime Minister Jan Novak.",
                &["bilateral | unconfirmed | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva accepted an invitation to visit Oslo.",
                &["visit | planned | Ana Silva | Oslo"],
            ),
            (
                "President Ana Silva declined an invitation to visit Oslo.",
                &["visit | cancelled | Ana Silva | Oslo"],
            ),
            (
                "Foreign Minister Eva Kiss asked to see President Ana Silva and was refused.",
                &["bilateral | cancelled | Eva Kiss; Ana Silva"],
            ),
            (
                "Foreign Minister Eva Kiss had been invited to Oslo but declined.",
                &["visit | cancelled | Eva Kiss | Oslo"],
            ),
            (
                "President Ana Silva dropped the trip to Oslo.",
                &["visit | cancelled | Ana Silva | Oslo"],
            ),
            (
                "A planned visit by President Ana Silva to Oslo fell through.",
                &["visit | cancelled | Ana Silva | Oslo"],
            ),
            (
                "A meeting between President Ana Silva and Prime Minister Jan Novak has not been confirmed.",
                &["bilateral | unconfirmed | Ana Silva; Jan Novak"],
            ),
            (
                "A visit by President Ana Silva to Oslo is under discussion.",
                &["visit | unconfirmed | Ana Silva | Oslo"],
            ),
            (
                "Talks between President Ana Silva and Prime Minister Jan Novak are under way in Oslo.",
                &["bilateral | ongoing | Ana Silva; Jan Novak | Oslo"],
            ),
            (
                "President Ana Silva is planning a visit to Oslo.",
                &["visit | planned | Ana Silva | Oslo"],
            ),
        ]);
    }
}
