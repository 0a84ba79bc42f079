//! Drafts that are edited, published and taken back in any order leave a tree and a complete history.
//!
//! Invariant: the model is the pure one that the store calls; the checks look at whole trees.

use std::collections::HashMap;

use proptest::prelude::*;

use super::{Change, Field, Rows, Spot, Tree, backwards, composed, depth, difference, is_tree, merge};

/// A strategy with its drafts and the changes of its versions.
struct World {
    published: Tree,
    drafts: Vec<Tree>,
    versions: Vec<Vec<Change>>,
    /// Whether a draft has a choice open.
    conflicts: Vec<usize>,
    next: usize,
    now: i64,
}

#[derive(Debug, Clone)]
enum Act {
    Begin,
    Add(usize, usize),
    Move(usize, usize, usize, usize),
    Write(usize, usize, usize, u8),
    Archive(usize, usize),
    Restore(usize, usize),
    Link(usize, usize, usize),
    Word(usize, usize, u8),
    Choose(usize),
    Publish(usize),
    Undo(usize),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let pick = || 0_usize..24;
    let act = prop_oneof![
        2 => Just(Act::Begin),
        6 => (pick(), pick()).prop_map(|(a, b)| Act::Add(a, b)),
        8 => (pick(), pick(), pick(), pick()).prop_map(|(a, b, c, d)| Act::Move(a, b, c, d)),
        4 => (pick(), pick(), pick(), any::<u8>()).prop_map(|(a, b, c, d)| Act::Write(a, b, c, d)),
        4 => (pick(), pick()).prop_map(|(a, b)| Act::Archive(a, b)),
        2 => (pick(), pick()).prop_map(|(a, b)| Act::Restore(a, b)),
        2 => (pick(), pick(), pick()).prop_map(|(a, b, c)| Act::Link(a, b, c)),
        2 => (pick(), pick(), any::<u8>()).prop_map(|(a, b, c)| Act::Word(a, b, c)),
        2 => pick().prop_map(Act::Choose),
        4 => pick().prop_map(Act::Publish),
        2 => pick().prop_map(Act::Undo),
    ];
    prop::collection::vec(act, 1..60)
}

impl World {
    fn new() -> Self {
        let mut published = Tree::default();
        published.spots.insert("n0".to_owned(), Spot::default());
        published.texts.insert("n0".to_owned(), std::array::from_fn(|_| String::new()));
        Self { published, drafts: Vec::new(), versions: Vec::new(), conflicts: Vec::new(), next: 1, now: 1 }
    }

    fn draft(&mut self, at: usize) -> Option<&mut Tree> {
        let count = self.drafts.len();
        self.drafts.get_mut(at.checked_rem(count)?)
    }

    /// Does one act as the store does it, with the same refusals.
    fn act(&mut self, act: &Act) {
        self.now += 1;
        let now = self.now;
        match *act {
            Act::Begin if self.drafts.len() < 4 => {
                self.drafts.push(self.published.clone());
                self.conflicts.push(0);
            }
            Act::Begin => {}
            Act::Publish(at) => self.publish(at),
            Act::Undo(at) => self.undo(at),
            Act::Choose(at) => {
                if let Some(open) = at.checked_rem(self.conflicts.len()) {
                    self.conflicts[open] = 0;
                }
            }
            Act::Add(at, up) => {
                let id = format!("n{}", self.next);
                self.next += 1;
                let Some(tree) = self.draft(at) else { return };
                let up = nth(tree, up);
                if tree.spots[&up].archived.is_none() && depth(&tree.spots) < 20 {
                    let position = last(tree, &up) + 1;
                    tree.texts.insert(id.clone(), std::array::from_fn(|field| format!("{id} {field}")));
                    tree.spots.insert(id, Spot { parent: Some(up), position, archived: None });
                }
            }
            Act::Move(at, node, up, place) => {
                if let Some(tree) = self.draft(at) {
                    let (node, up) = (nth(tree, node), nth(tree, up));
                    hang(tree, &node, &up, place);
                }
            }
            Act::Write(at, node, field, text) => {
                if let Some(tree) = self.draft(at) {
                    let node = nth(tree, node);
                    if let Some(texts) = tree.texts.get_mut(&node) {
                        texts[field % 9] = format!("text {}", text % 3);
                    }
                }
            }
            Act::Archive(at, node) => {
                if let Some(tree) = self.draft(at) {
                    let node = nth(tree, node);
                    if tree.spots[&node].parent.is_some() {
                        for id in Rows::of(&tree.spots).within(&node) {
                            if let Some(spot) = tree.spots.get_mut(&id) {
                                spot.archived = spot.archived.or(Some(now));
                            }
                        }
                    }
                }
            }
            Act::Restore(at, node) => {
                if let Some(tree) = self.draft(at) {
                    let node = nth(tree, node);
                    let up = tree.spots[&node].parent.clone();
                    if up.is_some_and(|up| tree.spots[&up].archived.is_none())
                        && let Some(spot) = tree.spots.get_mut(&node)
                    {
                        spot.archived = None;
                    }
                }
            }
            Act::Link(at, node, other) => {
                if let Some(tree) = self.draft(at) {
                    let link = (nth(tree, node), nth(tree, other));
                    if link.0 != link.1 && tree.supports.remove(&link).is_none() {
                        tree.supports.insert(link, "as it helps".to_owned());
                    } else {
                        tree.words.retain(|(node, other, _), _| (node, other) != (&link.0, &link.1));
                    }
                }
            }
            Act::Word(at, node, text) => {
                if let Some(tree) = self.draft(at) {
                    let key = (nth(tree, node), String::new(), "lens".to_owned());
                    if text.is_multiple_of(3) {
                        tree.words.remove(&key);
                    } else {
                        tree.words.insert(key, std::array::from_fn(|field| format!("{} {field}", text % 3)));
                    }
                }
            }
        }
    }

