//! Is a text English?
//!
//! The rules read English alone; of another language they would make confident nonsense. Two measures decide, both cheap:
//! how many letters are Latin, and how many words are among the commonest English function words that no other large
//! language spells the same. In the prose of news and readouts every third word is one; lists of names have few, so the
//! threshold is low.

use std::fmt;

/// At least this share of the letters is Latin.
const LATIN_SHARE: f64 = 0.6;
/// At least this share of the words is a function word.
const FUNCTION_SHARE: f64 = 0.06;
/// Below so many words the share of function words says nothing.
const FEWEST_WORDS: usize = 25;
/// No function word is longer, in bytes.
const LONGEST: usize = 5;

/// Sorted. Left out are those that are common words elsewhere: a, an, as, de, do, he, in, is, me, no, on, or, so, was, we …
const FUNCTION_WORDS: [&str; 42] = [
    "about", "after", "and", "are", "been", "both", "but", "by", "did", "for", "from", "had",
    "has", "have", "her", "his", "if", "into", "it", "its", "may", "not", "of", "our", "said",
    "she", "than", "that", "the", "their", "them", "there", "they", "this", "to", "were", "which",
    "who", "will", "with", "would", "you",
];

/// Why a text is not taken for English.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotEnglish {
    /// So many percent of the letters are Latin.
    Script(u8),
    /// So many percent of the words are English function words.
    Words(u8),
}

impl fmt::Display for NotEnglish {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotEnglish::Script(share) => write!(f, "{share} % of its letters are Latin"),
            NotEnglish::Words(share) => {
                write!(f, "{share} % of its words are English function words")
            }
        }
    }
}

/// Whether a text is mostly English. A text too short to tell passes unless its script is another.
///
/// ```
/// use briefing::text::english;
///
/// assert_eq!(english::check("The Secretary met with Wang Yi in Beijing."), Ok(()));
/// assert!(english::check("Министр встретился с Ван И в Пекине.").is_err());
/// ```
pub fn check(text: &str) -> Result<(), NotEnglish> {
    let (mut letters, mut latin) = (0usize, 0usize);
    let (mut words, mut function) = (0usize, 0usize);
    let mut word = Word::default();
    // One character more than there are ends the last word.
    for c in text.chars().chain([' ']) {
        if is_letter(c) {
            letters += 1;
            latin += usize::from(is_latin(c));
            word.push(c);
        } else if word != Word::default() {
            words += 1;
            function += usize::from(word.is_function());
            word = Word::default();
        }
    }
    let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    let percent = |share: f64| (share * 100.0) as u8;
    let script = share(latin, letters);
    if letters > 0 && script < LATIN_SHARE {
        return Err(NotEnglish::Script(percent(script)));
    }
    let known = share(function, words);
    if words >= FEWEST_WORDS && known < FUNCTION_SHARE {
        return Err(NotEnglish::Words(percent(known)));
    }
    Ok(())
}

/// The letters of a word as bytes of one number, as long as they are few and of ASCII; it is asked for at every word.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
struct Word(u64);

impl Word {
    /// No function word: too long, or not of ASCII.
    const OTHER: Word = Word(u64::MAX);

    const FUNCTION: [Word; FUNCTION_WORDS.len()] = {
        let mut all = [Word(0); FUNCTION_WORDS.len()];
        let mut at = 0;
        while at < all.len() {
            let bytes = FUNCTION_WORDS[at].as_bytes();
            let mut letter = 0;
            while letter < bytes.len() {
                all[at].0 = all[at].0 << 8 | bytes[letter] as u64;
                letter += 1;
            }
            at += 1;
        }
        all
    };

    fn push(&mut self, c: char) {
        let full = self.0 >> (8 * (LONGEST - 1)) != 0;
        *self = match c.is_ascii() && !full {
            true => Word(self.0 << 8 | u64::from(c.to_ascii_lowercase() as u32)),
            false => Word::OTHER,
        };
    }

    fn is_function(self) -> bool {
        self != Word::OTHER && Word::FUNCTION.contains(&self)
    }
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || !c.is_ascii() && c.is_alphabetic()
}

/// Latin letters with all their accents, ligatures and full-width forms.
fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, 'ª' | 'º' | '\u{c0}'..='\u{24f}' | '\u{250}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}')
        || matches!(c, '\u{2c60}'..='\u{2c7f}' | '\u{a722}'..='\u{a7ff}' | '\u{fb00}'..='\u{fb06}')
        || matches!(c, '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn function_words_are_sorted_and_short() {
        assert!(FUNCTION_WORDS.is_sorted());
        assert!(FUNCTION_WORDS.iter().all(|word| word.len() <= LONGEST));
    }

    #[test]
    fn english_passes() {
        for text in [
            "",
            "2024-04-22",
            "Blinken, Wang Yi, Beijing",
            "SECRETARY OF STATE TO TRAVEL TO CHINA. The Department said on Monday that the Secretary will meet with \
             senior officials in Shanghai and Beijing, and that both sides are to discuss the crisis in Burma.",
            "Presidents Nguyễn Phú Trọng and Đỗ Mười met Recep Tayyip Erdoğan; the talks were about fisheries, which \
             the three had left aside for a decade, said Trần Đại Quang, who was there with them from the first day.",
        ] {
            assert_eq!(check(text), Ok(()), "{text}");
        }
    }

    #[test]
    fn other_languages_do_not() {
        for text in [
            "Le secrétaire d'État se rendra en Chine cette semaine pour des entretiens avec de hauts responsables à \
             Shanghai et à Pékin, a annoncé lundi le département d'État dans un communiqué publié à Washington.",
            "Der Außenminister reist in dieser Woche nach China und trifft dort in Schanghai und Peking hochrangige \
             Vertreter der Regierung, wie das Ministerium am Montag in Washington in einer Erklärung mitteilte.",
            "El secretario de Estado viajará esta semana a China para reunirse con altos funcionarios en Shanghái y \
             en Pekín, anunció el lunes el Departamento de Estado en un comunicado difundido en Washington.",
            "De minister van Buitenlandse Zaken reist deze week naar China voor gesprekken met hoge functionarissen \
             in Shanghai en Peking, zo heeft het ministerie maandag in een verklaring in Washington bekendgemaakt.",
            "Menteri luar negeri akan melakukan perjalanan ke Tiongkok pekan ini untuk bertemu dengan para pejabat \
             tinggi di Shanghai dan Beijing, demikian pernyataan kementerian pada hari Senin di kota Washington.",
        ] {
            assert!(matches!(check(text), Err(NotEnglish::Words(_))), "{text}");
        }
        assert_eq!(check("国务卿本周访华"), Err(NotEnglish::Script(0)));
        assert_eq!(
            check("وزير الخارجية (Blinken)"),
            Err(NotEnglish::Script(36))
        );
    }
}
