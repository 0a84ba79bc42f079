//! The ids of everything that is stored: UUIDs as text, one type per kind of thing, so that they cannot be mixed up.
//!
//! Invariant: an id that came from outside has been checked to be a UUID in its canonical form.

use serde::{Deserialize, Serialize};

/// Tells that a text is no id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not an id")]
pub struct NotAnId;

fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(i, byte)| match i {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte),
        })
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Returns the id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Wraps what came out of our own database.
            #[cfg(feature = "ssr")]
            pub(crate) fn stored(text: String) -> Self {
                Self(text)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                if is_uuid(text) { Ok(Self(text.to_owned())) } else { Err(NotAnId) }
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotAnId;

            fn try_from(text: String) -> Result<Self, NotAnId> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    )* };
}

ids! {
    /// A person of the directory, whether or not they can sign in.
    PersonId
    /// A way to sign in, belonging to one person.
    AccountId
    /// A device on which somebody is signed in.
    SessionId
    /// A team of the tree.
    TeamId
    /// The closing of a strategy's cycle.
    ClosingId
    /// A function (Engineering, Sales ...) in whose words the strategy is read.
    LensId
    /// A strategy: one mission and what hangs on it.
    StrategyId
    /// A place in a strategy's tree.
    NodeId
    /// A further link: the node also supports another parent.
    SupportId
    /// A measure of a node.
    MeasureId
    /// A recorded value of a measure.
    ValueId
    /// Something the organisation holds dear.
    TenetId
    /// A contribution card.
    ContributionId
    /// An import, with what it changed.
    RunId
    /// A question to a second person.
    ApprovalId
    /// A draft of a strategy.
    DraftId
    /// A field of a draft that was published anew under it.
    ConflictId
    /// A published version of a strategy.
    VersionId
    /// The right to edit one subtree, given by a leader until a day.
    DelegationId
    /// A change that somebody proposes.
    ProposalId
    /// The conversation by which a team takes a node on.
    TranslationId
    /// An objective of a team, the same in every turn that keeps it.
    ObjectiveId
    /// Work that somebody declares to be on no line.
    DeclaredId
    /// What somebody said to be not theirs.
    NotMineId
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_canonical_uuids_are_ids() {
        for (text, is_id) in [
            ("018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8", true),
            ("018F2B3C-4D5E-7F60-8192-A3B4C5D6E7F8", false),
            ("018f2b3c4d5e7f608192a3b4c5d6e7f8", false),
            ("", false),
            ("018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8'", false),
        ] {
            assert_eq!(text.parse::<NodeId>().is_ok(), is_id, "{text}");
        }
    }
}
