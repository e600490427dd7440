//! Who raises a subject: the subject of the clause, the speaker of a quotation, or everyone at the table.

use super::frames::Frame;
use super::sayings::{quoted, reporter};
use crate::extract::Party;
use crate::extract::cast::Cast;
use crate::extract::countries::publisher_country;
use crate::extract::encounters::{Encounters, head_parties, oblique, parties_of};
use crate::extract::reading::Reading;
use crate::lexicon::{NounClass, TopicPart, VerbClass};
use crate::syntax::{Rel, Tag};

/// Who speaks, as far as the clause says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Speaker {
    /// These.
    Parties(Vec<Party>),
    /// All who take part: "they", "both sides", "the talks".
    Everyone,
    /// Somebody official whom the text does not name here.
    Unsaid,
    /// "We", where nothing says who publishes.
    Publisher,
    /// Somebody or something that raises no subject of diplomacy ("residents", "the storm").
    Outsider,
}

impl Speaker {
    /// Whether more than one side speaks.
    pub fn is_plural(&self) -> bool {
        match self {
            Speaker::Everyone => true,
            Speaker::Parties(p) => p.len() > 1,
            _ => false,
        }
    }
}

/// The speaker of the clause that a verb heads.
pub fn of_verb(r: &Reading, cast: &Cast, verb: usize) -> Speaker {
    match subject(r, verb) {
        Some(s) => of_subject(r, cast, verb, s),
        None => quoted(r, cast, verb).unwrap_or(Speaker::Unsaid),
    }
}

/// The agent of a passive: "was condemned by X"; nobody named means everyone at the table.
pub fn of_passive(r: &Reading, cast: &Cast, verb: usize) -> Speaker {
    let mut agents = oblique(r, cast, &[verb], &["by"]);
    // "negotiated beforehand by Minister X"
    let by = (verb + 1..r.sentence_around(verb).end.min(verb + 4)).find(|&i| r.lower(i) == "by");
    if let Some(m) = by
        .filter(|_| agents.is_empty())
        .and_then(|by| cast.mention_at(by + 1))
    {
        agents = m.people.iter().map(|&p| Party::Official(p)).collect();
    }
    if agents.is_empty() {
        Speaker::Everyone
    } else {
        Speaker::Parties(agents)
    }
}

/// The speaker that stands as possessor of a noun: "Washington's concerns about", "their commitment to".
pub fn of_possessor(r: &Reading, cast: &Cast, noun: usize) -> Option<Speaker> {
    let p = r
        .child(noun, &[Rel::NmodPoss])
        .or_else(|| {
            r.children(noun).iter().copied().find(|&c| {
                c < noun
                    && cast
                        .named_at(c)
                        .is_some_and(|n| n.country().is_some() && r.tag(c).is_adjective())
            })
        })
        .filter(|&p| p < noun)?;
    if matches!(r.lower(p), "our" | "my") {
        return Some(publisher(r));
    }
    if let Some(n) = cast.named_at(p).filter(|_| r.tag(p).is_adjective()) {
        return n
            .country()
            .map(|c| Speaker::Parties(vec![Party::Country(c)]));
    }
    let parties = head_parties(r, cast, p);
    (!parties.is_empty()).then_some(Speaker::Parties(parties))
}

/// The subject of a verb, or of the verb that governs it ("met …, underscoring").
pub fn subject(r: &Reading, verb: usize) -> Option<usize> {
    let mut v = verb;
    for _ in 0..6 {
        if let Some(s) = r.child(v, &[Rel::Nsubj, Rel::NsubjPass]) {
            if let Some(met) = met_to(r, v, s) {
                v = met;
                continue;
            }
            if matches!(r.tag(s), Tag::WP | Tag::WDT) {
                return r.head(v).filter(|_| r.rel(v) == Rel::AclRelcl);
            }
            return Some(s);
        }
        match r.rel(v) {
            Rel::Xcomp | Rel::Advcl | Rel::Conj | Rel::Parataxis | Rel::Ccomp => v = r.head(v)?,
            // "is concerned about": the subject stands at the predicate
            Rel::Cop | Rel::Aux | Rel::AuxPass => v = r.head(v)?,
            Rel::Acl | Rel::AclRelcl => {
                let noun = r.head(v)?;
                // "the leaders meeting in X": the noun; "a visit to discuss Y": whoever visits
                if r.tag(v) == Tag::VB || !head_is_agent(r, noun) {
                    v = noun;
                    while !r.tag(v).is_verb() {
                        v = r.head(v)?;
                    }
                } else {
                    return Some(noun);
                }
            }
            _ if !r.tag(v).is_verb() => v = r.head(v)?,
            _ => return None,
        }
    }
    None
}

/// "she praised the partnership as we work to advance X": who speaks in the clause around.
fn speaker_around(r: &Reading, cast: &Cast, verb: usize) -> Option<Speaker> {
    let mut v = verb;
    for _ in 0..4 {
        let h = r.head(v)?;
        if matches!(r.rel(v), Rel::Advcl | Rel::Acl) && r.tag(h).is_verb() {
            let people = head_parties(r, cast, r.child(h, &[Rel::Nsubj])?);
            let official = people.iter().any(|p| matches!(p, Party::Official(_)));
            return official.then_some(Speaker::Parties(people));
        }
        v = h;
    }
    None
}

