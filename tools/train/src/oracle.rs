//! The dynamic oracle of the arc-hybrid system (Goldberg and Nivre 2013): which moves lose no arc that can still be had.

use briefing::syntax::Rel;
use briefing::syntax::parser::{Move, State};

/// How many gold arcs a kind of move makes impossible.
fn cost(state: &State, gold: &[usize], m: Move) -> usize {
    let n = gold.len();
    let top = state.stack.last().copied();
    let ahead = |h: usize| h >= state.next; // the root stands at `n`, behind all
    let dependents_ahead = |t: usize| (state.next..n).filter(|&d| gold[d] == t).count();
    match m {
        Move::Shift => {
            let b = state.next;
            let deep = &state.stack[..state.stack.len().saturating_sub(1)];
            usize::from(deep.contains(&gold[b]))
                + state.stack.iter().filter(|&&d| gold[d] == b).count()
        }
        Move::Left(_) => {
            let Some(t) = top else { return usize::MAX };
            let below = state.stack.len().checked_sub(2).map(|k| state.stack[k]);
            let lost_head = Some(gold[t]) == below || (ahead(gold[t]) && gold[t] != state.next);
            usize::from(lost_head) + dependents_ahead(t)
        }
        Move::Right(_) => {
            let Some(t) = top else { return usize::MAX };
            usize::from(ahead(gold[t])) + dependents_ahead(t)
        }
    }
}

/// The moves that lose nothing: for an arc of the gold tree only with its own relation.
pub fn best_moves(state: &State, gold: &[usize], rels: &[Rel], out: &mut Vec<usize>) {
    out.clear();
    let kinds = [Move::Shift, Move::Left(Rel::Dep), Move::Right(Rel::Dep)];
    let costs: Vec<usize> = kinds
        .iter()
        .map(|m| {
            let allowed = match m {
                Move::Shift => state.allows(Move::Shift.class()),
                Move::Left(_) => {
                    state.allows(Move::Left(Rel::Dep).class())
                        || state.allows(Move::Left(Rel::Root).class())
                }
                Move::Right(_) => state.allows(Move::Right(Rel::Dep).class()),
            };
            if allowed {
                cost(state, gold, *m)
            } else {
                usize::MAX
            }
        })
        .collect();
    let least = costs.iter().copied().min().unwrap_or(usize::MAX);
    if least == usize::MAX {
        return;
    }
    let top = state.stack.last().copied();
    for (m, c) in kinds.iter().zip(&costs) {
        if *c != least {
            continue;
        }
        match (m, top) {
            (Move::Shift, _) => out.push(Move::Shift.class()),
            (Move::Left(_), Some(t)) => {
                let right = gold[t] == state.next;
                push_arc(state, Move::Left, right.then_some(rels[t]), out);
            }
            (Move::Right(_), Some(t)) => {
                let below = state.stack.len().checked_sub(2).map(|k| state.stack[k]);
                push_arc(
                    state,
                    Move::Right,
                    (Some(gold[t]) == below).then_some(rels[t]),
                    out,
                );
            }
            _ => {}
        }
    }
}

/// The arc with its gold relation; where the arc is none of the gold tree, with any.
fn push_arc(state: &State, make: fn(Rel) -> Move, rel: Option<Rel>, out: &mut Vec<usize>) {
    match rel {
        Some(rel) if state.allows(make(rel).class()) => out.push(make(rel).class()),
        _ => out.extend(
            Rel::ALL
                .iter()
                .map(|r| make(*r).class())
                .filter(|&c| state.allows(c)),
        ),
    }
}
