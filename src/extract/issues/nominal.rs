//! Where nouns raise a subject: "concerns about X", "talks on X", "X is on the agenda", "On X, the ministers …".

use super::frames::{Frame, is_talks};
use super::speaker::{self, Speaker};
use crate::extract::cast::Cast;
use crate::extract::encounters::governor;
use crate::extract::reading::Reading;
use crate::lexicon::{NounClass, VerbClass};
use crate::syntax::{Rel, Tag};
use crate::vocabulary::Stance;

/// "support for Ukraine", "commitment to the alliance": a party alone, or with a clause behind it.
fn is_party(r: &Reading, cast: &Cast, start: usize) -> bool {
    let from = if r.tag(start) == Tag::DT {
        start + 1
    } else {
        start
    };
    let end = cast
        .named_at(from)
        .map(|n| n.tokens.end)
        .or_else(|| cast.mention_at(from).map(|m| m.tokens.end));
    end.is_some_and(|e| {
        e >= r.len() || r.tag(e).is_punct() || matches!(r.tag(e), Tag::IN | Tag::CC | Tag::RB)
    })
}

/// Nouns that carry a subject where no verb did: "talks on X", "concerns about X", "support for X".
pub fn nominal(r: &Reading, cast: &Cast, n: usize) -> Option<Frame> {
    if matches!(
        r.lower(n),
        "work" | "exchanges" | "exchange" | "views" | "focus" | "emphasis"
    ) {
        return work_on(r, cast, n);
    }
    let rows = r
        .lexicon
        .nouns
        .get(r.lemma(n))
        .or_else(|| r.lexicon.nouns.get(r.lower(n)))?;
    // "a call for X" asks, "a call on X" is a talk
    let asks = r.reads(n + 1, &["for"]);
    let row = rows
        .iter()
        .filter(|x| matches!(x.class, NounClass::Stance | NounClass::Encounter))
        .max_by_key(|x| (x.class == NounClass::Stance) == asks)?;
    if row.class == NounClass::Stance && NOT_ALONE.contains(&r.lemma(n)) {
        return None;
    }
    // "Beijing's support for X" is another's, to be raised by somebody's word for it
    if row.stance == Some(Stance::Support)
        && (r.sentence_around(n).start..n)
            .rev()
            .take_while(|&i| {
                r.tag(i).is_adjective() || r.tag(i) == Tag::POS || cast.named_at(i).is_some()
            })
            .any(|i| cast.named_at(i).is_some())
        && (r.tag(n - 1) == Tag::POS || cast.named_at(n - 1).is_some())
        && matches!(r.lemma(n), "support" | "backing" | "assistance")
        && governor(r, n).is_none_or(|v| {
            !r.lexicon
                .verbs
                .get(r.lemma(v))
                .is_some_and(|rows| rows.iter().any(|f| f.stance == Some(Stance::Support)))
        })
    {
        return None;
    }
    let at = preposition(r, n, row.class, row.stance).or_else(|| feared(r, n, row.stance))?;
    if r.tag(at + 1) == Tag::CD || is_date(r, at + 1) {
        return None;
    }
    let verb = governor(r, n);
    let speaker = speaker::of_possessor(r, cast, n)
        .or_else(|| {
            let v = verb?;
            Some(if r.child(v, &[Rel::NsubjPass]).is_some() {
                speaker::of_passive(r, cast, v)
            } else {
                speaker::of_verb(r, cast, v)
            })
        })
        .unwrap_or(Speaker::Unsaid);
    let speaker = match speaker {
        Speaker::Outsider if row.class == NounClass::Encounter => Speaker::Everyone,
        Speaker::Outsider => return None,
        s => s,
    };
    // "travelled to China with a warning": where one goes is not whom one tells
    let with = verb
        .filter(|&v| {
            !r.lexicon.verbs.get(r.lemma(v)).is_some_and(|rows| {
                rows.iter().any(|f| {
                    matches!(
                        f.class,
                        VerbClass::Travel | VerbClass::Arrive | VerbClass::Depart
                    )
                })
            })
        })
        .map(|v| speaker::addressed(r, cast, v))
        .unwrap_or_default();
    // joint work is itself the subject, and so is what is given to a party alone: begin at the phrase
    let whole = row.stance == Some(Stance::Cooperation)
        || row.stance == Some(Stance::Support) && is_party(r, cast, at + 1);
    let start = if whole && row.class == NounClass::Stance {
        phrase_start(r, n)
    } else {
        at + 1
    };
    Some(Frame {
        trigger: n,
        start,
        stance: row.stance.unwrap_or(Stance::Discussion),
        lifts: false,
        speaker,
        with,
        rule: if row.class == NounClass::Encounter {
            "issue-talks"
        } else {
            "issue-noun"
        },
    })
}

