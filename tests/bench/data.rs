//! Organisations of any size, with 20,000 nodes, a chain of managers and a card or more for everybody.
//!
//! Invariant: the same for the same size, so that two runs measure the same.

use app::access::{House, Token};
use app::coverage::work::write_left;
use app::storage::{Conn, Db, Location, migrate};
use app::time::Clock;
use diesel::connection::SimpleConnection;

/// How many nodes hang below each node of a level, from the mission down: 1 + 5 + 40 + 800 + 19,200 nodes.
const BELOW: [usize; 4] = [5, 8, 20, 24];
/// How many people have a session and five cards.
const READERS: usize = 64;
/// How many people a team has.
const TEAM: usize = 12;
/// A point in time, in microseconds.
const THEN: i64 = 1_700_000_000_000_000;
/// When the sessions end: far away, in microseconds.
const FAR: i64 = 4_000_000_000_000_000;

/// Fills an empty database and returns the cookies of those who can sign in.
pub fn fill(place: &Location, people: usize) -> Vec<String> {
    migrate::run(place).expect("migrations");
    let mut conn = place.open().expect("a connection");
    conn.batch_execute("BEGIN").expect("begin");
    lenses_and_teams(&mut conn, people);
    chart(&mut conn, people);
    let leaves = tree(&mut conn, people);
    let cookies = cards(&mut conn, people, &leaves);
    conn.batch_execute("COMMIT").expect("commit");
    // These rows went past the door, and are too many for one transaction.
    Db::open(place.clone()).expect("a pool").write_left_words().expect("the words");
    gaps(place);
    let statistics = if place.file().is_some() { "ANALYZE" } else { "VACUUM ANALYZE" };
    conn.batch_execute(statistics).expect("statistics");
    cookies
}

/// Makes the gaps of what was written past the door.
pub fn gaps(place: &Location) {
    let house = House::new(Db::open(place.clone()).expect("a pool"), Clock::System, [7; 32], 1);
    house.write_as_system(|_| Ok(())).expect("a write");
    write_left(&house).expect("the gaps");
}

fn id(kind: u32, number: usize) -> String {
    format!("{kind:08x}-0000-7000-8000-{number:012x}")
}

fn rows(conn: &mut Conn, into: &str, values: impl Iterator<Item = String>) {
    let mut values = values.peekable();
    while values.peek().is_some() {
        let chunk: Vec<String> = values.by_ref().take(500).collect();
        conn.batch_execute(&format!("INSERT INTO {into} VALUES {}", chunk.join(", "))).expect(into);
    }
}

fn lenses_and_teams(conn: &mut Conn, people: usize) {
    let lens = (0..3).map(|n| format!("('{}', 'Lens {n}', {n})", id(1, n)));
    rows(conn, "lens (id, name, position)", lens);
    let teams = people.div_ceil(TEAM);
    let team = (0..=teams).map(|n| {
        let parent = if n == 0 { "NULL".to_owned() } else { format!("'{}'", id(2, (n - 1) / 8)) };
        format!("('{}', 'Team {n}', {parent}, '{}', {n}, {TEAM})", id(2, n), id(1, n % 3))
    });
    rows(conn, "team (id, name, parent_id, lens_id, position, members)", team);
}

fn chart(conn: &mut Conn, people: usize) {
    let person = (0..people).map(|n| {
        // The first of each team leads it and reports to the lead of the team above.
        let team = n / TEAM + 1;
        let boss = if n % TEAM == 0 { ((team - 1) / 8).saturating_sub(1) * TEAM } else { n - n % TEAM };
        let boss = if n == boss { "NULL".to_owned() } else { format!("'{}'", id(3, boss)) };
        format!(
            "('{}', 'Person {n}', 'person {n}', 'p{n}@bench.example', 'Post {n}', 'employee', 'active', '{}', {boss}, {THEN})",
            id(3, n),
            id(2, team)
        )
    });
    let columns = "person (id, name, sort_name, email, title, kind, state, team_id, manager_id, created_at)";
    rows(conn, columns, person);
}

