//! The hue of a pillar.
//!
//! Invariant: a hue is a class (`hue-0` to `hue-8`), never a colour; what a hue looks like is `style/tokens/hue.css`.

/// Names one of the eight hues of the pillars, or the mission's (ink).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Hue(u8);

impl Hue {
    /// The mission's hue: it belongs to all pillars.
    pub const MISSION: Self = Self(0);

    /// Gives the hue of the pillar at this place among its siblings, counted from 0; the ninth begins again with the first.
    pub const fn of_pillar(index: usize) -> Self {
        Self((index % 8) as u8 + 1)
    }

    /// Names the class that sets the hue for an element and all within it.
    pub const fn class(self) -> &'static str {
        match self.0 {
            1 => "hue-1",
            2 => "hue-2",
            3 => "hue-3",
            4 => "hue-4",
            5 => "hue-5",
            6 => "hue-6",
            7 => "hue-7",
            8 => "hue-8",
            _ => "hue-0",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_pillars_have_eight_hues_and_the_ninth_the_first() {
        let classes: std::collections::BTreeSet<_> = (0..8).map(|index| Hue::of_pillar(index).class()).collect();
        assert_eq!(classes.len(), 8);
        assert_eq!(Hue::of_pillar(8), Hue::of_pillar(0));
        assert_eq!(Hue::MISSION.class(), "hue-0");
    }
}
