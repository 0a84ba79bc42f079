//! `/strategy/{id}`: everything about one node.
//!
//! Invariant: what is missing is shown as missing; what the viewer may do stands where it is done.

mod beside;
mod body;

use leptos::prelude::*;

use super::node_id;
use crate::access::Ability;
use crate::forms::{Once, Refused, refused};
use crate::link::Links;
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::api;
use crate::strategy::cycles::parts::Past;
use crate::strategy::drafts::parts::in_draft;
use crate::strategy::model::NodeView;
use crate::strategy::parts::{Refusals, hue, phrase, shelved, way_to};
use crate::strategy::proposals::api::proposals_on;
use crate::strategy::proposals::model::OnNode;
use crate::strategy::proposals::parts::ProposedHere;
use crate::translation::api::translations_of_node;
use crate::translation::model::OfNode;
use crate::translation::parts::TranslatedHere;
use crate::ui::{
    Breadcrumbs, LinkButton, Notice, NoticeKind, OutLinks, PageHead, SubmitButton, Tag, Tone, Weight, Width,
};
use beside::Rail;
use body::{Children, Measures};

/// The acts whose refusal is told at the top of this page.
const ACTS: &[&str] = &[
    "/api/strategy/archive",
    "/api/strategy/restore",
    "/api/strategy/take-over",
    "/api/measure/archive",
    "/api/measure/restore",
    "/api/delegations/end",
];

/// The page.
#[component]
pub fn NodePage() -> impl IntoView {
    let id = node_id();
    let load = async move {
        let id = id?;
        Ok((
            api::node(id.clone()).await?,
            proposals_on(id.clone()).await?,
            translations_of_node(id).await?,
            refused().await,
        ))
    };
    loaded(load, |(node, proposed, translated, refused)| {
        let class = format!("stack {}", hue(node.pillar).class());
        view! {
            <Page title=node.title.text.clone() width=Width::Railed>
                <div class=class>
                    <Main node=node.clone() proposed translated refused />
                </div>
                <Rail node />
            </Page>
        }
    })
}

#[component]
fn Main(node: NodeView, proposed: OnNode, translated: OfNode, refused: Refused) -> impl IntoView {
    let id = node.place.id.clone();
    let may = |ability: Ability| node.can.contains(&ability);
    let label =
        if node.label.is_empty() { node.level_name.clone() } else { format!("{} {}", node.level_name, node.label) };
    let may_edit = may(Ability::Edit) || may(Ability::Draft) || !node.edited_in.is_empty();
    let acts = may_edit.then(|| view! { <LinkButton key="e" href=node.edit_href()>"Edit"</LinkButton> });
    let history =
        node.place.draft.is_none().then(|| view! { <LinkButton href=links::node_history(&id)>"History"</LinkButton> });
    let map = node.place.map_at().map(|href| view! { <LinkButton href=href>"On the map"</LinkButton> });
    let propose = proposed
        .can
        .contains(&Ability::Propose)
        .then(|| view! { <LinkButton href=links::propose(&id, "")>"Propose a change"</LinkButton> });
    let links_out = Links::read(&node.links);
    let work = (!links_out.is_empty()).then(|| {
        view! {
            <section class="stack tight" aria-labelledby="work">
                <h2 id="work">"Where the work is"</h2>
                <OutLinks links=links_out />
            </section>
        }
    });
    let description =
        (!node.description.is_empty()).then(|| view! { <div class="prose stack">{paragraphs(&node)}</div> });
    view! {
        <Breadcrumbs steps=way_to(&node) here=phrase(&node.title) />
        <Refusals refused=refused.clone() paths=ACTS />
        {shelved(node.shelf.as_ref())}
        {in_draft(&node.place)}
        {archived(&node)}
        {handed(&node)}
        {node.unwritten.then(|| view! {
            <Notice kind=NoticeKind::Warning title="The mission is not written yet.">"The name of its file stands in for it."</Notice>
        })}
        <p><Tag tone=Tone::Of(hue(node.pillar))>{label}</Tag></p>
        <PageHead title=phrase(&node.title)>{acts}{propose}{history}{map}</PageHead>
        {because(&node)}
        {description}
        {work}
        <Measures node=node.clone() refused />
        <Past past=node.past.clone() />
        <TranslatedHere found=translated offer=links::offer_node(&id, None) />
        <Children node />
        <ProposedHere proposed />
    }
    .into_any()
}

/// How it serves its parent, or that nobody has said so.
fn because(node: &NodeView) -> Option<AnyView> {
    let parent = node.above.last()?;
    let name = phrase(&parent.title).view();
    Some(if node.because.is_empty() {
        let act = node
            .can
            .contains(&Ability::Edit)
            .then(|| view! { " " <a href=links::edit_node(&node.place.id)>"Write it"</a> });
        view! { <p class="because broken"><span class="missing">"no because yet"</span>": nobody has said how this serves “"{name}"”."{act}</p> }
            .into_any()
    } else {
        view! { <p class="because">"because "<q class="plain">{phrase(&node.because).view()}</q></p> }.into_any()
    })
}

/// The description, a paragraph for each of its own.
fn paragraphs(node: &NodeView) -> Vec<impl IntoView + use<>> {
    node.description
        .text
        .split("\n\n")
        .filter(|paragraph| !paragraph.trim().is_empty())
        .map(|paragraph| {
            let mut written = node.description.clone();
            written.text = paragraph.trim().to_owned();
            let dir = phrase(&written).dir.attribute();
            let lang = phrase(&written).lang;
            view! { <p dir=dir lang=lang>{written.text}</p> }
        })
        .collect()
}

fn archived(node: &NodeView) -> Option<impl IntoView + use<>> {
    node.place.archived_at?;
    let acts = node.can.contains(&Ability::Archive).then(|| {
        view! {
            <form method="post" action="/api/strategy/restore">
                <Once />
                <input type="hidden" name="id" value=node.place.id.to_string() />
                <input type="hidden" name="revision" value=node.place.revision.to_string() />
                <SubmitButton>"Bring it back"</SubmitButton>
            </form>
        }
        .into_any()
    });
    Some(view! {
        <Notice kind=NoticeKind::Warning title="This is archived." acts=acts.unwrap_or_else(|| ().into_any())>
            "It stands on nobody's line. Everything about it is kept."
        </Notice>
    })
}

fn handed(node: &NodeView) -> Option<impl IntoView + use<>> {
    let owner = node.owner.clone()?;
    let (_, from) = owner.handed_from?;
    let acts = node.can.contains(&Ability::TakeOver).then(|| {
        view! {
            <form method="post" action="/api/strategy/take-over">
                <Once />
                <input type="hidden" name="id" value=node.place.id.to_string() />
                <SubmitButton weight=Weight::Main>"It is taken over"</SubmitButton>
            </form>
        }
        .into_any()
    });
    Some(view! {
        <Notice kind=NoticeKind::Warning title="To be taken over." acts=acts.unwrap_or_else(|| ().into_any())>
            {format!("{from} answered for this before. It came to {}.", owner.name)}
        </Notice>
    })
}
