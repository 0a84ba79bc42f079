//! What Leptos 0.8.23 writes into a page raw, pinned, and how ours is safe all the same.
//!
//! Invariant: when an update of Leptos changes what is raw, a test here fails and `ui::TextArea` is looked at again.

use app::ui::{SafeLink, TextArea};
use leptos::prelude::*;

const ATTACK: &str = "</textarea><script>alert(1)</script> a & b";

#[test]
fn leptos_writes_the_text_of_a_textarea_raw() {
    let html = view! { <textarea>{ATTACK}</textarea> }.to_html();
    assert!(
        html.contains("</textarea><script>alert(1)"),
        "Leptos escapes a textarea now: ui::TextArea must not do so a second time. {html}"
    );
}

#[test]
fn our_textarea_holds_whatever_was_typed_as_text() {
    let html = view! { <TextArea name="note" label="Note" value=ATTACK /> }.to_html();
    assert_eq!(html.matches("</textarea>").count(), 1, "{html}");
    let page = scraper::Html::parse_document(&html);
    let select = |words: &str| scraper::Selector::parse(words).unwrap();
    assert_eq!(page.select(&select("script")).count(), 0, "{html}");
    let area = page.select(&select("textarea")).next().unwrap();
    assert_eq!(area.text().collect::<String>(), ATTACK);
}

#[test]
fn leptos_escapes_texts_and_attributes() {
    let text = "<script>alert(1)</script>";
    let html = view! { <p title="\"><script>alert(1)</script>">{text}</p> }.to_html();
    assert!(!html.contains("<script>"), "{html}");
    let held = "\"><script>alert(1)</script>".to_owned();
    let html = view! { <p title=held></p> }.to_html();
    let page = scraper::Html::parse_document(&html);
    let script = scraper::Selector::parse("script").unwrap();
    assert_eq!(page.select(&script).count(), 0, "{html}");
}

#[test]
fn leptos_lets_a_script_address_pass_and_our_link_does_not() {
    let address = "javascript:alert(1)";
    let html = view! { <a href=address>"Open"</a> }.to_html();
    assert!(html.contains("javascript:"), "{html}");
    let html = view! { <SafeLink href=address>"Open"</SafeLink> }.to_html();
    assert!(!html.contains("javascript:") && html.contains("Open"), "{html}");
    assert_eq!(app::ui::safe_url(address), None);
}
