//! What was published on the reader's lines since they last marked it read: why, before and after.
//!
//! Invariant: the reason stands first; nothing is counted at anybody, and it goes when a form says so, or after 30 days.

use leptos::prelude::*;

use crate::forms::Once;
use crate::mission::model::{ChangedField, MissionView, Published};
use crate::routes::links;
use crate::time::ago;
use crate::ui::SubmitButton;

/// Draws it; nothing where nothing was published.
#[component]
pub(in crate::mission) fn Changed(
    /// The page.
    view: MissionView,
) -> impl IntoView {
    let latest = view.changed.first()?.number;
    let versions: Vec<_> = view
        .changed
        .into_iter()
        .map(|version| {
            let when = ago(view.now, version.at, &view.zone);
            one(version, when)
        })
        .collect();
    Some(
        view! {
            <section class="stack" aria-labelledby="changed">
                <h2 id="changed">"Changed on your lines"</h2>
                <ul class="stack changes" role="list">{versions}</ul>
                <form method="post" action="/api/mission/read">
                    <Once />
                    <input type="hidden" name="number" value=latest.to_string() />
                    <SubmitButton>"Mark it read"</SubmitButton>
                </form>
            </section>
        }
        .into_any(),
    )
}

fn one(version: Published, when: String) -> impl IntoView {
    let by = version.by.map(|name| format!("{name}, ")).unwrap_or_default();
    let fields: Vec<_> = version.fields.into_iter().map(field).collect();
    view! {
        <li>
            <p class="because" dir="auto">{version.reason}</p>
            <p class="soft small">
                {by}{when}", "<a href=links::version(version.number)>{format!("version {}", version.number)}</a>
            </p>
            <dl class="fields">{fields}</dl>
        </li>
    }
    .into_any()
}

fn field(changed: ChangedField) -> impl IntoView {
    let before = (!changed.before.is_empty())
        .then(|| view! { <dd><span class="soft">"before "</span><del dir="auto">{changed.before}</del></dd> });
    let after = if changed.after.is_empty() {
        view! { <dd class="soft">"nothing any more"</dd> }.into_any()
    } else {
        let word = before.is_some().then(|| view! { <span class="soft">"now "</span> });
        view! { <dd>{word}<ins dir="auto">{changed.after}</ins></dd> }.into_any()
    };
    view! {
        <div>
            <dt><a href=links::node(&changed.node)><bdi>{changed.title}</bdi></a>": "{changed.field.label().to_lowercase()}</dt>
            {before}
            {after}
        </div>
    }
    .into_any()
}
