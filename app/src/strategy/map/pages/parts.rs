//! What both pages of the map show: the choices, the picture, what its signs mean.
//!
//! Invariant: without JavaScript the picture scrolls in its box and every link works; what is not drawn is said with its number.

use leptos::prelude::*;

use crate::organisation::model::level_name;
use crate::routes::links;
use crate::strategy::map::draw::{Drawing, Legend};
use crate::strategy::map::islands::MapHand;
use crate::strategy::map::model::{Address, MapView, draw};
use crate::strategy::parts::{Looking, phrase};
use crate::ui::{Crumb, Filter, Filters, Glyph, Icon, KeyList, LinkButton};

/// The choices, the picture and its legend.
#[component]
pub(super) fn MapBody(
    /// The map.
    view: MapView,
) -> impl IntoView {
    let picture = draw(&view);
    let shape = if picture.height > picture.width { "map-sheet tall" } else { "map-sheet" };
    let keys = vec![
        (vec!["↑", "↓", "←", "→"], "walk the lines"),
        (vec!["Enter"], "open"),
        (vec!["Home"], "the mission"),
        (vec!["+", "-"], "nearer, farther"),
        (vec!["0"], "all of it"),
    ];
    let rest = rest(&view);
    let file = view.address.file();
    view! {
        <div class=shape>
            <Looking view=view.search.clone() />
            <div class="map-bar">
                <Depths view=view.clone() />
                <div class="cluster">
                    <LinkButton href=view.address.outline()>"As an outline"</LinkButton>
                    <a class="button" href=file.clone() download="strategy-map.svg"><Icon glyph=Glyph::Download />"SVG"</a>
                    <MapHand file />
                </div>
            </div>
            {rest}
            <div class="map-box" tabindex="0" role="region" aria-label="The map: scroll to see all of it">
                <Drawing view picture />
            </div>
            <Legend />
            <KeyList keys />
        </div>
    }
    .into_any()
}

/// How deep the picture goes.
#[component]
fn Depths(view: MapView) -> impl IntoView {
    if view.deep < 2 {
        return ().into_any();
    }
    let first = view.top().map_or(0, |node| node.level);
    let chips = (1..=view.deep)
        .map(|depth| {
            let name = level_name(&view.levels, first + depth).to_lowercase();
            let label = if depth == view.deep { "All levels".to_owned() } else { format!("Down to {name}") };
            Filter { href: view.address.deep(depth).page(), label, count: None, on: view.depth == depth }
        })
        .collect();
    view! { <Filters label="How deep" filters=distinct(chips) /> }.into_any()
}

/// Names levels that share a name by their number.
fn distinct(mut chips: Vec<Filter>) -> Vec<Filter> {
    let labels: Vec<String> = chips.iter().map(|chip| chip.label.clone()).collect();
    for (at, chip) in chips.iter_mut().enumerate() {
        if labels.iter().filter(|label| **label == chip.label).count() > 1 {
            chip.label = format!("{} levels", at + 1);
        }
    }
    chips
}

/// Says how much of what is below the node at hand is drawn.
fn rest(view: &MapView) -> Option<AnyView> {
    let above = view.at.as_ref().map_or(0, |_| view.top().map_or(0, |node| node.level));
    let drawn = view.nodes.len().saturating_sub(1 + above);
    let whole = view.at.as_ref().map(|_| {
        let href = Address { at: None, depth: None, ..view.address.clone() }.page();
        view! { " "<a href=href>"The whole map"</a> }
    });
    let hidden = view.below.saturating_sub(drawn);
    let words = match (drawn, hidden) {
        _ if view.search.found.as_ref().is_some_and(|found| found.count == 0) => {
            "Nothing was found, so no station is drawn below the mission.".to_owned()
        }
        (_, 0) if view.search.found.is_some() => "What only leads to what was found is paler.".to_owned(),
        (0, _) => "Nothing hangs below it.".to_owned(),
        (_, 0) => format!("All {drawn} below it are drawn."),
        _ => format!(
            "{drawn} of {} below it are drawn; the others are counted at the node that leads to them.",
            view.below
        ),
    };
    Some(view! { <p class="small soft">{words}{whole}</p> }.into_any())
}

/// Returns the way down to the node that the map opens at, each step a map of its own, and what the last is called.
pub(super) fn way_down(view: &MapView) -> (Vec<Crumb>, &'static str) {
    let strategy = Crumb { href: links::STRATEGY.to_owned(), label: "Strategy".into() };
    let above = view.top().filter(|_| view.at.is_some()).map_or(0, |node| node.level);
    let steps = view.nodes.iter().take(above).map(|node| {
        let at = Some(node.id.clone()).filter(|_| node.level > 0);
        Crumb { href: view.address.opened_at(at).page(), label: phrase(&node.title) }
    });
    (std::iter::once(strategy).chain(steps).collect(), "Map")
}
