//! Values over time, with the way they are to go.
//!
//! Invariant: nothing is drawn for fewer than two values; every place is an attribute (the content security policy forbids
//! `style`), across in percent and down in pixels, so that text keeps its size at any width.
//!
//! ARIA: an `img` named by what it shows; the table that the caller puts below it says every value.
use leptos::prelude::*;

/// Where the drawing begins and ends, in pixels from the top.
const TOP: f64 = 16.0;
const FOOT: f64 = 152.0;
/// The room at both ends, in percent of the width.
const EDGE: f64 = 1.5;

/// What is drawn. Days are counted from any day of the caller's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plot {
    /// The values, oldest first: day and number.
    pub values: Vec<(i32, f64)>,
    /// The way they are to go: where it begins and ends; one point alone is a level line.
    pub aim: Vec<(i32, f64)>,
    /// What stands beside the end of that way: "aim 50 %".
    pub aim_said: String,
    /// Today, where it lies within the drawing.
    pub today: Option<i32>,
    /// What the first and the last day are called.
    pub ends: [String; 2],
    /// The unit, set behind the numbers at the side.
    pub unit: String,
    /// What 0 and 1 are called, for something that is reached or not; its line has steps.
    pub words: Option<[&'static str; 2]>,
    /// Whether the last value is too old to count.
    pub stale: bool,
    /// What it shows, in words.
    pub label: String,
}

/// Draws the values.
#[component]
pub fn Chart(
    /// What is drawn.
    plot: Plot,
) -> impl IntoView {
    (plot.values.len() > 1).then(|| {
        let frame = Frame::of(&plot);
        let grid: Vec<_> = frame.ticks(&plot).into_iter().map(|(y, said)| tick(y, said)).collect();
        let aim = frame.way(&plot.aim).map(|(from, to)| {
            let said = plot.aim_said.clone();
            // On the side from which the line does not come.
            let y = if to.1 > from.1 { to.1 + 13.0 } else { to.1 - 5.0 };
            view! {
                {segment("aim", from, to)}
                <text class="end" x="100%" y=px(y)>{said}</text>
            }
        });
        let today = plot.today.map(|day| {
            let x = frame.across(day);
            segment("today", (x, TOP), (x, FOOT))
        });
        let points: Vec<(f64, f64)> =
            plot.values.iter().map(|(day, value)| (frame.across(*day), frame.down(*value))).collect();
        let run: Vec<_> = corners(&points, plot.words.is_some())
            .windows(2)
            .filter_map(|pair| Some(segment("run", *pair.first()?, *pair.last()?)))
            .collect();
        let last = points.len() - 1;
        let dots: Vec<_> = points
            .into_iter()
            .enumerate()
            .map(|(at, (x, y))| {
                let (r, class) = if at == last { ("4", plot.stale.then_some("hollow")) } else { ("2", None) };
                view! { <circle class=class cx=percent(x) cy=px(y) r=r></circle> }
            })
            .collect();
        let [first, end] = plot.ends;
        view! {
            <svg class="chart" height="180" role="img" aria-label=plot.label>
                {grid}
                {aim}
                {today}
                {run}
                {dots}
                <text x="0" y="174">{first}</text>
                <text class="end" x="100%" y="174">{end}</text>
            </svg>
        }
    })
}

/// What the drawing covers.
struct Frame {
    days: (i32, i32),
    low: f64,
    high: f64,
    step: f64,
}

impl Frame {
    fn of(plot: &Plot) -> Self {
        let all = || plot.values.iter().chain(&plot.aim).filter(|(_, value)| value.is_finite());
        let days = all().map(|(day, _)| *day).chain(plot.today);
        let (first, last) = days.fold((i32::MAX, i32::MIN), |(first, last), day| (first.min(day), last.max(day)));
        let low = all().map(|(_, value)| *value).fold(f64::INFINITY, f64::min);
        let high = all().map(|(_, value)| *value).fold(f64::NEG_INFINITY, f64::max);
        let step = step(high - low);
        let (low, high) = ((low / step).floor() * step, (high / step).ceil() * step);
        // Equal values have a line to stand on and room above it.
        let high = if high > low { high } else { low + step };
        Self { days: (first, last.max(first)), low, high, step }
    }

    fn across(&self, day: i32) -> f64 {
        let (first, last) = self.days;
        let share = f64::from(day.saturating_sub(first)) / f64::from(last.saturating_sub(first).max(1));
        EDGE + share * (100.0 - 2.0 * EDGE)
    }

    fn down(&self, value: f64) -> f64 {
        let rise = ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        FOOT - rise * (FOOT - TOP)
    }

    fn way(&self, aim: &[(i32, f64)]) -> Option<((f64, f64), (f64, f64))> {
        let (from, to) = (aim.first()?, aim.last()?);
        let begin = if aim.len() > 1 { self.across(from.0) } else { EDGE };
        let end = if aim.len() > 1 { self.across(to.0) } else { 100.0 - EDGE };
        Some(((begin, self.down(from.1)), (end, self.down(to.1))))
    }

