//! Where a subject is said to lie on the table: "The agenda runs from A to B", "The focus was X", "On X, the ministers …".

use super::frames::{FRONTED, Frame};
use super::nominal::is_date;
use super::speaker::{self, Speaker};
use crate::extract::cast::Cast;
use crate::extract::reading::Reading;
use crate::lexicon::{NounClass, TopicPart};
use crate::syntax::{Rel, Tag};
use crate::vocabulary::Stance;

/// "The agenda runs from A to B", "topics ranging from A to B".
pub fn ranging(r: &Reading, cast: &Cast, v: usize) -> Option<Frame> {
    let ranges = matches!(r.lemma(v), "run" | "range" | "stretch" | "extend" | "span")
        && r.reads(v + 1, &["from"]);
    let on_table = speaker::subject(r, v).is_some_and(|s| is_talks(r, s) || on_table(r, s))
        || v > 0 && on_table(r, v - 1)
        // "The agenda prepared by the host, X, runs from …"
        || r.sentence_around(v).find(|&i| r.tag(i).is_noun()).is_some_and(|i| i < v && on_table(r, i));
    if !(ranges && on_table) {
        return None;
    }
    let speaker = match speaker::of_verb(r, cast, v) {
        Speaker::Parties(p) => Speaker::Parties(p),
        _ => Speaker::Everyone,
    };
    Some(Frame::raised(
        v,
        v + 1,
        Stance::Discussion,
        speaker,
        "issue-agenda",
    ))
}

/// Whether a noun is an encounter or its agenda.
pub fn is_talks(r: &Reading, noun: usize) -> bool {
    r.lemma(noun) == "agenda"
        || [r.lemma(noun), r.lower(noun)].iter().any(|w| {
            r.lexicon
                .nouns
                .get(w)
                .is_some_and(|rows| rows.iter().any(|n| n.class == NounClass::Encounter))
        })
}

/// "The agenda included" is the verb's; here "On the agenda are X", "The main topic was X", "X is on the agenda".
pub fn agenda(r: &Reading, cast: &Cast, n: usize) -> Option<Frame> {
    if !r.lexicon.plays(r.lemma(n), TopicPart::Table) {
        return None;
    }
    let sentence = r.sentence_around(n);
    // "at the top of her list is X": hers, whomever she is to meet
    let whose = speaker::of_possessor(r, cast, n).unwrap_or(Speaker::Everyone);
    let frame =
        |start: usize| Frame::raised(n, start, Stance::Discussion, whose.clone(), "issue-agenda");
    // "X and Y are high on the agenda"
    if r.lemma(n) == "agenda" {
        let on = (n.saturating_sub(4)..n).any(|i| i >= sentence.start && r.lower(i) == "on");
        let subject = std::iter::once(n)
            .chain(r.ancestors(n))
            .take(3)
            .find_map(|h| r.child(h, &[Rel::Nsubj, Rel::NsubjPass]));
        if let Some(s) = subject.filter(|&s| on && s < n && r.tag(s).is_noun()) {
            let party = cast.named_at(s).is_some_and(|n| n.stands_for_government());
            if party || cast.mention_at(s).is_some() {
                // "X wants Y back on the agenda", "put Y on the agenda"
                let v = r.head(s)?;
                let o = r
                    .child(v, &[Rel::Obj])
                    .filter(|&o| o < n && !is_talks(r, o))?;
                let mut found = frame(r.subtree(o).start);
                found.stance = Stance::Demand;
                found.speaker = speaker::of_verb(r, cast, v);
                return Some(found);
            }
            let start = r.subtree(s).start;
            if start >= sentence.start && !is_talks(r, s) {
                return Some(frame(start));
            }
        }
    }
    // "X was a key topic of discussion"
    if r.child(n, &[Rel::Cop]).is_some()
        && matches!(r.lemma(n), "topic" | "subject" | "focus" | "theme")
        && let Some(s) = r
            .child(n, &[Rel::Nsubj])
            .filter(|&s| s < n && r.tag(s).is_noun())
        && !r.lexicon.plays(r.lemma(s), TopicPart::Table)
        && cast.mention_at(s).is_none()
    {
        return Some(frame(r.subtree(s).start));
    }
    // "Among the topics discussed were X", "On the agenda: X", "The focus will be Y"
    let be = (n + 1..sentence.end.min(n + 8))
        .find(|&i| r.lemma(i) == "be" || r.lower(i) == ":")
        .filter(|&i| r.lower(i) != ":" || r.lemma(n) == "agenda")?;
    let between = (n + 1..be).all(|i| {
        !matches!(r.lower(i), "," | ";" | "and")
            && (!r.tag(i).is_verb() || matches!(r.tag(i), Tag::VBN | Tag::VBD | Tag::MD))
    });
    let leads = (sentence.start..n).all(|i| !r.tag(i).is_verb() && r.lower(i) != ",")
        && (r.lower(n) != "issue" && r.lemma(n) != "question" && r.lemma(n) != "matter"
            || r.lower(sentence.start) == "among");
    let start = be + 1;
    let opens = start + 1 < sentence.end
        && (r.tag(start).is_noun()
            || r.tag(start).is_adjective() && r.tag(start + 1).is_noun()
            || matches!(r.tag(start), Tag::DT | Tag::PrpPoss | Tag::VBG));
    (between && leads && opens).then(|| frame(start))
}

