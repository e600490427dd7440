//! Nouns that report an encounter: "talks with X", "the Munich Security Conference"; trips are told in [`super::travel`].

mod another;
mod occasions;
mod setting;
mod sides;

use super::phrases::Scene;
use super::reports::{Report, Told};
use super::roles::{Role, included_in, prepared_by, purpose_of, role};
use super::senses::{NounSense, noun_sense};
use super::status::of_noun;
use super::travel::{destination, visit};
use super::verbal::one_by_one;
use crate::extract::dates::DatePhrase;
use crate::syntax::Tag;
use crate::vocabulary::MeetingType;
use occasions::{
    carries_out, event_name, is_modifier, is_no_occasion, is_process, is_summit, speaks_of_meeting,
    tells_meeting,
};
use setting::{kind_of, place_of};
use sides::company;

pub use another::another;
pub use occasions::speaks_of;

/// What the noun at a token reports.
pub fn report(scene: &Scene, dates: &[DatePhrase], n: usize) -> Vec<Report> {
    let r = scene.r;
    let Some(report) = one(scene, dates, n) else {
        return Vec::new();
    };
    let each = noun_sense(r, n).is_some_and(|s| s.kind == Some(MeetingType::Bilateral))
        || (n.saturating_sub(3)..n)
            .any(|i| matches!(r.lower(i), "separate" | "individual" | "bilateral"));
    let apart = each && r.tag(n) == Tag::NNS;
    if apart && report.participants.len() >= 3 {
        one_by_one(scene, report)
    } else {
        vec![report]
    }
}

