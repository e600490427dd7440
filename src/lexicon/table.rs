//! What does a table look like, and what is wrong with this one?
//!
//! A table is tab-separated text: comment lines (`#`) at the head, one line naming the columns, then sorted rows.
//! A `-` in a cell means "none". Nothing is repaired: whatever is not as described is a [`TableError`].

use std::fmt;

use unicode_normalization::is_nfc;

/// A fault in a table: where it is and what would be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableError {
    /// The table's file name, as in `data/lexicon/`.
    pub file: &'static str,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong and what would be right.
    pub problem: String,
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "data/lexicon/{}:{}: {}",
            self.file, self.line, self.problem
        )
    }
}

impl std::error::Error for TableError {}

/// A closed set of values a column can take, each with its name in the tables.
pub(super) trait ClosedSet: Copy + Sized + 'static {
    const VALUES: &'static [(&'static str, Self)];
}

/// Declares an enum together with the names its values have in the tables.
macro_rules! closed_set {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant,)+ }

        impl $crate::lexicon::table::ClosedSet for $name {
            const VALUES: &'static [(&'static str, Self)] = &[$(($text, $name::$variant),)+];
        }

        impl $name {
            /// The name of this value in the tables.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text,)+ }
            }
        }
    };
}
pub(super) use closed_set;

/// One row: its line and its cells.
pub(super) struct Row<const N: usize> {
    pub line: usize,
    pub cells: [&'static str; N],
}

/// One table being read, and the faults found in it so far.
pub(super) struct Table<'e> {
    file: &'static str,
    errors: &'e mut Vec<TableError>,
}

impl<'e> Table<'e> {
    pub fn new(file: &'static str, errors: &'e mut Vec<TableError>) -> Self {
        Table { file, errors }
    }

    /// Notes a fault.
    pub fn refuse(&mut self, line: usize, problem: impl Into<String>) {
        let problem = problem.into();
        self.errors.push(TableError {
            file: self.file,
            line,
            problem,
        });
    }

    /// The rows that have the right shape; the others become faults.
    pub fn rows<const N: usize>(
        &mut self,
        source: &'static str,
        columns: [&'static str; N],
    ) -> Vec<Row<N>> {
        let header = columns.join("\t");
        let mut rows = Vec::new();
        let mut header_seen = false;
        let mut previous: &'static str = "";
        for (index, text) in source.split_terminator('\n').enumerate() {
            let line = index + 1;
            if !header_seen {
                if text.starts_with('#') {
                    continue;
                }
                if text != header {
                    self.refuse(
                        line,
                        format!("the columns are {text:?}, expected {header:?}"),
                    );
                    return rows;
                }
                header_seen = true;
                continue;
            }
            if let Some(problem) = shape_problem(text, &columns) {
                self.refuse(line, problem);
                continue;
            }
            if text == previous {
                self.refuse(
                    line,
                    format!("{text:?} repeats the row above; remove one of them"),
                );
                continue;
            }
            if text < previous {
                self.refuse(line, format!("rows are sorted by their bytes: {text:?} belongs before {previous:?} on the line above"));
            }
            previous = text;
            let mut cells = [""; N];
            for (cell, value) in cells.iter_mut().zip(text.split('\t')) {
                *cell = value;
            }
            rows.push(Row { line, cells });
        }
        if !header_seen {
            self.refuse(
                source.lines().count().max(1),
                format!("the table has no line of columns, expected {header:?}"),
            );
        }
        rows
    }

    /// The value a cell names.
    pub fn value<E: ClosedSet>(&mut self, line: usize, column: &str, cell: &str) -> Option<E> {
        if let Some((_, value)) = E::VALUES.iter().find(|(name, _)| *name == cell) {
            return Some(*value);
        }
        let names: Vec<&str> = E::VALUES.iter().map(|(name, _)| *name).collect();
        self.refuse(line, unknown(column, cell, &names));
        None
    }

    /// The value a cell names, or `Some(None)` for `-`.
    pub fn optional<E: ClosedSet>(
        &mut self,
        line: usize,
        column: &str,
        cell: &str,
    ) -> Option<Option<E>> {
        if cell == "-" {
            Some(None)
        } else {
            self.value(line, column, cell).map(Some)
        }
    }
}

/// The message for a cell that is none of `names`.
pub(super) fn unknown(column: &str, cell: &str, names: &[&str]) -> String {
    let nearest = names
        .iter()
        .max_by(|a, b| strsim::jaro_winkler(cell, a).total_cmp(&strsim::jaro_winkler(cell, b)));
    let nearest = nearest.copied().unwrap_or_default();
    format!(
        "unknown {column} {cell:?}, nearest is {nearest:?}; one of: {}",
        names.join(", ")
    )
}

/// The cell, `-` being none.
pub(super) fn given(cell: &'static str) -> Option<&'static str> {
    (cell != "-").then_some(cell)
}

/// Whether nothing can be wrong with any cell: ASCII, and single blanks and tabs between words. Most rows are such.
fn is_plain(text: &str) -> bool {
    let mut blank = true;
    for byte in text.bytes() {
        let now = matches!(byte, b' ' | b'\t');
        let odd = !byte.is_ascii() || byte.is_ascii_control() && byte != b'\t';
        if odd || (now && blank) {
            return false;
        }
        blank = now;
    }
    !blank
}

fn shape_problem(text: &str, columns: &[&str]) -> Option<String> {
    if text.is_empty() {
        return Some("an empty line; remove it".to_owned());
    }
    if text.starts_with('#') {
        return Some("a comment after the line of columns; comments stand at the head".to_owned());
    }
    if text.ends_with('\r') {
        return Some("the line ends in CR LF; lines end in LF".to_owned());
    }
    let cells = 1 + text.bytes().filter(|byte| *byte == b'\t').count();
    if cells != columns.len() {
        return Some(format!(
            "{cells} cells, expected {}: {}",
            columns.len(),
            columns.join(", ")
        ));
    }
    if is_plain(text) {
        return None;
    }
    for (cell, column) in text.split('\t').zip(columns) {
        if cell.is_empty() {
            return Some(format!("{column} is empty; write - for none"));
        }
        if cell.trim() != cell || cell.contains("  ") {
            return Some(format!(
                "{column} {cell:?} has a space too many at an end or between words"
            ));
        }
        if cell.contains('’') {
            return Some(format!("{column} {cell:?} has a curly apostrophe; write '"));
        }
        if !is_nfc(cell) {
            return Some(format!("{column} {cell:?} is not in Unicode form NFC"));
        }
    }
    None
}
