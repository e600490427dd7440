//! Numbers and words as bytes, and back. Reading fails where bytes are missing or mean nothing; it never panics.

/// Writes values one after the other.
#[derive(Debug, Default)]
pub(super) struct Writer {
    pub bytes: Vec<u8>,
}

impl Writer {
    /// Seven bits a byte, the lowest first.
    pub fn number(&mut self, mut number: usize) {
        while number >= 0x80 {
            self.bytes.push((number & 0x7f) as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    pub fn text(&mut self, text: &str) {
        self.number(text.len());
        self.bytes.extend_from_slice(text.as_bytes());
    }

    pub fn flag(&mut self, flag: bool) {
        self.bytes.push(u8::from(flag));
    }

    pub fn option<T>(&mut self, value: Option<T>, write: impl FnOnce(&mut Writer, T)) {
        self.flag(value.is_some());
        if let Some(value) = value {
            write(self, value);
        }
    }

    pub fn list<T>(&mut self, values: &[T], mut write: impl FnMut(&mut Writer, &T)) {
        self.number(values.len());
        for value in values {
            write(self, value);
        }
    }
}

/// Reads them back; none of anything once something was wrong.
#[derive(Debug)]
pub(super) struct Reader<'b> {
    bytes: &'b [u8],
}

impl<'b> Reader<'b> {
    pub fn new(bytes: &'b [u8]) -> Reader<'b> {
        Reader { bytes }
    }

    pub fn is_at_end(&self) -> bool {
        self.bytes.is_empty()
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    pub fn number(&mut self) -> Option<usize> {
        let mut number = 0usize;
        for shift in (0..usize::BITS).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    pub fn text(&mut self) -> Option<&'b str> {
        let length = self.number()?;
        let (text, rest) = self.bytes.split_at_checked(length)?;
        self.bytes = rest;
        std::str::from_utf8(text).ok()
    }

    pub fn flag(&mut self) -> Option<bool> {
        match self.byte()? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }

    pub fn option<T>(
        &mut self,
        read: impl FnOnce(&mut Reader<'b>) -> Option<T>,
    ) -> Option<Option<T>> {
        match self.flag()? {
            true => Some(Some(read(self)?)),
            false => Some(None),
        }
    }

    pub fn list<T>(
        &mut self,
        mut read: impl FnMut(&mut Reader<'b>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let count = self.number()?;
        // Each value takes a byte at least, so a wrong count cannot ask for more memory than there are bytes.
        if count > self.bytes.len() {
            return None;
        }
        let mut values = Vec::with_capacity(count);
        for _ in 0..count {
            values.push(read(self)?);
        }
        Some(values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn values_come_back(numbers: Vec<usize>, text: String, flag: bool) {
            let mut writer = Writer::default();
            writer.list(&numbers, |w, n| w.number(*n));
            writer.text(&text);
            writer.option(Some(flag), Writer::flag);
            let mut reader = Reader::new(&writer.bytes);
            prop_assert_eq!(reader.list(Reader::number), Some(numbers));
            prop_assert_eq!(reader.text(), Some(text.as_str()));
            prop_assert_eq!(reader.option(Reader::flag), Some(Some(flag)));
            prop_assert!(reader.is_at_end());
        }

        #[test]
        fn any_bytes_are_read(bytes: Vec<u8>) {
            let mut reader = Reader::new(&bytes);
            let _ = reader.list(Reader::text);
            let _ = reader.number();
        }
    }
}
