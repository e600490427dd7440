//! How telling is a word? By where it stands and how often.

/// A word counts at most so often at one place, so that long texts do not win by length.
const ENOUGH: u16 = 4;
/// Bits of a count, which goes up to [`ENOUGH`].
const BITS: u16 = 4;

/// Where a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In the evidence or text.
    Body,
    /// In an alias, title or place.
    Second,
    /// In what the entity is called.
    Name,
}

impl Place {
    const ALL: [Place; 3] = [Place::Body, Place::Second, Place::Name];

    /// How much a word there counts.
    const fn weight(self) -> u16 {
        match self {
            Place::Body => 1,
            Place::Second => 4,
            Place::Name => 8,
        }
    }

    const fn shift(self) -> u16 {
        BITS * self as u16
    }
}

/// How often a word stands at each place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Times(u16);

impl Times {
    /// Whether it stands nowhere.
    pub(super) fn is_none(self) -> bool {
        self.0 == 0
    }

    fn at(self, place: Place) -> u16 {
        (self.0 >> place.shift()) & ((1 << BITS) - 1)
    }

    /// Once more at a place.
    pub(super) fn add(&mut self, place: Place) {
        if self.at(place) < ENOUGH {
            self.0 += 1 << place.shift();
        }
    }

    /// As often more at a place as elsewhere.
    pub(super) fn add_all(&mut self, other: Times, place: Place) {
        let sum = self.at(place) + other.at(place);
        self.0 += (sum.min(ENOUGH) - self.at(place)) << place.shift();
    }

    /// How much it counts in all.
    pub(super) fn weight(self) -> u8 {
        let weights = Place::ALL.map(|place| self.at(place) * place.weight());
        weights.iter().sum::<u16>() as u8
    }
}

/// Words as they are met, each counted where its number points, so that nothing is sorted.
pub(super) struct Tally {
    times: Vec<Times>,
    /// The words that stand anywhere.
    met: Vec<u32>,
}

impl Tally {
    /// For so many words.
    pub(super) fn new(words: usize) -> Tally {
        Tally {
            times: vec![Times::default(); words],
            met: Vec::new(),
        }
    }

    /// What is known of a word that stands somewhere.
    pub(super) fn meet(&mut self, word: u32) -> &mut Times {
        let times = &mut self.times[word as usize];
        if times.is_none() {
            self.met.push(word);
        }
        times
    }

    /// The words met since this was last asked for, as they were met.
    pub(super) fn drain(&mut self) -> impl Iterator<Item = (u32, Times)> {
        let met = self.met.drain(..);
        met.map(|word| (word, std::mem::take(&mut self.times[word as usize])))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn often_is_enough() {
        let mut text = Times::default();
        assert!(text.is_none());
        for times in 1..9 {
            text.add(Place::Body);
            assert_eq!(text.weight(), times.min(4));
        }
        let mut all = Times::default();
        all.add(Place::Name);
        all.add(Place::Second);
        all.add(Place::Body);
        assert_eq!(all.weight(), 13);
        all.add_all(text, Place::Body);
        assert_eq!(all.weight(), 16);
    }

    #[test]
    fn words_are_counted_until_they_are_asked_for() {
        let mut tally = Tally::new(8);
        let drained = |tally: &mut Tally| -> Vec<(u32, u8)> {
            tally
                .drain()
                .map(|(word, times)| (word, times.weight()))
                .collect()
        };
        for word in [5, 2, 5] {
            tally.meet(word).add(Place::Body);
        }
        assert_eq!(drained(&mut tally), [(5, 2), (2, 1)]);
        tally.meet(2).add(Place::Name);
        assert_eq!(drained(&mut tally), [(2, 8)]);
        assert_eq!(drained(&mut tally), []);
    }
}
