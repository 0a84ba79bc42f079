//! The fields of a node's form.
//!
//! Invariant: what was typed comes back.

use leptos::prelude::*;

use super::owner_field::{OwnerField, SaveOnEnter};
use crate::forms::Refused;
use crate::strategy::model::{Candidate, LOOK, NodeFields, Owner};
use crate::text::TITLE_MAX;
use crate::ui::{Choice, Disclosure, Select, TextArea, TextInput};

/// Draws title, because, description, owner, days and language.
#[component]
pub(crate) fn NodeFieldset(
    /// Where the form goes.
    action: &'static str,
    /// What stands in it unless something was typed.
    fields: NodeFields,
    /// What was typed and refused.
    refused: Refused,
    /// Whom the words in the owner field may mean.
    owners: Vec<Candidate<Owner>>,
    /// What known owners are called.
    named: Vec<Candidate<Owner>>,
    /// The title of the parent; none for the mission, which serves nothing above it.
    parent: Option<String>,
    /// Whether the days are asked for too.
    #[prop(optional)]
    dated: bool,
) -> impl IntoView {
    let value = |name: &str, otherwise: &str| refused.value(action, name, otherwise);
    let error = |name: &str| refused.error(action, name);
    let max = Some(TITLE_MAX);
    let autofocus = error(LOOK).is_none();
    view! {
        <SaveOnEnter />
        <TextInput name="title" label="Title" value=value("title", &fields.title) error=error("title") required=true max autofocus />
        {parent
            .map(|parent| {
                view! {
                    <TextArea
                        name="because"
                        label="Because"
                        hint=format!("How this serves “{parent}”. Without it the line is shown broken.")
                        value=value("because", &fields.because)
                        error=error("because")
                        rows=2
                    />
                }
            })}
        <TextArea
            name="description"
            label="Description"
            value=value("description", &fields.description)
            error=error("description")
            rows=4
        />
        <TextArea
            name="links"
            label="Where the work is"
            hint="A link on each line: its address, and behind it what it is called."
            value=value("links", &fields.links)
            error=error("links")
            rows=2
        />
        <OwnerField action owner=fields.owner.clone() refused=refused.clone() owners named />
        {dated
            .then(|| {
                view! {
                    <div class="cluster between">
                        <TextInput name="starts_on" label="First day" kind="date" value=value("starts_on", &fields.starts_on) error=error("starts_on") short=true />
                        <TextInput name="ends_on" label="Last day" kind="date" value=value("ends_on", &fields.ends_on) error=error("ends_on") short=true />
                    </div>
                }
            })}
        <LanguageFields
            language=value("language", &fields.language)
            direction=value("direction", &fields.direction)
            error=error("language").unwrap_or_default()
        />
    }
    .into_any()
}

/// Draws the language and the direction of a form's texts, folded while there is nothing to say.
#[component]
pub(crate) fn LanguageFields(
    /// The language tag.
    language: String,
    /// `ltr`, `rtl` or empty.
    direction: String,
    /// What is wrong with the tag.
    #[prop(optional)]
    error: String,
    /// What sets the ids of these fields apart from others on the page.
    #[prop(optional)]
    mark: String,
) -> impl IntoView {
    let open = !error.is_empty();
    let id = |name: &str| (!mark.is_empty()).then(|| format!("f-{name}-{mark}"));
    let (language_id, direction_id) = (id("language"), id("direction"));
    let summary = if language.is_empty() {
        "Language of these texts".to_owned()
    } else {
        format!("Language of these texts: {language}")
    };
    view! {
        <Disclosure summary open>
            <TextInput id=language_id name="language" label="Language" value=language error hint="A tag such as “en”, “pt-BR” or “ar”. Leave it empty for the organisation's own." short=true />
            <Select
                id=direction_id
                name="direction"
                label="Direction"
                value=direction
                prompt="As the first letter says"
                choices=vec![Choice::new("ltr", "From left to right"), Choice::new("rtl", "From right to left")]
            />
        </Disclosure>
    }
    .into_any()
}
