//! What is at issue: subjects raised, discussed, condemned, supported, asked for; who raises each, with whom, how.
//!
//! Frames say where a subject is raised ([`frames`]: [`verbal`], [`nominal`], [`adjectives`], [`table`]), how far it reaches ([`region`]) and into which items
//! it parts ([`items`], [`lists`]); what tells nothing goes ([`telling`]). Each item becomes an issue, or a further
//! mention of one ([`merging`]), with its category, its stance and the meeting it belongs to ([`agenda`]).

mod addressees;
mod adjectives;
mod agenda;
mod binding;
mod boundaries;
mod bullets;
mod carriers;
mod category;
mod complements;
mod contents;
mod deeds;
#[cfg(test)]
mod fixtures;
mod frames;
mod gleaned;
mod items;
mod leads;
mod lists;
mod merging;
mod nominal;
mod passives;
mod phrases;
mod predicates;
mod region;
mod sayings;
mod series;
mod speaker;
mod stance;
mod subjects;
mod table;
mod talks;
mod telling;
mod topping;
mod verbal;

use std::ops::Range;

use super::cast::Cast;
use super::coreference::tidy;
use super::encounters::Encounters;
use super::officials::on;
use super::reading::Reading;
use super::{CountryCode, Issue, Party};
use crate::lexicon::TopicPart;
use crate::syntax::Tag;
use crate::vocabulary::{Category, Field, Stance};
use frames::Frame;

/// An issue in the making.
struct Draft {
    key: Vec<String>,
    mentions: Vec<Range<usize>>,
    stance: Stance,
    frame: Frame,
    by: Vec<Party>,
    with: Vec<Party>,
    meetings: Vec<usize>,
    parent: Option<usize>,
    /// The phrases of the earlier subject that it leans on for its category ("those goods").
    leans: Vec<Range<usize>>,
}

/// What has been found so far.
struct Found {
    drafts: Vec<Draft>,
    /// The tokens that lie in a subject: a meeting told there is talked about.
    spoken_of: Vec<bool>,
}

impl Draft {
    /// Whether a stretch shares words with a mention.
    fn touches(&self, tokens: &Range<usize>) -> bool {
        self.mentions
            .iter()
            .any(|m| m.start < tokens.end && tokens.start < m.end)
    }
}

/// Finds the issues of a text and puts them on the agendas of its meetings.
pub fn issues(r: &Reading, cast: &Cast, encounters: &mut Encounters) -> Vec<Issue> {
    let mut found = Found {
        drafts: Vec::new(),
        spoken_of: vec![false; r.len()],
    };
    let mut claimed: Vec<Range<usize>> = Vec::new();
    for frame in frames::frames(r, cast) {
        // a word inside a subject raises no other: "condemned the attack on the talks about X"
        if claimed.iter().any(|c| c.contains(&frame.trigger)) {
            continue;
        }
        let sentence = r.sentence(frame.trigger);
        let told = |d: &Draft| d.mentions.iter().any(|m| r.sentence(m.start) == sentence);
        if frame.rule == frames::FRONTED && found.drafts.iter().any(told) {
            continue;
        }
        let (items, end) = items::items(r, cast, &frame);
        let mut frame = frame;
        speaker::whole_subject(r, cast, encounters, &mut frame);
        for p in addressees::met_with(r, cast, end) {
            if !frame.with.contains(&p) {
                frame.with.push(p);
            }
        }
        let mut at: Vec<Option<usize>> = Vec::with_capacity(items.len());
        for item in &items {
            found.spoken_of[item.tokens.clone()].fill(true);
            if frame.rule == frames::GLEANED && found.drafts.iter().any(|d| d.touches(&item.tokens))
            {
                at.push(None);
                continue;
            }
            let parent = item.parent.and_then(|p| at.get(p).copied().flatten());
            let listed = Listed {
                parent,
                kin: kin(r, cast, &items, item),
            };
            at.push(admit(r, cast, encounters, &mut found, &frame, item, listed));
        }
        if let (Some(first), Some(last)) = (items.first(), items.last()) {
            claimed.push(first.tokens.start.min(frame.start)..last.tokens.end);
        }
    }
    let drafts = found.drafts;
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|&d| (drafts[d].mentions[0].start, drafts[d].mentions[0].end));
    let mut place = vec![0; drafts.len()];
    for (k, &d) in order.iter().enumerate() {
        place[d] = k;
    }
    let mut out = Vec::new();
    for (k, &d) in order.iter().enumerate() {
        for &m in &drafts[d].meetings {
            encounters.meetings[m].agenda.push(k);
        }
        let mut issue = issue(r, cast, &drafts[d]);
        issue.part_of = drafts[d].parent.map(|p| place[p]);
        out.push(issue);
    }
    out
}

/// A subject of no known field needs this many telling words.
const TELLING: usize = 3;
/// And this many in a list with subjects of a known one: "tariffs, visas and car number plates".
const TELLING_IN_LIST: usize = 2;

/// Where an item stands in its list.
struct Listed<'i> {
    /// The draft it stands under.
    parent: Option<usize>,
    /// The nearest item whose field is known.
    kin: Option<&'i Range<usize>>,
}

