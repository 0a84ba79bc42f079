//! Which siblings moved: as few as explain the new order.
//!
//! Invariant: what did not move keeps its order: a longest increasing subsequence stays where it is.

/// Returns the places in `order` of those that moved; `order` holds, in the new order, where each stood before.
pub fn moved(order: &[i64]) -> Vec<usize> {
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; order.len()];
    for (at, place) in order.iter().enumerate() {
        let length = tails.partition_point(|tail| order[*tail] < *place);
        before[at] = length.checked_sub(1).map(|last| tails[last]);
        if length == tails.len() {
            tails.push(at);
        } else {
            tails[length] = at;
        }
    }
    let mut stays = vec![false; order.len()];
    let mut next = tails.last().copied();
    while let Some(at) = next {
        stays[at] = true;
        next = before[at];
    }
    (0..order.len()).filter(|at| !stays[*at]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_few_as_explain_the_order_moved() {
        for (order, expected) in [
            (vec![], vec![]),
            (vec![0, 1, 2], vec![]),
            (vec![3, 7, 9], vec![]),
            (vec![2, 0, 1], vec![0]),
            (vec![1, 2, 0], vec![2]),
            (vec![1, 0], vec![0]),
            (vec![0, 4, 1, 2, 3], vec![1]),
        ] {
            assert_eq!(moved(&order), expected, "{order:?}");
        }
    }
}
