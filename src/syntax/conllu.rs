//! What does the language layer see of a text? The analysis in the CoNLL-U format
//! (<https://universaldependencies.org/format.html>), for people who debug a rule.

use std::fmt::Write;

use super::phrases::{Phrases, Tense, VerbGroup};
use super::{Analysis, NameKind, NameTag, Rel, Tag};
use crate::text::Document;

/// The document's sentences in CoNLL-U, the verb groups' tense, modality, negation and voice in
/// FEATS, and what the format has no column for in MISC: `SpaceAfter=No`, and the
/// name a token is part of as `Name=B-PER`, `Name=I-PER` and so on. A sentence that is residue of a web page is
/// marked `# content = no`.
///
/// ```
/// use briefing::syntax::{analyze, conllu};
/// use briefing::text::{Document, Meta};
///
/// let document = Document::read(Meta::default(), "The ministers met.");
/// let printed = conllu::print(&document, &analyze(&document));
/// assert!(printed.contains("3\tmet\tmeet\tVERB\tVBD\tTense=Past\t0\troot\t_\tSpaceAfter=No\n"));
/// ```
pub fn print(document: &Document, analysis: &Analysis) -> String {
    let mut out = String::new();
    let mut features = vec![String::new(); analysis.words.len()];
    for group in Phrases::of(analysis).verbs {
        features[group.head] = of_group(&group);
    }
    for (p, paragraph) in document.paragraphs.iter().enumerate() {
        for s in paragraph.sentences.clone() {
            let sentence = &document.sentences[s];
            if s == paragraph.sentences.start {
                out.push_str("# newpar\n");
            }
            let text = document.slice(sentence.span).replace('\n', " ");
            let _ = writeln!(out, "# sent_id = {}.{}", p + 1, s + 1);
            let _ = writeln!(out, "# text = {text}");
            if !paragraph.content {
                out.push_str("# content = no\n");
            }
            for i in sentence.tokens.clone() {
                token(
                    &mut out,
                    document,
                    analysis,
                    &features,
                    i,
                    sentence.tokens.start,
                );
            }
            out.push('\n');
        }
    }
    out
}

fn token(
    out: &mut String,
    document: &Document,
    analysis: &Analysis,
    features: &[String],
    i: usize,
    first: usize,
) {
    let word = &analysis.words[i];
    let mut misc = Vec::new();
    if let Some(name) = word.name {
        misc.push(format!("Name={}", label(name)));
    }
    if document.tokens.get(i + 1).is_none_or(|next| !next.spaced) {
        misc.push("SpaceAfter=No".to_string());
    }
    let misc = match misc.is_empty() {
        true => "_".to_string(),
        false => misc.join("|"),
    };
    let _ = writeln!(
        out,
        "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t_\t{misc}",
        i + 1 - first,
        document.word(i),
        word.lemma,
        universal(word.tag, word.rel),
        word.tag.as_str(),
        match features[i].as_str() {
            "" => "_",
            features => features,
        },
        word.head.map_or(0, |h| h + 1 - first),
        word.rel.as_str(),
    );
}

/// What a verb group says, at its head, in the manner of the treebanks' features.
fn of_group(group: &VerbGroup) -> String {
    let tense = group.tense.map(|tense| match tense {
        Tense::Past => "Tense=Past",
        Tense::Present => "Tense=Pres",
        Tense::Future => "Tense=Fut",
    });
    let said = [
        group.perfect.then_some("Aspect=Perf"),
        group.progressive.then_some("Aspect=Prog"),
        group.modal.map(|_| "Mood=Pot"),
        group.negation.map(|_| "Polarity=Neg"),
        tense,
        group.infinitive.then_some("VerbForm=Inf"),
        group.passive.then_some("Voice=Pass"),
    ];
    let said: Vec<&str> = said.into_iter().flatten().collect();
    said.join("|")
}

fn label(name: NameTag) -> String {
    let place = if name.begins { 'B' } else { 'I' };
    let kind = match name.kind {
        NameKind::Person => "PER",
        NameKind::Organization => "ORG",
        NameKind::Location => "LOC",
    };
    format!("{place}-{kind}")
}

/// The universal part of speech of a Penn tag; where the tag leaves it open, the relation decides.
fn universal(tag: Tag, rel: Rel) -> &'static str {
    match tag {
        Tag::NN | Tag::NNS => "NOUN",
        Tag::NNP | Tag::NNPS => "PROPN",
        Tag::JJ | Tag::JJR | Tag::JJS | Tag::AFX => "ADJ",
        Tag::MD => "AUX",
        _ if tag.is_verb() => match rel {
            Rel::Aux | Rel::AuxPass | Rel::Cop => "AUX",
            _ => "VERB",
        },
        Tag::PRP | Tag::PrpPoss | Tag::WP | Tag::WpPoss | Tag::EX => "PRON",
        Tag::WDT if rel != Rel::Det => "PRON",
        Tag::DT | Tag::PDT | Tag::WDT => "DET",
        Tag::RB | Tag::RBR | Tag::RBS | Tag::WRB => "ADV",
        Tag::IN if rel == Rel::Mark => "SCONJ",
        Tag::IN | Tag::RP => "ADP",
        Tag::TO | Tag::POS => "PART",
        Tag::CC => "CCONJ",
        Tag::CD => "NUM",
        Tag::UH => "INTJ",
        Tag::SYM | Tag::Dollar => "SYM",
        Tag::FW | Tag::LS | Tag::ADD => "X",
        _ => "PUNCT",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::analyze;
    use crate::text::Meta;

    #[test]
    fn every_token_has_ten_columns_and_heads_stay_in_the_sentence() {
        let document = Document::read(
            Meta::default(),
            "TALKS IN OSLO\n\nMs. Vik (the minister) said: \u{201c}We\u{2019}ll meet again.\u{201d}\nShe left.\n",
        );
        let printed = print(&document, &analyze(&document));
        let mut rows = 0;
        for sentence in printed.split("\n\n").filter(|s| !s.is_empty()) {
            let tokens: Vec<&str> = sentence.lines().filter(|l| !l.starts_with('#')).collect();
            for (k, row) in tokens.iter().enumerate() {
                let cells: Vec<&str> = row.split('\t').collect();
                assert_eq!(cells.len(), 10, "{row}");
                assert_eq!(cells[0], (k + 1).to_string());
                assert!(
                    cells[6].parse::<usize>().is_ok_and(|h| h <= tokens.len()),
                    "{row}"
                );
            }
            rows += tokens.len();
        }
        assert_eq!(rows, document.tokens.len());
    }

    #[test]
    fn residue_is_marked() {
        let document = Document::read(Meta::default(), "They met.\n\nShare this article\n");
        let printed = print(&document, &analyze(&document));
        assert_eq!(printed.matches("# content = no").count(), 1);
    }
}
