//! Mouse, wheel and fingers: a drag moves the map, two fingers or the wheel with Control go nearer.
//!
//! Invariant: a wheel alone and one finger scroll as everywhere; a drag never ends in a press of the link it began on.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::{Event, MouseEvent, PointerEvent, Touch, TouchEvent, WheelEvent};

use super::Hand;

/// How far a hand moves before it drags, in pixels.
const SLACK: i32 = 4;

/// Listens on the box of the map.
pub(super) fn listen(hand: &Hand) {
    drag(hand);
    hand.on("wheel", |hand, event: &WheelEvent| {
        if event.ctrl_key() || event.meta_key() {
            event.prevent_default();
            let scale = hand.scale() * (-event.delta_y() / 300.0).clamp(-0.5, 0.5).exp();
            hand.zoom(scale, within(hand, event.client_x(), event.client_y()));
        }
    });
    let before: Rc<Cell<Option<f64>>> = Rc::default();
    let begun = before.clone();
    hand.on("touchstart", move |_, event: &TouchEvent| begun.set(apart(event).map(|(apart, ..)| apart)));
    hand.on("touchmove", move |hand, event: &TouchEvent| {
        if let (Some((apart, x, y)), Some(was)) = (apart(event), before.get()) {
            event.prevent_default();
            hand.zoom(hand.scale() * apart / was.max(1.0), within(hand, x, y));
            before.set(Some(apart));
        }
    });
}

fn drag(hand: &Hand) {
    // Where the hand was when it last moved the map, and whether it has.
    let held: Rc<Cell<Option<(i32, i32)>>> = Rc::default();
    let moved: Rc<Cell<bool>> = Rc::default();
    let (start, still) = (held.clone(), moved.clone());
    hand.on("pointerdown", move |_, event: &PointerEvent| {
        still.set(false);
        let is_mouse = event.pointer_type() != "touch" && event.button() == 0;
        start.set(is_mouse.then(|| (event.client_x(), event.client_y())));
    });
    let (at, moving) = (held.clone(), moved.clone());
    hand.on("pointermove", move |hand, event: &PointerEvent| {
        let Some((x, y)) = at.get() else { return };
        let (across, down) = (event.client_x() - x, event.client_y() - y);
        if !moving.get() {
            if across.abs().max(down.abs()) < SLACK {
                return;
            }
            moving.set(true);
            let _ = hand.frame.set_pointer_capture(event.pointer_id());
            let _ = hand.frame.class_list().add_1("held");
        }
        hand.frame.set_scroll_left(hand.frame.scroll_left() - across);
        hand.frame.set_scroll_top(hand.frame.scroll_top() - down);
        at.set(Some((event.client_x(), event.client_y())));
    });
    for name in ["pointerup", "pointercancel"] {
        let held = held.clone();
        hand.on(name, move |hand, _: &PointerEvent| {
            held.set(None);
            let _ = hand.frame.class_list().remove_1("held");
        });
    }
    hand.on("click", move |_, event: &MouseEvent| {
        if moved.replace(false) {
            event.prevent_default();
        }
    });
    // A link would be dragged away as an address.
    hand.on("dragstart", |_, event: &Event| event.prevent_default());
}

/// Where a point of the window is in the box.
fn within(hand: &Hand, x: i32, y: i32) -> (f64, f64) {
    let edge = hand.frame.get_bounding_client_rect();
    (f64::from(x) - edge.left(), f64::from(y) - edge.top())
}

/// How far apart two fingers are, and where their middle is.
fn apart(event: &TouchEvent) -> Option<(f64, i32, i32)> {
    let touches = event.touches();
    if touches.length() != 2 {
        return None;
    }
    let (one, other): (Touch, Touch) = (touches.get(0)?, touches.get(1)?);
    let (across, down) = (one.client_x() - other.client_x(), one.client_y() - other.client_y());
    let middle = ((one.client_x() + other.client_x()) / 2, (one.client_y() + other.client_y()) / 2);
    Some((f64::from(across).hypot(f64::from(down)), middle.0, middle.1))
}
