//! Words whose dot is not the end of a sentence: ranks, offices, places, months, companies.

/// Always followed by a name or number: never the end of a sentence. Forms of address among them ("H.E. Mr. …").
const BEFORE_NAMES: &[&str] = &[
    "adm", "amb", "asst", "atty", "brig", "bros", "capt", "cdr", "cmdr", "col", "comdr", "cpl",
    "cpt", "det", "dir", "dr", "drs", "ens", "esq", "fr", "gen", "gov", "govs", "hon", "insp",
    "lt", "ltcol", "ltgen", "maj", "messrs", "mgr", "min", "mlle", "mme", "mmes", "mr", "mrs",
    "ms", "msgr", "mt", "mx", "no", "nos", "ph", "pfc", "pres", "prof", "profs", "pvt", "rep",
    "reps", "rev", "rt", "sec", "secy", "sen", "sens", "sfc", "sgt", "spc", "sr", "sra", "st",
    "ste", "supt", "treas", "v", "vs", "viz", "figs", "fig", "art", "arts", "pp", "vol", "ch",
    "cf", "op", "e.g", "i.e", "approx", "ca", "incl", "al", "sept", "tel", "h.e", "h.m", "h.h",
    "h.r.h", "h.i.m", "h.s.h", "t.r.h",
];

/// May end a sentence: the next word decides.
const EITHER: &[&str] = &[
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue",
    "tues", "wed", "thu", "thur", "thurs", "fri", "inc", "corp", "co", "ltd", "llc", "plc", "bhd",
    "sdn", "jr", "etc", "dept", "univ", "ave", "blvd", "rd", "est", "assn", "cos", "ala", "ariz",
    "ark", "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan", "ky", "la", "md",
    "mass", "mich", "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "tenn", "tex",
    "va", "vt", "wash", "wis", "wyo", "ont", "que",
];

/// Whether the word keeps its dot.
pub fn is_abbreviation(word: &str) -> bool {
    never_ends(word) || may_end(word)
}

/// Whether the abbreviation (without its dot) always has its name after it.
pub fn never_ends(word: &str) -> bool {
    let lower = word.to_lowercase();
    // "no." is "number" only before a digit and "min." in lower case is a time: the capital tells
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    BEFORE_NAMES.contains(&lower.as_str())
        && (capital
            || !matches!(
                lower.as_str(),
                "no" | "min"
                    | "art"
                    | "gen"
                    | "rep"
                    | "sec"
                    | "al"
                    | "st"
                    | "hon"
                    | "col"
                    | "v"
                    | "dir"
                    | "pres"
                    | "op"
                    | "ph"
                    | "det"
                    | "fig"
                    | "figs"
                    | "gov"
                    | "mt"
                    | "arts"
                    | "fr"
                    | "ms"
                    | "ch"
                    | "ca"
                    | "adm"
                    | "insp"
                    | "rev"
                    | "maj"
            ))
}

/// Whether the abbreviation may also close a sentence.
pub fn may_end(word: &str) -> bool {
    let lower = word.to_lowercase();
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    EITHER.contains(&lower.as_str())
        && (capital || matches!(lower.as_str(), "etc" | "inc" | "jr" | "ltd" | "co"))
}
