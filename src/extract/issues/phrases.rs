//! The shape of a phrase: its head, the words that only lead to it, the examples it names.

use std::ops::Range;

use super::region::trim;
use super::table::on_table;
use crate::extract::reading::Reading;
use crate::syntax::Tag;

/// Without words that only lead to the item, marks and trailing adverbs.
pub fn tidy(r: &Reading, range: Range<usize>) -> Range<usize> {
    let mut start = range.start;
    // "what she called the crisis"
    if start < range.end
        && r.lower(start) == "what"
        && let Some(called) = (start + 1..range.end.min(start + 5))
            .find(|&i| matches!(r.lemma(i), "call" | "describe" | "term"))
    {
        start = called + 1;
    }
    // "addressing concerns about X": the subject is what is addressed
    while start + 1 < range.end
        && r.tag(start) == Tag::VBG
        && matches!(
            r.lemma(start),
            "address" | "discuss" | "raise" | "review" | "explore" | "consider"
        )
    {
        start += 1;
    }
    while start < range.end {
        // a quotation mark that nothing closes here belongs to the sentence
        let closed = || {
            (start + 1..range.end)
                .any(|i| matches!(r.lower(i), "\"" | "\u{201d}" | "''" | "\u{2019}"))
        };
        let mark = r.tag(start).is_punct()
            && !matches!(r.tag(start), Tag::LRB | Tag::Dollar)
            && !(r.tag(start) == Tag::OpenQuote && closed());
        let leads = matches!(
            r.lower(start),
            "and"
                | "or"
                | "also"
                | "both"
                | "as"
                | "well"
                | "then"
                | "including"
                | "to"
                | "on"
                | "about"
                | "with"
                | "but"
                | "not"
                | "only"
                | "of"
                | "for"
                | "in"
                | "how"
                | "along"
                | "particularly"
                | "especially"
                | "primarily"
                | "notably"
                | "over"
                | "regarding"
                | "toward"
                | "towards"
                | "such"
                | "namely"
                | "concerning"
                | "mainly"
                | "chiefly"
                | "best"
                | "through"
                | "at"
                | "than"
                | "'s"
                | "against"
                | "that"
                | "by"
                | "between"
                | "addition"
                | "plus"
                | "around"
                | "into"
        );
        if !(mark || leads)
            || matches!(r.lower(start), "that" | "such")
                && start + 1 < range.end
                && r.tag(start + 1).is_noun()
        {
            break;
        }
        start += 1;
    }
    start..trim(r, start, range.end.max(start))
}

/// "X, including A and B", "X such as A", "from A to B", "X: A, B".
pub fn examples(r: &Reading, range: &Range<usize>) -> Option<(Range<usize>, Vec<Range<usize>>)> {
    for i in range.clone() {
        let after_comma = i > range.start && r.lower(i - 1) == ",";
        let lead = match r.lower(i) {
            "including" => 1,
            "such" if r.reads(i, &["such", "as"]) => 2,
            "particularly" | "especially" | "notably" | "primarily" | "namely" | "chiefly"
            | "mainly"
                if after_comma =>
            {
                1
            }
            "to" if after_comma && r.reads(i, &["to", "include"]) => 2,
            "in" if after_comma && r.reads(i, &["in", "particular"]) => 2,
            "above" if after_comma && r.reads(i, &["above", "all"]) => 2,
            ":" if i > range.start => 1,
            "from" | "ranging" => {
                let from = if r.lower(i) == "ranging" { i + 1 } else { i };
                let listed = i > range.start && on_table(r, i - 1);
                let spans = listed || i == range.start || r.lower(i) == "ranging" || after_comma;
                let to = (from + 1..range.end).find(|&k| {
                    r.lower(k) == "to" && k + 1 < range.end && opens_noun_phrase(r.tag(k + 1))
                });
                match to {
                    Some(to) if spans => {
                        return Some((range.start..i, vec![from + 1..to, to + 1..range.end]));
                    }
                    _ => continue,
                }
            }
            _ => continue,
        };
        let mut next = i + lead;
        for with in [
            ["with", "respect", "to"],
            ["with", "regard", "to"],
            ["in", "terms", "of"],
        ] {
            if r.reads(next, &with) {
                next += with.len();
            }
        }
        if next >= range.end {
            return None;
        }
        // "including in the forest sector" says where, not what
        let somewhere = matches!(r.lower(i), "including" | "particularly" | "especially")
            && matches!(
                r.lower(next),
                "in" | "at" | "within" | "during" | "among" | "with" | "against"
            )
            && i > range.start;
        if somewhere {
            // unless one further item is joined to the whole
            let rest = (next..range.end)
                .find(|&k| r.lower(k) == ",")
                .filter(|&k| k + 1 < range.end && r.lower(k + 1) == "and");
            let further = rest.into_iter().map(|k| k + 1..range.end).collect();
            return Some((range.start..i, further));
        }
        while next < range.end && matches!(r.tag(next), Tag::IN | Tag::TO) {
            next += 1;
        }
        let named = next..range.end;
        return Some((range.start..i, Vec::from([named])));
    }
    None
}

pub fn names_something(r: &Reading, range: &Range<usize>) -> bool {
    range
        .clone()
        .any(|i| r.tag(i).is_noun() || r.tag(i).is_verb() || matches!(r.tag(i), Tag::CD | Tag::FW))
}

/// The noun at the head of a phrase: the last of the first run of nouns, possessors left behind.
pub fn head_noun(r: &Reading, range: &Range<usize>) -> Option<usize> {
    let first = range.clone().find(|&i| r.tag(i).is_noun())?;
    let mut head = first;
    for i in first + 1..range.end {
        let possessed = r.tag(i) == Tag::POS
            || r.tag(i - 1) == Tag::POS
            || (r.tag(i).is_adjective() || matches!(r.tag(i), Tag::VBN | Tag::VBG | Tag::CD))
                && (range.start..i)
                    .rev()
                    .take(4)
                    .any(|k| r.tag(k) == Tag::POS && (k + 1..i).all(|m| !r.tag(m).is_noun()));
        if r.tag(i).is_noun() {
            head = i;
        } else if !(possessed || r.tag(i) == Tag::HYPH || r.lower(i) == "-") {
            break;
        }
    }
    Some(head)
}

pub fn opens_noun_phrase(tag: Tag) -> bool {
    tag.is_noun()
        || tag.is_adjective()
        || matches!(tag, Tag::DT | Tag::PrpPoss | Tag::CD | Tag::VBG)
}
