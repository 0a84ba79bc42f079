//! Somebody who is not signed in, at every door there is.
//!
//! Invariant: the lists of what is open may only shrink. A line more is a decision about who may read or write without a
//! name, and wants a reason beside it.

use super::registry::{functions, pages, root};
use super::values::body;
use crate::support::{TestApp, World};

/// The server functions that answer whoever calls.
const OPEN: &[(&str, &str)] = &[
    ("/api/demo/fill", "whoever holds the set-up link, once"),
    ("/api/demo/look-as", "in a demo on this machine alone; else there is nothing"),
    ("/api/link/claim", "whoever holds the link"),
    ("/api/set-up/begin", "whoever holds the link, once"),
    ("/api/sign-in", "to come in"),
    ("/api/sign-out", "to go, whoever one was"),
    ("/api/theme", "keeps a cookie, writes nothing"),
];

/// The pages that are shown to whoever comes.
const OPEN_PAGES: &[(&str, &str)] = &[
    ("/sign-in", "to come in"),
    ("/link/:token", "whoever holds the link"),
    ("/set-up/:token", "whoever holds the link, once"),
];

#[test]
fn a_server_function_tells_a_stranger_to_sign_in() {
    let app = TestApp::with_people();
    let mut open = Vec::new();
    for function in functions() {
        let what = format!("{} ({})", function.path, function.place);
        let said = body(&function);
        let answer = app.client().call(function.method, &function.path, &said);
        if answer.status != 401 {
            assert!(is_known(OPEN, &function.path), "{what}: a stranger gets {} {}", answer.status, answer.text());
            open.push(function.path.clone());
            continue;
        }
        let fields: Vec<(String, String)> = form_urlencoded::parse(said.as_bytes()).into_owned().collect();
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        if function.method == "POST" {
            let answer = app.client().post(&function.path, &fields);
            assert_eq!(answer.status, 303, "{what}");
            assert!(answer.location().starts_with("/sign-in"), "{what}: {}", answer.location());
        }
    }
    assert_eq!(open, known(OPEN), "this list is longer than it need be");
}

#[test]
fn a_page_sends_a_stranger_to_the_sign_in() {
    let app = TestApp::with_people();
    let mut open = Vec::new();
    for page in pages().iter().chain(&endpoints()) {
        let path = filled(page);
        let answer = app.client().ask("GET", &path, &[("Accept", "text/html")], "");
        if answer.status == 303 && answer.location().starts_with("/sign-in") {
            assert!(!answer.text().contains("The line"), "{page}: the way to the sign-in tells something");
            continue;
        }
        assert!(is_known(OPEN_PAGES, page), "{page}: a stranger gets {} {}", answer.status, answer.location());
        open.push(page.clone());
    }
    let mut known = known(OPEN_PAGES);
    open.sort();
    known.sort();
    assert_eq!(open, known, "this list is longer than it need be");
}

fn is_known(list: &[(&str, &str)], path: &str) -> bool {
    list.iter().any(|(known, _)| *known == path)
}

fn known(list: &[(&str, &str)]) -> Vec<String> {
    list.iter().map(|(path, _)| (*path).to_owned()).collect()
}

/// Returns the addresses that the server answers beside pages and server functions: downloads, for the most part.
fn endpoints() -> Vec<String> {
    let routes = std::fs::read_to_string(root().join("server/src/routes.rs")).unwrap();
    let folder = std::fs::read_dir(root().join("app/src/routes")).unwrap().map(|file| file.unwrap().path());
    let files = folder.chain([root().join("app/src/routes.rs")]);
    let links: String = files.map(|file| std::fs::read_to_string(file).unwrap()).collect();
    let mut found = Vec::new();
    for part in routes.split(".route(").skip(1) {
        let part = part.trim_start();
        if part.lines().take(3).any(|line| line.contains("web::post()")) {
            continue;
        }
        if let Some(path) = part.strip_prefix('"').and_then(|rest| rest.split_once('"')) {
            found.push(path.0.to_owned());
        } else if let Some((_, name)) = part.split(',').next().unwrap_or("").rsplit_once("links::") {
            let constant = format!("pub const {}: &str = \"", name.trim());
            let (_, value) = links.split_once(&constant).unwrap();
            found.push(value.split_once('"').unwrap().0.to_owned());
        }
    }
    found
}

/// Fills the parameters of a route with something that could stand there.
fn filled(page: &str) -> String {
    let parts: Vec<&str> = page
        .split('/')
        .map(|part| match part {
            ":token" | "{token}" => "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            ":number" | ":from" => "1",
            "{number}.csv" => "1.csv",
            ":to" => "2",
            _ if part.starts_with([':', '{', '*']) => World::OBJECTIVE,
            _ => part,
        })
        .collect();
    parts.join("/").replace("{shape}", "csv")
}

#[test]
fn an_upload_of_a_stranger_is_not_even_read() {
    let app = TestApp::with_people();
    let origin = format!("http://{}", app.address);
    let headers =
        [("Accept", "text/html"), ("Origin", origin.as_str()), ("Content-Type", "multipart/form-data; boundary=x")];
    let part = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\na\r\n--x--\r\n";
    let answer = app.client().ask("POST", "/upload/people", &headers, part);
    assert_eq!(answer.status, 303);
    assert!(answer.location().starts_with("/sign-in"), "{}", answer.location());
}
