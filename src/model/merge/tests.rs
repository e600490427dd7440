use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::extract::{Extraction, Issue, Meeting, Official, Participant, Party, Place, Role, When};
use crate::model::{Kind, Model, Override};
use crate::text::{Date, Document, Meta};
use crate::vocabulary::{Category, MeetingType, OfficialKind, ParticipantRole, Stance, Status};

type Read = (Document, Extraction);

/// A briefing of a day ("" for none) that says nothing yet.
fn briefing(id: &str, day: &str) -> Read {
    let meta = Meta {
        id: id.to_owned(),
        published: day.parse::<Date>().ok(),
        ..Meta::default()
    };
    (
        Document::read(meta, &format!("Text of {id}.")),
        Extraction::default(),
    )
}

trait Says: Sized {
    fn official(self, name: &str, title: &str, country: &'static str) -> Self;
    fn meeting(self, kind: MeetingType, status: Status, town: &str, when: &str) -> Self;
    fn issue(self, label: &str) -> Self;
}

impl Says for Read {
    fn official(mut self, name: &str, title: &str, country: &'static str) -> Read {
        let country = Some(country).filter(|code| !code.is_empty());
        self.1.officials.push(Official {
            name: name.to_owned(),
            kind: OfficialKind::Person,
            aliases: vec![],
            roles: vec![Role {
                title: title.to_owned(),
                organization: None,
                country,
            }],
            country,
            mentions: 1,
            evidence: vec![],
        });
        self
    }

    /// Of all officials named so far.
    fn meeting(mut self, kind: MeetingType, status: Status, town: &str, when: &str) -> Read {
        let participants = (0..self.1.officials.len()).map(|at| Participant {
            party: Party::Official(at),
            role: ParticipantRole::Participant,
        });
        let when = when.split_once('/').map(|(start, end)| When {
            text: when.to_owned(),
            start: start.parse().ok(),
            end: end.parse().ok(),
        });
        self.1.meetings.push(Meeting {
            label: "talks".to_owned(),
            kind,
            status,
            participants: participants.collect(),
            places: vec![Place {
                name: town.to_owned(),
                country: None,
            }],
            when,
            part_of: None,
            agenda: vec![],
            evidence: vec![],
        });
        self
    }

