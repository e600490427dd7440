//! How fast the language layer reads, and all rules on top of it; and that time grows with the text and with nothing else.
//!
//! `reads` and `extracts` give the speed over prose of news and readouts; `grows` and `extracts_odd` read odd texts at two
//! sizes, of which the larger must take no more than its share. `loads` is what the models cost a start.

use briefing::extract::{Extraction, extract};
use briefing::syntax::analyze;
use briefing::syntax::weights::Weights;
use briefing::text::{Document, Meta};
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

/// Prose of our own, as often as fills `size` bytes.
fn prose(size: usize) -> String {
    const PARAGRAPHS: &str = "\
OSLO (Norvik News) \u{2014} Foreign Minister Ana Ruiz will travel to Riga and Tallinn next week for talks with her \
counterparts, the ministry said on Monday. She is expected to raise fisheries, the long-delayed port agreement and the \
fate of two detained sailors.\n\nIn a telephone call on Jan. 5, Ruiz and Lt. Gen. Ole Berg, who heads the U.N. mission, \
discussed the ceasefire and the need to protect civilians. \u{201c}We welcome the progress that was made,\u{201d} she \
said, \u{201c}but it isn\u{2019}t enough.\u{201d} The two sides did not say whether a meeting of the presidents, which \
had been planned for March, would take place.\n\nThe Secretary met today in Washington, D.C., with Dina Okoye, Minister \
of Trade of Norvia, to discuss supply chains, energy security and cooperation in science and technology.\n\n";
    PARAGRAPHS.chars().cycle().take(size).collect()
}

fn read(text: &str) -> usize {
    analyze(&Document::read(Meta::default(), text)).words.len()
}

#[divan::bench(args = [10_000, 1_000_000])]
fn reads(bencher: Bencher, size: usize) {
    let text = prose(size);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| read(divan::black_box(&text)));
}

#[divan::bench(args = [10_000, 1_000_000])]
fn segments(bencher: Bencher, size: usize) {
    let text = prose(size);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| Document::read(Meta::default(), divan::black_box(&text)));
}

#[divan::bench]
fn loads(bencher: Bencher) {
    let files: [&[u8]; 3] = [
        include_bytes!("../data/model/tagger.bin"),
        include_bytes!("../data/model/parser.bin"),
        include_bytes!("../data/model/names.bin"),
    ];
    bencher.bench(|| {
        for file in &files {
            divan::black_box(Weights::read(file).expect("well-formed"));
        }
    });
}

/// Texts that nobody writes.
const ODD: [(&str, &str); 7] = [
    ("one sentence", "the minister of trade met the envoy and "),
    ("commas", ","),
    ("words and commas", "talks,"),
    ("brackets", "("),
    ("letters with dots", "a."),
    ("at signs", "a@"),
    ("quotes", "\u{201c}No.\u{201d} "),
];

#[divan::bench(args = ODD.iter().flat_map(|odd| [(odd, 200_000), (odd, 2_000_000)]), sample_count = 3)]
fn grows(bencher: Bencher, ((_, unit), size): (&(&str, &str), usize)) {
    let text = unit.repeat(size / unit.len());
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| read(divan::black_box(&text)));
}

fn whole(text: &str) -> Extraction {
    extract(&Document::read(Meta::default(), text))
}

#[divan::bench(args = [10_000, 1_000_000], sample_count = 5)]
fn extracts(bencher: Bencher, size: usize) {
    let text = prose(size);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| whole(divan::black_box(&text)));
}

/// Texts in which every word could mean everyone before it.
const TOLD: [(&str, &str); 5] = [
    (
        "titles",
        "the Secretary and the Foreign Minister of Norway ",
    ),
    ("pronouns", "He met them. "),
    ("sayings", "He said \u{201c}"),
    ("relatives", "who met the minister who "),
    ("meetings", "Ana Ruiz met Ole Berg in Riga on Friday.\n"),
];

#[divan::bench(args = TOLD.iter().flat_map(|told| [(told, 200_000), (told, 2_000_000)]), sample_count = 1)]
fn extracts_odd(bencher: Bencher, ((_, unit), size): (&(&str, &str), usize)) {
    let text = unit.repeat(size / unit.len());
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| whole(divan::black_box(&text)));
}
