//! `/drafts/{id}/picked`: moving the rows that were ticked, or putting them away, by one act.
//!
//! Invariant: says which rows it is about before it does anything; works in plain steps, the parent by a link, the place by a
//! form.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::query;
use crate::error::Error;
use crate::forms::{Once, Refused, refused};
use crate::id::DraftId;
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::api;
use crate::strategy::model::{Asked, Pick, PickedView};
use crate::strategy::parts::{Refusals, phrase};
use crate::ui::{
    Breadcrumbs, Choice, Crumb, EmptyState, LinkButton, PageHead, Select, SubmitButton, TextInput, Weight,
};

const MOVE: &str = "/api/drafts/picked/move";
const ARCHIVE: &str = "/api/drafts/picked/archive";

/// Where one is on the page: what is to be done, with what, and what it goes back to.
#[derive(Clone)]
struct Way {
    home: String,
    from: String,
    picks: String,
    is_move: bool,
}

impl Way {
    /// Returns the address of the page with something more in it.
    fn to(&self, more: &str) -> String {
        let picks = format!("act={}&picks={}", if self.is_move { "move" } else { "archive" }, self.picks);
        format!("{}&{picks}{more}", Asked::read(&self.from).carried_to(&links::picked(&self.home)))
    }

    /// Returns the address of the outline.
    fn back(&self) -> String {
        Asked::read(&self.from).path(&self.home)
    }
}

/// The page.
#[component]
pub fn PickedPage() -> impl IntoView {
    let id: Option<DraftId> = use_params_map().with_untracked(|params| params.get("id")).and_then(|id| id.parse().ok());
    // A tick box sends its own; the page's own links carry them in one.
    let ticked = use_query_map().with_untracked(|query| query.get_all("pick")).unwrap_or_default();
    let picks: Vec<String> = ticked.into_iter().chain(query("picks")).collect();
    let picks = Pick::write_all(&Pick::read_all(&picks.join(",")));
    let to = query("to").and_then(|id| id.parse().ok());
    let find = query("find").unwrap_or_default();
    let way = Way {
        home: id.as_ref().map(links::draft).unwrap_or_default(),
        from: query("from").unwrap_or_default(),
        picks: picks.clone(),
        is_move: query("act").as_deref() != Some("archive"),
    };
    loaded(
        async move { Ok((api::picked(id.ok_or(Error::NotFound)?, picks, to, find).await?, refused().await)) },
        move |(view, refused)| view! { <Whole view way=way.clone() refused /> },
    )
}

#[component]
fn Whole(view: PickedView, way: Way, refused: Refused) -> impl IntoView {
    let steps = vec![
        Crumb { href: links::DRAFTS.to_owned(), label: "Drafts".into() },
        Crumb { href: way.back(), label: view.draft.name.clone().into() },
    ];
    let title = match (view.rows.len(), way.is_move) {
        (1, true) => "Move one row".to_owned(),
        (1, false) => "Archive one row".to_owned(),
        (count, true) => format!("Move {count} rows"),
        (count, false) => format!("Archive {count} rows"),
    };
    if view.rows.is_empty() {
        return view! {
            <Page title="Nothing is ticked">
                <Breadcrumbs steps here="Ticked rows" />
                <EmptyState title="Nothing is ticked" purpose="Tick the boxes of the rows that are to be moved or archived, then choose here what is done with them.">
                    <LinkButton href=way.back()>"Back to the outline"</LinkButton>
                </EmptyState>
            </Page>
        }
        .into_any();
    }
    let rows: Vec<_> = view
        .rows
        .iter()
        .map(|(pick, title, within)| {
            let within =
                (!within.is_empty()).then(|| view! { <span class="soft">" in "<bdi>{within.clone()}</bdi></span> });
            view! { <li><a href=links::node(&pick.node)>{phrase(title).view()}</a>{within}</li> }
        })
        .collect();
    let along = along(&view);
    let act = if way.is_move {
        view! { <Moving view way=way.clone() /> }.into_any()
    } else {
        view! { <Archiving way=way.clone() /> }.into_any()
    };
    view! {
        <Page title=title.clone()>
            <div class="stack">
                <Breadcrumbs steps here="Ticked rows" />
                <PageHead title=title lead=along />
                <Refusals refused paths=&[MOVE, ARCHIVE] />
                <ul>{rows}</ul>
                {act}
            </div>
        </Page>
    }
    .into_any()
}