    fn publish(&mut self, at: usize) {
        let Some(at) = at.checked_rem(self.drafts.len()) else { return };
        if self.conflicts[at] > 0 {
            return;
        }
        let (draft, before) = (self.drafts.remove(at), self.published.clone());
        self.conflicts.remove(at);
        let changes = difference(&before, &draft);
        if changes.is_empty() {
            return;
        }
        self.published = draft;
        for (other, open) in self.drafts.iter_mut().zip(&mut self.conflicts) {
            *open += merge(other, &changes, &before.spots, &self.published.spots, self.now).len();
        }
        self.versions.push(changes);
    }

    /// Begins a draft with the opposite of a version.
    fn undo(&mut self, number: usize) {
        let Some(number) = number.checked_rem(self.versions.len()) else { return };
        let base = self.past(number + 1);
        let mut draft = self.published.clone();
        let changes = backwards(self.versions[number].clone());
        let found = merge(&mut draft, &changes, &base.spots, &self.published.spots, self.now);
        self.drafts.push(draft);
        self.conflicts.push(found.len());
    }

    /// The state that the first `count` versions left.
    fn past(&self, count: usize) -> Tree {
        let mut tree = self.published.clone();
        tree.take_back(&composed(self.versions[count..].iter().flatten().cloned()));
        tree
    }
}

fn nth(tree: &Tree, at: usize) -> String {
    let mut ids: Vec<&String> = tree.spots.keys().collect();
    ids.sort_by_key(|id| id[1..].parse::<usize>().unwrap_or(0));
    ids[at % ids.len()].clone()
}

fn last(tree: &Tree, up: &str) -> i64 {
    let below = tree.spots.values().filter(|spot| spot.parent.as_deref() == Some(up));
    below.map(|spot| spot.position).max().unwrap_or(-1)
}

