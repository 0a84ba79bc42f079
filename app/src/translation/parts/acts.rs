//! What a side may do with a translation: agree, answer, confirm, decline, withdraw, offer anew, end.
//!
//! Invariant: each act is a form with the revision that was seen; a reason that came too late is shown.

use leptos::prelude::*;

use crate::forms::{Once, Refused};
use crate::routes::links;
use crate::strategy::model::STALE;
use crate::strategy::parts::errors;
use crate::text::TITLE_MAX;
use crate::translation::model::{May, Side, State, TranslationView};
use crate::ui::{Disclosure, FormErrors, LinkButton, Notice, NoticeKind, SubmitButton, TextInput, Weight};

const AGREE: &str = "/api/translations/agree";
const CONFIRM: &str = "/api/translations/confirm";

/// An act that asks for a sentence.
struct Reasoned {
    may: May,
    action: &'static str,
    field: &'static str,
    head: &'static str,
    label: &'static str,
    hint: &'static str,
    send: &'static str,
}

const REASONED: [Reasoned; 4] = [
    Reasoned {
        may: May::Offer,
        action: "/api/translations/offer-anew",
        field: "because",
        head: "Offer it anew",
        label: "Because",
        hint: "What answers the reason that it was declined for. The team reads it.",
        send: "Offer it anew",
    },
    Reasoned {
        may: May::Decline,
        action: "/api/translations/decline",
        field: "reason",
        head: "Decline it",
        label: "We decline it, because",
        hint: "One sentence. Whoever offered it has to answer.",
        send: "Decline it",
    },
    Reasoned {
        may: May::Withdraw,
        action: "/api/translations/withdraw",
        field: "reason",
        head: "Take the offer back",
        label: "It is taken back, because",
        hint: "One sentence that the team reads.",
        send: "Take it back",
    },
    Reasoned {
        may: May::End,
        action: "/api/translations/end",
        field: "reason",
        head: "End what was agreed",
        label: "It ends, because",
        hint: "One sentence. What was agreed stays readable.",
        send: "End it",
    },
];

/// Draws what the reader may do; for whoever was too late, what they wrote.
#[component]
pub(crate) fn Acts(
    /// The translation.
    view: TranslationView,
    /// What was typed and refused.
    refused: Refused,
) -> impl IntoView {
    let may = |act: May| view.may.contains(&act);
    let revision = view.revision.to_string();
    let button = |action: &'static str, label: &'static str| {
        view! {
            <form method="post" action=action>
                <Once />
                <input type="hidden" name="id" value=view.brief.id.to_string() />
                <input type="hidden" name="revision" value=revision.clone() />
                <SubmitButton weight=Weight::Main>{label}</SubmitButton>
            </form>
        }
    };
    let agree = may(May::Agree).then(|| button(AGREE, "Agree to this text"));
    let confirm = (may(May::Confirm)).then(|| button(CONFIRM, "It holds as it was agreed"));
    let answer = may(May::Answer).then(|| {
        let weight = if may(May::Agree) || may(May::Confirm) { Weight::Quiet } else { Weight::Main };
        let (href, label) = (links::answer_translation(&view.brief.id), answer_label(&view));
        view! { <LinkButton href weight>{label}</LinkButton> }
    });
    let forms: Vec<_> = REASONED.iter().map(|reasoned| with_reason(&view, &refused, reasoned)).collect();
    view.side.is_some().then(|| {
        let cost = (view.side == Some(Side::Team) && view.standing.state != State::Agreed)
            .then(|| view! { <p class="soft small">{view.load.said()}</p> });
        view! {
            <section class="stack tight" aria-labelledby="acts">
                <h2 id="acts">{whose(&view)}</h2>
                {cost}
                <div class="cluster">{agree}{confirm}{answer}</div>
                {forms}
            </section>
        }
        .into_any()
    })
}

fn answer_label(view: &TranslationView) -> &'static str {
    match (view.standing.state, view.text.is_some()) {
        (_, false) => "Answer in the team’s own words",
        (State::Agreed, _) => "Bargain anew",
        _ => "Write another text",
    }
}

fn whose(view: &TranslationView) -> &'static str {
    match (view.side, view.brief.turn) {
        (Some(side), Some(turn)) if side == turn => "It is your turn",
        (Some(Side::Team), _) => "You speak for the team",
        _ => "You speak for whoever offers it",
    }
}

fn with_reason(view: &TranslationView, refused: &Refused, reasoned: &Reasoned) -> Option<AnyView> {
    let Reasoned { may, action, field, head, label, hint, send } = *reasoned;
    let typed = refused.value(action, field, "");
    if !view.may.contains(&may) {
        return (!typed.is_empty()).then(|| {
            view! {
                <Notice kind=NoticeKind::Warning title="Somebody was quicker.">"What you wrote was not sent: "<bdi>{typed}</bdi></Notice>
            }
            .into_any()
        });
    }
    let is_stale = refused.error(action, STALE).is_some();
    let stale = is_stale.then(|| {
        view! {
            <Notice kind=NoticeKind::Warning title="Somebody was quicker.">
                "This changed while you were writing. Look again; what you wrote is kept below."
            </Notice>
        }
    });
    let others: Vec<_> = errors(refused, action).into_iter().filter(|error| error.field != STALE).collect();
    let open = is_stale || !others.is_empty();
    let id = format!("{}-{field}", action.rsplit('/').next().unwrap_or(""));
    let (translation, revision) = (view.brief.id.to_string(), view.revision.to_string());
    let error = refused.error(action, field);
    Some(
        view! {
            <Disclosure summary=head open>
                {stale}
                <form class="form" method="post" action=action>
                    <Once />
                    <FormErrors errors=others />
                    <input type="hidden" name="id" value=translation />
                    <input type="hidden" name="revision" value=revision />
                    <TextInput id name=field label hint required=true max=Some(TITLE_MAX) value=typed error />
                    <div class="acts"><SubmitButton>{send}</SubmitButton></div>
                </form>
            </Disclosure>
        }
        .into_any(),
    )
}
