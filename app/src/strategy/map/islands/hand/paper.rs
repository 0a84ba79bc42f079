//! Taking the map away as a PNG: the file of the server, drawn in the browser.
//!
//! Invariant: nothing leaves the browser but the request for the file; what cannot be drawn is said.

use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement, Url};

use super::super::view;

const FAILED: &str = "The picture could not be drawn here. The SVG holds the same.";

/// Draws the file and gives it to the browser as a download.
pub(super) fn take(file: &str, said: RwSignal<String>) {
    said.set("Drawing the picture.".to_owned());
    let Ok(image) = HtmlImageElement::new() else {
        return said.set(FAILED.to_owned());
    };
    let drawn = image.clone();
    let loaded = Closure::once_into_js(move || {
        if draw(&drawn, said).is_none() {
            said.set(FAILED.to_owned());
        }
    });
    let failed = Closure::once_into_js(move || said.set(FAILED.to_owned()));
    image.set_onload(Some(loaded.unchecked_ref()));
    image.set_onerror(Some(failed.unchecked_ref()));
    image.set_src(file);
}

fn draw(image: &HtmlImageElement, said: RwSignal<String>) -> Option<()> {
    let natural = (f64::from(image.natural_width()), f64::from(image.natural_height()));
    let scale = view::fine(natural);
    let (wide, high) = (natural.0 * scale, natural.1 * scale);
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(wide.round() as u32);
    canvas.set_height(high.round() as u32);
    let pen: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    pen.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, wide, high).ok()?;
    let keep = Closure::once_into_js(move |blob: JsValue| {
        let words = match blob.dyn_into().ok().and_then(|blob: Blob| give(&blob)) {
            Some(()) => "The picture is in your downloads.",
            None => FAILED,
        };
        said.set(words.to_owned());
    });
    canvas.to_blob(keep.unchecked_ref()).ok()
}

fn give(blob: &Blob) -> Option<()> {
    let url = Url::create_object_url_with_blob(blob).ok()?;
    let link: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download("strategy-map.png");
    link.click();
    // The download has begun with the press; the browser holds what it needs.
    Url::revoke_object_url(&url).ok()
}
