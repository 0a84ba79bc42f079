//! The account at the end of the bar.
//!
//! Invariant: a `<details>`: opens without JavaScript, and its items are links and small forms like everywhere else.
//!
//! ARIA: a disclosure with a list, not a `menu`, which would promise arrow keys.
use super::icon::{Glyph, Icon};
use super::maybe::Maybe;
use leptos::prelude::*;

/// Draws the account; its children are `<li>` with one link or one form with one button each.
#[component]
pub fn AccountMenu(
    /// The person's name.
    #[prop(into)]
    name: String,
    /// Team or role, a line below the name.
    #[prop(optional, into)]
    note: Maybe,
    /// The items.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="account">
            <summary><Icon glyph=Glyph::Person /><span>{name.clone()}</span></summary>
            <div>
                <p class="who">
                    <strong>{name}</strong>
                    {note.get().map(|note| view! { <br /><span class="small">{note}</span> })}
                </p>
                <ul role="list">{children()}</ul>
            </div>
        </details>
    }
}
