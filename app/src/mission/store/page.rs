//! The mission page, put together.
//!
//! Invariant: seven queries for whoever has cards, eight for whoever has none (the session is one more, and for somebody
//! else's page the chain): reader, cards, objectives where there are none, three for all lines at once, their translations, what
//! waits.

use super::{cards, objectives, reader, waiting};
use crate::access::{Permit, Tx};
use crate::error::Result;
use crate::id::{ContributionId, NodeId, PersonId};
use crate::mission::model::{Card, Line, MissionView, Objective, Source, group};
use crate::mission::policy::ReadMission;
use crate::owed::store::sources::Asked;
use crate::strategy::policy::leads;
use crate::strategy::store::lines::ancestry;
use crate::translation::store::on_lines;

/// Reads the viewer's own page: `line` names the one to open, `put_away` the card that was just archived.
pub(crate) fn own(tx: &mut impl Tx, line: Option<&NodeId>, put_away: Option<&ContributionId>) -> Result<MissionView> {
    let me = tx.viewer().person.clone();
    let mut view = page(tx, &me, line, put_away, true)?;
    let mut nodes: Vec<&str> =
        view.lines.iter().flat_map(|line| &line.sight.stations).map(|station| station.id.as_str()).collect();
    nodes.sort_unstable();
    nodes.dedup();
    let (leads, now) = (leads(tx.viewer()), view.now);
    let asked = Asked { person: &me, lens: view.reading.lens.as_ref(), leads, now, zone: &view.zone };
    let beside = waiting::list(tx.conn(), &asked, &nodes)?;
    (view.waits, view.mine, view.changed) = beside;
    Ok(view)
}

/// Reads the page of somebody in whose chain the viewer is.
pub(crate) fn of_person(tx: &mut impl Tx, permit: &Permit<ReadMission>, line: Option<&NodeId>) -> Result<MissionView> {
    page(tx, &permit.person, line, None, false)
}

fn page(
    tx: &mut impl Tx,
    of: &PersonId,
    line: Option<&NodeId>,
    put_away: Option<&ContributionId>,
    is_own: bool,
) -> Result<MissionView> {
    let now = tx.now();
    let conn = tx.conn();
    let reader = reader::find(conn, of)?;
    let lens = reader.reading.lens.clone();
    let translations = on_lines(conn, of, (now, &reader.zone))?;
    let mut all = cards::list(conn, of, put_away)?;
    all.iter_mut().for_each(|card| cards::name_what_it_moves(card, &translations));
    let (archived, cards): (Vec<Card>, Vec<Card>) = all.into_iter().partition(|card| card.archived);
    let mut nodes: Vec<NodeId> = Vec::new();
    for node in cards.iter().filter_map(|card| card.node.as_ref()) {
        if !nodes.contains(node) {
            nodes.push(node.clone());
        }
    }
    let offered = if nodes.is_empty() { objectives::near(conn, of, lens.as_ref())? } else { Vec::new() };
    nodes.extend(offered.first().map(|objective| objective.id.clone()));
    let mut sights = ancestry(conn, &nodes, lens.as_ref())?;
    if let (Some(first), Some(sight)) = (offered.first(), sights.first_mut()) {
        sight.stations.truncate(shown_unasked(first, sight.stations.len()));
    }
    let (lines, loose) = group(cards, sights);
    let open = line.and_then(|line| lines.iter().position(|known: &Line| known.sight.node == *line)).unwrap_or(0);
    Ok(MissionView {
        person: of.clone(),
        name: reader.name,
        team: reader.team,
        reading: reader.reading,
        levels: reader.levels,
        today: now.day(&reader.zone),
        zone: reader.zone,
        cycle: reader.cycle,
        now,
        lines,
        open,
        loose,
        offered: if is_own { objectives::with_agreed(offered, &translations) } else { Vec::new() },
        translations,
        put_away: archived.into_iter().next(),
        waits: Vec::new(),
        mine: Vec::new(),
        changed: Vec::new(),
    })
}

/// How many stations are shown to somebody who chose no objective: down to what their team owns, else the mission.
fn shown_unasked(first: &Objective, stations: usize) -> usize {
    if first.source == Source::Strategy { 1 } else { stations }
}