fn one(scene: &Scene, dates: &[DatePhrase], n: usize) -> Option<Report> {
    let r = scene.r;
    if !r.tag(n).is_noun() && r.tag(n) != Tag::JJ && r.tag(n) != Tag::VBG {
        return None;
    }
    let mut sense = noun_sense(r, n)?;
    if pays_call(scene, n) {
        sense.kind = Some(MeetingType::Bilateral);
    }
    if scene.cast.mention_at(n).is_some_and(|m| !m.pronoun) || is_modifier(r, n) {
        return None;
    }
    if let Some(stop) = destination(scene, dates, n) {
        return Some(stop);
    }
    if let Role::After(p, Some(v)) = role(scene, n) {
        // "met X for talks", "received him for a dinner": the verb has told it
        if r.lower(p) == "for" && v < n && tells_meeting(r, v) && !r.capitalized(n) {
            return None;
        }
    }
    let floor = scene.clauses.around(n).start;
    let start = scene.np_start(n, floor).min(sense.tokens.start);
    let event = event_name(r, n, start);
    let is_visit = sense.kind == Some(MeetingType::Visit);
    let next = if n + 1 < r.len() { r.lower(n + 1) } else { "" };
    let to_somebody = next == "to"
        && !scene
            .list_after(n + 2, scene.clauses.around(n).end)
            .is_empty();
    let dated = next == "on" && n + 2 < r.len() && super::marks::is_time(r, n + 2);
    if r.lemma(n) == "call"
        && matches!(next, "for" | "to" | "on")
        && !dated
        && sense.tokens.len() == 1
        && sense.kind == Some(MeetingType::Call)
        && !to_somebody
    {
        return None; // a demand
    }
    if is_no_occasion(r, n, start, next) {
        return None;
    }
    if sense
        .tokens
        .clone()
        .any(|i| matches!(r.lower(i), "press" | "news"))
        || n > 0 && matches!(r.lower(n - 1), "press" | "news")
    {
        return None;
    }
    if let Role::Object(v) = role(scene, n) {
        let resumes = matches!(
            r.lemma(v),
            "resume" | "restart" | "begin" | "continue" | "start" | "launch"
        ) && r.tag(v) == Tag::VB;
        // what they agreed to begin, not what they are expected to
        let agreed = v > 1
            && r.lower(v - 1) == "to"
            && !matches!(
                r.lower(v - 2),
                "expected" | "due" | "set" | "scheduled" | "slated" | "were" | "are" | "is" | "was"
            );
        if resumes && agreed && !with_somebody(scene, n) {
            return None;
        }
        // "want a constructive dialogue with Tokyo": how states should deal with each other
        let wished = matches!(
            r.lemma(v),
            "advocate" | "encourage" | "favor" | "favour" | "prefer" | "seek" | "support" | "want"
        );
        if wished && r.lemma(n) == "dialogue" && event.is_none() {
            return None;
        }
    }
    if sense.kind.is_none() && !speaks_of_meeting(r, n, &event) {
        return None;
    }
    // "her appointment as minister", "a medical appointment"
    if r.lemma(n) == "appointment" && !with_somebody(scene, n) && prepared_by(scene, n).is_none() {
        return None;
    }
    // "his visit with X" is a meeting, "his travel with X to Kyiv" a trip of both
    let travels = matches!(r.lemma(n), "travel" | "trip" | "journey" | "tour");
    let report = if is_visit && (travels || !with_somebody(scene, n)) {
        visit(scene, dates, n, start)
    } else {
        meeting(scene, dates, n, start, &sense, event.clone())
    }?;
    let definite = (start..n).any(|i| {
        matches!(
            r.lower(i),
            "the" | "this" | "that" | "these" | "those" | "his" | "her" | "their" | "its" | "both"
        )
    }) || is_visit;
    if is_process(r, n)
        && !report.sided
        && report.places.is_empty()
        && report.when.is_none()
        && !matches!(role(scene, n), Role::Object(v) if carries_out(r, v))
    {
        return None;
    }
    let bare = report.places.is_empty()
        && report.participants.len() < 2
        && !report.somebody
        && !report.sided;
    let placed = definite
        && report.participants.is_empty()
        && !report.sided
        && !is_summit(sense.kind)
        && report.when.is_none();
    // "his meetings in China": all of them, none in particular
    let all_of_them = r.tag(n) == Tag::NNS
        && matches!(r.lemma(n), "meeting" | "engagement" | "call")
        && report.participants.len() < 2
        && !report.sided;
    if all_of_them && event.is_none() {
        return None;
    }
    let reference = definite && (bare || placed) && event.is_none();
    let stop = is_visit
        && !report.places.is_empty()
        && (start..n).any(|i| matches!(r.lower(i), "a" | "an" | "another"));
    let occasion = event.is_some() || is_summit(sense.kind) && !report.places.is_empty();
    // "the next round will be held in Rome": of those who held the last
    let sequel = report.anew && (report.when.is_some() || !report.places.is_empty());
    // "The economic dialogue in Lima on 3 June was cancelled": the words alone say which one
    let settled = sense.kind.is_some()
        && !report.places.is_empty()
        && report.when.is_some()
        && matches!(role(scene, n), Role::Subject(_));
    if report.participants.is_empty() && !(reference || stop || occasion || sequel || settled) {
        return None;
    }
    // "the meeting was attended by X": who attends what has been told of
    let joins = definite
        && !report.sided
        && report.places.is_empty()
        && matches!(role(scene, n), Role::Subject(v) if attended(scene, v));
    let definite = definite && is_summit(sense.kind) && event.is_none();
    Some(Report {
        reference,
        joins,
        event,
        definite,
        ..report
    })
}

/// "a call on President X", not one on him to resign.
pub fn pays_call(scene: &Scene, n: usize) -> bool {
    let r = scene.r;
    let end = scene.clauses.around(n).end;
    if !(r.lemma(n) == "call" && n + 2 < end && r.lower(n + 1) == "on") {
        return false;
    }
    let host = scene.list_after(n + 2, end);
    let demands = host.edge < end && matches!(r.lower(host.edge), "to" | "for");
    host.has_official() && !demands
}

