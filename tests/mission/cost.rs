//! What a mission page costs: queries and bytes, for any number of cards and any size of the organisation.

use std::collections::HashMap;
use std::io::Write;
use std::sync::{LazyLock, Mutex};

use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};

use super::site::{Site, start};
use crate::support::sqlite;

/// The most queries, the session's among them.
const QUERIES: usize = 9;
/// The most bytes of a page's HTML, compressed by brotli.
const BYTES: usize = 15 * 1024;

/// The statements of each database, by its file: many tests run in this process.
static SEEN: LazyLock<Mutex<HashMap<String, Vec<String>>>> = LazyLock::new(Mutex::default);

#[derive(Default)]
struct Count {
    url: String,
}

impl Instrumentation for Count {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        match event {
            InstrumentationEvent::StartEstablishConnection { url, .. } => self.url = url.to_owned(),
            InstrumentationEvent::StartQuery { query, .. } => {
                if let Some(seen) = SEEN.lock().unwrap().get_mut(&self.url) {
                    seen.push(query.to_string());
                }
            }
            _ => {}
        }
    }
}

/// Starts a site whose statements are counted. SQLite on either run: the statements are the same ones.
fn counted() -> Site {
    set_default_instrumentation(|| Some(Box::new(Count::default()))).unwrap();
    let fresh = sqlite();
    app::storage::migrate::run(&fresh.location).unwrap();
    app::demo::command::fill(&fresh.house()).unwrap();
    start(fresh, "127.0.0.1:0")
}

fn statements(site: &Site, path: &str, cookie: &str) -> Vec<String> {
    let url = site.fresh.location.file().unwrap().to_owned();
    // The first answer opens connections.
    assert_eq!(site.get(path, cookie).status, 200);
    SEEN.lock().unwrap().insert(url.clone(), Vec::new());
    assert_eq!(site.get(path, cookie).status, 200);
    SEEN.lock().unwrap().remove(&url).unwrap()
}

fn five_cards(site: &Site) -> String {
    let leila = site.person("leila.farahani");
    site.sql(&format!("DELETE FROM contribution WHERE person_id = '{leila}'"));
    site.sql(&format!(
        "INSERT INTO contribution (id, person_id, node_id, position, what, may_wait, may_decide, created_at, updated_at) \
         SELECT 'five-' || n.id, '{leila}', n.id, n.position, 'I keep the numbers of the wheels that nobody hears, each night', \
         'the catalogue of sounds from before the new axles', 'which wagon is listened to first', 0, 0 \
         FROM node n WHERE n.id NOT IN (SELECT parent_id FROM node WHERE parent_id IS NOT NULL) \
         AND EXISTS (SELECT 1 FROM measure m WHERE m.node_id = n.id) ORDER BY n.id LIMIT 5"
    ));
    assert_eq!(site.count(&format!("contribution WHERE person_id = '{leila}'")), 5);
    site.sign_in("leila.farahani")
}

#[test]
fn a_mission_page_asks_at_most_nine_queries() {
    let site = counted();
    let five = five_cards(&site);
    let first_day = site.sign_in("mateo.quiroga");
    let mateo = site.person("mateo.quiroga");
    site.sql(&format!("DELETE FROM contribution WHERE person_id = '{mateo}'"));
    let manager = site.sign_in("tomasz.wilk");
    let of_leila = format!("/people/{}/mission", site.person("leila.farahani"));
    for (path, cookie) in [("/", &five), ("/", &first_day), (of_leila.as_str(), &manager)] {
        let asked = statements(&site, path, cookie);
        assert!(asked.len() <= QUERIES, "{path}: {} queries\n{}", asked.len(), asked.join("\n"));
        assert!(asked.len() > 3, "{path}: these were counted: {asked:?}");
    }
}

#[test]
fn five_contributions_fit_in_fifteen_kilobytes() {
    let site = counted();
    let cookie = five_cards(&site);
    let page = site.get("/", &cookie).body;
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 4096, 5, 22);
    writer.write_all(page.as_bytes()).unwrap();
    drop(writer);
    println!("{} bytes, {} packed", page.len(), packed.len());
    assert!(packed.len() <= BYTES, "{} bytes, {} packed", page.len(), packed.len());
}

#[test]
fn the_numbers_that_somebody_keeps_cost_the_same_queries_however_many_they_are() {
    let site = counted();
    let cookie = site.sign_in("leila.farahani");
    let few = statements(&site, "/measures", &cookie);
    site.sql(&format!("UPDATE measure SET owner_id = '{}'", site.person("leila.farahani")));
    assert!(site.count("measure") > 40);
    let many = statements(&site, "/measures", &cookie);
    assert_eq!(few.len(), many.len(), "{}", many.join("\n"));
    assert!(few.len() <= QUERIES, "{}", few.join("\n"));
}

#[test]
fn the_map_asks_the_same_queries_however_much_it_shows() {
    let site = counted();
    let cookie = site.sign_in("leila.farahani");
    let asked = |path: &str| statements(&site, path, &cookie).len();
    let whole = asked("/strategy/map?depth=9");
    assert!(whole <= 14, "{whole}");
    // Where no pillar is a person's or a team's, that one name is not asked for.
    assert!((whole - 2..=whole).contains(&asked("/strategy/map?depth=1")));
}

#[test]
fn what_waits_costs_the_same_queries_however_much_it_is() {
    let site = counted();
    let (cookie, tomasz, ilse) =
        (site.sign_in("tomasz.wilk"), site.person("tomasz.wilk"), site.person("ilse.vandermeer"));
    let few = statements(&site, "/owed", &cookie);
    site.sql(&format!("UPDATE node SET owner_id = '{tomasz}', handed_from_id = '{ilse}'"));
    site.sql(&format!("UPDATE measure SET owner_id = '{tomasz}', stale_after_days = 1"));
    site.sql(&format!("UPDATE person SET manager_id = '{tomasz}' WHERE id NOT IN ('{tomasz}', '{ilse}')"));
    let many = statements(&site, "/owed", &cookie);
    assert_eq!(few.len(), many.len(), "{}", many.join("\n"));
    assert!(few.len() <= QUERIES, "{}", few.join("\n"));
    let page = site.get("/owed", &cookie).body;
    assert!(page.contains("More of these wait"), "{page}");
}
