//! `/cycles`: the cycle of the strategy in force, and those that are closed.
//!
//! Invariant: what leadership does next with the cycle stands beside it; whoever was slower sees both texts.

use leptos::prelude::*;

use crate::access::Ability;
use crate::forms::{Once, Refused, refused};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::cycles::api;
use crate::strategy::cycles::model::{CyclesView, RecordLine};
use crate::strategy::model::{STALE, Seen};
use crate::strategy::parts::{Refusals, Settle, Version, errors};
use crate::time::day_said;
use crate::ui::{
    Breadcrumbs, Column, Crumb, DescriptionList, Disclosure, EmptyState, FormErrors, LinkButton, Notice, NoticeKind,
    PageHead, Pair, Progress, SubmitButton, Table, TextInput, Weight,
};

const SET: &str = "/api/cycles/set";
const BEGIN: &str = "/api/cycles/close/begin";
const NAMES: [(&str, &str); 3] = [("cycle", "Name"), ("starts_on", "First day"), ("ends_on", "Last day")];

/// The page.
#[component]
pub fn CyclesPage() -> impl IntoView {
    loaded(async { Ok((api::cycles().await?, refused().await)) }, |(view, refused)| view! { <All view refused /> })
}

#[component]
fn All(view: CyclesView, refused: Refused) -> impl IntoView {
    let steps = vec![Crumb { href: links::STRATEGY.to_owned(), label: "Strategy".into() }];
    let lead = "A strategy has a cycle: its own year or quarter. When it is closed, each part of the strategy is kept, changed or stopped, and nothing goes on that nobody has said so of.";
    let records: Vec<_> = view.records.iter().map(record).collect();
    let past = if records.is_empty() {
        let purpose = "Here stands what was learned in each cycle, once it is closed.";
        view! { <EmptyState title="No cycle was closed yet" purpose /> }.into_any()
    } else {
        let columns = vec![
            Column::words("Cycle"),
            Column::words("What was learned"),
            Column::words("Closed"),
            Column::words("Strategy"),
        ];
        view! { <Table id="closed-cycles" caption="Closed cycles" columns quiet=true>{records}</Table> }.into_any()
    };
    view! {
        <Page title="Cycles">
            <div class="stack">
                <Breadcrumbs steps here="Cycles" />
                <PageHead title="Cycles" lead />
                <Refusals refused=refused.clone() paths=&[BEGIN] />
                <Current view refused />
                <section class="stack" aria-labelledby="closed">
                    <h2 id="closed">"Closed"</h2>
                    {past}
                </section>
            </div>
        </Page>
    }
    .into_any()
}

fn record(line: &RecordLine) -> AnyView {
    let by = line.by.as_ref().map(|name| format!(", by {name}"));
    let reopened = line.reopened.as_ref().map(|when| format!("; opened again {when}"));
    view! {
        <tr>
            <td><a href=links::cycle(line.number, 1)><bdi>{line.cycle.clone()}</bdi></a><br /><span class="soft small">{line.days.clone()}</span></td>
            <td dir="auto">{line.learned.clone()}</td>
            <td>{line.closed.clone()}{by}{reopened}</td>
            <td><a href=links::strategy(&line.strategy.0)><bdi>{line.strategy.1.clone()}</bdi></a></td>
        </tr>
    }
    .into_any()
}

/// The cycle of the strategy in force.
#[component]
fn Current(view: CyclesView, refused: Refused) -> impl IntoView {
    let (_, name) = view.strategy.clone()?;
    let said = |day| day_said(view.today, day);
    let days = view.starts_on.zip(view.ends_on).map(|(first, last)| format!("{} to {}", said(first), said(last)));
    let cycle = if view.cycle.is_empty() { "not named yet".to_owned() } else { view.cycle.clone() };
    let pairs =
        vec![Pair::new("Strategy", name), Pair::new("Cycle", cycle), Pair::new("Days", days.unwrap_or_default())];
    let leads = view.can.contains(&Ability::Edit);
    let act = leads.then(|| act(&view));
    let form = leads.then(|| change(&view, refused));
    Some(view! {
        <section class="stack" aria-labelledby="now">
            <h2 id="now">"Now"</h2>
            <DescriptionList pairs />
            {act}
            {form}
        </section>
    })
}