/// "was attended by", "was hosted by X and attended by Y".
fn attended(scene: &Scene, finite: usize) -> bool {
    let r = scene.r;
    (finite..scene.clauses.around(finite).end).any(|i| {
        scene.clauses.same(i, finite)
            && r.tag(i) == Tag::VBN
            && matches!(r.lemma(i), "attend" | "host" | "chair")
    })
}

fn with_somebody(scene: &Scene, n: usize) -> bool {
    let r = scene.r;
    n + 1 < r.len()
        && r.lower(n + 1) == "with"
        && !scene
            .list_after(n + 2, scene.clauses.around(n).end)
            .is_empty()
}

/// An encounter: who takes part, of what kind it is and where it is.
fn meeting(
    scene: &Scene,
    dates: &[DatePhrase],
    n: usize,
    start: usize,
    sense: &NounSense,
    event: Option<String>,
) -> Option<Report> {
    let r = scene.r;
    let end = scene.clauses.around(n).end;
    let role = role(scene, n);
    let trip = included_in(scene, n, role);
    let company = company(scene, n, start, sense, event.is_some(), role, trip);
    let kind = kind_of(
        scene,
        n,
        start..n,
        sense,
        &company.sides,
        event.is_some(),
        company.with,
    );
    let mut places = place_of(scene, n, start, end, role);
    if kind == Some(MeetingType::Call) {
        places.clear();
    }
    let mut report = Told {
        trigger: n,
        kind,
        verdict: of_noun(scene, n, role),
        sides: company.sides,
        places,
    }
    .finish(scene, dates);
    report.sided = company.sided;
    report.beside = trip.or(report.beside);
    if let Role::After(p, Some(v)) = role
        && matches!(r.lower(p), "for" | "to")
        && v < n
    {
        report.purpose_of = Some(v);
    }
    // "will visit Lima to hold talks with X"
    if let Role::Object(v) = role {
        report.purpose_of = purpose_of(scene, v);
    }
    Some(report)
}

#[cfg(test)]
mod tests {
    use crate::extract::encounters::fixtures::check;

    #[test]
    fn tells_nothing() {
        check(&[
            ("The meeting room was empty.", &[]),
            ("President Ana Silva renewed her call for a ceasefire.", &[]),
            ("The talks process has stalled.", &[]),
            ("President Ana Silva held a press conference.", &[]),
            ("President Ana Silva dropped out of the debate.", &[]),
            (
                "President Ana Silva praised bilateral and trilateral cooperation and continued EU engagement.",
                &[],
            ),
            (
                "President Ana Silva cited the United Nations Convention on the Law of the Sea.",
                &[],
            ),
            ("A spokesman announced a visit.", &[]),
            ("The next round will be held in Rome in June.", &[]),
            (
                "Chilean officials want a constructive dialogue with Peru.",
                &[],
            ),
        ]);
    }

    #[test]
    fn whom_the_verb_behind_the_noun_names() {
        check(&[
            // what the talks led to is between them, whoever talked
            (
                "The talks in Oslo ended the war between Norway and Chile.",
                &[],
            ),
            (
                "President Ana Silva gave a speech at a dinner for Prime Minister Jan Novak.",
                &["bilateral | held | Ana Silva; Jan Novak"],
            ),
            (
                "Talks resume in Doha on Friday between Norway and Chile.",
                &["bilateral | planned | Norway; Chile | Doha | 2024-05-17"],
            ),
            (
                "The summit in Tirana brought together President Ana Silva, Chancellor Eva Braun and Prime Minister Jan Novak.",
                &["multilateral | held | Ana Silva; Eva Braun; Jan Novak | Tirana"],
            ),
        ]);
    }

