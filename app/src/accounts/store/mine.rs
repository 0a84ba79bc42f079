//! My own account: what `/me` shows, and everything that is held about me.
//!
//! Invariant: every query is bound to the viewer; nobody else's name is in the export but in what was done to me.

use diesel::prelude::*;
use serde_json::{Value, json};

use super::{account, audit, held, notice, second_step, session};
use crate::access::{Role, Tx};
use crate::accounts::model::MeView;
use crate::accounts::policy::ExportMine;
use crate::error::{Error, Result};
use crate::storage::Conn;
use crate::storage::schema::{account as accounts, contribution, organisation, person, team};
use crate::strategy::proposals::store as proposals;
use crate::time::Timestamp;

/// How many of my events the export holds at most.
const EVENTS: usize = 2_000;

/// Reads my account.
pub(crate) fn view(tx: &mut impl Tx) -> Result<MeView> {
    let (viewer, now) = (tx.viewer().clone(), tx.now());
    let conn = tx.conn();
    let found = account::find(conn, &viewer.account)?.ok_or(Error::NotFound)?;
    let since: Option<i64> = accounts::table
        .filter(accounts::id.eq(viewer.account.as_str()))
        .select(accounts::totp_confirmed_at)
        .first(conn)?;
    Ok(MeView {
        person: viewer.person.clone(),
        name: found.name,
        email: found.email,
        offices: found.offices,
        has_password: found.password_hash.is_some(),
        second_step_since: since.map(Timestamp),
        recovery_codes_left: second_step::codes_left(conn, &viewer.account)?,
        devices: session::list(conn, &viewer.account, viewer.session.as_ref(), now)?,
        notices: notice::list(conn, &viewer.person)?,
        now,
        zone: zone(conn)?,
    })
}

/// Returns the organisation's time zone.
pub(crate) fn zone(conn: &mut Conn) -> Result<String> {
    let zone: Option<String> = organisation::table.select(organisation::time_zone).first(conn).optional()?;
    Ok(zone.unwrap_or_else(|| "UTC".to_owned()))
}

/// Returns what is known about somebody and must not be their password: name, address, organisation.
pub(crate) fn known_about(conn: &mut Conn, whose: &account::Candidate) -> Result<Vec<String>> {
    let organisation: Option<String> = organisation::table.select(organisation::name).first(conn).optional()?;
    let known = [whose.name.clone(), whose.email.clone()];
    Ok(known.into_iter().chain(organisation).collect())
}

/// Returns everything that is held about me, as JSON.
pub(crate) fn export(tx: &mut impl Tx) -> Result<Value> {
    let _ = tx.permit(ExportMine)?;
    let me = view(tx)?;
    let (viewer, conn) = (tx.viewer().clone(), tx.conn());
    let row: (String, Option<String>, Option<String>, String, String, i64, Option<String>) = person::table
        .left_join(team::table.on(team::id.nullable().eq(person::team_id)))
        .filter(person::id.eq(viewer.person.as_str()))
        .select((
            person::name,
            person::email,
            person::employee_id,
            person::title,
            person::kind,
            person::created_at,
            team::name.nullable(),
        ))
        .first(conn)?;
    let cards: Vec<(String, String, String, i64, i64, String)> = contribution::table
        .filter(contribution::person_id.eq(viewer.person.as_str()))
        .order(contribution::created_at)
        .select((
            contribution::what,
            contribution::may_wait,
            contribution::may_decide,
            contribution::created_at,
            contribution::updated_at,
            contribution::links,
        ))
        .load(conn)?;
    let (proposals, said_elsewhere) = proposals::of_person(conn, &viewer.person)?;
    let mut events = Vec::new();
    let mut before: Option<String> = None;
    while events.len() < EVENTS {
        let page = audit::list(conn, Some((&viewer.person, &viewer.account)), before.as_deref())?;
        before = page.get(audit::PAGE).and(page.get(audit::PAGE - 1)).map(|line| line.id.clone());
        events.extend(page.into_iter().take(audit::PAGE));
        if before.is_none() {
            break;
        }
    }
    let held = held::read(conn, &viewer.person)?;
    let said = |time: Timestamp| time.rfc3339();
    let mut file = json!({
        "person": {
            "id": viewer.person.as_str(), "name": row.0, "email": row.1, "employee_id": row.2, "title": row.3,
            "kind": row.4, "team": row.6, "since": said(Timestamp(row.5)),
        },
        "account": {
            "email": me.email,
            "offices": Role::ALL.into_iter().filter(|role| me.offices.hold(*role)).map(Role::word).collect::<Vec<_>>(),
            "has_password": me.has_password,
            "second_step_since": me.second_step_since.map(said),
            "recovery_codes_left": me.recovery_codes_left,
        },
        "devices": me.devices.iter().map(|device| json!({
            "name": device.name, "since": said(device.created_at), "last_used": said(device.seen_at),
        })).collect::<Vec<_>>(),
        "contributions": cards.into_iter().map(|(what, may_wait, may_decide, created_at, updated_at, links)| json!({
            "what": what, "may_wait": may_wait, "may_decide": may_decide, "links": links,
            "since": said(Timestamp(created_at)), "changed": said(Timestamp(updated_at)),
        })).collect::<Vec<_>>(),
        "proposals": proposals,
        "said_about_proposals": said_elsewhere,
        "notices": me.notices.iter().map(|notice| json!({
            "what": notice.what, "by": notice.by, "when": said(notice.made_at),
        })).collect::<Vec<_>>(),
        "events": events.into_iter().map(|event| json!({
            "when": said(event.made_at), "who": event.actor, "what": event.action, "whom": event.subject,
            "detail": event.detail,
        })).collect::<Vec<_>>(),
    });
    if let Value::Object(file) = &mut file {
        file.extend(held);
    }
    Ok(file)
}
