//! `/owed/{sort}/{id}`: saying of something that it is not mine.
//!
//! Invariant: whom it goes to, and that it can be taken back, is said before it is done.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::forms::{Once, Refused, refused};
use crate::owed::api;
use crate::owed::model::NotMineView;
use crate::owed::parts::href;
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::parts::errors;
use crate::text::TITLE_MAX;
use crate::ui::{Breadcrumbs, Crumb, FormErrors, PageHead, SubmitButton, TextInput, Weight};

const REFUSE: &str = "/api/owed/refuse";

/// The page.
#[component]
pub fn NotMinePage() -> impl IntoView {
    let named = |name: &str| use_params_map().with_untracked(|params| params.get(name)).unwrap_or_default();
    let (sort, subject) = (named("sort"), named("id"));
    loaded(
        async move { Ok((api::owed_item(sort, subject).await?, refused().await)) },
        |(view, refused)| view! { <Form view refused /> },
    )
}

#[component]
fn Form(view: NotMineView, refused: Refused) -> impl IntoView {
    let steps = vec![Crumb { href: links::OWED.to_owned(), label: "What waits for you".into() }];
    let to = view.manager.as_ref().map(|(_, name)| name.clone()).unwrap_or_default();
    let lead = if view.item.sort.is_owned() {
        format!("{to} becomes who answers for it, marked to be taken over. You can take it back until then.")
    } else {
        format!("{to} reads your reason and sees to it, or gives it back. You can take it back until then.")
    };
    let why = view.item.why(view.now, &view.zone);
    let typed = refused.value(REFUSE, "reason", "");
    view! {
        <Page title="This is not mine">
            <div class="stack">
                <Breadcrumbs steps here="Not mine" />
                <PageHead title="This is not mine" lead />
                <p><a href=href(&view.item)><bdi>{view.item.title.clone()}</bdi></a></p>
                <p class="small">{why}</p>
                <form class="form" method="post" action=REFUSE>
                    <Once />
                    <FormErrors errors=errors(&refused, REFUSE) />
                    <input type="hidden" name="sort" value=view.item.sort.word() />
                    <input type="hidden" name="subject" value=view.item.id.clone() />
                    <TextInput name="reason" label="Because" hint="One sentence, such as “I left that team in May”." required=true
                        max=Some(TITLE_MAX) value=typed error=refused.error(REFUSE, "reason") />
                    <div class="acts">
                        <SubmitButton weight=Weight::Main>"It is not mine"</SubmitButton>
                        <a href=links::OWED>"Leave it"</a>
                    </div>
                </form>
            </div>
        </Page>
    }
    .into_any()
}
