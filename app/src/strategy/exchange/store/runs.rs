//! The runs of strategy imports: previews, what became of them, and who may open them.
//!
//! Invariant: a preview holds the whole plan until it is carried out or dropped; one that nobody wanted for a day is
//! dropped when the next is made.

use diesel::prelude::*;

use super::load::{current, stamp};
use crate::access::{Ability, Action, Permit, Rule as _, Tx, Viewer, Writer};
use crate::error::{Error, Result};
use crate::id::RunId;
use crate::storage::Conn;
use crate::storage::bulk::Rows;
use crate::storage::schema::{account, import_problem, import_run, organisation, person, strategy};
use crate::strategy::exchange::model::{
    ChoiceView, ProblemLine, RunLine, RunState, RunView, SHOWN, Summary, UNDONE_FOR, is_undoable,
};
use crate::strategy::exchange::policy::{ExportStrategy, ImportStrategy, OpenImport, Standing, UndoImport};
use crate::strategy::exchange::preparation::{Order, Prepared};
use crate::time::{DAY, Timestamp, ago, day_said};

impl Action for ImportStrategy {
    const NAME: &'static str = "strategy.import";

    fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<Standing>> {
        standing(conn).map(Some)
    }

    fn audited(&self) -> Option<String> {
        None
    }
}

impl Action for OpenImport {
    const NAME: &'static str = "strategy.import_apply";

    fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<Standing>> {
        of_run(conn, &self.0)
    }

    fn audited(&self) -> Option<String> {
        Some(self.0.to_string())
    }
}

impl Action for UndoImport {
    const NAME: &'static str = "strategy.import_undo";

    fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<Standing>> {
        of_run(conn, &self.0)
    }

    fn audited(&self) -> Option<String> {
        Some(self.0.to_string())
    }
}

impl Action for ExportStrategy {
    const NAME: &'static str = "strategy.export";

    fn subject(&self, _conn: &mut Conn, _viewer: &Viewer) -> Result<Option<()>> {
        Ok(Some(()))
    }

    fn audited(&self) -> Option<String> {
        None
    }
}

fn standing(conn: &mut Conn) -> Result<Standing> {
    let leaders: i64 = account::table
        .filter(account::leadership.eq(true))
        .filter(account::disabled_at.is_null())
        .count()
        .get_result(conn)?;
    Ok(Standing { is_led: leaders > 0 })
}

fn of_run(conn: &mut Conn, id: &RunId) -> Result<Option<Standing>> {
    let found: i64 = import_run::table
        .filter(import_run::id.eq(id.as_str()))
        .filter(import_run::kind.eq("strategy"))
        .count()
        .get_result(conn)?;
    if found == 0 { Ok(None) } else { standing(conn).map(Some) }
}

/// Keeps a preview, with the plan as `payload`; drops those that nobody wanted for a day.
pub(crate) fn insert_preview(
    tx: &mut Writer<'_>,
    permit: &Permit<ImportStrategy>,
    order: &Order,
    prepared: &Prepared,
    payload: &str,
) -> Result<RunId> {
    let (id, yesterday) = (tx.new_id(), tx.now().plus(-DAY).0);
    diesel::update(
        import_run::table
            .filter(import_run::kind.eq("strategy"))
            .filter(import_run::state.eq("previewed"))
            .filter(import_run::made_at.lt(yesterday)),
    )
    .set((import_run::state.eq("dropped"), import_run::payload.eq(None::<String>)))
    .execute(tx.conn())?;
    insert_run(tx, permit, &id, order, &prepared.summary, Some(payload))?;
    Ok(RunId::stored(id))
}

/// Writes a run and its problems.
pub(super) fn insert_run(
    tx: &mut Writer<'_>,
    _permit: &Permit<ImportStrategy>,
    id: &str,
    order: &Order,
    summary: &Summary,
    payload: Option<&str>,
) -> Result<()> {
    let (now, actor) = (tx.now().0, tx.actor());
    let summary = serde_json::to_string(summary).unwrap_or_default();
    diesel::insert_into(import_run::table)
        .values((
            import_run::id.eq(id),
            import_run::kind.eq("strategy"),
            import_run::source.eq(&order.source),
            import_run::format.eq(&order.format),
            import_run::state.eq("previewed"),
            import_run::made_by.eq(actor),
            import_run::made_at.eq(now),
            import_run::summary.eq(summary),
            import_run::payload.eq(payload),
        ))
        .execute(tx.conn())?;
    let mut problems = Rows::new("import_problem", &["id", "run_id", "line", "what"]);
    for problem in &order.problems {
        let row = tx.new_id();
        problems.push(vec![row.into(), id.into(), problem.line.into(), problem.what.clone().into()]);
    }
    problems.insert(tx.conn())
}

/// Reads back what a preview is to import.
pub(crate) fn order(tx: &mut impl Tx, permit: &Permit<OpenImport>) -> Result<Order> {
    let payload: Option<Option<String>> = import_run::table
        .filter(import_run::id.eq(permit.action().0.as_str()))
        .filter(import_run::state.eq("previewed"))
        .select(import_run::payload)
        .first(tx.conn())
        .optional()?;
    payload
        .flatten()
        .and_then(|text| serde_json::from_str(&text).ok())
        .ok_or_else(|| Error::invalid("", "This import was carried out or dropped already."))
}

