//! StratML against its schema and in its variants.
//! The schema check runs where `xmllint` and the schema are at hand, and says "skipped" where not.

use std::process::Command;

use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;

use crate::strategy::files::plan::{Plan, PlanMeasure, PlanNode, PlanValue, Statement, Support, Wording};
use crate::strategy::files::samples::{plan, real};
use crate::strategy::files::{Export, Format, print, read};

fn node(title: &str, children: Vec<PlanNode>) -> PlanNode {
    PlanNode { title: title.to_owned(), children, ..PlanNode::default() }
}

#[test]
fn exports_are_valid_against_the_schema() {
    let schema = "stratml/schemas/part2-PerformancePlanOrReport20160216.xsd";
    let Some(schema) = real(schema) else { return };
    if Command::new("xmllint").arg("--version").output().is_err() {
        println!("skipped: xmllint is not installed");
        return;
    }
    let folder = std::env::temp_dir().join(format!("throughline-stratml-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let schema_file = folder.join("part2.xsd");
    std::fs::write(&schema_file, schema).unwrap();
    let mut plans = vec![Plan::default()];
    let mut runner = TestRunner::deterministic();
    plans.extend((0..120).map(|_| plan().new_tree(&mut runner).unwrap().current()));
    for file in [
        "stratml/part1-presidential-memorandum-oai-2017.xml",
        "stratml/part2-town-hilton-head-action-plan-2025.xml",
        "stratml/part2-us-assistance-to-albania.xml",
        "stratml/part2-committee-annual-report-2011-prefixed-ns.xml",
        "stratml/part2-oecd-ai-about.xml",
        "strategy/nasa-digital-strategy.json",
        "strategy/school-district/technology.csv",
        "strategy/school-district/business-and-finance.csv",
        "stratml/templates/template-part2-performance-plan.xml",
    ] {
        plans.extend(real(file).map(|bytes| read(file, &bytes).unwrap().plan));
    }
    let mut lint = Command::new("xmllint");
    lint.args(["--nonet", "--noout", "--schema"]).arg(&schema_file);
    for (index, plan) in plans.iter().enumerate() {
        let file = folder.join(format!("{index}.xml"));
        std::fs::write(&file, print(plan, Export::Stratml).text).unwrap();
        lint.arg(file);
    }
    let output = lint.output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    let faults: Vec<&str> = told.lines().filter(|line| !line.ends_with(" validates")).take(10).collect();
    assert!(output.status.success(), "{faults:#?}");
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn what_stratml_cannot_hold_is_readable_listed_and_comes_back() {
    let mut deep = node("Ship weekly", vec![node("Automate the release", vec![])]);
    deep.id = "0198-ab".to_owned();
    deep.identifier = "7.2.".to_owned();
    deep.because = "A short wait keeps customers".to_owned();
    deep.wordings =
        vec![Wording { lens: "Sales".to_owned(), title: "Deliver every week".to_owned(), ..Wording::default() }];
    deep.also_supports = vec![Support { target: "x".to_owned(), ..Support::default() }];
    let target = PlanValue { amount: "22.1 Million".to_owned(), ..PlanValue::default() };
    deep.measures = vec![PlanMeasure { name: "Days".to_owned(), targets: vec![target], ..PlanMeasure::default() }];
    let mission = Statement { text: "Make waiting rare".to_owned(), ..Statement::default() };
    let plan = Plan { missions: vec![mission], roots: vec![node("Speed", vec![deep])], ..Plan::default() };
    let printed = print(&plan, Export::Stratml);
    assert!(printed.text.contains("because: &quot;A short wait keeps customers&quot;"), "{}", printed.text);
    assert!(printed.text.contains("<Identifier>_0198-ab</Identifier>"));
    assert!(printed.text.contains("identifier: &quot;7.2.&quot;"));
    let losses: Vec<String> = printed.losses.iter().map(|loss| format!("{}: {}", loss.place, loss.what)).collect();
    let wanted = [
        "Ship weekly: also_supports",
        "Ship weekly: because",
        "Ship weekly: measures[0].targets[0].amount",
        "Ship weekly: wordings",
        "Automate the release: its place on level 3",
    ];
    let mut sorted = losses.clone();
    sorted.sort();
    let mut expected = wanted.map(str::to_owned).to_vec();
    expected.sort();
    assert_eq!(sorted, expected);
    let again = read("x.xml", printed.text.as_bytes()).unwrap();
    assert_eq!(again.plan, plan);
    assert_eq!(again.problems, []);
}

#[test]
fn a_line_broken_by_hand_is_reported_and_the_rest_stays() {
    let mut one = node("A", vec![]);
    one.because = "why".to_owned();
    one.owner = "Person 0001".to_owned();
    let text = print(&Plan { roots: vec![one], ..Plan::default() }, Export::Stratml).text;
    let broken = text.replace("because: &quot;why&quot;", "because: why");
    let again = read("x.xml", broken.as_bytes()).unwrap();
    assert_eq!(again.plan.roots[0].owner, "Person 0001");
    assert!(again.problems.iter().any(|problem| problem.what.contains("because")));
}

#[test]
fn any_namespace_order_and_element_is_taken() {
    let text = "\u{feff}<x:StrategicPlan xmlns:x='urn:other'>\n<x:StrategicPlanCore><x:Goal>\n<x:Objective><x:Identifier>a</x:Identifier><x:Name>O</x:Name></x:Objective>\
        <x:id>7</x:id><x:Name>G ^^ more</x:Name><x:Identifier> a </x:Identifier></x:Goal>\n<x:Mission><x:Description>M</x:Description></x:Mission>\
        <x:Mission><x:Description>N</x:Description></x:Mission></x:StrategicPlanCore><x:Name>P</x:Name><x:Surprise kind='y'><x:b>z</x:b></x:Surprise></x:StrategicPlan>";
    let found = read("x.xml", text.as_bytes()).unwrap();
    assert_eq!(found.format, Format::Stratml1);
    let goal = &found.plan.roots[0];
    assert_eq!(
        (goal.title.as_str(), goal.children[0].title.as_str(), found.plan.name.as_str()),
        ("G\n\nmore", "O", "P")
    );
    assert_eq!((goal.extras[0].name.as_str(), goal.extras[0].text.as_str()), ("id", "7"));
    assert!(found.plan.extras[0].text.contains("<x:b>z</x:b>"));
    assert_eq!(found.counts.missions, 2);
    let told = |what: &str| found.problems.iter().any(|problem| problem.what.contains(what));
    assert!(
        told("stands a second time (first on line 3)")
            && told("A second Mission")
            && told("<Surprise> has no place")
            && told("<id> has no place"),
        "{:?}",
        found.problems
    );
}
