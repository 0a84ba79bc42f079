//! Offering a node to a team: what the form shows, and the offer.
//!
//! Invariant: a team has one open translation of a node; nobody offers to a team that they speak for.

use diesel::prelude::*;

use super::briefs::{Of, briefs};
use super::capacity::load;
use super::speakers::speaker;
use super::steps::{Entry, turn};
use crate::access::{Permit, Tx, Writer};
use crate::error::{Error, Result};
use crate::id::{TeamId, TranslationId};
use crate::organisation::store as organisation;
use crate::storage::schema::{node, team, translation};
use crate::storage::{Conn, holding, lower};
use crate::strategy::model::Written;
use crate::strategy::policy::leads;
use crate::text::{Title, folded};
use crate::translation::model::{Chosen, OfferView, Side, Standing};
use crate::translation::policy::{OfferNode, Offerable};

/// How many teams are offered to choose from.
const TEAMS: i64 = 12;

/// What an offer says.
pub(crate) struct Offer<'a> {
    /// The team.
    pub team: &'a TeamId,
    /// The team that offers; none for leadership.
    pub giver: Option<&'a TeamId>,
    /// Why, in one sentence.
    pub because: &'a Title,
}

/// Reads what the form shows: `chosen` is the team, `find` the words that one is looked for with.
///
/// # Errors
/// `NotFound` if there is no such team.
pub(crate) fn offering(
    tx: &mut impl Tx,
    permit: &Permit<OfferNode>,
    chosen: Option<&TeamId>,
    find: &str,
) -> Result<OfferView> {
    let (viewer, now) = (tx.viewer().clone(), tx.now());
    let zone = organisation::view(tx)?.time_zone;
    let conn = tx.conn();
    let id = &permit.place.id;
    let (title, language, direction): (String, String, String) = node::table
        .filter(node::id.eq(id.as_str()))
        .select((node::title, node::language, node::direction))
        .first(conn)?;
    let known: Vec<_> =
        briefs(conn, &Of::Node(id.as_str()), (now, &zone))?.into_iter().map(|(brief, _)| brief).collect();
    let chosen = match chosen {
        Some(team) => {
            let name = name_of(conn, team)?.ok_or(Error::NotFound)?;
            let speaker = speaker(conn, team)?;
            Some(Chosen {
                load: load(conn, team, None)?,
                is_own: speaker.as_ref().is_some_and(|(id, _)| *id == viewer.person),
                has: known.iter().find(|brief| brief.team.0 == *team).map(|brief| brief.id.clone()),
                team: (team.clone(), name),
                speaker,
            })
        }
        None => None,
    };
    Ok(OfferView {
        node: id.clone(),
        title: Written::new(title, &language, &direction),
        teams: if chosen.is_some() { Vec::new() } else { teams(conn, permit, find)? },
        givers: givers(leads(&viewer), permit),
        chosen,
        known,
    })
}

/// Offers the node of the permit.
///
/// # Errors
/// `Invalid` if that team has it already, is the writer's own, or if they may not offer for `giver`.
pub(crate) fn offer(tx: &mut Writer<'_>, permit: &Permit<OfferNode>, offer: &Offer<'_>) -> Result<TranslationId> {
    let viewer = tx.viewer().clone();
    let (place, now) = (&permit.place, tx.now().0);
    let name = name_of(tx.conn(), offer.team)?
        .ok_or_else(|| Error::invalid("team", "This team is not there any more. Choose another."))?;
    let may = givers(leads(&viewer), permit);
    if !may.iter().any(|giver| giver.as_ref().map(|(id, _)| id) == offer.giver) || offer.giver == Some(offer.team) {
        return Err(Error::invalid("giver", "Choose for whom you offer it: another team than the one that gets it."));
    }
    if speaker(tx.conn(), offer.team)?.is_some_and(|(id, _)| id == viewer.person) {
        return Err(Error::invalid("team", format!("You speak for {name} yourself: somebody else has to offer it.")));
    }
    let open: i64 = translation::table
        .filter(translation::node_id.eq(place.id.as_str()))
        .filter(translation::team_id.eq(offer.team.as_str()))
        .filter(translation::state.ne_all(["withdrawn", "ended"]))
        .count()
        .get_result(tx.conn())?;
    if open > 0 {
        return Err(Error::invalid("team", format!("{name} has it already; the node’s page shows where it stands.")));
    }
    let title: String = node::table.filter(node::id.eq(place.id.as_str())).select(node::title).first(tx.conn())?;
    let id = tx.new_id();
    let first = Standing::OFFERED;
    diesel::insert_into(translation::table)
        .values((
            translation::id.eq(&id),
            translation::strategy_id.eq(place.strategy.as_str()),
            translation::node_id.eq(place.id.as_str()),
            translation::title.eq(title),
            translation::team_id.eq(offer.team.as_str()),
            translation::giver_team_id.eq(offer.giver.map(TeamId::as_str)),
            translation::offered_by.eq(viewer.person.as_str()),
            translation::offered_at.eq(now),
            translation::because.eq(offer.because.as_str()),
            translation::state.eq(first.state.word()),
            translation::turn_side.eq(first.turn.map(Side::word)),
            translation::since.eq(now),
            translation::text_turn_id.eq(""),
        ))
        .execute(tx.conn())?;
    let entry = Entry { agrees: true, ..Entry::new("offer", Some(Side::Giver), offer.because.as_str()) };
    let text = turn(tx, permit.proof(), &id, 1, entry)?;
    diesel::update(translation::table.filter(translation::id.eq(&id)))
        .set(translation::text_turn_id.eq(text))
        .execute(tx.conn())?;
    Ok(TranslationId::stored(id))
}

fn givers(leads: bool, offered: &Offerable) -> Vec<Option<(TeamId, String)>> {
    let leadership = leads.then_some(None);
    leadership.into_iter().chain(offered.teams.iter().cloned().map(Some)).collect()
}

fn name_of(conn: &mut Conn, id: &TeamId) -> Result<Option<String>> {
    Ok(team::table
        .filter(team::id.eq(id.as_str()))
        .filter(team::archived_at.is_null())
        .select(team::name)
        .first(conn)
        .optional()?)
}

/// The teams whose names hold `find`; without words whoever owns the node, and the first ones.
fn teams(conn: &mut Conn, offered: &Offerable, find: &str) -> Result<Vec<(TeamId, String)>> {
    let found: Vec<(String, String)> = team::table
        .filter(team::archived_at.is_null())
        .filter(lower(team::name).like(holding(&folded(find))).escape('!'))
        .order((team::name, team::id))
        .limit(TEAMS)
        .select((team::id, team::name))
        .load(conn)?;
    let mut found: Vec<(TeamId, String)> = found.into_iter().map(|(id, name)| (TeamId::stored(id), name)).collect();
    if let Some(owner) = offered.place.owner_team.as_ref().filter(|_| find.trim().is_empty())
        && let Some(name) = name_of(conn, owner)?
    {
        found.retain(|(id, _)| id != owner);
        found.insert(0, (owner.clone(), name));
    }
    Ok(found)
}
