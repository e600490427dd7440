//! How well sentences are found: the treebanks' documents as running text, cut by the program, compared with their
//! own sentences.

use std::path::Path;

use briefing::text::{Document, Meta};

use crate::corpora::unpacked;

/// A document's paragraphs, each a list of its sentences as printed.
type Text = Vec<Vec<String>>;

fn texts(path: &Path) -> Vec<(String, Text)> {
    let mut all: Vec<(String, Text)> = Vec::new();
    for line in unpacked(path).lines() {
        if let Some(id) = line.strip_prefix("# newdoc id = ") {
            all.push((id.to_string(), Vec::new()));
        }
        let Some((_, text)) = all.last_mut() else {
            continue;
        };
        if line.starts_with("# newpar") && !line.starts_with("# newpar_block") || text.is_empty() {
            text.push(Vec::new());
        }
        if let Some(sentence) = line.strip_prefix("# text = ") {
            text.last_mut()
                .expect("pushed above")
                .push(sentence.trim().to_string());
        }
    }
    all
}

/// Sentences right, found and in the treebank, over the documents that are wanted.
pub fn compare(path: &Path, wanted: impl Fn(&str) -> bool) -> (usize, usize, usize) {
    let (mut right, mut found, mut gold) = (0, 0, 0);
    for (_, text) in texts(path).iter().filter(|(id, _)| wanted(id)) {
        let mut body = String::new();
        let mut spans = Vec::new();
        for paragraph in text.iter().filter(|p| !p.is_empty()) {
            if !body.is_empty() {
                body.push_str("\n\n");
            }
            for (k, sentence) in paragraph.iter().enumerate() {
                if k > 0 {
                    body.push(' ');
                }
                spans.push((body.len(), body.len() + sentence.len()));
                body.push_str(sentence);
            }
        }
        let document = Document::read(Meta::default(), &body);
        let own: Vec<_> = document
            .sentences
            .iter()
            .map(|s| (s.span.start, s.span.end))
            .collect();
        right += own
            .iter()
            .filter(|s| spans.binary_search(s).is_ok())
            .count();
        found += own.len();
        gold += spans.len();
    }
    (right, found, gold)
}
