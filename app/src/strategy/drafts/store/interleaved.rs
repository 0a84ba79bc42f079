//! Several editors at work in several drafts, against a real database: whatever they do in whatever order leaves a tree and
//! a complete history.
//!
//! Invariant: acts go through the store as the pages send them, with the revision that each editor saw, which others may
//! have left behind; a refusal is one that is said in words.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use proptest::prelude::*;

use super::super::model::Chosen;
use super::super::policy::{BeginDraft, ChooseText, PublishDraft, ReadDraft, SteerDraft, TakeVersionBack};
use super::super::work::clear_ended;
use super::ground::conflicts;
use super::publish::{ahead_of, forget_what_came_to_nothing};
use super::{begin, choose, discard, publish, undo};
use crate::access::{Tx as _, Writer};
use crate::error::{Error, Result};
use crate::id::{ConflictId, DraftId, NodeId, SupportId};
use crate::storage::schema::{draft, node, support, version};
use crate::strategy::drafts::model::State;
use crate::strategy::model::{NodeFields, NodeView, Seen, WordingEdit};
use crate::strategy::policy::{AddNode, ArchiveNode, EditNode, MoveNode};
use crate::strategy::store::moves::Spot;
use crate::strategy::store::tests::house::{Home, home};
use crate::strategy::store::{self as nodes, archive, insert_support, moves, node_view, restore, write_wording};
use crate::strategy::versions::model::{Change, Field, Tree, difference, is_tree};
use crate::strategy::versions::store::{as_of, skeleton, whole};
use crate::text::{Prose, Title};

/// How many editors hold a form open.
const EDITORS: usize = 3;
/// How many drafts are alive at most.
const DRAFTS: usize = 3;

#[derive(Debug, Clone)]
enum Act {
    Begin,
    /// Opens the form of a node of a draft in the browser of an editor.
    Open(usize, usize, usize),
    /// Saves what an editor has open, with another text in one field.
    Save(usize, usize, u8),
    Add(usize, usize),
    Move(usize, usize, usize, usize),
    Archive(usize, usize),
    Restore(usize, usize),
    Link(usize, usize, usize),
    Word(usize, usize, u8),
    Choose(usize, bool),
    Publish(usize),
    Undo(usize),
    Discard(usize),
    Clear,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let pick = || 0_usize..24;
    let act = prop_oneof![
        2 => Just(Act::Begin),
        4 => (0..EDITORS, pick(), pick()).prop_map(|(a, b, c)| Act::Open(a, b, c)),
        8 => (0..EDITORS, 0_usize..3, any::<u8>()).prop_map(|(a, b, c)| Act::Save(a, b, c)),
        6 => (pick(), pick()).prop_map(|(a, b)| Act::Add(a, b)),
        8 => (pick(), pick(), pick(), pick()).prop_map(|(a, b, c, d)| Act::Move(a, b, c, d)),
        4 => (pick(), pick()).prop_map(|(a, b)| Act::Archive(a, b)),
        2 => (pick(), pick()).prop_map(|(a, b)| Act::Restore(a, b)),
        2 => (pick(), pick(), pick()).prop_map(|(a, b, c)| Act::Link(a, b, c)),
        2 => (pick(), pick(), any::<u8>()).prop_map(|(a, b, c)| Act::Word(a, b, c)),
        4 => (pick(), any::<bool>()).prop_map(|(a, b)| Act::Choose(a, b)),
        6 => pick().prop_map(Act::Publish),
        2 => pick().prop_map(Act::Undo),
        1 => pick().prop_map(Act::Discard),
        1 => Just(Act::Clear),
    ];
    prop::collection::vec(act, 10..60)
}

struct World {
    home: Home,
    /// What each editor has open.
    open: [Option<NodeView>; EDITORS],
    /// What each version left.
    past: Vec<Tree>,
    saved: usize,
}

impl World {
    fn new() -> Self {
        let home = home();
        let past = vec![published(&home)];
        Self { home, open: Default::default(), past, saved: 0 }
    }

