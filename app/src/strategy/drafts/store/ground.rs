//! What a node stands on: the strategy in force, one that is archived, or a draft that somebody may or may not see.
//!
//! Invariant: whoever reads a node by its id asks this first; a draft that has ended is nobody's ground.

use diesel::prelude::*;

use crate::access::{Action, Viewer};
use crate::error::Result;
use crate::id::{ConflictId, DraftId, NodeId, PersonId, StrategyId};
use crate::storage::Conn;
use crate::storage::schema::{draft, draft_conflict, draft_member, node, strategy};
use crate::strategy::cycles::store as cycles;
use crate::strategy::delegations::store as delegations;
use crate::strategy::drafts::model::State;
use crate::strategy::drafts::policy::{
    BeginDraft, Beginning, ChooseText, Drafted, PublishDraft, ReadDraft, SteerDraft, TakeVersionBack,
};
use crate::strategy::model::{Delegated, Ground, InDraft, Mirror, Place, Shelf};
use crate::strategy::policy::leads;
use crate::strategy::store::nodes::current;
use crate::time::Timestamp;

impl Action for BeginDraft {
    const NAME: &'static str = "draft.begin";

    fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<Beginning>> {
        Ok(current(conn)?.map(|strategy| Beginning { strategy, is_let: false }))
    }

    fn subject_at(&self, conn: &mut Conn, viewer: &Viewer, now: Timestamp) -> Result<Option<Beginning>> {
        let Some(strategy) = current(conn)? else {
            return Ok(None);
        };
        let is_let = !leads(viewer) && delegations::any(conn, &viewer.person, now)?;
        Ok(Some(Beginning { strategy, is_let }))
    }

    fn audited(&self) -> Option<String> {
        None
    }
}

impl Action for TakeVersionBack {
    const NAME: &'static str = "draft.undo";

    fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<StrategyId>> {
        current(conn)
    }

    fn audited(&self) -> Option<String> {
        None
    }
}

/// Gives the acts on one draft their subject.
macro_rules! on_a_draft {
    ($($act:ident $name:literal)*) => { $(
        impl Action for $act {
            const NAME: &'static str = $name;

            fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<Drafted>> {
                drafted(conn, &self.0)
            }

            fn subject_at(&self, conn: &mut Conn, viewer: &Viewer, now: Timestamp) -> Result<Option<Drafted>> {
                let found = drafted(conn, &self.0)?;
                let_in(conn, viewer, now, found)
            }

            fn audited(&self) -> Option<String> {
                Some(self.0.to_string())
            }
        }
    )* };
}

on_a_draft! {
    ReadDraft "draft.read"
    SteerDraft "draft.steer"
    PublishDraft "draft.publish"
}

impl Action for ChooseText {
    const NAME: &'static str = "draft.choose";

    fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<Drafted>> {
        let found: Option<String> = draft_conflict::table
            .filter(draft_conflict::id.eq(self.0.as_str()))
            .select(draft_conflict::draft_id)
            .first(conn)
            .optional()?;
        match found {
            Some(id) => drafted(conn, &DraftId::stored(id)),
            None => Ok(None),
        }
    }

    fn subject_at(&self, conn: &mut Conn, viewer: &Viewer, now: Timestamp) -> Result<Option<Drafted>> {
        let found = self.subject(conn, viewer)?;
        let_in(conn, viewer, now, found)
    }

    fn audited(&self) -> Option<String> {
        Some(self.0.to_string())
    }
}

/// Returns the draft as `viewer` stands to it: whether they are let in for what is delegated to them now.
pub(super) fn let_in(
    conn: &mut Conn,
    viewer: &Viewer,
    now: Timestamp,
    drafted: Option<Drafted>,
) -> Result<Option<Drafted>> {
    let Some(mut drafted) = drafted else {
        return Ok(None);
    };
    drafted.draft = delegations::let_in(conn, viewer, now, drafted.draft)?;
    Ok(Some(drafted))
}

/// Reads a draft; none if there is no such draft.
pub(crate) fn drafted(conn: &mut Conn, id: &DraftId) -> Result<Option<Drafted>> {
    type Row = (String, String, String, String, bool, i64, Option<i64>);
    let found: Option<Row> = draft::table
        .inner_join(strategy::table.on(strategy::id.eq(draft::strategy_id)))
        .filter(draft::id.eq(id.as_str()))
        .select((
            draft::strategy_id,
            draft::copy_id,
            draft::name,
            draft::state,
            draft::limited,
            draft::revision,
            strategy::archived_at,
        ))
        .first(conn)
        .optional()?;
    let Some((strategy, copy, name, state, limited, revision, archived_at)) = found else {
        return Ok(None);
    };
    let state = State::read(&state);
    let (people, partly) = people(conn, id.as_str())?;
    Ok(Some(Drafted {
        draft: InDraft {
            id: id.clone(),
            name,
            is_open: state == State::Open,
            limited,
            people,
            partly,
            is_let_in: false,
        },
        state,
        strategy: StrategyId::stored(strategy),
        copy: StrategyId::stored(copy),
        is_shelved: archived_at.is_some(),
        revision,
    }))
}

