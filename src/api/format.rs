//! Which format an answer has: `?format=` decides, else `Accept` with its q-values (RFC 9110, section 12.5.1).

use axum::http::{HeaderMap, header};

use super::error::{ApiError, Code};
use crate::query::{Param, Problem, nearest};

/// A format that something here is served in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Json,
    Ndjson,
    Csv,
    Ical,
    JsonLd,
    Annotations,
    GraphMl,
    EventStream,
    OpenMetrics,
}

impl Format {
    /// Formats of the list of anything but meetings.
    pub(super) const LIST: &'static [Format] =
        &[Format::Json, Format::Ndjson, Format::Csv, Format::JsonLd];
    /// Formats of lists of meetings.
    pub(super) const MEETINGS: &'static [Format] = &[
        Format::Json,
        Format::Ndjson,
        Format::Csv,
        Format::JsonLd,
        Format::Ical,
    ];
    /// Formats of one entity.
    pub(super) const ONE: &'static [Format] = &[Format::Json, Format::JsonLd];
    /// Formats of one meeting.
    pub(super) const MEETING: &'static [Format] = &[Format::Json, Format::JsonLd, Format::Ical];
    /// Formats of evidence as annotations.
    pub(super) const ANNOTATIONS: &'static [Format] = &[Format::Annotations, Format::Json];
    /// What is served as JSON alone.
    pub(super) const JSON: &'static [Format] = &[Format::Json];
    /// Formats of changes.
    pub(super) const CHANGES: &'static [Format] = &[Format::Json, Format::EventStream];
    /// Formats of the graph.
    pub(super) const GRAPH: &'static [Format] = &[Format::Json, Format::GraphMl];

    /// Its name in `?format=`.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Format::Json => "json",
            Format::Ndjson => "ndjson",
            Format::Csv => "csv",
            Format::Ical => "ics",
            Format::JsonLd | Format::Annotations => "jsonld",
            Format::GraphMl => "graphml",
            Format::EventStream => "sse",
            Format::OpenMetrics => "openmetrics",
        }
    }

    /// Its media type in `Accept`.
    pub(super) const fn media_type(self) -> &'static str {
        match self {
            Format::Json => "application/json",
            Format::Ndjson => "application/x-ndjson",
            Format::Csv => "text/csv",
            Format::Ical => "text/calendar",
            Format::JsonLd | Format::Annotations => "application/ld+json",
            Format::GraphMl => "application/graphml+xml",
            Format::EventStream => "text/event-stream",
            Format::OpenMetrics => "application/openmetrics-text",
        }
    }

    /// What its answers say they are.
    pub(super) const fn content_type(self) -> &'static str {
        match self {
            Format::Csv => "text/csv; charset=utf-8; header=present",
            Format::Ical => "text/calendar; charset=utf-8",
            Format::Annotations => {
                "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\""
            }
            Format::OpenMetrics => "application/openmetrics-text; version=1.0.0; charset=utf-8",
            other => other.media_type(),
        }
    }

    /// What it is called by others as well.
    const fn also(self) -> &'static [&'static str] {
        match self {
            Format::Ndjson => &["application/ndjson", "application/jsonl"],
            Format::GraphMl => &["application/xml", "text/xml"],
            _ => &[],
        }
    }
}

/// The format of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Chosen {
    pub(super) format: Format,
    /// Whether the address names it, so that its links do as well.
    pub(super) named: bool,
}

impl Chosen {
    /// The name for the links of the answer.
    pub(super) fn in_links(self) -> Option<&'static str> {
        self.named.then(|| self.format.name())
    }
}

