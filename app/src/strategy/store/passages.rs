//! One text of a node: read and written by the field and the lens that name it.
//!
//! Invariant: what is written goes through the same checks and the same writers as the form that holds it.

use diesel::prelude::*;

use super::nodes::update;
use super::rows::NodeRow;
use super::wordings::write_wording;
use crate::access::{Permit, Tx as _, Writer};
use crate::error::{Error, Result};
use crate::id::{LensId, NodeId};
use crate::storage::Conn;
use crate::storage::schema::{lens, wording};
use crate::strategy::model::{Seen, WordingEdit, Written};
use crate::strategy::policy::EditNode;
use crate::strategy::versions::model::Field;

/// The words of a lens: revision, title, because, language, direction.
type Words = (i64, String, String, String, String);

/// Reads a text of the node `id`; none where it has no place: the mission's because, a lens that is not in use.
pub(crate) fn read_text(
    conn: &mut Conn,
    id: &NodeId,
    field: Field,
    of_lens: Option<&LensId>,
) -> Result<Option<Written>> {
    let Some(row) = NodeRow::find(conn, id)? else {
        return Ok(None);
    };
    if matches!(field, Field::Because | Field::WordBecause) && row.parent_id.is_none() {
        return Ok(None);
    }
    let Some(of_lens) = of_lens else {
        return Ok(match field {
            Field::Title => Some(row.written(&row.title)),
            Field::Because => Some(row.written(&row.because)),
            Field::Description => Some(row.written(&row.description)),
            _ => None,
        });
    };
    let in_use: i64 = lens::table
        .filter(lens::id.eq(of_lens.as_str()))
        .filter(lens::archived_at.is_null())
        .count()
        .get_result(conn)?;
    if in_use == 0 {
        return Ok(None);
    }
    let (_, title, because, language, direction) = words(conn, id, of_lens)?.unwrap_or_default();
    let text = if field == Field::WordTitle { title } else { because };
    Ok(Some(Written::new(text, &language, &direction)))
}

/// Writes a text of the node that the permit names, and nothing else about it.
///
/// # Errors
/// `Invalid` if it cannot stand there; `NotFound` for a text that has no place.
pub(crate) fn write_text(
    tx: &mut Writer<'_>,
    permit: &Permit<EditNode>,
    field: Field,
    of_lens: Option<&LensId>,
    text: &str,
) -> Result<()> {
    let id = permit.id.clone();
    if let Some(of_lens) = of_lens {
        let (revision, title, because, language, direction) = words(tx.conn(), &id, of_lens)?.unwrap_or_default();
        let (title, because) =
            if field == Field::WordTitle { (text, because.as_str()) } else { (title.as_str(), text) };
        let edit = WordingEdit::parse(title, because, &language, &direction)?;
        return write_wording(tx, permit, of_lens, None, &edit, (revision, &Seen::default())).map(drop);
    }
    let mut fields = NodeRow::find(tx.conn(), &id)?.ok_or(Error::NotFound)?.fields();
    let place = match field {
        Field::Title => &mut fields.title,
        Field::Because => &mut fields.because,
        Field::Description => &mut fields.description,
        _ => return Err(Error::NotFound),
    };
    text.clone_into(place);
    update(tx, permit, &fields.parse()?, permit.revision)
}

fn words(conn: &mut Conn, id: &NodeId, of_lens: &LensId) -> QueryResult<Option<Words>> {
    wording::table
        .filter(wording::node_id.eq(id.as_str()))
        .filter(wording::lens_id.eq(of_lens.as_str()))
        .filter(wording::support_id.is_null())
        .select((wording::revision, wording::title, wording::because, wording::language, wording::direction))
        .first(conn)
        .optional()
}
