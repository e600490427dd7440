//! Which runs of capitals are places, things and texts that are called after people or look as if they were: "Second
//! Thomas Shoal", "John F. Kennedy Center", "Abraham Accords"?

use std::ops::Range;

use super::Names;
use crate::extract::bodies::is_body_noun;
use crate::syntax::NameKind;

/// What a run of capitals is named by when it is a place, a thing or a text, not a person.
const THINGS: &[&str] = &[
    "airlines",
    "bank",
    "factory",
    "group",
    "holding",
    "mining",
    "motors",
    "plant",
    "railways",
    "accord",
    "accords",
    "act",
    "address",
    "affairs",
    "agenda",
    "agreement",
    "airbase",
    "airport",
    "archipelago",
    "arena",
    "award",
    "bay",
    "beach",
    "bridge",
    "building",
    "bulletin",
    "camp",
    "canal",
    "cape",
    "castle",
    "charter",
    "channel",
    "church",
    "city",
    "college",
    "computing",
    "conference",
    "convention",
    "county",
    "cup",
    "day",
    "day's",
    "declaration",
    "district",
    "doctrine",
    "dynasty",
    "era",
    "executive",
    "file",
    "forest",
    "forum",
    "gate",
    "games",
    "garden",
    "gulf",
    "hall",
    "harbor",
    "harbour",
    "highway",
    "hill",
    "hills",
    "hospital",
    "hotel",
    "house",
    "initiative",
    "island",
    "islands",
    "isles",
    "jiao",
    "lake",
    "law",
    "library",
    "mall",
    "market",
    "medal",
    "memorial",
    "mosque",
    "mount",
    "mountain",
    "mountains",
    "museum",
    "news",
    "ocean",
    "order",
    "palace",
    "park",
    "peninsula",
    "pact",
    "plan",
    "plaza",
    "port",
    "post",
    "prefecture",
    "press",
    "prison",
    "prize",
    "schedule",
    "schedules",
    "itinerary",
    "diary",
    "program",
    "programme",
    "project",
    "protocol",
    "province",
    "reef",
    "region",
    "report",
    "republic",
    "resolution",
    "river",
    "road",
    "room",
    "rules",
    "school",
    "scholarship",
    "sea",
    "shoal",
    "shrine",
    "square",
    "stadium",
    "station",
    "strait",
    "street",
    "studio",
    "studios",
    "summit",
    "temple",
    "terminal",
    "theater",
    "theatre",
    "times",
    "tower",
    "treaty",
    "tribune",
    "valley",
    "village",
    "war",
    "zone",
];

impl Names<'_> {
    /// "Second Thomas Shoal", "John F. Kennedy Center", "Abraham Accords": named after people, but things.
    pub(super) fn is_thing(&self, tokens: &Range<usize>, end: usize, announced: bool) -> bool {
        let last = tokens.end - 1;
        let inside = tokens.len() > 1
            && (tokens.start + 1..tokens.end).any(|i| self.names_thing(i))
            && !announced;
        let next = tokens.end;
        let follows =
            next < end && self.r.capitalized(next) && self.names_thing(next) && !self.titled[next];
        let before = tokens.start > self.r.sentence_around(tokens.start).start && !announced && {
            let b = tokens.start - 1;
            self.r.capitalized(b)
                && matches!(
                    self.r.lower(b),
                    "mount"
                        | "lake"
                        | "camp"
                        | "port"
                        | "fort"
                        | "cape"
                        | "operation"
                        | "hurricane"
                        | "typhoon"
                        | "cyclone"
                )
        };
        inside || follows || before || tokens.len() == 1 && self.names_thing(last) && !announced
    }

    /// "General Staff", "Major Non-NATO Ally", "Strategic Dialogue": words the lexicon has for other things, through and through.
    pub(super) fn is_common(&self, tokens: &Range<usize>) -> bool {
        let r = self.r;
        let lexicon = r.lexicon;
        let known = |i: usize| {
            let name = lexicon.given_names.contains(r.word(i)) || self.surname_first(i);
            let word = |w: &str| {
                lexicon.nouns.contains(w)
                    || lexicon.topic_words.contains(w)
                    || lexicon.office_modifiers.contains(w)
                    || is_body_noun(w)
            };
            let negated = r.lower(i).starts_with("non-");
            !name && (negated || word(r.lower(i)) || word(r.lemma(i)))
        };
        let person = tokens.len() == 1 && r.name_kind(tokens.start) == Some(NameKind::Person);
        !person && tokens.clone().all(known)
    }

    pub(super) fn names_thing(&self, i: usize) -> bool {
        let lower = self.r.lower(i);
        THINGS.contains(&lower) || is_body_noun(lower)
    }
}
