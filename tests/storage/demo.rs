//! The demo in the database: filled once, counted, looked at, emptied.

use app::demo::{command, organisation};
use app::error::Error;
use app::storage::schema_columns;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use crate::support::{Fresh, fresh};

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    rows: i64,
}

fn count(fresh: &Fresh, from: &str) -> usize {
    let found: Count =
        diesel::sql_query(format!("SELECT COUNT(*) AS rows FROM {from}")).get_result(&mut fresh.conn()).unwrap();
    usize::try_from(found.rows).unwrap()
}

#[test]
fn the_demo_is_written_whole() {
    let fresh = fresh();
    let house = fresh.house();
    assert!(command::is_empty(&house).unwrap());
    command::fill(&house).unwrap();
    assert!(!command::is_empty(&house).unwrap());
    assert!(command::is_demo(&house).unwrap());

    let content = organisation();
    let also: usize = content.nodes.iter().map(|node| node.also.len()).sum();
    let seen: usize = content.measures.iter().map(|m| m.check_ins.len()).sum();
    let managers = content.people.iter().filter(|p| p.manager.is_some()).count();
    let personas = content.personas.len();
    for (from, expected) in [
        ("organisation WHERE demo", 1),
        ("lens", content.lenses.len()),
        ("team", content.teams.len()),
        ("person", content.people.len()),
        ("person WHERE manager_id IS NOT NULL", managers),
        ("person WHERE kind = 'contractor'", content.contractors.len()),
        ("post WHERE state = 'held'", content.people.len()),
        ("strategy WHERE id NOT IN (SELECT copy_id FROM draft)", 2),
        ("node WHERE strategy_id = (SELECT strategy_id FROM organisation)", content.nodes.len() + 1),
        ("node WHERE parent_id IS NULL", 4),
        ("node WHERE of_id IS NOT NULL", 2 * (content.nodes.len() + 1)),
        ("support", 3 * also),
        ("draft WHERE limited", 1),
        ("delegation WHERE ending IS NULL", 3),
        ("delegation WHERE ending = 'given_back' AND ended_by = person_id", 1),
        ("declared", 20),
        ("declared WHERE state = 'open'", 5),
        ("declared WHERE state = 'serves' AND card_id IS NOT NULL AND node_id IS NOT NULL", 1),
        ("declared_period", 2),
        ("declared_sum WHERE low = 5", 4),
        ("team_on", 14),
        ("not_mine WHERE settled IS NULL", 1),
        ("version", 3),
        ("proposal", 7),
        ("translation", 8),
        (
            "translation WHERE state NOT IN ('offered', 'countered', 'agreed', 'declined', 'confirm', 'withdrawn', 'ended')",
            0,
        ),
        ("translation WHERE state = 'agreed' AND agreed_turn_id = text_turn_id", 2),
        ("contribution WHERE objective_id IN (SELECT objective_id FROM translation_objective)", 3),
        ("proposal WHERE state = 'open' AND answered", 1),
        ("measure", content.measures.len()),
        ("measure_value WHERE role = 'actual'", seen),
        ("tenet", content.values.len()),
        ("stakeholder", content.stakeholders.len()),
        ("contribution", content.cards.len()),
        ("account WHERE password_hash IS NOT NULL", 0),
    ] {
        assert_eq!(count(&fresh, from), expected, "{from}");
    }
    // What waits is proposed against what is published, and what was taken stands in the draft that it was taken into.
    let waits = "proposal p JOIN node n ON n.id = p.node_id WHERE p.state IN ('open', 'taken') AND p.lens_id = '' AND p.based_on = \
         CASE p.field WHEN 'title' THEN n.title ELSE n.because END";
    assert_eq!(count(&fresh, waits), 3);
    let taken = "proposal p JOIN draft d ON d.id = p.draft_id JOIN node n ON n.strategy_id = d.copy_id AND n.of_id = p.node_id \
         WHERE p.state = 'taken' AND n.title = p.taken";
    assert_eq!(count(&fresh, taken), 2);
    let because = content.nodes.iter().filter(|node| node.because.is_none()).count();
    assert_eq!(
        count(
            &fresh,
            "node WHERE because = '' AND parent_id IS NOT NULL AND strategy_id = (SELECT strategy_id FROM organisation)"
        ),
        because
    );
    assert!(count(&fresh, "account") >= personas);
    let members: Count = diesel::sql_query("SELECT CAST(SUM(members) AS BIGINT) AS rows FROM team")
        .get_result(&mut fresh.conn())
        .unwrap();
    assert_eq!(members.rows, i64::try_from(content.people.len()).unwrap());
}

#[test]
fn a_database_that_is_not_empty_is_left_as_it_was() {
    let fresh = fresh();
    let house = fresh.house();
    command::fill(&house).unwrap();
    let nodes = count(&fresh, "node");
    assert!(matches!(command::fill(&house), Err(Error::Invalid(_))));
    assert_eq!(count(&fresh, "node"), nodes);
}

#[test]
fn emptied_again_nothing_is_left_and_it_can_be_filled_once_more() {
    let fresh = fresh();
    let house = fresh.house();
    command::fill(&house).unwrap();
    command::empty(&house).unwrap();
    for (table, _) in schema_columns() {
        assert_eq!(count(&fresh, table), 0, "{table}");
    }
    assert!(command::is_empty(&house).unwrap());
    command::fill(&house).unwrap();
    assert!(command::is_demo(&house).unwrap());
}

#[test]
fn an_organisation_that_is_no_demo_is_never_emptied() {
    let fresh = fresh();
    let house = fresh.house();
    command::fill(&house).unwrap();
    diesel::sql_query("UPDATE organisation SET demo = FALSE").execute(&mut fresh.conn()).unwrap();
    assert_eq!(command::empty(&house), Err(Error::NotFound));
    assert!(count(&fresh, "person") > 0);
}
