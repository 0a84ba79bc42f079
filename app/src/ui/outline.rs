//! The strategy as indented rows.
//!
//! Invariant: complete without JavaScript: a row unfolds by its link, and what is broken is dashed and said.
//!
//! ARIA: a table whose roles are written out, because a grid layout takes them away in some browsers and because the island that
//! upgrades it only has to change them to `treegrid`; each row says its level in hidden words (`aria-level` is allowed in a treegrid only)
//! and in `data-level`, its station is the link that unfolds.
use super::hue::Hue;
use super::maybe::Maybe;
use super::phrase::Phrase;
use super::rail::Rail;
use leptos::prelude::*;

/// How a row with children unfolds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fold {
    /// The address with the row unfolded or folded.
    pub href: String,
    /// Whether it is unfolded.
    pub open: bool,
    /// How many rows are right below it.
    pub below: usize,
}

/// Draws the outline; the children are `OutlineRow`s.
#[component]
pub fn Outline(
    /// What the outline shows, for a screen reader.
    #[prop(into)]
    caption: String,
    /// The head of the first column.
    #[prop(into)]
    first: String,
    /// The heads of the others, at most four.
    columns: Vec<&'static str>,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let class = format!("outline columns-{}", columns.len().min(4));
    let heads: Vec<_> =
        columns.into_iter().map(|label| view! { <th role="columnheader" scope="col">{label}</th> }).collect();
    view! {
        <table class=class role="table" aria-label=caption>
            <thead role="rowgroup">
                <tr role="row"><th role="columnheader" scope="col">{first}</th>{heads}</tr>
            </thead>
            <tbody role="rowgroup">{children()}</tbody>
        </table>
    }
}

/// Draws one row: rails, station, title, what is missing, then its cells.
#[component]
pub fn OutlineRow(
    /// Its rails.
    rail: Rail,
    /// The hue of its pillar.
    hue: Hue,
    /// What it is called.
    #[prop(into)]
    title: Phrase,
    /// Its page.
    #[prop(into)]
    href: String,
    /// How it unfolds; none for a leaf.
    #[prop(optional_no_strip)]
    fold: Option<Fold>,
    /// Why the branch to it is broken, in words: "no because yet", "not agreed".
    #[prop(optional, into)]
    broken: Maybe,
    /// Whether it is the row that the address points at.
    #[prop(optional)]
    chosen: bool,
    /// Whether it is there only to lead to others.
    #[prop(optional)]
    on_the_way: bool,
    /// Its id, for links to the row.
    #[prop(optional, into)]
    id: Maybe,
    /// Tags after the title.
    #[prop(optional)]
    notes: Option<AnyView>,
    /// Its `OutlineCell`s.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let marks = [(chosen, " chosen"), (on_the_way, " on-the-way")];
    let marks: String = marks.into_iter().filter_map(|(is_set, mark)| is_set.then_some(mark)).collect();
    let class = format!("{}{marks}", hue.class());
    let level = (rail.depth() + 1).to_string();
    let node = if rail.depth() == 0 { "node top" } else { "node" };
    let own = if rail.opens { "rail opens" } else { "rail" };
    let below = fold.as_ref().filter(|fold| !fold.open).map(|fold| format!("{} below", fold.below));
    let dot = match fold {
        Some(fold) => {
            let label = format!("{} {}, {} below", if fold.open { "Fold" } else { "Unfold" }, title.text, fold.below);
            let expanded = if fold.open { "true" } else { "false" };
            view! { <a class="dot" href=fold.href aria-expanded=expanded aria-label=label></a> }.into_any()
        }
        None => view! { <span class="dot"></span> }.into_any(),
    };
    let before = rail.view(broken.is_some());
    view! {
        <tr role="row" class=class id=id.get() data-level=level.clone()>
            <th role="rowheader" scope="row">
                <div class=node>
                    <div class="rails">{before}<span class=own>{dot}</span></div>
                    <div class="words">
                        <span class="hidden">{format!("Level {level}: ")}</span>
                        <a href=href aria-current=chosen.then_some("true")>{title.view()}</a>
                        {below.map(|below| view! { " "<span class="below">{below}</span> })}
                        {broken.get().map(|broken| view! { " "<span class="missing">{broken}</span> })}
                        {notes.map(|notes| view! { " "{notes} })}
                    </div>
                </div>
            </th>
            {children.map(|children| children())}
        </tr>
    }
}

/// Draws a cell of a row; on a phone it stands below the title.
#[component]
pub fn OutlineCell(
    /// What stands in it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! { <td role="cell">{children.map(|children| children())}</td> }
}
