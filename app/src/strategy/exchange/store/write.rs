//! Writing an import.
//!
//! Invariant: one transaction, which writes texts that were made before it began; refused whole if the strategy is not
//! in the state that was prepared for.

use diesel::prelude::*;
use serde_json::{Value, json};

use super::load::{current, stamp};
use crate::access::{Permit, Proof, Tx as _, Writer};
use crate::error::{Error, FieldErrors, Result};
use crate::id::StrategyId;
use crate::measures::store::arrived;
use crate::storage::Conn;
use crate::storage::bulk::{Rows, delete_text, insert_text, update_text};
use crate::storage::schema::{import_run, lens, node, organisation, strategy};
use crate::strategy::drafts::store::published_directly;
use crate::strategy::exchange::diff::Fate;
use crate::strategy::exchange::policy::{ImportStrategy, OpenImport, is_alone};
use crate::strategy::exchange::preparation::{Batch, Order, Prepared};
use crate::strategy::versions::model::Kind;
use crate::strategy::versions::store::{Made, record, whole};

/// What an organisation is called that a file was read into before anybody set it up.
const UNNAMED: &str = "Our organisation";

/// Writes an import that nobody previewed; returns its id.
pub(crate) fn apply(
    tx: &mut Writer<'_>,
    permit: &Permit<ImportStrategy>,
    order: &Order,
    prepared: &Prepared,
) -> Result<String> {
    let id = tx.new_id();
    super::runs::insert_run(tx, permit, &id, order, &prepared.summary, None)?;
    write(tx, permit.proof(), &id, prepared)?;
    arrived(tx, permit.proof(), &order.source)?;
    Ok(id)
}

/// Writes an import that was previewed.
pub(crate) fn apply_preview(tx: &mut Writer<'_>, permit: &Permit<OpenImport>, prepared: &Prepared) -> Result<()> {
    let id = permit.action().0.as_str();
    let open: Option<String> = import_run::table
        .filter(import_run::id.eq(id))
        .filter(import_run::state.eq("previewed"))
        .select(import_run::source)
        .first(tx.conn())
        .optional()?;
    let Some(file) = open else {
        return Err(Error::invalid("", "This import was carried out or dropped already."));
    };
    write(tx, permit.proof(), id, prepared)?;
    arrived(tx, permit.proof(), &file)
}

/// Checks the state, writes the rows, the version and the record.
fn write(tx: &mut Writer<'_>, proof: Proof, run: &str, prepared: &Prepared) -> Result<()> {
    let (now, actor) = (tx.now().0, tx.actor());
    let summary = &prepared.summary;
    // A new strategy does not depend on what the old one says.
    let stamp = (!summary.is_new).then_some(prepared.stamp.as_str());
    check(tx.conn(), prepared.current.as_deref(), stamp)?;
    let position: i64 = lens::table.count().get_result(tx.conn())?;
    for (at, (id, name)) in (position..).zip(&prepared.lenses) {
        diesel::insert_into(lens::table)
            .values((lens::id.eq(id), lens::name.eq(name), lens::position.eq(at)))
            .execute(tx.conn())?;
    }
    let source: String =
        import_run::table.filter(import_run::id.eq(run)).select(import_run::source).first(tx.conn())?;
    let reason = format!("Imported from {source}");
    if summary.is_new {
        write_batches(tx.conn(), &prepared.batches)?;
        begin(tx.conn(), &summary.strategy, prepared.current.as_deref(), now)?;
        let made = Made { strategy: &summary.strategy, kind: Kind::Imported, reason: &reason, draft: None };
        record(tx, proof, &made, &[])?;
    } else {
        let strategy = StrategyId::stored(summary.strategy.clone());
        let before = whole(tx.conn(), strategy.as_str())?;
        write_batches(tx.conn(), &prepared.batches)?;
        published_directly(tx, proof, &strategy, (Kind::Imported, &reason), &before)?;
    }
    let mut record =
        Rows::new("import_change", &["id", "run_id", "position", "kind", "subject", "subject_id", "before", "after"]);
    for (at, (fate, subject, id, before, after)) in prepared.record.iter().enumerate() {
        let row = tx.new_id();
        record.push(vec![
            json!(row),
            json!(run),
            json!(at),
            json!(fate.word()),
            json!(subject),
            json!(id),
            json!(before),
            json!(after),
        ]);
    }
    record.insert(tx.conn())?;
    let text = serde_json::to_string(summary).unwrap_or_default();
    diesel::update(import_run::table.filter(import_run::id.eq(run)))
        .set((
            import_run::state.eq("done"),
            import_run::done_at.eq(now),
            import_run::summary.eq(text),
            import_run::payload.eq(None::<String>),
        ))
        .execute(tx.conn())?;
    if is_alone(tx.viewer()) {
        tx.note("strategy.import_alone", Some(run), "nobody holds the leadership")?;
        tell_owners(tx, run, &summary.strategy, actor.as_deref())?;
    }
    Ok(())
}

