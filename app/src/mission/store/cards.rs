//! Contribution cards.
//!
//! Invariant: a person's cards in sight stand at distinct positions; an update names the revision that its author saw;
//! no card is deleted.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use crate::access::{Action, Permit, Tx, Viewer, Writer};
use crate::error::{Error, FieldErrors, Result};
use crate::id::{ContributionId, NodeId, ObjectiveId, PersonId};
use crate::mission::model::{Card, CardEdit, CardView, Moved, Moves};
use crate::mission::policy::{AddCard, EditCard};
use crate::storage::schema::{contribution, node, organisation};
use crate::storage::{Conn, sql};
use crate::strategy;
use crate::translation::model::OnLine;
use crate::translation::store::on_lines;

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Nullable<Text>)]
    node_id: Option<String>,
    #[diesel(sql_type = Text)]
    what: String,
    #[diesel(sql_type = Nullable<Text>)]
    objective_id: Option<String>,
    #[diesel(sql_type = Text)]
    may_wait: String,
    #[diesel(sql_type = Text)]
    may_decide: String,
    #[diesel(sql_type = Nullable<Text>)]
    old_team_id: Option<String>,
    #[diesel(sql_type = Nullable<BigInt>)]
    archived_at: Option<i64>,
    #[diesel(sql_type = BigInt)]
    revision: i64,
    #[diesel(sql_type = Text)]
    links: String,
    #[diesel(sql_type = Nullable<Text>)]
    past: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    next_id: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    next: Option<String>,
}

impl From<Row> for Card {
    fn from(row: Row) -> Self {
        Self {
            id: ContributionId::stored(row.id),
            node: row.node_id.map(NodeId::stored),
            objective: row.objective_id.map(ObjectiveId::stored),
            moved: None,
            is_untranslated: false,
            what: row.what,
            may_wait: row.may_wait,
            may_decide: row.may_decide,
            links: row.links,
            from_old_team: row.old_team_id.is_some(),
            past: row.past,
            goes_on: row.next_id.map(NodeId::stored).zip(row.next),
            archived: row.archived_at.is_some(),
            revision: row.revision,
        }
    }
}

impl Action for AddCard {
    const NAME: &'static str = "card.add";

    fn subject(&self, _conn: &mut Conn, _viewer: &Viewer) -> Result<Option<()>> {
        Ok(Some(()))
    }

    fn audited(&self) -> Option<String> {
        None
    }
}

impl Action for EditCard {
    const NAME: &'static str = "card.edit";

    fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<PersonId>> {
        let author: Option<String> = contribution::table
            .filter(contribution::id.eq(self.0.as_str()))
            .select(contribution::person_id)
            .first(conn)
            .optional()?;
        Ok(author.map(PersonId::stored))
    }

    fn audited(&self) -> Option<String> {
        Some(self.0.to_string())
    }
}

/// Lists the cards of `of` in their order, and `also` if it is theirs and was put away.
pub(super) fn list(conn: &mut Conn, of: &PersonId, also: Option<&ContributionId>) -> Result<Vec<Card>> {
    let also = also.map_or("", ContributionId::as_str);
    // Of a strategy that is archived the query says so, and what the objective goes on as in the one in force, or was there.
    let rows: Vec<Row> = sql(
        "SELECT c.id, c.node_id, c.objective_id, c.what, c.may_wait, c.may_decide, c.old_team_id, c.archived_at, c.revision, c.links, \
           COALESCE(NULLIF(s.cycle, ''), s.name) AS past, k.id AS next_id, k.title AS next \
         FROM contribution c LEFT JOIN node n ON n.id = c.node_id \
         LEFT JOIN strategy s ON s.id = n.strategy_id AND s.archived_at IS NOT NULL \
         LEFT JOIN node k ON s.id IS NOT NULL AND k.id = (SELECT f.id FROM organisation o JOIN node f ON f.strategy_id = o.strategy_id \
           WHERE f.archived_at IS NULL AND f.id IN (SELECT g.id FROM carried g WHERE g.from_id = c.node_id \
             UNION SELECT g.from_id FROM carried g WHERE g.id = c.node_id) LIMIT 1) \
         WHERE c.person_id = $1 AND (c.archived_at IS NULL OR c.id = $2) ORDER BY c.position, c.id",
    )
    .bind::<Text, _>(of.as_str())
    .bind::<Text, _>(also)
    .load(conn)?;
    Ok(rows.into_iter().map(Card::from).collect())
}

