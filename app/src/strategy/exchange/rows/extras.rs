//! What a plan says and no column holds: kept as JSON beside the row.
//!
//! Invariant: a blank field is not written, so a row that was made by hand and one that needs no extras look alike: `{}`.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::strategy::files::dates;
use crate::strategy::files::plan::{
    Extra, Organisation, Relationship, StakeholderRole, Statement, Submitter, Support, Wording,
};

macro_rules! extras {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $kind:ty,)* })*) => { $(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(default)]
        pub(super) struct $name { $(
            $(#[$field_doc])*
            #[serde(skip_serializing_if = "is_default")]
            pub $field: $kind,
        )* }
    )* };
}

extras! {
    /// Beside a strategy.
    StrategyExtras {
        kind: String,
        /// The name that stands for a missing one.
        unnamed: Option<String>,
        other_information: String,
        lang: String,
        dir: String,
        /// Without their stakeholders, which are rows.
        organisations: Vec<Organisation>,
        visions: Vec<Statement>,
        /// The missions that are not the root of the tree.
        missions: Vec<Statement>,
        /// Where the root stands among the missions.
        mission_at: usize,
        identifier: String,
        starts_on: String,
        ends_on: String,
        published_on: String,
        source: String,
        submitter: Submitter,
        extras: Vec<Extra>,
    }
    /// Beside a node.
    NodeExtras {
        other_information: String,
        owner: String,
        starts_on: String,
        ends_on: String,
        dir: String,
        /// That the plan does not call it archived although what it hangs below is.
        in_sight: bool,
        /// That no file has this mission: the tree needs a root.
        stand_in: bool,
        /// Its wordings in their order, where that is not the order of the lenses.
        wordings: Option<Vec<WordingSlot>>,
        /// Its further links in their order.
        supports: Option<Vec<SupportSlot>>,
        extras: Vec<Extra>,
    }
    /// Beside a measure.
    MeasureExtras {
        sequence: String,
        description: String,
        other_information: String,
        owner: String,
        lang: String,
        dir: String,
        kind: String,
        value_chain_stage: String,
        relationships: Vec<Relationship>,
        wordings: Vec<Wording>,
        extras: Vec<Extra>,
    }
    /// Beside a value.
    ValueExtras {
        /// The number of the measurement; none for a value that was recorded here.
        instance: Option<u32>,
        starts_on: String,
        ends_on: String,
        /// That the words of the source stand where an amount would.
        in_words: bool,
        descriptor_name: String,
        descriptor_value: String,
        extras: Vec<Extra>,
    }
    /// Beside a tenet.
    TenetExtras {
        extras: Vec<Extra>,
    }
    /// Beside a stakeholder.
    StakeholderExtras {
        /// Which organisation of the plan it belongs to, from 0.
        organisation: usize,
        roles: Vec<StakeholderRole>,
        extras: Vec<Extra>,
    }
}

/// A place in a list of wordings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum WordingSlot {
    /// A row, by its lens; `spelled` where the file writes the lens otherwise.
    Row {
        lens: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        spelled: Option<String>,
    },
    /// A wording that no row can hold.
    Kept(Wording),
}

/// A place in a list of further links.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum SupportSlot {
    /// A row, by what it supports, with its wordings in their order.
    Row {
        parent: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        wordings: Option<Vec<WordingSlot>>,
    },
    /// A link that finds nothing to support.
    Kept(Support),
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Writes extras.
pub(super) fn written<T: Serialize>(extras: &T) -> String {
    // Texts, numbers and lists always serialise.
    serde_json::to_string(extras).unwrap_or_else(|_| "{}".to_owned())
}

/// Reads extras; what cannot be read is as if there were none.
pub(super) fn read<T: DeserializeOwned + Default>(text: &str) -> T {
    if text == "{}" {
        return T::default();
    }
    serde_json::from_str(text).unwrap_or_default()
}

/// Splits a day as written into what the column holds and what is kept beside.
pub(super) fn day_in(written: &str) -> (Option<String>, String) {
    if dates::is_strict(written) {
        return (Some(written.to_owned()), String::new());
    }
    (normal_day(written), written.to_owned())
}

/// Returns the day as it was written, unless the column was changed since.
pub(super) fn day_out(column: Option<&str>, beside: &str) -> String {
    match column {
        Some(day) if beside.is_empty() || normal_day(beside).as_deref() != Some(day) => day.to_owned(),
        _ => beside.to_owned(),
    }
}

fn normal_day(written: &str) -> Option<String> {
    dates::day(written)
        .filter(|(year, ..)| *year > 0)
        .map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}"))
}

/// Splits a writing direction into what the column holds and what is kept beside.
pub(super) fn direction_in(written: &str) -> (String, String) {
    if matches!(written, "" | "ltr" | "rtl") {
        (written.to_owned(), String::new())
    } else {
        (String::new(), written.to_owned())
    }
}

/// Returns the writing direction as it was written, unless the column was changed since.
pub(super) fn direction_out(column: &str, beside: &str) -> String {
    if column.is_empty() { beside } else { column }.to_owned()
}
