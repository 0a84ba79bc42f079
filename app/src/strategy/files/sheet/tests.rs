//! Sheets of people and products, and the goals of the United Nations through our CSV.
//! Every shape and delimiter gives the same tree.

use crate::strategy::files::plan::PlanNode;
use crate::strategy::files::samples::real;
use crate::strategy::files::{Export, Format, PlanRead, print, read};

fn imported(text: &str) -> PlanRead {
    read("plan.csv", text.as_bytes()).unwrap_or_else(|refusal| panic!("{refusal}"))
}

fn outline(nodes: &[PlanNode]) -> String {
    nodes
        .iter()
        .map(|node| format!("{}{}({})", node.title, "*".repeat(node.measures.len()), outline(&node.children)))
        .collect()
}

#[test]
fn three_shapes_give_one_tree() {
    let sheets = [
        (
            Format::CsvLevels,
            "Mission,Pillar,Objective,Measure,Because\nM,,,,\n,P,,,\n,,O1,,why\n,,,K,\n,,O2,,\n,Q,,,\n",
        ),
        (Format::CsvLevels, "Mission;Pillar;Objective;Measure;Because\nM;P;O1;;why\nM;P;O1;K;\nM;P;O2;;\nM;Q;;;\n"),
        (Format::CsvLevels, "Level 1\tLevel 2\tKPI\tBecause\r\nP\tO1\t\twhy\r\nP\tO1\tK\t\r\nP\tO2\t\t\r\nQ\t\t\t\r\n"),
        (
            Format::CsvParent,
            "Row ID,Parent Row IDs,Goal Title,Type,Because\n2,1,O1,,why\n1,,P,,\n3,1,O2,,\n4,2,K,key result,\n5,,Q,,\n",
        ),
        (Format::CsvNumbers, "No.;Title;2025;Because\n|1|;P;;\n1.1;O1;5;why\n1.2.;O2;;\n2;Q;;\n"),
        (
            Format::CsvParent,
            "kind,row,parent,title,because\npillar,1,,P,\nobjective,2,1,O1,why\nmeasure,3,2,K,\nobjective,4,1,O2,\npillar,5,,Q,\n",
        ),
    ];
    for (format, text) in sheets {
        let found = imported(text);
        assert_eq!(found.format, format, "{text}");
        assert_eq!(outline(&found.plan.roots), "P(O1*()O2())Q()", "{text}");
        assert_eq!(found.plan.roots[0].children[0].because, "why", "{text}");
        assert!(found.plan.mission().is_some(), "{text}");
    }
}

#[test]
fn layouts_of_products_are_taken_or_refused_with_a_way_out() {
    let indented = imported(
        "Main,L1,L2,Importance,Progress,Start Date,Due Date,Notes\nRoot,,,,,,,\n,A,,50,,,,\n,,A1,,20,2026-01-01,2025-01-01,n\n",
    );
    assert_eq!((outline(&indented.plan.roots).as_str(), indented.counts.missions), ("A(A1())", 1));
    let leaf = &indented.plan.roots[0].children[0];
    assert_eq!((leaf.other_information.as_str(), leaf.extras[0].name.as_str()), ("n", "Progress"));
    assert!(indented.problems.iter().any(|problem| problem.line == 4 && problem.what.contains("end before")));
    let keyed = imported(
        "Row ID,Parent Row IDs,Goal ID,Goal Title,Owner Emails,Starting Value,Target Value,Current Value,Tags\n1,,,A,,,,,\n2,,,B,,,,,x\n3,\"1, 2\",,C,a@b.example,0,10,4,\n",
    );
    let both = &keyed.plan.roots[0].children[0];
    assert_eq!(
        (
            both.also_supports[0].target.as_str(),
            both.measures[0].targets[0].amount.as_str(),
            both.measures[0].actuals.len()
        ),
        ("2", "10", 2)
    );
    for flat in [
        "Goal,Notes,Goal Identifier,Start Date,End Date\na,b,c,d,e\n",
        "name,type,progress,start_date,end_date,owner_email\nA,goal,0,,,\n",
        "Objective Title,Owner_Email_ID,Metric_Name\na,b,c\n",
    ] {
        let refusal = read("flat.csv", flat.as_bytes()).expect_err(flat);
        assert!(refusal.what.contains("what stands below what"), "{refusal}");
    }
}

