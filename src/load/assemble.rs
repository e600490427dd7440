//! One collection from the texts of all files: each text once, each id once.

use std::collections::hash_map::{Entry, HashMap};

use super::diagnostic::{Diagnostic, Report};
use super::{Severity, Text};
use crate::model::{LONGEST, digest};

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
                let id = match changed(text) {
                    Some(given) => format!("`{given}`, in addresses `{}`,", text.meta.id),
                    None => format!("`{}`", text.meta.id),
                };
                Report::about(&text.path, text.line, diagnostics).error(
                    None,
                    format!("the id {id} is that of {} already", place(&texts[first])),
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
        let wish = &ids[at];
        let mut id = wish.clone();
        let mut round = 0;
        while taken.contains_key(&id) {
            id = suffixed(wish, &digest(&format!("{}\n{round}", texts[at].body)));
            round += 1;
        }
        taken.insert(id.clone(), at);
        ids[at] = id;
    }
    let kept = texts.into_iter().zip(ids).zip(refused);
    let kept: Vec<Text> = kept
        .filter(|(_, refused)| !refused)
        .map(|((mut text, id), _)| {
            text.meta.id = id;
            text
        })
        .collect();
    tell_changed(&kept, diagnostics);
    kept
}

/// An id with more behind it, as long as an id may be.
fn suffixed(id: &str, suffix: &str) -> String {
    let room = LONGEST - suffix.len() - 1;
    let id = id.get(..room).unwrap_or(id).trim_end_matches('-');
    format!("{id}-{suffix}")
}

/// What somebody gave a text for an id, if that is not its id.
fn changed(text: &Text) -> Option<&str> {
    let given = text.given.as_deref();
    given.filter(|given| *given != text.meta.id)
}

/// Says which given ids are others now. An export in which all are gets one remark.
fn tell_changed(texts: &[Text], diagnostics: &mut Vec<Diagnostic>) {
    for file in texts.chunk_by(|a, b| a.path == b.path) {
        let mut found = file.iter().filter_map(|text| Some((text, changed(text)?)));
        let Some((first, given)) = found.next() else {
            continue;
        };
        let others = match found.count() {
            0 => String::new(),
            1 => "; another one of this file is changed likewise".to_owned(),
            more => format!("; {more} others of this file are changed likewise"),
        };
        Report::about(&first.path, first.line, diagnostics).note(
            format!(
                "the id `{given}` is `{}` in addresses{others}",
                first.meta.id
            ),
            format!("ids are small letters, digits and `-` between words, at most {LONGEST}"),
        );
    }
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
