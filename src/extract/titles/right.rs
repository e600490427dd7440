//! What stands after a title's core: "of the French Republic", "to Niger", "for Global Public Affairs", "at the UN".

use super::core::{Core, core_at};
use super::located::{place_after, possessed_after};
use super::portfolio::{begins_person, list_goes_on, portfolio_after};
use super::{Scene, Title};
use crate::extract::bodies::body_starting_at;
use crate::extract::places::{What, starting_at};
use crate::lexicon::{Level, ModifierKind};
use crate::syntax::Tag;

/// How many complements a title can have: "Ambassador of Japan to the United Nations in Geneva".
const COMPLEMENTS: usize = 3;

/// How long a complement in lower case can be: "spokesman for the security forces".
pub const PLAIN: usize = 5;

/// Grows the title to the right, not past `ceiling`.
pub fn grow(scene: &Scene, title: &mut Title, ceiling: usize) {
    known_goes_on(scene, title, ceiling);
    for _ in 0..COMPLEMENTS {
        if !complement(scene, title, ceiling) {
            break;
        }
    }
    short_form(scene, title, ceiling);
}

/// "Commander of the Southern Command (SOUTHCOM) Jan Novak": the short form of what a complement names stands before the name.
fn short_form(scene: &Scene, title: &mut Title, ceiling: usize) {
    let r = scene.r;
    let end = title.whole.end;
    let complemented = end > title.head + 1;
    let past = r.past_short_form(end);
    let bracketed = past > end && past < ceiling;
    if complemented && bracketed && r.capitalized(end + 1) && r.capitalized(past) {
        title.whole.end = past;
    }
}

/// "Special Assistant to the Prime Minister of Pakistan": whom an adviser serves is told by an office, and what follows it is
/// a further complement.
fn office_served(scene: &Scene, title: &mut Title, core: Core, at: usize, ceiling: usize) -> bool {
    let office = core.tokens;
    let named = office.end < ceiling && begins_person(scene, office.end, at);
    // "the adviser to President Ana Silva", but "Counselor to the President Jan Novak"
    let article = scene.r.tag(at - 1) == Tag::DT;
    if named && !article && office.len() == 1 {
        return false;
    }
    if contiguous(title, title.whole.end) {
        title.tokens.end = office.end;
    }
    title.whole.end = office.end;
    true
}

/// "Minister of Industry and Trade", "leader of the opposition Liberal Party": the known words end inside their complement.
fn known_goes_on(scene: &Scene, title: &mut Title, ceiling: usize) {
    let r = scene.r;
    let end = title.tokens.end;
    if end == title.head + 1 || end >= ceiling {
        return;
    }
    if let Some(b) = body_starting_at(scene.bodies, end) {
        title.organization = Some((r.text(&b.tokens).to_string(), Some(b.tokens.clone())));
        extend(title, b.tokens.end);
        return;
    }
    let portfolio = |i: usize| {
        r.capitalized(i) == r.capitalized(title.head)
            && !begins_person(scene, i, end)
            && r.lexicon
                .office_modifiers
                .get(r.lower(i))
                .is_some_and(|rows| rows.iter().any(|m| m.kind == ModifierKind::Portfolio))
    };
    if end + 1 >= ceiling {
        return;
    }
    match r.lower(end) {
        "and" | "&" if portfolio(end + 1) => extend(title, end + 2),
        // "Minister of State for Europe and South America Jane Cole"
        "and" | "&" => {
            let place = starting_at(scene.named, end + 1).filter(|n| n.is_location());
            let named =
                place.filter(|n| n.tokens.end < ceiling && begins_person(scene, n.tokens.end, end));
            if let Some(n) = named {
                extend(title, n.tokens.end);
            }
        }
        // "Minister for Trade, Culture, and Sport"
        "," if portfolio(end + 1) && list_goes_on(r, end, ceiling) => {
            portfolio_after(scene, title, "for", end + 1, ceiling);
        }
        _ => {}
    }
}

/// Takes the words up to a token into the printed title.
fn extend(title: &mut Title, end: usize) {
    title.tokens.end = end;
    title.whole.end = end;
}

