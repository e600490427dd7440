//! How far a topic reaches: from the first word after the trigger to the end of what it governs.

use std::ops::Range;

use crate::extract::cast::Cast;
use crate::extract::reading::Reading;
use crate::lexicon::{NounClass, PlaceKind};
use crate::syntax::{Rel, Tag};

/// The stretch from `start` that one verb or preposition governs: noun phrases with their complements, in lists or
/// alone, up to the next clause.
pub fn region(r: &Reading, cast: &Cast, start: usize) -> Range<usize> {
    let limit = own_verb(r, start).unwrap_or(r.sentence_around(start).end);
    let semicolons = lists_by_semicolon(r, start, limit);
    let mut depth = 0usize; // open brackets
    let mut relative = false; // inside a relative clause, whose finite verb belongs here
    let mut i = start;
    while i < limit {
        let lower = r.lower(i);
        match lower {
            "(" | "[" => depth += 1,
            ")" | "]" if depth == 0 => break,
            ")" | "]" => depth -= 1,
            ";" if semicolons && i > start => {}
            ":" if i > start && announces(r, i, limit) => {}
            ";" | ":" | "?" | "!" => break,
            "." if i + 1 == limit => break,
            "—" | "–" | "--" | "-" if i > start && r.tag(i) == Tag::Colon => break,
            "," if i > start => {
                if !continues(r, cast, start, i, limit) {
                    break;
                }
                relative = false;
            }
            _ => {}
        }
        if i > start {
            if closes(r, cast, i, start) {
                break;
            }
            if matches!(r.tag(i), Tag::WDT | Tag::WP | Tag::WpPoss | Tag::WRB)
                || lower == "that" && matches!(r.tag(i), Tag::IN | Tag::WDT)
            {
                relative = true;
            }
            if lower == "and" && (clause_follows(r, i, limit) || verb_follows(r, start, i, limit)) {
                break;
            }
            if r.lemma(i) == "ensure" && r.tag(i).is_verb() {
                relative = true; // "to ensure X can never do Y"
            }
            if is_finite(r, i) && contact_clause(r, start, i) {
                relative = true; // "the aid China is providing"
            }
            if is_finite(r, i) && !relative {
                return start..before_clause(r, start, i);
            }
        }
        i += 1;
    }
    start..trim(r, start, i)
}

/// Where the topic is part of a subject, the verb of that subject, which ends it.
fn own_verb(r: &Reading, start: usize) -> Option<usize> {
    let sentence = r.sentence_around(start);
    let subject = std::iter::once(start)
        .chain(r.ancestors(start))
        .find(|&i| {
            matches!(r.rel(i), Rel::Nsubj | Rel::NsubjPass)
                && r.head(i).is_some_and(|h| h > start && h > i)
                && !matches!(r.tag(i), Tag::WDT | Tag::WP)
        })?;
    let verb = r.head(subject)?;
    let first = r
        .children_by(verb, &[Rel::Aux, Rel::AuxPass, Rel::Cop])
        .chain(std::iter::once(verb))
        .filter(|&i| i > start && is_finite(r, i))
        .min()?;
    (first < sentence.end).then_some(first)
}

/// Whether semicolons part the items of a list rather than clauses.
fn lists_by_semicolon(r: &Reading, start: usize, limit: usize) -> bool {
    let marks: Vec<usize> = (start..limit).filter(|&i| r.lower(i) == ";").collect();
    let Some(&last) = marks.last() else {
        return false;
    };
    marks.len() >= 2 && !(start..last).any(|i| is_finite(r, i) && !in_relative(r, i))
}

fn in_relative(r: &Reading, i: usize) -> bool {
    matches!(r.rel(i), Rel::AclRelcl) || r.rel(i) == Rel::Aux
}

/// "three topics: A, B and C": what follows the colon is the list that the noun before it announces.
fn announces(r: &Reading, colon: usize, limit: usize) -> bool {
    let before = r.lemma(colon - 1);
    let announced = matches!(
        before,
        "following"
            | "topic"
            | "issue"
            | "subject"
            | "area"
            | "agenda"
            | "priority"
            | "field"
            | "matter"
            | "point"
    );
    announced && !(colon + 1..limit).any(|i| is_finite(r, i))
}

