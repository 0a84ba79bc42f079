//! The writing of single elements: organisations, statements, stakeholders, measures with their values.
//! Only what the schema allows is written; the caller finds out what that left out.

use super::identifiers::Identifiers;
use super::xml::Xml;
use crate::strategy::files::amounts::is_decimal;
use crate::strategy::files::dates;
use crate::strategy::files::plan::{
    Organisation, PlanMeasure, PlanTenet, PlanValue, Relationship, Stakeholder, Statement, Submitter,
};

/// Writes an organisation.
pub fn organisation(xml: &mut Xml, one: &Organisation, ids: &mut Identifiers) {
    xml.open("Organization", &[]);
    xml.leaf("Name", &one.name);
    xml.leaf_if("Acronym", &one.acronym);
    xml.leaf_if("Identifier", &ids.take("", &one.identifier));
    xml.leaf_if("Description", &one.description);
    one.stakeholders.iter().for_each(|holder| stakeholder(xml, holder));
    xml.close("Organization");
}

/// Writes a vision or a mission; one that nobody has written yet stays without a text.
pub fn statement(xml: &mut Xml, name: &str, one: &Statement, ids: &mut Identifiers) {
    xml.open(name, &[]);
    xml.leaf("Description", if one.unwritten { "" } else { &one.text });
    xml.leaf_if("Identifier", &ids.take(&one.id, &one.identifier));
    xml.close(name);
}

/// Writes a value of the organisation.
pub fn tenet(xml: &mut Xml, one: &PlanTenet) {
    xml.open("Value", &[]);
    xml.leaf("Name", &one.name);
    xml.leaf_if("Description", &one.description);
    xml.close("Value");
}

/// Writes the person who put the plan into this form, if any is named.
pub fn submitter(xml: &mut Xml, one: &Submitter, identifier: &str) {
    if *one == Submitter::default() {
        return;
    }
    xml.open("Submitter", &[]);
    xml.leaf_if("Identifier", identifier);
    xml.leaf("GivenName", &one.given_name);
    xml.leaf("Surname", &one.surname);
    xml.leaf_if("PhoneNumber", &one.phone);
    xml.leaf_if("EmailAddress", &one.email);
    xml.close("Submitter");
}

/// Writes a stakeholder with at most two kinds a role.
pub fn stakeholder(xml: &mut Xml, one: &Stakeholder) {
    xml.open(
        "Stakeholder",
        &[("StakeholderTypeType", listed(&one.kind, &["Person", "Organization", "Generic_Group"]))],
    );
    xml.leaf("Name", &one.name);
    xml.leaf_if("Description", &one.description);
    for role in &one.roles {
        xml.open("Role", &[]);
        xml.leaf("Name", &role.name);
        xml.leaf_if("Description", &role.description);
        for kind in role.kinds.iter().map(|kind| listed(kind, &["Performer", "Beneficiary"])).take(2) {
            xml.leaf_if("RoleType", kind);
        }
        xml.close("Role");
    }
    xml.close("Stakeholder");
}

/// Writes a measure; targets and actuals with the same instance go into one measurement.
pub fn measure(xml: &mut Xml, one: &PlanMeasure, ids: &mut Identifiers) {
    let stages = ["Outcome", "Output_Processing", "Output", "Input_Processing", "Input"];
    let kind = listed(&one.kind, &["Quantitative", "Qualitative"]);
    xml.open(
        "PerformanceIndicator",
        &[("ValueChainStage", listed(&one.value_chain_stage, &stages)), ("PerformanceIndicatorType", kind)],
    );
    xml.leaf_if("SequenceIndicator", &one.sequence);
    xml.leaf("MeasurementDimension", &one.name);
    xml.leaf("UnitOfMeasurement", &one.unit);
    xml.leaf_if("Identifier", &ids.take(&one.id, &one.identifier));
    one.relationships.iter().for_each(|relation| relationship(xml, relation, ids));
    let mut instances: Vec<(u32, bool, &PlanValue)> =
        one.targets.iter().map(|value| (value.instance, false, value)).collect();
    instances.extend(one.actuals.iter().map(|value| (value.instance, true, value)));
    // The sort is stable, so values keep their order within a measurement.
    instances.sort_by_key(|(instance, actual, _)| (*instance, *actual));
    for measurement in instances.chunk_by(|one, next| one.0 == next.0) {
        xml.open("MeasurementInstance", &[]);
        for (_, actual, value) in measurement {
            result(xml, if *actual { "ActualResult" } else { "TargetResult" }, value);
        }
        xml.close("MeasurementInstance");
    }
    xml.leaf_if("OtherInformation", &one.other_information);
    xml.close("PerformanceIndicator");
}

fn relationship(xml: &mut Xml, one: &Relationship, ids: &mut Identifiers) {
    xml.open("Relationship", &[("RelationshipType", listed(&one.kind, &["Broader_Than", "Peer_To", "Narrower_Than"]))]);
    xml.leaf_if("Identifier", &ids.take("", &one.identifier));
    one.referents.iter().for_each(|referent| xml.leaf_if("ReferentIdentifier", referent));
    xml.leaf_if("Name", &one.name);
    xml.leaf_if("Description", &one.description);
    xml.close("Relationship");
}

fn result(xml: &mut Xml, name: &str, one: &PlanValue) {
    xml.open(name, &[]);
    for (name, day) in [("StartDate", &one.starts_on), ("EndDate", &one.ends_on)] {
        xml.leaf_if(name, if dates::is_strict(day) { day } else { "" });
    }
    xml.leaf_if("NumberOfUnits", if is_decimal(&one.amount) { &one.amount } else { "" });
    if !one.descriptor_name.is_empty() || !one.descriptor_value.is_empty() {
        xml.open("Descriptor", &[]);
        xml.leaf("DescriptorName", &one.descriptor_name);
        xml.leaf("DescriptorValue", &one.descriptor_value);
        xml.close("Descriptor");
    }
    xml.leaf_if("Description", &one.description);
    xml.close(name);
}

/// The value if the schema lists it, else nothing.
fn listed<'value>(value: &'value str, allowed: &[&str]) -> &'value str {
    if allowed.contains(&value) { value } else { "" }
}
