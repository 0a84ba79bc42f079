//! Reading delegations: all, those of one node, those of one person.
//!
//! Invariant: everybody reads the same; what the viewer may do is asked of the rules. One query, however many there are.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Nullable, Text};

use super::live;
use super::subjects::HEIR;
use crate::access::{Ability, Rule as _, Tx};
use crate::error::{Error, Result};
use crate::id::{DelegationId, NodeId, PersonId};
use crate::organisation::store as organisation;
use crate::storage::schema::node;
use crate::storage::{array, listed, sql};
use crate::strategy::delegations::model::{DelegationView, Ending, GiveView};
use crate::strategy::delegations::policy::{Delegation, EndDelegation, GiveDelegation, TakeOverDelegation};
use crate::strategy::model::Written;
use crate::strategy::policy::sees;
use crate::strategy::store::nodes::place;
use crate::time::Timestamp;

/// How many that ended are shown.
const SHOWN: i64 = 200;

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    node_id: String,
    #[diesel(sql_type = Nullable<Text>)]
    title: Option<String>,
    #[diesel(sql_type = Text)]
    language: String,
    #[diesel(sql_type = Text)]
    direction: String,
    #[diesel(sql_type = Bool)]
    is_live: bool,
    #[diesel(sql_type = Bool)]
    is_in_force: bool,
    #[diesel(sql_type = Text)]
    person_id: String,
    #[diesel(sql_type = Text)]
    person: String,
    #[diesel(sql_type = Text)]
    given_by: String,
    #[diesel(sql_type = Text)]
    giver: String,
    #[diesel(sql_type = BigInt)]
    given_at: i64,
    #[diesel(sql_type = BigInt)]
    ends_at: i64,
    #[diesel(sql_type = Nullable<Text>)]
    ending: Option<String>,
    #[diesel(sql_type = Nullable<BigInt>)]
    ended_at: Option<i64>,
    #[diesel(sql_type = Nullable<Text>)]
    ended_by: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    heir: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    heir_name: Option<String>,
}

/// Lists all delegations: those that last, the first to end first; then those that ended, the latest first.
pub(crate) fn all(tx: &mut impl Tx) -> Result<Vec<DelegationView>> {
    read(tx, "$2 = ''", "")
}

/// Lists the delegations that last and are `person`'s own.
pub(crate) fn held(tx: &mut impl Tx, person: &PersonId) -> Result<Vec<DelegationView>> {
    let mut found = read(tx, "d.person_id = $2 AND d.ending IS NULL", person.as_str())?;
    found.retain(|view| view.ended.is_none());
    Ok(found)
}

/// Lists the delegations that last of the published nodes `ids`, by node.
pub(crate) fn lasting(tx: &mut impl Tx, ids: &[NodeId]) -> Result<HashMap<NodeId, Vec<DelegationView>>> {
    let kind = tx.conn().kind();
    let condition = format!("d.node_id IN {} AND d.ending IS NULL", listed(kind, 2));
    let mut found: HashMap<NodeId, Vec<DelegationView>> = HashMap::new();
    for view in read(tx, &condition, &array(kind, ids.iter().map(NodeId::as_str)))? {
        if view.ended.is_none() && view.is_in_force {
            found.entry(view.node.clone()).or_default().push(view);
        }
    }
    Ok(found)
}

/// Reads what the page shows on which somebody is let edit a node.
///
/// # Errors
/// `NotFound` if there is no such node; `Forbidden` to whoever may let nobody edit it. (Only giving asks for a fresh sign-in.)
pub(crate) fn giving(tx: &mut impl Tx, id: &NodeId) -> Result<GiveView> {
    let viewer = tx.viewer().clone();
    let place = place(tx.conn(), id)?.filter(|place| sees(&viewer, place)).ok_or(Error::NotFound)?;
    if !GiveDelegation(id.clone()).allowed(&viewer, &place) {
        return Err(Error::Forbidden);
    }
    let zone = organisation::view(tx)?.time_zone;
    let today = tx.now().day(&zone);
    let (title, language, direction): (String, String, String) = node::table
        .filter(node::id.eq(id.as_str()))
        .select((node::title, node::language, node::direction))
        .first(tx.conn())
        .optional()?
        .ok_or(Error::NotFound)?;
    let below: i64 = node::table
        .filter(node::parent_id.eq(id.as_str()))
        .filter(node::archived_at.is_null())
        .count()
        .get_result(tx.conn())?;
    let now = lasting(tx, std::slice::from_ref(id))?.remove(id).unwrap_or_default();
    Ok(GiveView { node: id.clone(), title: Written::new(title, &language, &direction), below, now, today })
}

