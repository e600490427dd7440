//! Which phrase of a table starts at this word?
//!
//! Phrases are matched word by word, never inside a word. A row's spelling says how strict it is:
//! a word written in lower case ("foreign minister") matches in any case, a word with capitals ("Beijing") as it is or all in
//! capitals ("BEIJING"; not for words of one or two letters, so that "Xi" is not "XI"). Accents and curly apostrophes do
//! not matter ("São Tomé" is "Sao Tome").

use std::borrow::Cow;
use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::table::Table;

/// A table of phrases, each with the values of its rows.
///
/// ```
/// let lexicon = briefing::lexicon::get();
/// let words = ["People", "'s", "Republic", "of", "China", "and"];
/// let (length, places) = lexicon.places.longest_at(words).unwrap();
/// assert_eq!((length, places[0].name), (5, "China"));
/// ```
#[derive(Debug, Clone)]
pub struct Gazetteer<T> {
    /// From the first word, folded and in lower case, to the entries, longest first.
    index: HashMap<Box<str>, Vec<u32>>,
    entries: Vec<Entry<T>>,
}

#[derive(Debug, Clone)]
struct Entry<T> {
    words: Box<[Box<str>]>,
    values: Vec<T>,
    lines: Vec<usize>,
}

impl<T> Gazetteer<T> {
    pub(super) fn new() -> Self {
        Gazetteer {
            index: HashMap::new(),
            entries: Vec::new(),
        }
    }

    /// Adds a row; one that says the `same` of a phrase as an earlier one is refused.
    pub(super) fn insert(
        &mut self,
        table: &mut Table<'_>,
        line: usize,
        phrase: &str,
        value: T,
        same: impl Fn(&T, &T) -> bool,
    ) {
        let words: Box<[Box<str>]> = phrase_words(phrase)
            .map(|word| fold(word).into_owned().into())
            .collect();
        let Some(first) = words.first() else { return };
        let key = lower(first).into_owned();
        let bucket = self.index.entry(key.into()).or_default();
        // Longest first, so those of one length stand side by side: thousands of titles begin with "minister".
        let entries = &self.entries;
        let length = words.len();
        let from = bucket.partition_point(|&i| entries[i as usize].words.len() > length);
        let to = bucket.partition_point(|&i| entries[i as usize].words.len() >= length);
        let known = bucket[from..to].iter().copied().find(|&i| {
            entries[i as usize]
                .words
                .iter()
                .rev()
                .eq(words.iter().rev())
        });
        if let Some(i) = known {
            let entry = &mut self.entries[i as usize];
            if let Some(at) = entry.values.iter().position(|old| same(old, &value)) {
                let earlier = entry.lines[at];
                table.refuse(
                    line,
                    format!("{phrase:?} says the same as line {earlier} (accents do not matter); keep one of them"),
                );
                return;
            }
            entry.values.push(value);
            entry.lines.push(line);
            return;
        }
        let number = self.entries.len() as u32;
        bucket.insert(to, number);
        self.entries.push(Entry {
            words,
            values: vec![value],
            lines: vec![line],
        });
    }

    /// The longest phrase that starts with the first of `words`: how many words it takes, and the values of its rows
    /// in the order of the table (several where a phrase is ambiguous, as "Georgia").
    ///
    /// Words are those of the text's tokens: possessive "'s" and commas stand alone, hyphenated words and "U.S." are one.
    pub fn longest_at<'w, I>(&self, words: I) -> Option<(usize, &[T])>
    where
        I: IntoIterator<Item = &'w str>,
        I::IntoIter: Clone,
    {
        let words = words.into_iter();
        let first = words.clone().next()?;
        let folded = fold(first);
        let bucket = self.index.get(lower(&folded).as_ref())?;
        bucket.iter().find_map(|&i| {
            let entry = &self.entries[i as usize];
            let mut text = words.clone();
            let matches = entry
                .words
                .iter()
                .all(|word| text.next().is_some_and(|t| word_matches(word, &fold(t))));
            matches.then_some((entry.words.len(), entry.values.as_slice()))
        })
    }