/// Shows a preview against the strategy as it is now.
pub(crate) fn refresh_preview(tx: &mut Writer<'_>, permit: &Permit<OpenImport>, prepared: &Prepared) -> Result<()> {
    let summary = serde_json::to_string(&prepared.summary).unwrap_or_default();
    diesel::update(
        import_run::table
            .filter(import_run::id.eq(permit.action().0.as_str()))
            .filter(import_run::state.eq("previewed")),
    )
    .set(import_run::summary.eq(summary))
    .execute(tx.conn())?;
    Ok(())
}

/// Drops a preview.
pub(crate) fn drop_run(tx: &mut Writer<'_>, permit: &Permit<OpenImport>) -> Result<()> {
    diesel::update(
        import_run::table
            .filter(import_run::id.eq(permit.action().0.as_str()))
            .filter(import_run::state.eq("previewed")),
    )
    .set((import_run::state.eq("dropped"), import_run::payload.eq(None::<String>)))
    .execute(tx.conn())?;
    Ok(())
}

/// Reads the page of an import.
pub(crate) fn view(tx: &mut impl Tx, permit: &Permit<OpenImport>) -> Result<RunView> {
    let (now, viewer) = (tx.now(), tx.viewer().clone());
    let id = permit.action().0.clone();
    let conn = tx.conn();
    type Row = (String, String, String, Option<String>, i64, Option<i64>, String);
    let (source, format, state, made_by, made_at, done_at, summary): Row = import_run::table
        .filter(import_run::id.eq(id.as_str()))
        .select((
            import_run::source,
            import_run::format,
            import_run::state,
            import_run::made_by,
            import_run::made_at,
            import_run::done_at,
            import_run::summary,
        ))
        .first(conn)?;
    let by = match made_by {
        Some(by) => person::table.filter(person::id.eq(by)).select(person::name).first(conn).optional()?,
        None => None,
    };
    let problems: Vec<(i64, String)> = import_problem::table
        .filter(import_problem::run_id.eq(id.as_str()))
        .order((import_problem::line, import_problem::id))
        .limit(SHOWN as i64)
        .select((import_problem::line, import_problem::what))
        .load(conn)?;
    let zone = zone(conn)?;
    let state = RunState::read(&state);
    let summary: Summary = serde_json::from_str(&summary).unwrap_or_default();
    let is_stale = state == RunState::Previewed && is_stale(conn, &summary)?;
    let done_at = done_at.map(Timestamp);
    let undoable = done_at.filter(|done| state == RunState::Done && is_undoable(*done, now));
    let mut can = Vec::new();
    if state == RunState::Previewed && permit.action().allowed(&viewer, permit) {
        can.push(Ability::Import);
    }
    if undoable.is_some() && UndoImport(id.clone()).allowed(&viewer, permit) {
        can.push(Ability::Archive);
    }
    Ok(RunView {
        id,
        source,
        format,
        state,
        by,
        made: ago(now, Timestamp(made_at), &zone),
        summary,
        problems: problems.into_iter().map(|(line, what)| ProblemLine { line, what }).collect(),
        is_stale,
        can,
        undo_until: undoable.map(|done| day_said(now.day(&zone), done.plus(UNDONE_FOR).day(&zone))),
    })
}

fn is_stale(conn: &mut Conn, summary: &Summary) -> Result<bool> {
    Ok(match current(conn)? {
        Some(_) if summary.is_new => false,
        Some(id) => stamp(conn, &id)? != summary.stamp,
        None => !summary.stamp.is_empty(),
    })
}

fn zone(conn: &mut Conn) -> Result<String> {
    let zone: Option<String> = organisation::table.select(organisation::time_zone).first(conn).optional()?;
    Ok(zone.unwrap_or_else(|| "UTC".to_owned()))
}

/// Reads the page where a file is chosen.
pub(crate) fn choice(tx: &mut impl Tx, _permit: &Permit<ImportStrategy>) -> Result<ChoiceView> {
    let now = tx.now();
    let conn = tx.conn();
    let zone = zone(conn)?;
    let name: Option<String> = match current(conn)? {
        Some(id) => strategy::table.filter(strategy::id.eq(id)).select(strategy::name).first(conn).optional()?,
        None => None,
    };
    let rows: Vec<(String, String, String, i64)> = import_run::table
        .filter(import_run::kind.eq("strategy"))
        .order(import_run::made_at.desc())
        .limit(10)
        .select((import_run::id, import_run::source, import_run::state, import_run::made_at))
        .load(conn)?;
    let line = |(id, source, state, made_at): (String, String, String, i64)| RunLine {
        id: RunId::stored(id),
        source,
        state: RunState::read(&state),
        made: ago(now, Timestamp(made_at), &zone),
    };
    Ok(ChoiceView { current: name, runs: rows.into_iter().map(line).collect() })
}
