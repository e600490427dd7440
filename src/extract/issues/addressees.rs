//! To whom do officials raise a subject? "urged X to", "discussed it with X", "raised it to X".

use crate::extract::Party;
use crate::extract::cast::Cast;
use crate::extract::encounters::{head_parties, oblique};
use crate::extract::reading::Reading;
use crate::syntax::Rel;

/// To whom: "with X", "to X", and the person who is the object of a telling verb.
pub fn addressed(r: &Reading, cast: &Cast, v: usize) -> Vec<Party> {
    let mut all = oblique(r, cast, &[v], &["with"]);
    for p in oblique(r, cast, &[v], &["to"]) {
        if matches!(p, Party::Official(_)) && !all.contains(&p) {
            all.push(p);
        }
    }
    let tells = matches!(
        r.lemma(v),
        "urge"
            | "press"
            | "ask"
            | "call"
            | "tell"
            | "warn"
            | "pressure"
            | "encourage"
            | "push"
            | "demand"
            | "accuse"
    );
    for o in r.children_by(v, &[Rel::Iobj, Rel::Obj]) {
        for p in head_parties(r, cast, o) {
            let told = tells || matches!(p, Party::Official(_));
            if told && !all.contains(&p) {
                all.push(p);
            }
        }
    }
    all
}

/// Whom the words behind a topic name: "discussed X with President Y", "raised X to Minister Y".
pub fn met_with(r: &Reading, cast: &Cast, end: usize) -> Vec<Party> {
    if end >= r.len() || !matches!(r.lower(end), "with" | "to") {
        return Vec::new();
    }
    let limit = r.sentence_around(end).end;
    let mut people: Vec<Party> = Vec::new();
    let mut i = end + 1;
    while i < limit {
        match cast.mention_at(i) {
            Some(m) => {
                people.extend(m.people.iter().map(|&p| Party::Official(p)));
                i = m.tokens.end.max(i + 1);
            }
            None if matches!(r.lower(i), "and" | "," | "the" | "his" | "her" | "their") => i += 1,
            None => break,
        }
    }
    people
}

#[cfg(test)]
mod tests {
    use crate::extract::issues::fixtures::check;

    #[test]
    fn whom_it_is_raised_with() {
        check(&[
            // who is spoken of is not spoken to
            (
                "President Ana Silva discussed the arrest of Prime Minister Jan Novak.",
                &[
                    "human_rights | discussion | the arrest of Prime Minister Jan Novak | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva urged Prime Minister Jan Novak to lift the tariffs.",
                &["economy | demand | lift the tariffs | by Ana Silva | with Jan Novak"],
            ),
            (
                "President Ana Silva raised the tariffs with Prime Minister Jan Novak and King Olav.",
                &["economy | concern | the tariffs | by Ana Silva | with Jan Novak; Olav"],
            ),
        ]);
    }
}
