//! The reading of stakeholders and their roles.
//! A stakeholder without a name is kept: it stands in the file.

use roxmltree::Node;

use super::parts::{Context, elements, name};
use crate::strategy::files::plan::{Stakeholder, StakeholderRole};

impl Context<'_> {
    /// Reads a stakeholder.
    pub fn stakeholder(&mut self, element: Node<'_, '_>) -> Stakeholder {
        let mut holder = Stakeholder::default();
        self.attributes(element, &mut [("StakeholderTypeType", &mut holder.kind)], &mut holder.extras);
        for child in elements(element) {
            match name(child) {
                "Name" => self.set(&mut holder.name, child, &mut holder.extras),
                "Description" => self.set(&mut holder.description, child, &mut holder.extras),
                "Role" => holder.roles.push(self.role(child)),
                _ => self.unknown(child, &mut holder.extras),
            }
        }
        self.unnamed(element, "Stakeholder", &holder.name);
        holder
    }

    fn role(&mut self, element: Node<'_, '_>) -> StakeholderRole {
        let mut role = StakeholderRole::default();
        self.attributes(element, &mut [], &mut role.extras);
        for child in elements(element) {
            match name(child) {
                "Name" => self.set(&mut role.name, child, &mut role.extras),
                "Description" => self.set(&mut role.description, child, &mut role.extras),
                "RoleType" => {
                    let kind = self.text(child);
                    if !kind.is_empty() {
                        role.kinds.push(kind);
                    }
                }
                _ => self.unknown(child, &mut role.extras),
            }
        }
        role
    }
}
