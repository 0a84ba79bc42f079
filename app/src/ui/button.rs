//! Buttons: a link that goes somewhere, a button that sends its form, a button that an island listens to.
//!
//! Invariant: what changes something is a button in a form, what has an address is a link; they look alike, they never swap.
//!
//! ARIA: native elements only. A refused act is shown with a reason beside it rather than as a disabled button where that is possible;
//! `disabled` removes it from the Tab order, so use it only while something is under way.
use super::maybe::Maybe;
use leptos::prelude::*;

/// Says how much an act weighs on its page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// One of several acts.
    #[default]
    Quiet,
    /// The act that the page is for; one a page.
    Main,
    /// An act that takes something away.
    Danger,
    /// An act within running text.
    Bare,
}

impl Weight {
    const fn class(self) -> &'static str {
        match self {
            Self::Quiet => "button",
            Self::Main => "button main",
            Self::Danger => "button danger",
            Self::Bare => "button bare",
        }
    }
}

/// Draws a link that looks like a button; the address is ours or has gone through `safe_url`.
#[component]
pub fn LinkButton(
    /// Where it goes.
    #[prop(into)]
    href: String,
    /// How much it weighs.
    #[prop(optional)]
    weight: Weight,
    /// The key that presses it.
    #[prop(optional, into)]
    key: Maybe,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! { <a class=weight.class() href=super::safe_link::safe_url(&href) data-key=key.get()>{children()}</a> }
}

/// Draws the button that sends the form around it, or the form it names.
#[component]
pub fn SubmitButton(
    /// How much it weighs.
    #[prop(optional)]
    weight: Weight,
    /// The field it adds to the form, when one form has several acts.
    #[prop(optional, into)]
    name: Maybe,
    /// The value of that field.
    #[prop(optional, into)]
    value: Maybe,
    /// The id of the form it sends, when it stands outside.
    #[prop(optional, into)]
    form: Maybe,
    /// Another address for this act of the form.
    #[prop(optional, into)]
    action: Maybe,
    /// Leaves the browser's own checks out (for "save as it is", "remove").
    #[prop(optional)]
    unchecked: bool,
    /// The key that presses it.
    #[prop(optional, into)]
    key: Maybe,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type="submit"
            data-key=key.get()
            class=weight.class()
            name=name.get()
            value=value.get()
            form=form.get()
            formaction=action.get()
            formnovalidate=unchecked
        >
            {children()}
        </button>
    }
}

/// Draws a button without a form, for islands; without JavaScript it does nothing, so an island draws it, never a page.
#[component]
pub fn Button(
    /// How much it weighs.
    #[prop(optional)]
    weight: Weight,
    /// Whether it waits for something under way.
    #[prop(optional)]
    disabled: bool,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! { <button type="button" class=weight.class() disabled=disabled>{children()}</button> }
}
