//! What a sentence speaks of where no construction says so: "officials expect a fund for wetlands", "repeated elections in four towns".
//!
//! Only what no other frame covers, and only what a term of the field names at its head, in a
//! clause that an official, a government or a meeting speaks or acts in.

use super::deeds::enabled;
use super::frames::{Frame, GLEANED};
use super::nominal::phrase_start;
use super::sayings;
use super::speaker::{self, Speaker};
use crate::extract::cast::Cast;
use crate::extract::encounters::governor;
use crate::extract::reading::Reading;
use crate::lexicon::TopicPart;
use crate::syntax::{Rel, Tag};
use crate::vocabulary::Stance;

/// A term must weigh this much to be a subject without a word that raises it.
const WEIGHTY: u8 = 6;

/// The phrases of a sentence that name a subject by themselves, in order.
pub fn gleaned(r: &Reading, cast: &Cast, s: usize) -> Vec<Frame> {
    let mut all: Vec<Frame> = Vec::new();
    for n in r.sentence_tokens(s) {
        if !names_a_subject(r, cast, n) {
            continue;
        }
        let Some(v) = governor(r, n).filter(|&v| !in_background(r, v) && !enabled(r, cast, v))
        else {
            continue;
        };
        let said = sayings::attributed(r, cast, v);
        let speaker = match (r.rel(n), said) {
            (_, Some(speaker)) => speaker,
            (Rel::Obj | Rel::Obl | Rel::Nmod, None) => speaker::of_verb(r, cast, v),
            _ => continue,
        };
        if !matches!(speaker, Speaker::Parties(_) | Speaker::Everyone) {
            continue;
        }
        // "the war must end" asks for it
        let must = r
            .children_by(v, &[Rel::Aux])
            .any(|a| matches!(r.lower(a), "must" | "should" | "ought"));
        let rows = r.lexicon.verbs.get(r.lemma(v));
        let stance = must
            .then_some(Stance::Demand)
            .or_else(|| rows?.iter().find_map(|f| f.stance));
        all.push(Frame::raised(
            v,
            whole(r, n),
            stance.unwrap_or(if speaker.is_plural() {
                Stance::Cooperation
            } else {
                Stance::Discussion
            }),
            speaker,
            GLEANED,
        ));
    }
    all
}

/// Where the phrase begins: "sales of arms" at "sales", whose complement the term is.
fn whole(r: &Reading, n: usize) -> usize {
    let of = r
        .head(n)
        .filter(|&h| r.rel(n) == Rel::Nmod && h < n && r.tag(h).is_noun() && !r.tag(h).is_proper())
        .filter(|_| r.child(n, &[Rel::Case]).is_some_and(|c| r.lower(c) == "of"))
        .filter(|&h| !r.lexicon.plays(r.lemma(h), TopicPart::People));
    let start = phrase_start(r, of.unwrap_or(n));
    // "refused a visa": the verb before the article is none of the phrase
    if r.tag(start).is_verb() && r.tag(start + 1) == Tag::DT {
        start + 1
    } else {
        start
    }
}

/// A clause that only says who or when: "who leads the opposition", "after the war".
fn in_background(r: &Reading, v: usize) -> bool {
    matches!(r.rel(v), Rel::AclRelcl | Rel::Acl)
        || r.child(v, &[Rel::Mark]).is_some_and(|m| {
            matches!(
                r.lower(m),
                "after" | "before" | "since" | "when" | "while" | "as" | "whether"
            )
        })
}

/// "on X", "for X", "against X": prepositions that lead to what one speaks of, rather than to where one goes.
fn leads(r: &Reading, n: usize) -> bool {
    match r.rel(n) {
        Rel::Obl | Rel::Nmod => r.child(n, &[Rel::Case]).is_some_and(|c| {
            c > r.sentence_around(n).start
                && matches!(
                    r.lower(c),
                    "on" | "about"
                        | "over"
                        | "for"
                        | "against"
                        | "of"
                        | "towards"
                        | "toward"
                        | "into"
                )
        }),
        _ => true,
    }
}

/// "the conflict", "no ambassador", "a price": what was told before, is not there, or is any of its kind.
fn points_back(r: &Reading, n: usize) -> bool {
    let start = phrase_start(r, n);
    let bare = start + 1 == n && r.children(n).iter().all(|&c| c <= n || r.tag(c).is_punct());
    r.lower(start) == "no"
        || bare
            && matches!(
                r.lower(start),
                "a" | "an" | "the" | "this" | "that" | "these"
            )
}

/// "workers", "his adviser on foreign affairs": people, or what they work in.
fn of_people(r: &Reading, cast: &Cast, n: usize) -> bool {
    let people = |i: usize| {
        r.lexicon.plays(r.lemma(i), TopicPart::People)
            || r.lexicon.office_heads.contains(r.lemma(i))
            || cast.mention_at(i).is_some()
    };
    people(n) || r.rel(n) == Rel::Nmod && r.head(n).is_some_and(people)
}

/// Whether a noun heads a phrase that a weighty term names.
fn names_a_subject(r: &Reading, cast: &Cast, n: usize) -> bool {
    let argument = matches!(
        r.rel(n),
        Rel::Obj | Rel::Obl | Rel::Nmod | Rel::Nsubj | Rel::NsubjPass
    );
    argument
        && leads(r, n)
        && !points_back(r, n)
        && !of_people(r, cast, n)
        && !r.lexicon.plays(r.lemma(n), TopicPart::Venue)
        && r.tag(n).is_noun()
        && !r.tag(n).is_proper()
        && cast.mention_at(n).is_none()
        && cast.named_at(n).is_none()
        && (phrase_start(r, n)..=n).any(|i| {
            [true, false].iter().any(|&printed| {
                let words = (i..=n).map(|k| if printed { r.word(k) } else { r.lemma(k) });
                r.lexicon
                    .issue_terms
                    .longest_at(words)
                    .is_some_and(|(len, rows)| {
                        i + len == n + 1 && rows.iter().any(|t| t.weight >= WEIGHTY)
                    })
            })
        })
}

#[cfg(test)]
mod tests {
    use crate::extract::issues::fixtures::check;

    #[test]
    fn speaks_of_nothing() {
        check(&[
            ("The fishermen lost their vaccines.", &[]),
            (
                "President Ana Silva, who leads the opposition, left for Lima.",
                &[],
            ),
            ("President Ana Silva arrived at the refugee camp.", &[]),
            ("President Ana Silva returned after the ceasefire.", &[]),
            ("President Ana Silva has no ambassador in Lima.", &[]),
            ("President Ana Silva said this will have a price.", &[]),
            ("Jan Novak, the adviser on human rights, left.", &[]),
        ]);
    }

    #[test]
    fn speaks_of_a_subject() {
        check(&[
            (
                "The war in Sudan must end, President Ana Silva said.",
                &["conflict | demand | The war in Sudan | by Ana Silva"],
            ),
            (
                "President Ana Silva expects a fund for wetland restoration.",
                &["environment | discussion | a fund for wetland restoration | by Ana Silva"],
            ),
            (
                "President Ana Silva said a permanent ceasefire would hold.",
                &["conflict | discussion | a permanent ceasefire | by Ana Silva"],
            ),
            (
                "President Ana Silva learned of sales of fighter jets to Sudan.",
                &["military | discussion | sales of fighter jets to Sudan | by Ana Silva"],
            ),
            (
                "President Ana Silva repeated the municipal elections in Lima.",
                &[],
            ),
            (
                "President Ana Silva provided relief supplies.",
                &["humanitarian | support | relief supplies | by Ana Silva"],
            ),
        ]);
    }
}