/// Returns the name of a draft for whoever sees it; nothing for anybody else, and of one that is not there.
pub(crate) fn name_for(conn: &mut Conn, viewer: &Viewer, id: &DraftId) -> Result<Option<String>> {
    Ok(drafted(conn, id)?.filter(|drafted| drafted.draft.is_seen_by(viewer)).map(|drafted| drafted.draft.name))
}

/// Lists who is invited to all of a draft, and who is let in for what is delegated to them.
fn people(conn: &mut Conn, draft: &str) -> Result<(Vec<PersonId>, Vec<PersonId>)> {
    let rows: Vec<(String, bool)> = draft_member::table
        .filter(draft_member::draft_id.eq(draft))
        .order(draft_member::person_id)
        .select((draft_member::person_id, draft_member::whole))
        .load(conn)?;
    let (whole, partly): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(_, whole)| *whole);
    let ids = |rows: Vec<(String, bool)>| rows.into_iter().map(|(id, _)| PersonId::stored(id)).collect();
    Ok((ids(whole), ids(partly)))
}

/// Reads what the nodes of the strategy `id`, which may be a draft's copy, stand on; none for what a draft that has ended
/// left behind, which is nobody's to read.
pub(crate) fn ground(conn: &mut Conn, id: &str) -> Result<Option<Ground>> {
    let found: Option<(String, Option<i64>, Option<String>)> = strategy::table
        .left_join(draft::table.on(draft::copy_id.eq(strategy::id)))
        .filter(strategy::id.eq(id))
        .select((strategy::name, strategy::archived_at, draft::id.nullable()))
        .first(conn)
        .optional()?;
    let Some((name, archived_at, of_draft)) = found else {
        return Ok(Some(Ground::default()));
    };
    let Some(of_draft) = of_draft else {
        let shelf = archived_at.map(|_| Shelf { id: StrategyId::stored(id.to_owned()), name });
        return Ok(Some(Ground { shelf, draft: None }));
    };
    let Some(drafted) = drafted(conn, &DraftId::stored(of_draft))?.filter(|drafted| drafted.state.is_alive()) else {
        return Ok(None);
    };
    let shelf = drafted.is_shelved.then(|| Shelf { id: drafted.strategy.clone(), name });
    Ok(Some(Ground { shelf, draft: Some(drafted.draft) }))
}

/// Tells whether a strategy is a draft's copy, or is drafted to follow a closed cycle: nobody reads either as a strategy.
pub(crate) fn is_copy(conn: &mut Conn, id: &StrategyId) -> Result<bool> {
    let found: i64 = draft::table.filter(draft::copy_id.eq(id.as_str())).count().get_result(conn)?;
    Ok(found > 0 || cycles::undone(conn, id)?)
}

/// The nodes that are published, in the strategy in force or one before it.
#[diesel::dsl::auto_type(no_type_alias)]
pub(crate) fn is_published() -> _ {
    let copies = draft::table.select(draft::copy_id);
    node::strategy_id.ne_all(copies)
}

/// Lists the open drafts in which `viewer` may change the published node at `place`, with its mirrors; `place` was looked
/// at for what is delegated to them.
pub(crate) fn mirrors(conn: &mut Conn, viewer: &Viewer, place: &Place) -> Result<Vec<Mirror>> {
    if place.draft.is_some() || !place.is_in_force() {
        return Ok(Vec::new());
    }
    let rows: Vec<(String, String, bool, String)> = node::table
        .inner_join(draft::table.on(draft::copy_id.eq(node::strategy_id)))
        .filter(node::of_id.eq(place.id.as_str()))
        .filter(draft::state.eq(State::Open.word()))
        .order((draft::begun_at.desc(), draft::id))
        .select((draft::id, draft::name, draft::limited, node::id))
        .load(conn)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let is_let = place.delegated != Delegated::No;
    let invited: Vec<(String, bool)> = draft_member::table
        .filter(draft_member::person_id.eq(viewer.person.as_str()))
        .select((draft_member::draft_id, draft_member::whole))
        .load(conn)?;
    let is_invited = |id: &String| invited.iter().any(|(draft, whole)| draft == id && (*whole || is_let));
    Ok(rows
        .into_iter()
        .filter(|(id, _, limited, _)| viewer.system || is_invited(id) || (!limited && leads(viewer)))
        .map(|(id, name, _, node)| Mirror { draft: DraftId::stored(id), name, node: NodeId::stored(node) })
        .collect())
}

/// Returns the draft that a conflict belongs to, with the conflict; for whoever holds a permit.
pub(super) type ConflictRow = (String, String, String, String, String, String, String, String);

/// Reads the conflicts of a draft: id, node, field, lens, other, was, published, mine.
pub(super) fn conflicts(conn: &mut Conn, draft: &DraftId, only: Option<&ConflictId>) -> Result<Vec<ConflictRow>> {
    let mut query = draft_conflict::table.filter(draft_conflict::draft_id.eq(draft.as_str())).into_boxed();
    if let Some(id) = only {
        query = query.filter(draft_conflict::id.eq(id.as_str()));
    }
    Ok(query
        .order((draft_conflict::node_id, draft_conflict::id))
        .select((
            draft_conflict::id,
            draft_conflict::node_id,
            draft_conflict::field,
            draft_conflict::lens_id,
            draft_conflict::other_id,
            draft_conflict::was,
            draft_conflict::published,
            draft_conflict::mine,
        ))
        .load(conn)?)
}
