//! The annotation of one text, as `tests/gold/README.md` describes it.

use serde::Deserialize;

/// What a careful reader finds in a text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Gold {
    /// The id of the text.
    pub id: String,
    /// Everyone who holds or speaks for an office, or takes part in a meeting.
    pub officials: Vec<Official>,
    /// Every encounter and trip.
    pub meetings: Vec<Meeting>,
    /// Every subject raised.
    pub issues: Vec<Issue>,
}

/// An official.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Official {
    /// The fullest form, without title.
    pub name: String,
    /// `person`, `unnamed` or `group`.
    pub kind: String,
    /// The title as printed.
    pub role: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// The body served.
    pub organization: Option<String>,
    /// Neither rewarded nor punished.
    pub optional: bool,
    /// Exact quotes.
    pub evidence: Vec<String>,
}

/// A meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Meeting {
    /// Its name within the annotation.
    pub id: String,
    /// `visit`, `bilateral`, `multilateral` or `call`.
    #[serde(rename = "type")]
    pub kind: String,
    /// `planned`, `ongoing`, `held`, `unconfirmed` or `cancelled`.
    pub status: String,
    /// Names of officials, countries and bodies.
    pub participants: Vec<String>,
    /// Where.
    pub places: Vec<String>,
    /// The date as printed.
    pub when: Option<String>,
    /// First day, as `YYYY-MM-DD`.
    pub start: Option<String>,
    /// Last day.
    pub end: Option<String>,
    /// The meeting it belongs to.
    pub part_of: Option<String>,
    /// Neither rewarded nor punished.
    pub optional: bool,
    /// Exact quotes.
    pub evidence: Vec<String>,
}

/// An issue.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Issue {
    /// What it is called.
    pub label: String,
    /// A category's name.
    pub category: String,
    /// A stance's name.
    pub stance: String,
    /// Who raises it.
    pub raised_by: Vec<String>,
    /// To whom.
    pub raised_with: Vec<String>,
    /// The meetings with it on their agenda.
    pub meetings: Vec<String>,
    /// Neither rewarded nor punished.
    pub optional: bool,
    /// Exact quotes.
    pub evidence: Vec<String>,
}

impl Gold {
    /// Reads an annotation (JSON).
    ///
    /// # Errors
    /// Says what is wrong with the JSON, and where.
    pub fn read(json: &str) -> Result<Gold, String> {
        serde_json::from_str(json).map_err(|error| error.to_string())
    }
}
