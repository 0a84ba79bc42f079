//! Reads the unit of a row from its columns: a body (division, organisation) and the units inside it.
//!
//! Invariant: one body for the whole file is no level of its own, since it would only repeat the organisation's name;
//! as soon as a file has several, they are the top level and equal unit names in two of them stay two units.

use super::intake::Teams;
use super::sheet::{Row, Sheet};

/// Knows which columns of a sheet make the path of a unit.
pub(super) struct Units {
    columns: Vec<Option<usize>>,
}

impl Units {
    /// Looks once over a sheet; `levels` go from the top down.
    pub fn new(sheet: &Sheet, body: Option<usize>, levels: &[Option<usize>]) -> Self {
        let mut bodies = sheet.rows.iter().map(|row| row.cell(body)).filter(|body| !body.is_empty());
        let first = bodies.next();
        let several = bodies.any(|body| Some(body) != first);
        let body = several.then_some(body).flatten();
        Self { columns: std::iter::once(body).chain(levels.iter().copied()).collect() }
    }

    /// Finds or adds the unit of one row; none where all its cells are blank.
    pub fn of(&self, row: &Row, teams: &mut Teams) -> Option<usize> {
        let levels: Vec<&str> = self.columns.iter().map(|&column| row.cell(column)).collect();
        teams.at_path(&levels)
    }
}
