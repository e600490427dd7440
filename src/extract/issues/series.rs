//! What a colon announces: "two demands: A and B", "three topics: A, B and C", "At issue: A".

use super::frames::Frame;
use super::sayings;
use super::speaker::{self, Speaker};
use super::table::{is_talks, on_table};
use crate::extract::cast::Cast;
use crate::extract::encounters::governor;
use crate::extract::reading::Reading;
use crate::lexicon::{NounClass, TopicPart};
use crate::syntax::{Rel, Tag};
use crate::vocabulary::Stance;

/// How far before the colon the noun may stand that it spells out, in tokens.
const REACH: usize = 8;

/// The frame of a colon that spells out the noun before it.
pub fn announced(r: &Reading, cast: &Cast, colon: usize) -> Option<Frame> {
    let sentence = r.sentence_around(colon);
    let start = colon + 1;
    if colon == sentence.start || start + 1 >= sentence.end || speaks(r, colon, sentence.start) {
        return None;
    }
    let frame = |stance: Stance, speaker: Speaker, start: usize| {
        Frame::raised(colon, start, stance, speaker, "issue-series")
    };
    // "At issue: A", "On the agenda: A"
    if r.reads(colon.saturating_sub(2), &["at", "issue"])
        || r.reads(colon.saturating_sub(2), &["at", "stake"])
        || laid_open(r, colon)
    {
        return Some(frame(Stance::Discussion, Speaker::Everyone, start));
    }
    // "Also on the list, according to a diplomat: A and B": who says so stands between
    let said = (sentence.start.max(colon.saturating_sub(3 * REACH))..colon)
        .find(|&i| matches!(r.lower(i), "per" | "according"))
        .filter(|&i| i > sentence.start && r.lower(i - 1) == ",")
        .map(|i| i - 1);
    let reach = said.unwrap_or(colon);
    let noun = (sentence.start.max(reach.saturating_sub(REACH))..reach)
        .rev()
        .take_while(|&i| !matches!(r.lower(i), "," | ";"))
        .find(|&i| r.tag(i).is_noun() && spelled_out(r, i))?;
    // "wish list" says more than "list"
    let said = [noun.saturating_sub(1).max(sentence.start), noun]
        .iter()
        .find_map(|&first| {
            let words = (first..=noun).map(|i| r.word(i));
            let (length, rows) = r.lexicon.nouns.longest_at(words)?;
            (first + length == noun + 1).then_some(rows)
        })
        .and_then(|rows| {
            rows.iter()
                .find(|n| n.class == NounClass::Stance)
                .and_then(|n| n.stance)
        });
    let verb = governor(r, noun).filter(|&v| v < colon);
    let governed = verb.and_then(|v| {
        let rows = r.lexicon.verbs.get(r.lemma(v))?;
        rows.iter().find_map(|f| f.stance)
    });
    let speaker = speaker::of_possessor(r, cast, noun)
        .or_else(|| verb.map(|v| speaker::of_verb(r, cast, v)))
        .filter(|s| *s != Speaker::Outsider)
        .or_else(|| verb.and_then(|v| sayings::attributed(r, cast, v)))
        .unwrap_or(Speaker::Everyone);
    let acts = r.tag(start) == Tag::VB;
    let stance = said.or(governed).unwrap_or(Stance::Discussion);
    Some(frame(
        if acts && stance == Stance::Discussion {
            Stance::Demand
        } else {
            stance
        },
        speaker,
        start,
    ))
}

/// "Also up for discussion: A and B", "Still under negotiation: A": what awaits talk.
fn laid_open(r: &Reading, colon: usize) -> bool {
    let talk = matches!(
        r.lemma(colon - 1),
        "discussion" | "negotiation" | "debate" | "review" | "consideration"
    );
    talk && colon >= 2 && matches!(r.lower(colon - 2), "for" | "under")
}

/// "Putin: I will …", "She said: …": what follows is speech, not a list.
fn speaks(r: &Reading, colon: usize, start: usize) -> bool {
    let before = colon - 1;
    r.tag(before).is_verb()
        || (start..colon).all(|i| r.tag(i).is_proper() || r.tag(i).is_punct())
        || r.tag(colon + 1) == Tag::OpenQuote
}

/// "three annexes", "two demands", "her wish list": a noun that what follows counts up.
fn spelled_out(r: &Reading, noun: usize) -> bool {
    if is_talks(r, noun) && r.lemma(noun) != "agenda" {
        return false;
    }
    let counted = r.child(noun, &[Rel::Nummod]).is_some()
        || noun > 0 && matches!(r.tag(noun - 1), Tag::CD)
        || noun > 1 && r.tag(noun - 2) == Tag::CD && r.tag(noun - 1).is_adjective()
        || r.children(noun).iter().any(|&c| {
            matches!(
                r.lower(c),
                "several" | "many" | "few" | "following" | "other" | "these" | "main"
            )
        });
    r.tag(noun) == Tag::NNS && (counted && !r.lexicon.plays(r.lemma(noun), TopicPart::People))
        || on_table(r, noun)
        || r.lexicon.plays(r.lemma(noun), TopicPart::Listed)
}

#[cfg(test)]
mod tests {
    use crate::extract::issues::fixtures::check;

    #[test]
    fn no_list_is_announced() {
        check(&[
            ("President Ana Silva: I love energy.", &[]),
            ("The minister said: \u{201c}Energy is dear.\u{201d}", &[]),
            ("Two ministers came: Ana Silva and Jan Novak.", &[]),
        ]);
    }

    #[test]
    fn a_colon_spells_out() {
        check(&[
            (
                "President Ana Silva met Prime Minister Jan Novak in Lima. Also up for discussion: a gas pipeline and visas.",
                &[
                    "energy | discussion | a gas pipeline | by Ana Silva; Jan Novak | at a meeting",
                    "migration | discussion | visas | by Ana Silva; Jan Novak | at a meeting",
                ],
            ),
            (
                "President Ana Silva will see Prime Minister Jan Novak in Lima on Monday. Her wish list: a gas pipeline and visas.",
                &[
                    "energy | demand | a gas pipeline | by Ana Silva | with Jan Novak | at a meeting",
                    "migration | demand | visas | by Ana Silva | with Jan Novak | at a meeting",
                ],
            ),
            (
                "President Ana Silva and Prime Minister Jan Novak spent the day on three dossiers: fishing quotas, drug trafficking and visas.",
                &[
                    "economy | discussion | fishing quotas | by Ana Silva; Jan Novak",
                    "crime | discussion | drug trafficking | by Ana Silva; Jan Novak",
                    "migration | discussion | visas | by Ana Silva; Jan Novak",
                ],
            ),
            (
                "President Ana Silva wants two things from the junta: a ceasefire and free elections.",
                &[
                    "conflict | demand | a ceasefire | by Ana Silva",
                    "democracy | demand | free elections | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva met Prime Minister Jan Novak in Lima. Also on the list, per a diplomat: visas.",
                &["migration | discussion | visas | by Ana Silva; Jan Novak | at a meeting"],
            ),
            (
                "President Ana Silva made two demands: to free the prisoners and to hold elections.",
                &[
                    "human_rights | demand | free the prisoners | by Ana Silva",
                    "democracy | demand | hold elections | by Ana Silva",
                ],
            ),
        ]);
    }
}
