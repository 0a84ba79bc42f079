//! The picture: stations in columns, words beside them, lines between them.
//!
//! Invariant: pure. Words never run into a line or into each other, as far as they are as wide as they are measured; the picture
//! begins at its top left corner with the mission.

use jiff::civil::Date;

use super::said::{hidden, measured};
use super::shape::{Face, Look, Shape, Words};
use super::tidy::{Extent, Gaps, tidy};
use super::wide::{Font, Set, runs_left};
use super::{MapNode, MapView, route};
use crate::measures::model::Reading;
use crate::strategy::model::{Direction, Written};

/// The empty edge.
const EDGE: f64 = 22.0;
/// From a station to its words.
const ASIDE: f64 = 15.0;
/// Between the words of one column and the stations of the next.
const GUTTER: f64 = 54.0;
const GAPS: Gaps = Gaps { siblings: 10.0, cousins: 20.0 };
/// How far apart the mission's lines lie, and how much room all of them have together.
const APART: f64 = 7.0;
const BUNDLE: f64 = 63.0;
/// The bar of a measure.
const TRACK: (f64, f64) = (44.0, 6.0);
/// How many lines a title has at most.
const LINES: usize = 14;

const NOTE: Font = Font { size: 12.0, stretch: 1.0 };
const NOTE_LEADING: f64 = 17.0;

/// A station with its words.
#[derive(Debug, Clone, PartialEq)]
pub struct Stop {
    /// The place of its node among the map's.
    pub node: usize,
    /// The box of everything that belongs to it: left, top, width, height.
    pub frame: (f64, f64, f64, f64),
    /// The station and its words.
    pub shapes: Vec<Shape>,
    /// How many nodes below it are not shown, as words that lead there.
    pub more: Option<Words>,
}

/// Everything that is drawn.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Picture {
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
    /// The thin lines of what nodes also support, each with the pillar whose hue it has.
    pub branches: Vec<(Option<usize>, Shape)>,
    /// The lines of the tree, which lie above those.
    pub lines: Vec<(Option<usize>, Shape)>,
    /// The stations, in the order of the nodes.
    pub stops: Vec<Stop>,
}

/// How a level is set.
struct Style {
    face: Face,
    font: Font,
    leading: f64,
    room: f64,
    radius: f64,
}

/// The words of a node.
struct Label {
    title: Set,
    note: Option<Set>,
    more: Option<Set>,
    width: f64,
}

/// Draws the map.
pub fn draw(view: &MapView) -> Picture {
    let nodes = &view.nodes;
    let mut children = vec![Vec::new(); nodes.len()];
    for (place, node) in nodes.iter().enumerate() {
        if let Some(parent) = node.parent {
            children[parent].push(place);
        }
    }
    let labels: Vec<Label> =
        nodes.iter().zip(&children).map(|(node, below)| label(node, below.is_empty(), view.today)).collect();
    let bundle = children.first().map_or(0.0, |below| bundle(below.len()));
    let extents: Vec<Extent> = nodes
        .iter()
        .zip(&children)
        .zip(&labels)
        .map(|((node, below), label)| extent(node, label, below.is_empty(), bundle))
        .collect();
    let axes = tidy(&children, &extents, GAPS).axes;
    let columns = columns(nodes, &labels, bundle);
    let top = axes.iter().zip(&extents).map(|(axis, extent)| axis - extent.up).fold(0.0, f64::min);
    let place = |node: usize| (columns[nodes[node].level], axes[node] - top + EDGE);
    let mut picture = Picture { branches: branches(nodes, &children, &place), ..Picture::default() };
    for (node, below) in children.iter().enumerate() {
        let ends = below.iter().map(|child| route::End { at: place(*child), broken: nodes[*child].is_broken() });
        let ends: Vec<route::End> = ends.collect();
        if node == 0 {
            let strands = ends.iter().zip(below).enumerate().rev();
            let apart = if below.len() > 1 { bundle / count(below.len() - 1) } else { 0.0 };
            picture.lines.extend(
                strands.map(|(at, (end, child))| (nodes[*child].pillar, route::strand(place(0), at, apart, *end))),
            );
        } else {
            picture.lines.extend(route::lines(place(node), &ends).into_iter().map(|shape| (nodes[node].pillar, shape)));
        }
    }
    for (node, label) in labels.into_iter().enumerate() {
        let bundle = if node == 0 { bundle } else { 0.0 };
        picture.stops.push(stop(
            node,
            &nodes[node],
            label,
            (place(node), extents[node], bundle, children[node].is_empty()),
            view.today,
        ));
    }
    picture.width = picture.stops.iter().map(|stop| stop.frame.0 + stop.frame.2).fold(0.0, f64::max) + EDGE;
    picture.height = picture.stops.iter().map(|stop| stop.frame.1 + stop.frame.3).fold(0.0, f64::max) + EDGE;
    picture
}

