//! The `delegation` table.
//!
//! Invariant: owns `delegation`. Whether one lasts is asked in one place ([`LIVE`]): nobody ended it, its last day is not
//! over, its giver is in the office of leadership with an open account, whoever has it is there, and its node is in sight
//! in the strategy in force.

mod change;
mod list;
mod mark;
mod reach;
mod subjects;

#[cfg(test)]
mod tests;

pub(crate) use change::{end, give, take_over};
pub(crate) use list::{all, giving, held, lasting};
pub(crate) use mark::marked;
pub(crate) use reach::{any, below, let_in, looked_at, within};
pub(crate) use subjects::HEIR;

/// The condition under which the delegation `d` lasts; `{now}` stands for the place of the time.
const LIVE: &str = "d.ending IS NULL AND d.ends_at > {now} \
     AND EXISTS (SELECT 1 FROM account ga JOIN person gp ON gp.id = ga.person_id \
       WHERE ga.person_id = d.given_by AND ga.leadership AND ga.disabled_at IS NULL AND gp.state = 'active') \
     AND EXISTS (SELECT 1 FROM person dp WHERE dp.id = d.person_id AND dp.state = 'active') \
     AND EXISTS (SELECT 1 FROM node dn JOIN strategy ds ON ds.id = dn.strategy_id WHERE dn.id = d.node_id \
       AND dn.archived_at IS NULL AND ds.archived_at IS NULL \
       AND dn.strategy_id = (SELECT go.strategy_id FROM organisation go WHERE go.id = 'organisation'))";

/// Returns [`LIVE`] with the time bound at `place`.
fn live(place: &str) -> String {
    LIVE.replace("{now}", place)
}
