//! An import that is being applied: how far it is, and what to do if its server ended.
//!
//! Invariant: everything shown comes from the database, so every server says the same; the page loads itself again only
//! while the import runs.

use leptos::prelude::*;
use leptos_meta::Meta;

use super::import::{APPLY, DROP};
use crate::forms::Once;
use crate::people::model::RunView;
use crate::routes::links;
use crate::text::grouped;
use crate::ui::{Checkbox, LinkButton, Notice, NoticeKind, Progress, SubmitButton, Weight};

/// Draws how far an import is.
#[component]
pub fn Running(
    /// The import.
    view: RunView,
) -> impl IntoView {
    let Some(progress) = view.progress else {
        return ().into_any();
    };
    if progress.is_stopped {
        return view! { <Stopped view /> }.into_any();
    }
    let (done, total) = (progress.done, progress.total);
    let told = match total {
        0 => "The file is read and compared with the directory.".to_owned(),
        _ if done >= total => format!("All {} rows are written; now they are put in force.", grouped(total)),
        _ => format!("{} of {} rows are written.", grouped(done), grouped(total)),
    };
    let page = links::import(&view.run.id);
    let share = (total > 0).then_some(total as u64);
    view! {
        <Meta http_equiv="refresh" content="2" />
        <Notice kind=NoticeKind::Info title="It is being applied.">
            "You can leave this page. Nobody sees anything of it until all of it is there; this page then shows what it did."
        </Notice>
        <Progress id="progress" label="Applying" told=told done=done as u64 total=share />
        <div class="cluster"><LinkButton href=page>"Look again"</LinkButton></div>
    }
    .into_any()
}

#[component]
fn Stopped(view: RunView) -> impl IntoView {
    let id = view.run.id.to_string();
    let tally = view.summary.tally;
    let label = format!("Deactivate {} of {} people", tally.gone, tally.active);
    view! {
        <Notice kind=NoticeKind::Warning title="It was stopped.">
            "The server ended while it was being applied. Nothing of it is in force and nobody sees anything of it: go on, and it begins anew, or throw it away."
        </Notice>
        <form method="post" action=APPLY class="stack">
            <Once />
            <input type="hidden" name="id" value=id />
            {tally.asks_twice().then(|| view! { <Checkbox name="deactivate" label=label /> })}
            <div class="cluster">
                <SubmitButton weight=Weight::Main>"Go on"</SubmitButton>
                <SubmitButton action=DROP unchecked=true>"Throw it away"</SubmitButton>
            </div>
        </form>
    }
}
