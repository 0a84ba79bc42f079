//! The state machine of a translation: which act of which side leads where.
//!
//! Invariant: pure. Both sides agree to the very same text, and the team has said what it will do; whatever changes the text takes both
//! agreements away but the writer's. Nothing leaves `withdrawn` and `ended`.

use serde::{Deserialize, Serialize};

/// Where a translation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It was offered, and the team has not answered.
    Offered,
    /// One side has written another text, and the other has not answered.
    Countered,
    /// Both sides agree to one text.
    Agreed,
    /// The team declined it with a reason, and the giver has not answered.
    Declined,
    /// What was agreed has to be confirmed, since the node or the team has changed.
    Confirm,
    /// The giver took it back.
    Withdrawn,
    /// What was agreed is over.
    Ended,
}

/// One of the two who speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Who offers: leadership, or the team that needs another.
    Giver,
    /// The team that takes it on.
    Team,
}

/// What a side does, or what happens to both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Act {
    /// Offer it anew, after it was declined.
    Offer,
    /// Write another text.
    Counter {
        /// Whether the writer agrees to it by writing it, or holds back.
        agrees: bool,
    },
    /// Agree to the text that stands.
    Agree,
    /// Decline it, with a reason.
    Decline,
    /// Take the offer back.
    Withdraw,
    /// Say that what was agreed holds as it is.
    Confirm,
    /// End what was agreed, with a reason.
    End,
}

/// Why an act leads nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is no act of this side.
    NotYours,
    /// It is no act of this state: somebody was quicker.
    TooLate,
    /// The team has not said yet what it will do.
    NotWhole,
    /// The node says something else by now: it needs a turn.
    Material,
}

/// All that the machine looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Where it stands.
    pub state: State,
    /// Whose turn it is; nobody's where nothing waits.
    pub turn: Option<Side>,
    /// Whether the giver agrees to the text that stands.
    pub giver_agrees: bool,
    /// Whether the team does.
    pub team_agrees: bool,
    /// Whether there is a text to agree to; an offer alone is none.
    pub is_whole: bool,
    /// Whether what waits to be confirmed needs a new turn.
    pub is_material: bool,
}

impl Standing {
    /// An offer that was just made.
    pub const OFFERED: Self = Self {
        state: State::Offered,
        turn: Some(Side::Team),
        giver_agrees: true,
        team_agrees: false,
        is_whole: false,
        is_material: false,
    };

    /// Takes a step.
    ///
    /// # Errors
    /// Why the act leads nowhere.
    pub fn step(self, side: Side, act: Act) -> Result<Self, Refusal> {
        use {Act as A, Side as S, State as T};
        match (act, side, self.state) {
            (_, _, T::Withdrawn | T::Ended) => Err(Refusal::TooLate),
            (A::Offer | A::Withdraw, S::Team, _) | (A::Decline | A::Confirm, S::Giver, _) => Err(Refusal::NotYours),
            (A::Offer, S::Giver, T::Declined) => Ok(Self::OFFERED),
            (A::Counter { agrees }, ..) => Ok(Self::countered(side, agrees)),
            (A::Agree, _, T::Offered | T::Countered) => self.agreed(side),
            (A::Decline, S::Team, T::Offered | T::Countered | T::Confirm) => {
                Ok(Self { state: T::Declined, turn: Some(S::Giver), team_agrees: false, ..self })
            }
            (A::Withdraw, S::Giver, T::Offered | T::Countered | T::Declined) => Ok(self.over(T::Withdrawn)),
            (A::Confirm, S::Team, T::Confirm) if self.is_material => Err(Refusal::Material),
            (A::Confirm, S::Team, T::Confirm) => {
                Ok(Self { state: T::Agreed, turn: None, giver_agrees: true, team_agrees: true, ..self })
            }
            (A::End, _, T::Agreed | T::Confirm) => Ok(self.over(T::Ended)),
            _ => Err(Refusal::TooLate),
        }
    }

