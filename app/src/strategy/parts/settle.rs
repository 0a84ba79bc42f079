//! A conflict, settled field by field: theirs or yours.
//!
//! Invariant: neither text is lost, and nothing is chosen where both sides changed the same field; without JavaScript.

use leptos::prelude::*;

use crate::forms::{Once, Refused};
use crate::strategy::model::{Owner, Seen};
use crate::ui::{Choice, Notice, NoticeKind, RadioGroup, SubmitButton, Weight};

/// One field in its two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Version {
    /// The field's name in the form.
    pub name: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// What stands there now.
    pub theirs: String,
    /// What was typed.
    pub mine: String,
}

impl Version {
    /// Returns the fields `named` (name and label, in the order of `theirs`) with what `refused` holds of the form that posts
    /// to `action`.
    pub fn all<const N: usize>(
        named: [(&'static str, &'static str); N],
        theirs: [&str; N],
        refused: &Refused,
        action: &str,
    ) -> Vec<Self> {
        let version = |((name, label), theirs): ((&'static str, &'static str), &str)| {
            let mine = refused.value(action, name, theirs);
            // A choice says nobody with a word, a node with none.
            let mine = if name == "owner" && mine == Owner::NOBODY { String::new() } else { mine };
            Self { name, label, theirs: theirs.to_owned(), mine }
        };
        named.into_iter().zip(theirs).map(version).collect()
    }

    /// Returns which text is chosen at first: the one that was changed, where only one was.
    fn preset(&self, place: usize, seen: &Seen) -> Option<String> {
        if seen.holds(place, &self.mine) {
            Some(self.theirs.clone())
        } else if seen.holds(place, &self.theirs) {
            Some(self.mine.clone())
        } else {
            None
        }
    }

    fn differs(&self) -> bool {
        self.mine.replace("\r\n", "\n").trim() != self.theirs.replace("\r\n", "\n").trim()
    }
}

/// Draws the form that settles a conflict: the same act again, with the revision of now.
#[component]
pub(crate) fn Settle(
    /// Where the form goes.
    action: &'static str,
    /// What the form carries beside the fields, the revision of now among it.
    hidden: Vec<(&'static str, String)>,
    /// The fields, in the order of `seen`.
    versions: Vec<Version>,
    /// What the fields held when the refused form was opened.
    seen: Seen,
    /// What is read in the place of what is sent, such as an owner's name.
    #[prop(optional)]
    names: Vec<(String, String)>,
    /// Where to go without saving.
    cancel: String,
) -> impl IntoView {
    let now = Seen::of(versions.iter().map(|version| version.theirs.as_str())).written();
    let hidden: Vec<_> = hidden
        .into_iter()
        .chain([("seen", now)])
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect();
    let fields: Vec<_> = versions
        .into_iter()
        .enumerate()
        .map(|(place, version)| {
            if !version.differs() {
                return view! { <input type="hidden" name=version.name value=version.theirs /> }.into_any();
            }
            let value = version.preset(place, &seen);
            let say = |text: &str| match names.iter().find(|(sent, _)| sent == text) {
                Some((_, read)) => read.clone(),
                None if text.is_empty() => "(nothing)".to_owned(),
                None => text.to_owned(),
            };
            let hint = if value.is_some() { "Only one of you changed this." } else { "Both of you changed this." };
            let choices = vec![
                Choice::new(version.theirs.clone(), "Theirs").meaning(say(&version.theirs)),
                Choice::new(version.mine.clone(), "Yours").meaning(say(&version.mine)),
            ];
            view! { <RadioGroup name=version.name label=version.label choices value hint required=true /> }.into_any()
        })
        .collect();
    view! {
        <Notice kind=NoticeKind::Warning title="Somebody was quicker.">
            "This was changed while you were writing. Nothing is lost: choose for each field what stays, and save again."
        </Notice>
        <form class="form settle" method="post" action=action>
            <Once />
            {hidden}
            {fields}
            <div class="acts">
                <SubmitButton weight=Weight::Main>"Save what is chosen"</SubmitButton>
                <a href=cancel>"Leave theirs as it is"</a>
            </div>
        </form>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(theirs: &str, mine: &str) -> Version {
        Version { name: "title", label: "Title", theirs: theirs.to_owned(), mine: mine.to_owned() }
    }

    #[test]
    fn what_only_one_changed_is_chosen_and_nothing_else() {
        let seen = Seen::of(["old"]);
        for (theirs, mine, preset) in
            [("new", "old", Some("new")), ("old", "new", Some("new")), ("theirs", "mine", None)]
        {
            assert_eq!(version(theirs, mine).preset(0, &seen).as_deref(), preset);
        }
    }

    #[test]
    fn both_texts_stand_in_the_form() {
        let html = view! {
            <Settle
                action="/api/strategy/edit"
                hidden=vec![("id", "1".to_owned()), ("revision", "3".to_owned())]
                versions=vec![version("Their \"title\"", "My title"), Version { name: "because", ..version("same", "same ") }]
                seen=Seen::of(["old", "same"])
                cancel="/strategy/1".to_owned()
            />
        }
        .to_html();
        assert!(html.contains("value=\"Their &quot;title&quot;\"") && html.contains("value=\"My title\""), "{html}");
        assert!(html.contains("<input type=\"hidden\" name=\"because\" value=\"same\""), "{html}");
        assert!(html.contains("Both of you changed this") && !html.contains(" checked"), "{html}");
    }
}
