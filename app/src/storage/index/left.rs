//! Writing the words that were too many for the transaction that changed their texts.
//!
//! Invariant: a portion a transaction, so no other writer waits long; what an import has staged waits until the import is
//! in force, so that its words are those of then.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Text};

use super::settle::{Due, PORTION, renew_all};
use crate::error::Result;
use crate::storage::{Conn, sql};

/// Which of the subjects may be written now.
const READY: &str = "NOT EXISTS (SELECT 1 FROM import_run WHERE import_run.id = search_later.run_id \
     AND import_run.state = 'waiting')";

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

/// Tells whether words are left to write, or texts were written past the door.
pub(crate) fn is_left(conn: &mut Conn) -> Result<bool> {
    let left: Answer = sql(format!(
        "SELECT EXISTS (SELECT 1 FROM search_due) OR EXISTS (SELECT 1 FROM search_later WHERE {READY}) AS answer"
    ))
    .get_result(conn)?;
    Ok(left.answer)
}

/// Writes a portion of the words that are left, the oldest first.
pub(crate) fn write_left(conn: &mut Conn) -> Result<()> {
    let left: Vec<Left> =
        sql(format!("SELECT id, sort, subject_id FROM search_later WHERE {READY} ORDER BY id LIMIT {PORTION}"))
            .load(conn)?;
    let Some(last) = left.last().map(|row| row.id) else { return Ok(()) };
    let due = left.into_iter().map(|row| Due { sort: row.sort, subject_id: row.subject_id }).collect();
    renew_all(conn, due)?;
    sql(format!("DELETE FROM search_later WHERE id <= $1 AND {READY}")).bind::<BigInt, _>(last).execute(conn)?;
    Ok(())
}
