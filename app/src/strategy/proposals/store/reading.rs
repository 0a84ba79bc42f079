//! Reading proposals: lists, one, and what its forms need.
//!
//! Invariant: a fixed number of queries; who does not lead lists their own, and those for what was delegated to them.

use std::collections::HashMap;

use diesel::prelude::*;

use super::rows::{Of, count_let, lines};
use super::subjects::may_edit;
use super::take::Into;
use crate::access::{Ability, Permit, Rule as _, Tx};
use crate::error::{Error, Result};
use crate::id::{DraftId, NodeId, PersonId};
use crate::organisation::store as organisation;
use crate::storage::schema::{person, proposal, proposal_turn};
use crate::strategy::delegations::store::{any, looked_at};
use crate::strategy::drafts::store::{mirrors, name_for};
use crate::strategy::model::{Mirror, Place, Written};
use crate::strategy::policy::{leads, sees};
use crate::strategy::proposals::model::{
    LISTED, OnNode, Passage, ProposalList, ProposalView, ProposeView, Show, Spoken, State, TakeView, Turn,
};
use crate::strategy::proposals::policy::{ProposeChange, Proposed, ReadProposal, abilities, is_own};
use crate::strategy::store::nodes::{current, place};
use crate::strategy::store::read_text;
use crate::time::{Timestamp, ago};

/// Lists proposals: for leadership what `show` says, for a delegate those for their nodes or their own, for anybody else
/// their own.
pub(crate) fn list(tx: &mut impl Tx, show: Show, page: i64) -> Result<ProposalList> {
    let (viewer, now) = (tx.viewer().clone(), tx.now());
    let leads = leads(&viewer);
    let shows = Show::offered(leads, !leads && any(tx.conn(), &viewer.person, now)?);
    let show = if shows.contains(&show) { show } else { shows[0] };
    let page = page.clamp(1, 1_000_000);
    let behind = (page - 1) * LISTED;
    let strategy = current(tx.conn())?.map(String::from).unwrap_or_default();
    let (me, open) = (viewer.person.as_str(), State::Open.word());
    let found: i64 = match show {
        Show::Open => proposal::table
            .filter(proposal::strategy_id.eq(&strategy))
            .filter(proposal::state.eq(open))
            .count()
            .get_result(tx.conn())?,
        Show::Mine => proposal::table.filter(proposal::person_id.eq(me)).count().get_result(tx.conn())?,
        Show::All => proposal::table.filter(proposal::strategy_id.eq(&strategy)).count().get_result(tx.conn())?,
        Show::Let => count_let(tx.conn(), me, now)?,
    };
    let of = match show {
        Show::Open => Of::Open(&strategy, behind),
        Show::Mine => Of::By(me, behind),
        Show::All => Of::All(&strategy, behind),
        Show::Let => Of::Let(me, behind),
    };
    Ok(ProposalList { show, shows: shows.to_vec(), lines: lines(tx, &of)?, found, page })
}

/// Lists the proposals for a node of which something may still become, as far as the viewer may read them, and says whether
/// they may propose one.
///
/// # Errors
/// `NotFound` if there is no such node or the viewer may not see it.
pub(crate) fn on_node(tx: &mut impl Tx, id: &NodeId) -> Result<OnNode> {
    let (viewer, now) = (tx.viewer().clone(), tx.now());
    let here = place(tx.conn(), id)?.ok_or(Error::NotFound)?;
    // Whoever is let edit a part of the draft sees the node, and not what was proposed for it.
    if !sees(&viewer, &looked_at(tx.conn(), &viewer, now, here.clone())?) {
        return Err(Error::NotFound);
    }
    let may = here.draft.is_none() && ProposeChange(id.clone()).allowed(&viewer, &here);
    let Some(published) = (match &here.of {
        None if here.draft.is_some() => None,
        None => Some(here),
        Some(of) => place(tx.conn(), of)?,
    }) else {
        return Ok(OnNode::default());
    };
    let (node, me) = (published.id.to_string(), viewer.person.as_str());
    let reads_all = leads(&viewer) || may_edit(tx.conn(), &viewer, Some(now), published)?;
    let of = if reads_all { Of::Node(&node) } else { Of::NodeBy(&node, me) };
    let can = may.then_some(Ability::Propose).into_iter().collect();
    Ok(OnNode { lines: lines(tx, &of)?, can })
}

/// Reads the page of a proposal.
pub(crate) fn one(tx: &mut impl Tx, permit: &Permit<ReadProposal>) -> Result<ProposalView> {
    view(tx, permit)
}