/// "met today with X to discuss Y": X is whom they met, though the arcs may make it the subject of "discuss"; the verb of meeting.
fn met_to(r: &Reading, verb: usize, subject: usize) -> Option<usize> {
    let purpose = r.tag(verb) == Tag::VB && verb > subject && r.lower(verb - 1) == "to"
        || matches!(r.lower(verb), "regarding" | "concerning");
    let floor = r.sentence_around(verb).start;
    let with = (floor..subject).rev().find(|&i| r.lower(i) == "with")?;
    let met = (floor..with).rev().find(|&i| r.tag(i).is_verb())?;
    let meets = r.is_verb_of(met, &[VerbClass::Meet, VerbClass::Talk, VerbClass::Call]);
    let plain = (with..verb).all(|i| !matches!(r.tag(i), Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD));
    (purpose && meets && plain).then_some(met)
}

fn head_is_agent(r: &Reading, noun: usize) -> bool {
    let lemma = r.lemma(noun);
    r.tag(noun).is_proper()
        || r.lexicon.office_heads.contains(lemma)
        || [
            TopicPart::People,
            TopicPart::Official,
            TopicPart::Institution,
        ]
        .iter()
        .any(|&part| r.lexicon.plays(lemma, part))
}

fn of_subject(r: &Reading, cast: &Cast, verb: usize, s: usize) -> Speaker {
    match r.lower(s) {
        "we" | "i" => {
            return quoted(r, cast, verb)
                // "she reaffirmed that we support X"
                .or_else(|| reporter(r, cast, verb).map(Speaker::Parties))
                .or_else(|| speaker_around(r, cast, verb))
                .unwrap_or_else(|| publisher(r));
        }
        _ => {}
    }
    // "X and Y discussed": the arcs may give the verb two subjects
    let all = r
        .head(s)
        .filter(|&v| r.tag(v).is_verb())
        .map(|v| r.children_by(v, &[Rel::Nsubj, Rel::NsubjPass]).collect())
        .unwrap_or_else(|| vec![s]);
    let mut found: Vec<Party> = Vec::new();
    for &subject in &all {
        for p in agents(r, cast, subject) {
            if !found.contains(&p) {
                found.push(p);
            }
        }
    }
    let somebody = found.iter().any(|p| matches!(p, Party::Official(_)));
    if !somebody && let Some(people) = reporter(r, cast, verb) {
        return Speaker::Parties(people);
    }
    if !found.is_empty() {
        return Speaker::Parties(found);
    }
    match r.lower(s) {
        "they" | "both" | "two" | "pair" | "duo" | "all" | "each" | "three" => {
            return Speaker::Everyone;
        }
        "he" | "she" | "it" | "who" | "this" | "that" | "which" => return Speaker::Unsaid,
        _ => {}
    }
    let lemma = r.lemma(s);
    let plural = matches!(r.tag(s), Tag::NNS | Tag::NNPS);
    if r.lexicon.plays(lemma, TopicPart::Official) || r.lexicon.office_heads.contains(lemma) {
        return if plural {
            Speaker::Everyone
        } else {
            Speaker::Unsaid
        };
    }
    let tells = |class: NounClass| {
        [lemma, r.lower(s)].iter().any(|w| {
            r.lexicon
                .nouns
                .get(w)
                .is_some_and(|rows| rows.iter().any(|n| n.class == class))
        })
    };
    if tells(NounClass::Encounter) || r.lexicon.plays(lemma, TopicPart::Floor) {
        return Speaker::Everyone;
    }
    if r.lexicon.plays(lemma, TopicPart::Institution) || r.tag(s).is_proper() {
        return Speaker::Unsaid;
    }
    Speaker::Outsider
}

/// "X of A and Y of B met and agreed to …": in long sentences the arcs keep one of those joined, the order of the words all.
pub fn whole_subject(r: &Reading, cast: &Cast, encounters: &Encounters, frame: &mut Frame) {
    let verb = frame.trigger;
    let Speaker::Parties(by) = &mut frame.speaker else {
        return;
    };
    let several = |s: &usize| {
        let own = head_parties(r, cast, *s);
        !matches!(r.lower(*s), "he" | "she" | "it") && by.iter().any(|p| own.contains(p))
    };
    // "with the president stressing": a subject of its own; "that they be given X": no deed of theirs
    let own = r.tag(verb) == Tag::VBG && r.child(verb, &[Rel::Nsubj]).is_some();
    let passive = r.child(verb, &[Rel::AuxPass, Rel::NsubjPass]).is_some();
    if !r.tag(verb).is_verb() || own || passive || subject(r, verb).filter(several).is_none() {
        return;
    }
    let whole = encounters.subjects(r, cast, verb);
    if whole.len() > by.len() && by.iter().all(|p| whole.contains(p)) {
        *by = whole;
    }
}

