//! What the mission's pages and forms call.
//!
//! Invariant: every function goes through a door of `access`; reads change nothing.

use leptos::prelude::*;

use super::model::{CardView, MissionView, Objective, Preview, TeamView};
use crate::error::Result;
use crate::id::{ContributionId, NodeId, PersonId};
#[cfg(feature = "ssr")]
use crate::{
    access::{self, Tx as _},
    error::Error,
    forms::{self, Said},
    id::LensId,
    mission::{
        model::{CardEdit, Moves},
        policy, store,
    },
    routes::links,
    strategy::policy::PreviewNode,
};

/// Reads my own page; `line` opens the line of that objective, `put_away` names a card that was just archived.
#[server(prefix = "/api", endpoint = "mission/view", input = server_fn::codec::GetUrl)]
pub async fn mission(line: String, put_away: String) -> Result<MissionView> {
    access::read(move |tx| store::own(tx, line.parse().ok().as_ref(), put_away.parse().ok().as_ref())).await
}

/// Reads the page of somebody in whose chain I am.
#[server(prefix = "/api", endpoint = "mission/of", input = server_fn::codec::GetUrl)]
pub async fn mission_of(person: PersonId, line: String) -> Result<MissionView> {
    access::read(move |tx| {
        let permit = tx.permit(policy::ReadMission(person))?;
        store::of_person(tx, &permit, line.parse().ok().as_ref())
    })
    .await
}

/// Reads the line down to a node as a member of `team` reads it, or in the words of `lens`; `find` looks for a team.
#[server(prefix = "/api", endpoint = "mission/preview", input = server_fn::codec::GetUrl)]
pub async fn preview_line(node: NodeId, team: String, lens: String, find: String) -> Result<Preview> {
    access::read(move |tx| {
        let permit = tx.permit(PreviewNode(node))?;
        store::preview(tx, &permit, team.parse().ok().as_ref(), lens.parse().ok().as_ref(), &find)
    })
    .await
}

/// Reads my team.
#[server(prefix = "/api", endpoint = "mission/team", input = server_fn::codec::GetUrl)]
pub async fn my_team() -> Result<TeamView> {
    access::read(|tx| store::team_view(tx)).await
}

/// Lists the objectives that a card of mine can move: the near ones, and what `find` finds.
#[server(prefix = "/api", endpoint = "cards/objectives", input = server_fn::codec::GetUrl)]
pub async fn objectives(find: String) -> Result<Vec<Objective>> {
    access::read(move |tx| store::offered(tx, &find)).await
}

/// Reads a card of mine.
#[server(prefix = "/api", endpoint = "cards/view", input = server_fn::codec::GetUrl)]
pub async fn card(id: ContributionId) -> Result<CardView> {
    access::read(move |tx| {
        let permit = tx.permit(policy::EditCard(id))?;
        store::card_view(tx, &permit)
    })
    .await
}

/// Chooses in whose words I read; empty goes back to what my team reads.
#[server(prefix = "/api", endpoint = "mission/lens")]
pub async fn choose_lens(lens: String) -> Result<()> {
    let chosen: Option<LensId> = match lens.as_str() {
        "" => None,
        id => Some(id.parse().map_err(|_| Error::invalid("lens", "Choose from the list."))?),
    };
    access::write(move |tx| {
        let permit = tx.permit(policy::ChooseLens)?;
        store::choose_lens(tx, &permit, chosen.as_ref())
    })
    .await
}

/// Marks what was published up to the version `number` as read.
#[server(prefix = "/api", endpoint = "mission/read")]
pub async fn mark_read(number: i64) -> Result<()> {
    access::write(move |tx| {
        let permit = tx.permit(policy::MarkRead)?;
        store::mark_read(tx, &permit, number)
    })
    .await
}

