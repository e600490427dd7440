//! From parameters to a typed query, or to everything that is wrong with them at once.

use super::ask::{
    Filter, MAX_VALUES, Query, RELEVANCE, RESERVED, RESERVED_ONE, Shape, Sort, SortBy, default_sort,
};
use super::cursor::Cursor;
use super::field::{MAX_NUMBER, Op, Share, Type};
use super::given::{Given, Param};
use super::key::Key;
use super::problem::{Code, Problem};
use super::table;
use super::table::{Path, Target};
use crate::model::{Kind, fold};
use crate::text::Date;

/// Reads the parameters of a list; `scope` narrows it to what is related to one entity.
pub fn parse_list(
    kind: Kind,
    params: &[Param<'_>],
    scope: Option<Filter>,
) -> Result<Query, Vec<Problem>> {
    let mut reader = Reader {
        kind,
        given: Given::new(params),
    };
    let search = reader.given.words();
    let limit = reader.given.limit();
    let sort = reader.sort(search.is_some());
    let facets = reader.facets();
    let shape = reader.shape();
    let filters = reader.filters();
    let mut query = Query {
        kind,
        scope,
        filters,
        search,
        sort,
        limit,
        after: None,
        facets,
        shape,
    };
    query.after = reader.given.cursor(|text| {
        Cursor::decode(text).filter(|cursor| {
            cursor.keys.len() == query.sort.len() && cursor.identity == query.identity()
        })
    });
    reader.given.done(query)
}

/// Reads the parameters of a single entity.
pub fn parse_one(kind: Kind, params: &[Param<'_>]) -> Result<Shape, Vec<Problem>> {
    let mut reader = Reader {
        kind,
        given: Given::new(params),
    };
    let shape = reader.shape();
    reader.given.nothing_but(RESERVED_ONE);
    reader.given.done(shape)
}

/// Every parameter that a list of the kind understands, without operators.
pub fn parameter_names(kind: Kind) -> Vec<String> {
    let paths = table(kind).paths().map(|path| path.name().into_owned());
    RESERVED
        .iter()
        .map(|name| (*name).to_owned())
        .chain(paths)
        .collect()
}

/// Whether values of that field can be counted.
pub fn facetable(path: &Path) -> bool {
    match path.relation() {
        Some(relation) if matches!(relation.target, Target::Entities { .. }) => {
            path.field().name == relation.bare || path.field().facet
        }
        _ => path.field().facet,
    }
}

struct Reader<'a> {
    kind: Kind,
    given: Given<'a>,
}

impl Reader<'_> {
    fn sort(&mut self, ranked: bool) -> Vec<Sort> {
        let table = table(self.kind);
        let mut sorts: Vec<Sort> = Vec::new();
        for text in self.given.all("sort") {
            let (name, descending) = match text.strip_prefix('-') {
                Some(name) => (name, true),
                None => (text, false),
            };
            let field = table
                .fields
                .iter()
                .position(|field| field.sort && field.name == name);
            let by = match field {
                Some(at) => SortBy::Field(at),
                None if name == RELEVANCE && ranked => SortBy::Relevance,
                None if name == RELEVANCE => {
                    self.given.problems.push(Problem::value(
                        "sort",
                        text,
                        "is the rank of a full-text search and needs `q`",
                    ));
                    continue;
                }
                None => {
                    let names = table.sortable().map(|field| field.name).chain([RELEVANCE]);
                    self.given.problems.push(Problem::unknown_name(
                        "sort",
                        name,
                        "is no field to sort by",
                        names,
                    ));
                    continue;
                }
            };
            if sorts.iter().all(|sort| sort.by != by) {
                sorts.push(Sort { by, descending });
            }
        }
        match sorts.is_empty() {
            true => default_sort(self.kind, ranked),
            false => sorts,
        }
    }

    fn facets(&mut self) -> Vec<Path> {
        let mut facets: Vec<Path> = Vec::new();
        for name in self.given.all("facet") {
            match Path::parse(self.kind, name).filter(facetable) {
                Some(path) if facets.contains(&path) => {}
                Some(path) => facets.push(path),
                None => {
                    let names = table(self.kind)
                        .paths()
                        .filter(facetable)
                        .map(|path| path.name());
                    self.given.problems.push(Problem::unknown_name(
                        "facet",
                        name,
                        "is no field whose values are counted",
                        names,
                    ));
                }
            }
        }
        facets
    }

    fn shape(&mut self) -> Shape {
        let table = table(self.kind);
        let mut shape = Shape::default();
        let members = table.answer_members();
        for name in self.given.all("fields") {
            match members.iter().find(|member| member.key == name) {
                Some(member) => {
                    let chosen = shape.members.get_or_insert_default();
                    if !chosen.contains(&member.key) {
                        chosen.push(member.key);
                    }
                }
                None => {
                    let names = members.iter().map(|member| member.key);
                    self.given.problems.push(Problem::unknown_name(
                        "fields",
                        name,
                        "is no member of the answer",
                        names,
                    ));
                }
            }
        }
        for name in self.given.all("embed") {
            let named = |at: &usize| {
                let relation = &table.relations[*at];
                relation.key == name && matches!(relation.target, Target::Entities { .. })
            };
            match (0..table.relations.len()).find(named) {
                Some(at) if shape.embed.contains(&at) => {}
                Some(at) => shape.embed.push(at),
                None => {
                    let names = table.embeddable().map(|relation| relation.key);
                    self.given.problems.push(Problem::unknown_name(
                        "embed",
                        name,
                        "is no relation that can be embedded",
                        names,
                    ));
                }
            }
        }
        shape
    }

    fn filters(&mut self) -> Vec<Filter> {
        let mut filters: Vec<Filter> = Vec::new();
        // How many values each has been given, the same ones included.
        let mut given: Vec<usize> = Vec::new();
        for param in self.given.params {
            if RESERVED.contains(&param.name.as_ref()) {
                continue;
            }
            let (name, operator) = match param.name.rsplit_once("__") {
                Some((name, operator)) => (name, Some(operator)),
                None => (param.name.as_ref(), None),
            };
            let Some(path) = Path::parse(self.kind, name) else {
                self.given.problems.push(Problem::unknown_parameter(
                    &param.name,
                    parameter_names(self.kind),
                ));
                continue;
            };
            let op = match operator {
                None => Op::Eq,
                Some(operator) => match Op::NAMED.into_iter().find(|op| op.name() == operator) {
                    Some(op) if path.suits(op) => op,
                    known => {
                        self.given.problems.push(Problem::operator(
                            &param.name,
                            &path,
                            operator,
                            known.is_some(),
                        ));
                        continue;
                    }
                },
            };
            let known = filters.iter().position(|f| f.path == path && f.op == op);
            let at = known.unwrap_or_else(|| {
                filters.push(Filter {
                    path,
                    op,
                    values: Vec::new(),
                    shown: Vec::new(),
                });
                given.push(0);
                filters.len() - 1
            });
            given[at] += param.values.len();
            let filter = &mut filters[at];
            for text in &param.values {
                match read_value(&path, op, text) {
                    Ok(key) => filter.add(key, text),
                    Err((wanted, near)) => {
                        let problem = Problem::value(&param.name, text, wanted);
                        self.given.problems.push(problem.near(near));
                    }
                }
            }
            if given[at] > MAX_VALUES {
                let wanted = format!("takes at most {MAX_VALUES} values");
                let problem = Problem::new(Code::InvalidValue, &param.name, &wanted);
                self.given.problems.push(problem);
            }
        }
        // One order, however they were given.
        filters.sort_by_key(|filter| (filter.path, filter.op));
        filters
    }
}

