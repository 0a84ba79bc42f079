//! What people of the demo propose for its strategy, in every state that a proposal can be in.
//!
//! Invariant: what is open is proposed against what is published; what was taken stands in the draft it was taken into, and
//! what is published in the version that says it. Every date is a number of days from the day of loading.

use super::plan::strategy_id;
use crate::demo::ids::id;
use crate::demo::{DemoOrganisation, Wording};
use crate::storage::bulk::Rows;
use crate::time::{DAY, Timestamp};

/// A turn: what it was, days ago, by whom, what was said, and the words that were proposed or taken.
type Turn = (&'static str, i64, &'static str, &'static str, &'static str);

/// A proposal.
struct Proposal {
    node: &'static str,
    field: &'static str,
    lens: &'static str,
    /// What it said then; none for what is published.
    based_on: Option<&'static str>,
    state: &'static str,
    draft: Option<&'static str>,
    version: Option<i64>,
    /// Whether its proposer has not marked the last turn read.
    is_news: bool,
    turns: &'static [Turn],
}

const PROPOSALS: &[Proposal] = &[
    Proposal {
        node: "group-offer",
        field: "word_title",
        lens: "sales",
        based_on: None,
        state: "open",
        draft: None,
        version: None,
        is_news: false,
        turns: &[(
            "proposed",
            2,
            "mateo.quiroga",
            "Teachers take “tomorrow” for the morning and call at nine to ask where it is.",
            "Asked today, offered by tomorrow evening, held for ten days",
        )],
    },
    Proposal {
        node: "door-swap",
        field: "because",
        lens: "",
        based_on: None,
        state: "open",
        draft: None,
        version: None,
        is_news: true,
        turns: &[
            (
                "proposed",
                4,
                "leila.farahani",
                "In the depot we say what goes wrong without it; then nobody asks why the lift table was bought.",
                "a warning is worth nothing if the part, the hands or the hours are missing where the wagon sleeps",
            ),
            (
                "answered",
                1,
                "tomasz.wilk",
                "I like how plain it is. Does it still hold for Turin, where the hours are there and the part is not?",
                "",
            ),
        ],
    },
    Proposal {
        node: "one-voice",
        field: "title",
        lens: "",
        based_on: None,
        state: "taken",
        draft: Some("winter"),
        version: None,
        is_news: false,
        turns: &[
            (
                "proposed",
                12,
                "katarzyna.zielinska",
                "The hotels that take our guests in after a cancelled train are the last to hear, and the first to be asked.",
                "One message per delay, the same on the phone, the platform, in the corridor and at the hotel",
            ),
            (
                "taken",
                6,
                "ilse.vandermeer",
                "",
                "One message per delay, the same on the phone, the platform, in the corridor and at the hotel",
            ),
        ],
    },
    Proposal {
        node: "door-swap",
        field: "title",
        lens: "",
        based_on: None,
        state: "taken",
        draft: Some("depots"),
        version: None,
        is_news: true,
        turns: &[
            (
                "proposed",
                5,
                "leila.farahani",
                "The lift table in Hamburg has stood unused since the spring: every wagon that needs it sleeps elsewhere.",
                "A door drive is changed in one night at either of two depots",
            ),
            ("taken", 2, "ilse.vandermeer", "", "A door drive is changed in one night at either of two depots"),
        ],
    },
    Proposal {
        node: "door-warns",
        field: "title",
        lens: "",
        based_on: Some("A door tells us a day before it sticks"),
        state: "published",
        draft: None,
        version: Some(3),
        is_news: false,
        turns: &[
            (
                "proposed",
                20,
                "leila.farahani",
                "A drive takes four days to reach the depot, so a day of warning is a day of watching it come.",
                "A door tells us a week before it sticks",
            ),
            ("answered", 17, "tomasz.wilk", "Can the sensor see it that early?", ""),
            (
                "answered",
                16,
                "leila.farahani",
                "On nine of the last ten doors that stuck the current had risen eight days before.",
                "",
            ),
            ("taken", 14, "ilse.vandermeer", "", "A door tells us a week before it sticks"),
            ("published", 9, "ilse.vandermeer", "", ""),
        ],
    },
    Proposal {
        node: "group-nights",
        field: "title",
        lens: "",
        based_on: None,
        state: "declined",
        draft: None,
        version: None,
        is_news: true,
        turns: &[
            (
                "proposed",
                8,
                "mateo.quiroga",
                "It is what we say among ourselves, and it is shorter.",
                "Groups get the empty nights",
            ),
            (
                "declined",
                3,
                "lucie.marchand",
                "nobody books a night that we call empty ourselves, and this line is read to partners",
                "",
            ),
        ],
    },
    Proposal {
        node: "ready-platform",
        field: "description",
        lens: "",
        based_on: None,
        state: "withdrawn",
        draft: None,
        version: None,
        is_news: false,
        turns: &[
            (
                "proposed",
                10,
                "katarzyna.zielinska",
                "The list on paper is going away this season.",
                "Linen cages, breakfast boxes and the host with the handset stand at the right carriage when the doors open, so that a stop of nine minutes takes nine minutes.",
            ),
            ("withdrawn", 9, "katarzyna.zielinska", "", ""),
        ],
    },
];