/// Reads the delegations of which `condition` holds, with `bound` at `$2`.
fn read(tx: &mut impl Tx, condition: &str, bound: &str) -> Result<Vec<DelegationView>> {
    let zone = organisation::view(tx)?.time_zone;
    let now = tx.now();
    let (live, heir) = (live("$1"), HEIR.replace("{now}", "$1"));
    let rows: Vec<Row> = sql(format!(
        "SELECT * FROM (SELECT d.id, d.node_id, n.title, COALESCE(n.language, '') AS language, \
           COALESCE(n.direction, '') AS direction, ({live}) AS is_live, \
           (n.id IS NOT NULL AND n.archived_at IS NULL AND n.strategy_id = (SELECT o.strategy_id FROM organisation o \
             WHERE o.id = 'organisation')) AS is_in_force, \
           d.person_id, p.name AS person, d.given_by, g.name AS giver, d.given_at, d.ends_at, d.ending, d.ended_at, \
           b.name AS ended_by, {heir} AS heir, \
           (SELECT m.name FROM person l JOIN person m ON m.id = l.manager_id WHERE l.id = d.person_id) AS heir_name \
         FROM delegation d JOIN person p ON p.id = d.person_id JOIN person g ON g.id = d.given_by \
           LEFT JOIN node n ON n.id = d.node_id LEFT JOIN person b ON b.id = d.ended_by WHERE {condition}) found \
         ORDER BY CASE WHEN ending IS NULL AND ends_at > $1 THEN 0 ELSE 1 END, \
           CASE WHEN ending IS NULL AND ends_at > $1 THEN ends_at ELSE -COALESCE(ended_at, ends_at) END, id LIMIT {SHOWN}"
    ))
    .bind::<BigInt, _>(now.0)
    .bind::<Text, _>(bound)
    .load(tx.conn())?;
    let viewer = tx.viewer().clone();
    Ok(rows
        .into_iter()
        .map(|row| {
            let delegation = row.delegation();
            let can = [
                (Ability::End, EndDelegation(delegation.id.clone()).allowed(&viewer, &delegation)),
                (Ability::TakeOver, TakeOverDelegation(delegation.id.clone()).allowed(&viewer, &delegation)),
                (Ability::Draft, delegation.is_live && delegation.person == viewer.person),
            ];
            let can = can.into_iter().filter_map(|(ability, may)| may.then_some(ability)).collect();
            row.view(now, &zone, can)
        })
        .collect())
}

impl Row {
    fn delegation(&self) -> Delegation {
        Delegation {
            id: DelegationId::stored(self.id.clone()),
            node: NodeId::stored(self.node_id.clone()),
            person: PersonId::stored(self.person_id.clone()),
            giver: PersonId::stored(self.given_by.clone()),
            ends_at: self.ends_at,
            is_live: self.is_live,
            heir: self.heir.clone().map(PersonId::stored),
        }
    }

    fn view(self, now: Timestamp, zone: &str, can: Vec<Ability>) -> DelegationView {
        let day = |at: i64| Timestamp(at).day(zone);
        let ended = match (self.ending.as_deref().and_then(Ending::read), self.ended_at) {
            // What had run out before its giver left ended by running out.
            (Some(ending), at) if at.is_none_or(|at| at <= self.ends_at) => Some((ending, at.map(day), self.ended_by)),
            _ if self.ends_at <= now.0 => Some((Ending::RanOut, Some(day(self.ends_at - 1)), None)),
            // Its giver's right or its bearer is gone, and nothing noted when.
            (None, _) if !self.is_live && self.is_in_force => Some((Ending::Giver, None, None)),
            _ => None,
        };
        DelegationView {
            id: DelegationId::stored(self.id),
            node: NodeId::stored(self.node_id),
            title: self.title.map(|title| Written::new(title, &self.language, &self.direction)),
            is_in_force: self.is_in_force,
            person: (PersonId::stored(self.person_id), self.person),
            giver: (PersonId::stored(self.given_by), self.giver),
            since: day(self.given_at),
            until: day(self.ends_at - 1),
            ended,
            heir: self.heir.map(|id| (PersonId::stored(id), self.heir_name.unwrap_or_default())),
            today: now.day(zone),
            can,
        }
    }
}
