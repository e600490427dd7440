//! Which encounters of different documents are one: those of the same sides, at places and dates that agree.
//!
//! Sides are compared as officials are after merging. A trip is known by who travels and where to, a summit by the body
//! that holds it. Dates agree if their ranges meet ("this week" and "on Friday"); where one report gives none, the day of
//! its publication must be near enough, and on the right side: nobody reports today what is held tomorrow. With neither
//! date nor day of publication two reports stay two.

use foldhash::{HashMap, HashMapExt};

use super::{Clusters, each, published};
use crate::extract::{CountryCode, Extraction, Meeting, Party};
use crate::lexicon::{self, PlaceKind};
use crate::model::ids::fold;
use crate::text::{Date, Document};
use crate::vocabulary::{MeetingType, ParticipantRole, Status};

/// An undated report belongs to an encounter at most so many days from its publication.
const NEAR: i32 = 14;
/// Two undated reports of one encounter are published at most so many days apart.
const TOGETHER: i32 = 7;
/// A longer range ("this year") says too little to tell encounters apart.
const LONGEST: i32 = 31;
/// Encounters reported so many days ago are no longer looked at.
const FORGOTTEN: i32 = 400;

/// A party as it compares across documents.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Side {
    Official(usize),
    Country(CountryCode),
    Organization(String),
}

/// One report of an encounter, and what is known of a cluster of them.
#[derive(Debug, Clone)]
struct Report {
    cluster: usize,
    dates: Option<(Date, Date)>,
    published: Option<Date>,
    status: Status,
    countries: Vec<CountryCode>,
    /// Places that are no countries.
    towns: Vec<String>,
}

/// Which meetings of different documents are one.
pub(in crate::model) fn meetings(
    documents: &[Document],
    extractions: &[Extraction],
    officials: &Clusters,
) -> Clusters {
    let mut clusters = Clusters::of_counts(extractions.iter().map(|e| e.meetings.len()));
    let mut known: HashMap<(MeetingType, Vec<Side>), Vec<Report>> = HashMap::new();
    for (item, meeting) in each(extractions, |e| &e.meetings) {
        let sides = sides(meeting, item.0, officials);
        if sides.is_empty() || (sides.len() == 1 && meeting.kind == MeetingType::Bilateral) {
            clusters.open(item);
            continue;
        }
        let report = Report {
            cluster: usize::MAX,
            dates: meeting.when.as_ref().and_then(|w| Some((w.start?, w.end?))),
            published: published(documents, item.0),
            status: meeting.status,
            countries: countries(meeting),
            towns: towns(meeting),
        };
        let alike = known.entry((meeting.kind, sides)).or_default();
        let best = alike
            .iter_mut()
            .rev()
            .take_while(|other| !long_ago(other, &report))
            .filter(|other| clusters.last_document(other.cluster) != item.0)
            .filter(|other| places_agree(meeting.kind, other, &report))
            .filter_map(|other| Some((distance(other, &report)?, other)))
            .min_by_key(|(distance, _)| *distance);
        match best {
            Some((_, other)) => {
                other.learn(&report);
                clusters.join(other.cluster, item);
            }
            None => alike.push(Report {
                cluster: clusters.open(item),
                ..report
            }),
        }
    }
    clusters
}

/// The sides by which an encounter is known, in order.
fn sides(meeting: &Meeting, document: usize, officials: &Clusters) -> Vec<Side> {
    let side = |party: &Party| match party {
        Party::Official(i) => officials.cluster((document, *i)).map(Side::Official),
        Party::Country(code) => Some(Side::Country(code)),
        Party::Organization(name) => Some(Side::Organization(fold(name))),
    };
    let of = |wanted: &dyn Fn(&Side, ParticipantRole) -> bool| {
        let mut sides: Vec<Side> = meeting
            .participants
            .iter()
            .filter_map(|p| Some((side(&p.party)?, p.role)))
            .filter(|(side, role)| wanted(side, *role))
            .map(|(side, _)| side)
            .collect();
        sides.sort();
        sides.dedup();
        sides
    };
    let visitors = of(&|_, role| role == ParticipantRole::Visitor);
    let bodies = of(&|side, _| matches!(side, Side::Organization(_)));
    match meeting.kind {
        MeetingType::Visit if !visitors.is_empty() => visitors,
        MeetingType::Multilateral if !bodies.is_empty() => bodies,
        _ => of(&|_, _| true),
    }
}

