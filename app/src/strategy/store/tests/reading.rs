//! Reading: the outline's rows, lines of sight, what moves where.
//!
//! Invariant: the expectations are written out by hand.

use super::house::{Home, home};
use crate::access::Tx as _;
use crate::id::NodeId;
use crate::strategy::model::{Asked, Folds, OutlineView, Seen, WordingEdit};
use crate::strategy::policy::EditNode;
use crate::strategy::store::{self, lines};
use crate::text::Prose;

fn outline(home: &Home, open: Option<&str>, at: Option<&NodeId>) -> OutlineView {
    home.outline(&Asked { open: open.map(Folds::read), at: at.cloned(), ..Asked::default() })
}

fn drawn(view: &OutlineView) -> Vec<String> {
    view.rows.iter().map(|row| format!("{}{} {}", "-".repeat(row.depth), row.title.text, row.below)).collect()
}

#[test]
fn the_first_screen_unfolds_the_pillars_and_an_address_more() {
    let home = home();
    let [a, b] = ["A", "B"].map(|title| home.add(&home.mission, title));
    let [a1, _] = ["A1", "A2"].map(|title| home.add(&a, title));
    let deep = home.add(&a1, "A11");
    assert_eq!(drawn(&outline(&home, None, None)), ["A 2", "-A1 1", "-A2 0", "B 0"]);
    assert_eq!(drawn(&outline(&home, Some(""), None)), ["A 2", "B 0"]);
    let open = Folds::default().turned(&a).turned(&a1).written();
    let all = ["A 2", "-A1 1", "--A11 0", "-A2 0", "B 0"];
    assert_eq!(drawn(&outline(&home, Some(&open), None)), all);
    assert_eq!(drawn(&outline(&home, Some(""), Some(&deep))), all);
    let rows = outline(&home, None, None).rows;
    let ends: Vec<_> = rows.iter().map(|row| (row.is_first, row.is_last)).collect();
    assert_eq!(ends, [(true, false), (true, false), (false, true), (false, true)]);
    assert_eq!(rows.iter().map(|row| row.pillar).collect::<Vec<_>>(), [0, 0, 0, 1]);
    assert_eq!(rows.last().unwrap().id, b);
}

#[test]
fn a_wide_level_is_shown_in_pages() {
    let home = home();
    let wide = home.add(&home.mission, "Wide");
    for number in 0..205 {
        home.add(&wide, &format!("Child {number}"));
    }
    let folds = Folds::default().turned(&wide);
    let view = outline(&home, Some(&folds.written()), None);
    assert_eq!(view.rows.len(), 201);
    let last = view.rows.last().unwrap();
    assert_eq!((last.hidden_after, last.is_last), (5, false));
    let further = outline(&home, Some(&folds.further(&wide).written()), None);
    assert_eq!((further.rows.len(), further.rows.last().unwrap().hidden_after), (206, 0));
    // Too much for a first screen: the pillar stays folded.
    assert_eq!(outline(&home, None, None).rows.len(), 1);
}

#[test]
fn a_line_runs_from_the_mission_in_the_words_of_the_lens() {
    let home = home();
    let [a, b] = ["A", "B"].map(|title| home.add(&home.mission, title));
    let foot = home.add(&b, "Foot");
    let wording = WordingEdit::parse("Foot for engineers", "the firmware says so", "en", "ltr").unwrap();
    let because = Prose::parse("", "A needs it too").unwrap();
    home.house
        .write_as_system(|tx| {
            let permit = tx.permit(EditNode(foot.clone()))?;
            store::write_wording(tx, &permit, &home.engineering, None, &wording, (0, &Seen::read("")))?;
            store::insert_support(tx, &permit, &a, &because).map(drop)
        })
        .unwrap();
    let line = |lens| {
        home.house.read_as_system(|tx| lines::ancestry(tx.conn(), &[foot.clone(), home.mission.clone()], lens)).unwrap()
    };
    let lines = line(Some(&home.engineering));
    let titles: Vec<&str> = lines[0].stations.iter().map(|station| station.title.text.as_str()).collect();
    assert_eq!(titles, ["Every household can mend what it owns.", "B", "Foot for engineers"]);
    assert_eq!(lines[0].pillar, Some(1));
    let last = &lines[0].stations[2];
    assert_eq!((last.level, last.title_in_lens, last.because.text.as_str()), (2, true, "the firmware says so"));
    assert_eq!(last.supports[0].pillar, Some(0));
    assert_eq!(last.supports[0].because.text, "A needs it too");
    assert_eq!((lines[1].stations.len(), lines[1].pillar), (1, None));
    assert!(!line(Some(&home.sales))[0].stations[2].title_in_lens);
    assert_eq!(line(None)[0].stations[2].title.text, "Foot");
}

#[test]
fn a_parent_below_the_node_is_not_offered() {
    let home = home();
    let [a, b] = ["Alpha", "Beta"].map(|title| home.add(&home.mission, title));
    let below = home.add(&a, "Alpha below");
    let offered = |find: &str| {
        let view = home.house.read_as_system(|tx| store::move_view(tx, &a, None, find)).unwrap();
        view.candidates.into_iter().map(|candidate| candidate.id).collect::<Vec<_>>()
    };
    assert_eq!(offered("ALPHA"), [] as [NodeId; 0]);
    assert_eq!(offered("bet"), std::slice::from_ref(&b));
    assert_eq!(offered(""), [home.mission.clone(), b]);
    let own = home.house.read_as_system(|tx| store::move_view(tx, &below, Some(home.mission.clone()), "")).unwrap();
    assert!(!own.is_home);
    assert_eq!(own.siblings.len(), 2);
}
