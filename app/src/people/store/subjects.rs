//! What each act is about, looked up for its rule.
//!
//! Invariant: reads alone; what is not there is `None`, and so not found.

use diesel::prelude::*;

use crate::access::{Action, Viewer};
use crate::error::Result;
use crate::id::{PersonId, TeamId};
use crate::people::policy::{
    EditPlace, EditTeam, ExportPeople, ImportPeople, ReadImports, SettleProblem, StageImport, UndoImport,
};
use crate::storage::Conn;
use crate::storage::schema::{import_problem, import_run, person, team};

macro_rules! about_everything {
    ($($action:ident $name:literal;)*) => { $(
        impl Action for $action {
            const NAME: &'static str = $name;

            fn subject(&self, _conn: &mut Conn, _viewer: &Viewer) -> Result<Option<()>> {
                Ok(Some(()))
            }

            fn audited(&self) -> Option<String> {
                None
            }
        }
    )* };
}

about_everything! {
    ImportPeople "people.import";
    ExportPeople "people.export";
    ReadImports "people.imports";
}

macro_rules! about_a_run {
    ($($action:ident $name:literal $audited:literal;)*) => { $(
        impl Action for $action {
            const NAME: &'static str = $name;
            const AUDITED: bool = $audited;

            fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<()>> {
                let found: i64 = import_run::table
                    .filter(import_run::id.eq(self.0.as_str()))
                    .filter(import_run::kind.eq("people"))
                    .count()
                    .get_result(conn)?;
                Ok((found > 0).then_some(()))
            }

            fn audited(&self) -> Option<String> {
                Some(self.0.to_string())
            }
        }
    )* };
}

about_a_run! {
    // Its portions are one act; `finish` writes the row.
    StageImport "people.stage" false;
    UndoImport "people.undo" true;
}

impl Action for SettleProblem {
    const NAME: &'static str = "people.settle";

    fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<()>> {
        let found: i64 = import_problem::table.filter(import_problem::id.eq(&self.0)).count().get_result(conn)?;
        Ok((found > 0).then_some(()))
    }

    fn audited(&self) -> Option<String> {
        Some(self.0.clone())
    }
}

impl Action for EditTeam {
    const NAME: &'static str = "team.edit";

    fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<TeamId>> {
        let found: Option<String> = team::table
            .filter(team::id.eq(self.0.as_str()))
            .filter(team::archived_at.is_null())
            .select(team::id)
            .first(conn)
            .optional()?;
        Ok(found.map(TeamId::stored))
    }

    fn audited(&self) -> Option<String> {
        Some(self.0.to_string())
    }
}

impl Action for EditPlace {
    const NAME: &'static str = "person.place";

    fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<PersonId>> {
        let found: Option<String> = person::table
            .filter(person::id.eq(self.0.as_str()))
            .filter(person::state.eq("active"))
            .select(person::id)
            .first(conn)
            .optional()?;
        Ok(found.map(PersonId::stored))
    }

    fn audited(&self) -> Option<String> {
        Some(self.0.to_string())
    }
}
