//! How a subject is raised: by the words that govern it, else by what it is ("threat", "cooperation").

use std::ops::Range;

use super::items::Item;
use super::phrases::head_noun;
use crate::extract::reading::Reading;
use crate::lexicon::TopicPart;
use crate::syntax::Tag;
use crate::vocabulary::Stance;

/// The stance of an item under a frame that says `framed`; `lifts` where the frame only lifts the subject up
/// ("emphasized", "highlighted"), so that a problem stays a problem.
pub fn stance(r: &Reading, framed: Stance, lifts: bool, item: &Item) -> Stance {
    let said = match (framed, item.stance) {
        (Stance::Discussion, Some(s)) => s,
        (Stance::Support, Some(Stance::Cooperation)) => Stance::Cooperation,
        (Stance::Support, Some(s)) if lifts && s != Stance::Discussion => s,
        (Stance::Concern, Some(Stance::Demand)) => Stance::Demand,
        (f, _) => f,
    };
    let head = head_noun(r, &item.tokens)
        .map(|h| r.lemma(h))
        .unwrap_or_default();
    // "countering disinformation" is work, "disinformation" a problem
    let acts = r.tag(item.tokens.start).is_verb() && r.tag(item.tokens.start) != Tag::VBN;
    let shared = is_shared(r, &item.tokens);
    let alarming = !acts
        && (r.lexicon.plays(head, TopicPart::Alarming)
            || is_deplored(r, &item.tokens)
            || lifts && r.lexicon.plays(head, TopicPart::Grave));
    match said {
        Stance::Support | Stance::Discussion if alarming => Stance::Concern,
        Stance::Support | Stance::Discussion | Stance::Demand
            if r.lexicon.plays(head, TopicPart::Joint) =>
        {
            Stance::Cooperation
        }
        Stance::Discussion if shared || joint(r, &item.tokens) => Stance::Cooperation,
        other => other,
    }
}

/// "Iran's hostile conduct": an adjective before the head already judges what a state does.
fn is_deplored(r: &Reading, tokens: &Range<usize>) -> bool {
    let Some(head) = head_noun(r, tokens) else {
        return false;
    };
    r.lexicon.plays(r.lemma(head), TopicPart::Conduct)
        && (tokens.start..head).any(|i| r.lexicon.plays(r.lower(i), TopicPart::Deplorable))
}

/// "cooperation on A", whose list goes on with B and C.
pub fn shares(r: &Reading, tokens: &Range<usize>) -> bool {
    head_noun(r, tokens).is_some_and(|h| {
        r.lexicon.plays(r.lemma(h), TopicPart::Joint)
            && h + 1 < tokens.end
            && matches!(r.lower(h + 1), "on" | "in" | "against" | "to" | "for")
    })
}

/// "ways to expand A", "joint efforts to end A", whose infinitives go on with B and C.
pub fn leads(r: &Reading, tokens: &Range<usize>) -> bool {
    let infinitive = tokens
        .clone()
        .skip(1)
        .any(|i| r.tag(i) == Tag::VB && r.lower(i - 1) == "to");
    infinitive && !r.tag(tokens.start).is_verb() && (is_shared(r, tokens) || joint(r, tokens))
}

/// "joint efforts", "their shared work": an adjective before the first noun says that both do it.
fn is_shared(r: &Reading, tokens: &Range<usize>) -> bool {
    tokens
        .clone()
        .take_while(|&i| !r.tag(i).is_noun())
        .any(|i| r.tag(i).is_adjective() && r.lexicon.plays(r.lower(i), TopicPart::Joint))
}

/// "ways to deepen trade", "how to expand defence ties", "the desire to deepen collaboration".
pub fn joint(r: &Reading, tokens: &Range<usize>) -> bool {
    let Some(first) = tokens
        .clone()
        .find(|&i| !matches!(r.lower(i), "how" | "to"))
    else {
        return false;
    };
    if r.tag(first).is_verb() {
        return r.lexicon.plays(r.lemma(first), TopicPart::Advance);
    }
    let head = head_noun(r, tokens).map(|h| r.lemma(h)).unwrap_or_default();
    r.lexicon.plays(head, TopicPart::Joint)
        || r.lexicon.plays(head, TopicPart::Opening)
            && tokens
                .clone()
                .any(|i| r.tag(i) == Tag::VB && r.lexicon.plays(r.lemma(i), TopicPart::Advance))
}