/// "concern that X continues to do Y": what is feared is X; gives the token before it.
fn feared(r: &Reading, n: usize, stance: Option<Stance>) -> Option<usize> {
    let that = n + 1;
    if stance != Some(Stance::Concern) || that + 2 >= r.len() || r.lower(that) != "that" {
        return None;
    }
    let limit = r.sentence_around(n).end;
    let s = (that + 1..limit).find(|&i| {
        matches!(r.rel(i), Rel::Nsubj | Rel::NsubjPass) && r.head(i).is_some_and(|h| h > i)
    })?;
    (r.tag(s).is_noun() && r.subtree(s).start > that).then(|| r.subtree(s).start - 1)
}

/// Stance nouns that are often a subject's own word and raise nothing by themselves.
const NOT_ALONE: &[&str] = &[
    "aid",
    "assistance",
    "tie",
    "ties",
    "relation",
    "relations",
    "abuse",
    "violation",
    "engagement",
    "alliance",
    "interaction",
    "integration",
    "challenge",
    "threat",
    "problem",
    "risk",
    "danger",
    "dispute",
    "contribution",
    "necessity",
    "need",
    "requirement",
    "pressure",
    "hope",
    "respect",
    "confidence",
    "faith",
    "guarantee",
    "exchange",
    "unity",
    "provocation",
    "allegation",
    "accusation",
    "grievance",
    "shock",
    "sorrow",
    "sadness",
    "condolences",
    "congratulations",
    "congratulation",
    "condolence",
    "gratitude",
    "thanks",
    "appreciation",
    "tribute",
    "praise",
    "sympathy",
    "welcome",
    "applause",
    "protest",
    "resolve",
    "recommendation",
    "expectation",
    "obligation",
    "satisfaction",
    "recognition",
    "acknowledgement",
    "acknowledgment",
    "doubt",
    "suspicion",
    "obstacle",
    "irritant",
    "interest",
    "mutual interest",
    "compact",
    "linkage",
    "enthusiasm",
    "optimism",
    "belief",
    "admiration",
    "adherence",
];

/// The preposition behind the noun that leads to its subject.
fn preposition(r: &Reading, n: usize, class: NounClass, stance: Option<Stance>) -> Option<usize> {
    let sentence = r.sentence_around(n);
    let next = n + 1;
    if next + 1 >= sentence.end {
        return None;
    }
    let takes: &[&str] = match (class, stance) {
        (NounClass::Encounter, _) => &["on", "about", "over", "regarding", "concerning"],
        (_, Some(Stance::Cooperation)) => &["on", "in", "against"],
        (_, Some(Stance::Support)) => &["for", "to"],
        (_, Some(Stance::Demand)) => &["for", "to"],
        _ => &[
            "about",
            "over",
            "on",
            "regarding",
            "concerning",
            "at",
            "against",
            "to",
            "of",
        ],
    };
    let against = matches!(
        r.lemma(n),
        "opposition"
            | "objection"
            | "rejection"
            | "condemnation"
            | "criticism"
            | "denunciation"
            | "fear"
    );
    let is_lead = |i: usize| {
        takes.contains(&r.lower(i))
            && (stance != Some(Stance::Concern) || against || !matches!(r.lower(i), "to" | "of"))
            && !(matches!(r.lower(i), "on" | "over")
                && (r.reads(i + 1, &["the", "sidelines"])
                    || r.reads(i + 1, &["the", "margins"])
                    || r.reads(i + 1, &["the", "weekend"])))
    };
    if is_lead(next) {
        return Some(next);
    }
    // "concerns to President X about Y"
    if stance == Some(Stance::Concern) {
        return (next..sentence.end.min(n + 8)).find(|&i| {
            matches!(r.lower(i), "about" | "regarding")
                && (next..i).all(|k| !r.tag(k).is_verb() && !matches!(r.lower(k), "," | ";"))
        });
    }
    // "talks with President X on Y"
    if class != NounClass::Encounter {
        return None;
    }
    (next..sentence.end.min(n + 14)).find(|&i| {
        matches!(r.lower(i), "on" | "about" | "over" | "regarding")
            && is_lead(i)
            && i + 1 < sentence.end
            && !is_date(r, i + 1)
            && r.tag(i + 1) != Tag::CD
            && (next..i).all(|k| !r.tag(k).is_verb() && !matches!(r.lower(k), "," | ";"))
            && r.head(i).is_some_and(|h| {
                r.head(h) == Some(n) || r.head(n).is_some() && r.head(h) == r.head(n)
            })
    })
}

