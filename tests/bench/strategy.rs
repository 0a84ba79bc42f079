//! Leadership at work on a strategy of 20,000 nodes: renaming, moving, publishing, comparing, and 72 editors at once.
//!
//! Invariant: everything goes through the pages and their forms; what is judged is the slowest of all tries, from the press
//! of the button until the page that follows stands.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use app::routes::links;
use app::storage::Location;
use diesel::prelude::*;
use diesel::sql_types::Text;

use crate::browser::{Client, Edited, Round, edit};
use crate::data::node_id;
use crate::figures::{Bound, Figures};
use crate::{Place, data, load, pages};

/// The database of both parts.
const NAME: &str = "strategy";
/// How many editors save at once.
pub const EDITORS: usize = 72;
/// How long there is between two saves of one editor.
const PAUSE: Duration = Duration::from_secs(2);
/// How often each thing is tried.
const TRIES: usize = 5;

const EDIT: &str = "form[action='/api/strategy/edit']";
const MOVE: &str = "form[action='/api/strategy/move']";
const PUBLISH: &str = "form[action='/api/drafts/publish']";

/// The filled database, the server on it, and leadership's cookies.
pub struct Ground {
    name: &'static str,
    place: Location,
    address: SocketAddr,
    cookies: Vec<String>,
    drafts: usize,
}

impl Ground {
    /// Fills a database for so many people and serves it.
    pub fn new(name: &'static str, place: &Place, people: usize) -> Self {
        place.create(NAME);
        let at = place.at(NAME);
        data::fill(&at, people);
        data::first_version(&at);
        let cookies = data::leaders(&at, people, EDITORS);
        Self { name, address: pages::serve(place, NAME), place: at, cookies, drafts: 0 }
    }

    fn client(&self, number: usize) -> Client {
        let mut client = Client::new(self.address);
        client.set_cookie("throughline", self.cookies[number].clone());
        client
    }

    fn label(&self, what: &str) -> String {
        format!("{}, 20,000 nodes: {what}", self.name)
    }

    fn texts(&self, sql: &str) -> Vec<String> {
        #[derive(QueryableByName)]
        struct Row {
            #[diesel(sql_type = Text)]
            text: String,
        }
        let mut conn = self.place.open().expect("a connection");
        let rows: Vec<Row> = diesel::sql_query(sql).load(&mut conn).expect(sql);
        rows.into_iter().map(|row| row.text).collect()
    }

    fn text(&self, sql: &str) -> String {
        self.texts(sql).pop().expect(sql)
    }

    /// Begins a draft; returns it, and how long that took with the page after it.
    fn begin(&mut self, client: &mut Client) -> (String, f64) {
        self.drafts += 1;
        let name = format!("Draft {}", self.drafts);
        client.get(links::DRAFTS);
        let took = act(client, "form[action='/api/drafts/begin']", &[("name", name.as_str())]);
        (self.text(&format!("SELECT id AS text FROM draft WHERE name = '{name}'")), took)
    }

    /// Returns the rows of nodes in a draft, in the order of the nodes.
    fn mirrors(&self, draft: &str, numbers: impl Iterator<Item = usize>) -> Vec<String> {
        let ids: Vec<String> = numbers.map(|number| format!("'{}'", node_id(number))).collect();
        self.texts(&format!(
            "SELECT id AS text FROM node WHERE strategy_id = (SELECT copy_id FROM draft WHERE id = '{draft}') \
             AND of_id IN ({}) ORDER BY of_id",
            ids.join(", ")
        ))
    }

    fn rename(&self, client: &mut Client, node: &str, title: &str) -> f64 {
        client.get(&format!("/strategy/{node}/edit"));
        act(client, EDIT, &[("title", title)])
    }

    fn move_below(&self, client: &mut Client, node: &str, parent: &str) -> f64 {
        client.get(&format!("/strategy/{node}/move?to={parent}"));
        act(client, MOVE, &[("before", "")])
    }

    /// Opens the difference and publishes; returns how long each took.
    fn publish(&self, client: &mut Client, draft: &str) -> (f64, f64) {
        let difference = open(client, &format!("/drafts/{draft}/publish"));
        (difference, act(client, PUBLISH, &[("reason", "So that it can be measured")]))
    }
}

/// Presses the button of a form on the page that is shown and waits for the page that follows, in milliseconds.
fn act(client: &mut Client, form: &str, fields: &[(&str, &str)]) -> f64 {
    let form = client.page.form(form, fields);
    let fields: Vec<(&str, &str)> = form.fields.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let pressed = Instant::now();
    let answer = client.post(&form.action, &fields);
    let location = answer.location().to_owned();
    assert!(answer.status == 303 && !location.contains("draft="), "{}: {} {location}", form.action, answer.status);
    assert_eq!(client.get(&location).status, 200, "{location}");
    pressed.elapsed().as_secs_f64() * 1_000.0
}

