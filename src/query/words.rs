//! What was asked, as a sentence.

use std::borrow::Cow;

use super::ask::{Filter, Query, SortBy};
use super::field::Op;
use super::table;
use super::table::{Relation, Target};

/// The query in words: "Meetings whose status is planned, with a participant whose country is CN".
pub fn in_words(query: &Query) -> String {
    let mut sentence = Sentence {
        text: String::with_capacity(160),
        parts: 0,
    };
    let plural = query.kind.plural();
    sentence
        .text
        .push(plural.as_bytes()[0].to_ascii_uppercase() as char);
    sentence.text.push_str(&plural[1..]);
    if let Some(scope) = &query.scope {
        let noun = scope.path.relation().map_or("", |relation| relation.name);
        sentence.part(&["of the ", noun, " "]);
        sentence.list(&scope.shown, " or ");
    }
    let own = query.filters.iter().filter(|f| f.path.relation.is_none());
    sentence.conditions(own, &["whose "]);
    for (at, relation) in table(query.kind).relations.iter().enumerate() {
        let of = |filter: &&Filter| filter.path.relation == Some(at);
        sentence.related(relation, query.filters.iter().filter(of));
    }
    if let Some(search) = &query.search {
        sentence.part(&["that match “", search, "”"]);
    }
    sentence.order(query);
    sentence.text
}

/// A sentence being written.
struct Sentence {
    text: String,
    /// What it says of the entities, so far.
    parts: usize,
}

impl Sentence {
    fn part(&mut self, words: &[&str]) {
        self.text.push_str(if self.parts == 0 { " " } else { ", " });
        self.parts += 1;
        self.text.extend(words.iter().copied());
    }

    /// The filters on what a relation leads to: those that hold of the same one together, the others each by itself.
    fn related<'f>(
        &mut self,
        relation: &Relation,
        filters: impl Iterator<Item = &'f Filter> + Clone,
    ) {
        let is_alone = |filter: &&Filter| matches!(filter.op, Op::Not | Op::IsNull | Op::All);
        let noun = spaced(relation.name);
        let mut joint = filters.clone().filter(|filter| !is_alone(filter));
        match (joint.next(), joint.next()) {
            (Some(only), None) if is_bare(only, relation) => {
                self.part(&["with the ", &noun, " "]);
                self.list(&only.shown, " or ");
            }
            _ => {
                let article = match noun.starts_with(['a', 'e', 'i', 'o', 'u']) {
                    true => "an ",
                    false => "a ",
                };
                let joint = filters.clone().filter(|filter| !is_alone(filter));
                self.conditions(joint, &["with ", article, &noun, " whose "]);
            }
        }
        for filter in filters.filter(is_alone) {
            self.part(&["whose ", &noun, " "]);
            self.condition(filter);
        }
    }

    fn conditions<'f>(&mut self, filters: impl Iterator<Item = &'f Filter>, before: &[&str]) {
        for (nth, filter) in filters.enumerate() {
            match nth {
                0 => self.part(before),
                _ => self.text.push_str(" and "),
            }
            self.condition(filter);
        }
    }

    fn condition(&mut self, filter: &Filter) {
        let name = filter.path.field().name;
        let letters = name.chars();
        self.text
            .extend(letters.map(|c| if matches!(c, '_' | '.') { ' ' } else { c }));
        self.text.push_str(match filter.op {
            Op::Eq => " is ",
            Op::Not => " is not ",
            Op::IsNull if filter.shown.iter().all(|shown| shown == "true") => " is unknown",
            Op::IsNull => " is known",
            Op::All => " is each of ",
            Op::Contains => " contains ",
            Op::StartsWith => " starts with ",
            Op::Gte => " is at least ",
            Op::Lte => " is at most ",
        });
        match filter.op {
            Op::IsNull => {}
            Op::All => self.list(&filter.shown, " and "),
            _ => self.list(&filter.shown, " or "),
        }
    }

    fn list(&mut self, values: &[String], between: &str) {
        for (nth, value) in values.iter().enumerate() {
            if nth > 0 {
                self.text.push_str(between);
            }
            self.text.push_str(value);
        }
    }

    fn order(&mut self, query: &Query) {
        for (nth, sort) in query.sort.iter().enumerate() {
            self.text
                .push_str(if nth == 0 { "; by " } else { ", then " });
            self.text.push_str(match sort.by {
                SortBy::Field(at) => table(query.kind).fields[at].name,
                SortBy::Relevance => "relevance",
            });
            if sort.descending {
                self.text.push_str(" (descending)");
            }
        }
        self.text.push('.');
    }
}

/// Whether a filter names the entities at the end of the relation themselves.
fn is_bare(filter: &Filter, relation: &Relation) -> bool {
    filter.op == Op::Eq
        && filter.path.field().name == relation.bare
        && matches!(relation.target, Target::Entities { .. })
}

fn spaced(name: &str) -> Cow<'_, str> {
    match name.contains('_') {
        true => Cow::Owned(name.replace('_', " ")),
        false => Cow::Borrowed(name),
    }
}
