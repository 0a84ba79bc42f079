//! What the pages of proposals show.
//!
//! Invariant: a draft is named to those alone who see it.

use serde::{Deserialize, Serialize};

use super::passage::Passage;
use super::standing::{Spoken, Standing};
use crate::access::Ability;
use crate::id::{DraftId, NodeId, PersonId, ProposalId};
use crate::strategy::model::{Mirror, Written};

/// How many proposals a page lists.
pub const LISTED: i64 = 25;
/// How many a person may have open at once.
pub const OPEN_MAX: i64 = 50;

/// What stands in an address in place of a draft that is begun for a proposal.
pub const NEW: &str = "new";

/// Which proposals a list shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Show {
    /// Those that wait for a decision, those that nobody answered first.
    #[default]
    Open,
    /// The reader's own.
    Mine,
    /// All of the strategy in force.
    All,
    /// Those for what was delegated to the reader, of which something may still become.
    Let,
}

/// A proposal in a list, and the head of its page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposalLine {
    /// The proposal.
    pub id: ProposalId,
    /// The node; none where it is gone.
    pub node: Option<NodeId>,
    /// Its title.
    pub title: Written,
    /// What the words are called, such as "Title for Sales".
    pub label: String,
    /// Where it stands.
    pub standing: Standing,
    /// The version that says it.
    pub version: Option<i64>,
    /// Who proposed it.
    pub by: (PersonId, String),
    /// Whether they have left.
    pub by_left: bool,
    /// Why they did, in one sentence.
    pub why: String,
    /// When, in words.
    pub made: String,
}

/// A proposal of which publishing a draft makes something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// The proposal.
    pub line: ProposalLine,
    /// Whether the version says its words; if not, it was taken into the draft and is open again.
    pub is_said: bool,
}

/// The page `/proposals`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposalList {
    /// What it shows.
    pub show: Show,
    /// What the reader may choose; more than one thing for leadership and for delegates, the first unless they say.
    pub shows: Vec<Show>,
    /// The proposals of this page.
    pub lines: Vec<ProposalLine>,
    /// How many there are.
    pub found: i64,
    /// Which page, from 1.
    pub page: i64,
}

/// What is proposed for a node, on its own page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnNode {
    /// Of which something may still become, as far as the reader may read it.
    pub lines: Vec<ProposalLine>,
    /// What the reader may do: `Propose`.
    pub can: Vec<Ability>,
}

/// What was said about a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// What it was.
    pub said: Spoken,
    /// What was said in it.
    pub text: String,
    /// The words that were proposed or taken then.
    pub words: String,
    /// The version that it tells of.
    pub number: Option<i64>,
    /// Who it was, by name; none for the server itself.
    pub by: Option<String>,
    /// When, in words.
    pub when: String,
}

/// The page `/proposals/{id}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposalView {
    /// Its head.
    pub line: ProposalLine,
    /// Which words it is about.
    pub passage: Passage,
    /// What they said when it was proposed.
    pub based_on: String,
    /// What is published now; none where the node or the words have no place any more.
    pub present: Option<Written>,
    /// What they are to say.
    pub text: String,
    /// What leadership wrote into the draft, where that is something else.
    pub taken: Option<String>,
    /// The draft it is in, for those who see that.
    pub draft: Option<(DraftId, String)>,
    /// Whether the node is archived.
    pub is_archived: bool,
    /// Whether its strategy is no longer in force.
    pub is_shelved: bool,
    /// Whether something became of it that the reader, whose it is, has not marked read.
    pub is_news: bool,
    /// Whether the reader proposed it.
    pub is_mine: bool,
    /// The conversation, from its beginning.
    pub turns: Vec<Turn>,
    /// How often it was changed.
    pub revision: i64,
    /// What the reader may do: `Answer`, `Edit` (change, withdraw), `Decide` (take, decline), `Reopen`.
    pub can: Vec<Ability>,
    /// The open drafts into which the reader may take it, with the node there.
    pub drafts: Vec<Mirror>,
}

/// The page on which a proposal is taken into a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakeView {
    /// The proposal.
    pub proposal: ProposalView,
    /// The draft; none to begin one.
    pub into: Option<Mirror>,
    /// What the words say there.
    pub there: Written,
}

/// The page on which a change is proposed, or a proposal changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposeView {
    /// The node.
    pub node: NodeId,
    /// Its title.
    pub title: Written,
    /// Which words can be proposed, with what they are called.
    pub passages: Vec<(Passage, String)>,
    /// Which are chosen.
    pub chosen: Passage,
    /// What those are called.
    pub label: String,
    /// What they say.
    pub present: Written,
    /// The default that they stand beside, for those of a lens.
    pub beside: Option<Written>,
    /// What the reader has proposed for this node and is not decided.
    pub mine: Vec<ProposalLine>,
}

impl Show {
    /// All, in their order.
    pub const ALL: [(Self, &'static str, &'static str); 4] = [
        (Self::Open, "open", "Open"),
        (Self::Mine, "mine", "Mine"),
        (Self::All, "all", "All"),
        (Self::Let, "let", "Where you may edit"),
    ];

    /// Returns what somebody may choose who `leads`, or who was let edit something (`is_let`).
    pub const fn offered(leads: bool, is_let: bool) -> &'static [Self] {
        match (leads, is_let) {
            (true, _) => &[Self::Open, Self::Mine, Self::All],
            (false, true) => &[Self::Let, Self::Mine],
            (false, false) => &[Self::Mine],
        }
    }

    /// Returns what a filter says.
    pub fn label(self) -> &'static str {
        Self::ALL.iter().find(|(show, ..)| *show == self).map_or("", |(.., label)| label)
    }

    /// Returns what stands in the address.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(show, ..)| *show == self).map_or("", |(_, word, _)| word)
    }

    /// Reads it; anything else is what waits.
    pub fn read(word: &str) -> Self {
        Self::ALL.iter().find(|(_, known, _)| *known == word).map_or(Self::Open, |(show, ..)| *show)
    }
}

impl ProposalView {
    /// Returns what its proposer has not marked read: what the last turn says.
    pub fn news(&self) -> Option<String> {
        let last = self.turns.last().filter(|_| self.is_news)?;
        Some(last.said.told(last.number, &last.text)).filter(|told| !told.is_empty())
    }

    /// Tells whether what is published differs from what was proposed against, and does not yet say what is proposed.
    pub fn has_moved(&self) -> bool {
        self.present.as_ref().is_some_and(|present| present.text != self.based_on && present.text != self.text)
    }

    /// Tells whether what is published says already what is proposed.
    pub fn is_said(&self) -> bool {
        self.present.as_ref().is_some_and(|present| present.text == self.text)
    }
}
