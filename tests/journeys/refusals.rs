//! What somebody is told who asks for what is not there, or not theirs.
//!
//! Invariant: the two are the same to the byte, but for what every answer has of its own.

use crate::support::{Client, Persona, TestApp, World};

/// Returns the page without what differs between any two answers: the reference, the nonce, the address asked for.
fn bare(client: &mut Client, path: &str) -> (u16, String) {
    let answer = client.ask("GET", path, &[("Accept", "text/html")], "");
    let mut html = answer.text().replace(path, "PATH");
    if let Some(id) = answer.header("x-request-id") {
        html = html.replace(id, "ID");
    }
    while let Some((before, rest)) = html.split_once("nonce=\"") {
        let (_, after) = rest.split_once('"').unwrap();
        html = format!("{before}{after}");
    }
    (answer.status, html)
}

#[test]
fn what_is_not_there_looks_like_what_is_not_yours() {
    let app = TestApp::with_people();
    let mut peer = app.client_of(Persona::Peer);
    let (status, nothing) = bare(&mut peer, &format!("/cards/{}", World::NOTHING));
    assert_eq!(status, 404);
    let (status, theirs) = bare(&mut peer, &format!("/cards/{}", World::CARD));
    assert_eq!(status, 404);
    assert_eq!(nothing, theirs);
    let function = |client: &mut Client, id: &str| {
        let answer = client.call("POST", "/api/lens/archive", &format!("id={id}"));
        (answer.status, answer.text())
    };
    let mut admin = app.client_of(Persona::Admin);
    assert_eq!(function(&mut admin, World::NOTHING).0, 404);
}

#[test]
fn an_address_with_a_slip_in_it_is_told_so_in_our_words() {
    let app = TestApp::with_people();
    let mut owner = app.client_of(Persona::Owner);
    let page = owner.get("/strategie");
    assert_eq!((page.status, &*page.heading()), (404, "There is nothing here"));
}

#[test]
fn a_stranger_is_brought_to_the_sign_in_and_remembered_where_to_go() {
    let app = TestApp::with_people();
    let answer = app.client().ask("GET", "/admin/organisation?a=b", &[("Accept", "text/html")], "");
    assert_eq!(answer.status, 303);
    assert_eq!(answer.location(), "/sign-in?next=%2Fadmin%2Forganisation%3Fa%3Db");
}
