//! The rows of the outline.
//!
//! Invariant: a row unfolds by its link, is moved and edited by links and buttons; the treegrid only presses those.

use leptos::prelude::*;

use super::owner::OwnerName;
use super::words::{hue, phrase};
use crate::access::Ability;
use crate::measures::parts::gauge;
use crate::routes::links;
use crate::strategy::model::{Folds, Opened, OutlineRow as Row, OutlineView, Part, Pick, Step};
use crate::ui::{Fold, Glyph, Icon, Measure, Outline, OutlineCell, OutlineRow, Rail, Tag, Tone, rails};

/// The form outside of the table that takes the ticked rows along.
pub(crate) const PICKED: &str = "tree-picked";
/// The form outside of the table that the step buttons send.
pub(crate) const STEPS: &str = "tree-steps";

/// Draws the outline's table.
#[component]
pub(crate) fn Rows(
    /// The outline.
    view: OutlineView,
) -> impl IntoView {
    let may_edit = view.can.contains(&Ability::Edit);
    let mut columns = vec!["Owner", "Measure"];
    if may_edit {
        columns.push("Change");
    }
    let depths: Vec<usize> = view.rows.iter().map(|row| row.depth).collect();
    let rows: Vec<_> =
        rails(&depths).into_iter().zip(&view.rows).map(|(rail, row)| row_view(rail, row, &view, may_edit)).collect();
    view! {
        <Outline caption="The strategy" first="Where" columns>
            {rows}
        </Outline>
    }
    .into_any()
}

fn row_view(rail: Rail, row: &Row, view: &OutlineView, may_edit: bool) -> impl IntoView + use<> {
    let turned = match row.part {
        Some(part) if part.leads() => view.asked.shutting(&row.id),
        _ => view.asked.unfolding(folds(view).turned(&row.id)),
    };
    let fold = (row.below > 0).then(|| Fold {
        href: format!("{}#n-{}", view.path(&turned), row.id),
        open: row.is_open,
        below: usize::try_from(row.below).unwrap_or(0),
    });
    let broken = row.broken.then(|| "no because yet".to_owned());
    let measure = match &row.measure {
        Some(reading) => view! { <Measure gauge=gauge(reading, None, view.today) small=true /> }.into_any(),
        None => view! { <span class="soft">"none yet"</span> }.into_any(),
    };
    let owner = match row.owner.clone() {
        Some((owner, name)) => view! { <OwnerName owner name /> }.into_any(),
        None => view! { <span class="soft">"nobody yet"</span> }.into_any(),
    };
    let further = (row.further > 0).then(|| view! { <span class="soft">{format!(" and {} more", row.further)}</span> });
    let cells = view! {
        <OutlineCell>{owner}</OutlineCell>
        <OutlineCell>{measure}{further}</OutlineCell>
        {may_edit.then(|| acts(row, view))}
    }
    .into_any();
    view! {
        <OutlineRow
            rail
            hue=hue(Some(row.pillar))
            title=phrase(&row.title)
            href=links::node(&row.id)
            fold
            broken
            chosen=view.asked.at.as_ref() == Some(&row.id)
            on_the_way=row.part.is_some_and(|part| !part.is_hit())
            id=format!("n-{}", row.id)
            notes=notes(row, view)
        >
            {cells}
        </OutlineRow>
    }
    .into_any()
}

/// What the address unfolds.
fn folds(view: &OutlineView) -> Folds {
    view.asked.open.clone().unwrap_or_default()
}

/// What stands behind a title: that it was handed over or put away, and that the row's level goes on.
fn notes(row: &Row, view: &OutlineView) -> AnyView {
    let handed = row.handed.then(|| view! { <Tag tone=Tone::Warning>"to be taken over"</Tag> });
    let marks: Vec<_> = row.marks.iter().cloned().map(|mark| view! { <Tag tone=Tone::Info>{mark}</Tag> }).collect();
    let translated = row.translated.map(|mark| {
        let tone = if mark.is_agreed() { Tone::Good } else { Tone::Warning };
        let said = mark.said();
        view! { <Tag tone>{said}</Tag> }
    });
    let archived = row.archived.then(|| view! { <Tag>"archived"</Tag> });
    let let_edit: Vec<_> =
        row.let_edit.iter().cloned().map(|said| view! { <span class="below">{said}</span> }).collect();
    let further = (row.hidden_after > 0).then(|| {
        let further = view.asked.unfolding(folds(view).further(&row.parent));
        let href = format!("{}#n-{}", view.path(&further), row.id);
        view! { " " <a class="below" href=href>{format!("{} more after this: show more", row.hidden_after)}</a> }
    });
    view! { {marks} {translated} {handed} {archived} {let_edit} {further} }.into_any()
}

/// What can be done with a row: links to the forms, and buttons for one step up or down.
fn acts(row: &Row, view: &OutlineView) -> AnyView {
    if row.opened == Opened::Not {
        return view! { <OutlineCell><span class="hidden">"not yours to change"</span></OutlineCell> }.into_any();
    }
    let is_placed = row.opened == Opened::Wholly;
    let title = row.title.text.clone();
    // Among what was found the siblings are not all there to step over.
    let is_tree = view.found.is_none();
    let link = |href: String, glyph: Glyph, label: &str, act: &'static str| {
        let label = format!("{label} {title}");
        view! { <a href=href data-act=act aria-label=label.clone() title=label><Icon glyph /></a> }.into_any()
    };
    let step = |is_up: bool| {
        let value = Step { node: row.id.clone(), revision: row.revision, is_up }.written();
        // At the end of its row a button stays where it is, so that the others keep their columns, and says why it does nothing.
        let (glyph, way, end, is_end) =
            if is_up { (Glyph::Up, "up", "first", row.is_first) } else { (Glyph::Down, "down", "last", row.is_last) };
        let label =
            if is_end { format!("{title} is the {end} already") } else { format!("Move {title} one place {way}") };
        view! {
            <button type="submit" form=STEPS name="step" value=value disabled=is_end aria-label=label.clone() title=label>
                <Icon glyph />
            </button>
        }
        .into_any()
    };
    let carried = |path: String| view.asked.carried_to(&path);
    let in_sight = !row.archived;
    let add = in_sight.then(|| link(carried(links::add_node(&row.id)), Glyph::Plus, "Add below", "add"));
    let edit = link(links::edit_node(&row.id), Glyph::Edit, "Edit", "edit");
    let to = (in_sight && is_placed).then(|| link(carried(links::move_node(&row.id)), Glyph::Move, "Move", "move"));
    let steps = (is_tree && is_placed).then(|| (step(true), step(false)));
    let tick = (in_sight && is_placed).then(|| {
        let value = Pick { node: row.id.clone(), revision: row.revision }.written();
        let is_ticked = view.asked.ticked == Some(true) && row.part.is_none_or(Part::is_hit);
        let label = format!("Tick {}", row.title.text);
        view! { <input type="checkbox" form=PICKED name="pick" value=value checked=is_ticked aria-label=label.clone() title=label autocomplete="off" /> }
    });
    let acts = view! { <div class="row-acts">{tick}{add}{edit}{to}{steps}</div> };
    view! { <OutlineCell>{acts}</OutlineCell> }.into_any()
}
