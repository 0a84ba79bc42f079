//! The picture as a part of a page: looks are classes, a station is a link.
//!
//! Invariant: no `style` attribute, every text escaped by the renderer. For a screen reader it is a list in the order of the tree,
//! each node a link whose name says everything that is drawn of it; the lines are hidden from it.

use leptos::prelude::*;

use super::super::model::{Look, MapNode, MapView, Picture, SAMPLE, Shape, Stop, Words, legend, px, sentence};
use crate::routes::links;
use crate::strategy::parts::hue;

/// Draws the picture.
#[component]
pub(in crate::strategy::map) fn Drawing(
    /// The map.
    view: MapView,
    /// Where everything stands on it.
    picture: Picture,
) -> impl IntoView {
    let (width, height) = (px(picture.width), px(picture.height));
    let lines: Vec<_> = [&picture.branches, &picture.lines].map(|lines| grouped(lines)).into_iter().flatten().collect();
    let stops: Vec<_> =
        picture.stops.iter().filter_map(|stop| Some(station(&view, view.nodes.get(stop.node)?, stop))).collect();
    view! {
        <svg class="map" width=width.clone() height=height.clone() viewBox=format!("0 0 {width} {height}")>
            <g aria-hidden="true">{lines}</g>
            <g role="list" aria-label="The strategy, from the mission down">{stops}</g>
        </svg>
    }
    .into_any()
}

/// Draws lines, those of one hue together.
fn grouped(lines: &[(Option<usize>, Shape)]) -> Vec<AnyView> {
    lines
        .chunk_by(|one, next| one.0 == next.0)
        .filter_map(|group| {
            let (pillar, _) = group.first()?;
            let shapes: Vec<_> = group.iter().map(|(_, line)| shape(line)).collect();
            Some(view! { <g class=hue(*pillar).class()>{shapes}</g> }.into_any())
        })
        .collect()
}

fn station(view: &MapView, node: &MapNode, stop: &Stop) -> AnyView {
    let mut class = format!("stop {}", hue(node.pillar).class());
    if !node.found {
        class.push_str(" dim");
    }
    if view.at.as_ref() == Some(&node.id) {
        class.push_str(" chosen");
    }
    let (x, y, width, height) = stop.frame;
    let shapes: Vec<_> = stop.shapes.iter().map(shape).collect();
    let more = stop.more.as_ref().map(|words| {
        let href = view.address.opened_at(Some(node.id.clone())).page();
        let label = format!("Show what is below {}", node.title.text);
        view! { <a class="down" href=href aria-label=format!("{}: {label}", words.lines.join(" "))>{text(words)}</a> }
    });
    view! {
        <g class=class role="listitem">
            <a id=format!("m-{}", node.id) href=links::node(&node.id) data-level=node.level.to_string()>
                <title>{sentence(node, &view.levels, view.today)}</title>
                <rect class="frame" x=px(x) y=px(y) width=px(width) height=px(height) rx="8"></rect>
                {shapes}
            </a>
            {more}
        </g>
    }
    .into_any()
}

fn shape(shape: &Shape) -> AnyView {
    match shape {
        Shape::Path { look, d } => view! { <path class=look.class() d=d.clone()></path> }.into_any(),
        Shape::Disc { look, x, y, r } => disc(*look, (*x, *y), *r),
        Shape::Bar { look, x, y, wide, high } => {
            let round = px(wide.min(*high) / 2.0);
            view! { <rect class=look.class() x=px(*x) y=px(*y) width=px(*wide) height=px(*high) rx=round></rect> }
                .into_any()
        }
        Shape::Words(words) => text(words),
    }
}

fn disc(look: Look, (x, y): (f64, f64), r: f64) -> AnyView {
    view! { <circle class=look.class() cx=px(x) cy=px(y) r=px(r)></circle> }.into_any()
}

fn text(words: &Words) -> AnyView {
    let lang = Some(words.lang.clone()).filter(|lang| !lang.is_empty());
    let direction = words.from_right.then_some("rtl");
    let class = words.face.class();
    let (x, y) = (px(words.x), px(words.y));
    if let [line] = words.lines.as_slice() {
        return view! { <text class=class x=x y=y lang=lang direction=direction>{line.clone()}</text> }.into_any();
    }
    let lines: Vec<_> = words
        .lines
        .iter()
        .enumerate()
        .map(|(at, line)| {
            let down = (at > 0).then(|| px(words.leading));
            view! { <tspan x=x.clone() dy=down>{line.clone()}</tspan> }
        })
        .collect();
    view! { <text class=class x=x.clone() y=y lang=lang direction=direction>{lines}</text> }.into_any()
}

/// Draws what the signs mean, in words.
#[component]
pub(in crate::strategy::map) fn Legend() -> impl IntoView {
    let (width, height) = (px(SAMPLE.0), px(SAMPLE.1));
    let samples: Vec<_> = legend()
        .into_iter()
        .map(|sample| {
            let shapes: Vec<_> = sample.shapes.iter().map(shape).collect();
            view! {
                <li>
                    <svg class="map" width=width.clone() height=height.clone() viewBox=format!("0 0 {width} {height}") aria-hidden="true">{shapes}</svg>
                    {sample.words}
                </li>
            }
        })
        .collect();
    view! { <ul class="map-legend" role="list" aria-label="What the signs mean">{samples}</ul> }
}
