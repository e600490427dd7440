//! Which tokens of a sentence make one clause?
//!
//! A shallow reading from tags and marks: relative and subordinate clauses are set apart from the clause around them, which
//! goes on after them; semicolons, colons, dashes and "and" with a subject of its own begin another. It stands where a tree
//! would be asked, because encounters are told in long sentences, where attachments are least reliable.

use std::ops::Range;

use crate::extract::calendar::is_month;
use crate::extract::reading::Reading;
use crate::lexicon::VerbClass;
use crate::syntax::Tag;

/// The clauses of a text.
pub struct Clauses {
    of: Vec<usize>,
    all: Vec<Clause>,
}

struct Clause {
    tokens: Range<usize>,
    opener: Option<usize>,
    parent: Option<usize>,
}

impl Clauses {
    /// Cuts every content sentence.
    pub fn new(r: &Reading) -> Clauses {
        let mut clauses = Clauses {
            of: vec![usize::MAX; r.len()],
            all: Vec::new(),
        };
        for s in r.content_sentences() {
            clauses.sentence(r, r.sentence_tokens(s));
        }
        clauses
    }

    /// Whether two tokens stand in the same clause.
    pub fn same(&self, a: usize, b: usize) -> bool {
        self.of[a] == self.of[b]
    }

    /// From the first to the last token of the clause around a token, clauses set into it included.
    pub fn around(&self, token: usize) -> Range<usize> {
        self.all[self.of[token]].tokens.clone()
    }

    /// The word that opens the clause around a token ("who", "where", "after"), if one does.
    pub fn opener(&self, token: usize) -> Option<usize> {
        self.all[self.of[token]].opener
    }

    /// The nearest token of the same clause before `token`; clauses set in between are passed over.
    pub fn before(&self, token: usize) -> Option<usize> {
        let start = self.around(token).start;
        (start..token).rev().find(|&t| self.same(t, token))
    }

    /// A token of the clause that this token's clause is set into.
    pub fn parent(&self, token: usize) -> Option<Range<usize>> {
        let parent = self.all[self.of[token]].parent?;
        Some(self.all[parent].tokens.clone())
    }

    /// Whether two tokens' clauses are one set into the other.
    pub fn child_of(&self, inner: usize, outer: usize) -> bool {
        self.all[self.of[inner]].parent == Some(self.of[outer])
    }

    fn open(&mut self, at: usize, opener: Option<usize>, parent: Option<usize>) -> usize {
        self.all.push(Clause {
            tokens: at..at,
            opener,
            parent,
        });
        self.all.len() - 1
    }

    fn sentence(&mut self, r: &Reading, tokens: Range<usize>) {
        let mut stack = vec![self.open(tokens.start, None, None)];
        let mut told = false; // a finite verb stood in the current clause
        for i in tokens.clone() {
            let top = stack[stack.len() - 1];
            if breaks(r, i) {
                self.put(i, top);
                let next = self.open(i + 1, None, None);
                stack = vec![next];
                told = false;
                continue;
            }
            if opens_relative(r, i, &tokens) || opens_subordinate(r, i, tokens.end) {
                stack.push(self.open(i, Some(i), Some(top)));
                told = false;
            } else if r.lower(i) == "," && stack.len() > 1 {
                let opener = self.all[top].opener;
                let fronted = opener.is_some_and(|o| only_marks(r, tokens.start..o));
                let resumes = i + 1 < tokens.end && resumes_clause(r, i + 1, tokens.end);
                // "did not, as some reported, speak": the group goes on after what is set into it
                let within = opener.is_some_and(|o| splits_group(r, o))
                    && i + 1 < tokens.end
                    && r.tag(i + 1).is_verb();
                if fronted || (told && resumes) || within {
                    stack.pop();
                    told = !fronted;
                }
            } else if matches!(r.lower(i), "and" | "but" | "while" | "whereas" | "then")
                && told
                && own_subject(r, i + 1, tokens.end)
            {
                let parent = self.all[top].parent;
                if let Some(last) = stack.last_mut() {
                    *last = self.open(i, None, parent);
                }
                told = false;
            }
            if stack.len() > 1 && told && is_finite(r, i) && runs_on(r, tokens.start, i) {
                // "the talks that they agreed to hold fell through": the clause around goes on
                stack.pop();
            }
            let top = stack[stack.len() - 1];
            self.put(i, top);
            told |= is_finite(r, i);
        }
    }

