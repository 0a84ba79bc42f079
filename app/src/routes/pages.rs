//! Which page answers which address.
//!
//! Invariant: every route is rendered whole before it is sent (`SsrMode::Async`), so that it works without JavaScript.

use leptos::prelude::*;
use leptos_router::components::{Route, Routes};
use leptos_router::{SsrMode, path};

use crate::accounts::pages::{
    AccountPage, AccountsPage, AdminPage, ApprovalsPage, AuditPage, ConfirmPage, EnrolPage, LinkPage, MePage,
    MyEventsPage, MySecondStepPage, SecondStepPage, SetUpPage, SignInPage,
};
use crate::coverage::pages::CoveragePage;
use crate::declared::pages::{
    AnswerWorkPage, ChangeWorkPage, DeclarePage, DeclaredByPage, DeclaredPage, DeclaredTeamPage, DeclaredWorkPage,
    SumsPage,
};
use crate::demo::pages::DemoPage;
use crate::error::Error;
use crate::measures::pages::{
    AddMeasurePage, CheckInPage, ImportPage as ValueImportPage, MeasurePage, UploadPage as ValuesPage, ValuePage,
};
use crate::mission::pages::{
    CardObjectivePage, CardPage, MissionOfPage, MissionPage, MyTeamPage, NewCardPage, PreviewPage,
};
use crate::organisation::pages::OrganisationPage;
use crate::owed::pages::{NotMinePage, OwedPage};
use crate::palette::pages::PalettePage;
use crate::people::pages::{
    DirectoryPage, ImportPage, ImportsPage, PersonPage, PlacePage, TeamPage, TeamsPage, UploadPage,
};
use crate::rollout::pages::TeamsOnPage;
use crate::search::pages::SearchPage;
use crate::shell::{KeysPage, Refusal};
use crate::strategy::advice::pages::AdvicePage;
use crate::strategy::cycles::pages::{CyclesPage, FinishPage, NextPage, RecordPage, ReviewPage};
use crate::strategy::delegations::pages::{DelegatePage, DelegationsPage};
use crate::strategy::drafts::pages::{DraftForPage, DraftPage, DraftSettingsPage, DraftsPage, PublishPage};
use crate::strategy::exchange::pages::{ImportRunPage, StrategyExportPage, StrategyImportPage};
use crate::strategy::map::pages::{DraftMapPage, MapPage};
use crate::strategy::pages::{
    AddPage, EditPage, MovePage, NodePage, OutlinePage, PickedPage, SupportsPage, WordingsPage,
};
use crate::strategy::proposals::pages::{ChangePage, ProposalPage, ProposalsPage, ProposePage, TakePage};
use crate::strategy::unworded::pages::UnwordedPage;
use crate::strategy::versions::pages::{ComparePage, HistoryPage, PastOutlinePage, VersionPage, VersionsPage};
use crate::strategy::whole::pages::{StrategiesPage, StrategyPage};
use crate::translation::pages::{AnswerPage, OfferPage, TranslationPage, TranslationsPage};