/// Makes the last `count` people leadership, each signed in, and returns their cookies; on a filled database.
pub fn leaders(place: &Location, people: usize, count: usize) -> Vec<String> {
    let mut conn = place.open().expect("a connection");
    let leaders: Vec<usize> = (people - count..people).collect();
    let account =
        leaders.iter().map(|n| format!("('{}', '{}', 'l{n}@bench.example', TRUE, {THEN})", id(12, *n), id(3, *n)));
    let columns = "account (id, person_id, email, leadership, created_at)";
    rows(&mut conn, columns, account.collect::<Vec<_>>().into_iter());
    sessions(&mut conn, &leaders, 12)
}

/// Writes what published the tree as the strategy's first version: every field of every node.
pub fn first_version(place: &Location) {
    let mut conn = place.open().expect("a connection");
    let (strategy, version) = (id(4, 0), id(14, 0));
    conn.batch_execute("BEGIN").expect("begin");
    let row = format!("('{version}', '{strategy}', 1, 'imported', 'The plan as it was', {THEN})");
    rows(&mut conn, "version (id, strategy_id, number, kind, reason, made_at)", std::iter::once(row));
    for (number, (field, after)) in [
        ("added", "'1'"),
        ("parent", "parent_id"),
        ("position", "CAST(position AS TEXT)"),
        ("title", "title"),
        ("because", "because"),
        ("owner", "COALESCE('person:' || owner_id, 'team:' || owner_team_id)"),
    ]
    .into_iter()
    .enumerate()
    {
        conn.batch_execute(&format!(
            "INSERT INTO version_change (id, version_id, node_id, field, before, after) \
             SELECT '{number}' || substr(id, 2), '{version}', id, '{field}', '', {after} FROM node \
             WHERE strategy_id = '{strategy}' AND {after} IS NOT NULL"
        ))
        .expect("the changes");
    }
    conn.batch_execute("COMMIT").expect("commit");
    let statistics = if place.file().is_some() { "ANALYZE" } else { "VACUUM ANALYZE" };
    conn.batch_execute(statistics).expect("statistics");
}

/// Returns the id of the node with a number: 0 the mission, 1 to 5 the pillars, 6 to 45 the objectives, in their order.
pub fn node_id(number: usize) -> String {
    id(5, number)
}

/// Returns the id of the strategy.
pub fn strategy_id() -> String {
    id(4, 0)
}

/// Returns the id of the team with a number; 0 is the root.
pub fn team_id(number: usize) -> String {
    id(2, number)
}

/// Returns the id of the person with a number.
pub fn person_id(number: usize) -> String {
    id(3, number)
}

/// Returns the id of a translation.
pub fn translation_id(number: usize) -> String {
    id(15, number)
}

/// Writes the tree and returns the numbers of its leaves.
fn tree(conn: &mut Conn, people: usize) -> Vec<usize> {
    let strategy = id(4, 0);
    rows(conn, "strategy (id, name, created_at)", std::iter::once(format!("('{strategy}', 'Plan', {THEN})")));
    let mut nodes = vec![node(0, None, 0, &strategy, people)];
    let mut level = vec![0];
    for below in BELOW {
        let mut next = Vec::new();
        for parent in level {
            for position in 0..below {
                next.push(nodes.len());
                nodes.push(node(nodes.len(), Some(parent), position, &strategy, people));
            }
        }
        level = next;
    }
    let count = nodes.len();
    let columns =
        "node (id, strategy_id, parent_id, position, title, because, owner_id, owner_team_id, created_at, updated_at)";
    rows(conn, columns, nodes.into_iter());
    let wording = (0..count).step_by(5).map(|n| {
        format!(
            "('{}', '{}', '{}', 'Title {n} for a lens', 'a reason in the words of one function, number {n}')",
            id(6, n),
            id(5, n),
            id(1, n % 3)
        )
    });
    rows(conn, "wording (id, node_id, lens_id, title, because)", wording);
    let measured = || (0..count).step_by(7);
    let measure = measured().map(|n| {
        let owner = id(3, n % people);
        format!("('{}', '{}', 0, 'Measure {n}', 'quantity', '%', 10, 90, '{owner}')", id(7, n), id(5, n))
    });
    rows(conn, "measure (id, node_id, position, name, kind, unit, start_amount, target_amount, owner_id)", measure);
    let values = measured().flat_map(|n| {
        (0..6).map(move |k| {
            format!(
                "('{}', '{}', 'actual', {k}, '2026-0{}-15', {}, {THEN})",
                id(8, n * 8 + k),
                id(7, n),
                k + 1,
                10 + k * 9
            )
        })
    });
    rows(conn, "measure_value (id, measure_id, role, position, measured_on, amount, made_at)", values);
    let organisation =
        format!("('organisation', 'Bench', 'UTC', '{strategy}', '{}', '[\"Pillar\",\"Objective\"]', {THEN})", id(1, 0));
    rows(
        conn,
        "organisation (id, name, time_zone, strategy_id, lens_id, levels, created_at)",
        std::iter::once(organisation),
    );
    level
}

