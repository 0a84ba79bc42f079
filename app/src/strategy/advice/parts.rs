//! Advice as a form shows it: above its buttons, beside what was written.
//!
//! Invariant: says what, why and how else; never keeps anybody from saving.

use leptos::prelude::*;

use super::api;
use super::model::{About, Advice};
use crate::error::Result;
use crate::forms::Refused;
use crate::id::NodeId;
use crate::routes::links;
use crate::strategy::model::{CHECKED, NodeFields};
use crate::ui::{Notice, NoticeKind, SubmitButton};

/// Asks for advice on the form that posts to `action` as it stands: `fields` unless something was typed.
///
/// # Errors
/// What the server says.
pub(crate) async fn ask(
    action: &'static str,
    id: NodeId,
    below: bool,
    fields: &NodeFields,
    refused: &Refused,
) -> Result<Vec<Advice>> {
    let texts = fields.texts();
    let [title, because, _, owner, starts_on, ends_on, language, ..]: [String; 9] =
        std::array::from_fn(|at| refused.value(action, NodeFields::NAMES[at].0, texts[at]));
    if title.trim().is_empty() {
        return Ok(Vec::new());
    }
    api::advise(id, below, title, because, owner, starts_on, ends_on, language).await
}

/// Tells whether the writer has just asked for advice on the form that posts to `action`.
pub(crate) fn asked(action: &str, refused: &Refused) -> bool {
    refused.error(action, CHECKED).is_some()
}

/// Draws what was noticed, and the button that looks again at what is typed.
#[component]
pub(crate) fn WorthALook(
    /// What was noticed.
    advice: Vec<Advice>,
    /// Whether the writer has just asked.
    asked: bool,
) -> impl IntoView {
    let nothing = asked && advice.is_empty();
    let list = (!advice.is_empty()).then(|| {
        let items: Vec<_> = advice.into_iter().map(item).collect();
        view! {
            <Notice title="Worth a look, before or after you save.">
                <ul class="stack tight">{items}</ul>
            </Notice>
        }
    });
    view! {
        {list}
        {nothing.then(|| view! { <Notice kind=NoticeKind::Good>"Nothing stands out. Nothing is saved yet."</Notice> })}
        <p><SubmitButton name="look" value="words" unchecked=true>"Check the words"</SubmitButton></p>
    }
    .into_any()
}

fn item(advice: Advice) -> impl IntoView {
    let beside = advice.beside.map(|(about, _)| {
        view! { " " <a href=href(&about)>"Look at it"</a> }
    });
    view! {
        <li>
            <p><bdi>{advice.noticed}</bdi>{beside}</p>
            <p class="quiet">{advice.sort.why()} " " {advice.sort.example()}</p>
        </li>
    }
}

/// Links to what advice is about.
pub(super) fn href(about: &About) -> String {
    match about {
        About::Node(id) => links::node(id),
        About::Measure(id) => links::measure(id),
    }
}
