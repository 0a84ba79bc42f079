//! Where somebody's id stands in the database, and what of it they take away as a file.
//!
//! Invariant: every column that holds a person's, an account's or a session's id is in [`SECTIONS`], told elsewhere in the
//! file ([`TOLD`]), or kept out with a reason ([`KEPT_OUT`]); a test compares this with the schema. What somebody may not
//! see in the product (a draft that is not theirs any more) is not named here either.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};
use serde_json::{Map, Value, json};

use crate::error::Result;
use crate::id::PersonId;
use crate::storage::{Conn, sql};
use crate::time::Timestamp;

/// A column of a table.
pub(crate) type Column = (&'static str, &'static str);

/// How many rows of a section the file holds at most.
const MOST: i64 = 2_000;

/// A part of the file: its key, the columns that it tells of, and the query of its lines (what, how, at) for the person `$1`.
pub(crate) struct Section {
    /// The key in the file.
    pub key: &'static str,
    /// Where the id stands.
    pub columns: &'static [Column],
    query: &'static str,
}

/// The parts that are read here.
pub(crate) const SECTIONS: &[Section] = &[
    Section {
        key: "owns",
        columns: &[("node", "owner_id"), ("node", "handed_from_id")],
        query: "SELECT n.title AS what, CASE WHEN n.owner_id = $1 THEN 'owned' ELSE 'handed over' END AS how, \
                CAST(NULL AS BIGINT) AS at FROM node n WHERE (n.owner_id = $1 OR n.handed_from_id = $1) \
                AND n.strategy_id NOT IN (SELECT copy_id FROM draft)",
    },
    Section {
        key: "measures",
        columns: &[("measure", "owner_id")],
        query: "SELECT m.name AS what, 'kept' AS how, CAST(NULL AS BIGINT) AS at FROM measure m WHERE m.owner_id = $1",
    },
    Section {
        key: "values",
        columns: &[("measure_value", "made_by"), ("measure_value", "removed_by")],
        query: "SELECT m.name || ', ' || COALESCE(v.measured_on, '') AS what, \
                CASE WHEN v.removed_by = $1 THEN 'removed' ELSE 'recorded' END AS how, v.made_at AS at \
                FROM measure_value v JOIN measure m ON m.id = v.measure_id WHERE v.made_by = $1 OR v.removed_by = $1",
    },
    Section {
        key: "leads",
        columns: &[("team", "lead_id")],
        query: "SELECT t.name AS what, 'leads' AS how, CAST(NULL AS BIGINT) AS at FROM team t WHERE t.lead_id = $1",
    },
    Section {
        key: "posts",
        columns: &[("post", "holder_id")],
        query: "SELECT p.title AS what, p.state AS how, CAST(NULL AS BIGINT) AS at FROM post p WHERE p.holder_id = $1",
    },
    Section {
        key: "line_read",
        columns: &[("line_read", "id")],
        query: "SELECT 'version ' || v.number AS what, 'marked as read' AS how, r.read_at AS at \
                FROM line_read r JOIN version v ON v.id = r.version_id WHERE r.id = $1",
    },
    Section {
        key: "drafts",
        columns: &[("draft", "begun_by"), ("draft_member", "person_id")],
        query: "SELECT CASE WHEN m.whole THEN d.name ELSE 'a draft' END AS what, \
                CASE WHEN d.begun_by = $1 THEN 'begun' ELSE 'invited' END AS how, d.begun_at AS at \
                FROM draft d LEFT JOIN draft_member m ON m.draft_id = d.id AND m.person_id = $1 \
                WHERE d.begun_by = $1 OR m.id IS NOT NULL",
    },
    Section {
        key: "versions",
        columns: &[("version", "made_by")],
        query: "SELECT 'version ' || v.number || ': ' || v.reason AS what, v.kind AS how, v.made_at AS at \
                FROM version v WHERE v.made_by = $1",
    },
    Section {
        key: "delegations",
        columns: &[("delegation", "person_id"), ("delegation", "given_by"), ("delegation", "ended_by")],
        query: "SELECT COALESCE(n.title, '') AS what, CASE WHEN d.person_id = $1 THEN 'let edit' \
                WHEN d.given_by = $1 THEN 'lets edit' ELSE 'ended' END AS how, d.given_at AS at \
                FROM delegation d LEFT JOIN node n ON n.id = d.node_id \
                WHERE d.person_id = $1 OR d.given_by = $1 OR d.ended_by = $1",
    },
    Section {
        key: "cycles",
        columns: &[
            ("closing", "begun_by"),
            ("closing", "closed_by"),
            ("closing", "reopened_by"),
            ("closing_answer", "said_by"),
            ("closing_line", "said_by"),
            ("next_cycle", "begun_by"),
        ],
        query: "SELECT c.cycle AS what, 'closing' AS how, c.begun_at AS at FROM closing c \
                WHERE c.begun_by = $1 OR c.closed_by = $1 OR c.reopened_by = $1 \
                UNION ALL SELECT a.learned, a.verdict, a.said_at FROM closing_answer a WHERE a.said_by = $1 \
                UNION ALL SELECT l.title || ': ' || l.learned, l.verdict, c.closed_at FROM closing_line l \
                JOIN closing c ON c.id = l.closing_id WHERE l.said_by = $1 \
                UNION ALL SELECT c.cycle, 'next', n.begun_at FROM next_cycle n \
                JOIN closing c ON c.id = n.closing_id WHERE n.begun_by = $1",
    },
    Section {
        key: "translations",
        columns: &[
            ("translation", "offered_by"),
            ("translation_turn", "person_id"),
            ("translation_comment", "person_id"),
            ("team_capacity", "said_by"),
        ],
        query: "SELECT x.title || ': ' || x.because AS what, 'offered' AS how, x.offered_at AS at FROM translation x \
                WHERE x.offered_by = $1 \
                UNION ALL SELECT x.title || ': ' || CASE WHEN t.restatement <> '' THEN t.restatement ELSE t.note END, \
                t.act, t.said_at FROM translation_turn t JOIN translation x ON x.id = t.translation_id \
                WHERE t.person_id = $1 \
                UNION ALL SELECT x.title || ': ' || c.text, CASE WHEN c.is_wording THEN 'wording' ELSE 'comment' END, \
                c.said_at FROM translation_comment c JOIN translation x ON x.id = c.translation_id WHERE c.person_id = $1 \
                UNION ALL SELECT w.name || ' carries ' || c.carries, 'capacity', c.said_at FROM team_capacity c \
                JOIN team w ON w.id = c.id WHERE c.said_by = $1",
    },
    Section {
        key: "declared",
        columns: &[("declared", "person_id"), ("declared_turn", "person_id")],
        query: "SELECT d.title || ', ' || d.share || ' of the week. ' || d.sentence AS what, d.state AS how, d.made_at AS at \
                FROM declared d WHERE d.person_id = $1 \
                UNION ALL SELECT CASE WHEN d.person_id = $1 THEN t.title || ': ' ELSE '' END || t.text || t.node_title, t.kind, \
                t.said_at FROM declared_turn t JOIN declared d ON d.id = t.declared_id WHERE t.person_id = $1 OR d.person_id = $1",
    },
    Section {
        key: "not_mine",
        columns: &[
            ("not_mine", "person_id"),
            ("not_mine", "to_id"),
            ("not_mine", "before_id"),
            ("not_mine", "settled_by"),
        ],
        query: "SELECT x.title || ': ' || x.reason AS what, CASE WHEN x.person_id = $1 THEN 'passed on' \
                WHEN x.to_id = $1 THEN 'came to you' WHEN x.settled_by = $1 THEN 'settled' ELSE 'had been yours' END AS how, \
                x.said_at AS at FROM not_mine x \
                WHERE x.person_id = $1 OR x.to_id = $1 OR x.settled_by = $1 OR x.before_id = $1",
    },
    Section {
        key: "teams_on",
        columns: &[("team_on", "by_id")],
        query: "SELECT t.name AS what, 'switched on' AS how, o.on_at AS at FROM team_on o JOIN team t ON t.id = o.id \
                WHERE o.by_id = $1",
    },
    Section {
        key: "imports",
        columns: &[("import_run", "made_by"), ("value_import", "made_by")],
        query: "SELECT r.source AS what, r.kind AS how, r.made_at AS at FROM import_run r WHERE r.made_by = $1 \
                UNION ALL SELECT v.file, 'values', v.made_at FROM value_import v WHERE v.made_by = $1",
    },
    Section {
        key: "second_person",
        columns: &[("approval", "subject_id"), ("approval", "asked_by"), ("approval", "decided_by")],
        query: "SELECT a.action AS what, CASE WHEN a.asked_by = $1 THEN 'asked' WHEN a.decided_by = $1 THEN 'decided' \
                ELSE 'about you' END AS how, a.asked_at AS at FROM approval a \
                WHERE a.asked_by = $1 OR a.decided_by = $1 OR a.subject_id = $1 \
                OR a.subject_id IN (SELECT ac.id FROM account ac WHERE ac.person_id = $1)",
    },
];

