//! What can be chosen: the part, the pillar, the lens, and how it is drawn.
//!
//! Invariant: every choice is a link that keeps the others.

use leptos::prelude::*;

use crate::coverage::model::{Asked, CoverageView, Part, Shape};
use crate::routes::links;
use crate::ui::{Breadcrumbs, Crumb, Filter, Filters, Tab, Tabs};

/// Draws the choices.
#[component]
pub(super) fn Choices(view: CoverageView) -> impl IntoView {
    let is_line = view.asked.part == Part::Line;
    let teams = (!is_line && !view.below.is_empty()).then(|| teams(&view));
    let lenses = (!is_line && !view.lenses.is_empty()).then(|| lenses(&view));
    let shapes = (!is_line).then(|| shapes(&view.asked));
    view! {
        {parts(&view)}
        {way(&view)}
        {teams}
        {pillars(&view)}
        {lenses}
        {shapes}
    }
    .into_any()
}

fn filter(asked: &Asked, label: impl Into<String>, on: bool) -> Filter {
    Filter { href: links::coverage(asked), label: label.into(), count: None, on }
}

/// The parts that the viewer may look at; none to choose where there is only their own line.
fn parts(view: &CoverageView) -> Option<impl IntoView + use<>> {
    let mut offered: Vec<(Part, String)> = Vec::new();
    if view.may_company {
        offered.push((Part::Company, "The whole organisation".to_owned()));
    }
    offered.extend(view.parts.iter().map(|(id, name)| (Part::Team(id.clone()), name.clone())));
    offered.push((Part::Line, "Your own line".to_owned()));
    let tabs: Vec<Tab> = offered
        .iter()
        .map(|(part, label)| Tab {
            href: links::coverage(&view.asked.of_kind(None).of_part(part.clone())),
            label: label.clone(),
            current: *part == view.asked.part,
        })
        .collect();
    (offered.len() > 1).then(|| view! { <Tabs label="Which part" tabs /> })
}

/// The way from the root down to the team that is shown; a manager's begins at their own.
fn way(view: &CoverageView) -> Option<impl IntoView + use<>> {
    let (_, here) = view.way.last()?.clone();
    let is_mine = |id: &crate::id::TeamId| view.parts.iter().any(|(part, _)| part == id);
    let first = if view.may_company { Some(0) } else { view.way.iter().position(|(id, _)| is_mine(id)) };
    let above = &view.way[first.unwrap_or(view.way.len() - 1)..view.way.len() - 1];
    let steps: Vec<Crumb> = above
        .iter()
        .map(|(id, name)| Crumb {
            href: links::coverage(&view.asked.of_part(Part::Team(id.clone()))),
            label: name.clone().into(),
        })
        .collect();
    (!steps.is_empty()).then(|| view! { <Breadcrumbs steps here /> })
}

fn teams(view: &CoverageView) -> impl IntoView + use<> {
    let filters: Vec<Filter> = view
        .below
        .iter()
        .map(|(id, name)| filter(&view.asked.of_part(Part::Team(id.clone())), name.clone(), false))
        .collect();
    view! { <Filters label="Team" filters /> }
}

fn pillars(view: &CoverageView) -> impl IntoView + use<> {
    let asked = &view.asked;
    let mut filters = vec![filter(&asked.under(None), "All pillars", asked.pillar.is_none())];
    filters.extend(view.pillars.iter().map(|(id, title)| {
        filter(&asked.under(Some(id.clone())), title.text.clone(), asked.pillar.as_ref() == Some(id))
    }));
    view! { <Filters label="Pillar" filters /> }
}

fn lenses(view: &CoverageView) -> impl IntoView + use<> {
    let asked = &view.asked;
    let mut filters = vec![filter(&asked.in_lens(None), "All lenses", asked.lens.is_none())];
    filters.extend(
        view.lenses
            .iter()
            .map(|(id, name)| filter(&asked.in_lens(Some(id.clone())), name.clone(), asked.lens.as_ref() == Some(id))),
    );
    view! { <Filters label="Lens of the team" filters /> }
}

fn shapes(asked: &Asked) -> impl IntoView + use<> {
    let tab = |shape: Shape, label: &str| Tab {
        href: links::coverage(&asked.drawn(shape)),
        label: label.to_owned(),
        current: asked.shape == shape,
    };
    let tabs = vec![tab(Shape::List, "As a list"), tab(Shape::Heat, "As a table of pillars and teams")];
    view! { <Tabs label="How it is drawn" tabs /> }
}
