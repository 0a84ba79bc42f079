//! What hangs on organisations and nodes in a plan: stakeholders, measures with their values, relationships.
//! Every text is kept as it was written.

use serde::{Deserialize, Serialize};

use super::plan::Wording;

/// Somebody who has a part in an organisation or a node.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Stakeholder {
    /// `Person`, `Organization`, `Generic_Group` or blank.
    pub kind: String,
    /// Their name.
    pub name: String,
    /// Who they are.
    pub description: String,
    /// The parts that they have.
    pub roles: Vec<StakeholderRole>,
    /// What the file says beyond the fields above.
    pub extras: Vec<Extra>,
}

/// A part that a stakeholder has.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct StakeholderRole {
    /// Its name.
    pub name: String,
    /// What it is.
    pub description: String,
    /// `Performer`, `Beneficiary`, both or none.
    pub kinds: Vec<String>,
    /// What the file says beyond the fields above.
    pub extras: Vec<Extra>,
}

/// A measure of a node (StratML `PerformanceIndicator`).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PlanMeasure {
    /// Throughline's own id; blank when the measure comes from elsewhere.
    pub id: String,
    /// The identifier in the file.
    pub identifier: String,
    /// The label that gives its place.
    pub sequence: String,
    /// What is measured (`MeasurementDimension`).
    pub name: String,
    /// The unit of its values.
    pub unit: String,
    /// What it is.
    pub description: String,
    /// Remarks.
    pub other_information: String,
    /// Who owns it, as text.
    pub owner: String,
    /// The language of its texts.
    pub lang: String,
    /// The writing direction of its texts.
    pub dir: String,
    /// Whether it is out of use.
    pub archived: bool,
    /// `Quantitative`, `Qualitative` or blank.
    pub kind: String,
    /// `Input`, `Input_Processing`, `Output`, `Output_Processing`, `Outcome` or blank.
    pub value_chain_stage: String,
    /// How it stands to other elements.
    pub relationships: Vec<Relationship>,
    /// What should be reached.
    pub targets: Vec<PlanValue>,
    /// What was reached.
    pub actuals: Vec<PlanValue>,
    /// The measure's name for a lens.
    pub wordings: Vec<Wording>,
    /// What the file says beyond the fields above.
    pub extras: Vec<Extra>,
}

/// How a measure stands to another element.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Relationship {
    /// `Broader_Than`, `Peer_To`, `Narrower_Than` or blank.
    pub kind: String,
    /// Its own identifier.
    pub identifier: String,
    /// The identifiers it points to.
    pub referents: Vec<String>,
    /// Its name.
    pub name: String,
    /// What it is.
    pub description: String,
    /// What the file says beyond the fields above.
    pub extras: Vec<Extra>,
}

/// A target or an actual.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PlanValue {
    /// Which measurement it belongs to, counted from 0; a target and an actual with the same number are a pair.
    pub instance: u32,
    /// What it says.
    pub description: String,
    /// The first day, as written.
    pub starts_on: String,
    /// The last day, as written.
    pub ends_on: String,
    /// The amount, as written; see `number` for what it comes to.
    pub amount: String,
    /// What kind of judgement `descriptor_value` is.
    pub descriptor_name: String,
    /// The value in words.
    pub descriptor_value: String,
    /// What the file says beyond the fields above.
    pub extras: Vec<Extra>,
}

/// Something that a file says and that has no field: kept word for word.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Extra {
    /// The element, `@attribute`, column or field it stood in.
    pub name: String,
    /// What stood there.
    pub text: String,
}

impl PlanValue {
    /// The number that the amount stands for, if it is one.
    pub fn number(&self) -> Option<f64> {
        super::amounts::number(&self.amount)
    }
}
