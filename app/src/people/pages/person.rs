//! `/people/{id}`: a person's place: title, team, managers, reports, posts, what they own.
//!
//! Invariant: nothing private stands here; cards and settings are on pages of their own.

use leptos::prelude::*;

use super::{counted, id, rows};
use crate::access::Ability;
use crate::people::api;
use crate::people::model::PersonView;
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::ui::{
    Breadcrumbs, Column, Crumb, DescriptionList, LinkButton, Notice, NoticeKind, PageHead, Pair, PersonLink, SafeLink,
    Table, Tag, TeamLink, Tone,
};

/// The page.
#[component]
pub fn PersonPage() -> impl IntoView {
    let id = id();
    loaded(async move { api::person(id?).await }, |view| view! { <Person view /> })
}

#[component]
fn Person(view: PersonView) -> impl IntoView {
    let name = view.person.name.clone();
    let title = view.person.title.clone();
    let steps = vec![Crumb { href: links::PEOPLE.to_owned(), label: "People".to_owned().into() }];
    let may_edit = view.can.contains(&Ability::Edit);
    let place = links::person_place(&view.person.id);
    view! {
        <Page title=name.clone()>
            <div class="stack loose">
            <Breadcrumbs steps here=name.clone() />
            <PageHead title=name.clone() lead=title>
                {may_edit.then(|| view! { <LinkButton href=place>"Change team or manager"</LinkButton> })}
            </PageHead>
            {view.is_asked.then(|| view! { <Asked /> })}
            {view.is_gone.then(|| view! { <Notice kind=NoticeKind::Info>"This person is not here any more."</Notice> })}
            <Place view=view.clone() />
            <Managers view=view.clone() />
            <Posts view=view.clone() />
            <Owns view=view.clone() />
            <Reports view />
            </div>
        </Page>
    }
}

/// Says that another place was asked for.
#[component]
pub(super) fn Asked() -> impl IntoView {
    view! {
        <Notice kind=NoticeKind::Info title="Another team or manager waits for a second person.">
            <p>"Nothing is changed until they say yes. "<a href=links::APPROVALS>"To the questions"</a></p>
        </Notice>
    }
}

#[component]
fn Place(view: PersonView) -> impl IntoView {
    let person = view.person;
    let email = person.email.map(|email| {
        view! { <p><SafeLink href=format!("mailto:{email}")>{email.clone()}</SafeLink></p> }
    });
    let team = person.team.map(|team| view! { <p><TeamLink name=team.name href=links::team(&team.id) /></p> });
    let pairs = vec![Pair::new("Kind", if view.kind == "employee" { String::new() } else { view.kind })];
    view! {
        {team}
        {email}
        <DescriptionList pairs />
    }
}

#[component]
fn Managers(view: PersonView) -> impl IntoView {
    if view.is_gone {
        return ().into_any();
    }
    if view.managers.is_empty() {
        return view! { <p>"Reports to nobody."</p> }.into_any();
    }
    let chain: Vec<_> = view
        .managers
        .into_iter()
        .map(|manager| {
            let title = manager.title;
            view! { <li><PersonLink name=manager.name href=links::person(&manager.id) />" "<span dir="auto">{title}</span></li> }
        })
        .collect();
    view! {
        <section class="stack tight" aria-labelledby="managers">
            <h2 id="managers">"Reports to"</h2>
            <ol>{chain}</ol>
        </section>
    }
    .into_any()
}

#[component]
fn Posts(view: PersonView) -> impl IntoView {
    // One post says no more than the title above.
    let says_more =
        view.posts.len() > 1 || view.posts.iter().any(|post| post.is_shared || post.title != view.person.title);
    says_more.then(|| {
        let posts: Vec<_> = view
            .posts
            .into_iter()
            .map(|post| {
                let team = post.team.map(|team| view! { ", "<TeamLink name=team.name href=links::team(&team.id) /> });
                let shared = post.is_shared.then(|| view! { " "<Tag>"shared"</Tag> });
                view! { <li><span dir="auto">{post.title}</span>{team}{shared}</li> }
            })
            .collect();
        view! {
            <section class="stack tight" aria-labelledby="posts">
                <h2 id="posts">"Posts"</h2>
                <ul>{posts}</ul>
            </section>
        }
    })
}

#[component]
fn Owns(view: PersonView) -> impl IntoView {
    (!view.owns.is_empty()).then(|| {
        let nodes: Vec<_> = view
            .owns
            .into_iter()
            .map(|(node, is_handed)| {
                let mark = is_handed.then(|| view! { " "<Tag tone=Tone::Warning>"to be taken over"</Tag> });
                view! { <li><a href=links::node(&node.id) dir="auto">{node.name}</a>{mark}</li> }
            })
            .collect();
        view! {
            <section class="stack tight" aria-labelledby="owns">
                <h2 id="owns">"Answers for"</h2>
                <ul>{nodes}</ul>
            </section>
        }
    })
}

#[component]
fn Reports(view: PersonView) -> impl IntoView {
    (view.report_count > 0).then(|| {
        let shown = i64::try_from(view.reports.len()).unwrap_or(0);
        let rest = view.report_count - shown;
        let columns = vec![Column::words("Name"), Column::words("Title"), Column::words("Team")];
        let caption = counted(view.report_count, "person reports here", "people report here");
        view! {
            <section class="stack tight">
                <h2>{caption.clone()}</h2>
                <Table id="reports" caption=caption columns quiet=true>{rows(view.reports)}</Table>
                {(rest > 0).then(|| view! { <p>{format!("and {rest} more; the search of the directory finds them.")}</p> })}
            </section>
        }
    })
}
