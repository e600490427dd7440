//! Which verbs and nouns report a meeting or raise an issue, and how?

use super::gazetteer::Gazetteer;
use super::offices::Number;
use super::table::{ClosedSet, Table, TableError, closed_set, given};
use crate::vocabulary::{MeetingType, Stance};

closed_set! {
    /// What a verb reports.
    VerbClass {
        /// Two or more sides meet in person.
        Meet = "meet",
        /// They talk; in person or by telephone is not said.
        Talk = "talk",
        /// They talk by telephone or video.
        Call = "call",
        /// One side receives the other.
        Host = "host",
        /// Somebody goes to a place.
        Travel = "travel",
        /// Somebody reaches a place.
        Arrive = "arrive",
        /// Somebody leaves a place.
        Depart = "depart",
        /// Somebody takes part in an encounter.
        Attend = "attend",
        /// Somebody holds or calls an encounter.
        Convene = "convene",
        /// Only carries the noun of an encounter: "have talks", "pay a visit".
        Carry = "carry",
        /// Somebody invites to one.
        Invite = "invite",
        /// An encounter does not take place.
        Cancel = "cancel",
        /// An encounter is put off.
        Postpone = "postpone",
        /// Somebody means to: plan, intend, schedule.
        Plan = "plan",
        /// Something goes on, starts or ends: begin, conclude, resume.
        Phase = "phase",
        /// Somebody says so.
        Report = "report",
        /// A subject is talked about.
        Discuss = "discuss",
        /// A subject is brought up as a problem.
        Raise = "raise",
        /// A subject is called wrong.
        Condemn = "condemn",
        /// A subject worries somebody.
        Concern = "concern",
        /// A subject is backed.
        Support = "support",
        /// A subject is met with approval.
        Welcome = "welcome",
        /// Something is asked of somebody.
        Urge = "urge",
        /// Something is to be advanced together.
        Cooperate = "cooperate",
        /// Sides agree on something.
        Agree = "agree",
        /// Somebody promises something.
        Pledge = "pledge",
        /// Somebody gives thanks.
        Thank = "thank",
        /// Somebody warns.
        Warn = "warn",
        /// Somebody says that it is not so.
        Deny = "deny",
        /// Somebody refuses.
        Refuse = "refuse",
        /// Somebody signs or adopts a text.
        Sign = "sign",
        /// Somebody takes, leaves or is given an office.
        Appoint = "appoint",
        /// Penalties are imposed or lifted.
        Sanction = "sanction",
    }
}

/// A verb and the preposition it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerbFrame {
    /// The infinitive.
    pub lemma: &'static str,
    /// The preposition or particle that the frame needs; none for the bare verb or a direct object.
    pub preposition: Option<&'static str>,
    /// What the verb reports in this frame.
    pub class: VerbClass,
    /// How its object or complement is raised, if the verb says so.
    pub stance: Option<Stance>,
}

closed_set! {
    /// A form of a verb.
    VerbForm {
        /// "meet"
        Base = "base",
        /// "meets"
        Third = "third",
        /// "met" as finite past
        Past = "past",
        /// "met" as participle
        Participle = "participle",
        /// "meeting"
        Gerund = "gerund",
    }
}

/// What an inflected form can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inflection {
    /// The infinitive.
    pub lemma: &'static str,
    /// The form.
    pub form: VerbForm,
}

closed_set! {
    /// What a noun does in what officials say and do.
    NounClass {
        /// An encounter or trip: "talks", "summit", "visit".
        Encounter = "encounter",
        /// Carries a subject and drops out of it: "the importance of X" is about X.
        Carrier = "carrier",
        /// Carries a subject and says how it is raised: "concern about X".
        Stance = "stance",
        /// Says nothing alone: "key issues", "a range of topics".
        Empty = "empty",
        /// Names people who need hold no office: "survivors", "delegation".
        People = "people",
    }
}

/// What a noun says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noun {
    /// The singular ("talks" stays).
    pub lemma: &'static str,
    /// What it does.
    pub class: NounClass,
    /// The type of an encounter, where the noun alone tells.
    pub meeting: Option<MeetingType>,
    /// How its subject is raised.
    pub stance: Option<Stance>,
    /// Whether the phrase is a plural.
    pub plural: bool,
}