/// What other parts of the file tell, by their key.
pub(crate) const TOLD: &[(Column, &str)] = &[
    (("account", "person_id"), "account"),
    (("session", "account_id"), "devices"),
    (("recovery_code", "account_id"), "account"),
    (("contribution", "person_id"), "contributions"),
    (("notice", "person_id"), "notices"),
    (("proposal", "person_id"), "proposals"),
    (("proposal_turn", "person_id"), "said_about_proposals"),
    (("audit", "actor_id"), "events"),
    (("audit", "subject_id"), "events"),
];

/// What is not in the file, and why.
pub(crate) const KEPT_OUT: &[(Column, &str)] = &[
    (("person", "manager_id"), "held about whoever reports to you; the directory shows it"),
    (("notice", "about_id"), "told to somebody else; what was done stands in your events"),
    (("notice", "by_id"), "told to somebody else; what you did stands in your events"),
    (("sign_in_link", "account_id"), "a secret of an hour; that it was made stands in your events"),
    (("sign_in_link", "made_by"), "somebody else's secret; that you made it stands in your events"),
    (("refused_form", "session_id"), "what a form kept for half an hour, shown to you when you go back to it"),
    (("not_mine", "subject_id"), "what waited for you and not a person; its title stands beside what you said"),
    (("import_change", "subject_id"), "the journal by which an import is undone; it repeats what the directory holds"),
];

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    what: String,
    #[diesel(sql_type = Text)]
    how: String,
    #[diesel(sql_type = Nullable<BigInt>)]
    at: Option<i64>,
}

