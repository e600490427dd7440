//! How far does a name reach: its particles, initials and suffixes, and where the next word is none of it?

use super::Names;
use crate::extract::bodies::body_at;
use crate::extract::calendar::is_calendar;
use crate::extract::places::starting_at;
use crate::syntax::{NameKind, Tag};

/// Lower-case words inside names.
const PARTICLES: &[&str] = &[
    "al", "el", "bin", "bint", "ibn", "abu", "abd", "de", "del", "della", "da", "das", "do", "dos",
    "di", "du", "la", "le", "van", "von", "der", "den", "ter", "ten", "y", "e", "ul", "ur", "st.",
    "af", "av", "zu", "ould", "ag", "dit", "uz", "ud", "ben", "binti", "a/l",
];

/// What may end a name: generational suffixes.
const SUFFIXES: &[&str] = &["jr.", "jr", "sr.", "sr", "ii", "iii", "iv", "vi", "xiv"];

impl Names<'_> {
    /// One past the last token of the name that starts at `start`.
    pub(super) fn run_end(&self, start: usize, end: usize, announced: bool) -> usize {
        let r = self.r;
        let mut j = start;
        let known = r
            .lexicon
            .leaders
            .by_name
            .longest_at(r.ahead(start))
            .map_or(0, |(n, _)| n);
        let given = r.lexicon.given_names.contains(r.word(start));
        let mut suffixed = false;
        while j < end {
            let lower = r.lower(j);
            if self.titled[j] && j > start || r.tag(j) == Tag::POS || lower == "'s" {
                break;
            }
            if j > start && SUFFIXES.contains(&lower) {
                suffixed = true;
                j += 1;
                continue;
            }
            let person = r.name_kind(j) == Some(NameKind::Person);
            let other = r.name_kind(j).is_some_and(|k| k != NameKind::Person);
            let surely = j < start + known || given && j == start + 1;
            if j > start && other && r.begins_name(j) && !announced && !surely {
                break;
            }
            if self.is_particle(j, end) && self.particle_fits(j, start) {
                j += 1;
                suffixed = false;
                continue;
            }
            let initial =
                r.word(j).chars().count() == 2 && r.word(j).ends_with('.') && r.capitalized(j);
            let proper = r.capitalized(j)
                && (r.tag(j).is_proper()
                    || person
                    || announced && j == start
                    || initial
                    || j < start + known
                    || j == start + 1 && given && self.name_word(j)
                    || j > start
                        && self.surname_first(start)
                        && j <= start + 2
                        && (r.tag(j).is_noun() || r.word(j).contains('-')));
            if proper && !suffixed {
                let place = starting_at(self.named, j).is_some_and(|n| !self.can_be_name(n));
                let body = body_at(self.bodies, j).is_some_and(|b| !b.shaped);
                if j > start && !person && (place || body) || is_calendar(lower) {
                    break;
                }
                // "Antony Blinken Secretary of State" in a heading; "Xi Tuesday"
                j += 1;
                continue;
            }
            // "Joseph R. Biden, Jr."
            if j > start
                && lower == ","
                && j + 1 < end
                && matches!(r.lower(j + 1), "jr." | "jr" | "sr." | "sr")
            {
                return j + 2;
            }
            break;
        }
        j
    }

    pub(super) fn is_particle(&self, i: usize, end: usize) -> bool {
        let r = self.r;
        let w = r.lower(i);
        if arabic_article(w) && w.len() > 3 {
            return true;
        }
        // "van der Berg"
        let next = i + 1;
        let goes_on = next < end
            && (r.capitalized(next)
                || PARTICLES.contains(&r.lower(next)) && next + 1 < end && r.capitalized(next + 1));
        PARTICLES.contains(&w) && goes_on
    }

    pub(super) fn particle_fits(&self, j: usize, start: usize) -> bool {
        let r = self.r;
        let lower = r.lower(j);
        if j == start {
            return true;
        }
        // "and" in other languages joins two family names, capitals after it
        !matches!(lower, "e" | "y" | "do" | "la" | "le" | "den" | "ten" if !r.capitalized(j + 1) && !PARTICLES.contains(&r.lower(j + 1)))
    }
}

fn arabic_article(lower: &str) -> bool {
    [
        "al-", "el-", "ul-", "as-", "ar-", "az-", "ash-", "an-", "at-", "ad-",
    ]
    .iter()
    .any(|a| lower.starts_with(a))
}
