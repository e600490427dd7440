//! The embedded tables are right, and every fault is refused with its file and line.

use super::*;

#[test]
fn the_embedded_tables_have_no_fault() {
    if let Err(errors) = Lexicon::parse(&Sources::EMBEDDED) {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"));
    }
}
