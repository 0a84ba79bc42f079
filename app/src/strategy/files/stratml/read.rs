//! Reads StratML Part 1 and Part 2 into a plan, by local names, in any order of elements.
//! In a file that Throughline wrote, the blocks in `OtherInformation` give back what StratML could not hold.

use roxmltree::{Document, Node, ParsingOptions};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::addendum;
use super::heads::{administration, organisation, statement, submitter, tenet};
use super::nodes::node;
use super::parts::{Context, elements, name};
use super::prescan::{Fault, prescan};
use crate::problem::Problem;
use crate::strategy::files::difference::apply;
use crate::strategy::files::lines::Lines;
use crate::strategy::files::plan::{Plan, PlanNode};

/// A StratML file, read.
pub struct Reading {
    /// 1 for `StrategicPlan`, 2 for `PerformancePlanOrReport`.
    pub part: u8,
    /// What it says.
    pub plan: Plan,
    /// What was odd.
    pub problems: Vec<Problem>,
    /// Whether it is a template without a text of its own.
    pub template: bool,
    /// Whether Throughline wrote it.
    pub own: bool,
}

/// Reads a StratML text.
///
/// # Errors
/// What makes it no StratML, with the byte where that shows.
pub fn read(text: &str, lines: &Lines) -> Result<Reading, Fault> {
    let outline = prescan(text)?;
    let options = ParsingOptions { allow_dtd: false, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| malformed(text, lines, &error))?;
    let root = document.root_element();
    let note = elements(root).find(|child| name(*child) == "OtherInformation").and_then(|child| child.text());
    let own = note.is_some_and(|note| addendum::split(note).lines.is_some());
    let mut context = Context::new(text, lines, own);
    if let Some((count, first)) = outline.comments {
        let what = format!("The file has {count} comments (the first here); comments are not imported.");
        context.problems.push(Problem { line: lines.line(first), what });
    }
    let mut plan = plan(&mut context, root);
    for (kind, (count, line)) in std::mem::take(&mut context.unnamed) {
        let what = format!("Elements without a name: {count} {kind} (the first here); they were kept.");
        context.problems.push(Problem { line, what });
    }
    let template = context.placeholders > 0 && !has_text(&plan);
    if template {
        plan = Plan::default();
        context.problems = vec![Problem {
            line: 1,
            what: "This is an empty template: it has places to fill in, but no text. Nothing was imported.".to_owned(),
        }];
    }
    let part = if outline.root == "StrategicPlan" { 1 } else { 2 };
    Ok(Reading { part, plan, problems: context.problems, template, own })
}

/// Reads the element of one plan without goals that `print` wrote.
pub fn own_plan(text: &str) -> Option<Plan> {
    let (document, lines) = (Document::parse(text).ok()?, Lines::new(text));
    Some(plan(&mut Context::new(text, &lines, true), document.root_element()))
}

/// Reads the element of one node that `print` wrote.
pub fn own_node(text: &str) -> Option<PlanNode> {
    let (document, lines) = (Document::parse(text).ok()?, Lines::new(text));
    Some(node(&mut Context::new(text, &lines, true), document.root_element()).node)
}

fn plan(context: &mut Context<'_>, root: Node<'_, '_>) -> Plan {
    let mut plan = Plan::default();
    let mut goals = Vec::new();
    context.attributes(root, &mut [("Type", &mut plan.kind), ("lang", &mut plan.lang)], &mut plan.extras);
    for child in elements(root) {
        match name(child) {
            "Name" => context.set(&mut plan.name, child, &mut plan.extras),
            "Description" => context.set(&mut plan.description, child, &mut plan.extras),
            "OtherInformation" => context.set(&mut plan.other_information, child, &mut plan.extras),
            "StrategicPlanCore" => core(context, child, &mut plan, &mut goals),
            "AdministrativeInformation" => administration(context, child, &mut plan),
            "Submitter" => submitter(context, child, &mut plan),
            _ => context.unknown(child, &mut plan.extras),
        }
    }
    let split = addendum::split(&plan.other_information);
    if let (true, Some(lines)) = (context.own, split.lines) {
        plan.other_information = split.text;
        plan = patched(context, root, plan, &lines);
    }
    plan.roots.append(&mut goals);
    plan
}

fn core(context: &mut Context<'_>, element: Node<'_, '_>, plan: &mut Plan, goals: &mut Vec<PlanNode>) {
    context.attributes(element, &mut [], &mut plan.extras);
    for child in elements(element) {
        match name(child) {
            "Organization" | "Organisation" => plan.organisations.push(organisation(context, child)),
            "Vision" => statement(context, child, &mut plan.visions),
            "Mission" => statement(context, child, &mut plan.missions),
            "Value" => plan.values.push(tenet(context, child)),
            "Goal" | "Objective" => {
                if name(child) == "Objective" {
                    context.problem(child, "This Objective stands outside a Goal; it was kept at the top.".to_owned());
                }
                let goal = node(context, child);
                if !goal.stand_in {
                    goals.push(goal.node);
                }
            }
            _ => context.unknown(child, &mut plan.extras),
        }
    }
}

/// Gives a value back what its block says.
pub fn patched<T: Serialize + DeserializeOwned>(
    context: &mut Context<'_>,
    element: Node<'_, '_>,
    found: T,
    lines: &[(String, Value)],
) -> T {
    if lines.is_empty() {
        return found;
    }
    let Ok(mut value) = serde_json::to_value(&found) else {
        return found;
    };
    for (path, line) in lines {
        if line.is_null() || !apply(&mut value, path, line.clone()) {
            context.problem(
                element,
                format!("The line \"{path}\" in OtherInformation cannot be read; it was passed over."),
            );
        }
    }
    match serde_json::from_value(value) {
        Ok(patched) => patched,
        Err(error) => {
            context.problem(
                element,
                format!("The lines of Throughline in OtherInformation do not fit ({error}); they were passed over."),
            );
            found
        }
    }
}

/// Whether any field that people write holds a text.
fn has_text(plan: &Plan) -> bool {
    fn any(key: &str, value: &Value) -> bool {
        match value {
            Value::String(text) => {
                !matches!(key, "id" | "identifier" | "kind" | "kinds" | "value_chain_stage" | "lang" | "dir")
                    && !text.trim().is_empty()
            }
            Value::Array(list) => list.iter().any(|item| any(key, item)),
            Value::Object(fields) => fields.iter().any(|(key, value)| any(key, value)),
            _ => false,
        }
    }
    serde_json::to_value(plan).is_ok_and(|value| any("", &value))
}

fn malformed(text: &str, lines: &Lines, error: &roxmltree::Error) -> Fault {
    let place = error.pos();
    let row = usize::try_from(place.row).unwrap_or(1);
    let start = lines.start(row);
    let column = usize::try_from(place.col).unwrap_or(1).saturating_sub(1);
    let line = text.get(start..).unwrap_or_default();
    let offset = start + line.char_indices().nth(column).map_or(0, |(at, _)| at);
    Fault { offset, what: format!("The file is not well-formed XML ({error}). Repair it or export it again.") }
}
