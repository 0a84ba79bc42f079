//! Coverage of an organisation with 20,000 nodes and 40,000 translations: its first screen, its table, a manager's part.
//!
//! Invariant: every team is on, so that coverage speaks of everything; what is judged goes through the page.

use std::time::{Duration, Instant};

use app::storage::Location;
use diesel::connection::SimpleConnection;

use crate::figures::{Bound, Figures};
use crate::load::run;
use crate::{Place, data, pages};

/// The database of this part.
const NAME: &str = "coverage";
/// How many translations there are.
const TRANSLATIONS: usize = 40_000;
/// How long each page is asked for.
const TIME: Duration = Duration::from_secs(4);

/// Measures the pages for so many people.
pub fn measure(figures: &mut Figures, name: &str, place: &Place, people: usize) {
    place.create(NAME);
    let at = place.at(NAME);
    let readers = data::fill(&at, people);
    let leaders = data::leaders(&at, people, 8);
    let label = |what: &str| format!("{name}, {people} people, 40,000 translations: {what}");
    let began = Instant::now();
    fill(&at, people);
    figures.tell(label("all gaps made anew"), began.elapsed().as_secs_f64(), "s");
    let address = pages::serve(place, NAME);
    let team = data::team_id(1);
    for (what, path, cookies) in [
        ("coverage's first screen, p99", "/coverage".to_owned(), &leaders),
        ("one kind of gap, p99", "/coverage?kind=stale".to_owned(), &leaders),
        ("one team's part, p99", format!("/coverage?part={team}"), &leaders),
        ("table of pillars and divisions, p99", "/coverage?as=heat".to_owned(), &leaders),
        ("somebody's own line, p99", "/coverage?part=line".to_owned(), &readers),
    ] {
        let _warm = run(address, &path, cookies, Duration::from_secs(1));
        figures.judge(label(what), run(address, &path, cookies, TIME).p99, "ms", Bound::AtMost(100.0));
    }
}

/// Switches every team on, writes translations in every state, and makes the gaps.
fn fill(place: &Location, people: usize) {
    let mut conn = place.open().expect("a connection");
    let by = data::person_id(0);
    conn.batch_execute("BEGIN").expect("begin");
    conn.batch_execute("INSERT INTO team_on (id, on_at) SELECT id, 0 FROM team").expect("the switch");
    let teams = people.div_ceil(12);
    let states = ["offered", "countered", "agreed", "agreed", "declined", "confirm", "withdrawn", "ended"];
    let row = |n: usize| {
        let (node, team) = (data::node_id(n % 20_000), data::team_id((n * 13 + n / 20_000) % teams));
        let state = states[n % states.len()];
        format!("('{}', 'x', '{node}', 'N', '{team}', '{by}', 0, 'x', '{state}', 0, 'x', 0)", data::translation_id(n))
    };
    let all: Vec<usize> = (0..TRANSLATIONS).collect();
    // A strategy is looked up at commit: it is the bench's one.
    let strategy = data::strategy_id();
    for some in all.chunks(500) {
        let values: Vec<String> = some.iter().map(|n| row(*n).replacen("'x'", &format!("'{strategy}'"), 1)).collect();
        conn.batch_execute(&format!(
            "INSERT INTO translation (id, strategy_id, node_id, title, team_id, offered_by, offered_at, because, state, since, \
             text_turn_id, agreed_at) VALUES {}",
            values.join(", ")
        ))
        .expect("translations");
    }
    conn.batch_execute("COMMIT").expect("commit");
    data::gaps(place);
    let statistics = if place.file().is_some() { "ANALYZE" } else { "VACUUM ANALYZE" };
    conn.batch_execute(statistics).expect("statistics");
}
