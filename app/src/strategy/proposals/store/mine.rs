//! Everything that is held about somebody's proposals, for their own data.
//!
//! Invariant: bound to one person; names nobody else.

use diesel::prelude::*;
use serde_json::{Value, json};

use crate::error::Result;
use crate::id::PersonId;
use crate::storage::Conn;
use crate::storage::schema::{proposal, proposal_turn};
use crate::time::Timestamp;

/// Reads the proposals of `person` with what was said about them, and what they said about those of others.
pub(crate) fn of_person(conn: &mut Conn, person: &PersonId) -> Result<(Vec<Value>, Vec<Value>)> {
    let said = |time: i64| Timestamp(time).rfc3339();
    let rows: Vec<(String, String, String, String, String, String, String, i64)> = proposal::table
        .filter(proposal::person_id.eq(person.as_str()))
        .order((proposal::made_at, proposal::id))
        .select((
            proposal::id,
            proposal::title,
            proposal::field,
            proposal::based_on,
            proposal::text,
            proposal::why,
            proposal::state,
            proposal::made_at,
        ))
        .load(conn)?;
    let ids: Vec<&str> = rows.iter().map(|row| row.0.as_str()).collect();
    let turns: Vec<(String, String, String, String, Option<String>, i64)> = proposal_turn::table
        .filter(proposal_turn::proposal_id.eq_any(&ids).or(proposal_turn::person_id.eq(person.as_str())))
        .order((proposal_turn::proposal_id, proposal_turn::position))
        .select((
            proposal_turn::proposal_id,
            proposal_turn::kind,
            proposal_turn::text,
            proposal_turn::words,
            proposal_turn::person_id,
            proposal_turn::said_at,
        ))
        .load(conn)?;
    let (about_mine, elsewhere): (Vec<_>, Vec<_>) = turns.into_iter().partition(|turn| ids.contains(&turn.0.as_str()));
    let turn = |turn: &(String, String, String, String, Option<String>, i64)| {
        let (_, kind, text, words, by, at) = turn;
        json!({
            "what": kind, "text": text, "words": words, "by_me": by.as_deref() == Some(person.as_str()), "when": said(*at),
        })
    };
    let mine = rows
        .iter()
        .map(|(id, title, field, based_on, text, why, state, made_at)| {
            let turns: Vec<Value> = about_mine.iter().filter(|known| known.0 == *id).map(turn).collect();
            json!({
                "node": title, "field": field, "based_on": based_on, "text": text, "why": why, "state": state,
                "when": said(*made_at), "turns": turns,
            })
        })
        .collect();
    Ok((mine, elsewhere.iter().map(turn).collect()))
}
