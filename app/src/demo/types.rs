//! The shape of the demo organisation and its people; `plan` has that of its strategy.
//!
//! Invariant: everything is `'static` and joined by keys; nothing here knows a database or a clock.

use super::plan::{Card, Measure, Mission, Node, Stakeholder, Value};

/// A whole organisation with its strategy, ready to be written into an empty database.
#[derive(Debug, Clone, PartialEq)]
pub struct DemoOrganisation {
    /// The name that stands on every page.
    pub name: &'static str,
    /// The mail domain of everybody; reserved, so no mail can leave.
    pub domain: &'static str,
    /// The IANA name of the time zone that periods follow.
    pub time_zone: &'static str,
    /// What the organisation calls the levels below the mission, outermost first.
    pub levels: &'static [&'static str],
    /// The functions that may hear a text in their own words.
    pub lenses: &'static [Lens],
    /// The team tree, parents first; the first is the root.
    pub teams: &'static [Team],
    /// Everybody, managers before their reports; the first is the head.
    pub people: Vec<Person>,
    /// Who is more than an employee.
    pub roles: &'static [(&'static str, Role)],
    /// The people who are contractors; the others are employees.
    pub contractors: &'static [&'static str],
    /// Who is on leave, each with the person who stands in.
    pub on_leave: &'static [(&'static str, &'static str)],
    /// Where the organisation wants to be one day.
    pub vision: &'static str,
    /// The top of the strategy.
    pub mission: Mission,
    /// What the organisation holds to.
    pub values: &'static [Value],
    /// Who the strategy is made with and for.
    pub stakeholders: &'static [Stakeholder],
    /// The tree below the mission, parents first, siblings in their order.
    pub nodes: Vec<Node>,
    /// The measures of nodes, each with its history.
    pub measures: Vec<Measure>,
    /// What people wrote about their own part; a person's cards stand in their order.
    pub cards: Vec<Card>,
    /// The people that a visitor may look as.
    pub personas: &'static [Persona],
}

/// A function with its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lens {
    /// The key that teams and wordings refer to.
    pub key: &'static str,
    /// The name on the page.
    pub name: &'static str,
}

/// A team of the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Team {
    /// The key that people and nodes refer to.
    pub key: &'static str,
    /// The name on the page.
    pub name: &'static str,
    /// The team above; `None` for the root only.
    pub parent: Option<&'static str>,
    /// The lens that its members read in unless they choose another.
    pub lens: &'static str,
    /// The person who speaks for it.
    pub lead: &'static str,
}

/// Somebody who works here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person {
    /// The key, and the part of the address before the at sign; ASCII.
    pub key: &'static str,
    /// The full name as the person writes it.
    pub name: &'static str,
    /// The job title.
    pub title: &'static str,
    /// The team that the person belongs to.
    pub team: &'static str,
    /// The person they report to; `None` for the head only.
    pub manager: Option<&'static str>,
}

impl Person {
    /// Returns the person's address at the organisation's reserved domain.
    #[must_use]
    pub fn email(&self, domain: &str) -> String {
        format!("{}@{domain}", self.key)
    }
}

/// The people of one team who report to the same manager; the form in which people are written down.
#[derive(Debug, Clone, Copy)]
pub(super) struct Roster {
    /// Their team.
    pub team: &'static str,
    /// Their manager; `None` for the head only.
    pub manager: Option<&'static str>,
    /// Key, name and job title of each.
    pub people: &'static [(&'static str, &'static str, &'static str)],
}

/// A right beyond that of an employee.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Edits the strategy.
    Leadership,
    /// Administers accounts.
    Admin,
    /// Reads the audit.
    Auditor,
}

/// Somebody that a visitor may look as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Persona {
    /// One of `engineer`, `seller`, `manager`, `leader`, `admin`.
    pub key: &'static str,
    /// The person.
    pub person: &'static str,
    /// What the button says after the name.
    pub label: &'static str,
}