/// Words that open a clause or an adjunct that is no part of the topic.
fn closes(r: &Reading, cast: &Cast, i: usize, start: usize) -> bool {
    let lower = r.lower(i);
    let next = |k: usize| if i + k < r.len() { r.lower(i + k) } else { "" };
    match lower {
        "while" | "when" | "because" | "although" | "though" | "whereas" | "if" | "unless"
        | "until" | "amid" | "ahead" | "despite" | "whether" | "following" | "upon" | "via" => {
            lower != "whether" || i > start + 1
        }
        "after" | "before" | "during" | "since" | "throughout" => true,
        "as" => {
            !matches!(r.lower(i - 1), "such" | "well" | "same" | "," | "and")
                && !r.reads(i, &["as", "well", "as"])
                && next(1) != "part"
        }
        "so" => matches!(next(1), "that" | "as"),
        "today" | "yesterday" | "tomorrow" | "monday" | "tuesday" | "wednesday" | "thursday"
        | "friday" | "saturday" | "sunday" => !matches!(next(1), "'s" | "by" | "of"),
        "he" | "she" | "they" | "we" | "i" | "it" => true,
        "according" => true,
        "in" => {
            matches!(next(1), "order" | "turn" | "return" | "response" | "person")
                || r.reads(i + 1, &["a", "bid"])
                || is_occasion(r, cast, i)
        }
        "on" | "at" => {
            is_weekday(next(1))
                || r.reads(i + 1, &["the", "sidelines"])
                || r.reads(i + 1, &["the", "margins"])
                || r.reads(i + 1, &["behalf"])
                || is_occasion(r, cast, i)
        }
        "back" => r.reads(i + 1, &["on", "the", "agenda"]),
        "by" => matches!(next(1), "phone" | "telephone" | "video" | "videoconference"),
        "with" | "to" => addresses(r, cast, i, start),
        _ => false,
    }
}

fn is_weekday(word: &str) -> bool {
    matches!(
        word,
        "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday"
    )
}

/// "at a meeting in …", "in a telephone call", "at the White House": where it was said.
fn is_occasion(r: &Reading, cast: &Cast, preposition: usize) -> bool {
    let limit = r.sentence_around(preposition).end.min(preposition + 8);
    let mut i = preposition + 1;
    let at = r.lower(preposition) == "at";
    while i < limit
        && (r.tag(i).is_noun()
            || r.tag(i).is_adjective()
            || matches!(
                r.tag(i),
                Tag::DT | Tag::PrpPoss | Tag::CD | Tag::VBN | Tag::HYPH
            ))
    {
        if at
            && cast.named_at(i).is_some_and(|n| {
                matches!(
                    n.what,
                    crate::extract::places::What::Place {
                        kind: PlaceKind::Venue | PlaceKind::Metonym,
                        ..
                    }
                )
            })
        {
            return true;
        }
        i += 1;
    }
    let head = i - 1;
    head > preposition
        && head > preposition + 1
        && r.lexicon.nouns.get(r.lemma(head)).is_some_and(|rows| {
            rows.iter().any(|n| {
                n.class == NounClass::Encounter && !matches!(n.lemma, "dialogue" | "talks")
            })
        })
        && r.tag(preposition + 1) != Tag::NNP
}

/// "with President X", "to the delegation": whom it was raised with, not what it was about.
fn addresses(r: &Reading, cast: &Cast, preposition: usize, start: usize) -> bool {
    let mut i = preposition + 1;
    let limit = r.sentence_around(preposition).end;
    while i < limit && matches!(r.tag(i), Tag::DT | Tag::PrpPoss) {
        i += 1;
    }
    let person = (preposition + 1..=i.min(limit - 1)).any(|k| cast.mention_at(k).is_some());
    let before = preposition - 1;
    let relational =
        r.tag(before).is_noun() && before > start && RELATIONAL.contains(&r.lemma(before));
    person && !relational && r.tag(before) != Tag::VB && r.tag(before) != Tag::VBG
}

