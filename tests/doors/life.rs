//! Health, and the end of a server: what is under way ends.
//!
//! Invariant: readiness says no before the port closes.

use std::io::Write;
use std::time::Duration;

use super::server::{Answer, Server};

#[test]
fn a_draining_server_is_alive_but_not_ready() {
    let server = Server::start(&[]);
    let word = |path: &str| {
        let answer = server.get(path, "");
        (answer.status, answer.text().trim().to_owned())
    };
    assert_eq!(word("/healthz"), (200, "{\"status\":\"alive\"}".to_owned()));
    assert_eq!(word("/readyz"), (200, "{\"status\":\"ready\"}".to_owned()));
    assert_eq!(word("/version"), (200, "{\"version\":\"0.1.0\"}".to_owned()));
    server.health.drain();
    assert_eq!(word("/readyz"), (503, "{\"status\":\"draining\"}".to_owned()));
    assert_eq!(word("/healthz").0, 200);
}

#[test]
fn what_is_under_way_ends_before_the_server_does() {
    let server = Server::start(&[]);
    let mut socket = server.connect();
    write!(socket, "GET /slow HTTP/1.1\r\nHost: {}\r\n\r\n", server.address).unwrap();
    std::thread::sleep(Duration::from_millis(150));
    let address = server.address;
    server.stop(true);
    let answer = Answer::read(&mut socket);
    assert!(answer.status == 200 && answer.text() == "done", "{answer:?}");
    assert!(std::net::TcpStream::connect(address).is_err());
}
