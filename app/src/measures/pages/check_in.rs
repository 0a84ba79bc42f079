//! `/measures`: the measures that I keep, those due first, each with the form that records its next value.
//!
//! Invariant: the focus stands on the value of the measure that the address names, else of the first that is due; a form that
//! was sent leads to the next one.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::access::Ability;
use crate::forms::{Refused, refused};
use crate::id::MeasureId;
use crate::measures::api;
use crate::measures::model::{self, Due, Kept};
use crate::measures::parts::{CHECK_IN, CheckInForm, gauge};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::parts::{hue, phrase};
use crate::ui::{Disclosure, EmptyState, Kbd, LinkButton, Measure, PageHead};

/// The page.
#[component]
pub fn CheckInPage() -> impl IntoView {
    let at = use_query_map().with_untracked(|query| query.get("at")).and_then(|id| id.parse::<MeasureId>().ok());
    loaded(async move { Ok((api::kept_measures().await?, refused().await, at)) }, |(page, refused, at)| {
        view! {
            <Page title="The numbers you keep">
                <div class="stack loose">
                    <PageHead title="The numbers you keep" lead=lead(&page) />
                    <Body page=page.clone() refused at />
                    <Files page />
                </div>
            </Page>
        }
    })
}

fn lead(page: &model::CheckInPage) -> String {
    let due = page.kept.iter().filter(|kept| kept.reading.due(page.today) == Due::Now).count();
    match (page.kept.is_empty(), due) {
        (true, _) => "You keep none.".to_owned(),
        (false, 0) => "None of them wants a value today.".to_owned(),
        (false, 1) => "One of them wants a value.".to_owned(),
        (false, due) => format!("{due} of them want a value."),
    }
}

#[component]
fn Body(page: model::CheckInPage, refused: Refused, at: Option<MeasureId>) -> impl IntoView {
    if page.kept.is_empty() {
        return view! {
            <EmptyState title="Nothing to check in"
                purpose="Here stand the measures that you look after, with the form that records their next value. Whoever edits the strategy can give you one.">
                <LinkButton href=links::STRATEGY>"To the strategy"</LinkButton>
            </EmptyState>
        }
        .into_any();
    }
    let wrong = refused.value(CHECK_IN, "id", "").parse().ok();
    let forms: Vec<&Kept> =
        page.kept.iter().filter(|kept| matches!(kept.reading.due(page.today), Due::Now | Due::Later)).collect();
    let is_there = |id: &MeasureId| forms.iter().any(|kept| kept.reading.id == *id);
    let first = forms.iter().find(|kept| kept.reading.due(page.today) == Due::Now).map(|kept| kept.reading.id.clone());
    let here = wrong.or(at).filter(is_there).or(first);
    let next = |id: &MeasureId| {
        let at = forms.iter().position(|kept| kept.reading.id == *id)?;
        // Whoever has done what is due is done.
        let due = |at: usize| forms.get(at).map(|kept| kept.reading.due(page.today));
        forms.get(at + 1).filter(|_| due(at) == due(at + 1)).map(|kept| kept.reading.id.clone())
    };
    let item = |kept: &Kept| {
        let reading = kept.reading.clone();
        let form = matches!(reading.due(page.today), Due::Now | Due::Later).then(|| {
            let here = here.as_ref() == Some(&reading.id);
            view! { <CheckInForm next=next(&reading.id) reading=reading.clone() refused=refused.clone() here /> }
        });
        one(kept, form.map(IntoAny::into_any), &page)
    };
    let of =
        |due: Due| page.kept.iter().filter(|kept| kept.reading.due(page.today) == due).map(item).collect::<Vec<_>>();
    let more = (page.more > 0).then(|| {
        view! { <p class="soft">{format!("{} more follow once these are done.", page.more)}</p> }
    });
    let (now, later, fed, over) = (of(Due::Now), of(Due::Later), of(Due::Fed), of(Due::Over));
    let hint = (!now.is_empty() || !later.is_empty()).then(|| {
        view! {
            <p class="small">
                <Kbd>"Enter"</Kbd>" in the value records what stands there, "<Kbd>"u"</Kbd>" says it is unchanged; then the next one is up."
            </p>
        }
    });
    view! {
        {hint}
        {section("due", "Due", now)}
        {section("later", "Not due yet", later)}
        {section("fed", "Sent by other systems", fed)}
        {(!over.is_empty()).then(|| {
            let summary = format!("Reached ({})", over.len());
            view! { <Disclosure summary>{over}</Disclosure> }
        })}
        {more}
    }
    .into_any()
}

fn section(id: &'static str, title: &'static str, items: Vec<AnyView>) -> Option<AnyView> {
    (!items.is_empty())
        .then(|| view! { <section class="stack" aria-labelledby=id><h2 id=id>{title}</h2>{items}</section> }.into_any())
}

fn one(kept: &Kept, form: Option<AnyView>, page: &model::CheckInPage) -> AnyView {
    let reading = &kept.reading;
    let hue = format!("kept stack tight {}", hue(kept.pillar).class());
    view! {
        <article class=hue id=format!("m-{}", reading.id)>
            <Measure gauge=gauge(reading, kept.since, page.today) />
            <p class="small">
                <a href=links::measure(&reading.id)>"Its history"</a>" for "<a href=links::node(&reading.node)>{phrase(&kept.node).view()}</a>
            </p>
            {form}
        </article>
    }
    .into_any()
}

/// Files out and, for whoever may, in.
#[component]
fn Files(page: model::CheckInPage) -> impl IntoView {
    let import = page
        .can
        .contains(&Ability::Import)
        .then(|| view! { <LinkButton href=links::VALUES_IMPORT>"Record values from a file"</LinkButton> });
    view! {
        <div class="cluster">
            {import}
            <a href=links::VALUES_FILE>"All values of the strategy as CSV"</a>
        </div>
    }
}
