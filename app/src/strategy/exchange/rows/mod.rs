//! A strategy as rows: what `encode` makes of a plan, and `decode` makes a plan of.
//!
//! Invariant: pure. Each row type lists the columns that hold content, and no other column is touched by an import.

mod decode;
mod decode_parts;
mod encode;
mod encode_parts;
mod extras;
mod own;
mod settle;
#[cfg(test)]
mod tests;

pub(crate) use decode::decode;
pub(crate) use encode::{Encoding, encode};
pub(crate) use own::same;
pub(crate) use settle::settle;

use std::collections::HashMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A row type: where it is stored and what an import writes.
pub(crate) trait Record: DeserializeOwned + Clone {
    /// The table.
    const TABLE: &'static str;
    /// The columns, the id first, in the order of the fields.
    const COLUMNS: &'static [&'static str];

    /// Returns the id.
    fn id(&self) -> &str;
    /// Returns the values in the order of the columns.
    fn values(&self) -> Vec<Value>;
}

macro_rules! records {
    ($($(#[$doc:meta])* $name:ident $table:literal { $($field:ident: $kind:ty,)* })*) => { $(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        pub(crate) struct $name { $(pub $field: $kind,)* }

        impl Record for $name {
            const TABLE: &'static str = $table;
            const COLUMNS: &'static [&'static str] = &[$(stringify!($field),)*];

            fn id(&self) -> &str {
                &self.id
            }

            fn values(&self) -> Vec<Value> {
                vec![$(serde_json::json!(self.$field),)*]
            }
        }
    )* };
}

records! {
    /// The strategy itself.
    StrategyRow "strategy" {
        id: String,
        name: String,
        description: String,
        vision: String,
        starts_on: Option<String>,
        ends_on: Option<String>,
        extras: String,
    }
    /// A node; the one without a parent is the mission.
    NodeRow "node" {
        id: String,
        strategy_id: String,
        parent_id: Option<String>,
        position: i64,
        title: String,
        description: String,
        because: String,
        label: String,
        origin_id: Option<String>,
        owner_id: Option<String>,
        owner_team_id: Option<String>,
        starts_on: Option<String>,
        ends_on: Option<String>,
        language: String,
        direction: String,
        unwritten: bool,
        extras: String,
        archived_at: Option<i64>,
        links: String,
    }
    /// A further link.
    SupportRow "support" {
        id: String,
        node_id: String,
        parent_id: String,
        because: String,
    }
    /// A text for a lens.
    WordingRow "wording" {
        id: String,
        node_id: String,
        support_id: Option<String>,
        lens_id: String,
        title: String,
        because: String,
        language: String,
        direction: String,
    }
    /// A measure.
    MeasureRow "measure" {
        id: String,
        node_id: String,
        position: i64,
        name: String,
        kind: String,
        unit: String,
        direction: String,
        start_amount: Option<f64>,
        target_amount: Option<f64>,
        due_on: Option<String>,
        stale_after_days: i64,
        owner_id: Option<String>,
        origin_id: Option<String>,
        extras: String,
        archived_at: Option<i64>,
        starts_on: Option<String>,
        feed: String,
    }
    /// A target or an actual.
    ValueRow "measure_value" {
        id: String,
        measure_id: String,
        role: String,
        position: i64,
        starts_on: Option<String>,
        measured_on: Option<String>,
        amount: Option<f64>,
        amount_text: String,
        note: String,
        confidence: String,
        extras: String,
    }
    /// What the organisation holds dear.
    TenetRow "tenet" {
        id: String,
        strategy_id: String,
        position: i64,
        name: String,
        description: String,
        extras: String,
    }
    /// Somebody who has a part in an organisation or a node.
    StakeholderRow "stakeholder" {
        id: String,
        strategy_id: String,
        node_id: Option<String>,
        position: i64,
        kind: String,
        name: String,
        description: String,
        extras: String,
    }
}

/// All rows of one strategy.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Stored {
    /// The strategy.
    pub strategy: StrategyRow,
    /// Its nodes, the mission among them.
    pub nodes: Vec<NodeRow>,
    /// Their further links.
    pub supports: Vec<SupportRow>,
    /// Their texts for lenses.
    pub wordings: Vec<WordingRow>,
    /// Their measures.
    pub measures: Vec<MeasureRow>,
    /// The values of the measures.
    pub values: Vec<ValueRow>,
    /// What the organisation holds dear.
    pub tenets: Vec<TenetRow>,
    /// Who has a part in it.
    pub stakeholders: Vec<StakeholderRow>,
}

/// A lens, archived or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LensName {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// Who can own something, by id and by name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    /// Names of people by id.
    pub people: HashMap<String, String>,
    /// Names of teams by id.
    pub teams: HashMap<String, String>,
    /// The one person with a name, where there is exactly one.
    pub person_named: HashMap<String, String>,
    /// The one team with a name, where there is exactly one.
    pub team_named: HashMap<String, String>,
    /// The lenses in their order.
    pub lenses: Vec<LensName>,
}
