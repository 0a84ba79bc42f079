//! The shape of the demo strategy: mission, values, nodes, measures with their past, and cards.
//!
//! Invariant: everything is `'static` and joined by keys; nothing here knows a database or a clock.

/// A text for one lens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wording {
    /// The lens it is written for.
    pub lens: &'static str,
    /// The text that this lens reads in place of the default.
    pub text: &'static str,
}

/// The top of the strategy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mission {
    /// The key that pillars name as their parent.
    pub key: &'static str,
    /// The mission in one sentence.
    pub title: &'static str,
    /// What stands below it on its own page.
    pub description: &'static str,
    /// The mission in the words of a lens.
    pub wordings: &'static [Wording],
    /// Who answers for it.
    pub owner: Owner,
}

/// A principle that the organisation holds to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Value {
    /// Its name.
    pub name: &'static str,
    /// What it means on an ordinary night.
    pub description: &'static str,
}

/// Whether a stakeholder is one person, an organisation or a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StakeholderKind {
    /// One person.
    Person,
    /// An organisation.
    Organisation,
    /// A group without a name of its own.
    Group,
}

/// What a stakeholder has to do with the strategy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StakeholderRole {
    /// Does a part of it.
    Performer,
    /// Profits from it.
    Beneficiary,
}

/// Somebody outside whom the strategy is made with or for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stakeholder {
    /// Their name.
    pub name: &'static str,
    /// What they have to do with us.
    pub description: &'static str,
    /// Person, organisation or group.
    pub kind: StakeholderKind,
    /// Performer or beneficiary.
    pub role: StakeholderRole,
}

/// Who answers for a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// A person, by key.
    Person(&'static str),
    /// A team, by key.
    Team(&'static str),
}

/// A further parent that a node supports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Support {
    /// The node it also supports.
    pub parent: &'static str,
    /// How it serves that parent.
    pub because: &'static str,
    /// The because in the words of a lens.
    pub because_wordings: &'static [Wording],
}

/// A place in the strategy below the mission, with the link to its main parent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node {
    /// The key that children, measures and cards refer to.
    pub key: &'static str,
    /// The main parent, or the mission's key for a pillar.
    pub parent: &'static str,
    /// The title, one plain sentence or phrase of at most 120 characters.
    pub title: &'static str,
    /// What stands below it on its own page.
    pub description: &'static str,
    /// Who answers for it; `None` is a gap that the coverage page names.
    pub owner: Option<Owner>,
    /// The title in the words of a lens.
    pub wordings: &'static [Wording],
    /// How it serves its parent; `None` draws the line broken.
    pub because: Option<&'static str>,
    /// The because in the words of a lens.
    pub because_wordings: &'static [Wording],
    /// Further parents.
    pub also: &'static [Support],
}

/// What kind of result a measure watches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A number that should rise to its target.
    Rise,
    /// A number that should fall to its target.
    Fall,
    /// An event; its value is 0 until it is reached and 1 from then on.
    Milestone,
}

/// How sure the keeper is that the target will be met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confidence {
    /// Sure.
    Sure,
    /// Fairly sure.
    FairlySure,
    /// Unsure.
    Unsure,
}

/// One value of a measure at one time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CheckIn {
    /// How many days before the day of loading it was written.
    pub days_ago: u16,
    /// The value, in the measure's unit.
    pub value: f64,
    /// How sure the keeper was.
    pub confidence: Confidence,
    /// One sentence about it, where there was something to say.
    pub note: Option<&'static str>,
}

/// A key result of a node.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measure {
    /// Its key.
    pub key: &'static str,
    /// The node whose success it tells.
    pub node: &'static str,
    /// What is counted, or the event.
    pub title: &'static str,
    /// The unit, as short as it stands beside a number; empty for a milestone.
    pub unit: &'static str,
    /// What the number is counted over, and how long; may be empty.
    pub basis: &'static str,
    /// Rising, falling or an event.
    pub kind: Kind,
    /// The value at the start.
    pub start: f64,
    /// The value to reach.
    pub target: f64,
    /// Days from the day of loading to the due date; negative is past.
    pub due_in_days: i32,
    /// The person who keeps the number.
    pub keeper: &'static str,
    /// How often a new value is expected, in days; only the stale measure is older than that.
    pub every_days: u16,
    /// The system that sends its values; nobody types them then.
    pub feed: Option<&'static str>,
    /// Its history, oldest first.
    pub check_ins: &'static [CheckIn],
}

/// What a person wrote about one part of their work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Card {
    /// The person who wrote it.
    pub person: &'static str,
    /// The node that it moves.
    pub node: &'static str,
    /// What I do, at most 200 characters.
    pub does: &'static str,
    /// What may wait.
    pub may_wait: Option<&'static str>,
    /// What I may decide alone.
    pub decides_alone: Option<&'static str>,
}
