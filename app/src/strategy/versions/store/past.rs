//! The outline as a version left it.
//!
//! Invariant: nothing is written; the rows come from the present with what came after taken back.

use super::reading::{as_of, version};
use crate::access::Tx;
use crate::error::{Error, Result};
use crate::id::NodeId;
use crate::organisation::store as organisation;
use crate::routes::links;
use crate::strategy::model::{Asked, Banner, Folds, Opened, OutlineRow, OutlineView, Owner, Written};
use crate::strategy::store::names;
use crate::strategy::store::nodes::current;
use crate::strategy::versions::model::{Field, PastOutline, Rows, TEXTS, Texts, Tree};

/// How many rows the first screen unfolds below the pillars.
const FIRST: usize = 60;

/// Reads the outline as the version `number` left it; `open` is what the address unfolds.
///
/// # Errors
/// `NotFound` if there is no such version.
pub(crate) fn past_outline(tx: &mut impl Tx, number: i64, open: Option<&str>) -> Result<PastOutline> {
    let version = version(tx, number)?.version;
    let settings = organisation::view(tx)?;
    let today = tx.now().day(&settings.time_zone);
    let strategy = current(tx.conn())?.ok_or(Error::NotFound)?;
    let tree = as_of(tx.conn(), &strategy, number)?;
    let rows = Rows::of(&tree.spots);
    let root = rows.below("").iter().find(|id| tree.spots[*id].archived.is_none()).ok_or(Error::NotFound)?.clone();
    let below = in_sight(&tree, &rows, &root);
    let mut folds = open.map(Folds::read).unwrap_or_default();
    if open.is_none() {
        let mut shown = 0;
        for pillar in &below {
            shown += in_sight(&tree, &rows, pillar).len();
            if shown > FIRST {
                break;
            }
            folds.open(NodeId::stored(pillar.clone()));
        }
    }
    let mut found = Vec::new();
    for (pillar, id) in below.iter().enumerate() {
        walk(&mut found, &tree, &rows, &folds, id, (0, pillar));
    }
    let owners: Vec<Owner> =
        found.iter().filter_map(|row| row.owner.as_ref().map(|(owner, _)| owner.clone())).collect();
    let names = names(tx.conn(), &owners)?;
    for (owner, name) in found.iter_mut().filter_map(|row| row.owner.as_mut()) {
        *name = names.get(owner).cloned().unwrap_or_else(|| "a former colleague".to_owned());
    }
    let outline = OutlineView {
        home: links::version_outline(number),
        name: String::new(),
        vision: String::new(),
        mission: Banner {
            title: title(&tree, &root),
            id: NodeId::stored(root),
            unwritten: false,
            below: i64::try_from(below.len()).unwrap_or(0),
        },
        levels: settings.levels,
        rows: found,
        asked: Asked { open: Some(folds), ..Asked::default() },
        found: None,
        pillars: Vec::new(),
        lenses: Vec::new(),
        undo: None,
        can: Vec::new(),
        today,
        strategy,
    };
    Ok(PastOutline { version, outline })
}

fn in_sight(tree: &Tree, rows: &Rows, parent: &str) -> Vec<String> {
    rows.below(parent).iter().filter(|id| tree.spots[*id].archived.is_none()).cloned().collect()
}

fn text(tree: &Tree, id: &str, field: Field) -> String {
    let at = TEXTS.iter().position(|known| *known == field).unwrap_or(0);
    tree.texts.get(id).map(|texts: &Texts| texts[at].clone()).unwrap_or_default()
}

fn title(tree: &Tree, id: &str) -> Written {
    let text = |field| text(tree, id, field);
    Written::new(text(Field::Title), &text(Field::Language), &text(Field::Direction))
}

fn walk(
    found: &mut Vec<OutlineRow>,
    tree: &Tree,
    rows: &Rows,
    folds: &Folds,
    id: &str,
    (depth, pillar): (usize, usize),
) {
    let node = NodeId::stored(id.to_owned());
    let below = in_sight(tree, rows, id);
    let owner = Owner::read("", &text(tree, id, Field::Owner)).ok().flatten();
    let is_open = folds.hold(&node);
    found.push(OutlineRow {
        parent: NodeId::stored(tree.spots[id].parent.clone().unwrap_or_default()),
        of: None,
        depth,
        pillar,
        title: title(tree, id),
        broken: text(tree, id, Field::Because).is_empty(),
        owner: owner.map(|owner| (owner, String::new())),
        handed: false,
        measure: None,
        further: 0,
        archived: false,
        below: i64::try_from(below.len()).unwrap_or(0),
        is_first: false,
        is_last: false,
        hidden_after: 0,
        is_open,
        part: None,
        marks: Vec::new(),
        translated: None,
        let_edit: Vec::new(),
        opened: Opened::Wholly,
        revision: 0,
        id: node,
    });
    if is_open {
        for child in below {
            walk(found, tree, rows, folds, &child, (depth + 1, pillar));
        }
    }
}