const fn style(level: usize, is_last: bool) -> Style {
    let (face, size, stretch, leading, room, radius) = match level {
        0 => (Face::Mission, 23.0, 1.06, 29.0, 300.0, 9.0),
        1 => (Face::Pillar, 16.0, 1.12, 21.0, 230.0, 7.0),
        _ => (Face::Node, 14.0, 1.0, 18.0, 230.0, 6.0),
    };
    // Nothing stands to the right of the last word of a line.
    let room = if is_last && level > 1 { 310.0 } else { room };
    Style { face, font: Font { size, stretch }, leading, room, radius }
}

fn label(node: &MapNode, is_last: bool, today: Date) -> Label {
    let style = style(node.level, is_last);
    let title = style.font.set(&node.title.text, style.room, LINES);
    let note = node.measure(today).map(|reading| {
        let track = track_width(reading);
        let mut set = NOTE.set(&measured(node, reading, today), style.room - track, 1);
        set.width += track;
        set
    });
    let more = (node.below > 0).then(|| NOTE.set(&hidden(node.below), style.room, 1));
    let width =
        [Some(&title), note.as_ref(), more.as_ref()].into_iter().flatten().map(|set| set.width).fold(0.0, f64::max);
    Label { title, note, more, width }
}

/// The room of a measure's bar beside its words; nothing where no way is known.
fn track_width(reading: &Reading) -> f64 {
    if reading.share().is_some() { TRACK.0 + 8.0 } else { 0.0 }
}

/// What a node needs above and below its axis: the title of a station on the way stands above the line, that of the last one
/// beside it.
fn extent(node: &MapNode, label: &Label, is_last: bool, bundle: f64) -> Extent {
    let style = style(node.level, is_last);
    let notes = count(usize::from(label.note.is_some()) + usize::from(label.more.is_some())) * NOTE_LEADING;
    let lines = count(label.title.lines.len());
    let bundle = if node.parent.is_none() { bundle } else { 0.0 };
    if is_last {
        let below = style.font.size * 0.35 + (lines - 1.0) * style.leading + notes + 4.0;
        Extent { up: (style.font.size * 0.72).max(style.radius + 2.0), down: below.max(style.radius + 2.0) }
    } else {
        let below = if notes > 0.0 { notes + 6.0 } else { 0.0 };
        Extent { up: lines * style.leading + 6.0, down: bundle + below.max(style.radius + 3.0) }
    }
}

/// Returns where the stations of each level stand.
fn columns(nodes: &[MapNode], labels: &[Label], bundle: f64) -> Vec<f64> {
    let deepest = nodes.iter().map(|node| node.level).max().unwrap_or(0);
    let mut widths = vec![0.0_f64; deepest + 1];
    for (node, label) in nodes.iter().zip(labels) {
        widths[node.level] = widths[node.level].max(label.width);
    }
    let mut x = EDGE + 9.0;
    let mut columns = Vec::with_capacity(widths.len());
    for (level, width) in widths.into_iter().enumerate() {
        columns.push(x);
        x += ASIDE + width + GUTTER + if level == 0 { bundle } else { 0.0 };
    }
    columns
}

/// How high the mission's lines are together.
fn bundle(pillars: usize) -> f64 {
    (APART * count(pillars.saturating_sub(1))).min(BUNDLE)
}

