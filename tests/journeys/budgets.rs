//! What a first visit costs, in bytes and requests.
//!
//! Invariant: measured on the built site as it is served; where nobody built it the test says that it was skipped.

use diesel::connection::SimpleConnection;
use server::http::assets::Site;

use crate::support::{Client, Page, Persona, TestApp, World, skipped};

const KB: usize = 1024;
/// Everything that `style/` makes, compressed.
const CSS: usize = 12 * KB;
/// Module and scripts that every page may load, compressed.
const SCRIPTS: usize = 120 * KB;
/// A page with five cards on it, compressed.
const PAGE: usize = 15 * KB;
/// The most requests of a first visit.
const REQUESTS: usize = 8;

/// Returns how large an answer is when it is compressed as browsers ask for.
fn size(client: &mut Client, path: &str) -> usize {
    let headers = [("Accept", "*/*"), ("Accept-Encoding", "br")];
    let answer = client.ask("GET", path, &headers, "");
    assert_eq!(answer.status, 200, "{path}");
    assert_eq!(answer.header("content-encoding"), Some("br"), "{path}");
    answer.body.len()
}

/// Everything that a page makes a browser fetch, the module of the islands counted whether or not there is one.
fn fetched(page: &Page) -> Vec<String> {
    let mut found = page.attributes("link[href]", "href");
    found.extend(page.attributes("script[src]", "src"));
    found.extend(page.attributes("script[data-module]", "data-module"));
    found.extend(page.attributes("script[data-wasm]", "data-wasm"));
    found.extend(page.attributes("img[src], iframe[src], source[src]", "src"));
    found
}

fn is_built() -> bool {
    let built = Site::get("manifest.json").is_some();
    if !built {
        skipped("the site is not built; run `cargo xtask build`");
    }
    built
}

#[test]
fn a_first_visit_stays_within_its_bytes_and_requests() {
    if !is_built() {
        return;
    }
    let app = TestApp::with_people();
    for (mut client, path) in [(app.client(), "/sign-in"), (app.client_of(Persona::Leader), "/strategy")] {
        let page = client.get(path).clone();
        assert_eq!(page.status, 200);
        let fetched = fetched(&page);
        assert!(fetched.len() < REQUESTS, "{path}: {fetched:?}");
        let total = |client: &mut Client, endings: &[&str]| -> usize {
            fetched
                .iter()
                .filter(|path| endings.iter().any(|ending| path.ends_with(ending)))
                .map(|path| size(client, path))
                .sum()
        };
        let css = total(&mut client, &[".css"]);
        assert!((1..=CSS).contains(&css), "{path}: {css} bytes of CSS");
        let scripts = total(&mut client, &[".js", ".wasm"]);
        assert!((1..=SCRIPTS).contains(&scripts), "{path}: {scripts} bytes of scripts and module");
        println!("{path}: {} requests, CSS {css}, scripts {scripts}", 1 + fetched.len());
    }
}

#[test]
fn the_page_of_somebody_with_five_cards_is_small() {
    let app = TestApp::with_people();
    let more: String = (0..4)
        .map(|number| {
            format!(
                "INSERT INTO contribution (id, person_id, node_id, position, what, may_wait, may_decide, created_at, updated_at) VALUES \
                 ('00000000-0000-7000-8000-0000000001{number:02}', '{}', '{}', {}, 'What I do in the way of number {number}', \
                 'The other half of it may wait until spring', 'Which of the two comes first', 0, 0);",
                Persona::Owner.person(),
                World::OBJECTIVE,
                number + 1
            )
        })
        .collect();
    app.fresh.conn().batch_execute(&more).unwrap();
    let mut owner = app.client_of(Persona::Owner);
    owner.get("/").says("number 3");
    let bytes = size(&mut owner, "/");
    assert!(bytes <= PAGE, "{bytes} bytes of page");
}

#[test]
fn nothing_comes_from_anybody_else_and_no_font_is_sent() {
    if !is_built() {
        return;
    }
    let app = TestApp::with_people();
    let mut client = app.client_of(Persona::Leader);
    let page = client.get("/strategy").clone();
    for path in fetched(&page) {
        let ours = path.starts_with('/') && !path.starts_with("//");
        assert!(ours, "{path} is not ours");
        assert!(!path.contains(".woff") && !path.contains(".ttf"), "{path}");
        let text = client.ask("GET", &path, &[], "").text();
        if path.ends_with(".css") {
            for word in ["@font-face", "@import", "url(http", "url(//"] {
                assert!(!text.contains(word), "{path} has {word}");
            }
        }
    }
}
