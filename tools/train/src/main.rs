//! Trains the tagger, parser, names model and lemma table of `briefing`, and reports how well they do.
//!
//! `cargo run --release --manifest-path tools/train/Cargo.toml -- CORPORA MODELS [models|lemmas|report]…`
//!
//! CORPORA holds UD English EWT and GUM (`en_ewt-ud-*.conllu.gz`, `en_gum-news-*.conllu.gz`), Universal NER on EWT
//! (`en_ewt-uner-*.iob2.gz`) and the Groningen Meaning Bank's table (`gmb_pos_ner.tsv.gz`). The same corpora give the
//! same files, byte for byte.

mod corpora;
mod oracle;
mod perceptron;
mod segments;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use briefing::syntax::forms::Form;
use briefing::syntax::parser::{self, Move, State};
use briefing::syntax::weights::Weights;
use briefing::syntax::{Lemmas, Rel, Tag, lemma_class, names, regular_lemma, tagger};
use corpora::Sentence;
use perceptron::{Keep, Perceptron, Random};

struct Corpora {
    train: Vec<Sentence>,
    ewt_test: Vec<Sentence>,
    gum_test: Vec<Sentence>,
    news: Vec<Sentence>,
    news_test: Vec<Sentence>,
    names_test: Vec<(Vec<String>, Vec<u8>)>,
}

/// One document in this many of GUM, and one run of sentences in as many of the Groningen Meaning Bank, is held out.
const HELD_OUT: usize = 8;

const GUM: &str = "en_gum-news-interview-speech-court.conllu.gz";

fn corpora(dir: &Path) -> Corpora {
    let mut train = corpora::treebank(&dir.join("en_ewt-ud-train.conllu.gz"));
    let ewt_test = corpora::treebank(&dir.join("en_ewt-ud-test.conllu.gz"));
    let mut gum_test = Vec::new();
    let mut documents: BTreeMap<String, Vec<Sentence>> = BTreeMap::new();
    for s in corpora::treebank(&dir.join(GUM)) {
        documents.entry(s.document.clone()).or_default().push(s);
    }
    for (k, (_, sentences)) in documents.into_iter().enumerate() {
        if k % HELD_OUT == 0 {
            gum_test.extend(sentences)
        } else {
            train.extend(sentences)
        }
    }
    let mut news = Vec::new();
    let mut news_test = Vec::new();
    for (k, s) in corpora::tagged_news(&dir.join("gmb_pos_ner.tsv.gz"))
        .into_iter()
        .enumerate()
    {
        if (k / 100) % HELD_OUT == 0 {
            news_test.push(s)
        } else {
            news.push(s)
        }
    }
    let names_test = corpora::universal_names(&dir.join("en_ewt-uner-test.iob2.gz"));
    Corpora {
        train,
        ewt_test,
        gum_test,
        news,
        news_test,
        names_test,
    }
}

fn forms(words: &[String]) -> Vec<Form> {
    words.iter().map(|w| Form::of(w)).collect()
}

/// The tagger as it is kept, and whole for the training of what stands on its tags.
fn train_tagger(c: &Corpora) -> (Vec<u8>, Vec<u8>) {
    let mut model = Perceptron::new(Tag::ALL.len());
    let mut random = Random(1);
    let mut scores = vec![0.0; 256];
    let mut found = Vec::new();
    let all: Vec<(Vec<Form>, &[Tag], usize)> = c
        .train
        .iter()
        .map(|s| (forms(&s.words), &s.tags[..], 0))
        .chain(c.news.iter().map(|s| (forms(&s.words), &s.tags[..], 1)))
        .collect();
    for epoch in 0..6 {
        // hand-made tags in every round, silver ones in the first rounds only, so that the gold has the last word
        let mut order: Vec<usize> = (0..all.len())
            .filter(|&i| all[i].2 == 0 || epoch < 3)
            .collect();
        random.shuffle(&mut order);
        let mut right = 0;
        let mut count = 0;
        for i in order {
            let (forms, tags, _) = &all[i];
            let mut before = [tagger::START, tagger::START];
            for k in 0..forms.len() {
                found.clear();
                tagger::features(forms, k, before, &mut found);
                model.score(&found, &mut scores);
                let guess = best(&scores[..Tag::ALL.len()], |_| true);
                let gold = tags[k] as usize;
                model.update(&found, gold, guess);
                right += usize::from(gold == guess);
                count += 1;
                before = [guess as u8, before[0]];
            }
        }
        eprintln!(
            "tagger, round {epoch}: {:.4} in training",
            right as f64 / count as f64
        );
    }
    let keep = |weight, feature| Keep { weight, feature };
    (
        model.file(200.0, keep(80, 300)),
        model.file(200.0, keep(6, 6)),
    )
}

