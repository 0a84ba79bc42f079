//! What the pages and forms of delegations call.
//!
//! Invariant: every function goes through a door of `access`; everybody reads which delegations there are.

use leptos::prelude::*;

use super::model::{DelegationView, GiveView};
use crate::error::Result;
use crate::id::{DelegationId, NodeId};
#[cfg(feature = "ssr")]
use crate::{
    access::{self, Tx as _},
    error::Error,
    forms::{self, Said},
    routes::links,
    strategy::delegations::{policy, store},
    strategy::model::Owner,
    strategy::store as strategy,
};

/// Lists all delegations, those that last first.
#[server(prefix = "/api", endpoint = "delegations/list", input = server_fn::codec::GetUrl)]
pub async fn delegations() -> Result<Vec<DelegationView>> {
    access::read(|tx| store::all(tx)).await
}

/// Lists what the viewer is let edit.
#[server(prefix = "/api", endpoint = "delegations/held", input = server_fn::codec::GetUrl)]
pub async fn delegations_held() -> Result<Vec<DelegationView>> {
    access::read(|tx| {
        let me = tx.viewer().person.clone();
        store::held(tx, &me)
    })
    .await
}

/// Reads what the form shows that lets somebody edit a node.
#[server(prefix = "/api", endpoint = "delegations/form", input = server_fn::codec::GetUrl)]
pub async fn delegation_form(id: NodeId) -> Result<GiveView> {
    access::read(move |tx| store::giving(tx, &id)).await
}

/// Lets whom `owner_search` means, or the chosen `owner`, edit the node and what hangs below it until `until`.
#[server(prefix = "/api", endpoint = "delegations/give")]
pub async fn give_delegation(
    id: NodeId,
    owner: Option<String>,
    owner_search: Option<String>,
    until: String,
) -> Result<()> {
    let chosen = Owner::read("owner", &owner.unwrap_or_default())?;
    let words = owner_search.unwrap_or_default();
    let page = links::node(&id);
    access::write(move |tx| {
        let permit = tx.permit(policy::GiveDelegation(id.clone()))?;
        match strategy::one_owner(tx.conn(), &words, chosen.clone(), strategy::Sought::People)? {
            Some(Owner::Person(person)) => store::give(tx, &permit, &person, &until).map(drop),
            _ => Err(Error::invalid("owner_search", "Write who is to edit it.")),
        }
    })
    .await?;
    forms::say(Said::Delegated);
    forms::go(page);
    Ok(())
}

/// Takes a delegation back, or gives it back.
#[server(prefix = "/api", endpoint = "delegations/end")]
pub async fn end_delegation(id: DelegationId) -> Result<()> {
    access::write(move |tx| {
        let permit = tx.permit(policy::EndDelegation(id.clone()))?;
        store::end(tx, &permit)
    })
    .await?;
    forms::say(Said::DelegationEnded);
    Ok(())
}

/// Takes over what was delegated to somebody who left, as their manager.
#[server(prefix = "/api", endpoint = "delegations/take-over")]
pub async fn take_over_delegation(id: DelegationId) -> Result<()> {
    access::write(move |tx| {
        let permit = tx.permit(policy::TakeOverDelegation(id.clone()))?;
        store::take_over(tx, &permit).map(drop)
    })
    .await?;
    forms::say(Said::Delegated);
    Ok(())
}