/// Nouns that take "with X" as a part of what they mean.
const RELATIONAL: &[&str] = &[
    "relation",
    "relationship",
    "tie",
    "ties",
    "relations",
    "cooperation",
    "partnership",
    "negotiation",
    "war",
    "talk",
    "talks",
    "dialogue",
    "trade",
    "border",
    "conflict",
    "agreement",
    "reconciliation",
    "deal",
    "engagement",
    "contact",
    "dispute",
    "alliance",
    "coordination",
    "peace",
    "meeting",
    "friendship",
    "cooperation",
    "treaty",
    "competition",
    "solidarity",
    "link",
];

/// Whether a verb is finite by tag: a past form with a subject, a present form, a modal.
pub fn is_finite(r: &Reading, i: usize) -> bool {
    match r.tag(i) {
        Tag::VBZ | Tag::MD => true,
        Tag::VBP => r.rel(i) != Rel::Amod,
        // "peaceful, secure, and integrated": an adjective by its company
        Tag::VBD => !matches!(r.rel(i), Rel::Acl | Rel::Amod) && !follows_adjective(r, i),
        _ => false,
    }
}

/// Whether a name right behind a noun is the subject of this verb: "the aid China is providing".
fn contact_clause(r: &Reading, start: usize, verb: usize) -> bool {
    let mut k = verb;
    while k > start && r.tag(k - 1).is_proper() {
        k -= 1;
    }
    k < verb && k > start && matches!(r.tag(k - 1), Tag::NN | Tag::NNS)
}

/// "discuss X and reaffirm Y": the base form goes on with the governing verb, unless the topic has infinitives itself.
fn verb_follows(r: &Reading, start: usize, and: usize, limit: usize) -> bool {
    let next = (and + 1..limit).find(|&i| r.tag(i) != Tag::RB);
    let infinitives = (start..and).any(|k| {
        r.tag(k) == Tag::VB
            && (k == start
                || matches!(r.lower(k - 1), "to" | "and" | ",")
                || r.tag(k - 1) == Tag::RB)
    });
    next.is_some_and(|n| r.tag(n) == Tag::VB) && !infinitives
}

fn follows_adjective(r: &Reading, i: usize) -> bool {
    let mut k = i;
    while k > 0 && (r.tag(k - 1) == Tag::CC || r.tag(k - 1) == Tag::Comma) {
        k -= 1;
    }
    k < i && k > 0 && r.tag(k - 1).is_adjective()
}