fn is_date(r: &Reading, i: usize) -> bool {
    matches!(
        r.lower(i),
        "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday"
    ) || r.capitalized(i)
        && matches!(
            r.lower(i),
            "january"
                | "february"
                | "march"
                | "april"
                | "may"
                | "june"
                | "july"
                | "august"
                | "september"
                | "october"
                | "november"
                | "december"
        )
}

/// The first token of the base noun phrase that a noun heads.
fn phrase_start(r: &Reading, n: usize) -> usize {
    let floor = r.sentence_around(n).start;
    let mut start = n;
    while start > floor
        && (r.tag(start - 1).is_noun()
            || r.tag(start - 1).is_adjective()
            || matches!(
                r.tag(start - 1),
                Tag::DT | Tag::PrpPoss | Tag::POS | Tag::CD | Tag::VBG | Tag::VBN | Tag::HYPH
            ))
    {
        start -= 1;
    }
    start
}

/// "The agenda included" is the verb's; here "On the agenda are X", "The main topic was X", "X is on the agenda".
pub fn agenda(r: &Reading, cast: &Cast, n: usize) -> Option<Frame> {
    if !TABLE.contains(&r.lemma(n)) {
        return None;
    }
    let sentence = r.sentence_around(n);
    let frame = |start: usize| Frame {
        trigger: n,
        start,
        stance: Stance::Discussion,
        lifts: false,
        speaker: Speaker::Everyone,
        with: Vec::new(),
        rule: "issue-agenda",
    };
    // "X and Y are high on the agenda"
    if r.lemma(n) == "agenda" {
        let on = (n.saturating_sub(4)..n).any(|i| i >= sentence.start && r.lower(i) == "on");
        let subject = std::iter::once(n)
            .chain(r.ancestors(n))
            .take(3)
            .find_map(|h| r.child(h, &[Rel::Nsubj, Rel::NsubjPass]));
        if let Some(s) = subject.filter(|&s| on && s < n && r.tag(s).is_noun()) {
            let party = cast.named_at(s).is_some_and(|n| n.stands_for_government());
            if party || cast.mention_at(s).is_some() {
                // "X wants Y back on the agenda", "put Y on the agenda"
                let v = r.head(s)?;
                let o = r
                    .child(v, &[Rel::Obj])
                    .filter(|&o| o < n && !is_talks(r, o))?;
                let mut found = frame(r.subtree(o).start);
                found.stance = Stance::Demand;
                found.speaker = speaker::of_verb(r, cast, v);
                return Some(found);
            }
            let start = r.subtree(s).start;
            if start >= sentence.start && !is_talks(r, s) {
                return Some(frame(start));
            }
        }
    }
    // "Among the topics discussed were X", "On the agenda: X", "The focus will be Y"
    let be = (n + 1..sentence.end.min(n + 8)).find(|&i| r.lemma(i) == "be" || r.lower(i) == ":")?;
    let between = (n + 1..be).all(|i| {
        !matches!(r.lower(i), "," | ";" | "and")
            && (!r.tag(i).is_verb() || matches!(r.tag(i), Tag::VBN | Tag::VBD | Tag::MD))
    });
    let leads = (sentence.start..n).all(|i| !r.tag(i).is_verb() && r.lower(i) != ",")
        && (r.lower(n) != "issue" && r.lemma(n) != "question" && r.lemma(n) != "matter"
            || r.lower(sentence.start) == "among");
    let start = be + 1;
    let opens = start < sentence.end
        && (r.tag(start).is_noun()
            || r.tag(start).is_adjective() && r.tag(start + 1).is_noun()
            || matches!(r.tag(start), Tag::DT | Tag::PrpPoss | Tag::VBG));
    (between && leads && opens).then(|| frame(start))
}