    fn write<T>(&self, work: impl Fn(&mut Writer<'_>) -> Result<T>) -> Result<T> {
        let done = self.home.house.write_as_system(work);
        let is_said =
            matches!(&done, Ok(_) | Err(Error::Invalid(_) | Error::Conflict(_) | Error::Forbidden | Error::NotFound));
        assert!(is_said, "{:?}", done.err());
        done
    }

    fn drafts(&self) -> Vec<DraftId> {
        let states = [State::Open, State::Aside].map(State::word);
        let query = draft::table.filter(draft::state.eq_any(states)).order(draft::id).select(draft::id);
        let ids: Vec<String> = self.home.house.read_as_system(|tx| Ok(query.load(tx.conn())?)).unwrap();
        ids.into_iter().map(DraftId::stored).collect()
    }

    fn draft(&self, at: usize) -> Option<DraftId> {
        let drafts = self.drafts();
        drafts.get(at.checked_rem(drafts.len())?).cloned()
    }

    /// A node of a draft: its row there.
    fn node(&self, draft: &DraftId, at: usize) -> NodeId {
        let rows: BTreeMap<String, String> = self
            .home
            .house
            .read_as_system(|tx| {
                let permit = tx.permit(ReadDraft(draft.clone()))?;
                Ok(skeleton(tx.conn(), permit.copy.as_str())?.1.into_iter().collect())
            })
            .unwrap();
        NodeId::stored(rows.values().nth(at % rows.len()).unwrap().clone())
    }

    fn act(&mut self, act: &Act) {
        match *act {
            Act::Begin if self.drafts().len() < DRAFTS => {
                let begun = self.write(|tx| {
                    let permit = tx.permit(BeginDraft)?;
                    begin(tx, &permit, None, false, None).map(drop)
                });
                assert_eq!(begun, Ok(()));
            }
            Act::Begin => {}
            Act::Open(editor, draft, at) => {
                let Some(draft) = self.draft(draft) else { return };
                let node = self.node(&draft, at);
                self.open[editor] = Some(self.home.house.read_as_system(|tx| node_view(tx, &node)).unwrap());
            }
            Act::Save(editor, field, text) => self.save(editor, field, text),
            Act::Choose(draft, is_mine) => {
                let Some(draft) = self.draft(draft) else { return };
                let chosen = if is_mine { Chosen::Mine } else { Chosen::Published };
                let open = self.home.house.read_as_system(|tx| conflicts(tx.conn(), &draft, None)).unwrap();
                for (id, ..) in open {
                    let _ = self.write(|tx| {
                        let permit = tx.permit(ChooseText(ConflictId::stored(id.clone())))?;
                        choose(tx, &permit, chosen)
                    });
                }
            }
            Act::Publish(draft) => {
                let Some(draft) = self.draft(draft) else { return };
                let reason = Title::parse("", "So that the next can go on").unwrap();
                let number = self.write(|tx| {
                    let permit = tx.permit(PublishDraft(draft.clone()))?;
                    publish(tx, &permit, &reason)
                });
                if let Ok(number) = number {
                    self.past.push(published(&self.home));
                    assert_eq!(usize::try_from(number).unwrap(), self.past.len());
                }
            }
            Act::Undo(at) if self.drafts().len() < DRAFTS => {
                let number = i64::try_from(at % self.past.len()).unwrap() + 1;
                let _ = self.write(|tx| {
                    let permit = tx.permit(TakeVersionBack)?;
                    undo(tx, &permit, number).map(drop)
                });
            }
            Act::Undo(_) => {}
            Act::Discard(draft) => {
                let Some(draft) = self.draft(draft) else { return };
                let discarded = self.write(|tx| {
                    let permit = tx.permit(SteerDraft(draft.clone()))?;
                    discard(tx, &permit)
                });
                assert_eq!(discarded, Ok(()));
            }
            Act::Clear => clear_ended(&self.home.house).unwrap(),
            _ => self.change(act),
        }
    }

    /// Saves with the revision that the editor saw: what others wrote meanwhile stays, or the save is refused.
    fn save(&mut self, editor: usize, field: usize, text: u8) {
        let Some(seen) = self.open[editor].clone() else { return };
        self.saved += 1;
        let said = format!("{} of save {}", text % 3, self.saved);
        let opened = seen.fields();
        let mut fields = opened.clone();
        *[&mut fields.title, &mut fields.because, &mut fields.description][field] = said.clone();
        let edit = fields.parse().unwrap();
        let id = seen.place.id.clone();
        let before = self.home.house.read_as_system(|tx| node_view(tx, &id)).map(|view| view.fields());
        let saved = self.write(|tx| {
            let permit = tx.permit(EditNode(id.clone()))?;
            nodes::nodes::save(tx, &permit, &edit, seen.place.revision, &Seen::of(opened.texts())).map(drop)
        });
        let after = self.home.house.read_as_system(|tx| node_view(tx, &id)).map(|view| view.fields());
        match saved {
            Ok(()) => {
                let mut expected: NodeFields = before.unwrap();
                *[&mut expected.title, &mut expected.because, &mut expected.description][field] = said;
                assert_eq!(after, Ok(expected), "a save lost what somebody else wrote");
            }
            Err(_) => assert_eq!(after, before),
        }
    }

    fn change(&mut self, act: &Act) {
        let (Act::Add(at, first)
        | Act::Move(at, first, ..)
        | Act::Archive(at, first)
        | Act::Restore(at, first)
        | Act::Link(at, first, _)
        | Act::Word(at, first, _)) = *act
        else {
            return;
        };
        let Some(draft) = self.draft(at) else { return };
        let id = self.node(&draft, first);
        let text = format!("{act:?}");
        let _ = match *act {
            Act::Add(..) => self.write(|tx| {
                let edit = NodeFields { title: text.clone(), ..NodeFields::default() }.parse()?;
                let permit = tx.permit(AddNode(id.clone()))?;
                nodes::nodes::insert(tx, &permit, &edit).map(drop)
            }),
            Act::Move(_, _, up, place) => {
                let (parent, sibling) = (self.node(&draft, up), self.node(&draft, place));
                self.write(|tx| {
                    let permit = tx.permit(MoveNode(id.clone()))?;
                    let spot = if place % 2 == 0 { Spot::Last } else { Spot::Before(&sibling) };
                    let revision = permit.revision;
                    moves::to(tx, &permit, &parent, spot, revision).map(drop)
                })
            }
            Act::Archive(..) => self.write(|tx| {
                let permit = tx.permit(ArchiveNode(id.clone()))?;
                let revision = permit.revision;
                archive(tx, &permit, revision).map(drop)
            }),
            Act::Restore(..) => self.write(|tx| {
                let permit = tx.permit(ArchiveNode(id.clone()))?;
                let revision = permit.revision;
                restore(tx, &permit, revision)
            }),
            Act::Link(_, _, other) => {
                let other = self.node(&draft, other);
                self.write(|tx| link(tx, &id, &other))
            }
            Act::Word(_, _, text) => {
                let said = if text % 3 == 0 { String::new() } else { format!("word {}", text % 3) };
                let edit = WordingEdit::parse(&said, "", "", "").unwrap();
                let lens = self.home.sales.clone();
                let revision = self.home.house.read_as_system(|tx| node_view(tx, &id)).unwrap();
                let revision =
                    revision.wordings.iter().find(|word| word.support.is_none()).map_or(0, |word| word.revision);
                self.write(|tx| {
                    let permit = tx.permit(EditNode(id.clone()))?;
                    write_wording(tx, &permit, &lens, None, &edit, (revision, &Seen::read(""))).map(drop)
                })
            }
            _ => Ok(()),
        };
    }

    /// Looks at everything that has to hold at any time.
    fn check(&self) {
        let published = published(&self.home);
        assert!(is_tree(&published.spots), "published: {:?}", published.spots);
        for draft in self.drafts() {
            let (copy, found) = self
                .home
                .house
                .read_as_system(|tx| {
                    let permit = tx.permit(ReadDraft(draft.clone()))?;
                    Ok((whole(tx.conn(), permit.copy.as_str())?, ahead_of(tx.conn(), &permit)?.changes))
                })
                .unwrap();
            assert!(is_tree(&copy.spots), "a draft: {:?}", copy.spots);
            assert!(published.spots.keys().all(|id| copy.spots.contains_key(id)));
            // What is read from the touched nodes alone is what differs between the two whole trees.
            let mut after = copy;
            forget_what_came_to_nothing(&published, &mut after);
            assert_eq!(told(&found), told(&difference(&published, &after)));
        }
    }

    /// Takes every version back, one by one, and looks at what is read as each left it.
    fn check_history(&self) {
        for (then, number) in self.past.iter().zip(1_i64..) {
            let found = self
                .home
                .house
                .read_as_system(|tx| {
                    let strategy = nodes::nodes::current(tx.conn())?.unwrap();
                    as_of(tx.conn(), &strategy, number)
                })
                .unwrap();
            assert_eq!(found.spots, then.spots, "version {number}");
            let is_there = |id: &String| then.spots.contains_key(id);
            let texts: BTreeMap<_, _> = found.texts.iter().filter(|(id, _)| is_there(id)).collect();
            assert_eq!(texts, then.texts.iter().collect(), "version {number}");
            let supports: Vec<_> = found.supports.iter().filter(|((id, to), _)| is_there(id) && is_there(to)).collect();
            assert_eq!(supports, then.supports.iter().collect::<Vec<_>>(), "version {number}");
            let words: Vec<_> = found.words.iter().filter(|((id, ..), _)| is_there(id)).collect();
            assert_eq!(words, then.words.iter().collect::<Vec<_>>(), "version {number}");
        }
        let numbers: Vec<i64> = self
            .home
            .house
            .read_as_system(|tx| Ok(version::table.order(version::number).select(version::number).load(tx.conn())?))
            .unwrap();
        assert_eq!(numbers, (1..=i64::try_from(self.past.len()).unwrap()).collect::<Vec<_>>());
    }

    /// What drafts that ended have left goes, and nothing else.
    fn check_cleared(&self) {
        clear_ended(&self.home.house).unwrap();
        let kept: BTreeSet<String> = self
            .home
            .house
            .read_as_system(|tx| Ok(node::table.select(node::strategy_id).distinct().load::<String>(tx.conn())?))
            .unwrap()
            .into_iter()
            .collect();
        assert_eq!(kept.len(), 1 + self.drafts().len());
    }
}

/// Lets a node also support another, or no longer.
fn link(tx: &mut Writer<'_>, id: &NodeId, other: &NodeId) -> Result<()> {
    let permit = tx.permit(EditNode(id.clone()))?;
    let known: Option<(String, i64)> = support::table
        .filter(support::node_id.eq(id.as_str()))
        .filter(support::parent_id.eq(other.as_str()))
        .select((support::id, support::revision))
        .first(tx.conn())
        .optional()?;
    match known {
        Some((link, revision)) => nodes::remove_support(tx, &permit, &SupportId::stored(link), revision),
        None => insert_support(tx, &permit, other, &Prose::parse("", "as it helps")?).map(drop),
    }
}

fn published(home: &Home) -> Tree {
    home.house
        .read_as_system(|tx| {
            let strategy = nodes::nodes::current(tx.conn())?.unwrap();
            whole(tx.conn(), strategy.as_str())
        })
        .unwrap()
}

/// What changed, but for the numbers of places: room that was made for what has gone on is no change.
fn told(changes: &[Change]) -> BTreeSet<String> {
    changes
        .iter()
        .filter(|change| {
            change.cell.field != Field::Position && (change.before != change.after || change.cell.field == Field::Order)
        })
        .map(|change| format!("{change:?}"))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_several_editors_do_leaves_a_tree_and_its_history(acts in acts()) {
        let mut world = World::new();
        for act in &acts {
            world.act(act);
            world.check();
        }
        world.check_history();
        world.check_cleared();
    }
}
