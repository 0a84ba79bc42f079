//! Any plan comes back from the database it was imported into; an import that is undone leaves what stood before.
//!
//! Invariant: on SQLite, or on the PostgreSQL that `TEST_DATABASE_URL` names, in a schema of its own.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::access::{Entropy, House, Tx as _};
use crate::error::{Error, Result};
use crate::id::RunId;
use crate::problem::Problem;
use crate::storage::schema::{import_change, import_run, node, organisation, strategy};
use crate::storage::{Db, Location, migrate};
use crate::strategy::exchange::model::{RunState, Summary};
use crate::strategy::exchange::policy::{ExportStrategy, ImportStrategy, OpenImport, UndoImport};
use crate::strategy::exchange::preparation::{self, Order};
use crate::strategy::exchange::store;
use crate::strategy::files::plan::{Plan, PlanNode, Statement, Wording};
use crate::strategy::files::{Export, print, read, samples};
use crate::time::{Clock, DAY, Timestamp};

struct Home {
    house: House,
    clock: Clock,
    location: Location,
    schema: Option<String>,
    file: Option<std::path::PathBuf>,
}

fn home() -> Home {
    let name = format!("t{}", Entropy.id(Timestamp(1)).replace('-', ""));
    let (location, schema, file) = match std::env::var("TEST_DATABASE_URL") {
        Ok(url) => {
            let outside = Location::parse(&url).unwrap();
            let make = format!("CREATE SCHEMA {name}");
            outside.open().unwrap().batch_execute(&make).unwrap();
            (outside.within(&name), Some(name), None)
        }
        Err(_) => {
            let path = std::env::temp_dir().join(format!("{name}.db"));
            let location = Location::parse(&format!("sqlite:{}", path.display())).unwrap();
            (location, None, Some(path))
        }
    };
    migrate::run(&location).unwrap();
    let clock = Clock::fixed(Timestamp(1_790_000_000_000_000));
    let house = House::new(Db::open(location.clone()).unwrap(), clock.clone(), [7; 32], 1);
    Home { house, clock, location, schema, file }
}

impl Drop for Home {
    fn drop(&mut self) {
        if let (Some(schema), Ok(mut conn)) = (&self.schema, self.location.open()) {
            let _ = conn.batch_execute(&format!("DROP SCHEMA {schema} CASCADE"));
        }
        for ending in ["", "-wal", "-shm"] {
            if let Some(file) = &self.file {
                let _ = std::fs::remove_file(format!("{}{ending}", file.display()));
            }
        }
    }
}

fn order(plan: &Plan, begin_new: bool, clears: bool) -> Order {
    Order {
        source: "plan.json".to_owned(),
        format: "json".to_owned(),
        unnamed: "plan".to_owned(),
        begin_new,
        renames: true,
        clears,
        counts: Vec::new(),
        problems: vec![Problem::new(3, "odd")],
        plan: plan.clone(),
    }
}

impl Home {
    fn import(&self, order: &Order) -> Result<(RunId, Summary)> {
        let prepared = self.house.read_as_system(|tx| preparation::import(tx, order))?;
        let id = self.house.write_as_system(|tx| {
            let permit = tx.permit(ImportStrategy)?;
            store::apply(tx, &permit, order, &prepared)
        })?;
        Ok((RunId::stored(id), prepared.summary))
    }

    fn plan(&self) -> Plan {
        let read = self.house.read_as_system(|tx| {
            let permit = tx.permit(ExportStrategy)?;
            store::export(tx, &permit)
        });
        read.unwrap().unwrap()
    }

    fn undo(&self, id: &RunId) -> Result<()> {
        let (undoing, prepared) = self.house.read_as_system(|tx| {
            let permit = tx.permit(UndoImport(id.clone()))?;
            let undoing = store::undoing(tx, &permit)?;
            let prepared = preparation::undo(tx, &undoing)?;
            Ok((undoing, prepared))
        })?;
        self.house.write_as_system(|tx| {
            let permit = tx.permit(UndoImport(id.clone()))?;
            store::undo(tx, &permit, &undoing, prepared.as_ref())
        })
    }
}

