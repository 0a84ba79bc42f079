//! What the acts on delegations are about.
//!
//! Invariant: one query says whether a delegation lasts and whose it becomes, in the transaction of the act.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Nullable, Text};

use super::live;
use crate::access::{Action, Viewer};
use crate::error::Result;
use crate::id::{DelegationId, NodeId, PersonId};
use crate::storage::{Conn, sql};
use crate::strategy::delegations::policy::{Delegation, EndDelegation, GiveDelegation, TakeOverDelegation};
use crate::strategy::model::Place;
use crate::strategy::store::nodes::place;
use crate::time::Timestamp;

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    node_id: String,
    #[diesel(sql_type = Text)]
    person_id: String,
    #[diesel(sql_type = Text)]
    given_by: String,
    #[diesel(sql_type = BigInt)]
    ends_at: i64,
    #[diesel(sql_type = Bool)]
    is_live: bool,
    #[diesel(sql_type = Nullable<Text>)]
    heir: Option<String>,
}

impl Action for GiveDelegation {
    const NAME: &'static str = "delegation.give";

    fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<Place>> {
        place(conn, &self.0)
    }

    fn audited(&self) -> Option<String> {
        Some(self.0.to_string())
    }
}

/// Gives the acts on one delegation their subject.
macro_rules! on_a_delegation {
    ($($act:ident $name:literal)*) => { $(
        impl Action for $act {
            const NAME: &'static str = $name;

            /// Without the time nothing is known to last.
            fn subject(&self, conn: &mut Conn, viewer: &Viewer) -> Result<Option<Delegation>> {
                self.subject_at(conn, viewer, Timestamp(i64::MAX))
            }

            fn subject_at(&self, conn: &mut Conn, _viewer: &Viewer, now: Timestamp) -> Result<Option<Delegation>> {
                find(conn, &self.0, now)
            }

            fn audited(&self) -> Option<String> {
                Some(self.0.to_string())
            }
        }
    )* };
}

on_a_delegation! {
    EndDelegation "delegation.end"
    TakeOverDelegation "delegation.take_over"
}

/// The manager of whoever had `d` and has left, as long as it would still last; `{now}` stands for the place of the time.
pub(crate) const HEIR: &str = "(SELECT m.id FROM person l JOIN person m ON m.id = l.manager_id \
     WHERE l.id = d.person_id AND d.ending = 'left' AND d.ends_at > {now} AND m.state = 'active' \
       AND EXISTS (SELECT 1 FROM account ha JOIN person hp ON hp.id = ha.person_id \
         WHERE ha.person_id = d.given_by AND ha.leadership AND ha.disabled_at IS NULL AND hp.state = 'active'))";

fn find(conn: &mut Conn, id: &DelegationId, now: Timestamp) -> Result<Option<Delegation>> {
    let (live, heir) = (live("$1"), HEIR.replace("{now}", "$1"));
    let row: Option<Row> = sql(format!(
        "SELECT d.id, d.node_id, d.person_id, d.given_by, d.ends_at, ({live}) AS is_live, {heir} AS heir \
         FROM delegation d WHERE d.id = $2"
    ))
    .bind::<BigInt, _>(now.0)
    .bind::<Text, _>(id.as_str())
    .get_result(conn)
    .optional()?;
    Ok(row.map(|row| Delegation {
        id: DelegationId::stored(row.id),
        node: NodeId::stored(row.node_id),
        person: PersonId::stored(row.person_id),
        giver: PersonId::stored(row.given_by),
        ends_at: row.ends_at,
        is_live: row.is_live,
        heir: row.heir.map(PersonId::stored),
    }))
}
