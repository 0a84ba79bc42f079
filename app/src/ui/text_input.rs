//! A field of one line.
//!
//! Invariant: what was typed comes back: a refused form passes its words as `value` (never a password's).
use super::field::{Field, described_by, field_id, limited};
use super::maybe::Maybe;
use leptos::prelude::*;

/// Draws a field of one line with its label.
#[component]
pub fn TextInput(
    /// The field's name in the form.
    #[prop(into)]
    name: String,
    /// What it is called.
    #[prop(into)]
    label: String,
    /// `text`, `email`, `password`, `search`, `number`, `date`, `url`, `tel`.
    #[prop(optional, default = "text")]
    kind: &'static str,
    /// What stands in it.
    #[prop(optional, into)]
    value: Maybe,
    /// How to fill it.
    #[prop(optional, into)]
    hint: Maybe,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Maybe,
    /// Whether it has to be filled.
    #[prop(optional)]
    required: bool,
    /// What the browser may fill in: `username`, `current-password`, `new-password`, `one-time-code`, `name`, `email`, `off`.
    #[prop(optional, into)]
    autocomplete: Maybe,
    /// The keyboard of a phone: `numeric`, `email`, `search`.
    #[prop(optional, into)]
    inputmode: Maybe,
    /// The most characters, which the hint says.
    #[prop(optional_no_strip)]
    max: Option<usize>,
    /// Whether the cursor waits here: the first field of a page that is for nothing else.
    #[prop(optional)]
    autofocus: bool,
    /// Draws it as short as what belongs in it.
    #[prop(optional)]
    short: bool,
    /// Its own id, where a name stands twice on a page.
    #[prop(optional, into)]
    id: Maybe,
) -> impl IntoView {
    let (id, hint) = (field_id(&name, &id), limited(hint, max));
    let described = described_by(&id, &hint, &error);
    let invalid = error.is_some().then_some("true");
    let class = if short { "control short" } else { "control" };
    // an address, a number or a password is no prose: no capital first, no red waves
    let verbatim = matches!(kind, "email" | "password" | "url").then_some("none");
    let value = if kind == "password" { None } else { value.get() };
    view! {
        <Field id=id.clone() label=label hint=hint error=error required=required>
            <input
                class=class
                id=id
                name=name
                type=kind
                value=value
                required=required
                aria-describedby=described
                aria-invalid=invalid
                autocomplete=autocomplete.get()
                autocapitalize=verbatim
                spellcheck=verbatim.map(|_| "false")
                inputmode=inputmode.get()
                autofocus=autofocus
                dir="auto"
            />
        </Field>
    }
}

#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_joined_to_its_control_and_the_value_is_escaped() {
        let html = view! { <TextInput name="title" label="Title" value="\"><script>" error="Say what it is." required=true /> }.to_html();
        assert!(
            html.contains("aria-describedby=\"f-title-error\"") && html.contains("aria-invalid=\"true\""),
            "{html}"
        );
        assert!(
            html.contains("id=\"f-title-error\"") && !html.contains("<script>") && !html.contains("optional"),
            "{html}"
        );
    }

    #[test]
    fn nothing_that_is_pasted_is_cut() {
        let html = view! { <TextInput name="title" label="Title" max=Some(300) /> }.to_html();
        assert!(!html.contains("maxlength") && html.contains("Up to 300 characters."), "{html}");
    }

    #[test]
    fn a_password_never_comes_back() {
        let html = view! { <TextInput name="p" label="Password" kind="password" value="secret words" /> }.to_html();
        assert!(!html.contains("secret words"), "{html}");
    }
}
