//! The engine answers as a plain look at every entity would, whatever is asked of whatever dataset.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use briefing::Dataset;
use briefing::extract::{
    Extraction, Issue, Meeting, Official, Participant, Party, Place, Role, When,
};
use briefing::model::{Ix, Kind, Model};
use briefing::query::{
    Filter, Key, Op, Path, Query, Row, Share, Sort, SortBy, Target, Type, facetable, run, table,
};
use briefing::vocabulary::*;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::data::{document, says};

const NAMES: [&str; 7] = [
    "Ana Ruiz",
    "Li Önal",
    "Karl Moe",
    "Li Wei",
    "Øystein Ås",
    "Ana Moe",
    "Seán O’Brien",
];
const COUNTRIES: [&str; 4] = ["US", "CN", "NO", "ES"];
const SUBJECTS: [&str; 6] = [
    "human rights",
    "fishing quotas",
    "trade in grain",
    "the ceasefire",
    "rights at sea",
    "Norway's rights",
];
const TITLES: [&str; 3] = ["Foreign Minister", "President", "Minister of Trade"];
const DAYS: [&str; 4] = ["2024-04-20", "2024-04-22", "2024-05-03", "2025-01-01"];

/// What one text says, from a small stock, so that texts share people, places and subjects.
fn extraction() -> impl Strategy<Value = Extraction> {
    let official = (
        select(&NAMES[..]),
        select(&TITLES[..]),
        proptest::option::of(select(&COUNTRIES[..])),
    );
    let meeting = (
        vec((0..8usize, select(ParticipantRole::ALL)), 0..4),
        select(MeetingType::ALL),
        select(Status::ALL),
        proptest::option::of((select(&DAYS[..]), proptest::option::of(select(&DAYS[..])))),
        vec(select(&COUNTRIES[..]), 0..2),
        vec(any::<Index>(), 0..3),
    );
    let issue = (
        select(&SUBJECTS[..]),
        select(Category::ALL),
        select(Stance::ALL),
        vec(0..8usize, 0..3),
    );
    (vec(official, 1..5), vec(meeting, 0..5), vec(issue, 1..4)).prop_map(
        |(officials, meetings, issues)| {
            let officials: BTreeMap<&str, _> = officials
                .into_iter()
                .map(|(name, title, country)| (name, (title, country)))
                .collect();
            let count = officials.len();
            // Beyond the officials: countries and a body, where no person is named.
            let party = move |at: usize| match at {
                at if at < count => Party::Official(at),
                7 => Party::Organization("NATO".to_owned()),
                at => Party::Country(COUNTRIES[at % COUNTRIES.len()]),
            };
            let here = document("any", None, &text());
            let subjects: BTreeMap<&str, _> = issues
                .into_iter()
                .map(|(label, c, s, by)| (label, (c, s, by)))
                .collect();
            let issues: Vec<Issue> = subjects
                .into_iter()
                .map(|(label, (category, stance, by))| Issue {
                    label: label.to_owned(),
                    category,
                    stance,
                    raised_by: by.into_iter().map(party).collect(),
                    raised_with: vec![],
                    countries: vec![],
                    part_of: None,
                    evidence: vec![says(&here, Field::Mention, label)],
                })
                .collect();
            let meetings =
                meetings
                    .into_iter()
                    .map(
                        |(participants, kind, status, when, places, agenda)| Meeting {
                            label: format!("{kind} of {}", participants.len()),
                            kind,
                            status,
                            participants: participants
                                .into_iter()
                                .map(|(at, role)| Participant {
                                    party: party(at),
                                    role,
                                })
                                .collect(),
                            places: places
                                .into_iter()
                                .map(|code| Place {
                                    name: code.to_lowercase(),
                                    country: Some(code),
                                })
                                .collect(),
                            when: when.map(|(start, end)| When {
                                text: "then".to_owned(),
                                start: Some(start.parse().unwrap()),
                                end: end.map(|end| end.parse().unwrap()),
                            }),
                            part_of: None,
                            agenda: agenda
                                .into_iter()
                                .map(|at| at.index(issues.len()))
                                .collect(),
                            evidence: vec![says(&here, Field::Mention, "met")],
                        },
                    );
            Extraction {
                officials: officials
                    .iter()
                    .map(|(name, (title, country))| Official {
                        name: (*name).to_owned(),
                        kind: OfficialKind::Person,
                        aliases: vec![],
                        roles: vec![Role {
                            title: (*title).to_owned(),
                            organization: None,
                            country: *country,
                        }],
                        country: *country,
                        mentions: name.len(),
                        evidence: vec![says(&here, Field::Mention, name)],
                    })
                    .collect(),
                meetings: meetings.collect(),
                issues: issues.clone(),
            }
        },
    )
}

