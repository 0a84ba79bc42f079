//! An import that goes on after the answer: how far it is, how it ends, and what becomes of one whose server ended.
//!
//! Invariant: see `journeys`.

use app::people::files::Source;
use app::people::work;
use app::time::MINUTE;
use diesel::connection::SimpleConnection;

use crate::support::{Persona, TestApp};

const APPLY: &str = "form[action='/api/imports/apply']";

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
    admin.get("/people?q=gia").says("Gia New");

    let run = preview(&app);
    begun(&app, &run);
    app.fresh.clock.advance(2 * MINUTE);
    admin.get(&format!("/imports/{run}"));
    assert!(admin.page.has("button[formaction='/api/imports/drop']"));
    assert_eq!(admin.call("POST", "/api/imports/drop", &format!("id={run}")).status, 200);
    admin.get(&format!("/imports/{run}")).says("given up");
}
