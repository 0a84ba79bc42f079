//! What has to hold for the demo content before it may be shown to anybody.
//!
//! Invariant: each check names the text or key that fails it.

mod measures;
mod personas;
mod references;
mod shape;
mod wording;

use std::collections::BTreeSet;

use super::DemoOrganisation;

/// Every text of the content that was written as a sentence or phrase, with where it stands.
fn texts(demo: &DemoOrganisation) -> Vec<(String, &'static str)> {
    let mut all = vec![
        ("vision".to_owned(), demo.vision),
        ("mission".to_owned(), demo.mission.title),
        ("mission's description".to_owned(), demo.mission.description),
    ];
    let mut add = |place: String, text: &'static str| all.push((place, text));
    for wording in demo.mission.wordings {
        add(format!("mission in {}", wording.lens), wording.text);
    }
    for value in demo.values {
        add("value".into(), value.name);
        add(format!("value {}", value.name), value.description);
    }
    for stakeholder in demo.stakeholders {
        add("stakeholder".into(), stakeholder.name);
        add(format!("stakeholder {}", stakeholder.name), stakeholder.description);
    }
    for node in &demo.nodes {
        add(format!("{}, title", node.key), node.title);
        add(format!("{}, description", node.key), node.description);
        if let Some(because) = node.because {
            add(format!("{}, because", node.key), because);
        }
        for wording in node.wordings {
            add(format!("{} in {}", node.key, wording.lens), wording.text);
        }
        for wording in node.because_wordings {
            add(format!("{}, because in {}", node.key, wording.lens), wording.text);
        }
        for support in node.also {
            add(format!("{}, also supports {}", node.key, support.parent), support.because);
            for wording in support.because_wordings {
                add(format!("{}, also supports in {}", node.key, wording.lens), wording.text);
            }
        }
    }
    for measure in &demo.measures {
        add(format!("measure {}", measure.key), measure.title);
        for note in measure.check_ins.iter().filter_map(|check_in| check_in.note) {
            add(format!("note on {}", measure.key), note);
        }
    }
    add("what the season before taught".into(), crate::demo::cycle::LEARNED);
    for part in crate::demo::cycle::PARTS {
        for text in [part.title, part.learned].into_iter().filter(|text| !text.is_empty()) {
            add(format!("the season before, {}", part.key), text);
        }
        if let Some(measure) = part.measure {
            add(format!("measure of the season before, {}", part.key), measure[0]);
        }
    }
    for offered in crate::demo::translations::OFFERED {
        let place = || format!("translation of {} for {}", offered.node, offered.team);
        // A turn repeats what it leaves as it was.
        let mut told = BTreeSet::new();
        for text in offered.turns.iter().flat_map(crate::demo::translations::words) {
            if told.insert(text) {
                add(place(), text);
            }
        }
    }
    for (node, _, _, _, _, _, text) in crate::demo::translations::SAID {
        add(format!("said about {node}"), text);
    }
    for card in &demo.cards {
        add(format!("card of {}", card.person), card.does);
        for text in [card.may_wait, card.decides_alone].into_iter().flatten() {
            add(format!("card of {}", card.person), text);
        }
    }
    all
}

/// The keys from the node up to the mission, the node first.
fn line<'a>(demo: &'a DemoOrganisation, key: &'a str) -> Vec<&'a str> {
    let mut keys = vec![key];
    while let Some(node) = demo.nodes.iter().find(|node| node.key == keys[keys.len() - 1]) {
        keys.push(node.parent);
        assert!(keys.len() < 10, "{key} stands in a circle");
    }
    assert_eq!(keys.last(), Some(&demo.mission.key), "{key} hangs in the air");
    keys
}

fn unique<T: AsRef<str>>(what: &str, keys: impl IntoIterator<Item = T>) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    for key in keys {
        assert!(seen.insert(key.as_ref().to_lowercase()), "{what} {} stands twice", key.as_ref());
    }
    seen
}
