//! Who says a clause, and to whom: "X said that …", "“…,” X said", "X told Y that …".

use std::ops::Range;

use super::addressees::addressed;
use super::boundaries::is_finite;
use super::speaker::{Speaker, of_possessor, of_verb};
use crate::extract::Party;
use crate::extract::cast::Cast;
use crate::extract::encounters::{head_parties, parties_of};
use crate::extract::reading::Reading;
use crate::lexicon::{NounClass, TopicPart, VerbClass};
use crate::syntax::{Rel, Tag};
use crate::vocabulary::Stance;

/// Whoever says the clause that a verb heads, where somebody is said to: "X said that …", "“…,” X said".
pub fn attributed(r: &Reading, cast: &Cast, verb: usize) -> Option<Speaker> {
    if let Some(people) = reporter(r, cast, verb) {
        return Some(Speaker::Parties(people));
    }
    let mut v = verb;
    for _ in 0..4 {
        let h = r.head(v)?;
        if matches!(r.rel(v), Rel::Ccomp | Rel::Parataxis) && says(r, h) {
            return match of_verb(r, cast, h) {
                Speaker::Outsider => None,
                speaker => Some(speaker),
            };
        }
        if r.sentence(h) != r.sentence(verb) {
            break;
        }
        v = h;
    }
    quoted(r, cast, verb).or_else(|| spelled_out(r, cast, verb))
}

/// How far a colon may stand from the verb behind it and from the noun before it, in tokens.
const REACH: usize = 16;

/// Whoever bears the words that a colon spells out: "came with one message: X must …", "her warning was blunt: X must …".
fn spelled_out(r: &Reading, cast: &Cast, verb: usize) -> Option<Speaker> {
    let start = r.sentence_around(verb).start;
    let near = start.max(verb.saturating_sub(REACH));
    let colon = (near..verb).rev().find(|&i| r.lower(i) == ":")?;
    let holds = |i: usize| {
        r.lexicon.plays(r.lemma(i), TopicPart::Telling)
            || r.lexicon.nouns.get(r.lemma(i)).is_some_and(|rows| {
                rows.iter()
                    .any(|n| n.class == NounClass::Stance && n.stance == Some(Stance::Demand))
            })
    };
    let noun = (start.max(colon.saturating_sub(REACH))..colon)
        .rev()
        .find(|&i| r.tag(i).is_noun() && holds(i))?;
    let speaker = of_possessor(r, cast, noun).or_else(|| {
        let bears = r
            .ancestors(noun)
            .find(|&v| r.tag(v).is_verb() && v < colon)?;
        Some(of_verb(r, cast, bears))
    })?;
    match speaker {
        Speaker::Outsider => None,
        speaker => Some(speaker),
    }
}

/// Whom the verb that says a clause addresses: "told X that …", "warned X that …".
pub fn told(r: &Reading, cast: &Cast, verb: usize) -> Vec<Party> {
    let above = std::iter::successors(Some(verb), |&v| r.head(v))
        .take(5)
        .find(|&v| v != verb && says(r, v) && r.child(v, &[Rel::Nsubj]).is_some());
    above
        .or_else(|| saying_before(r, verb))
        .map(|v| addressed(r, cast, v))
        .unwrap_or_default()
}

/// Whether a verb can hold what somebody says.
fn says(r: &Reading, v: usize) -> bool {
    r.tag(v).is_verb()
        && r.lexicon.verbs.get(r.lemma(v)).is_some_and(|rows| {
            rows.iter()
                .any(|f| f.class == VerbClass::Report || f.stance.is_some())
        })
}

/// The official who says the clause: "Kerry warned that Washington would back X", "“China supports X,” Mao said".
pub fn reporter(r: &Reading, cast: &Cast, verb: usize) -> Option<Vec<Party>> {
    let officials = |v: usize| {
        let s = r
            .child(v, &[Rel::Nsubj])
            .or_else(|| before_aside(r, cast, v))?;
        let people: Vec<Party> = head_parties(r, cast, s)
            .into_iter()
            .filter(|p| matches!(p, Party::Official(_)))
            .collect();
        (!people.is_empty()).then_some(people)
    };
    let mut v = verb;
    for _ in 0..6 {
        let aside = r
            .children_by(v, &[Rel::Parataxis, Rel::Ccomp])
            .filter(|&c| c != verb && says(r, c))
            .find(|&c| r.lower(c) != r.lower(v) && r.child(c, &[Rel::Ccomp]).is_none());
        if let Some(people) = aside.filter(|&c| c > verb).and_then(officials) {
            return Some(people);
        }
        let Some(h) = r.head(v) else { break };
        if matches!(r.rel(v), Rel::Ccomp | Rel::Parataxis)
            && says(r, h)
            && let Some(people) = officials(h)
        {
            return Some(people);
        }
        v = h;
    }
    saying_before(r, verb).and_then(officials)
}

