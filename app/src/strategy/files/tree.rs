//! Builds a tree from rows that name their parent by position.
//! No row is lost: one in a loop is kept at the top, and every parent may come after its children.

use super::Halt;
use super::plan::{MOST_LEVELS, PlanNode};
use crate::problem::Problem;

/// A node with the row it came from.
pub struct Planted {
    /// The line of the row.
    pub line: usize,
    /// The row of its parent, counted from 0; `None` for the top.
    pub parent: Option<usize>,
    /// The node, without children.
    pub node: PlanNode,
}

/// Puts every node below its parent, siblings in the order of rows.
///
/// # Errors
/// When the tree is deeper than a plan may be.
pub fn grow(mut rows: Vec<Planted>, problems: &mut Vec<Problem>) -> Result<Vec<PlanNode>, Halt> {
    cut_loops(&mut rows, problems);
    let mut levels = vec![0_usize; rows.len()];
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); rows.len()];
    let mut top = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        match row.parent.and_then(|parent| below.get_mut(parent)) {
            Some(siblings) => siblings.push(index),
            None => top.push(index),
        }
    }
    let mut order = Vec::with_capacity(rows.len());
    let mut open: Vec<(usize, usize)> = top.iter().map(|index| (*index, 1)).collect();
    while let Some((index, level)) = open.pop() {
        if level > MOST_LEVELS {
            let line = rows.get(index).map_or(1, |row| row.line);
            let what = format!(
                "This row stands more than {MOST_LEVELS} levels below the top. Make the plan flatter and import it again."
            );
            return Err(Halt { line, column: 1, what });
        }
        if let Some(slot) = levels.get_mut(index) {
            *slot = level;
        }
        order.push(index);
        open.extend(below.get(index).into_iter().flatten().map(|child| (*child, level + 1)));
    }
    // Deepest first, so that a node is complete before it moves into its parent.
    order.sort_by_key(|index| std::cmp::Reverse(levels.get(*index).copied()));
    let mut nodes: Vec<Option<PlanNode>> = rows.into_iter().map(|row| Some(row.node)).collect();
    for index in order {
        let children: Vec<PlanNode> = below
            .get(index)
            .into_iter()
            .flatten()
            .filter_map(|child| nodes.get_mut(*child).and_then(Option::take))
            .collect();
        if let Some(Some(node)) = nodes.get_mut(index) {
            node.children = children;
        }
    }
    Ok(top.into_iter().filter_map(|index| nodes.get_mut(index).and_then(Option::take)).collect())
}

/// Cuts each loop at its first row.
fn cut_loops(rows: &mut [Planted], problems: &mut Vec<Problem>) {
    // 0: not seen; otherwise the number of the walk that saw the row.
    let mut seen = vec![0_usize; rows.len()];
    for start in 0..rows.len() {
        let walk = start + 1;
        let mut next = Some(start);
        while let Some(index) = next {
            match seen.get(index).copied() {
                Some(0) => {}
                Some(before) if before == walk => {
                    if let Some(row) = rows.get_mut(index) {
                        row.parent = None;
                        let what = format!(
                            "\"{}\" stands below itself through its parents; it was kept at the top.",
                            row.node.title
                        );
                        problems.push(Problem { line: row.line, what });
                    }
                    break;
                }
                _ => break,
            }
            if let Some(slot) = seen.get_mut(index) {
                *slot = walk;
            }
            next = rows.get(index).and_then(|row| row.parent);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(title: &str, parent: Option<usize>) -> Planted {
        Planted { line: 1, parent, node: PlanNode { title: title.to_owned(), ..PlanNode::default() } }
    }

    #[test]
    fn keeps_order_late_parents_and_loops() {
        let mut problems = Vec::new();
        let rows = vec![
            row("b", Some(2)),
            row("c", Some(2)),
            row("a", None),
            row("x", Some(4)),
            row("y", Some(3)),
            row("self", Some(5)),
        ];
        let top = grow(rows, &mut problems).unwrap();
        let titles: Vec<&str> = top.iter().map(|node| node.title.as_str()).collect();
        assert_eq!(titles, ["a", "x", "self"]);
        assert_eq!(top.first().map(|node| node.children.len()), Some(2));
        assert_eq!(top.get(1).map(|node| node.children.len()), Some(1));
        assert_eq!(problems.len(), 2);
    }

    #[test]
    fn a_long_chain_is_refused_quickly() {
        let rows = (0..100_000_usize).map(|index| row("n", index.checked_sub(1))).collect();
        assert!(grow(rows, &mut Vec::new()).is_err());
    }
}
