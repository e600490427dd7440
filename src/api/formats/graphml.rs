//! GraphML (graphml.graphdrawing.org): the graph for Gephi, yEd, NetworkX and the like.

use super::super::views::graph::{EdgeView, NodeView};
use crate::model::Model;
use crate::query::Graph;

/// Attributes: id, name, type, of nodes or edges.
const KEYS: &[(&str, &str, &str, &str)] = &[
    ("kind", "kind", "string", "node"),
    ("entity", "entity", "string", "node"),
    ("label", "label", "string", "node"),
    ("degree", "degree", "int", "node"),
    ("href", "href", "string", "node"),
    ("type", "type", "string", "node"),
    ("status", "status", "string", "node"),
    ("category", "category", "string", "node"),
    ("country", "country", "string", "node"),
    ("relation", "relation", "string", "edge"),
    ("role", "role", "string", "edge"),
];

/// The graph as a document.
pub(in crate::api) fn write(model: &Model, graph: &Graph<'_>) -> Vec<u8> {
    let mut out = String::from(concat!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" ",
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" ",
        "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns ",
        "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n",
    ));
    for (id, name, ty, of) in KEYS {
        out.push_str(&format!(
            "  <key id=\"{id}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{ty}\"/>\n"
        ));
    }
    out.push_str("  <graph id=\"briefing\" edgedefault=\"directed\">\n");
    for node in &graph.nodes {
        let node = NodeView::new(model, node);
        out.push_str(&format!("    <node id=\"{}\">", escaped(&node.id)));
        data(&mut out, "kind", Some(node.kind));
        data(&mut out, "entity", Some(node.entity));
        data(&mut out, "label", Some(node.label));
        data(&mut out, "degree", Some(&node.degree.to_string()));
        data(&mut out, "href", node.href.as_deref());
        data(&mut out, "type", node.type_);
        data(&mut out, "status", node.status);
        data(&mut out, "category", node.category);
        data(&mut out, "country", node.country);
        out.push_str("</node>\n");
    }
    for edge in &graph.edges {
        let edge = EdgeView::new(model, graph, edge);
        out.push_str(&format!(
            "    <edge source=\"{}\" target=\"{}\">",
            escaped(&edge.source),
            escaped(&edge.target)
        ));
        data(&mut out, "relation", Some(edge.relation));
        data(&mut out, "role", edge.role);
        out.push_str("</edge>\n");
    }
    out.push_str("  </graph>\n</graphml>\n");
    out.into_bytes()
}

fn data(out: &mut String, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        out.push_str(&format!("<data key=\"{key}\">{}</data>", escaped(value)));
    }
}

/// Escapes text for content and attributes; characters that XML 1.0 cannot hold are left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\t' => escaped.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_escaped() {
        assert_eq!(
            escaped("a<b & \"c\"\u{1}\nd"),
            "a&lt;b &amp; &quot;c&quot; d"
        );
    }
}