/// A text that has all of the stock's words.
fn text() -> String {
    format!("They met. {}. {}.", NAMES.join(", "), SUBJECTS.join(", "))
}

fn dataset() -> impl Strategy<Value = Dataset> {
    vec(
        (extraction(), proptest::option::of(select(&DAYS[..]))),
        1..4,
    )
    .prop_map(|texts| {
        let read = texts
            .into_iter()
            .enumerate()
            .map(|(at, (said, day))| (document(&format!("text-{at}"), day, &text()), said));
        Dataset::from_extractions(read.collect())
    })
}

/// What a question is made of, before it is known what can be asked.
type Choice = (Index, Index, Vec<Index>);

/// A filter on any field, mostly for values that there are.
fn filter(model: &Model, kind: Kind, (path, op, values): &Choice) -> Filter {
    let paths: Vec<Path> = table(kind).paths().collect();
    let path = *path.get(&paths);
    let ops: Vec<Op> = std::iter::once(Op::Eq)
        .chain(Op::NAMED)
        .filter(|op| path.suits(*op))
        .collect();
    let op = *op.get(&ops);
    let mut known: Vec<Key> = (0..model.len(kind) as Ix)
        .flat_map(|ix| rows(model, path, ix))
        .flat_map(|row| keys(model, path, row))
        .collect();
    known.extend(match path.field().ty {
        Type::Date => DAYS.map(|day| Key::Date(day.parse().unwrap())).to_vec(),
        Type::Number => vec![Key::Number(2)],
        Type::Share => vec![Key::Share(Share::of_hundredths(70))],
        _ => vec![Key::Text("li".to_owned())],
    });
    let values: Vec<Key> = values
        .iter()
        .map(|at| match op {
            Op::IsNull => Key::Number(at.index(2) as i64),
            // A part of a value, for those operators that look for one.
            Op::Contains | Op::StartsWith => {
                let chars: Vec<char> = at.get(&known).text().chars().collect();
                let start = match op {
                    Op::Contains => at.index(chars.len().max(1)),
                    _ => 0,
                };
                Key::Text(chars.iter().skip(start).take(1 + at.index(6)).collect())
            }
            _ => at.get(&known).clone(),
        })
        .collect();
    Filter {
        path,
        op,
        shown: values.iter().map(Key::to_string).collect(),
        values,
    }
}

/// The rows at the end of a path.
fn rows(model: &Model, path: Path, ix: Ix) -> Vec<Row> {
    match path.relation().map(|relation| relation.target) {
        None => vec![Row { owner: ix, nth: 0 }],
        Some(Target::Entities { links, .. }) => links(model, ix)
            .into_iter()
            .map(|owner| Row { owner, nth: 0 })
            .collect(),
        Some(Target::Items { count, .. }) => (0..count(model, ix))
            .map(|nth| Row { owner: ix, nth })
            .collect(),
    }
}

fn keys(model: &Model, path: Path, row: Row) -> Vec<Key> {
    let mut keys = Vec::new();
    (path.field().read)(model, row, &mut |value| keys.push(value.into()));
    keys
}

fn matches(op: Op, key: &Key, value: &Key) -> bool {
    match op {
        Op::Contains => key.text().contains(value.text()),
        Op::StartsWith => key.text().starts_with(value.text()),
        Op::Gte => key >= value,
        Op::Lte => key <= value,
        _ => key == value,
    }
}

