//! The rows of the tests' own small organisation.
//!
//! Invariant: fit for both databases; a table that a rule looks at has at least one row.

mod declared;

use app::access::Token;

use super::{Persona, World};

const TIME: i64 = 1_781_510_400_000_000;
const HOUR: i64 = 3_600_000_000;

/// Returns the statements that write the organisation.
pub fn sql() -> String {
    let mut sql = String::new();
    let mut add = |line: String| {
        sql += &line;
        sql += ";\n";
    };
    for (id, name, position) in [(World::LENS, "Engineering", 0), (World::OTHER_LENS, "Sales", 1)] {
        add(format!("INSERT INTO lens (id, name, position) VALUES ('{id}', '{name}', {position})"));
    }
    add(format!(
        "INSERT INTO lens (id, name, position, archived_at) VALUES ('{}', 'Catering', 2, {TIME})",
        World::OLD_LENS
    ));
    for (id, name, parent, lead) in [
        (World::LINE, "Line", None, Persona::Asker),
        (World::WORKS, "Works", Some(World::LINE), Persona::Skip),
        (World::TRACK, "Track", Some(World::WORKS), Persona::Manager),
        (World::TRADE, "Trade", Some(World::LINE), Persona::Outside),
    ] {
        let parent = parent.map_or("NULL".to_owned(), |id| format!("'{id}'"));
        add(format!(
            "INSERT INTO team (id, name, parent_id, lead_id, lens_id) VALUES ('{id}', '{name}', {parent}, '{}', '{}')",
            lead.person(),
            World::LENS
        ));
    }
    for persona in Persona::ALL.into_iter().chain([Persona::Asker]) {
        person(persona, &mut add);
    }
    add(format!(
        "INSERT INTO person (id, name, sort_name, email, kind, state, team_id, manager_id, created_at) VALUES \
         ('{}', 'The newcomer', 'newcomer', 'newcomer@line.example', 'employee', 'active', '{}', '{}', {TIME})",
        World::NEWCOMER,
        World::TRACK,
        Persona::Manager.person()
    ));
    strategy(&mut add);
    for (draft, limited, name) in [
        (World::DRAFT, false, "Next year"),
        (World::LIMITED, true, "Behind closed doors"),
        (World::BEHIND, false, "A second thought"),
    ] {
        drafted(&mut add, draft, limited, name);
    }
    delegated(&mut add);
    held(&mut add);
    published(&mut add);
    closing(&mut add);
    proposed(&mut add);
    super::translations::rows(&mut add);
    declared::rows(&mut add);
    records(&mut add);
    sql
}

fn person(persona: Persona, add: &mut impl FnMut(String)) {
    let (word, person, account) = (persona.word(), persona.person(), persona.account());
    let manager = persona.manager().map_or("NULL".to_owned(), |it| format!("'{}'", it.person()));
    let (state, gone) = match persona {
        Persona::Gone => ("gone", TIME.to_string()),
        _ => ("active", "NULL".to_owned()),
    };
    add(format!(
        "INSERT INTO person (id, name, sort_name, email, title, kind, state, team_id, manager_id, created_at, gone_at) VALUES \
         ('{person}', 'The {word}', '{word}', '{word}@line.example', 'Somebody', 'employee', '{state}', '{}', {manager}, {TIME}, {gone})",
        persona.team()
    ));
    let office = |held: bool| if held { "TRUE" } else { "FALSE" };
    add(format!(
        "INSERT INTO account (id, person_id, email, leadership, admin, auditor, created_at) VALUES \
         ('{account}', '{person}', '{word}@line.example', {}, {}, {}, {TIME})",
        office(persona == Persona::Leader),
        office(matches!(persona, Persona::Admin | Persona::Asker)),
        office(persona == Persona::Auditor),
    ));
    let hash = Token::read(&persona.token()).unwrap().hash();
    add(session(&persona.session(), &hash, &account));
}

