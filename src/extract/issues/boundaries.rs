//! Which words end a topic: clauses, adjuncts, asides; and which commas and "and"s go on with it.

use crate::extract::cast::Cast;
use crate::extract::places::What;
use crate::extract::reading::Reading;
use crate::lexicon::{NounClass, PlaceKind, TopicPart};
use crate::syntax::{Rel, Tag};

/// Words that open a clause or an adjunct that is no part of the topic.
pub fn closes(r: &Reading, cast: &Cast, i: usize, start: usize) -> bool {
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

pub fn is_weekday(word: &str) -> bool {
    matches!(
        word,
        "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday"
    )
}

/// "at a meeting in …", "in a telephone call", "at the White House": where it was said.
pub fn is_occasion(r: &Reading, cast: &Cast, preposition: usize) -> bool {
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
                    What::Place {
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
pub fn addresses(r: &Reading, cast: &Cast, preposition: usize, start: usize) -> bool {
    let mut i = preposition + 1;
    let limit = r.sentence_around(preposition).end;
    while i < limit && matches!(r.tag(i), Tag::DT | Tag::PrpPoss) {
        i += 1;
    }
    let person = (preposition + 1..=i.min(limit - 1)).any(|k| cast.mention_at(k).is_some());
    let before = preposition - 1;
    let relational = r.tag(before).is_noun()
        && before > start
        && r.lexicon.plays(r.lemma(before), TopicPart::Relational);
    person && !relational && r.tag(before) != Tag::VB && r.tag(before) != Tag::VBG
}

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
pub fn contact_clause(r: &Reading, start: usize, verb: usize) -> bool {
    let mut k = verb;
    while k > start && r.tag(k - 1).is_proper() {
        k -= 1;
    }
    k < verb && k > start && matches!(r.tag(k - 1), Tag::NN | Tag::NNS)
}

/// "discuss X and reaffirm Y": the base form goes on with the governing verb, unless the topic has infinitives itself.
pub fn verb_follows(r: &Reading, start: usize, and: usize, limit: usize) -> bool {
    let next = (and + 1..limit).find(|&i| r.tag(i) != Tag::RB);
    let infinitives = (start..and).any(|k| {
        r.tag(k) == Tag::VB
            && (k == start
                || matches!(r.lower(k - 1), "to" | "and" | ",")
                || r.tag(k - 1) == Tag::RB)
    });
    next.is_some_and(|n| r.tag(n) == Tag::VB) && !infinitives
}

pub fn follows_adjective(r: &Reading, i: usize) -> bool {
    let mut k = i;
    while k > 0 && (r.tag(k - 1) == Tag::CC || r.tag(k - 1) == Tag::Comma) {
        k -= 1;
    }
    k < i && k > 0 && r.tag(k - 1).is_adjective()
}

/// Whether what follows a comma goes on with the list: a noun phrase, gerund or example, and no clause.
pub fn continues(r: &Reading, cast: &Cast, start: usize, comma: usize, limit: usize) -> bool {
    // "X and, in particular, Y"
    if comma >= start + 2 && r.reads(comma - 2, &["in", "particular"]) {
        return true;
    }
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
                || start > 0 && r.lower(start - 1) == ":"
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
pub fn starts_aside(r: &Reading, cast: &Cast, i: usize, comma: usize, limit: usize) -> bool {
    let list_goes_on = (i..limit).any(|k| {
        matches!(r.lower(k), "and" | "or" | ",") && k > i && !opens_clause(r, k + 1, limit)
    });
    let person = cast
        .mention_at(i)
        .is_some_and(|m| !m.pronoun && m.tokens.start <= i);
    let renamed = matches!(r.lower(i), "a" | "an") && r.tag(comma - 1).is_noun();
    (renamed || person) && !list_goes_on
}

/// Whether a subject and its finite verb stand before the next boundary.
pub fn opens_clause(r: &Reading, from: usize, limit: usize) -> bool {
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
pub fn clause_follows(r: &Reading, and: usize, limit: usize) -> bool {
    let mut from = and + 1;
    while from < limit && matches!(r.tag(from), Tag::RB) {
        from += 1;
    }
    if from >= limit || is_finite(r, from) {
        return true;
    }
    // "discussed X and agreed to Y": a participle by tag, with what it reports behind it
    let reports = from + 1 < limit
        && matches!(r.tag(from), Tag::VBN | Tag::VBD)
        && (r.lexicon.verbs.contains(r.lemma(from))
            || matches!(r.tag(from + 1), Tag::IN | Tag::TO | Tag::RP))
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