    fn put(&mut self, token: usize, clause: usize) {
        self.of[token] = clause;
        let mut at = Some(clause);
        while let Some(c) = at {
            let tokens = &mut self.all[c].tokens;
            if tokens.start >= tokens.end {
                *tokens = token..token + 1;
            }
            tokens.end = token + 1;
            at = self.all[c].parent;
        }
    }
}

/// Whether a clause that begins at a token is set between an auxiliary and its verb.
fn splits_group(r: &Reading, opener: usize) -> bool {
    opener >= 2
        && r.lower(opener - 1) == ","
        && (r.tag(opener - 2) == Tag::MD
            || matches!(r.lower(opener - 2), "not" | "n't")
            || matches!(r.lemma(opener - 2), "be" | "have" | "do"))
}

/// Whether a finite verb follows another one with nothing between that would join or set apart the two.
fn runs_on(r: &Reading, floor: usize, i: usize) -> bool {
    for k in (floor..i).rev() {
        if matches!(
            r.tag(k),
            Tag::CC
                | Tag::Comma
                | Tag::Colon
                | Tag::OpenQuote
                | Tag::CloseQuote
                | Tag::WDT
                | Tag::WP
                | Tag::WRB
        ) {
            return false;
        }
        if is_finite(r, k) {
            let speaks = r.is_verb_of(k, &[VerbClass::Report]);
            let helps = r.tag(k) == Tag::MD || matches!(r.lemma(k), "be" | "have" | "do");
            let followed = (k + 1..i).any(|t| r.tag(t).is_verb());
            return k + 1 < i && !speaks && (followed || !helps);
        }
    }
    false
}

/// Whether a verb form can stand for itself: "met", "meets", "will".
pub fn is_finite(r: &Reading, i: usize) -> bool {
    matches!(r.tag(i), Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD)
}

/// "to Tbilisi, Georgia; Baku, Azerbaijan; and Yerevan": between names without a verb a semicolon only parts items.
fn parts_list(r: &Reading, i: usize) -> bool {
    let sentence = r.sentence_around(i);
    let next = i + 1 + usize::from(i + 1 < sentence.end && r.lower(i + 1) == "and");
    r.lower(i) == ";"
        && i > sentence.start
        && r.tag(i - 1).is_proper()
        && next < sentence.end
        && r.tag(next).is_proper()
        && !(next..sentence.end)
            .take_while(|&k| r.lower(k) != ";")
            .any(|k| is_finite(r, k))
}

fn breaks(r: &Reading, i: usize) -> bool {
    // "May 17 – 22", "June 30 – July 3"
    let in_date = r.lower(i) == "–"
        && i > 0
        && i + 1 < r.len()
        && r.tag(i - 1) == Tag::CD
        && (r.tag(i + 1) == Tag::CD || is_month(r.lower(i + 1)));
    matches!(r.lower(i), ";" | ":" | "—" | "--" | "–")
        && r.tag(i) != Tag::CD
        && !in_date
        && !parts_list(r, i)
}

fn only_marks(r: &Reading, mut tokens: Range<usize>) -> bool {
    tokens.all(|i| r.tag(i).is_punct())
}

/// "who", "which", "where" after what they stand for; "that" only as the tagger has it.
fn opens_relative(r: &Reading, i: usize, sentence: &Range<usize>) -> bool {
    if i == sentence.start {
        return false;
    }
    match r.lower(i) {
        "who" | "whom" | "whose" | "which" | "where" | "when" => true,
        "that" => matches!(r.tag(i), Tag::WDT | Tag::IN),
        _ => false,
    }
}

