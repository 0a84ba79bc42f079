//! Rows of declared work, of what was said to be not somebody's, and of a team that is on.
//!
//! Invariant: see `rows`.

use super::{HOUR, TIME};
use crate::support::{Persona, World};

/// What the owner declared, and said is not theirs; and a team that is on.
pub(super) fn rows(add: &mut impl FnMut(String)) {
    let (owner, manager) = (Persona::Owner.person(), Persona::Manager.person());
    for (id, title, state, turn, kind) in [
        (World::DECLARED, "The table nobody opens", "open", 0xe4, "declared"),
        (World::TAKEN_BACK, "Counting the lamps", "withdrawn", 0xe5, "withdrawn"),
    ] {
        add(format!(
            "INSERT INTO declared (id, person_id, title, share, sentence, state, made_at) VALUES \
             ('{id}', '{owner}', '{title}', 'quarter', 'Somebody asked once.', '{state}', {TIME})"
        ));
        add(format!(
            "INSERT INTO declared_turn (id, declared_id, position, kind, title, share, sentence, person_id, said_at) VALUES \
             ('{}', '{id}', 1, '{kind}', '{title}', 'quarter', 'Somebody asked once.', '{owner}', {TIME})",
            World::id(turn)
        ));
    }
    add(format!(
        "INSERT INTO not_mine (id, person_id, to_id, sort, subject_id, title, reason, said_at) VALUES \
         ('{}', '{owner}', '{manager}', 'proposal', '{}', 'Title of “Steam”', 'I never drove steam.', {})",
        World::NOT_MINE,
        World::PROPOSAL,
        TIME - HOUR
    ));
    add(format!("INSERT INTO team_on (id, on_at, by_id) VALUES ('{}', {TIME}, '{manager}')", World::WORKS));
}