/// "our work together on X", "exchanges on X".
fn work_on(r: &Reading, cast: &Cast, n: usize) -> Option<Frame> {
    let limit = r.sentence_around(n).end;
    let at = (n + 1..limit.min(n + 4)).find(|&i| r.lower(i) == "on")?;
    let plain =
        (n + 1..at).all(|i| matches!(r.tag(i), Tag::RB | Tag::CloseQuote) || r.tag(i).is_punct());
    if !plain || at + 1 >= limit || is_date(r, at + 1) {
        return None;
    }
    let speaker = speaker::of_possessor(r, cast, n)
        .or_else(|| governor(r, n).map(|v| speaker::of_verb(r, cast, v)))
        .filter(|s| *s != Speaker::Outsider)?;
    Some(Frame {
        trigger: n,
        start: at + 1,
        stance: if r.lower(n) == "work" {
            Stance::Cooperation
        } else {
            Stance::Discussion
        },
        lifts: false,
        speaker,
        with: Vec::new(),
        rule: "issue-noun",
    })
}

/// "areas including A and B", "important roles to play, including on A": a list that no other frame leads to.
pub fn examples(r: &Reading, cast: &Cast, s: usize) -> Option<Frame> {
    let tokens = r.sentence_tokens(s);
    let i = tokens.clone().find(|&i| {
        let lead = r.lower(i) == "including" || r.reads(i, &["such", "as"]);
        lead && i > tokens.start && {
            let before = if r.lower(i - 1) == "," {
                i.saturating_sub(2)
            } else {
                i - 1
            };
            r.tag(before) == Tag::NNS && on_table(r, before) || r.reads(i + 1, &["on"])
        }
    })?;
    let verb = (tokens.start..i)
        .rev()
        .find(|&k| r.tag(k).is_verb() && r.child(k, &[Rel::Nsubj]).is_some())?;
    let speaker = speaker::of_verb(r, cast, verb);
    if speaker == Speaker::Outsider {
        return None;
    }
    let joint = tokens.clone().any(|k| {
        k < i
            && matches!(
                r.lemma(k),
                "cooperation"
                    | "cooperate"
                    | "initiative"
                    | "together"
                    | "partnership"
                    | "collaboration"
            )
    });
    Some(Frame {
        trigger: i,
        start: i,
        stance: if joint {
            Stance::Cooperation
        } else {
            Stance::Discussion
        },
        lifts: false,
        speaker,
        with: Vec::new(),
        rule: "issue-examples",
    })
}

/// Whether a noun is one for what lies on the table.
pub fn on_table(r: &Reading, noun: usize) -> bool {
    TABLE.contains(&r.lemma(noun))
        || matches!(
            r.lemma(noun),
            "area" | "field" | "sphere" | "priority" | "challenge" | "sector" | "domain"
        )
}

/// Nouns for what lies on the table.
const TABLE: &[&str] = &[
    "agenda", "topic", "subject", "focus", "issue", "theme", "matter", "question", "item",
];