/// Whether what follows a comma goes on with the list: a noun phrase, gerund or example, and no clause.
fn continues(r: &Reading, cast: &Cast, start: usize, comma: usize, limit: usize) -> bool {
    let mut i = comma + 1;
    let mut joined = false;
    while i < limit
        && matches!(
            r.lower(i),
            "and"
                | "or"
                | "but"
                | "also"
                | "as"
                | "well"
                | "then"
                | "along"
                | "plus"
                | "not"
                | "only"
        )
    {
        joined |= matches!(r.lower(i), "and" | "or" | "well" | "plus" | "along");
        i += 1;
    }
    if i >= limit {
        return false;
    }
    if matches!(
        r.lower(i),
        "including"
            | "such"
            | "particularly"
            | "especially"
            | "notably"
            | "primarily"
            | "namely"
            | "ranging"
            | "chiefly"
            | "mainly"
    ) || r.lower(i) == "from" && (i + 1..limit).any(|k| r.lower(k) == "to")
        || r.reads(i, &["in", "particular"])
        || r.reads(i, &["above", "all"])
        || r.reads(i, &["in", "addition", "to"])
    {
        return true;
    }
    let sentence = r.sentence_around(start);
    match r.tag(i) {
        Tag::DT
        | Tag::JJ
        | Tag::JJR
        | Tag::JJS
        | Tag::NN
        | Tag::NNS
        | Tag::NNP
        | Tag::NNPS
        | Tag::PrpPoss
        | Tag::CD
        | Tag::PDT
        | Tag::OpenQuote
        | Tag::Dollar
        | Tag::FW => {}
        // ", mediated by the United States" tells more of what went before; ", improved ties" is an item
        Tag::VBN => {
            if !(i + 1 < limit && (r.tag(i + 1).is_noun() || r.tag(i + 1).is_adjective())) {
                return false;
            }
        }
        Tag::VBG => {
            let series = joined
                || r.tag(start) == Tag::VBG
                || (sentence.start < start && r.tag(start) != Tag::VBG)
                    && i + 1 < limit
                    && r.rel(i) == Rel::Amod;
            if !series && r.rel(i) != Rel::Conj {
                return false;
            }
        }
        Tag::TO if r.reads(i, &["to", "include"]) => return true,
        Tag::TO | Tag::VB => {
            let infinitives = matches!(r.tag(start), Tag::VB | Tag::TO)
                || (start + 1..comma).any(|k| r.tag(k) == Tag::VB && r.lower(k - 1) == "to");
            if !infinitives {
                return false;
            }
        }
        // "on A, on B and on C"
        Tag::IN => {
            if !(start > 0 && r.lower(start - 1) == r.lower(i)) {
                return joined && r.lower(i) == "with";
            }
        }
        Tag::WRB => return r.lower(i) == "how",
        _ => return false,
    }
    if !joined && starts_aside(r, cast, i, comma, limit) {
        return false;
    }
    !opens_clause(r, i, limit)
}

/// ", a move that …", ", the president's adviser": an apposition, not the next item.
fn starts_aside(r: &Reading, cast: &Cast, i: usize, comma: usize, limit: usize) -> bool {
    let list_goes_on = (i..limit).any(|k| {
        matches!(r.lower(k), "and" | "or" | ",") && k > i && !opens_clause(r, k + 1, limit)
    });
    let person = cast
        .mention_at(i)
        .is_some_and(|m| !m.pronoun && m.tokens.start <= i);
    let renamed = matches!(r.lower(i), "a" | "an") && r.tag(comma - 1).is_noun();
    (renamed && !list_goes_on) || (person && !list_goes_on)
}

/// Whether a subject and its finite verb stand before the next boundary.
fn opens_clause(r: &Reading, from: usize, limit: usize) -> bool {
    for k in from..limit.min(from + 25) {
        if k > from && matches!(r.lower(k), "," | ";" | ":") {
            return false;
        }
        if matches!(r.tag(k), Tag::WDT | Tag::WP) || r.lower(k) == "that" && k > from {
            return false;
        }
        if is_finite(r, k) {
            // "…, A and B and instructed X": the verb of another clause, not of what stands here
            return !(k > from && matches!(r.lower(k - 1), "and" | "or" | "but"));
        }
    }
    false
}

/// Whether "and" opens a new clause: a finite verb, or a subject and its finite verb, follow.
fn clause_follows(r: &Reading, and: usize, limit: usize) -> bool {
    let mut from = and + 1;
    while from < limit && matches!(r.tag(from), Tag::RB) {
        from += 1;
    }
    if from >= limit || is_finite(r, from) {
        return true;
    }
    // "discussed X and agreed to Y": a participle by tag, with what it reports behind it
    let reports = matches!(r.tag(from), Tag::VBN | Tag::VBD)
        && (r.lexicon.verbs.contains(r.lemma(from))
            || from + 1 < limit && matches!(r.tag(from + 1), Tag::IN | Tag::TO | Tag::RP))
        && from + 1 < limit
        && !(r.tag(from + 1).is_noun() || r.tag(from + 1).is_adjective());
    if reports {
        return true;
    }
    for k in from..limit.min(from + 12) {
        if matches!(r.lower(k), "," | ";" | "and" | "or")
            || matches!(r.tag(k), Tag::WDT | Tag::WP)
            || r.lower(k) == "that"
        {
            return false;
        }
        if is_finite(r, k) {
            return true;
        }
    }
    false
}

