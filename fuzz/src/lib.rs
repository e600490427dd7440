//! What must hold whatever comes: one function a fuzz target.

mod invariants;

pub use invariants::{cursor, extract, lexicon, load_feed, load_page, load_text, query};
