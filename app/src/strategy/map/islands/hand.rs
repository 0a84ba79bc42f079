//! The buttons beside the map, and what keys, wheel and fingers do on it.
//!
//! Invariant: holds no state but the page's: how near the map is stands in the width of the picture, where it is in the scroll of
//! its box. One station can be reached by Tab, and from there the others by the arrows, so that the keyboard can always leave.

mod fingers;
mod paper;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::convert::FromWasmAbi;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use super::view::{self, Way};

/// Draws the buttons and listens.
#[island]
pub fn MapHand(
    /// The address of the picture as a file.
    file: String,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    Effect::new(move || {
        if let Some(hand) = Hand::find() {
            hand.come();
            fingers::listen(&hand);
            listen(&hand);
        }
    });
    let act = |act: Act| {
        move |_| {
            if let Some(hand) = Hand::find() {
                hand.act(act);
            }
        }
    };
    let take = move |_| paper::take(&file, said);
    let print = |_| drop(window().print());
    view! {
        <div class="map-hand">
            <button type="button" class="button" on:click=take>"PNG"</button>
            <button type="button" class="button" on:click=print>"Print"</button>
            <button type="button" class="button" aria-label="Nearer" title="Nearer" on:click=act(Act::Nearer)>"+"</button>
            <button type="button" class="button" aria-label="Farther" title="Farther" on:click=act(Act::Farther)>"−"</button>
            <button type="button" class="button" aria-label="All of it" title="All of it" on:click=act(Act::Whole)>"All"</button>
            <p class="hidden" role="status">{move || said.get()}</p>
        </div>
    }
}

/// What a key or a button does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    Nearer,
    Farther,
    Whole,
    Home,
    Walk(Way),
}

/// The box of the map and the picture in it.
#[derive(Clone)]
struct Hand {
    frame: HtmlElement,
    picture: Element,
}

impl Hand {
    fn find() -> Option<Self> {
        let frame: HtmlElement = document().query_selector(".map-box").ok()??.dyn_into().ok()?;
        let picture = frame.query_selector("svg").ok()??;
        Some(Self { frame, picture })
    }

    /// Leaves one station in the order of Tab, and shows the one that the map opens at.
    fn come(&self) {
        let stations = self.stations();
        let chosen = self.picture.query_selector(".chosen > a").ok().flatten();
        let place = stations.iter().position(|other| chosen.as_ref() == Some(other)).unwrap_or(0);
        for other in self.all("a") {
            let _ = other.set_attribute("tabindex", "-1");
        }
        if let Some(station) = stations.get(place) {
            self.enter(station);
            if place > 0 {
                let (outer, inner) = (self.frame.get_bounding_client_rect(), station.get_bounding_client_rect());
                self.frame.set_scroll_left((inner.left() - outer.left() - outer.width() / 4.0) as i32);
                self.frame.set_scroll_top((inner.top() - outer.top() - outer.height() / 3.0) as i32);
            }
        }
    }

