//! The one place where the model asks the lexicon for a country's name.

use crate::extract::CountryCode;

/// The canonical English name of a country ("United States").
pub fn country_name(code: CountryCode) -> &'static str {
    code
}
