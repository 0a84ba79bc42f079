//! What the pages and forms of declared work call.
//!
//! Invariant: every function goes through a door of `access`; reads change nothing and count nothing.

use leptos::prelude::*;

use super::model::{DeclaredView, MineView, SumsView, TeamWork, WorkView};
use crate::error::Result;
use crate::id::{DeclaredId, PersonId};
#[cfg(feature = "ssr")]
use crate::{
    access::{self, Tx as _},
    declared::model::{Answer, Period, WorkEdit},
    declared::{policy, store},
    forms::{self, Said},
    mission::policy::ReadMission,
    routes::links,
};

/// Reads what I declared, and who answers it.
#[server(prefix = "/api", endpoint = "declared/mine", input = server_fn::codec::GetUrl)]
pub async fn declared_mine() -> Result<MineView> {
    access::read(|tx| store::mine(tx)).await
}

/// Reads a declaration; `find` looks for what it might serve.
#[server(prefix = "/api", endpoint = "declared/view", input = server_fn::codec::GetUrl)]
pub async fn declared_work(id: DeclaredId, find: String) -> Result<WorkView> {
    access::read(move |tx| {
        let permit = tx.permit(policy::ReadDeclared(id))?;
        store::one(tx, &permit, &find)
    })
    .await
}

/// Reads what those declared who report to me.
#[server(prefix = "/api", endpoint = "declared/team", input = server_fn::codec::GetUrl)]
pub async fn declared_team() -> Result<TeamWork> {
    access::read(|tx| store::team(tx)).await
}

/// Reads what somebody declared in whose chain I am.
#[server(prefix = "/api", endpoint = "declared/of", input = server_fn::codec::GetUrl)]
pub async fn declared_by(person: PersonId) -> Result<Vec<DeclaredView>> {
    access::read(move |tx| {
        let permit = tx.permit(ReadMission(person))?;
        store::of_person(tx, &permit)
    })
    .await
}

/// Reads the sums of a period that is shown, such as `2026-P11`; the latest where none is named.
#[server(prefix = "/api", endpoint = "declared/sums", input = server_fn::codec::GetUrl)]
pub async fn declared_sums(period: String) -> Result<SumsView> {
    access::read(move |tx| {
        let permit = tx.permit(policy::ReadSums)?;
        store::sums(tx, &permit, Period::read(&period))
    })
    .await
}

/// Declares work; `card` is my own card about it, where there is one.
#[server(prefix = "/api", endpoint = "declared/declare")]
pub async fn declare_work(title: String, share: Option<String>, sentence: String, card: Option<String>) -> Result<()> {
    let work = WorkEdit::parse(&title, &share.unwrap_or_default(), &sentence)?;
    let card = card.and_then(|card| card.parse().ok());
    let id = access::write(move |tx| {
        let permit = tx.permit(policy::Declare)?;
        store::declare(tx, &permit, &work, card.as_ref())
    })
    .await?;
    forms::say(Said::WorkDeclared);
    forms::go(links::declared_work(&id));
    Ok(())
}

/// Changes what a declaration says; it waits for an answer again.
#[server(prefix = "/api", endpoint = "declared/change")]
pub async fn change_work(
    id: DeclaredId,
    revision: i64,
    title: String,
    share: Option<String>,
    sentence: String,
) -> Result<()> {
    let work = WorkEdit::parse(&title, &share.unwrap_or_default(), &sentence)?;
    forms::go(links::declared_work(&id));
    access::write(move |tx| {
        let permit = tx.permit(policy::ChangeDeclared(id.clone()))?;
        store::change(tx, &permit, revision, &work)
    })
    .await
}

/// Takes a declaration back.
#[server(prefix = "/api", endpoint = "declared/withdraw")]
pub async fn withdraw_work(id: DeclaredId, revision: i64) -> Result<()> {
    forms::say(Said::WorkWithdrawn);
    access::write(move |tx| {
        let permit = tx.permit(policy::ChangeDeclared(id.clone()))?;
        store::withdraw(tx, &permit, revision)
    })
    .await
}

/// Declares again what was taken back.
#[server(prefix = "/api", endpoint = "declared/reopen")]
pub async fn reopen_work(id: DeclaredId, revision: i64) -> Result<()> {
    forms::say(Said::Reopened);
    access::write(move |tx| {
        let permit = tx.permit(policy::ChangeDeclared(id.clone()))?;
        store::reopen(tx, &permit, revision)
    })
    .await
}

/// Answers a declaration: `answer` is `serves`, with the `node`; `stop`; or `keep`, with the `reason`.
#[server(prefix = "/api", endpoint = "declared/answer")]
pub async fn answer_work(
    id: DeclaredId,
    revision: i64,
    answer: Option<String>,
    node: Option<String>,
    reason: String,
) -> Result<()> {
    let answer = Answer::parse(&answer.unwrap_or_default(), &node.unwrap_or_default(), &reason)?;
    forms::say(Said::WorkAnswered);
    forms::go(links::declared_work(&id));
    access::write(move |tx| {
        let permit = tx.permit(policy::AnswerDeclared(id.clone()))?;
        store::answer(tx, &permit, revision, &answer)
    })
    .await
}
