//! `/drafts/{id}/publish`: what a draft changes, whom it affects, what has to be chosen, and publishing it.
//!
//! Invariant: nothing is published without one sentence of what changed and why.

use leptos::prelude::*;

use super::{draft_id, standing, steps, tabs};
use crate::access::Ability;
use crate::forms::{Once, Refused, refused};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::cycles::parts::{cards, going_over};
use crate::strategy::drafts::api;
use crate::strategy::drafts::model::{ConflictView, PublishView};
use crate::strategy::parts::{Overtaken, Refusals, errors, unless_overtaken};
use crate::strategy::proposals::model::Decided;
use crate::strategy::proposals::parts::Lines;
use crate::strategy::versions::model::Affected;
use crate::strategy::versions::parts::Changes;
use crate::text::TITLE_MAX;
use crate::ui::{
    Breadcrumbs, Choice, Crumb, EmptyState, FormErrors, Notice, NoticeKind, PageHead, RadioGroup, SubmitButton, Tabs,
    TextInput, Weight,
};

const PUBLISH: &str = "/api/drafts/publish";
const CHOOSE: &str = "/api/drafts/choose";

/// The page.
#[component]
pub fn PublishPage() -> impl IntoView {
    let id = draft_id();
    let load = async move {
        let refused = refused().await;
        Ok((unless_overtaken(api::draft_difference(id?).await, &refused, PUBLISH)?, refused))
    };
    loaded(load, |(view, refused)| match view {
        Some(view) => view! { <Whole view refused /> }.into_any(),
        None => {
            let on = (links::VERSIONS, "To the versions");
            view! { <Overtaken refused path=PUBLISH field="reason" on /> }.into_any()
        }
    })
}

#[component]
fn Whole(view: PublishView, refused: Refused) -> impl IntoView {
    let draft = view.draft.clone();
    let here = links::publish_draft(&draft.id);
    let mut way = steps();
    way.push(Crumb { href: links::draft(&draft.id), label: draft.name.clone().into() });
    let difference = if view.difference.is_empty() {
        let purpose = "What this draft says is what is published. Change something in its outline first.";
        view! { <EmptyState title="Nothing differs" purpose /> }.into_any()
    } else {
        view! { <Changes difference=view.difference.clone() /> }.into_any()
    };
    let may = draft.can.contains(&Ability::Publish) && !view.difference.is_empty();
    let form = may.then(|| view! { <PublishForm view=view.clone() refused=refused.clone() /> });
    let undoes = view.undoes.map(|number| {
        view! {
            <Notice>"It takes back "<a href=links::version(number)>{format!("version {number}")}</a>", once it is published."</Notice>
        }
    });
    view! {
        <Page title=format!("Publish {}", draft.name)>
            <div class="stack">
                <Breadcrumbs steps=way here="Difference and publish" />
                <PageHead title=draft.name.clone() />
                <p>{standing(&draft)}</p>
                <Tabs label="This draft" tabs=tabs(&draft, &here) />
                {undoes}
                <Refusals refused=refused.clone() paths=&[CHOOSE] />
                <Conflicts view=view.clone() />
                <section class="stack" aria-labelledby="difference">
                    <h2 id="difference">"What changes"</h2>
                    {difference}
                </section>
                <Proposed proposals=view.proposals.clone() />
                {form}
            </div>
        </Page>
    }
    .into_any()
}

/// What becomes of proposals.
#[component]
fn Proposed(proposals: Vec<Decided>) -> impl IntoView {
    if proposals.is_empty() {
        return None;
    }
    let (said, others): (Vec<_>, Vec<_>) = proposals.into_iter().partition(|decided| decided.is_said);
    let list = |what: &'static str, all: Vec<Decided>| {
        (!all.is_empty()).then(|| {
            let lines = all.into_iter().map(|decided| decided.line).collect();
            view! { <p>{what}</p><Lines lines /> }
        })
    };
    Some(view! {
        <section class="stack" aria-labelledby="proposals">
            <h2 id="proposals">"Proposals"</h2>
            {list("This draft says their words. Whoever proposed them is told that they are published.", said)}
            {list("Taken into this draft, which does not say their words. Once it is published they are open again, and whoever proposed them is told so.", others)}
        </section>
    })
}