/// Refuses what was prepared against another state.
pub(super) fn check(conn: &mut Conn, prepared_for: Option<&str>, prepared_at: Option<&str>) -> Result<()> {
    let now = current(conn)?;
    let is_same = now.as_deref() == prepared_for
        && match (&now, prepared_at) {
            (Some(id), Some(was)) => stamp(conn, id)? == was,
            _ => true,
        };
    if is_same {
        return Ok(());
    }
    Err(Error::Conflict(FieldErrors(vec![(
        String::new(),
        "The strategy was changed meanwhile, so nothing was imported. Look at what would change now, and apply it again."
            .to_owned(),
    )])))
}

/// Writes rows that were written out before. Called with a permit in hand.
pub(super) fn write_batches(conn: &mut Conn, batches: &[Batch]) -> Result<()> {
    // What goes makes room first: two rows must not claim the same lens or link.
    for batch in batches.iter().filter(|batch| batch.fate == Fate::Gone).rev() {
        delete_text(conn, batch.table, &batch.rows)?;
    }
    for batch in batches {
        match batch.fate {
            Fate::Added => insert_text(conn, batch.table, &batch.columns, &batch.rows)?,
            Fate::Changed => update_text(conn, batch.table, &batch.columns, &batch.rows)?,
            Fate::Gone => {}
        }
    }
    Ok(())
}

/// Makes the strategy the one that everybody reads; the one before it is archived. Called with a permit in hand.
fn begin(conn: &mut Conn, id: &str, before: Option<&str>, now: i64) -> Result<()> {
    if let Some(before) = before {
        diesel::update(strategy::table.filter(strategy::id.eq(before)))
            .set((strategy::archived_at.eq(now), strategy::revision.eq(strategy::revision + 1)))
            .execute(conn)?;
    }
    let changed = diesel::update(organisation::table).set(organisation::strategy_id.eq(id)).execute(conn)?;
    if changed == 0 {
        let levels = json!(crate::organisation::model::LEVELS).to_string();
        diesel::insert_into(organisation::table)
            .values((
                organisation::id.eq("organisation"),
                organisation::name.eq(UNNAMED),
                organisation::time_zone.eq("UTC"),
                organisation::strategy_id.eq(id),
                organisation::levels.eq(levels),
                organisation::created_at.eq(now),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Tells whoever owns a node of the strategy that somebody read a file into it alone. Called with a permit in hand.
fn tell_owners(tx: &mut Writer<'_>, run: &str, strategy: &str, actor: Option<&str>) -> Result<()> {
    let owners: Vec<Option<String>> = node::table
        .filter(node::strategy_id.eq(strategy))
        .filter(node::owner_id.is_not_null())
        .select(node::owner_id)
        .distinct()
        .load(tx.conn())?;
    let now = tx.now().0;
    let mut notices = Rows::new("notice", &["id", "person_id", "what", "about_id", "by_id", "made_at"]);
    for owner in owners.iter().flatten().filter(|owner| Some(owner.as_str()) != actor) {
        let id: Value = json!(tx.new_id());
        notices.push(vec![id, json!(owner), json!("strategy.import_alone"), json!(run), json!(actor), json!(now)]);
    }
    notices.insert(tx.conn())
}
