//! Links whose address people wrote.
//!
//! Invariant: an address from data reaches an `href` only through `safe_url`; Leptos escapes the attribute but lets `javascript:` pass.
use leptos::prelude::*;

/// Gives the address back when it is http, https, mailto or relative, else `None`.
///
/// Browsers strip tabs, line ends and leading control characters before they read a scheme, so a text with any of them is refused, as is a
/// backslash, which they read as a slash, and `//host`, which leaves the site without saying so.
pub fn safe_url(address: &str) -> Option<String> {
    let address = address.trim_matches(' ');
    if address.is_empty() || address.chars().any(|c| c.is_control() || c == '\\') || address.starts_with("//") {
        return None;
    }
    let head = address.split(['/', '?', '#']).next().unwrap_or_default();
    let allowed = match head.split_once(':') {
        None => true,
        Some((scheme, _)) => ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known)),
    };
    allowed.then(|| address.to_owned())
}

/// Draws a link when the address is safe, else its words alone.
#[component]
pub fn SafeLink(
    /// The address as somebody wrote it.
    #[prop(into)]
    href: String,
    /// The words.
    children: Children,
) -> impl IntoView {
    match safe_url(&href) {
        Some(href) => {
            let rel = href.contains(':').then_some("noopener noreferrer external");
            view! { <a href=href rel=rel>{children()}</a> }.into_any()
        }
        None => view! { <span>{children()}</span> }.into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_schemes_and_relative_addresses_pass() {
        let cases = [
            ("https://example.org/a?b=c#d", true),
            ("HTTP://example.org", true),
            ("mailto:ilse@example.org", true),
            ("/strategy?open=a:b", true),
            ("node/7", true),
            ("?page=2", true),
            ("#you", true),
            ("a/b:c", true),
            // a reference stays text, as attributes are escaped: this is the relative address "&" with a fragment
            ("&#106;avascript:alert(1)", true),
            (" https://example.org ", true),
            ("javascript:alert(1)", false),
            ("JaVaScRiPt:alert(1)", false),
            ("java\tscript:alert(1)", false),
            ("\u{1}javascript:alert(1)", false),
            ("\njavascript:alert(1)", false),
            ("javascript\u{a0}:alert(1)", false),
            ("data:text/html,x", false),
            ("vbscript:x", false),
            ("blob:https://example.org/1", false),
            ("file:///etc/passwd", false),
            ("//example.org/a", false),
            ("/\\example.org", false),
            ("\\\\example.org", false),
            ("", false),
            ("   ", false),
        ];
        for (address, passes) in cases {
            assert_eq!(safe_url(address).is_some(), passes, "{address:?}");
        }
    }

    #[cfg(feature = "ssr")]
    #[test]
    fn an_unsafe_address_leaves_only_its_words() {
        let html = view! { <SafeLink href="javascript:alert(1)">"Open"</SafeLink> }.to_html();
        assert!(!html.contains("href") && html.contains("Open"), "{html}");
    }
}
