//! Imports: previewed, begun, done, undone.
//!
//! Invariant: at most one is being applied; `done_at` of one that waits is when it last wrote something, so that a dead
//! one can be told from a slow one.

use diesel::prelude::*;

use super::progress;
use crate::access::{Permit, Proof, Tx, Writer};
use crate::error::{Error, Result};
use crate::id::RunId;
use crate::people::model::{Progress, RunRow, RunState, RunView, Summary};
use crate::people::policy::{ImportPeople, ReadImports, StageImport};
use crate::storage::Conn;
use crate::storage::schema::{import_problem, import_run, organisation, person};
use crate::time::{DAY, MINUTE, Timestamp, ago};

/// How long an import that writes nothing is believed to be alive, in microseconds.
const SILENCE: i64 = MINUTE;
/// How long a preview is kept, in microseconds.
const PREVIEW_KEPT: i64 = 7 * DAY;
/// How long an import can be undone, in microseconds.
pub(crate) const UNDO: i64 = 30 * DAY;
/// How many imports are listed.
const SHOWN: i64 = 100;

/// What a new preview holds.
#[derive(Debug, Clone)]
pub(crate) struct Preview {
    /// The name of the file or folder.
    pub source: String,
    /// The layout.
    pub format: String,
    /// What was found.
    pub summary: Summary,
    /// The file itself, packed.
    pub payload: String,
    /// The problems, by line.
    pub problems: Vec<(i64, String)>,
}

/// An import as stored.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    /// How far it is.
    pub state: RunState,
    /// What was found.
    pub summary: Summary,
    /// When it was in force; of one that is being applied, when it last wrote something.
    pub done_at: Option<i64>,
}

impl Run {
    /// Tells whether an import that is being applied has been silent for too long to be alive.
    pub(super) fn is_silent(&self, now: Timestamp) -> bool {
        now.0 - self.done_at.unwrap_or(0) >= SILENCE
    }
}

/// Keeps a preview; nothing of the directory is touched.
pub(crate) fn insert(tx: &mut Writer<'_>, permit: &Permit<ImportPeople>, preview: &Preview) -> Result<RunId> {
    let (id, now, actor) = (tx.new_id(), tx.now(), tx.actor());
    let stale = import_run::table
        .filter(import_run::kind.eq("people"))
        .filter(import_run::state.eq("previewed"))
        .filter(import_run::made_at.lt(now.plus(-PREVIEW_KEPT).0));
    diesel::update(stale)
        .set((import_run::state.eq("dropped"), import_run::payload.eq(None::<String>)))
        .execute(tx.conn())?;
    diesel::insert_into(import_run::table)
        .values((
            import_run::id.eq(&id),
            import_run::kind.eq("people"),
            import_run::source.eq(&preview.source),
            import_run::format.eq(&preview.format),
            import_run::state.eq("previewed"),
            import_run::made_by.eq(actor),
            import_run::made_at.eq(now.0),
            import_run::summary.eq(written(&preview.summary)),
            import_run::payload.eq(&preview.payload),
        ))
        .execute(tx.conn())?;
    let id = RunId::stored(id);
    super::problems::insert(tx, permit.proof(), &id, &preview.problems)?;
    Ok(id)
}

/// Begins to apply a preview; returns the packed file, and an import that died and is to be cleared away first.
///
/// # Errors
/// `Invalid` if it is no preview any more, or another import is being applied.
pub(crate) fn begin(tx: &mut Writer<'_>, permit: &Permit<ImportPeople>, id: &RunId) -> Result<(String, Vec<RunId>)> {
    let now = tx.now();
    let waiting: Vec<(String, Option<i64>)> = import_run::table
        .filter(import_run::kind.eq("people"))
        .filter(import_run::state.eq("waiting"))
        .select((import_run::id, import_run::done_at))
        .load(tx.conn())?;
    if waiting.iter().any(|(_, wrote)| now.0 - wrote.unwrap_or(0) < SILENCE) {
        return Err(Error::invalid(
            "",
            "Another import is being applied. Wait until it is done, then look at this preview again.",
        ));
    }
    let row: Option<(String, Option<String>)> = import_run::table
        .filter(import_run::id.eq(id.as_str()))
        .filter(import_run::kind.eq("people"))
        .select((import_run::state, import_run::payload))
        .first(tx.conn())
        .optional()?;
    let Some((state, payload)) = row else {
        return Err(Error::NotFound);
    };
    let payload = payload.filter(|_| state == "previewed" || state == "waiting");
    let Some(payload) = payload else {
        return Err(Error::invalid("", "This import is not a preview any more. Upload the file again."));
    };
    mark(tx.conn(), permit.proof(), id, RunState::Waiting, now)?;
    Ok((payload, waiting.into_iter().map(|(id, _)| RunId::stored(id)).collect()))
}

