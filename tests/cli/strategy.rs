//! `import strategy` and `export strategy`.

use super::{Tool, err, out};

const SHEET: &str = "id,parent,title,because\n1,,Made to be repaired,People throw away what they cannot open\n\
    1.1,1,Half of all returns are mended in the shop,A part that needs no tool is swapped there\n2,9,Known by name,\n";

/// Every key of the object that scripts read.
const KEYS: [&str; 17] = [
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

#[test]
fn a_dry_run_needs_no_database_and_prints_one_object() {
    let Some(tool) = Tool::find() else { return };
    tool.write("plan.csv", SHEET);
    let dry = tool.run_without_database(&["import", "strategy", "plan.csv", "--dry-run", "--json"]);
    assert!(dry.status.success(), "{}", err(&dry));
    assert_eq!(out(&dry).matches('\n').count(), 1);
    let object: serde_json::Value = serde_json::from_str(&out(&dry)).unwrap();
    let mut keys: Vec<&str> = object.as_object().unwrap().keys().map(String::as_str).collect();
    let mut expected = KEYS.to_vec();
    keys.sort_unstable();
    expected.sort_unstable();
    assert_eq!(keys, expected);
    assert_eq!((object["pillars"].as_u64(), object["objectives"].as_u64()), (Some(2), Some(1)));
    let real = tool.run(&["import", "strategy", "plan.csv", "--json"]);
    assert!(real.status.success(), "{}", err(&real));
    assert_eq!(out(&real), out(&dry));
}

#[test]
fn what_was_imported_comes_out_and_a_second_import_is_an_update() {
    let Some(tool) = Tool::find() else { return };
    tool.write("plan.csv", SHEET);
    assert!(tool.run(&["import", "strategy", "plan.csv"]).status.success());
    for format in ["stratml", "csv", "json"] {
        let printed = tool.run(&["export", "strategy", "--format", format]);
        assert!(printed.status.success(), "{}", err(&printed));
        let text = out(&printed);
        assert!(text.contains("A part that needs no tool is swapped there"), "{format}");
        let written = tool.run(&["export", "strategy", "--format", format, "--output", format]);
        assert!(written.status.success());
        assert_eq!(std::fs::read_to_string(tool.folder().join(format)).unwrap(), text);
        // An export overwrites nothing.
        let again = tool.run(&["export", "strategy", "--format", format, "--output", format]);
        assert_eq!((again.status.code(), out(&again)), (Some(1), String::new()));
        assert!(err(&again).contains("overwrites nothing"));
        let back = tool.run(&["import", "strategy", format]);
        assert!(out(&back).contains("0 nodes new, 0 changed, 0 moved, 3 as before"), "{}", out(&back));
    }
    tool.write("plan.csv", &SHEET.replace("Known by name", "Known by its name"));
    let changed = tool.run(&["import", "strategy", "plan.csv"]);
    assert!(out(&changed).contains("0 nodes new, 1 changed, 0 moved, 2 as before"), "{}", out(&changed));
    let anew = tool.run(&["import", "strategy", "plan.csv", "--new"]);
    assert!(out(&anew).contains("is now the strategy, with 3 nodes"), "{}", out(&anew));
}

#[test]
fn what_is_no_strategy_is_refused_in_one_line_and_changes_nothing() {
    let Some(tool) = Tool::find() else { return };
    tool.write("plan.csv", SHEET);
    tool.write("look-alike.xml", "<?xml version=\"1.0\"?>\n<plan>\n</plan>\n");
    tool.write("broken.xml", "<StrategicPlan>\n<StrategicPlanCore>\n<Goal></StrategicPlanCore>\n</StrategicPlan>");
    tool.write(
        "bomb.xml",
        "<!DOCTYPE a [<!ENTITY b \"c\">]>\n<StrategicPlan><StrategicPlanCore>&b;</StrategicPlanCore></StrategicPlan>",
    );
    assert!(tool.run(&["import", "strategy", "plan.csv"]).status.success());
    let before = out(&tool.run(&["export", "strategy", "--format", "json"]));
    for file in ["look-alike.xml", "broken.xml", "bomb.xml"] {
        let refused = tool.run(&["import", "strategy", file, "--json"]);
        let said = err(&refused);
        assert_eq!((refused.status.code(), out(&refused).as_str()), (Some(1), ""), "{file}");
        assert_eq!(said.trim_end().lines().count(), 1, "{said}");
        assert!(said.contains(file) && said.contains(", line ") && said.contains(", column "), "{said}");
    }
    let absent = tool.run(&["import", "strategy", "absent.csv"]);
    assert_eq!(absent.status.code(), Some(1));
    assert_eq!(out(&tool.run(&["export", "strategy", "--format", "json"])), before);
    let wrong = tool.run(&["export", "strategy", "--format", "pdf"]);
    assert_eq!(wrong.status.code(), Some(2));
}

#[test]
fn an_empty_database_has_nothing_to_export() {
    let Some(tool) = Tool::find() else { return };
    assert!(tool.run(&["user", "add", "somebody@line.example"]).status.success());
    let empty = tool.run(&["export", "strategy", "--format", "json"]);
    assert_eq!((empty.status.code(), out(&empty)), (Some(1), String::new()));
    assert!(err(&empty).contains("import one first"), "{}", err(&empty));
}

#[test]
fn where_there_is_no_database_nothing_is_taken_out_and_none_is_made() {
    let Some(tool) = Tool::find() else { return };
    for command in
        [&["export", "strategy", "--format", "json"][..], &["export", "people", "--format", "csv"], &["backup", "copy"]]
    {
        let refused = tool.run(command);
        assert_eq!((refused.status.code(), out(&refused)), (Some(1), String::new()), "{command:?}");
        let said = err(&refused);
        assert!(said.contains("there is no database at") && said.trim_end().lines().count() == 1, "{said}");
        let made: Vec<_> = std::fs::read_dir(tool.folder()).unwrap().flatten().map(|entry| entry.file_name()).collect();
        assert!(made.is_empty(), "{command:?} made {made:?}");
    }
}

#[test]
fn an_update_renames_the_strategy_only_when_it_is_asked_to() {
    let Some(tool) = Tool::find() else { return };
    let plan = |name: &str| {
        format!(
            "<StrategicPlan><Name>{name}</Name><StrategicPlanCore><Organization><Name>Menders</Name></Organization>\
             <Mission><Description>Mend</Description></Mission><Goal><Name>Made to be repaired</Name></Goal>\
             </StrategicPlanCore></StrategicPlan>"
        )
    };
    tool.write("one.xml", &plan("The plan of the year"));
    tool.write("two.xml", &plan("A plan by another name"));
    let name = || {
        let printed = out(&tool.run(&["export", "strategy", "--format", "json"]));
        let object: serde_json::Value = serde_json::from_str(&printed).unwrap();
        object["plan"]["name"].as_str().unwrap_or_default().to_owned()
    };
    assert!(tool.run(&["import", "strategy", "one.xml"]).status.success());
    let kept = tool.run(&["import", "strategy", "two.xml"]);
    assert!(out(&kept).contains("it keeps its name"), "{}", out(&kept));
    assert_eq!(name(), "The plan of the year");
    let renamed = tool.run(&["import", "strategy", "two.xml", "--rename"]);
    assert!(out(&renamed).contains("It is called \"A plan by another name\" now"), "{}", out(&renamed));
    assert_eq!(name(), "A plan by another name");
    assert_eq!(tool.run(&["import", "strategy", "two.xml", "--rename", "--new"]).status.code(), Some(2));
}
