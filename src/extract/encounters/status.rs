//! Planned, held or in doubt: what tense, modality, negation and the governing words say of an encounter.

use std::ops::Range;

use super::nominal::Role;
use super::phrases::Scene;
use crate::extract::reading::Reading;
use crate::lexicon::VerbForm;
use crate::syntax::{Rel, Tag};
use crate::vocabulary::Status;

/// What the words say of whether an encounter takes place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The status; none for what is hypothetical, generic or denied in general.
    pub status: Option<Status>,
    /// The deciding words.
    pub words: Range<usize>,
    /// The rule that decided.
    pub rule: &'static str,
    /// Whether the deciding words stand at the encounter itself rather than being a default.
    pub explicit: bool,
}

impl Verdict {
    fn new(status: Status, words: Range<usize>, rule: &'static str) -> Verdict {
        Verdict {
            status: Some(status),
            words,
            rule,
            explicit: true,
        }
    }
    fn none(words: Range<usize>, rule: &'static str) -> Verdict {
        Verdict {
            status: None,
            words,
            rule,
            explicit: true,
        }
    }
    /// Left open by the words.
    pub fn open(words: Range<usize>, rule: &'static str) -> Verdict {
        Verdict::new(Status::Unconfirmed, words, rule)
    }
    /// "is due in", "was expected in": a plan, unless its clause takes it back.
    pub fn expected(r: &Reading, i: usize) -> Verdict {
        let group = group_start(r, i)..i + 1;
        if group
            .clone()
            .any(|k| matches!(r.lower(k), "not" | "n't" | "never" | "no"))
        {
            return Verdict::new(Status::Cancelled, group, "status-negated-plan");
        }
        Verdict::new(Status::Planned, group, "status-plan")
    }
    /// "before going to": it had not come yet.
    pub fn ahead(words: Range<usize>) -> Verdict {
        Verdict::weak(Status::Planned, words, "status-before")
    }
    /// "is in": it goes on.
    pub fn now(words: Range<usize>) -> Verdict {
        Verdict::new(Status::Ongoing, words, "status-present-stay")
    }
    fn weak(status: Status, words: Range<usize>, rule: &'static str) -> Verdict {
        Verdict {
            status: Some(status),
            words,
            rule,
            explicit: false,
        }
    }
}

/// Words before an infinitive that make it a plan ("is set to", "plans to").
const PLANNING: &[&str] = &[
    "set",
    "due",
    "expect",
    "expected",
    "schedule",
    "scheduled",
    "slate",
    "slated",
    "suppose",
    "supposed",
    "plan",
    "planned",
    "intend",
    "prepare",
    "preparing",
    "ready",
    "bind",
    "bound",
    "about",
    "poise",
    "poised",
    "going",
    "go",
    "agree",
    "agreed",
    "decide",
    "arrange",
    "promise",
    "vow",
    "pledge",
    "propose",
    "will",
    "shall",
    "confirm",
    "announce",
];

/// Words before an infinitive or a clause that leave it open ("hopes to", "is considering").
const DOUBTING: &[&str] = &[
    "hope",
    "want",
    "wish",
    "seek",
    "offer",
    "consider",
    "weigh",
    "mull",
    "may",
    "might",
    "could",
    "possible",
    "unclear",
    "uncertain",
    "unlikely",
    "doubt",
    "likely",
    "try",
    "aim",
    "ask",
    "request",
    "invite",
    "wonder",
    "rumor",
    "rumour",
    "speculate",
    "float",
    "suggest",
];

/// Verbs and phrases that say an encounter does not take place.
const CANCELLING: &[&str] = &[
    "cancel", "postpone", "scrap", "shelve", "abandon", "suspend", "delay", "skip", "scratch",
    "defer", "refuse", "decline", "reject", "boycott", "snub", "deny",
];