/// Notes that an import is alive.
///
/// # Errors
/// `Invalid` if it was taken for dead meanwhile and given up.
pub(crate) fn touch(tx: &mut Writer<'_>, permit: &Permit<StageImport>) -> Result<()> {
    let now = tx.now().0;
    let run = import_run::table.filter(import_run::id.eq(permit.action().0.as_str()));
    let alive = diesel::update(run.filter(import_run::state.eq("waiting")))
        .set(import_run::done_at.eq(now))
        .execute(tx.conn())?;
    if alive == 1 { Ok(()) } else { Err(Error::invalid("", "This import was given up while it was being applied.")) }
}

/// Makes an import that was not brought to its end a preview again.
pub(super) fn give_back(conn: &mut Conn, _proof: Proof, id: &RunId) -> Result<()> {
    diesel::update(import_run::table.filter(import_run::id.eq(id.as_str())).filter(import_run::state.eq("waiting")))
        .set((import_run::state.eq("previewed"), import_run::done_at.eq(None::<i64>)))
        .execute(conn)?;
    Ok(())
}

/// Keeps why an import that went on in the background was not applied.
pub(crate) fn refuse(tx: &mut Writer<'_>, permit: &Permit<StageImport>, why: &str) -> Result<()> {
    if let Some(found) = find(tx.conn(), &permit.action().0)? {
        summarise(tx, permit, &Summary { refused: why.to_owned(), ..found.summary })?;
    }
    Ok(())
}

/// Writes a new summary beside a preview.
pub(crate) fn summarise(tx: &mut Writer<'_>, permit: &Permit<StageImport>, summary: &Summary) -> Result<()> {
    diesel::update(import_run::table.filter(import_run::id.eq(permit.action().0.as_str())))
        .set(import_run::summary.eq(written(summary)))
        .execute(tx.conn())?;
    Ok(())
}

/// Marks how far an import is.
pub(super) fn mark(conn: &mut Conn, _proof: Proof, id: &RunId, state: RunState, now: Timestamp) -> Result<()> {
    let run = import_run::table.filter(import_run::id.eq(id.as_str()));
    match state {
        RunState::Waiting => {
            diesel::update(run).set((import_run::state.eq("waiting"), import_run::done_at.eq(now.0))).execute(conn)?
        }
        RunState::Done => diesel::update(run)
            .set((import_run::state.eq("done"), import_run::done_at.eq(now.0), import_run::payload.eq(None::<String>)))
            .execute(conn)?,
        RunState::Undone => {
            diesel::update(run).set((import_run::state.eq("undone"), import_run::undone_at.eq(now.0))).execute(conn)?
        }
        RunState::Previewed | RunState::Dropped => diesel::update(run)
            .set((import_run::state.eq("dropped"), import_run::payload.eq(None::<String>)))
            .execute(conn)?,
    };
    Ok(())
}

/// Gives up a preview.
pub(crate) fn drop_preview(tx: &mut Writer<'_>, permit: &Permit<StageImport>) -> Result<()> {
    let id = &permit.action().0;
    let found = find(tx.conn(), id)?.ok_or(Error::NotFound)?;
    if found.state != RunState::Previewed {
        return Err(Error::invalid("", "Only a preview can be given up."));
    }
    let now = tx.now();
    tx.note("people.dropped", Some(id.as_str()), "")?;
    mark(tx.conn(), permit.proof(), id, RunState::Dropped, now)
}

/// Finds a people import.
pub(crate) fn find(conn: &mut Conn, id: &RunId) -> Result<Option<Run>> {
    let row: Option<(String, String, Option<i64>)> = import_run::table
        .filter(import_run::id.eq(id.as_str()))
        .filter(import_run::kind.eq("people"))
        .select((import_run::state, import_run::summary, import_run::done_at))
        .first(conn)
        .optional()?;
    Ok(row.map(|(state, summary, done_at)| Run {
        state: RunState::parse(&state),
        summary: serde_json::from_str(&summary).unwrap_or_default(),
        done_at,
    }))
}

