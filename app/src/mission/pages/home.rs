//! `/`: my mission.
//!
//! Invariant: useful on the first day; one line is open, the others are a link away and their cards in sight.

use leptos::prelude::*;

use super::queried;
use crate::forms::{Once, Refused, refused};
use crate::mission::api;
use crate::mission::model::{Card, Line, MissionView, Objective, Source};
use crate::mission::parts::{Cards, Changed, Foot, MissionRail, OtherLines, choices, others, stations};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::ui::{
    self, Disclosure, EmptyState, Glyph, Icon, LinkButton, Notice, RadioGroup, SubmitButton, Weight, Width, sentence,
    you_empty,
};

const BEGIN: &str = "/api/cards/begin";
const RESTORE: &str = "/api/cards/restore";

/// The page.
#[component]
pub fn MissionPage() -> impl IntoView {
    let (line, put_away) = (queried("line"), queried("put-away"));
    loaded(async move { Ok((api::mission(line, put_away).await?, refused().await)) }, |(mission, refused)| {
        let put_away = mission.put_away.clone();
        view! {
            <Page title="My mission" width=Width::Railed>
                <div class="stack loose">
                    {put_away.map(|card| view! { <PutAway card /> })}
                    <Body mission=mission.clone() refused />
                    <Changed view=mission.clone() />
                    <OtherLines view=mission.clone() mine=true />
                </div>
                <MissionRail view=mission />
            </Page>
        }
    })
}

#[component]
fn Body(mission: MissionView, refused: Refused) -> impl IntoView {
    let Some(line) = mission.line().cloned() else {
        return view! { <NoStrategy /> }.into_any();
    };
    if mission.is_on_a_line() {
        view! { <OnALine mission line /> }.into_any()
    } else {
        view! { <FirstDay mission line refused /> }.into_any()
    }
}

#[component]
fn OnALine(mission: MissionView, line: Line) -> impl IntoView {
    let drawn = stations(&mission, &line, Foot::Cards);
    let said = sentence(&drawn);
    view! {
        <ui::Line stations=drawn others=others(&mission, &line)>
            <Cards cards=line.cards mine=true />
            <div class="cluster">
                <LinkButton key="n" href=links::NEW_CARD><Icon glyph=Glyph::Plus />"Add what you do"</LinkButton>
                <Disclosure summary="The line as one sentence"><p>{said}</p></Disclosure>
            </div>
        </ui::Line>
    }
}

/// The line that their team is on, and the one question.
#[component]
fn FirstDay(mission: MissionView, line: Line, refused: Refused) -> impl IntoView {
    let open = if mission.is_first_day() {
        "you have not said yet which of it is yours"
    } else {
        "none of your cards moves it"
    };
    let drawn = stations(&mission, &line, Foot::Open(open));
    let answers = view! { <Question offered=mission.offered.clone() refused /> }.into_any();
    view! {
        <ui::Line stations=drawn label="The line from the mission to your team">
            {you_empty(
                "One question, and the line reaches you",
                why(&mission),
                answers,
            )}
        </ui::Line>
    }
}

fn why(mission: &MissionView) -> String {
    let above = match (&mission.team, mission.offered.first().map(|first| &first.source)) {
        (Some(_), Some(Source::Team(team) | Source::Agreed(team))) => format!("Above is one line that {team} is on."),
        (_, Some(Source::Manager)) => "Above is one line that your manager is on.".to_owned(),
        _ => "Above is what everybody here works for.".to_owned(),
    };
    format!(
        "{above} Your answer becomes your first card; you can change it at any time, and only you and the managers above you read it."
    )
}

#[component]
fn Question(offered: Vec<Objective>, refused: Refused) -> impl IntoView {
    let choices = choices(&offered, "You say what you do; where it belongs can wait.");
    view! {
        <form class="form" method="post" action=BEGIN>
            <Once />
            <RadioGroup
                name="node"
                label="Which of these does your work move most?"
                choices=choices
                required=true
                error=refused.error(BEGIN, "node")
            />
            <div class="acts">
                <SubmitButton weight=Weight::Main>"This one"</SubmitButton>
                <a href=links::NEW_CARD>"Search for another"</a>
            </div>
        </form>
    }
}

#[component]
fn NoStrategy() -> impl IntoView {
    view! {
        <ui::PageHead title="My mission" />
        <EmptyState
            title="There is no strategy yet"
            purpose="Here stands your line, from what the organisation is for to what you do. It begins when leadership writes a strategy or reads one from a file."
        >
            <LinkButton href=links::STRATEGY>"To the strategy"</LinkButton>
        </EmptyState>
    }
}

#[component]
fn PutAway(card: Card) -> impl IntoView {
    let what = if card.what.is_empty() {
        "The card was put away.".to_owned()
    } else {
        format!("“{}” was put away.", card.what)
    };
    let undo = view! {
        <form method="post" action=RESTORE>
            <Once />
            <input type="hidden" name="id" value=card.id.to_string() />
            <SubmitButton><Icon glyph=Glyph::Undo />"Bring it back"</SubmitButton>
        </form>
    };
    view! { <Notice acts=undo.into_any()>{what}</Notice> }
}
