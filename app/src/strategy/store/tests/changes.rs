//! Changes: what they write, and what happens when somebody was quicker.
//!
//! Invariant: an older revision never writes.

use super::house::{Home, home};
use crate::access::Tx as _;
use crate::error::{Error, Result};
use crate::id::{NodeId, SupportId};
use crate::measures::model::{MeasureFields, ValueEdit};
use crate::measures::policy::{AddMeasure, RecordValue};
use crate::measures::store as measures;
use crate::strategy::drafts::policy::BeginDraft;
use crate::strategy::model::{NodeFields, NodeView, Owner, Seen, WordingEdit};
use crate::strategy::policy::{EditNode, TakeOverNode};
use crate::strategy::store::{self, nodes, owned};
use crate::text::Prose;

fn view(home: &Home, id: &NodeId) -> NodeView {
    home.house.read_as_system(|tx| store::node_view(tx, id)).unwrap()
}

fn edit(home: &Home, id: &NodeId, fields: &NodeFields, words: &str, revision: i64) -> Result<()> {
    let edit = fields.parse()?;
    home.house.write_as_system(|tx| {
        let permit = tx.permit(EditNode(id.clone()))?;
        let owner = store::one_owner(tx.conn(), words, edit.owner.clone(), store::Sought::Anybody)?;
        nodes::update(tx, &permit, &crate::strategy::model::NodeEdit { owner, ..edit.clone() }, revision)
    })
}

#[test]
fn an_older_revision_is_a_conflict_and_writes_nothing() {
    let home = home();
    let id = home.add(&home.mission, "Made to be repaired");
    let seen = view(&home, &id);
    let mut theirs = seen.fields();
    theirs.title = "Made to be mended".to_owned();
    edit(&home, &id, &theirs, "", seen.place.revision).unwrap();
    let mut mine = seen.fields();
    mine.because = "people throw away what they cannot open".to_owned();
    let refused = edit(&home, &id, &mine, "", seen.place.revision).unwrap_err();
    let Error::Conflict(errors) = refused else { panic!("{refused:?}") };
    assert!(errors.of(crate::strategy::model::STALE).is_some());
    let now = view(&home, &id);
    assert_eq!(now.title.text, "Made to be mended");
    assert_eq!(now.because, seen.because);
    edit(&home, &id, &mine, "", now.place.revision).unwrap();
    assert_eq!(view(&home, &id).because.text, mine.because);
}

#[test]
fn an_owner_is_found_by_name_or_the_form_comes_back() {
    let home = home();
    let id = home.add(&home.mission, "A");
    let fields = || view(&home, &id).fields();
    let revision = || home.revision(&id);
    edit(&home, &id, &fields(), "ilse", revision()).unwrap();
    let owner = view(&home, &id).owner.unwrap();
    assert_eq!((owner.owner, owner.name.as_str()), (Owner::Person(home.ilse.clone()), "Ilse Brand"));
    for (words, says) in [("zzz", "Nobody"), ("r", "could be meant"), ("%", "Nobody")] {
        let refused = edit(&home, &id, &fields(), words, revision()).unwrap_err();
        assert!(refused.to_string().contains(says), "{words}: {refused}");
    }
    edit(&home, &id, &fields(), "FIRMWARE", revision()).unwrap();
    assert_eq!(view(&home, &id).owner.unwrap().owner, Owner::Team(home.team.clone()));
    let mut nobody = fields();
    nobody.owner = String::new();
    edit(&home, &id, &nobody, "", revision()).unwrap();
    assert_eq!(view(&home, &id).owner, None);
}

#[test]
fn what_a_leaver_owned_is_taken_over() {
    let home = home();
    let id = home.add(&home.mission, "A");
    edit(&home, &id, &view(&home, &id).fields(), "Ilse Brand", home.revision(&id)).unwrap();
    home.publish();
    home.house
        .write_as_system(|tx| {
            let permit = tx.permit(BeginDraft)?;
            owned::hand_over(tx, permit.proof(), &home.ilse, &home.jonas)
        })
        .unwrap();
    let owner = view(&home, &id).owner.unwrap();
    assert_eq!(owner.name, "Jonas Reik");
    assert_eq!(owner.handed_from.unwrap().1, "Ilse Brand");
    home.house
        .write_as_system(|tx| {
            let permit = tx.permit(TakeOverNode(id.clone()))?;
            nodes::take_over(tx, &permit)
        })
        .unwrap();
    assert_eq!(view(&home, &id).owner.unwrap().handed_from, None);
}

