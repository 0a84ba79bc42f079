//! The difference between a draft and what is published, and publishing it.
//!
//! Invariant: one transaction writes the published rows, the version, and every other draft; what is published is a tree.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use super::affected::affected;
use super::bring_up::{Step, bring_up};
use super::choose::views;
use super::clear::detach;
use super::ground::conflicts;
use super::lines::line;
use crate::access::{Permit, Tx, Writer};
use crate::error::{Error, Result};
use crate::storage::Conn;
use crate::storage::schema::{draft, version};
use crate::strategy::cycles::store as cycles;
use crate::strategy::drafts::model::{PublishView, State};
use crate::strategy::drafts::policy::{Drafted, PublishDraft, ReadDraft};
use crate::strategy::proposals::store as proposals;
use crate::strategy::store::moves::DEPTH_MAX;
use crate::strategy::versions::model::{Change, Kind, Skeleton, Tree, advanced, depth, difference, places};
use crate::strategy::versions::store::{self as versions, Made, count, described};
use crate::text::Title;

/// What a draft changes.
pub(crate) struct Changes {
    /// Field by field.
    pub changes: Vec<Change>,
    /// Which row of the draft is which node's.
    pub ids: HashMap<String, String>,
}

/// Reads what a draft changes.
pub(crate) fn ahead_of(conn: &mut Conn, drafted: &Drafted) -> Result<Changes> {
    let versions::Ahead { before, mut after, ids } =
        versions::ahead(conn, drafted.strategy.as_str(), drafted.copy.as_str())?;
    forget_what_came_to_nothing(&before, &mut after);
    let changes = difference(&before, &after);
    Ok(Changes { changes, ids })
}

/// Takes out what was added and put away again, unless something that stays hangs below it.
pub(super) fn forget_what_came_to_nothing(before: &Tree, after: &mut Tree) {
    let spots = &after.spots;
    let is_idle =
        |id: &str| !before.spots.contains_key(id) && spots.get(id).is_some_and(|spot| spot.archived.is_some());
    let mut idle: HashSet<String> = spots.keys().filter(|id| is_idle(id)).cloned().collect();
    if idle.is_empty() {
        return;
    }
    for (_, spot) in spots.iter().filter(|(id, _)| !is_idle(id)) {
        let mut up = spot.parent.clone();
        while let Some(needed) = up.filter(|id| idle.remove(id)) {
            up = spots.get(&needed).and_then(|spot| spot.parent.clone());
        }
    }
    after.spots.retain(|id, _| !idle.contains(id));
    after.texts.retain(|id, _| !idle.contains(id));
    after.supports.retain(|(id, other), _| !idle.contains(id) && !idle.contains(other));
    after.words.retain(|(id, other, _), _| !idle.contains(id) && !idle.contains(other));
}

/// Reads what publishing a draft would do.
///
/// # Errors
/// `NotFound` once the draft has ended.
pub(crate) fn publishing(tx: &mut impl Tx, permit: &Permit<ReadDraft>) -> Result<PublishView> {
    if !permit.state.is_alive() {
        return Err(Error::NotFound);
    }
    let ahead = ahead_of(tx.conn(), permit)?;
    let draft = line(tx, permit, Some(count(&ahead.changes)))?;
    let conn = tx.conn();
    let undoes: Option<i64> = draft::table
        .inner_join(version::table.on(draft::undoes_id.eq(version::id.nullable())))
        .filter(draft::id.eq(permit.draft.id.as_str()))
        .select(version::number)
        .first(conn)
        .optional()?;
    let proposals = proposals::decided(tx, permit.strategy.as_str(), &permit.draft, &ahead.changes)?;
    let conn = tx.conn();
    Ok(PublishView {
        proposals,
        difference: described(conn, &ahead.changes, Some(&ahead.ids))?,
        affected: affected(conn, &ahead.changes)?,
        conflicts: views(conn, permit)?,
        undoes,
        going: cycles::going(conn, &permit.strategy, &permit.copy)?,
        draft,
    })
}

/// Publishes a draft as the next version, whose number it returns, and brings all other drafts up to it.
///
/// # Errors
/// `Invalid` if the draft has ended or changes nothing, if a choice is still open, or if the tree would be too deep.
#[cfg(test)]
pub(crate) fn publish(tx: &mut Writer<'_>, permit: &Permit<PublishDraft>, reason: &Title) -> Result<i64> {
    publish_with(tx, permit, reason, None)
}

/// The same; a draft of the strategy that follows a closed cycle puts that one into force, and `cards_follow` says what
/// becomes of people's cards then.
///
/// # Errors
/// As above, and `Invalid` if nobody said what becomes of the cards.
pub(crate) fn publish_with(
    tx: &mut Writer<'_>,
    permit: &Permit<PublishDraft>,
    reason: &Title,
    cards_follow: Option<bool>,
) -> Result<i64> {
    if !permit.draft.is_open {
        let became = if permit.state == State::Published { "published already" } else { "discarded" };
        return Err(Error::invalid("", format!("This draft is {became}, so nothing more was published.")));
    }
    if !conflicts(tx.conn(), &permit.draft.id, None)?.is_empty() {
        return Err(Error::invalid(
            "",
            "Something was published since and waits for your choice. Choose first, then publish.",
        ));
    }
    let ahead = ahead_of(tx.conn(), permit)?;
    if count(&ahead.changes) == 0 {
        return Err(Error::invalid("", "This draft changes nothing, so there is nothing to publish."));
    }
    let proof = permit.proof();
    let (strategy, id) = (permit.strategy.as_str(), permit.draft.id.as_str());
    let (mut base, mut theirs) = (Skeleton::new(), Skeleton::new());
    if places(&ahead.changes) {
        base = versions::skeleton(tx.conn(), strategy)?.0;
        theirs = advanced(&base, &ahead.changes);
    }
    if depth(&theirs) >= usize::try_from(DEPTH_MAX).unwrap_or(usize::MAX) {
        return Err(Error::invalid(
            "",
            format!("The tree would be deeper than {DEPTH_MAX} levels. Move what is deepest further up, then publish."),
        ));
    }
    detach(tx, proof, &permit.copy)?;
    versions::apply(tx, proof, strategy, None, &ahead.changes)?;
    let made = Made { strategy, kind: Kind::Published, reason: reason.as_str(), draft: Some(id) };
    let (_, number) = versions::record(tx, proof, &made, &ahead.changes)?;
    let now = tx.now().0;
    diesel::update(draft::table.filter(draft::id.eq(id)))
        .set((
            draft::state.eq(State::Published.word()),
            draft::ended_at.eq(now),
            draft::revision.eq(draft::revision + 1),
        ))
        .execute(tx.conn())?;
    let step = Step { changes: &ahead.changes, base: &base, theirs: &theirs };
    bring_up(tx, proof, &permit.strategy, &step)?;
    cycles::go_over(tx, proof, &permit.strategy, cards_follow)?;
    Ok(number)
}
