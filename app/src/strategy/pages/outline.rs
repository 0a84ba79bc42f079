//! `/strategy`: the strategy as rows that unfold by their links.
//!
//! Invariant: what is unfolded, filtered and pointed at stands in the address.

use leptos::prelude::*;

use super::asked;
use crate::access::Ability;
use crate::forms::{Once, Refused, refused};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::api;
use crate::strategy::cycles::api::cycle_now;
use crate::strategy::cycles::model::NowView;
use crate::strategy::cycles::parts::CycleNow;
use crate::strategy::islands::Treegrid;
use crate::strategy::map::model::Address;
use crate::strategy::model::{Filter, Landing, OutlineView, State, Told, Undo, Written};
use crate::strategy::parts::{Looking, PICKED, Refusals, Rows, STEPS, errors, found_pages, phrase};
use crate::ui::{
    EmptyState, FormErrors, KeyList, LinkButton, Notice, NoticeKind, PageHead, SubmitButton, TextInput, Weight, Width,
};

const BEGIN: &str = "/api/strategy/begin";
/// The acts whose refusal is told at the top of this page.
const ACTS: &[&str] = &[
    "/api/strategy/move",
    "/api/strategy/reorder",
    "/api/strategy/archive",
    "/api/strategy/restore",
    "/api/drafts/picked/undo",
];

/// The page.
#[component]
pub fn OutlinePage() -> impl IntoView {
    let load = api::outline(asked());
    let load = async move { Ok((load.await?, cycle_now().await?, crate::access::viewer()?, refused().await)) };
    loaded(load, |(view, now, viewer, refused)| match view {
        Some(view) => view! { <Whole view now refused /> }.into_any(),
        None => {
            let leads = crate::strategy::policy::leads(&viewer);
            view! { <Beginning leads refused /> }.into_any()
        }
    })
}

#[component]
fn Whole(view: OutlineView, now: Option<NowView>, refused: Refused) -> impl IntoView {
    let may_draft = view.can.contains(&Ability::Draft);
    let mission = view.mission.clone();
    let whole = links::strategy(&view.strategy);
    let map = Address::of(None, &view.asked).page();
    let lead = if mission.unwritten {
        "The mission is not written yet: the name of its file stands in for it.".to_owned()
    } else {
        view.vision.clone()
    };
    view! {
        <Page title="Strategy" width=Width::Wide>
            <PageHead title=phrase(&mission.title) lead>
                <LinkButton href=links::node(&mission.id)>"About the mission"</LinkButton>
                <LinkButton key="g l" href=map>"Map"</LinkButton>
                {may_draft.then(|| view! { <LinkButton key="e" href=links::DRAFTS>"Change it in a draft"</LinkButton> })}
                <LinkButton href=whole>"Values and more"</LinkButton>
                <LinkButton href=links::VERSIONS>"Versions"</LinkButton>
                <LinkButton href=links::DELEGATIONS>"Delegations"</LinkButton>
                <LinkButton href=links::PROPOSALS>"Proposals"</LinkButton>
                {may_draft.then(|| view! { <LinkButton href=links::STRATEGY_IMPORT>"Import"</LinkButton> })}
                <LinkButton href=links::STRATEGY_EXPORT>"Export"</LinkButton>
            </PageHead>
            <CycleNow now may_name=may_draft />
            <OutlineBody view refused />
        </Page>
    }
    .into_any()
}

/// The rows with their filters and, for whoever may change them, the forms that do; of what is published or of a draft.
#[component]
pub(crate) fn OutlineBody(
    /// The outline.
    view: OutlineView,
    /// The refused form of the page.
    refused: Refused,
) -> impl IntoView {
    let may_edit = view.can.contains(&Ability::Edit);
    let grid =
        (!view.rows.is_empty()).then(|| view! { <Treegrid mission=view.mission.id.to_string() may_edit=may_edit /> });
    let forms = may_edit.then(|| view! { <MoveForm from=view.asked.stay().written() /> });
    view! {
        <div class="stack">
            <Refusals refused paths=ACTS />
            <TakeBack view=view.clone() />
            <Looking view=view.search() />
            <Table view=view.clone() />
            {(may_edit && !view.rows.is_empty()).then(|| view! { <PickedBar view=view.clone() /> })}
            {forms}
            {grid}
        </div>
    }
    .into_any()
}