/// Answers the first day's question: begins a card on that objective, and goes on to what I do for it.
#[server(prefix = "/api", endpoint = "cards/begin")]
pub async fn begin_card(#[server(default)] node: String) -> Result<()> {
    let on = chosen(&node)?;
    let id = access::write(move |tx| {
        let permit = tx.permit(policy::AddCard)?;
        store::begin(tx, &permit, on.as_ref())
    })
    .await?;
    forms::say(Said::Nothing);
    forms::go(links::card(&id));
    Ok(())
}

/// Adds a card.
#[server(prefix = "/api", endpoint = "cards/add")]
pub async fn add_card(
    node: String,
    what: String,
    may_wait: String,
    may_decide: String,
    links: Option<String>,
) -> Result<()> {
    let card = CardEdit::parse(&what, &may_wait, &may_decide, &links.unwrap_or_default())?;
    let on = chosen(&node)?;
    forms::say(Said::CardWritten);
    forms::go(crate::routes::links::mission_line(on.as_ref().map(|on| &on.node)));
    access::write(move |tx| {
        let permit = tx.permit(policy::AddCard)?;
        store::insert(tx, &permit, on.as_ref(), &card).map(drop)
    })
    .await
}

/// Changes what a card says.
#[server(prefix = "/api", endpoint = "cards/edit")]
pub async fn edit_card(
    id: ContributionId,
    what: String,
    may_wait: String,
    may_decide: String,
    links: Option<String>,
    revision: i64,
) -> Result<()> {
    let card = CardEdit::parse(&what, &may_wait, &may_decide, &links.unwrap_or_default())?;
    forms::say(Said::CardChanged);
    forms::go(links::HOME);
    access::write(move |tx| {
        let permit = tx.permit(policy::EditCard(id.clone()))?;
        store::update(tx, &permit, &card, revision)
    })
    .await
}

/// Moves a card to another objective, or to none.
#[server(prefix = "/api", endpoint = "cards/attach")]
pub async fn attach_card(id: ContributionId, #[server(default)] node: String, revision: i64) -> Result<()> {
    let to = chosen(&node)?;
    forms::say(Said::CardMoved);
    forms::go(links::card(&id));
    access::write(move |tx| {
        let permit = tx.permit(policy::EditCard(id.clone()))?;
        store::attach(tx, &permit, to.as_ref(), revision)
    })
    .await
}

/// Puts a card away; the page that follows offers to bring it back.
#[server(prefix = "/api", endpoint = "cards/archive")]
pub async fn archive_card(id: ContributionId) -> Result<()> {
    // The page that follows says so itself, beside the way back.
    forms::say(Said::Nothing);
    forms::go(links::mission_without(&id));
    access::write(move |tx| {
        let permit = tx.permit(policy::EditCard(id.clone()))?;
        store::archive(tx, &permit)
    })
    .await
}

/// Brings a card back.
#[server(prefix = "/api", endpoint = "cards/restore")]
pub async fn restore_card(id: ContributionId) -> Result<()> {
    forms::say(Said::CardBack);
    forms::go(links::HOME);
    access::write(move |tx| {
        let permit = tx.permit(policy::EditCard(id.clone()))?;
        store::restore(tx, &permit)
    })
    .await
}

/// Moves a card one place: `direction` is `up` or `down`.
#[server(prefix = "/api", endpoint = "cards/shift")]
pub async fn shift_card(id: ContributionId, direction: String) -> Result<()> {
    forms::say(Said::Moved);
    access::write(move |tx| {
        let permit = tx.permit(policy::EditCard(id.clone()))?;
        store::shift(tx, &permit, direction == "up")
    })
    .await
}

/// Reads the answer to "which objective": a node, an objective of a team behind it, or `none`.
#[cfg(feature = "ssr")]
fn chosen(node: &str) -> Result<Option<Moves>> {
    match node {
        "none" => Ok(None),
        text => Moves::read(text)
            .map(Some)
            .ok_or_else(|| Error::invalid("node", "Choose an objective, or “none of these”.")),
    }
}