/// What is said of the encounter that a verb reports.
pub fn of_verb(r: &Reading, verb: usize) -> Verdict {
    let group = group_start(r, verb)..verb + 1;
    if let Some(v) = under_cancelling(r, verb) {
        return v;
    }
    if let Some(l) = (group.start.saturating_sub(4)..verb).find(|&i| {
        r.lemma(i) == "look" && r.lower(i + 1) == "forward" && r.sentence(i) == r.sentence(verb)
    }) {
        return Verdict::weak(Status::Planned, l..l + 2, "status-wish");
    }
    if let Some(v) = under_doubt(r, verb, &group) {
        return v;
    }
    let lowers: Vec<&str> = group.clone().map(|i| r.lower(i)).collect();
    let has = |w: &str| lowers.contains(&w);
    let negated = lowers
        .iter()
        .any(|w| matches!(*w, "not" | "n't" | "never" | "no"))
        || governed_negation(r, verb);
    let future = has("will") || has("shall") || has("'ll") || has("wo");
    let plan = group.clone().any(|i| {
        i < verb && PLANNING.contains(&r.lemma(i)) && !matches!(r.lower(i), "will" | "shall")
    }) && has("to");
    let be_to = is_to(r, &group);
    if negated {
        if future || plan || be_to || has("would") {
            return Verdict::new(Status::Cancelled, group, "status-negated-plan");
        }
        if has("did") {
            return Verdict::new(Status::Cancelled, group, "status-negated-past");
        }
        return Verdict::none(group, "status-negated-generic");
    }
    if future {
        return Verdict::new(Status::Planned, group, "status-future");
    }
    if has("may") || has("might") || has("could") {
        return Verdict::new(Status::Unconfirmed, group, "status-modal");
    }
    if has("should") || has("must") || has("can") || has("ought") || has("cannot") {
        return Verdict::none(group, "status-generic-modal");
    }
    if has("would") {
        if has("have") {
            return Verdict::new(Status::Cancelled, group, "status-would-have");
        }
        if conditional(r, verb) {
            return Verdict::none(group, "status-hypothetical");
        }
        return Verdict::new(Status::Planned, group, "status-reported-future");
    }
    if plan || be_to {
        // "was to have visited", "had planned to travel": it did not come to it
        let unfulfilled = be_to && has("have") && (has("was") || has("were")) || plan && has("had");
        if unfulfilled {
            return Verdict::new(Status::Cancelled, group, "status-was-to-have");
        }
        let past = group
            .clone()
            .any(|i| matches!(r.lower(i), "was" | "were" | "had"));
        if past && contradicted(r, verb) {
            return Verdict::new(Status::Cancelled, group, "status-was-to-but");
        }
        return Verdict::new(Status::Planned, group, "status-plan");
    }
    of_tense(r, verb, group)
}

fn of_tense(r: &Reading, verb: usize, group: Range<usize>) -> Verdict {
    let aux = |w: &[&str]| group.clone().any(|i| i < verb && w.contains(&r.lower(i)));
    match r.tag(verb) {
        Tag::VBD => Verdict::new(Status::Held, group, "status-past"),
        Tag::VBN if aux(&["has", "have", "had", "was", "were", "been", "'s", "'ve"]) => {
            Verdict::new(Status::Held, group, "status-past")
        }
        Tag::VBN if aux(&["is", "are", "be", "being"]) => {
            Verdict::new(Status::Planned, group, "status-present-passive")
        }
        Tag::VBG if aux(&["is", "are", "am", "'re", "'s"]) => {
            Verdict::new(Status::Ongoing, group, "status-progressive")
        }
        Tag::VBG if aux(&["was", "were", "been"]) => {
            Verdict::new(Status::Held, group, "status-past-progressive")
        }
        // "usually meet", "traditionally visit": a habit, no occasion
        Tag::VBP | Tag::VBZ if habitual(r, &group) => Verdict::none(group, "status-habit"),
        Tag::VBP | Tag::VBZ => Verdict::weak(Status::Planned, group, "status-present"),
        Tag::VB | Tag::VBG | Tag::VBN => match governor(r, verb) {
            Some(g) => {
                let mut above = of_verb(r, g);
                above.explicit = false;
                if above.rule == "status-present"
                    || above.status.is_none() && r.tag(verb) == Tag::VB
                {
                    above.status = above.status.or(None);
                }
                above
            }
            None => Verdict::weak(Status::Held, group, "status-participle"),
        },
        // the tagger took a verb for a noun: "flies to Seoul"
        _ => match verb_form(r, verb) {
            Some(VerbForm::Third) => Verdict::weak(Status::Planned, group, "status-present"),
            _ => Verdict::weak(Status::Held, group, "status-default"),
        },
    }
}

