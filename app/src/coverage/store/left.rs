//! Going on with what was too much for the transaction that changed it.
//!
//! Invariant: a portion a transaction, so no other writer waits long.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Text};

use super::due::{Due, everything, subjects};
use super::renew::renew;
use super::settle::put_off;
use crate::access::{Tx as _, Writer};
use crate::error::Result;
use crate::storage::{Conn, sql};

/// How many rows of what was left are taken up at once.
const TAKEN: usize = 500;

#[derive(QueryableByName)]
struct Left {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    sort: String,
    #[diesel(sql_type = Text)]
    subject_id: String,
}

#[derive(QueryableByName)]
struct Answer {
    #[diesel(sql_type = Bool)]
    answer: bool,
}

/// Tells whether something is left, or was written past the door.
pub(crate) fn is_left(conn: &mut Conn) -> Result<bool> {
    let left: Answer =
        sql("SELECT EXISTS (SELECT 1 FROM gap_due) OR EXISTS (SELECT 1 FROM gap_later) AS answer").get_result(conn)?;
    Ok(left.answer)
}

/// Puts right a portion of what is left, the oldest first. Of what nobody was there to notice, the day of the last change is
/// taken for the day on which it began.
pub(crate) fn write_left(tx: &mut Writer<'_>) -> Result<()> {
    tx.system()?;
    let conn = tx.conn();
    let left: Vec<Left> =
        sql(format!("SELECT id, sort, subject_id FROM gap_later ORDER BY id LIMIT {TAKEN}")).load(conn)?;
    let Some(last) = left.last().map(|row| row.id) else { return Ok(()) };
    let due: Vec<Due> = left.into_iter().map(|row| Due { sort: row.sort, subject_id: row.subject_id }).collect();
    sql("DELETE FROM gap_later WHERE id <= $1").bind::<BigInt, _>(last).execute(conn)?;
    if due.iter().any(Due::is_all) {
        // Whatever else waits is part of it.
        sql("DELETE FROM gap_later").execute(conn)?;
        let everything = everything(conn)?;
        return put_off(conn, &everything);
    }
    let subjects = subjects(conn, due)?;
    // What was noted as one thing may lead to many.
    if subjects.len() > TAKEN * 4 { put_off(conn, &subjects) } else { renew(conn, &subjects, None) }
}
