//! What stands beside a name: the title before it or in apposition after it, one title shared by a list, the country.

use super::Sighting;
use crate::extract::names::Name;
use crate::extract::places::{Named, ending_at, starting_at};
use crate::extract::reading::Reading;
use crate::extract::titles::Title;
use crate::syntax::Tag;

/// "Gabriel Boric of Chile", "Brazil's Fernando Haddad".
pub fn country_beside(r: &Reading, named: &[Named], sighting: &mut Sighting) {
    let end = sighting.tokens.end;
    if end + 1 < r.len() && matches!(r.lower(end), "of" | "from") {
        let at = end + 1 + usize::from(r.lower(end + 1) == "the");
        if let Some(n) = starting_at(named, at).filter(|n| n.stands_for_government()) {
            let serves = r.lower(end) == "of";
            if let Some(c) = n.country().filter(|_| serves) {
                sighting.country = Some((c, Some(n.tokens.clone())));
                sighting.tokens.end = n.tokens.end;
                return;
            }
        }
    }
    let start = possessive_start(r, named, sighting.tokens.start);
    if start < sighting.tokens.start
        && let Some(n) = starting_at(named, start)
        && let Some(c) = n.country()
    {
        sighting.country = Some((c, Some(n.tokens.clone())));
        sighting.tokens.start = start;
    }
}

pub fn title_before(
    r: &Reading,
    titles: &[Title],
    used: &[bool],
    start: usize,
    phrase_start: usize,
) -> Option<usize> {
    let find = |end: usize| {
        titles.iter().position(|t| {
            t.whole.end == end && t.head < start && r.sentence(t.head) == r.sentence(start)
        })
    };
    if let Some(t) = find(start) {
        return (!used[t] && !titles[t].plural).then_some(t);
    }
    // "his Argentine counterpart, Alberto Fernández", "the president of the European Council, Charles Michel"
    let comma = phrase_start.checked_sub(1)?;
    if !matches!(r.lower(comma), "," | ":" | "—" | "–") || r.sentence(comma) != r.sentence(start)
    {
        return None;
    }
    let t = find(comma).filter(|&t| !used[t] && !titles[t].plural)?;
    let definite = titles[t].determiner.is_some() && !titles[t].negative();
    definite.then_some(t)
}

/// A plural title before a list of names is each one's: "Finance Ministers A of X and B of Y".
pub fn shared_plural(
    r: &Reading,
    named: &[Named],
    titles: &[Title],
    names: &[Name],
    k: usize,
    used: &mut [bool],
) -> Option<Title> {
    // after a mark a single name is no list: "with its counterparts, Berg said"
    let goes_on = |i: usize| i < r.len() && matches!(r.lower(i), "," | "and" | "of" | "&" | "(");
    // walk back over the names of the list to the plural title
    let mut first = k;
    loop {
        let start = names[first].whole.start;
        let phrase_start = possessive_start(r, named, start);
        let adjacent = titles.iter().position(|t| {
            t.plural && t.head < start && {
                let gap = t.whole.end..phrase_start;
                t.whole.end <= phrase_start
                    && (gap.is_empty()
                        || gap.len() == 1
                            && matches!(r.lower(gap.start), "," | ":" | "—" | "–")
                            && goes_on(names[first].whole.end))
            }
        });
        if let Some(t) = adjacent {
            used[t] = true;
            let mut title = titles[t].clone();
            // "the French and German foreign ministers, A and B"
            title.country = match title.countries.len() {
                0 | 1 => title.country,
                _ => title.countries.get(k - first).cloned(),
            };
            return Some(title);
        }
        let previous = first.checked_sub(1)?;
        let gap = names[previous].whole.end..phrase_start;
        if gap.start > gap.end
            || gap.is_empty()
            || gap.len() > 8
            || r.sentence(gap.start) != r.sentence(start)
        {
            return None;
        }
        let linked = gap.clone().all(|i| {
            matches!(r.lower(i), "," | "and" | "of" | "the" | "&")
                || named
                    .iter()
                    .any(|n| n.tokens.contains(&i) && n.country().is_some())
        });
        if !linked {
            return None;
        }
        first = previous;
    }
}

fn possessive_start(r: &Reading, named: &[Named], start: usize) -> usize {
    if start >= 2
        && r.lower(start - 1) == "'s"
        && let Some(n) = ending_at(named, start - 2).filter(|n| n.stands_for_government())
    {
        return n.tokens.start;
    }
    start
}

/// "Ahsan Iqbal, the planning minister", "Raila Odinga (the opposition leader)".
pub fn title_after(
    r: &Reading,
    titles: &[Title],
    names: &[Name],
    used: &[bool],
    sighting: &Sighting,
) -> Option<usize> {
    let end = sighting.tokens.end;
    if end + 1 >= r.len() || !matches!(r.lower(end), "," | "(" | "—" | "–" | "-") {
        return None;
    }
    let sentence = r.sentence_around(end);
    // "President Joe Biden's adviser" begins with the title of its possessor
    let begins = |t: usize| match t.checked_sub(1).map(|b| &titles[b]) {
        Some(b) if titles[t].possessor.is_some() && b.whole.end == titles[t].whole.start => {
            b.whole.start
        }
        _ => titles[t].whole.start,
    };
    let t = (0..titles.len()).rev().find(|&t| {
        begins(t) == end + 1 || begins(t) == end + 2 && is_apposition_opener(r, end + 1)
    })?;
    let title = &titles[t];
    let stop = title.whole.end;
    let own_name = stop < sentence.end && names.iter().any(|n| n.whole.start == stop);
    if used[t]
        || title.plural
        || own_name
        || r.sentence(title.head) != r.sentence(end)
        || title.counterpart(r)
    {
        return None;
    }
    if stop >= sentence.end {
        return Some(t);
    }
    // "A, President B's adviser, …": the possessor is a name, the title is A's; "A, Prime Minister's Office": it is no title
    let closes =
        !matches!(r.lower(stop), "'s" | "'") && !r.capitalized(stop) || r.lower(stop) == "who";
    // "A met his counterpart, B": between two names the title belongs to the one without any yet
    let next_named = r.lower(stop) == "," && names.iter().any(|n| n.whole.start == stop + 1);
    let others = next_named
        && title.determiner.is_some()
        && !title.indefinite()
        && !sighting.titles.is_empty();
    let untitled_pair = next_named
        && title
            .possessor
            .as_ref()
            .is_some_and(|p| p.len() == 1 && r.tag(p.start) == Tag::PrpPoss);
    (closes && !others && !untitled_pair).then_some(t)
}

fn is_apposition_opener(r: &Reading, i: usize) -> bool {
    matches!(
        r.lower(i),
        "also" | "currently" | "then" | "now" | "formerly" | "himself" | "herself"
    )
}
