//! Who may change measures and record values: leadership changes them, owners record.
//!
//! Invariant: pure.

use crate::access::{Ability, Rule, Viewer};
use crate::id::{MeasureId, NodeId, PersonId, RunId, ValueId};
use crate::strategy::model::Place;
use crate::strategy::policy::{leads, owns, sees};

/// Give a node a measure.
#[derive(Debug)]
pub struct AddMeasure(pub NodeId);

/// Change what a measure is, put it away, bring it back.
#[derive(Debug)]
pub struct EditMeasure(pub MeasureId);

/// Record a value.
#[derive(Debug)]
pub struct RecordValue(pub MeasureId);

/// Correct a value, remove it, bring it back.
#[derive(Debug)]
pub struct CorrectValue(pub ValueId);

/// Read values in from a file; of which measures, the rule of each says.
#[derive(Debug)]
pub struct ImportValues;

/// Look at an import of values, carry it out, drop it.
#[derive(Debug)]
pub struct OpenValueImport(pub RunId);

/// Take values away as a file.
#[derive(Debug)]
pub struct ExportValues;

/// What the rule of an import looks at before there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feeder {
    /// Whether the viewer may record values of any measure.
    pub keeps: bool,
}

/// What the rule of an import looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// Who read the file in; nobody for the server itself.
    pub by: Option<PersonId>,
}

/// What the rule of a value looks at: an actual and its measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Valued {
    /// The value.
    pub id: ValueId,
    /// Whether it was corrected or removed already.
    pub is_withdrawn: bool,
    /// Its measure.
    pub measured: Measured,
}

/// What the rules look at: the measure, its owner, its node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured {
    /// The measure.
    pub id: MeasureId,
    /// Who looks after it, where that is not the node's owner.
    pub owner: Option<PersonId>,
    /// Whether it was put away.
    pub archived: bool,
    /// How often it was changed.
    pub revision: i64,
    /// Its node.
    pub place: Place,
}

impl Rule for AddMeasure {
    type Subject = Place;

    fn allowed(&self, viewer: &Viewer, place: &Place) -> bool {
        leads(viewer) && place.is_in_force() && place.archived_at.is_none()
    }

    fn visible(&self, viewer: &Viewer, place: &Place) -> bool {
        sees(viewer, place)
    }
}

impl Rule for EditMeasure {
    type Subject = Measured;

    fn allowed(&self, viewer: &Viewer, measure: &Measured) -> bool {
        leads(viewer) && measure.place.is_in_force()
    }
}

impl Rule for RecordValue {
    type Subject = Measured;

    fn allowed(&self, viewer: &Viewer, measure: &Measured) -> bool {
        let is_in_sight = !measure.archived && measure.place.archived_at.is_none() && measure.place.is_in_force();
        is_in_sight
            && (leads(viewer)
                || measure.owner.as_ref() == Some(&viewer.person)
                || owns(viewer, measure.place.owned_by().as_ref()))
    }
}

impl Rule for CorrectValue {
    type Subject = Valued;

    /// Whoever may record the next value may put the last one right.
    fn allowed(&self, viewer: &Viewer, value: &Valued) -> bool {
        RecordValue(value.measured.id.clone()).allowed(viewer, &value.measured)
    }
}

impl Rule for ImportValues {
    type Subject = Feeder;

    fn allowed(&self, viewer: &Viewer, feeder: &Feeder) -> bool {
        leads(viewer) || feeder.keeps
    }
}

impl Rule for OpenValueImport {
    type Subject = Imported;

    fn allowed(&self, viewer: &Viewer, import: &Imported) -> bool {
        leads(viewer) || import.by.as_ref() == Some(&viewer.person)
    }
}

impl Rule for ExportValues {
    type Subject = ();

    const FRESH: bool = true;

    fn allowed(&self, _viewer: &Viewer, (): &()) -> bool {
        true
    }
}

/// Returns what `viewer` may do with the measure.
pub fn abilities(viewer: &Viewer, measure: &Measured) -> Vec<Ability> {
    [
        (Ability::Edit, EditMeasure(measure.id.clone()).allowed(viewer, measure)),
        (Ability::Record, RecordValue(measure.id.clone()).allowed(viewer, measure)),
    ]
    .into_iter()
    .filter_map(|(ability, may)| may.then_some(ability))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Offices;
    use crate::strategy::model::Delegated;
    use crate::time::Timestamp;

    const A: &str = "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8";
    const B: &str = "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f9";

    fn viewer(leadership: bool, team: Option<&str>) -> Viewer {
        Viewer {
            person: A.parse().unwrap(),
            account: A.parse().unwrap(),
            session: None,
            name: "Somebody".to_owned(),
            team: team.map(|team| team.parse().unwrap()),
            offices: Offices { leadership, ..Offices::default() },
            fresh_at: Timestamp(0),
            system: false,
        }
    }

    #[test]
    fn keepers_read_files_in_and_open_their_own() {
        let by = |id: &str| Imported { by: Some(id.parse().unwrap()) };
        let run = || OpenValueImport(B.parse().unwrap());
        for (leads, keeps, may) in [(true, false, true), (false, true, true), (false, false, false)] {
            let viewer = viewer(leads, None);
            assert_eq!(ImportValues.allowed(&viewer, &Feeder { keeps }), may);
            assert!(run().allowed(&viewer, &by(A)) && ExportValues.allowed(&viewer, &()));
            assert_eq!(run().allowed(&viewer, &by(B)), leads);
            assert_eq!(run().allowed(&viewer, &Imported { by: None }), leads);
        }
    }

    #[test]
    fn leadership_changes_and_owners_record() {
        let measure = |owner: &str, node_owner: Option<&str>, team: Option<&str>, archived: bool| Measured {
            id: B.parse().unwrap(),
            owner: Some(owner.parse().unwrap()),
            archived,
            revision: 1,
            place: Place {
                id: B.parse().unwrap(),
                strategy: B.parse().unwrap(),
                parent: None,
                position: 0,
                owner: node_owner.map(|id| id.parse().unwrap()),
                owner_team: team.map(|id| id.parse().unwrap()),
                handed_from: None,
                archived_at: None,
                is_shelved: false,
                draft: None,
                of: None,
                delegated: Delegated::No,
                revision: 1,
            },
        };
        use Ability::{Edit, Record};
        let cases: [(Viewer, Measured, &[Ability]); 7] = [
            (viewer(true, None), measure(B, None, None, false), &[Edit, Record]),
            (viewer(true, None), measure(B, None, None, true), &[Edit]),
            (viewer(false, None), measure(B, None, None, false), &[]),
            (viewer(false, None), measure(A, None, None, false), &[Record]),
            (viewer(false, None), measure(B, Some(A), None, false), &[Record]),
            (viewer(false, Some(B)), measure(B, None, Some(B), false), &[Record]),
            (viewer(false, Some(A)), measure(B, None, Some(B), false), &[]),
        ];
        for (viewer, measure, may) in cases {
            assert_eq!(abilities(&viewer, &measure), may, "{measure:?}");
        }
    }
}
