//! A run of values as small as a word.
//!
//! Invariant: it has a text that says the same; equal values draw a level line; nothing is drawn for fewer than two.
//!
//! ARIA: an `img` named by that text.
use leptos::prelude::*;

const WIDTH: f64 = 96.0;
const HEIGHT: f64 = 24.0;
const EDGE: f64 = 3.0;

/// Draws the run.
#[component]
pub fn Sparkline(
    /// The values, oldest first.
    values: Vec<f64>,
    /// What it shows, in words: "from 31 % in March to 44 % in May".
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let points = points(&values);
    let last = points.last().copied();
    let path = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect::<Vec<_>>().join(" ");
    last.filter(|_| points.len() > 1).map(|(x, y)| {
        view! {
            <svg class="spark" width="96" height="24" viewBox="0 0 96 24" role="img" aria-label=label>
                <polyline points=path></polyline>
                <circle cx=format!("{x:.1}") cy=format!("{y:.1}") r="2.5"></circle>
            </svg>
        }
    })
}

/// Places the finite values on the drawing, the lowest at its foot.
fn points(values: &[f64]) -> Vec<(f64, f64)> {
    let values: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let step = (WIDTH - 2.0 * EDGE) / (values.len().max(2) - 1) as f64;
    values
        .iter()
        .enumerate()
        .map(|(place, value)| {
            let rise = if high > low { (value - low) / (high - low) } else { 0.5 };
            (EDGE + step * place as f64, HEIGHT - EDGE - rise * (HEIGHT - 2.0 * EDGE))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rise_goes_up_and_a_level_run_stays_in_the_middle() {
        assert_eq!(points(&[1.0, 2.0]), vec![(3.0, 21.0), (93.0, 3.0)]);
        assert_eq!(points(&[4.0, 4.0]), vec![(3.0, 12.0), (93.0, 12.0)]);
        assert_eq!(points(&[f64::NAN]), vec![]);
    }
}
