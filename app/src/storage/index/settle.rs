//! Writing the words of whatever was changed.
//!
//! Invariant: called at the end of every write transaction; afterwards nothing is due, at most left for later.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error as DieselError};
use diesel::sql_types::{BigInt, Text};
use serde_json::{Value, json};

use super::entry::Entry;
use super::texts::{SORTS, entries};
use crate::error::{Error, Result};
use crate::storage::connect::Kind;
use crate::storage::{Conn, array, listed, sql};

/// How many subjects one transaction writes the words of; more wait for the server. They keep other writers waiting for
/// about 0.1 s.
pub(super) const PORTION: usize = 1_000;

#[derive(QueryableByName)]
pub(super) struct Due {
    #[diesel(sql_type = Text)]
    pub sort: String,
    #[diesel(sql_type = Text)]
    pub subject_id: String,
}

#[derive(QueryableByName)]
struct Stored {
    #[diesel(sql_type = Text)]
    subject_id: String,
    #[diesel(sql_type = Text)]
    words: String,
}

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = Text)]
    id: String,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// Writes the words of the subjects that are due, in the transaction at hand; more than a portion are left for later. A
/// rename costs the words that changed.
///
/// # Errors
/// What the database says; then the transaction must not be committed.
pub fn settle(conn: &mut Conn) -> Result<()> {
    written(conn).map_err(|error| match error {
        // Somebody else wrote the words of the same subject: a new transaction sees them.
        DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => Error::Busy,
        error => error.into(),
    })
}

fn written(conn: &mut Conn) -> QueryResult<()> {
    let due: Vec<Due> = sql(format!("SELECT sort, subject_id FROM search_due LIMIT {}", PORTION + 1)).load(conn)?;
    if due.is_empty() {
        return Ok(());
    }
    if due.len() > PORTION {
        sql("INSERT INTO search_later (sort, subject_id) SELECT sort, subject_id FROM search_due").execute(conn)?;
    } else {
        renew_all(conn, due)?;
    }
    sql("DELETE FROM search_due").execute(conn)?;
    Ok(())
}

/// Writes the words of `due` anew. Called by `written` and for what was left.
pub(super) fn renew_all(conn: &mut Conn, due: Vec<Due>) -> QueryResult<()> {
    let mut subjects: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in due {
        subjects.entry(row.sort).or_default().insert(row.subject_id);
    }
    for (sort, ids) in &subjects {
        let ids = array(conn.kind(), ids.iter().map(String::as_str));
        renew(conn, sort, &ids)?;
    }
    Ok(())
}

/// Tells what the index would be if it were made anew from the subjects, and what it is: words and entries, sorted.
/// For the tests and the drill that compare the two.
///
/// # Errors
/// What the database says.
pub fn rebuilt(conn: &mut Conn) -> Result<(Vec<String>, Vec<String>)> {
    let mut fresh = Vec::new();
    for sort in SORTS {
        let ids: Vec<Id> = diesel::sql_query(format!("SELECT id FROM {sort} ORDER BY id")).load(conn)?;
        for chunk in ids.chunks(PORTION) {
            let ids = array(conn.kind(), chunk.iter().map(|row| row.id.as_str()));
            for (id, entry) in entries(conn, sort, &ids)? {
                fresh.extend(entry.words().iter().map(|word| format!("word {sort} {id} {word}")));
                fresh.push(format!("entry {sort} {id} {}", entry.as_str()));
            }
        }
    }
    let words: Vec<Id> =
        sql("SELECT 'word ' || sort || ' ' || subject_id || ' ' || word AS id FROM search_word").load(conn)?;
    let stored: Vec<Id> =
        sql("SELECT 'entry ' || sort || ' ' || subject_id || ' ' || words AS id FROM search_entry").load(conn)?;
    let left: Count =
        sql("SELECT CAST((SELECT COUNT(*) FROM search_due) + (SELECT COUNT(*) FROM search_later) AS BIGINT) AS number")
            .get_result(conn)?;
    let mut held: Vec<String> = words.into_iter().chain(stored).map(|row| row.id).collect();
    held.extend((0..left.number).map(|_| "due".to_owned()));
    fresh.sort();
    held.sort();
    Ok((fresh, held))
}

/// Writes the words of the subjects of one sort anew; `ids` is what `array` made. Called by `written`.
fn renew(conn: &mut Conn, sort: &str, ids: &str) -> QueryResult<()> {
    let list = listed(conn.kind(), 2);
    let stored: Vec<Stored> =
        sql(format!("SELECT subject_id, words FROM search_entry WHERE sort = $1 AND subject_id IN {list}"))
            .bind::<Text, _>(sort)
            .bind::<Text, _>(ids)
            .load(conn)?;
    let mut before: BTreeMap<String, Entry> =
        stored.into_iter().map(|row| (row.subject_id, Entry::stored(row.words))).collect();
    let mut after = entries(conn, sort, ids)?;
    before.retain(|id, entry| {
        let same = after.get(id) == Some(entry);
        if same {
            after.remove(id);
        }
        !same
    });
    let words = |entries: &BTreeMap<String, Entry>| -> BTreeSet<(String, String)> {
        let pairs = entries.iter();
        pairs.flat_map(|(id, entry)| entry.words().into_iter().map(|word| (word.to_owned(), id.clone()))).collect()
    };
    let (old, new) = (words(&before), words(&after));
    let pairs = |pairs: Vec<&(String, String)>| Value::from_iter(pairs.iter().map(|(word, id)| json!([word, id])));
    // In the order of the index: neighbours are written together.
    let (gone, come) = (pairs(old.difference(&new).collect()), pairs(new.difference(&old).collect()));
    let given = given(conn.kind());
    if gone != json!([]) {
        sql(format!("DELETE FROM search_word WHERE sort = $1 AND (word, subject_id) IN (SELECT {given})"))
            .bind::<Text, _>(sort)
            .bind::<Text, _>(gone.to_string())
            .execute(conn)?;
    }
    if !before.is_empty() {
        sql(format!("DELETE FROM search_entry WHERE sort = $1 AND subject_id IN {list}"))
            .bind::<Text, _>(sort)
            .bind::<Text, _>(array(conn.kind(), before.keys().map(String::as_str)))
            .execute(conn)?;
    }
    if come != json!([]) {
        sql(format!("INSERT INTO search_word (sort, word, subject_id) SELECT $1, {given}"))
            .bind::<Text, _>(sort)
            .bind::<Text, _>(come.to_string())
            .execute(conn)?;
    }
    if !after.is_empty() {
        let rows = Value::from_iter(after.iter().map(|(id, entry)| json!([id, entry.as_str()])));
        sql(format!("INSERT INTO search_entry (sort, subject_id, words) SELECT $1, {given}"))
            .bind::<Text, _>(sort)
            .bind::<Text, _>(rows.to_string())
            .execute(conn)?;
    }
    Ok(())
}

/// Returns the pairs of texts in the JSON array bound as `$2`, to stand behind `SELECT`.
const fn given(kind: Kind) -> &'static str {
    match kind {
        Kind::Sqlite => "value ->> 0, value ->> 1 FROM json_each($2)",
        Kind::Postgres => "value ->> 0, value ->> 1 FROM jsonb_array_elements(CAST($2 AS jsonb))",
    }
}
