//! The form in which other words are written, beside those of now.
//!
//! Invariant: what was typed comes back; words that were published meanwhile are shown before anything is sent again.

use leptos::prelude::*;

use crate::forms::{Once, Refused};
use crate::strategy::model::{STALE, Seen, Written};
use crate::strategy::parts::{errors, phrase};
use crate::strategy::proposals::model::Passage;
use crate::text::TITLE_MAX;
use crate::ui::{FormErrors, Marked, Notice, NoticeKind, SubmitButton, TextArea, TextInput, Weight};

/// Draws it.
#[component]
pub(crate) fn WordsForm(
    /// Where the form goes.
    action: &'static str,
    /// What it carries beside its fields.
    hidden: Vec<(&'static str, String)>,
    /// Which words.
    passage: Passage,
    /// What they are called.
    label: String,
    /// What they say now.
    present: Written,
    /// What stands in the field unless something was typed.
    text: String,
    /// Why, if the form asks: what stands in the field.
    #[prop(optional_no_strip)]
    why: Option<String>,
    /// What was typed and refused.
    refused: Refused,
    /// What the button says.
    send: &'static str,
    /// Where to go without sending.
    cancel: String,
) -> impl IntoView {
    let is_stale = refused.error(action, STALE).is_some();
    let now = Seen::of([present.text.as_str()]).written();
    let seen = if is_stale { now } else { refused.value(action, "seen", &now) };
    let text = refused.value(action, "text", &text);
    let hidden: Vec<_> = hidden
        .into_iter()
        .chain([("of", passage.written()), ("seen", seen)])
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect();
    let stale = is_stale.then(|| {
        let mut typed = phrase(&present);
        typed.text.clone_from(&text);
        view! {
            <Notice kind=NoticeKind::Warning title="Somebody was quicker.">
                "Something changed while you were writing. What you wrote is kept below, marked against what it says now; send it again if it still holds."
            </Notice>
            <Marked before=present.text.clone() after=typed />
        }
    });
    let why = why.map(|why| {
        let hint = "One sentence, such as “Nobody outside the workshop knows this word”.";
        view! {
            <TextInput name="why" label="Why" hint required=true max=Some(TITLE_MAX)
                value=refused.value(action, "why", &why) error=refused.error(action, "why") />
        }
    });
    let others: Vec<_> = errors(&refused, action).into_iter().filter(|error| error.field != STALE).collect();
    view! {
        {stale}
        <form class="form" method="post" action=action>
            <Once />
            <FormErrors errors=others />
            {hidden}
            <Field passage label text lang=present.language error=refused.error(action, "text") />
            {why}
            <div class="acts">
                <SubmitButton weight=Weight::Main>{send}</SubmitButton>
                <a href=cancel>"Leave it as it is"</a>
            </div>
        </form>
    }
    .into_any()
}

#[component]
fn Field(
    passage: Passage,
    label: String,
    text: String,
    lang: String,
    #[prop(optional_no_strip)] error: Option<String>,
) -> impl IntoView {
    let required = passage.parse("", "").is_err();
    let hint = if passage.lens.is_some() { "Left empty, it gives way to the default." } else { "" };
    if passage.is_title() {
        return view! { <TextInput name="text" label hint value=text error required max=Some(TITLE_MAX) autofocus=true /> }
            .into_any();
    }
    let rows = if passage.is_because() { 3 } else { 6 };
    view! { <TextArea name="text" label hint value=text error required rows lang /> }.into_any()
}
