//! The document around every page: head, bar, main, foot; and how a page says that it cannot be shown.
//!
//! Invariant: the one place that sets a page's status and its content security policy.

use std::future::Future;

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_SECURITY_POLICY, HeaderValue, LOCATION};
use leptos::either::Either;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_actix::ResponseOptions;
use leptos_meta::{MetaTags, Title, provide_meta_context};
use leptos_router::components::Router;

use crate::error::{Error, Result};
use crate::routes::{Pages, links};

/// The whole document of a page.
#[component]
pub fn Document() -> impl IntoView {
    provide_meta_context();
    secure();
    view! {
        <!DOCTYPE html>
        <html lang="en">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <link rel="stylesheet" href="/pkg/main.css" />
                <MetaTags />
            </head>
            <body>
                <Router>
                    <Pages />
                </Router>
            </body>
        </html>
    }
}

/// A page: its title for the window, the bar for whoever is signed in, and what it shows.
#[component]
pub fn Page(
    /// What stands in the window's title before the product's name.
    #[prop(into)]
    title: String,
    /// What the page shows.
    children: Children,
) -> impl IntoView {
    view! {
        <Title text=format!("{title} - Throughline") />
        <main id="main">{children()}</main>
    }
}

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

/// The page that stands where another cannot be shown.
#[component]
pub fn Refusal(error: Error) -> impl IntoView {
    answer_with(&error);
    let title = match error {
        Error::NotFound => "There is nothing here",
        Error::Forbidden => "This is not yours to see",
        Error::Busy => "Busy",
        _ => "That did not work",
    };
    view! {
        <Page title>
            <h1>{title}</h1>
            <p>{error.to_string()}</p>
            <p><a href="/">"Back to my mission"</a></p>
        </Page>
    }
}

/// Sets the status of a page that cannot be shown; whoever is not signed in is sent to the door.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that sets a page's status"
)]
fn answer_with(error: &Error) {
    let Some(response) = use_context::<ResponseOptions>() else {
        return;
    };
    let elsewhere = match error {
        Error::Unauthenticated => Some(links::sign_in(Some(&here()))),
        Error::NotFresh => Some(links::confirm(&here())),
        _ => None,
    };
    match elsewhere.and_then(|path| HeaderValue::from_str(&path).ok()) {
        Some(path) => {
            response.insert_header(LOCATION, path);
            response.set_status(StatusCode::SEE_OTHER);
        }
        None => response.set_status(
            StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
        ),
    }
}

/// Returns the path and query of the page at hand.
pub fn here() -> String {
    use_context::<leptos_actix::Request>().map_or_else(
        || "/".to_owned(),
        |request| {
            request
                .uri()
                .path_and_query()
                .map_or("/", |path| path.as_str())
                .to_owned()
        },
    )
}

/// Sets the content security policy with the nonce that Leptos stamps on its own scripts.
fn secure() {
    let (Some(nonce), Some(response)) = (use_nonce(), use_context::<ResponseOptions>()) else {
        return;
    };
    let policy = format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; \
         connect-src 'self'; img-src 'self' data:; worker-src 'self'; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'; object-src 'none'"
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response.insert_header(CONTENT_SECURITY_POLICY, policy);
    }
}
