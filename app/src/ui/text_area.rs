//! A field of several lines.
//!
//! Invariant: its text is escaped here, once. Leptos 0.8.23 writes the children of `<textarea>` raw (a stored script would run), and a
//! parser drops one leading newline, so the child is a newline and the escaped text. The test pins this against an update of Leptos.
use super::field::{Field, described_by, field_id, limited};
use super::maybe::Maybe;
use leptos::prelude::*;

/// Escapes a text for the inside of `<textarea>`: `&`, `<` and `>` become references, so no end tag can appear.
pub fn escape_text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// Draws a field of several lines with its label; it grows with its text where the browser can.
#[component]
pub fn TextArea(
    /// The field's name in the form.
    #[prop(into)]
    name: String,
    /// What it is called.
    #[prop(into)]
    label: String,
    /// What stands in it.
    #[prop(optional, into)]
    value: Maybe,
    /// How to fill it.
    #[prop(optional, into)]
    hint: Maybe,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Maybe,
    /// Whether it has to be filled.
    #[prop(optional)]
    required: bool,
    /// How many lines are shown at first.
    #[prop(optional, default = 3)]
    rows: u32,
    /// The most characters, which the hint says.
    #[prop(optional_no_strip)]
    max: Option<usize>,
    /// The language of the text, when it differs from the page's.
    #[prop(optional, into)]
    lang: Maybe,
    /// Its own id, where a name stands twice on a page.
    #[prop(optional, into)]
    id: Maybe,
) -> impl IntoView {
    let (id, hint) = (field_id(&name, &id), limited(hint, max));
    let described = described_by(&id, &hint, &error);
    let invalid = error.is_some().then_some("true");
    let text = format!("\n{}", escape_text(value.as_deref().unwrap_or_default()));
    view! {
        <Field id=id.clone() label=label hint=hint error=error required=required>
            <textarea
                class="control"
                id=id
                name=name
                rows=rows.to_string()
                required=required
                aria-describedby=described
                aria-invalid=invalid
                lang=lang.get()
                dir="auto"
            >
                {text}
            </textarea>
        </Field>
    }
}

#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_tag_in_the_text_stays_text() {
        let html = view! { <TextArea name="note" label="Note" value="</textarea><script>alert(1)</script> a & b" /> }
            .to_html();
        assert_eq!(html.matches("</textarea>").count(), 1, "{html}");
        assert!(!html.contains("<script>"), "{html}");
        assert!(
            html.contains(">\n&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt; a &amp; b</textarea>"),
            "{html}"
        );
    }

    #[test]
    fn a_first_empty_line_is_kept() {
        let html = view! { <TextArea name="note" label="Note" value="\nsecond" /> }.to_html();
        assert!(html.contains(">\n\nsecond</textarea>"), "{html}");
    }
}
