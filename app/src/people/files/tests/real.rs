//! The real files: exact numbers, and every other file imported or refused with something to do.
//!
//! Invariant: skipped, and said so, where the data folder is not there.

use std::path::{Path, PathBuf};

use super::*;

fn data() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let root = std::env::var_os("THROUGHLINE_DATA").map_or(beside, PathBuf::from);
    let there = root.join("hris").is_dir();
    if !there {
        println!("skipped: no data folder at {}", root.display());
    }
    there.then_some(root)
}

fn load(root: &Path, name: &str) -> Source {
    Source::File { name: name.to_owned(), bytes: std::fs::read(root.join(name)).unwrap() }
}

fn tree(root: &Path) -> Source {
    let (mut waiting, mut files) = (vec![root.to_path_buf()], Vec::new());
    while let Some(folder) = waiting.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                waiting.push(path);
            } else {
                files.push((path.strip_prefix(root).unwrap().display().to_string(), std::fs::read(&path).unwrap()));
            }
        }
    }
    Source::Folder(files)
}

/// As in the table of the data's README, with what it does not count worked out from the rows.
#[test]
fn organograms_have_their_known_numbers() {
    let Some(root) = data() else { return };
    for (set, posts, expected) in [
        ("british-museum", 5, [5, 5, 5, 1, 0, 0, 0, 0, 0, 2]),
        ("hm-treasury", 89, [90, 88, 75, 1, 0, 0, 0, 1, 1, 5]),
        ("decc", 130, [132, 110, 7, 1, 0, 0, 0, 2, 21, 5]),
        ("cps", 70, [70, 70, 26, 1, 0, 0, 0, 0, 0, 6]),
        ("home-office", 256, [259, 186, 185, 1, 0, 1, 0, 3, 71, 5]),
        ("mhra", 141, [144, 144, 12, 17, 0, 0, 0, 3, 0, 5]),
        ("defence-equipment-support", 136, [136, 132, 1, 1, 135, 0, 0, 0, 4, 1]),
        ("london-2012", 51, [51, 9, 3, 44, 0, 0, 0, 0, 42, 2]),
        ("acas-cyclic", 6, [6, 6, 5, 1, 0, 1, 0, 0, 0, 1]),
        ("qeiicc", 1, [1, 1, 1, 1, 0, 0, 0, 0, 0, 1]),
        ("triplestore-competition-commission-2011", 21, [21, 21, 3, 1, 0, 0, 0, 0, 0, 3]),
    ] {
        let roster = read(&load(&root, &format!("org/uk-organograms/{set}-senior.csv"))).unwrap();
        assert_eq!(roster.format, Format::UkOrganogram);
        assert_eq!((roster.posts.len(), numbers(&roster)), (posts, expected), "{set}");
        let junior = read(&load(&root, &format!("org/uk-organograms/{set}-junior.csv"))).unwrap_err();
        assert!(junior.what.contains("senior posts file"), "{set}: {junior}");
    }
}

#[test]
fn the_treasury_is_the_same_in_its_layouts() {
    let Some(root) = data() else { return };
    let senior = read(&load(&root, "org/uk-organograms/hm-treasury-senior.csv")).unwrap();
    let keys = |roster: &Roster| {
        let mut keys: Vec<String> = roster.posts.iter().map(|post| post.key.clone()).collect();
        keys.sort();
        keys
    };
    for (name, format, duplicates) in [
        ("bamboohr-directory", Format::BambooHr, 0),
        ("google-workspace-users", Format::Google, 0),
        ("workday-style", Format::Workday, 0),
        ("entra-bulk-create", Format::Entra, 1),
    ] {
        let roster = read(&load(&root, &format!("hris/derived-hm-treasury-{name}.csv"))).unwrap();
        assert_eq!((roster.format, roster.posts.len(), roster.counts.people), (format, 89, 88), "{name}");
        assert_eq!((roster.counts.rows, roster.counts.teams, roster.counts.duplicates), (89, 75, duplicates), "{name}");
        if format == Format::Entra {
            assert_eq!((roster.counts.roots, roster.counts.depth), (89, 1), "there is no manager column");
            continue;
        }
        assert_eq!((roster.counts.roots, roster.counts.depth, roster.counts.unknown_manager), (1, 5, 0), "{name}");
        assert_eq!(keys(&roster), keys(&senior), "{name}");
        assert!(roster.people.iter().filter(|person| person.manager.is_none()).count() == 1, "{name}");
    }
}

