//! The texts of turns, read and written whole.
//!
//! Invariant: three queries for any number of turns. A text that was written is never changed.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::access::{Proof, Tx as _, Writer};
use crate::error::Result;
use crate::id::ObjectiveId;
use crate::storage::Conn;
use crate::storage::schema::{translation_objective, translation_stop, translation_turn};
use crate::translation::model::{Stop, StopKind, TeamObjective, Terms};

/// Reads the texts of the turns `ids`; a turn that is not there has none.
pub(super) fn texts(conn: &mut Conn, ids: &[String]) -> Result<HashMap<String, Terms>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let turns: Vec<(String, String, String, String, String)> = translation_turn::table
        .filter(translation_turn::id.eq_any(ids))
        .select((
            translation_turn::id,
            translation_turn::restatement,
            translation_turn::needs,
            translation_turn::nothing_because,
            translation_turn::may_decide,
        ))
        .load(conn)?;
    let mut found: HashMap<String, Terms> = turns
        .into_iter()
        .map(|(id, restatement, needs, nothing_because, may_decide)| {
            (id, Terms { restatement, needs, nothing_because, may_decide, ..Terms::default() })
        })
        .collect();
    type Objective = (String, i64, String, String, String, String, String, String);
    let objectives: Vec<Objective> = translation_objective::table
        .filter(translation_objective::turn_id.eq_any(ids))
        .order((translation_objective::turn_id, translation_objective::position))
        .select((
            translation_objective::turn_id,
            translation_objective::position,
            translation_objective::objective_id,
            translation_objective::title,
            translation_objective::measure,
            translation_objective::start_amount,
            translation_objective::target_amount,
            translation_objective::due_on,
        ))
        .load(conn)?;
    for (turn, place, id, title, measure, start, target, due) in objectives {
        let place = usize::try_from(place).unwrap_or(0);
        let id = Some(ObjectiveId::stored(id));
        let objective = TeamObjective { place, id, title, measure, start, target, due: due.parse().ok() };
        found.entry(turn).or_default().objectives.push(objective);
    }
    let stops: Vec<(String, String, String)> = translation_stop::table
        .filter(translation_stop::turn_id.eq_any(ids))
        .order((translation_stop::turn_id, translation_stop::position))
        .select((translation_stop::turn_id, translation_stop::kind, translation_stop::what))
        .load(conn)?;
    for (turn, kind, what) in stops {
        found.entry(turn).or_default().stops.push(Stop { kind: StopKind::read(&kind), what });
    }
    Ok(found)
}

/// Reads the text of one turn.
pub(super) fn text(conn: &mut Conn, id: &str) -> Result<Terms> {
    Ok(texts(conn, &[id.to_owned()])?.remove(id).unwrap_or_default())
}

/// Writes what a text says beside its turn `turn`; an objective that is new gets its id.
pub(super) fn write(tx: &mut Writer<'_>, _proof: Proof, turn: &str, terms: &Terms) -> Result<()> {
    for objective in &terms.objectives {
        let row = tx.new_id();
        let id = objective.id.as_ref().map_or_else(|| tx.new_id(), ObjectiveId::to_string);
        diesel::insert_into(translation_objective::table)
            .values((
                translation_objective::id.eq(row),
                translation_objective::turn_id.eq(turn),
                translation_objective::position.eq(i64::try_from(objective.place).unwrap_or(0)),
                translation_objective::objective_id.eq(id),
                translation_objective::title.eq(&objective.title),
                translation_objective::measure.eq(&objective.measure),
                translation_objective::start_amount.eq(&objective.start),
                translation_objective::target_amount.eq(&objective.target),
                translation_objective::due_on.eq(objective.due.map(|day| day.to_string()).unwrap_or_default()),
            ))
            .execute(tx.conn())?;
    }
    for (position, stop) in (0_i64..).zip(&terms.stops) {
        let row = tx.new_id();
        diesel::insert_into(translation_stop::table)
            .values((
                translation_stop::id.eq(row),
                translation_stop::turn_id.eq(turn),
                translation_stop::position.eq(position),
                translation_stop::kind.eq(stop.kind.word()),
                translation_stop::what.eq(&stop.what),
            ))
            .execute(tx.conn())?;
    }
    Ok(())
}
