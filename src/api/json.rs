//! JSON as it is sent and printed: what could trick whoever looks at it in a terminal is escaped.
//!
//! Texts come from anywhere. Control characters can rewrite a terminal's screen, and marks of writing direction can show
//! words in an order that they do not have. JSON may escape any character, so programs read the same.

use std::io::{self, Write};

use memchr::memchr3_iter;
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};

/// On one line, as it is sent.
pub(super) fn to_vec(value: &impl Serialize) -> Vec<u8> {
    let mut out = Vec::with_capacity(256);
    let formatter = Shown(CompactFormatter);
    // Views have only keys that are strings, and writing to memory does not fail.
    let _ = value.serialize(&mut Serializer::with_formatter(&mut out, formatter));
    out
}

/// On many lines, as it is printed.
pub fn to_pretty(value: &impl Serialize) -> String {
    let mut out = Vec::new();
    let formatter = Shown(PrettyFormatter::new());
    let _ = value.serialize(&mut Serializer::with_formatter(&mut out, formatter));
    String::from_utf8(out).unwrap_or_default()
}

/// Escapes in strings what does not show as itself, and leaves the rest to another formatter.
struct Shown<F>(F);

/// Whether a character is a control of the second set, a separator of lines, or a mark of direction. Those of the
/// first set are always escaped in JSON.
fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{80}'..='\u{9f}'
            | '\u{61c}'
            | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
    )
}

impl<F: Formatter> Formatter for Shown<F> {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut written = 0;
        // The first bytes that those characters have in UTF-8.
        for at in memchr3_iter(0xc2, 0xd8, 0xe2, fragment.as_bytes()) {
            let Some(c) = fragment[at..].chars().next().filter(|c| is_hidden(*c)) else {
                continue;
            };
            writer.write_all(&fragment.as_bytes()[written..at])?;
            write!(writer, "\\u{:04x}", u32::from(c))?;
            written = at + c.len_utf8();
        }
        writer.write_all(&fragment.as_bytes()[written..])
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn what_does_not_show_as_itself_is_escaped() {
        for (text, written) in [
            ("", r#""""#),
            (
                "Señor “Li” – é Ø 北京 ع 🏴",
                r#""Señor “Li” – é Ø 北京 ع 🏴""#,
            ),
            ("a\u{202e}b", r#""a\u202eb""#),
            ("\u{2066}\u{2069}", r#""\u2066\u2069""#),
            ("\u{9b}31m", r#""\u009b31m""#),
            ("\u{1b}[31m\n", r#""\u001b[31m\n""#),
            ("é\u{2028}\"é", r#""é\u2028\"é""#),
            ("\u{61c}ع", r#""\u061cع""#),
        ] {
            let value = json!(text);
            let bytes = to_vec(&value);
            assert_eq!(String::from_utf8(bytes.clone()).unwrap(), written);
            assert_eq!(serde_json::from_slice::<Value>(&bytes).unwrap(), value);
        }
    }

    #[test]
    fn the_rest_is_as_ever() {
        let value = json!({"a": [1, {"b\u{202e}": null}, []], "c": {}, "d": "e"});
        let escaped = |json: String| json.replace('\u{202e}', "\\u202e");
        assert_eq!(
            String::from_utf8(to_vec(&value)).unwrap(),
            escaped(value.to_string())
        );
        assert_eq!(to_pretty(&value), escaped(format!("{value:#}")));
    }
}
