//! The invariants of `fuzz/` over its seeds and over everything that fuzzing ever found.

#[path = "../../fuzz/src/invariants.rs"]
mod invariants;

use std::path::Path;

/// A fuzz target, by name.
type Target = (&'static str, fn(&[u8]));

const TARGETS: [Target; 7] = [
    ("extract", invariants::extract),
    ("load_text", invariants::load_text),
    ("load_page", invariants::load_page),
    ("load_feed", invariants::load_feed),
    ("lexicon", invariants::lexicon),
    ("query", invariants::query),
    ("cursor", invariants::cursor),
];

#[test]
fn seeds_and_finds_hold() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    for (name, holds) in TARGETS {
        let mut seen = 0;
        for folder in ["seeds", "regressions"] {
            let Ok(files) = std::fs::read_dir(root.join(folder).join(name)) else {
                continue;
            };
            for file in files {
                let path = file.unwrap().path();
                println!("{}", path.display());
                holds(&std::fs::read(path).unwrap());
                seen += 1;
            }
        }
        assert!(seen > 0, "{name} has no seed");
        holds(b"");
    }
}
