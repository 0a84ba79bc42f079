//! `/teams`: the tree of teams, unfolded by its links.
//!
//! Invariant: what is unfolded stands in the address.

use leptos::prelude::*;

use super::{counted, query};
use crate::id::TeamId;
use crate::people::api;
use crate::people::model::TeamsView;
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::ui::{
    EmptyState, Fold, Hue, LinkButton, Notice, Outline, OutlineCell, OutlineRow, PageHead, PersonLink, Width, rails,
};

/// The page.
#[component]
pub fn TeamsPage() -> impl IntoView {
    loaded(api::teams(query("open").unwrap_or_default()), |view| view! { <Tree view /> })
}

#[component]
fn Tree(view: TeamsView) -> impl IntoView {
    let lead = counted(view.total, "team", "teams");
    let is_cut = view.is_cut;
    view! {
        <Page title="Teams" width=Width::Wide>
            <div class="stack loose">
            <PageHead title="Teams".to_owned() lead=lead>
                <LinkButton href=links::PEOPLE>"People"</LinkButton>
                <LinkButton href=links::TEAMS_ON>"Teams that are on"</LinkButton>
            </PageHead>
            {is_cut.then(|| view! { <Notice>"More is unfolded than fits here; fold something to see the rest."</Notice> })}
            <Rows view />
            </div>
        </Page>
    }
}

#[component]
fn Rows(view: TeamsView) -> impl IntoView {
    if view.rows.is_empty() {
        let purpose = "Teams come with the people file: whoever is in a team puts it here.";
        return view! { <EmptyState title="There are no teams yet" purpose /> }.into_any();
    }
    let depths: Vec<usize> = view.rows.iter().map(|row| row.depth).collect();
    let open = view.open;
    let mut top = 0;
    let rows: Vec<_> = view
        .rows
        .into_iter()
        .zip(rails(&depths))
        .map(|(row, rail)| {
            if row.depth == 0 {
                top += 1;
            }
            let hue = Hue::of_pillar(usize::max(top, 1) - 1);
            let fold = (row.team.below > 0).then(|| Fold {
                href: format!("{}#{}", toggled(&open, &row.team.id), row.team.id),
                open: row.is_open,
                below: usize::try_from(row.team.below).unwrap_or(0),
            });
            let lead = row.team.lead.map(|lead| view! { <PersonLink name=lead.name href=links::person(&lead.id) /> });
            view! {
                <OutlineRow rail hue title=row.team.name href=links::team(&row.team.id) fold id=row.team.id.to_string()>
                    <OutlineCell>{lead}</OutlineCell>
                    <OutlineCell>{counted(row.team.members, "person", "people")}</OutlineCell>
                </OutlineRow>
            }
        })
        .collect();
    view! { <Outline caption="Teams" first="Team" columns=vec!["Led by", "Members"]>{rows}</Outline> }.into_any()
}

/// Returns the address with one team unfolded, or folded if it was.
fn toggled(open: &[TeamId], team: &TeamId) -> String {
    let mut ids: Vec<TeamId> = open.iter().filter(|id| *id != team).cloned().collect();
    if ids.len() == open.len() {
        ids.push(team.clone());
    }
    links::teams_open(&ids)
}
