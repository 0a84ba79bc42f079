//! Who may do what with a translation, as a table.
//!
//! Invariant: each row is somebody; each column an act or a right to read.

use super::*;
use crate::access::Offices;
use crate::time::Timestamp;
use crate::translation::model::State;

const UUID: &str = "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8";

fn person(digit: char) -> PersonId {
    format!("018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f{digit}").parse().unwrap()
}

fn viewer(who: char, office: &str) -> Viewer {
    Viewer {
        person: person(who),
        account: UUID.parse().unwrap(),
        session: None,
        name: String::new(),
        team: None,
        offices: Offices { leadership: office == "leadership", admin: office == "admin", auditor: office == "auditor" },
        fresh_at: Timestamp(0),
        system: office == "system",
    }
}

/// 1 speaks for the team, 2 is above them, 3 speaks for the team that offers, if there is one.
fn sides(state: State, by_team: bool, is_member: bool, is_givers_member: bool) -> Sides {
    let agreed = matches!(state, State::Agreed | State::Confirm);
    Sides {
        id: UUID.parse().unwrap(),
        node: UUID.parse().unwrap(),
        team: UUID.parse().unwrap(),
        giver_team: by_team.then(|| UUID.parse().unwrap()),
        speaker: Some(person('1')),
        giver: by_team.then(|| person('3')),
        chain: vec![person('2')],
        is_member,
        is_givers_member,
        standing: Standing {
            state,
            turn: None,
            giver_agrees: agreed,
            team_agrees: agreed || state == State::Countered,
            is_whole: state != State::Offered,
            is_material: false,
        },
        revision: 1,
    }
}

#[test]
fn who_speaks_who_comments_and_who_reads() {
    // who, office, whether a team offers, in the team, in the giver's: side, comments, reads what is bargained over
    for (who, office, by_team, member, givers, speaks, comments, reads) in [
        ('1', "", false, true, false, Some(Side::Team), true, true),
        ('1', "leadership", false, true, false, Some(Side::Team), true, true),
        ('2', "", false, false, false, None, false, true),
        ('3', "", true, false, true, Some(Side::Giver), true, true),
        ('3', "", false, false, false, None, false, false),
        ('4', "", false, true, false, None, true, true),
        ('5', "", true, false, true, None, true, true),
        ('6', "leadership", false, false, false, Some(Side::Giver), true, true),
        ('6', "leadership", true, false, false, Some(Side::Giver), true, true),
        ('7', "admin", false, false, false, None, false, false),
        ('7', "auditor", false, false, false, None, false, false),
        ('8', "", true, false, false, None, false, false),
        ('9', "system", false, false, false, None, false, true),
    ] {
        let (viewer, sides) = (viewer(who, office), sides(State::Countered, by_team, member, givers));
        let id = || sides.id.clone();
        assert_eq!(side(&viewer, &sides), speaks, "{who} {office}");
        assert_eq!(CommentTranslation(id()).allowed(&viewer, &sides), comments, "{who} {office}");
        assert_eq!(reads_terms(&viewer, &sides), reads, "{who} {office}");
        assert!(ReadTranslation(id()).allowed(&viewer, &sides), "{who} {office}");
        let (giver, team) = (speaks == Some(Side::Giver), speaks == Some(Side::Team));
        assert_eq!(OfferAnew(id()).allowed(&viewer, &sides), giver);
        assert_eq!(WithdrawTranslation(id()).allowed(&viewer, &sides), giver);
        assert_eq!(DeclineTranslation(id()).allowed(&viewer, &sides), team);
        assert_eq!(ConfirmTranslation(id()).allowed(&viewer, &sides), team);
        assert_eq!(AnswerTranslation(id()).allowed(&viewer, &sides), giver || team);
        assert_eq!(AgreeTranslation(id()).allowed(&viewer, &sides), giver || team);
        assert_eq!(EndTranslation(id()).allowed(&viewer, &sides), giver || team);
    }
}

#[test]
fn what_each_side_is_offered_in_each_state() {
    use May::{Agree, Answer, Comment, Confirm, Decline, End, Offer, Withdraw};
    let cases: [(State, &[May], &[May]); 7] = [
        (State::Offered, &[Answer, Decline, Comment], &[Withdraw, Comment]),
        (State::Countered, &[Answer, Decline, Comment], &[Answer, Agree, Withdraw, Comment]),
        (State::Agreed, &[Answer, End, Comment], &[Answer, End, Comment]),
        (State::Declined, &[Answer, Comment], &[Offer, Answer, Withdraw, Comment]),
        (State::Confirm, &[Answer, Decline, Confirm, End, Comment], &[Answer, End, Comment]),
        (State::Withdrawn, &[], &[]),
        (State::Ended, &[], &[]),
    ];
    for (state, team, giver) in cases {
        let sides = sides(state, false, false, false);
        assert_eq!(may(&viewer('1', ""), &sides), team, "{state:?}");
        assert_eq!(may(&viewer('6', "leadership"), &sides), giver, "{state:?}");
        assert_eq!(may(&viewer('8', ""), &sides), [], "{state:?}");
    }
}

#[test]
fn leadership_offers_what_is_in_force_and_so_does_whoever_speaks_for_a_team() {
    let place = Place {
        id: UUID.parse().unwrap(),
        strategy: UUID.parse().unwrap(),
        parent: None,
        position: 0,
        owner: None,
        owner_team: None,
        handed_from: None,
        archived_at: None,
        is_shelved: false,
        draft: None,
        of: None,
        delegated: crate::strategy::model::Delegated::No,
        revision: 1,
    };
    let offer = OfferNode(UUID.parse().unwrap());
    let own = vec![(UUID.parse().unwrap(), "Firmware".to_owned())];
    for (office, teams, may) in
        [("leadership", vec![], true), ("", own.clone(), true), ("", vec![], false), ("admin", vec![], false)]
    {
        let offered = Offerable { place: place.clone(), teams };
        assert_eq!(offer.allowed(&viewer('1', office), &offered), may, "{office}");
        for gone in
            [Place { archived_at: Some(Timestamp(1)), ..place.clone() }, Place { is_shelved: true, ..place.clone() }]
        {
            assert!(!offer.allowed(&viewer('1', office), &Offerable { place: gone, teams: own.clone() }));
        }
    }
}

#[test]
fn how_much_a_team_carries_is_said_by_whoever_speaks_for_it() {
    let set = SetCapacity(UUID.parse().unwrap());
    for (who, office, speaker, may) in [
        ('1', "", Some('1'), true),
        ('2', "", Some('1'), false),
        ('6', "leadership", Some('1'), false),
        ('1', "", None, false),
    ] {
        assert_eq!(set.allowed(&viewer(who, office), &speaker.map(person)), may, "{who} {office}");
    }
}
