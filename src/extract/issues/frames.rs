//! Where a subject is raised: verbs ("discussed", "condemned", "urged … to"), nouns ("concerns about", "talks on"),
//! subjects of agendas ("X will dominate the talks"). Each frame says where its topic begins, how it is raised, by whom.

use std::ops::Range;

use crate::extract::Party;
use crate::extract::cast::Cast;
use crate::extract::encounters::subjects;
use crate::extract::reading::Reading;
use crate::lexicon::{NounClass, VerbClass, VerbFrame};
use crate::syntax::{Rel, Tag};
use crate::vocabulary::Stance;

/// A place where a subject is raised.
#[derive(Debug, Clone)]
pub struct Frame {
    /// The word that raises it.
    pub trigger: usize,
    /// The first token of the topic.
    pub start: usize,
    /// How it is raised.
    pub stance: Stance,
    /// Who raises it, as far as the clause says.
    pub by: Vec<Party>,
    /// To whom, as far as the clause says.
    pub with: Vec<Party>,
    /// The words that say who.
    pub rule: &'static str,
}

/// Every frame of the text, in order of the trigger.
pub fn frames(r: &Reading, cast: &Cast) -> Vec<Frame> {
    let mut all: Vec<Frame> = Vec::new();
    for s in r.content_sentences() {
        for i in r.sentence_tokens(s) {
            if r.tag(i).is_verb() {
                verbal(r, cast, i, &mut all);
            } else if r.tag(i).is_noun() {
                nominal(r, cast, i, &mut all);
            }
        }
    }
    all
}

/// Classes of verbs whose object or complement is a subject raised.
fn raises(class: VerbClass) -> bool {
    matches!(
        class,
        VerbClass::Discuss
            | VerbClass::Raise
            | VerbClass::Condemn
            | VerbClass::Concern
            | VerbClass::Support
            | VerbClass::Welcome
            | VerbClass::Urge
            | VerbClass::Cooperate
            | VerbClass::Agree
            | VerbClass::Pledge
            | VerbClass::Warn
            | VerbClass::Thank
            | VerbClass::Sanction
            | VerbClass::Sign
    )
}

fn verbal(r: &Reading, cast: &Cast, v: usize, all: &mut Vec<Frame>) {
    let Some(frames) = r.lexicon.verbs.get(r.lemma(v)) else {
        return;
    };
    let raising: Vec<&VerbFrame> = frames.iter().filter(|f| raises(f.class)).collect();
    if raising.is_empty() || is_modifier(r, v) {
        return;
    }
    let passive = r.child(v, &[Rel::NsubjPass]).is_some() || r.child(v, &[Rel::AuxPass]).is_some();
    let mut with = addressed(r, cast, v);
    let by = if passive {
        agents(r, cast, v)
    } else {
        speakers(r, cast, v)
    };
    // the complement that the frame needs, the most specific frame first
    for frame in &raising {
        let Some(preposition) = frame.preposition else {
            continue;
        };
        if let Some(start) = after_preposition(r, v, preposition) {
            let stance = frame.stance.unwrap_or(Stance::Discussion);
            all.push(Frame {
                trigger: v,
                start,
                stance,
                by,
                with,
                rule: "issue-verb-preposition",
            });
            return;
        }
    }
    let Some(frame) = raising.iter().find(|f| f.preposition.is_none()) else {
        return;
    };
    let stance = frame.stance.unwrap_or(Stance::Discussion);
    if passive {
        if let Some(s) = r.child(v, &[Rel::NsubjPass]) {
            let start = r.subtree(s).start;
            if cast.mention_at(s).is_none() {
                all.push(Frame {
                    trigger: v,
                    start,
                    stance,
                    by,
                    with,
                    rule: "issue-passive-subject",
                });
            }
        }
        return;
    }
    // "urged China to curtail its support", "called on the parties to respect …"
    if let Some(x) = infinitive(r, v) {
        let asks = matches!(
            frame.class,
            VerbClass::Urge
                | VerbClass::Warn
                | VerbClass::Agree
                | VerbClass::Pledge
                | VerbClass::Cooperate
                | VerbClass::Support
                | VerbClass::Discuss
        );
        if asks {
            if let Some(o) = r.child(v, &[Rel::Obj, Rel::Iobj]) {
                for p in cast.parties_in(r, &r.subtree(o)) {
                    if !with.contains(&p) {
                        with.push(p);
                    }
                }
            }
            all.push(Frame {
                trigger: v,
                start: x,
                stance,
                by,
                with,
                rule: "issue-infinitive",
            });
            return;
        }
    }
    let Some(o) = r.child(v, &[Rel::Obj]).or_else(|| {
        r.child(v, &[Rel::Ccomp, Rel::Xcomp])
            .filter(|&c| r.tag(c) == Tag::VBG)
    }) else {
        // where the arcs give no object, the words right after the verb
        if v + 1 < r.len() && opens_topic(r, v + 1) && r.sentence(v + 1) == r.sentence(v) {
            all.push(Frame {
                trigger: v,
                start: v + 1,
                stance,
                by,
                with,
                rule: "issue-verb-next",
            });
        }
        return;
    };
    if o < v {
        return;
    }
    if cast
        .mention_at(o)
        .is_some_and(|m| m.tokens.contains(&o) && m.tokens.end == m.head + 1)
        && !r.children(o).iter().any(|&c| c > o)
    {
        return; // "thanked the president", "welcomed Prime Minister Modi": a person is no subject
    }
    let start = first_of(r, o, v);
    all.push(Frame {
        trigger: v,
        start,
        stance,
        by,
        with,
        rule: "issue-object",
    });
}