fn best(scores: &[f32], allowed: impl Fn(usize) -> bool) -> usize {
    let mut best = None;
    for (class, &score) in scores.iter().enumerate() {
        if allowed(class) && best.is_none_or(|b: usize| score > scores[b]) {
            best = Some(class);
        }
    }
    best.unwrap_or(0)
}

fn train_names(c: &Corpora, tagger: &Weights<'_>) -> Vec<u8> {
    let classes = names::LABELS.len();
    let mut model = Perceptron::new(classes);
    let mut random = Random(2);
    let mut scores = vec![0.0; 256];
    let mut found = Vec::new();
    let all: Vec<(Vec<Form>, Vec<Tag>, &[u8])> = c
        .news
        .iter()
        .map(|s| {
            let forms = forms(&s.words);
            let tags = tagger::tag(tagger, &forms);
            (forms, tags, &s.names[..])
        })
        .collect();
    for epoch in 0..5 {
        let mut order: Vec<usize> = (0..all.len()).collect();
        random.shuffle(&mut order);
        let mut wrong = 0;
        for i in order {
            let (forms, tags, labels) = &all[i];
            let mut before = [names::START, names::START];
            for k in 0..forms.len() {
                found.clear();
                names::features(forms, tags, k, before, &mut found);
                model.score(&found, &mut scores);
                let guess = best(&scores[..classes], |class| {
                    names::may_follow(before[0], class)
                });
                // where the name's beginning was missed, its inside cannot follow: the right label is then a beginning,
                // or the weights of a label that is never chosen would grow without end
                let label = usize::from(labels[k]);
                let gold = label - usize::from(!names::may_follow(before[0], label));
                model.update(&found, gold, guess);
                wrong += usize::from(gold != guess);
                before = [guess as u8, before[0]];
            }
        }
        eprintln!("names, round {epoch}: {wrong} tokens wrong in training");
    }
    let keep = Keep {
        weight: 40,
        feature: 160,
    };
    model.file(200.0, keep)
}

fn train_parser(c: &Corpora, tagger: &Weights<'_>) -> Vec<u8> {
    let mut model = Perceptron::new(Move::COUNT);
    let mut random = Random(3);
    let mut scores = vec![0.0; 256];
    let mut found = Vec::new();
    let mut good = Vec::new();
    let all: Vec<(Vec<Form>, Vec<Tag>, &Sentence)> = c
        .train
        .iter()
        .map(|s| {
            let forms = forms(&s.words);
            let tags = tagger::tag(tagger, &forms);
            (forms, tags, s)
        })
        .collect();
    for epoch in 0..12 {
        let mut order: Vec<usize> = (0..all.len()).collect();
        random.shuffle(&mut order);
        let (mut steps, mut right) = (0, 0);
        for i in order {
            let (forms, tags, s) = &all[i];
            let mut state = State::new(forms.len());
            while !state.is_done() {
                found.clear();
                parser::features(forms, tags, &state, &mut found);
                model.score(&found, &mut scores);
                let guess = best(&scores[..Move::COUNT], |class| state.allows(class));
                oracle::best_moves(&state, &s.heads, &s.rels, &mut good);
                let target = best(&scores[..Move::COUNT], |class| good.contains(&class));
                steps += 1;
                let is_good = good.contains(&guess);
                right += usize::from(is_good);
                model.update(&found, target, if is_good { target } else { guess });
                // exploration: after the first round, follow the model's own move nine times in ten
                let follow = epoch > 0 && random.chance(90);
                state.make(Move::of_class(if follow || is_good {
                    guess
                } else {
                    target
                }));
            }
        }
        eprintln!(
            "parser, round {epoch}: {:.4} of moves good in training",
            right as f64 / steps as f64
        );
    }
    let keep = Keep {
        weight: 60,
        feature: 230,
    };
    model.file(100.0, keep)
}

