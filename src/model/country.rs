//! The one place where the model asks the lexicon for a country's name.

use crate::extract::CountryCode;
use crate::lexicon;

/// The canonical English name of a country ("United States").
pub fn country_name(code: CountryCode) -> &'static str {
    lexicon::get()
        .country(code)
        .map_or(code, |country| country.name)
}