/// The first token of an object's phrase, after the verb.
fn first_of(r: &Reading, o: usize, v: usize) -> usize {
    r.subtree(o).start.max(v + 1)
}

fn opens_topic(r: &Reading, i: usize) -> bool {
    r.tag(i).is_noun()
        || r.tag(i).is_adjective()
        || matches!(r.tag(i), Tag::DT | Tag::PrpPoss | Tag::VBG)
}

/// A participle before a noun raises nothing ("the agreed text").
fn is_modifier(r: &Reading, v: usize) -> bool {
    r.rel(v) == Rel::Amod || (r.rel(v) == Rel::Acl && r.tag(v) == Tag::VBN)
}

/// The token after a preposition that follows the verb, its object or adverb between.
fn after_preposition(r: &Reading, v: usize, preposition: &str) -> Option<usize> {
    let words: Vec<&str> = preposition.split(' ').collect();
    let limit = r.sentence_around(v).end.min(v + 12);
    let at = (v + 1..limit).find(|&i| r.reads(i, &words))?;
    // attached to the verb, or right behind it
    let near = at <= v + 2;
    let attached = r.head(at).is_some_and(|h| r.head(h) == Some(v));
    ((near || attached) && at + words.len() < limit).then_some(at + words.len())
}

/// The verb of an infinitive complement, after its "to".
fn infinitive(r: &Reading, v: usize) -> Option<usize> {
    let limit = r.sentence_around(v).end;
    let x = r.child(v, &[Rel::Xcomp, Rel::Ccomp, Rel::Advcl])?;
    (x > v && x < limit && r.tag(x) == Tag::VB && x > 0 && r.lower(x - 1) == "to").then_some(x)
}

/// Who raises: the subject; "we" is the publisher.
fn speakers(r: &Reading, cast: &Cast, v: usize) -> Vec<Party> {
    if let Some(s) = r.child(v, &[Rel::Nsubj]) {
        if matches!(r.lower(s), "we" | "i") {
            return crate::extract::countries::publisher_country(r)
                .map(Party::Country)
                .into_iter()
                .collect();
        }
    }
    subjects(r, cast, v)
}

fn agents(r: &Reading, cast: &Cast, v: usize) -> Vec<Party> {
    crate::extract::encounters::oblique(r, cast, &[v], &["by"])
}

