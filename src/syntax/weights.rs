//! The weights of a linear model: a table from hashed features to the classes they speak for and against.
//!
//! Weights are 16-bit integers and sums are exact, so every machine decides alike.

/// A hashed feature; 0 is never one.
pub type Feature = u32;

/// A linear model with sparse integer weights.
#[derive(Debug, Clone)]
pub struct Weights {
    classes: usize,
    /// Open addressing: the feature of each slot, 0 where empty.
    keys: Vec<Feature>,
    /// For each slot, where its entries begin and how many they are.
    rows: Vec<(u32, u8)>,
    entries: Vec<(u8, i16)>,
    mask: usize,
}

/// Why a model file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Malformed(pub &'static str);

const MAGIC: &[u8; 4] = b"BFW1";

impl Weights {
    /// Reads a model: the magic "BFW1", classes (u8), features (u32), then per feature its hash (u32), the number of its
    /// entries (u8) and each entry's class (u8) and weight (i16); all little-endian, features in ascending order.
    pub fn read(bytes: &[u8]) -> Result<Weights, Malformed> {
        let mut at = 0;
        let mut take = |n: usize| {
            let part = bytes
                .get(at..at + n)
                .ok_or(Malformed("the file ends too early"))?;
            at += n;
            Ok(part)
        };
        if take(4)? != MAGIC {
            return Err(Malformed(
                "this is no model file: it does not begin with BFW1",
            ));
        }
        let classes = usize::from(take(1)?[0]);
        let word = |b: &[u8]| u32::from_le_bytes([b[0], b[1], b[2], b[3]]);
        let count = word(take(4)?) as usize;
        if count > bytes.len() / 8 {
            return Err(Malformed(
                "more features are announced than the file can hold",
            ));
        }
        let slots = (count * 2).next_power_of_two().max(2);
        let mut model = Weights {
            classes,
            keys: vec![0; slots],
            rows: vec![(0, 0); slots],
            entries: Vec::with_capacity(count * 3),
            mask: slots - 1,
        };
        for _ in 0..count {
            let key = word(take(4)?);
            let n = take(1)?[0];
            let start = model.entries.len() as u32;
            for _ in 0..n {
                let e = take(3)?;
                if usize::from(e[0]) >= classes {
                    return Err(Malformed(
                        "an entry names a class that the model does not have",
                    ));
                }
                model.entries.push((e[0], i16::from_le_bytes([e[1], e[2]])));
            }
            if key == 0 {
                return Err(Malformed("0 is no feature"));
            }
            let slot = model.slot(key);
            model.keys[slot] = key;
            model.rows[slot] = (start, n);
        }
        if at != bytes.len() {
            return Err(Malformed("there is more after the last feature"));
        }
        Ok(model)
    }

    /// Writes what [`Weights::read`] reads. `features` must be in ascending order.
    pub fn write(classes: u8, features: &[(Feature, Vec<(u8, i16)>)]) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.push(classes);
        out.extend((features.len() as u32).to_le_bytes());
        for (key, entries) in features {
            out.extend(key.to_le_bytes());
            out.push(entries.len() as u8);
            for (class, weight) in entries {
                out.push(*class);
                out.extend(weight.to_le_bytes());
            }
        }
        out
    }

    fn slot(&self, key: Feature) -> usize {
        let mut slot = key as usize & self.mask;
        while self.keys[slot] != 0 && self.keys[slot] != key {
            slot = (slot + 1) & self.mask;
        }
        slot
    }

    /// How many classes it tells apart.
    pub fn classes(&self) -> usize {
        self.classes
    }

    /// Adds up what the features say of each class; `scores` has [`Weights::classes`] places.
    pub fn score(&self, features: &[Feature], scores: &mut [i32]) {
        scores.fill(0);
        for &feature in features {
            let slot = self.slot(feature);
            let (start, n) = self.rows[slot];
            for &(class, weight) in &self.entries[start as usize..start as usize + usize::from(n)] {
                scores[usize::from(class)] += i32::from(weight);
            }
        }
    }

    /// The class of the highest score, the first of equals.
    pub fn best(scores: &[i32]) -> usize {
        let mut best = 0;
        for (class, &score) in scores.iter().enumerate() {
            if score > scores[best] {
                best = class;
            }
        }
        best
    }
}

/// Mixes a template's number and its values into a feature.
#[inline]
pub fn feature(template: u32, values: &[u32]) -> Feature {
    let mut h: u32 = 0x811c_9dc5 ^ template.wrapping_mul(0x9e37_79b1);
    for &v in values {
        h = (h ^ v).wrapping_mul(0x85eb_ca6b);
        h ^= h >> 13;
    }
    h = h.wrapping_mul(0xc2b2_ae35);
    h ^= h >> 16;
    h.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let bytes = Weights::write(3, &[(5, vec![(0, -2), (2, 7)]), (9, vec![(1, 1)])]);
        let model = Weights::read(&bytes).expect("well-formed");
        let mut scores = vec![0; 3];
        model.score(&[5, 9, 11], &mut scores);
        assert_eq!(scores, [-2, 1, 7]);
        assert_eq!(Weights::best(&scores), 2);
    }

    #[test]
    fn a_damaged_file_is_refused() {
        let bytes = Weights::write(3, &[(5, vec![(0, -2)])]);
        assert!(Weights::read(&bytes[..bytes.len() - 1]).is_err());
        assert!(Weights::read(b"no model").is_err());
        assert!(Weights::read(&Weights::write(1, &[(5, vec![(3, 1)])])).is_err());
        let mut long = bytes.clone();
        long.push(0);
        assert!(Weights::read(&long).is_err());
    }
}
