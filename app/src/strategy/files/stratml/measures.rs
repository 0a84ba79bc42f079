//! The reading of a `PerformanceIndicator` with its relationships, targets and actuals.
//! Every target and actual keeps the number of the measurement it stood in, so pairs stay pairs.

use roxmltree::Node;

use super::parts::{Context, elements, name};
use crate::strategy::files::plan::{PlanMeasure, PlanValue, Relationship};

impl Context<'_> {
    /// Reads a measure.
    pub fn measure(&mut self, element: Node<'_, '_>) -> PlanMeasure {
        let mut measure = PlanMeasure::default();
        // IndicatorType is the name that the attribute had before the standard.
        let mut older_kind = String::new();
        let known = &mut [
            ("PerformanceIndicatorType", &mut measure.kind),
            ("IndicatorType", &mut older_kind),
            ("ValueChainStage", &mut measure.value_chain_stage),
            ("lang", &mut measure.lang),
        ];
        self.attributes(element, known, &mut measure.extras);
        if measure.kind.is_empty() {
            measure.kind = older_kind;
        }
        let mut instance = 0;
        for child in elements(element) {
            match name(child) {
                "SequenceIndicator" => self.set(&mut measure.sequence, child, &mut measure.extras),
                "MeasurementDimension" => self.set(&mut measure.name, child, &mut measure.extras),
                "UnitOfMeasurement" => self.set(&mut measure.unit, child, &mut measure.extras),
                "Identifier" => self.identifier(&mut measure.identifier, child, &mut measure.extras),
                "Description" => self.set(&mut measure.description, child, &mut measure.extras),
                "OtherInformation" => self.set(&mut measure.other_information, child, &mut measure.extras),
                "Relationship" => {
                    let relationship = self.relationship(child);
                    measure.relationships.push(relationship);
                }
                "MeasurementInstance" => {
                    self.instance(child, instance, &mut measure);
                    instance += 1;
                }
                _ => self.unknown(child, &mut measure.extras),
            }
        }
        self.blanks(element, &measure.name, &measure.identifier);
        measure
    }

    fn instance(&mut self, element: Node<'_, '_>, instance: u32, measure: &mut PlanMeasure) {
        self.attributes(element, &mut [], &mut measure.extras);
        let mut values = 0;
        for child in elements(element) {
            match name(child) {
                "TargetResult" => measure.targets.push(self.value(child, instance)),
                "ActualResult" => measure.actuals.push(self.value(child, instance)),
                _ => {
                    self.unknown(child, &mut measure.extras);
                    continue;
                }
            }
            values += 1;
        }
        if values == 0 {
            self.problem(element, "This MeasurementInstance has neither a target nor an actual.".to_owned());
        }
    }

    fn value(&mut self, element: Node<'_, '_>, instance: u32) -> PlanValue {
        let mut value = PlanValue { instance, ..PlanValue::default() };
        self.attributes(element, &mut [], &mut value.extras);
        for child in elements(element) {
            match name(child) {
                "Description" => self.set(&mut value.description, child, &mut value.extras),
                "StartDate" => self.set(&mut value.starts_on, child, &mut value.extras),
                "EndDate" => self.set(&mut value.ends_on, child, &mut value.extras),
                "NumberOfUnits" => self.set(&mut value.amount, child, &mut value.extras),
                "Descriptor" => {
                    for part in elements(child) {
                        match name(part) {
                            "DescriptorName" => self.set(&mut value.descriptor_name, part, &mut value.extras),
                            "DescriptorValue" => self.set(&mut value.descriptor_value, part, &mut value.extras),
                            _ => self.unknown(part, &mut value.extras),
                        }
                    }
                }
                _ => self.unknown(child, &mut value.extras),
            }
        }
        self.dates(element, &value.starts_on, &value.ends_on);
        value
    }

    fn relationship(&mut self, element: Node<'_, '_>) -> Relationship {
        let mut relationship = Relationship::default();
        self.attributes(element, &mut [("RelationshipType", &mut relationship.kind)], &mut relationship.extras);
        for child in elements(element) {
            match name(child) {
                "Identifier" => self.identifier(&mut relationship.identifier, child, &mut relationship.extras),
                "ReferentIdentifier" => {
                    let referent = self.text(child);
                    if !referent.is_empty() {
                        relationship.referents.push(referent);
                    }
                }
                "Name" => self.set(&mut relationship.name, child, &mut relationship.extras),
                "Description" => self.set(&mut relationship.description, child, &mut relationship.extras),
                _ => self.unknown(child, &mut relationship.extras),
            }
        }
        relationship
    }
}
