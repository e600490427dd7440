#![allow(
    clippy::disallowed_methods,
    reason = "what is to be loaded must be written first"
)]

use std::fs;

use super::*;

const ENGLISH: &str = "The ministers met in Nairobi and said that they will meet there again.";
const LIMITS: Limits = Limits {
    max_text_size: 1000,
};

/// A folder with these files, and what loading `of` it gives: ids, then the diagnostics without the folder's own name.
fn load(files: &[(&str, &[u8])], of: &[&str]) -> (Vec<String>, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    outcome(folder.path(), of)
}

fn outcome(folder: &Path, of: &[&str]) -> (Vec<String>, Vec<String>) {
    let root = format!("{}/", folder.display());
    let named: Vec<PathBuf> = of.iter().map(|name| folder.join(name)).collect();
    let loaded = paths(&named, LIMITS);
    let ids = loaded.texts.into_iter().map(|text| text.meta.id).collect();
    let said = loaded
        .diagnostics
        .iter()
        .map(|d| d.to_string().replace(&root, ""))
        .collect();
    (ids, said)
}

#[test]
fn the_embedded_briefing_is_without_fault() {
    let loaded = paths(&[], Limits { max_text_size: 0 });
    assert_eq!(loaded.diagnostics, []);
    assert_eq!(loaded.texts.len(), EMBEDDED.len());
}

#[test]
fn folders_are_read_whole_and_in_order() {
    let text = ENGLISH.as_bytes();
    let files = [
        ("b.txt", text),
        ("a/Zweiter Besuch.TXT", text),
        ("a/c.md", text),
        ("a/d.json", b"{}".as_slice()),
        ("Makefile", b"all:".as_slice()),
        (".git/e.txt", text),
        (".f.txt", text),
    ];
    let wanted = (
        vec!["zweiter-besuch".to_owned(), "c".to_owned(), "b".to_owned()],
        vec![
            ": note: skipped files that are neither .txt nor .md: 1 without an ending, 1 .json"
                .to_owned(),
        ],
    );
    assert_eq!(load(&files, &[""]), wanted);
    // A file that several paths reach is read once, in whatever order they are given.
    assert_eq!(load(&files, &["b.txt", "", "a/../b.txt"]), wanted);
}

#[test]
fn a_bad_file_does_not_spoil_the_others() {
    let english = ENGLISH.as_bytes();
    let large = ENGLISH.repeat(20);
    let french = "Le ministre se rendra en Chine cette semaine pour des entretiens avec de hauts responsables à \
                  Shanghai et à Pékin, a annoncé lundi le ministère dans un communiqué publié à Paris.";
    let (ids, said) = load(
        &[
            ("good.txt", english),
            ("large.txt", large.as_bytes()),
            ("latin1.txt", b"A text.\nThe caf\xe9 talks."),
            ("utf16.txt", b"\xff\xfeT\0h\0e\0"),
            ("binary.txt", b"PK\x03\x04\x00"),
            ("empty.txt", b""),
            (
                "blank.md",
                b"\xef\xbb\xbf---\r\nid: x\r\n---\r\n \r\n***\r\n",
            ),
            ("french.txt", french.as_bytes()),
            ("russian.txt", "Министр встретился с коллегой.".as_bytes()),
            ("date.txt", b"---\npublished: 22 April 2024\n---\nThe text."),
        ],
        &["", "missing.txt"],
    );
    assert_eq!(ids, ["good"]);
    let wanted = [
        "binary.txt: error: not a text: byte 4 is zero (help: plain text in UTF-8 is read)".to_owned(),
        "blank.md: error: there is no text in it".to_owned(),
        "date.txt:2: error: `published` is `22 April 2024`, which is not a date (help: write 2024-04-22)".to_owned(),
        "empty.txt: error: there is no text in it".to_owned(),
        "french.txt: error: the text is not English: 0 % of its words are English function words (help: only English is \
         read)".to_owned(),
        "large.txt: error: larger than 1000 bytes (help: split it, or allow more with --max-text-size)".to_owned(),
        "latin1.txt:2: error: not UTF-8: byte 15 is 0xe9 (help: if it is an old Windows text, convert it: iconv -f \
         WINDOWS-1252 -t UTF-8)".to_owned(),
        "missing.txt: error: no such file or folder".to_owned(),
        "russian.txt: error: the text is not English: 0 % of its letters are Latin (help: only English is read)".to_owned(),
        "utf16.txt: error: the text is in UTF-16, not UTF-8 (help: convert it: iconv -f UTF-16 -t UTF-8)".to_owned(),
    ];
    assert_eq!(said, wanted);
}

