//! `/admin/organisation`: name, time zone, level names, lenses.
//!
//! Invariant: every act is a plain form.

use leptos::prelude::*;

use crate::access::Ability;
use crate::forms::{Refused, refused};
use crate::organisation::api;
use crate::organisation::model::OrganisationView;
use crate::shell::{Page, loaded};

const EDIT: &str = "/api/organisation/edit";

/// The page.
#[component]
pub fn OrganisationPage() -> impl IntoView {
    loaded(
        async { Ok((api::organisation().await?, refused().await)) },
        |(organisation, refused)| {
            view! {
                <Page title="Organisation">
                    <h1>"Organisation"</h1>
                    <SettingsForm organisation refused />
                </Page>
            }
        },
    )
}

#[component]
fn SettingsForm(organisation: OrganisationView, refused: Refused) -> impl IntoView {
    let may_edit = organisation.can.contains(&Ability::Edit);
    let name = refused.value(EDIT, "name", &organisation.name);
    let time_zone = refused.value(EDIT, "time_zone", &organisation.time_zone);
    let levels = refused.value(EDIT, "levels", &organisation.levels.join("\n"));
    view! {
        <form method="post" action=EDIT>
            <input type="hidden" name="revision" value=organisation.revision />
            <label>"Name"<input name="name" value=name /></label>
            <label>"Time zone"<input name="time_zone" value=time_zone /></label>
            <label>"Levels"<input name="levels" value=levels /></label>
            {may_edit.then(|| view! { <button>"Save"</button> })}
        </form>
    }
}