/// Whether all filters hold of an entity.
fn holds(model: &Model, ix: Ix, filters: &[Filter]) -> bool {
    let any = |filter: &Filter, row: Row| {
        keys(model, filter.path, row).iter().any(|key| {
            filter
                .values
                .iter()
                .any(|value| matches(filter.op, key, value))
        })
    };
    let alone = |filter: &Filter| {
        let here = rows(model, filter.path, ix);
        let has = |value: &Key| {
            here.iter()
                .any(|row| keys(model, filter.path, *row).contains(value))
        };
        let empty = here
            .iter()
            .all(|row| keys(model, filter.path, *row).is_empty());
        match filter.op {
            Op::Not => !filter.values.iter().any(has),
            Op::All => filter.values.iter().all(has),
            Op::IsNull => filter
                .values
                .iter()
                .any(|value| (*value == Key::Number(1)) == empty),
            _ => here.iter().any(|row| any(filter, *row)),
        }
    };
    let joint = |filter: &&Filter| {
        filter.path.relation.is_some() && !matches!(filter.op, Op::Not | Op::All | Op::IsNull)
    };
    filters.iter().filter(|f| !joint(f)).all(alone)
        && filters.iter().filter(joint).all(|one| {
            // All that is asked of a relation holds of the same one at its other end.
            let same: Vec<&Filter> = filters
                .iter()
                .filter(joint)
                .filter(|f| f.path.relation == one.path.relation)
                .collect();
            rows(model, one.path, ix)
                .into_iter()
                .any(|row| same.iter().all(|filter| any(filter, row)))
        })
}

/// The order of two entities: without a value last, the id decides between equals.
fn order(model: &Model, query: &Query, a: Ix, b: Ix) -> Ordering {
    for sort in &query.sort {
        let SortBy::Field(field) = sort.by else {
            continue;
        };
        let path = Path {
            kind: query.kind,
            relation: None,
            field,
        };
        let value = |ix| {
            keys(model, path, Row { owner: ix, nth: 0 })
                .into_iter()
                .next()
        };
        let decided = match (value(a), value(b)) {
            (Some(a), Some(b)) if sort.descending => b.cmp(&a),
            (Some(a), Some(b)) => a.cmp(&b),
            (a, b) => b.is_some().cmp(&a.is_some()),
        };
        if decided != Ordering::Equal {
            return decided;
        }
    }
    model.id(query.kind, a).cmp(model.id(query.kind, b))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]
    #[test]
    fn as_a_look_at_every_entity(
        dataset in dataset(),
        kind in select(&Kind::ALL[..]),
        filters in vec(any::<(Index, Index)>().prop_flat_map(|(a, b)| (Just(a), Just(b), vec(any::<Index>(), 1..3))), 0..4),
        sorts in vec(any::<(Index, bool)>(), 0..3),
        facets in vec(any::<Index>(), 0..3),
        limit in 1..4usize,
    ) {
        let model = &dataset.model;
        let mut query = Query { limit, ..Query::all(kind) };
        for filter in filters.iter().map(|choice| filter(model, kind, choice)) {
            if query.filters.iter().all(|known| (known.path, known.op) != (filter.path, filter.op)) {
                query.filters.push(filter);
            }
        }
        let sortable: Vec<usize> = (0..table(kind).fields.len()).filter(|at| table(kind).fields[*at].sort).collect();
        query.sort = sorts.iter().map(|(at, descending)| Sort { by: SortBy::Field(*at.get(&sortable)), descending: *descending }).collect();
        let countable: Vec<Path> = table(kind).paths().filter(facetable).collect();
        query.facets = facets.iter().map(|at| *at.get(&countable)).collect();

        let mut expected: Vec<Ix> = (0..model.len(kind) as Ix).filter(|ix| holds(model, *ix, &query.filters)).collect();
        expected.sort_by(|a, b| order(model, &query, *a, *b));

        let mut found = Vec::new();
        loop {
            let page = run(model, &dataset.index, &query);
            prop_assert_eq!(page.total, expected.len());
            prop_assert!(page.rows.len() <= limit);
            found.extend(page.rows);
            for facet in &page.facets {
                let mut counts: BTreeMap<String, usize> = BTreeMap::new();
                let mut missing = 0;
                for ix in &expected {
                    let mut own: Vec<Key> = rows(model, facet.path, *ix).into_iter().flat_map(|row| keys(model, facet.path, row)).collect();
                    own.sort();
                    own.dedup();
                    missing += usize::from(own.is_empty());
                    for key in own {
                        *counts.entry(key.to_string()).or_default() += 1;
                    }
                }
                prop_assert_eq!((facet.distinct, facet.missing), (counts.len(), missing));
                let shown = facet.counts.iter().map(|count| (briefing::model::fold(&count.value), count.count));
                prop_assert_eq!(shown.collect::<BTreeMap<_, _>>(), counts);
            }
            match page.next {
                Some(next) => query.after = Some(next),
                None => break,
            }
        }
        prop_assert_eq!(found, expected);
    }
}
