//! What is wrong with an input, said in one line: where, how bad, what, and what would be right.

use std::fmt;

/// What a diagnostic means for the text it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something was passed over that was perhaps never meant to be read.
    Note,
    /// The text is read, but something in it is ignored.
    Warning,
    /// The text is not read.
    Error,
}

impl Severity {
    /// As printed.
    pub const fn as_str(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// One remark about one input.
///
/// Prints as a single line, `file:line: error: message (help: …)`; control characters and marks that reverse the
/// direction of writing are escaped, so that neither a file's name nor its content can forge another line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// The file, as the user named it or as found below a folder that the user named.
    pub path: String,
    /// Line of the file, from 1; none where the whole file is meant.
    pub line: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: Option<String>,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_safely(f, &self.path)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}: ", self.severity.as_str())?;
        write_safely(f, &self.message)?;
        if let Some(help) = &self.help {
            f.write_str(" (help: ")?;
            write_safely(f, help)?;
            f.write_str(")")?;
        }
        Ok(())
    }
}

fn write_safely(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    for c in text.chars() {
        let reverses = matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let breaks = matches!(c, '\u{2028}' | '\u{2029}');
        if c.is_control() || reverses || breaks {
            write!(f, "{}", c.escape_default())?;
        } else {
            write!(f, "{c}")?;
        }
    }
    Ok(())
}

/// The remarks about one file, as they are made.
#[derive(Debug)]
pub(super) struct Report<'d> {
    path: String,
    /// The line of a remark that names none.
    line: Option<usize>,
    diagnostics: &'d mut Vec<Diagnostic>,
    failed: bool,
}

impl<'d> Report<'d> {
    pub fn new(path: impl Into<String>, diagnostics: &'d mut Vec<Diagnostic>) -> Report<'d> {
        Report::about(path, None, diagnostics)
    }

    /// Remarks about what begins in that line.
    pub fn about(
        path: impl Into<String>,
        line: Option<usize>,
        diagnostics: &'d mut Vec<Diagnostic>,
    ) -> Report<'d> {
        Report {
            path: path.into(),
            line,
            diagnostics,
            failed: false,
        }
    }

    /// Whether an error was among the remarks: the text is not to be read.
    pub fn failed(&self) -> bool {
        self.failed
    }

    pub fn error(
        &mut self,
        line: impl Into<Option<usize>>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.failed = true;
        self.add(Severity::Error, line.into(), message.into(), help.into());
    }

    pub fn warning(
        &mut self,
        line: impl Into<Option<usize>>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.add(Severity::Warning, line.into(), message.into(), help.into());
    }

    pub fn note(&mut self, message: impl Into<String>, help: impl Into<String>) {
        self.add(Severity::Note, None, message.into(), help.into());
    }

    /// An empty help is none.
    pub fn add(&mut self, severity: Severity, line: Option<usize>, message: String, help: String) {
        self.diagnostics.push(Diagnostic {
            severity,
            path: self.path.clone(),
            line: line.or(self.line),
            message,
            help: Some(help).filter(|help| !help.is_empty()),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_each_whatever_the_input() {
        let mut diagnostics = Vec::new();
        let mut report = Report::new("a\u{1b}[31m.txt", &mut diagnostics);
        report.error(3, "`x\ny` is \u{202e}no date", "write 2024-04-22");
        report.note("skipped", "");
        let lines: Vec<String> = diagnostics.iter().map(Diagnostic::to_string).collect();
        assert_eq!(
            lines,
            [
                r"a\u{1b}[31m.txt:3: error: `x\ny` is \u{202e}no date (help: write 2024-04-22)",
                r"a\u{1b}[31m.txt: note: skipped",
            ]
        );
    }
}