/// To whom: "with", "to" and the object of telling verbs.
fn addressed(r: &Reading, cast: &Cast, v: usize) -> Vec<Party> {
    let mut all = crate::extract::encounters::oblique(r, cast, &[v], &["with", "to"]);
    if let Some(o) = r.child(v, &[Rel::Iobj]) {
        all.extend(cast.parties_in(r, &r.subtree(o)));
    }
    if let Some(o) = r.child(v, &[Rel::Obj]) {
        if let Some(m) = cast.mention_at(o) {
            all.extend(m.people.iter().map(|&p| Party::Official(p)));
        }
    }
    all.dedup();
    all
}

/// Nouns that carry a subject where no verb did: "talks on X", "concerns about X", "agenda", "support for X".
fn nominal(r: &Reading, cast: &Cast, n: usize, all: &mut Vec<Frame>) {
    let Some(rows) = r
        .lexicon
        .nouns
        .get(r.lemma(n))
        .or_else(|| r.lexicon.nouns.get(r.lower(n)))
    else {
        return;
    };
    let Some(row) = rows.iter().find(|x| {
        matches!(
            x.class,
            NounClass::Stance | NounClass::Encounter | NounClass::Carrier
        )
    }) else {
        return;
    };
    let next = n + 1;
    if next + 1 >= r.len() || r.sentence(next + 1) != r.sentence(n) {
        return;
    }
    let prepositions: &[&str] = match row.class {
        NounClass::Encounter => &["on", "about", "over", "regarding", "concerning"],
        NounClass::Stance => &[
            "about",
            "over",
            "on",
            "for",
            "to",
            "regarding",
            "against",
            "of",
        ],
        _ => &["about", "on", "over", "regarding"],
    };
    // "talks with President X on Y"
    let limit = r.sentence_around(n).end.min(n + 14);
    let at = if prepositions.contains(&r.lower(next)) {
        Some(next)
    } else if row.class == NounClass::Encounter {
        (next..limit).find(|&i| {
            matches!(r.lower(i), "on" | "about" | "over" | "regarding")
                && r.head(i).is_some_and(|h| {
                    r.head(h) == Some(n) || r.head(n).is_some() && r.head(h) == r.head(n)
                })
        })
    } else {
        None
    };
    let Some(at) = at else { return };
    if matches!(r.lower(at + 1), "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" | "the" if r.lower(at) == "on" && r.reads(at + 1, &["the", "sidelines"]) || r.reads(at + 1, &["the", "margins"]))
    {
        return;
    }
    if r.tag(at + 1) == Tag::CD || starts_date(r, at + 1) {
        return;
    }
    let governor = crate::extract::encounters::governor(r, n);
    let by = governor.map(|v| speakers(r, cast, v)).unwrap_or_default();
    let with = governor.map(|v| addressed(r, cast, v)).unwrap_or_default();
    let stance = row.stance.unwrap_or(Stance::Discussion);
    // joint work is itself the subject: begin at its phrase
    let start = if row.stance == Some(Stance::Cooperation) && row.class == NounClass::Stance {
        phrase_start(r, n)
    } else {
        at + 1
    };
    all.push(Frame {
        trigger: n,
        start,
        stance,
        by,
        with,
        rule: "issue-noun",
    });
}

fn starts_date(r: &Reading, i: usize) -> bool {
    matches!(
        r.lower(i),
        "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
    ) && r.capitalized(i)
}

/// The first token of the base noun phrase that a noun heads.
fn phrase_start(r: &Reading, n: usize) -> usize {
    let floor = r.sentence_around(n).start;
    let mut start = n;
    while start > floor
        && (r.tag(start - 1).is_noun()
            || r.tag(start - 1).is_adjective()
            || matches!(
                r.tag(start - 1),
                Tag::DT | Tag::PrpPoss | Tag::POS | Tag::CD | Tag::VBG | Tag::VBN
            ))
    {
        start -= 1;
    }
    start
}

/// The tokens from a frame's trigger to its topic.
pub fn governing_words(frame: &Frame) -> Range<usize> {
    if frame.trigger < frame.start {
        frame.trigger..frame.trigger + 1
    } else {
        frame.start..frame.start + 1
    }
}
