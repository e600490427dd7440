//! Where verbs raise a subject: "discussed X", "was condemned", "urged Y to do X", "called for X". Each frame says
//! where its topic begins, how it is raised, by whom and to whom.

use super::nominal;
use super::region::is_finite;
use super::speaker::{self, Speaker};
use crate::extract::Party;
use crate::extract::cast::Cast;
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
    /// Whether the words only lift it up ("emphasized"), so that a problem stays a problem.
    pub lifts: bool,
    /// Who raises it.
    pub speaker: Speaker,
    /// To whom, as far as the clause says.
    pub with: Vec<Party>,
    /// The rule that found it.
    pub rule: &'static str,
}

/// Every frame of the text, in order of the trigger.
pub fn frames(r: &Reading, cast: &Cast) -> Vec<Frame> {
    let mut all: Vec<Frame> = Vec::new();
    for s in r.content_sentences() {
        let from = all.len();
        for i in r.sentence_tokens(s) {
            if r.tag(i).is_verb() {
                all.extend(ranging(r, cast, i).or_else(|| verbal(r, cast, i)));
            } else if r.tag(i).is_noun() {
                all.extend(nominal::agenda(r, cast, i));
                all.extend(nominal::nominal(r, cast, i));
            }
        }
        all.extend(nominal::fronted(r, cast, s));
        all.extend(nominal::examples(r, cast, s));
        all[from..].sort_by_key(|f| f.trigger.min(f.start));
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
            | VerbClass::Sanction
            | VerbClass::Sign
    )
}

fn verbal(r: &Reading, cast: &Cast, v: usize) -> Option<Frame> {
    let rows: Vec<&VerbFrame> = r
        .lexicon
        .verbs
        .get(r.lemma(v))?
        .iter()
        .filter(|f| raises(f.class))
        .collect();
    if rows.is_empty() || is_modifier(r, v) {
        return None;
    }
    if TOPPING.contains(&r.lemma(v)) {
        if let Some(f) = topped(r, cast, v, &rows) {
            return Some(f);
        }
    }
    let passive = is_passive(r, v);
    let speaker = if passive {
        // "Washington's concerns about X were raised"
        r.child(v, &[Rel::NsubjPass])
            .and_then(|s| speaker::of_possessor(r, cast, s))
            .unwrap_or_else(|| speaker::of_passive(r, cast, v))
    } else {
        speaker::of_verb(r, cast, v)
    };
    if speaker == Speaker::Outsider {
        return None;
    }
    let frame = |row: &VerbFrame, start: usize, rule: &'static str| Frame {
        trigger: v,
        start,
        stance: match (row.class, row.preposition, &speaker) {
            // what one side does alone it backs: "we will strengthen the sanctions"
            (VerbClass::Cooperate, None, Speaker::Unsaid | Speaker::Publisher) => Stance::Support,
            (VerbClass::Cooperate, None, Speaker::Parties(p)) if p.len() == 1 => Stance::Support,
            // what both promise is joint work
            (VerbClass::Pledge, None, Speaker::Everyone) => Stance::Cooperation,
            (VerbClass::Pledge, None, Speaker::Parties(p)) if p.len() > 1 => Stance::Cooperation,
            _ => row.stance.unwrap_or(Stance::Discussion),
        },
        lifts: lifts(r, v),
        speaker: speaker.clone(),
        with: speaker::addressed(r, cast, v),
        rule,
    };
    if let Some(f) = with_preposition(r, cast, v, &rows, &frame) {
        return Some(f);
    }
    let row = rows.iter().copied().find(|f| f.preposition.is_none())?;
    if !passive {
        if let Some(x) = asked(r, v, row) {
            // "seeks to push X to do Y", "agreed to discuss Z": the second verb raises it
            let raised = r.lexicon.verbs.get(r.lemma(x)).is_some_and(|rows| {
                rows.iter().any(|f| {
                    matches!(
                        f.class,
                        VerbClass::Urge
                            | VerbClass::Discuss
                            | VerbClass::Raise
                            | VerbClass::Condemn
                            | VerbClass::Warn
                    )
                })
            });
            if raised && !ACTIONS.contains(&r.lemma(x)) {
                return None;
            }
            return Some(frame(row, x, "issue-infinitive"));
        }
        if let Some(x) = demanded(r, v, row) {
            return Some(frame(row, x, "issue-infinitive"));
        }
        if let Some(start) = clause_subject(r, cast, v, row) {
            return Some(frame(row, start, "issue-clause-subject"));
        }
    }
    if !allowed(r, v, row, &speaker, passive) {
        return None;
    }
    if passive {
        let s = r.child(v, &[Rel::NsubjPass, Rel::Nsubj])?;
        let start = r.subtree(s).start;
        return (start < v && cast.mention_at(s).is_none())
            .then(|| frame(row, start, "issue-passive-subject"));
    }
    let start = praised_for(r, cast, v, row).or_else(|| object(r, cast, v))?;
    Some(frame(row, start, "issue-object"))
}

