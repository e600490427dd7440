//! JSON-LD with the terms of schema.org, and our own for what it has none for.

use serde_json::{Map, Value, json};

use crate::model::{Ix, Kind, Model, Party, country_name};
use crate::vocabulary::{OfficialKind, Status};

/// The context of every answer: schema.org by default, `briefing:` for our own terms.
pub(in crate::api) fn context() -> Value {
    json!({"@vocab": "https://schema.org/", "briefing": "urn:briefing:"})
}

/// A page as a graph.
pub(in crate::api) fn page(model: &Model, kind: Kind, rows: &[Ix]) -> Value {
    let graph: Vec<Value> = rows.iter().map(|ix| entity(model, kind, *ix)).collect();
    json!({"@context": context(), "@graph": graph})
}

/// One entity as a document of its own.
pub(in crate::api) fn one(model: &Model, kind: Kind, ix: Ix) -> Value {
    let mut object = Map::new();
    object.insert("@context".to_owned(), context());
    if let Value::Object(entity) = entity(model, kind, ix) {
        object.extend(entity);
    }
    Value::Object(object)
}

fn entity(model: &Model, kind: Kind, ix: Ix) -> Value {
    let at = ix as usize;
    let mut value = match kind {
        Kind::Briefing => {
            let briefing = &model.briefings[at];
            let meta = &briefing.document.meta;
            let mentions = [
                (Kind::Official, &briefing.officials),
                (Kind::Meeting, &briefing.meetings),
                (Kind::Issue, &briefing.issues),
            ];
            let mentions = mentions
                .iter()
                .flat_map(|(kind, list)| list.iter().map(|ix| link(model, *kind, *ix)));
            json!({
                "@type": "NewsArticle",
                "headline": meta.title,
                "datePublished": meta.published.map(|date| date.to_string()),
                "publisher": meta.source,
                "url": meta.url,
                "inLanguage": meta.language,
                "license": meta.licence,
                "mentions": mentions.collect::<Vec<_>>(),
            })
        }
        Kind::Official => {
            let official = &model.officials[at];
            let titles: Vec<&str> = official
                .roles
                .iter()
                .map(|role| role.title.as_str())
                .collect();
            let bodies = official
                .roles
                .iter()
                .filter_map(|role| role.organization.as_ref());
            let bodies = bodies.map(|name| json!({"@type": "Organization", "name": name}));
            json!({
                "@type": if official.kind == OfficialKind::Group { "Organization" } else { "Person" },
                "name": official.name,
                "alternateName": official.aliases,
                "jobTitle": titles,
                "worksFor": bodies.collect::<Vec<_>>(),
                "briefing:servesCountry": official.country.map(country),
                "subjectOf": links(model, Kind::Briefing, &official.briefings),
            })
        }
        Kind::Meeting => {
            let meeting = &model.meetings[at];
            let dates = meeting.when.as_ref();
            let attendees = meeting.participants.iter().map(|p| party(model, &p.party));
            let places = meeting.places.iter().map(|place| {
                json!({
                    "@type": "Place",
                    "name": place.name,
                    "address": place.country.map(|code| json!({"@type": "PostalAddress", "addressCountry": code})),
                })
            });
            json!({
                "@type": "Event",
                "name": meeting.label,
                "startDate": dates.and_then(|when| when.start).map(|date| date.to_string()),
                "endDate": dates.and_then(|when| when.end).map(|date| date.to_string()),
                // schema.org knows no doubt: what is not confirmed has no status there.
                "eventStatus": match meeting.status {
                    Status::Cancelled => Some("https://schema.org/EventCancelled"),
                    Status::Unconfirmed => None,
                    _ => Some("https://schema.org/EventScheduled"),
                },
                "briefing:status": meeting.status.as_str(),
                "briefing:type": meeting.kind.as_str(),
                "attendee": attendees.collect::<Vec<_>>(),
                "location": places.collect::<Vec<_>>(),
                "superEvent": meeting.part_of.map(|ix| link(model, Kind::Meeting, ix)),
                "subEvent": links(model, Kind::Meeting, &meeting.parts),
                "about": links(model, Kind::Issue, &meeting.agenda),
                "subjectOf": links(model, Kind::Briefing, &meeting.briefings),
            })
        }
        Kind::Issue => {
            let issue = &model.issues[at];
            let parties = |list: &[Party]| list.iter().map(|p| party(model, p)).collect::<Vec<_>>();
            json!({
                "@type": "DefinedTerm",
                "name": issue.label,
                "termCode": issue.category.as_str(),
                "briefing:stance": issue.stance.as_str(),
                "briefing:raisedBy": parties(&issue.raised_by),
                "briefing:raisedWith": parties(&issue.raised_with),
                "subjectOf": links(model, Kind::Briefing, &issue.briefings),
            })
        }
    };
    if let Value::Object(object) = &mut value {
        object.retain(|_, value| {
            !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty())
        });
        object.shift_insert(0, "@id".to_owned(), address(model, kind, ix).into());
    }
    value
}

fn address(model: &Model, kind: Kind, ix: Ix) -> String {
    format!(
        "/{}/{}",
        kind.plural(),
        super::super::links::segment(model.id(kind, ix))
    )
}

fn link(model: &Model, kind: Kind, ix: Ix) -> Value {
    json!({"@id": address(model, kind, ix), "name": model.name(kind, ix)})
}

fn links(model: &Model, kind: Kind, list: &[Ix]) -> Vec<Value> {
    list.iter().map(|ix| link(model, kind, *ix)).collect()
}

fn country(code: &'static str) -> Value {
    json!({"@type": "Country", "name": country_name(code), "identifier": code})
}

fn party(model: &Model, party: &Party) -> Value {
    match party {
        Party::Official(ix) => link(model, Kind::Official, *ix),
        Party::Country(code) => country(code),
        Party::Organization(name) => json!({"@type": "Organization", "name": name}),
    }
}
