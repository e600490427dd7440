//! Where the topic of a verb begins: its object, the phrase behind its preposition, what it asks for.

use super::boundaries::is_finite;
use super::frames::Frame;
use crate::extract::cast::Cast;
use crate::extract::reading::Reading;
use crate::lexicon::{TopicPart, VerbClass, VerbFrame};
use crate::syntax::{Rel, Tag};

/// The complement that a row with a preposition needs, the longest first.
pub fn with_preposition(
    r: &Reading,
    cast: &Cast,
    v: usize,
    rows: &[&VerbFrame],
    frame: &dyn Fn(&VerbFrame, usize, &'static str) -> Frame,
) -> Option<Frame> {
    // the longest, then the first: "congratulated X on Y and for Z"
    let mut taking: Vec<(&VerbFrame, &str, usize, usize)> = rows
        .iter()
        .filter_map(|f| Some((*f, f.preposition?)))
        .filter(|(_, p)| *p != "that")
        .filter_map(|(f, p)| {
            let (at, start) = after_preposition(r, v, p)?;
            Some((f, p, at, start))
        })
        .collect();
    taking.sort_by_key(|(_, p, at, _)| (std::cmp::Reverse(p.split(' ').count()), *at));
    for (row, preposition, at, start) in taking {
        // "negotiating a deal on his own": the object is the topic, unless it is somebody
        let object = r
            .child(v, &[Rel::Obj])
            .filter(|&o| o > v && o < at && preposition.split(' ').count() == 1);
        let thing = object.is_some_and(|o| {
            cast.mention_at(o).is_none()
                && cast.named_at(o).is_none()
                && !r.lexicon.plays(r.lemma(o), TopicPart::People)
                && !r.lexicon.plays(r.lemma(o), TopicPart::Official)
                && !r.lexicon.office_heads.contains(r.lemma(o))
        });
        let bare = rows.iter().any(|f| f.preposition.is_none());
        let party = matches!(
            row.class,
            VerbClass::Urge | VerbClass::Condemn | VerbClass::Raise | VerbClass::Warn
        );
        // "condemned Iran's support for X" condemns the support, "condemned Iran for X" what it did
        if thing && bare && (!party || preposition == "for") {
            continue;
        }
        if preposition == "to" && (r.tag(start) == Tag::VB || row.class == VerbClass::Urge) {
            continue;
        }
        if row.class == VerbClass::Sanction {
            return Some(frame(row, at, "issue-verb-preposition"));
        }
        // "called on the parties to respect X": what is asked, not of whom
        if row.class == VerbClass::Urge || row.class == VerbClass::Warn {
            if let Some(x) = asked_after(r, start) {
                let mut found = frame(row, x, "issue-infinitive");
                for p in cast.parties_in(r, &(start..x)) {
                    if !found.with.contains(&p) {
                        found.with.push(p);
                    }
                }
                return Some(found);
            }
            if matches!(preposition, "on" | "upon" | "with")
                && row.class == VerbClass::Urge
                && cast.mention_at(start).is_some()
            {
                return None;
            }
        }
        return Some(frame(row, start, "issue-verb-preposition"));
    }
    None
}

/// "phoned X, the head of Y, about Z": between two commas an apposition, no clause.
pub fn past_apposition(r: &Reading, from: usize, about: usize) -> bool {
    r.lower(about) == "about" && (from..about).filter(|&i| r.lower(i) == ",").count() == 2
}

/// Where a preposition of the verb stands, its object or adverb between, and the token after it.
pub fn after_preposition(r: &Reading, v: usize, preposition: &str) -> Option<(usize, usize)> {
    let words: Vec<&str> = preposition.split(' ').collect();
    let limit = r.sentence_around(v).end.min(v + 20);
    // "spoke by telephone on 26 August about X", "pressed King X for Y": only names and nouns between
    let plainly = matches!(words[0], "about" | "regarding" | "for" | "on")
        || words[0] == "of"
            && matches!(
                r.lemma(v),
                "accuse" | "suspect" | "warn" | "remind" | "inform" | "convince"
            );
    let plainly = plainly && words.len() == 1;
    let at = (v + 1..limit).find(|&i| r.reads(i, &words) && !is_when(r, i + words.len()))?;
    let apposed = past_apposition(r, v + 1, at);
    let nominal = plainly
        && (v + 1..at).all(|i| {
            !r.tag(i).is_verb()
                && (!matches!(r.lower(i), "," | ";" | ":") || apposed && r.lower(i) == ",")
                && (r.lower(at) == "about"
                    || !matches!(r.tag(i), Tag::IN | Tag::TO)
                    || r.lower(i) == "of")
        });
    let near = at <= v + 2 && (v + 1..at).all(|i| matches!(r.tag(i), Tag::RB | Tag::RP | Tag::JJ));
    let attached = words.len() == 1 && r.head(at).is_some_and(|h| r.head(h) == Some(v));
    let start = at + words.len();
    ((near || attached || nominal) && start < r.sentence_around(v).end).then_some((at, start))
}

/// "on Monday", "on 26 August": a date, not a topic.
pub fn is_when(r: &Reading, i: usize) -> bool {
    i < r.len()
        && r.lower((i + 1).min(r.len() - 1)) != "'s"
        && (r.tag(i) == Tag::CD
            || r.capitalized(i) && r.lexicon.plays(r.lower(i), TopicPart::Time)
            || r.reads(i, &["the", "sidelines"])
            || r.reads(i, &["the", "margins"])
            || r.reads(i, &["the", "first", "time"]))
}

/// The verb after "to" where a party stands between: "the parties to respect X".
pub fn asked_after(r: &Reading, start: usize) -> Option<usize> {
    let limit = r.sentence_around(start).end.min(start + 12);
    (start + 1..limit)
        .find(|&i| {
            r.tag(i) == Tag::VB
                && (r.lower(i - 1) == "to" || r.tag(i - 1) == Tag::RB && r.lower(i - 2) == "to")
        })
        .filter(|&x| (start..x).all(|i| r.lower(i) != "," && !r.tag(i).is_verb()))
}

/// "urged China to curtail X", "agreed to deepen X", "threatened to impose X".
pub fn asked(r: &Reading, v: usize, row: &VerbFrame) -> Option<usize> {
    let asks = matches!(
        row.class,
        VerbClass::Urge
            | VerbClass::Warn
            | VerbClass::Agree
            | VerbClass::Pledge
            | VerbClass::Cooperate
            | VerbClass::Support
    ) && !r.lexicon.plays(r.lemma(v), TopicPart::Action);
    if !asks {
        return None;
    }
    let limit = r.sentence_around(v).end.min(v + 14);
    let x = (v + 1..limit).find(|&i| {
        r.tag(i) == Tag::VB
            && (r.lower(i - 1) == "to" || r.tag(i - 1) == Tag::RB && r.lower(i - 2) == "to")
    })?;
    let governed = r.ancestors(x).take(2).any(|h| h == v);
    let plain = (v + 1..x).all(|i| !is_boundary(r, i));
    if !(governed && plain) {
        return None;
    }
    // "affirmed their commitment to deepen X": the noun governs the infinitive
    let object = r.child(v, &[Rel::Obj]).filter(|&o| o < x);
    let noun_governs =
        object.is_some_and(|o| r.head(x) == Some(o) && !matches!(row.class, VerbClass::Urge));
    (!noun_governs).then_some(x)
}

pub fn is_boundary(r: &Reading, i: usize) -> bool {
    matches!(r.lower(i), "," | ";" | ":" | "and") || r.lower(i) == "that" && r.tag(i) != Tag::DT
}

/// "demanded that China release X", "insists that Y offer an apology": what the clause asks for.
pub fn demanded(r: &Reading, v: usize, row: &VerbFrame) -> Option<usize> {
    if row.class != VerbClass::Urge {
        return None;
    }
    let c = r.child(v, &[Rel::Ccomp]).filter(|&c| c > v)?;
    let that = (v + 1..c).any(|i| r.lower(i) == "that" && r.tag(i) == Tag::IN);
    // "insist that the ceasefire will hold" foretells
    let wished = r.tag(c) == Tag::VB && r.child(c, &[Rel::Aux]).is_none()
        || r.child(c, &[Rel::Aux]).is_some_and(|a| {
            r.tag(a) == Tag::MD && !matches!(r.lower(a), "will" | "would" | "can" | "could" | "'ll")
        });
    (that && wished && r.child(c, &[Rel::Nsubj]).is_some()).then_some(c)
}

/// "commended X for its steps", "praised the authorities for holding Y": for what, not whom.
pub fn praised_for(r: &Reading, cast: &Cast, v: usize, row: &VerbFrame) -> Option<usize> {
    if row.class != VerbClass::Welcome {
        return None;
    }
    let o = r.child(v, &[Rel::Obj]).filter(|&o| o > v)?;
    let whom = cast.mention_at(o).is_some() || cast.named_at(o).is_some() || r.tag(o) == Tag::NNS;
    let limit = r.sentence_around(v).end.min(v + 30);
    let at = (o + 1..limit).find(|&i| r.lower(i) == "for")?;
    let plain = (o + 1..at).all(|i| !is_finite(r, i));
    let governed = r
        .head(at)
        .is_some_and(|h| r.head(h) == Some(v) || r.head(h) == Some(o));
    let doing = at + 1 < limit && r.tag(at + 1) == Tag::VBG;
    (whom && plain && (governed || doing)).then_some(at + 1)
}

/// "emphasized that a negotiated settlement remains …": what the clause speaks of, where its words tell a subject.
pub fn clause_subject(r: &Reading, cast: &Cast, v: usize, row: &VerbFrame) -> Option<usize> {
    let lifts = matches!(row.class, VerbClass::Support | VerbClass::Agree);
    let how = r.reads(v + 1, &["how"]) && !r.reads(v + 1, &["how", "to"]);
    if !(lifts || how || r.lemma(v) == "note") {
        return None;
    }
    let that = (v + 1..(v + 3).min(r.len()))
        .find(|&i| r.lower(i) == "that" && r.tag(i) == Tag::IN || how)?;
    let c = r
        .child(v, &[Rel::Ccomp, Rel::Advcl])
        .filter(|&c| c > that)?;
    let s = r.child(c, &[Rel::Nsubj, Rel::NsubjPass])?;
    let range = r.subtree(s);
    let telling = range.clone().any(|i| {
        r.lexicon
            .issue_terms
            .longest_at((i..range.end).map(|k| r.word(k)))
            .is_some_and(|(_, rows)| rows.iter().any(|t| t.weight >= 7))
    });
    let common = (r.tag(s).is_noun() && !r.tag(s).is_proper() || r.tag(s) == Tag::DT)
        && cast.mention_at(s).is_none();
    if common && telling {
        return Some(range.start);
    }
    // "that dialogue is essential to X": what it is essential to
    let limit = r.sentence_around(v).end;
    (range.end..limit.min(range.end + 6))
        .find(|&i| {
            matches!(
                r.lower(i),
                "essential"
                    | "necessary"
                    | "critical"
                    | "vital"
                    | "key"
                    | "crucial"
                    | "central"
                    | "important"
                    | "committed"
            ) && i + 2 < limit
                && matches!(r.lower(i + 1), "to" | "for")
                && r.tag(i + 2) != Tag::VB
        })
        .map(|i| i + 2)
}

/// The first token of the object, or of the gerund that stands for it.
pub fn object(r: &Reading, cast: &Cast, v: usize) -> Option<usize> {
    let o = r.child(v, &[Rel::Obj]).filter(|&o| o > v).or_else(|| {
        r.children_by(v, &[Rel::Ccomp, Rel::Xcomp])
            .find(|&c| c > v && r.tag(c) == Tag::VBG)
    });
    let Some(o) = o else {
        // where the arcs give no object, the words right after the verb
        let next = (v + 1..r.len()).find(|&i| r.tag(i) != Tag::RB)?;
        let opens = next < r.len()
            && r.sentence(next) == r.sentence(v)
            && (r.reads(next, &["how", "to"])
                || r.tag(next).is_noun()
                || r.tag(next).is_adjective()
                || matches!(
                    r.tag(next),
                    Tag::DT | Tag::PrpPoss | Tag::VBG | Tag::OpenQuote
                ));
        return opens.then_some(next);
    };
    let person = cast
        .mention_at(o)
        .is_some_and(|m| m.tokens.contains(&o) && m.tokens.end == m.head + 1)
        && !r
            .children(o)
            .iter()
            .any(|&c| c > o && r.rel(c) == Rel::Conj);
    if person {
        return None; // "thanked the president", "welcomed Prime Minister Modi": a person is no subject
    }
    let start = r.subtree(o).start.max(v + 1);
    // adverbs and particles between the verb and its object
    let start = (start..=o)
        .find(|&i| !matches!(r.tag(i), Tag::RB | Tag::RP))
        .unwrap_or(start);
    // the arcs may pass over the first words of a list
    let gap_is_phrase = (v + 1..start).all(|i| {
        r.tag(i).is_noun()
            || r.tag(i).is_adjective()
            || matches!(
                r.tag(i),
                Tag::DT | Tag::Comma | Tag::CC | Tag::PrpPoss | Tag::POS | Tag::CD
            )
    });
    Some(
        if gap_is_phrase && start > v + 1 && cast.mention_at(v + 1).is_none() {
            v + 1
        } else {
            start
        },
    )
}

#[cfg(test)]
mod tests {
    use crate::extract::issues::fixtures::check;

    #[test]
    fn complements_raise_nothing() {
        check(&[(
            "President Ana Silva thanked Prime Minister Jan Novak for his hospitality.",
            &[],
        )]);
    }

    #[test]
    fn complements_raise_their_subjects() {
        check(&[
            (
                "President Ana Silva asked her neighbors for a ban on ivory.",
                &["crime | demand | a ban on ivory | by Ana Silva"],
            ),
            (
                "President Ana Silva has been sounding out leaders on the war in Ukraine.",
                &["conflict | discussion | the war in Ukraine | by Ana Silva"],
            ),
            (
                "President Ana Silva phoned Foreign Minister Jan Novak, the head of the delegation, about the ceasefire.",
                &[
                    "conflict | discussion | the ceasefire | by Ana Silva | with Jan Novak | at a meeting",
                ],
            ),
            (
                "President Ana Silva called for an immediate ceasefire.",
                &["conflict | demand | an immediate ceasefire | by Ana Silva"],
            ),
            (
                "President Ana Silva urged China to release the detained journalists.",
                &[
                    "human_rights | demand | release the detained journalists | by Ana Silva | with China",
                ],
            ),
            (
                "President Ana Silva called on the parties to respect the ceasefire.",
                &["conflict | demand | respect the ceasefire | by Ana Silva"],
            ),
            (
                "President Ana Silva pressed Prime Minister Jan Novak on press freedom.",
                &["human_rights | concern | press freedom | by Ana Silva | with Jan Novak"],
            ),
            (
                "President Ana Silva warned against a new arms race.",
                &["military | concern | a new arms race | by Ana Silva"],
            ),
            (
                "President Ana Silva warned of a humanitarian crisis.",
                &["humanitarian | concern | a humanitarian crisis | by Ana Silva"],
            ),
            (
                "President Ana Silva promised to lift the tariffs on steel.",
                &["economy | support | lift the tariffs on steel | by Ana Silva"],
            ),
            (
                "President Ana Silva offered to mediate the border dispute.",
                &["territory | support | mediate the border dispute | by Ana Silva"],
            ),
            (
                "President Ana Silva commended the authorities for holding free elections.",
                &["democracy | support | holding free elections | by Ana Silva"],
            ),
            (
                "The two presidents agreed on a maritime border.",
                &["territory | cooperation | a maritime border"],
            ),
            (
                "President Ana Silva spoke by telephone on Monday about the war in Ukraine.",
                &["conflict | discussion | the war in Ukraine | by Ana Silva"],
            ),
            (
                "President Ana Silva briefed the council on the nuclear talks with Iran.",
                &[
                    "weapons | discussion | the nuclear talks with Iran | by Ana Silva | at a meeting",
                ],
            ),
            (
                "President Ana Silva stressed that a negotiated settlement remains the only way out.",
                &["conflict | support | a negotiated settlement | by Ana Silva"],
            ),
            (
                "President Ana Silva reminded Prime Minister Jan Novak of the massacre in Haiti.",
                &["conflict | concern | the massacre in Haiti | by Ana Silva | with Jan Novak"],
            ),
            (
                "President Ana Silva accused the junta of torture.",
                &["human_rights | concern | torture | by Ana Silva"],
            ),
            (
                "The ministers focused on food security and vaccines.",
                &[
                    "humanitarian | discussion | food security",
                    "health | discussion | vaccines",
                ],
            ),
            (
                "President Ana Silva blamed the junta for the famine.",
                &["humanitarian | concern | the famine | by Ana Silva"],
            ),
            (
                "President Ana Silva reaffirmed that dialogue is essential to lasting peace in Cyprus.",
                &["conflict | support | lasting peace in Cyprus | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed how the missile launch threatens the old harbour.",
                &["weapons | discussion | the missile launch | by Ana Silva"],
            ),
        ]);
    }
}