#[component]
fn Table(view: OutlineView) -> impl IntoView {
    if view.rows.is_empty() {
        return view! { <Nothing view /> }.into_any();
    }
    let pager = found_pages(&view);
    let may_edit = view.can.contains(&Ability::Edit);
    let keys = {
        let mut keys = vec![(vec!["↑", "↓"], "walk"), (vec!["→"], "unfold, enter"), (vec!["Enter"], "open")];
        if may_edit {
            keys.extend([
                (vec!["e"], "edit"),
                (vec!["n"], "new below"),
                (vec!["x"], "tick"),
                (vec!["Shift", "↓"], "tick on"),
                (vec!["m"], "move to…"),
                (vec!["Del"], "archive…"),
                (vec!["Alt", "↑"], "reorder"),
                (vec!["Space", "Tab"], "tick, indent"),
                (vec!["Ctrl", "Z"], "undo"),
            ]);
        }
        view! { <KeyList keys /> }
    };
    view! {
        <Rows view />
        {pager}
        {keys}
    }
    .into_any()
}

/// Says why there is no row, and what to do.
#[component]
fn Nothing(view: OutlineView) -> impl IntoView {
    let filter = &view.asked.filter;
    let alone = filter.state.clone().filter(|state| Filter::of(state.clone()) == *filter);
    let (title, purpose) = match alone {
        None if filter.is_empty() => (
            "Nothing hangs on the mission yet",
            "Pillars carry the mission, objectives carry the pillars. Leadership adds them here or reads them from a file.",
        ),
        Some(State::Unlinked) => {
            ("Every link has its because", "Here stand the nodes of which nobody has said how they serve their parent.")
        }
        Some(State::Unowned) => ("Everything has an owner", "Here stand the nodes that nobody owns."),
        Some(State::Unmeasured) => ("Everything has a measure", "Here stand the nodes that nothing measures."),
        Some(State::Stale) => ("No measure is stale", "Here stand the nodes with a value that is too old to count."),
        Some(State::Handed) => ("Nothing waits to be taken over", "Here stand the nodes whose owner has gone."),
        Some(State::Broken) => (
            "The line holds",
            "Here stand the nodes at which coverage finds a gap; coverage says which, and who mends it.",
        ),
        Some(State::Unworded(_)) => {
            ("Everything is worded for it", "Here stand the nodes that lack words in this lens.")
        }
        Some(State::Archived) => {
            ("Nothing is archived", "What leadership puts away stands here, and comes back from here.")
        }
        None => (
            "No row is like this",
            "Take a part of what is looked for off above, or look for fewer words. A name counts only where its person or team owns something.",
        ),
    };
    let everything = view.path(&view.asked.looking_for(Filter::default()));
    let back = (!filter.is_empty()).then(|| view! { <LinkButton href=everything>"Show everything"</LinkButton> });
    view! { <EmptyState title purpose>{back}</EmptyState> }.into_any()
}

/// The forms that the rows' buttons and the treegrid send.
#[component]
fn MoveForm(from: String) -> impl IntoView {
    view! {
        <form id=STEPS hidden method="post" action="/api/strategy/reorder">
            <Once />
            <input type="hidden" name="from" value=from.clone() />
        </form>
        <form id="tree-move" hidden method="post" action="/api/strategy/move">
            <Once />
            <input type="hidden" name="from" value=from />
            <input type="hidden" name="id" />
            <input type="hidden" name="revision" />
            <input type="hidden" name="parent" />
            <input type="hidden" name="before" />
            <input type="hidden" name="after" />
        </form>
    }
    .into_any()
}

