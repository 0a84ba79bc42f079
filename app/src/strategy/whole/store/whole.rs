//! Strategies: listing them, reading one as a whole, changing what it says of itself, bringing one back.
//!
//! Invariant: a change filters on the revision its author saw; a strategy comes back only in place of the one that its reader saw in force.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::tenets::tenets;
use crate::access::{Ability, Action, Permit, Rule as _, Tx, Viewer, Writer};
use crate::error::{Error, FieldErrors, Result};
use crate::id::StrategyId;
use crate::organisation;
use crate::storage::Conn;
use crate::storage::schema::{organisation as house, stakeholder, strategy};
use crate::strategy::cycles::store::closed_of;
use crate::strategy::drafts::store::is_copy;
use crate::strategy::model::{Asked, StakeholderView};
use crate::strategy::store::{archived_outline, changed_meanwhile, nodes};
use crate::strategy::whole::model::{StrategyEdit, StrategyLine, StrategyView};
use crate::strategy::whole::policy::{BringBack, EditStrategy, Standing};
use crate::time::{Timestamp, ago};

impl Action for BringBack {
    const NAME: &'static str = "strategy.bring_back";

    fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<Standing>> {
        standing(conn, &self.0)
    }

    fn audited(&self) -> Option<String> {
        Some(self.0.to_string())
    }
}

impl Action for EditStrategy {
    const NAME: &'static str = "strategy.edit_whole";

    fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<Standing>> {
        standing(conn, &self.0)
    }

    fn audited(&self) -> Option<String> {
        Some(self.0.to_string())
    }
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Nullable<BigInt>)]
    archived_at: Option<i64>,
    #[diesel(sql_type = BigInt)]
    nodes: i64,
}

/// Reads whether a strategy is archived; none if there is no such strategy.
pub(crate) fn standing(conn: &mut Conn, id: &StrategyId) -> Result<Option<Standing>> {
    if is_copy(conn, id)? {
        return Ok(None);
    }
    let found: Option<Option<i64>> =
        strategy::table.filter(strategy::id.eq(id.as_str())).select(strategy::archived_at).first(conn).optional()?;
    Ok(found.map(|archived_at| Standing { id: id.clone(), is_archived: archived_at.is_some() }))
}

/// Lists all strategies: the one in force, then the archived ones, the latest first.
pub(crate) fn list(tx: &mut impl Tx) -> Result<Vec<StrategyLine>> {
    let zone = organisation::store::view(tx)?.time_zone;
    let now = tx.now();
    let rows: Vec<Row> = diesel::sql_query(
        "SELECT s.id, s.name, s.archived_at, (SELECT COUNT(*) FROM node n WHERE n.strategy_id = s.id \
           AND n.parent_id IS NOT NULL AND n.archived_at IS NULL) AS nodes FROM strategy s \
         WHERE NOT EXISTS (SELECT 1 FROM draft d WHERE d.copy_id = s.id) \
           AND NOT EXISTS (SELECT 1 FROM next_cycle c WHERE c.id = s.id AND c.came_at IS NULL) \
         ORDER BY CASE WHEN s.archived_at IS NULL THEN 0 ELSE 1 END, s.archived_at DESC, s.id DESC",
    )
    .load(tx.conn())?;
    let line = |row: Row| StrategyLine {
        id: StrategyId::stored(row.id),
        name: row.name,
        archived: row.archived_at.map(|at| ago(now, Timestamp(at), &zone)),
        nodes: row.nodes,
    };
    Ok(rows.into_iter().map(line).collect())
}

