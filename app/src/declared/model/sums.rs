//! What is shown of how many people of a division have work off the line.
//!
//! Invariant: pure. A cell is a band of [`WIDTH`] or nothing; zero, too few and a division that is too small are the same
//! nothing. Divisions share nobody, so no cell can be taken from another; the whole is the sum of what is shown, and so tells
//! nothing that the cells do not.

use serde::{Deserialize, Serialize};

/// The fewest people whom a division is counted among.
const ELIGIBLE_MIN: u32 = 10;
/// The fewest people who are shown as a number.
const PERSONS_MIN: u32 = 5;
/// How many numbers a band holds.
pub const WIDTH: u32 = 5;

/// What is counted of one division.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Division {
    /// How many people of each of its teams are counted among; one entry for each team that has any.
    pub teams: Vec<u32>,
    /// How many of them, each once, have declared work that stood at the close.
    pub persons: u32,
}

/// What is shown of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cell {
    /// There is not enough to show.
    NotEnough,
    /// So many to four more; or so many and more, where it is the top band.
    Band {
        /// Where the band begins.
        low: u32,
        /// Whether it is open above.
        is_top: bool,
    },
}

impl Division {
    /// Returns how many people it is counted among.
    fn eligible(&self) -> u32 {
        self.teams.iter().sum()
    }

    /// Returns where its top band begins: five people at least may be outside it, and no team of fewer than ten is needed to
    /// explain it; so nobody's team is known to have declared as a whole.
    fn top(&self) -> u32 {
        let all = self.eligible();
        let small = self.teams.iter().copied().filter(|team| *team < ELIGIBLE_MIN).max().unwrap_or(0);
        let most = all.saturating_sub(WIDTH).min(all - small);
        most / WIDTH * WIDTH
    }
}

/// Returns what is shown of a division.
pub fn cell(division: &Division) -> Cell {
    let top = division.top();
    let low = (division.persons / WIDTH * WIDTH).min(top);
    if division.eligible() < ELIGIBLE_MIN || low < PERSONS_MIN {
        return Cell::NotEnough;
    }
    Cell::Band { low, is_top: low == top }
}

/// Returns the sum of what is shown: at least so many, and at most, where no band is open; nothing where nothing is shown.
pub fn whole(cells: impl IntoIterator<Item = Cell>) -> Option<(u32, Option<u32>)> {
    let mut sum: Option<(u32, Option<u32>)> = None;
    for cell in cells {
        let Cell::Band { low, is_top } = cell else { continue };
        let (from, to) = sum.unwrap_or((0, Some(0)));
        let high = if is_top { None } else { Some(low + WIDTH - 1) };
        sum = Some((from + low, to.zip(high).map(|(to, high)| to + high)));
    }
    sum
}

