//! Proposing other words for a node, and what becomes of it.
//!
//! Invariant: see `journeys`.

use app::time::DAY;
use diesel::connection::SimpleConnection;

use crate::support::{Client, Persona, TestApp, World};

const MAKE: &str = "form[action='/api/proposals/make']";
const CHANGE: &str = "form[action='/api/proposals/change']";
const TAKE: &str = "form[action='/api/proposals/take']";
const ANSWER: &str = "form[action='/api/proposals/answer']";
const DECLINE: &str = "form[action='/api/proposals/decline']";
const WITHDRAW: &str = "form[action='/api/proposals/withdraw']";
const REOPEN: &str = "form[action='/api/proposals/reopen']";
const READ: &str = "form[action='/api/proposals/read']";
const WORDS: &str = "Track on which every train runs at full speed";

/// Has the peer propose another title for the objective; returns where the proposal stands.
fn propose(peer: &mut Client) -> String {
    peer.get(&format!("/strategy/{}", World::OBJECTIVE));
    let form = peer.page.link("Propose a change");
    peer.get(&form).says("Track without slow spots");
    assert_eq!(peer.page.value("[name=text]"), "Track without slow spots");
    let page = peer.submit(MAKE, &[("text", WORDS), ("why", "Travellers do not know what a slow spot is")]);
    assert!(page.path.starts_with("/proposals/"), "{}", page.path);
    page.says("Proposed. Leadership reads it").says("open").says(WORDS);
    page.path.clone()
}

#[test]
fn a_proposal_is_taken_into_a_draft_published_and_its_proposer_reads_so() {
    let app = TestApp::with_people();
    let (mut peer, mut leader) = (app.client_of(Persona::Peer), app.client_of(Persona::Leader));
    let path = propose(&mut peer);
    leader.get("/owed").says("The peer proposes other words");
    leader.get("/proposals").says("Travellers do not know what a slow spot is").says("The peer");
    leader.get(&format!("/strategy/{}", World::OBJECTIVE)).says("Proposed changes").says("The peer");
    let page = leader.get(&path).clone();
    // Word by word: what went and what came.
    assert!(page.all("del").iter().any(|went| went.contains("without")), "{:?}", page.all("del"));
    assert!(page.all("ins").iter().any(|came| came.contains("full")), "{:?}", page.all("ins"));
    assert!(!page.text().contains("Behind closed doors"));
    let take = page.link("A second thought");
    leader.get(&take).says("Track without slow spots");
    let page = leader.submit(TAKE, &[]);
    assert_eq!(page.path, path);
    page.says("taken into a draft").says("A second thought");
    // The proposer is told, and not which draft it is.
    peer.get("/").says("It is taken into a draft.");
    assert!(!peer.get(&path).says("taken into a draft").text().contains("A second thought"));
    assert!(!peer.page.has(CHANGE) && !peer.page.has(WITHDRAW));
    leader.get(&format!("/drafts/{}/publish", World::BEHIND));
    leader.submit("form[action='/api/drafts/choose']", &[("chosen", "published")]);
    // What waited there is chosen; the title that was taken is written over by that, so it is taken anew.
    leader.get(&format!("/strategy/{}/edit", World::mirror(World::BEHIND, World::OBJECTIVE)));
    leader.submit("form[action='/api/strategy/edit']", &[("title", WORDS)]);
    leader.publish(World::BEHIND, "So that travellers understand it");
    assert_eq!(leader.page.path, "/versions/3");
    peer.get("/").says("It is published in version 3.");
    peer.get(&path).says("published in version 3").says("What became of your proposal.");
    peer.submit(READ, &[]);
    assert!(!peer.page.text().contains("What became of your proposal."));
    assert!(!peer.get("/").text().contains("It is published in version 3."));
    peer.get(&format!("/strategy/{}", World::OBJECTIVE)).says(WORDS);
    assert!(!peer.page.text().contains("Proposed changes"));
}

