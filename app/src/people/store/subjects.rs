//! What each act is about, looked up for its rule.
//!
//! Invariant: reads alone; what is not there is `None`, and so not found.

use diesel::prelude::*;

use crate::access::{Action, Viewer};
use crate::error::Result;
use crate::id::{PersonId, TeamId};
use crate::people::policy::{
    EditPlace, EditTeam, ExportPeople, ImportPeople, PlaceSubject, ReadImports, SettleProblem, StageImport, UndoImport,
};
use crate::storage::Conn;
use crate::storage::schema::{account, import_problem, import_run, person, team};

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
    ($($action:ident $name:literal;)*) => { $(
        impl Action for $action {
            const NAME: &'static str = $name;

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
    StageImport "people.stage";
    UndoImport "people.undo";
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

    fn subject(&self, conn: &mut Conn, viewer: &Viewer) -> Result<Option<PlaceSubject>> {
        let found: Option<String> = person::table
            .filter(person::id.eq(self.0.as_str()))
            .filter(person::state.eq("active"))
            .select(person::id)
            .first(conn)
            .optional()?;
        let Some(id) = found else { return Ok(None) };
        let seconds: i64 = account::table
            .inner_join(person::table.on(person::id.eq(account::person_id)))
            .filter(person::state.eq("active"))
            .filter(account::disabled_at.is_null())
            .filter(account::admin.eq(true).or(account::leadership.eq(true)))
            .filter(person::id.ne(viewer.person.as_str()))
            .filter(person::id.ne(&id))
            .count()
            .get_result(conn)?;
        Ok(Some(PlaceSubject { person: PersonId::stored(id), seconds }))
    }

    fn audited(&self) -> Option<String> {
        Some(self.0.to_string())
    }
}
