//! Titles after a name: in apposition ("…, the planning minister"), after "who is", as its predicate, or one plural title
//! for the names before it ("A and B, the foreign ministers of X and Y").

use super::Sighting;
use super::beside::Neighbours;
use crate::extract::reading::Reading;
use crate::extract::titles::Title;
use crate::syntax::Tag;

/// How many words of an apposition can stand before a title joined to them: "the king's cousin and chief adviser".
const APPOSITION: usize = 8;

impl Neighbours<'_> {
    /// The titles in apposition after a sighting, in order.
    pub fn after(&mut self, sighting: &Sighting) -> Vec<usize> {
        let mut found = Vec::new();
        if let Some(t) = self.apposed_after(sighting) {
            found.push(t);
            found.extend(self.joined_after(t));
        }
        for &t in &found {
            self.used[t] = true;
        }
        found
    }

    fn apposed_after(&self, sighting: &Sighting) -> Option<usize> {
        let r = self.r;
        let end = sighting.tokens.end;
        if end + 1 >= r.len() || r.sentence(end) != r.sentence(end - 1) {
            return None;
        }
        let sentence = r.sentence_around(end);
        let marked = matches!(r.lower(end), "," | "(" | "—" | "–" | "-");
        let predicate = matches!(r.lower(end), "is" | "was" | "became" | "remains");
        if !marked && !predicate {
            return None;
        }
        let mut at = end + 1;
        // "Ola Berg, 52, …"
        if marked && r.tag(at) == Tag::CD && at + 1 < sentence.end && r.lower(at + 1) == "," {
            at += 2;
        }
        if marked && at < sentence.end && r.lower(at) == "who" {
            at = copula_end(r, at + 1, sentence.end)?;
        }
        while at < sentence.end && is_opener(r.lower(at)) {
            at += 1;
        }
        // "the king's cousin and senior adviser": the title is not the king's
        let owns = |t: &usize| {
            let stop = self.titles[*t].whole.end;
            stop < sentence.end && matches!(r.lower(stop), "'s" | "'")
        };
        let inside = || self.joined_inside(at, sentence.end).filter(|_| !predicate);
        let t = self.title_at(at).filter(|t| !owns(t)).or_else(inside)?;
        let title = &self.titles[t];
        if !self.free(t) || r.sentence(title.head) != r.sentence(end) || !self.fits(sighting, title)
        {
            return None;
        }
        if predicate && (title.generic() || title.negative() || title.determiner.is_none()) {
            return None;
        }
        let stop = title.whole.end;
        if stop >= sentence.end {
            return Some(t);
        }
        if self.name_begins(stop) {
            return None;
        }
        // "A, President B's adviser, …": the possessor is a name, the title is A's; "A, Prime Minister's Office": it is no title
        // "the delta, a bishop said, is dry": the title's holder speaks
        let goes_on = matches!(r.lower(stop), "'s" | "'" | "said" | "says") || r.capitalized(stop);
        let closes = !goes_on || r.lower(stop) == "who";
        (closes && !self.is_next_ones(sighting, title)).then_some(t)
    }

    /// The title whose phrase begins here, an article before its possessor left out: "the European Union's envoy".
    fn title_at(&self, at: usize) -> Option<usize> {
        let article = at + 1 < self.r.len() && self.r.tag(at) == Tag::DT;
        self.title_beginning(at)
            .or_else(|| self.title_beginning(at + 1).filter(|_| article))
    }

    /// "New Zealand's A, Fiji's minister": the office of another country is not A's.
    fn fits(&self, sighting: &Sighting, title: &Title) -> bool {
        match (&sighting.country, &title.country) {
            (Some((a, Some(_))), Some((b, _))) => a == b,
            _ => true,
        }
    }

    /// "A met his counterpart, B": between two names the title belongs to the one without any yet.
    fn is_next_ones(&self, sighting: &Sighting, title: &Title) -> bool {
        let r = self.r;
        let stop = title.whole.end;
        let next_named = r.lower(stop) == ","
            && (self.name_begins(stop + 1)
                || self.title_beginning(stop + 1).is_some_and(|t| {
                    self.titles[t].is_rank(r) && self.name_begins(self.titles[t].whole.end)
                }));
        let titled = !sighting.titles.is_empty();
        let owned = title
            .possessor
            .as_ref()
            .is_some_and(|p| p.len() == 1 && r.tag(p.start) == Tag::PrpPoss);
        if title.counterpart(r) {
            return next_named || titled;
        }
        next_named && (owned || titled && title.determiner.is_some() && !title.indefinite())
    }

    /// "Adviser to the Prime Minister and official spokesperson of the Ministry": a further title of the same person.
    fn joined_after(&self, t: usize) -> Option<usize> {
        let r = self.r;
        let title = &self.titles[t];
        let mut at = title.whole.end;
        let end = r.sentence_around(title.head).end;
        if at + 1 >= end || r.lower(at) != "and" {
            return None;
        }
        at += 1;
        while at < end && is_opener(r.lower(at)) {
            at += 1;
        }
        let next = self.title_at(at).filter(|&n| self.free(n))?;
        let further = &self.titles[next];
        let own = further.determiner.is_none()
            || further.indefinite() && title.indefinite()
            || further.indefinite() && title.determiner.is_none();
        let stop = further.whole.end;
        (own && further.possessor.is_none() && !self.name_begins(stop) && !further.generic())
            .then_some(next)
    }

    /// "…, the president's son-in-law and senior adviser, …": a title joined to other words of an apposition.
    fn joined_inside(&self, from: usize, end: usize) -> Option<usize> {
        let r = self.r;
        let link = (from + 1..end.min(from + APPOSITION))
            .take_while(|&i| {
                matches!(
                    r.tag(i),
                    Tag::DT | Tag::JJ | Tag::NN | Tag::NNP | Tag::POS | Tag::CC | Tag::VBN
                ) || matches!(r.lower(i), "'s" | "of" | "in")
            })
            .find(|&i| r.lower(i) == "and")?;
        if !matches!(
            r.tag(from),
            Tag::DT | Tag::NNP | Tag::NN | Tag::JJ | Tag::PrpPoss
        ) || self.name_at(link - 1)
        {
            return None;
        }
        let t = self.title_beginning(link + 1)?;
        let title = &self.titles[t];
        let closed = title.whole.end >= end || matches!(r.lower(title.whole.end), "," | "." | ")");
        (closed && title.determiner.is_none() && title.country.is_none()).then_some(t)
    }

    /// "A and B, the foreign ministers of X and Y": the plural title after a list of names; where the list begins and how
    /// many it holds.
    pub fn shared_after(&mut self, first: usize) -> Option<(usize, usize)> {
        let r = self.r;
        let mut last = first;
        while let Some(next) = self.names.get(last + 1) {
            let gap = self.names[last].whole.end..next.whole.start;
            let linked = gap.start < gap.end
                && gap.len() <= 2
                && gap.clone().all(|i| matches!(r.lower(i), "," | "and" | "&"));
            if !linked {
                break;
            }
            last += 1;
        }
        let mark = self.names[last].whole.end;
        if last == first || mark + 1 >= r.len() || r.lower(mark) != "," {
            return None;
        }
        let t = self.title_at(mark + 1)?;
        let title = &self.titles[t];
        let stop = title.whole.end;
        let before_name = |stop: usize| {
            self.name_begins(stop) || r.lower(stop) == "," && self.name_begins(stop + 1)
        };
        let ends = stop >= r.sentence_around(mark).end || !before_name(stop);
        if !title.plural || self.used[t] || !ends || r.sentence(title.head) != r.sentence(mark) {
            return None;
        }
        self.used[t] = true;
        Some((t, last - first + 1))
    }
}

