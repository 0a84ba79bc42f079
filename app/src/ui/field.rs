//! The frame of a form's field: label, hint, what is wrong, control.
//!
//! Invariant: a control inside it has an id, a visible label that names that id, and `aria-describedby` for each of hint and error
//! that is there. The text fields, selects and files of this module all go through it.
//!
//! ARIA: optional fields say so in words and required ones carry `required`; an error is text before the control, joined by id, and the
//! control says `aria-invalid`.
use super::icon::{Glyph, Icon};
use super::maybe::Maybe;
use crate::text::grouped;
use leptos::prelude::*;

/// Gives the id of the control with this name; a page with two forms that share a name passes ids of its own.
pub fn field_id(name: &str, id: &Maybe) -> String {
    id.as_deref().map_or_else(|| format!("f-{name}"), str::to_owned)
}

/// Lists the ids of hint and error, for `aria-describedby`; `None` when there is neither.
pub fn described_by(id: &str, hint: &Maybe, error: &Maybe) -> Option<String> {
    let parts: Vec<String> = [(hint, "hint"), (error, "error")]
        .iter()
        .filter(|(text, _)| text.is_some())
        .map(|(_, kind)| format!("{id}-{kind}"))
        .collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// Adds to a hint how many characters fit. The browser is not told: it would cut what is pasted without a word, where the
/// server refuses it with its count.
pub fn limited(hint: Maybe, max: Option<usize>) -> Maybe {
    let Some(max) = max.map(grouped) else {
        return hint;
    };
    let said = match hint.get() {
        None => format!("Up to {max} characters."),
        Some(hint) if hint.ends_with('.') => format!("{hint} Up to {max} characters."),
        Some(hint) => format!("{hint}; up to {max} characters"),
    };
    said.into()
}

/// Draws the frame around a control.
#[component]
pub fn Field(
    /// The id of the control.
    #[prop(into)]
    id: String,
    /// What the field is called.
    #[prop(into)]
    label: String,
    /// How to fill it.
    #[prop(optional, into)]
    hint: Maybe,
    /// What is wrong with what was sent.
    #[prop(optional, into)]
    error: Maybe,
    /// Whether it has to be filled; if not, the label says "optional".
    #[prop(optional)]
    required: bool,
    /// The control.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="field">
            <label for=id.clone()>
                {label}
                {(!required).then(|| view! { <span class="optional">" (optional)"</span> })}
            </label>
            <Remarks id=id hint=hint error=error />
            {children()}
        </div>
    }
}

/// Draws hint and error under the ids that `described_by` names.
#[component]
pub fn Remarks(
    /// The id of the control or group.
    #[prop(into)]
    id: String,
    /// How to fill it.
    #[prop(optional, into)]
    hint: Maybe,
    /// What is wrong.
    #[prop(optional, into)]
    error: Maybe,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    view! {
        {hint.get().map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
        {error.get().map(|error| view! { <p class="wrong" id=error_id><Icon glyph=Glyph::Warning />{error}</p> })}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hint_says_how_much_fits() {
        for (hint, max, said) in [
            ("", None, None),
            ("In one line", None, Some("In one line")),
            ("", Some(300), Some("Up to 300 characters.")),
            ("In one line", Some(300), Some("In one line; up to 300 characters")),
            ("Be short.", Some(20_000), Some("Be short. Up to 20,000 characters.")),
        ] {
            assert_eq!(limited(hint.into(), max).as_deref(), said);
        }
    }

    #[test]
    fn description_names_only_what_is_there() {
        assert_eq!(described_by("a", &Maybe::default(), &"".into()), None);
        assert_eq!(described_by("a", &"h".into(), &"e".into()).as_deref(), Some("a-hint a-error"));
        assert_eq!(described_by("a", &Maybe::default(), &"e".into()).as_deref(), Some("a-error"));
    }
}