fn strategy(add: &mut impl FnMut(String)) {
    add(format!("INSERT INTO strategy (id, name, created_at) VALUES ('{}', 'The plan', {TIME})", World::STRATEGY));
    for (id, parent, position, title, owner, archived) in [
        (World::MISSION, None, 0, "Carry people home", None, false),
        (World::PILLAR, Some(World::MISSION), 0, "Trains that run", None, false),
        (World::OTHER_PILLAR, Some(World::MISSION), 1, "A line that pays", None, false),
        (World::OBJECTIVE, Some(World::PILLAR), 0, "Track without slow spots", Some(Persona::Owner), false),
        (World::SECOND_OBJECTIVE, Some(World::PILLAR), 1, "Doors that close", None, false),
        (World::ARCHIVED, Some(World::PILLAR), 2, "Steam", None, true),
    ] {
        let parent = parent.map_or("NULL".to_owned(), |id| format!("'{id}'"));
        let owner = owner.map_or("NULL".to_owned(), |it| format!("'{}'", it.person()));
        let archived = if archived { TIME.to_string() } else { "NULL".to_owned() };
        add(format!(
            "INSERT INTO node (id, strategy_id, parent_id, position, title, because, owner_id, created_at, updated_at, archived_at) VALUES \
             ('{id}', '{}', {parent}, {position}, '{title}', 'It carries the line.', {owner}, {TIME}, {TIME}, {archived})",
            World::STRATEGY
        ));
    }
    // The objective came to its owner from somebody who left, and has not been taken over yet.
    add(format!("UPDATE node SET handed_from_id = '{}' WHERE id = '{}'", Persona::Gone.person(), World::OBJECTIVE));
    add(format!(
        "INSERT INTO support (id, node_id, parent_id) VALUES ('{}', '{}', '{}')",
        World::SUPPORT,
        World::OBJECTIVE,
        World::OTHER_PILLAR
    ));
    for (id, name, archived) in
        [(World::MEASURE, "Slow spots", "NULL".to_owned()), (World::ARCHIVED_MEASURE, "Coal", TIME.to_string())]
    {
        add(format!(
            "INSERT INTO measure (id, node_id, position, name, kind, owner_id, archived_at) VALUES \
             ('{id}', '{}', 0, '{name}', 'quantity', '{}', {archived})",
            World::OBJECTIVE,
            Persona::Owner.person()
        ));
    }
}

/// A draft of the strategy, as it is copied when it begins.
fn drafted(add: &mut impl FnMut(String), draft: &str, limited: bool, name: &str) {
    let copy = format!("{}1", &draft[..35]);
    let mirror = |id: &str| World::mirror(draft, id);
    let limited_word = if limited { "TRUE" } else { "FALSE" };
    add(format!("INSERT INTO strategy (id, name, created_at) VALUES ('{copy}', '{name}', {TIME})"));
    add(format!(
        "INSERT INTO draft (id, strategy_id, copy_id, name, state, limited, begun_by, begun_at) VALUES \
         ('{draft}', '{}', '{copy}', '{name}', 'open', {limited_word}, '{}', {TIME})",
        World::STRATEGY,
        Persona::Leader.person()
    ));
    if limited {
        add(format!(
            "INSERT INTO draft_member (id, draft_id, person_id) VALUES ('{}f', '{draft}', '{}')",
            &draft[..35],
            Persona::Manager.person()
        ));
    }
    for (id, parent) in [
        (World::MISSION, None),
        (World::PILLAR, Some(World::MISSION)),
        (World::OTHER_PILLAR, Some(World::MISSION)),
        (World::OBJECTIVE, Some(World::PILLAR)),
        (World::ARCHIVED, Some(World::PILLAR)),
        (World::SECOND_OBJECTIVE, Some(World::PILLAR)),
    ] {
        let parent = parent.map_or("NULL".to_owned(), |id| format!("'{}'", mirror(id)));
        add(format!(
            "INSERT INTO node (id, strategy_id, of_id, parent_id, position, title, because, owner_id, created_at, updated_at, \
             archived_at) SELECT '{}', '{copy}', id, {parent}, position, title, because, owner_id, created_at, updated_at, \
             archived_at FROM node WHERE id = '{id}'",
            mirror(id)
        ));
    }
    add(format!(
        "INSERT INTO support (id, node_id, parent_id) VALUES ('{}', '{}', '{}')",
        mirror(World::SUPPORT),
        mirror(World::OBJECTIVE),
        mirror(World::OTHER_PILLAR)
    ));
    add(format!("UPDATE node SET title = '{name}', revision = 2 WHERE id = '{}'", mirror(World::OTHER_PILLAR)));
}

/// Two people who are let edit a pillar each and are let into a draft for that; and what somebody was let edit who has left.
fn delegated(add: &mut impl FnMut(String)) {
    let until = TIME + 30 * 24 * HOUR;
    for (id, node, persona, ending) in [
        (World::DELEGATION.to_owned(), World::PILLAR, Persona::DlgIn, "NULL"),
        (World::id(0xda), World::OTHER_PILLAR, Persona::DlgOut, "NULL"),
        (World::ORPHANED.to_owned(), World::PILLAR, Persona::Gone, "'left'"),
    ] {
        add(format!(
            "INSERT INTO delegation (id, node_id, person_id, given_by, given_at, ends_at, ending) VALUES \
             ('{id}', '{node}', '{}', '{}', {TIME}, {until}, {ending})",
            persona.person(),
            Persona::Leader.person()
        ));
    }
    for (number, persona) in [(0xdb, Persona::DlgIn), (0xdc, Persona::DlgOut)] {
        add(format!(
            "INSERT INTO draft_member (id, draft_id, person_id, whole) VALUES ('{}', '{}', '{}', FALSE)",
            World::id(number),
            World::DRAFT,
            persona.person()
        ));
    }
}

