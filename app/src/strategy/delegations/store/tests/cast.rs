//! A leader, somebody who is let edit one of two pillars with a draft of her own, and somebody else.
//!
//! Invariant: all three have accounts and open sessions; the pillars are published, the delegation lasts ten days.

use actix_web::rt::System;
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;

use crate::access::{Offices, Reader, Tx as _, Viewer, Writer};
use crate::error::Result;
use crate::id::{AccountId, DraftId, NodeId, PersonId, SessionId};
use crate::storage::schema::{audit, draft, node, notice, organisation};
use crate::strategy::delegations::policy::GiveDelegation;
use crate::strategy::delegations::store::give;
use crate::strategy::drafts::policy::{BeginDraft, PublishDraft};
use crate::strategy::drafts::store as drafts;
use crate::strategy::model::NodeFields;
use crate::strategy::policy::{AddNode, ArchiveNode, MoveNode};
use crate::strategy::store::moves::{self, Spot};
use crate::strategy::store::tests::house::{Home, home};
use crate::strategy::store::{self, nodes};
use crate::text::Title;
use crate::time::{Clock, Timestamp};

/// The people and what they have.
pub struct Cast {
    pub home: Home,
    pub leader: Viewer,
    /// Who is let edit `a`.
    pub mara: Viewer,
    pub other: Viewer,
    pub mission: NodeId,
    /// The pillar that is delegated.
    pub a: NodeId,
    /// Another pillar.
    pub b: NodeId,
    /// The delegate's own draft.
    pub draft: DraftId,
}

const NOW: i64 = 1_790_000_000_000_000;

/// Brings them in.
pub fn cast() -> Cast {
    let home = home();
    for (place, title) in ["A", "B"].iter().enumerate() {
        let pillar = home.add(&home.mission, title);
        home.add(&pillar, &format!("{title}1"));
        home.add(&pillar, &format!("{title}2"));
        assert!(place < 2);
    }
    home.publish();
    let [leader, mara, other] = ["Leader", "Mara", "Other"].map(|name| person(&home, name));
    let mission = home.published.clone();
    let empty = DraftId::stored(String::new());
    let (a, b) = (mission.clone(), mission.clone());
    let mut cast = Cast { home, leader, mara, other, mission, a, b, draft: empty };
    (cast.a, cast.b) = (cast.titled("A"), cast.titled("B"));
    let (a, to) = (cast.a.clone(), cast.mara.person.clone());
    cast.may(&cast.leader, move |tx| {
        let permit = tx.permit(GiveDelegation(a.clone()))?;
        give(tx, &permit, &to, "2026-10-01").map(drop)
    })
    .unwrap();
    cast.draft = cast.begin(&cast.mara);
    cast.home.draft = cast.begin(&cast.leader);
    cast
}

fn person(home: &Home, name: &'static str) -> Viewer {
    let leads = name == "Leader";
    home.house
        .write_as_system(|tx| {
            let [id, account, session] = [tx.new_id(), tx.new_id(), tx.new_id()];
            tx.conn().batch_execute(&format!(
                "INSERT INTO person (id, name, sort_name, kind, state, created_at) \
                   VALUES ('{id}', '{name}', '{name}', 'employee', 'active', 0); \
                 INSERT INTO account (id, person_id, email, leadership, created_at) \
                   VALUES ('{account}', '{id}', '{name}@line.example', {leads}, 0); \
                 INSERT INTO session (id, token_hash, account_id, stage, remembered, device, created_at, seen_at, fresh_at, ends_at) \
                   VALUES ('{session}', '{session}', '{account}', 'open', FALSE, 'Firefox', {NOW}, {NOW}, {NOW}, {NOW} * 2);"
            ))?;
            Ok(Viewer {
                person: PersonId::stored(id),
                account: AccountId::stored(account),
                session: Some(SessionId::stored(session)),
                name: name.to_owned(),
                team: None,
                offices: Offices { leadership: leads, ..Offices::default() },
                fresh_at: Timestamp(NOW),
                system: false,
            })
        })
        .unwrap()
}

impl Cast {
    /// Acts as somebody.
    pub fn may<T: Send + 'static>(
        &self,
        viewer: &Viewer,
        act: impl Fn(&mut Writer<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        System::new().block_on(self.home.house.write_as(viewer.clone(), act))
    }