#[test]
fn a_wording_is_written_changed_and_taken_away() {
    let home = home();
    let id = home.add(&home.mission, "A");
    let write = |title: &str, revision: i64| {
        let edit = WordingEdit::parse(title, "", "ar", "rtl").unwrap();
        home.house.write_as_system(|tx| {
            let permit = tx.permit(EditNode(id.clone()))?;
            store::write_wording(tx, &permit, &home.sales, None, &edit, (revision, &Seen::read("")))
        })
    };
    write("للبيع", 0).unwrap();
    assert!(matches!(write("again", 0), Err(Error::Conflict(_))));
    let wordings = view(&home, &id).wordings;
    assert_eq!(wordings.len(), 1);
    assert_eq!((wordings[0].title.language.as_str(), wordings[0].revision), ("ar", 1));
    write("two", 1).unwrap();
    write("", 2).unwrap();
    assert!(view(&home, &id).wordings.is_empty());
}

#[test]
fn a_further_link_leads_neither_home_nor_in_a_circle() {
    let home = home();
    let [a, b] = ["A", "B"].map(|title| home.add(&home.mission, title));
    let below = home.add(&a, "Below");
    let because = Prose::parse("", "it needs the parts").unwrap();
    let link = |id: &NodeId, parent: &NodeId| {
        home.house.write_as_system(|tx| {
            let permit = tx.permit(EditNode(id.clone()))?;
            store::insert_support(tx, &permit, parent, &because)
        })
    };
    for (id, parent) in [(&a, &a), (&a, &below), (&below, &a)] {
        assert!(matches!(link(id, parent), Err(Error::Invalid(_))));
    }
    let id: SupportId = link(&below, &b).unwrap();
    assert!(matches!(link(&below, &b), Err(Error::Invalid(_))));
    let seen = view(&home, &below).supports;
    assert_eq!((seen[0].node.clone(), seen[0].because.text.as_str()), (b.clone(), "it needs the parts"));
    assert_eq!(view(&home, &b).supported_by[0].node, below);
    home.house
        .write_as_system(|tx| {
            let permit = tx.permit(EditNode(below.clone()))?;
            store::remove_support(tx, &permit, &id, 1)
        })
        .unwrap();
    assert!(view(&home, &below).supports.is_empty());
}

#[test]
fn the_latest_day_counts_and_of_one_day_the_last_record() {
    let home = home();
    let id = home.add(&home.mission, "A");
    home.publish();
    let today = jiff::civil::date(2026, 9, 21);
    let fields = MeasureFields { name: "Returns".to_owned(), target: "50".to_owned(), ..MeasureFields::default() };
    let edit = fields.parse().unwrap();
    let measure = home
        .house
        .write_as_system(|tx| {
            let permit = tx.permit(AddMeasure(id.clone()))?;
            measures::insert(tx, &permit, &edit)
        })
        .unwrap();
    for (amount, day) in [("1", "2026-09-10"), ("2", "2026-09-20"), ("3", "2026-09-20"), ("4", "2026-09-01")] {
        let value = ValueEdit::parse(amount, day, "fairly sure", "so it is", today).unwrap();
        home.house
            .write_as_system(|tx| {
                let permit = tx.permit(RecordValue(measure.clone()))?;
                measures::record(tx, &permit, &value)
            })
            .unwrap();
    }
    let view = &view(&home, &id).measures[0];
    assert_eq!(view.reading.latest.as_ref().unwrap().amount, Some(3.0));
    let amounts: Vec<f64> = view.values.iter().filter_map(|value| value.amount).collect();
    assert_eq!(amounts, [3.0, 2.0, 1.0, 4.0]);
}
