//! Who may offer, answer, agree, comment and read.
//!
//! Invariant: pure. That a node was offered to a team is known to everybody, as the node is; what was agreed is read by all who
//! sign in. What is bargained over is read by both sides, their people, the chain above the team's speaker, and leadership.
//! Nobody speaks for both sides; admins and auditors are the employees that they are.

use crate::access::{Role, Rule, Viewer};
use crate::id::{NodeId, PersonId, TeamId, TranslationId};
use crate::strategy::model::Place;
use crate::strategy::policy::{leads, sees};
use crate::translation::model::{Act, May, Side, Standing};

/// Offer a published node to a team.
#[derive(Debug)]
pub struct OfferNode(pub NodeId);

/// Say how many translations a team can carry.
#[derive(Debug)]
pub struct SetCapacity(pub TeamId);

/// Gives the acts on one translation their rule.
macro_rules! acts_on_a_translation {
    ($($(#[$doc:meta])* $act:ident $allowed:expr;)*) => { $(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $act(pub TranslationId);

        impl Rule for $act {
            type Subject = Sides;

            fn allowed(&self, viewer: &Viewer, sides: &Sides) -> bool {
                let allowed: fn(&Viewer, &Sides) -> bool = $allowed;
                allowed(viewer, sides)
            }
        }
    )* };
}

acts_on_a_translation! {
    /// See that there is a translation, and where it stands.
    ReadTranslation |_, _| true;
    /// Offer it anew, after it was declined.
    OfferAnew |viewer, sides| speaks(viewer, sides, Side::Giver);
    /// Write another text.
    AnswerTranslation |viewer, sides| side(viewer, sides).is_some();
    /// Agree to the text that stands.
    AgreeTranslation |viewer, sides| side(viewer, sides).is_some();
    /// Decline it.
    DeclineTranslation |viewer, sides| speaks(viewer, sides, Side::Team);
    /// Take the offer back.
    WithdrawTranslation |viewer, sides| speaks(viewer, sides, Side::Giver);
    /// Say that what was agreed holds.
    ConfirmTranslation |viewer, sides| speaks(viewer, sides, Side::Team);
    /// End what was agreed.
    EndTranslation |viewer, sides| side(viewer, sides).is_some();
    /// Say something about it, or propose a wording.
    CommentTranslation comments;
}

/// Whose the node is that is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offerable {
    /// Where the node hangs.
    pub place: Place,
    /// The teams that the viewer speaks for, by name.
    pub teams: Vec<(TeamId, String)>,
}

/// What the rules look at: the two sides of a translation, as they are now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sides {
    /// The translation.
    pub id: TranslationId,
    /// The node.
    pub node: NodeId,
    /// The team.
    pub team: TeamId,
    /// The team that offers; none for leadership.
    pub giver_team: Option<TeamId>,
    /// Who speaks for the team: its lead, else the nearest above.
    pub speaker: Option<PersonId>,
    /// Who speaks for the team that offers.
    pub giver: Option<PersonId>,
    /// The managers above the team's speaker.
    pub chain: Vec<PersonId>,
    /// Whether the viewer is in the team or in one below it.
    pub is_member: bool,
    /// The same of the team that offers.
    pub is_givers_member: bool,
    /// Where it stands.
    pub standing: Standing,
    /// How often it was changed.
    pub revision: i64,
}

impl Rule for OfferNode {
    type Subject = Offerable;

    fn allowed(&self, viewer: &Viewer, offered: &Offerable) -> bool {
        let may = leads(viewer) || !offered.teams.is_empty();
        may && !viewer.system && offered.place.is_in_force() && offered.place.archived_at.is_none()
    }

    fn visible(&self, viewer: &Viewer, offered: &Offerable) -> bool {
        sees(viewer, &offered.place)
    }
}

impl Rule for SetCapacity {
    /// Who speaks for the team.
    type Subject = Option<PersonId>;

    fn allowed(&self, viewer: &Viewer, speaker: &Option<PersonId>) -> bool {
        !viewer.system && speaker.as_ref() == Some(&viewer.person)
    }
}

/// Returns the side that `viewer` speaks for; whoever could speak for both speaks for the team.
pub fn side(viewer: &Viewer, sides: &Sides) -> Option<Side> {
    let is = |person: &Option<PersonId>| person.as_ref() == Some(&viewer.person);
    if viewer.system {
        None
    } else if is(&sides.speaker) {
        Some(Side::Team)
    } else if viewer.holds(Role::Leadership) || (sides.giver_team.is_some() && is(&sides.giver)) {
        Some(Side::Giver)
    } else {
        None
    }
}

fn speaks(viewer: &Viewer, sides: &Sides, wanted: Side) -> bool {
    side(viewer, sides) == Some(wanted)
}

fn comments(viewer: &Viewer, sides: &Sides) -> bool {
    !viewer.system && (side(viewer, sides).is_some() || sides.is_member || sides.is_givers_member)
}

/// Tells whether `viewer` reads what is bargained over; what was agreed everybody reads.
pub fn reads_terms(viewer: &Viewer, sides: &Sides) -> bool {
    viewer.system || comments(viewer, sides) || sides.chain.contains(&viewer.person)
}

/// Returns what `viewer` may do now: what their side may, as far as the state lets it.
pub fn may(viewer: &Viewer, sides: &Sides) -> Vec<May> {
    let mut may: Vec<May> = Vec::new();
    if let Some(side) = side(viewer, sides) {
        let acts = [
            (May::Offer, Act::Offer),
            (May::Answer, Act::Counter { agrees: true }),
            (May::Agree, Act::Agree),
            (May::Decline, Act::Decline),
            (May::Withdraw, Act::Withdraw),
            (May::Confirm, Act::Confirm),
            (May::End, Act::End),
        ];
        may.extend(acts.into_iter().filter(|(_, act)| sides.standing.step(side, *act).is_ok()).map(|(may, _)| may));
        // Before the team has said anything in its own words, there is nothing to bargain over for whoever offered.
        may.retain(|it| !(side == Side::Giver && *it == May::Answer && !sides.standing.is_whole));
    }
    if comments(viewer, sides) && sides.standing.state.is_open() {
        may.push(May::Comment);
    }
    may
}

#[cfg(test)]
mod tests;
