//! A house with an organisation, two lenses, a team, two people, a strategy with a mission, and an open draft of it.
//!
//! Invariant: alone in its database; on PostgreSQL in a schema of its own. What a test changes it changes in the draft.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;

use crate::access::{Entropy, House, Tx as _};
use crate::error::Result;
use crate::id::{DraftId, LensId, NodeId, PersonId, TeamId};
use crate::storage::schema::{lens, organisation, person, team};
use crate::storage::{Db, Location, migrate};
use crate::strategy::drafts::policy::{BeginDraft, PublishDraft, ReadDraft};
use crate::strategy::drafts::store as drafts;
use crate::strategy::model::{Asked, NodeFields, OutlineView};
use crate::strategy::policy::{AddNode, BeginStrategy};
use crate::strategy::store::nodes;
use crate::text::Title;
use crate::time::{Clock, Timestamp};

/// A house and what is in it.
pub struct Home {
    pub house: House,
    /// The draft.
    pub draft: DraftId,
    /// The mission in the draft.
    pub mission: NodeId,
    /// The mission as it is published.
    pub published: NodeId,
    pub engineering: LensId,
    pub sales: LensId,
    pub team: TeamId,
    pub ilse: PersonId,
    pub jonas: PersonId,
}

/// Opens a new house.
pub fn home() -> Home {
    let name = format!("t{}", Entropy.id(Timestamp(1)).replace('-', ""));
    let location = match std::env::var("TEST_DATABASE_URL") {
        Ok(url) => {
            let location = Location::parse(&url).unwrap();
            location.open().unwrap().batch_execute(&format!("CREATE SCHEMA {name}")).unwrap();
            location.within(&name)
        }
        Err(_) => {
            let path = std::env::temp_dir().join(format!("{name}.db"));
            Location::parse(&format!("sqlite:{}", path.display())).unwrap()
        }
    };
    migrate::run(&location).unwrap();
    let clock = Clock::fixed(Timestamp(1_790_000_000_000_000));
    let house = House::new(Db::open(location).unwrap(), clock, [7; 32], 1);
    house.write_as_system(|tx| furnish(tx, &house)).unwrap()
}

impl Home {
    /// Adds a node below `parent` with a because.
    pub fn add(&self, parent: &NodeId, title: &str) -> NodeId {
        let fields =
            NodeFields { title: title.to_owned(), because: format!("because of {title}"), ..NodeFields::default() };
        let edit = fields.parse().unwrap();
        self.house
            .write_as_system(|tx| {
                let permit = tx.permit(AddNode(parent.clone()))?;
                nodes::insert(tx, &permit, &edit)
            })
            .unwrap()
    }

    /// Publishes the draft and returns the version's number.
    pub fn publish(&self) -> i64 {
        let reason = Title::parse("", "So that the test can go on").unwrap();
        self.house
            .write_as_system(|tx| {
                let permit = tx.permit(PublishDraft(self.draft.clone()))?;
                drafts::publish(tx, &permit, &reason)
            })
            .unwrap()
    }

    /// Reads the outline of the draft.
    pub fn outline(&self, asked: &Asked) -> OutlineView {
        self.house
            .read_as_system(|tx| {
                let permit = tx.permit(ReadDraft(self.draft.clone()))?;
                Ok(drafts::outline(tx, &permit, asked)?.outline)
            })
            .unwrap()
    }

    /// Returns the revision of a node.
    pub fn revision(&self, id: &NodeId) -> i64 {
        self.house.read_as_system(|tx| Ok(nodes::place(tx.conn(), id)?.unwrap().revision)).unwrap()
    }
}

fn furnish(tx: &mut crate::access::Writer<'_>, house: &House) -> Result<Home> {
    let (engineering, sales) = (tx.new_id(), tx.new_id());
    for (place, (id, name)) in [(&engineering, "Engineering"), (&sales, "Sales")].into_iter().enumerate() {
        diesel::insert_into(lens::table)
            .values((lens::id.eq(id), lens::name.eq(name), lens::position.eq(place as i64)))
            .execute(tx.conn())?;
    }
    diesel::insert_into(organisation::table)
        .values((
            organisation::id.eq("organisation"),
            organisation::name.eq("Mending"),
            organisation::time_zone.eq("Europe/Berlin"),
            organisation::levels.eq("[\"Pillar\",\"Objective\"]"),
            organisation::created_at.eq(0_i64),
        ))
        .execute(tx.conn())?;
    let firmware = tx.new_id();
    diesel::insert_into(team::table).values((team::id.eq(&firmware), team::name.eq("Firmware"))).execute(tx.conn())?;
    let people = [tx.new_id(), tx.new_id()];
    for (id, name) in people.iter().zip(["Ilse Brand", "Jonas Reik"]) {
        diesel::insert_into(person::table)
            .values((
                person::id.eq(id),
                person::name.eq(name),
                person::sort_name.eq(name.to_lowercase()),
                person::kind.eq("employee"),
                person::state.eq("active"),
                person::team_id.eq(&firmware),
                person::created_at.eq(0_i64),
            ))
            .execute(tx.conn())?;
    }
    let permit = tx.permit(BeginStrategy)?;
    let [name, mission] = ["Mending", "Every household can mend what it owns."].map(|text| Title::parse("", text));
    let published = nodes::begin(tx, &permit, &name?, &mission?)?;
    let permit = tx.permit(BeginDraft)?;
    let begun = drafts::begin(tx, &permit, None, false, Some(&published))?;
    let [ilse, jonas] = people;
    Ok(Home {
        house: house.clone(),
        draft: begun.draft,
        mission: begun.node.unwrap(),
        published,
        engineering: LensId::stored(engineering),
        sales: LensId::stored(sales),
        team: TeamId::stored(firmware),
        ilse: PersonId::stored(ilse),
        jonas: PersonId::stored(jonas),
    })
}
