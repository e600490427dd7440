//! Full text across all kinds of entity.

use super::cursor::Cursor;
use super::field::Type;
use super::given::{CURSOR, FORMAT, Given, LIMIT, Param, Parameter, Q};
use super::index::Index;
use super::key::Key;
use super::problem::{Code, Problem};
use crate::model::{Ix, Kind, Model, fnv};

/// The names of the kinds, in their order.
pub const KINDS: &[&str] = &["briefing", "official", "meeting", "issue"];

/// What a search understands.
pub static SEARCH: &[&Parameter] = &[&WORDS, &KIND, &LIMIT, &CURSOR, &FORMAT];

static WORDS: Parameter = Q.required();

static KIND: Parameter = Parameter::new(
    "kind",
    Type::Enum(KINDS),
    "The kinds of entity to look among; all of them if left out.",
)
.many()
.example("official");

/// A question about everything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// The words, all of which must occur.
    pub words: String,
    /// The kinds to look among, in the order of the documentation; never empty.
    pub kinds: Vec<Kind>,
    /// How many to give.
    pub limit: usize,
    /// After which one to go on.
    pub after: Option<Cursor>,
}

/// An entity found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Its kind.
    pub kind: Kind,
    /// Its place.
    pub ix: Ix,
    /// How well it matches; comparable within one answer.
    pub rank: u32,
}

/// A page of what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hits {
    /// Best first.
    pub hits: Vec<Hit>,
    /// How many there are of each kind looked among, on all pages.
    pub totals: Vec<(Kind, usize)>,
    /// Where the next page starts, if there is one.
    pub next: Option<Cursor>,
}

impl Search {
    /// A number that differs between questions with different answers.
    fn identity(&self) -> u64 {
        fnv(format!("search {:?} {}", self.kinds, self.words).as_bytes())
    }

    /// Whether all kinds are looked among.
    pub fn everywhere(&self) -> bool {
        self.kinds.len() == KINDS.len()
    }
}

/// Reads the parameters of a search.
pub fn parse_search(params: &[Param<'_>]) -> Result<Search, Vec<Problem>> {
    let mut given = Given::new(params);
    let names: Vec<&str> = SEARCH.iter().map(|parameter| parameter.name).collect();
    let words = given.words();
    if words.is_none() {
        given.problems.push(Problem::new(
            Code::MissingParameter,
            Q.name,
            "is missing: give it the words to search for",
        ));
    }
    let asked = given.names(&KIND, KINDS);
    let among = |kind: &Kind| asked.is_empty() || asked.contains(&kind.singular());
    let mut search = Search {
        words: words.unwrap_or_default(),
        kinds: Kind::ALL.into_iter().filter(among).collect(),
        limit: given.limit(),
        after: None,
    };
    given.nothing_but(&names);
    search.after = given.cursor(|text| {
        let cursor = Cursor::decode(text)?;
        (cursor.identity == search.identity() && place(&cursor).is_some()).then_some(cursor)
    });
    given.done(search)
}

/// Where a cursor stands: rank, kind and id of the last entity of its page.
fn place(cursor: &Cursor) -> Option<(i64, usize, &str)> {
    let [Some(Key::Number(rank)), Some(Key::Text(kind))] = cursor.keys.as_slice() else {
        return None;
    };
    let kind = KINDS.iter().position(|name| name == kind)?;
    Some((*rank, kind, &cursor.id))
}

/// Finds the entities of the kinds asked for that have every word.
pub fn search(model: &Model, index: &Index, search: &Search) -> Hits {
    let mut hits: Vec<Hit> = Vec::new();
    let mut totals = Vec::with_capacity(search.kinds.len());
    for kind in &search.kinds {
        let found = index.of(*kind).text.find(&search.words);
        totals.push((*kind, found.len()));
        hits.extend(found.into_iter().map(|(ix, rank)| Hit {
            kind: *kind,
            ix,
            rank,
        }));
    }
    // Entities are numbered in the order of their ids.
    hits.sort_unstable_by_key(|hit| (std::cmp::Reverse(hit.rank), hit.kind, hit.ix));
    if let Some(after) = search.after.as_ref().and_then(place) {
        let passed = hits.partition_point(|hit| {
            let (rank, kind, id) = after;
            let here = (-i64::from(hit.rank), hit.kind as usize);
            here < (-rank, kind) || here == (-rank, kind) && model.id(hit.kind, hit.ix) <= id
        });
        hits.drain(..passed);
    }
    let more = hits.len() > search.limit;
    hits.truncate(search.limit);
    let next = hits.last().filter(|_| more).map(|last| Cursor {
        identity: search.identity(),
        keys: vec![
            Some(Key::Number(i64::from(last.rank))),
            Some(Key::Text(last.kind.singular().to_owned())),
        ],
        id: model.id(last.kind, last.ix).to_owned(),
    });
    Hits { hits, totals, next }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_named_in_their_order() {
        assert_eq!(Kind::ALL.map(Kind::singular), KINDS);
    }
}
