//! Wordings: what a node and its links are called in each lens.
//!
//! Invariant: at most one for each lens and link; one that says nothing is not kept.

use diesel::prelude::*;

use super::conflict::changed_meanwhile;
use super::nodes::touch;
use crate::access::{Permit, Tx as _, Writer};
use crate::error::{Error, Result};
use crate::id::{LensId, NodeId, SupportId};
use crate::storage::Conn;
use crate::storage::schema::{lens, support, wording};
use crate::strategy::model::{Seen, WordingEdit, WordingView, Written};
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

/// Writes the words of a lens for the node, or for its further link `support_id`; empty words take the wording away. Tells
/// whether they were put together with those of somebody who was quicker.
///
/// # Errors
/// `Conflict` if one field was changed by somebody else too since the form was opened at `revision` and with fields
/// `seen` (0: there was no wording); `NotFound` for a lens or link that is not there.
pub(crate) fn write_wording(
    tx: &mut Writer<'_>,
    permit: &Permit<EditNode>,
    lens_id: &LensId,
    support_id: Option<&SupportId>,
    edit: &WordingEdit,
    (revision, seen): (i64, &Seen),
) -> Result<bool> {
    check(tx.conn(), permit, lens_id, support_id)?;
    let of_lens = wording::table
        .filter(wording::node_id.eq(permit.id.as_str()))
        .filter(wording::lens_id.eq(lens_id.as_str()))
        .into_boxed();
    let of_link = match support_id {
        Some(id) => of_lens.filter(wording::support_id.eq(id.as_str())),
        None => of_lens.filter(wording::support_id.is_null()),
    };
    type Row = (String, i64, [String; 4]);
    let found: Option<(String, i64, String, String, String, String)> = of_link
        .select((
            wording::id,
            wording::revision,
            wording::title,
            wording::because,
            wording::language,
            wording::direction,
        ))
        .first(tx.conn())
        .optional()?;
    let found: Option<Row> = found.map(|(id, revision, title, because, language, direction)| {
        (id, revision, [title, because, language, direction])
    });
    let is_late = found.as_ref().map_or(0, |(_, revision, _)| *revision) != revision;
    let edit = if is_late {
        let theirs = found.as_ref().map(|(.., texts)| texts.each_ref().map(String::as_str)).unwrap_or_default();
        let merged = seen.merged(&theirs, &edit.texts()).ok_or_else(changed_meanwhile)?;
        WordingEdit::parse(merged[0], merged[1], merged[2], merged[3])?
    } else {
        edit.clone()
    };
    let revision = found.as_ref().map_or(0, |(_, revision, _)| *revision);
    match found {
        Some((id, ..)) if edit.is_empty() => {
            diesel::delete(wording::table.filter(wording::id.eq(id))).execute(tx.conn())?;
        }
        Some((id, ..)) => {
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
    touch(tx, permit)?;
    Ok(is_late)
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