#[cfg(test)]
mod tests {
    use crate::extract::issues::fixtures::check;

    #[test]
    fn as_raised_or_as_it_is() {
        check(&[
            // what one alone means to do is no joint work
            (
                "President Ana Silva discussed plans to cut emissions and train police.",
                &[
                    "environment | discussion | plans to cut emissions | by Ana Silva",
                    "crime | discussion | train police | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva discussed joint efforts to cut emissions and train police.",
                &[
                    "environment | cooperation | joint efforts to cut emissions | by Ana Silva",
                    "crime | cooperation | train police | by Ana Silva",
                ],
            ),
            // what has to be done is discussed, what matters is backed
            (
                "President Ana Silva discussed the need to cut emissions.",
                &["environment | discussion | cut emissions | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed the importance of clean water.",
                &["humanitarian | support | clean water | by Ana Silva"],
            ),
            (
                "President Ana Silva renewed her call for a ceasefire.",
                &["conflict | demand | a ceasefire | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed a joint survey of the Caspian Sea.",
                &["environment | cooperation | a joint survey of the Caspian Sea | by Ana Silva"],
            ),
            (
                "The two presidents will explore the production of vaccines.",
                &["health | cooperation | the production of vaccines"],
            ),
            (
                "President Ana Silva discussed the election in Georgia.",
                &["democracy | discussion | the election in Georgia | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed the threat of piracy.",
                &["crime | concern | the threat of piracy | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed Iran's hostile conduct in the Gulf.",
                &["weapons | concern | Iran's hostile conduct in the Gulf | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed Iran's recent naval activities in the Gulf.",
                &[
                    "military | discussion | Iran's recent naval activities in the Gulf | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva discussed Russian aggression.",
                &["conflict | concern | Russian aggression | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed defense cooperation.",
                &["military | cooperation | defense cooperation | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed opportunities to expand trade.",
                &["economy | cooperation | opportunities to expand trade | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed countering disinformation.",
                &["democracy | discussion | countering disinformation | by Ana Silva"],
            ),
            (
                "President Ana Silva emphasized human rights violations in Iran.",
                &["human_rights | concern | human rights violations in Iran | by Ana Silva"],
            ),
            (
                "President Ana Silva emphasized the peace process.",
                &["conflict | support | the peace process | by Ana Silva"],
            ),
            (
                "President Ana Silva highlighted the crisis in Haiti.",
                &["conflict | concern | the crisis in Haiti | by Ana Silva"],
            ),
            (
                "President Ana Silva condemned the violence in Haiti.",
                &["conflict | concern | the violence in Haiti | by Ana Silva"],
            ),
            (
                "President Ana Silva welcomed the release of the prisoners.",
                &["human_rights | support | the release of the prisoners | by Ana Silva"],
            ),
            (
                "President Ana Silva urged the release of the prisoners.",
                &["human_rights | demand | the release of the prisoners | by Ana Silva"],
            ),
            (
                "President Ana Silva raised the release of the prisoners.",
                &["human_rights | concern | the release of the prisoners | by Ana Silva"],
            ),
            (
                "President Ana Silva sought cooperation on fentanyl.",
                &["crime | cooperation | cooperation on fentanyl | by Ana Silva"],
            ),
            (
                "President Ana Silva affirmed cooperation on energy, health and space.",
                &[
                    "energy | cooperation | cooperation on energy | by Ana Silva",
                    "health | cooperation | health | by Ana Silva",
                    "technology | cooperation | space | by Ana Silva",
                ],
            ),
            (
                "The two presidents announced a joint fund for clean energy.",
                &["energy | cooperation | a joint fund for clean energy"],
            ),
            (
                "President Ana Silva announced a new fund for clean energy.",
                &["energy | support | a new fund for clean energy | by Ana Silva"],
            ),
            (
                "The two presidents look forward to deepening trade.",
                &["economy | cooperation | trade"],
            ),
        ]);
    }
}
