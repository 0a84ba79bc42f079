//! What becomes of translations when the strategy changes under them.
//!
//! Invariant: in the transaction of that change. What asks for something else by now needs a new turn; anything else that
//! changed is confirmed by one act; what hangs on a node that was put away is over.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::steps::{Entry, Step, step};
use super::subjects::StandingRow;
use crate::access::{Proof, Tx as _, Writer};
use crate::error::Result;
use crate::id::StrategyId;
use crate::storage::schema::translation;
use crate::storage::{Conn, array, listed, sql};
use crate::strategy::versions::model::Change;
use crate::translation::model::{Weight, weights};

/// A translation that is not over, of a node that changes.
#[derive(QueryableByName)]
struct Open {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    node_id: String,
    #[diesel(sql_type = BigInt)]
    revision: i64,
    #[diesel(embed)]
    standing: StandingRow,
}

/// What of a translation the rules look at.
const CELLS: &str =
    "x.id, x.node_id, x.revision, x.state, x.turn_side, x.giver_agrees, x.team_agrees, x.is_whole, x.material";

/// Tells the translations of the nodes that the version `number` changes; its rows are written.
pub(crate) fn settle(tx: &mut Writer<'_>, proof: Proof, number: i64, changes: &[Change]) -> Result<()> {
    let weights = weights(changes);
    if weights.is_empty() {
        return Ok(());
    }
    let kind = tx.conn().kind();
    let open: Vec<Open> = sql(format!(
        "SELECT {CELLS} FROM translation x WHERE x.node_id IN {} AND x.state NOT IN ('withdrawn', 'ended') ORDER BY x.id",
        listed(kind, 1)
    ))
    .bind::<Text, _>(array(kind, weights.keys().copied()))
    .load(tx.conn())?;
    for one in open {
        let Some(weight) = weights.get(one.node_id.as_str()) else { continue };
        let standing = one.standing.standing();
        let after = match weight {
            Weight::Gone => standing.gone(),
            weight => standing.changed(*weight == Weight::Material),
        };
        if after == standing {
            continue;
        }
        let (act, did) =
            if after.state.is_open() { ("reopen", "changed the node") } else { ("end", "put the node away") };
        let note = format!("Version {number} {did}.");
        let this = Step { id: &one.id, revision: one.revision, after, cause: ("version", Some(number)) };
        step(tx, proof, &this, Entry::new(act, None, &note))?;
    }
    Ok(())
}

/// Takes what hangs on nodes of `old` over to what they go on as in `next`, to be confirmed there; the rest is over.
pub(crate) fn go_over(tx: &mut Writer<'_>, proof: Proof, old: &StrategyId, next: &StrategyId) -> Result<()> {
    for one in carried(tx.conn(), old, next)? {
        let (standing, reason) = (one.open.standing.standing(), "The cycle before is over.");
        let after = standing.changed(one.verdict != "keep");
        let this = Step { id: &one.open.id, revision: one.open.revision, after, cause: ("cycle", None) };
        step(tx, proof, &this, Entry::new("reopen", None, reason))?;
        diesel::update(translation::table.filter(translation::id.eq(&one.open.id)))
            .set((translation::node_id.eq(&one.goes_on), translation::strategy_id.eq(next.as_str())))
            .execute(tx.conn())?;
    }
    let now = tx.now().0;
    let left = translation::table
        .filter(translation::strategy_id.eq(old.as_str()))
        .filter(translation::state.ne_all(["withdrawn", "ended"]));
    diesel::update(left)
        .set((
            translation::state.eq("ended"),
            translation::turn_side.eq(None::<String>),
            translation::since.eq(now),
            translation::reason.eq("The cycle is over, and this does not go on."),
            translation::revision.eq(translation::revision + 1),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// A translation whose node goes on.
#[derive(QueryableByName)]
struct Carried {
    #[diesel(embed)]
    open: Open,
    #[diesel(sql_type = Text)]
    goes_on: String,
    #[diesel(sql_type = Text)]
    verdict: String,
}

fn carried(conn: &mut Conn, old: &StrategyId, next: &StrategyId) -> Result<Vec<Carried>> {
    Ok(sql(format!(
        "SELECT {CELLS}, n.id AS goes_on, g.verdict FROM translation x JOIN carried g ON g.from_id = x.node_id JOIN node n ON n.id = g.id \
         WHERE x.strategy_id = $1 AND n.strategy_id = $2 AND n.archived_at IS NULL \
           AND x.state NOT IN ('withdrawn', 'ended') ORDER BY x.id"
    ))
    .bind::<Text, _>(old.as_str())
    .bind::<Text, _>(next.as_str())
    .load(conn)?)
}
