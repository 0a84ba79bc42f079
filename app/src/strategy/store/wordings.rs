//! Wordings: what a node and its links are called in each lens.
//!
//! Invariant: at most one for each lens and link; one that says nothing is not kept.

use diesel::prelude::*;

use super::conflict::changed_meanwhile;
use crate::access::{Permit, Tx as _, Writer};
use crate::error::{Error, Result};
use crate::id::{LensId, NodeId, SupportId};
use crate::storage::Conn;
use crate::storage::schema::{lens, support, wording};
use crate::strategy::model::{WordingEdit, WordingView, Written};
use crate::strategy::policy::EditNode;

type Row = (String, String, Option<String>, String, String, String, String, i64);

/// Lists the wordings of a node and of its further links, in the order of the lenses.
pub(super) fn of_node(conn: &mut Conn, id: &NodeId) -> Result<Vec<WordingView>> {
    let rows: Vec<Row> = wording::table
        .inner_join(lens::table.on(lens::id.eq(wording::lens_id)))
        .filter(wording::node_id.eq(id.as_str()))
        .filter(lens::archived_at.is_null())
        .order((lens::position, lens::name))
        .select((
            lens::id,
            lens::name,
            wording::support_id,
            wording::title,
            wording::because,
            wording::language,
            wording::direction,
            wording::revision,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(lens, lens_name, support, title, because, language, direction, revision)| WordingView {
            lens: LensId::stored(lens),
            lens_name,
            support: support.map(SupportId::stored),
            title: Written::new(title, &language, &direction),
            because: Written::new(because, &language, &direction),
            revision,
        })
        .collect())
}

/// Writes the words of a lens for the node, or for its further link `support_id`; empty words take the wording away.
///
/// # Errors
/// `Conflict` if the wording was changed since `revision` (0: there was none); `NotFound` for a lens or link that is not there.
pub(crate) fn write_wording(
    tx: &mut Writer<'_>,
    permit: &Permit<EditNode>,
    lens_id: &LensId,
    support_id: Option<&SupportId>,
    edit: &WordingEdit,
    revision: i64,
) -> Result<()> {
    check(tx.conn(), permit, lens_id, support_id)?;
    let of_lens = wording::table
        .filter(wording::node_id.eq(permit.id.as_str()))
        .filter(wording::lens_id.eq(lens_id.as_str()))
        .into_boxed();
    let of_link = match support_id {
        Some(id) => of_lens.filter(wording::support_id.eq(id.as_str())),
        None => of_lens.filter(wording::support_id.is_null()),
    };
    let found: Option<(String, i64)> = of_link.select((wording::id, wording::revision)).first(tx.conn()).optional()?;
    if found.as_ref().map_or(0, |(_, revision)| *revision) != revision {
        return Err(changed_meanwhile());
    }
    match found {
        Some((id, _)) if edit.is_empty() => {
            diesel::delete(wording::table.filter(wording::id.eq(id))).execute(tx.conn())?;
        }
        Some((id, _)) => {
            diesel::update(wording::table.filter(wording::id.eq(id)))
                .set((
                    wording::title.eq(edit.title.as_str()),
                    wording::because.eq(edit.because.as_str()),
                    wording::language.eq(&edit.language),
                    wording::direction.eq(edit.direction.word()),
                    wording::revision.eq(revision + 1),
                ))
                .execute(tx.conn())?;
        }
        None if edit.is_empty() => {}
        None => {
            let id = tx.new_id();
            diesel::insert_into(wording::table)
                .values((
                    wording::id.eq(id),
                    wording::node_id.eq(permit.id.as_str()),
                    wording::support_id.eq(support_id.map(SupportId::as_str)),
                    wording::lens_id.eq(lens_id.as_str()),
                    wording::title.eq(edit.title.as_str()),
                    wording::because.eq(edit.because.as_str()),
                    wording::language.eq(&edit.language),
                    wording::direction.eq(edit.direction.word()),
                ))
                .execute(tx.conn())?;
        }
    }
    Ok(())
}

fn check(conn: &mut Conn, permit: &Permit<EditNode>, lens_id: &LensId, support_id: Option<&SupportId>) -> Result<()> {
    let lenses: i64 = lens::table
        .filter(lens::id.eq(lens_id.as_str()))
        .filter(lens::archived_at.is_null())
        .count()
        .get_result(conn)?;
    let links: i64 = match support_id {
        None => 1,
        Some(id) => support::table
            .filter(support::id.eq(id.as_str()))
            .filter(support::node_id.eq(permit.id.as_str()))
            .count()
            .get_result(conn)?,
    };
    if lenses == 1 && links == 1 { Ok(()) } else { Err(Error::NotFound) }
}
