//! `/coverage/teams`: which teams are switched on.
//!
//! Invariant: what is unfolded stands in the address; the place that switches a team is the place that undoes it.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::access::Ability;
use crate::forms::{Once, refused};
use crate::id::TeamId;
use crate::people::model::TeamBranch;
use crate::rollout::api;
use crate::rollout::model::TeamsOnView;
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::parts::Refusals;
use crate::ui::{
    EmptyState, Fold, Hue, Notice, Outline, OutlineCell, OutlineRow, PageHead, PersonLink, SubmitButton, Tag, Tone,
    Weight, Width, rails,
};

const ON: &str = "/api/rollout/on";
const OFF: &str = "/api/rollout/off";

/// The page.
#[component]
pub fn TeamsOnPage() -> impl IntoView {
    let open = use_query_map().with_untracked(|query| query.get("open")).unwrap_or_default();
    loaded(async move { Ok((api::teams_on(open).await?, refused().await)) }, |(view, refused)| {
        let lead = format!(
            "Coverage speaks of the teams that are on; {} of {} are. Whoever is in a team that is off has their line all the same.",
            view.count, view.teams.total
        );
        let may = view.can.contains(&Ability::Edit);
        let whose = (!may).then(|| view! { <p class="small">"Leadership and the admins switch teams on and off."</p> });
        view! {
            <Page title="Teams that are on" width=Width::Wide>
                <div class="stack loose">
                    <PageHead title="Teams that are on" lead />
                    <Refusals refused paths=&[ON, OFF] />
                    {whose}
                    {view.teams.is_cut.then(|| view! { <Notice>"More is unfolded than fits here; fold something to see the rest."</Notice> })}
                    <Rows view may />
                </div>
            </Page>
        }
    })
}

#[component]
fn Rows(view: TeamsOnView, may: bool) -> impl IntoView {
    if view.teams.rows.is_empty() {
        let purpose =
            "Teams come with the people file: whoever is in a team puts it here. Then they are switched on one by one.";
        return view! { <EmptyState title="There are no teams yet" purpose /> }.into_any();
    }
    let depths: Vec<usize> = view.teams.rows.iter().map(|row| row.depth).collect();
    let (open, on) = (view.teams.open, view.on);
    let mut top = 0;
    let rows: Vec<_> = view
        .teams
        .rows
        .into_iter()
        .zip(rails(&depths))
        .map(|(row, rail)| {
            top += usize::from(row.depth == 0);
            let hue = Hue::of_pillar(usize::max(top, 1) - 1);
            let fold = (row.team.below > 0).then(|| Fold {
                href: format!("{}#{}", toggled(&open, &row.team.id), row.team.id),
                open: row.is_open,
                below: usize::try_from(row.team.below).unwrap_or(0),
            });
            let lead =
                row.team.lead.clone().map(|lead| view! { <PersonLink name=lead.name href=links::person(&lead.id) /> });
            let state = state(on.get(&row.team.id));
            let act = may.then(|| {
                let act = switch(&row, on.contains_key(&row.team.id));
                view! { <OutlineCell>{act}</OutlineCell> }
            });
            view! {
                <OutlineRow rail hue title=row.team.name href=links::team(&row.team.id) fold id=row.team.id.to_string()>
                    <OutlineCell>{lead}</OutlineCell>
                    <OutlineCell>{state}</OutlineCell>
                    {act}
                </OutlineRow>
            }
        })
        .collect();
    let columns = if may { vec!["Led by", "State", "Act"] } else { vec!["Led by", "State"] };
    view! { <Outline caption="Teams" first="Team" columns>{rows}</Outline> }.into_any()
}

fn state(on: Option<&(String, Option<String>)>) -> AnyView {
    match on {
        Some((since, by)) => {
            let by = by.as_ref().map(|by| format!(", by {by}")).unwrap_or_default();
            view! { <Tag tone=Tone::Good>"on"</Tag>{format!(" since {since}{by}")} }.into_any()
        }
        None => view! { <Tag>"off"</Tag> }.into_any(),
    }
}

fn switch(row: &TeamBranch, is_on: bool) -> AnyView {
    let (path, label) = if is_on { (OFF, "Switch it off") } else { (ON, "Switch it on") };
    let (id, about) = (row.team.id.to_string(), format!(": {}", row.team.name));
    view! {
        <form method="post" action=path>
            <Once />
            <input type="hidden" name="id" value=id />
            <SubmitButton weight=Weight::Bare>{label}<span class="hidden">{about}</span></SubmitButton>
        </form>
    }
    .into_any()
}

/// Returns the address with one team unfolded, or folded if it was.
fn toggled(open: &[TeamId], team: &TeamId) -> String {
    let mut ids: Vec<TeamId> = open.iter().filter(|id| *id != team).cloned().collect();
    if ids.len() == open.len() {
        ids.push(team.clone());
    }
    links::teams_on(&ids)
}