/// Reads a strategy as a whole, with its tree where it is archived: the one in force has a page for that.
///
/// # Errors
/// `NotFound` if there is no such strategy.
pub(crate) fn view(tx: &mut impl Tx, id: &StrategyId, asked: &Asked) -> Result<StrategyView> {
    let zone = organisation::store::view(tx)?.time_zone;
    let (viewer, now) = (tx.viewer().clone(), tx.now());
    if is_copy(tx.conn(), id)? {
        return Err(Error::NotFound);
    }
    type Whole = (String, String, String, Option<String>, Option<String>, Option<i64>, i64, String);
    let row: Option<Whole> = strategy::table
        .filter(strategy::id.eq(id.as_str()))
        .select((
            strategy::name,
            strategy::description,
            strategy::vision,
            strategy::starts_on,
            strategy::ends_on,
            strategy::archived_at,
            strategy::revision,
            strategy::cycle,
        ))
        .first(tx.conn())
        .optional()?;
    let (name, description, vision, starts_on, ends_on, archived_at, revision, cycle) = row.ok_or(Error::NotFound)?;
    let standing = Standing { id: id.clone(), is_archived: archived_at.is_some() };
    let outline = if standing.is_archived { archived_outline(tx, id, asked)? } else { None };
    let conn = tx.conn();
    let can = [
        (Ability::Edit, EditStrategy(id.clone()).allowed(&viewer, &standing)),
        (Ability::Archive, standing.is_archived && BringBack(id.clone()).allowed(&viewer, &standing)),
    ];
    let in_force = nodes::current(conn)?;
    let in_force: Option<(String, String)> = match in_force {
        Some(id) => strategy::table
            .filter(strategy::id.eq(id.as_str()))
            .select((strategy::id, strategy::name))
            .first(conn)
            .optional()?,
        None => None,
    };
    let (tenets, removed_tenets) = tenets(conn, id)?;
    let day = |text: Option<String>| text.and_then(|text| text.parse().ok());
    Ok(StrategyView {
        id: id.clone(),
        name,
        description,
        vision,
        starts_on: day(starts_on),
        ends_on: day(ends_on),
        cycle,
        record: closed_of(conn, id)?,
        revision,
        archived: archived_at.map(|at| ago(now, Timestamp(at), &zone)),
        in_force: in_force.map(|(id, name)| (StrategyId::stored(id), name)),
        tenets,
        removed_tenets,
        stakeholders: stakeholders(conn, id)?,
        outline,
        today: now.day(&zone),
        can: can.into_iter().filter_map(|(ability, may)| may.then_some(ability)).collect(),
    })
}

fn stakeholders(conn: &mut Conn, id: &StrategyId) -> Result<Vec<StakeholderView>> {
    let rows: Vec<(String, String, String)> = stakeholder::table
        .filter(stakeholder::strategy_id.eq(id.as_str()))
        .filter(stakeholder::node_id.is_null())
        .order((stakeholder::position, stakeholder::id))
        .select((stakeholder::kind, stakeholder::name, stakeholder::description))
        .load(conn)?;
    Ok(rows.into_iter().map(|(kind, name, description)| StakeholderView { kind, name, description }).collect())
}

/// Changes what a strategy says of itself.
///
/// # Errors
/// `Conflict` if it was changed since `revision`.
pub(crate) fn edit(
    tx: &mut Writer<'_>,
    permit: &Permit<EditStrategy>,
    edit: &StrategyEdit,
    revision: i64,
) -> Result<()> {
    let changed = diesel::update(
        strategy::table.filter(strategy::id.eq(permit.id.as_str())).filter(strategy::revision.eq(revision)),
    )
    .set((
        strategy::name.eq(edit.name.as_str()),
        strategy::vision.eq(edit.vision.as_str()),
        strategy::description.eq(edit.description.as_str()),
        strategy::revision.eq(revision + 1),
    ))
    .execute(tx.conn())?;
    if changed == 0 { Err(changed_meanwhile()) } else { Ok(()) }
}

/// Puts an archived strategy into force and archives the one that was, in its place.
///
/// # Errors
/// `Invalid` if it is in force already; `Conflict` if another than `instead_of` is in force by now.
pub(crate) fn bring_back(
    tx: &mut Writer<'_>,
    permit: &Permit<BringBack>,
    instead_of: Option<&StrategyId>,
) -> Result<()> {
    if !permit.is_archived {
        return Err(Error::invalid("", "This strategy is in force already."));
    }
    let now = tx.now().0;
    let in_force = nodes::current(tx.conn())?;
    if in_force.as_ref() != instead_of {
        return Err(Error::Conflict(FieldErrors(vec![(
            String::new(),
            "Another strategy came into force while you were looking, so nothing was done. Look again, then decide."
                .to_owned(),
        )])));
    }
    if let Some(in_force) = &in_force {
        diesel::update(strategy::table.filter(strategy::id.eq(in_force.as_str())))
            .set((strategy::archived_at.eq(now), strategy::revision.eq(strategy::revision + 1)))
            .execute(tx.conn())?;
    }
    diesel::update(strategy::table.filter(strategy::id.eq(permit.id.as_str())))
        .set((strategy::archived_at.eq(None::<i64>), strategy::revision.eq(strategy::revision + 1)))
        .execute(tx.conn())?;
    diesel::update(house::table).set(house::strategy_id.eq(permit.id.as_str())).execute(tx.conn())?;
    Ok(())
}
