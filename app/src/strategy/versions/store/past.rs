//! The outline as a version left it.
//!
//! Invariant: nothing is written; the rows come from the present with what came after taken back.

use super::reading::{as_of, version};
use super::sought::matches;
use crate::access::Tx;
use crate::error::{Error, Result};
use crate::id::NodeId;
use crate::organisation::store as organisation;
use crate::routes::links;
use crate::storage::Conn;
use crate::strategy::model::{Asked, Banner, Folds, Found, Opened, OutlineRow, OutlineView, Owner, Written};
use crate::strategy::store::nodes::current;
use crate::strategy::store::{ON_A_PAGE, looked_for, names, steps};
use crate::strategy::versions::model::{Field, PastOutline, Rows, TEXTS, Texts, Tree};

/// How many rows the first screen unfolds below the pillars.
const FIRST: usize = 60;

/// Reads the outline as the version `number` left it, and what `asked` unfolds or looks for in it.
///
/// # Errors
/// `NotFound` if there is no such version.
pub(crate) fn past_outline(tx: &mut impl Tx, number: i64, asked: &Asked) -> Result<PastOutline> {
    let version = version(tx, number)?.version;
    let settings = organisation::view(tx)?;
    let today = tx.now().day(&settings.time_zone);
    let strategy = current(tx.conn())?.ok_or(Error::NotFound)?;
    let tree = as_of(tx.conn(), &strategy, number)?;
    let rows = Rows::of(&tree.spots);
    let root = rows.below("").iter().find(|id| tree.spots[*id].archived.is_none()).ok_or(Error::NotFound)?.clone();
    let below = in_sight(&tree, &rows, &root);
    let mut asked = asked.stay();
    let mut drawn = Vec::new();
    let found = if asked.filter.is_empty() {
        let folds = asked.open.take().unwrap_or_else(|| first_folds(&tree, &rows, &below));
        for (pillar, id) in below.iter().enumerate() {
            walk(&mut drawn, &tree, &rows, &folds, id, (0, pillar));
        }
        asked.open = Some(folds);
        None
    } else {
        Some(sought(tx.conn(), (&tree, &rows), &mut asked, &mut drawn)?)
    };
    let owners: Vec<Owner> =
        drawn.iter().filter_map(|row| row.owner.as_ref().map(|(owner, _)| owner.clone())).collect();
    let names = names(tx.conn(), &owners)?;
    for (owner, name) in drawn.iter_mut().filter_map(|row| row.owner.as_mut()) {
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
        rows: drawn,
        asked,
        found,
        pillars: below.iter().map(|id| (NodeId::stored(id.clone()), title(&tree, id))).collect(),
        lenses: organisation::lenses(tx.conn())?.into_iter().map(|lens| (lens.id, lens.name)).collect(),
        undo: None,
        can: Vec::new(),
        today,
        strategy,
    };
    Ok(PastOutline { version, outline })
}

/// Unfolds the first pillars, as many as have few enough rows.
fn first_folds(tree: &Tree, rows: &Rows, pillars: &[String]) -> Folds {
    let (mut folds, mut shown) = (Folds::default(), 0);
    for pillar in pillars {
        shown += in_sight(tree, rows, pillar).len();
        if shown > FIRST {
            break;
        }
        folds.open(NodeId::stored(pillar.clone()));
    }
    folds
}

/// Draws one page of what is looked for, with the rows that lead there.
fn sought(
    conn: &mut Conn,
    (tree, rows): (&Tree, &Rows),
    asked: &mut Asked,
    drawn: &mut Vec<OutlineRow>,
) -> Result<Found> {
    let matches = matches(conn, tree, &asked.filter)?;
    asked.page = asked.page.clamp(1, matches.found.div_ceil(ON_A_PAGE).max(1));
    let kept = matches.page(asked.page, ON_A_PAGE);
    let folds = asked.open.clone().unwrap_or_default();
    for step in steps(&kept, asked) {
        let at = drawn.len();
        let id = step.found.id.as_str();
        if step.leads {
            let row = row(tree, id, (step.found.depth, step.found.pillar), (step.below, step.is_open));
            drawn.push(row);
        } else {
            walk(drawn, tree, rows, &folds, id, (step.found.depth, step.found.pillar));
        }
        drawn[at].part = Some(step.part());
    }
    let (person, team) = looked_for(conn, &asked.filter)?;
    Ok(Found { count: matches.found, all: matches.all, on_page: ON_A_PAGE, person, team })
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
    let below = in_sight(tree, rows, id);
    let is_open = folds.hold(&NodeId::stored(id.to_owned()));
    found.push(row(tree, id, (depth, pillar), (i64::try_from(below.len()).unwrap_or(0), is_open)));
    if is_open {
        for child in below {
            walk(found, tree, rows, folds, &child, (depth + 1, pillar));
        }
    }
}

fn row(tree: &Tree, id: &str, (depth, pillar): (usize, usize), (below, is_open): (i64, bool)) -> OutlineRow {
    let owner = Owner::read("", &text(tree, id, Field::Owner)).ok().flatten();
    OutlineRow {
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
        archived: tree.spots[id].archived.is_some(),
        below,
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
        id: NodeId::stored(id.to_owned()),
    }
}
