//! The fields in which a text of a translation is written.
//!
//! Invariant: what was typed comes back, part by part; every part can be changed by itself.

use leptos::prelude::*;

use crate::forms::Refused;
use crate::text::TITLE_MAX;
use crate::translation::model::{OBJECTIVES_MAX, Typed, TypedObjective, name, objective_name};
use crate::ui::{TextArea, TextInput};

/// Draws them.
#[component]
pub(crate) fn TermsFields(
    /// Where the form goes.
    action: &'static str,
    /// What stands in the fields unless something was typed.
    typed: Typed,
    /// What was typed and refused.
    refused: Refused,
) -> impl IntoView {
    let area = |field: &str, label: &'static str, hint: &'static str, text: &str, rows: u32| {
        let (field, required) = (name(field), field == "restatement");
        let value = refused.value(action, &field, text);
        let error = refused.error(action, &field);
        view! { <TextArea name=field label hint value error rows required /> }
    };
    let objectives: Vec<_> = (0..OBJECTIVES_MAX)
        .map(|place| {
            let typed = typed.objectives.get(place).cloned().unwrap_or_default();
            view! { <ObjectiveFields action place typed refused=refused.clone() /> }
        })
        .collect();
    let nothing = name("nothing_because");
    let nothing_value = refused.value(action, &nothing, &typed.nothing_because);
    let nothing_error = refused.error(action, &nothing);
    view! {
        {area("restatement", "In the team’s own words", "What this asks of the team, as it would tell a new colleague.", &typed.restatement, 3)}
        {objectives}
        {area("needs", "What the team needs for it", "From whom, and by when. Empty for nothing.", &typed.needs, 2)}
        {area("stops", "What the team stops for it", "A line each: what is done today and will not be.", &typed.stops, 2)}
        {area("not_do", "What the team does not do for it", "A line each: what waits, or is not begun.", &typed.not_do, 2)}
        <TextInput name=nothing label="Or: nothing is stopped, because" max=Some(TITLE_MAX) value=nothing_value
            error=nothing_error hint="The sentence stands on the line of everybody in the team." />
        {area("may_decide", "What people may decide alone", "It stands on the card of whoever works on it.", &typed.may_decide, 2)}
    }
}

#[component]
fn ObjectiveFields(action: &'static str, place: usize, typed: TypedObjective, refused: Refused) -> impl IntoView {
    let field = |field: &str, text: &str| {
        let name = objective_name(place, field);
        let (value, error) = (refused.value(action, &name, text), refused.error(action, &name));
        (name, value, error)
    };
    let (title, title_value, title_error) = field("title", &typed.title);
    let (measure, measure_value, measure_error) = field("measure", &typed.measure);
    let (start, start_value, start_error) = field("start", &typed.start);
    let (target, target_value, target_error) = field("target", &typed.target);
    let (due, due_value, due_error) = field("due", &typed.due);
    let legend = match place {
        0 => "What the team will do",
        1 => "A second thing, if there is one",
        _ => "A third thing, if there is one",
    };
    let max = Some(TITLE_MAX);
    view! {
        <fieldset class="stack tight">
            <legend>{legend}</legend>
            <TextInput name=title label="We will" max value=title_value error=title_error required=place == 0 />
            <TextInput name=measure label="Seen by" max value=measure_value error=measure_error
                hint="What is counted, with its unit." />
            <TextInput name=start label="From" short=true max value=start_value error=start_error />
            <TextInput name=target label="To" short=true max value=target_value error=target_error />
            <TextInput name=due label="By" kind="date" short=true value=due_value error=due_error />
        </fieldset>
    }
}