/// Two versions of the strategy, and what the second left to choose in a draft.
fn published(add: &mut impl FnMut(String)) {
    for (number, kind, reason) in [(1, "begun", "Begun with its mission"), (2, "published", "Said what it is about")] {
        add(format!(
            "INSERT INTO version (id, strategy_id, number, kind, reason, made_by, made_at) VALUES \
             ('{}', '{}', {number}, '{kind}', '{reason}', '{}', {TIME})",
            World::id(0xd0 + number),
            World::STRATEGY,
            Persona::Leader.person()
        ));
    }
    add(format!(
        "INSERT INTO version_change (id, version_id, node_id, field, before, after) VALUES \
         ('{}', '{}', '{}', 'title', 'A better track', 'Track without slow spots')",
        World::id(0xd3),
        World::id(0xd2),
        World::OBJECTIVE
    ));
    add(format!(
        "INSERT INTO draft_conflict (id, draft_id, node_id, field, was, published, mine) VALUES \
         ('{}', '{}', '{}', 'title', 'A better track', 'Track without slow spots', 'The best track')",
        World::CONFLICT,
        World::BEHIND,
        World::OBJECTIVE
    ));
}

/// The cycle of the strategy, which is being closed, and the record of the one before it.
fn closing(add: &mut impl FnMut(String)) {
    add(format!("UPDATE strategy SET cycle = '2026' WHERE id = '{}'", World::STRATEGY));
    let leader = Persona::Leader.person();
    for (id, strategy, number, state, cycle, closed) in [
        (World::CLOSING, World::STRATEGY, "NULL", "open", "2026", "NULL".to_owned()),
        (World::RECORD, World::OLD_STRATEGY, "1", "closed", "2025", TIME.to_string()),
    ] {
        add(format!(
            "INSERT INTO closing (id, strategy_id, number, state, cycle, learned, begun_by, begun_at, closed_by, closed_at) VALUES \
             ('{id}', '{strategy}', {number}, '{state}', '{cycle}', 'Coal is heavy.', '{leader}', {TIME}, '{leader}', {closed})"
        ));
    }
    for (id, node) in [(0xfa, World::MISSION), (0xfb, World::OBJECTIVE)] {
        add(format!(
            "INSERT INTO closing_answer (id, closing_id, node_id, verdict, said_by, said_at) VALUES \
             ('{}', '{}', '{node}', 'keep', '{leader}', {TIME})",
            World::id(id),
            World::CLOSING
        ));
    }
    for (position, node, title) in [(0, World::OLD_MISSION, "Carry coal"), (1, World::OLD_PILLAR, "Boilers that hold")]
    {
        add(format!(
            "INSERT INTO closing_line (id, closing_id, position, depth, node_id, title, verdict, score, said_by) VALUES \
             ('{}', '{}', {position}, {position}, '{node}', '{title}', 'stop', 'partly', '{leader}')",
            World::id(0xfc + position),
            World::RECORD
        ));
    }
}

/// What the owner proposes and nobody has answered.
fn proposed(add: &mut impl FnMut(String)) {
    add(format!(
        "INSERT INTO proposal (id, strategy_id, node_id, title, field, based_on, text, why, state, person_id, made_at) VALUES \
         ('{}', '{}', '{}', 'Track without slow spots', 'title', 'Track without slow spots', 'Track that carries at full speed', \
         'Nobody says slow spot but us', 'open', '{}', {TIME})",
        World::PROPOSAL,
        World::STRATEGY,
        World::OBJECTIVE,
        Persona::Owner.person()
    ));
    add(format!(
        "INSERT INTO proposal_turn (id, proposal_id, position, kind, text, words, person_id, said_at) VALUES \
         ('{}', '{}', 1, 'proposed', 'Nobody says slow spot but us', 'Track that carries at full speed', '{}', {TIME})",
        World::id(0xf1),
        World::PROPOSAL,
        Persona::Owner.person()
    ));
}