/// The table.
#[component]
pub fn Pages() -> impl IntoView {
    view! {
        <Routes fallback=|| view! { <Refusal error=Error::NotFound /> }>
            <Route path=path!("/strategy/import") view=StrategyImportPage ssr=SsrMode::Async />
            <Route path=path!("/strategy/imports/:id") view=ImportRunPage ssr=SsrMode::Async />
            <Route path=path!("/strategy/export") view=StrategyExportPage ssr=SsrMode::Async />
            <Route path=path!("/sign-in") view=SignInPage ssr=SsrMode::Async />
            <Route path=path!("/sign-in/second-step") view=SecondStepPage ssr=SsrMode::Async />
            <Route path=path!("/sign-in/enrol") view=EnrolPage ssr=SsrMode::Async />
            <Route path=path!("/confirm") view=ConfirmPage ssr=SsrMode::Async />
            <Route path=path!("/link/:token") view=LinkPage ssr=SsrMode::Async />
            <Route path=path!("/set-up/:token") view=SetUpPage ssr=SsrMode::Async />
            <Route path=path!("/palette") view=PalettePage ssr=SsrMode::Async />
            <Route path=path!("/keys") view=KeysPage ssr=SsrMode::Async />
            <Route path=path!("/me") view=MePage ssr=SsrMode::Async />
            <Route path=path!("/me/second-step") view=MySecondStepPage ssr=SsrMode::Async />
            <Route path=path!("/me/events") view=MyEventsPage ssr=SsrMode::Async />
            <Route path=path!("/admin") view=AdminPage ssr=SsrMode::Async />
            <Route path=path!("/admin/accounts") view=AccountsPage ssr=SsrMode::Async />
            <Route path=path!("/admin/accounts/:id") view=AccountPage ssr=SsrMode::Async />
            <Route path=path!("/admin/approvals") view=ApprovalsPage ssr=SsrMode::Async />
            <Route path=path!("/admin/audit") view=AuditPage ssr=SsrMode::Async />
            <Route path=path!("/") view=MissionPage ssr=SsrMode::Async />
            <Route path=path!("/cards/new") view=NewCardPage ssr=SsrMode::Async />
            <Route path=path!("/cards/:id") view=CardPage ssr=SsrMode::Async />
            <Route path=path!("/cards/:id/objective") view=CardObjectivePage ssr=SsrMode::Async />
            <Route path=path!("/people/:id/mission") view=MissionOfPage ssr=SsrMode::Async />
            <Route path=path!("/team") view=MyTeamPage ssr=SsrMode::Async />
            <Route path=path!("/admin/demo") view=DemoPage ssr=SsrMode::Async />
            <Route path=path!("/admin/organisation") view=OrganisationPage ssr=SsrMode::Async />
            <Route path=path!("/strategies") view=StrategiesPage ssr=SsrMode::Async />
            <Route path=path!("/strategies/:id") view=StrategyPage ssr=SsrMode::Async />
            <Route path=path!("/strategy") view=OutlinePage ssr=SsrMode::Async />
            <Route path=path!("/strategy/advice") view=AdvicePage ssr=SsrMode::Async />
            <Route path=path!("/strategy/map") view=MapPage ssr=SsrMode::Async />
            <Route path=path!("/strategy/unworded") view=UnwordedPage ssr=SsrMode::Async />
            <Route path=path!("/strategy/delegations") view=DelegationsPage ssr=SsrMode::Async />
            <Route path=path!("/strategy/:id/delegate") view=DelegatePage ssr=SsrMode::Async />
            <Route path=path!("/strategy/:id") view=NodePage ssr=SsrMode::Async />
            <Route path=path!("/strategy/:id/edit") view=EditPage ssr=SsrMode::Async />
            <Route path=path!("/strategy/:id/add") view=AddPage ssr=SsrMode::Async />
            <Route path=path!("/strategy/:id/move") view=MovePage ssr=SsrMode::Async />
            <Route path=path!("/strategy/:id/wordings") view=WordingsPage ssr=SsrMode::Async />
            <Route path=path!("/strategy/:id/preview") view=PreviewPage ssr=SsrMode::Async />
            <Route path=path!("/strategy/:id/supports") view=SupportsPage ssr=SsrMode::Async />
            <Route path=path!("/strategy/:id/draft") view=DraftForPage ssr=SsrMode::Async />
            <Route path=path!("/strategy/:id/history") view=HistoryPage ssr=SsrMode::Async />
            <Route path=path!("/drafts") view=DraftsPage ssr=SsrMode::Async />
            <Route path=path!("/drafts/:id") view=DraftPage ssr=SsrMode::Async />
            <Route path=path!("/drafts/:id/map") view=DraftMapPage ssr=SsrMode::Async />
            <Route path=path!("/drafts/:id/picked") view=PickedPage ssr=SsrMode::Async />
            <Route path=path!("/drafts/:id/publish") view=PublishPage ssr=SsrMode::Async />
            <Route path=path!("/drafts/:id/settings") view=DraftSettingsPage ssr=SsrMode::Async />
            <Route path=path!("/cycles") view=CyclesPage ssr=SsrMode::Async />
            <Route path=path!("/cycles/closing") view=ReviewPage ssr=SsrMode::Async />
            <Route path=path!("/cycles/closing/finish") view=FinishPage ssr=SsrMode::Async />
            <Route path=path!("/cycles/:number") view=RecordPage ssr=SsrMode::Async />
            <Route path=path!("/cycles/:number/next") view=NextPage ssr=SsrMode::Async />
            <Route path=path!("/strategy/:id/propose") view=ProposePage ssr=SsrMode::Async />
            <Route path=path!("/strategy/:id/offer") view=OfferPage ssr=SsrMode::Async />
            <Route path=path!("/translations") view=TranslationsPage ssr=SsrMode::Async />
            <Route path=path!("/translations/:id") view=TranslationPage ssr=SsrMode::Async />
            <Route path=path!("/translations/:id/answer") view=AnswerPage ssr=SsrMode::Async />
            <Route path=path!("/proposals") view=ProposalsPage ssr=SsrMode::Async />
            <Route path=path!("/proposals/:id") view=ProposalPage ssr=SsrMode::Async />
            <Route path=path!("/proposals/:id/change") view=ChangePage ssr=SsrMode::Async />
            <Route path=path!("/proposals/:id/take") view=TakePage ssr=SsrMode::Async />
            <Route path=path!("/versions") view=VersionsPage ssr=SsrMode::Async />
            <Route path=path!("/versions/:number") view=VersionPage ssr=SsrMode::Async />
            <Route path=path!("/versions/:number/outline") view=PastOutlinePage ssr=SsrMode::Async />
            <Route path=path!("/versions/:from/to/:to") view=ComparePage ssr=SsrMode::Async />
            <Route path=path!("/strategy/:id/measures/add") view=AddMeasurePage ssr=SsrMode::Async />
            <Route path=path!("/measures") view=CheckInPage ssr=SsrMode::Async />
            <Route path=path!("/measures/import") view=ValuesPage ssr=SsrMode::Async />
            <Route path=path!("/measures/imports/:id") view=ValueImportPage ssr=SsrMode::Async />
            <Route path=path!("/measures/:id") view=MeasurePage ssr=SsrMode::Async />
            <Route path=path!("/values/:id") view=ValuePage ssr=SsrMode::Async />
            <Route path=path!("/coverage") view=CoveragePage ssr=SsrMode::Async />
            <Route path=path!("/declared") view=DeclaredPage ssr=SsrMode::Async />
            <Route path=path!("/declared/new") view=DeclarePage ssr=SsrMode::Async />
            <Route path=path!("/declared/team") view=DeclaredTeamPage ssr=SsrMode::Async />
            <Route path=path!("/declared/sums") view=SumsPage ssr=SsrMode::Async />
            <Route path=path!("/declared/:id") view=DeclaredWorkPage ssr=SsrMode::Async />
            <Route path=path!("/declared/:id/change") view=ChangeWorkPage ssr=SsrMode::Async />
            <Route path=path!("/declared/:id/answer") view=AnswerWorkPage ssr=SsrMode::Async />
            <Route path=path!("/people/:id/declared") view=DeclaredByPage ssr=SsrMode::Async />
            <Route path=path!("/owed") view=OwedPage ssr=SsrMode::Async />
            <Route path=path!("/owed/:sort/:id") view=NotMinePage ssr=SsrMode::Async />
            <Route path=path!("/coverage/teams") view=TeamsOnPage ssr=SsrMode::Async />
            <Route path=path!("/search") view=SearchPage ssr=SsrMode::Async />
            <Route path=path!("/people") view=DirectoryPage ssr=SsrMode::Async />
            <Route path=path!("/people/:id") view=PersonPage ssr=SsrMode::Async />
            <Route path=path!("/people/:id/place") view=PlacePage ssr=SsrMode::Async />
            <Route path=path!("/teams") view=TeamsPage ssr=SsrMode::Async />
            <Route path=path!("/teams/:id") view=TeamPage ssr=SsrMode::Async />
            <Route path=path!("/admin/people/import") view=UploadPage ssr=SsrMode::Async />
            <Route path=path!("/imports") view=ImportsPage ssr=SsrMode::Async />
            <Route path=path!("/imports/:id") view=ImportPage ssr=SsrMode::Async />
        </Routes>
    }
}
