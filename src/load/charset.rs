//! Bytes to characters, for formats that say themselves in which encoding they are.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// A page declares its encoding within so many bytes, as browsers have it.
const DECLARED_WITHIN: usize = 1024;

/// The characters of a page or feed: by its byte order mark, else as declared, else as UTF-8 if it is that, else as
/// Windows-1252, the web's fallback. Bytes that mean nothing become U+FFFD; whether there were any is told.
pub(super) fn decode(bytes: &[u8]) -> (String, bool) {
    let encoding = match declared(bytes) {
        _ if Encoding::for_bom(bytes).is_some() => UTF_8,
        Some(encoding) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => WINDOWS_1252,
    };
    let (text, _, faulty) = encoding.decode(bytes);
    (text.into_owned(), faulty)
}

/// The encoding that `charset=…` or `encoding="…"` near the beginning names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARED_WITHIN)]).to_lowercase();
    let named = |mark: &str| {
        let rest = head.split_once(mark)?.1.trim_start();
        let rest = rest.strip_prefix('=')?.trim_start();
        let name = rest.trim_start_matches(['"', '\'']);
        let end = name
            .find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':' | '.'))
            .unwrap_or(name.len());
        Encoding::for_label(&name.as_bytes()[..end])
    };
    let encoding = if head.trim_start().starts_with("<?xml") {
        named("encoding").or_else(|| named("charset"))
    } else {
        named("charset")
    };
    // What could be read so far that it is declared is no UTF-16, whatever it says.
    encoding.map(Encoding::output_encoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings() {
        for (bytes, expected) in [
            (&b"caf\xc3\xa9"[..], "café"),
            (b"caf\xe9 \x93now\x94", "café “now”"),
            (b"\xef\xbb\xbfcaf\xc3\xa9", "café"),
            (b"\xff\xfec\0a\0f\0\xe9\0", "café"),
            (
                b"<meta charset=iso-8859-2>\xb1",
                "<meta charset=iso-8859-2>ą",
            ),
            (
                b"<?xml version='1.0' encoding='windows-1251'?>\xef",
                "<?xml version='1.0' encoding='windows-1251'?>п",
            ),
            (
                b"<meta content=\"text/html; charset=utf-16\">caf\xc3\xa9",
                "<meta content=\"text/html; charset=utf-16\">café",
            ),
            (b"charset nothing caf\xe9", "charset nothing café"),
        ] {
            assert_eq!(decode(bytes).0, expected);
        }
        assert!(decode(b"<meta charset=utf-8>\xe9").1);
        assert!(!decode(b"caf\xe9").1);
    }
}