/// A value of a field, or what it should have been and the names near it.
fn read_value(path: &Path, op: Op, text: &str) -> Result<Key, (String, Vec<String>)> {
    if op == Op::IsNull {
        return match text {
            "true" => Ok(Key::Number(1)),
            "false" => Ok(Key::Number(0)),
            _ => Err((
                "must be `true` or `false`".to_owned(),
                vec!["true".to_owned(), "false".to_owned()],
            )),
        };
    }
    match path.field().ty {
        Type::Text | Type::Id => Ok(Key::Text(fold(text))),
        Type::Enum(names) => {
            let folded = fold(text);
            match names.contains(&folded.as_str()) {
                true => Ok(Key::Text(folded)),
                false => {
                    let wanted = format!("must be one of {}", names.join(", "));
                    Err((wanted, super::nearest(text, names)))
                }
            }
        }
        Type::Date => match text.parse::<Date>() {
            Ok(date) if text.len() == 10 => Ok(Key::Date(date)),
            _ => Err(("must be a date, YYYY-MM-DD".to_owned(), Vec::new())),
        },
        Type::Number => {
            let digits = text.bytes().all(|byte| byte.is_ascii_digit());
            match text.parse::<i64>() {
                Ok(number) if digits && number <= MAX_NUMBER => Ok(Key::Number(number)),
                _ => {
                    let wanted = format!("must be a whole number from 0 to {MAX_NUMBER}");
                    Err((wanted, Vec::new()))
                }
            }
        }
        Type::Share => match Share::parse(text) {
            Some(share) => Ok(Key::Share(share)),
            None => Err(("must be a number between 0 and 1".to_owned(), Vec::new())),
        },
    }
}
