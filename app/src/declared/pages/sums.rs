//! `/declared/sums`: how many people have work off the line, by division, as counted once a period.
//!
//! Invariant: what is not shown is the same bytes, whatever stands behind it; what is counted is said beside the figures.

use jiff::civil::Date;
use leptos::prelude::*;

use super::query;
use crate::declared::api;
use crate::declared::model::{Period, SumRow, SumsView, whole};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::time::day_said;
use crate::ui::{Breadcrumbs, Column, Crumb, EmptyState, PageHead, Table, TeamLink, Width};

/// The page.
#[component]
pub fn SumsPage() -> impl IntoView {
    let period = query("period");
    loaded(api::declared_sums(period), |view| view! { <Sums view /> })
}

#[component]
fn Sums(view: SumsView) -> impl IntoView {
    let steps = vec![Crumb { href: links::DECLARED.to_owned(), label: "Off the line".into() }];
    let next = format!("The next count is shown {}.", on(view.today, view.next));
    let lead = match view.period {
        Some(period) => format!("What stood on {}, the last day of the period.", long(period.last())),
        None => "Nothing is counted yet.".to_owned(),
    };
    let others: Vec<_> = view
        .others
        .iter()
        .map(|period| view! { <li><a href=links::declared_sums(&period.word())>{days(*period)}</a></li> })
        .collect();
    let others = (!others.is_empty()).then(|| {
        view! { <section class="stack tight"><h2>"Other periods"</h2><ul role="list" class="stack tight">{others}</ul></section> }
    });
    view! {
        <Page title="How many have work off the line" width=Width::Text>
            <div class="stack loose">
                <Breadcrumbs steps here="By division" />
                <PageHead title="How many have work off the line" lead />
                <Counted view />
                <p class="small">{next}</p>
                <Method />
                {others}
            </div>
        </Page>
    }
    .into_any()
}

#[component]
fn Counted(view: SumsView) -> impl IntoView {
    let Some(period) = view.period else {
        let purpose = "Once a period of four weeks is over, this page shows for each division how many people had declared work that is on no line, as far as there are enough of them.";
        return view! { <EmptyState title="No period is counted yet" purpose /> }.into_any();
    };
    if view.rows.is_empty() {
        return view! { <p>"There were no divisions: the tree of teams was empty."</p> }.into_any();
    }
    let sum = match whole(view.rows.iter().map(|row| row.cell)) {
        None => "Of no division is there enough to show.".to_owned(),
        Some((low, Some(high))) => format!("In the divisions with a figure: {low} to {high} people."),
        Some((low, None)) => format!("In the divisions with a figure: {low} people or more."),
    };
    let columns = vec![Column::words("Division"), Column::words("People with work off the line")];
    let rows: Vec<_> = view.rows.into_iter().map(row).collect();
    view! {
        <Table id="sums" caption=format!("Period {}", days(period)) columns>{rows}</Table>
        <p>{sum}</p>
    }
    .into_any()
}

fn row(row: SumRow) -> AnyView {
    let said = row.cell.said(row.people);
    view! { <tr><th scope="row"><TeamLink name=row.team.1 href=links::team(&row.team.0) /></th><td>{said}</td></tr> }
        .into_any()
}

#[component]
fn Method() -> impl IntoView {
    view! {
        <section class="stack tight" aria-labelledby="method">
            <h2 id="method">"What is counted"</h2>
            <ul class="stack tight">
                <li>"A person counts once, if work they declared themselves waited for an answer or was kept when the period closed. What serves a line, may stop or was taken back does not count. How much of the week it takes is not counted."</li>
                <li>"Counted among are employees and contractors who have had an account for 28 days, stayed in one team all period and were signed in during it; the figure beside it is everybody whom the directory named."</li>
                <li>"A division is shown if at least ten people are counted among and at least five declared, as a range of five. The highest range is open above, so that nobody is known to have declared, and begins so low that no team of fewer than ten is needed to reach it."</li>
                <li>"“Not enough to show” means nobody, too few, or too small a division; the three are not told apart."</li>
                <li>"A period is four ISO weeks, in the organisation’s time zone. It is counted once when it has closed, from who was where at that moment, and shown from the Wednesday after, 10 o’clock. It is never counted again."</li>
                <li>"There is no figure below a division, none for several together but the sum of what is shown, and nothing else to filter by."</li>
            </ul>
        </section>
    }
    .into_any()
}

fn days(period: Period) -> String {
    format!("{} to {}", period.first().strftime("%-d %B"), long(period.last()))
}

fn long(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

fn on(today: Date, day: Date) -> String {
    match day_said(today, day) {
        said if said.starts_with(|first: char| first.is_ascii_digit()) => format!("on {said}"),
        said => said,
    }
}
