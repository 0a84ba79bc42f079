//! Reading what each lens lacks.
//!
//! Invariant: three queries, whatever the number of lenses.

use std::collections::HashMap;

use diesel::prelude::*;

use super::model::{LISTED, LensGap, Unworded, UnwordedView};
use crate::access::{Permit, Tx};
use crate::error::{Error, Result};
use crate::id::{LensId, NodeId};
use crate::organisation::store as organisation;
use crate::storage::schema::{node, wording};
use crate::strategy::model::{Placed, Written, outline_order};
use crate::strategy::policy::ReviewStrategy;
use crate::strategy::store::nodes;

type Row = (String, Option<String>, i64, String, String, String, bool);

/// Reads how much each lens lacks, and what the chosen one does.
///
/// # Errors
/// `NotFound` while there is no strategy.
pub(super) fn view(
    tx: &mut impl Tx,
    _permit: &Permit<ReviewStrategy>,
    chosen: Option<&LensId>,
    page: usize,
) -> Result<UnwordedView> {
    let conn = tx.conn();
    let strategy = nodes::current(conn)?.ok_or(Error::NotFound)?;
    let lenses = organisation::lenses(conn)?;
    let rows: Vec<Row> = node::table
        .filter(node::strategy_id.eq(strategy.as_str()))
        .filter(node::archived_at.is_null())
        .select((
            node::id,
            node::parent_id,
            node::position,
            node::title,
            node::language,
            node::direction,
            node::unwritten,
        ))
        .load(conn)?;
    let worded: Vec<(String, String, String, String)> = wording::table
        .inner_join(node::table.on(node::id.eq(wording::node_id)))
        .filter(node::strategy_id.eq(strategy.as_str()))
        .filter(wording::support_id.is_null())
        .select((wording::lens_id, wording::node_id, wording::title, wording::because))
        .load(conn)?;
    let mut has: HashMap<(&str, &str), (bool, bool)> = HashMap::new();
    for (lens, node, title, because) in &worded {
        has.insert((lens, node), (!title.is_empty(), !because.is_empty()));
    }
    let missing = |lens: &LensId, row: &Row| {
        let (title, because) = has.get(&(lens.as_str(), row.0.as_str())).copied().unwrap_or_default();
        (!title && !row.6, !because && row.1.is_some())
    };
    let gaps: Vec<LensGap> = lenses
        .into_iter()
        .map(|lens| LensGap {
            missing: rows.iter().filter(|row| missing(&lens.id, row) != (false, false)).count(),
            id: lens.id,
            name: lens.name,
        })
        .collect();
    let open = chosen.and_then(|id| gaps.iter().find(|gap| gap.id == *id)).or(gaps.first()).map(|gap| gap.id.clone());
    let placed: Vec<Placed<'_>> =
        rows.iter().map(|row| Placed { id: &row.0, parent: row.1.as_deref(), position: row.2 }).collect();
    let page = page.max(1);
    let listed = match &open {
        None => Vec::new(),
        Some(lens) => outline_order(&placed)
            .into_iter()
            .filter_map(|(at, level)| {
                let (title_missing, because_missing) = missing(lens, &rows[at]);
                (title_missing || because_missing).then_some((at, level, title_missing, because_missing))
            })
            .skip((page - 1) * LISTED)
            .take(LISTED)
            .map(|(at, level, title_missing, because_missing)| Unworded {
                id: NodeId::stored(rows[at].0.clone()),
                title: Written::new(rows[at].3.clone(), &rows[at].4, &rows[at].5),
                level,
                title_missing,
                because_missing,
            })
            .collect(),
    };
    Ok(UnwordedView { lenses: gaps, open, rows: listed, page, nodes: rows.len() })
}
