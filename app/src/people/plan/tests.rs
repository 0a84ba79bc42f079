//! Plans of small files against small directories.

use super::*;
use crate::people::files::{Source, read};

const HEAD: &str = "name,email,employee_id,title,team,parent_team,manager,kind\n";

fn roster(rows: &str) -> Roster {
    let bytes = format!("{HEAD}{rows}").into_bytes();
    let name = "people.csv".to_owned();
    read(&Source::File { name, bytes }).unwrap()
}

fn plan(directory: &Directory, rows: &str) -> Plan {
    let mut number = 0;
    let occasion = Occasion { run: "run", now: 5, actor: None };
    Plan::make(directory, &roster(rows), &occasion, || {
        number += 1;
        format!("id{number}")
    })
}

fn person(id: &str, manager: Option<&str>, run: Option<&str>) -> StoredPerson {
    StoredPerson {
        id: id.to_owned(),
        state: Arc::new(PersonState {
            name: id.to_owned(),
            sort_name: id.to_owned(),
            email: Some(format!("{id}@x.example")),
            employee_id: None,
            handle: None,
            title: String::new(),
            kind: "employee".to_owned(),
            state: "active".to_owned(),
            team_id: None,
            manager_id: manager.map(str::to_owned),
            run_id: run.map(str::to_owned),
            gone_at: None,
            moved_at: None,
            revision: 1,
        }),
        post: None,
    }
}

fn directory(people: Vec<StoredPerson>) -> Directory {
    Directory { people, ..Directory::default() }
}

#[test]
fn managers_stand_before_those_who_report_to_them() {
    let plan = plan(
        &Directory::default(),
        "C,c@x.example,,,T,,b@x.example,\nB,b@x.example,,,T,,a@x.example,\nA,a@x.example,,,,,,\n",
    );
    assert_eq!(plan.new, [2, 1, 0]);
    // B manages one of the team and is of it; A manages one too and is not.
    assert_eq!(plan.leads.values().collect::<Vec<_>>(), [&plan.ids[1]]);
}

#[test]
fn who_left_passes_what_they_own_to_the_nearest_who_stays() {
    let known = directory(vec![
        person("a", None, Some("r")),
        person("b", Some("a"), Some("r")),
        person("c", Some("b"), Some("r")),
    ]);
    let plan = plan(&known, "a,a@x.example,,,,,,\n");
    assert_eq!(plan.tally.gone, 2);
    assert!(plan.tally.asks_twice());
    assert_eq!(plan.handovers, [("b".to_owned(), Some("a".to_owned())), ("c".to_owned(), Some("a".to_owned()))]);
}

#[test]
fn nobody_reports_to_somebody_who_left() {
    let known =
        directory(vec![person("a", None, Some("r")), person("b", Some("a"), Some("r")), person("c", Some("b"), None)]);
    // The file knows no managers and not c, who came here by hand: c stays and reports to a.
    let plan = plan(&known, "a,a@x.example,,,,,,\n");
    assert_eq!(plan.tally.gone, 1);
    let moved: Vec<_> = plan
        .people
        .iter()
        .filter(|change| change.after.is_active())
        .map(|change| (change.id.as_str(), change.after.manager_id.as_deref()))
        .collect();
    assert_eq!(moved, [("c", Some("a"))]);
    assert_eq!(plan.told, [("c".to_owned(), Some("a".to_owned()))]);
}

#[test]
fn the_last_admin_stays() {
    let mut known = directory(vec![person("a", None, Some("r")), person("b", None, Some("r"))]);
    known.admins.insert("b".to_owned());
    let kept = plan(&known, "a,a@x.example,,,,,,\n");
    assert_eq!((kept.tally.gone, kept.problems.len()), (0, 1));
    known.admins.insert("a".to_owned());
    let gone = plan(&known, "a,a@x.example,,,,,,\n");
    assert_eq!((gone.tally.gone, gone.problems.len()), (1, 0));
}

#[test]
fn the_same_file_again_changes_nothing() {
    let rows = "A,a@x.example,1,Head,T,,,\nB,b@x.example,2,Hand,T,,1,\n";
    let first = plan(&Directory::default(), rows);
    let roster = roster(rows);
    let occasion = Occasion { run: "run", now: 5, actor: None };
    let known = Directory {
        people: (0..2)
            .map(|at| StoredPerson {
                id: first.ids[at].clone(),
                state: Arc::new(first.added(&roster, at, &occasion)),
                post: roster.people[at].post.clone(),
            })
            .collect(),
        teams: vec![StoredTeam {
            id: first.team_ids[0].clone(),
            state: Arc::new(TeamState {
                external_key: Some(roster.teams[0].key.clone()),
                name: "T".to_owned(),
                parent_id: None,
                lead_id: first.leads.get(&first.team_ids[0]).cloned(),
                archived_at: None,
                revision: 1,
            }),
        }],
        ..Directory::default()
    };
    let second = plan(&known, rows);
    assert!(second.tally.is_empty() && second.people.is_empty() && second.teams.is_empty(), "{second:?}");
    assert_eq!(second.tally.unchanged, 2);
}