/// Takes away what is ours or what a link can only name by it: ids, and zeros that no database keeps.
fn without_ids(plan: &Plan) -> Plan {
    let text = serde_json::to_string(plan).unwrap().replace("\\u0000", "");
    let mut plan: Plan = serde_json::from_str(&text).unwrap();
    let mut count = 0;
    crate::strategy::exchange::rows::settle(&mut plan, &|_| true, &mut || {
        count += 1;
        format!("018f2b3c-4d5e-7f60-8192-{count:012x}")
    });
    plan
}

#[test]
fn any_plan_comes_back_from_the_database() {
    let home = home();
    let mut runner = TestRunner::new(Config::with_cases(48));
    runner
        .run(&samples::plan(), |plan| {
            let plan = without_ids(&plan);
            home.import(&order(&plan, true, true)).unwrap();
            let first = home.plan();
            prop_assert_eq!(without_ids(&first), without_ids(&plan));
            for export in [Export::Json, Export::Csv, Export::Stratml] {
                let text = print(&first, export).text;
                let again = read("again", text.as_bytes()).unwrap();
                prop_assert_eq!(print(&home.plan(), export).text, text.clone());
                if export != Export::Csv {
                    // What comes back from a file changes nothing.
                    let (_, summary) = home.import(&order(&again.plan, false, true)).unwrap();
                    prop_assert!(summary.changes.is_empty(), "{:?}", summary.changes);
                    prop_assert_eq!(print(&home.plan(), export).text, text);
                }
            }
            Ok(())
        })
        .unwrap();
}

fn named(identifier: &str, title: &str, children: Vec<PlanNode>) -> PlanNode {
    PlanNode { identifier: identifier.to_owned(), title: title.to_owned(), children, ..PlanNode::default() }
}

fn plan(roots: Vec<PlanNode>) -> Plan {
    Plan {
        name: "Mending".to_owned(),
        missions: vec![Statement { text: "Every household can mend what it owns.".to_owned(), ..Statement::default() }],
        roots,
        ..Plan::default()
    }
}

fn titles(plan: &Plan) -> Vec<(String, bool)> {
    let mut list = Vec::new();
    plan.visit(|_, node| list.push((node.title.clone(), node.archived)));
    list
}

#[test]
fn an_import_is_undone_row_by_row_and_leaves_what_was_changed_since() {
    let home = home();
    let first = plan(vec![named("a", "A", vec![named("b", "B", vec![])]), named("c", "C", vec![])]);
    home.import(&order(&first, false, false)).unwrap();
    let before = home.plan();
    let mut second =
        plan(vec![named("a", "A2", vec![]), named("c", "C2", vec![named("b", "B", vec![]), named("d", "D", vec![])])]);
    second.roots[0].wordings =
        vec![Wording { lens: "Sales".to_owned(), title: "Sell A".to_owned(), ..Wording::default() }];
    let (id, summary) = home.import(&order(&second, false, false)).unwrap();
    let changes = &summary.changes;
    assert_eq!((changes.added.0, changes.changed.0, changes.moved.0), (1, 2, 1));
    assert_eq!(titles(&home.plan()).len(), 4);
    // Somebody renames a node before the import is undone.
    diesel::update(node::table.filter(node::title.eq("C2")))
        .set((node::title.eq("C3"), node::revision.eq(node::revision + 1)))
        .execute(&mut home.location.open().unwrap())
        .unwrap();
    home.undo(&id).unwrap();
    let after = home.plan();
    let expected = [("A", false), ("B", false), ("C3", false), ("D", true)];
    let found = titles(&after);
    assert_eq!(found, expected.map(|(title, archived)| (title.to_owned(), archived)));
    assert_eq!(after.roots[0], before.roots[0]);
    assert!(matches!(home.undo(&id), Err(Error::Invalid(_))));
}

