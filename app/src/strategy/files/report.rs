//! What an import says about a file: counts and problems, in the shape that scripts read.
//! Counts are of elements in the file, empty ones included; every key is always there.

use serde::Serialize;

use super::Format;
use super::plan::{Plan, PlanMeasure, PlanNode, Statement};
use crate::problem::Problem;

/// Whether measures are a level of the tree. In the product's words the levels are mission, pillars, objectives and
/// measures, so a measure under an objective stands on level 3.
const MEASURES_ARE_A_LEVEL: bool = true;

/// How many of each kind a plan has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Missions with a text; one that nobody has written does not count.
    pub missions: usize,
    /// Visions with a text.
    pub visions: usize,
    /// Nodes directly below the mission.
    pub pillars: usize,
    /// Nodes below pillars, on any level.
    pub objectives: usize,
    /// Measures.
    pub measures: usize,
    /// Values of the organisation.
    pub values: usize,
    /// Stakeholders of organisations and nodes.
    pub stakeholders: usize,
    /// Targets of measures.
    pub targets: usize,
    /// Actuals of measures.
    pub actuals: usize,
    /// Levels below the mission, pillar = 1.
    pub depth: usize,
    /// Pillars without a title.
    pub pillars_unnamed: usize,
    /// Objectives without a title.
    pub objectives_unnamed: usize,
    /// Measures that do not say what is measured.
    pub measures_unnamed: usize,
    /// Values without a name.
    pub values_unnamed: usize,
    /// Stakeholders without a name.
    pub stakeholders_unnamed: usize,
}

/// The one object that `import strategy --json` prints.
#[derive(Debug, Serialize)]
pub struct Report<'read> {
    /// The format of the file.
    pub format: Format,
    /// The counts, as keys of the object itself.
    #[serde(flatten)]
    pub counts: Counts,
    /// What a person should look at.
    pub problems: &'read [Problem],
}

/// Counts a plan.
pub fn count(plan: &Plan) -> Counts {
    let written = |list: &[Statement]| list.iter().filter(|one| !one.unwritten && !one.text.trim().is_empty()).count();
    let mut counts = Counts {
        missions: written(&plan.missions),
        visions: written(&plan.visions),
        values: plan.values.len(),
        values_unnamed: plan.values.iter().filter(|value| blank(&value.name)).count(),
        ..Counts::default()
    };
    let mut holders: Vec<&str> =
        plan.organisations.iter().flat_map(|one| &one.stakeholders).map(|one| one.name.as_str()).collect();
    plan.visit(|level, node| {
        let unnamed = usize::from(blank(&node.title));
        if level == 1 {
            counts.pillars += 1;
            counts.pillars_unnamed += unnamed;
        } else {
            counts.objectives += 1;
            counts.objectives_unnamed += unnamed;
        }
        holders.extend(node.stakeholders.iter().map(|one| one.name.as_str()));
        counts.measures += node.measures.len();
        counts.measures_unnamed += node.measures.iter().filter(|one| blank(&one.name)).count();
        counts.targets += node.measures.iter().map(|one| one.targets.len()).sum::<usize>();
        counts.actuals += node.measures.iter().map(|one| one.actuals.len()).sum::<usize>();
        let below = usize::from(MEASURES_ARE_A_LEVEL && node.measures.iter().any(|one| !is_own_row(node, one)));
        counts.depth = counts.depth.max(level + below);
    });
    counts.stakeholders = holders.len();
    counts.stakeholders_unnamed = holders.into_iter().filter(|name| blank(name)).count();
    counts
}

/// In a sheet one row can be a node and its measure at once; then the measure is no level below the node.
fn is_own_row(node: &PlanNode, measure: &PlanMeasure) -> bool {
    measure.identifier == node.identifier && (!measure.identifier.is_empty() || measure.name == node.title)
}

fn blank(text: &str) -> bool {
    text.trim().is_empty()
}