impl Cell {
    /// Says it of a division with so many people in the directory.
    pub fn said(self, people: i64) -> String {
        match self {
            Self::NotEnough => "not enough to show".to_owned(),
            Self::Band { low, is_top: true } => format!("{low} or more of up to {people} people"),
            Self::Band { low, .. } => format!("{low} to {} of up to {people} people", low + WIDTH - 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(teams: &[u32], persons: u32) -> Cell {
        cell(&Division { teams: teams.to_vec(), persons })
    }

    #[test]
    fn a_band_of_five_with_an_open_top_or_nothing() {
        use Cell::NotEnough;
        let band = |low, is_top| Cell::Band { low, is_top };
        for (teams, persons, expected) in [
            // Too few, none, and too small a division are the same.
            (&[30][..], 0, NotEnough),
            (&[30], 4, NotEnough),
            (&[9], 9, NotEnough),
            (&[], 0, NotEnough),
            // Of ten only "5 or more"; of fifteen "10 or more" at most: never all, never all but a few.
            (&[10], 5, band(5, true)),
            (&[10], 10, band(5, true)),
            (&[15], 9, band(5, false)),
            (&[15], 15, band(10, true)),
            (&[24], 5, band(5, false)),
            (&[24], 12, band(10, false)),
            (&[24], 24, band(15, true)),
            // A small team is not needed: without the nine of it there are three.
            (&[9, 3], 12, NotEnough),
            (&[9, 9], 17, band(5, true)),
            (&[9, 9, 9], 20, band(15, true)),
            (&[40, 4], 44, band(35, true)),
        ] {
            assert_eq!(shown(teams, persons), expected, "{persons} of {teams:?}");
        }
    }

    #[test]
    fn the_whole_is_the_sum_of_what_is_shown() {
        let band = |low, is_top| Cell::Band { low, is_top };
        for (cells, expected) in [
            (vec![], None),
            (vec![Cell::NotEnough, Cell::NotEnough], None),
            (vec![band(5, false), Cell::NotEnough], Some((5, Some(9)))),
            (vec![band(5, false), band(10, false)], Some((15, Some(23)))),
            (vec![band(5, false), band(10, true)], Some((15, None))),
        ] {
            assert_eq!(whole(cells.clone()), expected, "{cells:?}");
        }
        assert_eq!(band(5, false).said(24), "5 to 9 of up to 24 people");
        assert_eq!(band(10, true).said(15), "10 or more of up to 15 people");
    }

    /// The numbers that explain what is shown.
    fn explaining(teams: &[u32], seen: Cell) -> Vec<u32> {
        (0..=teams.iter().sum()).filter(|persons| shown(teams, *persons) == seen).collect()
    }

    proptest! {
        /// With four who tell, nobody is certain that another declared; with three, that another did not.
        #[test]
        fn whoever_looks_and_four_who_tell_are_never_certain(teams in prop::collection::vec(1u32..40, 1..6), at in 0.0f64..=1.0) {
            let all: u32 = teams.iter().sum();
            let persons = (f64::from(all) * at).round() as u32;
            let seen = shown(&teams, persons);
            let may = explaining(&teams, seen);
            let (least, most) = (*may.first().unwrap(), *may.last().unwrap());
            prop_assert!(may.contains(&persons));
            prop_assert_eq!(most - least + 1, u32::try_from(may.len()).unwrap(), "no gap betrays anything");
            if let Cell::Band { low, .. } = seen {
                prop_assert!(all >= ELIGIBLE_MIN && low >= PERSONS_MIN && low % WIDTH == 0 && least == low);
                // Somebody beyond four who tell that they did not: the others could still all be outside the count.
                prop_assert!(low <= all - 5, "{low} of {all}");
                prop_assert!(most >= low + WIDTH - 1);
                for team in teams.iter().filter(|team| **team < ELIGIBLE_MIN) {
                    prop_assert!(all - team >= low, "a small team of {team} is needed for {low} of {all}");
                }
            } else {
                prop_assert_eq!(least, 0, "nothing shown may always be nobody");
            }
        }

        /// Whatever stands in cells that are not shown, every byte is the same.
        #[test]
        fn what_is_not_shown_changes_nothing(teams in prop::collection::vec(1u32..30, 1..5), few in 0u32..5) {
            let (none, some) = (shown(&teams, 0), shown(&teams, few));
            prop_assert_eq!(none.said(7), some.said(7));
            prop_assert_eq!(whole([none]), whole([some]));
        }

        #[test]
        fn the_whole_holds_every_sum_that_the_cells_allow(cells in prop::collection::vec((1u32..9, any::<bool>()), 0..6)) {
            let shown: Vec<Cell> = cells.iter().map(|(low, is_top)| Cell::Band { low: low * WIDTH, is_top: *is_top }).collect();
            let lows: u32 = cells.iter().map(|(low, _)| low * WIDTH).sum();
            match whole(shown) {
                None => prop_assert!(cells.is_empty()),
                Some((low, high)) => {
                    prop_assert_eq!(low, lows);
                    prop_assert_eq!(high.is_none(), cells.iter().any(|(_, is_top)| *is_top));
                }
            }
        }
    }
}
