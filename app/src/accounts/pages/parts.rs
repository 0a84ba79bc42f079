//! What several pages about accounts share.
//!
//! Invariant: knows no account; a moment is said in the reader's zone.

use jiff::tz::TimeZone;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::access::{Offices, Role};
use crate::forms::{Once, Refused};
use crate::time::{Timestamp, ago};
use crate::ui::{Breadcrumbs, Crumb, FieldError, FormErrors, SubmitButton, Time, Weight};

/// Draws what was wrong with the form that posts to `path`.
#[component]
pub fn Wrong(
    /// The refused form.
    refused: Refused,
    /// Where it posts to.
    path: &'static str,
    /// What happened to what was typed.
    #[prop(into, default = "Nothing was changed.".to_owned())]
    kept: String,
) -> impl IntoView {
    let errors = refused.errors(path).into_iter().map(|(field, message)| FieldError { field, message }).collect();
    view! { <FormErrors errors kept /> }
}

/// Draws a form that is one button.
#[component]
pub fn Act(
    /// Where it posts to.
    path: &'static str,
    /// The hidden fields.
    #[prop(optional)]
    fields: Vec<(&'static str, String)>,
    /// How much it weighs.
    #[prop(optional)]
    weight: Weight,
    /// The words on the button.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let fields: Vec<_> =
        fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect();
    view! {
        <form method="post" action=path>
            <Once />
            {fields}
            <SubmitButton weight>{label}</SubmitButton>
        </form>
    }
}

/// Draws a moment in the past, as people say it.
pub fn moment(now: Timestamp, then: Timestamp, zone: &str) -> impl IntoView + use<> {
    view! { <Time said=ago(now, then, zone) exact=exact(then, zone) machine=then.rfc3339() /> }
}

/// Says a moment to the minute, as a person would write it.
pub fn exact(then: Timestamp, zone: &str) -> String {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    jiff::Timestamp::from_microsecond(then.0)
        .unwrap_or(jiff::Timestamp::UNIX_EPOCH)
        .to_zoned(zone)
        .strftime("%-d %B %Y, %H:%M")
        .to_string()
}

/// Draws the way to a page: address and name of each step above it, then the page itself.
#[component]
pub fn Way(
    /// The steps above.
    steps: Vec<(&'static str, &'static str)>,
    /// The page.
    #[prop(into)]
    here: String,
) -> impl IntoView {
    let steps = steps.into_iter().map(|(href, label)| Crumb { href: href.to_owned(), label: label.into() }).collect();
    view! { <Breadcrumbs steps here /> }
}

/// Names the offices that are held.
pub fn offices_said(offices: Offices) -> String {
    let held: Vec<&str> = Role::ALL.into_iter().filter(|role| offices.hold(*role)).map(Role::word).collect();
    held.join(", ")
}

/// Returns a value of the page's query.
pub fn queried(name: &str) -> Option<String> {
    use_query_map().read_untracked().get(name)
}

/// Carries the page to go on to through a form.
#[component]
pub fn Next() -> impl IntoView {
    queried("next").map(|next| view! { <input type="hidden" name="next" value=next /> })
}