    /// Reads as somebody.
    pub fn read<T: Send + 'static>(
        &self,
        viewer: &Viewer,
        read: impl FnOnce(&mut Reader<'_>) -> Result<T> + Send + 'static,
    ) -> T {
        System::new().block_on(self.home.house.read_as(viewer.clone(), read)).unwrap()
    }

    /// Changes rows by hand.
    pub fn sql(&self, text: &str) {
        self.home.house.write_as_system(|tx| Ok(tx.conn().batch_execute(text)?)).unwrap();
    }

    pub fn clock(&self) -> &Clock {
        &self.home.house.clock
    }

    /// The codes of what somebody was told.
    pub fn told(&self, person: &PersonId) -> Vec<String> {
        let person = person.to_string();
        let of_person = move |tx: &mut Reader<'_>| {
            Ok(notice::table.filter(notice::person_id.eq(person)).select(notice::what).load(tx.conn())?)
        };
        self.home.house.read_as_system(of_person).unwrap()
    }

    /// The names of all acts in the audit trail.
    pub fn audited(&self) -> Vec<String> {
        self.home.house.read_as_system(|tx| Ok(audit::table.select(audit::action).load(tx.conn())?)).unwrap()
    }

    /// The published node of a title.
    pub fn titled(&self, title: &str) -> NodeId {
        let found: String = self
            .home
            .house
            .read_as_system(|tx| {
                let current =
                    organisation::table.select(organisation::strategy_id).first::<Option<String>>(tx.conn())?;
                let of_strategy = node::table.filter(node::strategy_id.nullable().eq(current));
                Ok(of_strategy.filter(node::title.eq(title)).select(node::id).first(tx.conn())?)
            })
            .unwrap();
        NodeId::stored(found)
    }

    /// The mirror of a published node in the delegate's draft.
    pub fn mirror(&self, of: &NodeId) -> NodeId {
        self.mirror_in(&self.draft, of)
    }

    pub fn mirror_in(&self, draft: &DraftId, of: &NodeId) -> NodeId {
        let found: String = self
            .home
            .house
            .read_as_system(|tx| {
                let of_draft = node::table.inner_join(draft::table.on(draft::copy_id.eq(node::strategy_id)));
                let found = of_draft.filter(draft::id.eq(draft.as_str())).filter(node::of_id.eq(of.as_str()));
                Ok(found.select(node::id).first(tx.conn())?)
            })
            .unwrap();
        NodeId::stored(found)
    }

    pub fn begin(&self, viewer: &Viewer) -> DraftId {
        let begun = self.may(viewer, |tx| {
            let permit = tx.permit(BeginDraft)?;
            drafts::begin(tx, &permit, None, false, None)
        });
        begun.unwrap().draft
    }

    pub fn publish(&self, draft: &DraftId) {
        let (draft, reason) = (draft.clone(), Title::parse("", "So that the test can go on").unwrap());
        let published = self.may(&self.leader, move |tx| {
            let permit = tx.permit(PublishDraft(draft.clone()))?;
            drafts::publish(tx, &permit, &reason)
        });
        published.unwrap();
    }

    pub fn add(&self, viewer: &Viewer, parent: &NodeId, title: &str) -> Result<NodeId> {
        let edit = NodeFields { title: title.to_owned(), ..NodeFields::default() }.parse().unwrap();
        let parent = parent.clone();
        self.may(viewer, move |tx| {
            let permit = tx.permit(AddNode(parent.clone()))?;
            nodes::insert(tx, &permit, &edit)
        })
    }

    pub fn move_below(&self, viewer: &Viewer, id: &NodeId, parent: &NodeId) -> Result<()> {
        let (id, parent) = (id.clone(), parent.clone());
        self.may(viewer, move |tx| {
            let permit = tx.permit(MoveNode(id.clone()))?;
            let revision = permit.revision;
            moves::to(tx, &permit, &parent, Spot::Last, revision).map(drop)
        })
    }

    pub fn archive(&self, viewer: &Viewer, id: &NodeId) -> Result<()> {
        let id = id.clone();
        self.may(viewer, move |tx| {
            let permit = tx.permit(ArchiveNode(id.clone()))?;
            let revision = permit.revision;
            store::archive(tx, &permit, revision).map(drop)
        })
    }

    pub fn restore(&self, viewer: &Viewer, id: &NodeId) -> Result<()> {
        let id = id.clone();
        self.may(viewer, move |tx| {
            let permit = tx.permit(ArchiveNode(id.clone()))?;
            let revision = permit.revision;
            store::restore(tx, &permit, revision)
        })
    }
}
