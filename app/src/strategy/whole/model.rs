//! What the pages of whole strategies show, and what their forms say.
//!
//! Invariant: pure; a `StrategyEdit` and a `TenetEdit` have a name.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::access::Ability;
use crate::error::{Error, FieldErrors, Result};
use crate::id::{StrategyId, TenetId};
use crate::strategy::model::{OutlineView, StakeholderView};
use crate::text::{Prose, Title};

/// A strategy in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StrategyLine {
    /// Its id.
    pub id: StrategyId,
    /// Its name.
    pub name: String,
    /// Since when it is archived, in words; none while it is in force.
    pub archived: Option<String>,
    /// How many nodes it has in sight, its mission not counted.
    pub nodes: i64,
}

/// The page `/strategies/{id}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StrategyView {
    /// Its id.
    pub id: StrategyId,
    /// Its name.
    pub name: String,
    /// More about it.
    pub description: String,
    /// What it strives for.
    pub vision: String,
    /// Its first day.
    pub starts_on: Option<Date>,
    /// Its last day.
    pub ends_on: Option<Date>,
    /// Its cycle's name; empty where nobody gave one.
    pub cycle: String,
    /// The record of its cycle, where that is closed.
    pub record: Option<i64>,
    /// How often it was changed.
    pub revision: i64,
    /// Since when it is archived, in words; none while it is in force.
    pub archived: Option<String>,
    /// The strategy that is in force and its name; none while there is none.
    pub in_force: Option<(StrategyId, String)>,
    /// What it holds dear, in its order.
    pub tenets: Vec<TenetView>,
    /// What it held dear and was removed.
    pub removed_tenets: Vec<TenetView>,
    /// Who has a stake in all of it.
    pub stakeholders: Vec<StakeholderView>,
    /// Its tree, where it is archived.
    pub outline: Option<OutlineView>,
    /// The organisation's day.
    pub today: Date,
    /// What the viewer may do: `Edit` its texts and values, `Archive` (bring it back).
    pub can: Vec<Ability>,
}

/// Something that a strategy holds dear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TenetView {
    /// Its id.
    pub id: TenetId,
    /// Its name; may be blank where its source left it so.
    pub name: String,
    /// What is meant by it.
    pub description: String,
    /// How often it was changed.
    pub revision: i64,
}

/// What is written to a strategy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StrategyEdit {
    /// Its name.
    pub name: Title,
    /// What it strives for.
    pub vision: Prose,
    /// More about it.
    pub description: Prose,
}

/// What is written to a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TenetEdit {
    /// Its name.
    pub name: Title,
    /// What is meant by it.
    pub description: Prose,
}

impl StrategyEdit {
    /// The names of the fields and what they are called, in their order on the form.
    pub const NAMES: [(&'static str, &'static str); 3] =
        [("name", "Name"), ("vision", "Vision"), ("description", "More about it")];

    /// Checks the fields.
    ///
    /// # Errors
    /// `Invalid` with a message for each field that cannot be taken.
    pub fn parse(name: &str, vision: &str, description: &str) -> Result<Self> {
        let mut errors = FieldErrors::default();
        let name = errors.keep(Title::parse("name", name));
        let vision = errors.keep(Prose::parse("vision", vision));
        let description = errors.keep(Prose::parse("description", description));
        match (name, vision, description) {
            (Some(name), Some(vision), Some(description)) => Ok(Self { name, vision, description }),
            _ => Err(Error::Invalid(errors)),
        }
    }
}

impl StrategyView {
    /// Returns the texts in the order of [`StrategyEdit::NAMES`].
    pub fn texts(&self) -> [&str; 3] {
        [&self.name, &self.vision, &self.description]
    }
}

impl TenetEdit {
    /// The names of the fields and what they are called, in their order on the form.
    pub const NAMES: [(&'static str, &'static str); 2] = [("name", "Name"), ("description", "What is meant by it")];

    /// Checks the fields.
    ///
    /// # Errors
    /// `Invalid` with a message for each field that cannot be taken.
    pub fn parse(name: &str, description: &str) -> Result<Self> {
        let mut errors = FieldErrors::default();
        let name = errors.keep(Title::parse("name", name));
        let description = errors.keep(Prose::parse("description", description));
        match (name, description) {
            (Some(name), Some(description)) => Ok(Self { name, description }),
            _ => Err(Error::Invalid(errors)),
        }
    }
}

impl TenetView {
    /// Returns the texts in the order of [`TenetEdit::NAMES`].
    pub fn texts(&self) -> [&str; 2] {
        [&self.name, &self.description]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strategy_needs_a_name_and_every_wrong_field_is_told() {
        assert!(StrategyEdit::parse("2030", "", "").is_ok());
        let long = "x".repeat(20_001);
        let Err(Error::Invalid(errors)) = StrategyEdit::parse(" ", &long, &long) else { panic!("taken") };
        assert_eq!(
            errors.0.iter().map(|(field, _)| field.as_str()).collect::<Vec<_>>(),
            StrategyEdit::NAMES.map(|it| it.0)
        );
    }

    #[test]
    fn a_value_needs_a_name_and_every_wrong_field_is_told() {
        assert!(TenetEdit::parse("Candour", "").is_ok());
        let Err(Error::Invalid(errors)) = TenetEdit::parse(" ", &"x".repeat(20_001)) else { panic!("taken") };
        assert_eq!(errors.0.iter().map(|(field, _)| field.as_str()).collect::<Vec<_>>(), ["name", "description"]);
    }
}
