//! Is a text English?
//!
//! The rules read English alone; of another language they would make confident nonsense. Three measures decide, all cheap:
//! how many letters are Latin; how many words are among the commonest function words of English, and how many among those
//! of other languages, that no other of them spells the same; and, for languages without a list here, how few of the words
//! in lower case are English function words. Names say nothing of the language: a list of ministers has few small words
//! of any kind, so what is refused has either the words of another language or enough words to miss those of English.

use std::fmt;

/// At least this share of the letters is Latin.
const LATIN_SHARE: f64 = 0.6;
/// Another language's function words count from so many on: a quotation has one or two.
const FEWEST_OTHER: usize = 3;
/// So many times as many as those of English make the text another language's.
const OTHER_OVER_ENGLISH: usize = 2;
/// Below so many words in lower case what is missing among them says nothing.
const FEWEST_PLAIN: usize = 25;
/// At least this share of the words in lower case is an English function word.
const ENGLISH_SHARE: f64 = 0.06;
/// No function word is longer, in bytes.
const LONGEST: usize = 8;

/// Left out are those that are common words elsewhere: a, an, as, de, do, he, in, is, me, no, on, or, so, was, we …
/// Sorted by length, then by the alphabet, as [`Word`] compares.
const ENGLISH: [&str; 52] = [
    "by", "if", "it", "of", "to", "and", "are", "but", "did", "for", "had", "has", "her", "his",
    "its", "may", "not", "our", "she", "the", "who", "you", "been", "both", "from", "have", "into",
    "said", "than", "that", "them", "they", "this", "were", "what", "when", "will", "with",
    "about", "after", "their", "there", "these", "those", "where", "which", "while", "would",
    "before", "during", "against", "between",
];

