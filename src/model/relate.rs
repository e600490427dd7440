//! The relations that follow from others.

use super::{Ix, Model, officials_of};

/// Fills in the ways back: from officials to their meetings and issues, from wholes to their parts.
pub(super) fn relate(model: &mut Model) {
    let mut official_meetings = vec![Vec::new(); model.officials.len()];
    let mut issue_meetings = vec![Vec::new(); model.issues.len()];
    let mut meeting_parts = vec![Vec::new(); model.meetings.len()];
    for (at, meeting) in model.meetings.iter().enumerate() {
        for official in officials_of(meeting.participants.iter().map(|p| &p.party)) {
            official_meetings[official as usize].push(at as Ix);
        }
        for issue in &meeting.agenda {
            issue_meetings[*issue as usize].push(at as Ix);
        }
        if let Some(whole) = meeting.part_of {
            meeting_parts[whole as usize].push(at as Ix);
        }
    }
    let mut official_issues = vec![Vec::new(); model.officials.len()];
    let mut issue_parts = vec![Vec::new(); model.issues.len()];
    for (at, issue) in model.issues.iter().enumerate() {
        for official in officials_of(issue.raised_by.iter().chain(&issue.raised_with)) {
            official_issues[official as usize].push(at as Ix);
        }
        if let Some(whole) = issue.part_of {
            issue_parts[whole as usize].push(at as Ix);
        }
    }
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
