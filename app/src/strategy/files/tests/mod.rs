//! The real files, counted and refused as they should be.
//! Tests on real files say "skipped" where the data is not at hand.

mod exports;
mod limits;

use super::samples::real;
use super::*;

fn counts(path: &str) -> Option<(Format, Counts, Vec<Problem>)> {
    let read = read(path, &real(path)?).unwrap_or_else(|refusal| panic!("{refusal}"));
    Some((read.format, read.counts, read.problems))
}

#[test]
fn real_stratml_is_counted() {
    let table = [
        (
            "part1-presidential-memorandum-oai-2017.xml",
            Format::Stratml1,
            [1, 1, 1, 5, 0, 6, 24, 0, 0, 2],
            [0, 0, 0, 0, 5],
        ),
        (
            "part2-town-hilton-head-action-plan-2025.xml",
            Format::Stratml2,
            [1, 1, 10, 67, 85, 7, 90, 85, 85, 3],
            [0, 0, 19, 0, 56],
        ),
        (
            "part2-us-assistance-to-albania.xml",
            Format::Stratml2,
            [1, 1, 8, 20, 20, 1, 70, 411, 411, 3],
            [0, 0, 0, 1, 8],
        ),
        (
            "part2-committee-annual-report-2011-prefixed-ns.xml",
            Format::Stratml2,
            [1, 1, 3, 10, 11, 5, 58, 11, 11, 3],
            [0, 0, 1, 0, 6],
        ),
        ("part2-oecd-ai-about.xml", Format::Stratml2, [1, 1, 3, 3, 3, 1, 19, 3, 3, 3], [0, 3, 3, 1, 5]),
    ];
    for (file, format, all, unnamed) in table {
        let Some((found, counts, _)) = counts(&format!("stratml/{file}")) else {
            continue;
        };
        assert_eq!(found, format, "{file}");
        let c = counts;
        assert_eq!(
            [
                c.missions,
                c.visions,
                c.pillars,
                c.objectives,
                c.measures,
                c.values,
                c.stakeholders,
                c.targets,
                c.actuals,
                c.depth
            ],
            all,
            "{file}"
        );
        assert_eq!(
            [c.pillars_unnamed, c.objectives_unnamed, c.measures_unnamed, c.values_unnamed, c.stakeholders_unnamed],
            unnamed,
            "{file}"
        );
    }
}

#[test]
fn templates_import_to_zeros_and_the_look_alike_is_refused() {
    for file in
        ["part1-pre-iso-namespace", "part2-performance-plan", "part2-performance-report", "part2-strategic-plan"]
    {
        let Some((_, counts, problems)) = counts(&format!("stratml/templates/template-{file}.xml")) else {
            continue;
        };
        assert_eq!(counts, Counts::default(), "{file}");
        assert_eq!(problems.len(), 1);
    }
    let Some(bytes) = real("stratml/variant-no-namespace-wrapped-goals.xml") else {
        return;
    };
    let refusal = read("variant.xml", &bytes).expect_err("it has no core");
    assert_eq!((refusal.line, refusal.column), (3, 1));
    assert!(refusal.what.contains("StrategicPlanCore"), "{refusal}");
}

#[test]
fn an_empty_goal_in_a_file_without_marks_counts() {
    let text = "<StrategicPlan><StrategicPlanCore><Goal><Name/><Objective/></Goal></StrategicPlanCore></StrategicPlan>";
    let read = read("small.xml", text.as_bytes()).unwrap();
    assert_eq!(
        (read.counts.pillars, read.counts.pillars_unnamed, read.counts.objectives_unnamed, read.counts.missions),
        (1, 1, 1, 0)
    );
    assert!(read.plan.mission().is_some_and(|mission| mission.unwritten && mission.text == "small"));
}

