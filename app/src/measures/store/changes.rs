//! Adding and changing measures, and who looks after them.
//!
//! Invariant: a change filters on the revision that its author saw.

use diesel::prelude::*;

use crate::access::{Action, Permit, Tx as _, Viewer, Writer};
use crate::error::Result;
use crate::id::{MeasureId, PersonId};
use crate::measures::model::{Keepers, MeasureEdit};
use crate::measures::policy::{AddMeasure, EditMeasure, Measured};
use crate::storage::Conn;
use crate::storage::schema::measure;
use crate::strategy::model::{Owner, Place};
use crate::strategy::store::{Sought, changed_meanwhile, nodes, offered, one_owner};

impl Action for AddMeasure {
    const NAME: &'static str = "measure.add";

    fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<Place>> {
        nodes::place(conn, &self.0)
    }

    fn audited(&self) -> Option<String> {
        Some(self.0.to_string())
    }
}

impl Action for EditMeasure {
    const NAME: &'static str = "measure.edit";

    fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<Measured>> {
        measured(conn, &self.0)
    }

    fn audited(&self) -> Option<String> {
        Some(self.0.to_string())
    }
}

/// Adds a measure after the others of its node.
pub(crate) fn insert(tx: &mut Writer<'_>, permit: &Permit<AddMeasure>, edit: &MeasureEdit) -> Result<MeasureId> {
    let last: Option<i64> = measure::table
        .filter(measure::node_id.eq(permit.id.as_str()))
        .select(diesel::dsl::max(measure::position))
        .first(tx.conn())?;
    let id = tx.new_id();
    diesel::insert_into(measure::table)
        .values((
            measure::id.eq(&id),
            measure::node_id.eq(permit.id.as_str()),
            measure::position.eq(last.map_or(0, |last| last + 1)),
            measure::name.eq(edit.name.as_str()),
            measure::kind.eq(edit.sort.stored()),
            measure::unit.eq(&edit.unit),
            measure::direction.eq(edit.toward.word()),
            measure::start_amount.eq(edit.start),
            measure::target_amount.eq(edit.target),
            measure::starts_on.eq(edit.starts_on.map(|day| day.to_string())),
            measure::due_on.eq(edit.due_on.map(|day| day.to_string())),
            measure::stale_after_days.eq(edit.stale_after_days),
            measure::feed.eq(&edit.feed),
            measure::owner_id.eq(edit.owner.as_ref().map(PersonId::as_str)),
        ))
        .execute(tx.conn())?;
    Ok(MeasureId::stored(id))
}

/// Changes what a measure is.
///
/// # Errors
/// `Conflict` if it was changed since `revision`.
pub(crate) fn edit(tx: &mut Writer<'_>, permit: &Permit<EditMeasure>, edit: &MeasureEdit, revision: i64) -> Result<()> {
    let changed = diesel::update(
        measure::table.filter(measure::id.eq(permit.id.as_str())).filter(measure::revision.eq(revision)),
    )
    .set((
        measure::name.eq(edit.name.as_str()),
        measure::kind.eq(edit.sort.stored()),
        measure::unit.eq(&edit.unit),
        measure::direction.eq(edit.toward.word()),
        measure::start_amount.eq(edit.start),
        measure::target_amount.eq(edit.target),
        measure::starts_on.eq(edit.starts_on.map(|day| day.to_string())),
        measure::due_on.eq(edit.due_on.map(|day| day.to_string())),
        measure::stale_after_days.eq(edit.stale_after_days),
        measure::feed.eq(&edit.feed),
        measure::owner_id.eq(edit.owner.as_ref().map(PersonId::as_str)),
        measure::revision.eq(revision + 1),
    ))
    .execute(tx.conn())?;
    if changed == 0 { Err(changed_meanwhile()) } else { Ok(()) }
}

/// Puts a measure away; its values are kept.
///
/// # Errors
/// `Conflict` if it was changed since `revision`.
pub(crate) fn archive(tx: &mut Writer<'_>, permit: &Permit<EditMeasure>, revision: i64) -> Result<()> {
    let now = tx.now().0;
    set_archived(tx, permit, Some(now), revision)
}

/// Brings a measure back.
///
/// # Errors
/// `Conflict` if it was changed since `revision`.
pub(crate) fn restore(tx: &mut Writer<'_>, permit: &Permit<EditMeasure>, revision: i64) -> Result<()> {
    set_archived(tx, permit, None, revision)
}

fn set_archived(tx: &mut Writer<'_>, permit: &Permit<EditMeasure>, at: Option<i64>, revision: i64) -> Result<()> {
    let changed = diesel::update(
        measure::table.filter(measure::id.eq(permit.id.as_str())).filter(measure::revision.eq(revision)),
    )
    .set((measure::archived_at.eq(at), measure::revision.eq(revision + 1)))
    .execute(tx.conn())?;
    if changed == 0 { Err(changed_meanwhile()) } else { Ok(()) }
}

/// Returns the edit with the person that `words` mean to look after the measure.
///
/// # Errors
/// `Invalid` if nobody or several are meant.
pub(crate) fn kept(conn: &mut Conn, edit: &MeasureEdit, words: &str) -> Result<MeasureEdit> {
    let chosen = edit.owner.clone().map(Owner::Person);
    let owner = match one_owner(conn, words, chosen, Sought::People)? {
        Some(Owner::Person(id)) => Some(id),
        Some(Owner::Team(_)) | None => None,
    };
    Ok(MeasureEdit { owner, ..edit.clone() })
}

/// Reads whom the form of a measure offers to look after it.
pub(crate) fn keepers(conn: &mut Conn, words: &str, known: &[Owner]) -> Result<Keepers> {
    let (found, named) = offered(conn, words, known, Sought::People)?;
    Ok(Keepers { found, named })
}

/// Reads what the rules look at.
pub(crate) fn measured(conn: &mut Conn, id: &MeasureId) -> Result<Option<Measured>> {
    let row: Option<(String, Option<String>, Option<i64>, i64)> = measure::table
        .filter(measure::id.eq(id.as_str()))
        .select((measure::node_id, measure::owner_id, measure::archived_at, measure::revision))
        .first(conn)
        .optional()?;
    let Some((node, owner, archived_at, revision)) = row else {
        return Ok(None);
    };
    let place = nodes::place(conn, &crate::id::NodeId::stored(node))?;
    Ok(place.map(|place| Measured {
        id: id.clone(),
        owner: owner.map(PersonId::stored),
        archived: archived_at.is_some(),
        revision,
        place,
    }))
}
