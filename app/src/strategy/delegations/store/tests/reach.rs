//! No act of a delegate touches a row outside of their subtree.
//!
//! Invariant: every row of nodes, further links and wordings is compared before and after each act, whichever node it named.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};
use proptest::prelude::*;

use super::cast::{Cast, cast};
use crate::access::{Tx as _, Writer};
use crate::error::Result;
use crate::id::NodeId;
use crate::strategy::drafts::policy::{PublishDraft, SteerDraft, TakeVersionBack};
use crate::strategy::drafts::store as drafts;
use crate::strategy::model::{Seen, WordingEdit};
use crate::strategy::policy::{ArchiveNode, EditNode, MoveNode};
use crate::strategy::store::moves::{self, Spot};
use crate::strategy::store::{self, archive, insert_support, nodes, restore, write_wording};
use crate::text::{Prose, Title};

#[derive(Debug, Clone)]
enum Act {
    Add(usize),
    Write(usize, u8),
    Move(usize, usize, usize),
    Step(usize, bool),
    Archive(usize),
    Restore(usize),
    Link(usize, usize),
    Word(usize, u8),
    Draft(u8),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let pick = || 0_usize..40;
    let act = prop_oneof![
        4 => pick().prop_map(Act::Add),
        3 => (pick(), any::<u8>()).prop_map(|(a, b)| Act::Write(a, b)),
        8 => (pick(), pick(), pick()).prop_map(|(a, b, c)| Act::Move(a, b, c)),
        3 => (pick(), any::<bool>()).prop_map(|(a, b)| Act::Step(a, b)),
        3 => pick().prop_map(Act::Archive),
        3 => pick().prop_map(Act::Restore),
        2 => (pick(), pick()).prop_map(|(a, b)| Act::Link(a, b)),
        2 => (pick(), any::<u8>()).prop_map(|(a, b)| Act::Word(a, b)),
        1 => (0_u8..3).prop_map(Act::Draft),
    ];
    prop::collection::vec(act, 10..40)
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    sort: String,
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    node: String,
    #[diesel(sql_type = Nullable<Text>)]
    parent: Option<String>,
    #[diesel(sql_type = Text)]
    said: String,
}

/// Every row, by sort and id: the node that it belongs to, and all that it says.
struct Rows {
    rows: BTreeMap<(String, String), (String, String)>,
    parents: BTreeMap<String, Option<String>>,
}

fn rows(cast: &Cast) -> Rows {
    let found: Vec<Row> = cast
        .home
        .house
        .read_as_system(|tx| {
            Ok(diesel::sql_query(
                "SELECT 'node' AS sort, id, id AS node, parent_id AS parent, \
                   COALESCE(parent_id, '') || '|' || strategy_id || '|' || position || '|' || title || '|' || because || '|' || \
                   description || '|' || COALESCE(owner_id, '') || '|' || COALESCE(archived_at, 0) || '|' || revision AS said \
                 FROM node \
                 UNION ALL SELECT 'support', id, node_id, NULL, parent_id || '|' || because || '|' || revision FROM support \
                 UNION ALL SELECT 'wording', id, node_id, NULL, lens_id || '|' || title || '|' || because FROM wording \
                 UNION ALL SELECT 'draft', id, id, NULL, state || '|' || name || '|' || limited FROM draft \
                 UNION ALL SELECT 'version', id, id, NULL, reason FROM version",
            )
            .load(tx.conn())?)
        })
        .unwrap();
    let mut all = Rows { rows: BTreeMap::new(), parents: BTreeMap::new() };
    for row in found {
        if row.sort == "node" {
            all.parents.insert(row.id.clone(), row.parent);
        }
        all.rows.insert((row.sort, row.id), (row.node, row.said));
    }
    all
}

impl Rows {
    /// The ids of `top` and everything below it.
    fn within(&self, top: &NodeId) -> BTreeSet<String> {
        let is_within = |id: &String| {
            let mut at = Some(id.clone());
            while let Some(here) = at {
                if here == top.as_str() {
                    return true;
                }
                at = self.parents.get(&here).cloned().flatten();
            }
            false
        };
        self.parents.keys().filter(|id| is_within(id)).cloned().collect()
    }
}

