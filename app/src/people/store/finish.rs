//! The end of an import: one transaction, a handful of statements over whole sets.
//!
//! Invariant: nothing is put in force unless the directory is still the one that the import was compared with.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::journal::{self, Side};
use super::stage::Import;
use super::{current, owned, runs};
use crate::access::{Permit, Proof, Tx, Writer};
use crate::error::Result;
use crate::id::RunId;
use crate::people::model::{RunState, Summary};
use crate::people::plan::{Handover, PERSON_COLUMNS, TEAM_COLUMNS};
use crate::people::policy::StageImport;
use crate::storage::bulk::Rows;
use crate::storage::schema::import_run;
use crate::storage::{Conn, Kind};
use crate::time::Timestamp;

/// What a person is told whose manager an import changed.
const MANAGER_CHANGED: &str = "manager.changed";

/// Puts everything that was staged in force; `false` if the directory changed meanwhile, and then nothing is.
pub(crate) fn finish(
    tx: &mut Writer<'_>,
    permit: &Permit<StageImport>,
    import: &Import,
    summary: &Summary,
) -> Result<bool> {
    let now = tx.now();
    let run = &permit.action().0;
    let conn = tx.conn();
    take_time(conn)?;
    if current::digest(conn)? != import.digest {
        return Ok(false);
    }
    diesel::sql_query(
        "UPDATE team SET archived_at = NULL WHERE id IN \
         (SELECT subject_id FROM import_change WHERE run_id = $1 AND subject = 'team' AND kind = 'added')",
    )
    .bind::<Text, _>(run.as_str())
    .execute(conn)?;
    journal::put(conn, permit.proof(), run, "team", &TEAM_COLUMNS, Side::After)?;
    show(conn, run)?;
    journal::put(conn, permit.proof(), run, "person", &PERSON_COLUMNS, Side::After)?;
    recount(conn, permit.proof())?;
    owned::pass_on(tx, permit, &import.plan)?;
    shut_accounts(tx, permit.proof(), run, now)?;
    tell(tx, permit.proof(), &import.plan.told)?;
    let conn = tx.conn();
    runs::mark(conn, permit.proof(), run, RunState::Done, now)?;
    diesel::update(import_run::table.filter(import_run::id.eq(run.as_str())))
        .set(import_run::summary.eq(runs::written(summary)))
        .execute(conn)?;
    Ok(true)
}

/// Lets this one transaction take longer than a request may: on PostgreSQL it holds nobody up.
pub(super) fn take_time(conn: &mut Conn) -> Result<()> {
    if conn.kind() == Kind::Postgres {
        conn.batch_execute("SET LOCAL statement_timeout = '60s'")?;
    }
    Ok(())
}

/// Shows the people who were staged.
fn show(conn: &mut Conn, run: &RunId) -> Result<()> {
    diesel::sql_query(
        "UPDATE person SET state = CASE WHEN gone_at IS NULL THEN 'active' ELSE 'gone' END \
         WHERE state = 'waiting' AND run_id = $1",
    )
    .bind::<Text, _>(run.as_str())
    .execute(conn)?;
    Ok(())
}

/// Counts the members of every team anew.
pub(super) fn recount(conn: &mut Conn, _proof: Proof) -> Result<()> {
    diesel::sql_query(
        "WITH c AS MATERIALIZED (SELECT team.id AS id, (SELECT COUNT(*) FROM person \
         WHERE person.team_id = team.id AND person.state = 'active') AS n FROM team) \
         UPDATE team SET members = c.n FROM c WHERE c.id = team.id AND team.members <> c.n",
    )
    .execute(conn)?;
    Ok(())
}

/// Shuts the accounts of whoever left and ends their sessions.
fn shut_accounts(tx: &mut Writer<'_>, proof: Proof, run: &RunId, now: Timestamp) -> Result<()> {
    #[derive(QueryableByName)]
    struct Open {
        #[diesel(sql_type = Text)]
        id: String,
        #[diesel(sql_type = BigInt)]
        revision: i64,
    }
    let open: Vec<Open> = diesel::sql_query(
        "SELECT account.id AS id, account.revision AS revision FROM import_change \
         JOIN account ON account.person_id = import_change.subject_id \
         WHERE import_change.run_id = $1 AND import_change.kind = 'gone' AND account.disabled_at IS NULL",
    )
    .bind::<Text, _>(run.as_str())
    .load(tx.conn())?;
    let mut changes = journal::rows();
    for account in open {
        let key = (tx.new_id(), run);
        let before = serde_json::json!([null, account.revision]);
        let after = serde_json::json!([now.0, account.revision + 1]);
        let what = ("changed", "account", account.id.as_str());
        journal::push(&mut changes, key, what, Some(&before), Some(&after));
    }
    if changes.values.is_empty() {
        return Ok(());
    }
    let conn = tx.conn();
    changes.insert(conn)?;
    journal::put(conn, proof, run, "account", &journal::ACCOUNT, Side::After)?;
    diesel::sql_query(
        "DELETE FROM session WHERE account_id IN \
         (SELECT subject_id FROM import_change WHERE run_id = $1 AND subject = 'account')",
    )
    .bind::<Text, _>(run.as_str())
    .execute(conn)?;
    Ok(())
}

/// Tells people that they have another manager.
pub(super) fn tell(tx: &mut Writer<'_>, _proof: Proof, told: &[Handover]) -> Result<()> {
    let (now, by) = (tx.now().0, runs::maker(tx));
    let mut rows = Rows::new("notice", &["id", "person_id", "what", "about_id", "by_id", "made_at"]);
    for (person, manager) in told {
        let id = tx.new_id();
        rows.push(vec![
            id.into(),
            person.clone().into(),
            MANAGER_CHANGED.into(),
            manager.clone().into(),
            by.as_ref().map(ToString::to_string).into(),
            now.into(),
        ]);
    }
    rows.insert(tx.conn())
}
