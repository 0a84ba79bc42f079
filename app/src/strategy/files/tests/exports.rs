//! Every export reads back, for real files and for any plan; a second export equals the first.
//! What is not an export is read or refused, never a panic.

use proptest::prelude::*;

use crate::strategy::files::report::count;
use crate::strategy::files::samples::{plan, real};
use crate::strategy::files::{Export, print, read};

#[test]
fn real_files_come_back_from_every_export() {
    for path in [
        "stratml/part1-presidential-memorandum-oai-2017.xml",
        "stratml/part2-town-hilton-head-action-plan-2025.xml",
        "stratml/part2-us-assistance-to-albania.xml",
        "stratml/part2-committee-annual-report-2011-prefixed-ns.xml",
        "stratml/part2-oecd-ai-about.xml",
        "strategy/nasa-digital-strategy.json",
        "strategy/school-district/technology.csv",
    ] {
        let Some(bytes) = real(path) else { continue };
        let first = read(path, &bytes).unwrap();
        for export in [Export::Json, Export::Csv, Export::Stratml] {
            let text = print(&first.plan, export).text;
            let again = read("again", text.as_bytes()).unwrap();
            assert_eq!(again.plan, first.plan, "{path} {export:?}");
            assert_eq!(again.counts, first.counts);
            assert_eq!(print(&again.plan, export).text, text);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn json_and_stratml_are_lossless(plan in plan()) {
        for export in [Export::Json, Export::Stratml] {
            let text = print(&plan, export).text;
            let again = read("again", text.as_bytes()).unwrap();
            prop_assert_eq!(&again.plan, &plan);
            prop_assert_eq!(print(&again.plan, export).text, text);
        }
    }

    #[test]
    fn a_second_csv_equals_the_first(plan in plan()) {
        let text = print(&plan, Export::Csv).text;
        let again = read("again", text.as_bytes()).unwrap();
        prop_assert_eq!(print(&again.plan, Export::Csv).text, text);
        prop_assert_eq!(again.problems, Vec::new());
        prop_assert_eq!(again.counts.measures, count(&plan).measures);
    }

    #[test]
    fn anything_is_read_or_refused(text in "[<>/a-z\"=,;\\n{}\\[\\]: |.0-9&!-]{0,80}") {
        let _ = read("any", text.as_bytes());
        let _ = read("any", format!("<StrategicPlan><StrategicPlanCore>{text}</StrategicPlanCore></StrategicPlan>").as_bytes());
        let _ = read("any", format!("id,parent,title\n{text}").as_bytes());
        let _ = read("any", format!("Pillar,Objective,Measure,2024\n{text}").as_bytes());
        let _ = read("any", format!("kind,row,parent,title\n{text}").as_bytes());
        let _ = read("any", format!("Number,Goal Name,2024\n{text}").as_bytes());
    }
}