/// Returns the rows, proposals before their turns.
pub(super) fn rows(content: &DemoOrganisation, now: Timestamp) -> Vec<Rows> {
    let mut proposals = Rows::new(
        "proposal",
        &[
            "id",
            "strategy_id",
            "node_id",
            "title",
            "field",
            "lens_id",
            "based_on",
            "text",
            "why",
            "state",
            "answered",
            "draft_id",
            "taken",
            "version_id",
            "person_id",
            "made_at",
            "news_at",
            "revision",
        ],
    );
    let columns = ["id", "proposal_id", "position", "kind", "text", "words", "number", "person_id", "said_at"];
    let mut turns = Rows::new("proposal_turn", &columns);
    for proposal in PROPOSALS {
        let (Some(first), Some(last)) = (proposal.turns.first(), proposal.turns.last()) else { continue };
        let key = format!("{} {} {}", proposal.node, proposal.field, proposal.state);
        let own = id("proposal", &key);
        let said = |days: i64| now.0 - days * DAY;
        proposals.push(vec![
            own.clone().into(),
            strategy_id().into(),
            id("node", proposal.node).into(),
            published(content, proposal.node, "title", "").into(),
            proposal.field.into(),
            if proposal.lens.is_empty() { "".into() } else { id("lens", proposal.lens).into() },
            proposal
                .based_on
                .unwrap_or_else(|| published(content, proposal.node, proposal.field, proposal.lens))
                .into(),
            first.4.into(),
            first.3.into(),
            proposal.state.into(),
            (proposal.state == "open" && last.2 != first.2).into(),
            proposal.draft.map(|draft| id("draft", draft)).into(),
            proposal.draft.map(|_| last.4).into(),
            proposal.version.map(|number| id("version", &number.to_string())).into(),
            id("person", first.2).into(),
            said(first.1).into(),
            proposal.is_news.then(|| said(last.1)).into(),
            proposal.turns.len().into(),
        ]);
        for (place, (kind, days, by, text, words)) in (1_usize..).zip(proposal.turns) {
            turns.push(vec![
                id("proposal_turn", &format!("{key} {place}")).into(),
                own.clone().into(),
                place.into(),
                (*kind).into(),
                (*text).into(),
                (*words).into(),
                proposal.version.filter(|_| *kind == "published").into(),
                id("person", by).into(),
                said(*days).into(),
            ]);
        }
    }
    vec![proposals, turns]
}

/// Returns what the demo's strategy says there.
fn published(content: &DemoOrganisation, node: &str, field: &str, lens: &str) -> &'static str {
    let Some(node) = content.nodes.iter().find(|known| known.key == node) else {
        return "";
    };
    let worded = |texts: &'static [Wording]| {
        texts.iter().find(|wording| wording.lens == lens).map_or("", |wording| wording.text)
    };
    match field {
        "title" => node.title,
        "because" => node.because.unwrap_or(""),
        "description" => node.description,
        "word_title" => worded(node.wordings),
        _ => worded(node.because_wordings),
    }
}
