//! Imports of values: previewed, recorded, dropped.
//!
//! Invariant: a preview holds its file until it is recorded or dropped; one that nobody wanted for a day is dropped when
//! the next is made.

use diesel::prelude::*;

use super::feeds::{Prepared, write};
use crate::access::{Action, Permit, Proof, Tx, Viewer, Writer};
use crate::error::{Error, Result};
use crate::id::{PersonId, RunId};
use crate::measures::model::{ChangeLine, ImportPage, ImportState, UploadPage, ValueSummary, amount_said};
use crate::measures::policy::{ExportValues, Feeder, ImportValues, Imported, OpenValueImport};
use crate::organisation;
use crate::storage::Conn;
use crate::storage::schema::{measure, node, person, value_import};
use crate::time::{DAY, Timestamp, ago};

/// How many imports are listed.
const LISTED: i64 = 10;

impl Action for ImportValues {
    const NAME: &'static str = "measure.import";

    fn subject(&self, conn: &mut Conn, viewer: &Viewer) -> Result<Option<Feeder>> {
        let me = viewer.person.as_str();
        let mut of_mine = measure::table
            .inner_join(node::table.on(node::id.eq(measure::node_id)))
            .filter(measure::archived_at.is_null())
            .filter(node::archived_at.is_null())
            .into_boxed();
        let mine = measure::owner_id.eq(Some(me)).or(node::owner_id.eq(Some(me)));
        of_mine = match &viewer.team {
            Some(team) => of_mine.filter(mine.or(node::owner_team_id.eq(Some(team.as_str())))),
            None => of_mine.filter(mine),
        };
        let found: Option<String> = of_mine.select(measure::id).first(conn).optional()?;
        Ok(Some(Feeder { keeps: found.is_some() }))
    }

    fn audited(&self) -> Option<String> {
        None
    }
}

impl Action for OpenValueImport {
    const NAME: &'static str = "measure.import_apply";

    fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<Imported>> {
        let by: Option<Option<String>> = value_import::table
            .filter(value_import::id.eq(self.0.as_str()))
            .select(value_import::made_by)
            .first(conn)
            .optional()?;
        Ok(by.map(|by| Imported { by: by.map(PersonId::stored) }))
    }

    fn audited(&self) -> Option<String> {
        Some(self.0.to_string())
    }
}

impl Action for ExportValues {
    const NAME: &'static str = "measure.export";

    fn subject(&self, _conn: &mut Conn, _viewer: &Viewer) -> Result<Option<()>> {
        Ok(Some(()))
    }

    fn audited(&self) -> Option<String> {
        None
    }
}

/// Sums up what was prepared.
pub(crate) fn summary(prepared: &Prepared) -> ValueSummary {
    let compared = &prepared.compared;
    let (recorded, corrected) = compared.counts();
    let change = |new: &crate::measures::files::New| ChangeLine {
        name: new.name.clone(),
        day: new.day.to_string(),
        before: new.instead.as_ref().map(|(_, said)| said.clone()),
        after: amount_said(new.amount, &new.unit),
        source: new.source.clone(),
    };
    ValueSummary {
        rows: compared.rows,
        recorded,
        corrected,
        unchanged: compared.unchanged,
        unknown_measures: compared.unknown,
        problem_count: 0,
        problems: compared.problems.clone(),
        changes: compared.new.iter().map(change).collect(),
    }
}

