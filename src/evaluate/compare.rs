//! When two names, spans or sets mean the same, for scoring. Strings are compared as a reader would: without case,
//! diacritics, possessives and punctuation; countries and bodies by one name each.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Other names of one country or body, folded, with the name they are compared under.
const CANONICAL: &[(&str, &str)] = &[
    ("us", "united states"),
    ("usa", "united states"),
    ("u s", "united states"),
    ("america", "united states"),
    ("united states of america", "united states"),
    ("washington", "united states"),
    ("uk", "united kingdom"),
    ("u k", "united kingdom"),
    ("britain", "united kingdom"),
    ("great britain", "united kingdom"),
    ("eu", "european union"),
    ("un", "united nations"),
    ("u n", "united nations"),
    ("prc", "china"),
    ("people republic of china", "china"),
    ("rok", "south korea"),
    ("republic of korea", "south korea"),
    ("dprk", "north korea"),
    ("democratic people republic of korea", "north korea"),
    ("uae", "united arab emirates"),
    ("russian federation", "russia"),
    ("kremlin", "russia"),
    ("beijing", "china"),
    ("moscow", "russia"),
    ("burma", "myanmar"),
    ("turkiye", "turkey"),
    ("drc", "democratic republic of the congo"),
];

/// Words of office that are no part of a person's name.
const OFFICE: &[&str] = &[
    "foreign",
    "ministers",
    "leaders",
    "officials",
    "officers",
    "secretaries",
    "presidents",
    "defense",
    "defence",
    "national",
    "security",
    "advisor",
    "adviser",
    "interior",
    "finance",
    "trade",
    "state",
    "affairs",
    "council",
    "member",
    "members",
    "delegation",
    "counterpart",
    "counterparts",
    "envoy",
    "special",
    "ambassador",
    "chairman",
    "chair",
    "chief",
    "head",
    "representative",
    "commissioner",
    "governor",
    "premier",
    "chancellor",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "senior",
    "high",
    "deputy",
    "vice",
    "under",
    "assistant",
    "acting",
    "former",
    "crown",
    "prince",
    "amir",
    "emir",
];

/// Words of a title that change who is meant.
const GRADES: &[&str] = &[
    "vice",
    "deputy",
    "under",
    "assistant",
    "acting",
    "former",
    "prime",
    "first",
    "interim",
    "designate",
    "elect",
    "principal",
];

/// Words that tell nothing of who is named.
const STOP: &[&str] = &[
    "the",
    "a",
    "an",
    "of",
    "for",
    "and",
    "to",
    "his",
    "her",
    "their",
    "its",
    "mr",
    "mrs",
    "ms",
    "dr",
    "sheikh",
    "sir",
    "general",
    "president",
    "prime",
    "minister",
    "secretary",
    "king",
    "excellency",
    "highness",
    "majesty",
    "jr",
    "sr",
];

