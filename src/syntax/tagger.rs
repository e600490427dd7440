//! Parts of speech, left to right, by an averaged perceptron (Collins 2002).

use super::forms::{EDGE, Form};
use super::tags::Tag;
use super::weights::{Feature, Weights, feature};

/// The features of one token, given its neighbours and the two tags before it.
pub fn features(forms: &[Form], i: usize, before: [u8; 2], out: &mut Vec<Feature>) {
    let at = |k: isize| -> &Form {
        usize::try_from(i as isize + k)
            .ok()
            .and_then(|j| forms.get(j))
            .unwrap_or(&EDGE)
    };
    let w = at(0);
    let (t1, t2) = (u32::from(before[0]), u32::from(before[1]));
    let first = u32::from(i == 0);
    let mut push = |template: u32, values: &[u32]| out.push(feature(template, values));
    push(0, &[]);
    push(1, &[w.lower]);
    push(2, &[w.exact, first]);
    for (n, suffix) in w.suffixes.iter().enumerate() {
        push(3 + n as u32, &[*suffix]);
    }
    push(7, &[w.prefixes[0], w.shape]);
    push(8, &[w.prefixes[2]]);
    push(9, &[w.shape, first]);
    push(10, &[t1]);
    push(11, &[t2, t1]);
    push(12, &[t1, w.lower]);
    push(13, &[at(-1).lower]);
    push(14, &[at(-2).lower]);
    push(15, &[at(1).lower]);
    push(16, &[at(2).lower]);
    push(17, &[at(-1).suffixes[2]]);
    push(18, &[at(1).suffixes[2]]);
    push(19, &[at(1).shape, w.shape]);
    push(20, &[at(-1).shape, w.shape]);
    push(21, &[w.lower, at(1).lower]);
    push(22, &[at(-1).lower, w.lower]);
    push(23, &[t1, w.suffixes[2]]);
    push(24, &[t1, at(1).lower]);
    push(25, &[t2, t1, w.suffixes[1]]);
    push(26, &[w.suffixes[2], at(1).suffixes[2]]);
}

/// The tag before the first token.
pub const START: u8 = 255;

/// The tags of a sentence.
pub fn tag(weights: &Weights<'_>, forms: &[Form]) -> Vec<Tag> {
    let mut tags = Vec::with_capacity(forms.len());
    let mut before = [START, START];
    let mut found = Vec::with_capacity(32);
    let mut scores = vec![0; weights.classes()];
    for i in 0..forms.len() {
        found.clear();
        features(forms, i, before, &mut found);
        weights.score(&found, &mut scores);
        let class = Weights::best(&scores);
        tags.push(Tag::ALL.get(class).copied().unwrap_or(Tag::NN));
        before = [class as u8, before[0]];
    }
    tags
}
