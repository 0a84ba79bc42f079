//! In whose words somebody reads.
//!
//! Invariant: pure; what a person chose counts before what their team reads, and that before the organisation's default.

use serde::{Deserialize, Serialize};

use crate::id::LensId;

/// Where a lens comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum LensFrom {
    /// The person chose it.
    Chosen,
    /// Their team reads in it.
    Team,
    /// It is the organisation's default.
    Organisation,
    /// There is none: the default words are read.
    Nobody,
}

/// The lens in use, why, and what else there is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The lens; none reads the default words.
    pub lens: Option<LensId>,
    /// Why this one.
    pub from: LensFrom,
    /// All lenses in use, in their order, by name.
    pub all: Vec<(LensId, String)>,
}

impl Reading {
    /// Works out the lens; one that is no longer in use counts as not chosen.
    pub fn of(
        all: Vec<(LensId, String)>,
        chosen: Option<LensId>,
        team: Option<LensId>,
        organisation: Option<LensId>,
    ) -> Self {
        let found = [(chosen, LensFrom::Chosen), (team, LensFrom::Team), (organisation, LensFrom::Organisation)]
            .into_iter()
            .find_map(|(lens, from)| {
                let lens = lens.filter(|lens| all.iter().any(|(known, _)| known == lens))?;
                Some((lens, from))
            });
        let (lens, from) = match found {
            Some((lens, from)) => (Some(lens), from),
            None => (None, LensFrom::Nobody),
        };
        Self { lens, from, all }
    }

    /// Reads in `lens` instead, if that is in use.
    pub fn choose(&mut self, lens: Option<&LensId>) {
        if let Some((known, _)) = lens.and_then(|lens| self.all.iter().find(|(known, _)| known == lens)) {
            (self.lens, self.from) = (Some(known.clone()), LensFrom::Chosen);
        }
    }

    /// Returns the name of the lens in use.
    pub fn name(&self) -> Option<&str> {
        let lens = self.lens.as_ref()?;
        self.all.iter().find(|(known, _)| known == lens).map(|(_, name)| name.as_str())
    }

    /// Says in whose words the page is, and why.
    pub fn said(&self) -> String {
        match (self.name(), self.from) {
            (Some(name), LensFrom::Chosen) => format!("In the words of {name}, as you chose."),
            (Some(name), LensFrom::Team) => format!("In the words of {name}, as your team reads."),
            (Some(name), _) => format!("In the words of {name}, as most people here read."),
            (None, _) => "In the words that everybody reads.".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lens(digit: char) -> LensId {
        format!("018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f{digit}").parse().unwrap()
    }

    #[test]
    fn a_persons_choice_counts_before_the_teams_and_that_before_the_default() {
        let (a, b, c, gone) = (lens('a'), lens('b'), lens('c'), lens('0'));
        let all = vec![(a.clone(), "A".to_owned()), (b.clone(), "B".to_owned()), (c.clone(), "C".to_owned())];
        for (chosen, team, organisation, found, from) in [
            (Some(&a), Some(&b), Some(&c), Some(&a), LensFrom::Chosen),
            (None, Some(&b), Some(&c), Some(&b), LensFrom::Team),
            (None, None, Some(&c), Some(&c), LensFrom::Organisation),
            (Some(&gone), None, Some(&c), Some(&c), LensFrom::Organisation),
            (None, None, None, None, LensFrom::Nobody),
            (None, Some(&gone), None, None, LensFrom::Nobody),
        ] {
            let reading = Reading::of(all.clone(), chosen.cloned(), team.cloned(), organisation.cloned());
            assert_eq!((reading.lens.as_ref(), reading.from), (found, from));
        }
    }
}