fn branches(
    nodes: &[MapNode],
    children: &[Vec<usize>],
    place: &impl Fn(usize) -> route::Point,
) -> Vec<(Option<usize>, Shape)> {
    let all = nodes.iter().enumerate().flat_map(|(at, node)| node.supports.iter().map(move |support| (at, support)));
    let mut found = Vec::new();
    for (at, support) in all {
        let to = match support.to {
            // Beside the column: it joins the line that runs on from there.
            Some(to) if nodes[to].level + 1 == nodes[at].level && !children[to].is_empty() && to > 0 => {
                route::Arrival::Line(place(to).1)
            }
            Some(to) => route::Arrival::Stop(place(to)),
            None => route::Arrival::Elsewhere,
        };
        found.push((support.pillar, route::branch(place(at), to, support.broken)));
    }
    found
}

type Spot = (route::Point, Extent, f64, bool);

fn stop(at: usize, node: &MapNode, label: Label, ((x, y), extent, bundle, is_last): Spot, today: Date) -> Stop {
    let style = style(node.level, is_last);
    let lines = count(label.title.lines.len());
    let base = if is_last { y + style.font.size * 0.35 } else { y - 10.0 - (lines - 1.0) * style.leading };
    let mut below = if is_last { base + (lines - 1.0) * style.leading } else { y + bundle + 2.0 } + NOTE_LEADING;
    let mut shapes = vec![station(node, &style, (x, y), bundle, today)];
    let left = x + ASIDE;
    shapes.push(Shape::Words(words(&node.title, style.face, label.title, (left, base), style.leading)));
    let note = |face, set: Set, x: f64, y: f64| Words {
        face,
        x,
        y,
        leading: NOTE_LEADING,
        lines: set.lines,
        lang: String::new(),
        from_right: false,
    };
    if let (Some(reading), Some(set)) = (node.measure(today), label.note) {
        shapes.extend(track(reading, (left, below - 4.5), today));
        shapes.push(Shape::Words(note(Face::Note, set, left + track_width(reading), below)));
        below += NOTE_LEADING;
    }
    let more = label.more.map(|set| note(Face::More, set, left, below));
    let frame = (x - 11.0, y - extent.up - 2.0, ASIDE + label.width + 18.0, extent.up + extent.down + 4.0);
    Stop { node: at, frame, shapes, more }
}

/// The disc of a station; the mission's is long enough for all its lines.
fn station(node: &MapNode, style: &Style, (x, y): route::Point, bundle: f64, today: Date) -> Shape {
    let look = match node.measure(today) {
        None => Look::Stop,
        Some(reading) if reading.is_stale(today) => Look::Stale,
        Some(_) => Look::Full,
    };
    let r = style.radius;
    if bundle > 0.0 {
        return Shape::Bar { look, x: x - r, y: y - r, wide: 2.0 * r, high: 2.0 * r + bundle };
    }
    Shape::Disc { look, x, y, r }
}

/// The bar of a measure around the height `y`.
fn track(reading: &Reading, (x, y): route::Point, today: Date) -> Vec<Shape> {
    let Some(share) = reading.share() else {
        return Vec::new();
    };
    let (wide, high) = TRACK;
    let bar = |look, wide| Shape::Bar { look, x, y: y - high / 2.0, wide, high };
    let look = if reading.is_stale(today) { Look::Hollow } else { Look::Done };
    let mut bars = vec![bar(Look::Bed, wide)];
    if share > 0.0 {
        bars.push(bar(look, (wide * share).max(high)));
    }
    bars
}

fn words(written: &Written, face: Face, set: Set, (x, y): route::Point, leading: f64) -> Words {
    let from_right = match written.direction {
        Direction::Auto => runs_left(&written.text),
        Direction::Ltr => false,
        Direction::Rtl => true,
    };
    let x = if from_right { x + set.width } else { x };
    Words { face, x, y, leading, lines: set.lines, lang: written.language.clone(), from_right }
}

/// A small count as a number to reckon with.
fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}
