//! Dependency arcs by the arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011), greedily, with a
//! linear model; trained with the dynamic oracle of Goldberg and Nivre (2013), which lives with the trainer.
//!
//! The root stands behind the last token. Every token gets a head; the arcs form a tree.

use super::forms::{EDGE, Form};
use super::tags::{Rel, Tag};
use super::weights::{Feature, Weights, feature};

/// A move of the parser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// The next token goes onto the stack.
    Shift,
    /// The top of the stack depends on the next token, and is done.
    Left(Rel),
    /// The top of the stack depends on the one below it, and is done.
    Right(Rel),
}

impl Move {
    /// How many moves there are.
    pub const COUNT: usize = 1 + 2 * Rel::ALL.len();

    /// The move of a class of the model.
    pub fn of_class(class: usize) -> Move {
        let relations = Rel::ALL.len();
        match class {
            0 => Move::Shift,
            c if c <= relations => Move::Left(Rel::ALL[c - 1]),
            c => Move::Right(Rel::ALL[(c - 1 - relations).min(relations - 1)]),
        }
    }

    /// The class of the model that stands for the move.
    pub fn class(self) -> usize {
        match self {
            Move::Shift => 0,
            Move::Left(rel) => 1 + rel as usize,
            Move::Right(rel) => 1 + Rel::ALL.len() + rel as usize,
        }
    }
}

/// No token: an index past every sentence.
const NONE: usize = usize::MAX;

/// A half-built tree.
#[derive(Debug, Clone)]
pub struct State {
    /// Tokens without a head so far, the latest last.
    pub stack: Vec<usize>,
    /// The next token; the number of tokens stands for the root.
    pub next: usize,
    /// The head of each token, once found; the number of tokens is the root.
    pub heads: Vec<usize>,
    /// The relation of each token to its head.
    pub rels: Vec<Rel>,
    /// For each token, its leftmost two dependents.
    left: Vec<[usize; 2]>,
    /// For each token, its rightmost two dependents.
    right: Vec<[usize; 2]>,
    /// For each token, how many dependents it has on the left and right.
    valency: Vec<[u8; 2]>,
    len: usize,
}

impl State {
    /// The start: an empty stack.
    pub fn new(len: usize) -> State {
        State {
            stack: Vec::with_capacity(len),
            next: 0,
            heads: vec![NONE; len],
            rels: vec![Rel::Dep; len],
            left: vec![[NONE; 2]; len + 1],
            right: vec![[NONE; 2]; len + 1],
            valency: vec![[0; 2]; len + 1],
            len,
        }
    }

    /// Whether all tokens have heads.
    pub fn is_done(&self) -> bool {
        self.stack.is_empty() && self.next == self.len
    }

    /// Whether a move can be made.
    pub fn allows(&self, class: usize) -> bool {
        match Move::of_class(class) {
            Move::Shift => self.next < self.len,
            // one token alone hangs on the root
            Move::Left(rel) => {
                !self.stack.is_empty()
                    && (rel == Rel::Root) == (self.next == self.len)
                    && (self.next < self.len || self.stack.len() == 1)
            }
            Move::Right(rel) => self.stack.len() >= 2 && rel != Rel::Root,
        }
    }

    /// The best move of those allowed, as a class; the first of equals.
    pub fn best(&self, scores: &[i32]) -> Option<usize> {
        let (left, right) = (
            Move::Left(Rel::Root).class(),
            Move::Right(Rel::Root).class(),
        );
        // moves of a kind are allowed together, but for the root
        let kinds = [
            0..1,
            1..left,
            left..left + 1,
            left + 1..Rel::ALL.len() + 1,
            Rel::ALL.len() + 1..right,
            right + 1..Move::COUNT,
        ];
        let mut best: Option<usize> = None;
        for kind in kinds {
            if kind.is_empty() || !self.allows(kind.start) {
                continue;
            }
            for class in kind {
                if best.is_none_or(|best| scores[class] > scores[best]) {
                    best = Some(class);
                }
            }
        }
        best
    }

    /// Makes a move that is allowed.
    pub fn make(&mut self, m: Move) {
        match m {
            Move::Shift => {
                self.stack.push(self.next);
                self.next += 1;
            }
            Move::Left(rel) => {
                if let Some(top) = self.stack.pop() {
                    self.attach(top, self.next, rel);
                }
            }
            Move::Right(rel) => {
                if let Some(top) = self.stack.pop() {
                    let below = self.stack.last().copied().unwrap_or(self.len);
                    self.attach(top, below, rel);
                }
            }
        }
    }