#[test]
fn a_proposal_is_talked_over_and_declined_with_a_reason() {
    let app = TestApp::with_people();
    let (mut peer, mut leader) = (app.client_of(Persona::Peer), app.client_of(Persona::Leader));
    let path = propose(&mut peer);
    leader.get(&path);
    leader.submit(ANSWER, &[("text", "What do travellers call it?")]).says("answered");
    peer.get("/").says("It was answered: “What do travellers call it?”");
    peer.get(&path).says("What do travellers call it?");
    // Who answers has read it.
    peer.submit(ANSWER, &[("text", "They say: where the train crawls.")]).says("where the train crawls");
    assert!(!peer.page.text().contains("What became of your proposal."));
    let page = leader.get(&path).clone();
    page.says("where the train crawls");
    let page = leader.submit(DECLINE, &[("reason", " ")]);
    assert!(page.has(".wrong"), "{}", page.text());
    let page = leader.submit(DECLINE, &[("reason", "the track people have to find themselves in it")]);
    page.says("declined").says("the track people have to find themselves in it");
    peer.get("/").says("It was declined, because the track people have to find themselves in it");
    peer.get(&path).says("declined");
    assert!(!peer.page.has(ANSWER));
    // Nothing is thrown away: leadership opens it again, with all that was said.
    leader.get(&path);
    leader
        .submit(REOPEN, &[])
        .says("It is open again.")
        .says("have to find themselves")
        .says("What do travellers call it?");
    peer.get("/").says("It is open again.");
}

#[test]
fn a_proposal_is_changed_and_withdrawn_by_whoever_made_it() {
    let app = TestApp::with_people();
    let (mut peer, mut leader) = (app.client_of(Persona::Peer), app.client_of(Persona::Leader));
    let path = propose(&mut peer);
    let change = peer.page.link("Change it");
    let mut late = app.client_of(Persona::Leader);
    late.get(&path);
    peer.get(&change);
    peer.submit(CHANGE, &[("text", "Track that never slows a train")]).says("never slows a train").says(WORDS);
    // Who decides by what they saw before is told, and keeps their reason.
    let page = late.submit(DECLINE, &[("reason", "It is too long")]);
    page.says("Somebody was quicker.");
    assert_eq!(page.value("[name=reason]"), "It is too long");
    peer.submit(WITHDRAW, &[]).says("Withdrawn. You can open it again here.");
    let page = late.submit(DECLINE, &[("reason", "It is too long")]);
    page.says("It was decided meanwhile.").says("It is too long");
    assert!(!leader.get("/proposals").text().contains("The peer"));
    leader.get("/proposals?show=all").says("withdrawn");
    peer.get(&path);
    peer.submit(REOPEN, &[]).says("open");
    leader.get("/proposals").says("The peer");
}

#[test]
fn words_that_were_published_meanwhile_are_shown_before_anything_is_sent_again() {
    let app = TestApp::with_people();
    let (mut peer, mut leader) = (app.client_of(Persona::Peer), app.client_of(Persona::Leader));
    let path = propose(&mut peer);
    let mut slow = app.client_of(Persona::Manager);
    slow.get(&format!("/strategy/{}/propose?of=title", World::OBJECTIVE));
    leader.get(&format!("/strategy/{}/edit", World::DRAFT_OBJECTIVE));
    leader.submit("form[action='/api/strategy/edit']", &[("title", "Track without slow spots by June")]);
    leader.publish(World::DRAFT, "June it is");
    let page = slow.submit(MAKE, &[("text", "Rails without slow spots"), ("why", "Rails is what we say")]);
    page.says("Somebody was quicker.").says("by June");
    assert_eq!(page.value("[name=text]"), "Rails without slow spots");
    slow.submit(MAKE, &[]).says("Rails without slow spots");
    // The proposal that was made before says so, and leadership takes it with both in sight.
    leader.get(&path).says("The words have changed since.").says("by June").says("Begin a draft for it");
    let take = leader.page.link("Begin a draft for it");
    leader.get(&take).says("These words have changed since.").says("by June");
    let page = leader.submit(TAKE, &[("text", "Track at full speed by June")]);
    page.says("taken into a draft").says("Leadership wrote into the draft").says("by June");
    let draft = page.link("Draft of");
    leader.get(&draft);
    leader.publish(draft.trim_start_matches("/drafts/"), "Said so that travellers understand");
    peer.get(&path).says("published in version 4");
    peer.get(&format!("/strategy/{}", World::OBJECTIVE)).says("Track at full speed by June");
}