/// The end of the topic when a clause's finite verb was met at `verb`: before its subject.
fn before_clause(r: &Reading, start: usize, verb: usize) -> usize {
    let subject = r
        .child(verb, &[Rel::Nsubj, Rel::NsubjPass, Rel::Expl])
        .map(|s| r.subtree(s).start)
        .filter(|&s| s > start && s < verb);
    let from = subject.unwrap_or(verb);
    // back to the comma or conjunction that joined the clause
    let boundary = (start + 1..from)
        .rev()
        .take(3)
        .find(|&i| matches!(r.lower(i), "," | "and" | "but" | "or" | ";"));
    trim(r, start, boundary.unwrap_or(from))
}

/// Without marks, conjunctions and adverbs at the end.
pub fn trim(r: &Reading, start: usize, mut end: usize) -> usize {
    let opened = (start..end).rfind(|&i| r.lower(i) == "(");
    if let Some(open) = opened.filter(|&open| (open..end).all(|i| r.lower(i) != ")")) {
        end = open;
    }
    while end > start {
        let t = end - 1;
        let balanced = match r.lower(t) {
            ")" | "]" => true,
            "\u{201d}" | "\"" | "''" => {
                (start..t).any(|i| matches!(r.lower(i), "\u{201c}" | "\"" | "``"))
            }
            _ => false,
        };
        let loose = (r.tag(t).is_punct() && !balanced)
            || matches!(
                r.tag(t),
                Tag::CC | Tag::DT | Tag::IN | Tag::TO | Tag::RB | Tag::PrpPoss | Tag::WDT
            ) && !matches!(r.lower(t), "abroad" | "forward" | "there");
        if !loose {
            break;
        }
        end -= 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use crate::extract::issues::fixtures::check;

    #[test]
    fn ends_where_another_clause_or_adjunct_begins() {
        check(&[
            (
                "President Ana Silva discussed trade while Prime Minister Jan Novak toured the port.",
                &["economy | discussion | trade | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed trade on Friday.",
                &["economy | discussion | trade | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed trade during a visit to Lima.",
                &["economy | discussion | trade | by Ana Silva | at a meeting"],
            ),
            (
                "President Ana Silva discussed trade at the White House.",
                &["economy | discussion | trade | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed trade, which had fallen for years.",
                &["economy | discussion | trade | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed trade and left for Rome.",
                &["economy | discussion | trade | by Ana Silva | at a meeting"],
            ),
            (
                "President Ana Silva discussed trade, and Prime Minister Jan Novak raised human rights.",
                &[
                    "economy | discussion | trade | by Ana Silva",
                    "human_rights | concern | human rights | by Jan Novak",
                ],
            ),
            (
                "President Ana Silva discussed the ceasefire, mediated by Qatar.",
                &["conflict | discussion | the ceasefire | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed the war in Ukraine with Prime Minister Jan Novak.",
                &["conflict | discussion | the war in Ukraine | by Ana Silva | with Jan Novak"],
            ),
            (
                "President Ana Silva condemned the violence that has displaced thousands of families.",
                &[
                    "conflict | concern | the violence that has displaced thousands of families | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva will discuss the crisis in Haiti and reaffirm the importance of free elections.",
                &[
                    "conflict | discussion | the crisis in Haiti | by Ana Silva",
                    "democracy | support | free elections | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva discussed trade; energy; and the war in Ukraine.",
                &[
                    "economy | discussion | trade | by Ana Silva",
                    "energy | discussion | energy | by Ana Silva",
                    "conflict | discussion | the war in Ukraine | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva stressed the need to ensure Iran can never build a nuclear weapon.",
                &[
                    "weapons | support | ensure Iran can never build a nuclear weapon | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva discussed peace talks, according to her office.",
                &["conflict | discussion | peace talks | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed a draft law (the third this year) on asylum.",
                &[
                    "migration | discussion | a draft law (the third this year) on asylum | by Ana Silva",
                ],
            ),
        ]);
    }
}
