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
    let alarming = ALARMING.contains(&head);
    match said {
        Stance::Support if lifts && alarming => Stance::Concern,
        Stance::Discussion if alarming => Stance::Concern,
        Stance::Discussion if is_joint(r, &item.tokens, head) => Stance::Cooperation,
        other => other,
    }
}

fn is_joint(r: &Reading, tokens: &Range<usize>, head: &str) -> bool {
    if JOINT.contains(&head) {
        return true;
    }
    let first = tokens.start;
    // "ways to deepen trade", "expanding defence ties"
    let advances = |i: usize| ADVANCES.contains(&r.lemma(i));
    r.tag(first) == Tag::VBG && advances(first)
        || OPENS.contains(&head)
            && tokens
                .clone()
                .any(|i| r.tag(i) == Tag::VB && r.lower(i - 1) != "not")
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

/// "ways to …", "opportunities for …".
const OPENS: &[&str] = &[
    "way",
    "opportunity",
    "avenue",
    "means",
    "effort",
    "plan",
    "prospect",
    "possibility",
    "step",
];

/// Verbs of advancing something together.
const ADVANCES: &[&str] = &[
    "deepen",
    "strengthen",
    "expand",
    "enhance",
    "broaden",
    "advance",
    "boost",
    "increase",
    "promote",
    "improve",
    "develop",
    "foster",
    "intensify",
    "build",
    "cooperate",
    "collaborate",
    "coordinate",
    "work",
    "accelerate",
    "align",
    "tighten",
    "resume",
    "restore",
    "upgrade",
    "combat",
    "tackle",
    "counter",
    "facilitate",
];
