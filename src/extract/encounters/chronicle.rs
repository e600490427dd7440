//! What do the days over a section say? "MONDAY" in a diary dates what stands under it and tells whether that was or will be.

use super::reports::Report;
use crate::extract::dates::{DatePhrase, Direction};
use crate::extract::reading::Reading;
use crate::vocabulary::Status;

/// The headings of a text, in order.
pub fn headings(dates: &[DatePhrase]) -> Vec<&DatePhrase> {
    dates.iter().filter(|d| d.heading.is_some()).collect()
}

/// The heading over a token; no two stand over the same.
fn heading_over<'d>(headings: &[&'d DatePhrase], token: usize) -> Option<&'d DatePhrase> {
    let k = headings.partition_point(|d| d.tokens.start <= token);
    let heading = headings.get(k.checked_sub(1)?)?;
    heading.heads(token).then_some(*heading)
}

/// The heading that stands over the report: "MONDAY"; a time of day only over what has been.
pub fn headed(headings: &[&DatePhrase], report: &Report) -> Option<(DatePhrase, Direction)> {
    let told = matches!(report.verdict.status, Some(Status::Held | Status::Ongoing));
    let heading = heading_over(headings, report.trigger).filter(|d| told || !d.is_clock())?;
    let direction = if told {
        Direction::Past
    } else {
        Direction::Future
    };
    Some((heading.clone(), direction))
}

/// Under the days of a week gone by and the times of a live page the present tense tells what was.
pub fn as_chronicle(headings: &[&DatePhrase], report: &mut Report) {
    let heading = heading_over(headings, report.trigger).and_then(|d| d.heading.as_ref());
    let gone_by = heading.is_some_and(|h| h.direction != Some(Direction::Future));
    let to_come = heading.is_some_and(|h| h.direction == Some(Direction::Future));
    if to_come && matches!(report.verdict.rule, "status-default" | "status-participle") {
        report.verdict.status = Some(Status::Planned);
        report.verdict.rule = "status-diary";
    }
    if gone_by && matches!(report.verdict.rule, "status-present" | "status-progressive") {
        report.verdict.status = Some(Status::Held);
        report.verdict.rule = "status-chronicle";
        if let Some((_, direction)) = &mut report.when {
            *direction = Direction::Past;
        }
    }
}

/// What a day after that of publication heads or dates is yet to be, unless the words themselves say that it was.
pub fn not_yet(r: &Reading, report: &mut Report) {
    let published = r.doc.meta.published;
    let first = report
        .when
        .as_ref()
        .and_then(|(date, direction)| date.resolve(published, *direction));
    let ahead = first.is_some_and(|(first, _)| published.is_some_and(|p| first > p));
    if ahead && !report.verdict.explicit && report.verdict.status == Some(Status::Held) {
        report.verdict.status = Some(Status::Planned);
        report.verdict.rule = "status-future-date";
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::encounters::fixtures::check;

    #[test]
    fn days_told_once() {
        check(&[
            // one day at the head of a running paragraph heads nothing
            (
                "MONDAY. The port was shut.\n\nPresident Ana Silva met Prime Minister Jan Novak.",
                &["bilateral | held | Ana Silva; Jan Novak"],
            ),
            // a headword without a day ends the section
            (
                "MONDAY. The port was shut.\n\nTUESDAY. The port opened and ships left.\n\nNEXT. President Ana Silva meets Prime Minister Jan Novak.",
                &["bilateral | planned | Ana Silva; Jan Novak"],
            ),
            // more is told than foreseen: the week gone by, and what was to be on a day of it
            (
                "MONDAY. President Ana Silva receives Prime Minister Jan Novak. Guards were posted.\n\nTUESDAY. Rain fell. Foreign Minister Eva Kiss was to see President Ana Silva on Wednesday.",
                &[
                    "bilateral | held | Ana Silva; Jan Novak | 2024-05-13",
                    "bilateral | planned | Eva Kiss; Ana Silva | 2024-05-15",
                ],
            ),
            // a diary goes on into the week after
            (
                "The week ahead\n\nTUESDAY\n\nPresident Ana Silva receives Prime Minister Jan Novak. The date was fixed in March.\n\nWEDNESDAY\n\nForeign Minister Eva Kiss flies to Rome.",
                &[
                    "bilateral | planned | Ana Silva; Jan Novak | 2024-05-21",
                    "visit | planned | Eva Kiss | Rome | 2024-05-22",
                ],
            ),
            // times of a live page date what has been, not what will be
            (
                "09:40 President Ana Silva meets Prime Minister Jan Novak.\n\n11:15 Foreign Minister Eva Kiss will fly to Rome.",
                &[
                    "bilateral | held | Ana Silva; Jan Novak | 2024-05-15",
                    "visit | planned | Eva Kiss | Rome",
                ],
            ),
        ]);
    }
}