    #[test]
    fn talks_and_summits() {
        check(&[
            (
                "President Ana Silva held talks with Prime Minister Jan Novak in Lima on Monday.",
                &["bilateral | held | Ana Silva; Jan Novak | Lima | 2024-05-13"],
            ),
            (
                "While in Vienna, Secretary Ana Silva will lead the delegation to the third session of the Council of Europe.",
                &["multilateral | planned | Ana Silva; Council of Europe | Vienna"],
            ),
            (
                "President Ana Silva had a telephone conversation with Prime Minister Jan Novak.",
                &["call | held | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva had a phone call on May 14 with Prime Minister Jan Novak.",
                &["call | held | Ana Silva; Jan Novak | 2024-05-14"],
            ),
            (
                "President Ana Silva and Prime Minister Jan Novak held a working dinner in Rome.",
                &["bilateral | held | Ana Silva; Jan Novak | Rome"],
            ),
            (
                "Talks between Norway and Chile will begin in Geneva on 3 June.",
                &["bilateral | planned | Norway; Chile | Geneva | 2024-06-03"],
            ),
            (
                "U.S.-Chile talks opened in Lima on Tuesday.",
                &["bilateral | held | United States; Chile | Lima | 2024-05-14"],
            ),
            (
                "President Ana Silva attended the G7 summit in Hiroshima.",
                &["multilateral | held | G7; Ana Silva | Hiroshima"],
            ),
            (
                "Foreign Minister Jan Novak will attend the Munich Security Conference on Friday.",
                &["multilateral | planned | Munich Security Conference; Jan Novak | 2024-05-17"],
            ),
            (
                "President Ana Silva flew to Oslo for talks with Prime Minister Jan Novak.",
                &[
                    "visit | held | Ana Silva | Oslo",
                    "bilateral | held | Ana Silva; Jan Novak | Oslo | in 1",
                ],
            ),
            (
                "After a meeting with Prime Minister Jan Novak in Rome, President Ana Silva spoke to reporters.",
                &["bilateral | held | Ana Silva; Jan Novak | Rome"],
            ),
            (
                "During a call with Prime Minister Jan Novak, President Ana Silva raised trade.",
                &["call | held | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva and Prime Minister Jan Novak met in Bali on the margins of the G20 summit.",
                &[
                    "bilateral | held | Ana Silva; Jan Novak | Bali | in 2",
                    "multilateral | held | G20 | Bali",
                ],
            ),
            (
                "President Ana Silva met Prime Minister Jan Novak in Lima. The next round will be held in Rome in June.",
                &[
                    "bilateral | held | Ana Silva; Jan Novak | Lima",
                    "bilateral | planned | Ana Silva; Jan Novak | Rome | 2024-06-01..2024-06-30",
                ],
            ),
            (
                "Foreign Minister Eva Kiss will have a conversation with Prime Minister Jan Novak at the Munich Security Conference.",
                &[
                    "bilateral | planned | Eva Kiss; Jan Novak | Munich | in 2",
                    "multilateral | planned | Munich Security Conference; Eva Kiss | Munich",
                ],
            ),
            (
                "President Ana Silva pulled out of the summit in Oslo.",
                &["multilateral | cancelled | Ana Silva | Oslo"],
            ),
            (
                "Talk of a meeting between President Ana Silva and Prime Minister Jan Novak was premature.",
                &["bilateral | unconfirmed | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva was granted an audience with King Olav.",
                &["bilateral | held | Ana Silva; Olav"],
            ),
            (
                "Over dinner in Rome, President Ana Silva told Prime Minister Jan Novak that trade mattered.",
                &["bilateral | held | Ana Silva; Jan Novak | Rome"],
            ),
            (
                "President Ana Silva took Prime Minister Jan Novak's call on Monday.",
                &["call | held | Jan Novak; Ana Silva | 2024-05-13"],
            ),
            (
                "President Ana Silva will have bilaterals with Prime Minister Jan Novak and Foreign Minister Eva Kiss in Rome.",
                &[
                    "bilateral | planned | Ana Silva; Jan Novak | Rome",
                    "bilateral | planned | Ana Silva; Eva Kiss | Rome",
                ],
            ),
        ]);
    }
}
