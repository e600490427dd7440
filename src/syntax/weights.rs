//! The weights of a linear model: a table from hashed features to the classes they speak for and against.
//!
//! Weights are 16-bit integers and sums are exact, so every machine decides alike.

/// A hashed feature; 0 is never one.
pub type Feature = u32;

/// What a feature says of a class, as it is written: the class (u8) and a weight (i16, little-endian).
type Entry = [u8; 3];

/// A linear model with sparse integer weights, read where it lies: nothing is unpacked, so a model costs little time at the
/// start and hardly any memory beyond its file.
#[derive(Debug, Clone)]
pub struct Weights<'a> {
    classes: usize,
    /// A feature's bucket is its upper bits; so far are they shifted.
    shift: u32,
    /// Where each bucket begins among the records, and where the last one ends.
    offsets: &'a [[u8; 3]],
    records: &'a [u8],
    /// For each bucket the features it may have, by four of their bits: most features of a text are in no model, and this
    /// small table stays near the processor.
    present: Vec<u16>,
}

/// Why a model file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Malformed(pub &'static str);

const MAGIC: &[u8; 4] = b"BFW2";
/// Bits that tell buckets apart, at least: the rest of a feature is written in the other 16.
const LEAST_BITS: u32 = 16;

/// So many features are looked up together.
const TOGETHER: usize = 96;

