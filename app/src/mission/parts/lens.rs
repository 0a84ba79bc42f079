//! In whose words the page is, why, and how to read in others.
//!
//! Invariant: a plain form; what a person chose can be taken back in the same place.

use leptos::prelude::*;

use crate::forms::Once;
use crate::mission::model::{LensFrom, Reading};
use crate::ui::{Choice, Disclosure, Select, SubmitButton};

const CHOOSE: &str = "/api/mission/lens";

/// Draws the sentence and the form that changes it.
#[component]
pub(in crate::mission) fn LensPicker(
    /// The lens in use and all others.
    reading: Reading,
) -> impl IntoView {
    let value = reading.lens.as_ref().filter(|_| reading.from == LensFrom::Chosen).map(ToString::to_string);
    let choices = reading.all.iter().map(|(id, name)| Choice::new(id.as_str(), name)).collect();
    let offers = !reading.all.is_empty();
    view! {
        <p>{reading.said()}</p>
        {offers.then(|| view! {
            <Disclosure summary="Read in other words">
                <form method="post" action=CHOOSE class="form">
                    <Once />
                    <Select name="lens" label="In the words of" choices=choices value=value prompt="What my team reads" />
                    <div class="acts"><SubmitButton>"Read so"</SubmitButton></div>
                </form>
            </Disclosure>
        })}
    }
}
