//! The reading of goals and objectives, and of the depth that StratML flattens.
//! Objectives that Throughline wrote in order come back below the node that they stood under.

use roxmltree::Node;

use super::addendum;
use super::parts::{Context, elements, name};
use super::read::patched;
use crate::strategy::files::plan::{MOST_LEVELS, PlanNode};

/// A node, and what its block says about its place.
pub struct Placed {
    /// The node.
    pub node: PlanNode,
    /// The level it had before it was flattened, pillar = 1.
    pub level: usize,
    /// Whether it is the Goal that the schema asks for in a plan without one.
    pub stand_in: bool,
}

/// Reads a Goal or an Objective with everything below it.
pub fn node(context: &mut Context<'_>, element: Node<'_, '_>) -> Placed {
    let mut node = PlanNode::default();
    let mut below = Vec::new();
    context.attributes(element, &mut [("lang", &mut node.lang)], &mut node.extras);
    for child in elements(element) {
        match name(child) {
            "Name" => context.set(&mut node.title, child, &mut node.extras),
            "Description" => context.set(&mut node.description, child, &mut node.extras),
            "Identifier" => context.identifier(&mut node.identifier, child, &mut node.extras),
            "SequenceIndicator" => context.set(&mut node.sequence, child, &mut node.extras),
            "OtherInformation" => context.set(&mut node.other_information, child, &mut node.extras),
            "StartDate" => context.set(&mut node.starts_on, child, &mut node.extras),
            "EndDate" => context.set(&mut node.ends_on, child, &mut node.extras),
            "Stakeholder" => node.stakeholders.push(context.stakeholder(child)),
            "PerformanceIndicator" => node.measures.push(context.measure(child)),
            "Objective" | "Goal" => below.push(self::node(context, child)),
            _ => context.unknown(child, &mut node.extras),
        }
    }
    context.dates(element, &node.starts_on, &node.ends_on);
    context.blanks(element, &node.title, &node.identifier);
    let (mut level, mut stand_in) = (2, false);
    let split = addendum::split(&node.other_information);
    if let (true, Some(mut lines)) = (context.own, split.lines) {
        node.other_information = split.text;
        lines.retain(|(path, value)| match path.as_str() {
            "level" => {
                level = value.as_u64().and_then(|level| usize::try_from(level).ok()).unwrap_or(2).clamp(2, MOST_LEVELS);
                false
            }
            "stand-in" => {
                stand_in = true;
                false
            }
            _ => true,
        });
        node = patched(context, element, node, &lines);
    }
    nest(&mut node, below);
    Placed { node, level, stand_in }
}

/// Puts each node below the last one before it that has a smaller level.
fn nest(top: &mut PlanNode, below: Vec<Placed>) {
    let mut open: Vec<Placed> = Vec::new();
    for placed in below {
        close(top, &mut open, placed.level);
        open.push(placed);
    }
    close(top, &mut open, 0);
}

fn close(top: &mut PlanNode, open: &mut Vec<Placed>, level: usize) {
    while let Some(last) = open.pop_if(|last| last.level >= level) {
        open.last_mut().map_or(&mut *top, |parent| &mut parent.node).children.push(last.node);
    }
}
