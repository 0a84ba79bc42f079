//! The rails of an outline: for each row which lines pass, which branches to it, whether one begins.
//!
//! Invariant: `rails` is pure and reads only depths; a depth that jumps draws blanks, it never panics.
//!
//! ARIA: rails are hidden; depth is said by the row's hidden words, trouble by its words.
use leptos::prelude::*;

/// Says how a row hangs on its parent's line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Joint {
    /// It has no parent in the outline.
    #[default]
    Root,
    /// The parent's line goes on to a sibling below.
    Tee,
    /// The parent's line ends here.
    Elbow,
}

/// The rails before one row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rail {
    /// For each level above the parent, whether its line passes.
    pub passes: Vec<bool>,
    /// How the row hangs on its parent.
    pub joint: Joint,
    /// Whether its own line begins, as a child follows.
    pub opens: bool,
}

impl Rail {
    /// Gives the depth of the row, 0 for a root.
    pub fn depth(&self) -> usize {
        self.passes.len() + usize::from(self.joint != Joint::Root)
    }

    /// Draws the cells before the station; `broken` dashes the branch that leads to it.
    pub fn view(&self, broken: bool) -> impl IntoView + use<> {
        let passes: Vec<_> = self
            .passes
            .iter()
            .map(|passes| view! { <span class=if *passes { "rail pass" } else { "rail" }></span> })
            .collect();
        let joint = match (self.joint, broken) {
            (Joint::Root, _) => None,
            (Joint::Tee, false) => Some("rail tee"),
            (Joint::Tee, true) => Some("rail tee broken"),
            (Joint::Elbow, false) => Some("rail elbow"),
            (Joint::Elbow, true) => Some("rail elbow broken"),
        };
        view! { {passes}{joint.map(|class| view! { <span class=class></span> })} }
    }
}

/// Works out the rails of rows from their depths, in the order in which they are shown; the first level is 0.
pub fn rails(depths: &[usize]) -> Vec<Rail> {
    let deepest = depths.iter().copied().max().unwrap_or(0);
    // waits[k]: a row of depth k + 1 follows below before any row of depth k or less
    let mut waits = vec![false; deepest + 1];
    let mut rails: Vec<Rail> = depths
        .iter()
        .rev()
        .map(|&depth| {
            let joint = match depth.checked_sub(1) {
                None => Joint::Root,
                Some(parent) if waits[parent] => Joint::Tee,
                Some(_) => Joint::Elbow,
            };
            let rail = Rail { passes: waits[..depth.saturating_sub(1)].to_vec(), joint, opens: waits[depth] };
            waits[depth..].fill(false);
            if let Some(parent) = depth.checked_sub(1) {
                waits[parent] = true;
            }
            rail
        })
        .collect();
    rails.reverse();
    rails
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(depths: &[usize]) -> Vec<String> {
        rails(depths)
            .iter()
            .map(|rail| {
                let mut row: String = rail.passes.iter().map(|passes| if *passes { '|' } else { ' ' }).collect();
                row.push_str(match rail.joint {
                    Joint::Root => "",
                    Joint::Tee => "+",
                    Joint::Elbow => "`",
                });
                row.push(if rail.opens { 'O' } else { 'o' });
                row
            })
            .collect()
    }

    #[test]
    fn lines_pass_branch_and_end() {
        assert_eq!(drawn(&[0, 1, 2, 2, 1, 0]), ["O", "+O", "|+o", "|`o", "`o", "o"]);
        assert_eq!(drawn(&[0, 1, 2, 0, 1]), ["O", "`O", " `o", "O", "`o"]);
    }

    #[test]
    fn a_depth_that_jumps_draws_a_blank() {
        assert_eq!(drawn(&[0, 3, 1]), ["O", "| `o", "`o"]);
        assert_eq!(drawn(&[]), [] as [&str; 0]);
    }

    #[test]
    fn each_rail_knows_its_depth() {
        let depths = [0, 1, 2, 3, 3, 1, 0, 1];
        assert_eq!(rails(&depths).iter().map(Rail::depth).collect::<Vec<_>>(), depths);
    }
}
