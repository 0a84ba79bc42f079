//! What the page of the teams that are on calls.
//!
//! Invariant: every function goes through a door of `access`; reads change nothing.

use leptos::prelude::*;

use super::model::TeamsOnView;
use crate::error::Result;
use crate::id::TeamId;
#[cfg(feature = "ssr")]
use crate::{
    access::{self, Tx as _},
    forms::{self, Said},
    rollout::{policy, store},
};

/// Reads the tree of teams and which are on; `open` holds the ids of the unfolded teams, joined by dots.
#[server(prefix = "/api", endpoint = "rollout/teams", input = server_fn::codec::GetUrl)]
pub async fn teams_on(open: String) -> Result<TeamsOnView> {
    let open: Vec<TeamId> = open.split('.').filter_map(|id| id.parse().ok()).take(200).collect();
    access::read(move |tx| store::view(tx, &open)).await
}

/// Switches a team on.
#[server(prefix = "/api", endpoint = "rollout/on")]
pub async fn switch_team_on(id: TeamId) -> Result<()> {
    forms::say(Said::TeamOn);
    access::write(move |tx| {
        let permit = tx.permit(policy::SwitchTeam(id.clone()))?;
        store::switch_on(tx, &permit)
    })
    .await
}

/// Switches a team off.
#[server(prefix = "/api", endpoint = "rollout/off")]
pub async fn switch_team_off(id: TeamId) -> Result<()> {
    forms::say(Said::TeamOff);
    access::write(move |tx| {
        let permit = tx.permit(policy::SwitchTeam(id.clone()))?;
        store::switch_off(tx, &permit)
    })
    .await
}
