//! `/cycles/{number}/next`: beginning the strategy that follows a closed cycle.
//!
//! Invariant: how deep the copy is and what comes over with it is asked, with what each choice means; nothing is chosen
//! beforehand that would carry something over.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::steps;
use crate::error::Error;
use crate::forms::{Once, Refused, refused};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::cycles::api;
use crate::strategy::cycles::model::{Measures, NextView};
use crate::strategy::parts::errors;
use crate::ui::{
    Breadcrumbs, Checkbox, Choice, Crumb, FormErrors, Notice, PageHead, RadioGroup, SubmitButton, TextInput, Weight,
};

const BEGIN: &str = "/api/cycles/next/begin";

/// The page.
#[component]
pub fn NextPage() -> impl IntoView {
    let number =
        use_params_map().with_untracked(|params| params.get("number")).and_then(|text| text.parse::<i64>().ok());
    loaded(
        async move { Ok((api::next_cycle(number.ok_or(Error::NotFound)?).await?, refused().await)) },
        |(view, refused)| view! { <Whole view refused /> },
    )
}

#[component]
fn Whole(view: NextView, refused: Refused) -> impl IntoView {
    let mut way = steps();
    way.push(Crumb { href: links::cycle(view.line.number, 1), label: view.line.cycle.clone().into() });
    let lead =
        "It begins as a draft: nothing changes for anybody until you publish it. The old strategy stays readable.";
    view! {
        <Page title="Begin the next cycle">
            <div class="stack">
                <Breadcrumbs steps=way here="Begin the next" />
                <PageHead title="Begin the next cycle" lead />
                <Told view=view.clone() />
                <BeginForm view refused />
            </div>
        </Page>
    }
    .into_any()
}

/// What comes over differently, or not at all.
#[component]
fn Told(view: NextView) -> impl IntoView {
    let many = |count: usize, one: &str, more: &str| match count {
        0 => None,
        1 => Some(one.to_owned()),
        count => Some(more.replace('#', &count.to_string())),
    };
    let told: Vec<_> = [
        many(view.rewritten, "One comes over marked to be rewritten.", "# come over marked to be rewritten."),
        many(
            view.moved,
            "One hung on what does not go on: it hangs on the nearest that does, and needs a new because.",
            "# hung on what does not go on: they hang on the nearest that does, and need a new because.",
        ),
        many(
            view.added_since,
            "One was added after the cycle was closed: nobody said that it goes on, so it does not.",
            "# were added after the cycle was closed: nobody said that they go on, so they do not.",
        ),
    ]
    .into_iter()
    .flatten()
    .map(|words| view! { <li>{words}</li> })
    .collect();
    (!told.is_empty()).then(|| view! { <Notice title="If all of it comes over:"><ul>{told}</ul></Notice> })
}

#[component]
fn BeginForm(view: NextView, refused: Refused) -> impl IntoView {
    let value = |name: &str, otherwise: &str| refused.value(BEGIN, name, otherwise);
    let error = |name: &str| refused.error(BEGIN, name);
    view! {
        <form class="form" method="post" action=BEGIN>
            <Once />
            <FormErrors errors=errors(&refused, BEGIN) />
            <input type="hidden" name="number" value=view.line.number.to_string() />
            <TextInput name="name" label="Name of the strategy" required=true value=value("name", &view.name) error=error("name") />
            <TextInput name="cycle" label="Name of its cycle" hint="Such as “2027” or “Q1 2027”." required=true short=true
                value=value("cycle", &view.cycle) error=error("cycle") />
            <TextInput kind="date" name="starts_on" label="First day" required=true short=true
                value=value("starts_on", &view.starts_on) error=error("starts_on") />
            <TextInput kind="date" name="ends_on" label="Last day" required=true short=true
                value=value("ends_on", &view.ends_on) error=error("ends_on") />
            {depth(&view, &refused)}
            {measures(&view, &refused)}
            {ticks(&refused)}
            <div class="acts">
                <SubmitButton weight=Weight::Main>"Begin it as a draft"</SubmitButton>
                <a href=links::cycle(view.line.number, 1)>"Not yet"</a>
            </div>
        </form>
    }
    .into_any()
}

fn depth(view: &NextView, refused: &Refused) -> AnyView {
    let last = view.depths.len().saturating_sub(1);
    let choices: Vec<Choice> = view
        .depths
        .iter()
        .enumerate()
        .map(|(depth, (level, count))| {
            let label = match depth {
                0 => "The mission alone".to_owned(),
                depth if depth == last => "All that goes on".to_owned(),
                _ => format!("Down to level {depth}: {level}"),
            };
            let nodes = if *count == 1 { "1 node".to_owned() } else { format!("{count} nodes") };
            Choice::new(depth.to_string(), label).meaning(nodes)
        })
        .collect();
    view! {
        <RadioGroup name="depth" label="How much of the tree comes over" choices required=true
            hint="Of what was kept or changed. What was stopped, or has no answer, stays behind."
            value=refused.value(BEGIN, "depth", "") error=refused.error(BEGIN, "depth") />
    }
    .into_any()
}

fn measures(view: &NextView, refused: &Refused) -> AnyView {
    let choices: Vec<Choice> = Measures::ALL
        .into_iter()
        .map(|measures| {
            let (label, meaning) = measures.said();
            Choice::new(measures.word(), label).meaning(meaning)
        })
        .collect();
    let hint = match view.measures {
        1 => "There is one on what goes on. Its values stay with the old cycle.".to_owned(),
        many => format!("There are {many} on what goes on. Their values stay with the old cycle."),
    };
    view! {
        <RadioGroup name="measures" label="What becomes of the measures" choices required=true hint
            value=refused.value(BEGIN, "measures", "") error=refused.error(BEGIN, "measures") />
    }
    .into_any()
}

fn ticks(refused: &Refused) -> AnyView {
    let ticked = |name: &str| refused.value(BEGIN, name, "") == "yes";
    view! {
        <fieldset class="stack tight">
            <legend>"What else comes over"</legend>
            <Checkbox name="owners" label="Owners" checked=ticked("owners") />
            <Checkbox name="wordings" label="The words of each function" checked=ticked("wordings") />
            <Checkbox name="supports" label="What a node also supports, where both come over" checked=ticked("supports") />
            <Checkbox name="words" label="Vision, description and values of the strategy" checked=ticked("words") />
        </fieldset>
        <Checkbox name="limited" label="Only those who are invited see the draft" checked=ticked("limited")
            hint="You are invited. Others are invited in its settings." />
    }
    .into_any()
}
