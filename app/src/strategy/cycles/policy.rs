//! Who names a cycle, closes it and begins the next: leadership. A record is read by everybody.
//!
//! Invariant: pure; of a cycle that is being closed, nobody but leadership is told.

use crate::access::{Rule, Viewer};
use crate::id::{ClosingId, StrategyId};
use crate::strategy::policy::leads;
use crate::strategy::whole::policy::Standing;

/// Name a strategy's cycle and say its days.
#[derive(Debug)]
pub struct SetCycle(pub StrategyId);

/// Begin to close the cycle of the strategy in force.
#[derive(Debug)]
pub struct BeginClosing;

/// Look at the cycle that is being closed.
#[derive(Debug)]
pub struct ReviewCycle;

/// Say of the nodes of a cycle what becomes of them, close it, or give the closing up.
#[derive(Debug)]
pub struct CloseCycle(pub ClosingId);

/// Open a closed cycle again.
#[derive(Debug)]
pub struct ReopenCycle(pub ClosingId);

/// Begin the strategy that follows a closed cycle.
#[derive(Debug)]
pub struct BeginNextCycle(pub i64);

/// What the rules look at: the closing of a cycle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// Its id.
    pub id: ClosingId,
    /// The strategy.
    pub strategy: StrategyId,
    /// Whether that strategy is in force.
    pub is_in_force: bool,
    /// Whether answers are still taken.
    pub is_open: bool,
    /// Its number, once it is closed and was not opened again.
    pub closed: Option<i64>,
    /// The cycle's name.
    pub cycle: String,
    /// When it was closed.
    pub closed_at: i64,
}

impl Rule for SetCycle {
    type Subject = Standing;

    fn allowed(&self, viewer: &Viewer, strategy: &Standing) -> bool {
        leads(viewer) && !strategy.is_archived
    }
}

impl Rule for BeginClosing {
    type Subject = StrategyId;

    fn allowed(&self, viewer: &Viewer, _strategy: &StrategyId) -> bool {
        leads(viewer)
    }
}

/// Gives the acts on a closing their rule: leadership alone knows of one that is not finished.
macro_rules! rules_of_a_closing {
    ($($act:ident $allowed:expr;)*) => { $(
        impl Rule for $act {
            type Subject = Closing;

            fn allowed(&self, viewer: &Viewer, closing: &Closing) -> bool {
                let allowed: fn(&Closing) -> bool = $allowed;
                leads(viewer) && allowed(closing)
            }

            fn visible(&self, viewer: &Viewer, closing: &Closing) -> bool {
                leads(viewer) || closing.closed.is_some()
            }
        }
    )* };
}

rules_of_a_closing! {
    ReviewCycle |_| true;
    CloseCycle |_| true;
    ReopenCycle |closing| closing.closed.is_some() && closing.is_in_force;
    BeginNextCycle |closing| closing.closed.is_some() && closing.is_in_force;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Offices;
    use crate::time::Timestamp;

    const A: &str = "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8";

    fn viewer(leadership: bool) -> Viewer {
        Viewer {
            person: A.parse().unwrap(),
            account: A.parse().unwrap(),
            session: None,
            name: "Somebody".to_owned(),
            team: None,
            offices: Offices { leadership, admin: true, auditor: true },
            fresh_at: Timestamp(0),
            system: false,
        }
    }

    #[test]
    fn leadership_closes_and_begins_and_others_know_of_what_is_closed_alone() {
        let id = || A.parse().unwrap();
        // Leadership, closed, in force: sees, closes, opens again, begins the next.
        for (leadership, closed, is_in_force, expected) in [
            (true, None, true, [true, true, false, false]),
            (true, Some(1), true, [true, true, true, true]),
            (true, Some(1), false, [true, true, false, false]),
            (false, None, true, [false, false, false, false]),
            (false, Some(1), true, [true, false, false, false]),
        ] {
            let closing = Closing {
                id: id(),
                strategy: A.parse().unwrap(),
                is_in_force,
                is_open: closed.is_none(),
                closed,
                cycle: "2026".to_owned(),
                closed_at: 0,
            };
            let viewer = viewer(leadership);
            let found = [
                CloseCycle(id()).visible(&viewer, &closing),
                CloseCycle(id()).allowed(&viewer, &closing),
                ReopenCycle(id()).allowed(&viewer, &closing),
                BeginNextCycle(1).allowed(&viewer, &closing),
            ];
            assert_eq!(found, expected, "{leadership} {closed:?} {is_in_force}");
            let strategy = Standing { id: A.parse().unwrap(), is_archived: !is_in_force };
            assert_eq!(SetCycle(strategy.id.clone()).allowed(&viewer, &strategy), leadership && is_in_force);
            assert_eq!(BeginClosing.allowed(&viewer, &strategy.id), leadership);
        }
    }
}
