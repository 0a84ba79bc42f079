//! `/strategy/{id}/measures/add`: a new measure of a node.
//!
//! Invariant: only what is measured has to be written.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::access::Ability;
use crate::error::Error;
use crate::forms::{Once, Refused, refused};
use crate::measures::api as measures;
use crate::measures::model::{Keepers, MeasureFields};
use crate::measures::parts::MeasureFieldset;
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::api;
use crate::strategy::model::NodeView;
use crate::strategy::parts::{errors, phrase, way};
use crate::ui::{Breadcrumbs, Crumb, FormErrors, PageHead, SubmitButton, Weight};

const ADD: &str = "/api/measure/add";

/// The page.
#[component]
pub fn AddMeasurePage() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("id")).and_then(|id| id.parse().ok());
    loaded(
        async move {
            let node = api::node(id.ok_or(Error::NotFound)?).await?;
            if !node.can.contains(&Ability::Measure) {
                return Err(Error::Forbidden);
            }
            let refused = refused().await;
            let owner = refused.value(ADD, "owner", "");
            let keepers = measures::measure_keepers(refused.value(ADD, "owner_search", ""), owner).await?;
            Ok((node, refused, keepers))
        },
        |(node, refused, keepers)| view! { <Form node refused keepers /> },
    )
}

#[component]
fn Form(node: NodeView, refused: Refused, keepers: Keepers) -> impl IntoView {
    let mut steps = way(&node.above);
    steps.push(Crumb { href: links::node(&node.place.id), label: phrase(&node.title) });
    let fields = MeasureFields {
        stale_after_days: "35".to_owned(),
        sort: "quantity".to_owned(),
        toward: "up".to_owned(),
        ..MeasureFields::default()
    };
    view! {
        <Page title="Add a measure">
            <Breadcrumbs steps here="Add a measure" />
            <PageHead title="Add a measure" lead="What shows that this is being reached? A number from where it is to where it is to be, or something that is reached or not." />
            <form class="form" method="post" action=ADD>
                <Once />
                <FormErrors errors=errors(&refused, ADD) />
                <input type="hidden" name="id" value=node.place.id.to_string() />
                <MeasureFieldset action=ADD fields refused keepers />
                <div class="acts">
                    <SubmitButton weight=Weight::Main>"Add it"</SubmitButton>
                    <a href=links::node(&node.place.id)>"Leave it"</a>
                </div>
            </form>
        </Page>
    }
    .into_any()
}