/// What can be done with the rows that are ticked.
#[component]
fn PickedBar(view: OutlineView) -> impl IntoView {
    let from = view.asked.stay().written();
    let (all, none) = (view.path(&view.asked.ticking(true)), view.path(&view.asked.ticking(false)));
    view! {
        <form id=PICKED class="picked-bar" method="get" action=links::picked(&view.home) aria-label="The ticked rows">
            <input type="hidden" name="from" value=from />
            <p>
                <span id="tree-ticked">"Ticked rows:"</span>" "
                <a href=format!("{all}#tree-picked")>"tick all shown"</a>", "
                <a href=format!("{none}#tree-picked")>"none"</a>
            </p>
            <SubmitButton name="act" value="move">"Move to…"</SubmitButton>
            <SubmitButton name="act" value="archive">"Archive…"</SubmitButton>
        </form>
    }
    .into_any()
}

/// Says what was done and offers to take it back: the opposite act, with the revision that is shown here.
#[component]
fn TakeBack(view: OutlineView) -> impl IntoView {
    let (undo, told) = view.undone()?;
    let (action, fields) = match undo {
        Undo::Shifted(_) | Undo::PutAway(_) => ("/api/drafts/picked/undo", vec![("undo", told.act.clone())]),
        Undo::Archived(id) => ("/api/strategy/restore", vec![("id", id.to_string())]),
        Undo::Moved { node, parent, before, .. } => (
            "/api/strategy/move",
            vec![
                ("id", node.to_string()),
                ("parent", parent.to_string()),
                ("before", before.map(String::from).unwrap_or_default()),
            ],
        ),
    };
    let fields: Vec<_> = fields
        .into_iter()
        .chain([("revision", told.revision.to_string()), ("from", view.asked.stay().written())])
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect();
    let acts =
        view! { <form id="tree-undo" method="post" action=action><Once />{fields}<SubmitButton>"Undo"</SubmitButton></form> }
            .into_any();
    let words = done(told);
    Some(view! { <Notice kind=NoticeKind::Good acts>{words}</Notice> })
}

/// What was done, in one sentence.
fn done(told: &Told) -> AnyView {
    let quoted = |title: &Written| view! { "“"{phrase(title).view()}"”" };
    let title = match told.others {
        0 => quoted(&told.title).into_any(),
        others => view! { {quoted(&told.title)}" and "{others.to_string()}" more" }.into_any(),
    };
    let Some(Landing { below, before, after }) = &told.landing else {
        let them = if told.others > 0 { "them" } else { "it" };
        return view! { "Archived "{title}" with everything below "{them}"." }.into_any();
    };
    let is_moved = below.is_some();
    let below = below.as_ref().map(|parent| view! { " below "{quoted(parent)} });
    let comma = if is_moved { "," } else { "" };
    let place = match (before, after) {
        (Some(next), _) => Some(view! { {comma}" before "{quoted(next)} }.into_any()),
        (None, Some(last)) => Some(view! { {comma}" to the end, after "{quoted(last)} }.into_any()),
        (None, None) => None,
    };
    view! { "Moved "{title}{below}{place}"." }.into_any()
}

/// The page while there is no strategy.
#[component]
fn Beginning(leads: bool, refused: Refused) -> impl IntoView {
    let form = leads.then(|| {
        view! {
            <form class="form" method="post" action=BEGIN>
                <Once />
                <FormErrors errors=errors(&refused, BEGIN) />
                <TextInput name="mission" label="Mission" hint="One sentence: what is to be true once the work is done."
                    value=refused.value(BEGIN, "mission", "") error=refused.error(BEGIN, "mission") required=true />
                <TextInput name="name" label="Name of the strategy" hint="Such as “2027” or “Strategy 2027 to 2030”."
                    value=refused.value(BEGIN, "name", "") error=refused.error(BEGIN, "name") required=true />
                <div class="acts">
                    <SubmitButton weight=Weight::Main>"Begin the strategy"</SubmitButton>
                    <a href=links::STRATEGY_IMPORT>"Import one from a file"</a>
                </div>
            </form>
        }
    });
    view! {
        <Page title="Strategy">
            <PageHead title="Strategy" lead="What the organisation strives for, and how each part of it serves the whole." />
            <EmptyState title="There is no strategy yet" purpose="It begins with the mission. Leadership writes it here, or reads a strategy from a file." />
            {form}
            <p><a href=links::STRATEGIES>"Strategies that were in force before"</a></p>
        </Page>
    }
    .into_any()
}
