//! The organisation's row and its lenses.
//!
//! Invariant: owns `organisation` and `lens`; an update names the revision that its author saw.

use diesel::prelude::*;

use super::model::{Lens, OrganisationView, Settings};
use super::policy::{AddLens, EditLens, EditOrganisation};
use crate::access::{Ability, Action, Permit, Rule, Tx, Viewer, Writer};
use crate::error::{Error, FieldErrors, Result};
use crate::id::LensId;
use crate::storage::Conn;
use crate::storage::schema::{lens, organisation};
use crate::text::Title;

impl Action for EditOrganisation {
    const NAME: &'static str = "organisation.edit";

    fn subject(&self, _conn: &mut Conn, _viewer: &Viewer) -> Result<Option<()>> {
        Ok(Some(()))
    }

    fn audited(&self) -> Option<String> {
        None
    }
}

impl Action for AddLens {
    const NAME: &'static str = "lens.add";

    fn subject(&self, _conn: &mut Conn, _viewer: &Viewer) -> Result<Option<()>> {
        Ok(Some(()))
    }

    fn audited(&self) -> Option<String> {
        None
    }
}

impl Action for EditLens {
    const NAME: &'static str = "lens.edit";

    fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<LensId>> {
        let found: Option<String> =
            lens::table.filter(lens::id.eq(self.0.as_str())).select(lens::id).first(conn).optional()?;
        Ok(found.map(LensId::stored))
    }

    fn audited(&self) -> Option<String> {
        Some(self.0.to_string())
    }
}

/// Reads the time zone in which the organisation's days begin; UTC before there is an organisation.
pub(crate) fn time_zone(conn: &mut Conn) -> Result<String> {
    let found: Option<String> = organisation::table.select(organisation::time_zone).first(conn).optional()?;
    Ok(found.unwrap_or_else(|| "UTC".to_owned()))
}

/// Reads the settings with all that the page offers to whoever may change them.
pub(crate) fn settings(tx: &mut impl Tx) -> Result<OrganisationView> {
    let view = view(tx)?;
    let archived_lenses = if view.can.contains(&Ability::Edit) { archived(tx.conn())? } else { Vec::new() };
    Ok(OrganisationView { archived_lenses, ..view })
}

/// Reads the settings, as everybody who is signed in may; without the lenses that are out of use.
pub(crate) fn view(tx: &mut impl Tx) -> Result<OrganisationView> {
    let viewer = tx.viewer().clone();
    let conn = tx.conn();
    let (name, time_zone, levels, revision, default_lens): (String, String, String, i64, Option<String>) =
        organisation::table
            .select((
                organisation::name,
                organisation::time_zone,
                organisation::levels,
                organisation::revision,
                organisation::lens_id,
            ))
            .first(conn)?;
    let can = if EditOrganisation.allowed(&viewer, &()) { vec![Ability::Edit] } else { Vec::new() };
    Ok(OrganisationView {
        name,
        time_zone,
        levels: serde_json::from_str(&levels).unwrap_or_default(),
        revision,
        lenses: lenses(conn)?,
        archived_lenses: Vec::new(),
        default_lens: default_lens.map(LensId::stored),
        can,
    })
}

/// Lists the lenses in use, in their order.
pub(crate) fn lenses(conn: &mut Conn) -> Result<Vec<Lens>> {
    let rows: Vec<(String, String, i64)> = lens::table
        .filter(lens::archived_at.is_null())
        .order((lens::position, lens::name))
        .select((lens::id, lens::name, lens::revision))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, name, revision)| Lens { id: LensId::stored(id), name, revision }).collect())
}

/// Lists the lenses that were taken out of use, by name.
fn archived(conn: &mut Conn) -> Result<Vec<Lens>> {
    let rows: Vec<(String, String, i64)> = lens::table
        .filter(lens::archived_at.is_not_null())
        .order((lens::name, lens::id))
        .select((lens::id, lens::name, lens::revision))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, name, revision)| Lens { id: LensId::stored(id), name, revision }).collect())
}

/// Changes name, time zone and level names.
pub(crate) fn update(
    tx: &mut Writer<'_>,
    _permit: &Permit<EditOrganisation>,
    settings: &Settings,
    revision: i64,
) -> Result<()> {
    let levels = serde_json::to_string(&settings.levels).unwrap_or_default();
    let changed = diesel::update(organisation::table.filter(organisation::revision.eq(revision)))
        .set((
            organisation::name.eq(settings.name.as_str()),
            organisation::time_zone.eq(&settings.time_zone),
            organisation::levels.eq(levels),
            organisation::revision.eq(revision + 1),
        ))
        .execute(tx.conn())?;
    if changed == 0 { Err(changed_meanwhile()) } else { Ok(()) }
}

/// Adds a lens after the others.
pub(crate) fn insert_lens(tx: &mut Writer<'_>, _permit: &Permit<AddLens>, name: &Title) -> Result<LensId> {
    let id = tx.new_id();
    let position: i64 = lens::table.count().get_result(tx.conn())?;
    diesel::insert_into(lens::table)
        .values((lens::id.eq(&id), lens::name.eq(name.as_str()), lens::position.eq(position)))
        .execute(tx.conn())?;
    Ok(LensId::stored(id))
}

/// Renames a lens.
pub(crate) fn rename_lens(tx: &mut Writer<'_>, permit: &Permit<EditLens>, name: &Title, revision: i64) -> Result<()> {
    let changed = diesel::update(lens::table.filter(lens::id.eq(permit.as_str())).filter(lens::revision.eq(revision)))
        .set((lens::name.eq(name.as_str()), lens::revision.eq(revision + 1)))
        .execute(tx.conn())?;
    if changed == 0 { Err(changed_meanwhile()) } else { Ok(()) }
}

/// Takes a lens out of use; texts written for it are kept.
pub(crate) fn archive_lens(tx: &mut Writer<'_>, permit: &Permit<EditLens>) -> Result<()> {
    let now = tx.now().0;
    diesel::update(lens::table.filter(lens::id.eq(permit.as_str())))
        .set(lens::archived_at.eq(now))
        .execute(tx.conn())?;
    diesel::update(organisation::table.filter(organisation::lens_id.eq(permit.as_str())))
        .set(organisation::lens_id.eq(None::<String>))
        .execute(tx.conn())?;
    Ok(())
}

/// Brings a lens back into use, with the texts that were written for it.
pub(crate) fn restore_lens(tx: &mut Writer<'_>, permit: &Permit<EditLens>) -> Result<()> {
    diesel::update(lens::table.filter(lens::id.eq(permit.as_str())))
        .set(lens::archived_at.eq(None::<i64>))
        .execute(tx.conn())?;
    Ok(())
}

/// Makes a lens the one of whoever chose none.
pub(crate) fn make_default(tx: &mut Writer<'_>, permit: &Permit<EditLens>) -> Result<()> {
    diesel::update(organisation::table).set(organisation::lens_id.eq(permit.as_str())).execute(tx.conn())?;
    Ok(())
}

fn changed_meanwhile() -> Error {
    Error::Conflict(FieldErrors(vec![(
        String::new(),
        "Somebody changed this while you were writing. The page shows their version; your words are in the form."
            .to_owned(),
    )]))
}