#[test]
fn the_team_trees_have_their_known_numbers() {
    let Some(root) = data() else { return };
    let org = read(&tree(&root.join("org/github-org-kubernetes"))).unwrap();
    assert_eq!((org.format, numbers(&org)), (Format::GithubOrg, [2966, 1276, 284, 2966, 0, 0, 0, 0, 0, 1]));
    let nesting = (0..org.teams.len()).map(|team| super::super::roster::levels(&org.teams, team).len()).max();
    assert_eq!(nesting, Some(3));
    assert_eq!(org.people.iter().filter(|person| person.team.is_some()).count(), 389);
    let rust = read(&tree(&root.join("org/rust-teams"))).unwrap();
    assert_eq!((rust.format, rust.counts.people, rust.counts.teams), (Format::RustTeams, 399, 161));
    assert_eq!(rust.teams.iter().filter(|team| team.parent.is_some()).count(), 117);
    assert!(rust.problems.iter().any(|problem| problem.what.starts_with("52 archived")));
}

#[test]
fn every_file_is_read_or_refused_with_something_to_do() {
    let Some(root) = data() else { return };
    let mut read_or_not = [0; 2];
    for folder in [
        "hris",
        "hris/scim-rfc",
        "org",
        "org/uk-organograms",
        "org/rust-teams",
        "strategy",
        "strategy/school-district",
        "stratml",
    ] {
        for path in std::fs::read_dir(root.join(folder))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.is_file())
        {
            let source = Source::File { name: path.display().to_string(), bytes: std::fs::read(&path).unwrap() };
            match read(&source) {
                Ok(roster) => {
                    read_or_not[0] += 1;
                    assert!(
                        !folder.starts_with("strat"),
                        "{} is no people file, read as {}",
                        path.display(),
                        roster.format
                    );
                    for person in &roster.people {
                        assert!(
                            !person.name.is_empty()
                                && person.manager.is_none_or(|manager| manager < roster.people.len())
                        );
                    }
                }
                Err(refusal) => {
                    read_or_not[1] += 1;
                    assert!(
                        refusal.what.len() > 40 && refusal.what.contains("give")
                            || refusal.what.contains("Give")
                            || refusal.what.contains("import strategy"),
                        "{refusal}"
                    );
                }
            }
        }
    }
    assert!(read_or_not[0] > 150 && read_or_not[1] > 40, "{read_or_not:?}");
}

#[test]
fn scim_examples_are_users_groups_or_messages() {
    let Some(root) = data() else { return };
    let scim = |name: &str| read(&load(&root, &format!("hris/scim-rfc/{name}.json")));
    assert_eq!(
        numbers(&read(&load(&root, "hris/derived-british-museum-scim-list-response.json")).unwrap()),
        [5, 5, 5, 1, 0, 0, 0, 0, 0, 2]
    );
    let full = scim("rfc7643-8.3-enterprise_user").unwrap();
    assert_eq!(
        (full.people[0].name.as_str(), full.people[0].employee_id.as_deref(), full.counts.unknown_manager),
        ("Babs Jensen", Some("701984"), 1)
    );
    assert_eq!(full.teams[0].name, "Tour Operations");
    let group = scim("rfc7643-8.4-group").unwrap();
    assert_eq!((group.counts.people, group.teams[0].name.as_str(), group.problems.len()), (0, "Tour Guides", 1));
    let circle = scim("rfc7644-3.7.1-list_response-circular_reference").unwrap();
    assert_eq!(circle.teams.iter().filter(|team| team.parent.is_some()).count(), 1);
    let page = scim("rfc7644-3.4.3-list_response-post_query").unwrap();
    assert!(page.problems[0].what.contains("2 of 100"));
    for (name, part) in [
        ("rfc7644-3.12-error-not_found", "404"),
        ("rfc7644-3.5.2.2-patch_op-remove_all_members", "patch"),
        ("rfc7644-3.7.3-bulk_response-multiple_errors", "bulk"),
        ("rfc7644-4-list_response-resource_types", "ResourceType"),
    ] {
        assert!(scim(name).unwrap_err().what.contains(part), "{name}");
    }
}

#[test]
fn real_charts_read_back_from_our_csv() {
    let Some(root) = data() else { return };
    let mut sources: Vec<Source> = ["hm-treasury", "decc", "cps", "home-office", "mhra", "london-2012"]
        .iter()
        .map(|set| load(&root, &format!("org/uk-organograms/{set}-senior.csv")))
        .collect();
    sources.extend(
        ["bamboohr-directory", "google-workspace-users", "workday-style", "entra-bulk-create"]
            .iter()
            .map(|name| load(&root, &format!("hris/derived-hm-treasury-{name}.csv"))),
    );
    sources.push(tree(&root.join("org/github-org-kubernetes")));
    sources.push(tree(&root.join("org/rust-teams")));
    for source in sources {
        properties::reads_back(&read(&source).unwrap());
    }
}
