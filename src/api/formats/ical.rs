//! iCalendar (RFC 5545): meetings as all-day events. A plan is TENTATIVE, never CONFIRMED.

use crate::model::{Ix, Kind, Meeting, Model};
use crate::text::Date;
use crate::vocabulary::{Field, Status};

/// Octets on a line before it is folded.
const LINE: usize = 75;

/// Meetings without a date, which no calendar can hold.
pub(in crate::api) fn undated(model: &Model, rows: &[Ix]) -> usize {
    rows.iter()
        .filter(|ix| start(&model.meetings[**ix as usize]).is_none())
        .count()
}

fn start(meeting: &Meeting) -> Option<Date> {
    meeting
        .when
        .as_ref()
        .and_then(|when| when.start.or(when.end))
}

/// The calendar of a page.
pub(in crate::api) fn write(model: &Model, rows: &[Ix]) -> Vec<u8> {
    let mut out = String::new();
    line(&mut out, "BEGIN:VCALENDAR");
    line(&mut out, "VERSION:2.0");
    line(&mut out, "PRODID:-//briefing//meetings//EN");
    line(&mut out, "CALSCALE:GREGORIAN");
    line(&mut out, "METHOD:PUBLISH");
    for ix in rows {
        event(&mut out, model, *ix);
    }
    line(&mut out, "END:VCALENDAR");
    out.into_bytes()
}

fn event(out: &mut String, model: &Model, ix: Ix) {
    let meeting = &model.meetings[ix as usize];
    let Some(start) = start(meeting) else {
        return;
    };
    let last = meeting
        .when
        .as_ref()
        .and_then(|when| when.end)
        .unwrap_or(start)
        .max(start);
    // The end of an all-day event is the day after its last.
    let end = last.tomorrow().unwrap_or(last);
    let day = |date: Date| date.strftime("%Y%m%d").to_string();
    let published = meeting
        .briefings
        .iter()
        .filter_map(|ix| model.briefings[*ix as usize].document.meta.published);
    // When the newest report was made: the clock of the server would make every answer different.
    let stamp = published.max().map_or("19700101".to_owned(), day);
    let status = match meeting.status {
        Status::Planned | Status::Unconfirmed => "TENTATIVE",
        Status::Ongoing | Status::Held => "CONFIRMED",
        Status::Cancelled => "CANCELLED",
    };
    let places: Vec<&str> = meeting
        .places
        .iter()
        .map(|place| place.name.as_str())
        .collect();
    line(out, "BEGIN:VEVENT");
    line(out, &format!("UID:{}@briefing", meeting.id));
    line(out, &format!("DTSTAMP:{stamp}T000000Z"));
    line(out, &format!("DTSTART;VALUE=DATE:{}", day(start)));
    line(out, &format!("DTEND;VALUE=DATE:{}", day(end)));
    line(out, &format!("SUMMARY:{}", text(&meeting.label)));
    line(out, &format!("STATUS:{status}"));
    line(
        out,
        &format!("CATEGORIES:{},{}", meeting.kind, meeting.status),
    );
    line(out, "TRANSP:TRANSPARENT");
    if !places.is_empty() {
        line(out, &format!("LOCATION:{}", text(&places.join(", "))));
    }
    line(
        out,
        &format!("DESCRIPTION:{}", text(&description(model, meeting))),
    );
    line(out, "END:VEVENT");
}

fn description(model: &Model, meeting: &Meeting) -> String {
    let mut lines = vec![format!("Status: {}", meeting.status)];
    let names: Vec<&str> = meeting
        .participants
        .iter()
        .map(|p| model.party_name(&p.party))
        .collect();
    if !names.is_empty() {
        lines.push(format!("Participants: {}", names.join(", ")));
    }
    let agenda: Vec<&str> = meeting
        .agenda
        .iter()
        .map(|ix| model.name(Kind::Issue, *ix))
        .collect();
    if !agenda.is_empty() {
        lines.push(format!("Agenda: {}", agenda.join("; ")));
    }
    let mention = meeting.evidence.iter().find(|e| e.field == Field::Mention);
    lines.extend(mention.map(|evidence| format!("“{}”", model.exact(evidence))));
    lines.join("\n")
}

/// Escapes a TEXT value.
fn text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// Writes a line, folded at 75 octets between characters.
fn line(out: &mut String, text: &str) {
    let mut room = LINE;
    for c in text.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = LINE - 1;
        }
        out.push(c);
        room -= c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut out = String::new();
        let long = "é".repeat(100);
        line(&mut out, &long);
        assert!(out.split("\r\n").all(|line| line.len() <= LINE));
        assert_eq!(out.replace("\r\n ", "").trim_end(), long);
    }

    #[test]
    fn special_characters_are_escaped() {
        assert_eq!(text("a,b;c\\d\ne"), "a\\,b\\;c\\\\d\\ne");
    }
}
