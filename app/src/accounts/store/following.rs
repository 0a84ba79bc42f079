//! What an import of people does to accounts: whoever left is shut out, and whose address changed signs in with the new
//! one; and the way back.
//!
//! Invariant: a handful of statements whatever the number of accounts; only an account that signed in with the
//! directory's address follows it, no two share one, its open links end, and the person is told.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};
use serde_json::{Value, json};

use super::notice;
use crate::access::{Proof, Tx, Writer};
use crate::accounts::model::{AddressMove, settled};
use crate::error::Result;
use crate::storage::{Conn, Kind, array, listed};

/// An account that an import changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Followed {
    /// Its id.
    pub id: String,
    /// Whose it is.
    pub person: String,
    /// As it was.
    pub before: State,
    /// As it is.
    pub after: State,
}

/// What of an account an import may change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct State {
    /// When it was shut, in microseconds.
    pub disabled_at: Option<i64>,
    /// What it signs in with; `None` where the import was written down before accounts followed.
    pub email: Option<String>,
    /// How often it was changed.
    pub revision: i64,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    person: String,
    #[diesel(sql_type = Text)]
    email: String,
    #[diesel(sql_type = Nullable<BigInt>)]
    disabled_at: Option<i64>,
    #[diesel(sql_type = BigInt)]
    revision: i64,
}

impl State {
    /// Returns the values, the revision last.
    pub fn cells(&self) -> Value {
        json!([self.disabled_at, self.email, self.revision])
    }

    /// Reads what [`State::cells`] returned, or the two values that it returned before accounts followed.
    pub fn read(cells: &str) -> Option<Self> {
        let earlier = || serde_json::from_str(cells).map(|(shut, revision)| (shut, None, revision));
        let (disabled_at, email, revision) = serde_json::from_str(cells).or_else(|_| earlier()).ok()?;
        Some(Self { disabled_at, email, revision })
    }
}

/// Shuts the accounts of `left` and lets those of `moves` follow; returns what changed and who could not follow.
pub(crate) fn follow(
    tx: &mut Writer<'_>,
    proof: Proof,
    left: &[String],
    moves: &[AddressMove],
) -> Result<(Vec<Followed>, Vec<AddressMove>)> {
    let now = tx.now().0;
    let mut changed: Vec<Followed> = accounts(tx.conn(), "person_id", left)?
        .into_iter()
        .filter(|row| row.disabled_at.is_none())
        .map(|row| after(row, |state| state.disabled_at = Some(now)))
        .collect();
    let shut: Vec<String> = changed.iter().map(|one| one.id.clone()).collect();
    let people: Vec<String> = moves.iter().map(|one| one.person.clone()).collect();
    let mut found: HashMap<String, Row> =
        accounts(tx.conn(), "person_id", &people)?.into_iter().map(|row| (row.person.clone(), row)).collect();
    let there = moves.iter().filter(|one| found.get(&one.person).is_some_and(|row| row.email == one.from)).cloned();
    let (going, refused) = free(tx.conn(), there.collect())?;
    for one in &going {
        if let Some(row) = found.remove(&one.person) {
            changed.push(after(row, |state| state.email = Some(one.to.clone())));
        }
    }
    put(tx.conn(), proof, &changed, |one| &one.after)?;
    let conn = tx.conn();
    if !shut.is_empty() {
        let statement = format!("DELETE FROM session WHERE account_id IN {}", listed(conn.kind(), 1));
        diesel::sql_query(statement).bind::<Text, _>(text(conn, &shut)).execute(conn)?;
    }
    tell(tx, proof, &changed, "account.address")?;
    Ok((changed, refused))
}

/// Puts accounts back as they were, if nobody changed them since; returns the people whose account could not be put
/// back because somebody else signs in with its address.
pub(crate) fn restore(tx: &mut Writer<'_>, proof: Proof, changed: &[Followed]) -> Result<Vec<String>> {
    let of: Vec<String> = changed.iter().map(|one| one.id.clone()).collect();
    let found: HashMap<String, Row> =
        accounts(tx.conn(), "id", &of)?.into_iter().map(|row| (row.id.clone(), row)).collect();
    let mut back: Vec<Followed> = changed
        .iter()
        .filter_map(|one| {
            let row = found.get(&one.id).filter(|row| row.revision == one.after.revision)?;
            Some(Followed { person: row.person.clone(), ..one.clone() })
        })
        .collect();
    let moves = back
        .iter()
        .filter(|one| one.before.email != one.after.email)
        .filter_map(|one| {
            let (from, to) = (one.after.email.clone()?, one.before.email.clone()?);
            Some(AddressMove { person: one.person.clone(), from, to })
        })
        .collect();
    let (_, refused) = free(tx.conn(), moves)?;
    back.retain(|one| !refused.iter().any(|stays| stays.person == one.person));
    put(tx.conn(), proof, &back, |one| &one.before)?;
    tell(tx, proof, &back, "account.address_back")?;
    Ok(refused.into_iter().map(|one| one.person).collect())
}

