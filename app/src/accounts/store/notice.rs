//! The `notice` table: what a person is told about an act that concerns them.
//!
//! Invariant: `what` is in the code's words; a notice is read by the person it is for alone.

use diesel::prelude::*;

use crate::access::{Permit, Proof, Tx, Writer};
use crate::accounts::model::NoticeView;
use crate::accounts::policy::ReadNotice;
use crate::error::Result;
use crate::id::PersonId;
use crate::storage::Conn;
use crate::storage::bulk::Rows;
use crate::storage::schema::{notice, person};
use crate::time::Timestamp;

/// How many notices a page shows.
const SHOWN: i64 = 50;

/// Tells `person` what the writer did; for functions of any feature that hold a permit.
pub(crate) fn insert_with(
    tx: &mut Writer<'_>,
    _proof: Proof,
    person: &PersonId,
    what: &str,
    about: Option<&PersonId>,
) -> Result<()> {
    let (id, now, by) = (tx.new_id(), tx.now().0, tx.actor());
    diesel::insert_into(notice::table)
        .values((
            notice::id.eq(id),
            notice::person_id.eq(person.as_str()),
            notice::what.eq(what),
            notice::about_id.eq(about.map(PersonId::as_str)),
            notice::by_id.eq(by),
            notice::made_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Tells each of `told` the same, about whoever is named beside them; for imports, with one statement for many.
pub(crate) fn insert_all(
    tx: &mut Writer<'_>,
    _proof: Proof,
    told: &[(String, Option<String>)],
    what: &str,
) -> Result<()> {
    let (now, by) = (tx.now().0, tx.actor());
    let mut rows = Rows::new("notice", &["id", "person_id", "what", "about_id", "by_id", "made_at"]);
    for (person, about) in told {
        let id = tx.new_id();
        rows.push(vec![
            id.into(),
            person.clone().into(),
            what.into(),
            about.clone().into(),
            by.clone().into(),
            now.into(),
        ]);
    }
    rows.insert(tx.conn())
}

/// Lists what `of` was told, the latest first.
pub(crate) fn list(conn: &mut Conn, of: &PersonId) -> Result<Vec<NoticeView>> {
    type Row = (String, String, Option<String>, Option<String>, i64, Option<i64>);
    let (about, by) = diesel::alias!(person as about, person as by);
    let rows: Vec<Row> = notice::table
        .left_join(about.on(about.field(person::id).nullable().eq(notice::about_id)))
        .left_join(by.on(by.field(person::id).nullable().eq(notice::by_id)))
        .filter(notice::person_id.eq(of.as_str()))
        .order((notice::made_at.desc(), notice::id.desc()))
        .limit(SHOWN)
        .select((
            notice::id,
            notice::what,
            about.field(person::name).nullable(),
            by.field(person::name).nullable(),
            notice::made_at,
            notice::read_at,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, what, about, by, made_at, read_at)| NoticeView {
            id,
            what,
            about,
            by,
            made_at: Timestamp(made_at),
            is_new: read_at.is_none(),
        })
        .collect())
}

/// Puts a notice away.
pub(crate) fn read(tx: &mut Writer<'_>, permit: &Permit<ReadNotice>) -> Result<()> {
    let (id, now) = (permit.action().0.clone(), tx.now().0);
    diesel::update(notice::table.filter(notice::id.eq(id))).set(notice::read_at.eq(Some(now))).execute(tx.conn())?;
    Ok(())
}