#[test]
fn a_discarded_draft_opens_its_proposals_again() {
    let app = TestApp::with_people();
    let (mut peer, mut leader) = (app.client_of(Persona::Peer), app.client_of(Persona::Leader));
    let path = propose(&mut peer);
    leader.get(&path);
    let take = leader.page.link("Next year");
    leader.get(&take);
    leader.submit(TAKE, &[]);
    leader.get(&format!("/drafts/{}/settings", World::DRAFT));
    leader.submit("form[action='/api/drafts/discard']", &[("sure", "yes")]);
    peer.get("/").says("The draft it was in was discarded. It is open again.");
    leader.get("/proposals").says("The peer");
    leader.get(&path).says("discarded the draft it was in");
    assert!(leader.page.has(DECLINE));
}

#[test]
fn who_neither_proposed_leads_nor_edits_the_node_knows_of_no_proposal() {
    let app = TestApp::with_people();
    let mut peer = app.client_of(Persona::Peer);
    let path = propose(&mut peer);
    let take = format!("{path}/take?into=new");
    for stranger in [Persona::Owner, Persona::Skip, Persona::Outside, Persona::Admin, Persona::Auditor] {
        let mut stranger = app.client_of(stranger);
        for path in [path.clone(), format!("{path}/change"), take.clone()] {
            assert_eq!(stranger.get(&path).status, 404, "{path}");
        }
        for path in ["/proposals", "/proposals?show=all", "/", &format!("/strategy/{}", World::OBJECTIVE)] {
            assert!(!stranger.get(path).html.contains("Travellers do not know"), "{path}");
        }
    }
    // Who is invited to a draft of the node reads it, and decides nothing.
    let mut invited = app.client_of(Persona::Manager);
    let page = invited.get(&path).clone();
    page.says(WORDS);
    assert!(!page.has(DECLINE) && !page.has(ANSWER) && !page.has(WITHDRAW));
    invited.get(&take).says("There is nothing to decide.");
    invited.get(&format!("/strategy/{}", World::mirror(World::LIMITED, World::OBJECTIVE))).says("Proposed changes");
    // A draft that somebody does not see is nothing that anything can be taken into.
    let mut leader = app.client_of(Persona::Leader);
    assert_eq!(leader.get(&format!("{path}/take?into={}", World::LIMITED)).status, 404);
    let id = path.trim_start_matches("/proposals/");
    let body = format!("id={id}&revision=1&into={}&of=title&text=Mine&seen=0", World::LIMITED);
    assert_eq!(leader.call("POST", "/api/proposals/take", &body).status, 404);
}

#[test]
fn nothing_is_proposed_for_what_is_archived_or_drafted() {
    let app = TestApp::with_people();
    let (mut peer, mut leader) = (app.client_of(Persona::Peer), app.client_of(Persona::Leader));
    for node in [World::ARCHIVED, World::OLD_PILLAR] {
        assert!(!peer.get(&format!("/strategy/{node}")).text().contains("Propose a change"));
        assert_eq!(peer.get(&format!("/strategy/{node}/propose")).status, 403, "{node}");
    }
    assert_eq!(peer.get(&format!("/strategy/{}/propose", World::DRAFT_OBJECTIVE)).status, 404);
    assert!(!leader.get(&format!("/strategy/{}", World::DRAFT_OBJECTIVE)).text().contains("Propose a change"));
    assert_eq!(peer.get(&format!("/strategy/{}/propose?of=because", World::MISSION)).status, 404);
    assert_eq!(peer.get(&format!("/strategy/{}/propose?of=owner", World::OBJECTIVE)).status, 404);
    peer.get(&format!("/strategy/{}/propose?of=word_title.{}", World::OBJECTIVE, World::OTHER_LENS));
    peer.page.says("Title for Sales").says("The default says: Track without slow spots");
    // The node of a proposal is put away: it is kept, and taken no more.
    let path = propose(&mut peer);
    leader.get(&format!("/strategy/{}", World::DRAFT_OBJECTIVE));
    leader.submit("form[action='/api/strategy/archive']", &[]);
    leader.publish(World::DRAFT, "Nobody works on it");
    leader.get(&path).says("The node is archived.");
    assert!(!leader.page.text().contains("Begin a draft for it") && leader.page.has(DECLINE));
    leader.get(&format!("{path}/take?into=new")).says("The node is archived.");
}

