//! The lines between stations: how a line leaves its station, turns off and arrives.
//!
//! Invariant: no two lines of a tree cross. The mission's lines run beside each other, and the one that goes furthest down turns
//! off first; a branch leaves to the side on which no words stand.

use super::shape::{Look, Shape, px};

/// How far before a station its line turns.
pub(super) const TURN: f64 = 30.0;
/// The radius of a turn.
const ROUND: f64 = 12.0;

/// A point.
pub(super) type Point = (f64, f64);

/// Where a line ends, and whether its link has a because.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct End {
    /// The station.
    pub at: Point,
    /// Whether there is no because.
    pub broken: bool,
}

/// Returns the line of the pillar at `place` among those of the mission, which lie `apart` from each other.
pub(super) fn strand(from: Point, place: usize, apart: f64, end: End) -> Shape {
    // A picture has at most a few thousand pillars.
    let down = f64::from(u32::try_from(place).unwrap_or(u32::MAX)) * apart;
    let (x, y) = end.at;
    let start = from.1 + down;
    let look = if end.broken { Look::Broken } else { Look::Line };
    let d = if place == 0 {
        format!("M{} {}H{}", px(from.0), px(from.1), px(x))
    } else {
        let turn = x - TURN - down;
        let round = ROUND.min((y - start).abs() / 2.0);
        format!(
            "M{} {}H{}{}{}H{}",
            px(from.0),
            px(start),
            px(turn - round),
            fall((turn, start), y, round),
            land((turn, y), round),
            px(x)
        )
    };
    Shape::Path { look, d }
}

/// Returns the lines from a station to its children, which stand in order; the first stands beside it.
pub(super) fn lines(from: Point, ends: &[End]) -> Vec<Shape> {
    let Some((first, rest)) = ends.split_first() else {
        return Vec::new();
    };
    let (x, y) = first.at;
    let turn = x - TURN;
    let path = |look, d| Shape::Path { look, d };
    let mut found = Vec::new();
    if first.broken {
        found.push(path(Look::Line, format!("M{} {}H{}", px(from.0), px(y), px(turn))));
        found.push(path(Look::Broken, format!("M{} {}H{}", px(turn), px(y), px(x))));
    } else {
        found.push(path(Look::Line, format!("M{} {}H{}", px(from.0), px(y), px(x))));
    }
    // The trunk is whole as far as the last child with a because, and broken from there on.
    let whole = rest.iter().rposition(|end| !end.broken);
    let mut reached = None;
    for (place, end) in rest.iter().enumerate() {
        let (x, y) = end.at;
        let round = ROUND.min((y - from.1) / 2.0);
        let start = match (reached, whole) {
            _ if whole == Some(place) => {
                format!("M{} {}{}", px(turn - round), px(from.1), fall((turn, from.1), y, round))
            }
            (_, Some(whole)) if place < whole => format!("M{} {}", px(turn), px(y - round)),
            (Some(above), _) => format!("M{} {}V{}", px(turn), px(above), px(y - round)),
            (None, _) => format!("M{} {}{}", px(turn - round), px(from.1), fall((turn, from.1), y, round)),
        };
        reached = Some(y - round);
        let look = if end.broken { Look::Broken } else { Look::Line };
        found.push(path(look, format!("{start}{}H{}", land((turn, y), round), px(x))));
    }
    found
}

/// Where a branch arrives.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Arrival {
    /// On the line of a station one column to the left, at this height.
    Line(f64),
    /// At a station.
    Stop(Point),
    /// Outside of the picture.
    Elsewhere,
}

/// Returns the thin line from a station to what it also supports.
pub(super) fn branch((x, y): Point, to: Arrival, broken: bool) -> Shape {
    let curve = |points: [Point; 3]| {
        let points = points.map(|(x, y)| format!("{} {}", px(x), px(y)));
        format!("M{} {}C{}", px(x), px(y), points.join(" "))
    };
    let d = match to {
        // Within the gutter, where no words stand.
        Arrival::Line(base) => curve([(x - TURN - 6.0, y), (x - 4.0, base), (x - TURN - 14.0, base)]),
        Arrival::Stop((end, base)) if (end - x).abs() < 1.0 => curve([(x - 52.0, y), (end - 52.0, base), (end, base)]),
        // Out to the left and into the other station along the edge of its words.
        Arrival::Stop((end, base)) => {
            let way = (y - base).signum() * ((y - base).abs() / 2.0).min(90.0);
            curve([(x - 64.0, y), (end, base + way), (end, base)])
        }
        Arrival::Elsewhere => curve([(x - 9.0, y), (x - 15.0, y - 5.0), (x - 17.0, y - 15.0)]),
    };
    Shape::Path { look: if broken { Look::BrokenBranch } else { Look::Branch }, d }
}

/// Turns down at a corner and runs on to where the next turn begins.
fn fall((x, y): Point, to: f64, round: f64) -> String {
    format!("Q{} {} {} {}V{}", px(x), px(y), px(x), px(y + round), px(to - round))
}

/// Turns to the right at a corner.
fn land((x, y): Point, round: f64) -> String {
    format!("Q{} {} {} {}", px(x), px(y), px(x + round), px(y))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(shapes: Vec<Shape>) -> Vec<(Look, String)> {
        let path = |shape| match shape {
            Shape::Path { look, d } => Some((look, d)),
            _ => None,
        };
        shapes.into_iter().filter_map(path).collect()
    }

    #[test]
    fn a_line_runs_straight_to_the_first_child_and_turns_off_to_the_others() {
        let end = |y, broken| End { at: (200.0, y), broken };
        let found = paths(lines((0.0, 0.0), &[end(0.0, false), end(40.0, true), end(80.0, false), end(120.0, true)]));
        assert_eq!(
            found,
            [
                (Look::Line, "M0 0H200".to_owned()),
                (Look::Broken, "M170 28Q170 40 182 40H200".to_owned()),
                (Look::Line, "M158 0Q170 0 170 12V68Q170 80 182 80H200".to_owned()),
                (Look::Broken, "M170 68V108Q170 120 182 120H200".to_owned()),
            ]
        );
        let broken = paths(lines((0.0, 0.0), &[end(0.0, true), end(40.0, true)]));
        assert_eq!(broken.len(), 3);
        assert_eq!(broken[2], (Look::Broken, "M158 0Q170 0 170 12V28Q170 40 182 40H200".to_owned()));
        assert!(lines((0.0, 0.0), &[]).is_empty());
    }

    #[test]
    fn the_line_that_goes_furthest_down_turns_off_first() {
        let turn = |place| match strand((0.0, 0.0), place, 6.0, End { at: (300.0, 100.0), broken: false }) {
            Shape::Path { d, .. } => d,
            _ => String::new(),
        };
        assert_eq!(turn(0), "M0 0H300");
        assert!(turn(1).contains("Q264 6") && turn(2).contains("Q258 12"), "{} {}", turn(1), turn(2));
    }
}
