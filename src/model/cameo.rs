//! The codes of the event codebooks: CAMEO for meetings, PLOVER contexts for issues.

use crate::vocabulary::{Category, MeetingType, Status};

/// The CAMEO code of a meeting of that type and status (CAMEO codebook 1.1b3, chapters 03, 04 and 12).
///
/// A plan is coded as the intent to meet, never as the meeting.
pub const fn cameo_code(kind: MeetingType, status: Status, hosted: bool) -> &'static str {
    match (status, kind) {
        (Status::Planned | Status::Unconfirmed, _) => "036",
        (Status::Cancelled, _) => "125",
        (_, MeetingType::Call) => "041",
        (_, MeetingType::Visit) if hosted => "043",
        (_, MeetingType::Visit) => "042",
        (_, MeetingType::Bilateral | MeetingType::Multilateral) => "040",
    }
}

/// What the codebook calls a code.
pub fn cameo_name(code: &str) -> &'static str {
    match code {
        "036" => "Express intent to meet or negotiate",
        "041" => "Discuss by telephone",
        "042" => "Make a visit",
        "043" => "Host a visit",
        "125" => "Reject proposal to meet, discuss, or negotiate",
        _ => "Consult, not specified below",
    }
}

/// The codes that meetings can have.
pub const CAMEO_CODES: &[&str] = &["036", "040", "041", "042", "043", "125"];

/// The PLOVER context nearest to a category.
pub const fn plover_context(category: Category) -> &'static str {
    match category {
        Category::Military | Category::Conflict => "military",
        Category::Territory => "territory",
        Category::Diplomacy => "diplomatic",
        Category::Economy | Category::Sanctions => "economic",
        Category::Energy => "resource",
        Category::Environment => "environment",
        Category::Technology => "cyber",
        Category::Weapons => "cbrn",
        Category::Terrorism => "terrorism",
        Category::Crime => "crime",
        Category::HumanRights => "human_rights",
        Category::Democracy => "election",
        Category::Humanitarian => "disaster",
        Category::Migration => "migration",
        Category::Health => "health",
        Category::Culture => "culture",
        Category::Other => "unspecified",
    }
}
