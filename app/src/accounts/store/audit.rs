//! Reading the audit trail.
//!
//! Invariant: nothing here writes; ids become names only as far as the directory knows them.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::accounts::model::AuditLine;
use crate::error::Result;
use crate::id::{AccountId, PersonId};
use crate::storage::Conn;
use crate::storage::schema::{account, audit, person};
use crate::time::Timestamp;

/// How many rows a page shows.
pub(crate) const PAGE: usize = 50;

/// Lists one page and one row more, the latest first: all rows, or those that `of` did or that were done to them.
/// `before` is the id of the last row of the page before.
pub(crate) fn list(
    conn: &mut Conn,
    of: Option<(&PersonId, &AccountId)>,
    before: Option<&str>,
) -> Result<Vec<AuditLine>> {
    let start: Option<i64> = match before {
        Some(id) => audit::table.filter(audit::id.eq(id)).select(audit::made_at).first(conn).optional()?,
        None => None,
    };
    let mut query = audit::table
        .order((audit::made_at.desc(), audit::id.desc()))
        .limit(i64::try_from(PAGE).unwrap_or(0) + 1)
        .into_boxed();
    if let (Some(made_at), Some(id)) = (start, before) {
        query =
            query.filter(audit::made_at.lt(made_at).or(audit::made_at.eq(made_at).and(audit::id.lt(id.to_owned()))));
    }
    if let Some((person, account)) = of {
        let (actor, account) = (person.to_string(), account.to_string());
        query = query.filter(audit::actor_id.eq(actor.clone()).or(audit::subject_id.eq_any([actor, account])));
    }
    let rows: Vec<(String, i64, Option<String>, String, Option<String>, String)> = query.load(conn)?;
    let ids: Vec<String> = rows.iter().flat_map(|row| [row.2.clone(), row.4.clone()]).flatten().collect();
    let names = names(conn, &ids)?;
    Ok(rows
        .into_iter()
        .map(|(id, made_at, actor, action, subject, detail)| AuditLine {
            id,
            made_at: Timestamp(made_at),
            actor: actor.map(|actor| named(&names, &actor)),
            action,
            subject: subject.map(|subject| named(&names, &subject)),
            detail,
        })
        .collect())
}

/// Returns the names behind ids of people and of accounts.
fn names(conn: &mut Conn, ids: &[String]) -> Result<HashMap<String, String>> {
    let people: Vec<(String, String)> =
        person::table.filter(person::id.eq_any(ids)).select((person::id, person::name)).load(conn)?;
    let accounts: Vec<(String, String)> = account::table
        .inner_join(person::table.on(person::id.eq(account::person_id)))
        .filter(account::id.eq_any(ids))
        .select((account::id, person::name))
        .load(conn)?;
    Ok(people.into_iter().chain(accounts).collect())
}

/// The end of an id tells two of them apart; its beginning is the time.
fn named(names: &HashMap<String, String>, id: &str) -> String {
    names.get(id).cloned().unwrap_or_else(|| format!("no. {}", id.rsplit('-').next().unwrap_or(id)))
}
