//! `/measures/{id}`: a measure with its values, and the form that changes it.
//!
//! Invariant: whoever was slower sees both texts and loses neither.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::access::Ability;
use crate::error::Error;
use crate::forms::{Once, Refused, refused};
use crate::measures::api;
use crate::measures::model::{self, MeasureFields};
use crate::measures::parts::{History, MeasureFieldset, Record, gauge};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::model::{STALE, Seen};
use crate::strategy::parts::{Refusals, Settle, Version, errors, hue, way};
use crate::ui::{Breadcrumbs, FormErrors, Measure, Notice, NoticeKind, PageHead, SubmitButton, Weight};

const EDIT: &str = "/api/measure/edit";
const ARCHIVE: &str = "/api/measure/archive";
const RESTORE: &str = "/api/measure/restore";

/// The page.
#[component]
pub fn MeasurePage() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("id")).and_then(|id| id.parse().ok());
    loaded(
        async move { Ok((api::measure(id.ok_or(Error::NotFound)?).await?, refused().await)) },
        |(page, refused)| view! { <Whole page refused /> },
    )
}

#[component]
fn Whole(page: model::MeasurePage, refused: Refused) -> impl IntoView {
    let reading = page.measure.reading.clone();
    let title = if reading.name.is_empty() { "A measure without a name".to_owned() } else { reading.name.clone() };
    let may = |ability: Ability| page.measure.can.contains(&ability);
    let since = page.line.stations.last().and_then(|station| station.starts_on);
    let record = may(Ability::Record)
        .then(|| view! { <Record reading=reading.clone() refused=refused.clone() today=page.today /> });
    let edit = may(Ability::Edit).then(|| view! { <Edit page=page.clone() refused=refused.clone() /> });
    let archived = page.archived.then(|| {
        view! {
            <Notice kind=NoticeKind::Warning title="This measure is archived.">"Its values are kept."</Notice>
        }
    });
    view! {
        <Page title=title.clone()>
            <Breadcrumbs steps=way(&page.line.stations) here=title.clone() />
            <Refusals refused paths=&[ARCHIVE, RESTORE] />
            {archived}
            <PageHead title=title />
            <div class=hue(page.line.pillar).class()>
                <Measure gauge=gauge(&reading, since, page.today) />
            </div>
            {record}
            <section class="stack">
                <h2>"Values"</h2>
                <History measure=page.measure.clone() today=page.today />
            </section>
            {edit}
        </Page>
    }
    .into_any()
}

#[component]
fn Edit(page: model::MeasurePage, refused: Refused) -> impl IntoView {
    let reading = page.measure.reading;
    let fields = MeasureFields::of(&reading);
    let (id, now) = (reading.id.to_string(), reading.revision.to_string());
    let form = if refused.error(EDIT, STALE).is_some() {
        let versions = MeasureFields::NAMES
            .into_iter()
            .zip(fields.texts())
            .map(|((name, label), theirs)| Version {
                name,
                label,
                mine: refused.value(EDIT, name, theirs),
                theirs: theirs.to_owned(),
            })
            .collect();
        let seen = Seen::read(&refused.value(EDIT, "seen", ""));
        let hidden = vec![("id", id.clone()), ("revision", now.clone())];
        view! { <Settle action=EDIT hidden versions seen cancel=links::measure(&reading.id) /> }.into_any()
    } else {
        let seen = refused.value(EDIT, "seen", &Seen::of(fields.texts()).written());
        let revision = refused.value(EDIT, "revision", &now);
        view! {
            <form class="form" method="post" action=EDIT>
                <Once />
                <FormErrors errors=errors(&refused, EDIT) />
                <input type="hidden" name="id" value=id.clone() />
                <input type="hidden" name="revision" value=revision />
                <input type="hidden" name="seen" value=seen />
                <MeasureFieldset action=EDIT fields refused />
                <div class="acts"><SubmitButton weight=Weight::Main>"Save"</SubmitButton></div>
            </form>
        }
        .into_any()
    };
    let (action, label) =
        if page.archived { (RESTORE, "Bring this measure back") } else { (ARCHIVE, "Archive this measure") };
    view! {
        <section class="stack">
            <h2>"Change it"</h2>
            {form}
            <form method="post" action=action>
                <Once />
                <input type="hidden" name="id" value=id />
                <input type="hidden" name="revision" value=now />
                <SubmitButton weight=Weight::Bare>{label}</SubmitButton>
            </form>
        </section>
    }
    .into_any()
}
