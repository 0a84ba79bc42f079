//! Going over to the strategy that was drafted: it comes into force, the one before it is archived.
//!
//! Invariant: in the transaction that publishes its draft. People's cards follow their objective only where that was said;
//! else they stay on the old line, and their authors are offered the way.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Double, Nullable, Text};
use serde_json::json;

use crate::access::{Proof, Tx as _, Writer};
use crate::error::{Error, Result};
use crate::id::StrategyId;
use crate::storage::bulk::Rows;
use crate::storage::schema::{draft, next_cycle, organisation, strategy};
use crate::storage::{Conn, sql};
use crate::strategy::cycles::model::{Going, Measures};
use crate::strategy::drafts::model::State;
use crate::strategy::store::nodes::current;
use crate::translation::store as translations;

/// The cards in use of the strategy `$1`, each with the node that its own continues as in what hangs in `$2`, if any.
const CARDS: &str = "FROM contribution c JOIN node n ON n.id = c.node_id LEFT JOIN (SELECT g.from_id, f.id FROM carried g \
     JOIN node f ON f.id = g.id WHERE f.strategy_id = $2 AND f.archived_at IS NULL) k ON k.from_id = n.id \
     WHERE n.strategy_id = $1 AND c.archived_at IS NULL";

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    cards: i64,
    #[diesel(sql_type = BigInt)]
    people: i64,
    #[diesel(sql_type = BigInt)]
    follow: i64,
}

#[derive(QueryableByName)]
struct Person {
    #[diesel(sql_type = Text)]
    id: String,
}

#[derive(QueryableByName)]
struct Measured {
    #[diesel(sql_type = Text)]
    node_id: String,
    #[diesel(sql_type = BigInt)]
    position: i64,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Text)]
    unit: String,
    #[diesel(sql_type = Text)]
    direction: String,
    #[diesel(sql_type = Nullable<Double>)]
    target_amount: Option<f64>,
    #[diesel(sql_type = BigInt)]
    stale_after_days: i64,
    #[diesel(sql_type = Nullable<Text>)]
    owner_id: Option<String>,
    #[diesel(sql_type = Text)]
    feed: String,
    #[diesel(sql_type = Nullable<Double>)]
    last: Option<f64>,
}

/// Reads what going over would do to `copy`, the draft of a strategy that is to follow; none for any other draft.
pub(crate) fn going(conn: &mut Conn, next: &StrategyId, copy: &StrategyId) -> Result<Option<Going>> {
    let Some((measures, cycle)) = upcoming(conn, next)? else { return Ok(None) };
    let Some(old) = current(conn)? else { return Ok(None) };
    let leaves: String = strategy::table.filter(strategy::id.eq(old.as_str())).select(strategy::name).first(conn)?;
    let rows: Vec<Count> = sql(format!(
        "SELECT COUNT(*) AS cards, COUNT(DISTINCT person_id) AS people, follow FROM (SELECT c.person_id, \
           CAST(CASE WHEN k.id IS NULL THEN 0 ELSE 1 END AS BIGINT) AS follow {CARDS}) AS card GROUP BY follow"
    ))
    .bind::<Text, _>(old.as_str())
    .bind::<Text, _>(copy.as_str())
    .load(conn)?;
    let of = |follow: i64| rows.iter().find(|row| row.follow == follow).map_or((0, 0), |row| (row.cards, row.people));
    let drafts = draft::table
        .filter(draft::strategy_id.eq(old.as_str()))
        .filter(draft::state.eq_any([State::Open, State::Aside].map(State::word)))
        .count()
        .get_result(conn)?;
    let carried = i64::try_from(measured(conn, &old, copy)?.len()).unwrap_or(i64::MAX);
    Ok(Some(Going { cycle, leaves, follow: of(1), stay: of(0), measures: (carried, measures), drafts }))
}

fn upcoming(conn: &mut Conn, next: &StrategyId) -> Result<Option<(Measures, String)>> {
    let found: Option<(String, String)> = next_cycle::table
        .inner_join(strategy::table.on(strategy::id.eq(next_cycle::id)))
        .filter(next_cycle::id.eq(next.as_str()))
        .filter(next_cycle::came_at.is_null())
        .select((next_cycle::measures, strategy::cycle))
        .first(conn)
        .optional()?;
    Ok(found.map(|(word, cycle)| (Measures::read(&word).unwrap_or(Measures::None), cycle)))
}

