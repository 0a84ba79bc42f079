//! Who may bring an archived strategy back and say what the strategy is called and holds dear: leadership.
//!
//! Invariant: pure; nothing of an archived strategy changes.

use crate::access::{Rule, Viewer};
use crate::id::{StrategyId, TenetId};
use crate::strategy::policy::leads;

/// Bring an archived strategy back into force; the one in force is archived in its place.
#[derive(Debug)]
pub struct BringBack(pub StrategyId);

/// Change what a strategy says of itself.
#[derive(Debug)]
pub struct EditStrategy(pub StrategyId);

/// Add a value to a strategy.
#[derive(Debug)]
pub struct AddTenet(pub StrategyId);

/// Change a value, its place or whether it stands.
#[derive(Debug)]
pub struct EditTenet(pub TenetId);

/// What the rules look at: a strategy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Its id.
    pub id: StrategyId,
    /// Whether it is archived.
    pub is_archived: bool,
}

/// What the rule of a value looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The value.
    pub id: TenetId,
    /// Its place among the strategy's values.
    pub position: i64,
    /// How often it was changed.
    pub revision: i64,
    /// Whether it was removed.
    pub is_removed: bool,
    /// The strategy.
    pub strategy: Standing,
}

impl Rule for BringBack {
    type Subject = Standing;

    fn allowed(&self, viewer: &Viewer, _strategy: &Standing) -> bool {
        leads(viewer)
    }
}

impl Rule for EditStrategy {
    type Subject = Standing;

    fn allowed(&self, viewer: &Viewer, strategy: &Standing) -> bool {
        leads(viewer) && !strategy.is_archived
    }
}

impl Rule for AddTenet {
    type Subject = Standing;

    fn allowed(&self, viewer: &Viewer, strategy: &Standing) -> bool {
        leads(viewer) && !strategy.is_archived
    }
}

impl Rule for EditTenet {
    type Subject = Held;

    fn allowed(&self, viewer: &Viewer, held: &Held) -> bool {
        leads(viewer) && !held.strategy.is_archived
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Offices;
    use crate::time::Timestamp;

    #[test]
    fn leadership_says_what_it_is_called_and_holds_dear_while_the_strategy_is_in_force() {
        let id = "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8";
        for (leadership, is_archived, edits, brings_back) in [
            (true, false, true, true),
            (true, true, false, true),
            (false, false, false, false),
            (false, true, false, false),
        ] {
            let viewer = Viewer {
                person: id.parse().unwrap(),
                account: id.parse().unwrap(),
                session: None,
                name: "Somebody".to_owned(),
                team: None,
                offices: Offices { leadership, admin: true, auditor: true },
                fresh_at: Timestamp(0),
                system: false,
            };
            let strategy = Standing { id: id.parse().unwrap(), is_archived };
            let held = Held {
                id: id.parse().unwrap(),
                position: 0,
                revision: 1,
                is_removed: false,
                strategy: strategy.clone(),
            };
            assert_eq!(EditStrategy(strategy.id.clone()).allowed(&viewer, &strategy), edits);
            assert_eq!(AddTenet(strategy.id.clone()).allowed(&viewer, &strategy), edits);
            assert_eq!(EditTenet(held.id.clone()).allowed(&viewer, &held), edits);
            assert_eq!(BringBack(strategy.id.clone()).allowed(&viewer, &strategy), brings_back);
        }
    }
}
