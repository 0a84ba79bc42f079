//! Who is whose parent and sibling, read off the levels of the rows alone.
//!
//! Invariant: pure; a row that is not there has no neighbours.

/// Returns the row's parent, if that is a row.
pub(super) fn parent(levels: &[usize], row: usize) -> Option<usize> {
    let level = *levels.get(row)?;
    (0..row).rev().find(|above| levels[*above] < level)
}

/// Returns the sibling above the row.
pub(super) fn previous(levels: &[usize], row: usize) -> Option<usize> {
    let level = *levels.get(row)?;
    let above = (0..row).rev().find(|above| levels[*above] <= level)?;
    (levels[above] == level).then_some(above)
}

/// Returns the first row that is not below the row.
pub(super) fn end(levels: &[usize], row: usize) -> usize {
    let Some(level) = levels.get(row) else {
        return levels.len();
    };
    (row + 1..levels.len()).find(|below| levels[*below] <= *level).unwrap_or(levels.len())
}

/// Tells whether the row `inner` is `outer` or lies below it.
pub(super) fn holds(levels: &[usize], outer: usize, inner: usize) -> bool {
    (outer..end(levels, outer)).contains(&inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_follow_from_the_levels() {
        // A  A1  A11  A2  B
        let levels = [1, 2, 3, 2, 1];
        let all = |of: fn(&[usize], usize) -> Option<usize>| (0..6).map(|row| of(&levels, row)).collect::<Vec<_>>();
        assert_eq!(all(parent), [None, Some(0), Some(1), Some(0), None, None]);
        assert_eq!(all(previous), [None, None, None, Some(1), Some(0), None]);
        assert!(holds(&levels, 0, 3) && holds(&levels, 1, 1) && !holds(&levels, 1, 3) && !holds(&levels, 0, 4));
    }
}
