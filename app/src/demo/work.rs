//! What the demo's forms and parts ask of the request at hand.
//!
//! Invariant: every condition is read from the request itself and decided by `surroundings::is_offered` alone.

use actix_web::HttpMessage;
use actix_web::http::header::HOST;
use leptos::prelude::use_context;

use super::ids::id;
use super::store;
use super::surroundings::{Seen, Surroundings, is_offered};
use super::{Persona, organisation};
use crate::access::{self, Tx as _, Viewer};
use crate::error::Result;

/// Returns what the request says about where it comes from.
pub(super) fn seen() -> Seen {
    let Some(request) = use_context::<leptos_actix::Request>() else {
        return Seen::default();
    };
    let surroundings = request.extensions().get::<Surroundings>().copied();
    let headers = request.headers();
    // Two hosts are one too many to know which was meant.
    let mut hosts = headers.get_all(HOST);
    let host = match (hosts.next(), hosts.next()) {
        (Some(host), None) => host.to_str().ok().map(str::to_owned),
        _ => None,
    };
    Seen { surroundings, host, headers: headers.keys().map(|name| name.as_str().to_owned()).collect() }
}

/// Somebody that a visitor may look as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// The persona.
    pub persona: Persona,
    /// The person's name.
    pub name: &'static str,
}

/// Returns whom a visitor may look as; nobody where the click is not offered. For pages before the sign-in: asks the
/// database whether it is a demo.
///
/// # Errors
/// What the database said.
pub(super) async fn looks() -> Result<Vec<Look>> {
    let seen = seen();
    if !is_offered(true, &seen) {
        return Ok(Vec::new());
    }
    let is_demo = access::public(|tx| store::is_demo(tx.conn())).await?;
    Ok(if is_offered(is_demo, &seen) { personas() } else { Vec::new() })
}

/// Tells whether the database is marked as a demo.
pub(super) async fn is_demo() -> Result<bool> {
    access::read(|tx| store::is_demo(tx.conn())).await
}

/// What the banner says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shown {
    /// Who is looked as, with the words for their part where they are a persona.
    pub name: String,
    pub label: Option<&'static str>,
    /// Whom one may look as instead.
    pub looks: Vec<Look>,
}

/// Returns what the banner says to whoever is signed in; nothing where this is no demo.
///
/// Asks no database: the ids of the demo's people are worked out from their names, so a person with one of them is in a
/// demo. Somebody whom an admin added to a demo later has another id and sees no banner.
pub(super) fn shown() -> Option<Shown> {
    let Viewer { person, name, .. } = access::viewer().ok()?;
    let content = organisation();
    let key = content.people.iter().find(|known| known.name == name && id("person", known.key) == person.as_str())?.key;
    let label = content.personas.iter().find(|persona| persona.person == key).map(|persona| persona.label);
    let looks = if is_offered(true, &seen()) { personas() } else { Vec::new() };
    Some(Shown { name, label, looks })
}

fn personas() -> Vec<Look> {
    let content = organisation();
    content
        .personas
        .iter()
        .filter_map(|persona| {
            let person = content.people.iter().find(|person| person.key == persona.person)?;
            Some(Look { persona: *persona, name: person.name })
        })
        .collect()
}