#[test]
fn trouble_in_a_sheet_loses_no_row() {
    let found = imported("id,parent,title\n1,9,A\n2,3,B\n3,2,C\n1,,D\n,1,E\n");
    assert_eq!(found.counts.pillars + found.counts.objectives, 5);
    let lines: Vec<usize> = found.problems.iter().map(|problem| problem.line).filter(|line| *line > 1).collect();
    assert_eq!(lines, [2, 3, 5, 6]);
    let old = read("alt.csv", b"Pillar;Objective\nCaf\xe9;\n;M\xfcll\n").unwrap();
    assert_eq!(outline(&old.plan.roots), "Café(Müll())");
    // The guess is told at the line that made it needful.
    assert!(old.problems.iter().any(|problem| problem.line == 2 && problem.what.contains("Windows-1252")));
    let gap = imported("Level 1,Level 2,Level 3\nA,,\n,,C\n");
    assert_eq!(outline(&gap.plan.roots), "A(C())");
    assert!(gap.problems.iter().any(|problem| problem.line == 3));
}

#[test]
fn a_column_of_somebody_else_in_our_sheet_is_kept() {
    let found = imported("kind,row,parent,title,Budget\npillar,1,,P,7\nrole,2,1,lost,\n");
    assert_eq!(
        (found.plan.roots[0].extras[0].name.as_str(), found.plan.roots[0].extras[0].text.as_str()),
        ("Budget", "7")
    );
    assert!(found.plan.extras.iter().any(|extra| extra.text == "lost"));
    let lines: Vec<usize> = found.problems.iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [1, 1, 3]);
}

/// The entries `1-2-title: text` of a file; a text may go on in indented lines and stand in quotes.
fn entries(text: &str) -> Vec<(String, String)> {
    let mut list: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        match line.split_once(": ").filter(|_| line.starts_with(|sign: char| sign.is_ascii_digit())) {
            Some((key, value)) => list.push((key.to_owned(), value.to_owned())),
            None => list.last_mut().unwrap().1.push_str(&format!(" {}", line.trim())),
        }
    }
    let mut titled: Vec<(String, String)> =
        list.into_iter().filter_map(|(key, value)| Some((key.strip_suffix("-title")?.to_owned(), value))).collect();
    for (_, value) in &mut titled {
        if let Some(inner) = value.strip_prefix('\'').and_then(|value| value.strip_suffix('\'')) {
            *value = inner.replace("''", "'");
        }
    }
    titled
}

#[test]
fn the_goals_of_the_united_nations_go_through_our_csv_in_two_scripts() {
    for (lang, dir) in [("en", "ltr"), ("ar", "rtl")] {
        let mut sheet = "kind,row,parent,sequence,title,lang,dir\n".to_owned();
        for (kind, file) in [("pillar", "goals"), ("objective", "targets"), ("measure", "indicators")] {
            let Some(bytes) = real(&format!("strategy/sdg/{lang}/global_{file}.yml")) else {
                return;
            };
            for (key, text) in entries(std::str::from_utf8(&bytes).unwrap()) {
                let parent = key.rsplit_once('-').map_or("", |(parent, _)| parent);
                sheet.push_str(&format!(
                    "{kind},{key},{parent},{},\"{}\",{lang},{dir}\n",
                    key.replace('-', "."),
                    text.replace('"', "\"\"")
                ));
            }
        }
        let found = imported(&sheet);
        assert_eq!(
            (found.counts.pillars, found.counts.objectives, found.counts.measures, found.counts.depth),
            (17, 169, 252, 3),
            "{lang}"
        );
        // The only thing to report is that there is no mission: every target has its goal, every indicator its target.
        assert_eq!(found.problems.len(), 1, "{:?}", found.problems);
        let first = &found.plan.roots.iter().find(|goal| goal.sequence == "1").unwrap().children[0];
        assert_eq!((first.sequence.as_str(), first.lang.as_str(), first.dir.as_str()), ("1.1", lang, dir));
        assert_eq!(first.measures[0].dir, dir);
        for export in [Export::Csv, Export::Stratml, Export::Json] {
            let text = print(&found.plan, export).text;
            assert_eq!(read("again", text.as_bytes()).unwrap().plan, found.plan);
        }
        // The same as level columns, the way a person would paste it.
        let levels = imported(&levels(&found.plan.roots));
        assert_eq!((levels.counts.pillars, levels.counts.objectives, levels.counts.measures), (17, 169, 252));
    }
}

fn levels(goals: &[PlanNode]) -> String {
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let mut text = "Goal,Target,Indicator\n".to_owned();
    for goal in goals {
        text.push_str(&format!("{},,\n", quoted(&goal.title)));
        for target in &goal.children {
            text.push_str(&format!(",{},\n", quoted(&target.title)));
            target.measures.iter().for_each(|one| text.push_str(&format!(",,{}\n", quoted(&one.name))));
        }
    }
    text
}
