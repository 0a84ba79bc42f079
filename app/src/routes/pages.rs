//! Which page answers which address.
//!
//! Invariant: every route is rendered whole before it is sent (`SsrMode::Async`), so that it works without JavaScript.

use leptos::prelude::*;
use leptos_router::components::{Route, Routes};
use leptos_router::{SsrMode, path};

use crate::demo::pages::DemoPage;
use crate::error::Error;
use crate::mission::pages::{
    CardObjectivePage, CardPage, MissionOfPage, MissionPage, MyTeamPage, NewCardPage,
};
use crate::organisation::pages::OrganisationPage;
use crate::shell::Refusal;

/// The table.
#[component]
pub fn Pages() -> impl IntoView {
    view! {
        <Routes fallback=|| view! { <Refusal error=Error::NotFound /> }>
            <Route path=path!("/") view=MissionPage ssr=SsrMode::Async />
            <Route path=path!("/cards/new") view=NewCardPage ssr=SsrMode::Async />
            <Route path=path!("/cards/:id") view=CardPage ssr=SsrMode::Async />
            <Route path=path!("/cards/:id/objective") view=CardObjectivePage ssr=SsrMode::Async />
            <Route path=path!("/people/:id/mission") view=MissionOfPage ssr=SsrMode::Async />
            <Route path=path!("/team") view=MyTeamPage ssr=SsrMode::Async />
            <Route path=path!("/admin/demo") view=DemoPage ssr=SsrMode::Async />
            <Route path=path!("/admin/organisation") view=OrganisationPage ssr=SsrMode::Async />
        </Routes>
    }
}
