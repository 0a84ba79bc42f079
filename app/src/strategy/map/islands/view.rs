//! How near the map is, and where the next station is.
//!
//! Invariant: pure; what is under the hand stays under the hand.

/// The nearest and the farthest.
const NEAREST: f64 = 3.0;
const FARTHEST: f64 = 0.05;
/// How much one step goes nearer.
pub(super) const STEP: f64 = 1.25;
/// The longest side and the most pixels of a picture that every browser can draw.
const SIDE: f64 = 16_000.0;
const PIXELS: f64 = 64_000_000.0;

/// Holds a scale within what is of use.
pub(super) fn held(scale: f64) -> f64 {
    if scale.is_finite() { scale.clamp(FARTHEST, NEAREST) } else { 1.0 }
}

/// Returns the scale at which all of a picture is in its box; nothing is made larger than it is.
pub(super) fn whole(picture: (f64, f64), room: (f64, f64)) -> f64 {
    held((room.0 / picture.0).min(room.1 / picture.1).min(1.0))
}

/// Returns how far a box is scrolled after a change of scale, so that the point `under` from its edge stays where it is.
pub(super) fn scrolled(before: f64, under: f64, from: f64, to: f64) -> f64 {
    (before + under) * to / from - under
}

/// Returns the scale at which a picture is drawn into a file: twice as fine as on the page, as far as that can be drawn.
pub(super) fn fine(picture: (f64, f64)) -> f64 {
    let (wide, high) = picture;
    2.0_f64.min(SIDE / wide.max(high)).min((PIXELS / (wide * high)).sqrt())
}

/// A way to walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// To what it serves.
    Up,
    /// To the first that serves it.
    Down,
    /// To the one before it on its level.
    Before,
    /// To the one after it on its level.
    After,
}

/// Returns the station that a way leads to; `levels` are those of all stations in their order.
pub(super) fn next(levels: &[usize], here: usize, way: Way) -> Option<usize> {
    let level = *levels.get(here)?;
    match way {
        Way::Up => (0..here).rev().find(|other| levels[*other] < level),
        Way::Down => Some(here + 1).filter(|next| levels.get(*next).is_some_and(|other| *other > level)),
        Way::Before => (0..here).rev().find(|other| levels[*other] == level),
        Way::After => (here + 1..levels.len()).find(|other| levels[*other] == level),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_under_the_hand_stays() {
        // A point at 300 of the picture, 100 from the edge of the box: at twice the size it is at 600.
        assert!((scrolled(200.0, 100.0, 1.0, 2.0) - 500.0).abs() < 1e-9);
        assert!((held(f64::NAN) - 1.0).abs() < 1e-9 && (held(99.0) - NEAREST).abs() < 1e-9);
        assert!((whole((1000.0, 2000.0), (500.0, 500.0)) - 0.25).abs() < 1e-9);
        assert!((whole((100.0, 100.0), (500.0, 500.0)) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_large_picture_is_drawn_as_finely_as_it_can_be() {
        assert!((fine((800.0, 600.0)) - 2.0).abs() < 1e-9);
        let scale = fine((1200.0, 40_000.0));
        assert!(40_000.0 * scale <= SIDE && 1200.0 * 40_000.0 * scale * scale <= PIXELS);
    }

    #[test]
    fn the_arrows_walk_the_lines() {
        // 0 - 1 - 1.1, 1.2
        //   - 2
        //   - 3 - 3.1
        let levels = [0, 1, 2, 2, 1, 1, 2];
        let walk = |way| (0..levels.len()).map(|here| next(&levels, here, way)).collect::<Vec<_>>();
        assert_eq!(walk(Way::Up), [None, Some(0), Some(1), Some(1), Some(0), Some(0), Some(5)]);
        assert_eq!(walk(Way::Down), [Some(1), Some(2), None, None, None, Some(6), None]);
        assert_eq!(walk(Way::Before), [None, None, None, Some(2), Some(1), Some(4), Some(3)]);
        assert_eq!(walk(Way::After), [None, Some(4), Some(3), Some(6), Some(5), None, None]);
        assert_eq!(next(&levels, 9, Way::Up), None);
    }
}