/// The forms that the rules get wrong, by class, most frequent lemma first.
fn train_lemmas(c: &Corpora) -> Vec<u8> {
    let mut seen: BTreeMap<(char, String), BTreeMap<String, usize>> = BTreeMap::new();
    for s in &c.train {
        for k in 0..s.words.len() {
            let (Some(class), form) = (lemma_class(s.tags[k]), s.words[k].to_lowercase()) else {
                continue;
            };
            let lemma = s.lemmas[k].to_lowercase();
            let wordy = |w: &str| w.chars().all(|c| c.is_alphabetic());
            if wordy(&form) && wordy(&lemma) && s.tags[k] != Tag::MD {
                *seen
                    .entry((class, form))
                    .or_default()
                    .entry(lemma)
                    .or_default() += 1;
            }
        }
    }
    let mut out = String::new();
    for ((class, form), lemmas) in &seen {
        let Some((lemma, _)) = lemmas
            .iter()
            .max_by_key(|(l, n)| (**n, std::cmp::Reverse(l.len())))
        else {
            continue;
        };
        let tags: &[Tag] = match class {
            'v' => &[Tag::VB, Tag::VBD, Tag::VBG, Tag::VBN, Tag::VBP, Tag::VBZ],
            'n' => &[Tag::NN, Tag::NNS],
            _ => &[Tag::JJR, Tag::JJS],
        };
        if tags
            .iter()
            .any(|t| regular_lemma(form, *t) != *lemma && plausible(form, *t))
        {
            out.push_str(&format!("{class}\t{form}\t{lemma}\n"));
        }
    }
    out.into_bytes()
}

/// Whether the form can carry the tag's ending at all.
fn plausible(form: &str, tag: Tag) -> bool {
    match tag {
        Tag::VBG => form.ends_with("ing"),
        Tag::VBZ => form.ends_with('s'),
        Tag::NN | Tag::VB | Tag::VBP => false,
        _ => true,
    }
}

fn report(c: &Corpora, dir: &Path) {
    let files = ["tagger.bin", "parser.bin", "names.bin"]
        .map(|name| std::fs::read(dir.join(name)).unwrap_or_default());
    let [Ok(tags), Ok(arcs), Ok(name_model)] = files.each_ref().map(|file| Weights::read(file))
    else {
        eprintln!("not all models are there");
        return;
    };
    for (what, sentences) in [
        ("EWT test", &c.ewt_test),
        ("GUM held out", &c.gum_test),
        ("GMB held out", &c.news_test),
    ] {
        let started = Instant::now();
        let (mut right, mut count) = (0, 0);
        for s in sentences {
            let guess = tagger::tag(&tags, &forms(&s.words));
            right += guess.iter().zip(&s.tags).filter(|(a, b)| a == b).count();
            count += s.tags.len();
        }
        println!(
            "tags, {what}: {:.4} of {count}, {:.0} tokens a second",
            right as f64 / count as f64,
            count as f64 / started.elapsed().as_secs_f64()
        );
    }
    for (what, sentences) in [("EWT test", &c.ewt_test), ("GUM held out", &c.gum_test)] {
        let prepared: Vec<_> = sentences
            .iter()
            .map(|s| {
                let f = forms(&s.words);
                let t = tagger::tag(&tags, &f);
                (f, t, s)
            })
            .collect();
        let started = Instant::now();
        let (mut heads, mut labels, mut count, mut all) = (0, 0, 0, 0);
        for (f, t, s) in &prepared {
            let guess = parser::parse(&arcs, f, t);
            all += guess.len();
            for (k, (head, rel)) in guess.iter().enumerate() {
                if s.rels[k] == Rel::Punct {
                    continue;
                }
                count += 1;
                let same = head.unwrap_or(s.heads.len()) == s.heads[k];
                heads += usize::from(same);
                labels += usize::from(same && *rel == s.rels[k]);
            }
        }
        println!(
            "arcs, {what}: UAS {:.4} LAS {:.4} of {count} (without marks), {:.0} tokens a second",
            heads as f64 / count as f64,
            labels as f64 / count as f64,
            all as f64 / started.elapsed().as_secs_f64()
        );
    }
    let gmb: Vec<(Vec<String>, Vec<u8>)> = c
        .news_test
        .iter()
        .map(|s| (s.words.clone(), s.names.clone()))
        .collect();
    for (what, sentences) in [("EWT test (UNER)", &c.names_test), ("GMB held out", &gmb)] {
        let (mut right, mut said, mut gold) = (0, 0, 0);
        for (words, labels) in sentences {
            let f = forms(words);
            let t = tagger::tag(&tags, &f);
            let guess: Vec<u8> = names::names(&name_model, &f, &t)
                .iter()
                .map(|n| n.map_or(0, |n| 1 + 2 * n.kind as u8 + u8::from(!n.begins)))
                .collect();
            let (a, b) = (spans(&guess), spans(labels));
            right += a.iter().filter(|s| b.contains(s)).count();
            said += a.len();
            gold += b.len();
        }
        println!(
            "names, {what}: F1 {:.4} (precision {:.4}, recall {:.4}) of {gold}",
            2.0 * right as f64 / (said + gold) as f64,
            right as f64 / said as f64,
            right as f64 / gold as f64
        );
    }
    let lemmas = Lemmas::read(Box::leak(
        std::fs::read_to_string(dir.join("lemmas.tsv"))
            .unwrap_or_default()
            .into_boxed_str(),
    ));
    let (mut right, mut count) = (0, 0);
    for s in &c.gum_test {
        for k in 0..s.words.len() {
            if lemma_class(s.tags[k]).is_some() && s.tags[k] != Tag::MD {
                count += 1;
                right +=
                    usize::from(lemmas.of(&s.words[k], s.tags[k]) == s.lemmas[k].to_lowercase());
            }
        }
    }
    println!(
        "lemmas of verbs, nouns and compared adjectives, GUM held out: {:.4} of {count}",
        right as f64 / count as f64
    );
}