/// Reads all sections for `person`, each under its key.
pub(super) fn read(conn: &mut Conn, person: &PersonId) -> Result<Map<String, Value>> {
    let mut file = Map::new();
    for section in SECTIONS {
        let query = format!("SELECT what, how, at FROM ({}) found ORDER BY at, what LIMIT {MOST}", section.query);
        let lines: Vec<Line> = sql(query).bind::<Text, _>(person.as_str()).load(conn)?;
        let lines = lines.into_iter().map(
            |line| json!({ "what": line.what, "how": line.how, "when": line.at.map(|at| Timestamp(at).rfc3339()) }),
        );
        file.insert(section.key.to_owned(), lines.collect());
    }
    file.insert("where".to_owned(), Value::Object(places()));
    Ok(file)
}

/// Says of each column that holds somebody's id under which key it is told, or why it is not.
fn places() -> Map<String, Value> {
    let told = SECTIONS.iter().flat_map(|section| section.columns.iter().map(|column| (*column, section.key)));
    let elsewhere = TOLD.iter().map(|(column, key)| (*column, *key));
    let told = told.chain(elsewhere).map(|(column, key)| (column, json!({ "told_under": key })));
    let kept_out = KEPT_OUT.iter().map(|(column, why)| (*column, json!({ "not_told": why })));
    told.chain(kept_out).map(|((table, column), said)| (format!("{table}.{column}"), said)).collect()
}
