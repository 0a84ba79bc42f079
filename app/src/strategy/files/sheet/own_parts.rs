//! The reading of single things from rows of our own CSV.
//! A thing takes the rows below it that belong to it; each row is taken once.

use super::own::Reader;
use crate::strategy::files::plan::{
    Organisation, Plan, PlanMeasure, PlanNode, PlanTenet, PlanValue, Relationship, Stakeholder, StakeholderRole,
    Statement, Submitter, Support,
};

impl Reader<'_> {
    pub(super) fn plan(&mut self, at: usize, plan: &mut Plan) {
        let cell = |column| self.cell(at, column);
        plan.identifier = cell("identifier");
        plan.name = cell("title");
        plan.description = cell("description");
        plan.other_information = cell("other_information");
        plan.starts_on = cell("starts_on");
        plan.ends_on = cell("ends_on");
        plan.lang = cell("lang");
        plan.dir = cell("dir");
        plan.kind = cell("type");
        plan.published_on = cell("published_on");
        plan.source = cell("source");
        plan.extras = self.extras(at);
    }

    pub(super) fn submitter(&mut self, at: usize) -> Submitter {
        let extras = self.extras(at);
        let cell = |column| self.cell(at, column);
        Submitter {
            identifier: cell("identifier"),
            given_name: cell("title"),
            surname: cell("surname"),
            phone: cell("phone"),
            email: cell("email"),
            extras,
        }
    }

    pub(super) fn organisation(&mut self, at: usize) -> Organisation {
        let extras = self.extras(at);
        let stakeholders = self.each(at, "stakeholder", Reader::stakeholder);
        let cell = |column| self.cell(at, column);
        Organisation {
            name: cell("title"),
            acronym: cell("acronym"),
            identifier: cell("identifier"),
            description: cell("description"),
            stakeholders,
            extras,
        }
    }

    pub(super) fn statement(&mut self, at: usize) -> Statement {
        let extras = self.extras(at);
        let cell = |column| self.cell(at, column);
        Statement {
            id: cell("id"),
            identifier: cell("identifier"),
            text: cell("title"),
            unwritten: cell("type") == "unwritten",
            owner: cell("owner"),
            lang: cell("lang"),
            dir: cell("dir"),
            wordings: self.wordings(at),
            extras,
        }
    }

    pub(super) fn tenet(&mut self, at: usize) -> PlanTenet {
        let extras = self.extras(at);
        PlanTenet { name: self.cell(at, "title"), description: self.cell(at, "description"), extras }
    }

    pub(super) fn node(&mut self, at: usize) -> PlanNode {
        let extras = self.extras(at);
        let also_supports = self.each(at, "also supports", Reader::support);
        let stakeholders = self.each(at, "stakeholder", Reader::stakeholder);
        let measures = self.each(at, "measure", Reader::measure);
        let cell = |column| self.cell(at, column);
        PlanNode {
            id: cell("id"),
            identifier: cell("identifier"),
            sequence: cell("sequence"),
            title: cell("title"),
            description: cell("description"),
            other_information: cell("other_information"),
            because: cell("because"),
            also_supports,
            wordings: self.wordings(at),
            owner: cell("owner"),
            starts_on: cell("starts_on"),
            ends_on: cell("ends_on"),
            lang: cell("lang"),
            dir: cell("dir"),
            archived: is_yes(&cell("archived")),
            stakeholders,
            measures,
            extras,
            children: Vec::new(),
        }
    }

    fn support(&mut self, at: usize) -> Support {
        self.take(at);
        Support { target: self.cell(at, "identifier"), because: self.cell(at, "because"), wordings: self.wordings(at) }
    }

    fn stakeholder(&mut self, at: usize) -> Stakeholder {
        let extras = self.extras(at);
        let roles = self.each(at, "role", Reader::role);
        let cell = |column| self.cell(at, column);
        Stakeholder { kind: cell("type"), name: cell("title"), description: cell("description"), roles, extras }
    }

    fn role(&mut self, at: usize) -> StakeholderRole {
        let extras = self.extras(at);
        let cell = |column| self.cell(at, column);
        StakeholderRole { name: cell("title"), description: cell("description"), kinds: list(&cell("type")), extras }
    }

    fn measure(&mut self, at: usize) -> PlanMeasure {
        let extras = self.extras(at);
        let relationships = self.each(at, "relationship", Reader::relationship);
        let targets = self.each(at, "target", Reader::value);
        let actuals = self.each(at, "actual", Reader::value);
        let cell = |column| self.cell(at, column);
        PlanMeasure {
            id: cell("id"),
            identifier: cell("identifier"),
            sequence: cell("sequence"),
            name: cell("title"),
            unit: cell("unit"),
            description: cell("description"),
            other_information: cell("other_information"),
            owner: cell("owner"),
            lang: cell("lang"),
            dir: cell("dir"),
            archived: is_yes(&cell("archived")),
            kind: cell("type"),
            value_chain_stage: cell("stage"),
            relationships,
            targets,
            actuals,
            wordings: self.wordings(at),
            extras,
        }
    }

    fn relationship(&mut self, at: usize) -> Relationship {
        let extras = self.extras(at);
        let cell = |column| self.cell(at, column);
        Relationship {
            kind: cell("type"),
            identifier: cell("identifier"),
            referents: list(&cell("source")),
            name: cell("title"),
            description: cell("description"),
            extras,
        }
    }

    fn value(&mut self, at: usize) -> PlanValue {
        let extras = self.extras(at);
        let cell = |column| self.cell(at, column);
        PlanValue {
            instance: cell("instance").trim().parse().unwrap_or_default(),
            description: cell("description"),
            starts_on: cell("starts_on"),
            ends_on: cell("ends_on"),
            amount: cell("amount"),
            descriptor_name: cell("descriptor_name"),
            descriptor_value: cell("descriptor_value"),
            extras,
        }
    }
}

fn is_yes(cell: &str) -> bool {
    matches!(cell.trim().to_lowercase().as_str(), "yes" | "true" | "1" | "x")
}

fn list(cell: &str) -> Vec<String> {
    if cell.is_empty() { Vec::new() } else { cell.split("; ").map(str::to_owned).collect() }
}