    /// What a change of the node or the team makes of it; `is_material` if what was agreed may not fit any more. Only what is
    /// agreed waits to be confirmed; what is bargained over goes on, and its sides agree anew if the words changed.
    pub const fn changed(self, is_material: bool) -> Self {
        match self.state {
            State::Agreed | State::Confirm => Self {
                state: State::Confirm,
                turn: Some(Side::Team),
                is_material: is_material || (self.is_material && matches!(self.state, State::Confirm)),
                ..self
            },
            State::Countered if is_material => Self { giver_agrees: false, team_agrees: false, ..self },
            _ => self,
        }
    }

    /// What becomes of it when its node or its team is gone.
    pub const fn gone(self) -> Self {
        if self.state.is_open() { self.over(State::Ended) } else { self }
    }

    const fn over(self, state: State) -> Self {
        Self { state, turn: None, is_material: false, ..self }
    }

    const fn countered(side: Side, agrees: bool) -> Self {
        Self {
            state: State::Countered,
            turn: Some(side.other()),
            giver_agrees: agrees && matches!(side, Side::Giver),
            team_agrees: agrees && matches!(side, Side::Team),
            is_whole: true,
            is_material: false,
        }
    }

    fn agreed(self, side: Side) -> Result<Self, Refusal> {
        if !self.is_whole {
            return Err(Refusal::NotWhole);
        }
        if self.agrees(side) {
            return Err(Refusal::TooLate);
        }
        let (giver_agrees, team_agrees) =
            (self.giver_agrees || side == Side::Giver, self.team_agrees || side == Side::Team);
        if giver_agrees && team_agrees {
            Ok(Self { state: State::Agreed, turn: None, giver_agrees, team_agrees, ..self })
        } else {
            Ok(Self { turn: Some(side.other()), giver_agrees, team_agrees, ..self })
        }
    }

    /// Tells whether `side` agrees to the text that stands.
    pub const fn agrees(self, side: Side) -> bool {
        match side {
            Side::Giver => self.giver_agrees,
            Side::Team => self.team_agrees,
        }
    }
}

impl Side {
    /// Returns the other one.
    pub const fn other(self) -> Self {
        match self {
            Self::Giver => Self::Team,
            Self::Team => Self::Giver,
        }
    }

    /// Returns the word under which it is stored.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Giver => "giver",
            Self::Team => "team",
        }
    }

    /// Reads the word.
    pub fn read(word: &str) -> Option<Self> {
        [Self::Giver, Self::Team].into_iter().find(|side| side.word() == word)
    }
}

impl State {
    /// Each with the word under which it is stored.
    pub const ALL: [(Self, &'static str); 7] = [
        (Self::Offered, "offered"),
        (Self::Countered, "countered"),
        (Self::Agreed, "agreed"),
        (Self::Declined, "declined"),
        (Self::Confirm, "confirm"),
        (Self::Withdrawn, "withdrawn"),
        (Self::Ended, "ended"),
    ];

    /// Returns the word under which it is stored.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(state, _)| *state == self).map_or("", |(_, word)| word)
    }

    /// Reads the word; anything else is over.
    pub fn read(word: &str) -> Self {
        Self::ALL.iter().find(|(_, known)| *known == word).map_or(Self::Ended, |(state, _)| *state)
    }

