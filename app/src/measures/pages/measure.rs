//! `/measures/{id}`: a measure with its values, and the form that changes it.
//!
//! Invariant: whoever was slower sees both texts and loses neither.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use crate::access::Ability;
use crate::error::Error;
use crate::forms::{Once, Refused, refused};
use crate::id::ValueId;
use crate::measures::api;
use crate::measures::model::{self, Keepers, MeasureFields, Sort};
use crate::measures::parts::{
    History, MeasureFieldset, RESTORE_VALUE, Record, WithdrawnValues, gauge, named, restore_form,
};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::model::{Owner, STALE, Seen};
use crate::strategy::parts::{Refusals, Settle, Version, errors, hue, shelved, way_in};
use crate::ui::{
    Breadcrumbs, FormErrors, Measure, Notice, NoticeKind, PageHead, PersonLink, SubmitButton, Weight, Width,
};

const EDIT: &str = "/api/measure/edit";
const ARCHIVE: &str = "/api/measure/archive";
const RESTORE: &str = "/api/measure/restore";

/// The page.
#[component]
pub fn MeasurePage() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("id")).and_then(|id| id.parse().ok());
    let removed = use_query_map().with_untracked(|query| query.get("removed")).and_then(|id| id.parse().ok());
    loaded(
        async move {
            let page = api::measure(id.ok_or(Error::NotFound)?).await?;
            let refused = refused().await;
            let now = page.measure.owner.as_ref().map(|(id, _)| Owner::Person(id.clone()).written());
            let chosen = refused.value(EDIT, "owner", "");
            let mut keepers = api::measure_keepers(refused.value(EDIT, "owner_search", ""), chosen).await?;
            keepers.named.extend(api::measure_keepers(String::new(), now.unwrap_or_default()).await?.named);
            Ok((page, refused, removed, keepers))
        },
        |(page, refused, removed, keepers)| view! { <Whole page refused removed keepers /> },
    )
}

#[component]
fn Whole(page: model::MeasurePage, refused: Refused, removed: Option<ValueId>, keepers: Keepers) -> impl IntoView {
    let reading = page.measure.reading.clone();
    let title = named(&reading);
    let may = |ability: Ability| page.measure.can.contains(&ability);
    let may_record = may(Ability::Record);
    let since = page.line.stations.last().and_then(|station| station.starts_on);
    let record =
        may_record.then(|| view! { <Record reading=reading.clone() refused=refused.clone() today=page.today /> });
    let edit = may(Ability::Edit).then(|| view! { <Edit page=page.clone() refused=refused.clone() keepers /> });
    let owner = match page.measure.owner.clone() {
        Some((id, name)) => {
            view! { <p>"Looked after by "<PersonLink name href=links::person(&id) />"."</p> }.into_any()
        }
        None => view! { <p class="soft">"Looked after by whoever owns what it measures."</p> }.into_any(),
    };
    let fed = (reading.sort == Sort::Fed).then(|| {
        let how = format!("{} sends its values. A new one is expected within {} days; later than that it is stale. ", reading.feed, reading.stale_after_days);
        view! { <p class="soft">{how}{may_record.then(|| view! { <a href=links::VALUES_IMPORT>"Send a file of values"</a> })}</p> }
    });
    let archived = page.archived.then(|| {
        view! {
            <Notice kind=NoticeKind::Warning title="This measure is archived.">"Its values are kept."</Notice>
        }
    });
    view! {
        <Page title=title.clone() width=Width::Wide>
            <div class="stack">
            <Breadcrumbs steps=way_in(page.shelf.as_ref(), &page.line.stations) here=title.clone() />
            <Refusals refused paths=&[ARCHIVE, RESTORE, RESTORE_VALUE] />
            {taken_back(&page, removed)}
            {shelved(page.shelf.as_ref())}
            {archived}
            <PageHead title=title />
            <div class=hue(page.line.pillar).class()>
                <Measure gauge=gauge(&reading, since, page.today) />
            </div>
            {owner}
            {fed}
            {record}
            <section class=format!("stack {}", hue(page.line.pillar).class())>
                <h2>"Values"</h2>
                <History measure=page.measure.clone() since today=page.today />
                <WithdrawnValues values=page.withdrawn.clone() unit=reading.unit.clone() today=page.today may_restore=may_record />
            </section>
            {edit}
            </div>
        </Page>
    }
    .into_any()
}

/// Says that a value was removed, and offers to bring it back.
fn taken_back(page: &model::MeasurePage, removed: Option<ValueId>) -> Option<AnyView> {
    let one = page.withdrawn.iter().find(|one| one.is_removed() && Some(&one.value.id) == removed.as_ref())?;
    let acts = page.measure.can.contains(&Ability::Record).then(|| restore_form(one, Weight::Quiet))?;
    let said = format!("{} is removed. It stays in the history.", one.value.said(&page.measure.reading.unit));
    Some(view! { <Notice kind=NoticeKind::Good acts>{said}</Notice> }.into_any())
}

#[component]
fn Edit(page: model::MeasurePage, refused: Refused, keepers: Keepers) -> impl IntoView {
    let fields = MeasureFields::of(&page.measure);
    let reading = page.measure.reading;
    let (id, now) = (reading.id.to_string(), reading.revision.to_string());
    let form = if refused.error(EDIT, STALE).is_some() {
        let versions = Version::all(MeasureFields::NAMES, fields.texts(), &refused, EDIT);
        let names = keepers.named.into_iter().map(|one| (one.id.written(), one.label.text)).collect();
        let seen = Seen::read(&refused.value(EDIT, "seen", ""));
        let hidden = vec![("id", id.clone()), ("revision", now.clone())];
        view! { <Settle action=EDIT hidden versions names seen cancel=links::measure(&reading.id) /> }.into_any()
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
                <MeasureFieldset action=EDIT fields refused keepers />
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
