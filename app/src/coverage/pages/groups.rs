//! The gaps as a list, kind by kind.
//!
//! Invariant: each line has its node or its team, since when, and the one act that mends it or who may.

use leptos::prelude::*;

use crate::coverage::model::{Broken, CoverageView, Group, Kind, counted};
use crate::coverage::parts::{href, what, who};
use crate::routes::links;
use crate::strategy::parts::{hue, phrase};
use crate::time::day_said;
use crate::ui::{Column, LinkButton, PersonLink, Table, TeamLink, Time};

/// Draws the kinds that have gaps.
#[component]
pub(super) fn Groups(view: CoverageView) -> impl IntoView {
    let groups: Vec<_> = view.groups.iter().map(|group| one(&view, group)).collect();
    let next =
        view.next.as_ref().map(|next| view! { <LinkButton href=links::coverage(next)>"The next page"</LinkButton> });
    let all = view.asked.kind.map(|_| {
        view! { <LinkButton href=links::coverage(&view.asked.of_kind(None))>"Every kind"</LinkButton> }
    });
    view! {
        <div class="stack loose">{groups}</div>
        <div class="cluster">{next}{all}</div>
    }
    .into_any()
}

fn one(view: &CoverageView, group: &Group) -> impl IntoView + use<> {
    let kind = group.kind;
    let (id, head) = (format!("kind-{}", kind.word()), format!("head-{}", kind.word()));
    let named_by = head.clone();
    let rows: Vec<_> = group.gaps.iter().map(|gap| line(view, gap)).collect();
    let columns = columns(kind);
    let is_cut = view.asked.kind.is_none() && group.count > group.gaps.len();
    let all = is_cut.then(|| {
        let href = links::coverage(&view.asked.of_kind(Some(kind)));
        view! { <p><a href=href>{format!("All of these ({})", counted(group.count))}</a></p> }
    });
    view! {
        <section class="stack" aria-labelledby=named_by>
            <h2 id=head>{kind.label()}" "<span class="count">{counted(group.count)}</span></h2>
            <p class="soft">{kind.meaning()}</p>
            <Table id caption=kind.label() columns quiet=true>{rows}</Table>
            {all}
        </section>
    }
}

/// Tells whether a kind is about teams alone.
fn is_of_team(kind: Kind) -> bool {
    matches!(kind, Kind::Lineless | Kind::Overloaded | Kind::Few)
}

fn columns(kind: Kind) -> Vec<Column> {
    let first = if is_of_team(kind) { "Team" } else { "Node" };
    let second = if is_of_team(kind) { "What" } else { "Team" };
    [first, "What mends it", second, "Since"].map(Column::words).to_vec()
}

fn line(view: &CoverageView, gap: &Broken) -> AnyView {
    let since = view! {
        <Time said=day_said(view.today, gap.since) exact=gap.since.strftime("%-d %B %Y").to_string() machine=gap.since.to_string() />
    };
    let said = what(gap);
    let team = gap.team.as_ref().map(|(id, name, _)| view! { <TeamLink name=name.clone() href=links::team(id) /> });
    let (first, second) =
        if is_of_team(gap.kind) { (team.into_any(), said.into_any()) } else { (node(gap, said), team.into_any()) };
    view! {
        <tr>
            <th scope="row">{first}</th>
            <td>{mend(gap)}</td>
            <td>{second}</td>
            <td>{since}</td>
        </tr>
    }
    .into_any()
}

/// The node in its pillar's hue, with the measure or the card that it is about.
fn node(gap: &Broken, said: String) -> AnyView {
    let Some((id, title)) = &gap.node else { return said.into_any() };
    let class = format!("pillar-mark {}", hue(gap.pillar).class());
    let said = (!said.is_empty()).then(|| view! { <span class="small soft">{said}</span> });
    view! {
        <span class=class aria-hidden="true"></span>
        <a href=links::node(id)>{phrase(title).view()}</a>
        " "
        {said}
    }
    .into_any()
}

/// The one act, or who may do it.
fn mend(gap: &Broken) -> AnyView {
    match gap.act {
        Ok(act) => match href(gap, act) {
            Some(href) => view! { <a href=href>{act.label(gap.kind)}</a> }.into_any(),
            None => ().into_any(),
        },
        Err(whom) => match &gap.asks {
            Some((id, name)) => view! { <PersonLink name=name.clone() href=links::person(id) /> }.into_any(),
            None => who(gap, whom).into_any(),
        },
    }
}