/// Divides moves into those that can be now and those that cannot.
fn free(conn: &mut Conn, moves: Vec<AddressMove>) -> Result<(Vec<AddressMove>, Vec<AddressMove>)> {
    let wanted: Vec<String> = moves.iter().map(|one| one.to.clone()).collect();
    let held = accounts(conn, "email", &wanted)?.into_iter().map(|row| (row.email, row.person)).collect();
    Ok(settled(moves, &held))
}

fn after(row: Row, change: impl FnOnce(&mut State)) -> Followed {
    let before = State { disabled_at: row.disabled_at, email: Some(row.email), revision: row.revision };
    let mut after = State { revision: before.revision + 1, ..before.clone() };
    change(&mut after);
    Followed { id: row.id, person: row.person, before, after }
}

/// Lists the accounts of which `column` is one of `values`.
fn accounts(conn: &mut Conn, column: &str, values: &[String]) -> Result<Vec<Row>> {
    if values.is_empty() {
        return Ok(Vec::new());
    }
    let ids = listed(conn.kind(), 1);
    let statement = format!(
        "SELECT id, person_id AS person, email, disabled_at, revision FROM account WHERE {column} IN {ids} ORDER BY id"
    );
    Ok(diesel::sql_query(statement).bind::<Text, _>(text(conn, values)).load(conn)?)
}

/// Writes one side of what changed; addresses may be traded, so they are all let go first.
fn put(conn: &mut Conn, _proof: Proof, changed: &[Followed], side: impl Fn(&Followed) -> &State) -> Result<()> {
    let moved: Vec<String> =
        changed.iter().filter(|one| one.before.email != one.after.email).map(|one| one.id.clone()).collect();
    if !moved.is_empty() {
        let statement = format!("UPDATE account SET email = id WHERE id IN {}", listed(conn.kind(), 1));
        diesel::sql_query(statement).bind::<Text, _>(text(conn, &moved)).execute(conn)?;
    }
    if changed.is_empty() {
        return Ok(());
    }
    let rows: Vec<Value> = changed
        .iter()
        .map(|one| {
            let state = side(one);
            json!([one.id, state.disabled_at, state.email, state.revision])
        })
        .collect();
    let source = match conn.kind() {
        Kind::Sqlite => "json_each($1)",
        Kind::Postgres => "jsonb_array_elements($1::jsonb)",
    };
    diesel::sql_query(format!(
        "UPDATE account SET disabled_at = given.disabled_at, email = COALESCE(given.email, account.email), revision = given.revision FROM \
         (SELECT value ->> 0 AS id, CAST(value ->> 1 AS BIGINT) AS disabled_at, value ->> 2 AS email, \
         CAST(value ->> 3 AS BIGINT) AS revision FROM {source}) AS given WHERE account.id = given.id"
    ))
    .bind::<Text, _>(Value::from(rows).to_string())
    .execute(conn)?;
    Ok(())
}

/// Ends the links of whoever signs in with another address now, and tells them.
fn tell(tx: &mut Writer<'_>, proof: Proof, changed: &[Followed], what: &str) -> Result<()> {
    let moved: Vec<&Followed> = changed.iter().filter(|one| one.before.email != one.after.email).collect();
    if moved.is_empty() {
        return Ok(());
    }
    let now = tx.now().0;
    let accounts: Vec<String> = moved.iter().map(|one| one.id.clone()).collect();
    let conn = tx.conn();
    let ids = listed(conn.kind(), 1);
    // A link may have gone to the other address.
    let statement = format!("UPDATE sign_in_link SET used_at = {now} WHERE used_at IS NULL AND account_id IN {ids}");
    diesel::sql_query(statement).bind::<Text, _>(text(conn, &accounts)).execute(conn)?;
    let people: Vec<String> = moved.iter().map(|one| one.person.clone()).collect();
    let told: Vec<(String, Option<String>)> = people.iter().map(|person| (person.clone(), None)).collect();
    notice::insert_all(tx, proof, &told, what)?;
    tx.note_all(what, &people)
}

fn text(conn: &Conn, values: &[String]) -> String {
    array(conn.kind(), values.iter().map(String::as_str))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_shapes_of_a_journal_are_read() {
        let state =
            |disabled_at, email: Option<&str>| State { disabled_at, email: email.map(str::to_owned), revision: 2 };
        for (cells, read) in [
            ("[7,\"a@x.example\",2]", Some(state(Some(7), Some("a@x.example")))),
            ("[null,\"a@x.example\",2]", Some(state(None, Some("a@x.example")))),
            ("[7,2]", Some(state(Some(7), None))),
            ("[null,2]", Some(state(None, None))),
            ("[]", None),
        ] {
            assert_eq!(State::read(cells), read, "{cells}");
        }
        let now = state(Some(7), Some("a@x.example"));
        assert_eq!(State::read(&now.cells().to_string()), Some(now));
    }
}
