//! What each act on translations is about, loaded for its rule.
//!
//! Invariant: who speaks, and who is in a team, is asked of the directory as it is now.

use diesel::prelude::*;

use super::speakers::{above, speaker, speakers};
use crate::access::{Action, Viewer};
use crate::error::Result;
use crate::id::{NodeId, PersonId, TeamId, TranslationId};
use crate::mission::store::chain;
use crate::storage::Conn;
use crate::storage::schema::{team, translation};
use crate::strategy::store::nodes::place;
use crate::translation::model::{Side, Standing, State};
use crate::translation::policy::{
    AgreeTranslation, AnswerTranslation, CommentTranslation, ConfirmTranslation, DeclineTranslation, EndTranslation,
    OfferAnew, OfferNode, Offerable, ReadTranslation, SetCapacity, Sides, WithdrawTranslation,
};

impl Action for OfferNode {
    const NAME: &'static str = "translation.offer";

    fn subject(&self, conn: &mut Conn, viewer: &Viewer) -> Result<Option<Offerable>> {
        let Some(place) = place(conn, &self.0)? else {
            return Ok(None);
        };
        Ok(Some(Offerable { place, teams: led(conn, viewer)? }))
    }

    fn audited(&self) -> Option<String> {
        Some(self.0.to_string())
    }
}

impl Action for SetCapacity {
    const NAME: &'static str = "translation.capacity";

    fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<Option<PersonId>>> {
        let known: Option<String> = team::table
            .filter(team::id.eq(self.0.as_str()))
            .filter(team::archived_at.is_null())
            .select(team::id)
            .first(conn)
            .optional()?;
        match known {
            Some(_) => Ok(Some(speaker(conn, &self.0)?.map(|(id, _)| id))),
            None => Ok(None),
        }
    }

    fn audited(&self) -> Option<String> {
        Some(self.0.to_string())
    }
}

/// Gives the acts on one translation their subject.
macro_rules! on_a_translation {
    ($($act:ident $name:literal $audited:literal)*) => { $(
        impl Action for $act {
            const NAME: &'static str = $name;
            const AUDITED: bool = $audited;

            fn subject(&self, conn: &mut Conn, viewer: &Viewer) -> Result<Option<Sides>> {
                sides(conn, viewer, &self.0)
            }

            fn audited(&self) -> Option<String> {
                Some(self.0.to_string())
            }
        }
    )* };
}

on_a_translation! {
    ReadTranslation "translation.read" false
    OfferAnew "translation.offer_anew" true
    AnswerTranslation "translation.answer" true
    AgreeTranslation "translation.agree" true
    DeclineTranslation "translation.decline" true
    WithdrawTranslation "translation.withdraw" true
    ConfirmTranslation "translation.confirm" true
    EndTranslation "translation.end" true
    CommentTranslation "translation.comment" true
}

/// A translation, as far as the rules look at it.
#[derive(Queryable, Selectable)]
#[diesel(table_name = translation)]
struct Row {
    node_id: String,
    team_id: String,
    giver_team_id: Option<String>,
    #[diesel(embed)]
    standing: StandingRow,
    revision: i64,
}

/// Where a translation stands, as its row has it.
#[derive(Queryable, Selectable, QueryableByName)]
#[diesel(table_name = translation)]
pub(super) struct StandingRow {
    state: String,
    turn_side: Option<String>,
    giver_agrees: bool,
    team_agrees: bool,
    is_whole: bool,
    material: bool,
}

impl StandingRow {
    /// Reads it.
    pub(super) fn standing(&self) -> Standing {
        Standing {
            state: State::read(&self.state),
            turn: self.turn_side.as_deref().and_then(Side::read),
            giver_agrees: self.giver_agrees,
            team_agrees: self.team_agrees,
            is_whole: self.is_whole,
            is_material: self.material,
        }
    }
}

/// Returns the teams that `viewer` leads, by name.
pub(super) fn led(conn: &mut Conn, viewer: &Viewer) -> Result<Vec<(TeamId, String)>> {
    let led: Vec<(String, String)> = team::table
        .filter(team::lead_id.eq(viewer.person.as_str()))
        .filter(team::archived_at.is_null())
        .order((team::name, team::id))
        .select((team::id, team::name))
        .load(conn)?;
    Ok(led.into_iter().map(|(id, name)| (TeamId::stored(id), name)).collect())
}

fn sides(conn: &mut Conn, viewer: &Viewer, id: &TranslationId) -> Result<Option<Sides>> {
    let found: Option<Row> =
        translation::table.filter(translation::id.eq(id.as_str())).select(Row::as_select()).first(conn).optional()?;
    let Some(row) = found else {
        return Ok(None);
    };
    let standing = row.standing.standing();
    let (team, giver_team) = (TeamId::stored(row.team_id), row.giver_team_id.map(TeamId::stored));
    let both: Vec<&TeamId> = std::iter::once(&team).chain(giver_team.as_ref()).collect();
    let speakers = speakers(conn, &both)?;
    let spoken = |team: &TeamId| speakers.get(team).map(|(id, _)| id.clone());
    let speaker = spoken(&team);
    let chain = match &speaker {
        Some(speaker) => chain::above(conn, speaker)?.map(|chain| chain.managers).unwrap_or_default(),
        None => Vec::new(),
    };
    let mine = above(conn, viewer.team.as_ref())?;
    Ok(Some(Sides {
        id: id.clone(),
        node: NodeId::stored(row.node_id),
        is_member: mine.contains(&team),
        is_givers_member: giver_team.as_ref().is_some_and(|team| mine.contains(team)),
        giver: giver_team.as_ref().and_then(spoken),
        speaker,
        chain,
        team,
        giver_team,
        standing,
        revision: row.revision,
    }))
}
