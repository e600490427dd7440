//! Every place of a text where a subject is raised, by verb, adjective, noun or the table it lies on. Each frame says
//! where its topic begins, how it is raised, by whom and to whom.

use super::speaker::Speaker;
use super::{adjectives, bullets, gleaned, nominal, predicates, series, table, topping, verbal};
use crate::extract::Party;
use crate::extract::cast::Cast;
use crate::extract::reading::Reading;
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
    /// Whether those it is raised with raise it as well: "met X to discuss Y".
    pub mutual: bool,
    /// The token before which the topic ends, where it is the subject of a verb that the arcs lose.
    pub until: Option<usize>,
    /// The rule that found it.
    pub rule: &'static str,
}

impl Frame {
    /// A topic from `start` on that `trigger` raises by itself, to nobody named.
    pub fn raised(
        trigger: usize,
        start: usize,
        stance: Stance,
        speaker: Speaker,
        rule: &'static str,
    ) -> Self {
        Frame {
            trigger,
            start,
            stance,
            lifts: false,
            speaker,
            with: Vec::new(),
            mutual: false,
            until: None,
            rule,
        }
    }

    /// Whether it counts only at a meeting: "X is still open" may be said of a shop.
    pub fn needs_meeting(&self) -> bool {
        self.speaker == Speaker::Everyone
            && matches!(self.rule, "issue-predicate" | PASSIVE_DEED | SLATE)
    }
}

/// The rule of what stands first: "On trade, she urged …" is about what she urged, and about trade only where that is nothing.
pub const FRONTED: &str = "issue-fronted";
/// The rule of what was agreed or adopted by nobody named: "a road map was adopted".
pub const PASSIVE_DEED: &str = "issue-passive-deed";
/// The rule of what came up or is on a list, which may be any list.
pub const SLATE: &str = "issue-slate";
/// The rule of what is read where nothing raises it.
pub const GLEANED: &str = "issue-gleaned";

/// Every frame of the text, in order of the trigger.
pub fn frames(r: &Reading, cast: &Cast) -> Vec<Frame> {
    let mut all: Vec<Frame> = Vec::new();
    for s in r.content_sentences() {
        let from = all.len();
        for i in r.sentence_tokens(s) {
            if r.tag(i).is_verb() {
                all.extend(
                    table::ranging(r, cast, i)
                        .or_else(|| predicates::required(r, cast, i))
                        .or_else(|| predicates::predicate(r, cast, i))
                        .or_else(|| verbal::verbal(r, cast, i)),
                );
            } else if r.lower(i) == ":" {
                all.extend(series::announced(r, cast, i));
            } else if r.tag(i).is_adjective() {
                all.extend(adjectives::adjectival(r, cast, i));
            } else if r.tag(i).is_noun() {
                let slated = topping::slated(r, cast, i);
                if slated.is_empty() {
                    all.extend(table::agenda(r, cast, i));
                }
                all.extend(slated);
                all.extend(nominal::nominal(r, cast, i));
            }
        }
        all.extend(bullets::listed(r, cast, s));
        all.extend(table::examples(r, cast, s));
        all[from..].sort_by_key(|f| f.trigger.min(f.start));
        all.extend(table::fronted(r, cast, s));
        all.extend(gleaned::gleaned(r, cast, s));
    }
    all
}
