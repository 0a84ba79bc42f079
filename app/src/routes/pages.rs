//! Which page answers which address.
//!
//! Invariant: every route is rendered whole before it is sent (`SsrMode::Async`), so that it works without JavaScript.

use leptos::prelude::*;
use leptos_router::components::{Route, Routes};
use leptos_router::{SsrMode, path};

use crate::error::Error;
use crate::organisation::pages::OrganisationPage;
use crate::shell::Refusal;
use crate::strategy::exchange::pages::{ExportPage, ImportPage, ImportRunPage};

/// The table.
#[component]
pub fn Pages() -> impl IntoView {
    view! {
        <Routes fallback=|| view! { <Refusal error=Error::NotFound /> }>
            <Route path=path!("/strategy/import") view=ImportPage ssr=SsrMode::Async />
            <Route path=path!("/strategy/imports/:id") view=ImportRunPage ssr=SsrMode::Async />
            <Route path=path!("/strategy/export") view=ExportPage ssr=SsrMode::Async />
            <Route path=path!("/admin/organisation") view=OrganisationPage ssr=SsrMode::Async />
        </Routes>
    }
}
