//! A database that an older program made.

use app::storage::{Location, migrate};

use super::{Tool, err};
use crate::support::older;

#[test]
fn an_old_sqlite_database_is_copied_and_brought_up_to_date() {
    let Some(tool) = Tool::find() else {
        return;
    };
    let open = |file: &std::path::Path| Location::parse(&format!("sqlite:{}", file.display())).unwrap();
    let standing = |location: &Location| migrate::standing(&mut location.open().unwrap()).unwrap();
    let location = open(&tool.folder().join("db.sqlite"));
    let later = older::leave(&location);
    let output = tool.run(&["user", "add", "ada@line.example"]);
    assert!(output.status.success(), "{}", err(&output));
    assert_eq!(standing(&location), migrate::Standing::Current);
    older::assert_kept(&location);
    let copies: Vec<_> = std::fs::read_dir(tool.folder().join("backups")).unwrap().flatten().collect();
    assert_eq!(copies.len(), 1);
    let copy = copies[0].path();
    assert!(err(&output).contains(&copy.display().to_string()), "{}", err(&output));
    // The copy is as the first program left it, and whoever goes back to it is brought forward again.
    let copy = open(&copy);
    assert_eq!(standing(&copy), migrate::Standing::Behind(later));
    assert_eq!(migrate::run(&copy), Ok(later));
    older::assert_kept(&copy);
}