/// "usually", "regularly", "often" in a verb's group or at the head of its sentence.
fn habitual(r: &Reading, group: &Range<usize>) -> bool {
    let first = r.sentence_around(group.start).start;
    group.clone().chain(first..first + 1).any(|i| {
        matches!(
            r.lower(i),
            "usually"
                | "traditionally"
                | "often"
                | "always"
                | "typically"
                | "rarely"
                | "seldom"
                | "frequently"
                | "normally"
                | "sometimes"
        )
    })
}

/// The form that the lexicon knows a word as, of a verb.
fn verb_form(r: &Reading, i: usize) -> Option<VerbForm> {
    let forms = r.lexicon.verb_forms.get(r.lower(i))?;
    forms.first().map(|f| f.form)
}

/// The first token of the verb group that ends at `verb`: auxiliaries, adverbs, "to" and the words that plan.
pub fn group_start(r: &Reading, verb: usize) -> usize {
    let floor = r.sentence_around(verb).start;
    let mut start = verb;
    while start > floor {
        let t = start - 1;
        let tag = r.tag(t);
        let part = matches!(tag, Tag::MD | Tag::TO | Tag::RB)
            || matches!(r.lemma(t), "be" | "have" | "do")
            || matches!(
                r.lower(t),
                "to" | "n't" | "not" | "also" | "both" | "next" | "then" | "later" | "yet"
            )
            || (start < verb
                && r.lower(start) == "to"
                && (PLANNING.contains(&r.lemma(t)) || DOUBTING.contains(&r.lemma(t)))
                && (tag.is_verb() || tag.is_adjective() || tag == Tag::NN));
        if !part {
            break;
        }
        start = t;
    }
    start
}

/// "is to meet", "was to see".
fn is_to(r: &Reading, group: &Range<usize>) -> bool {
    group.clone().any(|i| {
        r.lemma(i) == "be" && i + 1 < group.end && {
            let next = if matches!(r.tag(i + 1), Tag::RB) && i + 2 < group.end {
                i + 2
            } else {
                i + 1
            };
            r.lower(next) == "to"
        }
    })
}

/// The verb whose infinitive, participle or complement this one is.
pub fn governor(r: &Reading, i: usize) -> Option<usize> {
    r.ancestors(i)
        .take(4)
        .find(|&h| r.tag(h).is_verb() && h != i)
}

fn governed_negation(r: &Reading, verb: usize) -> bool {
    // "Nor will Dina Boluarte be there", "No bilateral had been scheduled"
    let subject = r.child(verb, &[Rel::Nsubj, Rel::NsubjPass]);
    r.children(verb)
        .iter()
        .any(|&c| matches!(r.lower(c), "nor" | "neither" | "never"))
        || subject.is_some_and(|s| {
            r.children(s).iter().any(|&c| r.lower(c) == "no")
                || matches!(r.lower(s), "nothing" | "nobody" | "none")
        })
}

