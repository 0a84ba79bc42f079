//! The measures that somebody keeps.
//!
//! Invariant: a fixed number of queries, however many they are. Kept are those one looks after; those of nodes one owns,
//! where nobody else looks after them; and those of one's team for whoever leads it.

use diesel::prelude::*;
use diesel::sql_types::Text;

use super::readings::{MEASURES, Row, reading};
use crate::access::{Ability, Rule as _, Tx};
use crate::error::Result;
use crate::id::{NodeId, TeamId};
use crate::measures::model::{CheckInPage, Kept, Reading, SHOWN, in_order};
use crate::measures::policy::{Feeder, ImportValues};
use crate::organisation;
use crate::storage::sql;
use crate::strategy::store::lines;

/// Reads the page `/measures`.
pub(crate) fn kept_by(tx: &mut impl Tx) -> Result<CheckInPage> {
    let zone = organisation::store::view(tx)?.time_zone;
    let (viewer, today) = (tx.viewer().clone(), tx.now().day(&zone));
    let conn = tx.conn();
    let rows: Vec<Row> = sql(format!(
        "{MEASURES} JOIN node n ON n.id = m.node_id WHERE m.archived_at IS NULL AND n.archived_at IS NULL \
         AND n.strategy_id = (SELECT o.strategy_id FROM organisation o WHERE o.id = 'organisation') \
         AND (m.owner_id = $1 OR (m.owner_id IS NULL AND (n.owner_id = $1 OR (n.owner_team_id = $2 \
           AND EXISTS (SELECT 1 FROM team t WHERE t.id = n.owner_team_id AND t.lead_id = $1)))))"
    ))
    .bind::<Text, _>(viewer.person.as_str())
    .bind::<Text, _>(viewer.team.as_ref().map_or("", TeamId::as_str))
    .load(conn)?;
    let readings: Vec<Reading> = rows.into_iter().map(reading).collect();
    let mut nodes: Vec<NodeId> = readings.iter().map(|reading| reading.node.clone()).collect();
    nodes.sort();
    nodes.dedup();
    let lines = lines::stations(conn, &nodes, None)?;
    let keeps = !readings.is_empty();
    let all = readings.into_iter().filter_map(|reading| {
        let line = lines.get(&reading.node)?;
        let node = line.stations.last()?;
        Some(Kept { node: node.title.clone(), since: node.starts_on, pillar: line.pillar, reading })
    });
    let mut kept = in_order(all.collect(), today);
    let more = kept.len().saturating_sub(SHOWN);
    kept.truncate(SHOWN);
    let may_import = ImportValues.allowed(&viewer, &Feeder { keeps });
    Ok(CheckInPage { kept, more, today, can: may_import.then_some(Ability::Import).into_iter().collect() })
}
