//! Where verbs raise a subject: "discussed X", "was condemned", "urged Y to do X", "called for X". Each frame says
//! where its topic begins, how it is raised, by whom and to whom.

use super::complements::{asked, clause_subject, demanded, object, praised_for, with_preposition};
use super::nominal;
use super::speaker::{self, Speaker};
use super::table::{self, is_talks};
use crate::extract::Party;
use crate::extract::cast::Cast;
use crate::extract::reading::Reading;
use crate::lexicon::{TopicPart, VerbClass, VerbFrame};
use crate::syntax::{Rel, Tag};
use crate::vocabulary::Stance;

/// A place where a subject is raised.
#[derive(Debug, Clone)]
pub struct Frame {
    /// The word that raises it.
    pub trigger: usize,
    /// The first token of the topic.
    pub start: usize,
    /// How it is raised.
    pub stance: Stance,
    /// Whether the words only lift it up ("emphasized"), so that a problem stays a problem.
    pub lifts: bool,
    /// Who raises it.
    pub speaker: Speaker,
    /// To whom, as far as the clause says.
    pub with: Vec<Party>,
    /// The rule that found it.
    pub rule: &'static str,
}

/// Every frame of the text, in order of the trigger.
pub fn frames(r: &Reading, cast: &Cast) -> Vec<Frame> {
    let mut all: Vec<Frame> = Vec::new();
    for s in r.content_sentences() {
        let from = all.len();
        for i in r.sentence_tokens(s) {
            if r.tag(i).is_verb() {
                all.extend(table::ranging(r, cast, i).or_else(|| verbal(r, cast, i)));
            } else if r.tag(i).is_adjective() {
                all.extend(adjectival(r, cast, i));
            } else if r.tag(i).is_noun() {
                all.extend(table::agenda(r, cast, i));
                all.extend(nominal::nominal(r, cast, i));
            }
        }
        all.extend(table::fronted(r, cast, s));
        all.extend(table::examples(r, cast, s));
        all[from..].sort_by_key(|f| f.trigger.min(f.start));
    }
    all
}

/// "remains committed to X", "is opposed to X", "are concerned about X".
fn adjectival(r: &Reading, cast: &Cast, i: usize) -> Option<Frame> {
    let (stance, prepositions): (Stance, &[&str]) = match r.lower(i) {
        "committed" | "dedicated" => (Stance::Support, &["to"]),
        "supportive" => (Stance::Support, &["of"]),
        "opposed" => (Stance::Concern, &["to"]),
        "concerned" | "worried" | "alarmed" | "disturbed" | "appalled" | "troubled" => {
            (Stance::Concern, &["about", "by", "over", "at", "with"])
        }
        _ => return None,
    };
    let start = i + 2;
    if start >= r.sentence_around(i).end || !prepositions.contains(&r.lower(i + 1)) {
        return None;
    }
    let verb = r.head(i).filter(|&h| r.tag(h).is_verb()).unwrap_or(i);
    let speaker = speaker::of_verb(r, cast, verb);
    (speaker != Speaker::Outsider).then(|| Frame {
        trigger: i,
        start,
        stance,
        lifts: false,
        speaker,
        with: Vec::new(),
        rule: "issue-adjective",
    })
}

/// Classes of verbs whose object or complement is a subject raised.
fn raises(class: VerbClass) -> bool {
    matches!(
        class,
        VerbClass::Discuss
            | VerbClass::Raise
            | VerbClass::Condemn
            | VerbClass::Concern
            | VerbClass::Support
            | VerbClass::Welcome
            | VerbClass::Urge
            | VerbClass::Cooperate
            | VerbClass::Agree
            | VerbClass::Pledge
            | VerbClass::Warn
            | VerbClass::Sanction
            | VerbClass::Sign
    )
}

