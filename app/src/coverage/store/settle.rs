//! Putting right the gaps that a write may have changed.
//!
//! Invariant: called at the end of every write transaction; afterwards nothing is due, at most left for later.

use diesel::prelude::*;
use diesel::sql_types::Text;
use serde_json::{Value, json};

use super::due::{Due, everything, subjects};
use super::renew::renew;
use crate::coverage::model::Subjects;
use crate::error::Result;
use crate::storage::{Conn, Kind, sql};
use crate::time::Timestamp;

/// How many nodes, teams and cards one transaction looks at anew; more wait for the server.
pub(super) const PORTION: usize = 1_000;

/// Puts right the gaps of whatever is due, in the transaction at hand; what is noticed now begins on the day of `now`.
///
/// # Errors
/// What the database says; then the transaction must not be committed.
pub fn settle(conn: &mut Conn, now: Timestamp) -> Result<()> {
    let limit = PORTION * 2;
    let due: Vec<Due> = sql(format!("SELECT DISTINCT sort, subject_id FROM gap_due LIMIT {limit}")).load(conn)?;
    if due.is_empty() {
        return Ok(());
    }
    if due.len() == limit {
        sql("INSERT INTO gap_later (sort, subject_id) SELECT DISTINCT sort, subject_id FROM gap_due").execute(conn)?;
    } else {
        let is_all = due.iter().any(Due::is_all);
        let subjects = if is_all { everything(conn)? } else { subjects(conn, due)? };
        if subjects.len() > PORTION {
            put_off(conn, &subjects)?;
        } else {
            renew(conn, &subjects, Some(now).filter(|_| !is_all))?;
        }
    }
    sql("DELETE FROM gap_due").execute(conn)?;
    Ok(())
}

/// Leaves `subjects` to the server.
pub(super) fn put_off(conn: &mut Conn, subjects: &Subjects) -> Result<()> {
    let nodes = subjects.nodes.iter().map(|id| json!(["node", id.as_str()]));
    let teams = subjects.teams.iter().map(|id| json!(["team", id.as_str()]));
    let cards = subjects.cards.iter().map(|id| json!(["card", id.as_str()]));
    let given = match conn.kind() {
        Kind::Sqlite => "json_each($1)",
        Kind::Postgres => "jsonb_array_elements(CAST($1 AS jsonb))",
    };
    sql(format!("INSERT INTO gap_later (sort, subject_id) SELECT value ->> 0, value ->> 1 FROM {given}"))
        .bind::<Text, _>(Value::from_iter(nodes.chain(teams).chain(cards)).to_string())
        .execute(conn)?;
    Ok(())
}