/// Puts `next` into force, whose nodes were just published, if it was drafted to follow; `cards_follow` says what becomes
/// of people's cards.
///
/// # Errors
/// `Invalid` if nobody said so, and there are cards that could follow.
pub(crate) fn go_over(tx: &mut Writer<'_>, proof: Proof, next: &StrategyId, cards_follow: Option<bool>) -> Result<()> {
    let Some((measures, _)) = upcoming(tx.conn(), next)? else { return Ok(()) };
    let now = tx.now().0;
    if let Some(old) = current(tx.conn())? {
        let follow = going(tx.conn(), next, next)?.map_or(0, |going| going.follow.0);
        match cards_follow {
            None if follow > 0 => return Err(Error::invalid("cards", "Say what becomes of people’s cards.")),
            Some(true) => cards(tx, proof, &old, next)?,
            _ => {}
        }
        translations::go_over(tx, proof, &old, next)?;
        if measures != Measures::None {
            write_measures(tx, proof, &old, next, measures)?;
        }
        diesel::update(strategy::table.filter(strategy::id.eq(old.as_str())))
            .set((strategy::archived_at.eq(now), strategy::revision.eq(strategy::revision + 1)))
            .execute(tx.conn())?;
    }
    diesel::update(next_cycle::table.filter(next_cycle::id.eq(next.as_str())))
        .set(next_cycle::came_at.eq(now))
        .execute(tx.conn())?;
    diesel::update(organisation::table).set(organisation::strategy_id.eq(next.as_str())).execute(tx.conn())?;
    Ok(())
}

/// Moves each card to what its objective continues as, and tells its author.
fn cards(tx: &mut Writer<'_>, _proof: Proof, old: &StrategyId, next: &StrategyId) -> Result<()> {
    let (now, actor) = (tx.now().0, tx.actor());
    let people: Vec<Person> = sql(format!("SELECT DISTINCT c.person_id AS id {CARDS} AND k.id IS NOT NULL"))
        .bind::<Text, _>(old.as_str())
        .bind::<Text, _>(next.as_str())
        .load(tx.conn())?;
    sql("WITH pair (new_id, old_id) AS (SELECT f.id, g.from_id FROM carried g JOIN node f ON f.id = g.id \
           WHERE f.strategy_id = $1 AND f.archived_at IS NULL) \
         UPDATE contribution SET node_id = (SELECT pair.new_id FROM pair WHERE pair.old_id = contribution.node_id), \
           updated_at = $2, revision = revision + 1 \
         WHERE archived_at IS NULL AND node_id IN (SELECT pair.old_id FROM pair)")
    .bind::<Text, _>(next.as_str())
    .bind::<BigInt, _>(now)
    .execute(tx.conn())?;
    let mut notices = Rows::new("notice", &["id", "person_id", "what", "about_id", "by_id", "made_at"]);
    for person in people {
        let id = tx.new_id();
        notices.push(vec![
            json!(id),
            json!(person.id),
            json!("cycle.cards_moved"),
            json!(next.as_str()),
            json!(actor),
            json!(now),
        ]);
    }
    notices.insert(tx.conn())
}

/// Reads the measures in use of nodes that come over, each with the node that it comes to and its last value.
fn measured(conn: &mut Conn, old: &StrategyId, next: &StrategyId) -> Result<Vec<Measured>> {
    Ok(sql("SELECT f.id AS node_id, m.position, m.name, m.kind, m.unit, m.direction, m.target_amount, m.stale_after_days, \
           m.owner_id, m.feed, (SELECT v.amount FROM measure_value v WHERE v.measure_id = m.id AND v.role = 'actual' \
             AND v.removed_at IS NULL ORDER BY v.measured_on DESC NULLS LAST, v.position DESC, v.id DESC LIMIT 1) AS last \
         FROM node n JOIN measure m ON m.node_id = n.id AND m.archived_at IS NULL JOIN carried g ON g.from_id = n.id \
         JOIN node f ON f.id = g.id AND f.strategy_id = $2 AND f.archived_at IS NULL \
         WHERE n.strategy_id = $1 ORDER BY f.id, m.position, m.id")
    .bind::<Text, _>(old.as_str())
    .bind::<Text, _>(next.as_str())
    .load(conn)?)
}

/// Gives the nodes that came over their measures: each begins where its last value stands.
fn write_measures(
    tx: &mut Writer<'_>,
    _proof: Proof,
    old: &StrategyId,
    next: &StrategyId,
    measures: Measures,
) -> Result<()> {
    let (first, last): (Option<String>, Option<String>) = strategy::table
        .filter(strategy::id.eq(next.as_str()))
        .select((strategy::starts_on, strategy::ends_on))
        .first(tx.conn())?;
    let is_carried = measures == Measures::Carried;
    let columns = [
        "id",
        "node_id",
        "position",
        "name",
        "kind",
        "unit",
        "direction",
        "start_amount",
        "target_amount",
        "due_on",
        "stale_after_days",
        "owner_id",
        "starts_on",
        "feed",
    ];
    let mut rows = Rows::new("measure", &columns);
    for one in measured(tx.conn(), old, next)? {
        let id = tx.new_id();
        let is_number = one.kind == "quantity";
        rows.push(vec![
            json!(id),
            json!(one.node_id),
            json!(one.position),
            json!(one.name),
            json!(one.kind),
            json!(one.unit),
            json!(one.direction),
            json!(one.last.filter(|_| is_number)),
            json!(one.target_amount.filter(|_| is_carried)),
            json!(last.clone().filter(|_| is_carried)),
            json!(one.stale_after_days),
            json!(one.owner_id),
            json!(first),
            json!(one.feed),
        ]);
    }
    rows.insert(tx.conn())
}