fn is_sub(r: &Reading, i: usize) -> bool {
    matches!(
        r.lower(i),
        "after"
            | "before"
            | "while"
            | "as"
            | "because"
            | "although"
            | "though"
            | "since"
            | "when"
            | "if"
            | "whether"
            | "unless"
            | "until"
            | "once"
            | "following"
    )
}

/// "after he met", "before flying", "if they agree": a mark with a clause, not a preposition with a noun.
fn opens_subordinate(r: &Reading, i: usize, end: usize) -> bool {
    if !is_sub(r, i) || i + 1 >= end {
        return false;
    }
    if matches!(
        r.lower(i),
        "if" | "whether" | "because" | "although" | "though" | "unless"
    ) {
        return true;
    }
    if r.tag(i + 1) == Tag::VBG {
        return r.lower(i) != "following";
    }
    own_subject(r, i + 1, end)
}

/// Whether a subject and its finite verb follow.
fn own_subject(r: &Reading, from: usize, end: usize) -> bool {
    let mut i = from;
    while i < end && matches!(r.tag(i), Tag::RB | Tag::Comma) {
        i += 1;
    }
    if i >= end
        || !(r.tag(i).is_noun()
            || matches!(
                r.tag(i),
                Tag::PRP | Tag::DT | Tag::PrpPoss | Tag::JJ | Tag::CD | Tag::EX | Tag::NNS
            ))
    {
        return false;
    }
    for k in i + 1..end.min(i + 12) {
        if is_finite(r, k) {
            return true;
        }
        if r.tag(k).is_verb()
            || matches!(
                r.tag(k),
                Tag::Comma
                    | Tag::TO
                    | Tag::CC
                    | Tag::Period
                    | Tag::Colon
                    | Tag::WP
                    | Tag::WDT
                    | Tag::WRB
            )
        {
            return false;
        }
        if r.tag(k) == Tag::IN && r.lower(k) != "of" {
            return false;
        }
    }
    false
}

/// After a comma: the verb of the clause around goes on ("…, who met him, will travel"), or a clause of its own begins.
fn resumes_clause(r: &Reading, i: usize, end: usize) -> bool {
    let mut k = i;
    while k < end && r.tag(k) == Tag::RB {
        k += 1;
    }
    k < end
        && (is_finite(r, k)
            || matches!(r.lower(k), "and" | "but") && own_subject(r, k + 1, end)
            || r.tag(k) == Tag::PRP && own_subject(r, k, end))
}

#[cfg(test)]
mod tests {
    use crate::extract::encounters::fixtures::check;

    #[test]
    fn clauses_apart() {
        check(&[
            (
                "President Ana Silva, who arrived today in Oslo, will meet Prime Minister Jan Novak on Friday.",
                &[
                    "visit | ongoing | Ana Silva | Oslo | 2024-05-15",
                    "bilateral | planned | Ana Silva; Jan Novak | Oslo | 2024-05-17 | in 1",
                ],
            ),
            (
                "Prime Minister Jan Novak travelled from Lima to Quito, where he met President Ana Silva on Saturday.",
                &[
                    "visit | held | Jan Novak | Quito",
                    "bilateral | held | Jan Novak; Ana Silva | Quito | 2024-05-11 | in 1",
                ],
            ),
            (
                "President Ana Silva will observe exercises and meet Prime Minister Jan Novak.",
                &["bilateral | planned | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva met Prime Minister Jan Novak on Monday and Foreign Minister Eva Kiss will fly to Rome on Friday.",
                &[
                    "bilateral | held | Ana Silva; Jan Novak | 2024-05-13",
                    "visit | planned | Eva Kiss | Rome | 2024-05-17",
                ],
            ),
        ]);
    }
}
