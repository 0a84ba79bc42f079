//! Writes a plan as StratML Part 2, valid against its schema of 2016-02-16.
//! What an element cannot hold is found by reading the element back: whatever differs goes to the block in its
//! `OtherInformation`, so reading the export gives the very plan that was written.

use serde::Serialize;
use serde_json::{Value, json};

use super::addendum;
use super::identifiers::Identifiers;
use super::print_parts::{measure, organisation, statement, submitter, tenet};
use super::read::{own_node, own_plan};
use super::xml::{Xml, holds};
use crate::strategy::files::dates;
use crate::strategy::files::difference::{Difference, differences};
use crate::strategy::files::plan::{Plan, PlanNode};

const NAMESPACE: &str = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport";

/// A thing that the format has no place for and that stands in `OtherInformation`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Loss {
    /// The title of the node, or the name of the plan.
    pub place: String,
    /// The field, such as `because` or `wordings`.
    pub what: String,
}

/// Writes a plan, and says what stands in `OtherInformation` only.
pub fn print(plan: &Plan) -> (String, Vec<Loss>) {
    let mut losses = Vec::new();
    let mut ids = Identifiers::default();
    ids.begin();
    let alone = Plan { roots: Vec::new(), ..plan.clone() };
    let mut trial = Xml::default();
    head(&mut trial, &alone, "", &mut ids, |_, _| {});
    let seen = own_plan(&trial.finish()).unwrap_or_default();
    // The text before the block is measured apart: the block itself would hide it.
    let seen = Plan { other_information: held(&plan.other_information), ..seen };
    let lines = missing(&seen, &alone, plan.name.as_str(), &mut losses);
    ids.repeat();
    let note = addendum::join(&held(&plan.other_information), &lines, true);
    let mut xml = Xml::document();
    head(&mut xml, &alone, &note, &mut ids, |xml, ids| {
        for root in &plan.roots {
            goal(xml, root, ids, &mut losses);
        }
        if plan.roots.is_empty() {
            stand_in(xml);
        }
    });
    (xml.finish(), losses)
}

/// Writes everything but the goals, which `goals` writes.
fn head(xml: &mut Xml, plan: &Plan, note: &str, ids: &mut Identifiers, goals: impl FnOnce(&mut Xml, &mut Identifiers)) {
    let kinds = ["Strategic_Plan", "Performance_Plan", "Performance_Report"];
    let kind = kinds.into_iter().find(|kind| *kind == plan.kind).unwrap_or("Strategic_Plan");
    xml.open("PerformancePlanOrReport", &[("xmlns", NAMESPACE), ("Type", kind)]);
    xml.leaf("Name", &plan.name);
    xml.leaf_if("Description", &plan.description);
    xml.leaf_if("OtherInformation", note);
    xml.open("StrategicPlanCore", &[]);
    plan.organisations.iter().for_each(|one| organisation(xml, one, ids));
    plan.visions.iter().take(1).for_each(|one| statement(xml, "Vision", one, ids));
    plan.missions.iter().take(1).for_each(|one| statement(xml, "Mission", one, ids));
    plan.values.iter().for_each(|one| tenet(xml, one));
    let document = ids.take("", &plan.identifier);
    let sender = ids.take("", &plan.submitter.identifier);
    goals(xml, ids);
    xml.close("StrategicPlanCore");
    xml.open("AdministrativeInformation", &[]);
    xml.leaf_if("Identifier", &document);
    for (name, day) in
        [("StartDate", &plan.starts_on), ("EndDate", &plan.ends_on), ("PublicationDate", &plan.published_on)]
    {
        xml.leaf_if(name, if dates::is_strict(day) { day } else { "" });
    }
    xml.leaf_if("Source", if is_address(&plan.source) { &plan.source } else { "" });
    xml.close("AdministrativeInformation");
    submitter(xml, &plan.submitter, &sender);
    xml.close("PerformancePlanOrReport");
}