/// Takes one complement; whether another can follow.
fn complement(scene: &Scene, title: &mut Title, ceiling: usize) -> bool {
    let r = scene.r;
    let end = title.whole.end;
    if end + 1 >= ceiling
        || !matches!(
            r.lower(end),
            "of" | "for" | "to" | "on" | "at" | "in" | "from" | "with"
        )
    {
        return false;
    }
    let preposition = r.lower(end).to_string();
    let preposition = preposition.as_str();
    let mut at = end + 1;
    while at + 1 < ceiling && matches!(r.tag(at), Tag::DT) {
        at += 1;
    }
    // a title that is complete and stands before "in" or "on" is followed by what its holder does
    let located = matches!(preposition, "in" | "on" | "at" | "with")
        && !title.generic()
        && !matches!(title.level, Level::Envoy | Level::Advisor | Level::Other);
    if let Some(n) = starting_at(scene.named, at)
        && let What::Place { kind, country, .. } = &n.what
        && body_starting_at(scene.bodies, at).is_none_or(|b| b.tokens.end <= n.tokens.end)
    {
        return place_after(
            scene,
            title,
            preposition,
            (n.tokens.clone(), *kind, *country),
            ceiling,
        );
    }
    let serves = matches!(title.level, Level::Advisor | Level::Official | Level::Other);
    if preposition == "to"
        && serves
        && let Some(core) = core_at(scene, at).filter(|core| !core.plural)
    {
        return office_served(scene, title, core, at, ceiling);
    }
    if let Some(b) = body_starting_at(scene.bodies, at) {
        if preposition == "in" || located && preposition != "at" {
            return false;
        }
        if preposition != "to" {
            title.organization = Some((r.text(&b.tokens).to_string(), Some(b.tokens.clone())));
            if let Some(c) = b.country {
                title.country.get_or_insert((c, Some(b.tokens.clone())));
            }
        }
        // "head of the UN mission", "envoy of the U.N. secretary-general"
        let last = (b.tokens.end..ceiling)
            .take_while(|&i| matches!(r.tag(i), Tag::NN | Tag::NNS) && !r.capitalized(i))
            .last()
            .map_or(b.tokens.end, |i| i + 1);
        if matches!(preposition, "of" | "to" | "for") && contiguous(title, end) {
            title.tokens.end = last;
        }
        title.whole.end = last;
        // "head of Hezbollah's political bureau"
        let mark = b.tokens.end;
        if preposition == "of" && mark + 1 < ceiling && r.lower(mark) == "'s" {
            possessed_after(scene, title, b.tokens.clone(), None, mark + 1, ceiling);
        }
        return true;
    }
    if located
        || matches!(preposition, "in" | "at" | "from" | "with")
        || title.generic() && preposition != "of" && !r.capitalized(title.head)
    {
        return false;
    }
    portfolio_after(scene, title, preposition, at, ceiling)
}

/// Whether the printed title still reaches to where the complement begins.
pub fn contiguous(title: &Title, end: usize) -> bool {
    title.tokens.end == end
}

#[cfg(test)]
mod tests {
    use crate::extract::checks::check;
    use crate::extract::extract;
    use crate::text::{Document, Meta};

    /// Threads that serve have two megabytes of stack.
    #[test]
    fn offices_served_by_the_thousand() {
        let text = format!("{}President of Peru spoke.", "Adviser to the ".repeat(2500));
        let read = extract(&Document::read(Meta::default(), &text));
        assert!(read.officials.len() <= 2);
    }

    #[test]
    fn what_stands_after() {
        check(&[
            ("The ministers spoke in Paris on Monday.", &[]),
            (
                "Assistant Secretary for Global Public Affairs Jane Doyle travels.",
                &["person | Jane Doyle | Assistant Secretary for Global Public Affairs | US"],
            ),
            (
                "Minister of the Revolutionary Armed Forces of Cuba Pablo Ruiz was named.",
                &["person | Pablo Ruiz | Minister of the Revolutionary Armed Forces | CU"],
            ),
            (
                "The president of the European Council, Karl Jansen, spoke.",
                &["person | Karl Jansen | president of the European Council | -"],
            ),
            (
                "Hassan Ali, spokesman of India's Ministry of External Affairs, replied.",
                &["person | Hassan Ali | spokesman | IN"],
            ),
            (
                "A spokesman for the security forces, Adnan Malik, replied.",
                &["person | Adnan Malik | spokesman | -"],
            ),
            (
                "Minister of Industry and Trade Ivan Orlov reported.",
                &["person | Ivan Orlov | Minister of Industry and Trade | -"],
            ),
            (
                "Raúl Peña, leader of the opposition Popular Party, objected.",
                &["person | Raúl Peña | leader of the opposition Popular Party | -"],
            ),
            (
                "Omar Nasser, head of Hezbollah's political bureau, spoke.",
                &["person | Omar Nasser | head of Hezbollah's political bureau | -"],
            ),
            (
                "Jan Novak, a senior adviser to President Ana Silva, spoke.",
                &[
                    "person | Jan Novak | senior adviser | -",
                    "person | Ana Silva | President | -",
                ],
            ),
            (
                "French Diplomatic Counselor to the President Paul Martin spoke.",
                &["person | Paul Martin | Diplomatic Counselor to the President | FR"],
            ),
            (
                "Special Assistant to the Prime Minister of Pakistan Tariq Malik spoke.",
                &["person | Tariq Malik | Special Assistant to the Prime Minister | PK"],
            ),
            (
                "General Director of the Agency for Coastal Research (ACR) Svetlana Orlova spoke.",
                &[
                    "person | Svetlana Orlova | General Director of the Agency for Coastal Research | -",
                ],
            ),
            (
                "Norwegian Minister of State for Europe and South America Jane Cole spoke.",
                &["person | Jane Cole | Minister of State for Europe and South America | NO"],
            ),
            (
                "Eva Kiss, the head of the UN mission in Congo, spoke.",
                &["person | Eva Kiss | head of the UN mission | -"],
            ),
        ]);
    }
}
