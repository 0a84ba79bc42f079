//! What the pages and forms of the list of what waits call.
//!
//! Invariant: every function goes through a door of `access`; reads change nothing.

use leptos::prelude::*;

use super::model::{NotMineView, OwedView};
use crate::error::Result;
use crate::id::NotMineId;
#[cfg(feature = "ssr")]
use crate::{
    access::{self, Tx as _},
    error::Error,
    forms::{self, Said},
    owed::model::Sort,
    owed::{policy, store},
    routes::links,
    text::Title,
};

/// Lists what waits for me, and what I said is not mine.
#[server(prefix = "/api", endpoint = "owed/list", input = server_fn::codec::GetUrl)]
pub async fn owed() -> Result<OwedView> {
    access::read(|tx| store::list(tx)).await
}

/// Reads one item that waits for me: its sort, and what it is about.
#[server(prefix = "/api", endpoint = "owed/item", input = server_fn::codec::GetUrl)]
pub async fn owed_item(sort: String, subject: String) -> Result<NotMineView> {
    access::read(move |tx| {
        let sort = Sort::read(&sort).ok_or(Error::NotFound)?;
        let permit = tx.permit(policy::RefuseOwed(sort, subject))?;
        store::item(tx, &permit)
    })
    .await
}

/// Says of something that waits for me that it is not mine.
#[server(prefix = "/api", endpoint = "owed/refuse")]
pub async fn refuse_owed(sort: String, subject: String, reason: String) -> Result<()> {
    let reason = Title::parse("reason", &reason)?;
    forms::say(Said::NotMine);
    forms::go(links::OWED);
    access::write(move |tx| {
        let sort = Sort::read(&sort).ok_or(Error::NotFound)?;
        let permit = tx.permit(policy::RefuseOwed(sort, subject.clone()))?;
        store::refuse(tx, &permit, &reason).map(drop)
    })
    .await
}

/// Takes back what I said is not mine, or gives back what came to me so.
#[server(prefix = "/api", endpoint = "owed/give-back")]
pub async fn give_back_owed(id: NotMineId) -> Result<()> {
    forms::say(Said::GivenBack);
    access::write(move |tx| {
        let permit = tx.permit(policy::GiveBack(id.clone()))?;
        store::give_back(tx, &permit)
    })
    .await
}

/// Sees to what somebody said is not theirs.
#[server(prefix = "/api", endpoint = "owed/see-to")]
pub async fn see_to_owed(id: NotMineId) -> Result<()> {
    forms::say(Said::SeenTo);
    access::write(move |tx| {
        let permit = tx.permit(policy::SeeTo(id.clone()))?;
        store::see_to(tx, &permit)
    })
    .await
}
