//! An import that goes on after the answer: how far it is, how it ends, and what becomes of one whose server ended.
//!
//! Invariant: see `journeys`.

use app::access::Token;
use app::error::Error;
use app::people::files::Source;
use app::people::work;
use app::time::MINUTE;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use crate::support::{Persona, TestApp};

const APPLY: &str = "form[action='/api/imports/apply']";

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

fn preview(app: &TestApp) -> String {
    let rows = "name,email,employee_id,title,team\nGia New,gia@line.example,8,Fitter,North\n";
    let source = Source::File { name: "people.csv".to_owned(), bytes: rows.as_bytes().to_vec() };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(work::preview(&app.house, &work::system(), source)).unwrap().to_string()
}

/// Leaves an import as a server leaves it that ends while it applies one.
fn begun(app: &TestApp, run: &str) {
    let now = app.fresh.clock.now().0;
    app.fresh
        .conn()
        .batch_execute(&format!(
            "UPDATE import_run SET state = 'waiting', done_at = {now}, \
             summary = REPLACE(summary, '\"steps\":0', '\"steps\":1500') WHERE id = '{run}'; \
             INSERT INTO import_change (id, run_id, position, kind, subject, subject_id) VALUES \
             ('x', '{run}', 0, 'added', 'person', 'nobody'), ('y', '{run}', 1, 'added', 'person', 'nobody else')"
        ))
        .unwrap();
}

#[test]
fn the_page_of_a_running_import_counts_and_loads_itself_again() {
    let app = TestApp::with_people();
    let run = preview(&app);
    let mut admin = app.client_of(Persona::Admin);
    let page = format!("/imports/{run}");
    admin.get(&page).says("Read as a plain CSV");
    assert!(!admin.page.has("meta[http-equiv=refresh]"));
    begun(&app, &run);
    admin.get(&page).says("2 of 1,500 rows are written.");
    assert_eq!(admin.page.attributes("meta[http-equiv=refresh]", "content"), ["2"]);
    assert_eq!(admin.page.attributes("progress", "max"), ["1500"]);
    assert!(!admin.page.has(APPLY));
}

#[test]
fn an_import_whose_server_ended_is_gone_on_with_or_thrown_away() {
    let app = TestApp::with_people();
    let run = preview(&app);
    begun(&app, &run);
    let mut admin = app.client_of(Persona::Admin);
    let page = format!("/imports/{run}");
    let body = format!("id={run}");
    assert_eq!(admin.call("POST", "/api/imports/drop", &body).status, 422, "it may still be alive");
    app.fresh.clock.advance(2 * MINUTE);
    admin.get(&page).says("It was stopped.");
    assert!(!admin.page.has("meta[http-equiv=refresh]"));
    admin.submit(APPLY, &[]).says("It is in force.");
    assert!(!admin.page.text().contains("Saved."));
    admin.get("/people?q=gia").says("Gia New");

    let run = preview(&app);
    begun(&app, &run);
    app.fresh.clock.advance(2 * MINUTE);
    admin.get(&format!("/imports/{run}"));
    assert!(admin.page.has("button[formaction='/api/imports/drop']"));
    // Sent twice, it is one act.
    let give_up = admin.page.form("form[action='/api/imports/apply']", &[]);
    let fields: Vec<String> = give_up.fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
    for _ in 0..2 {
        assert_eq!(admin.call("POST", "/api/imports/drop", &fields.join("&")).status, 200);
    }
    admin.get(&format!("/imports/{run}")).says("given up");
}

#[test]
fn an_import_of_somebody_who_signs_out_leaves_nothing_behind() {
    let app = TestApp::with_people();
    let mut rows = "name,email,employee_id,title,team\n".to_owned();
    for n in 0..30_000 {
        rows.push_str(&format!("New {n},new{n}@line.example,N{n},Fitter,Team {}\n", n / 12));
    }
    let source = Source::File { name: "people.csv".to_owned(), bytes: rows.into_bytes() };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let run = runtime.block_on(work::preview(&app.house, &work::system(), source)).unwrap();
    let token = Token::read(&Persona::Admin.token()).unwrap();
    let admin = runtime.block_on(app.house.viewer_of(token)).unwrap().unwrap();
    let outcome = runtime.block_on(async {
        let apply = work::apply(&app.house, &admin, &run, true);
        let sign_out = async {
            while count(&app, "person WHERE state = 'waiting'") == 0 {
                tokio::time::sleep(std::time::Duration::from_millis(2)).await;
            }
            let session = format!("DELETE FROM session WHERE id = '{}'", Persona::Admin.session());
            app.fresh.conn().batch_execute(&session).unwrap();
        };
        tokio::join!(apply, sign_out).0
    });
    assert!(matches!(outcome, Err(Error::Unauthenticated)), "{outcome:?}");
    for what in ["person WHERE state = 'waiting'", "import_change", "import_run WHERE state = 'waiting'"] {
        assert_eq!(count(&app, what), 0, "{what}");
    }
    assert_eq!(count(&app, "import_run WHERE state = 'previewed' AND summary LIKE '%was signed out%'"), 1);
}

fn count(app: &TestApp, what: &str) -> i64 {
    let statement = format!("SELECT CAST(COUNT(*) AS BIGINT) AS count FROM {what}");
    let row: Count = diesel::sql_query(statement).get_result(&mut app.fresh.conn()).unwrap();
    row.count
}