/// "called off the talks", "refused to meet", "ruled out a meeting".
fn under_cancelling(r: &Reading, i: usize) -> Option<Verdict> {
    for h in r.ancestors(i).take(3) {
        if !r.tag(h).is_verb() {
            if r.tag(h).is_noun() && matches!(r.lemma(h), "cancellation" | "postponement") {
                return Some(Verdict::new(
                    Status::Cancelled,
                    h..h + 1,
                    "status-cancelled",
                ));
            }
            continue;
        }
        if cancels(r, h) {
            return Some(Verdict::new(
                Status::Cancelled,
                h..h + 1,
                "status-cancelled",
            ));
        }
        if matches!(r.rel(i), Rel::Advcl | Rel::Parataxis) {
            break;
        }
    }
    None
}

/// Whether a verb says that its object does not take place.
pub fn cancels(r: &Reading, verb: usize) -> bool {
    let lemma = r.lemma(verb);
    if CANCELLING.contains(&lemma) {
        let to_say = r.child(verb, &[Rel::Xcomp]).is_some_and(|x| {
            matches!(
                r.lemma(x),
                "say" | "comment" | "confirm" | "discuss" | "reveal" | "name" | "elaborate"
            )
        });
        let named_refusal = r.rel(verb) == Rel::AclRelcl && matches!(lemma, "decline" | "refuse");
        return !to_say && !named_refusal;
    }
    let next = if verb + 1 < r.len() {
        r.lower(verb + 1)
    } else {
        ""
    };
    matches!(
        (lemma, next),
        ("call" | "put" | "break", "off")
            | ("pull" | "back", "out")
            | ("rule", "out")
            | ("fall", "through")
    ) || r.children(verb).iter().any(|&c| {
        r.rel(c) == Rel::CompoundPrt
            && matches!(
                (lemma, r.lower(c)),
                ("call" | "put" | "break", "off") | ("rule", "out") | ("fall", "through")
            )
    })
}

/// "It is unclear if …", "has yet to confirm", "declined to say whether", "could", a question.
fn under_doubt(r: &Reading, verb: usize, group: &Range<usize>) -> Option<Verdict> {
    let sentence = r.sentence_around(verb);
    if r.lower(sentence.end - 1) == "?" && r.tag(verb).is_verb() {
        return Some(Verdict::new(
            Status::Unconfirmed,
            group.clone(),
            "status-question",
        ));
    }
    let wh = (sentence.start..verb).rev().take(14).find(|&i| {
        r.lower(i) == "whether"
            || (r.lower(i) == "if"
                && i > sentence.start
                && (r.tag(i - 1).is_adjective() || r.tag(i - 1).is_verb())
                && r.lower(i - 1) != ",")
    });
    if let Some(w) = wh {
        let clause_between = (w + 1..group.start).any(|i| matches!(r.lower(i), ";" | ":"));
        if !clause_between {
            return Some(Verdict::new(
                Status::Unconfirmed,
                w..w + 1,
                "status-whether",
            ));
        }
    }
    if let Some(d) = group.clone().find(|&i| {
        i < verb
            && DOUBTING.contains(&r.lemma(i))
            && !matches!(r.lower(i), "may" | "might" | "could")
    }) {
        let lemma = r.lemma(d);
        if matches!(lemma, "likely") {
            return None;
        }
        return Some(Verdict::new(Status::Unconfirmed, d..d + 1, "status-doubt"));
    }
    for h in r.ancestors(verb).take(3) {
        if matches!(
            r.lemma(h),
            "unclear"
                | "uncertain"
                | "consider"
                | "weigh"
                | "mull"
                | "possible"
                | "speculate"
                | "rumour"
                | "rumor"
        ) {
            return Some(Verdict::new(Status::Unconfirmed, h..h + 1, "status-doubt"));
        }
        if r.lemma(h) == "confirm"
            && (negated(r, h) || r.children(h).iter().any(|&c| r.lower(c) == "yet"))
        {
            return Some(Verdict::new(
                Status::Unconfirmed,
                h..h + 1,
                "status-not-confirmed",
            ));
        }
    }
    None
}