/// "areas including A and B", "important roles to play, including on A": a list that no other frame leads to.
pub fn examples(r: &Reading, cast: &Cast, s: usize) -> Option<Frame> {
    let tokens = r.sentence_tokens(s);
    let i = tokens.clone().find(|&i| {
        let lead = r.lower(i) == "including" || r.reads(i, &["such", "as"]);
        lead && i > tokens.start && {
            let before = if r.lower(i - 1) == "," {
                i.saturating_sub(2)
            } else {
                i - 1
            };
            r.tag(before) == Tag::NNS && on_table(r, before) || r.reads(i + 1, &["on"])
        }
    })?;
    let verb = (tokens.start..i)
        .rev()
        .find(|&k| r.tag(k).is_verb() && r.child(k, &[Rel::Nsubj]).is_some())?;
    let speaker = speaker::of_verb(r, cast, verb);
    if speaker == Speaker::Outsider {
        return None;
    }
    let joint = tokens.clone().any(|k| {
        k < i
            && matches!(
                r.lemma(k),
                "cooperation"
                    | "cooperate"
                    | "initiative"
                    | "together"
                    | "partnership"
                    | "collaboration"
            )
    });
    let stance = if joint {
        Stance::Cooperation
    } else {
        Stance::Discussion
    };
    Some(Frame::raised(i, i, stance, speaker, "issue-examples"))
}

/// Whether a noun is one for what lies on the table.
pub fn on_table(r: &Reading, noun: usize) -> bool {
    r.lexicon.plays(r.lemma(noun), TopicPart::Table)
        || matches!(
            r.lemma(noun),
            "area" | "field" | "sphere" | "priority" | "challenge" | "sector" | "domain"
        )
}

/// "On Ukraine, the ministers …", "Regarding trade, …", "Turning to X, …": the subject stands first.
pub fn fronted(r: &Reading, cast: &Cast, s: usize) -> Option<Frame> {
    let tokens = r.sentence_tokens(s);
    let first = (tokens.start..tokens.end).find(|&i| !r.tag(i).is_punct())?;
    let start = match r.lower(first) {
        "on" | "regarding" | "concerning" => first + 1,
        "with"
            if r.reads(first, &["with", "regard", "to"])
                || r.reads(first, &["with", "respect", "to"]) =>
        {
            first + 3
        }
        "as" if r.reads(first, &["as", "for"]) || r.reads(first, &["as", "regards"]) => first + 2,
        "turning" if r.reads(first, &["turning", "to"]) => first + 2,
        _ => return None,
    };
    let comma = (start..tokens.end.min(start + 14)).find(|&i| r.lower(i) == ",")?;
    if start >= comma
        || is_date(r, start)
        || r.tag(start) == Tag::CD
        || (start..comma).any(|i| {
            r.tag(i).is_verb() && r.tag(i) != Tag::VBN
                || is_talks(r, i)
                || r.tag(i) == Tag::CD
                || matches!(
                    r.lower(i),
                    "day"
                        | "sidelines"
                        | "margins"
                        | "behalf"
                        | "hand"
                        | "contrary"
                        | "evening"
                        | "morning"
                )
        })
    {
        return None;
    }
    let verb =
        (comma..tokens.end).find(|&i| r.tag(i).is_verb() && r.child(i, &[Rel::Nsubj]).is_some())?;
    let speaker = match speaker::of_verb(r, cast, verb) {
        Speaker::Outsider => return None,
        other => other,
    };
    Some(Frame::raised(
        first,
        start,
        Stance::Discussion,
        speaker,
        FRONTED,
    ))
}