    /// The values of exactly this phrase, given as text ("foreign minister").
    ///
    /// ```
    /// let lexicon = briefing::lexicon::get();
    /// assert!(lexicon.offices.get("Foreign Minister").is_some());
    /// assert!(lexicon.offices.get("minister of silly walks").is_none());
    /// ```
    pub fn get(&self, phrase: &str) -> Option<&[T]> {
        // most phrases asked for are one word of a text, of which nothing is to be cut off
        if phrase.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return self.word(phrase);
        }
        let words = phrase_words(phrase);
        let length = words.clone().count();
        let (matched, values) = self.longest_at(words)?;
        (matched == length).then_some(values)
    }

    /// The values of exactly this word: behind the longer phrases that begin with it.
    fn word(&self, word: &str) -> Option<&[T]> {
        let bucket = self.index.get(lower(word).as_ref())?;
        let alone = bucket.partition_point(|&i| self.entries[i as usize].words.len() > 1);
        let entries = bucket[alone..].iter().map(|&i| &self.entries[i as usize]);
        let mut fitting = entries.filter(|entry| word_matches(&entry.words[0], word));
        fitting.next().map(|entry| entry.values.as_slice())
    }

    /// Whether exactly this phrase is in the table.
    pub fn contains(&self, phrase: &str) -> bool {
        self.get(phrase).is_some()
    }

    /// How many phrases there are; a phrase with several rows counts once.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether the table has no row.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The values of all rows, phrase by phrase.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.entries.iter().flat_map(|entry| &entry.values)
    }
}

/// The words of a phrase as the text's tokens would be: split at spaces, with possessives, commas and brackets apart.
pub fn phrase_words(phrase: &str) -> impl Iterator<Item = &str> + Clone {
    phrase.split(' ').flat_map(|word| {
        let (open, word) = match word.strip_prefix('(') {
            Some(rest) => ("(", rest),
            None => ("", word),
        };
        let (word, close) = match word.strip_suffix([',', ')', ':']) {
            Some(rest) => (rest, &word[rest.len()..]),
            None => (word, ""),
        };
        let clitic = ["'s", "’s", "'", "’"]
            .into_iter()
            .find(|c| word.len() > c.len() && word.ends_with(c))
            .map_or(word.len(), |c| word.len() - c.len());
        let (word, clitic) = word.split_at(clitic);
        [open, word, clitic, close]
            .into_iter()
            .filter(|part| !part.is_empty())
    })
}

/// Whether a word of the text is this word of a row; both folded.
fn word_matches(row: &str, text: &str) -> bool {
    if row == text {
        return true;
    }
    if !same_letters(row, text) {
        return false;
    }
    if !row.chars().any(char::is_uppercase) {
        return true;
    }
    if row.chars().count() > 2 && !text.chars().any(char::is_lowercase) {
        return true;
    }
    // "al-Qaeda" opens a sentence as "Al-Qaeda".
    let (mut row, mut text) = (row.chars(), text.chars());
    row.next().is_some_and(char::is_lowercase)
        && text.next().is_some()
        && row.as_str() == text.as_str()
}

fn same_letters(a: &str, b: &str) -> bool {
    if a.is_ascii() && b.is_ascii() {
        return a.eq_ignore_ascii_case(b);
    }
    a.chars()
        .flat_map(char::to_lowercase)
        .eq(b.chars().flat_map(char::to_lowercase))
}

fn lower(word: &str) -> Cow<'_, str> {
    if word.chars().any(char::is_uppercase) {
        Cow::Owned(word.to_lowercase())
    } else {
        Cow::Borrowed(word)
    }
}

