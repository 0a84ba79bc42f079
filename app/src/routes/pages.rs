//! Which page answers which address.
//!
//! Invariant: every route is rendered whole before it is sent (`SsrMode::Async`), so that it works without JavaScript.

use leptos::prelude::*;
use leptos_router::components::{Route, Routes};
use leptos_router::{SsrMode, path};

use crate::error::Error;
use crate::organisation::pages::OrganisationPage;
use crate::shell::Refusal;

/// The table.
#[component]
pub fn Pages() -> impl IntoView {
    view! {
        <Routes fallback=|| view! { <Refusal error=Error::NotFound /> }>
            <Route path=path!("/admin/organisation") view=OrganisationPage ssr=SsrMode::Async />
        </Routes>
    }
}
