//! What the models see of a word: hashes of its form, affixes and shape, made once a token.

/// Hashes of a word's form. Equal forms have equal hashes on every machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Form {
    /// The word in lower case, digits folded.
    pub lower: u32,
    /// The word as printed, digits folded.
    pub exact: u32,
    /// Its last one to four characters, in lower case.
    pub suffixes: [u32; 4],
    /// Its first one to three characters.
    pub prefixes: [u32; 3],
    /// Its pattern of capitals, digits and marks ("Xx", "X.X.", "d", "x-x").
    pub shape: u32,
    /// Whether it starts with a capital.
    pub capital: bool,
}

/// The form of what lies before and after a sentence.
pub const EDGE: Form = Form {
    lower: 1,
    exact: 1,
    suffixes: [1; 4],
    prefixes: [1; 3],
    shape: 1,
    capital: false,
};

impl Form {
    /// The form of a word.
    pub fn of(word: &str) -> Form {
        let folded: Vec<char> = word.chars().map(fold).collect();
        let lower: Vec<char> = folded.iter().flat_map(|c| c.to_lowercase()).collect();
        let mut form = Form {
            lower: hash(lower.iter().copied()),
            exact: hash(folded.iter().copied()),
            shape: hash(shape(&folded)),
            capital: word.chars().next().is_some_and(char::is_uppercase),
            ..Form::default()
        };
        for (n, suffix) in form.suffixes.iter_mut().enumerate() {
            *suffix = hash(lower[lower.len().saturating_sub(n + 1)..].iter().copied());
        }
        for (n, prefix) in form.prefixes.iter_mut().enumerate() {
            *prefix = hash(lower[..lower.len().min(n + 1)].iter().copied());
        }
        form
    }
}

/// Digits are alike, and so are the straight and curly forms of a mark.
fn fold(c: char) -> char {
    match c {
        '\u{2019}' | '\u{2018}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        '\u{2013}' | '\u{2014}' => '-',
        c if c.is_ascii_digit() => '0',
        c => c,
    }
}

/// Runs of capitals, small letters and digits, one sign each.
fn shape(word: &[char]) -> impl Iterator<Item = char> {
    let mut out: Vec<char> = Vec::new();
    for &c in word {
        let sign = if c.is_uppercase() {
            'X'
        } else if c.is_alphabetic() {
            'x'
        } else if c.is_numeric() {
            'd'
        } else {
            c
        };
        let doubled = out.len() >= 2 && out[out.len() - 1] == sign && out[out.len() - 2] == sign;
        if !doubled {
            out.push(sign);
        }
    }
    out.into_iter()
}

/// FNV-1a over the characters' UTF-8 bytes.
pub fn hash(chars: impl Iterator<Item = char>) -> u32 {
    let mut h: u32 = 0x811c_9dc5;
    let mut buffer = [0; 4];
    for c in chars {
        for b in c.encode_utf8(&mut buffer).bytes() {
            h = (h ^ u32::from(b)).wrapping_mul(0x0100_0193);
        }
    }
    h
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_and_quotes_are_alike() {
        assert_ne!(Form::of("in").lower, Form::of("on").lower);
        assert_eq!(Form::of("1998"), Form::of("2024"));
        assert_eq!(Form::of("\u{2019}s").lower, Form::of("'s").lower);
        assert_eq!(Form::of("Talks").lower, Form::of("talks").lower);
        assert_ne!(Form::of("Talks").exact, Form::of("talks").exact);
    }
}
