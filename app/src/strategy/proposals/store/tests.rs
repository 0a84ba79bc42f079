//! Proposals against a real database: SQLite in a file of its own, or what `TEST_DATABASE_URL` names.
//!
//! Invariant: each test has a house of its own; who proposes is Jonas, who decides is the server.

use diesel::prelude::*;

use super::super::model::{Passage, Spoken, State};
use super::super::policy::{DecideProposal, ReopenProposal};
use super::{Into, decline, of_person, reopen, take};
use crate::access::Tx as _;
use crate::error::{Error, Result};
use crate::id::{DraftId, LensId, NodeId, ProposalId};
use crate::storage::schema::{draft, node, proposal, proposal_turn};
use crate::strategy::drafts::policy::{PublishDraft, SteerDraft};
use crate::strategy::drafts::store as drafts;
use crate::strategy::model::{Seen, Written};
use crate::strategy::policy::EditNode;
use crate::strategy::store::tests::house::{Home, home};
use crate::strategy::store::{read_text, write_text};
use crate::strategy::versions::model::Field;
use crate::text::Title;

const MISSION: &str = "Every household can mend what it owns.";
const BETTER: &str = "Every household mends what it owns.";

/// Has Jonas propose `text` for the published mission.
fn proposed(home: &Home, field: Field, lens: Option<&LensId>, text: &str) -> ProposalId {
    home.house
        .write_as_system(|tx| {
            let id = tx.new_id();
            let based_on = read_text(tx.conn(), &home.published, field, lens)?.unwrap().text;
            let strategy: String =
                node::table.filter(node::id.eq(home.published.as_str())).select(node::strategy_id).first(tx.conn())?;
            diesel::insert_into(proposal::table)
                .values((
                    proposal::id.eq(&id),
                    proposal::strategy_id.eq(strategy),
                    proposal::node_id.eq(home.published.as_str()),
                    proposal::title.eq(MISSION),
                    proposal::field.eq(field.word()),
                    proposal::lens_id.eq(lens.map_or("", LensId::as_str)),
                    proposal::based_on.eq(based_on),
                    proposal::text.eq(text),
                    proposal::why.eq("It is shorter"),
                    proposal::state.eq("open"),
                    proposal::person_id.eq(home.jonas.as_str()),
                    proposal::made_at.eq(1_i64),
                ))
                .execute(tx.conn())?;
            Ok(ProposalId::stored(id))
        })
        .unwrap()
}

/// Takes a proposal into a draft where `there` was seen.
fn taken(home: &Home, id: &ProposalId, into: &Into, revision: i64, there: &str, text: &str) -> Result<()> {
    home.house.write_as_system(|tx| {
        let permit = tx.permit(DecideProposal(id.clone()))?;
        take(tx, &permit, (revision, &Seen::of([there])), into, text)
    })
}

fn into(home: &Home) -> Into {
    Into::Draft(home.draft.clone())
}

/// The state of a proposal, whether it is answered, its revision, and its last turn with the version that it tells of.
fn stands(home: &Home, id: &ProposalId) -> (State, bool, i64, Option<(Spoken, Option<i64>)>) {
    home.house
        .read_as_system(|tx| {
            let (state, answered, revision): (String, bool, i64) = proposal::table
                .filter(proposal::id.eq(id.as_str()))
                .select((proposal::state, proposal::answered, proposal::revision))
                .first(tx.conn())?;
            let last: Option<(String, Option<i64>)> = proposal_turn::table
                .filter(proposal_turn::proposal_id.eq(id.as_str()))
                .order(proposal_turn::position.desc())
                .select((proposal_turn::kind, proposal_turn::number))
                .first(tx.conn())
                .optional()?;
            let last = last.map(|(kind, number)| (Spoken::read(&kind), number));
            Ok((State::read(&state), answered, revision, last))
        })
        .unwrap()
}

