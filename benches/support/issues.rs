//! Many issues without reading texts: what a list costs, whatever the rules find.

use briefing::extract::{Evidence, Extraction, Issue, Official, Party, Role, Rule};
use briefing::text::{Document, Meta, Span};
use briefing::vocabulary::{Category, Field, OfficialKind, Stance};

#[path = "corpus.rs"]
#[allow(dead_code, reason = "of the corpus only the names are wanted here")]
mod corpus;

use corpus::{COUNTRIES, Dice, person};

const PER_BRIEFING: usize = 20;
const PEOPLE: usize = 400;

/// Documents that raise so many issues, each with words that say so.
pub fn read(count: usize) -> Vec<(Document, Extraction)> {
    let documents = (0..count.div_ceil(PER_BRIEFING)).map(|number| {
        let mut dice = Dice::new(number as u64 + 17);
        let raiser = person(dice.below(PEOPLE));
        let mut text = format!("{} {} raised the following.", raiser.office, raiser.name);
        let mention = Span::new(
            raiser.office.len() + 1,
            raiser.office.len() + 1 + raiser.name.len(),
        );
        let country = Some(COUNTRIES[raiser.country].0);
        let official = Official {
            name: raiser.name.clone(),
            kind: OfficialKind::Person,
            aliases: vec![raiser.family.clone()],
            roles: vec![Role {
                title: raiser.office.to_owned(),
                organization: None,
                country,
            }],
            country,
            mentions: 1,
            evidence: vec![evidence(mention, Field::Mention)],
        };
        let issues = (0..PER_BRIEFING).map(|nth| {
            let subject = corpus::subject(&mut dice);
            let label = format!("{subject}, item {}", number * PER_BRIEFING + nth);
            text.push_str("\n\n");
            let start = text.len();
            text.push_str(&label);
            text.push('.');
            Issue {
                category: *dice.of(Category::ALL),
                stance: *dice.of(Stance::ALL),
                raised_by: vec![Party::Official(0)],
                raised_with: vec![Party::Country(dice.of(COUNTRIES).0)],
                countries: vec![dice.of(COUNTRIES).0],
                part_of: None,
                evidence: vec![evidence(
                    Span::new(start, start + label.len()),
                    Field::Mention,
                )],
                label,
            }
        });
        let issues = issues.collect();
        let meta = Meta {
            id: format!("wire-{number:05}"),
            published: format!(
                "20{:02}-{:02}-{:02}",
                10 + number % 14,
                1 + number % 12,
                1 + number % 28
            )
            .parse()
            .ok(),
            ..Meta::default()
        };
        let extraction = Extraction {
            officials: vec![official],
            meetings: Vec::new(),
            issues,
        };
        (Document::read(meta, &text), extraction)
    });
    documents.collect()
}

fn evidence(span: Span, field: Field) -> Evidence {
    Evidence::new(span, field, Rule::new("bench"))
}

/// More than a thousand different questions, each with at least a page of answers.
pub fn questions(fields: &str) -> Vec<String> {
    let mut questions = Vec::new();
    for category in Category::NAMES {
        for (code, ..) in COUNTRIES {
            questions.push(format!(
                "/issues?category={category}&country__not={code}{fields}"
            ));
            for stance in ["concern", "support"] {
                questions.push(format!(
                    "/issues?category={category},other&stance={stance}&raised_by.country__not={code}{fields}"
                ));
            }
        }
    }
    questions
}