/// Values of a measure, what the strategy holds dear, and the strategy that was in force before it.
fn held(add: &mut impl FnMut(String)) {
    for (id, amount, day, removed) in
        [(World::VALUE, 7, "2026-06-10", "NULL".to_owned()), (World::REMOVED_VALUE, 70, "2026-06-01", TIME.to_string())]
    {
        add(format!(
            "INSERT INTO measure_value (id, measure_id, role, position, measured_on, amount, made_by, made_at, removed_at, source) \
             VALUES ('{id}', '{}', 'actual', 0, '{day}', {amount}, '{}', {TIME}, {removed}, 'by hand')",
            World::MEASURE,
            Persona::Owner.person()
        ));
    }
    add(format!(
        "INSERT INTO value_import (id, file, state, made_by, made_at, payload) VALUES ('{}', 'spots.csv', 'previewed', \
         '{}', {TIME}, 'measure,date,value\nSlow spots,2026-06-12,9')",
        World::VALUE_IMPORT,
        Persona::Owner.person()
    ));
    for (id, name, removed) in
        [(World::TENET, "Candour", "NULL".to_owned()), (World::REMOVED_TENET, "Steam", TIME.to_string())]
    {
        add(format!(
            "INSERT INTO tenet (id, strategy_id, position, name, archived_at) VALUES ('{id}', '{}', 0, '{name}', {removed})",
            World::STRATEGY
        ));
    }
    add(format!(
        "INSERT INTO strategy (id, name, created_at, archived_at) VALUES ('{}', 'The old plan', {TIME}, {TIME})",
        World::OLD_STRATEGY
    ));
    for (id, parent, title) in [
        (World::OLD_MISSION, "NULL".to_owned(), "Carry coal"),
        (World::OLD_PILLAR, format!("'{}'", World::OLD_MISSION), "Boilers that hold"),
    ] {
        add(format!(
            "INSERT INTO node (id, strategy_id, parent_id, position, title, created_at, updated_at) VALUES \
             ('{id}', '{}', {parent}, 0, '{title}', {TIME}, {TIME})",
            World::OLD_STRATEGY
        ));
    }
}

fn records(add: &mut impl FnMut(String)) {
    add(format!(
        "INSERT INTO organisation (id, name, time_zone, strategy_id, lens_id, levels, created_at) VALUES \
         ('organisation', 'The line', 'Europe/Berlin', '{}', '{}', '[\"Pillar\",\"Objective\"]', {TIME})",
        World::STRATEGY,
        World::LENS
    ));
    for (id, what, archived) in [
        (World::CARD, "I grind the rails", "NULL".to_owned()),
        (World::ARCHIVED_CARD, "I oil the points", TIME.to_string()),
    ] {
        add(format!(
            "INSERT INTO contribution (id, person_id, node_id, position, what, created_at, updated_at, archived_at) VALUES \
             ('{id}', '{}', '{}', 0, '{what}', {TIME}, {TIME}, {archived})",
            Persona::Owner.person(),
            World::OBJECTIVE
        ));
    }
    add(format!(
        "INSERT INTO approval (id, action, subject_id, detail, asked_by, asked_at) VALUES \
         ('{}', 'office.grant', '{}', 'auditor', '{}', {TIME})",
        World::APPROVAL,
        Persona::Peer.account(),
        Persona::Asker.person()
    ));
    add(format!(
        "INSERT INTO notice (id, person_id, what, made_at) VALUES ('{}', '{}', 'office.grant', {TIME})",
        World::NOTICE,
        Persona::Owner.person()
    ));
    for (id, state, done) in [(World::RUN, "done", TIME.to_string()), (World::PREVIEW, "previewed", "NULL".to_owned())]
    {
        add(format!(
            "INSERT INTO import_run (id, kind, source, format, state, made_by, made_at, done_at, summary) VALUES \
             ('{id}', 'people', 'people.csv', 'csv', '{state}', '{}', {TIME}, {done}, '{{}}')",
            Persona::Admin.person()
        ));
    }
    add(format!(
        "INSERT INTO import_problem (id, run_id, line, what) VALUES ('{}', '{}', 3, 'Nobody is called so.')",
        World::PROBLEM,
        World::RUN
    ));
    let other = format!("{:064x}", 7);
    add(session(World::OTHER_SESSION, &other, &Persona::Owner.account()));
}

fn session(id: &str, hash: &str, account: &str) -> String {
    format!(
        "INSERT INTO session (id, token_hash, account_id, stage, remembered, device, created_at, seen_at, fresh_at, ends_at) VALUES \
         ('{id}', '{hash}', '{account}', 'open', FALSE, 'A browser', {TIME}, {TIME}, {TIME}, {})",
        TIME + 12 * HOUR
    )
}