/// After "who": one past "is", "is also", "serves as".
fn copula_end(r: &Reading, from: usize, end: usize) -> Option<usize> {
    let says = |w: &str| {
        matches!(
            w,
            "is" | "was"
                | "has"
                | "been"
                | "serves"
                | "served"
                | "acts"
                | "doubles"
                | "became"
                | "as"
        )
    };
    let at = (from..end.min(from + 5)).find(|&i| !says(r.lower(i)) && !is_opener(r.lower(i)))?;
    (at > from).then_some(at)
}

/// What can stand between the mark and the title of an apposition.
fn is_opener(lower: &str) -> bool {
    matches!(
        lower,
        "also"
            | "both"
            | "currently"
            | "formerly"
            | "herself"
            | "himself"
            | "now"
            | "once"
            | "previously"
            | "still"
            | "then"
            | "until"
            | "recently"
    )
}

#[cfg(test)]
mod tests {
    use crate::extract::checks::check;

    #[test]
    fn titles_after_names() {
        check(&[
            (
                "Norway's Kari Lie, Chile's deputy trade minister, Ana Ruiz, and others met.",
                &[
                    "person | Kari Lie | - | NO",
                    "person | Ana Ruiz | deputy trade minister | CL",
                ],
            ),
            (
                "Ola Berg was no president of theirs.",
                &["person | Ola Berg | - | -"],
            ),
            (
                "Ola Berg, 52, Norway's prime minister, spoke.",
                &["person | Ola Berg | prime minister | NO"],
            ),
            (
                "Ola Berg, who is also the Norwegian finance minister, spoke.",
                &["person | Ola Berg | finance minister | NO"],
            ),
            (
                "Ola Berg is the Norwegian finance minister.",
                &["person | Ola Berg | finance minister | NO"],
            ),
            (
                "Elena Rossi, the European Union's top envoy, arrived.",
                &["person | Elena Rossi | top envoy | -"],
            ),
            (
                "Omar Haddad, adviser to the president and chief spokesman of the palace, spoke.",
                &["person | Omar Haddad | adviser to the president and chief spokesman | -"],
            ),
            (
                "Omar Haddad, the king's cousin and senior adviser, spoke.",
                &["person | Omar Haddad | senior adviser | -"],
            ),
            (
                "Kemal Aydin and Ara Petrosyan, the foreign ministers of Turkey and Armenia, shook hands.",
                &[
                    "person | Kemal Aydin | foreign minister | TR",
                    "person | Ara Petrosyan | foreign minister | AM",
                ],
            ),
            (
                "Turkish Foreign Minister Kemal Aydin and Ara Petrosyan, his Armenian counterpart, shook hands.",
                &[
                    "person | Kemal Aydin | Foreign Minister | TR",
                    "person | Ara Petrosyan | Foreign Minister | AM",
                ],
            ),
        ]);
    }
}
