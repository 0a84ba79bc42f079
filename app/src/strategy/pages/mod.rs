//! The strategy's pages.
//!
//! Invariant: show what `api` returned and decide nothing; every act is a plain form.

mod add;
mod edit;
mod moving;
mod node;
mod outline;
mod picked;
mod supports;
mod wordings;

pub use add::AddPage;
pub use edit::EditPage;
pub use moving::MovePage;
pub use node::NodePage;
pub(crate) use outline::OutlineBody;
pub use outline::OutlinePage;
pub use picked::PickedPage;
pub use supports::SupportsPage;
pub use wordings::WordingsPage;

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use crate::error::{Error, Result};
use crate::id::NodeId;
use crate::strategy::drafts::api::draft_choice;
use crate::strategy::drafts::model::ChoiceView;
use crate::strategy::model::Asked;

/// Returns the choice of drafts where `id` is published and so is changed in one; none where the viewer may (`may`) change
/// it where it stands.
async fn elsewhere(id: &NodeId, may: bool) -> Result<Option<ChoiceView>> {
    if may { Ok(None) } else { draft_choice(id.clone()).await.map(Some) }
}

/// Returns the node that the address names.
fn node_id() -> Result<NodeId> {
    use_params_map().with_untracked(|params| params.get("id")).and_then(|id| id.parse().ok()).ok_or(Error::NotFound)
}

/// Returns what stands in the address's query under `name`.
fn query(name: &str) -> Option<String> {
    use_query_map().with_untracked(|query| query.get(name))
}

/// Returns what the address asks of an outline, as it stands behind the question mark.
pub(crate) fn asked() -> String {
    let mut pairs = form_urlencoded::Serializer::new(String::new());
    for name in Asked::names() {
        if let Some(value) = query(name) {
            pairs.append_pair(name, &value);
        }
    }
    pairs.finish()
}
