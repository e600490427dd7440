//! What office a counterpart holds: the same as the one whose counterpart it is.

use super::cast::Cast;
use super::countries::owner;
use super::reading::Reading;
use super::titles::Title;
use crate::vocabulary::OfficialKind;

/// Gives "his Norwegian counterpart, Jan Novak" the office of whom "his" means.
pub fn assign(r: &Reading, cast: &mut Cast) {
    for p in 0..cast.people.len() {
        let person = &cast.people[p];
        if person.kind == OfficialKind::Group {
            continue;
        }
        let Some(counterpart) = person.titles.iter().find(|t| t.counterpart(r)) else {
            continue;
        };
        if person
            .titles
            .iter()
            .any(|t| !t.counterpart(r) && !t.is_rank(r))
        {
            continue;
        }
        let of = counterpart
            .possessor
            .as_ref()
            .and_then(|words| owner(cast, words, p))
            .map(|(q, _)| q)
            .or_else(|| spoken_of_before(r, cast, p, counterpart.whole.start));
        let office = of.and_then(|q| {
            cast.people[q]
                .titles
                .iter()
                .filter(|t| !t.counterpart(r) && !t.leader(r))
                .max_by_key(|t| t.tokens.len())
                .cloned()
        });
        if let Some(office) = office {
            cast.people[p].titles.push(Title {
                country: None,
                organization: None,
                possessor: None,
                ..office
            });
        }
    }
}

/// The titled person spoken of last before the counterpart, in the same sentence.
fn spoken_of_before(r: &Reading, cast: &Cast, not: usize, at: usize) -> Option<usize> {
    let sentence = r.sentence_around(at);
    cast.mentions
        .iter()
        .rev()
        .filter(|m| m.tokens.end <= at && m.tokens.start >= sentence.start)
        .find_map(|m| match m.people[..] {
            [q] if q != not && !cast.people[q].titles.is_empty() => Some(q),
            _ => None,
        })
}