fn view(tx: &mut impl Tx, proposed: &Proposed) -> Result<ProposalView> {
    let viewer = tx.viewer().clone();
    let line = lines(tx, &Of::One(proposed.id.as_str()))?.pop().ok_or(Error::NotFound)?;
    let turns = turns(tx, proposed)?;
    let conn = tx.conn();
    let (based_on, text, taken, draft, news): (String, String, Option<String>, Option<String>, Option<i64>) =
        proposal::table
            .filter(proposal::id.eq(proposed.id.as_str()))
            .select((proposal::based_on, proposal::text, proposal::taken, proposal::draft_id, proposal::news_at))
            .first(conn)?;
    let published: Option<Place> = place(conn, &proposed.node)?;
    let (field, lens) = (proposed.passage.field, proposed.passage.lens.as_ref());
    let present = read_text(conn, &proposed.node, field, lens)?;
    let draft = match draft.map(DraftId::stored) {
        Some(id) => name_for(conn, &viewer, &id)?.map(|name| (id, name)),
        None => None,
    };
    let can = abilities(&viewer, proposed);
    let is_archived = published.as_ref().is_some_and(|place| place.archived_at.is_some());
    let drafts = match &published {
        Some(published) if can.contains(&Ability::Decide) && !is_archived => mirrors(conn, &viewer, published)?,
        _ => Vec::new(),
    };
    let is_mine = is_own(&viewer, proposed);
    Ok(ProposalView {
        line,
        passage: proposed.passage.clone(),
        based_on,
        present,
        taken: taken.filter(|taken| *taken != text),
        text,
        draft,
        is_archived,
        is_shelved: !proposed.is_in_force,
        is_news: is_mine && news.is_some(),
        is_mine,
        turns,
        revision: proposed.revision,
        can,
        drafts,
    })
}

fn turns(tx: &mut impl Tx, proposed: &Proposed) -> Result<Vec<Turn>> {
    let zone = organisation::view(tx)?.time_zone;
    let (now, conn) = (tx.now(), tx.conn());
    let rows: Vec<(String, String, String, Option<i64>, Option<String>, i64)> = proposal_turn::table
        .filter(proposal_turn::proposal_id.eq(proposed.id.as_str()))
        .order(proposal_turn::position)
        .select((
            proposal_turn::kind,
            proposal_turn::text,
            proposal_turn::words,
            proposal_turn::number,
            proposal_turn::person_id,
            proposal_turn::said_at,
        ))
        .load(conn)?;
    let people: Vec<&str> = rows.iter().filter_map(|row| row.4.as_deref()).collect();
    let names: HashMap<String, String> = person::table
        .filter(person::id.eq_any(people))
        .select((person::id, person::name))
        .load::<(String, String)>(conn)?
        .into_iter()
        .collect();
    let name = |id: &String| names.get(id).cloned().unwrap_or_else(|| "a former colleague".to_owned());
    Ok(rows
        .into_iter()
        .map(|(kind, text, words, number, by, at)| Turn {
            said: Spoken::read(&kind),
            text,
            words,
            number,
            by: by.as_ref().map(name),
            when: ago(now, Timestamp(at), &zone),
        })
        .collect())
}

/// Reads what the form that takes a proposal `into` a draft needs.
///
/// # Errors
/// `NotFound` for a draft that the viewer does not see or that is not open, and where the words have no place any more.
pub(crate) fn taking(tx: &mut impl Tx, permit: &Permit<ReadProposal>, into: &Into) -> Result<TakeView> {
    let proposal = view(tx, permit)?;
    let viewer = tx.viewer().clone();
    let conn = tx.conn();
    let into: Option<Mirror> = match into {
        Into::New => None,
        Into::Draft(id) => {
            let published = place(conn, &permit.node)?.ok_or(Error::NotFound)?;
            let open = mirrors(conn, &viewer, &published)?;
            Some(open.into_iter().find(|mirror| mirror.draft == *id).ok_or(Error::NotFound)?)
        }
    };
    let (field, lens) = (permit.passage.field, permit.passage.lens.as_ref());
    let node = into.as_ref().map_or(&permit.node, |mirror| &mirror.node);
    let there = read_text(conn, node, field, lens)?.ok_or(Error::NotFound)?;
    Ok(TakeView { proposal, into, there })
}

/// Reads what the form that proposes needs: which words there are, what the `chosen` ones say, what I proposed already.
///
/// # Errors
/// `NotFound` if the chosen words have no place in the node.
pub(crate) fn proposing(tx: &mut impl Tx, permit: &Permit<ProposeChange>, chosen: Passage) -> Result<ProposeView> {
    let me: PersonId = tx.viewer().person.clone();
    let node = permit.id.clone();
    let mine = lines(tx, &Of::NodeBy(node.as_str(), me.as_str()))?;
    let conn = tx.conn();
    let lenses = organisation::lenses(conn)?;
    let named = |passage: &Passage| {
        let lens = lenses.iter().find(|lens| Some(&lens.id) == passage.lens.as_ref());
        passage.label(lens.map_or("", |lens| lens.name.as_str()))
    };
    let all = Passage::all(permit.parent.is_none(), lenses.iter().map(|lens| &lens.id));
    let mut read =
        |passage: &Passage| -> Result<Option<Written>> { read_text(conn, &node, passage.field, passage.lens.as_ref()) };
    let present = read(&chosen)?.ok_or(Error::NotFound)?;
    let beside = match chosen.beside() {
        Some(default) => read(&default)?,
        None => None,
    };
    let title = read(&Passage::TITLE)?.ok_or(Error::NotFound)?;
    Ok(ProposeView {
        title,
        passages: all.iter().map(|passage| (passage.clone(), named(passage))).collect(),
        label: named(&chosen),
        chosen,
        present,
        beside,
        mine,
        node,
    })
}