/// Opens a page, in milliseconds.
fn open(client: &mut Client, path: &str) -> f64 {
    let asked = Instant::now();
    assert_eq!(client.get(path).status, 200, "{path}");
    asked.elapsed().as_secs_f64() * 1_000.0
}

fn slowest(times: impl IntoIterator<Item = f64>) -> f64 {
    times.into_iter().fold(0.0, f64::max)
}

fn p99(times: &[f64]) -> f64 {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    times.get(times.len() * 99 / 100).copied().unwrap_or(f64::NAN)
}

/// Measures what one leader waits for, while two other drafts are open.
pub fn measure(figures: &mut Figures, ground: &mut Ground) {
    let mut client = ground.client(0);
    let mut begun = Vec::new();
    let (beside, _) = ground.begin(&mut client);
    begun.push(ground.begin(&mut client).1);
    let (draft, took) = ground.begin(&mut client);
    begun.push(took);
    figures.tell(ground.label("a draft is begun"), slowest(begun), "ms");

    // The second pillar with two objectives of the third: 4,009 nodes and 1,002.
    let ids = ground.mirrors(&draft, [1, 2, 22, 23, 50, 51, 52, 53, 54].into_iter());
    let [first, second, ours, theirs, named @ ..] = ids.as_slice() else { panic!("{ids:?}") };
    let renames = named.iter().enumerate().map(|(n, id)| ground.rename(&mut client, id, &format!("A better name {n}")));
    figures.judge(ground.label("a rename"), slowest(renames), "ms", Bound::AtMost(300.0));
    let below = ground.mirrors(&beside, std::iter::once(51)).remove(0);
    ground.rename(&mut client, &below, "What another draft calls it");
    for objective in [ours, theirs] {
        ground.move_below(&mut client, objective, second);
    }
    let mission = ground.mirrors(&draft, std::iter::once(0)).remove(0);
    let moves: Vec<f64> =
        (0..TRIES).map(|n| ground.move_below(&mut client, second, if n % 2 == 0 { first } else { &mission })).collect();
    figures.judge(ground.label("a move of 5,011 nodes"), slowest(moves), "ms", Bound::AtMost(300.0));
    let page = |client: &mut Client, path: &str| slowest((0..TRIES).map(|_| open(client, path)));
    let outline = page(&mut client, &format!("/drafts/{draft}"));
    figures.judge(ground.label("a draft's outline"), outline, "ms", Bound::AtMost(300.0));
    let list = page(&mut client, links::DRAFTS);
    figures.judge(ground.label("the list of three drafts"), list, "ms", Bound::AtMost(300.0));
    let (difference, took) = ground.publish(&mut client, &draft);
    figures.judge(ground.label("the difference, 5,011 nodes moved"), difference, "ms", Bound::AtMost(300.0));
    figures.judge(ground.label("publishing it"), took, "ms", Bound::AtMost(300.0));
    let (mut differences, mut publishes, mut archives) = (Vec::new(), Vec::new(), Vec::new());
    for turn in 0..TRIES {
        let (draft, _) = ground.begin(&mut client);
        let ids = ground.mirrors(&draft, (60..63).chain(4..5));
        for id in &ids[1..] {
            ground.rename(&mut client, id, &format!("Turn {turn} of {id}"));
        }
        if turn + 1 == TRIES {
            client.get(&format!("/drafts/{draft}?at={}", ids[0]));
            client.get(&format!("/strategy/{}", ids[0]));
            archives.push(act(&mut client, "form[action='/api/strategy/archive']", &[]));
            let (difference, took) = ground.publish(&mut client, &draft);
            archives.extend([difference, took]);
            continue;
        }
        let (difference, took) = ground.publish(&mut client, &draft);
        differences.push(difference);
        publishes.push(took);
    }
    figures.judge(ground.label("the difference, three texts"), slowest(differences), "ms", Bound::AtMost(300.0));
    figures.judge(ground.label("publishing them"), slowest(publishes), "ms", Bound::AtMost(300.0));
    for (what, took) in
        ["archiving 4,009 nodes", "the difference, 4,009 archived", "publishing that"].into_iter().zip(archives)
    {
        figures.judge(ground.label(what), took, "ms", Bound::AtMost(300.0));
    }
    versions(figures, ground, &mut client);
    search(figures, ground);
}

