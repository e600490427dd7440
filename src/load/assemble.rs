//! One collection from the texts of all files: each text once, each id once.

use std::collections::hash_map::{Entry, HashMap};

use super::diagnostic::{Diagnostic, Report};
use super::{Severity, Text};
use crate::model::{digest, slug};

/// Leaves out the later of two equal texts and of two texts that were given one id; texts come in the order of their
/// files. Ids that were made from names get a suffix where they are taken, the newer text before the older one, so that
/// what is added to an archive renames nothing in it.
pub(super) fn assemble(texts: Vec<Text>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Text> {
    let texts = each_once(texts, diagnostics);
    let mut taken: HashMap<String, usize> = HashMap::with_capacity(texts.len());
    let mut refused = vec![false; texts.len()];
    for (at, text) in texts.iter().enumerate().filter(|(_, text)| text.named) {
        match taken.entry(text.meta.id.clone()) {
            Entry::Vacant(entry) => {
                entry.insert(at);
            }
            Entry::Occupied(entry) => {
                let first = *entry.get();
                refused[at] = true;
                Report::about(&text.path, text.line, diagnostics).error(
                    None,
                    format!(
                        "the id `{}` is that of {} already",
                        text.meta.id,
                        place(&texts[first])
                    ),
                    "give one of them another id",
                );
            }
        }
    }
    let mut order: Vec<usize> = (0..texts.len()).filter(|at| !texts[*at].named).collect();
    order.sort_by_key(|at| {
        (
            texts[*at].meta.published.is_none(),
            texts[*at].meta.published,
            *at,
        )
    });
    let mut ids: Vec<String> = texts.iter().map(|text| text.meta.id.clone()).collect();
    for at in order {
        let wish = slug(&ids[at]);
        let mut id = wish.clone();
        let mut round = 0;
        while taken.contains_key(&id) {
            id = format!("{wish}-{}", digest(&format!("{}\n{round}", texts[at].body)));
            round += 1;
        }
        taken.insert(id.clone(), at);
        ids[at] = id;
    }
    let kept = texts.into_iter().zip(ids).zip(refused);
    kept.filter(|(_, refused)| !refused)
        .map(|((mut text, id), _)| {
            text.meta.id = id;
            text
        })
        .collect()
}

fn each_once(texts: Vec<Text>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Text> {
    let mut first: HashMap<(u64, usize), usize> = HashMap::with_capacity(texts.len());
    let mut kept: Vec<Text> = Vec::with_capacity(texts.len());
    for text in texts {
        // Exports and pages of one text differ in how they break lines.
        match first.entry(text.words) {
            Entry::Vacant(entry) => {
                entry.insert(kept.len());
                kept.push(text);
            }
            Entry::Occupied(entry) => {
                let other = place(&kept[*entry.get()]);
                Report::about(&text.path, text.line, diagnostics).add(
                    Severity::Note,
                    None,
                    format!("the same text as {other}: read once"),
                    String::new(),
                );
            }
        }
    }
    kept
}

/// Where a text is, as in diagnostics.
fn place(text: &Text) -> String {
    match text.line {
        Some(line) => format!("{}:{line}", text.path),
        None => text.path.clone(),
    }
}