/// What comes next: close it, go on closing it, begin the next, go on with the next.
fn act(view: &CyclesView) -> AnyView {
    if let Some(counts) = view.closing {
        let told = format!("{} of {} answered", counts.answered(), counts.all());
        let [done, all] = [counts.answered(), counts.all()].map(|count| u64::try_from(count).unwrap_or(0));
        return view! {
            <Progress id="answered" label="Closing this cycle" told done total=Some(all) />
            <div class="acts"><LinkButton weight=Weight::Main href=links::CLOSING>"Go on closing it"</LinkButton></div>
        }
        .into_any();
    }
    if let Some(number) = view.closed {
        let acts = match &view.next {
            Some((draft, _)) => {
                view! { <LinkButton href=links::draft(draft)>"To the draft of the next one"</LinkButton> }.into_any()
            }
            None => view! { <LinkButton href=links::next_cycle(number)>"Begin the next one"</LinkButton> }.into_any(),
        };
        return view! {
            <Notice kind=NoticeKind::Good title="This cycle is closed." acts>
                "The strategy stays in force until the next one is published. "
                <a href=links::cycle(number, 1)>"What was learned"</a>
            </Notice>
        }
        .into_any();
    }
    if view.cycle.is_empty() {
        return view! { <p>"Name the cycle and say its days; then it can be closed."</p> }.into_any();
    }
    view! {
        <form method="post" action=BEGIN>
            <Once />
            <p class="soft">"Several of you can answer, over days. Nothing is closed before somebody says so."</p>
            <div class="acts"><SubmitButton weight=Weight::Main>"Begin to close it"</SubmitButton></div>
        </form>
    }
    .into_any()
}

/// The form that names it; who was slower chooses between both.
fn change(view: &CyclesView, refused: Refused) -> AnyView {
    let id = view.strategy.as_ref().map(|(id, _)| id.to_string()).unwrap_or_default();
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let (first, last, now) = (day(view.starts_on), day(view.ends_on), view.revision.to_string());
    let texts = [view.cycle.as_str(), &first, &last];
    if refused.error(SET, STALE).is_some() {
        let versions = Version::all(NAMES, texts, &refused, SET);
        let seen = Seen::read(&refused.value(SET, "seen", ""));
        let hidden = vec![("id", id), ("revision", now)];
        return view! { <Settle action=SET hidden versions seen cancel=links::CYCLES.to_owned() /> }.into_any();
    }
    let open = view.cycle.is_empty() || !refused.errors(SET).is_empty();
    let form = view! {
        <form class="form" method="post" action=SET>
            <Once />
            <FormErrors errors=errors(&refused, SET) />
            <input type="hidden" name="id" value=id />
            <input type="hidden" name="revision" value=refused.value(SET, "revision", &now) />
            <input type="hidden" name="seen" value=refused.value(SET, "seen", &Seen::of(texts).written()) />
            <TextInput name="cycle" label="Name" hint="Such as “2026” or “Q3 2026”." required=true short=true
                value=refused.value(SET, "cycle", &view.cycle) error=refused.error(SET, "cycle") />
            <TextInput kind="date" name="starts_on" label="First day" required=true short=true
                value=refused.value(SET, "starts_on", &first) error=refused.error(SET, "starts_on") />
            <TextInput kind="date" name="ends_on" label="Last day" required=true short=true
                value=refused.value(SET, "ends_on", &last) error=refused.error(SET, "ends_on") />
            <div class="acts"><SubmitButton>"Save"</SubmitButton></div>
        </form>
    }
    .into_any();
    view! { <Disclosure summary="Name it and say its days" open>{form}</Disclosure> }.into_any()
}
