//! Hostile and large files: refused or read in time, with a place.
//! The times are those of a slow machine without optimisation.

use std::time::Instant;

use crate::problem::Refusal;
use crate::strategy::files::reconcile::{Blank, reconcile};
use crate::strategy::files::samples::real;
use crate::strategy::files::{Export, print, read};

fn refused(name: &str, text: &str) -> Refusal {
    read(name, text.as_bytes()).expect_err("it should be refused")
}

#[test]
fn hostile_xml_is_refused_quickly_with_its_place() {
    let start = Instant::now();
    let refusal = refused("dtd.xml", "<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY x \"y\">]>\n<StrategicPlan/>");
    assert_eq!(refusal.line, 2);
    let wide = format!("<StrategicPlan {}/>", (0..800_000).map(|index| format!("a{index}=\"\" ")).collect::<String>());
    assert!(refused("wide.xml", &wide).what.contains("attributes"));
    let deep = format!("<StrategicPlan>{}", "<a>".repeat(100_000));
    assert!(refused("deep.xml", &deep).what.contains("nested"));
    let many =
        format!("<StrategicPlan><StrategicPlanCore>{}</StrategicPlanCore></StrategicPlan>", "<a/>".repeat(500_001));
    assert!(refused("many.xml", &many).what.contains("elements"));
    for broken in [
        "<StrategicPlan><a></b></StrategicPlan>",
        "<StrategicPlan>\n<StrategicPlanCore>",
        "<",
        "<a",
        "<StrategicPlan/><StrategicPlan/>",
        "<StrategicPlan>&x;</StrategicPlan>",
    ] {
        assert!(refused("broken.xml", broken).line >= 1);
    }
    let entity =
        "<StrategicPlan><StrategicPlanCore>\n<Goal><Name>&boom;</Name></Goal></StrategicPlanCore></StrategicPlan>";
    assert_eq!(refused("entity.xml", entity).line, 2);
    assert!(refused("deep.json", &"[".repeat(200_000)).line == 1);
    assert!(
        refused(
            "deep.csv",
            &format!(
                "id,parent,title\n{}",
                (1..50_000).map(|row| format!("{row},{},t\n", row - 1)).collect::<String>()
            )
        )
        .what
        .contains("levels")
    );
    assert!(refused("many.csv", &format!("id,parent,title\n{}", "1,,a\n".repeat(200_002))).what.contains("rows"));
    assert!(
        refused(
            "many.json",
            &format!(
                "{{\"format\":\"throughline-strategy\",\"version\":1,\"plan\":{{\"roots\":[{}{{}}]}}}}",
                "{},".repeat(500_000)
            )
        )
        .what
        .contains("objects")
    );
    let long = "n".repeat(5_000_000);
    assert!(refused("long.xml", &format!("<{long}/>")).what.chars().count() <= 601);
    let told = read(
        "marks.xml",
        format!(
            "<StrategicPlan><StrategicPlanCore><{long}/>{}</StrategicPlanCore></StrategicPlan>",
            "<x/>".repeat(6_000)
        )
        .as_bytes(),
    )
    .unwrap();
    assert_eq!(told.problems.len(), 5_001);
    assert!(told.problems.iter().all(|problem| problem.what.chars().count() <= 601));
    assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
}

#[test]
fn large_files_are_read_in_time() {
    let rows: String = (0..20_000)
        .map(|row| {
            format!(
                "{row},{},Objective {row},Because it helps,Sales\n",
                if row < 20 { String::new() } else { (row / 10).to_string() }
            )
        })
        .collect();
    let start = Instant::now();
    let read = read("large.csv", format!("id,parent,title,because,owner\n{rows}").as_bytes()).unwrap();
    assert_eq!(read.counts.pillars + read.counts.objectives, 20_000);
    println!("20,000 rows: {:?}", start.elapsed());
    for export in [Export::Csv, Export::Stratml, Export::Json] {
        let start = Instant::now();
        let text = print(&read.plan, export).text;
        let printed = start.elapsed();
        assert_eq!(crate::strategy::files::read("again", text.as_bytes()).unwrap().plan, read.plan);
        println!("{export:?}: printed in {printed:?}, both in {:?}, {} bytes", start.elapsed(), text.len());
    }
    let start = Instant::now();
    assert_eq!(reconcile(&read.plan, &read.plan, Blank::Clears).unchanged(), 20_000);
    println!("reconciled: {:?}", start.elapsed());
    let Some(bytes) = real("stratml/part2-us-assistance-to-albania.xml") else {
        return;
    };
    let text = String::from_utf8(bytes).unwrap();
    let (from, to) = (text.find("<Goal>").unwrap(), text.rfind("</Goal>").unwrap() + 7);
    let large = format!("{}{}{}", &text[..from], text[from..to].repeat(3), &text[to..]);
    let start = Instant::now();
    let read = crate::strategy::files::read("large.xml", large.as_bytes()).unwrap();
    assert_eq!(read.counts.pillars, 24);
    println!("{} bytes of StratML: {:?}", large.len(), start.elapsed());
}
