//! The strategy below the mission, a file per pillar, and the constructors its tables are written with.
//!
//! Invariant: a parent stands before its children.

mod berth;
mod crew;
mod lightness;
mod morning;
mod sleep;

use super::{
    organisation::{ENGINEERING, OPERATIONS, SALES},
    plan::{Node, Owner, Support, Wording},
};

/// Returns every node, pillar by pillar.
pub(super) fn all() -> Vec<Node> {
    [morning::NODES, sleep::NODES, berth::NODES, lightness::NODES, crew::NODES].concat()
}

/// Begins a node with its key, its main parent, its title and its description.
const fn node(key: &'static str, parent: &'static str, title: &'static str, description: &'static str) -> Node {
    Node {
        key,
        parent,
        title,
        description,
        owner: None,
        wordings: &[],
        because: None,
        because_wordings: &[],
        also: &[],
    }
}

/// Says that a node also supports another one.
const fn supports(parent: &'static str, because: &'static str, because_wordings: &'static [Wording]) -> Support {
    Support { parent, because, because_wordings }
}

const fn eng(text: &'static str) -> Wording {
    Wording { lens: ENGINEERING, text }
}

const fn sal(text: &'static str) -> Wording {
    Wording { lens: SALES, text }
}

const fn ops(text: &'static str) -> Wording {
    Wording { lens: OPERATIONS, text }
}

impl Node {
    const fn team(mut self, key: &'static str) -> Self {
        self.owner = Some(Owner::Team(key));
        self
    }

    const fn person(mut self, key: &'static str) -> Self {
        self.owner = Some(Owner::Person(key));
        self
    }

    const fn because(mut self, text: &'static str) -> Self {
        self.because = Some(text);
        self
    }

    const fn worded(mut self, wordings: &'static [Wording]) -> Self {
        self.wordings = wordings;
        self
    }

    const fn because_worded(mut self, wordings: &'static [Wording]) -> Self {
        self.because_wordings = wordings;
        self
    }

    const fn also(mut self, supports: &'static [Support]) -> Self {
        self.also = supports;
        self
    }
}
