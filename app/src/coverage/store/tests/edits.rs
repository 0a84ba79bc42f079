//! Edits of every table that coverage depends on, one or several to a transaction.
//!
//! Invariant: each goes through the door as the product's own writes do; ids are numbers, so that a failing sequence can be read.

use diesel::connection::SimpleConnection as _;

use crate::access::Tx as _;
use crate::strategy::store::tests::house::Home;
use crate::time::DAY;

/// What there is by now.
pub(super) struct Ground {
    nodes: Vec<String>,
    teams: Vec<String>,
    people: Vec<String>,
    measures: Vec<String>,
    cards: Vec<String>,
    translations: Vec<String>,
    lenses: [String; 2],
    made: usize,
    pending: Vec<String>,
}

impl Ground {
    /// Begins with what a house has.
    pub fn new(home: &Home) -> Self {
        Self {
            nodes: vec![home.published.to_string()],
            teams: vec![home.team.to_string()],
            people: vec![home.ilse.to_string(), home.jonas.to_string()],
            measures: Vec::new(),
            cards: Vec::new(),
            translations: Vec::new(),
            lenses: [home.engineering.to_string(), home.sales.to_string()],
            made: 0,
            pending: Vec::new(),
        }
    }

    fn new_id(&mut self) -> String {
        self.made += 1;
        format!("018f2b3c-4d5e-7f60-8192-{:012x}", self.made)
    }

    /// Takes a step: an edit, which may wait for the next ones to go with them.
    pub fn take(&mut self, home: &Home, [what, a, b, c, d]: [usize; 5]) {
        if let Some(edit) = self.edit(what, a, b, c) {
            self.pending.push(edit);
        }
        if !d.is_multiple_of(3) && !self.pending.is_empty() {
            home.house.clock.advance(DAY / 2);
            let statements = std::mem::take(&mut self.pending).join(";\n");
            let done = home.house.write_as_system(|tx| Ok(tx.conn().batch_execute(&statements)?));
            done.unwrap_or_else(|error| panic!("{error}\n{statements}"));
        }
    }