/// Whether "not" or the like stands in a verb's group.
pub fn negated(r: &Reading, verb: usize) -> bool {
    (group_start(r, verb)..verb)
        .any(|i| matches!(r.lower(i), "not" | "n't" | "never" | "neither" | "yet"))
}

/// Inside an if-clause, or its main clause.
fn conditional(r: &Reading, verb: usize) -> bool {
    let marked = |v: usize| {
        r.children(v)
            .iter()
            .any(|&c| r.rel(c) == Rel::Mark && matches!(r.lower(c), "if" | "unless" | "should"))
    };
    marked(verb)
        || r.children_by(verb, &[Rel::Advcl]).any(marked)
        || r.ancestors(verb).take(2).any(|h| {
            r.tag(h).is_verb() && (marked(h) || r.children_by(h, &[Rel::Advcl]).any(marked))
        })
}

/// "was due to … but", "had hoped to … before": the past plan that a "but" takes back.
fn contradicted(r: &Reading, verb: usize) -> bool {
    let sentence = r.sentence_around(verb);
    (verb..sentence.end).any(|i| r.lower(i) == "but")
}

/// What is said of the encounter that a noun names ("talks", "his trip").
pub fn of_noun(scene: &Scene, noun: usize, role: Role) -> Verdict {
    let r = scene.r;
    let here = noun..noun + 1;
    let clause = scene.clauses.around(noun);
    let start = scene.np_start(noun, clause.start);
    if let Some(v) = of_adjective(r, start..noun) {
        return v;
    }
    if let Some(v) = of_participle(scene, noun, clause.end) {
        return v;
    }
    if let Some(v) = of_follow_up(scene, noun) {
        return v;
    }
    match role {
        Role::Object(v) => {
            if cancels(r, v) {
                return if negated(r, v) {
                    of_verb(r, v)
                } else {
                    Verdict::new(Status::Cancelled, v..v + 1, "status-cancelled")
                };
            }
            if let Some(open) = opens(r, v) {
                return open;
            }
            if let Some(d) = (start..noun).find(|&i| matches!(r.lower(i), "no" | "any")) {
                let mut verdict = of_verb(r, v);
                verdict.status = Some(Status::Unconfirmed);
                verdict.words = d..d + 1;
                verdict.rule = "status-no-meeting";
                return verdict;
            }
            if matches!(
                r.lemma(v),
                "plan" | "schedule" | "arrange" | "announce" | "prepare" | "expect"
            ) {
                return Verdict::new(Status::Planned, group_start(r, v)..v + 1, "status-plan");
            }
            let mut verdict = of_verb(r, v);
            // "will wrap up her tour" says little of whether the tour has begun
            if matches!(
                r.lemma(v),
                "wrap"
                    | "wind"
                    | "conclude"
                    | "end"
                    | "finish"
                    | "complete"
                    | "continue"
                    | "extend"
                    | "cut"
            ) {
                verdict.explicit = verdict.status != Some(Status::Planned);
            }
            verdict
        }
        Role::Subject(v) => of_predicate(scene, noun, v, clause.end),
        Role::After(p, v) => match r.lower(p) {
            "after" | "following" | "since" => Verdict::new(Status::Held, p..p + 1, "status-after"),
            "before" | "ahead"
                if v.is_none_or(|v| {
                    !matches!(of_verb(r, v).status, Some(Status::Held)) || r.lower(p) == "ahead"
                }) =>
            {
                Verdict::new(Status::Planned, p..p + 1, "status-before")
            }
            "of" if p > 0 && r.lower(p - 1) == "ahead" => {
                Verdict::new(Status::Planned, p - 1..p + 1, "status-before")
            }
            "on" if v.is_some_and(|v| {
                matches!(r.lower(v), "is" | "are" | "'s") && r.lemma(v) == "be"
            }) =>
            {
                Verdict::new(Status::Ongoing, p..p + 1, "status-present-stay")
            }
            _ => match v {
                Some(v) => {
                    let mut verdict = of_verb(r, v);
                    verdict.explicit =
                        verdict.explicit && matches!(r.lower(p), "for" | "to" | "on");
                    verdict
                }
                None => Verdict::weak(Status::Held, here, "status-default"),
            },
        },
        Role::Alone => Verdict::weak(Status::Held, here, "status-default"),
    }
}

