//! A small organisation with somebody in every position that a rule can tell apart.
//!
//! ```text
//! Line ── Works (led by skip) ── Track (led by manager): owner, peer
//!      └─ Trade (led by outside)
//! ```
//!
//! Invariant: written as rows, so that it stands before the first rule is asked; ids never change.

use app::access::Token;
use diesel::connection::SimpleConnection;

use super::{Fresh, Persona};

/// The ids of what is in it.
pub struct World;

const TIME: i64 = 1_781_510_400_000_000;
const HOUR: i64 = 3_600_000_000;

impl World {
    /// The root team.
    pub const LINE: &str = "00000000-0000-7000-8000-000000000041";
    /// A team below.
    pub const WORKS: &str = "00000000-0000-7000-8000-000000000042";
    /// The owner's team.
    pub const TRACK: &str = "00000000-0000-7000-8000-000000000043";
    /// Another team.
    pub const TRADE: &str = "00000000-0000-7000-8000-000000000044";
    /// A lens; the default.
    pub const LENS: &str = "00000000-0000-7000-8000-000000000051";
    /// Another lens.
    pub const OTHER_LENS: &str = "00000000-0000-7000-8000-000000000052";
    /// The strategy.
    pub const STRATEGY: &str = "00000000-0000-7000-8000-000000000060";
    /// The mission.
    pub const MISSION: &str = "00000000-0000-7000-8000-000000000061";
    /// A pillar.
    pub const PILLAR: &str = "00000000-0000-7000-8000-000000000062";
    /// Another pillar.
    pub const OTHER_PILLAR: &str = "00000000-0000-7000-8000-000000000063";
    /// An objective below the pillar, the owner's own.
    pub const OBJECTIVE: &str = "00000000-0000-7000-8000-000000000064";
    /// An objective in the archive.
    pub const ARCHIVED: &str = "00000000-0000-7000-8000-000000000065";
    /// Another objective below the pillar; nobody's.
    pub const SECOND_OBJECTIVE: &str = "00000000-0000-7000-8000-000000000069";
    /// The auditor's account.
    pub const AUDITORS_ACCOUNT: &str = "00000000-0000-7000-8000-000000000027";
    /// Somebody without an account.
    pub const NEWCOMER: &str = "00000000-0000-7000-8000-000000000091";
    /// The further link of the objective, to the other pillar.
    pub const SUPPORT: &str = "00000000-0000-7000-8000-000000000066";
    /// A measure of the objective.
    pub const MEASURE: &str = "00000000-0000-7000-8000-000000000067";
    /// A measure in the archive.
    pub const ARCHIVED_MEASURE: &str = "00000000-0000-7000-8000-000000000068";
    /// The owner's card.
    pub const CARD: &str = "00000000-0000-7000-8000-000000000071";
    /// The owner's card in the archive.
    pub const ARCHIVED_CARD: &str = "00000000-0000-7000-8000-000000000072";
    /// What the second admin asked for.
    pub const APPROVAL: &str = "00000000-0000-7000-8000-000000000081";
    /// What the owner is told.
    pub const NOTICE: &str = "00000000-0000-7000-8000-000000000082";
    /// A session of the owner on another device.
    pub const OTHER_SESSION: &str = "00000000-0000-7000-8000-000000000083";
    /// An id that nothing has.
    pub const NOTHING: &str = "00000000-0000-7000-8000-0000000000ff";

    /// Returns a call about things that nobody has, in place of those that are here.
    pub fn nowhere(body: &str) -> String {
        let mut parts = body.split("00000000-0000-7000-8000-0000000000");
        let mut elsewhere = parts.next().unwrap_or("").to_owned();
        for part in parts {
            elsewhere += Self::NOTHING;
            elsewhere += &part[2..];
        }
        elsewhere
    }

    /// Returns the id with a number.
    pub fn id(number: u32) -> String {
        format!("00000000-0000-7000-8000-{number:012x}")
    }

    /// Empties the database and writes the organisation.
    pub fn write(fresh: &Fresh) {
        let cleared: String = app::storage::schema_columns()
            .map(|(table, _)| format!("DELETE FROM {table};\n"))
            .collect();
        // In one transaction: references are checked at its end, so rows may go and come in any order.
        let sql = format!("BEGIN;\n{cleared}{}COMMIT;", Self::sql());
        fresh
            .conn()
            .batch_execute(&sql)
            .unwrap_or_else(|why| panic!("{why}\n{sql}"));
    }

    fn sql() -> String {
        let mut sql = String::new();
        let mut add = |line: String| {
            sql += &line;
            sql += ";\n";
        };
        for (id, name, position) in [
            (Self::LENS, "Engineering", 0),
            (Self::OTHER_LENS, "Sales", 1),
        ] {
            add(format!(
                "INSERT INTO lens (id, name, position) VALUES ('{id}', '{name}', {position})"
            ));
        }
        for (id, name, parent, lead) in [
            (Self::LINE, "Line", None, Persona::Asker),
            (Self::WORKS, "Works", Some(Self::LINE), Persona::Skip),
            (Self::TRACK, "Track", Some(Self::WORKS), Persona::Manager),
            (Self::TRADE, "Trade", Some(Self::LINE), Persona::Outside),
        ] {
            let parent = parent.map_or("NULL".to_owned(), |id| format!("'{id}'"));
            add(format!(
                "INSERT INTO team (id, name, parent_id, lead_id, lens_id) VALUES ('{id}', '{name}', {parent}, '{}', '{}')",
                lead.person(),
                Self::LENS
            ));
        }
        for persona in Persona::ALL.into_iter().chain([Persona::Asker]) {
            Self::person(persona, &mut add);
        }
        add(format!(
            "INSERT INTO person (id, name, sort_name, email, kind, state, team_id, manager_id, created_at) VALUES \
             ('{}', 'The newcomer', 'newcomer', 'newcomer@line.example', 'employee', 'active', '{}', '{}', {TIME})",
            Self::NEWCOMER,
            Self::TRACK,
            Persona::Manager.person()
        ));
        Self::strategy(&mut add);
        Self::records(&mut add);
        sql
    }

