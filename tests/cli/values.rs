//! `import values` and `export values`.

use super::{Tool, err, out};

const PLAN: &str =
    "id,parent,title,measure\n1,,Made to be repaired,Returns mended\n2,,Known by name,People who know us\n";
const KEYS: [&str; 6] = ["corrected", "problems", "recorded", "rows", "unchanged", "unknown_measures"];

/// The tool with a strategy that has two measures.
fn tool() -> Option<Tool> {
    let tool = Tool::find()?;
    tool.write("plan.csv", PLAN);
    let made = tool.run(&["import", "strategy", "plan.csv"]);
    assert!(made.status.success(), "{}", err(&made));
    Some(tool)
}

fn object(tool: &Tool, arguments: &[&str]) -> serde_json::Value {
    let ran = tool.run(arguments);
    assert!(ran.status.success(), "{}", err(&ran));
    assert_eq!(out(&ran).matches('\n').count(), 1, "one object and a newline");
    let object: serde_json::Value = serde_json::from_str(&out(&ran)).unwrap();
    let mut keys: Vec<&str> = object.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    assert_eq!(keys, KEYS);
    object
}

fn counts(object: &serde_json::Value) -> [u64; 5] {
    ["rows", "recorded", "unchanged", "corrected", "unknown_measures"].map(|key| object[key].as_u64().unwrap())
}

#[test]
fn a_feed_is_safe_to_repeat_and_tells_what_it_did() {
    let Some(tool) = tool() else { return };
    tool.write(
        "values.csv",
        "measure,date,value\nReturns mended,2026-03-31,44\nKnown by name / People who know us,2026-03-31,1200\nNobody,2026-03-31,1\n",
    );
    let dry = object(&tool, &["import", "values", "values.csv", "--dry-run", "--json"]);
    assert_eq!(counts(&dry), [3, 2, 0, 0, 1]);
    assert_eq!((dry["problems"][0]["line"].as_u64(), dry["problems"].as_array().unwrap().len()), (Some(4), 1));
    let real = object(&tool, &["import", "values", "values.csv", "--json"]);
    assert_eq!(real, dry, "a dry run says what would be done, and does nothing");
    assert_eq!(counts(&object(&tool, &["import", "values", "values.csv", "--json"])), [3, 0, 2, 0, 1]);
    tool.write("values.csv", "measure,date,value\nReturns mended,2026-03-31,45\n");
    assert_eq!(counts(&object(&tool, &["import", "values", "values.csv", "--json"])), [1, 0, 0, 1, 0]);
    let said = out(&tool.run(&["import", "values", "values.csv"]));
    assert!(said.contains("1 rows: 0 recorded, 0 corrected, 1 known already"), "{said}");
}

#[test]
fn what_was_exported_is_known_when_it_comes_back() {
    let Some(tool) = tool() else { return };
    tool.write(
        "values.csv",
        "measure;date;value;note\nReturns mended;2026-03-31;44,5;\"So; it is\"\nReturns mended;2026-02-28;40;\n",
    );
    let told = object(&tool, &["import", "values", "values.csv", "--json"]);
    assert_eq!(counts(&told), [2, 2, 0, 0, 0]);
    assert!(told["problems"][0]["what"].as_str().unwrap().contains("was read as 44.5"), "{told}");
    let away = tool.run(&["export", "values"]);
    assert!(away.status.success() && out(&away).contains("\"So; it is\""), "{}{}", out(&away), err(&away));
    let written = tool.run(&["export", "values", "--output", "away.csv"]);
    assert!(written.status.success(), "{}", err(&written));
    assert_eq!(std::fs::read_to_string(tool.folder().join("away.csv")).unwrap(), out(&away));
    assert_eq!(
        tool.run(&["export", "values", "--output", "away.csv"]).status.code(),
        Some(1),
        "nothing is overwritten"
    );
    let back = object(&tool, &["import", "values", "away.csv", "--json"]);
    assert_eq!((counts(&back), back["problems"].as_array().unwrap().len()), ([2, 0, 2, 0, 0], 0), "{back}");
}

#[test]
fn a_file_that_is_no_table_of_values_is_refused_in_one_line_and_records_nothing() {
    let Some(tool) = tool() else { return };
    tool.write("wrong.csv", "measure,when\nReturns mended,2026-03-31\n");
    tool.write("open.csv", "<html></html>");
    let before = out(&tool.run(&["export", "values"]));
    for file in ["wrong.csv", "open.csv", "absent.csv"] {
        for more in [&[][..], &["--dry-run"], &["--json"]] {
            let refused = tool.run(&[&["import", "values", file], more].concat());
            let said = err(&refused);
            assert_eq!((refused.status.code(), out(&refused).as_str()), (Some(1), ""), "{file} {said}");
            assert!(said.trim_end().lines().count() == 1 && said.contains(file), "{said}");
        }
    }
    assert!(err(&tool.run(&["import", "values", "wrong.csv"])).contains("wrong.csv, line 1, column 1: "));
    assert_eq!(out(&tool.run(&["export", "values"])), before);
    assert_eq!(tool.run(&["import", "values"]).status.code(), Some(2));
}

#[test]
fn without_a_database_a_dry_run_says_what_the_file_holds_and_makes_none() {
    let Some(tool) = Tool::find() else { return };
    tool.write("values.csv", "measure,date,value\nReturns mended,2026-03-31,44\nReturns mended,never,44\n");
    for dry in [
        tool.run_without_database(&["import", "values", "values.csv", "--dry-run", "--json"]),
        tool.run(&["import", "values", "values.csv", "--dry-run", "--json"]),
    ] {
        assert!(dry.status.success(), "{}", err(&dry));
        assert!(err(&dry).contains("compared with no database"), "{}", err(&dry));
        let object: serde_json::Value = serde_json::from_str(&out(&dry)).unwrap();
        assert_eq!((counts(&object), object["problems"][0]["line"].as_u64()), ([2, 0, 0, 0, 0], Some(3)));
    }
    let made: Vec<_> = std::fs::read_dir(tool.folder()).unwrap().flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(made, ["values.csv"]);
}