/// "a meeting of ministers, which could take place in Busan": what the clause on the noun says of the occasion.
fn of_follow_up(scene: &Scene, noun: usize) -> Option<Verdict> {
    let r = scene.r;
    let clause = scene.follow_up(noun)?;
    if clause.start + 1 < clause.end && r.lower(clause.start + 1) == "will" {
        return Some(Verdict::new(
            Status::Planned,
            clause.start + 1..clause.start + 2,
            "status-future",
        ));
    }
    let happens = clause.filter(|&i| {
        r.tag(i).is_verb()
            && (matches!(
                r.lemma(i),
                "begin" | "open" | "start" | "convene" | "gather" | "meet" | "occur" | "happen"
            ) || r.lemma(i) == "hold" && r.tag(i) == Tag::VBN
                || r.lemma(i) == "take" && i + 1 < r.len() && r.lower(i + 1) == "place")
    });
    happens.last().map(|v| of_verb(r, v))
}

/// "upcoming", "possible", "recent", "cancelled" before the noun.
fn of_adjective(r: &Reading, premodifiers: Range<usize>) -> Option<Verdict> {
    premodifiers.rev().find_map(|i| {
        let status = match r.lower(i) {
            "upcoming" | "forthcoming" | "planned" | "scheduled" | "coming" | "next" | "future" => {
                Status::Planned
            }
            "possible" | "potential" | "proposed" | "rumored" | "rumoured" | "hypothetical" => {
                Status::Unconfirmed
            }
            "recent" | "previous" | "earlier" | "past" | "last" | "concluded" => Status::Held,
            "ongoing" | "current" | "continuing" => Status::Ongoing,
            "cancelled" | "canceled" | "postponed" | "aborted" => Status::Cancelled,
            _ => return None,
        };
        Some(Verdict::new(status, i..i + 1, "status-adjective"))
    })
}

/// Participles and clauses on the noun: "planned for May", "held in Oslo", "to be held", "which were to have been held".
fn of_participle(scene: &Scene, noun: usize, end: usize) -> Option<Verdict> {
    let r = scene.r;
    let next = (noun + 1..end.min(noun + 14))
        .find(|&i| r.tag(i).is_verb() || matches!(r.lower(i), "due" | ","))?;
    if !scene.clauses.same(next, noun) || r.lower(next) == "," {
        let opener = (noun + 1..end.min(noun + 24))
            .find(|&i| matches!(r.lower(i), "which" | "that") && !scene.clauses.same(i, noun))?;
        let group: Vec<&str> = (opener + 1..end.min(opener + 7))
            .map(|i| r.lower(i))
            .collect();
        if group.starts_with(&["were", "to", "have"]) || group.starts_with(&["was", "to", "have"]) {
            return Some(Verdict::new(
                Status::Cancelled,
                opener + 1..opener + 4,
                "status-was-to-have-been",
            ));
        }
        return None;
    }
    if r.tag(next) == Tag::VB && next > 0 && r.lower(next - 1) == "to" && r.lemma(next) == "be" {
        return Some(Verdict::new(
            Status::Planned,
            next - 1..next + 2.min(end - next),
            "status-participle-plan",
        ));
    }
    if !matches!(r.tag(next), Tag::VBN | Tag::JJ | Tag::VBD)
        || next > 0 && r.lemma(next - 1) == "be"
    {
        return None;
    }
    // "talks expected to be dominated by trade": it is not the talks that are expected
    let of_course = r.lemma(next) == "expect"
        && next + 1 < end
        && r.lower(next + 1) == "to"
        && !(next + 2..end.min(next + 5)).any(|i| {
            matches!(
                r.lemma(i),
                "take" | "hold" | "begin" | "open" | "start" | "last"
            )
        });
    if of_course {
        return None;
    }
    match r.lemma(next) {
        "plan" | "schedule" | "slate" | "expect" | "set" | "due"
            if r.tag(next) != Tag::VBD || next == noun + 1 =>
        {
            Some(Verdict::new(
                Status::Planned,
                next..next + 1,
                "status-participle-plan",
            ))
        }
        "hold" | "conclude" | "convene" | "host" if r.tag(next) == Tag::VBN => Some(Verdict::new(
            Status::Held,
            next..next + 1,
            "status-participle-past",
        )),
        _ => None,
    }
}

