//! The subjects of the acts on cycles.
//!
//! Invariant: one closing of a strategy at a time is open; what was dropped is nobody's subject.

use diesel::prelude::*;

use crate::access::{Action, Proof, Tx as _, Viewer, Writer};
use crate::error::{Error, Result};
use crate::id::{ClosingId, StrategyId};
use crate::storage::Conn;
use crate::storage::schema::closing;
use crate::strategy::cycles::policy::{
    BeginClosing, BeginNextCycle, CloseCycle, Closing, ReopenCycle, ReviewCycle, SetCycle,
};
use crate::strategy::store::nodes::current;
use crate::strategy::whole::policy::Standing;
use crate::strategy::whole::store::standing;

impl Action for SetCycle {
    const NAME: &'static str = "cycle.set";

    fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<Standing>> {
        standing(conn, &self.0)
    }

    fn audited(&self) -> Option<String> {
        Some(self.0.to_string())
    }
}

impl Action for BeginClosing {
    const NAME: &'static str = "cycle.begin_closing";

    fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<StrategyId>> {
        current(conn)
    }

    fn audited(&self) -> Option<String> {
        None
    }
}

impl Action for ReviewCycle {
    const NAME: &'static str = "cycle.review";

    fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<Closing>> {
        let Some(strategy) = current(conn)? else { return Ok(None) };
        match open_of(conn, &strategy)? {
            Some(id) => find(conn, &id),
            None => Ok(None),
        }
    }

    fn audited(&self) -> Option<String> {
        None
    }
}

/// Gives the acts on one closing their subject.
macro_rules! on_a_closing {
    ($($act:ident $name:literal)*) => { $(
        impl Action for $act {
            const NAME: &'static str = $name;

            fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<Closing>> {
                find(conn, &self.0)
            }

            fn audited(&self) -> Option<String> {
                Some(self.0.to_string())
            }
        }
    )* };
}

on_a_closing! {
    CloseCycle "cycle.close"
    ReopenCycle "cycle.reopen"
}

impl Action for BeginNextCycle {
    const NAME: &'static str = "cycle.begin_next";

    fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<Closing>> {
        numbered(conn, self.0)
    }

    fn audited(&self) -> Option<String> {
        Some(self.0.to_string())
    }
}

/// Reads the closing with this number.
pub(super) fn numbered(conn: &mut Conn, number: i64) -> Result<Option<Closing>> {
    let id: Option<String> =
        closing::table.filter(closing::number.eq(number)).select(closing::id).first(conn).optional()?;
    match id {
        Some(id) => find(conn, &ClosingId::stored(id)),
        None => Ok(None),
    }
}

/// Returns the closing of a strategy that is open.
pub(super) fn open_of(conn: &mut Conn, strategy: &StrategyId) -> Result<Option<ClosingId>> {
    of_state(conn, strategy, "open")
}

/// Returns the number of the record of a strategy whose cycle is closed.
pub(crate) fn closed_of(conn: &mut Conn, strategy: &StrategyId) -> Result<Option<i64>> {
    let number: Option<Option<i64>> = closing::table
        .filter(closing::strategy_id.eq(strategy.as_str()))
        .filter(closing::state.eq("closed"))
        .order(closing::number.desc())
        .select(closing::number)
        .first(conn)
        .optional()?;
    Ok(number.flatten())
}

fn of_state(conn: &mut Conn, strategy: &StrategyId, state: &str) -> Result<Option<ClosingId>> {
    let id: Option<String> = closing::table
        .filter(closing::strategy_id.eq(strategy.as_str()))
        .filter(closing::state.eq(state))
        .select(closing::id)
        .first(conn)
        .optional()?;
    Ok(id.map(ClosingId::stored))
}

/// Reads a closing; none if there is none, or it was dropped.
pub(super) fn find(conn: &mut Conn, id: &ClosingId) -> Result<Option<Closing>> {
    type Row = (String, Option<i64>, String, String, Option<i64>);
    let row: Option<Row> = closing::table
        .filter(closing::id.eq(id.as_str()))
        .filter(closing::state.ne("dropped"))
        .select((closing::strategy_id, closing::number, closing::state, closing::cycle, closing::closed_at))
        .first(conn)
        .optional()?;
    let Some((strategy, number, state, cycle, closed_at)) = row else { return Ok(None) };
    let strategy = StrategyId::stored(strategy);
    Ok(Some(Closing {
        id: id.clone(),
        is_in_force: current(conn)?.as_ref() == Some(&strategy),
        strategy,
        is_open: state == "open",
        closed: number.filter(|_| state == "closed"),
        cycle,
        closed_at: closed_at.unwrap_or(0),
    }))
}

/// Takes the turn to write into a closing that is open: two who answer at once come one after the other.
///
/// # Errors
/// `Invalid` once it is closed.
pub(super) fn hold(tx: &mut Writer<'_>, _proof: Proof, id: &ClosingId) -> Result<()> {
    let open = closing::table.filter(closing::id.eq(id.as_str())).filter(closing::state.eq("open"));
    match diesel::update(open).set(closing::state.eq("open")).execute(tx.conn())? {
        0 => Err(Error::invalid(
            "",
            "This cycle is closed by now, so nothing was written. Its record says what was answered.",
        )),
        _ => Ok(()),
    }
}
