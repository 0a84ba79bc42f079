//! A database that an older program made.

use app::storage::{Location, migrate};
use diesel::connection::SimpleConnection;

use super::{Tool, err};

#[test]
fn an_old_sqlite_database_is_copied_and_brought_up_to_date() {
    let Some(tool) = Tool::find() else {
        return;
    };
    let open = |file: &std::path::Path| Location::parse(&format!("sqlite:{}", file.display())).unwrap();
    let location = open(&tool.folder().join("db.sqlite"));
    migrate::run(&location).unwrap();
    // As the first program left it, with something in it.
    location
        .open()
        .unwrap()
        .batch_execute(
            "DROP TABLE form_once; DELETE FROM __diesel_schema_migrations WHERE version = '20261122000000'; \
             INSERT INTO lens (id, name, position) VALUES ('l', 'Engineering', 0);",
        )
        .unwrap();
    let standing = |location: &Location| migrate::standing(&mut location.open().unwrap()).unwrap();
    assert_eq!(standing(&location), migrate::Standing::Behind(1));
    let output = tool.run(&["user", "add", "ada@line.example"]);
    assert!(output.status.success(), "{}", err(&output));
    assert_eq!(standing(&location), migrate::Standing::Current);
    let copies: Vec<_> = std::fs::read_dir(tool.folder().join("backups")).unwrap().flatten().collect();
    assert_eq!(copies.len(), 1);
    let copy = copies[0].path();
    assert!(err(&output).contains(&copy.display().to_string()), "{}", err(&output));
    assert_eq!(standing(&open(&copy)), migrate::Standing::Behind(1));
    for file in [location, open(&copy)] {
        file.open()
            .unwrap()
            .batch_execute("INSERT INTO lens (id, name, position) SELECT id || '2', name, 1 FROM lens WHERE id = 'l'")
            .unwrap();
        let twice = file
            .open()
            .unwrap()
            .batch_execute("INSERT INTO lens (id, name, position) SELECT id || '2', name, 1 FROM lens WHERE id = 'l'");
        assert!(twice.is_err(), "the row that stood there before is there");
    }
}