fn versions(figures: &mut Figures, ground: &Ground, client: &mut Client) {
    let last = ground.text("SELECT CAST(MAX(number) AS TEXT) AS text FROM version");
    let page = |client: &mut Client, path: &str| slowest((0..TRIES).map(|_| open(client, path)));
    let all = page(client, &format!("/versions/1/to/{last}"));
    figures.judge(ground.label("two versions compared"), all, "ms", Bound::AtMost(200.0));
    let first = page(client, &format!("/versions/0/to/{last}"));
    figures.tell(ground.label("the last version compared with none, 20,000 nodes added"), first, "ms");
    let history = page(client, &format!("/strategy/{}/history", node_id(51)));
    figures.judge(ground.label("a node's history"), history, "ms", Bound::AtMost(200.0));
    let past = page(client, "/versions/2/outline");
    figures.tell(ground.label("the outline of a version"), past, "ms");
}

fn search(figures: &mut Figures, ground: &Ground) {
    let mut client = load::Client::connect(ground.address);
    let mut times = Vec::new();
    for query in pages::SEARCHES {
        for turn in 0..100 {
            let asked = Instant::now();
            client.get(&links::search(query, None, 1), &ground.cookies[turn % EDITORS]);
            times.push(asked.elapsed().as_secs_f64() * 1_000.0);
        }
    }
    figures.judge(ground.label("search, p99"), p99(&times), "ms", Bound::AtMost(50.0));
}

/// Measures 72 editors who save every two seconds for so many seconds, and looks for every word that they saved.
pub fn editors(figures: &mut Figures, ground: &mut Ground, seconds: u64) {
    let mut leader = ground.client(0);
    let (draft, _) = ground.begin(&mut leader);
    let nodes = ground.mirrors(&draft, 100..100 + EDITORS);
    let clients = (0..EDITORS).map(|number| ground.client(number)).collect();
    let saves = usize::try_from(seconds / PAUSE.as_secs()).unwrap_or(1).max(1);
    let edited = edit(Round { editors: clients, nodes, saves, pause: PAUSE });
    let wrong = lost(ground, &mut leader, &draft, &edited);
    let most = if ground.name == "sqlite" { 1_000.0 } else { 300.0 };
    let label = |what: &str| format!("{}, 72 editors for {seconds} s: {what}", ground.name);
    let saved: usize = edited.words.values().map(Vec::len).sum();
    figures.tell(label("saves"), saved as f64, "");
    figures.tell(label("put together field by field"), edited.merged as f64, "");
    figures.tell(label("both texts shown"), edited.conflicts as f64, "");
    for error in edited.errors.iter().chain(&wrong).take(10) {
        eprintln!("{error}");
    }
    figures.judge(label("errors shown"), edited.errors.len() as f64, "", Bound::AtMost(0.0));
    figures.judge(label("saves lost or kept twice"), wrong.len() as f64, "", Bound::AtMost(0.0));
    figures.judge(label("save, p99"), p99(&edited.saves), "ms", Bound::AtMost(most));
    figures.tell(label("page, p99"), p99(&edited.pages), "ms");
}

/// Publishes the draft; returns what is missing in its texts, in who saved what, or in the version.
fn lost(ground: &Ground, leader: &mut Client, draft: &str, edited: &Edited) -> Vec<String> {
    let mut wrong =
        edited.missing(|node, field| ground.text(&format!("SELECT {field} AS text FROM node WHERE id = '{node}'")));
    for (node, saves) in edited.by_node() {
        for count in [
            format!("SELECT CAST(revision - 1 AS TEXT) AS text FROM node WHERE id = '{node}'"),
            format!(
                "SELECT CAST(COUNT(*) AS TEXT) AS text FROM audit WHERE subject_id = '{node}' AND action = 'strategy.edit'"
            ),
        ] {
            let found = ground.text(&count);
            if found != saves.to_string() {
                wrong.push(format!("{found} of {saves} saves: {count}"));
            }
        }
    }
    let published: std::collections::HashMap<String, String> = edited
        .by_node()
        .into_keys()
        .map(|node| (node.to_owned(), ground.text(&format!("SELECT of_id AS text FROM node WHERE id = '{node}'"))))
        .collect();
    ground.publish(leader, draft);
    let version = ground.text("SELECT id AS text FROM version ORDER BY number DESC LIMIT 1");
    wrong.extend(edited.missing(|node, field| {
        let of = &published[node];
        let changes = format!(
            "SELECT after AS text FROM version_change WHERE version_id = '{version}' AND node_id = '{of}' AND field = '{field}'"
        );
        ground.texts(&changes).join(" ")
    }));
    wrong
}