#[test]
fn beginning_anew_archives_the_old_strategy_and_undo_brings_it_back() {
    let home = home();
    let (first, _) = home.import(&order(&plan(vec![named("a", "A", vec![])]), false, false)).unwrap();
    let old = home.plan();
    let (second, summary) = home.import(&order(&plan(vec![named("z", "Z", vec![])]), true, false)).unwrap();
    assert!(summary.is_new);
    let archived = |home: &Home| -> i64 {
        strategy::table
            .filter(strategy::archived_at.is_not_null())
            .count()
            .get_result(&mut home.location.open().unwrap())
            .unwrap()
    };
    assert_eq!((titles(&home.plan())[0].0.as_str(), archived(&home)), ("Z", 1));
    assert!(matches!(home.undo(&first), Err(Error::Invalid(_))), "another is in force");
    home.undo(&second).unwrap();
    assert_eq!((home.plan(), archived(&home)), (old, 1));
    home.undo(&first).unwrap();
    let current: Option<String> =
        organisation::table.select(organisation::strategy_id).first(&mut home.location.open().unwrap()).unwrap();
    assert_eq!((current, archived(&home)), (None, 2));
}

#[test]
fn after_thirty_days_nothing_is_undone() {
    let home = home();
    let (id, _) = home.import(&order(&plan(vec![]), false, false)).unwrap();
    home.clock.advance(31 * DAY);
    assert!(matches!(home.undo(&id), Err(Error::Invalid(_))));
}

#[test]
fn a_preview_is_applied_as_it_was_seen_and_refused_once_the_strategy_is_another() {
    let home = home();
    home.import(&order(&plan(vec![named("a", "A", vec![])]), false, false)).unwrap();
    let incoming = order(&plan(vec![named("a", "A2", vec![])]), false, false);
    let prepare = || home.house.read_as_system(|tx| preparation::import(tx, &incoming)).unwrap();
    let prepared = prepare();
    let payload = serde_json::to_string(&incoming).unwrap();
    let id = home
        .house
        .write_as_system(|tx| {
            let permit = tx.permit(ImportStrategy)?;
            store::insert_preview(tx, &permit, &incoming, &prepared, &payload)
        })
        .unwrap();
    let view = || {
        let read = home.house.read_as_system(|tx| {
            let permit = tx.permit(OpenImport(id.clone()))?;
            store::view(tx, &permit)
        });
        read.unwrap()
    };
    let apply = |prepared: &preparation::Prepared| {
        home.house.write_as_system(|tx| {
            let permit = tx.permit(OpenImport(id.clone()))?;
            store::apply_preview(tx, &permit, prepared)
        })
    };
    assert_eq!((view().state, view().is_stale, view().problems.len()), (RunState::Previewed, false, 1));
    diesel::update(node::table.filter(node::title.eq("A")))
        .set((node::title.eq("A1"), node::revision.eq(node::revision + 1)))
        .execute(&mut home.location.open().unwrap())
        .unwrap();
    assert!(view().is_stale);
    assert!(matches!(apply(&prepared), Err(Error::Conflict(_))));
    assert_eq!(titles(&home.plan())[0].0, "A1");
    apply(&prepare()).unwrap();
    assert_eq!((titles(&home.plan())[0].0.as_str(), view().state), ("A2", RunState::Done));
    assert!(matches!(apply(&prepare()), Err(Error::Invalid(_))));
    let mut conn = home.location.open().unwrap();
    let kept: i64 = import_run::table.filter(import_run::payload.is_not_null()).count().get_result(&mut conn).unwrap();
    let recorded: i64 =
        import_change::table.filter(import_change::run_id.eq(id.as_str())).count().get_result(&mut conn).unwrap();
    assert_eq!((kept, recorded), (0, 1));
}