/// "On Ukraine, the ministers …", "Regarding trade, …", "Turning to X, …": the subject stands first.
pub fn fronted(r: &Reading, cast: &Cast, s: usize) -> Option<Frame> {
    let tokens = r.sentence_tokens(s);
    let first = (tokens.start..tokens.end).find(|&i| !r.tag(i).is_punct())?;
    let start = match r.lower(first) {
        "on" | "regarding" | "concerning" => first + 1,
        "with"
            if r.reads(first, &["with", "regard", "to"])
                || r.reads(first, &["with", "respect", "to"]) =>
        {
            first + 3
        }
        "as" if r.reads(first, &["as", "for"]) || r.reads(first, &["as", "regards"]) => first + 2,
        "turning" if r.reads(first, &["turning", "to"]) => first + 2,
        _ => return None,
    };
    let comma = (start..tokens.end.min(start + 14)).find(|&i| r.lower(i) == ",")?;
    if start >= comma
        || is_date(r, start)
        || r.tag(start) == Tag::CD
        || (start..comma).any(|i| {
            r.tag(i).is_verb() && r.tag(i) != Tag::VBN
                || is_talks(r, i)
                || r.tag(i) == Tag::CD
                || matches!(
                    r.lower(i),
                    "day"
                        | "sidelines"
                        | "margins"
                        | "behalf"
                        | "hand"
                        | "contrary"
                        | "evening"
                        | "morning"
                )
        })
    {
        return None;
    }
    let verb =
        (comma..tokens.end).find(|&i| r.tag(i).is_verb() && r.child(i, &[Rel::Nsubj]).is_some())?;
    let speaker = match speaker::of_verb(r, cast, verb) {
        Speaker::Outsider => return None,
        other => other,
    };
    Some(Frame {
        trigger: first,
        start,
        stance: Stance::Discussion,
        lifts: false,
        speaker,
        with: Vec::new(),
        rule: "issue-fronted",
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::issues::fixtures::check;

    #[test]
    fn raises_nothing() {
        check(&[
            ("The talks on Monday lasted two hours.", &[]),
            ("The ministers met on the sidelines of the summit.", &[]),
            ("On Tuesday, the ministers left for Rome.", &[]),
            ("Residents voiced concern about the noise.", &[]),
            (
                "President Ana Silva sent congratulations to the players.",
                &[],
            ),
        ]);
    }

    #[test]
    fn nouns_raise_their_subjects() {
        check(&[
            (
                "President Ana Silva is in Lima for talks on energy.",
                &["energy | discussion | energy"],
            ),
            (
                "The ministers held talks on fishing rights.",
                &["territory | discussion | fishing rights"],
            ),
            (
                "The ministers held a meeting about the refugee crisis.",
                &["humanitarian | discussion | the refugee crisis"],
            ),
            (
                "President Ana Silva expressed concern about arbitrary arrests.",
                &["human_rights | concern | arbitrary arrests | by Ana Silva"],
            ),
            (
                "President Ana Silva voiced alarm over the fighting in Sudan.",
                &["conflict | concern | the fighting in Sudan | by Ana Silva"],
            ),
            (
                "President Ana Silva expressed concern that the hostilities continue to kill civilians.",
                &["conflict | concern | the hostilities | by Ana Silva"],
            ),
            (
                "President Ana Silva expressed support for the peace process.",
                &["conflict | support | the peace process | by Ana Silva"],
            ),
            (
                "President Ana Silva repeated her opposition to the death penalty.",
                &["human_rights | concern | the death penalty | by Ana Silva"],
            ),
            (
                "President Ana Silva repeated her call for a ceasefire.",
                &["conflict | demand | a ceasefire | by Ana Silva"],
            ),
            (
                "President Ana Silva renewed her commitment to Ukraine.",
                &["conflict | support | her commitment to Ukraine | by Ana Silva"],
            ),
            (
                "The visit will focus on trade.",
                &["economy | discussion | trade"],
            ),
            (
                "The focus of the meeting will be migration.",
                &["migration | discussion | migration"],
            ),
            (
                "The main topic was the crisis in Haiti.",
                &["conflict | discussion | the crisis in Haiti"],
            ),
            (
                "Human rights are high on the agenda.",
                &["human_rights | discussion | Human rights"],
            ),
            (
                "Among the topics discussed were fisheries and tourism.",
                &[
                    "economy | discussion | fisheries",
                    "economy | discussion | tourism",
                ],
            ),
            (
                "On Afghanistan, the ministers called for an inclusive government.",
                &["conflict | discussion | Afghanistan"],
            ),
            (
                "Regarding trade, the ministers noted progress.",
                &["economy | discussion | trade"],
            ),
            (
                "The agenda runs from food security to drug trafficking.",
                &[
                    "humanitarian | discussion | food security",
                    "crime | discussion | drug trafficking",
                ],
            ),
            (
                "President Ana Silva expressed her concerns to Prime Minister Jan Novak about the dam.",
                &["energy | concern | the dam | by Ana Silva | with Jan Novak"],
            ),
            (
                "The ministers look forward to their work together on climate change.",
                &["environment | cooperation | climate change"],
            ),
            (
                "The two countries cooperate in areas including space, health and energy.",
                &[
                    "technology | cooperation | space",
                    "health | cooperation | health",
                    "energy | cooperation | energy",
                ],
            ),
            (
                "Pakistan wants the status of Kashmir back on the agenda.",
                &["territory | demand | the status of Kashmir | by Pakistan"],
            ),
        ]);
    }
}