/// Reads the form of a card; the permit proves that the reader wrote it.
pub(crate) fn card_view(tx: &mut impl Tx, permit: &Permit<EditCard>) -> Result<CardView> {
    let id = permit.action().0.clone();
    let (author, now): (&PersonId, _) = (permit, tx.now());
    let reader = super::reader::find(tx.conn(), author)?;
    let cards = list(tx.conn(), author, Some(&id))?;
    let in_sight: Vec<&Card> = cards.iter().filter(|card| !card.archived).collect();
    let place = in_sight.iter().position(|card| card.id == id);
    let all = in_sight.len();
    let mut card = cards.iter().find(|card| card.id == id).ok_or(Error::NotFound)?.clone();
    let lens = reader.reading.lens;
    let nodes: Vec<NodeId> = card.node.iter().cloned().collect();
    let objective = strategy::store::lines::ancestry(tx.conn(), &nodes, lens.as_ref())?
        .pop()
        .and_then(|mut line| line.stations.pop())
        .map(|station| station.title);
    name_what_it_moves(&mut card, &on_lines(tx.conn(), author, (now, &reader.zone))?);
    Ok(CardView { card, objective, place: place.map_or(0, |place| place + 1), all })
}

/// Begins a card with the objective that the first day's question was answered with; what its author does comes next.
pub(crate) fn begin(tx: &mut Writer<'_>, permit: &Permit<AddCard>, on: Option<&Moves>) -> Result<ContributionId> {
    write(tx, permit, on, ["", "", "", ""])
}

/// Adds a card after the others.
pub(crate) fn insert(
    tx: &mut Writer<'_>,
    permit: &Permit<AddCard>,
    on: Option<&Moves>,
    card: &CardEdit,
) -> Result<ContributionId> {
    let links = card.links.written();
    write(tx, permit, on, [card.what.as_str(), &card.may_wait, &card.may_decide, &links])
}