fn act(cast: &Cast, act: &Act, nodes_there: &[NodeId]) -> Result<()> {
    let node = |at: usize| nodes_there[at % nodes_there.len()].clone();
    let mara = &cast.mara;
    match act.clone() {
        Act::Add(at) => cast.add(mara, &node(at), "Added").map(drop),
        Act::Write(at, text) => {
            let id = node(at);
            cast.may(mara, move |tx| {
                let permit = tx.permit(EditNode(id.clone()))?;
                let mut fields = store::node_view(tx, &id)?.fields();
                fields.title = format!("Reworded {text}");
                nodes::update(tx, &permit, &fields.parse()?, permit.revision)
            })
        }
        Act::Move(at, below, beside) => {
            let (id, parent, sibling) = (node(at), node(below), node(beside));
            cast.may(mara, move |tx| {
                let permit = tx.permit(MoveNode(id.clone()))?;
                moves::to(tx, &permit, &parent, Spot::Before(&sibling), permit.revision).map(drop)
            })
        }
        Act::Step(at, is_up) => on(cast, node(at), move |tx, id| {
            let permit = tx.permit(MoveNode(id))?;
            moves::step(tx, &permit, is_up, permit.revision).map(drop)
        }),
        Act::Archive(at) => on(cast, node(at), |tx, id| {
            let permit = tx.permit(ArchiveNode(id))?;
            archive(tx, &permit, permit.revision).map(drop)
        }),
        Act::Restore(at) => on(cast, node(at), |tx, id| {
            let permit = tx.permit(ArchiveNode(id))?;
            restore(tx, &permit, permit.revision)
        }),
        Act::Link(at, to) => {
            let to = node(to);
            on(cast, node(at), move |tx, id| {
                let permit = tx.permit(EditNode(id))?;
                insert_support(tx, &permit, &to, &Prose::parse("because", "It serves it too.")?).map(drop)
            })
        }
        Act::Word(at, text) => {
            let lens = cast.home.sales.clone();
            on(cast, node(at), move |tx, id| {
                let permit = tx.permit(EditNode(id))?;
                let edit = WordingEdit::parse(&format!("Said {text}"), "", "", "")?;
                write_wording(tx, &permit, &lens, None, &edit, (0, &Seen::default())).map(drop)
            })
        }
        Act::Draft(0) => {
            let draft = cast.draft.clone();
            let reason = Title::parse("reason", "Mine")?;
            cast.may(mara, move |tx| {
                let permit = tx.permit(PublishDraft(draft.clone()))?;
                drafts::publish(tx, &permit, &reason).map(drop)
            })
        }
        Act::Draft(1) => {
            let draft = cast.draft.clone();
            cast.may(mara, move |tx| {
                let permit = tx.permit(SteerDraft(draft.clone()))?;
                drafts::discard(tx, &permit)
            })
        }
        Act::Draft(_) => cast.may(mara, |tx| {
            let permit = tx.permit(TakeVersionBack)?;
            drafts::undo(tx, &permit, 2).map(drop)
        }),
    }
}

fn on(cast: &Cast, id: NodeId, act: impl Fn(&mut Writer<'_>, NodeId) -> Result<()> + Send + 'static) -> Result<()> {
    cast.may(&cast.mara, move |tx| act(tx, id.clone()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn no_act_of_a_delegate_touches_a_row_outside_of_the_subtree(acts in acts()) {
        let cast = cast();
        let top = cast.mirror(&cast.a);
        let mut before = rows(&cast);
        let mut done = 0;
        // An act inside is done, so that the comparison is of something.
        for next in [Act::Add(0)].iter().chain(&acts) {
            // Mostly what is inside, with everything else that there is.
            let inside: Vec<NodeId> = before.within(&top).into_iter().map(NodeId::stored).collect();
            let there: Vec<NodeId> = match done {
                0 => vec![top.clone()],
                _ => inside.iter().cloned().chain(before.parents.keys().cloned().map(NodeId::stored)).collect(),
            };
            done += usize::from(act(&cast, next, &there).is_ok());
            let after = rows(&cast);
            let (was, is) = (before.within(&top), after.within(&top));
            prop_assert!(was.is_subset(&is), "{next:?} took something out");
            for id in is.difference(&was) {
                prop_assert!(!before.parents.contains_key(id), "{next:?} took {id} in");
            }
            let outside = |rows: &Rows| -> BTreeMap<(String, String), (String, String)> {
                rows.rows.iter().filter(|(_, (node, _))| !is.contains(node)).map(|(a, b)| (a.clone(), b.clone())).collect()
            };
            prop_assert_eq!(outside(&before), outside(&after), "{:?}", next);
            // Where the top hangs, and whether it is in sight, stays as it is.
            let place = |rows: &Rows| rows.rows[&("node".to_owned(), top.to_string())].1.split('|').take(3).map(str::to_owned).collect::<Vec<_>>();
            prop_assert_eq!(place(&before), place(&after));
            before = after;
        }
        prop_assert!(done > 0);
    }
}
