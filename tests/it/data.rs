//! A small dataset made by hand, so that these tests do not change with the rules that read texts.

use briefing::Dataset;
use briefing::extract::{
    Evidence, Extraction, Issue, Meeting, Official, Participant, Party, Place, Role, Rule, When,
};
use briefing::text::{Date, Document, Meta, Paragraph, Sentence, Span};
use briefing::vocabulary::*;

/// A document whose lines are its sentences and paragraphs.
pub fn document(id: &str, published: Option<&str>, text: &str) -> Document {
    let mut sentences = Vec::new();
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let span = Span::new(start, start + line.len());
        let at = sentences.len();
        sentences.push(Sentence {
            span,
            tokens: 0..0,
            paragraph: at,
        });
        paragraphs.push(Paragraph {
            span,
            sentences: at..at + 1,
            content: true,
        });
        start += line.len() + 1;
    }
    Document {
        meta: Meta {
            id: id.to_owned(),
            title: Some(format!("Title of {id}")),
            published: published.map(|date| date.parse::<Date>().unwrap()),
            source: Some("Our own account".to_owned()),
            url: None,
            language: Some("en".to_owned()),
            licence: None,
        },
        text: text.into(),
        tokens: Vec::new(),
        sentences,
        paragraphs,
    }
}

/// Evidence for the first occurrence of some words.
pub fn says(document: &Document, field: Field, words: &str) -> Evidence {
    let start = document
        .text
        .find(words)
        .unwrap_or_else(|| panic!("no {words:?}"));
    let span = Span::new(start, start + words.len());
    Evidence::new(span, field, Rule::new("test.rule"))
}

fn person(document: &Document, name: &str, title: &str, country: &'static str) -> Official {
    Official {
        name: name.to_owned(),
        kind: OfficialKind::Person,
        aliases: vec![name.split(' ').next_back().unwrap().to_owned()],
        roles: vec![Role {
            title: title.to_owned(),
            organization: None,
            country: Some(country),
        }],
        country: Some(country),
        mentions: 2,
        evidence: vec![
            says(document, Field::Mention, name),
            says(document, Field::Role, title),
        ],
    }
}

fn side(party: Party, role: ParticipantRole) -> Participant {
    Participant { party, role }
}

fn place(name: &str, country: &'static str) -> Place {
    Place {
        name: name.to_owned(),
        country: Some(country),
    }
}

fn when(text: &str, start: &str, end: &str) -> Option<When> {
    Some(When {
        text: text.to_owned(),
        start: Some(start.parse().unwrap()),
        end: Some(end.parse().unwrap()),
    })
}

const FIRST: &str = "“Naïve” talk aside, Secretary of State Anna Berg is set to travel to Norland this week.\n\
She is to hold talks with Foreign Minister Li Önal in Oslo, and it is unclear if she will meet President Karl Moe.\n\
She will raise human rights, unfair trade practices and the ceasefire in Sudan.\n\
Officials from the G7 met in Capri last week.";

const SECOND: &str = "Foreign Minister Li Önal spoke by telephone with Prime Minister Ana Ruiz on Friday.\n\
They discussed human rights and fishing quotas.";

/// The documents with what they say.
pub fn read() -> Vec<(Document, Extraction)> {
    vec![first(), second()]
}

/// The dataset of both documents.
pub fn dataset() -> Dataset {
    Dataset::from_extractions(read())
}