/// Hangs a node elsewhere, unless that would be below itself, out of sight, or too deep.
fn hang(tree: &mut Tree, node: &str, up: &str, place: usize) {
    let mut rows = Rows::of(&tree.spots);
    let Some(old) = tree.spots[node].parent.clone() else { return };
    if tree.spots[node].archived.is_some() || tree.spots[up].archived.is_some() {
        return;
    }
    if rows.within(node).iter().any(|id| id == up) || depth(&tree.spots) > 20 {
        return;
    }
    rows.take(&old, node);
    let row = rows.below(up);
    let previous = if row.is_empty() { String::new() } else { row[place % row.len()].clone() };
    rows.put(up, node, if place.is_multiple_of(5) { "" } else { &previous });
    if let Some(spot) = tree.spots.get_mut(node) {
        spot.parent = Some(up.to_owned());
    }
    for (id, position) in rows.below(up).iter().zip(0..) {
        if let Some(spot) = tree.spots.get_mut(id) {
            spot.position = position;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_drafted_and_published_leaves_a_tree_and_its_history(acts in acts()) {
        let mut world = World::new();
        // What each version left, remembered whole.
        let mut past: Vec<Tree> = vec![world.published.clone()];
        for act in &acts {
            world.act(act);
            prop_assert!(is_tree(&world.published.spots), "published after {act:?}: {:?}", world.published.spots);
            for draft in &world.drafts {
                prop_assert!(is_tree(&draft.spots), "a draft after {act:?}: {:?}", draft.spots);
                // A draft is a change of what is published: nothing published is missing from it.
                prop_assert!(world.published.spots.keys().all(|id| draft.spots.contains_key(id)));
            }
            if world.versions.len() == past.len() {
                past.push(world.published.clone());
            }
            prop_assert_eq!(world.versions.len() + 1, past.len());
        }
        for (count, then) in past.iter().enumerate() {
            let found = world.past(count);
            prop_assert_eq!(&found.spots, &then.spots);
            let texts: HashMap<_, _> = found.texts.iter().filter(|(id, _)| then.spots.contains_key(*id)).collect();
            prop_assert_eq!(texts, then.texts.iter().collect::<HashMap<_, _>>());
            let of_then = |id: &String| then.spots.contains_key(id);
            let supports: Vec<_> = found.supports.iter().filter(|((id, other), _)| of_then(id) && of_then(other)).collect();
            prop_assert_eq!(supports, then.supports.iter().collect::<Vec<_>>());
            let words: Vec<_> = found.words.iter().filter(|((id, ..), _)| of_then(id)).collect();
            prop_assert_eq!(words, then.words.iter().collect::<Vec<_>>());
        }
    }
}

fn tree(rows: &[(&str, &str, i64)]) -> Tree {
    let mut tree = Tree::default();
    for (id, parent, position) in rows {
        let parent = Some((*parent).to_owned()).filter(|parent| !parent.is_empty());
        tree.spots.insert((*id).to_owned(), Spot { parent, position: *position, archived: None });
        tree.texts.insert((*id).to_owned(), std::array::from_fn(|_| String::new()));
    }
    tree
}

fn told(changes: &[Change]) -> Vec<String> {
    let shown = changes.iter().filter(|change| change.cell.field != Field::Position);
    shown
        .map(|change| {
            format!("{} {}: {} > {}", change.cell.node, change.cell.field.word(), change.before, change.after)
        })
        .collect()
}

#[test]
fn who_was_pushed_along_did_not_move() {
    let before = tree(&[("m", "", 0), ("a", "m", 0), ("b", "m", 1), ("c", "m", 2), ("d", "m", 3)]);
    let after = tree(&[("m", "", 0), ("d", "m", 0), ("a", "m", 1), ("b", "m", 2), ("c", "m", 3)]);
    assert_eq!(told(&difference(&before, &after)), ["d order: c > "]);
    let below = tree(&[("m", "", 0), ("a", "m", 0), ("b", "m", 1), ("d", "m", 3), ("c", "a", 0)]);
    assert_eq!(told(&difference(&before, &below)), ["c parent: m > a", "c order: b > "]);
}

#[test]
fn what_only_one_side_changed_is_taken_and_what_both_did_is_told() {
    let base = tree(&[("m", "", 0), ("a", "m", 0)]);
    let (mut theirs, mut mine) = (base.clone(), base.clone());
    let set = |tree: &mut Tree, field: usize, text: &str| text.clone_into(&mut tree.texts.get_mut("a").unwrap()[field]);
    set(&mut theirs, 0, "Theirs");
    set(&mut theirs, 1, "Because of them");
    set(&mut theirs, 2, "The same");
    set(&mut mine, 0, "Mine");
    set(&mut mine, 2, "The same");
    set(&mut mine, 3, "person:x");
    let changes = difference(&base, &theirs);
    let conflicts = merge(&mut mine, &changes, &base.spots, &theirs.spots, 1);
    assert_eq!(mine.texts["a"][..4], ["Mine", "Because of them", "The same", "person:x"]);
    let [conflict] = conflicts.as_slice() else { panic!("{conflicts:?}") };
    assert_eq!((conflict.cell.field, conflict.was.as_str()), (Field::Title, ""));
    assert_eq!((conflict.published.as_str(), conflict.mine.as_str()), ("Theirs", "Mine"));
}

#[test]
fn two_moves_that_would_tie_a_knot_leave_it_where_it_is_published() {
    let base = tree(&[("m", "", 0), ("a", "m", 0), ("b", "m", 1)]);
    let theirs = tree(&[("m", "", 0), ("a", "m", 0), ("b", "a", 0)]);
    let mut mine = tree(&[("m", "", 0), ("b", "m", 1), ("a", "b", 0)]);
    let conflicts = merge(&mut mine, &difference(&base, &theirs), &base.spots, &theirs.spots, 1);
    assert!(is_tree(&mine.spots));
    assert_eq!(mine.spots["a"].parent.as_deref(), Some("m"));
    assert_eq!(mine.spots["b"].parent.as_deref(), Some("a"));
    let [conflict] = conflicts.as_slice() else { panic!("{conflicts:?}") };
    assert_eq!((conflict.cell.node.as_str(), conflict.mine.as_str(), conflict.published.as_str()), ("a", "b", "m"));
}

#[test]
fn what_hangs_below_something_put_away_finds_a_place_in_sight() {
    let base = tree(&[("m", "", 0), ("a", "m", 0)]);
    let mut theirs = base.clone();
    theirs.spots.get_mut("a").unwrap().archived = Some(7);
    let mut mine = tree(&[("m", "", 0), ("a", "m", 0), ("new", "a", 0)]);
    let conflicts = merge(&mut mine, &difference(&base, &theirs), &base.spots, &theirs.spots, 1);
    assert!(is_tree(&mine.spots));
    assert_eq!(mine.spots["new"].parent.as_deref(), Some("m"));
    assert_eq!(conflicts.len(), 1);
}
