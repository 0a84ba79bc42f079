//! Plans and files for tests: arbitrary plans, and the real files where they are at hand.
//! Arbitrary texts hold what hurts: quotes, line breaks, formulas, control characters, other scripts.

use std::path::PathBuf;

use proptest::prelude::*;

use super::plan::*;

/// The bytes of a real file, or `None` (and a word about it) where the data is not there.
pub fn real(path: &str) -> Option<Vec<u8>> {
    let root = std::env::var_os("THROUGHLINE_DATA").map(PathBuf::from);
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let root =
        root.or_else(|| beside.ancestors().map(|folder| folder.join("shared/data")).find(|folder| folder.is_dir()));
    let bytes = root.and_then(|root| std::fs::read(root.join(path)).ok());
    if bytes.is_none() {
        println!("skipped: {path} is not there");
    }
    bytes
}

/// Any short text: what hurts is in it.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-z é]{1,12}",
        2 => "[=+@'\\-,;\"\t\r\n <>&|^${}\\[\\]()a]{1,8}",
        1 => any::<String>().prop_map(|text| text.chars().take(12).collect()),
        1 => Just("2026-03-01".to_owned()),
        1 => Just("12.5".to_owned()),
        1 => Just("22.1 Million".to_owned()),
        1 => Just("Quantitative".to_owned()),
        1 => Just("الهدف الأول".to_owned()),
        1 => Just("\u{1}\u{fffe}x\r\n y".to_owned()),
        1 => Just(format!("x\n{}\ny", super::stratml::OPENING)),
    ]
}

/// Any plan: texts from a pool, put together as a row of bytes says. In one of two the pool is so small that ids,
/// identifiers and the targets of links are often the same words.
pub fn plan() -> impl Strategy<Value = Plan> {
    let pool = prop_oneof![proptest::collection::vec(text(), 1..24), proptest::collection::vec(text(), 1..4)];
    (pool, proptest::collection::vec(any::<u8>(), 0..900)).prop_map(|(pool, bytes)| {
        let mut source = Source { pool, bytes: bytes.into_iter() };
        source.plan()
    })
}

struct Source {
    pool: Vec<String>,
    bytes: std::vec::IntoIter<u8>,
}

impl Source {
    fn number(&mut self, below: usize) -> usize {
        usize::from(self.bytes.next().unwrap_or(0)) % below
    }

    /// A text of the pool, or a blank one half of the time and always at the end.
    fn text(&mut self) -> String {
        let number = self.number(256);
        if number < 128 { String::new() } else { self.pool[number % self.pool.len()].clone() }
    }

    fn list<T>(&mut self, most: usize, make: impl Fn(&mut Source) -> T) -> Vec<T> {
        let count = self.number(most + 1);
        (0..count).map(|_| make(self)).collect()
    }

    fn extras(&mut self) -> Vec<Extra> {
        if self.number(4) < 3 { Vec::new() } else { self.list(2, |s| Extra { name: s.text(), text: s.text() }) }
    }

    fn wordings(&mut self) -> Vec<Wording> {
        self.list(2, |s| Wording { lens: s.text(), title: s.text(), because: s.text(), ..Wording::default() })
    }

    fn stakeholders(&mut self) -> Vec<Stakeholder> {
        self.list(2, |s| {
            let kind = ["Person", "Organization", "", "crew"][s.number(4)].to_owned();
            let roles = s.list(2, |s| StakeholderRole {
                name: s.text(),
                description: s.text(),
                kinds: s.list(3, |s| ["Performer", "Beneficiary", "", "other"][s.number(4)].to_owned()),
                extras: s.extras(),
            });
            Stakeholder { kind, name: s.text(), description: s.text(), roles, extras: s.extras() }
        })
    }

    fn values(&mut self) -> Vec<PlanValue> {
        self.list(3, |s| PlanValue {
            instance: u32::try_from(s.number(4)).unwrap(),
            description: s.text(),
            starts_on: s.text(),
            ends_on: s.text(),
            amount: s.text(),
            descriptor_name: s.text(),
            descriptor_value: s.text(),
            extras: s.extras(),
        })
    }

    fn measure(&mut self) -> PlanMeasure {
        PlanMeasure {
            id: self.text(),
            identifier: self.text(),
            sequence: self.text(),
            name: self.text(),
            unit: self.text(),
            description: self.text(),
            other_information: self.text(),
            owner: self.text(),
            lang: self.text(),
            dir: self.text(),
            archived: self.number(2) == 1,
            kind: self.text(),
            value_chain_stage: ["", "Output", "x"][self.number(3)].to_owned(),
            relationships: self.list(2, |s| Relationship {
                kind: ["", "Peer_To", "x"][s.number(3)].to_owned(),
                identifier: s.text(),
                referents: s.list(2, Source::text),
                name: s.text(),
                description: s.text(),
                extras: s.extras(),
            }),
            targets: self.values(),
            actuals: self.values(),
            wordings: self.wordings(),
            extras: self.extras(),
        }
    }

    fn node(&mut self, level: usize) -> PlanNode {
        PlanNode {
            id: self.text(),
            identifier: self.text(),
            sequence: self.text(),
            title: self.text(),
            description: self.text(),
            other_information: self.text(),
            because: self.text(),
            also_supports: self.list(1, |s| Support { target: s.text(), because: s.text(), wordings: s.wordings() }),
            wordings: self.wordings(),
            owner: self.text(),
            starts_on: self.text(),
            ends_on: self.text(),
            lang: self.text(),
            dir: self.text(),
            archived: self.number(2) == 1,
            stakeholders: self.stakeholders(),
            children: if level > 4 { Vec::new() } else { self.list(3, |s| s.node(level + 1)) },
            measures: self.list(2, Source::measure),
            extras: self.extras(),
        }
    }

    fn statement(&mut self) -> Statement {
        Statement {
            id: self.text(),
            identifier: self.text(),
            text: self.text(),
            unwritten: self.number(3) == 1,
            owner: self.text(),
            lang: self.text(),
            dir: self.text(),
            wordings: self.wordings(),
            extras: self.extras(),
        }
    }

    fn plan(&mut self) -> Plan {
        Plan {
            roots: self.list(3, |s| s.node(1)),
            kind: ["", "Performance_Plan", "x"][self.number(3)].to_owned(),
            name: self.text(),
            description: self.text(),
            other_information: self.text(),
            lang: self.text(),
            dir: self.text(),
            organisations: self.list(2, |s| Organisation {
                name: s.text(),
                acronym: s.text(),
                identifier: s.text(),
                description: s.text(),
                stakeholders: s.stakeholders(),
                extras: s.extras(),
            }),
            visions: self.list(2, Source::statement),
            missions: self.list(2, Source::statement),
            values: self.list(2, |s| PlanTenet { name: s.text(), description: s.text(), extras: s.extras() }),
            identifier: self.text(),
            starts_on: self.text(),
            ends_on: self.text(),
            published_on: self.text(),
            source: ["", "https://example.org/plan?a=1", "no address"][self.number(3)].to_owned(),
            submitter: Submitter {
                identifier: self.text(),
                given_name: self.text(),
                surname: self.text(),
                phone: self.text(),
                email: self.text(),
                extras: self.extras(),
            },
            extras: self.extras(),
        }
    }
}
