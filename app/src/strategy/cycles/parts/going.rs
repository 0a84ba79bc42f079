//! What going over to the next cycle does, where its draft is published.
//!
//! Invariant: said before it is done; what becomes of people's cards is asked and has no answer beforehand.

use leptos::prelude::*;

use crate::forms::Refused;
use crate::strategy::cycles::model::{Going, Measures};
use crate::ui::{Choice, Notice, NoticeKind, RadioGroup};

const PUBLISH: &str = "/api/drafts/publish";

/// Says what publishing the draft does beside publishing it.
pub(crate) fn going_over(going: &Going) -> AnyView {
    let (follow, stay) = (cards_of(going.follow), cards_of(going.stay));
    let measures = match going.measures {
        (0, _) | (_, Measures::None) => "No measure comes over.".to_owned(),
        (1, Measures::Empty) => "One measure comes over without a target.".to_owned(),
        (1, Measures::Carried) => "One measure comes over with its target.".to_owned(),
        (many, Measures::Empty) => format!("{many} measures come over without a target."),
        (many, Measures::Carried) => format!("{many} measures come over with their targets."),
    };
    let drafts = match going.drafts {
        0 => None,
        1 => Some("One other draft stays with the old strategy.".to_owned()),
        many => Some(format!("{many} other drafts stay with the old strategy.")),
    };
    let drafts = drafts.map(|words| view! { <li>{words}</li> });
    let leaves = going.leaves.clone();
    view! {
        <Notice kind=NoticeKind::Warning title=format!("{} begins with this.", going.cycle)>
            <ul>
                <li>"Everybody reads the new strategy. "<bdi>{leaves}</bdi>" is archived and stays readable."</li>
                <li>{measures}</li>
                <li>{format!("{follow} on what goes on, {stay} on what does not.")}</li>
                {drafts}
            </ul>
        </Notice>
    }
    .into_any()
}

fn cards_of((cards, people): (i64, i64)) -> String {
    let people = if people == 1 { "1 person".to_owned() } else { format!("{people} people") };
    match cards {
        0 => "no card".to_owned(),
        1 => format!("1 card of {people}"),
        cards => format!("{cards} cards of {people}"),
    }
}

/// Asks what becomes of people's cards; nothing where none could follow.
pub(crate) fn cards(going: &Going, refused: &Refused) -> Option<AnyView> {
    if going.follow.0 == 0 {
        return None;
    }
    let choices = vec![
        Choice::new("ask", "Each person decides").meaning(
            "The card keeps its old line and says so. Its author is offered what the objective goes on as, and moves it with one press.",
        ),
        Choice::new("follow", "They move to what their objective goes on as")
            .meaning("Each author is told so on their page, and can move the card elsewhere."),
    ];
    Some(
        view! {
            <RadioGroup name="cards" label="What becomes of people’s cards" choices required=true
                hint="Cards on what does not go on keep their old line and say so; nothing is removed."
                value=refused.value(PUBLISH, "cards", "") error=refused.error(PUBLISH, "cards") />
        }
        .into_any(),
    )
}