    fn attach(&mut self, token: usize, head: usize, rel: Rel) {
        self.heads[token] = head;
        self.rels[token] = rel;
        let (side, list) = if token < head {
            (0, &mut self.left)
        } else {
            (1, &mut self.right)
        };
        list[head] = [token, list[head][0]];
        self.valency[head][side] = self.valency[head][side].saturating_add(1);
    }
}

/// The features of a state.
pub fn features(forms: &[Form], tags: &[Tag], s: &State, out: &mut Vec<Feature>) {
    let n = s.stack.len();
    let on_stack = |k: usize| if k < n { s.stack[n - 1 - k] } else { NONE };
    let ahead = |k: usize| if s.next + k < s.len { s.next + k } else { NONE };
    let (s0, s1, s2) = (on_stack(0), on_stack(1), on_stack(2));
    let (b0, b1, b2) = (ahead(0), ahead(1), ahead(2));
    let root = u32::from(s.next == s.len);
    let form = |i: usize| forms.get(i).unwrap_or(&EDGE);
    let w = |i: usize| form(i).lower;
    let t = |i: usize| tags.get(i).map_or(98, |t| *t as u32);
    let r = |i: usize| s.rels.get(i).map_or(97, |r| *r as u32);
    let child = |list: &[[usize; 2]], i: usize, k: usize| list.get(i).map_or(NONE, |c| c[k]);
    let valency = |i: usize, side: usize| s.valency.get(i).map_or(9, |v| u32::from(v[side].min(6)));
    let gap = |a: usize, b: usize| {
        if a == NONE || b == NONE {
            0
        } else {
            (b.abs_diff(a)).min(8) as u32 + u32::from(b.abs_diff(a) > 12)
        }
    };
    let (s0l, s0l2) = (child(&s.left, s0, 0), child(&s.left, s0, 1));
    let (s0r, s0r2) = (child(&s.right, s0, 0), child(&s.right, s0, 1));
    let (s1l, s1r) = (child(&s.left, s1, 0), child(&s.right, s1, 0));
    let (s1r2, b0l, b0l2) = (
        child(&s.right, s1, 1),
        child(&s.left, b0, 0),
        child(&s.left, b0, 1),
    );
    let (ws0, ws1, wb0, wb1) = (w(s0), w(s1), w(b0), w(b1));
    let (ts0, ts1, ts2) = (t(s0), t(s1), t(s2));
    let (tb0, tb1, tb2) = (t(b0) * 2 + root, t(b1), t(b2));
    let mut k = 200;
    let mut push = |values: &[u32]| {
        k += 1;
        out.push(feature(k, values));
    };
    // words and tags
    push(&[root]);
    push(&[ws0, ts0]);
    push(&[ws0]);
    push(&[ts0]);
    push(&[ws1, ts1]);
    push(&[ws1]);
    push(&[ts1]);
    push(&[wb0, tb0]);
    push(&[wb0]);
    push(&[tb0]);
    push(&[wb1, tb1]);
    push(&[tb1]);
    push(&[w(b2), tb2]);
    push(&[w(s2), ts2]);
    // pairs
    push(&[ws0, ts0, wb0, tb0]);
    push(&[ws0, ts0, wb0]);
    push(&[ws0, ts0, tb0]);
    push(&[ws0, wb0, tb0]);
    push(&[ts0, wb0, tb0]);
    push(&[ws0, wb0]);
    push(&[ts0, tb0]);
    push(&[tb0, tb1]);
    push(&[ws0, ts0, ws1, ts1]);
    push(&[ws0, ts0, ts1]);
    push(&[ts0, ws1, ts1]);
    push(&[ws0, ws1]);
    push(&[ts0, ts1]);
    push(&[ws1, ts0]);
    push(&[ws0, ts1]);
    push(&[ws1, tb0]);
    push(&[ts1, wb0]);
    // triples
    push(&[ts0, tb0, tb1]);
    push(&[ts1, ts0, tb0]);
    push(&[ts2, ts1, ts0]);
    push(&[ts1, ts0, tb0, tb1]);
    push(&[ts0, tb0, tb1, tb2]);
    push(&[ws0, tb0, tb1]);
    push(&[ts1, ws0, tb0]);
    push(&[ts1, ts0, wb0]);
    push(&[ws1, ts0, tb0]);
    push(&[ts0, t(s0l), tb0]);
    push(&[ts0, t(s0r), tb0]);
    push(&[ts0, tb0, t(b0l)]);
    push(&[ts1, t(s1l), ts0]);
    push(&[ts1, t(s1r), ts0]);
    push(&[ts1, ts0, t(s0l)]);
    push(&[ts1, ts0, t(s0r)]);
    push(&[ws1, ts1, t(s1r), ts0]);
    // distance and valency
    push(&[ws0, gap(s0, s.next)]);
    push(&[ts0, gap(s0, s.next), tb0]);
    push(&[ts1, ts0, gap(s1, s0)]);
    push(&[ws1, gap(s1, s0), ts0]);
    push(&[ws0, 50 + valency(s0, 0)]);
    push(&[ts0, 60 + valency(s0, 0), tb0]);
    push(&[ws0, 70 + valency(s0, 1)]);
    push(&[ts0, 80 + valency(s0, 1), tb0]);
    push(&[ws1, ts1, 90 + valency(s1, 1)]);
    push(&[ts1, valency(s1, 1), ts0]);
    push(&[wb0, 30 + valency(b0, 0)]);
    push(&[tb0, 40 + valency(b0, 0), ts0]);
    // dependents and their relations
    push(&[w(s0l), r(s0l)]);
    push(&[t(s0l), r(s0l), ts0]);
    push(&[w(s0r), r(s0r), ts0]);
    push(&[t(s0r), r(s0r), ts0]);
    push(&[w(s1r), r(s1r), ts1]);
    push(&[t(s1l), r(s1l), ts1]);
    push(&[t(s1r), r(s1r), ts1, ts0]);
    push(&[w(b0l), r(b0l), tb0]);
    push(&[t(b0l), r(b0l), tb0, ts0]);
    push(&[r(s0l), r(s0l2), ts0]);
    push(&[r(s0r), r(s0r2), ts0]);
    push(&[r(s1r), r(s1r2), ts1]);
    push(&[r(b0l), r(b0l2), tb0]);
    push(&[r(s0l), r(s0r), ws0]);
    // a preposition's noun against verb and noun: who gets the phrase
    push(&[ws1, w(s0l), ts0]);
    push(&[ws1, w(s0l), ws0]);
    push(&[w(s2), ws1, ts0]);
    push(&[form(s0).suffixes[2], tb0]);
    push(&[form(b0).suffixes[2], ts0]);
    push(&[form(s1).suffixes[2], form(s0).suffixes[2]]);
}