fn says(home: &Home, id: &NodeId, field: Field, lens: Option<&LensId>) -> String {
    home.house.read_as_system(|tx| read_text(tx.conn(), id, field, lens)).unwrap().unwrap_or_default().text
}

fn write(home: &Home, text: &str) {
    home.house
        .write_as_system(|tx| {
            let permit = tx.permit(EditNode(home.mission.clone()))?;
            write_text(tx, &permit, Field::Title, None, text)
        })
        .unwrap();
}

fn news(home: &Home, id: &ProposalId) -> bool {
    let read = |tx: &mut crate::access::Reader<'_>| {
        let at: Option<i64> =
            proposal::table.filter(proposal::id.eq(id.as_str())).select(proposal::news_at).first(tx.conn())?;
        Ok(at.is_some())
    };
    home.house.read_as_system(read).unwrap()
}

#[test]
fn what_is_taken_and_published_is_told_with_its_version() {
    let home = home();
    let id = proposed(&home, Field::Title, None, BETTER);
    assert!(!news(&home, &id));
    taken(&home, &id, &into(&home), 1, MISSION, BETTER).unwrap();
    assert_eq!(says(&home, &home.mission, Field::Title, None), BETTER);
    assert_eq!(says(&home, &home.published, Field::Title, None), MISSION);
    assert_eq!(stands(&home, &id), (State::Taken, false, 2, Some((Spoken::Taken, None))));
    let number = home.publish();
    assert_eq!(stands(&home, &id), (State::Published, false, 3, Some((Spoken::Published, Some(number)))));
    assert_eq!(says(&home, &home.published, Field::Title, None), BETTER);
    assert!(news(&home, &id));
}

#[test]
fn words_of_a_lens_are_taken_and_published_too() {
    let home = home();
    let sales = Some(&home.sales);
    let id = proposed(&home, Field::WordTitle, sales, "We sell what lasts.");
    taken(&home, &id, &into(&home), 1, "", "We sell what lasts.").unwrap();
    assert_eq!(says(&home, &home.mission, Field::WordTitle, sales), "We sell what lasts.");
    let number = home.publish();
    assert_eq!(stands(&home, &id).3, Some((Spoken::Published, Some(number))));
    assert_eq!(says(&home, &home.published, Field::WordTitle, sales), "We sell what lasts.");
    assert_eq!(says(&home, &home.published, Field::WordTitle, Some(&home.engineering)), "");
}

#[test]
fn a_draft_that_is_published_without_it_or_discarded_opens_it_again() {
    let home = home();
    let id = proposed(&home, Field::Title, None, BETTER);
    taken(&home, &id, &into(&home), 1, MISSION, BETTER).unwrap();
    write(&home, "Everybody mends.");
    let number = home.publish();
    assert_eq!(stands(&home, &id), (State::Open, false, 3, Some((Spoken::Returned, Some(number)))));
    // Into a draft that is begun for it, which is then given up.
    taken(&home, &id, &Into::New, 3, "Everybody mends.", BETTER).unwrap();
    let begun: String = home
        .house
        .read_as_system(|tx| Ok(draft::table.filter(draft::state.eq("open")).select(draft::id).first(tx.conn())?))
        .unwrap();
    home.house
        .write_as_system(|tx| {
            let permit = tx.permit(SteerDraft(DraftId::stored(begun.clone())))?;
            drafts::discard(tx, &permit)
        })
        .unwrap();
    assert_eq!(stands(&home, &id), (State::Open, false, 5, Some((Spoken::Returned, None))));
}

#[test]
fn of_two_who_decide_one_is_told_that_somebody_was_quicker() {
    let home = home();
    let id = proposed(&home, Field::Title, None, BETTER);
    taken(&home, &id, &into(&home), 1, MISSION, BETTER).unwrap();
    for revision in [1, 2] {
        let again = taken(&home, &id, &into(&home), revision, BETTER, "Something else");
        assert!(matches!(again, Err(Error::Conflict(_))), "{again:?}");
        let reason = Title::parse("reason", "It is too late").unwrap();
        let late = home.house.write_as_system(|tx| {
            let permit = tx.permit(DecideProposal(id.clone()))?;
            decline(tx, &permit, revision, &reason)
        });
        assert!(matches!(late, Err(Error::Conflict(_))), "{late:?}");
    }
    assert_eq!(stands(&home, &id).2, 2);
    assert_eq!(says(&home, &home.mission, Field::Title, None), BETTER);
}