impl<'a> Weights<'a> {
    /// Reads a model: the magic "BFW2", classes (u8), the bits that tell buckets apart (u8), for each bucket and after the
    /// last one an offset into the records (u24), then the records, for each feature in ascending order its lower 16 bits,
    /// the number of its entries (u8) and each entry's class (u8) and weight (i16); all little-endian.
    pub fn read(bytes: &'a [u8]) -> Result<Weights<'a>, Malformed> {
        let Some(rest) = bytes.strip_prefix(MAGIC) else {
            return Err(Malformed(
                "this is no model file: it does not begin with BFW2",
            ));
        };
        let [classes, bits, rest @ ..] = rest else {
            return Err(Malformed("the file ends too early"));
        };
        let (classes, bits) = (usize::from(*classes), u32::from(*bits));
        if !(LEAST_BITS..=24).contains(&bits) {
            return Err(Malformed("buckets are told apart by 16 to 24 bits"));
        }
        let offsets = rest.as_chunks().0.get(..(1 << bits) + 1);
        let offsets = offsets.ok_or(Malformed("the file ends too early"))?;
        let mut model = Weights {
            classes,
            shift: 32 - bits,
            offsets,
            records: &rest[offsets.len() * 3..],
            present: Vec::with_capacity(offsets.len()),
        };
        model.check()?;
        Ok(model)
    }

    /// Whether each bucket follows the one before, holds whole records, and these name classes that there are; notes which
    /// features there are.
    fn check(&mut self) -> Result<(), Malformed> {
        let mut at = 0;
        for end in self.offsets {
            let end = offset(*end);
            let mut bucket = self
                .records
                .get(at..end)
                .ok_or(Malformed("a bucket does not lie behind the one before"))?;
            let mut present = 0;
            while let Some((low, entries, rest)) = record(bucket) {
                present |= bit(low);
                if entries
                    .iter()
                    .any(|[class, ..]| usize::from(*class) >= self.classes)
                {
                    return Err(Malformed(
                        "an entry names a class that the model does not have",
                    ));
                }
                bucket = rest;
            }
            if !bucket.is_empty() {
                return Err(Malformed("a record is cut off"));
            }
            self.present.push(present);
            at = end;
        }
        match at == self.records.len() {
            true => Ok(()),
            false => Err(Malformed("there is more after the last feature")),
        }
    }

    /// Writes what [`Weights::read`] reads. `features` must be in ascending order.
    ///
    /// # Panics
    ///
    /// If the records would be longer than their offsets can say, 16 MiB.
    pub fn write(classes: u8, features: &[(Feature, Vec<(u8, i16)>)]) -> Vec<u8> {
        // Two or three features a bucket: fewer make the file longer, more make looking up slower.
        let wanted = (features.len() * 2 / 5).max(1).next_power_of_two().ilog2();
        let bits = wanted.max(LEAST_BITS);
        let mut offsets = Vec::new();
        let mut records: Vec<u8> = Vec::new();
        let mut features = features.iter().peekable();
        for bucket in 0..1_u32 << bits {
            offsets.extend_from_slice(&(records.len() as u32).to_le_bytes()[..3]);
            while let Some((key, entries)) =
                features.next_if(|(key, _)| key >> (32 - bits) == bucket)
            {
                records.extend((*key as u16).to_le_bytes());
                records.push(entries.len() as u8);
                for (class, weight) in entries {
                    records.push(*class);
                    records.extend(weight.to_le_bytes());
                }
            }
        }
        offsets.extend_from_slice(&(records.len() as u32).to_le_bytes()[..3]);
        assert!(records.len() < 1 << 24, "too many records for one model");
        let mut out = MAGIC.to_vec();
        out.extend([classes, bits as u8]);
        out.extend(offsets);
        out.extend(records);
        out
    }

    /// How many classes it tells apart.
    pub fn classes(&self) -> usize {
        self.classes
    }

    /// Adds up what the features say of each class; `scores` has [`Weights::classes`] places.
    pub fn score(&self, features: &[Feature], scores: &mut [i32]) {
        scores.fill(0);
        for features in features.chunks(TOGETHER) {
            // In steps, so that the processor fetches for many features at once what it would else wait for one by one.
            let mut buckets = [(0, 0); TOGETHER];
            let mut count = 0;
            for &feature in features {
                let bucket = (feature >> self.shift) as usize;
                buckets[count] = (feature as u16, bucket);
                // The offset that ends a bucket is the next entry, so its features were noted there.
                count += usize::from(self.present[bucket + 1] & bit(feature as u16) != 0);
            }
            let mut records = [(0, &[][..]); TOGETHER];
            for (found, &(low, bucket)) in records.iter_mut().zip(&buckets[..count]) {
                let (start, end) = (
                    offset(self.offsets[bucket]),
                    offset(self.offsets[bucket + 1]),
                );
                *found = (low, &self.records[start..end]);
            }
            for &(low, records) in &records[..count] {
                for &[class, weight @ ..] in entries(low, records) {
                    scores[usize::from(class)] += i32::from(i16::from_le_bytes(weight));
                }
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

/// What a bucket's records say of the feature with those lower bits: classes and weights.
fn entries(feature: u16, mut records: &[u8]) -> &[Entry] {
    while let Some((low, entries, rest)) = record(records) {
        if low == feature {
            return entries;
        }
        records = rest;
    }
    &[]
}

fn offset([low, middle, high]: [u8; 3]) -> usize {
    u32::from_le_bytes([low, middle, high, 0]) as usize
}

/// The bit by which a bucket notes a feature.
#[inline]
const fn bit(low: u16) -> u16 {
    1 << (low & 15)
}

/// The first record: the lower bits of its feature, its entries, and what follows it.
#[inline]
fn record(bytes: &[u8]) -> Option<(u16, &[Entry], &[u8])> {
    let [low, high, count, rest @ ..] = bytes else {
        return None;
    };
    let (entries, rest) = rest.split_at_checked(usize::from(*count) * 3)?;
    Some((
        u16::from_le_bytes([*low, *high]),
        entries.as_chunks().0,
        rest,
    ))
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

    /// Features that share a bucket, one that has it alone, the first bucket and the last.
    fn features() -> Vec<(Feature, Vec<(u8, i16)>)> {
        vec![
            (5, vec![(0, -2), (2, 7)]),
            (9, vec![(1, 1)]),
            (0x0001_0009, vec![(1, -300)]),
            (u32::MAX, vec![(2, i16::MAX)]),
        ]
    }

    #[test]
    fn what_is_written_is_read() {
        let bytes = Weights::write(3, &features());
        let model = Weights::read(&bytes).expect("well-formed");
        for (asked, expected) in [
            (&[11, 0x0002_0009][..], [0, 0, 0]),
            (&[5, 9, 11], [-2, 1, 7]),
            (&[0x0001_0009, 5], [-2, -300, 7]),
            (&[u32::MAX], [0, 0, 32767]),
        ] {
            let mut scores = vec![0; 3];
            model.score(asked, &mut scores);
            assert_eq!(scores, expected, "{asked:?}");
        }
        assert_eq!(Weights::best(&[-2, 1, 7]), 2);
    }

    #[test]
    fn a_damaged_file_is_refused() {
        let bytes = Weights::write(3, &features());
        let malformed = |bytes: &[u8]| Weights::read(bytes).map(|_| ()).expect_err("damaged").0;
        let changed = |at: usize, byte: u8| {
            let mut bytes = bytes.clone();
            bytes[at] = byte;
            malformed(&bytes)
        };
        let records = bytes.len() - 27;
        for (found, said) in [
            (malformed(b"no model"), "BFW2"),
            (malformed(&bytes[..5]), "too early"),
            (malformed(&bytes[..1000]), "too early"),
            (
                malformed(&bytes[..bytes.len() - 1]),
                "behind the one before",
            ),
            (malformed(&[&bytes[..], b"."].concat()), "more after"),
            (changed(5, 3), "16 to 24 bits"),
            (changed(6, 200), "behind the one before"),
            (changed(records + 2, 200), "cut off"),
            (changed(records + 3, 3), "class"),
        ] {
            assert!(found.contains(said), "{found}");
        }
    }
}
