//! How a page shows what it loads, and what stands in its place when it cannot.
//!
//! Invariant: the one place that sets a page's status; whoever is not signed in is sent to the door.

use std::future::Future;

use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, LOCATION};
use leptos::either::Either;
use leptos::prelude::*;
use leptos_actix::ResponseOptions;

use super::frame::{Page, here};
use crate::error::{Error, Result};
use crate::routes::links;
use crate::ui::{LinkButton, PageHead};

/// Shows what `load` finds, or why it cannot be shown.
pub fn loaded<T, V>(
    load: impl Future<Output = Result<T>> + Send + 'static,
    show: impl FnOnce(T) -> V + Send + 'static,
) -> impl IntoView
where
    T: Send + 'static,
    V: IntoView + 'static,
{
    Suspend::new(async move {
        match load.await {
            Ok(found) => Either::Left(show(found)),
            Err(error) => Either::Right(view! { <Refusal error /> }),
        }
    })
}

/// Draws the page that stands where another cannot be shown.
#[component]
pub fn Refusal(
    /// Why.
    error: Error,
) -> impl IntoView {
    answer_with(&error);
    let title = match error {
        Error::NotFound => "There is nothing here",
        Error::Forbidden => "This is not yours to see",
        Error::Busy => "One moment",
        _ => "That did not work",
    };
    let lead = match error {
        Error::NotFound => {
            "The address may have a slip in it, or what stood here is not for you or is gone.".to_owned()
        }
        other => other.to_string(),
    };
    view! {
        <Page title>
            <PageHead title=title lead=lead />
            <p><LinkButton href=links::HOME>"Back to my mission"</LinkButton></p>
        </Page>
    }
}

/// Sets the status of a page that cannot be shown.
#[expect(clippy::disallowed_methods, reason = "the one place that sets a page's status")]
fn answer_with(error: &Error) {
    let Some(response) = use_context::<ResponseOptions>() else {
        return;
    };
    let elsewhere = match error {
        // A page of the sign-in itself is nowhere to go back to.
        Error::Unauthenticated => {
            Some(links::sign_in(Some(here().as_str()).filter(|path| !path.starts_with(links::sign_in(None).as_str()))))
        }
        Error::NotFresh => Some(links::confirm(&here())),
        _ => None,
    };
    match elsewhere.and_then(|path| HeaderValue::from_str(&path).ok()) {
        Some(path) => {
            response.insert_header(LOCATION, path);
            response.set_status(StatusCode::SEE_OTHER);
        }
        None => response.set_status(StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)),
    }
}
