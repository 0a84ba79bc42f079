//! The translations of the tests' own organisation: the trade team's, in the states that an act asks for.
//!
//! Invariant: as `rows`; the owner's own team has none, so that their page is what it was.

use super::{Persona, World};

const TIME: i64 = 1_781_510_400_000_000;

/// Writes them.
pub fn rows(add: &mut impl FnMut(String)) {
    for (number, id, node, state, turn, giver, team, agreed) in [
        (0, World::TRANSLATION, World::OBJECTIVE, "countered", Some("giver"), false, true, false),
        (1, World::DECLINED, World::PILLAR, "declined", Some("giver"), true, false, false),
        (2, World::TO_CONFIRM, World::OTHER_PILLAR, "confirm", Some("team"), true, true, true),
        (3, World::AGREED, World::SECOND_OBJECTIVE, "agreed", None, true, true, true),
    ] {
        let (offer, text) = (World::id(0x200 + number * 2), World::id(0x201 + number * 2));
        let side = turn.map_or("NULL".to_owned(), |side| format!("'{side}'"));
        let agreed = if agreed { format!("'{text}', {TIME}, 2") } else { "NULL, NULL, NULL".to_owned() };
        add(format!(
            "INSERT INTO translation (id, strategy_id, node_id, title, team_id, offered_by, offered_at, because, state, \
             turn_side, since, text_turn_id, giver_agrees, team_agrees, is_whole, agreed_turn_id, agreed_at, agreed_version, \
             revision) VALUES ('{id}', '{}', '{node}', 'As offered', '{}', '{}', {TIME}, 'Trade speaks to travellers', \
             '{state}', {side}, {TIME}, '{text}', {giver}, {team}, TRUE, {agreed}, 1)",
            World::STRATEGY,
            World::TRADE,
            Persona::Leader.person()
        ));
        add(format!(
            "INSERT INTO translation_turn (id, translation_id, number, side, person_id, said_at, act, agrees, note) VALUES \
             ('{offer}', '{id}', 0, 'giver', '{}', {TIME}, 'offer', TRUE, 'Trade speaks to travellers')",
            Persona::Leader.person()
        ));
        add(format!(
            "INSERT INTO translation_turn (id, translation_id, number, side, person_id, said_at, act, agrees, restatement, \
             nothing_because, may_decide) VALUES ('{text}', '{id}', 1, 'team', '{}', {TIME}, 'counter', TRUE, \
             'Whoever buys a ticket hears where it is slow', 'it is one sentence more', 'How it is said at the counter')",
            Persona::Outside.person()
        ));
        add(format!(
            "INSERT INTO translation_objective (id, turn_id, position, objective_id, title, measure, target_amount) VALUES \
             ('{}', '{text}', 0, '{}', 'Say it at every counter', 'counters', '12')",
            World::id(0x210 + number),
            World::id(0x220 + number)
        ));
    }
}