    fn edit(&mut self, what: usize, a: usize, b: usize, c: usize) -> Option<String> {
        let some = |of: &[String], at: usize| of.get(at % of.len().max(1)).cloned();
        let quoted = |id: Option<String>| id.map_or_else(|| "NULL".to_owned(), |id| format!("'{id}'"));
        let or_none = |of: &[String], at: usize| quoted(some(of, at / 3).filter(|_| !at.is_multiple_of(3)));
        let node = some(&self.nodes, a);
        let owner = if b.is_multiple_of(2) {
            format!("owner_id = {}, owner_team_id = NULL", or_none(&self.people, c))
        } else {
            format!("owner_id = NULL, owner_team_id = {}", or_none(&self.teams, c))
        };
        Some(match what % 24 {
            0..=2 => {
                let id = self.new_id();
                self.nodes.push(id.clone());
                format!(
                    "INSERT INTO node (id, strategy_id, parent_id, position, title, because, created_at, updated_at) \
                     SELECT '{id}', strategy_id, id, 0, 'N', '{}', 0, {} FROM node WHERE id = '{}'",
                    if b.is_multiple_of(2) { "so" } else { "" },
                    c as i64 * DAY,
                    node?
                )
            }
            3 | 4 => format!("UPDATE node SET {owner} WHERE id = '{}'", node?),
            5 => format!(
                "UPDATE node SET because = '{}' WHERE id = '{}'",
                if b.is_multiple_of(2) { "so" } else { "" },
                node?
            ),
            // The mission stays where it is; everything else may hang anywhere, below itself too.
            6 | 7 => format!(
                "UPDATE node SET parent_id = '{}' WHERE id = '{}' AND parent_id IS NOT NULL AND id <> '{0}'",
                some(&self.nodes, b)?,
                node?
            ),
            8 => format!(
                "UPDATE node SET archived_at = {} WHERE id = '{}' AND parent_id IS NOT NULL",
                if b.is_multiple_of(2) { "1" } else { "NULL" },
                node?
            ),
            9 => {
                let id = self.new_id();
                self.measures.push(id.clone());
                format!(
                    "INSERT INTO measure (id, node_id, position, name, kind, stale_after_days, starts_on) \
                     VALUES ('{id}', '{}', 0, 'M', '{}', {}, '2026-09-0{}')",
                    node?,
                    if b.is_multiple_of(3) { "milestone" } else { "quantity" },
                    c % 60,
                    1 + b % 9
                )
            }
            10 => format!(
                "UPDATE measure SET archived_at = {}, stale_after_days = {c} WHERE id = '{}'",
                if b.is_multiple_of(3) { "1" } else { "NULL" },
                some(&self.measures, a)?
            ),
            11 => {
                let id = self.new_id();
                format!(
                    "INSERT INTO measure_value (id, measure_id, role, position, measured_on, amount, made_at) \
                     VALUES ('{id}', '{}', 'actual', 0, '2026-10-0{}', {}, 0)",
                    some(&self.measures, a)?,
                    1 + b % 9,
                    c % 2
                )
            }
            12 => format!("UPDATE measure_value SET removed_at = 1 WHERE measure_id = '{}'", some(&self.measures, a)?),
            13 => {
                let (id, parent) = (self.new_id(), or_none(&self.teams, a));
                self.teams.push(id.clone());
                format!("INSERT INTO team (id, name, parent_id) VALUES ('{id}', 'T', {parent})")
            }
            14 => format!(
                "UPDATE team SET parent_id = {}, lens_id = {}, archived_at = {} WHERE id = '{}'",
                or_none(&self.teams, b),
                or_none(&self.lenses, c),
                if c.is_multiple_of(5) { "1" } else { "NULL" },
                some(&self.teams, a)?
            ),
            15 => match b % 3 {
                0 => format!("DELETE FROM team_on WHERE id = '{}'", some(&self.teams, a)?),
                _ => format!(
                    "INSERT INTO team_on (id, on_at) SELECT '{0}', {1} WHERE NOT EXISTS (SELECT 1 FROM team_on WHERE id = '{0}')",
                    some(&self.teams, a)?,
                    c as i64 * DAY
                ),
            },
            16 => self.people_come(a, b, c),
            17 => format!(
                "UPDATE person SET team_id = {}, manager_id = {} WHERE id = '{}' AND id <> COALESCE({1}, '')",
                or_none(&self.teams, b),
                or_none(&self.people, c),
                some(&self.people, a)?
            ),
            18 => format!(
                "UPDATE person SET state = '{}' WHERE id = '{}'",
                ["active", "gone", "waiting"][b % 3],
                some(&self.people, a)?
            ),
            19 => {
                let (id, author) = (self.new_id(), some(&self.people, b)?);
                self.cards.push(id.clone());
                format!(
                    "INSERT INTO contribution (id, person_id, node_id, position, what, created_at, updated_at) \
                     VALUES ('{id}', '{author}', {}, 0, 'W', 0, 0)",
                    or_none(&self.nodes, c)
                )
            }
            20 => format!(
                "UPDATE contribution SET node_id = {}, archived_at = {} WHERE id = '{}'",
                or_none(&self.nodes, b),
                if c.is_multiple_of(3) { "1" } else { "NULL" },
                some(&self.cards, a)?
            ),
            21 => self.offer(a, b, c)?,
            22 => format!(
                "UPDATE translation SET state = '{}', since = {}, agreed_at = {} WHERE id = '{}' AND state NOT IN ('withdrawn', 'ended')",
                ["offered", "countered", "agreed", "declined", "confirm", "withdrawn", "ended"][b % 7],
                (20_000 + c as i64) * DAY,
                if c.is_multiple_of(2) { "NULL".to_owned() } else { (20_000 * DAY).to_string() },
                some(&self.translations, a)?
            ),
            _ => format!(
                "DELETE FROM team_capacity WHERE id = '{0}'; \
                 INSERT INTO team_capacity (id, carries, said_by, said_at) VALUES ('{0}', {1}, '{2}', 0)",
                some(&self.teams, a)?,
                b % 3,
                some(&self.people, c)?
            ),
        })
    }

    /// A few people on one team, so that some team comes to ten.
    fn people_come(&mut self, a: usize, b: usize, c: usize) -> String {
        let team = self.teams[a % self.teams.len()].clone();
        let manager = self.people[c % self.people.len()].clone();
        let come = (0..=b % 6).map(|_| {
            let id = self.new_id();
            self.people.push(id.clone());
            format!(
                "INSERT INTO person (id, name, sort_name, kind, state, team_id, manager_id, created_at) \
                 VALUES ('{id}', 'P', 'p', 'employee', '{}', '{team}', '{manager}', 0)",
                if c.is_multiple_of(4) { "waiting" } else { "active" }
            )
        });
        come.collect::<Vec<_>>().join("; ")
    }

    fn offer(&mut self, a: usize, b: usize, c: usize) -> Option<String> {
        let (node, team) = (self.nodes.get(a % self.nodes.len())?.clone(), self.teams[b % self.teams.len()].clone());
        let (id, by) = (self.new_id(), self.people[c % self.people.len()].clone());
        self.translations.push(id.clone());
        // Ended ones may stand beside each other; of the others there is one for a node and a team.
        Some(format!(
            "UPDATE translation SET state = 'ended' WHERE node_id = '{node}' AND team_id = '{team}'; \
             INSERT INTO translation (id, strategy_id, node_id, title, team_id, offered_by, offered_at, because, state, since, text_turn_id) \
             SELECT '{id}', strategy_id, id, 'N', '{team}', '{by}', 0, '', 'offered', {}, '' FROM node WHERE id = '{node}'",
            (20_000 + c as i64) * DAY
        ))
    }
}
