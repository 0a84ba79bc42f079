//! How far a delegation reaches: which nodes, published or in a draft, and which drafts.
//!
//! Invariant: a node of a draft counts as what it mirrors, and a node that was only drafted by what it hangs below; to
//! whomever all of a draft is open, no delegation is looked up.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::live;
use crate::access::Viewer;
use crate::error::Result;
use crate::id::{NodeId, PersonId};
use crate::storage::{Conn, array, listed, sql};
use crate::strategy::model::{Delegated, InDraft, Place};
use crate::time::Timestamp;

#[derive(QueryableByName)]
struct Reached {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = BigInt)]
    depth: i64,
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// Returns the place as `viewer` stands to it: whether they are let into its draft, and whether it is delegated to them.
pub(crate) fn looked_at(conn: &mut Conn, viewer: &Viewer, now: Timestamp, mut place: Place) -> Result<Place> {
    if place.is_shelved {
        return Ok(place);
    }
    if let Some(draft) = &mut place.draft {
        if !draft.partly.contains(&viewer.person) || draft.is_open_to(viewer) {
            return Ok(place);
        }
        *draft = let_in(conn, viewer, now, draft.clone())?;
    }
    let mut found = within(conn, viewer, now, std::slice::from_ref(&place.id))?;
    place.delegated = found.remove(&place.id).unwrap_or_default();
    Ok(place)
}

/// Returns the draft as `viewer` stands to it: whether they are let in for what is delegated to them now.
pub(crate) fn let_in(conn: &mut Conn, viewer: &Viewer, now: Timestamp, mut draft: InDraft) -> Result<InDraft> {
    let asks = draft.partly.contains(&viewer.person) && !draft.is_open_to(viewer);
    draft.is_let_in = asks && any(conn, &viewer.person, now)?;
    Ok(draft)
}

/// Tells whether anything of the strategy in force is delegated to `person` now.
pub(crate) fn any(conn: &mut Conn, person: &PersonId, now: Timestamp) -> Result<bool> {
    let live = live("$2");
    let found: Found =
        sql(format!("SELECT CAST(COUNT(*) AS BIGINT) AS number FROM delegation d WHERE d.person_id = $1 AND {live}"))
            .bind::<Text, _>(person.as_str())
            .bind::<BigInt, _>(now.0)
            .get_result(conn)?;
    Ok(found.number > 0)
}

/// Returns the query for the published nodes that are delegated to whoever is bound at `person` at the time bound at `now`.
pub(crate) fn below(person: &str, now: &str) -> String {
    let live = live(now);
    format!(
        "WITH RECURSIVE reached (id) AS (\
           SELECT d.node_id FROM delegation d WHERE d.person_id = {person} AND {live} \
           UNION SELECT n.id FROM reached JOIN node n ON n.parent_id = reached.id) \
         SELECT reached.id FROM reached"
    )
}

/// Returns which of the nodes `ids`, published or of a draft, are delegated to `viewer` now, and how.
pub(crate) fn within(
    conn: &mut Conn,
    viewer: &Viewer,
    now: Timestamp,
    ids: &[NodeId],
) -> Result<HashMap<NodeId, Delegated>> {
    let (list, live) = (listed(conn.kind(), 1), live("$3"));
    let rows: Vec<Reached> = sql(format!(
        "WITH RECURSIVE up (id, at, depth) AS (\
           SELECT n.id, n.id, CAST(0 AS BIGINT) FROM node n WHERE n.id IN {list} \
           UNION ALL SELECT up.id, n.parent_id, up.depth + 1 FROM up JOIN node n ON n.id = up.at \
             WHERE n.parent_id IS NOT NULL AND up.depth < 64) \
         SELECT up.id AS id, MAX(up.depth) AS depth FROM up JOIN node t ON t.id = up.at \
           JOIN delegation d ON d.node_id = COALESCE(t.of_id, t.id) \
         WHERE d.person_id = $2 AND {live} GROUP BY up.id"
    ))
    .bind::<Text, _>(array(conn.kind(), ids.iter().map(NodeId::as_str)))
    .bind::<Text, _>(viewer.person.as_str())
    .bind::<BigInt, _>(now.0)
    .load(conn)?;
    let how = |depth| if depth == 0 { Delegated::Top } else { Delegated::Below };
    Ok(rows.into_iter().map(|row| (NodeId::stored(row.id), how(row.depth))).collect())
}
