//! How far a measure is, and how much of its time is gone.
//!
//! Invariant: bars are SVG attributes (the content security policy forbids `style`), everything drawn is also written, and a stale
//! value is hollow and dashed and says so; how it stands is a word, which its tone only helps.
//!
//! ARIA: the bar is an `img` whose name says the two shares; the numbers stand beside it as text.
use super::maybe::Maybe;
use super::phrase::Phrase;
use super::tag::{Tag, Tone};
use leptos::prelude::*;

/// A measure's reading, worked out and put into words by the caller.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gauge {
    /// What is measured.
    pub name: Phrase,
    /// Where it is, with unit and target: "44 % of 50 %".
    pub now: String,
    /// Where it began: "from 31 %".
    pub from: Maybe,
    /// How old and how sure: "3 days ago, fairly sure"; of a stale one, since when.
    pub told: Maybe,
    /// The share of the way that is done, 0 to 1; none without value or target.
    pub share: Option<f64>,
    /// The share of the time that is gone, 0 to 1.
    pub elapsed: Option<f64>,
    /// How it stands, in a word, with its tone.
    pub standing: Option<(Tone, &'static str)>,
    /// Whether the value is too old to count.
    pub stale: bool,
}

impl Gauge {
    /// Says in words what the bar draws.
    pub fn alternative(&self) -> String {
        let way =
            self.share.map_or_else(|| "no value yet".to_owned(), |share| format!("{} % of the way", percent(share)));
        let time = self.elapsed.map(|gone| format!(", {} % of the time gone", percent(gone))).unwrap_or_default();
        let standing = self.standing.map(|(_, said)| format!(", {said}")).unwrap_or_default();
        format!("{way}{time}{standing}")
    }
}

/// Draws a measure; `small` is one row for a table cell, which leaves the name out.
#[component]
pub fn Measure(
    /// The reading.
    gauge: Gauge,
    /// Whether it stands in a table cell.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let track = track(&gauge);
    if small {
        let now = match gauge.told.get().filter(|_| gauge.stale) {
            Some(told) => format!("stale: {told}"),
            None => gauge.now,
        };
        return view! { <div class="measure small">{track}<span class="now">{now}</span></div> }.into_any();
    }
    // What is as it should be is said in passing.
    let standing = gauge.standing.map(|(tone, said)| match (tone, gauge.told.is_some()) {
        (Tone::Plain, true) => format!("{said}, ").into_any(),
        (Tone::Plain, false) => said.into_any(),
        _ => view! { <Tag tone>{said}</Tag>" " }.into_any(),
    });
    view! {
        <div class="measure">
            <span class="name">{gauge.name.view()}</span>
            <span class="now">{gauge.now}</span>
            {track}
            <span>{standing}{gauge.told.get()}</span>
            <span class="from">{gauge.from.get()}</span>
        </div>
    }
    .into_any()
}

/// Rounds a share to whole percents between 0 and 100; no number is 0.
fn percent(share: f64) -> u8 {
    // the cast saturates, and turns NaN into 0
    (share * 100.0).round().clamp(0.0, 100.0) as u8
}

fn track(gauge: &Gauge) -> impl IntoView + use<> {
    let class = if gauge.stale { "track stale" } else { "track" };
    let value = gauge.share.map(percent).filter(|done| *done > 0).map(|done| {
        view! { <rect class="value" y="3" height="6" rx="3" width=format!("{done}%")></rect> }
    });
    let tick = gauge.elapsed.map(percent).map(|gone| {
        let place = format!("{gone}%");
        view! { <line class="tick" x1=place.clone() x2=place y1="0" y2="12"></line> }
    });
    view! {
        <svg class=class height="12" role="img" aria-label=gauge.alternative()>
            <rect class="bed" y="3" height="6" rx="3" width="100%"></rect>
            {value}
            {tick}
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_stay_on_the_track() {
        for (share, shown) in
            [(-0.4, 0), (0.0, 0), (0.684, 68), (1.0, 100), (7.0, 100), (f64::NAN, 0), (f64::INFINITY, 100)]
        {
            assert_eq!(percent(share), shown, "{share}");
        }
    }

    #[test]
    fn what_is_drawn_is_said() {
        let standing = Some((Tone::Warning, "stale"));
        let gauge = Gauge { share: Some(0.68), elapsed: Some(0.7), standing, ..Gauge::default() };
        assert_eq!(gauge.alternative(), "68 % of the way, 70 % of the time gone, stale");
        assert_eq!(Gauge::default().alternative(), "no value yet");
    }

    #[cfg(feature = "ssr")]
    #[test]
    fn a_bar_carries_no_style() {
        let html =
            view! { <Measure gauge=Gauge { share: Some(0.5), elapsed: Some(0.25), ..Gauge::default() } /> }.to_html();
        assert!(html.contains("width=\"50%\"") && html.contains("x1=\"25%\"") && !html.contains("style"), "{html}");
    }
}