#[test]
fn trouble_in_the_town_plan_is_told_by_line() {
    let Some((_, _, problems)) = counts("stratml/part2-town-hilton-head-action-plan-2025.xml") else {
        return;
    };
    let backwards: Vec<usize> = problems
        .iter()
        .filter(|problem| problem.what.contains("end before they start"))
        .map(|problem| problem.line)
        .collect();
    assert_eq!(backwards.len(), 4, "{problems:?}");
    assert!(backwards.iter().all(|line| *line > 60));
    let told = |what: &str| problems.iter().any(|problem| problem.what.contains(what));
    assert!(told("without a name: 56 Stakeholder") && !told(" Value "));
}

#[test]
fn the_report_has_exactly_its_keys() {
    let read = read("p.csv", b"Pillar,Objective\nA,B\n").unwrap();
    let value = serde_json::to_value(read.report()).unwrap();
    let mut keys: Vec<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    let mut wanted = vec![
        "format",
        "missions",
        "visions",
        "pillars",
        "objectives",
        "measures",
        "values",
        "stakeholders",
        "targets",
        "actuals",
        "depth",
        "problems",
        "pillars_unnamed",
        "objectives_unnamed",
        "measures_unnamed",
        "values_unnamed",
        "stakeholders_unnamed",
    ];
    wanted.sort_unstable();
    assert_eq!(keys, wanted);
    assert_eq!(value["format"], "csv-levels");
    assert_eq!(value["problems"][0]["line"], 1);
}

#[test]
fn the_action_list_keeps_its_orphan_at_the_top() {
    let Some(bytes) = real("strategy/nasa-digital-strategy.json") else {
        return;
    };
    let read = read("nasa-digital-strategy.json", &bytes).unwrap();
    assert_eq!(read.format, Format::ActionList);
    assert_eq!((read.counts.pillars, read.counts.objectives, read.counts.missions, read.counts.depth), (11, 14, 0, 2));
    let orphan = read.problems.iter().find(|problem| problem.what.contains("7.2.1")).unwrap();
    assert_eq!(orphan.line, 953);
    assert!(read.plan.mission().is_some_and(|mission| mission.unwritten && mission.text == "nasa-digital-strategy"));
    let xml = real("strategy/nasa-digital-strategy.xml").unwrap();
    let refusal = super::read("nasa.xml", &xml).expect_err("its root is report");
    assert_eq!((refusal.line, refusal.column), (2, 1));
    assert!(refusal.what.contains("<report>"));
}

#[test]
fn district_sheets_become_numbers_values_and_notes() {
    let Some((format, counts, _)) = counts("strategy/school-district/business-and-finance.csv") else {
        return;
    };
    assert_eq!(format, Format::CsvNumbers);
    assert_eq!((counts.pillars, counts.objectives, counts.measures, counts.depth), (1, 5, 7, 4));
    let bytes = real("strategy/school-district/technology.csv").unwrap();
    let read = read("technology.csv", &bytes).unwrap();
    assert_eq!((read.counts.pillars, read.counts.objectives, read.counts.measures, read.counts.depth), (1, 5, 5, 3));
    let connectivity = &read.plan.roots[0].children[0].children[0];
    assert_eq!((connectivity.title.as_str(), connectivity.sequence.as_str()), ("Connectivity", "4.6.1"));
    let measure = &connectivity.measures[0];
    assert_eq!(
        (measure.name.as_str(), measure.unit.as_str(), measure.targets.len(), measure.actuals.len()),
        ("% positive", "Percent", 5, 4)
    );
    assert_eq!(measure.actuals[0].number(), Some(0.826));
    assert!(read.problems.iter().any(|problem| problem.what.contains("share of 1") && problem.line == 4));
}

#[test]
fn every_other_real_file_is_refused_with_a_way_out() {
    for path in [
        "strategy/columns-okr-imports.csv",
        "strategy/v2mom-how-to.md",
        "strategy/rust-project-goals-2025h2/README.md",
        "strategy/company-strategy-pages/cody.md",
        "strategy/team-objectives/error-tracking-2026q4.mdx",
        "strategy/sdg/en/global_goals.yml",
        "stratml/schemas/pre-iso-part1-StrategicPlan.xsd",
    ] {
        let Some(bytes) = real(path) else { continue };
        let refusal = read(path, &bytes).expect_err(path);
        assert!(refusal.what.len() > 40, "{refusal}");
    }
}