/// Says what goes along.
fn along(view: &PickedView) -> String {
    let below = match view.below {
        0 => "Nothing hangs below.".to_owned(),
        1 => "One node below goes along.".to_owned(),
        below => format!("{below} nodes below go along."),
    };
    match view.along {
        0 => below,
        1 => format!("{below} One that was ticked is among them."),
        along => format!("{below} {along} that were ticked are among them."),
    }
}

#[component]
fn Archiving(way: Way) -> impl IntoView {
    view! {
        <form class="form" method="post" action=ARCHIVE>
            <Once />
            <input type="hidden" name="picks" value=way.picks.clone() />
            <input type="hidden" name="from" value=way.from.clone() />
            <p>"They leave the outline of this draft, and can be taken back from it."</p>
            <div class="acts">
                <SubmitButton weight=Weight::Main>"Archive them"</SubmitButton>
                <a href=way.back()>"Leave them where they are"</a>
            </div>
        </form>
    }
    .into_any()
}

#[component]
fn Moving(view: PickedView, way: Way) -> impl IntoView {
    let chosen = view.to.clone().map(|to| {
        let places = view.siblings.iter().enumerate();
        let places: Vec<Choice> = places
            .map(|(place, sibling)| {
                let first = if place == 0 { "First, before" } else { "Before" };
                Choice::new(sibling.id.as_str(), format!("{first} “{}”", sibling.title.text))
            })
            .collect();
        view! {
            <form class="form" method="post" action=MOVE>
                <Once />
                <input type="hidden" name="picks" value=way.picks.clone() />
                <input type="hidden" name="from" value=way.from.clone() />
                <input type="hidden" name="parent" value=to.id.to_string() />
                <p>"They are to hang below "<strong>{phrase(&to.label).view()}</strong></p>
                <Select name="before" label="Place" choices=places prompt="Last" required=false autofocus=true />
                <div class="acts">
                    <SubmitButton weight=Weight::Main>"Move them there"</SubmitButton>
                    <a href=way.back()>"Leave them where they are"</a>
                </div>
            </form>
        }
        .into_any()
    });
    let is_chosen = chosen.is_some();
    view! {
        {chosen}
        <ParentSearch view way is_chosen />
    }
    .into_any()
}

#[component]
fn ParentSearch(view: PickedView, way: Way, is_chosen: bool) -> impl IntoView {
    let offered = view.candidates.iter().filter(|candidate| view.to.as_ref().is_none_or(|to| to.id != candidate.id));
    let choices: Vec<_> = offered
        .map(|candidate| {
            let within = (!candidate.within.is_empty())
                .then(|| view! { <span class="soft">" in "<bdi>{candidate.within.clone()}</bdi></span> });
            let href = way.to(&format!("&to={}", candidate.id));
            view! { <li><a href=href>{phrase(&candidate.label).view()}</a>{within}</li> }
        })
        .collect();
    let found = match (choices.len(), view.find.is_empty()) {
        (0, false) => "No title holds these words.",
        (_, false) => "Found:",
        (0, true) => "",
        (_, true) => "Nearby:",
    };
    let head = if is_chosen { "Choose another parent" } else { "Choose what they hang below" };
    let leave = (!is_chosen).then(|| view! { <p><a href=way.back()>"Leave them where they are"</a></p> });
    view! {
        <section class="stack">
            <h2>{head}</h2>
            <form class="form" method="get" action=links::picked(&way.home) role="search" aria-label="Parents">
                <input type="hidden" name="from" value=way.from.clone() />
                <input type="hidden" name="picks" value=way.picks.clone() />
                <input type="hidden" name="act" value="move" />
                <TextInput name="find" label="Words in its title" kind="search" value=view.find.clone() required=true autofocus=!is_chosen />
                <div class="acts"><SubmitButton>"Search"</SubmitButton></div>
            </form>
            <p>{found}</p>
            <ul>{choices}</ul>
            {leave}
        </section>
    }
    .into_any()
}