/// "X, meanwhile, said", "X, who chaired Y, said": whom the words name before the aside that the arcs stumble over.
fn before_aside(r: &Reading, cast: &Cast, v: usize) -> Option<usize> {
    let floor = r.sentence_around(v).start;
    let named = |end: usize| {
        let last = end.checked_sub(1).filter(|&i| i >= floor)?;
        cast.mention_at(last).filter(|m| !m.pronoun).map(|_| last)
    };
    let last = v.checked_sub(1).filter(|&i| i > floor)?;
    if r.lower(last) != "," {
        return named(v);
    }
    let open = (floor..last).rev().find(|&i| r.lower(i) == ",")?;
    named(open)
}

/// The verb of saying whose clause this verb heads, by the order of the words alone: "X warned Y that Z would …".
fn saying_before(r: &Reading, verb: usize) -> Option<usize> {
    let start = r.sentence_around(verb).start;
    let mut somebody = false;
    for i in (start..verb).rev() {
        if r.tag(i).is_verb() && is_finite(r, i) && r.tag(i) != Tag::MD {
            if matches!(r.lemma(i), "be" | "have" | "do") && !somebody {
                continue;
            }
            return (somebody && says(r, i) && holds_clause(r, i)).then_some(i);
        }
        if matches!(r.lower(i), ";" | ":" | "and" | "but") {
            // only what joins two names lies inside the clause's own subject
            let joins = i > start && r.tag(i - 1).is_noun() && r.tag(i + 1).is_noun();
            if !joins {
                return None;
            }
        }
        somebody |= r.tag(i).is_noun() || r.tag(i) == Tag::PRP;
    }
    None
}

/// Whether a clause is what the verb says: verbs of saying, and those that take "that".
fn holds_clause(r: &Reading, v: usize) -> bool {
    r.lexicon.verbs.get(r.lemma(v)).is_some_and(|rows| {
        rows.iter()
            .any(|f| f.class == VerbClass::Report || f.preposition == Some("that"))
    }) || r
        .sentence_around(v)
        .skip_while(|&i| i <= v)
        .take(14)
        .any(|i| r.lower(i) == "that" && r.tag(i) == Tag::IN)
}

/// Who is quoted, where the verb stands between quotation marks.
pub fn quoted(r: &Reading, cast: &Cast, verb: usize) -> Option<Speaker> {
    let sentence = r.sentence_around(verb);
    let inside = inside_quotes(r, &sentence, verb);
    if !inside {
        return None;
    }
    let said = sentence.clone().find(|&i| {
        r.tag(i).is_verb()
            && !inside_quotes(r, &sentence, i)
            && r.is_verb_of(i, &[VerbClass::Report])
    })?;
    let parties = r
        .child(said, &[Rel::Nsubj])
        .map(|s| parties_of(r, cast, s))
        .unwrap_or_default();
    (!parties.is_empty()).then_some(Speaker::Parties(parties))
}

/// Whether a token stands between quotation marks of its sentence.
pub fn inside_quotes(r: &Reading, sentence: &Range<usize>, token: usize) -> bool {
    let marks = (sentence.start..token)
        .filter(|&i| matches!(r.lower(i), "\"" | "\u{201c}" | "\u{201d}" | "``" | "''"))
        .count();
    marks % 2 == 1
}

#[cfg(test)]
mod tests {
    use crate::extract::issues::fixtures::check;

    #[test]
    fn nobody_is_said_to_say_it() {
        check(&[
            ("The tariffs are unacceptable.", &[]),
            ("Fishermen said the tariffs were unacceptable.", &[]),
        ]);
    }

    #[test]
    fn who_says_it() {
        check(&[
            (
                "Foreign Minister Jan Novak, meanwhile, said Athens would back sanctions on the junta.",
                &["sanctions | support | sanctions on the junta | by Jan Novak"],
            ),
            (
                "President Ana Silva told Prime Minister Jan Novak that the tariffs were unacceptable.",
                &["economy | concern | the tariffs | by Ana Silva | with Jan Novak"],
            ),
            (
                "President Ana Silva warned Prime Minister Jan Novak that Washington would back sanctions on the junta.",
                &["sanctions | support | sanctions on the junta | by Ana Silva | with Jan Novak"],
            ),
            (
                "Foreign Minister Jan Novak said Athens would not accept foreign interference.",
                &["diplomacy | concern | foreign interference | by Jan Novak"],
            ),
            (
                "President Ana Silva warned that Washington would back sanctions on the junta.",
                &["sanctions | support | sanctions on the junta | by Ana Silva"],
            ),
            (
                "\"Norway supports the two-state solution,\" President Ana Silva said.",
                &["conflict | support | the two-state solution | by Ana Silva"],
            ),
        ]);
    }
}