    fn person(persona: Persona, add: &mut impl FnMut(String)) {
        let (word, person, account) = (persona.word(), persona.person(), persona.account());
        let manager = persona
            .manager()
            .map_or("NULL".to_owned(), |it| format!("'{}'", it.person()));
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
        add(format!(
            "INSERT INTO strategy (id, name, created_at) VALUES ('{}', 'The plan', {TIME})",
            Self::STRATEGY
        ));
        for (id, parent, position, title, owner, archived) in [
            (Self::MISSION, None, 0, "Carry people home", None, false),
            (
                Self::PILLAR,
                Some(Self::MISSION),
                0,
                "Trains that run",
                None,
                false,
            ),
            (
                Self::OTHER_PILLAR,
                Some(Self::MISSION),
                1,
                "A line that pays",
                None,
                false,
            ),
            (
                Self::OBJECTIVE,
                Some(Self::PILLAR),
                0,
                "Track without slow spots",
                Some(Persona::Owner),
                false,
            ),
            (
                Self::SECOND_OBJECTIVE,
                Some(Self::PILLAR),
                1,
                "Doors that close",
                None,
                false,
            ),
            (Self::ARCHIVED, Some(Self::PILLAR), 2, "Steam", None, true),
        ] {
            let parent = parent.map_or("NULL".to_owned(), |id| format!("'{id}'"));
            let owner = owner.map_or("NULL".to_owned(), |it| format!("'{}'", it.person()));
            let archived = if archived {
                TIME.to_string()
            } else {
                "NULL".to_owned()
            };
            add(format!(
                "INSERT INTO node (id, strategy_id, parent_id, position, title, because, owner_id, created_at, updated_at, archived_at) VALUES \
                 ('{id}', '{}', {parent}, {position}, '{title}', 'It carries the line.', {owner}, {TIME}, {TIME}, {archived})",
                Self::STRATEGY
            ));
        }
        // The objective came to its owner from somebody who left, and has not been taken over yet.
        add(format!(
            "UPDATE node SET handed_from_id = '{}' WHERE id = '{}'",
            Persona::Gone.person(),
            Self::OBJECTIVE
        ));
        add(format!(
            "INSERT INTO support (id, node_id, parent_id) VALUES ('{}', '{}', '{}')",
            Self::SUPPORT,
            Self::OBJECTIVE,
            Self::OTHER_PILLAR
        ));
        for (id, name, archived) in [
            (Self::MEASURE, "Slow spots", "NULL".to_owned()),
            (Self::ARCHIVED_MEASURE, "Coal", TIME.to_string()),
        ] {
            add(format!(
                "INSERT INTO measure (id, node_id, position, name, kind, owner_id, archived_at) VALUES \
                 ('{id}', '{}', 0, '{name}', 'quantity', '{}', {archived})",
                Self::OBJECTIVE,
                Persona::Owner.person()
            ));
        }
    }

    fn records(add: &mut impl FnMut(String)) {
        add(format!(
            "INSERT INTO organisation (id, name, time_zone, strategy_id, lens_id, levels, created_at) VALUES \
             ('organisation', 'The line', 'Europe/Berlin', '{}', '{}', '[\"Pillar\",\"Objective\"]', {TIME})",
            Self::STRATEGY,
            Self::LENS
        ));
        for (id, what, archived) in [
            (Self::CARD, "I grind the rails", "NULL".to_owned()),
            (Self::ARCHIVED_CARD, "I oil the points", TIME.to_string()),
        ] {
            add(format!(
                "INSERT INTO contribution (id, person_id, node_id, position, what, created_at, updated_at, archived_at) VALUES \
                 ('{id}', '{}', '{}', 0, '{what}', {TIME}, {TIME}, {archived})",
                Persona::Owner.person(),
                Self::OBJECTIVE
            ));
        }
        add(format!(
            "INSERT INTO approval (id, action, subject_id, detail, asked_by, asked_at) VALUES \
             ('{}', 'office.grant', '{}', 'auditor', '{}', {TIME})",
            Self::APPROVAL,
            Persona::Peer.account(),
            Persona::Asker.person()
        ));
        add(format!(
            "INSERT INTO notice (id, person_id, what, made_at) VALUES ('{}', '{}', 'office.grant', {TIME})",
            Self::NOTICE,
            Persona::Owner.person()
        ));
        let other = format!("{:064x}", 7);
        add(session(
            Self::OTHER_SESSION,
            &other,
            &Persona::Owner.account(),
        ));
    }
}

fn session(id: &str, hash: &str, account: &str) -> String {
    format!(
        "INSERT INTO session (id, token_hash, account_id, stage, remembered, device, created_at, seen_at, fresh_at, ends_at) VALUES \
         ('{id}', '{hash}', '{account}', 'open', FALSE, 'A browser', {TIME}, {TIME}, {TIME}, {})",
        TIME + 12 * HOUR
    )
}