/// "the talks took place", "the summit opens on Friday", "the visit has been put off", "no meeting had been scheduled".
fn of_predicate(scene: &Scene, noun: usize, finite: usize, end: usize) -> Verdict {
    let r = scene.r;
    let main = (finite..end.min(finite + 6))
        .take_while(|&i| scene.clauses.same(i, noun))
        .filter(|&i| r.tag(i).is_verb())
        .last()
        .unwrap_or(finite);
    let start = scene.np_start(noun, scene.clauses.around(noun).start);
    if let Some(d) = (start..noun).find(|&i| r.lower(i) == "no") {
        return Verdict::new(Status::Unconfirmed, d..d + 1, "status-no-meeting");
    }
    let open = (finite..end.min(finite + 7))
        .take_while(|&i| scene.clauses.same(i, noun))
        .find(|&i| {
            matches!(
                r.lower(i),
                "possible"
                    | "unclear"
                    | "uncertain"
                    | "undecided"
                    | "unlikely"
                    | "tentative"
                    | "unconfirmed"
                    | "subject"
                    | "doubt"
            )
        });
    let arranging = (finite..end.min(finite + 5))
        .find(|&i| r.lower(i) == "being")
        .filter(|&i| {
            i + 1 < end
                && matches!(
                    r.lemma(i + 1),
                    "arrange"
                        | "discuss"
                        | "plan"
                        | "negotiate"
                        | "explore"
                        | "consider"
                        | "prepare"
                )
        });
    let open = open.or(arranging);
    if let Some(i) = open {
        return Verdict::new(Status::Unconfirmed, i..i + 1, "status-doubt");
    }
    let off = (finite + 1..end.min(finite + 5)).find(|&i| {
        r.lower(i) == "longer" && r.lower(i - 1) == "no"
            || matches!(r.lower(i), "off") && r.lemma(i - 1) == "be"
    });
    if let Some(i) = off {
        return Verdict::new(Status::Cancelled, i - 1..i + 1, "status-cancelled");
    }
    let mut verbs = (finite..=main).filter(|&i| r.tag(i).is_verb());
    if let Some(v) = verbs.find(|&v| cancels(r, v)) {
        return Verdict::new(Status::Cancelled, v..v + 1, "status-cancelled");
    }
    if (finite..=main).any(|i| {
        matches!(
            r.lemma(i),
            "schedule" | "plan" | "set" | "due" | "expect" | "slate" | "arrange"
        )
    }) {
        let past = matches!(r.lower(finite), "was" | "were" | "had");
        if past && contradicted(r, main) {
            return Verdict::new(Status::Cancelled, finite..main + 1, "status-was-to-but");
        }
        return Verdict::new(Status::Planned, finite..main + 1, "status-plan");
    }
    let mut verdict = of_verb(r, main);
    // "the meeting comes as", "the visit underscores": the present says little
    verdict.explicit = verdict.explicit
        && matches!(
            r.lemma(main),
            "hold"
                | "take"
                | "begin"
                | "open"
                | "start"
                | "conclude"
                | "end"
                | "convene"
                | "resume"
                | "postpone"
                | "happen"
                | "occur"
                | "kick"
                | "get"
                | "place"
        );
    if matches!(r.tag(main), Tag::VBZ | Tag::VBP) && !verdict.explicit {
        verdict.rule = "status-present";
    }
    verdict
}

