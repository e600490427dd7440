//! The averaged perceptron: sparse weights by feature, averaged over all steps, pruned and made integers for the file.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use briefing::syntax::weights::{Feature, Weights};

/// Features are hashes already.
#[derive(Default)]
pub struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {
        unreachable!("features are u32")
    }
    fn write_u32(&mut self, n: u32) {
        self.0 = u64::from(n).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    class: u8,
    weight: f32,
    total: f64,
    since: u32,
}

/// What a file keeps of a model: most features say next to nothing, and without them it is a fifth as large.
#[derive(Debug, Clone, Copy)]
pub struct Keep {
    /// A weight that rounds to less is none.
    pub weight: u16,
    /// A feature none of whose weights is as large is left out.
    pub feature: u16,
}

/// Weights in training.
pub struct Perceptron {
    rows: HashMap<Feature, Vec<Entry>, BuildHasherDefault<Identity>>,
    classes: usize,
    step: u32,
}

impl Perceptron {
    /// All weights zero.
    pub fn new(classes: usize) -> Perceptron {
        Perceptron {
            rows: HashMap::default(),
            classes,
            step: 0,
        }
    }

    /// What the features say of each class.
    pub fn score(&self, features: &[Feature], scores: &mut [f32]) {
        scores[..self.classes].fill(0.0);
        for f in features {
            if let Some(row) = self.rows.get(f) {
                for e in row {
                    scores[usize::from(e.class)] += e.weight;
                }
            }
        }
    }

    /// One step: towards `right`, away from `wrong` where they differ.
    pub fn update(&mut self, features: &[Feature], right: usize, wrong: usize) {
        self.step += 1;
        if right == wrong {
            return;
        }
        for f in features {
            let row = self.rows.entry(*f).or_default();
            change(row, right as u8, 1.0, self.step);
            change(row, wrong as u8, -1.0, self.step);
        }
    }

    /// The averaged model as a file: weights times `scale`, as integers, as far as they are kept.
    pub fn file(&self, scale: f64, keep: Keep) -> Vec<u8> {
        let mut features: Vec<(Feature, Vec<(u8, i16)>)> = self
            .rows
            .iter()
            .filter_map(|(f, row)| {
                let mut entries: Vec<(u8, i16)> = row
                    .iter()
                    .map(|e| {
                        let total = e.total + f64::from(e.weight) * f64::from(self.step - e.since);
                        let mean = total / f64::from(self.step.max(1));
                        (
                            e.class,
                            (mean * scale).round().clamp(-32767.0, 32767.0) as i16,
                        )
                    })
                    .filter(|(_, w)| w.unsigned_abs() >= keep.weight)
                    .collect();
                entries.sort_unstable();
                let telling = |(_, w): &(u8, i16)| w.unsigned_abs() >= keep.feature;
                entries.iter().any(telling).then_some((*f, entries))
            })
            .collect();
        features.sort_unstable();
        Weights::write(self.classes as u8, &features)
    }
}

fn change(row: &mut Vec<Entry>, class: u8, by: f32, step: u32) {
    match row.iter_mut().find(|e| e.class == class) {
        Some(e) => {
            e.total += f64::from(e.weight) * f64::from(step - e.since);
            e.since = step;
            e.weight += by;
        }
        None => row.push(Entry {
            class,
            weight: by,
            total: 0.0,
            since: step,
        }),
    }
}

/// A small generator for shuffles and exploration (SplitMix64), seeded, the same on every machine.
pub struct Random(pub u64);

impl Random {
    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
    /// Whether to do what is done `percent` times in a hundred.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.next() % 100 < percent
    }
    /// Shuffles a list (Fisher and Yates).
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for i in (1..list.len()).rev() {
            list.swap(i, (self.next() % (i as u64 + 1)) as usize);
        }
    }
}
