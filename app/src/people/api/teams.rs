//! The tree of teams and a team.
//!
//! Invariant: a tree is read as far as it is unfolded.

use leptos::prelude::*;

use crate::error::Result;
use crate::id::TeamId;
use crate::people::model::{TeamView, TeamsView};
#[cfg(feature = "ssr")]
use crate::{
    access::{self, Tx as _},
    error::Error,
    people::{model::TeamDraft, policy, store},
};

/// Reads the tree; `open` holds the ids of the unfolded teams, joined by dots.
#[server(prefix = "/api", endpoint = "teams/list", input = server_fn::codec::GetUrl)]
pub async fn teams(open: String) -> Result<TeamsView> {
    let open: Vec<TeamId> = open.split('.').filter_map(|id| id.parse().ok()).take(200).collect();
    access::read(move |tx| store::tree::view(tx, &open)).await
}

/// Reads a team's page.
#[server(prefix = "/api", endpoint = "teams/view", input = server_fn::codec::GetUrl)]
pub async fn team(id: TeamId) -> Result<TeamView> {
    access::read(move |tx| store::team::view(tx, &id)).await
}

/// Changes a team's lead and lens; empty is none.
#[server(prefix = "/api", endpoint = "teams/edit")]
pub async fn edit_team(id: TeamId, lead: String, lens: String, revision: i64) -> Result<()> {
    let unknown = |field| Error::invalid(field, "This is not in the list. Choose again.");
    let draft = TeamDraft {
        lead: match lead.as_str() {
            "" => None,
            text => Some(text.parse().map_err(|_| unknown("lead"))?),
        },
        lens: match lens.as_str() {
            "" => None,
            text => Some(text.parse().map_err(|_| unknown("lens"))?),
        },
    };
    access::write(move |tx| {
        let permit = tx.permit(policy::EditTeam(id.clone()))?;
        store::edits::update_team(tx, &permit, &draft, revision)
    })
    .await
}
