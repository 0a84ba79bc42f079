//! What several pages draw of delegations.
//!
//! Invariant: whoever is let edit something, until when and by whom is one sentence, the same everywhere.

use leptos::prelude::*;

use super::model::DelegationView;
use crate::access::Ability;
use crate::forms::Once;
use crate::routes::links;
use crate::strategy::model::NodeView;
use crate::strategy::parts::phrase;
use crate::time::day_said;
use crate::ui::{SubmitButton, Weight};

/// Where a delegation is ended.
pub(crate) const END: &str = "/api/delegations/end";
/// Where one is taken over.
pub(crate) const TAKE_OVER: &str = "/api/delegations/take-over";

/// Draws who is let edit a node, in the rail of its page; nothing where nobody is and the viewer may let nobody.
pub(crate) fn let_edit(node: &NodeView) -> Option<AnyView> {
    let may_give = node.can.contains(&Ability::Delegate);
    if node.delegations.is_empty() && !may_give {
        return None;
    }
    let items: Vec<_> =
        node.delegations.iter().map(|one| view! { <li><p>{sentence(one)}</p>{acts(one)}</li> }).collect();
    let list = (!items.is_empty()).then(|| view! { <ul role="list" class="stack tight">{items}</ul> });
    let give = may_give.then(|| {
        let href = links::delegate(&node.place.id);
        view! { <p><a href=href>"Let somebody edit this"</a></p> }
    });
    Some(
        view! { <section><h2>"Let edit this and what is below"</h2>{list}{give}<p><a href=links::DELEGATIONS>"All delegations"</a></p></section> }
            .into_any(),
    )
}

/// Says who edits it until when, let by whom, with links to both.
pub(crate) fn sentence(one: &DelegationView) -> AnyView {
    let ((person, name), (giver, by)) = (one.person.clone(), one.giver.clone());
    let until = day_said(one.today, one.until);
    view! {
        <a href=links::person(&person)><bdi>{name}</bdi></a>
        {format!(" edits this until {until}, let by ")}
        <a href=links::person(&giver)><bdi>{by}</bdi></a>
    }
    .into_any()
}

/// Draws what the viewer may do with a delegation: go on in a draft, end it, take it over.
pub(crate) fn acts(one: &DelegationView) -> AnyView {
    let may = |ability| one.can.contains(&ability);
    let (node, person) = (one.node.clone(), one.person.1.clone());
    let draft = may(Ability::Draft)
        .then(|| view! { <a href=links::draft_for(&node) aria-label=format!("Edit in a draft: {}", named(one))>"Edit it in a draft"</a> });
    let is_own = may(Ability::Draft);
    let end = may(Ability::End).then(|| {
        let label = if is_own { "Give it back".to_owned() } else { format!("Take it back from {person}") };
        act(END, one, label)
    });
    let take_over = may(Ability::TakeOver).then(|| act(TAKE_OVER, one, format!("Take it over from {person}")));
    view! { <div class="cluster">{draft}{end}{take_over}</div> }.into_any()
}

/// Draws the node that a delegation is about.
pub(crate) fn subject(one: &DelegationView) -> AnyView {
    match &one.title {
        Some(title) => view! { <a href=links::node(&one.node)>{phrase(title).view()}</a> }.into_any(),
        None => view! { <span class="soft">"a node that is not there any more"</span> }.into_any(),
    }
}

fn named(one: &DelegationView) -> String {
    one.title.as_ref().map(|title| title.text.clone()).unwrap_or_default()
}

fn act(path: &'static str, one: &DelegationView, label: String) -> AnyView {
    let (id, about) = (one.id.to_string(), format!(": {}", named(one)));
    view! {
        <form method="post" action=path>
            <Once />
            <input type="hidden" name="id" value=id />
            <SubmitButton weight=Weight::Bare>{label}<span class="hidden">{about}</span></SubmitButton>
        </form>
    }
    .into_any()
}
