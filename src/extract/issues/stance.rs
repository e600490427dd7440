//! How a subject is raised: by the words that govern it, else by what it is ("threat", "cooperation").

use std::ops::Range;

use super::items::{Item, head_noun};
use crate::extract::reading::Reading;
use crate::syntax::Tag;
use crate::vocabulary::Stance;

/// The stance of an item under a frame that says `framed`; `lifts` where the frame only lifts the subject up
/// ("emphasized", "highlighted"), so that a problem stays a problem.
pub fn stance(r: &Reading, framed: Stance, lifts: bool, item: &Item) -> Stance {
    let said = match (framed, item.stance) {
        (Stance::Discussion, Some(s)) => s,
        (Stance::Support, Some(s)) if lifts && s != Stance::Discussion => s,
        (Stance::Concern, Some(Stance::Demand)) => Stance::Demand,
        (f, _) => f,
    };
    let head = head_noun(r, &item.tokens)
        .map(|h| r.lemma(h))
        .unwrap_or_default();
    // "countering disinformation" is work, "disinformation" a problem
    let acts = r.tag(item.tokens.start).is_verb() && r.tag(item.tokens.start) != Tag::VBN;
    let alarming = !acts && (ALARMING.contains(&head) || lifts && GRAVE.contains(&head));
    match said {
        Stance::Support | Stance::Discussion if lifts && alarming => Stance::Concern,
        Stance::Discussion if alarming => Stance::Concern,
        Stance::Support | Stance::Discussion if JOINT.contains(&head) => Stance::Cooperation,
        Stance::Discussion if is_joint(r, &item.tokens, head) => Stance::Cooperation,
        other => other,
    }
}

/// "ways to deepen trade", "expanding defence ties", "the desire to deepen collaboration".
fn is_joint(r: &Reading, tokens: &Range<usize>, head: &str) -> bool {
    let first = tokens.start;
    if r.tag(first).is_verb() {
        return ADVANCES.contains(&r.lemma(first));
    }
    OPENS.contains(&head)
        && tokens
            .clone()
            .any(|i| r.tag(i) == Tag::VB && ADVANCES.contains(&r.lemma(i)))
}

/// Heads that are problems whoever speaks of them.
const ALARMING: &[&str] = &[
    "threat",
    "aggression",
    "violation",
    "abuse",
    "provocation",
    "coercion",
    "repression",
    "interference",
    "atrocity",
    "oppression",
    "persecution",
    "escalation",
    "invasion",
    "crackdown",
    "misuse",
    "harassment",
    "occupation",
    "intimidation",
    "brutality",
    "discrimination",
    "racism",
    "intolerance",
    "antisemitism",
    "anti-semitism",
    "xenophobia",
    "genocide",
    "torture",
    "annexation",
    "overcapacity",
    "destabilization",
    "disinformation",
    "impunity",
    "instability",
    "deterioration",
    "degradation",
    "backsliding",
    "militarization",
];

/// Heads that are joint work.
const JOINT: &[&str] = &[
    "cooperation",
    "co-operation",
    "collaboration",
    "coordination",
    "partnership",
    "exchange",
    "exchanges",
    "engagement",
    "interoperability",
    "integration",
    "connectivity",
];

/// "ways to …", "opportunities to …", "the desire to …".
const OPENS: &[&str] = &[
    "way",
    "opportunity",
    "avenue",
    "prospect",
    "possibility",
    "desire",
    "intention",
    "readiness",
    "willingness",
    "determination",
    "commitment",
];

/// Verbs of advancing something together.
const ADVANCES: &[&str] = &[
    "deepen",
    "strengthen",
    "expand",
    "enhance",
    "broaden",
    "boost",
    "intensify",
    "cooperate",
    "collaborate",
    "coordinate",
    "align",
    "tighten",
    "resume",
    "restore",
    "upgrade",
    "elevate",
    "work",
    "develop",
    "advance",
    "increase",
    "improve",
    "reinforce",
];

/// What is a problem where it is pointed out.
const GRAVE: &[&str] = &[
    "crisis",
    "war",
    "coup",
    "attack",
    "violence",
    "suffering",
    "danger",
    "risk",
    "challenge",
    "lack",
];
