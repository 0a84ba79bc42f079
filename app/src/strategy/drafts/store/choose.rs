//! Choosing between what is published and what was drafted.
//!
//! Invariant: a choice that would leave no tree is refused and stays open.

use diesel::prelude::*;

use super::ground::{ConflictRow, conflicts};
use crate::access::{Permit, Tx as _, Writer};
use crate::error::{Error, Result};
use crate::id::{ConflictId, NodeId};
use crate::storage::Conn;
use crate::storage::schema::draft_conflict;
use crate::strategy::drafts::model::{Chosen, ConflictView};
use crate::strategy::drafts::policy::{ChooseText, Drafted};
use crate::strategy::versions::model::{Cell, Change, Field, FieldChange, Rows, Tree, difference, is_tree};
use crate::strategy::versions::store::{self as versions, Touched, told};

/// Puts the open conflicts of a draft into words.
pub(super) fn views(conn: &mut Conn, drafted: &Drafted) -> Result<Vec<ConflictView>> {
    let rows = conflicts(conn, &drafted.draft.id, None)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let nodes: Vec<&str> = rows.iter().map(|(_, node, ..)| node.as_str()).collect();
    let ids = versions::touched(conn, drafted.copy.as_str(), true, &nodes, false)?.ids;
    let cells: Vec<(Cell, ConflictRow)> = rows.into_iter().filter_map(|row| Some((cell(&row)?, row))).collect();
    // As two changes each: they are told in the same words as any other.
    let mut changes = Vec::with_capacity(2 * cells.len());
    for (cell, (.., was, published, mine)) in &cells {
        for after in [published, mine] {
            changes.push(vec![Change { cell: cell.clone(), before: was.clone(), after: after.clone() }]);
        }
    }
    let told = told(conn, &changes)?;
    let views = cells.into_iter().zip(told.chunks(2)).map(|((cell, row), told)| {
        let (id, .., published, mine) = row;
        let fields: Vec<Option<&FieldChange>> = told.iter().map(|node| node.fields.first()).collect();
        let known = fields.iter().flatten().next();
        let said = |at: usize, text: &str| match cell.field {
            Field::Archived if text.is_empty() => "in sight".to_owned(),
            Field::Archived => "archived".to_owned(),
            // What stayed as it was is told by the other side.
            _ => fields[at]
                .map(|field| field.after.clone())
                .or(known.map(|field| field.before.clone()))
                .unwrap_or_default(),
        };
        ConflictView {
            id: ConflictId::stored(id),
            node: NodeId::stored(ids.get(&cell.node).unwrap_or(&cell.node).clone()),
            title: told.first().map(|node| node.title.clone()).unwrap_or_default(),
            label: known.map_or_else(|| cell.field.label().to_owned(), |field| field.label.clone()),
            was: known.map(|field| field.before.clone()).unwrap_or_default(),
            published: said(0, &published),
            mine: said(1, &mine),
        }
    });
    Ok(views.collect())
}

fn cell(row: &ConflictRow) -> Option<Cell> {
    let (_, node, field, lens, other, ..) = row;
    Some(Cell { node: node.clone(), field: Field::read(field)?, lens: lens.clone(), other: other.clone() })
}

/// Writes the chosen text into the draft and settles the conflict.
///
/// # Errors
/// `Invalid` if the chosen place is not there any more or lies below the node itself.
pub(crate) fn choose(tx: &mut Writer<'_>, permit: &Permit<ChooseText>, chosen: Chosen) -> Result<()> {
    let id = &permit.action().0;
    let row = conflicts(tx.conn(), &permit.draft.id, Some(id))?.pop().ok_or(Error::NotFound)?;
    let cell = cell(&row).ok_or(Error::NotFound)?;
    let (.., published, mine) = row;
    let text = if chosen == Chosen::Published { published } else { mine };
    let (is_placing, nodes) = (cell.field.is_structure(), [cell.node.as_str(), cell.other.as_str()]);
    let Touched { tree: before, ids } = versions::touched(tx.conn(), permit.copy.as_str(), true, &nodes, is_placing)?;
    let mut after = before.clone();
    put(&mut after, &cell, &text);
    if is_placing && !is_tree(&after.spots) {
        return Err(Error::invalid(
            "",
            "It cannot be there any more: what it would hang below is archived, gone, or below it by now. Choose the other, or move it yourself.",
        ));
    }
    let writes = difference(&before, &after);
    versions::apply(tx, permit.proof(), permit.copy.as_str(), Some(ids), &writes)?;
    diesel::delete(draft_conflict::table.filter(draft_conflict::id.eq(id.as_str()))).execute(tx.conn())?;
    Ok(())
}

/// Writes a field; a place comes with its number, what is put away takes along what is below it.
fn put(tree: &mut Tree, cell: &Cell, text: &str) {
    let Some(spot) = tree.spots.get(&cell.node).cloned() else { return };
    let mut rows = Rows::of(&tree.spots);
    let parent = spot.parent.unwrap_or_default();
    match cell.field {
        Field::Order | Field::Parent => {
            let below = if cell.field == Field::Parent { text } else { parent.as_str() };
            rows.take(&parent, &cell.node);
            match cell.field {
                Field::Parent => rows.push(below, &cell.node),
                _ => rows.put(below, &cell.node, text),
            }
            tree.set(&Cell::of(&cell.node, Field::Parent), below);
            for (id, position) in rows.below(below).iter().zip(0..) {
                if let Some(spot) = tree.spots.get_mut(id) {
                    spot.position = position;
                }
            }
        }
        Field::Archived if !text.is_empty() => {
            for id in rows.within(&cell.node) {
                let of_it = Cell::of(&id, Field::Archived);
                if tree.get(&of_it).is_empty() {
                    tree.set(&of_it, text);
                }
            }
        }
        _ => tree.set(cell, text),
    }
}
