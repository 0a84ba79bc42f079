//! A plan as rows of our own CSV: one row a thing, each with a row number and the row number of its parent.
//! Columns that are blank in a row mean nothing; lenses have columns of their own at the end.

use crate::strategy::files::plan::{Extra, Plan, PlanMeasure, PlanNode, PlanValue, Stakeholder, Statement, Wording};

/// The columns, in order.
pub const COLUMNS: [&str; 29] = [
    "kind",
    "row",
    "parent",
    "id",
    "identifier",
    "sequence",
    "title",
    "description",
    "other_information",
    "because",
    "owner",
    "starts_on",
    "ends_on",
    "lang",
    "dir",
    "archived",
    "type",
    "stage",
    "unit",
    "instance",
    "amount",
    "descriptor_name",
    "descriptor_value",
    "acronym",
    "published_on",
    "source",
    "surname",
    "phone",
    "email",
];
/// What begins the column of a title in a lens.
pub const LENS_TITLE: &str = "title (";
/// What begins the column of a because in a lens.
pub const LENS_BECAUSE: &str = "because (";

/// A row: a thing, its parent and its texts.
#[derive(Debug, Default)]
pub struct Row {
    /// What it is.
    pub kind: String,
    /// The row number of its parent, counted from 1; 0 for none.
    pub parent: usize,
    /// Texts by column; blank ones are left out.
    pub cells: Vec<(&'static str, String)>,
    /// Texts by lens.
    pub wordings: Vec<Wording>,
}

#[derive(Default)]
struct Rows {
    list: Vec<Row>,
}

/// Turns a plan into rows.
pub fn rows(plan: &Plan) -> Vec<Row> {
    let mut rows = Rows::default();
    let head = [
        ("identifier", &plan.identifier),
        ("title", &plan.name),
        ("description", &plan.description),
        ("other_information", &plan.other_information),
        ("starts_on", &plan.starts_on),
        ("ends_on", &plan.ends_on),
        ("lang", &plan.lang),
        ("dir", &plan.dir),
        ("type", &plan.kind),
        ("published_on", &plan.published_on),
        ("source", &plan.source),
    ];
    let top = rows.push("plan", 0, &head, &[], &plan.extras);
    let person = &plan.submitter;
    if *person != crate::strategy::files::plan::Submitter::default() {
        let cells = [
            ("identifier", &person.identifier),
            ("title", &person.given_name),
            ("surname", &person.surname),
            ("phone", &person.phone),
            ("email", &person.email),
        ];
        rows.push("submitter", top, &cells, &[], &person.extras);
    }
    for one in &plan.organisations {
        let cells = [
            ("identifier", &one.identifier),
            ("title", &one.name),
            ("description", &one.description),
            ("acronym", &one.acronym),
        ];
        let at = rows.push("organisation", top, &cells, &[], &one.extras);
        rows.stakeholders(at, &one.stakeholders);
    }
    plan.visions.iter().for_each(|one| rows.statement("vision", top, one));
    plan.missions.iter().for_each(|one| rows.statement("mission", top, one));
    for one in &plan.values {
        rows.push("value", top, &[("title", &one.name), ("description", &one.description)], &[], &one.extras);
    }
    let mut open: Vec<(usize, &PlanNode)> = plan.roots.iter().rev().map(|root| (0, root)).collect();
    while let Some((parent, node)) = open.pop() {
        let at = rows.node(parent, node);
        open.extend(node.children.iter().rev().map(|child| (at, child)));
    }
    rows.list
}

impl Rows {
    /// Adds a row and its extras, and gives its number.
    fn push(
        &mut self,
        kind: &str,
        parent: usize,
        cells: &[(&'static str, &String)],
        wordings: &[Wording],
        extras: &[Extra],
    ) -> usize {
        let cells = cells
            .iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(column, text)| (*column, (*text).clone()))
            .collect();
        self.list.push(Row { kind: kind.to_owned(), parent, cells, wordings: wordings.to_vec() });
        let number = self.list.len();
        for extra in extras {
            self.push("extra", number, &[("title", &extra.name), ("description", &extra.text)], &[], &[]);
        }
        number
    }

    fn statement(&mut self, kind: &str, parent: usize, one: &Statement) {
        let state = if one.unwritten { "unwritten" } else { "" }.to_owned();
        let cells = [
            ("id", &one.id),
            ("identifier", &one.identifier),
            ("title", &one.text),
            ("owner", &one.owner),
            ("lang", &one.lang),
            ("dir", &one.dir),
            ("type", &state),
        ];
        self.push(kind, parent, &cells, &one.wordings, &one.extras);
    }

    fn node(&mut self, parent: usize, node: &PlanNode) -> usize {
        let archived = if node.archived { "yes" } else { "" }.to_owned();
        let cells = [
            ("id", &node.id),
            ("identifier", &node.identifier),
            ("sequence", &node.sequence),
            ("title", &node.title),
            ("description", &node.description),
            ("other_information", &node.other_information),
            ("because", &node.because),
            ("owner", &node.owner),
            ("starts_on", &node.starts_on),
            ("ends_on", &node.ends_on),
            ("lang", &node.lang),
            ("dir", &node.dir),
            ("archived", &archived),
        ];
        let at =
            self.push(if parent == 0 { "pillar" } else { "objective" }, parent, &cells, &node.wordings, &node.extras);
        for one in &node.also_supports {
            self.push(
                "also supports",
                at,
                &[("identifier", &one.target), ("because", &one.because)],
                &one.wordings,
                &[],
            );
        }
        self.stakeholders(at, &node.stakeholders);
        node.measures.iter().for_each(|one| self.measure(at, one));
        at
    }

    fn stakeholders(&mut self, parent: usize, list: &[Stakeholder]) {
        for one in list {
            let at = self.push(
                "stakeholder",
                parent,
                &[("title", &one.name), ("description", &one.description), ("type", &one.kind)],
                &[],
                &one.extras,
            );
            for role in &one.roles {
                let cells =
                    [("title", &role.name), ("description", &role.description), ("type", &role.kinds.join("; "))];
                self.push("role", at, &cells, &[], &role.extras);
            }
        }
    }

    fn measure(&mut self, parent: usize, one: &PlanMeasure) {
        let archived = if one.archived { "yes" } else { "" }.to_owned();
        let cells = [
            ("id", &one.id),
            ("identifier", &one.identifier),
            ("sequence", &one.sequence),
            ("title", &one.name),
            ("description", &one.description),
            ("other_information", &one.other_information),
            ("owner", &one.owner),
            ("lang", &one.lang),
            ("dir", &one.dir),
            ("archived", &archived),
            ("type", &one.kind),
            ("stage", &one.value_chain_stage),
            ("unit", &one.unit),
        ];
        let at = self.push("measure", parent, &cells, &one.wordings, &one.extras);
        for relation in &one.relationships {
            let referents = relation.referents.join("; ");
            let cells = [
                ("identifier", &relation.identifier),
                ("title", &relation.name),
                ("description", &relation.description),
                ("type", &relation.kind),
                ("source", &referents),
            ];
            self.push("relationship", at, &cells, &[], &relation.extras);
        }
        one.targets.iter().for_each(|value| self.value("target", at, value));
        one.actuals.iter().for_each(|value| self.value("actual", at, value));
    }

    fn value(&mut self, kind: &str, parent: usize, one: &PlanValue) {
        let instance = one.instance.to_string();
        let cells = [
            ("description", &one.description),
            ("starts_on", &one.starts_on),
            ("ends_on", &one.ends_on),
            ("instance", &instance),
            ("amount", &one.amount),
            ("descriptor_name", &one.descriptor_name),
            ("descriptor_value", &one.descriptor_value),
        ];
        self.push(kind, parent, &cells, &[], &one.extras);
    }
}