/// Writes the row of an import: with a `payload` it is a preview, without it is done.
pub(super) fn insert(
    tx: &mut Writer<'_>,
    _proof: Proof,
    id: &str,
    file: &str,
    summary: &ValueSummary,
    payload: Option<&str>,
) -> Result<()> {
    let (now, by) = (tx.now().0, tx.actor());
    let state = if payload.is_some() { ImportState::Previewed } else { ImportState::Done };
    diesel::insert_into(value_import::table)
        .values((
            value_import::id.eq(id),
            value_import::file.eq(file),
            value_import::state.eq(state.word()),
            value_import::made_by.eq(by),
            value_import::made_at.eq(now),
            value_import::done_at.eq(payload.is_none().then_some(now)),
            value_import::summary.eq(written(summary)),
            value_import::payload.eq(payload),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Keeps a preview with the text of its file; drops those that nobody wanted for a day.
pub(crate) fn insert_preview(
    tx: &mut Writer<'_>,
    permit: &Permit<ImportValues>,
    file: &str,
    prepared: &Prepared,
    text: &str,
) -> Result<RunId> {
    let (id, yesterday) = (tx.new_id(), tx.now().plus(-DAY).0);
    diesel::update(
        value_import::table
            .filter(value_import::state.eq(ImportState::Previewed.word()))
            .filter(value_import::made_at.lt(yesterday)),
    )
    .set((value_import::state.eq(ImportState::Dropped.word()), value_import::payload.eq(None::<String>)))
    .execute(tx.conn())?;
    insert(tx, permit.proof(), &id, file, &summary(prepared).cut(), Some(text))?;
    Ok(RunId::stored(id))
}

/// Records what nobody previewed; a file that says nothing new leaves no trace.
pub(crate) fn apply(tx: &mut Writer<'_>, permit: &Permit<ImportValues>, file: &str, prepared: &Prepared) -> Result<()> {
    if prepared.compared.new.is_empty() {
        return Ok(());
    }
    let id = tx.new_id();
    insert(tx, permit.proof(), &id, file, &summary(prepared).cut(), None)?;
    write(tx, permit.proof(), &id, prepared)
}

/// Records what was previewed.
///
/// # Errors
/// `Invalid` if it was recorded or dropped already; `Conflict` if something was changed since it was prepared.
pub(crate) fn apply_preview(tx: &mut Writer<'_>, permit: &Permit<OpenValueImport>, prepared: &Prepared) -> Result<()> {
    let (id, now) = (permit.action().0.as_str(), tx.now().0);
    settle(tx, permit, ImportState::Done)?;
    diesel::update(value_import::table.filter(value_import::id.eq(id)))
        .set((value_import::done_at.eq(now), value_import::summary.eq(written(&summary(prepared).cut()))))
        .execute(tx.conn())?;
    write(tx, permit.proof(), id, prepared)
}

/// Drops a preview.
pub(crate) fn drop_preview(tx: &mut Writer<'_>, permit: &Permit<OpenValueImport>) -> Result<()> {
    settle(tx, permit, ImportState::Dropped)
}

fn settle(tx: &mut Writer<'_>, permit: &Permit<OpenValueImport>, state: ImportState) -> Result<()> {
    let open = value_import::table
        .filter(value_import::id.eq(permit.action().0.as_str()))
        .filter(value_import::state.eq(ImportState::Previewed.word()));
    let changed = diesel::update(open)
        .set((value_import::state.eq(state.word()), value_import::payload.eq(None::<String>)))
        .execute(tx.conn())?;
    if changed == 0 { Err(closed()) } else { Ok(()) }
}

/// Reads the text of a preview's file, with its name.
///
/// # Errors
/// `Invalid` if it was recorded or dropped already.
pub(crate) fn payload(tx: &mut impl Tx, permit: &Permit<OpenValueImport>) -> Result<(String, String)> {
    let row: Option<(String, Option<String>)> = value_import::table
        .filter(value_import::id.eq(permit.action().0.as_str()))
        .filter(value_import::state.eq(ImportState::Previewed.word()))
        .select((value_import::file, value_import::payload))
        .first(tx.conn())
        .optional()?;
    row.and_then(|(file, text)| Some((file, text?))).ok_or_else(closed)
}

fn closed() -> Error {
    Error::invalid("", "This file was recorded or dropped already. Send it again if you want it recorded.")
}

fn written(summary: &ValueSummary) -> String {
    serde_json::to_string(summary).unwrap_or_default()
}

/// Reads the page of an import.
pub(crate) fn import_page(tx: &mut impl Tx, permit: &Permit<OpenValueImport>) -> Result<ImportPage> {
    let zone = organisation::store::view(tx)?.time_zone;
    let (id, now) = (permit.action().0.clone(), tx.now());
    let (file, state, by, made_at, summary): (String, String, Option<String>, i64, String) = value_import::table
        .left_join(person::table.on(person::id.nullable().eq(value_import::made_by)))
        .filter(value_import::id.eq(id.as_str()))
        .select((
            value_import::file,
            value_import::state,
            person::name.nullable(),
            value_import::made_at,
            value_import::summary,
        ))
        .first(tx.conn())?;
    Ok(ImportPage {
        id,
        file,
        state: ImportState::read(&state),
        by,
        made: ago(now, Timestamp(made_at), &zone),
        summary: serde_json::from_str(&summary).unwrap_or_default(),
    })
}

/// Reads the page where a file is chosen: the last imports of the viewer, or of everybody for whoever leads.
pub(crate) fn upload_page(tx: &mut impl Tx, _permit: &Permit<ImportValues>) -> Result<UploadPage> {
    let zone = organisation::store::view(tx)?.time_zone;
    let (viewer, now) = (tx.viewer().clone(), tx.now());
    let mut found = value_import::table
        .filter(value_import::state.ne(ImportState::Dropped.word()))
        .order((value_import::made_at.desc(), value_import::id.desc()))
        .limit(LISTED)
        .select((value_import::id, value_import::file, value_import::state, value_import::made_at))
        .into_boxed();
    if !crate::strategy::policy::leads(&viewer) {
        found = found.filter(value_import::made_by.eq(viewer.person.as_str()));
    }
    let rows: Vec<(String, String, String, i64)> = found.load(tx.conn())?;
    let line = |(id, file, state, at): (String, String, String, i64)| {
        let is_done = ImportState::read(&state) == ImportState::Done;
        (RunId::stored(id), file, is_done, ago(now, Timestamp(at), &zone))
    };
    Ok(UploadPage { imports: rows.into_iter().map(line).collect() })
}
