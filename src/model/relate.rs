//! The relations that follow from others.

use super::{Issue, Ix, Meeting, Model};

/// Fills in the ways back: from officials to their meetings and issues, from wholes to their parts.
pub(super) fn relate(model: &mut Model) {
    let (officials, meetings, issues) = (&model.officials, &model.meetings, &model.issues);
    let ((official_meetings, official_issues), ((issue_meetings, meeting_parts), issue_parts)) =
        rayon::join(
            || {
                let meetings = meetings.iter().map(Meeting::officials);
                let issues = issues.iter().map(Issue::officials);
                rayon::join(
                    || back(officials.len(), meetings),
                    || back(officials.len(), issues),
                )
            },
            || {
                let agendas = meetings
                    .iter()
                    .map(|meeting| meeting.agenda.iter().copied());
                let wholes = meetings.iter().map(|meeting| meeting.part_of);
                let both = rayon::join(
                    || back(issues.len(), agendas),
                    || back(meetings.len(), wholes),
                );
                let wholes = issues.iter().map(|issue| issue.part_of);
                (both, back(issues.len(), wholes))
            },
        );
    let officials = model.officials.iter_mut();
    for ((official, meetings), issues) in officials.zip(official_meetings).zip(official_issues) {
        official.meetings = meetings;
        official.issues = issues;
    }
    for (meeting, parts) in model.meetings.iter_mut().zip(meeting_parts) {
        meeting.parts = parts;
    }
    for ((issue, meetings), parts) in model.issues.iter_mut().zip(issue_meetings).zip(issue_parts) {
        issue.meetings = meetings;
        issue.parts = parts;
    }
}

/// For each of so many entities those that lead to it, in their order; `leads` gives where each one leads.
fn back(count: usize, leads: impl Iterator<Item: IntoIterator<Item = Ix>>) -> Vec<Vec<Ix>> {
    let mut back = vec![Vec::new(); count];
    for (at, leads) in leads.enumerate() {
        for to in leads {
            back[to as usize].push(at as Ix);
        }
    }
    back
}
