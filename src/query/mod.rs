//! Typed queries over the model.
//!
//! Answers: *which entities does this question mean, in what order, and what do their fields say together?* The
//! [tables](table()) describe what can be asked; [`parse_list`] reads a question strictly; [`run`](run()) answers it from the
//! postings of an [`Index`].

mod ask;
mod column;
mod compare;
mod cursor;
mod engine;
mod field;
mod fulltext;
mod given;
mod graph;
mod index;
mod key;
mod lists;
mod order;
mod parse;
mod postings;
mod problem;
mod rows;
mod run;
mod said;
mod search;
mod sets;
mod since;
mod snippet;
mod suggest;
mod table;
mod tables;
mod text_index;
mod times;
mod vocabulary;
mod words;

pub use ask::{
    DEFAULT_LIMIT, Filter, MAX_LIMIT, MAX_VALUES, Query, RELEVANCE, RESERVED, RESERVED_ONE, Shape,
    Sort, SortBy,
};
pub use compare::{Difference, Fate, differences};
pub use cursor::Cursor;
pub use field::{Field, MAX_NUMBER, Op, Read, Row, Share, Type, Value};
pub use fulltext::stems;
pub use given::{CURSOR, FORMAT, JUST_FORMAT, LIMIT, Param, Parameter, Q, parse_only};
pub use graph::{Edge, Graph, GraphQuery, Node, NodeKind, NodeRef, parse_graph};
pub use index::Index;
pub use key::Key;
pub use parse::{facetable, parameter_names, parse_list, parse_one};
pub use problem::{Code, Problem};
pub use run::{Count, FACET_VALUES, Facet, Page, run};
pub use search::{Hit, Hits, KINDS, SEARCH, Search, parse_search, search};
pub use since::{MAX_SINCE, Since, parse_since};
pub use snippet::{Snippet, snippets};
pub use suggest::nearest;
pub use table::{Member, Path, Relation, Table, Target};
pub use tables::table;
pub use words::in_words;
