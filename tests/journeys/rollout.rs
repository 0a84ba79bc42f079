//! Teams are switched on one by one.
//!
//! Invariant: see `journeys`.

use crate::support::{Persona, TestApp, World};

#[test]
fn a_team_is_switched_on_and_off_in_one_place_for_everybody_to_see() {
    let app = TestApp::with_people();
    let (mut leader, mut peer) = (app.client_of(Persona::Leader), app.client_of(Persona::Peer));
    let open = format!("/coverage/teams?open={}.{}", World::LINE, World::WORKS);
    leader.get(&open).says("1 of 4 are").says("by The manager");
    let track = |act: &str| format!("tr[id='{}'] form[action='/api/rollout/{act}']", World::TRACK);
    assert!(!leader.page.has(&track("off")));
    leader.submit(&track("on"), &[]).says("The team is on.").says("2 of 4 are");
    assert_eq!(leader.page.path, open, "one stays where one was");
    peer.get(&open).says("2 of 4 are").says("by The leader").says("Leadership and the admins switch teams on and off.");
    assert!(!peer.page.has("form[action^='/api/rollout']"));
    // The same place undoes it, for the admin as well.
    let mut admin = app.client_of(Persona::Admin);
    admin.get(&open);
    admin.submit(&track("off"), &[]).says("The team is off.").says("1 of 4 are");
    // Whoever is in a team that is off has their line all the same.
    peer.get("/").says("Carry people home");
}
