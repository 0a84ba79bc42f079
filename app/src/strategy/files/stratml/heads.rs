//! The reading of what stands around the goals: organisations, statements, values, dates, submitter.
//! Whatever these elements say ends in a field or in `extras`.

use roxmltree::Node;

use super::parts::{Context, elements, name};
use crate::strategy::files::plan::{Organisation, Plan, PlanTenet, Statement};

/// Reads the dates, the source and the identifier of the document into a plan.
pub fn administration(context: &mut Context<'_>, element: Node<'_, '_>, plan: &mut Plan) {
    context.attributes(element, &mut [], &mut plan.extras);
    for child in elements(element) {
        match name(child) {
            "Identifier" => context.identifier(&mut plan.identifier, child, &mut plan.extras),
            "StartDate" => context.set(&mut plan.starts_on, child, &mut plan.extras),
            "EndDate" => context.set(&mut plan.ends_on, child, &mut plan.extras),
            "PublicationDate" => context.set(&mut plan.published_on, child, &mut plan.extras),
            "Source" => context.set(&mut plan.source, child, &mut plan.extras),
            "Submitter" => submitter(context, child, plan),
            _ => context.unknown(child, &mut plan.extras),
        }
    }
    context.dates(element, &plan.starts_on, &plan.ends_on);
    context.dates(element, &plan.published_on, "");
}

/// Reads who put the plan into this form.
pub fn submitter(context: &mut Context<'_>, element: Node<'_, '_>, plan: &mut Plan) {
    let person = &mut plan.submitter;
    context.attributes(element, &mut [], &mut person.extras);
    for child in elements(element) {
        match name(child) {
            "Identifier" => context.identifier(&mut person.identifier, child, &mut person.extras),
            "GivenName" | "FirstName" => context.set(&mut person.given_name, child, &mut person.extras),
            "Surname" | "LastName" => context.set(&mut person.surname, child, &mut person.extras),
            "PhoneNumber" => context.set(&mut person.phone, child, &mut person.extras),
            "EmailAddress" => context.set(&mut person.email, child, &mut person.extras),
            _ => context.unknown(child, &mut person.extras),
        }
    }
}

/// Reads an organisation.
pub fn organisation(context: &mut Context<'_>, element: Node<'_, '_>) -> Organisation {
    let mut organisation = Organisation::default();
    context.attributes(element, &mut [], &mut organisation.extras);
    for child in elements(element) {
        match name(child) {
            "Name" => context.set(&mut organisation.name, child, &mut organisation.extras),
            "Acronym" => context.set(&mut organisation.acronym, child, &mut organisation.extras),
            "Identifier" => context.identifier(&mut organisation.identifier, child, &mut organisation.extras),
            "Description" => context.set(&mut organisation.description, child, &mut organisation.extras),
            "Stakeholder" => organisation.stakeholders.push(context.stakeholder(child)),
            _ => context.unknown(child, &mut organisation.extras),
        }
    }
    organisation
}

/// Reads a vision or a mission and adds it to its list.
pub fn statement(context: &mut Context<'_>, element: Node<'_, '_>, statements: &mut Vec<Statement>) {
    let mut statement = Statement::default();
    context.attributes(element, &mut [("lang", &mut statement.lang)], &mut statement.extras);
    for child in elements(element) {
        match name(child) {
            "Description" => context.set(&mut statement.text, child, &mut statement.extras),
            "Identifier" => context.identifier(&mut statement.identifier, child, &mut statement.extras),
            _ => context.unknown(child, &mut statement.extras),
        }
    }
    if !statements.is_empty() {
        context.problem(
            element,
            format!("A second {} stands here; the first counts, this one was kept beside.", name(element)),
        );
    }
    statements.push(statement);
}

/// Reads a value of the organisation.
pub fn tenet(context: &mut Context<'_>, element: Node<'_, '_>) -> PlanTenet {
    let mut tenet = PlanTenet::default();
    context.attributes(element, &mut [], &mut tenet.extras);
    for child in elements(element) {
        match name(child) {
            "Name" => context.set(&mut tenet.name, child, &mut tenet.extras),
            "Description" => context.set(&mut tenet.description, child, &mut tenet.extras),
            _ => context.unknown(child, &mut tenet.extras),
        }
    }
    context.unnamed(element, "Value", &tenet.name);
    tenet
}