fn verbal(r: &Reading, cast: &Cast, v: usize) -> Option<Frame> {
    let rows: Vec<&VerbFrame> = r
        .lexicon
        .verbs
        .get(r.lemma(v))?
        .iter()
        .filter(|f| raises(f.class))
        .collect();
    if rows.is_empty() || is_modifier(r, v) {
        return None;
    }
    if r.lexicon.plays(r.lemma(v), TopicPart::Topping)
        && let Some(f) = table::topped(r, cast, v, &rows)
    {
        return Some(f);
    }
    let passive = is_passive(r, v);
    let speaker = if passive {
        // "Washington's concerns about X were raised"
        r.child(v, &[Rel::NsubjPass])
            .and_then(|s| speaker::of_possessor(r, cast, s))
            .unwrap_or_else(|| speaker::of_passive(r, cast, v))
    } else {
        speaker::of_verb(r, cast, v)
    };
    if speaker == Speaker::Outsider {
        return None;
    }
    let negated = is_negated(r, v);
    let frame = |row: &VerbFrame, start: usize, rule: &'static str| Frame {
        trigger: v,
        start,
        stance: match (row.class, row.preposition, &speaker) {
            (VerbClass::Support | VerbClass::Agree | VerbClass::Welcome, _, _) if negated => {
                Stance::Concern
            }
            // what one side does alone it backs: "we will strengthen the sanctions"
            (VerbClass::Cooperate, None, Speaker::Unsaid | Speaker::Publisher) => Stance::Support,
            (VerbClass::Cooperate, None, Speaker::Parties(p)) if p.len() == 1 => Stance::Support,
            // what both promise is joint work
            (VerbClass::Pledge, None, Speaker::Everyone) => Stance::Cooperation,
            (VerbClass::Pledge, None, Speaker::Parties(p)) if p.len() > 1 => Stance::Cooperation,
            _ => row.stance.unwrap_or(Stance::Discussion),
        },
        lifts: lifts(r, v),
        speaker: speaker.clone(),
        with: speaker::addressed(r, cast, v),
        rule,
    };
    if let Some(f) = with_preposition(r, cast, v, &rows, &frame) {
        return Some(f);
    }
    let row = rows.iter().copied().find(|f| f.preposition.is_none())?;
    if !passive {
        if let Some(x) = asked(r, v, row) {
            // "seeks to push X to do Y", "agreed to discuss Z": the second verb raises it
            let raised = r.lexicon.verbs.get(r.lemma(x)).is_some_and(|rows| {
                rows.iter().any(|f| {
                    matches!(
                        f.class,
                        VerbClass::Urge
                            | VerbClass::Discuss
                            | VerbClass::Raise
                            | VerbClass::Condemn
                            | VerbClass::Warn
                    )
                })
            });
            if raised && !r.lexicon.plays(r.lemma(x), TopicPart::Action) {
                return None;
            }
            return Some(frame(row, x, "issue-infinitive"));
        }
        if let Some(x) = demanded(r, v, row) {
            return Some(frame(row, x, "issue-infinitive"));
        }
        if let Some(start) = clause_subject(r, cast, v, row) {
            return Some(frame(row, start, "issue-clause-subject"));
        }
    }
    if !allowed(r, v, row, &speaker, passive) {
        return None;
    }
    if passive {
        let s = r.child(v, &[Rel::NsubjPass, Rel::Nsubj])?;
        let start = r.subtree(s).start;
        return (start < v && cast.mention_at(s).is_none())
            .then(|| frame(row, start, "issue-passive-subject"));
    }
    let start = praised_for(r, cast, v, row).or_else(|| object(r, cast, v))?;
    Some(frame(row, start, "issue-object"))
}

/// "discussed cooperation", not "the agreed text"; and not the second verb of "urged X to support Y".
fn is_modifier(r: &Reading, v: usize) -> bool {
    // "a meeting focused on X" raises it all the same
    let held = r.head(v).is_some_and(|n| is_talks(r, n)) && r.lemma(v) != "schedule";
    // "The ministers focused on X": the arcs may take the only verb for a modifier
    let only = r
        .head(v)
        .is_some_and(|n| n < v && r.rel(n) == Rel::Root && r.tag(n).is_noun());
    r.rel(v) == Rel::Amod
        || r.rel(v) == Rel::Compound
        || (r.rel(v) == Rel::Acl && r.tag(v) == Tag::VBN && !held && !only)
}

