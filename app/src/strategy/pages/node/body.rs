//! The measures and the children on a node's page.
//!
//! Invariant: each measure has its history beside it and, for whoever may, the form that records the next value.

use leptos::prelude::*;

use crate::access::Ability;
use crate::forms::Refused;
use crate::measures::model::MeasureView;
use crate::measures::parts::{History, Record, gauge};
use crate::routes::links;
use crate::strategy::model::{Child, NodeView, PAGE};
use crate::strategy::parts::{hue, phrase, with_article};
use crate::ui::{Disclosure, LinkButton, Measure};

/// Draws the measures.
#[component]
pub(super) fn Measures(node: NodeView, refused: Refused) -> impl IntoView {
    let may_add = node.can.contains(&Ability::Measure);
    let measures: Vec<_> = node.measures.iter().map(|measure| one(&node, measure, &refused)).collect();
    let none = measures
        .is_empty()
        .then(|| view! { <p class="soft">"No measure yet: nothing shows whether this is being reached."</p> });
    let add =
        may_add.then(|| view! { <LinkButton href=links::add_measure(&node.place.id)>"Add a measure"</LinkButton> });
    let archived = (may_add && !node.archived_measures.is_empty()).then(|| {
        let items: Vec<_> = node
            .archived_measures
            .iter()
            .map(|(id, name)| view! { <li><a href=links::measure(id)><bdi>{name.clone()}</bdi></a></li> })
            .collect();
        let summary = format!("{} archived", items.len());
        view! { <Disclosure summary><ul>{items}</ul></Disclosure> }
    });
    view! {
        <section class="stack" aria-labelledby="measures">
            <h2 id="measures">"Measures"</h2>
            {none}
            {measures}
            {archived}
            <p>{add}</p>
        </section>
    }
    .into_any()
}

fn one(node: &NodeView, measure: &MeasureView, refused: &Refused) -> impl IntoView + use<> {
    let reading = measure.reading.clone();
    let gauge = gauge(&reading, node.starts_on, node.today);
    let record = measure
        .can
        .contains(&Ability::Record)
        .then(|| view! { <Record reading=reading.clone() refused=refused.clone() today=node.today /> });
    let edit = measure
        .can
        .contains(&Ability::Edit)
        .then(|| view! { <p><a href=links::measure(&reading.id)>"Change this measure"</a></p> });
    let count = measure.values.len();
    let history = (count > 0).then(|| {
        let summary = if count == 1 { "1 value".to_owned() } else { format!("{count} values") };
        let history = view! { <History measure=measure.clone() since=node.starts_on today=node.today /> };
        view! { <Disclosure summary>{history}</Disclosure> }
    });
    view! {
        <article class="stack">
            <Measure gauge />
            {history}
            {record}
            {edit}
        </article>
    }
    .into_any()
}

/// Draws the children, each with its because.
#[component]
pub(super) fn Children(node: NodeView) -> impl IntoView {
    let is_mission = node.place.parent.is_none();
    let children: Vec<_> = node
        .children
        .iter()
        .enumerate()
        .map(|(place, child)| one_child(&node, child, if is_mission { Some(place) } else { node.pillar }))
        .collect();
    let may_add = node.can.contains(&Ability::Add);
    let level = with_article(&node.below_name);
    let more = (node.below > PAGE).then(|| {
        view! { <p><a href=node.place.outline_at()>{format!("All {} in the outline", node.below)}</a></p> }
    });
    let add = may_add
        .then(|| view! { <LinkButton href=links::add_node(&node.place.id)>{format!("Add {level}")}</LinkButton> });
    (may_add || node.below > 0).then(|| {
        view! {
            <section class="stack" aria-labelledby="below">
                <h2 id="below">{format!("What serves this ({})", node.below)}</h2>
                <ul class="children" role="list">{children}</ul>
                {more}
                <p>{add}</p>
            </section>
        }
    })
}

fn one_child(node: &NodeView, child: &Child, pillar: Option<usize>) -> impl IntoView + use<> {
    let because = if child.because.is_empty() {
        view! { <span class="missing">"no because yet"</span> }.into_any()
    } else {
        view! { <span class="soft">"because "{phrase(&child.because).view()}</span> }.into_any()
    };
    let measure =
        child.measure.as_ref().map(|reading| view! { <Measure gauge=gauge(reading, None, node.today) small=true /> });
    view! {
        <li class=hue(pillar).class()>
            <a href=links::node(&child.id)>{phrase(&child.title).view()}</a>
            <div>{because}</div>
            {measure}
        </li>
    }
    .into_any()
}
