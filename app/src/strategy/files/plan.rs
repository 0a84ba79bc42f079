//! A strategy as files tell it: plan, statements, nodes, measures and their values, before any of it is stored.
//! Every text is kept as it was written; what has no field of its own goes to `extras`, so nothing is lost.

use serde::{Deserialize, Serialize};

pub use super::plan_parts::{Extra, PlanMeasure, PlanValue, Relationship, Stakeholder, StakeholderRole};

/// How many levels below the mission a plan may have.
pub const MOST_LEVELS: usize = 32;

/// A whole strategy or performance plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Plan {
    /// StratML's `Type`: `Strategic_Plan`, `Performance_Plan` or `Performance_Report`; blank when not said.
    pub kind: String,
    /// The plan's name.
    pub name: String,
    /// What the plan is.
    pub description: String,
    /// Remarks.
    pub other_information: String,
    /// The language of the texts, as a BCP 47 tag; blank when not said.
    pub lang: String,
    /// The writing direction, `ltr` or `rtl`; blank when not said.
    pub dir: String,
    /// The organisations whose plan it is.
    pub organisations: Vec<Organisation>,
    /// The visions; a file should have one.
    pub visions: Vec<Statement>,
    /// The missions; the first becomes the root of the tree, further ones are kept beside.
    pub missions: Vec<Statement>,
    /// The organisation's values.
    pub values: Vec<PlanTenet>,
    /// The pillars, each with what stands below it.
    pub roots: Vec<PlanNode>,
    /// The identifier of the document.
    pub identifier: String,
    /// The first day, as written.
    pub starts_on: String,
    /// The last day, as written.
    pub ends_on: String,
    /// The day of publication, as written.
    pub published_on: String,
    /// Where the plan was published.
    pub source: String,
    /// Who put the plan into this form.
    pub submitter: Submitter,
    /// What the file says beyond the fields above.
    pub extras: Vec<Extra>,
}

/// An organisation that has the plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// Its short name.
    pub acronym: String,
    /// Its identifier in the file.
    pub identifier: String,
    /// What it is.
    pub description: String,
    /// Who has a part in it.
    pub stakeholders: Vec<Stakeholder>,
    /// What the file says beyond the fields above.
    pub extras: Vec<Extra>,
}

/// A vision or a mission.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Statement {
    /// Throughline's own id; blank when the statement comes from elsewhere.
    pub id: String,
    /// The identifier in the file.
    pub identifier: String,
    /// The sentence.
    pub text: String,
    /// Whether nobody has written it yet and `text` is only the name of the file.
    pub unwritten: bool,
    /// Who owns it, as text.
    pub owner: String,
    /// The language of the text.
    pub lang: String,
    /// The writing direction of the text.
    pub dir: String,
    /// The text for a lens; its `because` stays blank.
    pub wordings: Vec<Wording>,
    /// What the file says beyond the fields above.
    pub extras: Vec<Extra>,
}

/// A value of the organisation (StratML `Value`), a principle and not a number.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PlanTenet {
    /// Its name.
    pub name: String,
    /// What it means.
    pub description: String,
    /// What the file says beyond the fields above.
    pub extras: Vec<Extra>,
}

/// A pillar or an objective, with its link to the parent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PlanNode {
    /// Throughline's own id; blank when the node comes from elsewhere.
    pub id: String,
    /// The identifier in the file; may be blank or stand twice.
    pub identifier: String,
    /// The label that gives its place among its siblings, such as `4.1`.
    pub sequence: String,
    /// Its title.
    pub title: String,
    /// What it is.
    pub description: String,
    /// Remarks.
    pub other_information: String,
    /// How it serves its parent.
    pub because: String,
    /// The other nodes that it supports.
    pub also_supports: Vec<Support>,
    /// Its title and because for a lens.
    pub wordings: Vec<Wording>,
    /// Who owns it, as text.
    pub owner: String,
    /// The first day, as written.
    pub starts_on: String,
    /// The last day, as written.
    pub ends_on: String,
    /// The language of its texts.
    pub lang: String,
    /// The writing direction of its texts.
    pub dir: String,
    /// Whether it is out of use.
    pub archived: bool,
    /// Who has a part in it.
    pub stakeholders: Vec<Stakeholder>,
    /// Its measures.
    pub measures: Vec<PlanMeasure>,
    /// What the file says beyond the fields above.
    pub extras: Vec<Extra>,
    /// The nodes below it, in order.
    pub children: Vec<PlanNode>,
}

/// A further parent that a node supports.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Support {
    /// The id or identifier of the supported node.
    pub target: String,
    /// How the node serves it.
    pub because: String,
    /// The because for a lens; their `title` stays blank.
    pub wordings: Vec<Wording>,
}

/// A text for a lens.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Wording {
    /// The name of the lens.
    pub lens: String,
    /// The title in that lens; blank when the default stands.
    pub title: String,
    /// The because in that lens; blank when the default stands.
    pub because: String,
    /// The language of the two; blank when it is that of the node.
    pub lang: String,
    /// Their writing direction; blank when it is that of the node.
    pub dir: String,
}

/// The person who put the plan into this form.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Submitter {
    /// Their identifier in the file.
    pub identifier: String,
    /// Their given name.
    pub given_name: String,
    /// Their family name.
    pub surname: String,
    /// Their telephone number.
    pub phone: String,
    /// Their e-mail address.
    pub email: String,
    /// What the file says beyond the fields above.
    pub extras: Vec<Extra>,
}

impl Plan {
    /// Returns the same under the name and description of `other`.
    #[must_use]
    pub fn named_as(&self, other: &Self) -> Self {
        Self { name: other.name.clone(), description: other.description.clone(), ..self.clone() }
    }

    /// The mission that becomes the root: the first with a text, else the first.
    pub fn mission(&self) -> Option<&Statement> {
        self.missions.iter().find(|mission| !mission.text.trim().is_empty()).or(self.missions.first())
    }

    /// How many levels of nodes stand below the mission.
    pub fn levels(&self) -> usize {
        let mut deepest = 0;
        self.visit(|level, _| deepest = deepest.max(level));
        deepest
    }

    /// Visits every node before its children, with its level (pillar = 1).
    pub fn visit<'plan>(&'plan self, mut seen: impl FnMut(usize, &'plan PlanNode)) {
        let mut open: Vec<(usize, &PlanNode)> = self.roots.iter().rev().map(|root| (1, root)).collect();
        while let Some((level, node)) = open.pop() {
            seen(level, node);
            open.extend(node.children.iter().rev().map(|child| (level + 1, child)));
        }
    }
}

impl PlanNode {
    /// The node without the nodes below it.
    pub fn alone(&self) -> PlanNode {
        PlanNode {
            id: self.id.clone(),
            identifier: self.identifier.clone(),
            sequence: self.sequence.clone(),
            title: self.title.clone(),
            description: self.description.clone(),
            other_information: self.other_information.clone(),
            because: self.because.clone(),
            also_supports: self.also_supports.clone(),
            wordings: self.wordings.clone(),
            owner: self.owner.clone(),
            starts_on: self.starts_on.clone(),
            ends_on: self.ends_on.clone(),
            lang: self.lang.clone(),
            dir: self.dir.clone(),
            archived: self.archived,
            stakeholders: self.stakeholders.clone(),
            measures: self.measures.clone(),
            extras: self.extras.clone(),
            children: Vec::new(),
        }
    }
}