/// "will not accept X", "never recognized Y": what is not backed is a problem.
fn is_negated(r: &Reading, v: usize) -> bool {
    r.children_by(v, &[Rel::Advmod])
        .any(|c| c < v && matches!(r.lower(c), "not" | "n't" | "never"))
}

fn is_passive(r: &Reading, v: usize) -> bool {
    r.tag(v) == Tag::VBN
        && (r.child(v, &[Rel::NsubjPass]).is_some() || r.child(v, &[Rel::AuxPass]).is_some())
}

/// Verbs that only lift a subject up.
fn lifts(r: &Reading, v: usize) -> bool {
    matches!(
        r.lemma(v),
        "emphasize"
            | "emphasise"
            | "stress"
            | "underscore"
            | "underline"
            | "highlight"
            | "note"
            | "reiterate"
            | "reaffirm"
            | "recognize"
            | "recognise"
            | "spotlight"
    )
}

/// Whether a verb with a bare object raises a subject in this clause.
fn allowed(r: &Reading, v: usize, row: &VerbFrame, speaker: &Speaker, passive: bool) -> bool {
    let lemma = r.lemma(v);
    if r.lexicon.plays(lemma, TopicPart::Contents) {
        // "the agenda includes X", not "the tour included Y"
        let goes = speaker::subject(r, v).is_some_and(|s| {
            matches!(
                r.lemma(s),
                "meeting" | "visit" | "trip" | "tour" | "summit" | "delegation" | "they"
            )
        });
        return *speaker == Speaker::Everyone && !passive && !(goes && lemma == "include");
    }
    // "will not accept X" is said of X whoever says it alone
    if row.class == VerbClass::Agree && is_negated(r, v) {
        return true;
    }
    let action = row.class == VerbClass::Cooperate
        || r.lexicon.plays(lemma, TopicPart::Action)
        || matches!(row.class, VerbClass::Agree | VerbClass::Sign) && passive;
    if !action {
        return true;
    }
    if passive {
        return false;
    }
    let together = match speaker {
        Speaker::Everyone => true,
        Speaker::Parties(p) => p.len() > 1,
        _ => false,
    };
    // "to protect the courts" is what one means to do, "protected the port" tells a story
    let meant = r.tag(v) == Tag::VB && matches!(speaker, Speaker::Parties(_));
    together || meant || promised(r, v)
}

/// Whether the verb is what another promises, seeks or agrees to do: "agreed to expand", "work together to end".
fn promised(r: &Reading, v: usize) -> bool {
    let Some(h) = r
        .head(v)
        .filter(|_| matches!(r.rel(v), Rel::Xcomp | Rel::Ccomp | Rel::Advcl | Rel::Conj))
    else {
        return false;
    };
    // "travelled to X to advance Y": what one meets or goes for
    let encounter = r.lexicon.verbs.get(r.lemma(h)).is_some_and(|rows| {
        rows.iter().any(|f| {
            matches!(
                f.class,
                VerbClass::Meet
                    | VerbClass::Talk
                    | VerbClass::Host
                    | VerbClass::Travel
                    | VerbClass::Attend
                    | VerbClass::Convene
            )
        })
    });
    if encounter && r.tag(v) == Tag::VB && r.rel(v) != Rel::Conj {
        return true;
    }
    matches!(
        r.lemma(h),
        "agree"
            | "pledge"
            | "commit"
            | "vow"
            | "promise"
            | "work"
            | "aim"
            | "seek"
            | "look"
            | "plan"
            | "intend"
            | "continue"
            | "resolve"
            | "undertake"
            | "want"
            | "hope"
            | "express"
            | "cooperate"
            | "collaborate"
            | "offer"
            | "urge"
            | "call"
            | "meet"
            | "gather"
            | "convene"
    ) || r.rel(h) == Rel::Xcomp && r.rel(v) != Rel::Conj && promised(r, h)
        || r.rel(v) == Rel::Conj && r.tag(h) == r.tag(v) && promised(r, h)
}

