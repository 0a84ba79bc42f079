//! What the acts on what waits are about.
//!
//! Invariant: what waits is looked up anew in the transaction of the act. The audit trail names no declaration: whoever reads
//! that could count who declares.

use diesel::prelude::*;

use super::list::find;
use crate::access::{Action, Viewer};
use crate::declared::store::nearest;
use crate::error::Result;
use crate::id::{NotMineId, PersonId};
use crate::owed::model::Sort;
use crate::owed::policy::{GiveBack, RefuseOwed, Refused, SeeTo, Waits};
use crate::storage::Conn;
use crate::storage::schema::{node, not_mine, person};
use crate::time::Timestamp;

impl Action for RefuseOwed {
    const NAME: &'static str = "owed.refuse";

    /// Without the time nothing is known to wait.
    fn subject(&self, conn: &mut Conn, viewer: &Viewer) -> Result<Option<Waits>> {
        self.subject_at(conn, viewer, Timestamp(0))
    }

    fn subject_at(&self, conn: &mut Conn, viewer: &Viewer, now: Timestamp) -> Result<Option<Waits>> {
        let Some(item) = find(conn, viewer, now, self.0, &self.1)? else { return Ok(None) };
        let before: Option<Option<String>> = match self.0 {
            Sort::Node => {
                node::table.filter(node::id.eq(&self.1)).select(node::handed_from_id).first(conn).optional()?
            }
            _ => None,
        };
        Ok(Some(Waits {
            title: item.title,
            manager: nearest(conn, &viewer.person)?.map(|(id, _)| id),
            before: before.flatten().map(PersonId::stored),
        }))
    }

    fn audited(&self) -> Option<String> {
        (self.0 != Sort::Declared).then(|| self.1.clone())
    }
}

/// Gives the acts that settle a refusal their subject.
macro_rules! on_a_refusal {
    ($($act:ident $name:literal)*) => { $(
        impl Action for $act {
            const NAME: &'static str = $name;

            fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<Refused>> {
                refused(conn, &self.0)
            }

            fn audited(&self) -> Option<String> {
                Some(self.0.to_string())
            }
        }
    )* };
}

on_a_refusal! {
    GiveBack "owed.give_back"
    SeeTo "owed.see_to"
}

fn refused(conn: &mut Conn, id: &NotMineId) -> Result<Option<Refused>> {
    type Row = (String, String, String, String, Option<String>, Option<String>, String, Option<String>);
    let row: Option<Row> = not_mine::table
        .inner_join(person::table.on(person::id.eq(not_mine::to_id)))
        .filter(not_mine::id.eq(id.as_str()))
        .select((
            not_mine::person_id,
            not_mine::to_id,
            not_mine::sort,
            not_mine::subject_id,
            not_mine::before_id,
            not_mine::settled,
            person::state,
            person::manager_id,
        ))
        .first(conn)
        .optional()?;
    Ok(row.and_then(|(person, to, sort, subject, before, settled, state, above)| {
        let handed_to = PersonId::stored(to);
        let heir = above.filter(|_| state != "active").map(PersonId::stored);
        Some(Refused {
            id: id.clone(),
            person: PersonId::stored(person),
            to: heir.unwrap_or_else(|| handed_to.clone()),
            handed_to,
            sort: Sort::read(&sort)?,
            subject,
            before: before.map(PersonId::stored),
            is_open: settled.is_none(),
        })
    }))
}