/// Folds a string to bare words: no case, no diacritics, no possessive "'s", no punctuation.
pub fn fold(text: &str) -> String {
    let plain: String = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect();
    let plain = plain.replace(['\u{2019}', '\u{2018}'], "'");
    let chars: Vec<char> = plain.chars().collect();
    let mut out = String::with_capacity(plain.len());
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut i = 0;
    while i < chars.len() {
        if chars[i] == '\''
            && chars.get(i + 1) == Some(&'s')
            && !chars.get(i + 2).copied().is_some_and(is_word)
        {
            i += 2;
        } else {
            out.push(if is_word(chars[i]) { chars[i] } else { ' ' });
            i += 1;
        }
    }
    out.split(' ')
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The telling words of a name; all but the articles where nothing else is left.
fn words(text: &str) -> Vec<String> {
    let every: Vec<String> = fold(text)
        .split(' ')
        .filter(|w| !w.is_empty())
        .map(str::to_string)
        .collect();
    let telling: Vec<String> = every
        .iter()
        .filter(|w| !STOP.contains(&w.as_str()))
        .cloned()
        .collect();
    if telling.is_empty() {
        return every
            .into_iter()
            .filter(|w| !matches!(w.as_str(), "the" | "a" | "an"))
            .collect();
    }
    telling
}

fn f1_of_sets(a: &[String], b: &[String]) -> f64 {
    let unique = |list: &[String]| {
        let mut set = list.to_vec();
        set.sort();
        set.dedup();
        set
    };
    let (a, b) = (unique(a), unique(b));
    let both = a.iter().filter(|w| b.contains(w)).count();
    2.0 * both as f64 / (a.len() + b.len()) as f64
}

/// How many of the telling words two names share, as F1.
pub fn word_f1(a: &str, b: &str) -> f64 {
    let (x, y) = (words(a), words(b));
    if x.is_empty() || y.is_empty() {
        return if fold(a) == fold(b) { 1.0 } else { 0.0 };
    }
    f1_of_sets(&x, &y)
}

/// Whether one of `names` can be the gold person: a shared last name, no contradicting given name.
pub fn same_person(gold: &str, names: &[String]) -> bool {
    let bare = |name: &str| {
        words(name)
            .into_iter()
            .filter(|w| !OFFICE.contains(&w.as_str()))
            .collect::<Vec<_>>()
    };
    let g = bare(gold);
    names.iter().map(|n| bare(n)).any(|p| {
        let (Some(p_first), Some(p_last), Some(g_first), Some(g_last)) =
            (p.first(), p.last(), g.first(), g.last())
        else {
            return false;
        };
        let (short, long) = if p.len() <= g.len() {
            (&p, &g)
        } else {
            (&g, &p)
        };
        short.iter().all(|w| long.contains(w))
            || p_last == g_last
                && p_first.chars().next() == g_first.chars().next()
                && (p_first.chars().count() == 1
                    || g_first.chars().count() == 1
                    || p_first == g_first)
    })
}

/// The name a country or body is compared under.
pub fn canonical(name: &str) -> String {
    let folded = fold(name);
    let bare = folded.strip_prefix("the ").unwrap_or(&folded);
    CANONICAL
        .iter()
        .find(|(other, _)| *other == bare)
        .map_or_else(|| bare.to_string(), |(_, one)| (*one).to_string())
}

/// Whether a gold party is one of these names.
pub fn same_party(gold: &str, names: &[String]) -> bool {
    same_person(gold, names)
        || names
            .iter()
            .any(|n| canonical(gold) == canonical(n) || word_f1(gold, n) >= 0.6)
}

/// Whether a title is the gold one: most words shared, the same grade ("deputy", "acting").
pub fn same_role(gold: &str, titles: &[String]) -> bool {
    let grades = |t: &str| {
        let mut all: Vec<String> = fold(t)
            .split(' ')
            .filter(|w| GRADES.contains(w))
            .map(str::to_string)
            .collect();
        all.sort();
        all.dedup();
        all
    };
    let bare = |t: &str| {
        fold(t)
            .split(' ')
            .filter(|w| !w.is_empty() && !matches!(*w, "the" | "of" | "for" | "and"))
            .map(str::to_string)
            .collect::<Vec<_>>()
    };
    titles.iter().any(|t| {
        let (x, y) = (bare(gold), bare(t));
        !x.is_empty() && !y.is_empty() && f1_of_sets(&x, &y) >= 0.6 && grades(gold) == grades(t)
    })
}

/// F1 of two lists under a relation of sameness, each item matched once.
pub fn set_f1<G, P>(gold: &[G], predicted: &[P], same: impl Fn(&G, &P) -> bool) -> f64 {
    if gold.is_empty() && predicted.is_empty() {
        return 1.0;
    }
    if gold.is_empty() || predicted.is_empty() {
        return 0.0;
    }
    let mut left: Vec<&P> = predicted.iter().collect();
    let mut hit = 0;
    for g in gold {
        if let Some(k) = left.iter().position(|p| same(g, p)) {
            left.remove(k);
            hit += 1;
        }
    }
    2.0 * f64::from(hit) / (gold.len() + predicted.len()) as f64
}

/// A half-open range of code points.
pub type Chars = (usize, usize);

/// Shared length over the length of the smallest range that holds both.
pub fn iou(a: Chars, b: Chars) -> f64 {
    let shared = a.1.min(b.1) as i64 - a.0.max(b.0) as i64;
    if shared <= 0 {
        0.0
    } else {
        shared as f64 / (a.1.max(b.1) - a.0.min(b.0)) as f64
    }
}

/// The best overlap between two lists of ranges.
pub fn best_iou(a: &[Chars], b: &[Chars]) -> f64 {
    a.iter()
        .flat_map(|x| b.iter().map(move |y| iou(*x, *y)))
        .fold(0.0, f64::max)
}

/// Greedy one-to-one pairs of positive score, best first; ties go to the earlier gold, then the earlier prediction.
pub fn assign(
    gold: usize,
    predicted: usize,
    score: impl Fn(usize, usize) -> f64,
) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for g in 0..gold {
        for p in 0..predicted {
            let s = score(g, p);
            if s > 0.0 {
                pairs.push((s, g, p));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut out: Vec<(usize, usize)> = Vec::new();
    for (_, g, p) in pairs {
        if out.iter().all(|&(x, y)| x != g && y != p) {
            out.push((g, p));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_by_surname_and_given_name() {
        let yes = |gold: &str, name: &str| {
            assert!(same_person(gold, &[name.to_string()]), "{gold} ~ {name}")
        };
        let no = |gold: &str, name: &str| {
            assert!(!same_person(gold, &[name.to_string()]), "{gold} !~ {name}")
        };
        no("Ana Silva", "Rui Silva");
        no("Ana Silva", "");
        yes("Ana Silva", "Silva");
        yes("Ana M. Silva", "Ana Silva");
        yes("Luís Gómez", "LUIS GOMEZ");
        yes("A. Silva", "Ana Silva");
    }

    #[test]
    fn roles_keep_their_grade() {
        assert!(same_role(
            "Foreign Minister",
            &["Minister of Foreign Affairs".into()]
        ));
        assert!(!same_role(
            "Foreign Minister",
            &["Deputy Foreign Minister".into()]
        ));
        assert!(same_role("foreign minister", &["Foreign Minister".into()]));
    }

    #[test]
    fn ranges_overlap_by_characters() {
        assert_eq!(iou((0, 10), (10, 20)), 0.0);
        assert_eq!(iou((0, 10), (5, 10)), 0.5);
    }
}
