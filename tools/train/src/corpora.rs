//! Reads the corpora: CoNLL-U treebanks and the tagged sentences of the Groningen Meaning Bank.

use std::collections::HashMap;
use std::io::Read;
use std::path::Path;

use briefing::syntax::{NameKind, Rel, Tag};

/// A sentence as a corpus annotates it; what it does not annotate is empty.
#[derive(Debug, Clone, Default)]
pub struct Sentence {
    /// The tokens.
    pub words: Vec<String>,
    /// Parts of speech.
    pub tags: Vec<Tag>,
    /// Dictionary forms.
    pub lemmas: Vec<String>,
    /// Heads; the number of tokens is the root.
    pub heads: Vec<usize>,
    /// Relations to the heads.
    pub rels: Vec<Rel>,
    /// Name labels, as class numbers of `briefing::syntax::names::LABELS`.
    pub names: Vec<u8>,
    /// The document it is from.
    pub document: String,
}

/// A packed file's text.
pub fn unpacked(path: &Path) -> String {
    let packed = std::fs::read(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut text = String::new();
    flate2::read::GzDecoder::new(&packed[..])
        .read_to_string(&mut text)
        .unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    text
}

fn tag(name: &str) -> Tag {
    match name {
        "LQU" => Tag::OpenQuote,
        "RQU" | "\"" => Tag::CloseQuote,
        ";" => Tag::Colon,
        "LRB" => Tag::LRB,
        "RRB" => Tag::RRB,
        "-" => Tag::HYPH,
        "GW" | "XX" => Tag::FW,
        other => Tag::parse(other).unwrap_or(Tag::NN),
    }
}

/// The sentences of a treebank, hyphenated words made one token as the program's own tokens are.
pub fn treebank(path: &Path) -> Vec<Sentence> {
    let mut all = Vec::new();
    let mut document = String::new();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for line in unpacked(path).lines() {
        if let Some(id) = line.strip_prefix("# newdoc id = ") {
            document = id.to_string();
        } else if line.is_empty() {
            if !rows.is_empty() {
                all.push(merged(&rows, &document));
                rows.clear();
            }
        } else if !line.starts_with('#') {
            let cells: Vec<String> = line.split('\t').map(str::to_string).collect();
            if !cells[0].contains(['-', '.']) {
                rows.push(cells);
            }
        }
    }
    all
}

/// Joins what is written together around a hyphen: "long" "-" "term" is one token with the arcs of its outer head.
fn merged(rows: &[Vec<String>], document: &str) -> Sentence {
    let n = rows.len();
    let glued = |i: usize| rows[i][9].contains("SpaceAfter=No");
    let mut group = vec![0; n];
    let mut groups = 0;
    let mut i = 0;
    while i < n {
        let mut end = i + 1;
        let wordy = |k: usize| rows[k][1].chars().all(char::is_alphanumeric);
        while end + 1 < n
            && rows[end][1] == "-"
            && glued(end - 1)
            && glued(end)
            && wordy(end - 1)
            && wordy(end + 1)
        {
            end += 2;
        }
        group[i..end].fill(groups);
        groups += 1;
        i = end;
    }
    let head = |i: usize| rows[i][6].parse::<usize>().unwrap_or(0);
    let mut s = Sentence {
        document: document.to_string(),
        ..Sentence::default()
    };
    for g in 0..groups {
        let members: Vec<usize> = (0..n).filter(|&i| group[i] == g).collect();
        // the member whose head lies outside, the last of them where several do
        let outer = members
            .iter()
            .copied()
            .rev()
            .find(|&i| head(i) == 0 || group[head(i) - 1] != g)
            .unwrap_or(members[0]);
        let last = members[members.len() - 1];
        let word: String = members.iter().map(|&i| rows[i][1].as_str()).collect();
        let own = tag(&rows[outer][4]);
        s.tags.push(if members.len() > 1 && own == Tag::HYPH {
            tag(&rows[last][4])
        } else {
            compound_tag(&members, rows, own)
        });
        s.lemmas.push(if members.len() > 1 {
            word.to_lowercase()
        } else {
            rows[outer][2].clone()
        });
        s.words.push(word);
        s.heads.push(if head(outer) == 0 {
            groups
        } else {
            group[head(outer) - 1]
        });
        s.rels.push(Rel::fold(&rows[outer][7]));
    }
    s
}

/// A joined word before a noun is an adjective, unless it is a name.
fn compound_tag(members: &[usize], rows: &[Vec<String>], own: Tag) -> Tag {
    let last = members[members.len() - 1];
    if members.len() > 1
        && matches!(tag(&rows[last][4]), Tag::VBN | Tag::VBG | Tag::JJ)
        && !own.is_proper()
    {
        return Tag::JJ;
    }
    if members.len() > 1
        && matches!(rows[last][7].as_str(), "amod" | "compound")
        && matches!(own, Tag::NN | Tag::VBN | Tag::VBG)
    {
        return Tag::JJ;
    }
    own
}

/// Words that the Groningen Meaning Bank counts into people's names and that are no part of them.
const TITLES: &[&str] = &[
    "president",
    "mr.",
    "mrs.",
    "ms.",
    "dr.",
    "minister",
    "prime",
    "secretary",
    "general",
    "gen.",
    "sen.",
    "senator",
    "rep.",
    "king",
    "queen",
    "prince",
    "pope",
    "chancellor",
    "ambassador",
    "foreign",
    "vice",
    "deputy",
    "governor",
    "judge",
    "colonel",
    "col.",
    "lt.",
    "chief",
    "leader",
    "spokesman",
    "spokeswoman",
    "defense",
    "former",
    "ayatollah",
    "sheikh",
    "premier",
    "commander",
    "director",
    "chairman",
    "captain",
    "major",
    "admiral",
    "justice",
    "congressman",
    "u.s.",
    "u.n.",
    "sir",
    "lord",
    "saint",
    "st.",
    "state",
    "of",
    "reverend",
    "rev.",
    "attorney",
    "speaker",
];

/// The sentences of the Groningen Meaning Bank: tags and names.
pub fn tagged_news(path: &Path) -> Vec<Sentence> {
    let mut all = Vec::new();
    let mut s = Sentence::default();
    let mut labels: Vec<String> = Vec::new();
    for line in unpacked(path).lines().chain(std::iter::once("")) {
        let cells: Vec<&str> = line.split('\t').collect();
        if cells.len() < 3 {
            if !s.words.is_empty() {
                s.names = names(&s, &labels);
                all.push(std::mem::take(&mut s));
                labels.clear();
            }
            continue;
        }
        s.words.push(cells[0].to_string());
        s.tags.push(tag(cells[1]));
        labels.push(cells[2].to_string());
    }
    all
}

fn names(s: &Sentence, labels: &[String]) -> Vec<u8> {
    let kind = |label: &str| match label.get(2..) {
        Some("per") => Some(NameKind::Person),
        Some("org") => Some(NameKind::Organization),
        Some("geo" | "gpe") => Some(NameKind::Location),
        _ => None,
    };
    let mut out = vec![0u8; labels.len()];
    let mut inside: Option<NameKind> = None;
    for i in 0..labels.len() {
        let found = kind(&labels[i]).filter(|k| match k {
            NameKind::Person => !TITLES.contains(&s.words[i].to_lowercase().as_str()),
            // "British" is no place
            NameKind::Location => !s.tags[i].is_adjective(),
            NameKind::Organization => true,
        });
        out[i] = match found {
            None => 0,
            Some(k) => {
                let begins = inside != Some(k)
                    || labels[i].starts_with("B-") && !(k == NameKind::Person && inside == Some(k));
                1 + 2 * k as u8 + u8::from(!begins)
            }
        };
        inside = found;
    }
    out
}

/// The names of Universal NER on EWT, for testing only.
pub fn universal_names(path: &Path) -> Vec<(Vec<String>, Vec<u8>)> {
    let kinds = HashMap::from([("PER", 0u8), ("ORG", 1), ("LOC", 2)]);
    let mut all = Vec::new();
    let (mut words, mut labels) = (Vec::new(), Vec::new());
    for line in unpacked(path).lines().chain(std::iter::once("")) {
        let cells: Vec<&str> = line.split('\t').collect();
        if line.trim().is_empty() {
            if !words.is_empty() {
                all.push((std::mem::take(&mut words), std::mem::take(&mut labels)));
            }
            continue;
        }
        if line.starts_with('#') || cells.len() < 3 {
            continue;
        }
        words.push(cells[1].to_string());
        let label = cells[2];
        let class = label
            .get(2..)
            .and_then(|k| kinds.get(k))
            .map_or(0, |k| 1 + 2 * k + u8::from(label.starts_with("I-")));
        labels.push(class);
    }
    all
}