/// Heads and relations of a sentence; the root's head is none.
pub fn parse(weights: &Weights<'_>, forms: &[Form], tags: &[Tag]) -> Vec<(Option<usize>, Rel)> {
    let mut state = State::new(forms.len());
    let mut found = Vec::with_capacity(96);
    let mut scores = vec![0; weights.classes().max(Move::COUNT)];
    while !state.is_done() {
        found.clear();
        features(forms, tags, &state, &mut found);
        weights.score(&found, &mut scores);
        match state.best(&scores) {
            Some(class) => state.make(Move::of_class(class)),
            None => break,
        }
    }
    let root = (0..forms.len()).find(|&i| state.heads[i] >= forms.len());
    (0..forms.len())
        .map(|i| {
            let head = state.heads[i];
            if head < forms.len() {
                (Some(head), state.rels[i])
            } else if Some(i) == root {
                (None, Rel::Root)
            } else {
                (root, Rel::Parataxis)
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_and_moves_are_one_to_one() {
        for class in 0..Move::COUNT {
            assert_eq!(Move::of_class(class).class(), class);
        }
    }

    #[test]
    fn the_best_move_is_the_first_of_the_highest_score_allowed() {
        let mut state = State::new(3);
        let scores: Vec<i32> = (0..Move::COUNT).map(|c| (c * 7 % 11) as i32).collect();
        for class in [0, 0, 5, 0, 3] {
            let allowed = (0..Move::COUNT).filter(|&c| state.allows(c));
            let expected = allowed.max_by_key(|&c| (scores[c], std::cmp::Reverse(c)));
            assert_eq!(state.best(&scores), expected);
            state.make(Move::of_class(class));
        }
        assert_eq!(state.best(&scores), Some(Move::Left(Rel::Root).class()));
    }

    #[test]
    fn a_lone_token_is_the_root() {
        let mut state = State::new(1);
        assert!(!state.allows(Move::Left(Rel::Root).class()));
        state.make(Move::Shift);
        assert!(state.allows(Move::Left(Rel::Root).class()));
        assert!(!state.allows(Move::Shift.class()));
        state.make(Move::Left(Rel::Root));
        assert!(state.is_done());
        assert_eq!(state.heads, [1]);
    }
}
