//! Somebody to be, in every position that a rule can tell apart.
//!
//! Invariant: everything about them follows from their number, so that nothing has to be looked up.

use std::net::SocketAddr;

use super::{Client, World};

/// Somebody to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Persona {
    /// Whose things they are: the card, the objective, the session, the notice.
    Owner,
    /// A colleague of the same team.
    Peer,
    /// The owner's manager.
    Manager,
    /// The manager's manager.
    Skip,
    /// A manager of other people.
    Outside,
    /// Leadership.
    Leader,
    /// The admin.
    Admin,
    /// The auditor.
    Auditor,
    /// Somebody who has left, with a cookie that has not ended.
    Gone,
    /// A second admin, who asked for what waits for a second person; never signs in.
    Asker,
    /// Somebody who was let edit the owner's pillar, and is let into a draft for that.
    DlgIn,
    /// Somebody who was let edit another pillar, and is let into the same draft.
    DlgOut,
}

impl Persona {
    /// All who sign in, in the order of the table.
    pub const ALL: [Self; 11] = [
        Self::Owner,
        Self::Peer,
        Self::Manager,
        Self::Skip,
        Self::Outside,
        Self::Leader,
        Self::Admin,
        Self::Auditor,
        Self::DlgIn,
        Self::DlgOut,
        Self::Gone,
    ];

    /// Returns the word for them.
    pub fn word(self) -> String {
        format!("{self:?}").to_lowercase()
    }

    /// Returns the id of the person.
    pub fn person(self) -> String {
        World::id(0x10 + self as u32)
    }

    /// Returns the id of their account.
    pub fn account(self) -> String {
        World::id(0x20 + self as u32)
    }

    /// Returns the id of the session that they come with.
    pub fn session(self) -> String {
        World::id(0x30 + self as u32)
    }

    /// Returns what their cookie holds.
    pub fn token(self) -> String {
        format!("{:A<43}", self.word())
    }

    /// Returns a browser in which they are signed in, at the server that listens at `address`.
    pub fn client(self, address: SocketAddr) -> Client {
        let mut client = Client::new(address);
        client.set_cookie("throughline", self.token());
        client
    }

    /// Returns whom they report to.
    pub const fn manager(self) -> Option<Self> {
        match self {
            Self::Owner | Self::Peer => Some(Self::Manager),
            Self::Manager => Some(Self::Skip),
            Self::Gone => Some(Self::Manager),
            _ => None,
        }
    }

    /// Returns their team.
    pub const fn team(self) -> &'static str {
        match self {
            Self::Owner | Self::Peer | Self::Manager | Self::Gone => World::TRACK,
            Self::Skip => World::WORKS,
            Self::Outside => World::TRADE,
            _ => World::LINE,
        }
    }
}
