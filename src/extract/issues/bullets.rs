//! What a lead-in opens over the items of a list: "They discussed:" or "The topics were:", then one subject a line.

use super::frames::Frame;
use super::speaker::{self, Speaker};
use super::table::on_table;
use super::verbal::raises;
use crate::extract::cast::Cast;
use crate::extract::reading::Reading;
use crate::lexicon::VerbFrame;
use crate::syntax::Tag;
use crate::vocabulary::Stance;

/// How far before the colon the word may stand that opens the list, in tokens.
const REACH: usize = 8;

/// One frame for each item of the list under a sentence that ends in a colon.
pub fn listed(r: &Reading, cast: &Cast, s: usize) -> Vec<Frame> {
    let lead = r.sentence_tokens(s);
    let colon = lead
        .end
        .checked_sub(1)
        .filter(|&c| c > lead.start && r.lower(c) == ":");
    let Some((colon, opener)) = colon.and_then(|c| Some((c, opener(r, lead.start, c)?))) else {
        return Vec::new();
    };
    let (stance, speaker) = match opener {
        Opener::Verb(v, row) => (
            row.stance.unwrap_or(Stance::Discussion),
            speaker::of_verb(r, cast, v),
        ),
        Opener::Noun(n) => (
            Stance::Discussion,
            speaker::of_possessor(r, cast, n).unwrap_or(Speaker::Everyone),
        ),
    };
    if speaker == Speaker::Outsider {
        return Vec::new();
    }
    let trigger = match opener {
        Opener::Verb(v, _) => v,
        Opener::Noun(_) => colon,
    };
    items(r, lead.end)
        .map(|start| Frame::raised(trigger, start, stance, speaker.clone(), "issue-list-item"))
        .collect()
}

/// What says that the items are subjects.
enum Opener<'l> {
    Verb(usize, &'l VerbFrame),
    Noun(usize),
}

/// "discussed:", "discussed the following topics:", "focused on:", "The topics were:", "On the agenda:"
fn opener<'r>(r: &Reading<'r>, floor: usize, colon: usize) -> Option<Opener<'r>> {
    let from = floor.max(colon.saturating_sub(REACH));
    let table = (from..colon)
        .rev()
        .find(|&i| r.tag(i).is_noun() && on_table(r, i));
    let Some(v) = (from..colon).rev().find(|&i| r.tag(i).is_verb()) else {
        return table.map(Opener::Noun);
    };
    // the items are what the verb is about, not what follows an object of its own
    let open = (v + 1..colon).all(|i| {
        Some(i) == table
            || matches!(r.tag(i), Tag::IN | Tag::DT | Tag::RB | Tag::CD | Tag::JJ)
            || r.lower(i) == "following"
    });
    let here = |f: &&VerbFrame| {
        let follows = |p: &str| r.reads(v + 1, &p.split(' ').collect::<Vec<_>>());
        raises(f.class) && f.preposition.is_none_or(follows)
    };
    let rows = r.lexicon.verbs.get(r.lemma(v));
    let row = rows.and_then(|rows| rows.iter().find(here));
    match row.filter(|_| open) {
        Some(row) => Some(Opener::Verb(v, row)),
        // "Topics that were on the table:"
        None => table.map(Opener::Noun),
    }
}

/// The first token behind the mark of each list item from a token on.
fn items<'s>(r: &'s Reading, from: usize) -> impl Iterator<Item = usize> + 's {
    let mut at = from;
    std::iter::from_fn(move || {
        if at + 1 >= r.len() {
            return None;
        }
        let item = r.sentence_around(at);
        let marked = matches!(
            r.word(item.start),
            "*" | "-" | "–" | "—" | "•" | "‣" | "▪" | "·"
        );
        at = item.end;
        (marked && item.len() > 1).then_some(item.start + 1)
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::issues::fixtures::check;

    #[test]
    fn no_subjects_are_listed() {
        check(&[
            ("President Ana Silva met:\n\n* Jan Novak\n* Eva Kiss", &[]),
            (
                "The hotel has three rooms:\n\n- a bar\n- a large kitchen",
                &[],
            ),
            ("President Ana Silva said:\n\n* energy is dear", &[]),
        ]);
    }

    #[test]
    fn each_line_is_a_subject() {
        check(&[
            (
                "President Ana Silva met Prime Minister Jan Novak in Lima. They discussed:\n\n* fishing quotas\n* the war in Sudan\n* climate change",
                &[
                    "economy | discussion | fishing quotas | by Ana Silva; Jan Novak | at a meeting",
                    "conflict | discussion | the war in Sudan | by Ana Silva; Jan Novak | at a meeting",
                    "environment | discussion | climate change | by Ana Silva; Jan Novak | at a meeting",
                ],
            ),
            (
                "President Ana Silva met Prime Minister Jan Novak in Lima.\n\nThe topics of the talks were:\n- sanctions on Belarus;\n- visas",
                &[
                    "sanctions | discussion | sanctions on Belarus | by Ana Silva; Jan Novak | at a meeting",
                    "migration | discussion | visas | by Ana Silva; Jan Novak | at a meeting",
                ],
            ),
        ]);
    }
}
