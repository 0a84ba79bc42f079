//! The directory and a person.
//!
//! Invariant: everybody who is signed in reads the same.

use leptos::prelude::*;

use crate::error::Result;
use crate::id::PersonId;
use crate::people::model::{DirectoryView, PersonView};
#[cfg(feature = "ssr")]
use crate::{
    access::{self, Tx as _},
    accounts::store::approval::Outcome,
    error::Error,
    forms::{self, Said},
    id::TeamId,
    people::{policy, store},
    routes::links,
};

/// Reads a page of the directory.
#[server(prefix = "/api", endpoint = "people/list", input = server_fn::codec::GetUrl)]
pub async fn directory(query: String, page: i64) -> Result<DirectoryView> {
    access::read(move |tx| store::directory::search(tx, &query, page)).await
}

/// Reads a person's page.
#[server(prefix = "/api", endpoint = "people/view", input = server_fn::codec::GetUrl)]
pub async fn person(id: PersonId) -> Result<PersonView> {
    access::read(move |tx| store::person::view(tx, &id)).await
}

/// Changes a person's team and manager, or asks a second person to; empty is none.
#[server(prefix = "/api", endpoint = "people/place")]
pub async fn edit_place(id: PersonId, team: String, manager: String, revision: i64) -> Result<()> {
    let parsed = |field: &str, text: &str| Error::invalid(field, format!("{text} is not in the list. Choose again."));
    let team: Option<TeamId> = match team.as_str() {
        "" => None,
        text => Some(text.parse().map_err(|_| parsed("team", text))?),
    };
    let manager: Option<PersonId> = match manager.as_str() {
        "" => None,
        text => Some(text.parse().map_err(|_| parsed("manager", text))?),
    };
    let page = links::person(&id);
    let place = store::place::Place { team, manager, revision };
    let outcome = access::write(move |tx| {
        let permit = tx.permit(policy::EditPlace(id.clone()))?;
        store::place::update(tx, &permit, &place)
    })
    .await?;
    if outcome == Outcome::Asked {
        // The page that follows says that it waits.
        forms::say(Said::Nothing);
    }
    forms::go(page);
    Ok(())
}