/// Writes a pillar with everything below it; StratML knows one level of objectives, so deeper ones follow in order.
fn goal(xml: &mut Xml, root: &PlanNode, ids: &mut Identifiers, losses: &mut Vec<Loss>) {
    element(xml, "Goal", root, 1, ids, losses, |xml, ids, losses| {
        let mut open: Vec<(usize, &PlanNode)> = root.children.iter().rev().map(|child| (2, child)).collect();
        while let Some((level, node)) = open.pop() {
            element(xml, "Objective", node, level, ids, losses, |_, _, _| {});
            open.extend(node.children.iter().rev().map(|child| (level + 1, child)));
        }
    });
}

fn element(
    xml: &mut Xml,
    name: &str,
    node: &PlanNode,
    level: usize,
    ids: &mut Identifiers,
    losses: &mut Vec<Loss>,
    below: impl FnOnce(&mut Xml, &mut Identifiers, &mut Vec<Loss>),
) {
    let alone = node.alone();
    ids.begin();
    let mut trial = Xml::default();
    body(&mut trial, name, &alone, "", ids);
    trial.close(name);
    let seen = own_node(&trial.finish()).unwrap_or_default();
    let seen = PlanNode { other_information: held(&node.other_information), ..seen };
    let place = if node.title.is_empty() { &node.sequence } else { &node.title };
    let mut lines = missing(&seen, &alone, place, losses);
    if level > 2 {
        lines.insert(0, ("level".to_owned(), json!(level)));
        losses.push(Loss { place: place.clone(), what: format!("its place on level {level}") });
    }
    ids.repeat();
    body(xml, name, &alone, &addendum::join(&held(&node.other_information), &lines, false), ids);
    ids.begin();
    below(xml, ids, losses);
    xml.close(name);
}

fn body(xml: &mut Xml, name: &str, node: &PlanNode, note: &str, ids: &mut Identifiers) {
    xml.open(name, &[]);
    xml.leaf("Name", &node.title);
    xml.leaf("Description", &node.description);
    xml.leaf_if("Identifier", &ids.take(&node.id, &node.identifier));
    xml.leaf_if("SequenceIndicator", &node.sequence);
    node.stakeholders.iter().for_each(|holder| super::print_parts::stakeholder(xml, holder));
    xml.leaf_if("OtherInformation", note);
    // A Goal has no indicators in the schema; those of a pillar go to its block.
    if name == "Objective" {
        node.measures.iter().for_each(|one| measure(xml, one, ids));
    }
}

/// The schema asks for at least one Goal; this one says that it is none.
fn stand_in(xml: &mut Xml) {
    xml.open("Goal", &[]);
    xml.leaf("Name", "");
    xml.leaf("Description", "");
    xml.leaf("OtherInformation", &addendum::join("", &[("stand-in".to_owned(), json!(true))], true));
    xml.close("Goal");
}

fn missing<T: Serialize>(seen: &T, whole: &T, place: &str, losses: &mut Vec<Loss>) -> Vec<(String, Value)> {
    let (Ok(seen), Ok(whole)) = (serde_json::to_value(seen), serde_json::to_value(whole)) else {
        return Vec::new();
    };
    let found = differences(&seen, &whole);
    // What is blank here is only a default that the schema asks for.
    let told = |one: &&Difference| !is_identifier(&one.path) && one.after != json!("");
    losses.extend(found.iter().filter(told).map(|one| Loss { place: place.to_owned(), what: one.path.clone() }));
    found.into_iter().map(|one| (one.path, one.after)).collect()
}

/// Identifiers are in the file, only spelt another way, so they are not listed as lost.
fn is_identifier(path: &str) -> bool {
    let last = path.rsplit('.').next().unwrap_or(path);
    last == "id" || last == "identifier"
}

/// A text without the characters that XML cannot hold.
fn held(text: &str) -> String {
    text.chars().filter(|sign| holds(*sign)).collect()
}

/// Whether a source is a plain web address, which every reading of `xsd:anyURI` accepts.
fn is_address(source: &str) -> bool {
    let Some(rest) = source.strip_prefix("https://").or_else(|| source.strip_prefix("http://")) else {
        return false;
    };
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let plain = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-');
    !host.is_empty()
        && host.chars().all(plain)
        && path
            .chars()
            .all(|sign| plain(sign) || matches!(sign, '_' | '~' | '/' | '?' | '=' | '&' | '+' | ',' | ';' | ':'))
}