#[test]
fn words_that_changed_in_the_draft_are_not_overwritten_unseen() {
    let home = home();
    let id = proposed(&home, Field::Title, None, BETTER);
    write(&home, "What another leader wrote.");
    let unseen = taken(&home, &id, &into(&home), 1, MISSION, BETTER);
    assert!(matches!(unseen, Err(Error::Conflict(_))), "{unseen:?}");
    assert_eq!(says(&home, &home.mission, Field::Title, None), "What another leader wrote.");
    assert_eq!(stands(&home, &id), (State::Open, false, 1, None));
    let own = "What both can live with.";
    taken(&home, &id, &into(&home), 1, "What another leader wrote.", own).unwrap();
    assert_eq!(says(&home, &home.mission, Field::Title, None), own);
    let number = home.publish();
    assert_eq!(stands(&home, &id).3, Some((Spoken::Published, Some(number))));
}

#[test]
fn a_proposal_is_published_also_where_somebody_else_wrote_its_words() {
    let home = home();
    let (id, other) =
        (proposed(&home, Field::Title, None, BETTER), proposed(&home, Field::Title, None, "Something else"));
    write(&home, BETTER);
    let number = home.publish();
    assert_eq!(stands(&home, &id), (State::Published, false, 2, Some((Spoken::Published, Some(number)))));
    assert_eq!(stands(&home, &other), (State::Open, false, 1, None));
}

#[test]
fn what_was_declined_opens_again_and_everything_said_stays() {
    let home = home();
    let id = proposed(&home, Field::Description, None, "More about it");
    let reason = Title::parse("reason", "there is more below").unwrap();
    home.house
        .write_as_system(|tx| {
            let permit = tx.permit(DecideProposal(id.clone()))?;
            decline(tx, &permit, 1, &reason)
        })
        .unwrap();
    assert_eq!(stands(&home, &id), (State::Declined, false, 2, Some((Spoken::Declined, None))));
    home.house
        .write_as_system(|tx| {
            let permit = tx.permit(ReopenProposal(id.clone()))?;
            reopen(tx, &permit, 2)
        })
        .unwrap();
    assert_eq!(stands(&home, &id).0, State::Open);
    let (mine, elsewhere) = home.house.read_as_system(|tx| of_person(tx.conn(), &home.jonas)).unwrap();
    assert_eq!(mine.len(), 1);
    assert_eq!(mine[0]["text"], "More about it");
    assert_eq!(mine[0]["turns"][0]["text"], "there is more below");
    assert!(elsewhere.is_empty());
}

#[test]
fn nothing_is_taken_for_an_archived_node_and_no_words_are_read_that_have_no_place() {
    let home = home();
    let lost: Option<Written> =
        home.house.read_as_system(|tx| read_text(tx.conn(), &home.published, Field::Because, None)).unwrap();
    assert_eq!(lost, None);
    assert_eq!(Passage::all(true, []).len(), 2);
    let id = proposed(&home, Field::Title, None, BETTER);
    home.house
        .write_as_system(|tx| {
            let _ = tx.permit(PublishDraft(home.draft.clone()))?;
            diesel::update(node::table.filter(node::id.eq(home.published.as_str())))
                .set(node::archived_at.eq(1_i64))
                .execute(tx.conn())?;
            Ok(())
        })
        .unwrap();
    let refused = taken(&home, &id, &into(&home), 1, MISSION, BETTER);
    assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
    assert_eq!(stands(&home, &id).0, State::Open);
}
