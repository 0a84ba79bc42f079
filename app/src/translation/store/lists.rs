//! The translations of a node, of a team, and all of them.
//!
//! Invariant: a fixed number of queries; terms are read of what was agreed alone, which everybody may.

use std::collections::HashMap;

use super::briefs::{Of, briefs};
use super::capacity::load;
use super::speakers::speaker;
use super::texts::texts;
use crate::access::{Rule as _, Tx};
use crate::error::{Error, Result};
use crate::id::{NodeId, TeamId};
use crate::organisation::store as organisation;
use crate::strategy::delegations::store::looked_at;
use crate::strategy::policy::sees;
use crate::strategy::store::nodes::place;
use crate::translation::model::{Brief, OfNode, OfTeam, Side, State, Terms, TranslationList};
use crate::translation::policy::{OfferNode, Offerable, SetCapacity};

/// How many a page lists.
const LISTED: i64 = 50;
/// How many a file holds at most.
const EXPORTED: i64 = 100_000;
/// How many texts one query reads.
const CHUNK: usize = 500;

/// Lists the translations of a node that are not over, and says whether the viewer may offer it.
///
/// # Errors
/// `NotFound` if there is no such node or the viewer may not see it.
pub(crate) fn of_node(tx: &mut impl Tx, id: &NodeId) -> Result<OfNode> {
    let (viewer, now) = (tx.viewer().clone(), tx.now());
    let zone = organisation::view(tx)?.time_zone;
    let here = place(tx.conn(), id)?.ok_or(Error::NotFound)?;
    if !sees(&viewer, &looked_at(tx.conn(), &viewer, now, here.clone())?) {
        return Err(Error::NotFound);
    }
    // A draft's node shows what the node that it mirrors was offered to, and is offered there.
    let published = here.measured().clone();
    let lines = briefs(tx.conn(), &Of::Node(published.as_str()), (now, &zone))?.into_iter().map(|it| it.0).collect();
    let teams = super::subjects::led(tx.conn(), &viewer)?;
    let may_offer = here.draft.is_none() && OfferNode(published).allowed(&viewer, &Offerable { place: here, teams });
    Ok(OfNode { lines, may_offer })
}

/// Reads what a team was offered, what it has agreed to, and how much it carries.
pub(crate) fn of_team(tx: &mut impl Tx, team: &TeamId) -> Result<OfTeam> {
    let (viewer, now) = (tx.viewer().clone(), tx.now());
    let zone = organisation::view(tx)?.time_zone;
    let conn = tx.conn();
    let all = briefs(conn, &Of::Team(team.as_str()), (now, &zone))?;
    let (agreed, open): (Vec<_>, Vec<_>) = all.into_iter().partition(|(brief, _)| brief.state == State::Agreed);
    let ids: Vec<String> = agreed.iter().map(|(_, turn)| turn.clone()).collect();
    let mut texts = texts(conn, &ids)?;
    let (waiting, elsewhere): (Vec<_>, Vec<_>) =
        open.into_iter().map(|(brief, _)| brief).partition(|brief| brief.turn == Some(Side::Team));
    let speaker = speaker(conn, team)?.map(|(id, _)| id);
    Ok(OfTeam {
        load: load(conn, team, None)?,
        waiting,
        elsewhere,
        agreed: agreed.into_iter().map(|(brief, turn)| (brief, texts.remove(&turn).unwrap_or_default())).collect(),
        may_set: SetCapacity(team.clone()).allowed(&viewer, &speaker),
        team: team.clone(),
    })
}

/// Reads all translations of the strategy in force, with the terms of those that are agreed.
pub(crate) fn exported(tx: &mut impl Tx) -> Result<Vec<(Brief, Terms)>> {
    let now = tx.now();
    let zone = organisation::view(tx)?.time_zone;
    let conn = tx.conn();
    let all = briefs(conn, &Of::State(None, 0, EXPORTED), (now, &zone))?;
    let is_agreed = |brief: &Brief| brief.state == State::Agreed;
    let ids: Vec<String> = all.iter().filter(|(brief, _)| is_agreed(brief)).map(|(_, turn)| turn.clone()).collect();
    let mut found = HashMap::new();
    for ids in ids.chunks(CHUNK) {
        found.extend(texts(conn, ids)?);
    }
    Ok(all.into_iter().map(|(brief, turn)| (brief, found.remove(&turn).unwrap_or_default())).collect())
}

/// Lists the translations of the strategy in force, the latest first, narrowed to one state where one is named.
pub(crate) fn list(tx: &mut impl Tx, state: Option<State>, page: i64) -> Result<TranslationList> {
    let now = tx.now();
    let zone = organisation::view(tx)?.time_zone;
    let page = page.clamp(1, 1_000_000);
    let of = Of::State(state, (page - 1) * LISTED, LISTED + 1);
    let mut lines: Vec<_> = briefs(tx.conn(), &of, (now, &zone))?.into_iter().map(|(brief, _)| brief).collect();
    let more = lines.len() > usize::try_from(LISTED).unwrap_or(0);
    lines.truncate(usize::try_from(LISTED).unwrap_or(0));
    Ok(TranslationList { state, lines, more, page })
}
