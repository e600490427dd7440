//! Names of days and months, in lower case as rules compare them.

/// "monday" to "sunday".
pub fn is_weekday(word: &str) -> bool {
    matches!(
        word,
        "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday"
    )
}

/// "january" to "december".
pub fn is_month(word: &str) -> bool {
    matches!(
        word,
        "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
    )
}

/// "jan." to "dec.".
pub fn is_short_month(word: &str) -> bool {
    matches!(
        word,
        "jan."
            | "feb."
            | "mar."
            | "apr."
            | "jun."
            | "jul."
            | "aug."
            | "sep."
            | "sept."
            | "oct."
            | "nov."
            | "dec."
    )
}

/// A day or a month that nothing else can be: "may" is a verb as well.
pub fn is_calendar(word: &str) -> bool {
    is_weekday(word) || is_month(word) && word != "may"
}