fn write(
    tx: &mut Writer<'_>,
    _permit: &Permit<AddCard>,
    on: Option<&Moves>,
    [what, may_wait, may_decide, links]: [&str; 4],
) -> Result<ContributionId> {
    let (me, id, now) = (tx.viewer().person.clone(), tx.new_id(), tx.now().0);
    check_moves(tx, on)?;
    let position = next_position(tx.conn(), &me)?;
    diesel::insert_into(contribution::table)
        .values((
            contribution::id.eq(&id),
            contribution::person_id.eq(me.as_str()),
            contribution::node_id.eq(on.map(|on| on.node.as_str())),
            contribution::objective_id.eq(on.and_then(|on| on.objective.as_ref()).map(ObjectiveId::as_str)),
            contribution::position.eq(position),
            contribution::what.eq(what),
            contribution::may_wait.eq(may_wait),
            contribution::may_decide.eq(may_decide),
            contribution::links.eq(links),
            contribution::created_at.eq(now),
            contribution::updated_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(ContributionId::stored(id))
}

/// Changes what a card says; a card of an old team counts as looked at.
pub(crate) fn update(tx: &mut Writer<'_>, permit: &Permit<EditCard>, card: &CardEdit, revision: i64) -> Result<()> {
    let now = tx.now().0;
    let changed = diesel::update(
        contribution::table
            .filter(contribution::id.eq(permit.action().0.as_str()))
            .filter(contribution::revision.eq(revision)),
    )
    .set((
        contribution::what.eq(card.what.as_str()),
        contribution::may_wait.eq(&card.may_wait),
        contribution::may_decide.eq(&card.may_decide),
        contribution::links.eq(card.links.written()),
        contribution::old_team_id.eq(None::<String>),
        contribution::updated_at.eq(now),
        contribution::revision.eq(revision + 1),
    ))
    .execute(tx.conn())?;
    seen(changed)
}

/// Moves a card to another objective, or to none.
pub(crate) fn attach(tx: &mut Writer<'_>, permit: &Permit<EditCard>, to: Option<&Moves>, revision: i64) -> Result<()> {
    let now = tx.now().0;
    check_moves(tx, to)?;
    let changed = diesel::update(
        contribution::table
            .filter(contribution::id.eq(permit.action().0.as_str()))
            .filter(contribution::revision.eq(revision)),
    )
    .set((
        contribution::node_id.eq(to.map(|to| to.node.as_str())),
        contribution::objective_id.eq(to.and_then(|to| to.objective.as_ref()).map(ObjectiveId::as_str)),
        contribution::old_team_id.eq(None::<String>),
        contribution::updated_at.eq(now),
        contribution::revision.eq(revision + 1),
    ))
    .execute(tx.conn())?;
    seen(changed)
}

/// Puts a card away.
pub(crate) fn archive(tx: &mut Writer<'_>, permit: &Permit<EditCard>) -> Result<()> {
    let now = tx.now().0;
    set_archived(tx, permit, Some(now))
}

/// Brings a card back to its place.
pub(crate) fn restore(tx: &mut Writer<'_>, permit: &Permit<EditCard>) -> Result<()> {
    set_archived(tx, permit, None)
}

fn set_archived(tx: &mut Writer<'_>, permit: &Permit<EditCard>, at: Option<i64>) -> Result<()> {
    diesel::update(contribution::table.filter(contribution::id.eq(permit.action().0.as_str())))
        .set((contribution::archived_at.eq(at), contribution::revision.eq(contribution::revision + 1)))
        .execute(tx.conn())?;
    Ok(())
}

/// Moves a card one place up or down among its author's; at either end nothing happens.
pub(crate) fn shift(tx: &mut Writer<'_>, permit: &Permit<EditCard>, up: bool) -> Result<()> {
    let author: &PersonId = permit;
    let mut order: Vec<ContributionId> = list(tx.conn(), author, None)?.into_iter().map(|card| card.id).collect();
    let Some(at) = order.iter().position(|id| *id == permit.action().0) else {
        return Err(Error::NotFound);
    };
    let other = if up { at.checked_sub(1) } else { Some(at + 1) };
    let Some(other) = other.filter(|other| *other < order.len()) else {
        return Ok(());
    };
    order.swap(at, other);
    // All are numbered anew: cards that were put away may hold places in between.
    for (position, id) in (0i64..).zip(&order) {
        diesel::update(contribution::table.filter(contribution::id.eq(id.as_str())))
            .set(contribution::position.eq(position))
            .execute(tx.conn())?;
    }
    Ok(())
}

/// Fills in what a card moves in the words of its author's team, from all that is offered to that.
pub(super) fn name_what_it_moves(card: &mut Card, offered: &[OnLine]) {
    let Some(node) = &card.node else { return };
    let on_node = offered.iter().find(|translation| translation.node == *node);
    card.moved = on_node.and_then(|translation| Moved::of(translation, card.objective.as_ref()));
    card.is_untranslated = card.moved.is_none() && card.past.is_none();
}

/// Checks that what a card moves is in sight, in the strategy in force; and its team objective agreed.
fn check_moves(tx: &mut Writer<'_>, on: Option<&Moves>) -> Result<()> {
    let Some(Moves { node: on, objective }) = on else { return Ok(()) };
    if let Some(objective) = objective {
        let (me, now) = (tx.viewer().person.clone(), tx.now());
        let known = on_lines(tx.conn(), &me, (now, "UTC"))?.into_iter().find(|translation| translation.node == *on);
        if known.is_none_or(|translation| translation.objective(objective).is_none()) {
            let said = "Your team has not agreed to this objective, or not any more. Choose another.";
            return Err(Error::invalid("node", said));
        }
    }
    check_in_force(tx.conn(), on)
}

/// Returns the position behind all cards of `author`.
pub(super) fn next_position(conn: &mut Conn, author: &PersonId) -> Result<i64> {
    let last: Option<i64> = contribution::table
        .filter(contribution::person_id.eq(author.as_str()))
        .select(diesel::dsl::max(contribution::position))
        .first(conn)?;
    Ok(last.map_or(0, |last| last + 1))
}

/// Checks that what a card hangs on is in sight, in the strategy in force.
pub(super) fn check_in_force(conn: &mut Conn, on: &NodeId) -> Result<()> {
    let found: i64 = organisation::table
        .inner_join(node::table.on(organisation::strategy_id.eq(node::strategy_id.nullable())))
        .filter(node::id.eq(on.as_str()))
        .filter(node::archived_at.is_null())
        .count()
        .get_result(conn)?;
    match found {
        1.. => Ok(()),
        _ => Err(Error::invalid("node", "This objective is no longer in force. Choose another, or “none of these”.")),
    }
}

fn seen(changed: usize) -> Result<()> {
    if changed > 0 {
        return Ok(());
    }
    Err(Error::Conflict(FieldErrors(vec![(
        String::new(),
        "This card was changed in another window while you were writing. The page shows that version; your words are in the form."
            .to_owned(),
    )])))
}
