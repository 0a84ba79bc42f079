//! What the pages of translations show.
//!
//! Invariant: terms and turns are in a view only where the reader may read them.

use serde::{Deserialize, Serialize};

use super::load::Load;
use super::state::{Side, Standing, State};
use super::terms::Terms;
use crate::id::{NodeId, PersonId, TeamId, TranslationId};
use crate::strategy::model::Written;

/// What a reader may do with a translation now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum May {
    /// Offer it anew.
    Offer,
    /// Write another text.
    Answer,
    /// Agree to the text that stands.
    Agree,
    /// Decline it.
    Decline,
    /// Take the offer back.
    Withdraw,
    /// Say that it holds as it is.
    Confirm,
    /// End it.
    End,
    /// Say something, or propose a wording.
    Comment,
}

/// A translation in a list, and the head of its page: what everybody may know of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Brief {
    /// The translation.
    pub id: TranslationId,
    /// The node; none where it is gone.
    pub node: Option<NodeId>,
    /// Its title.
    pub title: Written,
    /// The team.
    pub team: (TeamId, String),
    /// The team that offers; none for leadership.
    pub giver: Option<(TeamId, String)>,
    /// Where it stands.
    pub state: State,
    /// Whose turn it is.
    pub turn: Option<Side>,
    /// Whether it waits for a new turn rather than for one act.
    pub is_material: bool,
    /// Since when, in words.
    pub since: String,
}

/// Puts "on" before a day: "offered on 12 May", as in "offered 3 days ago".
pub fn since_said(ago: String) -> String {
    let is_day = ago.starts_with(|letter: char| letter.is_ascii_digit()) && !ago.ends_with("ago");
    if is_day { format!("on {ago}") } else { ago }
}

impl Brief {
    /// Says who offers.
    pub fn giver_name(&self) -> &str {
        self.giver.as_ref().map_or("leadership", |(_, name)| name.as_str())
    }

    /// Says who is on one side.
    pub fn name_of(&self, side: Side) -> &str {
        match side {
            Side::Giver => self.giver_name(),
            Side::Team => &self.team.1,
        }
    }

    /// Says where it stands and whom it waits for: "offered 3 days ago, waits for Payments".
    pub fn said(&self) -> String {
        let waits = self.turn.map(|side| format!(", waits for {}", self.name_of(side))).unwrap_or_default();
        format!("{} {}{waits}", self.state.said(), self.since)
    }
}

/// What one turn was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// Its number.
    pub number: i64,
    /// Which side; none for the server.
    pub side: Option<Side>,
    /// What was done: `offer`, `counter`, `agree`, `decline`, `withdraw`, `confirm`, `reopen`, `end`.
    pub act: String,
    /// Whether whoever wrote a text agrees to it.
    pub agrees: bool,
    /// Who, by name; none for the server.
    pub by: Option<String>,
    /// When, in words.
    pub when: String,
    /// What was said with it.
    pub note: String,
    /// The text that it carries.
    pub terms: Option<Terms>,
}

impl Turn {
    /// Returns what stands behind a name.
    pub fn said(&self) -> &'static str {
        match self.act.as_str() {
            "offer" => "offered it",
            "counter" if self.agrees => "wrote a text and agrees to it",
            "counter" => "wrote a text and holds back",
            "agree" => "agreed to the text above",
            "decline" => "declined it",
            "withdraw" => "took the offer back",
            "confirm" => "confirmed that it holds",
            "reopen" => "asks to confirm it",
            _ => "ended it",
        }
    }
}

/// What somebody said to a part, or proposes for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// Who.
    pub by: String,
    /// When, in words.
    pub when: String,
    /// Which part; empty for the whole.
    pub line: String,
    /// Whether it is a wording that is proposed.
    pub is_wording: bool,
    /// What was said.
    pub text: String,
}

/// What was agreed, by whom and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// The text.
    pub terms: Terms,
    /// Who agreed for the team, and who for the giver.
    pub by: (String, String),
    /// When, in words.
    pub when: String,
    /// The version of the strategy that was in force then.
    pub version: Option<i64>,
}

/// The page `/translations/{id}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TranslationView {
    /// Its head.
    pub brief: Brief,
    /// All that the state machine looks at.
    pub standing: Standing,
    /// Why it is offered; empty for whoever does not read the terms.
    pub because: String,
    /// How the node serves its parent, as published now.
    pub serves: Written,
    /// Who offered it.
    pub offered_by: String,
    /// Which side the reader speaks for.
    pub side: Option<Side>,
    /// Who speaks for the team.
    pub speaker: Option<(PersonId, String)>,
    /// What the reader may do now.
    pub may: Vec<May>,
    /// Whether the reader reads what is bargained over; others read what was agreed.
    pub reads_all: bool,
    /// The text that stands, where there is one.
    pub text: Option<Terms>,
    /// The text before it, to show what changed.
    pub before: Option<Terms>,
    /// What was agreed last.
    pub agreed: Option<Agreed>,
    /// Why it waits to be confirmed, was declined, withdrawn or ended.
    pub reason: String,
    /// The turns, the first first.
    pub turns: Vec<Turn>,
    /// What was said to its parts.
    pub comments: Vec<Comment>,
    /// What the team carries beside this one.
    pub load: Load,
    /// How often it was changed.
    pub revision: i64,
}

/// The form that offers a node to a team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferView {
    /// The node.
    pub node: NodeId,
    /// Its title.
    pub title: Written,
    /// The team that is chosen, what it carries, and who speaks for it.
    pub chosen: Option<Chosen>,
    /// The teams to choose from: those that were looked for, else those that are near.
    pub teams: Vec<(TeamId, String)>,
    /// For whom the viewer may offer: leadership (none), or a team of theirs.
    pub givers: Vec<Option<(TeamId, String)>>,
    /// What there is of this node already.
    pub known: Vec<Brief>,
}

/// The team that a node is to be offered to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    /// The team.
    pub team: (TeamId, String),
    /// What it carries.
    pub load: Load,
    /// Who speaks for it.
    pub speaker: Option<(PersonId, String)>,
    /// The translation of this node that it has already.
    pub has: Option<TranslationId>,
    /// Whether the viewer speaks for it, and so cannot offer to it.
    pub is_own: bool,
}

/// What a team was offered and has agreed to, on its page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfTeam {
    /// The team.
    pub team: TeamId,
    /// What it carries.
    pub load: Load,
    /// What waits for the team.
    pub waiting: Vec<Brief>,
    /// What waits for whoever offered.
    pub elsewhere: Vec<Brief>,
    /// What it has agreed to, with the terms.
    pub agreed: Vec<(Brief, Terms)>,
    /// Whether the viewer says how much it can carry.
    pub may_set: bool,
}

/// The translations of a node, on its page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfNode {
    /// Those that are not over.
    pub lines: Vec<Brief>,
    /// Whether the viewer may offer it.
    pub may_offer: bool,
}

/// The page `/translations`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TranslationList {
    /// The state that it is narrowed to.
    pub state: Option<State>,
    /// The translations of this page.
    pub lines: Vec<Brief>,
    /// Whether there are more.
    pub more: bool,
    /// Which page, from 1.
    pub page: i64,
}