/// The parties that a subject names: its head and what is joined to it, and where those name nobody, anybody in the phrase.
fn agents(r: &Reading, cast: &Cast, subject: usize) -> Vec<Party> {
    let dateline = dateline_end(r, subject);
    let mut found: Vec<Party> = Vec::new();
    let mut heads = vec![subject];
    let mut next = 0;
    while let Some(&t) = heads.get(next) {
        next += 1;
        heads.extend(r.children_by(t, &[Rel::Appos, Rel::Conj]));
        let parties = head_parties(r, cast, t).into_iter();
        for p in parties.filter(|_| t >= dateline) {
            if !found.contains(&p) {
                found.push(p);
            }
        }
    }
    if !found.is_empty() {
        return found;
    }
    // "the Chinese want X"
    if let Some(c) = cast
        .named_at(subject)
        .and_then(|n| n.country())
        .filter(|_| r.tag(subject).is_adjective() && subject > 0)
        .filter(|_| r.lower(subject - 1) == "the")
    {
        return vec![Party::Country(c)];
    }
    let start = r.sentence_around(subject).start;
    let from = cast.parties_in(r, &(start..dateline.max(start)));
    parties_of(r, cast, subject)
        .into_iter()
        .filter(|p| !from.contains(p))
        .collect()
}

/// Where the dateline ends that opens a token's sentence ("NAIROBI, May 4 —"); where there is none, where the sentence begins.
fn dateline_end(r: &Reading, token: usize) -> usize {
    let sentence = r.sentence_around(token);
    let dash = (sentence.start..sentence.end.min(sentence.start + 14))
        .find(|&i| matches!(r.lower(i), "—" | "–" | "--" | "-"));
    match dash {
        Some(dash)
            if dash > sentence.start
                && r.word(sentence.start).chars().all(|c| !c.is_lowercase())
                && (sentence.start..dash)
                    .all(|i| r.capitalized(i) || r.tag(i).is_punct() || r.tag(i) == Tag::CD) =>
        {
            dash + 1
        }
        _ => sentence.start,
    }
}

/// The publisher speaks of itself as "we".
fn publisher(r: &Reading) -> Speaker {
    match publisher_country(r) {
        Some(c) => Speaker::Parties(vec![Party::Country(c)]),
        None => Speaker::Publisher,
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::issues::fixtures::check;

    #[test]
    fn no_official_speaks() {
        check(&[("Fishermen condemned the new tariffs.", &[])]);
    }

    #[test]
    fn who_speaks() {
        check(&[
            (
                "President Ana Silva will see senior Chinese officials in Shanghai. At the top of her list is child labor.",
                &[
                    "human_rights | discussion | child labor | by Ana Silva | with senior Chinese officials | at a meeting",
                ],
            ),
            (
                "The Chinese want a ceasefire.",
                &["conflict | demand | a ceasefire | by China"],
            ),
            (
                "NAIROBI, May 4 — President Ana Silva discussed migration.",
                &["migration | discussion | migration | by Ana Silva"],
            ),
            (
                "President Ana Silva spoke today with Jan Novak, Prime Minister of Norway, to discuss migration.",
                &["migration | discussion | migration | by Ana Silva; Jan Novak | at a meeting"],
            ),
            (
                "President Ana Silva spoke today with Prime Minister Jan Novak regarding the importance of calm in Chad.",
                &[
                    "conflict | support | calm in Chad | by Ana Silva | with Jan Novak | at a meeting",
                ],
            ),
            (
                "President Ana Silva reaffirmed that we are working to establish a ceasefire in Chad.",
                &["conflict | support | a ceasefire in Chad | by Ana Silva"],
            ),
            (
                "We condemn the coup in Niger.",
                &["democracy | concern | the coup in Niger"],
            ),
            (
                "The ministers met in Rome. They discussed migration.",
                &["migration | discussion | migration"],
            ),
            (
                "President Ana Silva met Prime Minister Jan Novak in Lima on Monday. They discussed migration.",
                &["migration | discussion | migration | by Ana Silva; Jan Novak | at a meeting"],
            ),
            (
                "President Ana Silva met Prime Minister Jan Novak in Lima on Monday. She raised press freedom.",
                &[
                    "human_rights | concern | press freedom | by Ana Silva | with Jan Novak | at a meeting",
                ],
            ),
            (
                "President Ana Silva and Prime Minister Jan Novak discussed migration.",
                &["migration | discussion | migration | by Ana Silva; Jan Novak"],
            ),
            (
                "The Kremlin condemned the sanctions.",
                &["sanctions | concern | the sanctions | by Russia"],
            ),
            (
                "France and Germany discussed migration.",
                &["migration | discussion | migration | by France; Germany"],
            ),
            (
                "President Ana Silva met Prime Minister Jan Novak in Lima, underscoring press freedom.",
                &[
                    "human_rights | support | press freedom | by Ana Silva | with Jan Novak | at a meeting",
                ],
            ),
            (
                "The statement condemned the coup in Niger.",
                &["democracy | concern | the coup in Niger"],
            ),
            (
                "Washington's concerns about the elections were discussed.",
                &["democracy | concern | the elections | by United States"],
            ),
        ]);
    }
}