#[test]
fn an_id_is_used_once() {
    let (ids, said) = load(
        &[
            ("a/talks.txt", ENGLISH.as_bytes()),
            ("b/talks.txt", ENGLISH.as_bytes()),
        ],
        &["b", "a"],
    );
    assert_eq!(ids, ["talks"]);
    assert_eq!(said.len(), 1);
    assert!(
        said[0].starts_with("b/talks.txt: error: the id `talks` is that of "),
        "{said:?}"
    );
}

#[test]
fn a_folder_without_texts_is_an_error() {
    let (ids, said) = load(&[("a/b.pdf", b"%PDF")], &["", "a/b.pdf/c"]);
    assert_eq!(ids, [""; 0]);
    assert_eq!(
        said[0],
        ": error: no .txt or .md file in this folder (help: files of other kinds are read only when named: 1 .pdf)"
    );
    assert!(
        said[1].starts_with("a/b.pdf/c: error: cannot be read: "),
        "{said:?}"
    );
}

#[test]
fn a_named_file_is_read_whatever_its_name() {
    let (ids, said) = load(
        &[("Readout of 3 May", ENGLISH.as_bytes())],
        &["Readout of 3 May"],
    );
    assert_eq!(
        (ids, said),
        (vec!["readout-of-3-may".to_owned()], Vec::new())
    );
}

#[test]
fn a_language_that_is_not_the_texts_is_remarked() {
    let text = format!("---\nlanguage: fr\n---\n{ENGLISH}");
    let (ids, said) = load(&[("a.txt", text.as_bytes())], &[""]);
    assert_eq!(ids, ["a"]);
    assert_eq!(
        said,
        [
            "a.txt: warning: the text reads as English though its language is given as `fr` (help: write `language: en`)"
        ]
    );
}

#[cfg(unix)]
#[test]
fn links_do_not_lead_out_of_a_folder() {
    use std::os::unix::fs::symlink;

    let outer = tempfile::tempdir().unwrap();
    let inside = outer.path().join("inside");
    fs::create_dir_all(inside.join("deep")).unwrap();
    fs::write(outer.path().join("secret.txt"), ENGLISH).unwrap();
    fs::write(inside.join("deep/real.txt"), ENGLISH).unwrap();
    symlink("../secret.txt", inside.join("file.txt")).unwrap();
    symlink("..", inside.join("folder")).unwrap();
    symlink("gone.txt", inside.join("nowhere.txt")).unwrap();
    symlink("deep/real.txt", inside.join("again.txt")).unwrap();
    symlink("../deep", inside.join("deep/circle")).unwrap();
    let (ids, said) = outcome(outer.path(), &["inside"]);
    // The link within the folder leads to a text that is read already, under its own name.
    assert_eq!(ids, ["real"]);
    assert_eq!(
        said,
        [
            "inside/file.txt: note: skipped: a link that leads out of the folder (help: name what it leads to on the \
             command line)",
            "inside/folder: note: skipped: a link that leads out of the folder (help: name what it leads to on the \
             command line)",
            "inside/nowhere.txt: note: skipped: a link that leads nowhere",
        ]
    );
    // Named by the user, a link is as good as what it leads to.
    assert_eq!(outcome(outer.path(), &["inside/file.txt"]).0, ["file"]);
}

#[cfg(unix)]
#[test]
fn links_to_hidden_folders_within_are_followed() {
    use std::os::unix::fs::symlink;

    // As a volume of configuration is laid out in a cluster.
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("..2024_04_22")).unwrap();
    fs::write(folder.path().join("..2024_04_22/talks.txt"), ENGLISH).unwrap();
    symlink("..2024_04_22", folder.path().join("..data")).unwrap();
    symlink("..data/talks.txt", folder.path().join("talks.txt")).unwrap();
    assert_eq!(
        outcome(folder.path(), &[""]),
        (vec!["talks".to_owned()], Vec::new())
    );
}
