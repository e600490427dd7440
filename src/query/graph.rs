//! Who has to do with whom and what: the model as nodes and edges.

use std::collections::{BTreeMap, BTreeSet};

use super::field::Type;
use super::given::{FORMAT, Given, Param, Parameter};
use super::problem::Problem;
use crate::extract::CountryCode;
use crate::model::{Ix, Kind, Model, Party, country_name, fold};

/// What a node stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeKind {
    /// An official.
    Official,
    /// A meeting.
    Meeting,
    /// An issue.
    Issue,
    /// A country.
    Country,
    /// An organisation.
    Organization,
}

impl NodeKind {
    /// Every kind, in the order of the documentation.
    pub const ALL: [NodeKind; 5] = [
        NodeKind::Official,
        NodeKind::Meeting,
        NodeKind::Issue,
        NodeKind::Country,
        NodeKind::Organization,
    ];
    /// Their names.
    pub const NAMES: &'static [&'static str] =
        &["official", "meeting", "issue", "country", "organization"];

    /// Its name.
    pub const fn as_str(self) -> &'static str {
        NodeKind::NAMES[self as usize]
    }
}

/// What a node refers to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum NodeRef<'a> {
    /// Place in the model's officials.
    Official(Ix),
    /// Place in the model's meetings.
    Meeting(Ix),
    /// Place in the model's issues.
    Issue(Ix),
    /// A country's code.
    Country(CountryCode),
    /// An organisation's name.
    Organization(&'a str),
}

impl<'a> NodeRef<'a> {
    fn party(party: &'a Party) -> NodeRef<'a> {
        match party {
            Party::Official(ix) => NodeRef::Official(*ix),
            Party::Country(code) => NodeRef::Country(code),
            Party::Organization(name) => NodeRef::Organization(name),
        }
    }

    /// What it stands for.
    pub const fn kind(&self) -> NodeKind {
        match self {
            NodeRef::Official(_) => NodeKind::Official,
            NodeRef::Meeting(_) => NodeKind::Meeting,
            NodeRef::Issue(_) => NodeKind::Issue,
            NodeRef::Country(_) => NodeKind::Country,
            NodeRef::Organization(_) => NodeKind::Organization,
        }
    }

    /// The entity it stands for; none of countries and organisations.
    pub const fn entity(&self) -> Option<(Kind, Ix)> {
        match self {
            NodeRef::Official(ix) => Some((Kind::Official, *ix)),
            NodeRef::Meeting(ix) => Some((Kind::Meeting, *ix)),
            NodeRef::Issue(ix) => Some((Kind::Issue, *ix)),
            NodeRef::Country(_) | NodeRef::Organization(_) => None,
        }
    }

    /// Its id among those of its kind.
    pub fn id(&self, model: &'a Model) -> &'a str {
        match self.entity() {
            Some((kind, ix)) => model.id(kind, ix),
            None => match self {
                NodeRef::Country(code) => code,
                NodeRef::Organization(name) => name,
                _ => "",
            },
        }
    }

    /// What it is called.
    pub fn label(&self, model: &'a Model) -> &'a str {
        match (self.entity(), self) {
            (Some((kind, ix)), _) => model.name(kind, ix),
            (None, NodeRef::Country(code)) => country_name(code),
            _ => self.id(model),
        }
    }
}

/// A node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node<'a> {
    /// What it refers to.
    pub what: NodeRef<'a>,
    /// How many edges it has.
    pub degree: usize,
}

/// An edge, from the first node to the second.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// Place in [`Graph::nodes`].
    pub from: usize,
    /// Place in [`Graph::nodes`].
    pub to: usize,
    /// What joins them ("participates").
    pub relation: &'static str,
    /// The part taken, of a participant ("host").
    pub role: Option<&'static str>,
}

/// Nodes and edges.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Graph<'a> {
    /// Sorted by kind and id.
    pub nodes: Vec<Node<'a>>,
    /// Sorted by their ends.
    pub edges: Vec<Edge>,
}

/// Which part of the graph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GraphQuery {
    /// Entities of these briefings alone, as asked; all where none is named.
    pub briefings: Vec<String>,
    /// Nodes of these kinds alone; all where none is named.
    pub kinds: Vec<NodeKind>,
}

impl GraphQuery {
    /// What can be asked.
    pub const PARAMETERS: &'static [&'static Parameter] = &[&BRIEFING, &KIND, &FORMAT];
}

static BRIEFING: Parameter = Parameter::new(
    "briefing",
    Type::Id,
    "Only what these briefings speak of; everything if left out.",
)
.many()
.example("secretary-blinken-china-trip");

static KIND: Parameter = Parameter::new(
    "kind",
    Type::Enum(NodeKind::NAMES),
    "Only nodes of these kinds, and the edges between them; all of them if left out.",
)
.many()
.example("official");

impl GraphQuery {
    /// How many entities have to be looked at, which is about how many nodes there will be.
    pub fn size(&self, model: &Model) -> usize {
        let briefings = self.resolved(model);
        let reported = |list: &[Ix]| is_among(list, briefings.as_ref());
        let wants = |kind| self.kinds.is_empty() || self.kinds.contains(&kind);
        let count = |kind, lists: &mut dyn Iterator<Item = &Vec<Ix>>| match wants(kind) {
            true => lists.filter(|list| reported(list)).count(),
            false => 0,
        };
        let mut officials = model.officials.iter().map(|official| &official.briefings);
        let mut meetings = model.meetings.iter().map(|meeting| &meeting.briefings);
        let mut issues = model.issues.iter().map(|issue| &issue.briefings);
        count(NodeKind::Official, &mut officials)
            + count(NodeKind::Meeting, &mut meetings)
            + count(NodeKind::Issue, &mut issues)
    }