fn node(number: usize, parent: Option<usize>, position: usize, strategy: &str, people: usize) -> String {
    // A person for one in ten, a team for the others.
    let (person, team) = if number.is_multiple_of(10) {
        (format!("'{}'", id(3, number % people)), "NULL".to_owned())
    } else {
        ("NULL".to_owned(), format!("'{}'", id(2, number % people.div_ceil(TEAM))))
    };
    let parent = parent.map_or("NULL".to_owned(), |parent| format!("'{}'", id(5, parent)));
    format!(
        "('{}', '{strategy}', {parent}, {position}, 'Node {number} says in one line what is to be reached', \
         'whoever reads number {number} learns why it serves what stands above', {person}, {team}, {THEN}, {THEN})",
        id(5, number)
    )
}

fn cards(conn: &mut Conn, people: usize, leaves: &[usize]) -> Vec<String> {
    let readers: Vec<usize> = (0..READERS).map(|n| n * people / READERS).collect();
    let card = (0..people).flat_map(|n| {
        let count = if readers.contains(&n) { 5 } else { 1 };
        (0..count).map(move |k| {
            let leaf = leaves[(n * 7 + k * 3_001) % leaves.len()];
            format!(
                "('{}', '{}', '{}', {k}, 'I do piece {k} of what person {n} does', 'the other piece {k}', 'how piece {k} is done', {THEN}, {THEN})",
                id(9, n * 8 + k),
                id(3, n),
                id(5, leaf)
            )
        })
    });
    let columns = "contribution (id, person_id, node_id, position, what, may_wait, may_decide, created_at, updated_at)";
    rows(conn, columns, card.collect::<Vec<_>>().into_iter());
    let account = readers.iter().map(|n| format!("('{}', '{}', 'p{n}@bench.example', {THEN})", id(10, *n), id(3, *n)));
    rows(conn, "account (id, person_id, email, created_at)", account.collect::<Vec<_>>().into_iter());
    sessions(conn, &readers, 10)
}

/// Signs in the people of these numbers, whose accounts are of the sort `accounts`, and returns their cookies.
fn sessions(conn: &mut Conn, people: &[usize], accounts: u32) -> Vec<String> {
    let now = app::time::Clock::System.now().0;
    let secrets: Vec<String> = people.iter().map(|n| format!("{n:043}")).collect();
    let session = people.iter().zip(&secrets).map(|(n, secret)| {
        let hash = Token::read(secret).expect("a token").hash();
        let (id, account) = (id(accounts + 1, *n), id(accounts, *n));
        format!("('{id}', '{hash}', '{account}', 'open', TRUE, 'bench', {now}, {now}, {now}, {FAR})")
    });
    let columns =
        "session (id, token_hash, account_id, stage, remembered, device, created_at, seen_at, fresh_at, ends_at)";
    rows(conn, columns, session.collect::<Vec<_>>().into_iter());
    secrets
}
