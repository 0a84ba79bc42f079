//! What an organisation decides about itself.
//!
//! Invariant: pure; `Settings` that parsed have a name, a known time zone and at least one level.

use serde::{Deserialize, Serialize};

use crate::access::Ability;
use crate::error::{FieldErrors, Result};
use crate::id::LensId;
use crate::text::Title;

/// What the levels below the mission are called unless an organisation says otherwise.
pub const LEVELS: [&str; 4] = ["Pillar", "Objective", "Undertaking", "Step"];
/// The most levels that can have a name of their own; deeper ones share the last.
pub const LEVELS_MAX: usize = 8;

/// A function in whose words the strategy can be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lens {
    /// Its id.
    pub id: LensId,
    /// Its name, such as "Engineering".
    pub name: String,
    /// How often it was changed, to notice two people at once.
    pub revision: i64,
}

/// What the settings page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationView {
    /// The organisation's name.
    pub name: String,
    /// Its IANA time zone.
    pub time_zone: String,
    /// The names of the levels below the mission, from the top.
    pub levels: Vec<String>,
    /// How often the settings were changed.
    pub revision: i64,
    /// The lenses in use, in their order.
    pub lenses: Vec<Lens>,
    /// The lenses that were taken out of use, for whoever may bring them back on the settings page.
    pub archived_lenses: Vec<Lens>,
    /// The lens of whoever chose none.
    pub default_lens: Option<LensId>,
    /// What the viewer may do here.
    pub can: Vec<Ability>,
}

/// Settings that were checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The organisation's name.
    pub name: Title,
    /// Its IANA time zone.
    pub time_zone: String,
    /// The names of the levels.
    pub levels: Vec<String>,
}

impl Settings {
    /// Parses what the form holds; `levels` are lines.
    ///
    /// # Errors
    /// `Invalid` with a message for each field that cannot be taken.
    pub fn parse(name: &str, time_zone: &str, levels: &str) -> Result<Self> {
        let mut errors = FieldErrors::default();
        let name = Title::parse("name", name).map_err(|_| errors.add("name", "Give the organisation a name."));
        if jiff::tz::TimeZone::get(time_zone).is_err() {
            errors.add("time_zone", "This is not a time zone. Write one as in “Europe/Berlin”.");
        }
        let levels: Vec<String> =
            levels.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
        match levels.len() {
            0 => errors.add("levels", "Name at least one level, one to a line."),
            n if n > LEVELS_MAX => errors.add("levels", format!("{n} levels are too many; name at most {LEVELS_MAX}.")),
            _ => {}
        }
        match name {
            Ok(name) => errors.or(Self { name, time_zone: time_zone.to_owned(), levels }),
            Err(()) => Err(crate::error::Error::Invalid(errors)),
        }
    }
}

/// Returns what the level `depth` below the mission is called (1 is the pillar).
pub fn level_name(levels: &[String], depth: usize) -> &str {
    match depth {
        0 => "Mission",
        _ => levels.get(depth - 1).or(levels.last()).map_or("Level", String::as_str),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_say_which_field_is_wrong() {
        let refused = Settings::parse(" ", "Mars/Olympus", "\n").unwrap_err();
        let crate::error::Error::Invalid(errors) = refused else { panic!("{refused:?}") };
        assert_eq!(
            errors.0.iter().map(|(field, _)| field.as_str()).collect::<Vec<_>>(),
            ["name", "time_zone", "levels"]
        );
        assert!(Settings::parse("Acme", "Europe/Berlin", "Pillar\n\nObjective").is_ok());
    }

    #[test]
    fn deep_levels_share_the_last_name() {
        let levels = ["Pillar".to_owned(), "Goal".to_owned()];
        assert_eq!([0, 1, 2, 7].map(|depth| level_name(&levels, depth)), ["Mission", "Pillar", "Goal", "Goal"]);
    }
}