    /// The briefings named, as far as there are such; none where none is named.
    fn resolved(&self, model: &Model) -> Option<BTreeSet<Ix>> {
        let find = |id: &String| model.find(Kind::Briefing, &fold(id));
        (!self.briefings.is_empty()).then(|| self.briefings.iter().filter_map(find).collect())
    }
}

/// Whether one of the briefings is among those wanted.
fn is_among(list: &[Ix], wanted: Option<&BTreeSet<Ix>>) -> bool {
    wanted.is_none_or(|wanted| list.iter().any(|ix| wanted.contains(ix)))
}

/// Reads the parameters of a graph.
pub fn parse_graph(params: &[Param<'_>]) -> Result<GraphQuery, Vec<Problem>> {
    let mut given = Given::new(params);
    let names = given.names(&KIND, NodeKind::NAMES);
    let asked = |kind: &NodeKind| names.contains(&kind.as_str());
    let query = GraphQuery {
        briefings: given
            .all(BRIEFING.name)
            .into_iter()
            .map(str::to_owned)
            .collect(),
        kinds: NodeKind::ALL.into_iter().filter(asked).collect(),
    };
    let known: Vec<&str> = GraphQuery::PARAMETERS.iter().map(|p| p.name).collect();
    given.nothing_but(&known);
    given.done(query)
}

impl<'a> Graph<'a> {
    /// The part of a model's graph that is asked for.
    pub fn of(model: &'a Model, query: &GraphQuery) -> Graph<'a> {
        let briefings = query.resolved(model);
        let reported = |list: &[Ix]| is_among(list, briefings.as_ref());
        let mut found = Found {
            kinds: &query.kinds,
            nodes: BTreeSet::new(),
            edges: Vec::new(),
        };
        for (at, official) in model.officials.iter().enumerate() {
            if !reported(&official.briefings) {
                continue;
            }
            let here = NodeRef::Official(at as Ix);
            found.node(&here);
            let country = official.country.map(NodeRef::Country);
            found.edges(&here, country, "serves");
        }
        for (at, meeting) in model.meetings.iter().enumerate() {
            if !reported(&meeting.briefings) {
                continue;
            }
            let here = NodeRef::Meeting(at as Ix);
            found.node(&here);
            for participant in &meeting.participants {
                let party = NodeRef::party(&participant.party);
                let role = Some(participant.role.as_str());
                found.edge(party, here.clone(), "participates", role);
            }
            let countries: BTreeSet<CountryCode> =
                meeting.places.iter().filter_map(|p| p.country).collect();
            found.edges(
                &here,
                countries.into_iter().map(NodeRef::Country),
                "located_in",
            );
            found.edges(&here, meeting.part_of.map(NodeRef::Meeting), "part_of");
            let agenda = meeting.agenda.iter().map(|ix| NodeRef::Issue(*ix));
            found.edges(&here, agenda, "agenda");
        }
        for (at, issue) in model.issues.iter().enumerate() {
            if !reported(&issue.briefings) {
                continue;
            }
            let here = NodeRef::Issue(at as Ix);
            found.node(&here);
            found.edges(
                &here,
                issue.raised_by.iter().map(NodeRef::party),
                "raised_by",
            );
            found.edges(
                &here,
                issue.raised_with.iter().map(NodeRef::party),
                "raised_with",
            );
            let countries = issue.countries.iter().map(|code| NodeRef::Country(code));
            found.edges(&here, countries, "concerns");
            found.edges(&here, issue.part_of.map(NodeRef::Issue), "part_of");
        }
        found.graph()
    }
}

/// Nodes and edges while they are collected.
struct Found<'a, 'q> {
    kinds: &'q [NodeKind],
    nodes: BTreeSet<NodeRef<'a>>,
    edges: Vec<(NodeRef<'a>, NodeRef<'a>, &'static str, Option<&'static str>)>,
}

impl<'a> Found<'a, '_> {
    fn wants(&self, node: &NodeRef<'a>) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&node.kind())
    }

    fn node(&mut self, node: &NodeRef<'a>) {
        if self.wants(node) {
            self.nodes.insert(node.clone());
        }
    }

    fn edges(
        &mut self,
        from: &NodeRef<'a>,
        to: impl IntoIterator<Item = NodeRef<'a>>,
        relation: &'static str,
    ) {
        for to in to {
            self.edge(from.clone(), to, relation, None);
        }
    }

    fn edge(
        &mut self,
        from: NodeRef<'a>,
        to: NodeRef<'a>,
        relation: &'static str,
        role: Option<&'static str>,
    ) {
        if self.wants(&from) && self.wants(&to) {
            self.node(&from);
            self.node(&to);
            self.edges.push((from, to, relation, role));
        }
    }

    fn graph(self) -> Graph<'a> {
        let places: BTreeMap<&NodeRef<'a>, usize> = self.nodes.iter().zip(0..).collect();
        let mut degrees = vec![0; places.len()];
        let mut edges: Vec<Edge> = Vec::with_capacity(self.edges.len());
        for (from, to, relation, role) in &self.edges {
            let (from, to) = (places[from], places[to]);
            degrees[from] += 1;
            degrees[to] += 1;
            edges.push(Edge {
                from,
                to,
                relation,
                role: *role,
            });
        }
        edges.sort_by_key(|edge| (edge.from, edge.to, edge.relation, edge.role));
        let nodes = self.nodes.iter().zip(degrees);
        Graph {
            nodes: nodes
                .map(|(what, degree)| Node {
                    what: what.clone(),
                    degree,
                })
                .collect(),
            edges,
        }
    }
}
