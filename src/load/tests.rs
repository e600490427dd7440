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
    let text = |n: usize| format!("{ENGLISH} {n}");
    let texts: Vec<String> = (0..5).map(text).collect();
    let files = [
        ("b.txt", texts[0].as_bytes()),
        ("a/Zweiter Besuch.TXT", texts[1].as_bytes()),
        ("a/c.md", texts[2].as_bytes()),
        ("a/d.json", b"{}".as_slice()),
        ("Makefile", b"all:".as_slice()),
        (".git/e.txt", texts[3].as_bytes()),
        (".f.txt", texts[4].as_bytes()),
    ];
    let wanted = (
        vec!["zweiter-besuch".to_owned(), "c".to_owned(), "b".to_owned()],
        vec![": note: skipped files of other kinds: 1 without an ending, 1 .json".to_owned()],
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
    let given = |n: usize| format!("---\nid: talks\n---\n{ENGLISH} {n}");
    let (ids, said) = load(
        &[
            ("a/one.txt", given(1).as_bytes()),
            ("b/two.txt", given(2).as_bytes()),
        ],
        &["b", "a"],
    );
    assert_eq!(ids, ["talks"]);
    assert_eq!(said.len(), 1);
    assert!(
        said[0].starts_with("b/two.txt: error: the id `talks` is that of "),
        "{said:?}"
    );
}

#[test]
fn ids_made_from_names_make_way_for_given_and_older_ones() {
    let dated = |n: usize, day: &str| format!("---\npublished: {day}\n---\n{ENGLISH} {n}");
    let files = [
        ("a/talks.txt", dated(1, "2024-04-23")),
        ("b/talks.txt", dated(2, "2024-04-22")),
        ("c/visit.txt", format!("{ENGLISH} 3")),
        ("d.txt", format!("---\nid: visit\n---\n{ENGLISH} 4")),
    ];
    let files: Vec<(&str, &[u8])> = files.iter().map(|(n, t)| (*n, t.as_bytes())).collect();
    let (ids, said) = load(&files, &[""]);
    assert_eq!(said, [""; 0]);
    assert!(
        ids[0].starts_with("talks-") && ids[2].starts_with("visit-"),
        "{ids:?}"
    );
    assert_eq!((&*ids[1], &*ids[3]), ("talks", "visit"));
}

#[test]
fn given_ids_are_what_addresses_have_and_what_is_changed_is_told() {
    let given = |id: &str, n: usize| format!("---\nid: {id}\n---\n{ENGLISH} {n}");
    let long = format!("{}.and-on", "a".repeat(72));
    let lines: Vec<String> = ["R_1", "r-2", "R_3", "https://example.org/4", "R_5"]
        .iter()
        .map(|id| format!("{{\"id\": \"{id}\", \"text\": \"{ENGLISH} {id}\"}}"))
        .collect();
    let files = [
        ("a.txt", given("talks-2", 1)),
        ("b.txt", given("PR_2024.17", 2)),
        ("c.txt", given(&long, 3)),
        ("d.jsonl", lines.join("\n")),
        ("e.txt", given("_.~", 4)),
    ];
    let files: Vec<(&str, &[u8])> = files.iter().map(|(n, t)| (*n, t.as_bytes())).collect();
    let (ids, said) = load(&files, &[""]);
    let cut = "a".repeat(72);
    let of_lines = ["r-1", "r-2", "r-3", "https-example-org-4", "r-5"];
    assert_eq!(ids[..3], ["talks-2", "pr-2024-17", cut.as_str()]);
    assert_eq!(ids[3..], of_lines);
    let help = "(help: ids are small letters, digits and `-` between words, at most 72)";
    assert_eq!(
        said[..3],
        [
            format!("b.txt: note: the id `PR_2024.17` is `pr-2024-17` in addresses {help}"),
            format!("c.txt: note: the id `{long}` is `{cut}` in addresses {help}"),
            format!(
                "d.jsonl:1: note: the id `R_1` is `r-1` in addresses; 3 others of this file are changed likewise {help}"
            ),
        ]
    );
    assert!(
        said[3].starts_with("e.txt:2: error: `_.~` cannot be an id "),
        "{said:?}"
    );
    assert_eq!(said.len(), 4);
}

#[test]
fn ids_that_are_one_in_addresses_are_one() {
    let given =
        |id: &str, day: &str| format!("---\nid: {id}\npublished: {day}\n---\n{ENGLISH} {day}");
    let (ids, said) = load(
        &[
            ("a.txt", given("talks", "2024-04-23").as_bytes()),
            ("b.txt", given("Talks", "2024-04-22").as_bytes()),
        ],
        &[""],
    );
    assert_eq!(ids, ["talks"]);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(
        said[0].starts_with("b.txt: error: the id `Talks`, in addresses `talks`, is that of "),
        "{said:?}"
    );
}