fn first() -> (Document, Extraction) {
    let d = document("berg-visit", Some("2024-04-22"), FIRST);
    let officials = vec![
        person(&d, "Anna Berg", "Secretary of State", "US"),
        person(&d, "Li Önal", "Foreign Minister", "NO"),
        person(&d, "Karl Moe", "President", "NO"),
        Official {
            name: "Officials from the G7".to_owned(),
            kind: OfficialKind::Group,
            aliases: vec![],
            roles: vec![],
            country: None,
            mentions: 1,
            evidence: vec![says(&d, Field::Mention, "Officials from the G7")],
        },
    ];
    let meeting = |label: &str, kind, status, participants, places, when, part_of, words| Meeting {
        label: label.to_owned(),
        kind,
        status,
        participants,
        places,
        when,
        part_of,
        agenda: vec![],
        evidence: vec![
            says(&d, Field::Mention, words),
            says(&d, Field::Status, "is set to"),
        ],
    };
    let meetings = vec![
        Meeting {
            agenda: vec![0, 1, 2],
            ..meeting(
                "Anna Berg – Norland",
                MeetingType::Visit,
                Status::Planned,
                vec![
                    side(Party::Official(0), ParticipantRole::Visitor),
                    side(Party::Country("NO"), ParticipantRole::Host),
                ],
                vec![place("Norland", "NO")],
                when("this week", "2024-04-22", "2024-04-28"),
                None,
                "travel to Norland",
            )
        },
        Meeting {
            agenda: vec![0],
            ..meeting(
                "Anna Berg – Li Önal",
                MeetingType::Bilateral,
                Status::Planned,
                vec![
                    side(Party::Official(0), ParticipantRole::Visitor),
                    side(Party::Official(1), ParticipantRole::Host),
                ],
                vec![place("Oslo", "NO")],
                None,
                Some(0),
                "hold talks",
            )
        },
        meeting(
            "Anna Berg – Karl Moe",
            MeetingType::Bilateral,
            Status::Unconfirmed,
            vec![
                side(Party::Official(0), ParticipantRole::Participant),
                side(Party::Official(2), ParticipantRole::Participant),
            ],
            vec![],
            None,
            Some(0),
            "will meet",
        ),
        meeting(
            "G7",
            MeetingType::Multilateral,
            Status::Held,
            vec![
                side(Party::Official(3), ParticipantRole::Participant),
                side(
                    Party::Organization("G7".to_owned()),
                    ParticipantRole::Participant,
                ),
            ],
            vec![place("Capri", "IT")],
            when("last week", "2024-04-15", "2024-04-21"),
            None,
            "met in Capri",
        ),
    ];
    let issue = |label: &str, category, stance, countries: Vec<&'static str>| Issue {
        label: label.to_owned(),
        category,
        stance,
        raised_by: vec![Party::Official(0)],
        raised_with: vec![Party::Country("NO")],
        countries,
        part_of: None,
        evidence: vec![says(&d, Field::Mention, label)],
    };
    let issues = vec![
        issue(
            "human rights",
            Category::HumanRights,
            Stance::Concern,
            vec![],
        ),
        issue(
            "unfair trade practices",
            Category::Economy,
            Stance::Concern,
            vec![],
        ),
        issue(
            "ceasefire in Sudan",
            Category::Conflict,
            Stance::Discussion,
            vec!["SD"],
        ),
    ];
    (
        d.clone(),
        Extraction {
            officials,
            meetings,
            issues,
        },
    )
}

fn second() -> (Document, Extraction) {
    let d = document("telephone", Some("2024-05-03"), SECOND);
    let officials = vec![
        person(&d, "Li Önal", "Foreign Minister", "NO"),
        person(&d, "Ana Ruiz", "Prime Minister", "ES"),
    ];
    let issue = |label: &str, category| Issue {
        label: label.to_owned(),
        category,
        stance: Stance::Discussion,
        raised_by: vec![Party::Official(0), Party::Official(1)],
        raised_with: vec![],
        countries: vec![],
        part_of: None,
        evidence: vec![says(&d, Field::Mention, label)],
    };
    let extraction = Extraction {
        meetings: vec![Meeting {
            label: "Li Önal – Ana Ruiz".to_owned(),
            kind: MeetingType::Call,
            status: Status::Held,
            participants: vec![
                side(Party::Official(0), ParticipantRole::Participant),
                side(Party::Official(1), ParticipantRole::Participant),
            ],
            places: vec![],
            when: when("Friday", "2024-05-03", "2024-05-03"),
            part_of: None,
            agenda: vec![0, 1],
            evidence: vec![says(&d, Field::Mention, "spoke by telephone")],
        }],
        issues: vec![
            issue("human rights", Category::HumanRights),
            issue("fishing quotas", Category::Economy),
        ],
        officials,
    };
    (d, extraction)
}