/// Returns the import whose posts are in sight.
pub(crate) fn last_done(conn: &mut Conn) -> Result<Option<(RunId, i64)>> {
    let row: Option<(String, Option<i64>)> = import_run::table
        .filter(import_run::kind.eq("people"))
        .filter(import_run::state.eq("done"))
        .order((import_run::done_at.desc(), import_run::id.desc()))
        .select((import_run::id, import_run::done_at))
        .first(conn)
        .optional()?;
    Ok(row.map(|(id, at)| (RunId::stored(id), at.unwrap_or(0))))
}

type RowCells = ((String, String, String, String, String), (Option<String>, Option<String>, i64));

/// Lists the imports, the latest first; `only` one of them if it is given.
pub(crate) fn list(tx: &mut impl Tx, _permit: &Permit<ReadImports>, only: Option<&RunId>) -> Result<Vec<RunRow>> {
    let now = tx.now();
    let conn = tx.conn();
    let zone: Option<String> = organisation::table.select(organisation::time_zone).first(conn).optional()?;
    let zone = zone.unwrap_or_else(|| "UTC".to_owned());
    let mut query = import_run::table
        .left_join(person::table.on(person::id.nullable().eq(import_run::made_by)))
        .order((import_run::made_at.desc(), import_run::id.desc()))
        .limit(SHOWN)
        .select((
            (import_run::id, import_run::kind, import_run::source, import_run::format, import_run::state),
            (import_run::made_by, person::name.nullable(), import_run::made_at),
        ))
        .into_boxed();
    if let Some(id) = only {
        query = query.filter(import_run::id.eq(id.as_str().to_owned()));
    }
    let rows: Vec<RowCells> = query.load(conn)?;
    let ids: Vec<&str> = rows.iter().map(|(run, _)| run.0.as_str()).collect();
    let open: Vec<(String, i64)> = import_problem::table
        .filter(import_problem::run_id.eq_any(&ids))
        .filter(import_problem::settled_at.is_null())
        .group_by(import_problem::run_id)
        .select((import_problem::run_id, diesel::dsl::count_star()))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|((id, kind, source, format, state), (maker, name, at))| RunRow {
            open_problems: open.iter().find(|(run, _)| *run == id).map_or(0, |(_, count)| *count),
            id: RunId::stored(id),
            kind,
            source,
            format,
            state: RunState::parse(&state),
            made_by: name.or(maker.map(|_| "a former colleague".to_owned())),
            made: (ago(now, Timestamp(at), &zone), Timestamp(at).rfc3339()),
        })
        .collect())
}

pub(super) fn written(summary: &Summary) -> String {
    serde_json::to_string(summary).unwrap_or_default()
}

/// Reads an import's page.
///
/// # Errors
/// `NotFound` if there is no such people import.
pub(crate) fn view(tx: &mut impl Tx, permit: &Permit<ReadImports>, id: &RunId, page: i64) -> Result<RunView> {
    let found = find(tx.conn(), id)?.ok_or(Error::NotFound)?;
    let run = list(tx, permit, Some(id))?.pop().ok_or(Error::NotFound)?;
    let now = tx.now().0;
    let last = last_done(tx.conn())?;
    let is_young = now - found.done_at.unwrap_or(0) <= UNDO;
    let digest = match found.state {
        RunState::Previewed => Some(super::current::digest(tx.conn())?),
        _ => None,
    };
    let progress = match found.state {
        RunState::Waiting => Some(Progress {
            done: progress::written_rows(tx.conn(), id)?,
            total: found.summary.steps,
            is_stopped: found.is_silent(tx.now()),
        }),
        _ => None,
    };
    Ok(RunView {
        progress,
        is_too_old: run.state == RunState::Done && !is_young,
        can_undo: run.state == RunState::Done && is_young && last.is_some_and(|(last, _)| last == *id),
        is_outdated: digest.is_some_and(|digest| digest != found.summary.digest),
        problems: super::problems::list(tx, permit, id, page)?,
        summary: found.summary,
        run,
    })
}