#[test]
fn what_is_served_has_the_ids_of_loading() {
    let folder = tempfile::tempdir().unwrap();
    // A name as long as an id can be, taken already.
    let name = format!("{}-bcd.txt", "a".repeat(68));
    for (at, below) in ["x", "y", "z"].iter().enumerate() {
        fs::create_dir(folder.path().join(below)).unwrap();
        let given = ["PR_2024.17", "Talks", "x"][at];
        let path = folder.path().join(below);
        fs::write(path.join(&name), format!("{ENGLISH} {at}")).unwrap();
        let text = format!("---\nid: {given}\n---\n{ENGLISH} Given {at}");
        fs::write(path.join("given.txt"), text).unwrap();
    }
    let loaded = paths(&[folder.path().to_owned()], LIMITS);
    let mut ids: Vec<String> = loaded.texts.iter().map(|t| t.meta.id.clone()).collect();
    let read = |text: Text| crate::text::Document::read(text.meta, &text.body);
    let dataset = crate::Dataset::build(loaded.texts.into_iter().map(read).collect());
    let served = dataset.model.briefings.iter().map(|b| b.id.clone());
    ids.sort();
    assert_eq!(served.collect::<Vec<String>>(), ids);
    assert_eq!(ids.len(), 6);
}

#[test]
fn equal_texts_are_read_once() {
    let broken = ENGLISH.replace(" and ", "\n  and ");
    let lines = format!("{{\"text\": \"{ENGLISH} Really.\"}}\n{{\"text\": \"{ENGLISH}\"}}\n");
    let (ids, said) = load(
        &[
            ("a.txt", ENGLISH.as_bytes()),
            ("b.txt", broken.as_bytes()),
            ("c.jsonl", lines.as_bytes()),
        ],
        &[""],
    );
    assert_eq!(ids, ["a", "c-1"]);
    assert_eq!(said.len(), 2);
    assert!(
        said[0].starts_with("b.txt: note: the same text as "),
        "{said:?}"
    );
    assert!(
        said[1].starts_with("c.jsonl:2: note: the same text as "),
        "{said:?}"
    );
}

#[test]
fn formats_are_told_by_their_endings() {
    let page = b"<html><title>Talks</title><meta charset=iso-8859-1><nav>Home</nav><p>The ministers met in the caf\xe9 \
                 and said that they will meet there again.</html>";
    let feed = "<rss><channel><title>Desk</title><item><title>A trip to Oslo</title><description>The minister will \
                travel to Oslo for talks.</description></item><item><title>Nothing</title></item></channel></rss>";
    let (ids, said) = load(
        &[
            ("page.html", page.as_slice()),
            ("news.rss", feed.as_bytes()),
            ("other.xml", b"<svg/>"),
            ("empty.jsonl", b"\n"),
            (
                "marks.md",
                b"---\nid: marks\n---\nThe *ministers* met in [Oslo](https://example.org).",
            ),
        ],
        &[""],
    );
    assert_eq!(ids, ["marks", "a-trip-to-oslo", "page"]);
    assert_eq!(
        said,
        [
            "empty.jsonl: error: there is no article in it",
            "news.rss:1: error: there is no text in it",
            "other.xml: error: no feed: neither an RSS nor an Atom element in it (help: other XML is not read)",
        ]
    );
}

#[test]
fn a_date_that_cannot_be_read_is_told() {
    const TEXT: &str = "The minister will travel to Oslo for talks.";
    let lines = format!(
        "{{\"text\": \"{TEXT}\", \"published\": \"12/03/2024\"}}\n{{\"text\": \"{TEXT} They begin soon.\"}}\n"
    );
    let feed = format!(
        "<rss><channel><item><description>{TEXT} It is his first.</description><pubDate>yesterday</pubDate></item>\
         <item><description>{TEXT} It is her first.</description><pubDate>yesterday</pubDate>\
         <dc:date>2024-04-22</dc:date></item></channel></rss>"
    );
    let (ids, said) = load(
        &[("a.jsonl", lines.as_bytes()), ("b.rss", feed.as_bytes())],
        &[""],
    );
    assert_eq!(ids.len(), 4);
    let help =
        "(help: write it as YYYY-MM-DD; without a date nothing relative (\"on Friday\") gets one)";
    assert_eq!(
        said,
        [
            format!("a.jsonl:1: warning: `12/03/2024` is no date that is read here {help}"),
            format!("b.rss:1: warning: `yesterday` is no date that is read here {help}"),
        ]
    );
}

#[test]
fn a_folder_without_texts_is_an_error() {
    let (ids, said) = load(&[("a/b.pdf", b"%PDF")], &["", "a/b.pdf/c"]);
    assert_eq!(ids, [""; 0]);
    assert_eq!(
        said[0],
        ": error: no .txt, .md, .html, .xml, .rss, .atom or .jsonl file in this folder (help: files of other kinds are \
         read only when named: 1 .pdf)"
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