/// Chooses among the formats offered. What is wrong with `?format=` joins the other problems of a query; a header
/// that allows none of the formats is a refusal of its own.
fn choose(
    offered: &'static [Format],
    params: &[Param<'_>],
    headers: &HeaderMap,
) -> Result<Result<Chosen, ApiError>, Problem> {
    if let Some(param) = params.iter().find(|param| param.name == "format") {
        let found = offered.iter().find(|format| format.name() == param.whole);
        return match found {
            Some(format) => Ok(Ok(Chosen {
                format: *format,
                named: true,
            })),
            None => {
                let names: Vec<&str> = offered.iter().map(|format| format.name()).collect();
                let wanted = format!("is no format of this answer; there is {}", names.join(", "));
                let near = nearest(&param.whole, &names);
                let near = if near.is_empty() {
                    names.iter().map(|n| (*n).to_owned()).collect()
                } else {
                    near
                };
                Err(Problem {
                    nearest: near,
                    ..Problem::value("format", &param.whole, wanted)
                })
            }
        };
    }
    Ok(negotiate(offered, &ranges(headers))
        .map(|format| Chosen {
            format,
            named: false,
        })
        .ok_or_else(|| {
            let types = offered
                .iter()
                .map(|format| format.media_type().to_owned())
                .collect();
            ApiError::new(
                Code::NOT_ACCEPTABLE,
                "None of the formats in `Accept` is served here.",
            )
            .nearest(types)
        }))
}

/// The query and the format, or everything that is wrong with either.
pub(super) fn with_format<T>(
    parsed: Result<T, Vec<Problem>>,
    offered: &'static [Format],
    params: &[Param<'_>],
    headers: &HeaderMap,
) -> Result<(T, Chosen), ApiError> {
    match (parsed, choose(offered, params, headers)) {
        (Ok(query), Ok(chosen)) => Ok((query, chosen?)),
        (Err(problems), Ok(_)) => Err(problems.into()),
        (Ok(_), Err(problem)) => Err(vec![problem].into()),
        (Err(mut problems), Err(problem)) => {
            problems.push(problem);
            Err(problems.into())
        }
    }
}

/// What the client accepts.
fn ranges(headers: &HeaderMap) -> Vec<Range<'_>> {
    let lists = headers.get_all(header::ACCEPT).iter();
    let lists = lists.filter_map(|list| list.to_str().ok());
    lists.flat_map(Range::parse_list).collect()
}

/// The offered format of the highest quality; the first of equals.
fn negotiate(offered: &[Format], accepted: &[Range<'_>]) -> Option<Format> {
    if accepted.is_empty() {
        return offered.first().copied();
    }
    let mut best: Option<(Format, u16)> = None;
    for format in offered {
        let names = std::iter::once(format.media_type()).chain(format.also().iter().copied());
        let quality = names
            .filter_map(|name| quality(accepted, name))
            .max()
            .unwrap_or(0);
        if quality > best.map_or(0, |(_, best)| best) {
            best = Some((*format, quality));
        }
        if quality == Range::BEST {
            break;
        }
    }
    best.map(|(format, _)| format)
}

/// Whether a client would rather have `wanted` than `other`; not where it says nothing or likes both alike.
pub(crate) fn prefers(headers: &HeaderMap, wanted: &str, other: &str) -> bool {
    let accepted = ranges(headers);
    let of = |media_type| quality(&accepted, media_type).unwrap_or(0);
    of(wanted) > of(other)
}

/// The quality that the most specific matching range gives a media type.
fn quality(ranges: &[Range<'_>], media_type: &str) -> Option<u16> {
    let specific = |range: &&Range<'_>| match range.name {
        "*/*" => Some(0),
        name => match name.strip_suffix("/*") {
            Some(kind) => media_type
                .strip_prefix(kind)
                .is_some_and(|rest| rest.starts_with('/'))
                .then_some(1),
            None => name.eq_ignore_ascii_case(media_type).then_some(2),
        },
    };
    let matching = ranges
        .iter()
        .filter_map(|range| Some((specific(&range)?, range.quality)));
    matching.max().map(|(_, quality)| quality)
}

/// One entry of `Accept`.
struct Range<'a> {
    name: &'a str,
    /// In thousandths.
    quality: u16,
}

impl<'a> Range<'a> {
    const BEST: u16 = 1000;

    fn parse_list(list: &'a str) -> impl Iterator<Item = Range<'a>> {
        list.split(',').filter_map(Range::parse)
    }

    fn parse(text: &'a str) -> Option<Range<'a>> {
        let mut parts = text.split(';').map(str::trim);
        let name = parts.next().filter(|name| name.contains('/'))?;
        let mut quality = Range::BEST;
        for part in parts {
            if let Some(q) = part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")) {
                let q: f32 = q.trim().parse().ok()?;
                quality = (q.clamp(0.0, 1.0) * f32::from(Range::BEST)) as u16;
            }
        }
        Some(Range { name, quality })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quality_then_order_decide() {
        for (accept, expected) in [
            ("", Some(Format::Json)),
            ("*/*", Some(Format::Json)),
            ("text/csv", Some(Format::Csv)),
            ("TEXT/CSV;q=0.5", Some(Format::Csv)),
            ("text/csv;q=0.5, application/json;q=0.4", Some(Format::Csv)),
            ("application/json;q=0, */*;q=0.1", Some(Format::Ndjson)),
            ("text/*", Some(Format::Csv)),
            (
                "text/html,application/xhtml+xml,*/*;q=0.8",
                Some(Format::Json),
            ),
            ("application/ndjson", Some(Format::Ndjson)),
            ("application/ld+json; profile=\"x\"", Some(Format::JsonLd)),
            ("image/png", None),
            ("*/*;q=0", None),
            ("text/calendar", None),
        ] {
            let accepted: Vec<Range<'_>> = Range::parse_list(accept).collect();
            assert_eq!(negotiate(Format::LIST, &accepted), expected, "{accept}");
        }
    }
}
