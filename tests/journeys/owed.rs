//! What waits for somebody, in one list, and saying that it is not theirs.
//!
//! Invariant: see `journeys`.

use crate::support::{Persona, TestApp, World};

const REFUSE: &str = "form[action='/api/owed/refuse']";
const GIVE_BACK: &str = "form[action='/api/owed/give-back']";
const SEE_TO: &str = "form[action='/api/owed/see-to']";

#[test]
fn a_node_that_is_not_mine_goes_to_my_manager_with_the_reason_and_comes_back() {
    let app = TestApp::with_people();
    let (mut owner, mut manager) = (app.client_of(Persona::Owner), app.client_of(Persona::Manager));
    owner.get("/owed").says("To be taken over").says("Track without slow spots").says("The gone’s and came to you");
    let refuse = format!("/owed/node/{}", World::OBJECTIVE);
    owner.get(&refuse).says("The manager becomes who answers for it");
    owner.submit(REFUSE, &[]).says("Write something here.");
    owner.submit(REFUSE, &[("reason", "I left the track in May.")]).says("It went to your manager");
    assert_eq!(owner.page.path, "/owed");
    owner.page.says("You said it is not yours").says("With The manager since today:").says("I left the track in May.");
    assert!(!owner.page.has("#waits-node"), "{}", owner.page.text());
    // The manager reads why, and it is theirs to take over.
    manager.get("/owed").says("The owner’s, who said that it is not theirs:").says("I left the track in May.");
    manager.get(&format!("/strategy/{}", World::OBJECTIVE)).says("To be taken over.");
    // Taken back, it waits as it did before.
    owner.get("/owed");
    owner.submit(GIVE_BACK, &[]).says("It is with whoever had it.").says("The gone’s and came to you");
    manager.get("/owed");
    assert!(!manager.page.text().contains("I left the track in May."), "{}", manager.page.text());
    // What somebody has taken over is not taken back.
    owner.get(&refuse);
    owner.submit(REFUSE, &[("reason", "I left the track in May.")]);
    manager.get(&format!("/strategy/{}", World::OBJECTIVE));
    manager.submit("form[action='/api/strategy/take-over']", &[]);
    owner.get("/owed");
    assert!(!owner.page.text().contains("I left the track in May."), "{}", owner.page.text());
}

#[test]
fn a_number_that_is_not_mine_goes_the_same_way() {
    let app = TestApp::with_people();
    let (mut owner, mut manager) = (app.client_of(Persona::Owner), app.client_of(Persona::Manager));
    owner.get(&format!("/owed/measure/{}", World::MEASURE));
    assert_eq!(owner.page.status, 404, "what does not wait is not refused");
    app.fresh.clock.advance(40 * app::time::DAY);
    let later = "UPDATE session SET ends_at = ends_at + 8640000000000, seen_at = seen_at + 3456000000000";
    diesel::connection::SimpleConnection::batch_execute(&mut app.fresh.conn(), later).unwrap();
    owner.get("/owed").says("Slow spots").says("last value 10 June");
    owner.get(&format!("/owed/measure/{}", World::MEASURE));
    owner.submit(REFUSE, &[("reason", "The trade team counts them.")]).says("You said it is not yours");
    manager.get("/owed").says("The owner said that it is not theirs: “The trade team counts them.”");
    owner.submit(GIVE_BACK, &[]);
    owner.get("/owed").says("last value 10 June");
}

#[test]
fn what_is_not_owned_is_seen_to_or_given_back_by_the_manager() {
    let app = TestApp::with_people();
    let (mut manager, mut skip) = (app.client_of(Persona::Manager), app.client_of(Persona::Skip));
    manager.get(&format!("/owed/declared/{}", World::DECLARED)).says("The skip reads your reason");
    manager.submit(REFUSE, &[("reason", "It is done for the works.")]).says("With The skip since today");
    assert!(!manager.page.has("#waits-declared"), "{}", manager.page.text());
    skip.get("/owed")
        .says("Somebody said it is not theirs")
        .says("The table nobody opens")
        .says("It is done for the works.");
    skip.submit(GIVE_BACK, &[]).says("It is with whoever had it.");
    manager.get("/owed").says("Off the line: your answer").says("gave back what you said is not yours");
    manager.get(&format!("/owed/declared/{}", World::DECLARED));
    manager.submit(REFUSE, &[("reason", "Really not.")]);
    skip.get("/owed");
    skip.submit(SEE_TO, &[]).says("You see to it.").says("Nothing waits for you");
    manager.get("/owed").says("sees to what you said is not yours");
    assert!(!manager.page.has("#waits-declared"), "{}", manager.page.text());
}

#[test]
fn whoever_has_nobody_above_can_pass_nothing_on() {
    let app = TestApp::with_people();
    let mut leader = app.client_of(Persona::Leader);
    leader
        .get("/owed")
        .says("Nobody is above you")
        .says("Proposed, and not answered")
        .says("A cycle that is being closed");
    assert!(!leader.page.text().contains("Not mine"), "{}", leader.page.text());
    assert_eq!(leader.get(&format!("/owed/proposal/{}", World::PROPOSAL)).status, 403);
    // Nothing waits that is somebody else's.
    let mut peer = app.client_of(Persona::Peer);
    peer.get("/owed").says("Nothing waits for you");
    for what in [format!("node/{}", World::OBJECTIVE), format!("declared/{}", World::DECLARED), "nothing/x".to_owned()]
    {
        assert_eq!(peer.get(&format!("/owed/{what}")).status, 404, "{what}");
    }
}