    fn all(&self, selector: &str) -> Vec<Element> {
        let Ok(found) = self.picture.query_selector_all(selector) else {
            return Vec::new();
        };
        (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
    }

    fn stations(&self) -> Vec<Element> {
        self.all("a[data-level]")
    }

    /// From now on Tab reaches `station`, and what it leads down to.
    fn enter(&self, station: &Element) {
        for other in self.all("a[tabindex='0']") {
            let _ = other.set_attribute("tabindex", "-1");
        }
        let _ = station.set_attribute("tabindex", "0");
        if let Some(down) = station.next_element_sibling() {
            let _ = down.set_attribute("tabindex", "0");
        }
    }

    /// The size of the picture as the server drew it.
    fn natural(&self) -> (f64, f64) {
        let frame = self.picture.get_attribute("viewBox").unwrap_or_default();
        let mut sides = frame.split(' ').skip(2).map(|side| side.parse().unwrap_or(1.0));
        (sides.next().unwrap_or(1.0), sides.next().unwrap_or(1.0))
    }

    fn scale(&self) -> f64 {
        let width = self.picture.get_attribute("width").and_then(|width| width.parse().ok());
        view::held(width.unwrap_or(1.0) / self.natural().0)
    }

    /// Shows the picture at another scale; the point at `(x, y)` of the box stays where it is.
    fn zoom(&self, scale: f64, (x, y): (f64, f64)) {
        let (from, to) = (self.scale(), view::held(scale));
        let (wide, high) = self.natural();
        let scroll = |before: i32, under| view::scrolled(f64::from(before), under, from, to).round() as i32;
        let (left, top) = (scroll(self.frame.scroll_left(), x), scroll(self.frame.scroll_top(), y));
        let _ = self.picture.set_attribute("width", &(wide * to).to_string());
        let _ = self.picture.set_attribute("height", &(high * to).to_string());
        self.frame.set_scroll_left(left);
        self.frame.set_scroll_top(top);
    }

    fn room(&self) -> (f64, f64) {
        (f64::from(self.frame.client_width()), f64::from(self.frame.client_height()))
    }

    fn act(&self, act: Act) {
        let (wide, high) = self.room();
        let middle = (wide / 2.0, high / 2.0);
        match act {
            Act::Nearer => self.zoom(self.scale() * view::STEP, middle),
            Act::Farther => self.zoom(self.scale() / view::STEP, middle),
            Act::Whole => self.zoom(view::whole(self.natural(), self.room()), (0.0, 0.0)),
            Act::Home => self.go(0),
            Act::Walk(way) => {
                let stations = self.stations();
                let here = document().active_element();
                let here = stations.iter().position(|other| here.as_ref() == Some(other)).unwrap_or(0);
                let levels = stations.iter().map(|station| station.get_attribute("data-level"));
                let levels: Vec<usize> =
                    levels.map(|level| level.and_then(|level| level.parse().ok()).unwrap_or(0)).collect();
                if let Some(there) = view::next(&levels, here, way) {
                    self.go(there);
                }
            }
        }
    }

    fn go(&self, place: usize) {
        if let Some(station) = self.stations().get(place) {
            self.enter(station);
            // Of an SVG element, but focused like any other.
            let _ = station.unchecked_ref::<HtmlElement>().focus();
        }
    }

    /// Does `act` at every event of the box that is called `name`.
    fn on<E: FromWasmAbi + 'static>(&self, name: &str, mut act: impl FnMut(&Self, &E) + 'static) {
        let hand = self.clone();
        let listener = Closure::<dyn FnMut(E)>::new(move |event: E| act(&hand, &event));
        // The page keeps its listeners for as long as it lives.
        let _ = self.frame.add_event_listener_with_callback(name, listener.into_js_value().unchecked_ref());
    }
}

fn listen(hand: &Hand) {
    hand.on("keydown", |hand, event: &KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let on_station = target.is_some_and(|target| target.has_attribute("data-level"));
        if let Some(act) = act_of(&event.key(), on_station) {
            event.prevent_default();
            event.stop_propagation();
            hand.act(act);
        }
    });
    hand.on("focusin", |hand, event: &web_sys::Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(station) = target.filter(|target| target.has_attribute("data-level")) {
            hand.enter(&station);
        }
    });
}

/// What a key does; arrows walk from a station, and scroll the box where none has the focus.
fn act_of(key: &str, on_station: bool) -> Option<Act> {
    match key {
        "+" | "=" => Some(Act::Nearer),
        "-" => Some(Act::Farther),
        "0" => Some(Act::Whole),
        "Home" => Some(Act::Home),
        "ArrowLeft" if on_station => Some(Act::Walk(Way::Up)),
        "ArrowRight" if on_station => Some(Act::Walk(Way::Down)),
        "ArrowUp" if on_station => Some(Act::Walk(Way::Before)),
        "ArrowDown" if on_station => Some(Act::Walk(Way::After)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_has_its_act() {
        assert_eq!(act_of("+", false), Some(Act::Nearer));
        assert_eq!(act_of("ArrowRight", true), Some(Act::Walk(Way::Down)));
        assert_eq!(act_of("ArrowRight", false), None);
        assert_eq!(act_of("Enter", true), None);
    }
}
