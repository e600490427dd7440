//! What was asked, as a sentence.

use super::ask::{Filter, Query, SortBy};
use super::field::Op;
use super::table;
use super::table::Target;

/// The query in words: "Meetings whose status is planned, with a participant whose country is CN".
pub fn in_words(query: &Query) -> String {
    let table = table(query.kind);
    let plural = query.kind.plural();
    let mut text = plural[..1].to_uppercase() + &plural[1..];
    let mut parts: Vec<String> = Vec::new();
    if let Some(scope) = &query.scope {
        let noun = scope.path.relation().map_or("", |relation| relation.name);
        parts.push(format!("of the {noun} {}", or(&scope.shown)));
    }
    let own: Vec<String> = query
        .filters
        .iter()
        .filter(|f| f.path.relation.is_none())
        .map(condition)
        .collect();
    if !own.is_empty() {
        parts.push(format!("whose {}", own.join(" and ")));
    }
    for (at, relation) in table.relations.iter().enumerate() {
        let of = |filter: &&Filter| filter.path.relation == Some(at);
        let same: Vec<&Filter> = query.filters.iter().filter(of).collect();
        let noun = relation.name.replace('_', " ");
        let bare = |filter: &&&Filter| {
            filter.op == Op::Eq
                && filter.path.field().name == relation.bare
                && matches!(relation.target, Target::Entities { .. })
        };
        let (alone, joint): (Vec<&Filter>, Vec<&Filter>) = same
            .into_iter()
            .partition(|f| matches!(f.op, Op::Not | Op::IsNull | Op::All));
        if joint.len() == 1 && joint.iter().any(|f| bare(&f)) {
            parts.push(format!("with the {noun} {}", or(&joint[0].shown)));
        } else if !joint.is_empty() {
            let conditions: Vec<String> = joint.iter().map(|f| condition(f)).collect();
            let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) {
                "an"
            } else {
                "a"
            };
            parts.push(format!(
                "with {article} {noun} whose {}",
                conditions.join(" and ")
            ));
        }
        for filter in alone {
            parts.push(format!("whose {noun} {}", condition(filter)));
        }
    }
    if let Some(search) = &query.search {
        parts.push(format!("that match “{search}”"));
    }
    if !parts.is_empty() {
        text.push(' ');
        text.push_str(&parts.join(", "));
    }
    let keys: Vec<String> = query
        .sort
        .iter()
        .map(|sort| {
            let name = match sort.by {
                SortBy::Field(at) => table.fields[at].name,
                SortBy::Relevance => "relevance",
            };
            format!(
                "{name}{}",
                if sort.descending { " (descending)" } else { "" }
            )
        })
        .collect();
    text.push_str(&format!("; by {}.", keys.join(", then ")));
    text
}

fn condition(filter: &Filter) -> String {
    let name = filter.path.field().name.replace(['_', '.'], " ");
    let values = or(&filter.shown);
    match filter.op {
        Op::Eq => format!("{name} is {values}"),
        Op::Not => format!("{name} is not {values}"),
        Op::IsNull if filter.shown.iter().all(|shown| shown == "true") => {
            format!("{name} is unknown")
        }
        Op::IsNull => format!("{name} is known"),
        Op::All => format!("{name} is each of {}", filter.shown.join(" and ")),
        Op::Contains => format!("{name} contains {values}"),
        Op::StartsWith => format!("{name} starts with {values}"),
        Op::Gte => format!("{name} is at least {values}"),
        Op::Lte => format!("{name} is at most {values}"),
    }
}

fn or(values: &[String]) -> String {
    values.join(" or ")
}
