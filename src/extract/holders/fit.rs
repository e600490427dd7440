//! Can a title alone mean the office somebody is known to hold: "the minister" of the Foreign Minister, "the leader" of a
//! President?

use crate::extract::reading::Reading;
use crate::extract::titles::{Title, without_prefix};
use crate::lexicon::Level;

/// How a title alone can mean a known office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// All its words are the known one's.
    Whole,
    /// It is another name of that office: "the Premier" of a Prime Minister.
    OtherName,
    /// It leaves out the grade: "the Secretary" of a Deputy Secretary.
    LowerGrade,
    /// It says more than what is known: "the Foreign Minister" of "Minister Lavrov".
    Fuller,
}

/// Whether a title alone can be that office: the same head, and the words of one among those of the other.
pub fn fit(r: &Reading, known: &Title, alone: &Title) -> Option<Fit> {
    if alone.leader(r) {
        let leads = matches!(
            known.level,
            Level::HeadOfState | Level::HeadOfGovernment | Level::Royal | Level::PartyLeader
        );
        return (leads || known.leader(r)).then_some(Fit::Whole);
    }
    let (a, b) = (known.telling_words(r), alone.telling_words(r));
    let within = b.iter().all(|w| a.contains(w));
    // premier, chancellor, prime minister: names of one office, and so are vice premier and Tánaiste
    let governs = |t: &Title| t.level == Level::HeadOfGovernment;
    let lower = |words: &[String]| words.iter().any(|w| is_lower_grade(w));
    let deputises = |words: &[String]| words.iter().any(|w| is_deputy(w));
    if governs(known)
        && governs(alone)
        && (!lower(&a) && !lower(&b) || deputises(&a) && deputises(&b))
    {
        return Some(match within {
            true => Fit::Whole,
            false => Fit::OtherName,
        });
    }
    let head = |t: &Title| {
        let lemma = r.lemma(t.head).to_lowercase();
        let lemma = without_prefix(&lemma).unwrap_or(&lemma);
        lemma
            .strip_suffix("or")
            .map_or(lemma.to_string(), |s| format!("{s}er"))
    };
    if head(known) != head(alone) {
        return None;
    }
    if within {
        // "the minister" is a prime minister where nobody else is one
        let less = governs(known) && !governs(alone);
        if !less && !a.iter().any(|w| is_lower_grade(w) && !b.contains(w)) {
            return Some(Fit::Whole);
        }
        // "the President" is never the Vice President
        let top = matches!(alone.level, Level::HeadOfState | Level::HeadOfGovernment);
        return (!top && alone.determiner.is_some()).then_some(Fit::LowerGrade);
    }
    // "the Commission president" is no president of a country: what is added is a body
    let body = alone.organization.as_ref().is_some_and(|o| o.1.is_some());
    if body && known.organization.is_none() && known.country.is_some() && alone.country.is_none() {
        return None;
    }
    let fuller =
        a.iter().all(|w| b.contains(w)) && !b.iter().any(|w| !a.contains(w) && is_lower_grade(w));
    fuller.then_some(Fit::Fuller)
}

/// Whether two titles are of the same office.
pub fn same_office(r: &Reading, known: &Title, alone: &Title) -> bool {
    fit(r, known, alone).is_some()
}

fn is_lower_grade(word: &str) -> bool {
    is_deputy(word)
        || matches!(
            word,
            "assistant" | "under" | "associate" | "acting" | "former"
        )
}

fn is_deputy(word: &str) -> bool {
    matches!(word, "vice" | "deputy" | "tánaiste")
}