/// The nearest item of the same list whose field is known.
fn kin<'i>(
    r: &Reading,
    cast: &Cast,
    items: &'i [items::Item],
    item: &items::Item,
) -> Option<&'i Range<usize>> {
    items
        .iter()
        .filter(|other| other.tokens != item.tokens && other.parent == item.parent)
        .filter(|other| {
            category::category(r, cast, std::slice::from_ref(&other.tokens)).0 != Category::Other
        })
        .min_by_key(|other| other.tokens.start.abs_diff(item.tokens.start))
        .map(|other| &other.tokens)
}

/// Adds an item as a new issue, or as a further mention of a known one; gives its place among the drafts.
fn admit(
    r: &Reading,
    cast: &Cast,
    encounters: &Encounters,
    found: &mut Found,
    frame: &Frame,
    item: &items::Item,
    listed: Listed,
) -> Option<usize> {
    let Listed { parent, kin } = listed;
    let Found { drafts, spoken_of } = found;
    let tokens = item.tokens.clone();
    let key = merging::key(r, cast, &tokens);
    if key.is_empty() {
        return None;
    }
    let overlapping = drafts
        .iter()
        .position(|d| d.mentions.iter().any(|m| overlap(m, &tokens)));
    if overlapping.is_some() {
        return overlapping;
    }
    let known = match merging::points_back(r, &tokens) {
        Some(noun) => drafts.iter().rposition(|d| d.key.contains(&noun)),
        None => drafts.iter().position(|d| merging::same(&d.key, &key)),
    };
    let raised = agenda::raised(r, cast, encounters, frame, &tokens, spoken_of);
    if frame.needs_meeting() && raised.meeting.is_none() {
        return None;
    }
    // what no term and no country tells must at least be raised at a meeting, in more than a word
    let (mut field, _) = category::category(r, cast, std::slice::from_ref(&tokens));
    let mut leans = Vec::new();
    if field == Category::Other
        && let Some(noun) = merging::leans_on(r, &tokens)
        && let Some(earlier) = drafts.iter().rfind(|d| d.key.contains(&noun))
    {
        leans.clone_from(&earlier.mentions);
        field = category::category(r, cast, &leans).0;
    }
    if known.is_none()
        && field == Category::Other
        && (raised.meeting.is_none() && raised.by.is_empty()
            || telling::telling_words(r, &tokens)
                < if kin.is_some() {
                    TELLING_IN_LIST
                } else {
                    TELLING
                })
    {
        return None;
    }
    // what is listed with others is mostly of their field
    if field == Category::Other
        && let Some(kin) = kin
    {
        leans = vec![kin.clone()];
    }
    if let Some(d) = known {
        drafts[d].mentions.push(tokens);
        if let Some(m) = raised.meeting
            && !drafts[d].meetings.contains(&m)
        {
            drafts[d].meetings.push(m);
        }
        return Some(d);
    }
    drafts.push(Draft {
        key,
        mentions: vec![tokens],
        stance: stance::stance(r, frame.stance, frame.lifts, item),
        frame: frame.clone(),
        by: raised.by,
        with: raised.with,
        meetings: raised.meeting.into_iter().collect(),
        parent,
        leans,
    });
    Some(drafts.len() - 1)
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    let shared = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    shared * 2 > a.len().max(b.len())
}

fn issue(r: &Reading, cast: &Cast, draft: &Draft) -> Issue {
    let mut decided = category::category(r, cast, &draft.mentions);
    if decided.0 == Category::Other && !draft.leans.is_empty() {
        decided = category::category(r, cast, &draft.leans);
    }
    let (category, words): (Category, Range<usize>) = decided;
    let mut evidence: Vec<_> = draft
        .mentions
        .iter()
        .map(|m| on(r, m, Field::Mention, draft.frame.rule))
        .collect();
    evidence.push(on(r, &words, Field::Category, "category-terms"));
    evidence.push(on(
        r,
        &(draft.frame.trigger..draft.frame.trigger + 1),
        Field::Stance,
        "stance-of-trigger",
    ));
    let mut countries: Vec<CountryCode> = Vec::new();
    for m in &draft.mentions {
        for n in cast.named_in(m) {
            if let Some(c) = n.country().filter(|c| !countries.contains(c)) {
                countries.push(c);
            }
        }
    }
    Issue {
        label: label(r, &draft.mentions[0]),
        category,
        stance: draft.stance,
        raised_by: draft.by.clone(),
        raised_with: draft.with.clone(),
        countries,
        part_of: None,
        evidence,
    }
}

/// The phrase without its article, for a list; "advance cooperation on X" without the verb that only says it again.
fn label(r: &Reading, tokens: &Range<usize>) -> String {
    let advances = r.tag(tokens.start) == Tag::VB
        && r.lexicon.plays(r.lemma(tokens.start), TopicPart::Advance);
    let object = tokens.start + 1..tokens.end;
    let joint = |&head: &usize| r.lexicon.plays(r.lemma(head), TopicPart::Joint);
    let start = if advances && phrases::head_noun(r, &object).filter(joint).is_some() {
        object.start
    } else {
        tokens.start
    };
    let article = tokens.end > start + 1 && matches!(r.lower(start), "the" | "a" | "an");
    let start = start + usize::from(article);
    let text = tidy(r.text(&(start..tokens.end)));
    let mut chars = text.chars();
    match chars.next() {
        Some(c) => c.to_uppercase().chain(chars).collect(),
        None => text,
    }
}
