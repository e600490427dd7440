//! The graph as JSON.

use serde::Serialize;

use super::super::links::{Links, segment};
use crate::model::{Kind, Model};
use crate::query::{Edge, Graph, Node};

/// The graph.
#[derive(Serialize)]
pub(in crate::api) struct GraphAnswer<'a> {
    pub data: GraphView<'a>,
    pub meta: GraphMeta,
    pub links: &'a Links,
}

/// Nodes and edges.
#[derive(Serialize)]
pub(in crate::api) struct GraphView<'a> {
    nodes: Vec<NodeView<'a>>,
    edges: Vec<EdgeView>,
}

/// About the graph.
#[derive(Serialize)]
pub(in crate::api) struct GraphMeta {
    nodes: usize,
    edges: usize,
}

/// A node.
#[derive(Serialize)]
pub(in crate::api) struct NodeView<'a> {
    pub id: String,
    pub kind: &'static str,
    pub entity: &'a str,
    pub label: &'a str,
    pub degree: usize,
    pub href: Option<String>,
    #[serde(rename = "type")]
    pub type_: Option<&'static str>,
    pub status: Option<&'static str>,
    pub category: Option<&'static str>,
    pub country: Option<&'static str>,
}

/// An edge.
#[derive(Serialize)]
pub(in crate::api) struct EdgeView {
    pub source: String,
    pub target: String,
    pub relation: &'static str,
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