#[test]
fn news_goes_by_itself_after_thirty_days() {
    let app = TestApp::with_people();
    let (mut peer, mut leader) = (app.client_of(Persona::Peer), app.client_of(Persona::Leader));
    let path = propose(&mut peer);
    leader.get(&path);
    leader.submit(DECLINE, &[("reason", "not now")]);
    peer.get("/").says("It was declined, because not now");
    app.fresh.clock.advance(31 * DAY);
    app.fresh.conn().batch_execute("UPDATE session SET ends_at = ends_at + 31 * 86400000000").unwrap();
    let mut later = app.client_of(Persona::Peer);
    assert!(!later.get("/").text().contains("It was declined"));
    later.get("/proposals").says("declined");
}

#[test]
fn what_somebody_proposed_who_left_stays_and_says_so() {
    let app = TestApp::with_people();
    let path = propose(&mut app.client_of(Persona::Peer));
    let left = format!("UPDATE person SET state = 'gone', gone_at = 1 WHERE id = '{}'", Persona::Peer.person());
    app.fresh.conn().batch_execute(&left).unwrap();
    let mut leader = app.client_of(Persona::Leader);
    leader.get("/proposals").says("who has left");
    leader.get(&path).says("who has left");
    leader.submit(ANSWER, &[("text", "We keep it all the same.")]).says("We keep it all the same.");
    leader.submit(DECLINE, &[("reason", "it is settled otherwise")]).says("declined");
}

#[test]
fn delegates_read_what_is_proposed_for_their_nodes_and_publishing_says_what_becomes_of_it() {
    let app = TestApp::with_people();
    let (mut peer, mut leader) = (app.client_of(Persona::Peer), app.client_of(Persona::Leader));
    let (mut inside, mut outside) = (app.client_of(Persona::DlgIn), app.client_of(Persona::DlgOut));
    let path = propose(&mut peer);
    let node = format!("/strategy/{}", World::OBJECTIVE);
    inside.get("/proposals").says("Where you may edit").says("Travellers do not know what a slow spot is");
    inside.get(&path).says(WORDS);
    assert!(!inside.page.has(ANSWER) && !inside.page.has(DECLINE));
    inside.get(&node).says("Proposed changes");
    inside.get("/proposals?show=mine").says("You have proposed nothing");
    outside.get("/proposals").says("Nothing is proposed where you may edit");
    assert_eq!(outside.get(&path).status, 404);
    assert!(!outside.get(&node).text().contains("Proposed changes"));
    // Taken into the draft that both are let into: who publishes reads that its words will be published.
    let take = leader.get(&path).link("Next year");
    leader.get(&take);
    leader.submit(TAKE, &[]);
    let publish = format!("/drafts/{}/publish", World::DRAFT);
    leader.get(&publish).says("This draft says their words.").says("Travellers do not know");
    inside.get(&publish).says("This draft says their words.");
    assert!(!outside.get(&publish).text().contains("Travellers do not know"));
    leader.get(&format!("/strategy/{}/edit", World::DRAFT_OBJECTIVE));
    leader.submit("form[action='/api/strategy/edit']", &[("title", "Something else")]);
    leader.get(&publish).says("which does not say their words").says("Travellers do not know");
    // The day after its last day a delegate reads no proposal of others.
    app.fresh.clock.advance(31 * DAY);
    let later = "UPDATE session SET ends_at = ends_at + 8640000000000, seen_at = seen_at + 2678400000000";
    app.fresh.conn().batch_execute(later).unwrap();
    assert_eq!(inside.get(&path).status, 404);
    inside.get("/proposals").says("You have proposed nothing");
}