/// Verbs whose object is left open: "is seeking talks", "proposed a summit", "denied".
fn opens(r: &Reading, v: usize) -> Option<Verdict> {
    matches!(
        r.lemma(v),
        "seek"
            | "request"
            | "propose"
            | "suggest"
            | "consider"
            | "weigh"
            | "mull"
            | "discuss"
            | "offer"
            | "want"
            | "demand"
            | "urge"
            | "forecast"
            | "predict"
            | "beg"
            | "float"
            | "explore"
            | "accept"
    )
    .then(|| Verdict::new(Status::Unconfirmed, v..v + 1, "status-doubt"))
}

#[cfg(test)]
mod tests {
    use crate::extract::encounters::fixtures::check;

    #[test]
    fn planned_held_or_open() {
        check(&[
            (
                "President Ana Silva is set to meet Prime Minister Jan Novak.",
                &["bilateral | planned | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva is expected to meet Prime Minister Jan Novak.",
                &["bilateral | planned | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva may meet Prime Minister Jan Novak.",
                &["bilateral | unconfirmed | Ana Silva; Jan Novak"],
            ),
            (
                "It is unclear if President Ana Silva will meet Prime Minister Jan Novak.",
                &["bilateral | unconfirmed | Ana Silva; Jan Novak"],
            ),
            (
                "Officials could not say whether President Ana Silva would meet Prime Minister Jan Novak.",
                &["bilateral | unconfirmed | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva will not meet Prime Minister Jan Novak.",
                &["bilateral | cancelled | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva refused to meet Prime Minister Jan Novak.",
                &["bilateral | cancelled | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva was to meet Prime Minister Jan Novak, but the storm kept her away.",
                &["bilateral | cancelled | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva was to have met Prime Minister Jan Novak on Monday.",
                &["bilateral | cancelled | Ana Silva; Jan Novak | 2024-05-20"],
            ),
            (
                "President Ana Silva had planned to travel to Oslo.",
                &["visit | cancelled | Ana Silva | Oslo"],
            ),
            (
                "President Ana Silva postponed her visit to Oslo.",
                &["visit | cancelled | Ana Silva | Oslo"],
            ),
            (
                "Will President Ana Silva meet Prime Minister Jan Novak?",
                &["bilateral | unconfirmed | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva is considering a visit to Oslo.",
                &["visit | unconfirmed | Ana Silva | Oslo"],
            ),
            (
                "President Ana Silva ruled out a meeting with Prime Minister Jan Novak.",
                &["bilateral | cancelled | Ana Silva; Jan Novak"],
            ),
            (
                "A meeting between President Ana Silva and Prime Minister Jan Novak is still being arranged.",
                &["bilateral | unconfirmed | Ana Silva; Jan Novak"],
            ),
            (
                "A stop in Cairo is possible. President Ana Silva travels to Tunis on Friday.",
                &["visit | planned | Ana Silva | Tunis | 2024-05-17"],
            ),
            (
                "President Ana Silva travels to Tunis on Friday. A stop in Cairo is also possible.",
                &[
                    "visit | planned | Ana Silva | Tunis | 2024-05-17",
                    "visit | unconfirmed | Ana Silva | Cairo",
                ],
            ),
            (
                "President Ana Silva looks forward to meeting Prime Minister Jan Novak again.",
                &[],
            ),
            (
                "President Ana Silva is planning a visit to Oslo.",
                &["visit | planned | Ana Silva | Oslo"],
            ),
        ]);
    }
}
