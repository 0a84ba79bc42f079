//! How far a long act is.
//!
//! Invariant: a number stands beside the bar; without a known end the bar says so and draws no share.
//!
//! ARIA: a native `<progress>` with a label; the page that shows it is loaded again, or an island moves it.
use leptos::prelude::*;

/// Draws a long act's progress.
#[component]
pub fn Progress(
    /// The id of the bar, once a page.
    #[prop(into)]
    id: String,
    /// What is being done: "Reading people".
    #[prop(into)]
    label: String,
    /// How far it is, in words: "1,200 of 4,000 rows".
    #[prop(into)]
    told: String,
    /// How many are done.
    done: u64,
    /// How many there are; none while that is not known.
    #[prop(optional_no_strip)]
    total: Option<u64>,
) -> impl IntoView {
    let value = total.map(|total| done.min(total).to_string());
    let max = total.map(|total| total.max(1).to_string());
    view! {
        <div class="progress">
            <label for=id.clone()>{label}</label>
            <span>{told}</span>
            <progress id=id max=max value=value></progress>
        </div>
    }
}

#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_end_draws_no_share_and_a_known_one_is_not_passed() {
        let html = view! { <Progress id="p" label="Reading" told="1,200 rows" done=1200 /> }.to_html();
        assert!(!html.contains("value=") && html.contains("1,200 rows"), "{html}");
        let html = view! { <Progress id="p" label="Reading" told="all" done=9 total=Some(4) /> }.to_html();
        assert!(html.contains("max=\"4\"") && html.contains("value=\"4\""), "{html}");
    }
}