    fn issue(mut self, label: &str) -> Read {
        self.1.issues.push(Issue {
            label: label.to_owned(),
            category: Category::Other,
            stance: Stance::Discussion,
            raised_by: vec![],
            raised_with: vec![],
            countries: vec![],
            part_of: None,
            evidence: vec![],
        });
        self
    }
}

fn ids(model: &Model, kind: Kind) -> Vec<&str> {
    (0..model.len(kind) as u32)
        .map(|ix| model.id(kind, ix))
        .collect()
}

/// Two briefings that name one official each: what ids come of it.
fn two(first: (&str, &str, &'static str), second: (&str, &str, &'static str)) -> usize {
    Model::build(vec![
        briefing("a", "2024-04-22").official(first.0, first.1, first.2),
        briefing("b", "2024-04-23").official(second.0, second.1, second.2),
    ])
    .officials
    .len()
}

#[test]
fn namesakes_are_kept_apart() {
    for (first, second) in [
        (
            ("Wang Yi", "Foreign Minister", "CN"),
            ("Wang Yi", "Minister", "SG"),
        ),
        (
            ("George H. W. Bush", "President", "US"),
            ("George W. Bush", "President", "US"),
        ),
        (
            ("Li", "Premier", "CN"),
            ("Li Önal", "Foreign Minister", "NO"),
        ),
        (
            ("Berg", "Senator", "US"),
            ("Anna Berg", "Secretary of State", "US"),
        ),
        (
            ("Anna Berg", "Secretary of State", "US"),
            ("Karl Berg", "Secretary of State", "US"),
        ),
    ] {
        assert_eq!(two(first, second), 2, "{first:?} {second:?}");
    }
    // A document tells its people apart itself.
    let both = briefing("a", "")
        .official("Anna Berg", "Minister", "NO")
        .official("Anna Berg", "Minister", "NO");
    assert_eq!(ids(&Model::build(vec![both]), Kind::Official).len(), 2);
}

#[test]
fn one_person_in_several_briefings() {
    for (first, second) in [
        (
            ("Wang Yi", "Foreign Minister", "CN"),
            ("Wang Yi", "Director", "CN"),
        ),
        (
            ("Wang Yi", "Foreign Minister", "CN"),
            ("Wang Yi", "envoy", ""),
        ),
        (
            ("Antony J. Blinken", "Secretary", "US"),
            ("Antony Blinken", "Secretary", "US"),
        ),
        (
            ("Berg", "Secretary of State", "US"),
            ("Anna Berg", "Secretary of State", "US"),
        ),
        (
            ("Anna Berg", "Secretary of State", "US"),
            ("Berg", "Secretary of State", "US"),
        ),
    ] {
        assert_eq!(two(first, second), 1, "{first:?} {second:?}");
    }
    let model = Model::build(vec![
        briefing("c", "2024-06-01").official("Anna Berg", "President", "NO"),
        briefing("a", "2024-04-22").official("Anna Berg", "Foreign Minister", "NO"),
        briefing("b", "2024-05-01").official("Anna Berg", "foreign minister", "NO"),
    ]);
    let roles = model.officials[0].roles.iter();
    let dated = roles.map(|r| {
        let day = |day: Option<Date>| day.unwrap().to_string();
        (
            r.title.as_str(),
            day(r.first_reported),
            day(r.last_reported),
        )
    });
    let wanted = [
        ("President", "2024-06-01", "2024-06-01"),
        ("Foreign Minister", "2024-04-22", "2024-05-01"),
    ];
    let wanted = wanted.map(|(title, from, to)| (title, from.to_owned(), to.to_owned()));
    assert_eq!(dated.collect::<Vec<_>>(), wanted);
}

/// How many encounters two reports make, with the status of the first one.
fn reports(
    first: (&str, Status, &str, &str),
    second: (&str, Status, &str, &str),
) -> (usize, Status) {
    let report = |id: &str, (day, status, town, when): (&str, Status, &str, &str)| {
        briefing(id, day)
            .official("Anna Berg", "Foreign Minister", "NO")
            .official("Wang Yi", "Foreign Minister", "CN")
            .meeting(MeetingType::Bilateral, status, town, when)
    };
    let model = Model::build(vec![report("b", second), report("a", first)]);
    (model.meetings.len(), model.meetings[0].status)
}

#[test]
fn encounters_that_differ() {
    use Status::{Held, Planned};
    let week = "2024-04-22/2024-04-28";
    for (first, second) in [
        // Another week, another town, a year each, long after, planned again after it was held.
        (
            ("2024-04-22", Planned, "Oslo", week),
            ("2024-05-03", Held, "Oslo", "2024-05-02/2024-05-02"),
        ),
        (
            ("2024-04-22", Planned, "Oslo", week),
            ("2024-04-26", Held, "Bergen", "2024-04-25/2024-04-25"),
        ),
        (
            ("2024-04-22", Held, "", "2024-01-01/2024-12-31"),
            ("2024-04-26", Held, "", "2024-04-25/2024-04-25"),
        ),
        (
            ("2024-04-22", Planned, "Oslo", week),
            ("2024-07-01", Held, "Oslo", ""),
        ),
        (
            ("2024-04-26", Held, "Oslo", "2024-04-25/2024-04-25"),
            ("2024-04-27", Planned, "Oslo", ""),
        ),
        (("", Planned, "Oslo", ""), ("", Held, "Oslo", "")),
    ] {
        assert_eq!(reports(first, second).0, 2, "{first:?} {second:?}");
    }
}

#[test]
fn a_plan_becomes_a_fact() {
    use Status::{Cancelled, Held, Planned, Unconfirmed};
    let week = "2024-04-22/2024-04-28";
    for (first, second, status) in [
        (
            ("2024-04-20", Planned, "Oslo", week),
            ("2024-04-26", Held, "Oslo", "2024-04-26/2024-04-26"),
            Held,
        ),
        (
            ("2024-04-20", Planned, "Oslo", week),
            ("2024-04-23", Cancelled, "Oslo", ""),
            Cancelled,
        ),
        (
            ("2024-04-20", Unconfirmed, "Oslo", ""),
            ("2024-04-22", Planned, "Oslo", week),
            Planned,
        ),
        (
            ("2024-04-26", Planned, "Oslo", week),
            ("2024-04-26", Held, "Oslo", week),
            Held,
        ),
        (
            ("2024-04-20", Planned, "Oslo", ""),
            ("2024-04-25", Held, "Oslo", ""),
            Held,
        ),
    ] {
        assert_eq!(reports(first, second), (1, status), "{first:?} {second:?}");
    }
    let of = |id: &str, day: &str, status| {
        briefing(id, day)
            .official("Anna Berg", "Foreign Minister", "NO")
            .official("Wang Yi", "Foreign Minister", "CN")
            .meeting(MeetingType::Call, status, "Oslo", week)
    };
    let model = Model::build(vec![
        of("z", "2024-04-20", Planned),
        of("y", "2024-04-26", Held),
    ]);
    let history = model.meetings[0].history.iter();
    let history: Vec<_> = history
        .map(|r| (model.id(Kind::Briefing, r.briefing), r.status))
        .collect();
    assert_eq!(history, [("z", Planned), ("y", Held)]);
}

#[test]
fn overrides_merge_and_split() {
    let read = || {
        vec![
            briefing("a", "2024-04-22").official("Joe Moe", "President", "NO"),
            briefing("b", "2024-04-23").official("Joseph Moe", "President", "NO"),
            briefing("c", "2024-04-24").official("Joe Moe", "President", "NO"),
        ]
    };
    let merge = Override::Merge {
        kind: Kind::Official,
        id: "joseph-moe".to_owned(),
        others: vec!["joe-moe".to_owned(), "nobody".to_owned()],
    };
    let model = Model::build_with(read(), std::slice::from_ref(&merge));
    assert_eq!(ids(&model, Kind::Official), ["joseph-moe"]);
    assert_eq!(
        model.successor(Kind::Official, "joe-moe"),
        Some("joseph-moe")
    );
    assert_eq!(model.officials[0].briefings, [0, 1, 2]);
    assert_eq!(model.unknown_in(&merge), [""; 0]);

    let split = Override::Split {
        kind: Kind::Official,
        id: "joe-moe".to_owned(),
        briefings: vec!["a".to_owned(), "x".to_owned()],
    };
    let model = Model::build_with(read(), std::slice::from_ref(&split));
    let found = ids(&model, Kind::Official);
    assert_eq!(found.len(), 3);
    assert_eq!(model.officials[0].briefings, [2], "{found:?}");
    assert_eq!(model.unknown_in(&split), ["x"]);
}

/// Briefings that have much in common.
fn briefings() -> impl Strategy<Value = Vec<Read>> {
    const NAMES: [&str; 6] = [
        "Anna Berg",
        "Berg",
        "Wang Yi",
        "Wang",
        "Anna M. Berg",
        "Karl Berg",
    ];
    const TITLES: [&str; 2] = ["Foreign Minister", "President"];
    const COUNTRIES: [&str; 3] = ["NO", "CN", ""];
    const LABELS: [&str; 4] = ["human rights", "the human right", "trade", "Chinese trade"];
    let one = (
        0..12u8,
        proptest::collection::vec((0..NAMES.len(), 0..TITLES.len(), 0..COUNTRIES.len()), 0..3),
        proptest::collection::vec((0..Status::ALL.len(), 0..3u8), 0..2),
        proptest::collection::vec(0..LABELS.len(), 0..3),
    );
    proptest::collection::vec(one, 1..7).prop_map(|all| {
        let read = all
            .into_iter()
            .enumerate()
            .map(|(at, (day, officials, meetings, issues))| {
                let day = match day {
                    0 => String::new(),
                    day => format!("2024-04-{:02}", 2 * day),
                };
                let mut read = briefing(&format!("b{at}"), &day);
                for (name, title, country) in officials {
                    read = read.official(NAMES[name], TITLES[title], COUNTRIES[country]);
                }
                for (status, when) in meetings {
                    let when = match when {
                        0 => "",
                        1 => "2024-04-08/2024-04-14",
                        _ => "2024-04-10/2024-04-10",
                    };
                    read = read.meeting(MeetingType::Call, Status::ALL[status], "", when);
                }
                for label in issues {
                    read = read.issue(LABELS[label]);
                }
                read
            });
        read.collect()
    })
}

proptest! {
    #[test]
    fn the_order_of_files_never_matters(mut read in briefings(), turns in 0..7usize) {
        let first = Model::build(read.clone());
        let turns = turns % read.len();
        read.rotate_left(turns);
        read.reverse();
        prop_assert_eq!(first, Model::build(read));
    }

    #[test]
    fn what_is_added_later_renames_nothing(read in briefings()) {
        let (_, earlier) = read.split_last().unwrap();
        let before = Model::build(earlier.to_vec());
        let mut later = read.last().unwrap().clone();
        later.0.meta.published = "2025-01-01".parse().ok();
        let undated = earlier.iter().all(|(document, _)| document.meta.published.is_some());
        prop_assume!(undated);
        let after = Model::build([earlier, &[later]].concat());
        for kind in Kind::ALL {
            let now: BTreeSet<&str> = ids(&after, kind).into_iter().collect();
            for id in ids(&before, kind) {
                prop_assert!(now.contains(id) || after.successor(kind, id).is_some(), "{}", id);
            }
        }
    }
}
