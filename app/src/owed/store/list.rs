//! The list of what waits, and one item of it.
//!
//! Invariant: what the list shows is what can be refused: both read the same parts.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::sources::{Asked, read};
use crate::access::{Permit, Tx, Viewer};
use crate::declared::store::nearest;
use crate::error::{Error, Result};
use crate::id::NotMineId;
use crate::organisation::store as organisation;
use crate::owed::model::{Item, NotMineView, OwedView, Refusal, Sort};
use crate::owed::policy::RefuseOwed;
use crate::storage::{Conn, sql};
use crate::strategy::policy::leads;
use crate::time::{Timestamp, day_said};

/// How many of what I said is not mine are listed.
const REFUSED: i64 = 50;

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Text)]
    reason: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = BigInt)]
    said_at: i64,
}

#[derive(QueryableByName)]
struct Zone {
    #[diesel(sql_type = Text)]
    time_zone: String,
}

/// Reads the viewer's list.
pub(crate) fn list(tx: &mut impl Tx) -> Result<OwedView> {
    let zone = organisation::view(tx)?.time_zone;
    let (viewer, now) = (tx.viewer().clone(), tx.now());
    let conn = tx.conn();
    let asked = Asked { person: &viewer.person, lens: None, leads: leads(&viewer), now, zone: &zone };
    Ok(OwedView {
        items: read(conn, &asked, None)?,
        refused: refused(conn, &viewer, now, &zone)?,
        manager: nearest(conn, &viewer.person)?,
        now,
        zone,
    })
}

/// Reads the form that says of an item that it is not theirs.
pub(crate) fn item(tx: &mut impl Tx, permit: &Permit<RefuseOwed>) -> Result<NotMineView> {
    let zone = organisation::view(tx)?.time_zone;
    let (viewer, now) = (tx.viewer().clone(), tx.now());
    let RefuseOwed(sort, id) = permit.action();
    let item = find(tx.conn(), &viewer, now, *sort, id)?.ok_or(Error::NotFound)?;
    Ok(NotMineView { item, manager: nearest(tx.conn(), &viewer.person)?, now, zone })
}

/// Finds one item among what waits for the viewer.
pub(super) fn find(conn: &mut Conn, viewer: &Viewer, now: Timestamp, sort: Sort, id: &str) -> Result<Option<Item>> {
    let zone: Option<Zone> =
        sql("SELECT o.time_zone FROM organisation o WHERE o.id = 'organisation'").get_result(conn).optional()?;
    let Some(Zone { time_zone: zone }) = zone else { return Ok(None) };
    let asked = Asked { person: &viewer.person, lens: None, leads: leads(viewer), now, zone: &zone };
    Ok(read(conn, &asked, Some((sort, id)))?.into_iter().next())
}

/// What has been taken over since is no more to be taken back.
fn refused(conn: &mut Conn, viewer: &Viewer, now: Timestamp, zone: &str) -> Result<Vec<Refusal>> {
    let rows: Vec<Row> = sql(format!(
        "SELECT x.id, x.title, x.reason, p.name, x.said_at FROM not_mine x JOIN person p ON p.id = x.to_id \
         WHERE x.person_id = $1 AND x.settled IS NULL \
           AND (x.sort <> 'node' OR EXISTS (SELECT 1 FROM node n WHERE n.id = x.subject_id AND n.handed_from_id = $1)) \
           AND (x.sort <> 'measure' OR EXISTS (SELECT 1 FROM measure m WHERE m.id = x.subject_id AND m.owner_id = x.to_id)) \
         ORDER BY x.said_at DESC, x.id LIMIT {REFUSED}"
    ))
    .bind::<Text, _>(viewer.person.as_str())
    .load(conn)?;
    let today = now.day(zone);
    Ok(rows
        .into_iter()
        .map(|row| Refusal {
            id: NotMineId::stored(row.id),
            title: row.title,
            reason: row.reason,
            to: row.name,
            when: day_said(today, Timestamp(row.said_at).day(zone)),
        })
        .collect())
}
