//! A small organisation with somebody in every position that a rule can tell apart.
//!
//! ```text
//! Line ── Works (led by skip) ── Track (led by manager): owner, peer
//!      └─ Trade (led by outside)
//! ```
//!
//! Invariant: written as rows, so that it stands before the first rule is asked; ids never change.

use diesel::connection::SimpleConnection;

use super::{Fresh, rows};

/// The ids of what is in it.
pub struct World;

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
    /// The manager of other people.
    pub const OUTSIDE: &str = "00000000-0000-7000-8000-000000000014";
    /// An import of people that is in force.
    pub const RUN: &str = "00000000-0000-7000-8000-000000000084";
    /// One that was only looked at.
    pub const PREVIEW: &str = "00000000-0000-7000-8000-000000000085";
    /// What the import could not make sense of.
    pub const PROBLEM: &str = "00000000-0000-7000-8000-000000000086";
    /// Somebody without an account.
    pub const NEWCOMER: &str = "00000000-0000-7000-8000-000000000091";
    /// The further link of the objective, to the other pillar.
    pub const SUPPORT: &str = "00000000-0000-7000-8000-000000000066";
    /// A measure of the objective.
    pub const MEASURE: &str = "00000000-0000-7000-8000-000000000067";
    /// A measure in the archive.
    pub const ARCHIVED_MEASURE: &str = "00000000-0000-7000-8000-000000000068";
    /// A value of the measure that counts.
    pub const VALUE: &str = "00000000-0000-7000-8000-0000000000a1";
    /// One that was removed.
    pub const REMOVED_VALUE: &str = "00000000-0000-7000-8000-0000000000a2";
    /// What the strategy holds dear.
    pub const TENET: &str = "00000000-0000-7000-8000-0000000000a3";
    /// What it held dear before; removed.
    pub const REMOVED_TENET: &str = "00000000-0000-7000-8000-0000000000a4";
    /// A strategy in the archive, with a mission and one pillar.
    pub const OLD_STRATEGY: &str = "00000000-0000-7000-8000-0000000000a5";
    /// Its mission.
    pub const OLD_MISSION: &str = "00000000-0000-7000-8000-0000000000a6";
    /// Its pillar.
    pub const OLD_PILLAR: &str = "00000000-0000-7000-8000-0000000000a7";
    /// A lens that was taken out of use.
    pub const OLD_LENS: &str = "00000000-0000-7000-8000-0000000000a8";
    /// A file of values that the owner has sent, and nobody has recorded.
    pub const VALUE_IMPORT: &str = "00000000-0000-7000-8000-0000000000a9";
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
    /// A draft of the strategy, which leadership sees; it renames the other pillar.
    pub const DRAFT: &str = "00000000-0000-7000-8000-0000000000b0";
    /// A draft that the manager alone sees.
    pub const LIMITED: &str = "00000000-0000-7000-8000-0000000000c0";
    /// A draft under which something was published: a choice waits there.
    pub const BEHIND: &str = "00000000-0000-7000-8000-0000000000e0";
    /// That choice.
    pub const CONFLICT: &str = "00000000-0000-7000-8000-0000000000e9";
    /// What hangs in a draft, in the order of the ids there.
    const MIRRORED: [&str; 7] = [
        Self::MISSION,
        Self::PILLAR,
        Self::OTHER_PILLAR,
        Self::OBJECTIVE,
        Self::ARCHIVED,
        Self::SECOND_OBJECTIVE,
        Self::SUPPORT,
    ];
    /// The pillar in the draft.
    pub const DRAFT_PILLAR: &str = "00000000-0000-7000-8000-0000000000b3";
    /// The other pillar in the draft.
    pub const DRAFT_OTHER_PILLAR: &str = "00000000-0000-7000-8000-0000000000b4";
    /// The objective in the draft.
    pub const DRAFT_OBJECTIVE: &str = "00000000-0000-7000-8000-0000000000b5";
    /// The archived objective in the draft.
    pub const DRAFT_ARCHIVED: &str = "00000000-0000-7000-8000-0000000000b6";
    /// The second objective in the draft.
    pub const DRAFT_SECOND: &str = "00000000-0000-7000-8000-0000000000b7";
    /// The further link in the draft.
    pub const DRAFT_SUPPORT: &str = "00000000-0000-7000-8000-0000000000b8";
    /// The cycle that is being closed.
    pub const CLOSING: &str = "00000000-0000-7000-8000-0000000000f8";
    /// The record of the old strategy's cycle.
    pub const RECORD: &str = "00000000-0000-7000-8000-0000000000f9";
    /// What lets somebody edit the pillar.
    pub const DELEGATION: &str = "00000000-0000-7000-8000-0000000000d8";
    /// What let somebody edit it who has left since.
    pub const ORPHANED: &str = "00000000-0000-7000-8000-0000000000d9";
    /// What the owner proposes: another title for the objective.
    pub const PROPOSAL: &str = "00000000-0000-7000-8000-0000000000f0";
    /// What the trade team has answered, of the objective, and nobody has agreed to.
    pub const TRANSLATION: &str = "00000000-0000-7000-8000-000000000074";
    /// What it has declined.
    pub const DECLINED: &str = "00000000-0000-7000-8000-000000000075";
    /// What it has to confirm.
    pub const TO_CONFIRM: &str = "00000000-0000-7000-8000-000000000076";
    /// What is agreed with it.
    pub const AGREED: &str = "00000000-0000-7000-8000-000000000077";
    /// What the owner declared to be on no line, which waits for the manager.
    pub const DECLARED: &str = "00000000-0000-7000-8000-0000000000e1";
    /// What the owner declared and took back.
    pub const TAKEN_BACK: &str = "00000000-0000-7000-8000-0000000000e2";
    /// What the owner said is not theirs, which the manager has.
    pub const NOT_MINE: &str = "00000000-0000-7000-8000-0000000000e3";
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

    /// Returns what mirrors a node (or the further link) in the draft `draft`.
    pub fn mirror(draft: &str, id: &str) -> String {
        let at = Self::MIRRORED.iter().position(|known| *known == id).expect("it is mirrored");
        format!("{}{:x}", &draft[..35], at + 2)
    }

    /// Returns the id with a number.
    pub fn id(number: u32) -> String {
        format!("00000000-0000-7000-8000-{number:012x}")
    }

    /// Empties the database and writes the organisation.
    pub fn write(fresh: &Fresh) {
        let cleared: String =
            app::storage::schema_columns().map(|(table, _)| format!("DELETE FROM {table};\n")).collect();
        // In one transaction: references are checked at its end, so rows may go and come in any order.
        let sql = format!("BEGIN;\n{cleared}{}", rows::sql());
        let mut conn = fresh.conn();
        conn.batch_execute(&sql).unwrap_or_else(|why| panic!("{why}\n{sql}"));
        // What goes past the door settles the words and the gaps itself.
        app::storage::index::settle(&mut conn).unwrap();
        app::coverage::store::settle(&mut conn, fresh.clock.now()).unwrap();
        conn.batch_execute("COMMIT").unwrap();
    }
}
