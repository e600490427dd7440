//! Who of those named without an office is meant by a title alone: "Vladimir Putin … The Russian President", "Dmitry
//! Peskov weighed in. The Kremlin spokesman …", "His Japanese counterpart".

use super::fit::fit;
use crate::extract::CountryCode;
use crate::extract::coreference::Person;
use crate::extract::pronouns::is_subject;
use crate::extract::reading::Reading;
use crate::extract::titles::Title;
use crate::lexicon::Level;
use crate::vocabulary::OfficialKind;

/// How many sentences back somebody without a title can be called by one.
const REACH: usize = 2;

/// The person without a title so far whom the title alone at `here` means.
pub fn untitled_holder(
    r: &Reading,
    people: &[Person],
    title: &Title,
    here: usize,
    country: Option<CountryCode>,
) -> Option<usize> {
    let definite = title.determiner.is_some() && !title.indefinite() && !title.negative();
    if !definite || title.generic() && !title.names_country() {
        return None;
    }
    let top = matches!(
        title.level,
        Level::HeadOfState
            | Level::HeadOfGovernment
            | Level::Royal
            | Level::Minister
            | Level::Official
    );
    let untitled: Vec<Candidate> = people
        .iter()
        .enumerate()
        .filter(|(_, p)| p.kind == OfficialKind::Person && p.titles.is_empty() && p.key.len() > 1)
        .filter_map(|(index, p)| candidate(r, p, index, here))
        .filter(|c| c.country.is_none() || country.is_none() || c.country == country)
        .collect();
    let nearest =
        |of: &dyn Fn(&&Candidate) -> bool| untitled.iter().filter(of).min_by_key(|c| c.distance);
    if country.is_some() {
        let same = nearest(&|c| c.country == country && (top || c.sentences <= REACH));
        let open = || nearest(&|c| c.country.is_none() && (top || c.sentences <= REACH));
        return same.or_else(open).map(|c| c.index);
    }
    // a title that says nothing of whose it is: of whom the sentence before spoke, or the text's one untitled person
    let stop = title.whole.end;
    let named_after = stop + 1 < r.len() && r.lower(stop) == "," && r.capitalized(stop + 1);
    if !named_after
        && let Some(subject) = nearest(&|c| c.subject && c.sentences == 1 && c.same_paragraph)
    {
        let others = untitled
            .iter()
            .any(|c| c.sentences <= 1 && c.index != subject.index);
        if !others {
            return Some(subject.index);
        }
    }
    let first = untitled.first()?;
    let heads = matches!(
        title.level,
        Level::HeadOfState | Level::HeadOfGovernment | Level::Royal
    );
    let alone = untitled.len() == 1 && top && !title.generic();
    if !(heads || alone) || first.sentences == 0 {
        return None;
    }
    let lead = people.iter().position(|p| p.kind == OfficialKind::Person) == Some(first.index);
    lead.then_some(first.index)
}

struct Candidate {
    index: usize,
    country: Option<CountryCode>,
    /// From the last mention before the title, in tokens.
    distance: usize,
    /// Likewise, in sentences.
    sentences: usize,
    same_paragraph: bool,
    /// Whether that mention is a subject.
    subject: bool,
}

fn candidate(r: &Reading, person: &Person, index: usize, here: usize) -> Option<Candidate> {
    let last = person
        .mentions
        .iter()
        .filter(|m| m.start < here)
        .max_by_key(|m| m.start)?;
    Some(Candidate {
        index,
        country: person.country.as_ref().map(|((c, _), _)| *c),
        distance: here - last.start,
        sentences: r.sentence(here) - r.sentence(last.start),
        same_paragraph: r.paragraph(here) == r.paragraph(last.start),
        subject: is_subject(r, last.end - 1)
            || is_subject(r, last.start)
            || last.start == r.sentence_around(last.start).start,
    })
}

/// "his Japanese counterpart": somebody of that country already named, without an office or in the one spoken of before.
pub fn named_counterpart(
    r: &Reading,
    people: &[Person],
    title: &Title,
    here: usize,
    country: CountryCode,
) -> Option<usize> {
    let sentence = r.sentence_around(here);
    let owner = people
        .iter()
        .filter(|p| !p.titles.is_empty())
        .filter(|p| p.country.as_ref().is_none_or(|((c, _), _)| *c != country))
        .flat_map(|p| p.mentions.iter().map(move |m| (m.start, p)))
        .filter(|(at, _)| *at < title.whole.start && *at >= sentence.start)
        .max_by_key(|(at, _)| *at)
        .map(|(_, p)| p);
    let same_office = |p: &Person| {
        owner.is_some_and(|o| {
            p.titles
                .iter()
                .any(|t| o.titles.iter().any(|of| fit(r, t, of).is_some()))
        })
    };
    people
        .iter()
        .enumerate()
        .filter(|(_, p)| {
            p.kind == OfficialKind::Person
                && p.country.as_ref().is_some_and(|((c, _), _)| *c == country)
                && (p.titles.is_empty() || same_office(p))
        })
        .filter_map(|(i, p)| {
            let before = p
                .mentions
                .iter()
                .map(|m| m.start)
                .filter(|&m| m < here)
                .max()?;
            Some((p.titles.is_empty(), here - before, i))
        })
        .min()
        .map(|(_, _, i)| i)
}

#[cfg(test)]
mod tests {
    use crate::extract::checks::check;

    #[test]
    fn titles_of_those_named_without() {
        check(&[
            // an office of another country is not that of whom the sentence before spoke
            (
                "Brazil's Ana Costa spoke first. The Chilean foreign minister answered.",
                &[
                    "person | Ana Costa | - | BR",
                    "unnamed | Chilean foreign minister | foreign minister | CL",
                ],
            ),
            // of two, neither
            (
                "Ana Costa and Luis Rojas spoke in Lima. The minister left.",
                &[
                    "person | Ana Costa | - | PE",
                    "person | Luis Rojas | - | PE",
                ],
            ),
            (
                "Luis Rojas spoke in Lima. The finance minister promised nothing.",
                &["person | Luis Rojas | finance minister | PE"],
            ),
            (
                "Russia's Pavel Orlov rang from Sochi. The Kremlin spokesman denied it.",
                &["person | Pavel Orlov | Kremlin spokesman | RU"],
            ),
            (
                "French Foreign Minister Luc Martin met Japan's Kenji Mori. Martin said his Japanese counterpart had agreed.",
                &[
                    "person | Luc Martin | Foreign Minister | FR",
                    "person | Kenji Mori | Foreign Minister | JP",
                ],
            ),
        ]);
    }
}
