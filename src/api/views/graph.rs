//! The graph as JSON.

use schemars::JsonSchema;
use serde::Serialize;

use super::super::links::{Links, segment};
use crate::model::{Kind, Model};
use crate::query::{Edge, Graph, Node};

/// The graph.
#[derive(JsonSchema, Serialize)]
pub(in crate::api) struct GraphAnswer<'a> {
    /// The graph.
    pub data: GraphView<'a>,
    /// How large it is.
    pub meta: GraphMeta,
    /// This answer.
    pub links: &'a Links<'a>,
}

/// Nodes and edges.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "Graph")]
pub(in crate::api) struct GraphView<'a> {
    /// Sorted by kind and id.
    nodes: Vec<NodeView<'a>>,
    /// Sorted by their ends.
    edges: Vec<EdgeView>,
}

/// About the graph.
#[derive(JsonSchema, Serialize)]
pub(in crate::api) struct GraphMeta {
    /// How many nodes there are.
    nodes: usize,
    /// How many edges there are.
    edges: usize,
}

/// A node.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "Node")]
pub(in crate::api) struct NodeView<'a> {
    /// Unique among all nodes: the kind and the id.
    pub id: String,
    /// What it stands for.
    pub kind: &'static str,
    /// Its id among those of its kind; the code of a country, the name of an organisation.
    pub entity: &'a str,
    /// What it is called.
    pub label: &'a str,
    /// How many edges it has.
    pub degree: usize,
    /// The address of the entity; none of countries and organisations.
    pub href: Option<String>,
    /// The type of a meeting.
    #[serde(rename = "type")]
    pub type_: Option<&'static str>,
    /// The status of a meeting.
    pub status: Option<&'static str>,
    /// The category of an issue.
    pub category: Option<&'static str>,
    /// The country that an official serves.
    pub country: Option<&'static str>,
}

/// An edge.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "Edge")]
pub(in crate::api) struct EdgeView {
    /// The node it starts at.
    pub source: String,
    /// The node it leads to.
    pub target: String,
    /// What joins them.
    pub relation: &'static str,
    /// The part that a participant has.
    pub role: Option<&'static str>,
}

impl<'a> NodeView<'a> {
    pub(in crate::api) fn new(model: &'a Model, node: &Node<'a>) -> NodeView<'a> {
        let (entity, at) = match node.what.entity() {
            Some((kind, ix)) => (Some(kind), ix as usize),
            None => (None, 0),
        };
        let meeting = (entity == Some(Kind::Meeting)).then(|| &model.meetings[at]);
        let issue = (entity == Some(Kind::Issue)).then(|| &model.issues[at]);
        let official = (entity == Some(Kind::Official)).then(|| &model.officials[at]);
        let id = node.what.id(model);
        NodeView {
            id: node_id(model, node),
            kind: node.what.kind().as_str(),
            entity: id,
            label: node.what.label(model),
            degree: node.degree,
            href: entity.map(|kind| format!("/{}/{}", kind.plural(), segment(id))),
            type_: meeting.map(|meeting| meeting.kind.as_str()),
            status: meeting.map(|meeting| meeting.status.as_str()),
            category: issue.map(|issue| issue.category.as_str()),
            country: official.and_then(|official| official.country),
        }
    }
}

impl EdgeView {
    pub(in crate::api) fn new(model: &Model, graph: &Graph<'_>, edge: &Edge) -> EdgeView {
        EdgeView {
            source: node_id(model, &graph.nodes[edge.from]),
            target: node_id(model, &graph.nodes[edge.to]),
            relation: edge.relation,
            role: edge.role,
        }
    }
}

impl<'a> GraphView<'a> {
    pub(in crate::api) fn new(model: &'a Model, graph: &Graph<'a>) -> GraphView<'a> {
        let edge = |edge| EdgeView::new(model, graph, edge);
        GraphView {
            nodes: graph
                .nodes
                .iter()
                .map(|node| NodeView::new(model, node))
                .collect(),
            edges: graph.edges.iter().map(edge).collect(),
        }
    }
}

impl GraphMeta {
    pub(in crate::api) fn new(graph: &Graph<'_>) -> GraphMeta {
        GraphMeta {
            nodes: graph.nodes.len(),
            edges: graph.edges.len(),
        }
    }
}

/// Unique among all nodes: the kind and the id among those of its kind.
fn node_id(model: &Model, node: &Node<'_>) -> String {
    format!("{}/{}", node.what.kind().as_str(), node.what.id(model))
}
