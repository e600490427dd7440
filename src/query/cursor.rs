//! Where a page ends: the sort keys and the id of its last entity, so that the next page starts after it whatever is
//! added or taken away meanwhile. Opaque to clients; refused with another query.

use std::fmt::Write;

use super::field::Share;
use super::key::Key;
use crate::text::Date;

/// A place in the order of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// The query's [`identity`](super::Query::identity).
    pub(super) identity: u64,
    /// The value of each sort key; none where the entity has none.
    pub(super) keys: Vec<Option<Key>>,
    /// The id of the last entity.
    pub(super) id: String,
}

impl Cursor {
    /// The cursor as clients hold it.
    pub fn encode(&self) -> String {
        let mut text = String::with_capacity(128);
        // Writing to a string does not fail.
        let _ = write!(text, "{:x}", self.identity);
        for key in &self.keys {
            text.push('\n');
            let _ = match key {
                None => write!(text, "-"),
                Some(Key::Number(number)) => write!(text, "n{number}"),
                Some(Key::Share(share)) => write!(text, "s{share}"),
                Some(Key::Date(date)) => write!(text, "d{date}"),
                Some(Key::Text(words)) => {
                    text.push('t');
                    match words.contains(['\\', '\n']) {
                        true => text.push_str(&words.replace('\\', "\\\\").replace('\n', "\\n")),
                        false => text.push_str(words),
                    }
                    Ok(())
                }
            };
        }
        text.push('\n');
        text.push_str(&self.id);
        base64url(text.as_bytes())
    }

    /// Reads what [`encode`](Self::encode) wrote; none for anything else.
    pub fn decode(text: &str) -> Option<Cursor> {
        let text = String::from_utf8(from_base64url(text)?).ok()?;
        let mut lines: Vec<&str> = text.split('\n').collect();
        let id = lines.pop()?.to_owned();
        let identity = u64::from_str_radix(lines.first()?, 16).ok()?;
        let keys: Option<Vec<Option<Key>>> = lines[1..].iter().map(|line| key(line)).collect();
        let cursor = Cursor {
            identity,
            keys: keys?,
            id,
        };
        (!cursor.id.is_empty()).then_some(cursor)
    }
}

fn key(line: &str) -> Option<Option<Key>> {
    let rest = line.get(1..)?;
    Some(match line.as_bytes()[0] {
        b'-' if rest.is_empty() => None,
        b'n' => Some(Key::Number(rest.parse().ok()?)),
        b's' => Some(Key::Share(Share::parse(rest)?)),
        b'd' => Some(Key::Date(rest.parse::<Date>().ok()?)),
        b't' => {
            let mut words = String::with_capacity(rest.len());
            let mut chars = rest.chars();
            while let Some(c) = chars.next() {
                words.push(match c {
                    '\\' => match chars.next()? {
                        'n' => '\n',
                        other => other,
                    },
                    c => c,
                });
            }
            Some(Key::Text(words))
        }
        _ => return None,
    })
}

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// RFC 4648 section 5, without padding.
fn base64url(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let mut three = [0; 3];
        three[..chunk.len()].copy_from_slice(chunk);
        let bits = u32::from_be_bytes([0, three[0], three[1], three[2]]);
        for i in 0..=chunk.len() {
            text.push(LETTERS[(bits >> (18 - 6 * i)) as usize & 63] as char);
        }
    }
    text
}

fn from_base64url(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    for chunk in text.as_bytes().chunks(4) {
        let mut bits = 0u32;
        for (i, letter) in chunk.iter().enumerate() {
            let value = LETTERS.iter().position(|l| l == letter)? as u32;
            bits |= value << (18 - 6 * i);
        }
        let [_, three @ ..] = bits.to_be_bytes();
        let kept = chunk.len() - 1;
        // A lone letter holds no byte, and unused bits must be unset: one spelling a cursor.
        if kept == 0 || three[kept..].iter().any(|byte| *byte != 0) {
            return None;
        }
        bytes.extend_from_slice(&three[..kept]);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn base64url_of_the_rfc() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg"),
            ("fo", "Zm8"),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg"),
        ] {
            assert_eq!(base64url(bytes.as_bytes()), text);
            assert_eq!(from_base64url(text), Some(bytes.as_bytes().to_vec()));
        }
        for text in ["Z", "Zh", "Zg==", "é"] {
            assert_eq!(from_base64url(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn reads_back(identity: u64, words: String, number: i64, id in "[a-z-]{1,9}") {
            let cursor = Cursor {
                identity,
                keys: vec![Some(Key::Text(words)), None, Some(Key::Number(number))],
                id,
            };
            prop_assert_eq!(Cursor::decode(&cursor.encode()), Some(cursor));
        }

        #[test]
        fn anything_else_is_none_and_no_panic(text: String) {
            if let Some(cursor) = Cursor::decode(&text) {
                prop_assert_eq!(cursor.encode(), text);
            }
        }
    }
}