#[cfg(test)]
mod tests {
    use crate::extract::issues::fixtures::check;

    #[test]
    fn raises_nothing() {
        check(&[
            ("President Ana Silva arrived in Lima on Monday.", &[]),
            ("The storm damaged the port and the old bridge.", &[]),
            ("Residents discussed the price of bread.", &[]),
            (
                "President Ana Silva was born in Porto in 1961 and studied law.",
                &[],
            ),
            (
                "President Ana Silva welcomed Prime Minister Jan Novak to the palace.",
                &[],
            ),
            (
                "President Ana Silva thanked Prime Minister Jan Novak for his hospitality.",
                &[],
            ),
            ("The museum will strengthen its collection of maps.", &[]),
            ("Troops attacked the village at dawn.", &[]),
            ("The tour included a visit to the old harbour.", &[]),
            ("President Ana Silva opened a new hospital in Porto.", &[]),
            ("President Ana Silva provided relief supplies.", &[]),
        ]);
    }

    #[test]
    fn verbs_raise_their_objects() {
        check(&[
            (
                "President Ana Silva discussed human rights with Prime Minister Jan Novak.",
                &["human_rights | discussion | human rights | by Ana Silva | with Jan Novak"],
            ),
            (
                "President Ana Silva raised human rights with Prime Minister Jan Novak.",
                &["human_rights | concern | human rights | by Ana Silva | with Jan Novak"],
            ),
            (
                "President Ana Silva condemned the missile launches by North Korea.",
                &["weapons | concern | the missile launches by North Korea | by Ana Silva"],
            ),
            (
                "President Ana Silva denounced the attack on the embassy.",
                &["conflict | concern | the attack on the embassy | by Ana Silva"],
            ),
            (
                "President Ana Silva criticized the arrest of journalists in Belarus.",
                &["human_rights | concern | the arrest of journalists in Belarus | by Ana Silva"],
            ),
            (
                "President Ana Silva deplored the repression of peaceful protests.",
                &["human_rights | concern | the repression of peaceful protests | by Ana Silva"],
            ),
            (
                "President Ana Silva rejected the annexation of Crimea.",
                &["territory | concern | the annexation of Crimea | by Ana Silva"],
            ),
            (
                "President Ana Silva welcomed the ceasefire in Yemen.",
                &["conflict | support | the ceasefire in Yemen | by Ana Silva"],
            ),
            (
                "President Ana Silva praised the judicial reform in Moldova.",
                &["democracy | support | the judicial reform in Moldova | by Ana Silva"],
            ),
            (
                "President Ana Silva reaffirmed the two-state solution.",
                &["conflict | support | the two-state solution | by Ana Silva"],
            ),
            (
                "President Ana Silva underscored the rule of law.",
                &["democracy | support | the rule of law | by Ana Silva"],
            ),
            (
                "President Ana Silva called for an immediate ceasefire.",
                &["conflict | demand | an immediate ceasefire | by Ana Silva"],
            ),
            (
                "President Ana Silva urged China to release the detained journalists.",
                &[
                    "human_rights | demand | release the detained journalists | by Ana Silva | with China",
                ],
            ),
            (
                "President Ana Silva called on the parties to respect the ceasefire.",
                &["conflict | demand | respect the ceasefire | by Ana Silva"],
            ),
            (
                "President Ana Silva pressed Prime Minister Jan Novak on press freedom.",
                &["human_rights | concern | press freedom | by Ana Silva | with Jan Novak"],
            ),
            (
                "President Ana Silva warned against a new arms race.",
                &["military | concern | a new arms race | by Ana Silva"],
            ),
            (
                "President Ana Silva warned of a humanitarian crisis.",
                &["humanitarian | concern | a humanitarian crisis | by Ana Silva"],
            ),
            (
                "President Ana Silva pledged $20 million for refugees in Chad.",
                &["humanitarian | support | $20 million for refugees in Chad | by Ana Silva"],
            ),
            (
                "President Ana Silva promised to lift the tariffs on steel.",
                &["economy | support | lift the tariffs on steel | by Ana Silva"],
            ),
            (
                "President Ana Silva offered to mediate the border dispute.",
                &["territory | support | mediate the border dispute | by Ana Silva"],
            ),
            (
                "President Ana Silva commended the authorities for holding free elections.",
                &["democracy | support | holding free elections | by Ana Silva"],
            ),
            (
                "The two presidents agreed to expand trade.",
                &["economy | cooperation | expand trade"],
            ),
            (
                "The two presidents agreed on a maritime border.",
                &["territory | cooperation | a maritime border"],
            ),
            (
                "The two presidents signed a free trade agreement.",
                &["economy | cooperation | a free trade agreement"],
            ),
            (
                "The two presidents cooperated on counterterrorism.",
                &["terrorism | cooperation | counterterrorism"],
            ),
            (
                "Human rights and energy were discussed.",
                &[
                    "human_rights | discussion | Human rights",
                    "energy | discussion | energy",
                ],
            ),
            (
                "The blockade was condemned by President Ana Silva.",
                &["conflict | concern | The blockade | by Ana Silva"],
            ),
            (
                "President Ana Silva spoke by telephone on Monday about the war in Ukraine.",
                &["conflict | discussion | the war in Ukraine | by Ana Silva"],
            ),
            (
                "President Ana Silva briefed the council on the nuclear talks with Iran.",
                &[
                    "weapons | discussion | the nuclear talks with Iran | by Ana Silva | at a meeting",
                ],
            ),
            (
                "President Ana Silva stressed that a negotiated settlement remains the only way out.",
                &["conflict | support | a negotiated settlement | by Ana Silva"],
            ),
            (
                "The war in Ukraine dominated the talks.",
                &["conflict | discussion | The war in Ukraine"],
            ),
            (
                "Talks on Friday are expected to be dominated by climate change and migration.",
                &[
                    "environment | discussion | climate change",
                    "migration | discussion | migration",
                ],
            ),
            (
                "President Ana Silva accused the junta of torture.",
                &["human_rights | concern | torture | by Ana Silva"],
            ),
            (
                "President Ana Silva imposed sanctions on the generals.",
                &["sanctions | support | sanctions on the generals | by Ana Silva"],
            ),
            (
                "President Ana Silva will not accept foreign interference.",
                &["diplomacy | concern | foreign interference | by Ana Silva"],
            ),
            (
                "The ministers focused on food security and vaccines.",
                &[
                    "humanitarian | discussion | food security",
                    "health | discussion | vaccines",
                ],
            ),
            (
                "President Ana Silva blamed the junta for the famine.",
                &["humanitarian | concern | the famine | by Ana Silva"],
            ),
            (
                "President Ana Silva urged restraint and a ceasefire.",
                &["conflict | demand | a ceasefire | by Ana Silva"],
            ),
            (
                "The United States remains committed to free elections in Georgia.",
                &["democracy | support | free elections in Georgia | by United States"],
            ),
            (
                "President Ana Silva is concerned about the arrests of journalists.",
                &["human_rights | concern | the arrests of journalists | by Ana Silva"],
            ),
            (
                "President Ana Silva reaffirmed that dialogue is essential to lasting peace in Cyprus.",
                &["conflict | support | lasting peace in Cyprus | by Ana Silva"],
            ),
            (
                "President Ana Silva condemned unequivocally the missile attack on Lima.",
                &["conflict | concern | the missile attack on Lima | by Ana Silva"],
            ),
            (
                "President Ana Silva traveled to Lima to advance climate cooperation.",
                &["environment | cooperation | climate cooperation | by Ana Silva | at a meeting"],
            ),
            (
                "President Ana Silva discussed how the missile launch threatens regional stability.",
                &["weapons | discussion | the missile launch | by Ana Silva"],
            ),
            (
                "Norway will provide humanitarian aid to Sudan.",
                &["humanitarian | support | humanitarian aid to Sudan | by Norway"],
            ),
        ]);
    }
}
