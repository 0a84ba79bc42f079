//! Values from files, on whichever database the environment asks for: recorded once, corrected in the open, taken away and
//! brought back.

use app::measures::files::{Sheet, read};
use app::measures::model::ValueSummary;
use app::measures::work;
use app::strategy::exchange::work as strategies;
use app::strategy::files;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use crate::support::{Fresh, World, fresh};

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

fn count(fresh: &Fresh, from: &str) -> i64 {
    let query = format!("SELECT COUNT(*) AS number FROM {from}");
    diesel::sql_query(query).get_result::<Count>(&mut fresh.conn()).unwrap().number
}

fn world() -> Fresh {
    let fresh = fresh();
    World::write(&fresh);
    fresh
}

fn sheet(text: &str) -> Sheet {
    read("values.csv", text.as_bytes()).unwrap()
}

/// What became of the rows: recorded, corrected, unchanged, unknown.
fn import(fresh: &Fresh, text: &str) -> [usize; 4] {
    let ValueSummary { recorded, corrected, unchanged, unknown_measures, .. } =
        work::import(&fresh.house(), "values.csv", &sheet(text)).unwrap();
    [recorded, corrected, unchanged, unknown_measures]
}

#[test]
fn a_file_is_recorded_once_and_what_it_corrects_stays_in_the_history() {
    let fresh = world();
    let file = "measure,date,value,note\nSlow spots,2026-06-12,9,Two more\nSlow spots,2026-06-13,8,\nFast spots,2026-06-13,1,\n";
    let looked = work::try_out(&fresh.house(), &sheet(file)).unwrap();
    assert_eq!(
        (looked.recorded, looked.unknown_measures, count(&fresh, "measure_value WHERE role = 'actual'")),
        (2, 1, 2)
    );
    assert_eq!(import(&fresh, file), [2, 0, 0, 1]);
    assert_eq!(import(&fresh, file), [0, 0, 2, 1]);
    assert_eq!(count(&fresh, "value_import WHERE state = 'done'"), 1, "what says nothing new leaves no trace");
    assert_eq!(
        count(
            &fresh,
            "measure_value v JOIN value_import f ON f.id = v.import_id WHERE f.file = 'values.csv' AND v.source = 'file'"
        ),
        2
    );
    assert_eq!(import(&fresh, &file.replace(",8,", ",7,")), [0, 1, 1, 1]);
    assert_eq!(
        count(
            &fresh,
            "measure_value old JOIN measure_value new ON new.id = old.replaced_by \
             WHERE old.amount = 8 AND old.removed_at IS NOT NULL AND new.amount = 7 AND new.removed_at IS NULL"
        ),
        1
    );
    // The old file again: what it says was said before, so it is a correction back.
    assert_eq!(import(&fresh, file), [0, 1, 1, 1]);
    assert_eq!(count(&fresh, "measure_value WHERE removed_at IS NULL AND measured_on = '2026-06-13'"), 1);
}

#[test]
fn what_is_taken_away_comes_back_and_changes_nothing() {
    let fresh = world();
    let many: String = (1..=28).map(|day| format!("Slow spots;2026-05-{day:02};{day},5\n")).collect();
    assert_eq!(import(&fresh, &format!("measure;date;value\n{many}")), [28, 0, 0, 0]);
    let away = work::export(&fresh.house(), None).unwrap();
    assert_eq!(away.lines().count(), 30, "{away}");
    let summary = work::import(&fresh.house(), "values.csv", &read("values.csv", away.as_bytes()).unwrap()).unwrap();
    assert_eq!((summary.rows, summary.unchanged, summary.problems.len()), (29, 29, 0), "{:?}", summary.problems);
    let one = work::export(&fresh.house(), Some(&World::ARCHIVED_MEASURE.parse().unwrap())).unwrap();
    assert_eq!(one.lines().count(), 1);
    // Into an organisation that has lost them they come back, each with its source and its words.
    diesel::sql_query("DELETE FROM measure_value").execute(&mut fresh.conn()).unwrap();
    let summary = work::import(&fresh.house(), "values.csv", &read("values.csv", away.as_bytes()).unwrap()).unwrap();
    assert_eq!((summary.recorded, summary.problems.len()), (29, 0), "{:?}", summary.problems);
    let again = work::export(&fresh.house(), None).unwrap();
    let sorted = |text: &str| {
        let cells = |line: &str| line.rsplitn(3, ',').last().unwrap_or_default().to_owned();
        let mut lines: Vec<String> = text.lines().map(cells).collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted(&again), sorted(&away));
}