/// What was published since, with the choice.
#[component]
fn Conflicts(view: PublishView) -> impl IntoView {
    if view.conflicts.is_empty() {
        return None;
    }
    let may = view.draft.can.contains(&Ability::Edit);
    let items: Vec<_> = view.conflicts.iter().map(|conflict| one(conflict, may, view.undoes)).collect();
    Some(view! {
        <section class="stack" aria-labelledby="choices">
            <h2 id="choices">"Published since"</h2>
            <Notice kind=NoticeKind::Warning title="Choose what stays.">
                "These were changed here and elsewhere. The draft is published once each is chosen."
            </Notice>
            {items}
        </section>
    })
}

fn one(conflict: &ConflictView, may: bool, undoes: Option<i64>) -> AnyView {
    let nothing = |text: &str| if text.is_empty() { "(nothing)".to_owned() } else { text.to_owned() };
    let (theirs, mine) = match undoes {
        Some(number) => (format!("As before version {number}"), "As it is published".to_owned()),
        None => ("Published since".to_owned(), "Yours".to_owned()),
    };
    let choices = vec![
        Choice::new("published", theirs).meaning(nothing(&conflict.published)),
        Choice::new("mine", mine).meaning(nothing(&conflict.mine)),
    ];
    let form = may.then(|| {
        view! {
            <form class="form" method="post" action=CHOOSE>
                <Once />
                <input type="hidden" name="id" value=conflict.id.to_string() />
                <RadioGroup id=format!("f-chosen-{}", conflict.id) name="chosen" label=conflict.label.clone() choices required=true />
                <div class="acts"><SubmitButton>"Take what is chosen"</SubmitButton></div>
            </form>
        }
    });
    view! {
        <article class="stack">
            <h3><a href=links::node(&conflict.node)><bdi>{conflict.title.clone()}</bdi></a></h3>
            <p class="soft">{format!("{} before: ", conflict.label)}<bdi>{nothing(&conflict.was)}</bdi></p>
            {form}
        </article>
    }
    .into_any()
}

#[component]
fn PublishForm(view: PublishView, refused: Refused) -> impl IntoView {
    let Affected { people, teams } = view.affected;
    let count = |number: i64, one: &str, many: &str| format!("{number} {}", if number == 1 { one } else { many });
    let who =
        format!("It changes the line of {} in {}.", count(people, "person", "people"), count(teams, "team", "teams"));
    if !view.conflicts.is_empty() {
        return view! { <section class="stack"><h2>"Publish it"</h2><p>{who}</p><p>"Make the choices above first."</p></section> }
            .into_any();
    }
    let act = match &view.going {
        Some(going) => format!("Go over to {}", going.cycle),
        None => "Publish it to everybody".to_owned(),
    };
    let told = view.going.as_ref().map(going_over);
    let who = if told.is_some() { String::new() } else { who };
    let cards = view.going.as_ref().and_then(|going| cards(going, &refused));
    let hint = "One sentence that everybody on these lines reads, such as “By June instead of December, because a rival opens 40 shops in July”.";
    view! {
        <section class="stack" aria-labelledby="publish">
            <h2 id="publish">"Publish it"</h2>
            <p>{who}</p>
            {told}
            <form class="form" method="post" action=PUBLISH>
                <Once />
                <FormErrors errors=errors(&refused, PUBLISH) />
                <input type="hidden" name="id" value=view.draft.id.to_string() />
                <TextInput name="reason" label="What changed and why" hint required=true max=Some(TITLE_MAX)
                    value=refused.value(PUBLISH, "reason", "") error=refused.error(PUBLISH, "reason") />
                {cards}
                <div class="acts"><SubmitButton weight=Weight::Main>{act}</SubmitButton></div>
            </form>
        </section>
    }
    .into_any()
}
