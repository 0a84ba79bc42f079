//! Properties of the whole way in and out, for any rows: nobody is lost, indices hold, our CSV reads back.
//!
//! Invariant: rows are drawn from small sets, so that keys collide often.

use proptest::prelude::*;

use super::*;

/// Asserts that our CSV and SCIM give the same people, units and managers again.
pub(super) fn reads_back(first: &Roster) {
    let text = print::csv(&first.people, &first.teams).unwrap();
    let again = roster(&text);
    assert_eq!(described(first, true), described(&again, true), "{text}");
    assert!(text.lines().skip(1).all(|line| !line.contains(",=") && !line.starts_with(['=', '+', '-', '@'])));
    let scim = roster(&print::scim(&first.people, &first.teams));
    assert_eq!(described(first, false), described(&scim, false));
    let json: serde_json::Value = serde_json::from_str(&print::json(&first.people, &first.teams)).unwrap();
    assert_eq!(json["people"].as_array().unwrap().len(), first.people.len());
}

fn described(roster: &Roster, whole: bool) -> Vec<String> {
    let name = |at: usize| {
        format!("{} {:?} {:?}", roster.people[at].name, roster.people[at].email, roster.people[at].employee_id)
    };
    let each = roster.people.iter().enumerate().map(|(at, person)| {
        let team = person.team.map(|team| path(&roster.teams, team));
        let manager = person.manager.map(|manager| if whole { manager.to_string() } else { name(manager) });
        let more =
            if whole { format!("{:?} {:?} {:?}", person.handle, person.post, person.leaves_on) } else { String::new() };
        format!(
            "{} {:?} {:?} {:?} {} {team:?} {manager:?} {more}",
            name(at),
            person.title,
            person.kind,
            person.withheld,
            person.active
        )
    });
    each.collect()
}

fn row() -> impl Strategy<Value = [String; 9]> {
    let some = |values: &'static [&'static str]| prop::sample::select(values).prop_map(str::to_owned);
    (
        some(&["Ann", "Bob", "Cy, Jr", "=Dee", "'Eve", "N/D", "Vacant", "Fay \"F\"", "@Gus", ""]),
        some(&["", "", "a@x.org", "b@x.org", "c@x.org", "D@x.org", "e@x.org", "-f@x.org"]),
        some(&["", "", "1", "2", "3", "-4", "a@x.org", "Ann"]),
        some(&["", "Head", "+Clerk", "-", "a\nb"]),
        some(&["", "Sales", "North", "Sales / North", "R/D", "x \\/ y", "/ North", "'=T"]),
        some(&["", "", "Sales", "Board", "North", "Board / Sales"]),
        some(&["", "1", "2", "3", "-4", "a@x.org", "b@x.org", "Ann", "Bob", "=Dee", "h1", "nobody"]),
        some(&["", "employee", "contractor", "guest"]),
        some(&["", "", "h1", "h2", "H1"]),
    )
        .prop_map(|(name, email, id, title, team, parent, manager, kind, handle)| {
            [name, email, id, title, team, parent, manager, kind, handle]
        })
}

fn sheet(rows: &[[String; 9]]) -> String {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    writer
        .write_record(["name", "email", "employee_id", "title", "team", "parent_team", "manager", "kind", "handle"])
        .unwrap();
    rows.iter().for_each(|row| writer.write_record(row).unwrap());
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, max_global_rejects: 50_000, ..ProptestConfig::default() })]

    #[test]
    fn nobody_is_lost_and_every_index_holds(rows in prop::collection::vec(row(), 0..14)) {
        let roster = roster(&sheet(&rows));
        for row in &rows {
            let name = row[0].trim_start_matches('\'');
            if !["", "N/D", "Vacant"].contains(&name) {
                let kept = roster.people.iter().any(|person| person.name.trim_start_matches('\'') == name) || roster.problems.iter().any(|problem| problem.what.contains(name));
                prop_assert!(kept, "{name} is neither a person nor reported");
            }
        }
        for (at, person) in roster.people.iter().enumerate() {
            prop_assert!(person.team.is_none_or(|team| team < roster.teams.len()));
            let (mut up, mut steps) = (Some(at), 0);
            while let Some(next) = up { up = roster.people[next].manager; steps += 1; prop_assert!(steps <= roster.people.len()); }
        }
        let counts = roster.counts;
        prop_assert!(counts.people <= counts.rows && counts.depth <= roster.posts.len() && counts.roots <= roster.posts.len());
        prop_assert_eq!(counts.people, roster.people.len());
        prop_assert_eq!(roster.people.iter().filter_map(|person| person.email.clone()).collect::<std::collections::HashSet<_>>().len(), roster.people.iter().filter(|person| person.email.is_some()).count());
    }

    #[test]
    fn our_csv_reads_back(rows in prop::collection::vec(row(), 0..14)) {
        let first = roster(&sheet(&rows));
        // The CSV gives each person one row, their main post; who manages which half of a shared post is lost in it.
        prop_assume!(first.posts.iter().all(|post| post.sharers.is_empty()));
        // People left without any key of their own (it was another's) and alike in all else are one person in it.
        let alike: std::collections::HashSet<_> = first.people.iter().map(|person| (&person.name, &person.email, &person.employee_id, &person.handle, &person.post, &person.title, person.team)).collect();
        prop_assume!(alike.len() == first.people.len());
        // And a withheld name without post, id or address cannot be told from another.
        prop_assume!(first.people.iter().all(|person| !person.withheld || person.post.is_some()));
        let text = print::csv(&first.people, &first.teams).unwrap();
        // A manager without a key of their own, whose name or post is somebody else's key, cannot be written down.
        let written = ::csv::Reader::from_reader(text.as_bytes()).into_records().filter(|row| row.as_ref().is_ok_and(|row| !row[6].is_empty())).count();
        prop_assume!(written == first.people.iter().filter(|person| person.manager.is_some()).count());
        let again = roster(&text);
        prop_assert_eq!(described(&first, true), described(&again, true), "{}\n{}", sheet(&rows), text);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200), start in prop::sample::select(&["", "{", "name,email\n", "teams:\n", "[people]\n", "version:v1.0\n"][..])) {
        let _ = read(&Source::File { name: "f".into(), bytes: [start.as_bytes(), &bytes].concat() });
    }
}

#[test]
fn a_hundred_thousand_rows_take_moments() {
    let mut text = String::from("name,email,employee_id,title,team,parent_team,manager,kind\n");
    for at in 0..100_000 {
        let manager = if at == 0 { String::new() } else { (at - 1).to_string() };
        text.push_str(&format!(
            "Person {at},p{at}@x.org,{at},Title {},Team {},Division {},{manager},employee\n",
            at % 50,
            at % 2_000,
            at % 20
        ));
    }
    let start = std::time::Instant::now();
    let roster = roster(&text);
    let took = start.elapsed();
    println!("100,000 rows in one chain: {took:?}");
    assert_eq!((roster.counts.people, roster.counts.depth, roster.counts.teams), (100_000, 100_000, 2_020));
    // A generous bound for an unoptimised build on a busy machine; a quadratic step would take minutes.
    assert!(took.as_secs() < 90, "{took:?}");
}