/// The commonest function words of French, Spanish, Italian, Portuguese, Romanian, German, Dutch, the Scandinavian
/// languages, Polish and its neighbours, Hungarian, Finnish, Turkish, Indonesian, Swahili and Tagalog, as far as they are
/// neither English nor parts of names ("de", "van", "al"). Sorted likewise.
const OTHER: [&str; 176] = [
    "y", "af", "ao", "au", "av", "az", "bu", "ce", "cu", "di", "em", "en", "es", "et", "ha", "im",
    "ja", "je", "ke", "le", "lo", "na", "ng", "ni", "od", "og", "os", "pe", "qu", "sa", "se", "su",
    "um", "un", "wa", "ya", "za", "zu", "aan", "ang", "aos", "att", "auf", "aus", "aux", "bei",
    "bij", "bir", "che", "com", "con", "dal", "dan", "das", "dat", "dei", "dem", "den", "des",
    "det", "dla", "een", "egy", "ein", "est", "ett", "foi", "fra", "gli", "het", "hij", "ile",
    "ini", "ist", "itu", "kwa", "las", "les", "los", "mas", "med", "mga", "mit", "nel", "nem",
    "nie", "nos", "och", "oli", "ont", "ook", "pas", "por", "que", "qui", "ses", "seu", "som",
    "sua", "sur", "til", "uit", "uma", "una", "und", "une", "vor", "zum", "zur", "akan", "alla",
    "auch", "avec", "como", "dans", "dari", "dell", "deze", "eine", "elle", "esta", "este", "hogy",
    "ikke", "inte", "jest", "koji", "leur", "mais", "naar", "nach", "nell", "niet", "oleh", "oraz",
    "ovat", "pada", "para", "pela", "pelo", "pero", "pour", "sich", "sono", "sont", "sunt", "volt",
    "voor", "werd", "wird", "yang", "zijn", "anche", "cette", "dalam", "della", "delle", "einem",
    "einer", "eines", "entre", "heeft", "nella", "nicht", "przez", "sowie", "telah", "tidak",
    "untuk", "wordt", "wurde", "dengan", "kanssa", "katika", "olarak", "pentru",
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
    let mut seen = Seen::default();
    let mut word = Word::default();
    // One character more than there are ends the last word.
    for c in text.chars().chain([' ']) {
        if is_letter(c) {
            letters += 1;
            latin += usize::from(is_latin(c));
            word.push(c);
        } else if word != Word::default() {
            seen.count(word);
            word = Word::default();
        }
    }
    let percent = |share: f64| (share * 100.0) as u8;
    let script = share(latin, letters);
    if letters > 0 && script < LATIN_SHARE {
        return Err(NotEnglish::Script(percent(script)));
    }
    match seen.of_another_language() || seen.lacks_english() {
        true => Err(NotEnglish::Words(percent(share(seen.english, seen.words)))),
        false => Ok(()),
    }
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// The words of a text by what they tell.
#[derive(Default)]
struct Seen {
    words: usize,
    /// Those in lower case: what is spelled with a capital may be a name.
    plain: usize,
    english: usize,
    /// English ones in lower case.
    plain_english: usize,
    other: usize,
}

impl Seen {
    fn count(&mut self, word: Word) {
        let english = word.is_among(&Word::ENGLISH);
        self.words += 1;
        self.english += usize::from(english);
        if !word.capital {
            self.plain += 1;
            self.plain_english += usize::from(english);
            self.other += usize::from(!english && word.is_among(&Word::OTHER));
        }
    }

    /// Whether the function words of other languages outweigh those of English.
    fn of_another_language(&self) -> bool {
        self.other >= FEWEST_OTHER && self.other > OTHER_OVER_ENGLISH * self.english
    }

    fn lacks_english(&self) -> bool {
        self.plain >= FEWEST_PLAIN && share(self.plain_english, self.plain) < ENGLISH_SHARE
    }
}

/// A word as its letters in lower case, bytes of one number as long as they are few and of ASCII; it is asked for at every
/// word.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
struct Word {
    letters: u64,
    capital: bool,
}

impl Word {
    /// The letters of no function word: too many, or not of ASCII.
    const UNKNOWN: u64 = u64::MAX;

    const ENGLISH: [u64; ENGLISH.len()] = numbers(&ENGLISH);
    const OTHER: [u64; OTHER.len()] = numbers(&OTHER);

    fn push(&mut self, c: char) {
        self.capital |= self.letters == 0 && c.is_uppercase();
        let full = self.letters >> (8 * (LONGEST - 1)) != 0;
        self.letters = match c.is_ascii() && !full {
            true => self.letters << 8 | u64::from(c.to_ascii_lowercase() as u32),
            false => Word::UNKNOWN,
        };
    }

    fn is_among(self, words: &[u64]) -> bool {
        words.binary_search(&self.letters).is_ok()
    }
}

/// The words as [`Word`] has them.
const fn numbers<const N: usize>(words: &[&str; N]) -> [u64; N] {
    let mut all = [0; N];
    let mut at = 0;
    while at < N {
        let bytes = words[at].as_bytes();
        let mut letter = 0;
        while letter < bytes.len() {
            all[at] = all[at] << 8 | bytes[letter] as u64;
            letter += 1;
        }
        at += 1;
    }
    all
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
    fn function_words_are_sorted_short_and_of_one_language() {
        let sorted = |words: &[u64]| words.is_sorted_by(|a, b| a < b);
        assert!(sorted(&Word::ENGLISH) && sorted(&Word::OTHER));
        let mut all = ENGLISH.iter().chain(&OTHER);
        assert!(all.all(|word| word.is_ascii() && word.len() <= LONGEST));
        assert!(OTHER.iter().all(|word| !ENGLISH.contains(word)));
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
            // few words, among them those of another language
            "Le ministre Paul Martin a reçu mardi à Bamako les ambassadeurs des deux pays pour un entretien sur le fleuve.",
            "La ministra Rosa Diaz se reunió el lunes en Lima con el canciller Luis Rojas para hablar de la pesca.",
            "Minister Jan Novak spotkał się we wtorek w Rydze z premierem Ozolą oraz rozmawiał na temat handlu przez godzinę.",
            // a language without a list
            "Utanríkisráðherra fór til fundar við starfsbróður sinn í gær, þar sem rætt var um fiskveiðar, viðskipti, varnarmál, \
             loftslagsbreytingar, flutninga, ferðaþjónustu, menntun, heilbrigðismál, landamæri, orkumál, nýsköpun, listir.",
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
