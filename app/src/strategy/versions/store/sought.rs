//! Which nodes a filter finds in the outline of a version.
//!
//! Invariant: looks at what the version said, by the names and the teams of now. What no version keeps (measures, what was
//! handed over) is not found.

use std::collections::HashSet;

use crate::error::Result;
use crate::id::NodeId;
use crate::search::model::{Sort, Terms, holds_all};
use crate::storage::Conn;
use crate::strategy::model::{Filter, Knot, Matches, Owner, State};
use crate::strategy::store::meant;
use crate::strategy::versions::model::{Cell, Field, Tree};

/// Finds what `filter` is true of in `tree`, with what leads to each.
pub(super) fn matches(conn: &mut Conn, tree: &Tree, filter: &Filter) -> Result<Matches> {
    let text = |id: &str, field| tree.get(&Cell::of(id, field));
    let owner = |id: &str| Owner::read("", &text(id, Field::Owner)).ok().flatten();
    let owners: HashSet<Owner> = tree.spots.keys().filter_map(|id| owner(id)).collect();
    let asks_whom = filter.person.is_some() || filter.team.is_some();
    let meant = if asks_whom { meant(conn, filter, owners)? } else { owners };
    let terms = Terms::read(&filter.words).of(Sort::Strategy);
    let holds = |id: &str| {
        let texts = [Field::Title, Field::Because, Field::Description].map(|field| text(id, field));
        // Signs alone are no words, and nothing holds them.
        filter.words.is_empty() || (!terms.is_empty() && holds_all(&texts.join(" "), &terms))
    };
    let is_so = |id: &str| match &filter.state {
        None | Some(State::Archived) => true,
        Some(State::Unowned) => owner(id).is_none(),
        Some(State::Unlinked) => text(id, Field::Because).is_empty(),
        Some(State::Unworded(lens)) => {
            let words = tree.words.get(&(id.to_owned(), String::new(), lens.to_string()));
            words.is_none_or(|[title, because, ..]| title.is_empty() || because.is_empty())
        }
        Some(State::Unmeasured | State::Stale | State::Handed | State::Broken) => false,
    };
    let knots: Vec<Knot> = tree
        .spots
        .iter()
        .filter(|(_, spot)| filter.is_of_archived() || spot.archived.is_none())
        .map(|(id, spot)| Knot {
            is_hit: spot.parent.is_some()
                && (spot.archived.is_some() || !filter.is_of_archived())
                && is_so(id)
                && (!asks_whom || owner(id).is_some_and(|owner| meant.contains(&owner)))
                && holds(id),
            id: NodeId::stored(id.clone()),
            parent: spot.parent.clone().map(NodeId::stored),
            position: spot.position,
            archived: spot.archived.is_some(),
        })
        .collect();
    Ok(Matches::of(&knots, filter.pillar.as_ref()))
}