    /// Returns what a mark says.
    pub const fn said(self) -> &'static str {
        match self {
            Self::Offered => "offered",
            Self::Countered => "countered",
            Self::Agreed => "agreed",
            Self::Declined => "declined",
            Self::Confirm => "to be confirmed",
            Self::Withdrawn => "withdrawn",
            Self::Ended => "ended",
        }
    }

    /// Tells whether something can still become of it.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Withdrawn | Self::Ended)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WHOLE: Act = Act::Counter { agrees: true };
    const HELD: Act = Act::Counter { agrees: false };

    fn standing(state: State) -> Standing {
        let agreed = matches!(state, State::Agreed | State::Confirm | State::Ended);
        Standing {
            state,
            turn: match state {
                State::Offered | State::Confirm => Some(Side::Team),
                State::Countered | State::Declined => Some(Side::Giver),
                _ => None,
            },
            giver_agrees: agreed || state == State::Offered,
            team_agrees: agreed || state == State::Countered,
            is_whole: !matches!(state, State::Offered),
            is_material: false,
        }
    }

    /// Every act of each side in every state: where it leads, or why nowhere.
    #[test]
    fn every_act_in_every_state() {
        use Refusal::{NotWhole as W, NotYours as Y, TooLate as L};
        use State::{
            Agreed as A, Confirm as C, Countered as K, Declined as D, Ended as E, Offered as O, Withdrawn as R,
        };
        type Row = (&'static str, Act, Side, [Result<State, Refusal>; 7]);
        let table: [Row; 14] = [
            // in state                    offered  countered agreed  declined confirm  withdrawn ended
            ("offer", Act::Offer, Side::Giver, [Err(L), Err(L), Err(L), Ok(O), Err(L), Err(L), Err(L)]),
            ("offer", Act::Offer, Side::Team, [Err(Y), Err(Y), Err(Y), Err(Y), Err(Y), Err(L), Err(L)]),
            ("counter", WHOLE, Side::Giver, [Ok(K), Ok(K), Ok(K), Ok(K), Ok(K), Err(L), Err(L)]),
            ("counter", WHOLE, Side::Team, [Ok(K), Ok(K), Ok(K), Ok(K), Ok(K), Err(L), Err(L)]),
            ("agree", Act::Agree, Side::Giver, [Err(W), Ok(A), Err(L), Err(L), Err(L), Err(L), Err(L)]),
            ("agree", Act::Agree, Side::Team, [Err(W), Err(L), Err(L), Err(L), Err(L), Err(L), Err(L)]),
            ("decline", Act::Decline, Side::Giver, [Err(Y), Err(Y), Err(Y), Err(Y), Err(Y), Err(L), Err(L)]),
            ("decline", Act::Decline, Side::Team, [Ok(D), Ok(D), Err(L), Err(L), Ok(D), Err(L), Err(L)]),
            ("withdraw", Act::Withdraw, Side::Giver, [Ok(R), Ok(R), Err(L), Ok(R), Err(L), Err(L), Err(L)]),
            ("withdraw", Act::Withdraw, Side::Team, [Err(Y), Err(Y), Err(Y), Err(Y), Err(Y), Err(L), Err(L)]),
            ("confirm", Act::Confirm, Side::Giver, [Err(Y), Err(Y), Err(Y), Err(Y), Err(Y), Err(L), Err(L)]),
            ("confirm", Act::Confirm, Side::Team, [Err(L), Err(L), Err(L), Err(L), Ok(A), Err(L), Err(L)]),
            ("end", Act::End, Side::Giver, [Err(L), Err(L), Ok(E), Err(L), Ok(E), Err(L), Err(L)]),
            ("end", Act::End, Side::Team, [Err(L), Err(L), Ok(E), Err(L), Ok(E), Err(L), Err(L)]),
        ];
        for (name, act, side, expected) in table {
            for (state, expected) in [O, K, A, D, C, R, E].into_iter().zip(expected) {
                let found = standing(state).step(side, act).map(|after| after.state);
                assert_eq!(found, expected, "{name} of {side:?} in {state:?}");
            }
        }
    }

    #[test]
    fn both_agree_to_the_same_text_or_it_is_not_agreed() {
        let step = |from: Standing, side, act| from.step(side, act).unwrap();
        let restated = step(Standing::OFFERED, Side::Team, WHOLE);
        assert_eq!((restated.turn, restated.team_agrees, restated.giver_agrees), (Some(Side::Giver), true, false));
        // The giver writes another text: the team's agreement was to the one before.
        let other = step(restated, Side::Giver, WHOLE);
        assert_eq!((other.turn, other.team_agrees, other.giver_agrees), (Some(Side::Team), false, true));
        assert_eq!(step(other, Side::Team, Act::Agree).state, State::Agreed);
        // A writer who holds back has to agree as well.
        let held = step(other, Side::Team, HELD);
        let half = step(held, Side::Giver, Act::Agree);
        assert_eq!((half.state, half.turn), (State::Countered, Some(Side::Team)));
        assert_eq!(step(half, Side::Team, Act::Agree).state, State::Agreed);
        // An offer is no text that anybody could agree to.
        assert_eq!(Standing::OFFERED.step(Side::Team, Act::Agree), Err(Refusal::NotWhole));
    }

    #[test]
    fn a_change_is_confirmed_by_one_act_only_where_nothing_material_changed() {
        let agreed = standing(State::Agreed);
        let dates = agreed.changed(false);
        assert_eq!((dates.state, dates.turn), (State::Confirm, Some(Side::Team)));
        assert_eq!(dates.step(Side::Team, Act::Confirm).map(|after| after.state), Ok(State::Agreed));
        let title = dates.changed(true);
        assert_eq!(title.step(Side::Team, Act::Confirm), Err(Refusal::Material));
        // What was material stays so until a turn is taken.
        assert!(title.changed(false).is_material);
        let turn = title.step(Side::Team, WHOLE).unwrap();
        assert_eq!((turn.state, turn.is_material), (State::Countered, false));
        // What is bargained over goes on, but nobody is bound to words that came later.
        let countered = standing(State::Countered).changed(true);
        assert_eq!((countered.state, countered.team_agrees), (State::Countered, false));
        assert_eq!(standing(State::Offered).changed(true), standing(State::Offered));
        for state in [State::Withdrawn, State::Ended] {
            assert_eq!(standing(state).changed(true), standing(state));
            assert_eq!(standing(state).gone(), standing(state));
        }
        assert_eq!(standing(State::Declined).gone().state, State::Ended);
    }

    #[test]
    fn every_word_is_read_back() {
        for (state, word) in State::ALL {
            assert_eq!((State::read(word), state.word()), (state, word));
        }
        assert_eq!(Side::read("team"), Some(Side::Team));
        assert_eq!(Side::read("server"), None);
    }

    fn acts() -> impl Strategy<Value = (bool, u8)> {
        (any::<bool>(), 0..11_u8)
    }

    proptest! {
        /// Whatever happens in whatever order: agreed means that both agree to a whole text, and the end is the end.
        #[test]
        fn what_holds_after_any_conversation(steps in proptest::collection::vec(acts(), 0..40)) {
            let mut at = Standing::OFFERED;
            for (is_giver, act) in steps {
                let side = if is_giver { Side::Giver } else { Side::Team };
                let before = at;
                at = match act {
                    0 => at.step(side, Act::Offer).unwrap_or(at),
                    1 => at.step(side, WHOLE).unwrap_or(at),
                    2 => at.step(side, HELD).unwrap_or(at),
                    3 => at.gone(),
                    4 => at.step(side, Act::Decline).unwrap_or(at),
                    5 => at.step(side, Act::Withdraw).unwrap_or(at),
                    6 => at.step(side, Act::Confirm).unwrap_or(at),
                    7 => at.step(side, Act::End).unwrap_or(at),
                    8 => at.changed(is_giver),
                    _ => at.step(side, Act::Agree).unwrap_or(at),
                };
                if at.state == State::Agreed {
                    prop_assert!(at.giver_agrees && at.team_agrees && at.is_whole);
                }
                prop_assert_eq!(at.turn.is_some(), at.state.is_open() && at.state != State::Agreed);
                if !before.state.is_open() {
                    prop_assert_eq!(at, before);
                }
            }
        }
    }
}
