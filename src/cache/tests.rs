#![allow(
    clippy::disallowed_methods,
    reason = "what is damaged must be written first"
)]

use std::fs;
use std::path::PathBuf;

use super::*;
use crate::load::{Limits, content};

const TEXTS: [&str; 2] = [
    "---\npublished: 2024-04-22\n---\nForeign Minister Li Wei of China met Secretary of State Anna Berg in Beijing on \
     Monday. They discussed human rights and trade with North Korea.",
    "“Naïve” talk aside, the French President will travel to Nairobi next week to raise the ceasefire in Sudan.",
];

fn texts() -> Vec<Text> {
    let limits = Limits {
        max_text_size: 10_000,
    };
    let load =
        |(at, text): (usize, &&str)| content(&format!("t{at}.txt"), text.as_bytes(), limits).texts;
    TEXTS.iter().enumerate().flat_map(load).collect()
}

/// What is read with a folder, and how many of the texts had been read before.
fn read(folder: &Path) -> (Vec<(Document, Extraction)>, usize) {
    let mut known = 0;
    let said = Reader::new(Some(folder)).read(texts(), &mut |progress| known = progress.known);
    (said, known)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder.join(READING)).unwrap();
    entries.map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn what_was_read_comes_back_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let (first, known) = read(folder.path());
    assert_eq!(known, 0);
    assert!(first.iter().any(|(_, said)| !said.officials.is_empty()));
    let (second, known) = read(folder.path());
    assert_eq!(known, TEXTS.len());
    assert_eq!(first, second);
    fs::remove_dir_all(folder.path()).unwrap();
    assert_eq!(read(folder.path()).1, 0);
}

#[test]
fn damage_costs_a_second_reading_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let (whole, _) = read(folder.path());
    let [file] = &files(folder.path())[..] else {
        panic!("one file");
    };
    let bytes = fs::read(file).unwrap();
    for length in [0, 10, bytes.len() / 2, bytes.len() - 1] {
        fs::write(file, &bytes[..length]).unwrap();
        let (again, known) = read(folder.path());
        assert!(known < TEXTS.len());
        assert_eq!(again.len(), whole.len());
        assert_eq!(again[0].1, whole[0].1);
        for other in files(folder.path()).iter().filter(|other| *other != file) {
            fs::remove_file(other).unwrap();
        }
    }
    let mut changed = bytes.clone();
    let last = changed.len() - 1;
    changed[last] ^= 1;
    fs::write(file, &changed).unwrap();
    assert_eq!(read(folder.path()).1, 1);
}

#[test]
fn what_is_no_longer_there_is_forgotten() {
    let mut reader = Reader::new(None);
    let mut known = 0;
    let mut count = |reader: &mut Reader, texts: &[Text]| {
        reader.read(texts.to_vec(), &mut |progress| known = progress.known);
        known
    };
    let all = texts();
    assert_eq!(count(&mut reader, &all), 0);
    assert_eq!(count(&mut reader, &all[..1]), 1);
    assert_eq!(count(&mut reader, &all), 1);
}

#[test]
fn records_are_left_to_the_disk_and_read_again_if_they_are_gone_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut reader = Reader::new(Some(folder.path()));
    let mut known = 0;
    let all = texts();
    let mut read = |reader: &mut Reader| {
        let said = reader.read(all.clone(), &mut |progress| known = progress.known);
        (said, known)
    };
    let (first, _) = read(&mut reader);
    assert_eq!(read(&mut reader), (first.clone(), TEXTS.len()));
    for file in files(folder.path()) {
        fs::remove_file(file).unwrap();
    }
    assert_eq!(read(&mut reader), (first, 0));
}
