//! Readable, stable ids made from content.

use foldhash::HashSet;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Ids are cut at the last word boundary before this many bytes.
const LONGEST: usize = 72;

/// Lower case without diacritics: what two texts have in common when they compare equal.
///
/// ```
/// assert_eq!(briefing::model::fold("Ólafur Šefčovič"), "olafur sefcovic");
/// ```
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'ø' | 'Ø' => folded.push('o'),
            'ł' | 'Ł' => folded.push('l'),
            'đ' | 'Đ' | 'ð' | 'Ð' => folded.push('d'),
            'ı' => folded.push('i'),
            'æ' | 'Æ' => folded.push_str("ae"),
            'œ' | 'Œ' => folded.push_str("oe"),
            'ß' | 'ẞ' => folded.push_str("ss"),
            'þ' | 'Þ' => folded.push_str("th"),
            '\u{2018}' | '\u{2019}' => folded.push('\''),
            '\u{201c}' | '\u{201d}' => folded.push('"'),
            '\u{2010}'..='\u{2015}' => folded.push('-'),
            c => folded.extend(c.to_lowercase()),
        }
    }
    folded
}

/// Words of ASCII letters and digits joined by hyphens, cut at a word boundary; never empty.
///
/// ```
/// assert_eq!(briefing::model::slug("Xi Jinping's “plans”"), "xi-jinpings-plans");
/// ```
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len().min(LONGEST));
    let mut gap = false;
    let mut word = 0;
    for c in fold(text).chars() {
        if c.is_ascii_alphanumeric() {
            if gap && !slug.is_empty() {
                slug.push('-');
                word = slug.len();
            }
            gap = false;
            if slug.len() == LONGEST {
                slug.truncate(if word > 1 { word - 1 } else { LONGEST });
                break;
            }
            slug.push(c);
        } else if c != '\'' {
            gap = true;
        }
    }
    if slug.is_empty() {
        slug.push_str(&format!("x-{}", digest(text)));
    }
    slug
}

/// The FNV-1a hash: the same on every machine and in every version, unlike the standard library's.
pub(crate) fn fnv(bytes: &[u8]) -> u64 {
    fnv_on(0xcbf2_9ce4_8422_2325, bytes)
}

/// The hash of what was hashed so far followed by these bytes.
pub(crate) fn fnv_on(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Four letters and digits that depend on the content alone.
pub(crate) fn digest(content: &str) -> String {
    let hash = fnv(content.as_bytes());
    const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    (0..4)
        .map(|i| LETTERS[(hash >> (20 + 5 * i)) as usize & 31] as char)
        .collect()
}

/// Hands out ids of one kind, each once.
#[derive(Default)]
pub(super) struct Allotment {
    taken: HashSet<String>,
}

impl Allotment {
    /// The first of `wishes` that is free; else the first one with a suffix made from `content`.
    pub(super) fn allot(&mut self, wishes: Vec<String>, content: impl Fn() -> String) -> String {
        let free = |id: &String| !self.taken.contains(id);
        let id = match wishes.iter().position(free) {
            Some(at) => wishes.into_iter().nth(at),
            None => {
                let wish = wishes.first().map_or("x", String::as_str);
                let content = content();
                (0..)
                    .map(|round| format!("{wish}-{}", digest(&format!("{content}\n{round}"))))
                    .find(free)
            }
        };
        let id = id.unwrap_or_default();
        self.taken.insert(id.clone());
        id
    }

    /// Whether somebody has this id.
    pub(super) fn has(&self, id: &str) -> bool {
        self.taken.contains(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs() {
        for (text, expected) in [
            ("Antony J. Blinken", "antony-j-blinken"),
            ("Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
            ("  ", "x-2ag5"),
            ("G7 foreign ministers", "g7-foreign-ministers"),
        ] {
            let slug = slug(text);
            if expected.starts_with("x-") {
                assert!(slug.starts_with("x-"), "{slug}");
            } else {
                assert_eq!(slug, expected);
            }
        }
        let long = slug(&"stability ".repeat(20));
        assert!(
            long.len() <= LONGEST && long.ends_with("stability"),
            "{long}"
        );
        assert_eq!(slug(&"a".repeat(200)).len(), LONGEST);
    }

    #[test]
    fn a_taken_id_gets_a_suffix_from_content() {
        let mut ids = Allotment::default();
        let wish = vec!["wang-yi".to_owned(), "wang-yi-sg".to_owned()];
        assert_eq!(ids.allot(wish.clone(), || "a".to_owned()), "wang-yi");
        assert_eq!(ids.allot(wish.clone(), || "a".to_owned()), "wang-yi-sg");
        let third = ids.allot(wish.clone(), || "a".to_owned());
        assert!(
            third.starts_with("wang-yi-") && third.len() == 12,
            "{third}"
        );
    }
}
