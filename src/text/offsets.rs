//! From byte offsets to the Unicode code points that evidence is given in (W3C Web Annotation, TextPositionSelector).

/// Counts code points up to any byte of one text, at the cost of one count a block.
#[derive(Debug, Clone)]
pub struct Offsets<'t> {
    text: &'t str,
    /// Code points before each block of [`BLOCK`] bytes.
    before: Vec<usize>,
}

/// Bytes between two remembered counts.
const BLOCK: usize = 256;

impl<'t> Offsets<'t> {
    /// Prepares a text.
    pub fn new(text: &'t str) -> Offsets<'t> {
        let mut before = Vec::with_capacity(text.len() / BLOCK + 1);
        let mut count = 0;
        for (i, byte) in text.bytes().enumerate() {
            if i % BLOCK == 0 {
                before.push(count);
            }
            count += usize::from(!is_continuation(byte));
        }
        if before.is_empty() {
            before.push(0);
        }
        Offsets { text, before }
    }

    /// The number of code points before a byte offset.
    ///
    /// ```
    /// let offsets = briefing::text::Offsets::new("Türkiye’s");
    /// assert_eq!(offsets.code_point(3), 2);
    /// ```
    pub fn code_point(&self, byte: usize) -> usize {
        let block = (byte / BLOCK).min(self.before.len() - 1);
        let bytes = &self.text.as_bytes()[block * BLOCK..byte.min(self.text.len())];
        self.before[block] + bytes.iter().filter(|b| !is_continuation(**b)).count()
    }
}

fn is_continuation(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_as_chars_do() {
        let text = "é–x".repeat(300);
        let offsets = Offsets::new(&text);
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(offsets.code_point(byte), count);
        }
        assert_eq!(offsets.code_point(text.len()), 900);
    }
}