#[test]
fn what_a_strategy_brought_is_history_that_names_its_file() {
    let fresh = fresh();
    let plan = "<PerformancePlanOrReport><Name>The plan</Name><StrategicPlanCore><Organization><Name>Menders</Name>\
         </Organization><Mission><Description>Mend</Description></Mission><Goal><Name>Made to be repaired</Name><Objective>\
         <Name>Returns</Name><PerformanceIndicator><MeasurementDimension>Returns mended</MeasurementDimension>\
         <UnitOfMeasurement>%</UnitOfMeasurement><MeasurementInstance>\
         <TargetResult><StartDate>2026-01-01</StartDate><EndDate>2026-12-31</EndDate><NumberOfUnits>50</NumberOfUnits></TargetResult>\
         <ActualResult><StartDate>2026-01-01</StartDate><EndDate>2026-03-31</EndDate><NumberOfUnits>44</NumberOfUnits></ActualResult>\
         </MeasurementInstance></PerformanceIndicator></Objective></Goal></StrategicPlanCore></PerformancePlanOrReport>";
    let house = fresh.house();
    strategies::import(&house, "plans/plan.xml", files::read("plan.xml", plan.as_bytes()).unwrap(), false).unwrap();
    let rows: Vec<Line> = diesel::sql_query(
        "SELECT v.role || ' ' || CAST(CAST(v.amount AS BIGINT) AS TEXT) || ' ' || v.source || ' ' || f.file AS line \
         FROM measure_value v JOIN value_import f ON f.id = v.import_id ORDER BY v.role",
    )
    .load(&mut fresh.conn())
    .unwrap();
    let lines: Vec<&str> = rows.iter().map(|row| row.line.as_str()).collect();
    assert_eq!(lines, ["actual 44 strategy plan.xml", "target 50 strategy plan.xml"]);
    // It is taken away with its targets, and known when it comes back.
    let away = work::export(&house, None).unwrap();
    let summary = work::import(&house, "values.csv", &read("values.csv", away.as_bytes()).unwrap()).unwrap();
    assert_eq!((summary.rows, summary.unchanged), (2, 2), "{away}");
    // A feed of its own stands beside what the plan said of that day.
    let fed = "measure,date,value,source\nReturns mended,2026-03-31,45,Counter\n";
    assert_eq!(import(&fresh, fed), [1, 0, 0, 0]);
    // The same plan again changes nothing of either.
    let again = files::read("plan.xml", plan.as_bytes()).unwrap();
    strategies::import(&house, "plan.xml", again, false).unwrap();
    assert_eq!(count(&fresh, "measure_value WHERE removed_at IS NULL"), 3);
}

#[test]
fn a_large_file_is_recorded_in_a_moment() {
    let fresh = world();
    let begun = std::time::Instant::now();
    let rows: String = (0..20_000)
        .map(|at| {
            let day = jiff::civil::date(2026, 6, 1).checked_sub(jiff::Span::new().days(at)).unwrap();
            format!("Slow spots,{day},{at}\n")
        })
        .collect();
    let file = format!("measure,date,value\n{rows}");
    assert_eq!(import(&fresh, &file), [20_000, 0, 0, 0]);
    assert_eq!(import(&fresh, &file), [0, 0, 20_000, 0]);
    // Each row by itself would take minutes; the bound is generous to a busy machine.
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
}