/// "discussed cooperation", not "the agreed text"; and not the second verb of "urged X to support Y".
fn is_modifier(r: &Reading, v: usize) -> bool {
    // "a meeting focused on X" raises it all the same
    let held = r.head(v).is_some_and(|n| is_talks(r, n)) && r.lemma(v) != "schedule";
    r.rel(v) == Rel::Amod
        || r.rel(v) == Rel::Compound
        || (r.rel(v) == Rel::Acl && r.tag(v) == Tag::VBN && !held)
}

fn is_passive(r: &Reading, v: usize) -> bool {
    r.tag(v) == Tag::VBN
        && (r.child(v, &[Rel::NsubjPass]).is_some() || r.child(v, &[Rel::AuxPass]).is_some())
}

/// Verbs that only lift a subject up.
fn lifts(r: &Reading, v: usize) -> bool {
    matches!(
        r.lemma(v),
        "emphasize"
            | "emphasise"
            | "stress"
            | "underscore"
            | "underline"
            | "highlight"
            | "note"
            | "reiterate"
            | "reaffirm"
            | "recognize"
            | "recognise"
            | "spotlight"
    )
}

/// The complement that a row with a preposition needs, the longest first.
fn with_preposition(
    r: &Reading,
    cast: &Cast,
    v: usize,
    rows: &[&VerbFrame],
    frame: &dyn Fn(&VerbFrame, usize, &'static str) -> Frame,
) -> Option<Frame> {
    let mut taking: Vec<(&VerbFrame, &str)> = rows
        .iter()
        .filter_map(|f| Some((*f, f.preposition?)))
        .filter(|(_, p)| *p != "that")
        .collect();
    taking.sort_by_key(|(_, p)| std::cmp::Reverse(p.split(' ').count()));
    for (row, preposition) in taking {
        let Some((at, start)) = after_preposition(r, v, preposition) else {
            continue;
        };
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

/// Where a preposition of the verb stands, its object or adverb between, and the token after it.
fn after_preposition(r: &Reading, v: usize, preposition: &str) -> Option<(usize, usize)> {
    let words: Vec<&str> = preposition.split(' ').collect();
    let limit = r.sentence_around(v).end.min(v + 14);
    // "spoke by telephone on 26 August about X", "pressed King X for Y": only names and nouns between
    let plainly = matches!(words[0], "about" | "regarding" | "for" | "on")
        || words[0] == "of" && matches!(r.lemma(v), "accuse" | "suspect" | "warn");
    let plainly = plainly && words.len() == 1;
    let at = (v + 1..limit).find(|&i| r.reads(i, &words) && !is_when(r, i + words.len()))?;
    let nominal = plainly
        && (v + 1..at).all(|i| {
            !r.tag(i).is_verb()
                && !matches!(r.lower(i), "," | ";" | ":")
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
fn is_when(r: &Reading, i: usize) -> bool {
    i < r.len()
        && (r.tag(i) == Tag::CD
            || r.capitalized(i) && TIMES.contains(&r.lower(i))
            || r.reads(i, &["the", "sidelines"])
            || r.reads(i, &["the", "margins"])
            || r.reads(i, &["the", "first", "time"]))
}

/// Days and months.
pub const TIMES: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The verb after "to" where a party stands between: "the parties to respect X".
fn asked_after(r: &Reading, start: usize) -> Option<usize> {
    let limit = r.sentence_around(start).end.min(start + 12);
    (start + 1..limit)
        .find(|&i| {
            r.tag(i) == Tag::VB
                && (r.lower(i - 1) == "to" || r.tag(i - 1) == Tag::RB && r.lower(i - 2) == "to")
        })
        .filter(|&x| (start..x).all(|i| r.lower(i) != "," && !r.tag(i).is_verb()))
}

/// "urged China to curtail X", "agreed to deepen X", "threatened to impose X".
fn asked(r: &Reading, v: usize, row: &VerbFrame) -> Option<usize> {
    let asks = matches!(
        row.class,
        VerbClass::Urge
            | VerbClass::Warn
            | VerbClass::Agree
            | VerbClass::Pledge
            | VerbClass::Cooperate
            | VerbClass::Support
    ) && !ACTIONS.contains(&r.lemma(v));
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

fn is_boundary(r: &Reading, i: usize) -> bool {
    matches!(r.lower(i), "," | ";" | ":" | "and") || r.lower(i) == "that" && r.tag(i) != Tag::DT
}

/// "demanded that China release X", "insists that Y offer an apology": what the clause asks for.
fn demanded(r: &Reading, v: usize, row: &VerbFrame) -> Option<usize> {
    if row.class != VerbClass::Urge {
        return None;
    }
    let c = r.child(v, &[Rel::Ccomp]).filter(|&c| c > v)?;
    let that = (v + 1..c).any(|i| r.lower(i) == "that" && r.tag(i) == Tag::IN);
    let wished =
        r.tag(c) == Tag::VB || r.child(c, &[Rel::Aux]).is_some_and(|a| r.tag(a) == Tag::MD);
    (that && wished && r.child(c, &[Rel::Nsubj]).is_some()).then_some(c)
}

/// "commended X for its steps", "praised the authorities for holding Y": for what, not whom.
fn praised_for(r: &Reading, cast: &Cast, v: usize, row: &VerbFrame) -> Option<usize> {
    if row.class != VerbClass::Welcome {
        return None;
    }
    let o = r.child(v, &[Rel::Obj]).filter(|&o| o > v)?;
    let whom = cast.mention_at(o).is_some() || cast.named_at(o).is_some() || r.tag(o) == Tag::NNS;
    let limit = r.sentence_around(v).end.min(v + 24);
    let at = (o + 1..limit).find(|&i| r.lower(i) == "for")?;
    let plain = (o + 1..at).all(|i| !is_finite(r, i));
    let governed = r
        .head(at)
        .is_some_and(|h| r.head(h) == Some(v) || r.head(h) == Some(o));
    (whom && plain && governed).then_some(at + 1)
}

/// Verbs of action, which raise a subject only when promised, agreed or done together.
const ACTIONS: &[&str] = &[
    "aid",
    "approve",
    "assist",
    "deliver",
    "ensure",
    "finance",
    "fund",
    "help",
    "maintain",
    "preserve",
    "protect",
    "provide",
    "sustain",
    "defend",
    "contribute",
    "accept",
    "decide",
    "reach",
    "strike",
    "consider",
    "study",
    "handle",
    "pursue",
    "require",
    "propose",
    "suggest",
    "adopt",
    "enter",
];

/// Verbs of contents, which raise a subject only where talks or an agenda are said to hold it.
const CONTENTS: &[&str] = &["include", "feature", "cover", "dominate", "top", "be"];

/// Whether a verb with a bare object raises a subject in this clause.
fn allowed(r: &Reading, v: usize, row: &VerbFrame, speaker: &Speaker, passive: bool) -> bool {
    let lemma = r.lemma(v);
    if CONTENTS.contains(&lemma) {
        // "the agenda includes X", not "the tour included Y"
        let goes = subject(r, v).is_some_and(|s| {
            matches!(
                r.lemma(s),
                "meeting" | "visit" | "trip" | "tour" | "summit" | "delegation" | "they"
            )
        });
        return *speaker == Speaker::Everyone && !passive && !(goes && lemma == "include");
    }
    let action = row.class == VerbClass::Cooperate
        || ACTIONS.contains(&lemma)
        || matches!(row.class, VerbClass::Agree | VerbClass::Sign) && passive;
    if !action {
        return true;
    }
    if passive {
        return false;
    }
    let together = match speaker {
        Speaker::Everyone => true,
        Speaker::Parties(p) => p.len() > 1,
        _ => false,
    };
    together || promised(r, v)
}

/// Whether the verb is what another promises, seeks or agrees to do: "agreed to expand", "work together to end".
fn promised(r: &Reading, v: usize) -> bool {
    let Some(h) = r
        .head(v)
        .filter(|_| matches!(r.rel(v), Rel::Xcomp | Rel::Ccomp | Rel::Advcl | Rel::Conj))
    else {
        return false;
    };
    matches!(
        r.lemma(h),
        "agree"
            | "pledge"
            | "commit"
            | "vow"
            | "promise"
            | "work"
            | "aim"
            | "seek"
            | "look"
            | "plan"
            | "intend"
            | "continue"
            | "resolve"
            | "undertake"
            | "want"
            | "hope"
            | "express"
            | "cooperate"
            | "collaborate"
            | "offer"
            | "urge"
            | "call"
            | "meet"
            | "gather"
            | "convene"
    ) || r.rel(h) == Rel::Xcomp && r.rel(v) != Rel::Conj && promised(r, h)
        || r.rel(v) == Rel::Conj && r.tag(h) == r.tag(v) && promised(r, h)
}

/// "emphasized that a negotiated settlement remains …": what the clause speaks of, where its words tell a subject.
fn clause_subject(r: &Reading, cast: &Cast, v: usize, row: &VerbFrame) -> Option<usize> {
    if !matches!(row.class, VerbClass::Support | VerbClass::Agree) {
        return None;
    }
    let that =
        (v + 1..(v + 3).min(r.len())).find(|&i| r.lower(i) == "that" && r.tag(i) == Tag::IN)?;
    let c = r.child(v, &[Rel::Ccomp]).filter(|&c| c > that)?;
    let s = r.child(c, &[Rel::Nsubj, Rel::NsubjPass])?;
    let range = r.subtree(s);
    let telling = range.clone().any(|i| {
        r.lexicon
            .issue_terms
            .longest_at((i..range.end).map(|k| r.word(k)))
            .is_some_and(|(_, rows)| rows.iter().any(|t| t.weight >= 7))
    });
    (r.tag(s).is_noun() && !r.tag(s).is_proper() && telling && cast.mention_at(s).is_none())
        .then_some(range.start)
}

/// The first token of the object, or of the gerund that stands for it.
fn object(r: &Reading, cast: &Cast, v: usize) -> Option<usize> {
    let o = r.child(v, &[Rel::Obj]).filter(|&o| o > v).or_else(|| {
        r.children_by(v, &[Rel::Ccomp, Rel::Xcomp])
            .find(|&c| c > v && r.tag(c) == Tag::VBG)
    });
    let Some(o) = o else {
        // where the arcs give no object, the words right after the verb
        let next = v + 1;
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

/// "The war will dominate the talks", "talks dominated by X": the subject is what is talked about.
fn topped(r: &Reading, cast: &Cast, v: usize, rows: &[&VerbFrame]) -> Option<Frame> {
    if !TOPPING.contains(&r.lemma(v)) {
        return None;
    }
    let row = rows.first()?;
    let frame = |start: usize| Frame {
        trigger: v,
        start,
        stance: row.stance.unwrap_or(Stance::Discussion),
        lifts: false,
        speaker: Speaker::Everyone,
        with: Vec::new(),
        rule: "issue-agenda",
    };
    if r.tag(v) == Tag::VBN && r.lower(v + 1) == "by" {
        return Some(frame(v + 2));
    }
    let talks = r
        .children_by(v, &[Rel::Obj, Rel::Obl])
        .any(|o| is_talks(r, o));
    let s = subject(r, v)?;
    let start = r.subtree(s).start;
    (talks && start < v && cast.mention_at(s).is_none()).then(|| frame(start))
}

/// Verbs whose subject is what lies on the table.
const TOPPING: &[&str] = &["dominate", "top", "overshadow", "head", "figure", "feature"];

/// "The agenda runs from A to B", "topics ranging from A to B".
fn ranging(r: &Reading, cast: &Cast, v: usize) -> Option<Frame> {
    let ranges = matches!(r.lemma(v), "run" | "range" | "stretch" | "extend" | "span")
        && r.reads(v + 1, &["from"]);
    let on_table = subject(r, v).is_some_and(|s| is_talks(r, s) || nominal::on_table(r, s))
        || v > 0 && nominal::on_table(r, v - 1);
    (ranges && on_table).then(|| Frame {
        trigger: v,
        start: v + 1,
        stance: Stance::Discussion,
        lifts: false,
        speaker: match speaker::of_verb(r, cast, v) {
            Speaker::Parties(p) => Speaker::Parties(p),
            _ => Speaker::Everyone,
        },
        with: Vec::new(),
        rule: "issue-agenda",
    })
}

/// The subject of a verb or of the one that governs it ("are expected to dominate").
fn subject(r: &Reading, v: usize) -> Option<usize> {
    speaker::subject(r, v)
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

#[cfg(test)]
mod tests {
    use crate::extract::issues::fixtures::check;

    #[test]
    fn raises_nothing() {
        check(&[
            ("President Ana Silva arrived in Lima on Monday.", &[]),
            ("The storm damaged the port and the old bridge.", &[]),
            ("Residents discussed the price of bread.", &[]),
            (
                "President Ana Silva was born in Porto in 1961 and studied law.",
                &[],
            ),
            (
                "President Ana Silva welcomed Prime Minister Jan Novak to the palace.",
                &[],
            ),
            (
                "President Ana Silva thanked Prime Minister Jan Novak for his hospitality.",
                &[],
            ),
            ("The museum will strengthen its collection of maps.", &[]),
            ("Troops attacked the village at dawn.", &[]),
            ("The tour included a visit to the old harbour.", &[]),
            ("President Ana Silva opened a new hospital in Porto.", &[]),
        ]);
    }

    #[test]
    fn verbs_raise_their_objects() {
        check(&[
            (
                "President Ana Silva discussed human rights with Prime Minister Jan Novak.",
                &["human_rights | discussion | human rights | by Ana Silva | with Jan Novak"],
            ),
            (
                "President Ana Silva raised human rights with Prime Minister Jan Novak.",
                &["human_rights | concern | human rights | by Ana Silva | with Jan Novak"],
            ),
            (
                "President Ana Silva condemned the missile launches by North Korea.",
                &["weapons | concern | the missile launches by North Korea | by Ana Silva"],
            ),
            (
                "President Ana Silva denounced the attack on the embassy.",
                &["conflict | concern | the attack on the embassy | by Ana Silva"],
            ),
            (
                "President Ana Silva criticized the arrest of journalists in Belarus.",
                &["human_rights | concern | the arrest of journalists in Belarus | by Ana Silva"],
            ),
            (
                "President Ana Silva deplored the repression of peaceful protests.",
                &["human_rights | concern | the repression of peaceful protests | by Ana Silva"],
            ),
            (
                "President Ana Silva rejected the annexation of Crimea.",
                &["territory | concern | the annexation of Crimea | by Ana Silva"],
            ),
            (
                "President Ana Silva welcomed the ceasefire in Yemen.",
                &["conflict | support | the ceasefire in Yemen | by Ana Silva"],
            ),
            (
                "President Ana Silva praised the judicial reform in Moldova.",
                &["democracy | support | the judicial reform in Moldova | by Ana Silva"],
            ),
            (
                "President Ana Silva reaffirmed the two-state solution.",
                &["conflict | support | the two-state solution | by Ana Silva"],
            ),
            (
                "President Ana Silva underscored the rule of law.",
                &["democracy | support | the rule of law | by Ana Silva"],
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
                "President Ana Silva pledged $20 million for refugees in Chad.",
                &["humanitarian | support | $20 million for refugees in Chad | by Ana Silva"],
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
                "The two presidents agreed to expand trade.",
                &["economy | cooperation | expand trade"],
            ),
            (
                "The two presidents agreed on a maritime border.",
                &["territory | cooperation | a maritime border"],
            ),
            (
                "The two presidents signed a free trade agreement.",
                &["economy | cooperation | a free trade agreement"],
            ),
            (
                "Human rights and energy were discussed.",
                &[
                    "human_rights | discussion | Human rights",
                    "energy | discussion | energy",
                ],
            ),
            (
                "The blockade was condemned by President Ana Silva.",
                &["conflict | concern | The blockade | by Ana Silva"],
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
                "The war in Ukraine dominated the talks.",
                &["conflict | discussion | The war in Ukraine"],
            ),
            (
                "Talks on Friday are expected to be dominated by climate change and migration.",
                &[
                    "environment | discussion | climate change",
                    "migration | discussion | migration",
                ],
            ),
            (
                "President Ana Silva accused the junta of torture.",
                &["human_rights | concern | torture | by Ana Silva"],
            ),
            (
                "President Ana Silva imposed sanctions on the generals.",
                &["sanctions | support | sanctions on the generals | by Ana Silva"],
            ),
        ]);
    }
}