    /// The lines at the side with what they stand for.
    fn ticks(&self, plot: &Plot) -> Vec<(f64, String)> {
        if let Some([zero, one]) = plot.words {
            return vec![(self.down(0.0), zero.to_owned()), (self.down(1.0), one.to_owned())];
        }
        let count = ((self.high - self.low) / self.step).round().clamp(1.0, 8.0);
        let places = if self.step < 1.0 { (-self.step.log10()).ceil().clamp(0.0, 6.0) as usize } else { 0 };
        // The cast saturates; the count is at most 8.
        (0..=count as u8)
            .map(|at| {
                let value = self.low + f64::from(at) * self.step;
                let said = format!("{value:.places$} {}", plot.unit);
                (self.down(value), said.trim_end().to_owned())
            })
            .collect()
    }
}

/// Returns 1, 2 or 5 times a power of ten, of which two to five make up `range`.
fn step(range: f64) -> f64 {
    if !(range.is_finite() && range > 0.0) {
        return 1.0;
    }
    let rough = range / 3.0;
    let power = 10_f64.powf(rough.log10().floor());
    let factor = rough / power;
    power
        * if factor < 1.5 {
            1.0
        } else if factor < 3.5 {
            2.0
        } else if factor < 7.5 {
            5.0
        } else {
            10.0
        }
}

/// The points with the corners of the steps between them.
fn corners(points: &[(f64, f64)], steps: bool) -> Vec<(f64, f64)> {
    let mut out: Vec<(f64, f64)> = Vec::with_capacity(points.len() * 2);
    for (x, y) in points {
        if let (true, Some((_, before))) = (steps, out.last().copied()) {
            out.push((*x, before));
        }
        out.push((*x, *y));
    }
    out
}

fn tick(y: f64, said: String) -> AnyView {
    view! {
        <line class="grid" x1="0" x2="100%" y1=px(y) y2=px(y)></line>
        <text x="0" y=px(y - 4.0)>{said}</text>
    }
    .into_any()
}

fn segment(class: &'static str, from: (f64, f64), to: (f64, f64)) -> AnyView {
    view! { <line class=class x1=percent(from.0) y1=px(from.1) x2=percent(to.0) y2=px(to.1)></line> }.into_any()
}

fn percent(x: f64) -> String {
    format!("{x:.2}%")
}

fn px(y: f64) -> String {
    format!("{y:.1}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_side_is_counted_in_round_numbers() {
        for (range, wide) in
            [(19.0, 5.0), (1.0, 0.2), (100.0, 20.0), (0.0, 1.0), (280.0, 100.0), (3e6, 1e6), (f64::NAN, 1.0)]
        {
            let found = step(range);
            assert!((found - wide).abs() < 1e-9, "{range}: {found}");
        }
        let plot = Plot {
            values: vec![(0, 31.0), (30, 44.0)],
            aim: vec![(0, 31.0), (60, 50.0)],
            unit: "%".to_owned(),
            ..Plot::default()
        };
        let ticks: Vec<String> = Frame::of(&plot).ticks(&plot).into_iter().map(|(_, said)| said).collect();
        assert_eq!(ticks, ["30 %", "35 %", "40 %", "45 %", "50 %"]);
    }

    #[test]
    fn what_is_more_stands_higher_and_equal_values_stand_on_a_line() {
        let frame = Frame::of(&Plot { values: vec![(0, 10.0), (10, 20.0)], ..Plot::default() });
        assert!(frame.down(20.0) < frame.down(10.0));
        assert_eq!((frame.across(0), frame.across(10)), (EDGE, 100.0 - EDGE));
        let level = Frame::of(&Plot { values: vec![(0, 4.0), (1, 4.0)], ..Plot::default() });
        assert_eq!(level.down(4.0), FOOT);
        assert_eq!(corners(&[(0.0, 1.0), (5.0, 0.0)], true), [(0.0, 1.0), (5.0, 1.0), (5.0, 0.0)]);
    }

    #[cfg(feature = "ssr")]
    #[test]
    fn it_is_named_and_carries_no_style() {
        let plot = Plot {
            values: vec![(0, 31.0), (30, 44.0)],
            label: "from 31 % to 44 %".to_owned(),
            unit: "%".to_owned(),
            ..Plot::default()
        };
        let html = view! { <Chart plot=plot.clone() /> }.to_html();
        assert!(html.contains("role=\"img\"") && html.contains("aria-label=\"from 31 % to 44 %\""), "{html}");
        assert!(!html.contains("style") && !html.contains("NaN"), "{html}");
        let one = Plot { values: vec![(0, 31.0)], ..plot };
        assert!(!view! { <Chart plot=one /> }.to_html().contains("<svg"));
    }
}