/// The countries where it takes place; of a visit the host's as well.
fn countries(meeting: &Meeting) -> Vec<CountryCode> {
    let hosts = meeting.participants.iter().filter_map(|p| match p.party {
        Party::Country(code) if p.role == ParticipantRole::Host => Some(code),
        _ => None,
    });
    let places = meeting.places.iter().filter_map(|place| place.country);
    let mut countries: Vec<CountryCode> = places.chain(hosts).collect();
    countries.sort_unstable();
    countries.dedup();
    countries
}

fn towns(meeting: &Meeting) -> Vec<String> {
    let places = &lexicon::get().places;
    let country = |name: &str| {
        let meanings = places.get(name).unwrap_or_default();
        meanings
            .iter()
            .any(|place| place.kind == PlaceKind::Country)
    };
    let printed = meeting.places.iter().map(|place| place.name.as_str());
    printed.filter(|name| !country(name)).map(fold).collect()
}

fn places_agree(kind: MeetingType, a: &Report, b: &Report) -> bool {
    let meet = |a: &[CountryCode], b: &[CountryCode]| {
        a.is_empty() || b.is_empty() || a.iter().any(|country| b.contains(country))
    };
    let towns = kind == MeetingType::Visit
        || a.towns.is_empty()
        || b.towns.is_empty()
        || a.towns.iter().any(|town| b.towns.contains(town));
    meet(&a.countries, &b.countries) && towns
}

/// How far two reports are apart, in days and with the better sign first; none if they cannot be of one encounter.
fn distance(known: &Report, new: &Report) -> Option<(u8, i32)> {
    match (known.dates, new.dates) {
        (Some(a), Some(b)) => {
            let meet = a.0 <= b.1 && b.0 <= a.1;
            let telling = length(a) <= LONGEST && length(b) <= LONGEST;
            (meet && (telling || a == b)).then(|| (0, days(a.0, b.0).abs()))
        }
        (Some(dates), None) => near(dates, new).map(|days| (1, days)),
        (None, Some(dates)) => near(dates, known).map(|days| (1, days)),
        (None, None) => {
            let apart = days(known.published?, new.published?).abs();
            (apart <= TOGETHER).then_some((2, apart))
        }
    }
}

/// How many days an undated report was published from an encounter of those dates, if it can be a report of it.
fn near(dates: (Date, Date), report: &Report) -> Option<i32> {
    let published = report.published?;
    let apart = if published < dates.0 {
        days(published, dates.0)
    } else {
        days(dates.1, published).max(0)
    };
    let possible = match report.status {
        Status::Held | Status::Ongoing => published >= dates.0,
        Status::Planned | Status::Unconfirmed => published <= dates.1,
        Status::Cancelled => true,
    };
    (possible && apart <= NEAR && length(dates) <= LONGEST).then_some(apart)
}

fn long_ago(known: &Report, new: &Report) -> bool {
    match (known.published, new.published) {
        (Some(then), Some(now)) => days(then, now) > FORGOTTEN,
        _ => false,
    }
}

fn length(dates: (Date, Date)) -> i32 {
    days(dates.0, dates.1)
}

fn days(from: Date, to: Date) -> i32 {
    from.duration_until(to).as_hours().div_euclid(24) as i32
}

impl Report {
    /// Adds a report of the same encounter.
    fn learn(&mut self, new: &Report) {
        self.dates = match (self.dates, new.dates) {
            (Some(a), Some(b)) => Some((a.0.max(b.0), a.1.min(b.1))),
            (a, b) => a.or(b),
        };
        self.published = new.published.or(self.published);
        self.status = new.status;
        for country in &new.countries {
            if !self.countries.contains(country) {
                self.countries.push(country);
            }
        }
        for town in &new.towns {
            if !self.towns.contains(town) {
                self.towns.push(town.clone());
            }
        }
    }
}