/// The word without accents and with straight apostrophes.
///
/// ```
/// assert_eq!(briefing::lexicon::fold("São"), "Sao");
/// assert_eq!(briefing::lexicon::fold("Łódź"), "Lodz");
/// ```
pub fn fold(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let mut folded = String::with_capacity(word.len());
    for c in word.nfd().filter(|c| !is_combining_mark(*c)) {
        match c {
            '’' | '‘' | 'ʻ' | 'ʼ' => folded.push('\''),
            '‐' | '‑' => folded.push('-'),
            'ø' => folded.push('o'),
            'Ø' => folded.push('O'),
            'ł' => folded.push('l'),
            'Ł' => folded.push('L'),
            'đ' | 'ð' => folded.push('d'),
            'Đ' | 'Ð' => folded.push('D'),
            'ı' => folded.push('i'),
            'ə' => folded.push('a'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'Æ' => folded.push_str("Ae"),
            'œ' => folded.push_str("oe"),
            'Œ' => folded.push_str("Oe"),
            'þ' => folded.push_str("th"),
            'Þ' => folded.push_str("Th"),
            _ => folded.push(c),
        }
    }
    Cow::Owned(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gazetteer(phrases: &[&'static str]) -> Gazetteer<&'static str> {
        let mut errors = Vec::new();
        let mut gazetteer = Gazetteer::new();
        for (i, phrase) in phrases.iter().enumerate() {
            let mut table = Table::new("test.tsv", &mut errors);
            gazetteer.insert(&mut table, i + 1, phrase, *phrase, |a, b| a == b);
        }
        assert_eq!(errors, []);
        gazetteer
    }

    fn longest(phrases: &[&'static str], text: &str) -> Option<(usize, &'static str)> {
        let gazetteer = gazetteer(phrases);
        let (length, values) = gazetteer.longest_at(text.split(' '))?;
        Some((length, values[0]))
    }

    #[test]
    fn takes_the_longest() {
        let rows = ["New York", "New York City", "New"];
        assert_eq!(
            longest(&rows, "New York City Hall"),
            Some((3, "New York City"))
        );
        assert_eq!(longest(&rows, "New York today"), Some((2, "New York")));
        assert_eq!(longest(&rows, "New Delhi"), Some((1, "New")));
        assert_eq!(longest(&rows, "Newark"), None);
    }

    #[test]
    fn spelling_of_the_row_decides_about_case() {
        assert!(longest(&["foreign minister"], "Foreign Minister").is_some());
        assert!(longest(&["foreign minister"], "FOREIGN MINISTER").is_some());
        assert!(longest(&["Polish"], "polish").is_none());
        assert!(longest(&["US"], "us").is_none());
        assert!(longest(&["Beijing"], "BEIJING").is_some());
        assert!(longest(&["Xi"], "XI").is_none());
        assert!(longest(&["EU high representative"], "eu high representative").is_none());
        assert!(longest(&["al-Qaeda"], "Al-Qaeda").is_some());
    }

    #[test]
    fn accents_and_apostrophes_do_not_matter() {
        assert!(longest(&["São Tomé"], "Sao Tome").is_some());
        assert!(longest(&["São Tomé"], "SÃO TOMÉ").is_some());
        assert!(
            longest(
                &["People's Republic of China"],
                "People ’s Republic of China"
            )
            .is_some()
        );
        assert!(longest(&["Türkiye"], "Turkiye").is_some());
    }

    #[test]
    fn words_of_a_phrase() {
        let words = |phrase| phrase_words(phrase).collect::<Vec<_>>().join("|");
        assert_eq!(words("Washington, D.C."), "Washington|,|D.C.");
        assert_eq!(words("People's Republic"), "People|'s|Republic");
        assert_eq!(words("Workers' Party"), "Workers|'|Party");
        assert_eq!(words("Korea (South)"), "Korea|(|South|)");
        assert_eq!(words("Côte d'Ivoire"), "Côte|d'Ivoire");
    }
}
