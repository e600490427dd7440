//! Names of people, places and organisations that no lexicon knows, by an averaged perceptron over BIO labels.

use super::forms::{EDGE, Form};
use super::tags::Tag;
use super::weights::{Feature, Weights, feature};

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameKind {
    /// A person.
    Person,
    /// A body.
    Organization,
    /// A place.
    Location,
}

/// A token's part in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameTag {
    /// What the name names.
    pub kind: NameKind,
    /// Whether the name begins with this token.
    pub begins: bool,
}

/// The labels, by class number: outside, then for each kind its beginning and its inside.
pub const LABELS: [Option<NameTag>; 7] = {
    const fn label(kind: NameKind, begins: bool) -> Option<NameTag> {
        Some(NameTag { kind, begins })
    }
    [
        None,
        label(NameKind::Person, true),
        label(NameKind::Person, false),
        label(NameKind::Organization, true),
        label(NameKind::Organization, false),
        label(NameKind::Location, true),
        label(NameKind::Location, false),
    ]
};

/// The features of one token, given its tags and the two labels before it.
pub fn features(forms: &[Form], tags: &[Tag], i: usize, before: [u8; 2], out: &mut Vec<Feature>) {
    let at = |k: isize| -> &Form {
        usize::try_from(i as isize + k)
            .ok()
            .and_then(|j| forms.get(j))
            .unwrap_or(&EDGE)
    };
    let tag = |k: isize| -> u32 {
        usize::try_from(i as isize + k)
            .ok()
            .and_then(|j| tags.get(j))
            .map_or(99, |t| *t as u32)
    };
    let w = at(0);
    let (l1, l2) = (u32::from(before[0]), u32::from(before[1]));
    let first = u32::from(i == 0);
    let mut push = |template: u32, values: &[u32]| out.push(feature(100 + template, values));
    push(0, &[l1]);
    push(1, &[w.exact]);
    push(2, &[w.lower, l1]);
    push(3, &[w.shape, first, l1]);
    push(4, &[tag(0), l1]);
    push(5, &[w.suffixes[1], w.shape]);
    push(6, &[w.suffixes[2]]);
    push(7, &[w.suffixes[3]]);
    push(8, &[w.prefixes[2], w.shape]);
    push(9, &[at(-1).lower]);
    push(10, &[at(-1).lower, w.shape]);
    push(11, &[at(1).lower]);
    push(12, &[at(1).lower, w.shape]);
    push(13, &[at(-2).lower, at(-1).lower]);
    push(14, &[at(1).lower, at(2).lower]);
    push(15, &[at(-1).shape, w.shape, at(1).shape]);
    push(16, &[tag(-1), tag(0), tag(1)]);
    push(17, &[l2, l1, w.shape]);
    push(18, &[at(-1).exact, w.exact]);
    push(19, &[w.exact, at(1).exact]);
    push(20, &[l1, at(1).exact]);
    push(21, &[at(-1).suffixes[2], w.shape]);
    push(22, &[at(2).lower]);
    push(23, &[at(-2).lower]);
    push(24, &[l1, at(-1).lower, w.shape]);
}

/// Whether a label may follow another: an inside needs its own kind before it.
pub fn may_follow(before: u8, class: usize) -> bool {
    match LABELS.get(class).copied().flatten() {
        Some(NameTag {
            kind,
            begins: false,
        }) => LABELS
            .get(usize::from(before))
            .copied()
            .flatten()
            .is_some_and(|b| b.kind == kind),
        _ => true,
    }
}

/// The label before the first token.
pub const START: u8 = 255;

/// The names of a sentence.
pub fn names(weights: &Weights<'_>, forms: &[Form], tags: &[Tag]) -> Vec<Option<NameTag>> {
    let mut out = Vec::with_capacity(forms.len());
    let mut before = [START, START];
    let mut found = Vec::with_capacity(32);
    let mut scores = vec![0; weights.classes()];
    for i in 0..forms.len() {
        found.clear();
        features(forms, tags, i, before, &mut found);
        weights.score(&found, &mut scores);
        let mut best = 0;
        for (class, &score) in scores.iter().enumerate() {
            if may_follow(before[0], class) && score > scores[best] {
                best = class;
            }
        }
        out.push(LABELS.get(best).copied().flatten());
        before = [best as u8, before[0]];
    }
    out
}