fn report_sentences(c: &Corpora, dir: &Path) {
    let held_out = |id: &str| c.gum_test.iter().any(|s| s.document == id);
    let ewt = segments::compare(&dir.join("en_ewt-ud-test.conllu.gz"), |_| true);
    let gum = segments::compare(&dir.join(GUM), held_out);
    let news = segments::compare(&dir.join(GUM), |id| id.starts_with("GUM_news"));
    for (what, (right, found, gold)) in [
        ("EWT test", ewt),
        ("GUM held out", gum),
        ("GUM news, whole", news),
    ] {
        println!(
            "sentences, {what}: F1 {:.4} (precision {:.4}, recall {:.4}) of {gold}",
            2.0 * right as f64 / (found + gold) as f64,
            right as f64 / found as f64,
            right as f64 / gold as f64
        );
    }
}

/// (start, end, kind) of each name.
fn spans(labels: &[u8]) -> Vec<(usize, usize, u8)> {
    let mut out: Vec<(usize, usize, u8)> = Vec::new();
    for (i, &l) in labels.iter().enumerate() {
        if l == 0 {
            continue;
        }
        let kind = (l - 1) / 2;
        match out.last_mut() {
            Some(last) if l % 2 == 0 && last.1 == i && last.2 == kind => last.1 = i + 1,
            _ => out.push((i, i + 1, kind)),
        }
    }
    out
}

fn main() {
    let mut args = std::env::args().skip(1);
    let (Some(dir), Some(out)) = (
        args.next().map(PathBuf::from),
        args.next().map(PathBuf::from),
    ) else {
        eprintln!("usage: train CORPORA MODELS [models|lemmas|report]…");
        std::process::exit(2);
    };
    let steps: Vec<String> = args.collect();
    let wanted = |step: &str| steps.is_empty() || steps.iter().any(|s| s == step);
    let c = corpora(&dir);
    let write = |name: &str, bytes: Vec<u8>| {
        eprintln!("{name}: {} bytes", bytes.len());
        std::fs::write(out.join(name), bytes).unwrap_or_else(|e| panic!("{name}: {e}"));
    };
    if wanted("lemmas") {
        write("lemmas.tsv", train_lemmas(&c));
    }
    // names and arcs are learned over the tags of the whole tagger, which is in no file: one run trains all three
    if wanted("models") {
        let (kept, whole) = train_tagger(&c);
        write("tagger.bin", kept);
        let tagger = Weights::read(&whole).expect("what was just written");
        write("names.bin", train_names(&c, &tagger));
        write("parser.bin", train_parser(&c, &tagger));
    }
    if wanted("report") {
        report(&c, &out);
        report_sentences(&c, &dir);
    }
}