impl ClosedSet for Stance {
    const VALUES: &'static [(&'static str, Self)] = &[
        ("concern", Stance::Concern),
        ("cooperation", Stance::Cooperation),
        ("support", Stance::Support),
        ("demand", Stance::Demand),
        ("discussion", Stance::Discussion),
    ];
}

impl ClosedSet for MeetingType {
    const VALUES: &'static [(&'static str, Self)] = &[
        ("visit", MeetingType::Visit),
        ("bilateral", MeetingType::Bilateral),
        ("multilateral", MeetingType::Multilateral),
        ("call", MeetingType::Call),
    ];
}

pub(super) fn read_verbs(
    source: &'static str,
    errors: &mut Vec<TableError>,
) -> Gazetteer<VerbFrame> {
    let mut table = Table::new("verbs.tsv", errors);
    let mut verbs = Gazetteer::new();
    for row in table.rows(source, ["lemma", "preposition", "class", "stance"]) {
        let [lemma, preposition, class, stance] = row.cells;
        let class = table.value(row.line, "class", class);
        let stance = table.optional(row.line, "stance", stance);
        if let (Some(class), Some(stance)) = (class, stance) {
            let preposition = given(preposition);
            let frame = VerbFrame {
                lemma,
                preposition,
                class,
                stance,
            };
            verbs.insert(
                &mut table,
                row.line,
                lemma,
                frame,
                |a: &VerbFrame, b: &VerbFrame| a.preposition == b.preposition && a.class == b.class,
            );
        }
    }
    verbs
}

/// A table of words and the parts they play, one row a word and part.
pub(super) fn read_parts<T: ClosedSet + PartialEq>(
    file: &'static str,
    source: &'static str,
    errors: &mut Vec<TableError>,
) -> Gazetteer<T> {
    let mut table = Table::new(file, errors);
    let mut words = Gazetteer::new();
    for row in table.rows(source, ["word", "part"]) {
        let [word, part] = row.cells;
        if let Some(part) = table.value(row.line, "part", part) {
            words.insert(&mut table, row.line, word, part, |a, b| a == b);
        }
    }
    words
}

pub(super) fn read_verb_forms(
    source: &'static str,
    errors: &mut Vec<TableError>,
) -> Gazetteer<Inflection> {
    let mut table = Table::new("verb_forms.tsv", errors);
    let mut forms = Gazetteer::new();
    for row in table.rows(source, ["form", "lemma", "kind"]) {
        let [form, lemma, kind] = row.cells;
        if let Some(kind) = table.value(row.line, "kind", kind) {
            let inflection = Inflection { lemma, form: kind };
            forms.insert(&mut table, row.line, form, inflection, |a, b| a == b);
        }
    }
    forms
}

pub(super) fn read_nouns(source: &'static str, errors: &mut Vec<TableError>) -> Gazetteer<Noun> {
    let mut table = Table::new("nouns.tsv", errors);
    let mut nouns = Gazetteer::new();
    let columns = ["phrase", "lemma", "class", "meeting", "stance", "number"];
    for row in table.rows(source, columns) {
        let [phrase, lemma, class, meeting, stance, number] = row.cells;
        let class = table.value(row.line, "class", class);
        let meeting = table.optional(row.line, "meeting", meeting);
        let stance = table.optional(row.line, "stance", stance);
        let number = table.value::<Number>(row.line, "number", number);
        let (Some(class), Some(meeting), Some(stance), Some(number)) =
            (class, meeting, stance, number)
        else {
            continue;
        };
        if meeting.is_some() && class != NounClass::Encounter {
            table.refuse(
                row.line,
                format!("{phrase:?} has a meeting type but is no encounter; write - for none"),
            );
            continue;
        }
        if stance.is_none() && class == NounClass::Stance {
            table.refuse(
                row.line,
                format!("{phrase:?} is of class stance and names none; name one"),
            );
            continue;
        }
        let plural = number == Number::Plural;
        let noun = Noun {
            lemma,
            class,
            meeting,
            stance,
            plural,
        };
        nouns.insert(&mut table, row.line, phrase, noun, |a: &Noun, b: &Noun| {
            a.class == b.class
        });
    }
    nouns
}
