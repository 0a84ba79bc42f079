//! What the acts on declared work are about, and who answers it.
//!
//! Invariant: the chain is that of now, one query; of somebody who is not there any more nothing is found.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use crate::access::{Action, Viewer};
use crate::declared::model::{AnswerView, State};
use crate::declared::policy::{AnswerDeclared, ChangeDeclared, Declare, Declared, ReadDeclared, ReadSums};
use crate::error::Result;
use crate::id::{DeclaredId, PersonId};
use crate::mission::policy::CHAIN_MAX;
use crate::mission::store::chain::above;
use crate::storage::schema::{declared, person};
use crate::storage::{Conn, sql};

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    name: String,
}

impl Action for Declare {
    const NAME: &'static str = "declared.declare";
    const AUDITED: bool = false;

    fn subject(&self, _conn: &mut Conn, _viewer: &Viewer) -> Result<Option<()>> {
        Ok(Some(()))
    }

    fn audited(&self) -> Option<String> {
        None
    }
}

impl Action for ReadSums {
    const NAME: &'static str = "declared.sums";

    fn subject(&self, _conn: &mut Conn, _viewer: &Viewer) -> Result<Option<()>> {
        Ok(Some(()))
    }

    fn audited(&self) -> Option<String> {
        None
    }
}

/// Gives the acts on one declaration their subject.
macro_rules! on_a_declaration {
    ($($act:ident $name:literal)*) => { $(
        impl Action for $act {
            const NAME: &'static str = $name;
            const AUDITED: bool = false;

            fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<Declared>> {
                find(conn, &self.0)
            }

            fn audited(&self) -> Option<String> {
                None
            }
        }
    )* };
}

on_a_declaration! {
    ReadDeclared "declared.read"
    ChangeDeclared "declared.change"
    AnswerDeclared "declared.answer"
}

fn find(conn: &mut Conn, id: &DeclaredId) -> Result<Option<Declared>> {
    let found: Option<(String, String, i64)> = declared::table
        .filter(declared::id.eq(id.as_str()))
        .select((declared::person_id, declared::state, declared::revision))
        .first(conn)
        .optional()?;
    let Some((author, state, revision)) = found else {
        return Ok(None);
    };
    let chain = above(conn, &PersonId::stored(author))?;
    Ok(chain.map(|chain| Declared { id: id.clone(), chain, state: State::read(&state), revision }))
}

/// Returns the nearest manager above somebody who is there.
pub(crate) fn nearest(conn: &mut Conn, of: &PersonId) -> Result<Option<(PersonId, String)>> {
    let row: Option<Row> = sql("WITH RECURSIVE up (id, manager_id, name, state, depth) AS (\
           SELECT p.id, p.manager_id, p.name, p.state, CAST(0 AS BIGINT) FROM person p WHERE p.id = $1 \
           UNION ALL SELECT p.id, p.manager_id, p.name, p.state, up.depth + 1 \
           FROM up JOIN person p ON p.id = up.manager_id WHERE up.depth < $2) \
         SELECT id, name FROM up WHERE depth > 0 AND state = 'active' AND id <> $1 ORDER BY depth LIMIT 1")
    .bind::<Text, _>(of.as_str())
    .bind::<BigInt, _>(i64::try_from(CHAIN_MAX).unwrap_or(i64::MAX))
    .get_result(conn)
    .optional()?;
    Ok(row.map(|row| (PersonId::stored(row.id), row.name)))
}

/// Says who answers what somebody declares.
pub(super) fn answers(conn: &mut Conn, of: &PersonId) -> Result<AnswerView> {
    if let Some((id, name)) = nearest(conn, of)? {
        return Ok(AnswerView::Manager(id, name));
    }
    Ok(if has_people(conn, of)? { AnswerView::Top } else { AnswerView::Nobody })
}

/// Tells whether anybody who is there reports to `to`.
pub(super) fn has_people(conn: &mut Conn, to: &PersonId) -> Result<bool> {
    let reports = person::table.filter(person::manager_id.eq(to.as_str())).filter(person::state.eq("active"));
    let first: Option<String> = reports.select(person::id).first(conn).optional()?;
    Ok(first.is_some())
}
