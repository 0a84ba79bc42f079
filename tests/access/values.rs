//! What a well-meant call says, for every argument of every server function.
//!
//! Invariant: a call is complete, so that a refusal is about who calls and not about what was said; an argument whose
//! like was never seen fails the test and asks for a line here.

use super::registry::Function;
use crate::support::{Persona, World};

/// What one function is told in place of what its type suggests.
const OWN: &[(&str, &str, &str)] = &[
    ("/api/strategy/restore", "id", World::DRAFT_ARCHIVED),
    ("/api/strategy/add", "id", World::DRAFT_OBJECTIVE),
    ("/api/strategy/edit", "id", World::DRAFT_OBJECTIVE),
    ("/api/strategy/archive", "id", World::DRAFT_OBJECTIVE),
    ("/api/strategy/wording", "id", World::DRAFT_OBJECTIVE),
    ("/api/strategy/support/edit", "id", World::DRAFT_OBJECTIVE),
    ("/api/strategy/support/edit", "support", World::DRAFT_SUPPORT),
    ("/api/strategy/support/remove", "id", World::DRAFT_OBJECTIVE),
    ("/api/strategy/support/remove", "support", World::DRAFT_SUPPORT),
    ("/api/coverage", "asked", "part=all"),
    ("/api/drafts/choose", "chosen", "mine"),
    ("/api/cycles/answer", "verdict", "change"),
    ("/api/cycles/close", "sure", "yes"),
    ("/api/cycles/close", "waits", "9"),
    ("/api/cycles/close/drop", "sure", "yes"),
    ("/api/cycles/next/begin", "starts_on", "2027-01-01"),
    ("/api/cycles/next/begin", "ends_on", "2027-12-31"),
    ("/api/cycles/next/begin", "depth", "1"),
    ("/api/cycles/next/begin", "measures", "none"),
    ("/api/cycles/reopen", "id", World::RECORD),
    ("/api/cycles/set", "starts_on", "2026-01-01"),
    ("/api/cycles/set", "ends_on", "2026-12-31"),
    ("/api/mission/read", "number", "2"),
    ("/api/drafts/discard", "sure", "yes"),
    ("/api/drafts/invite", "owner_search", "The newcomer"),
    ("/api/drafts/undo", "number", "2"),
    ("/api/drafts/picked/move", "picks", "00000000-0000-7000-8000-0000000000b7.1"),
    ("/api/drafts/picked/move", "parent", World::DRAFT_OTHER_PILLAR),
    ("/api/drafts/picked/archive", "picks", "00000000-0000-7000-8000-0000000000b5.1"),
    ("/api/drafts/picked/undo", "undo", "away,00000000-0000-7000-8000-0000000000b6.1"),
    ("/api/versions/compare", "to", "2"),
    ("/api/proposals/make", "seen", TRACK_SEEN),
    ("/api/proposals/change", "seen", TRACK_SEEN),
    ("/api/proposals/take", "seen", TRACK_SEEN),
    ("/api/measure/restore-value", "id", World::REMOVED_VALUE),
    ("/api/measure/import", "id", World::VALUE_IMPORT),
    ("/api/measure/import/apply", "id", World::VALUE_IMPORT),
    ("/api/measure/import/drop", "id", World::VALUE_IMPORT),
    ("/api/tenet/restore", "id", World::REMOVED_TENET),
    ("/api/strategies/bring-back", "id", World::OLD_STRATEGY),
    ("/api/strategies/bring-back", "instead_of", World::STRATEGY),
    ("/api/lens/restore", "id", World::OLD_LENS),
    ("/api/measure/restore", "id", World::ARCHIVED_MEASURE),
    ("/api/cards/restore", "id", World::ARCHIVED_CARD),
    ("/api/organisation/edit", "name", "The line"),
    ("/api/strategy/support/add", "parent", World::DRAFT_PILLAR),
    ("/api/strategy/support/add", "id", World::DRAFT_OTHER_PILLAR),
    ("/api/strategy/advice", "id", World::DRAFT_OBJECTIVE),
    ("/api/strategy/move", "parent", World::DRAFT_OTHER_PILLAR),
    ("/api/strategy/move", "id", World::DRAFT_SECOND),
    ("/api/strategy/reorder", "step", "up.1.00000000-0000-7000-8000-0000000000b7"),
    ("/api/strategy/wording", "revision", "0"),
    ("/api/strategy/wording", "title", "What we sell"),
    ("/api/me/notice/read", "id", World::NOTICE),
    ("/api/office/take", "id", World::AUDITORS_ACCOUNT),
    ("/api/account/invite", "person", World::NEWCOMER),
    ("/api/imports/apply", "id", World::PREVIEW),
    ("/api/imports/drop", "id", World::PREVIEW),
    ("/api/imports/settle", "id", World::PROBLEM),
    ("/api/people/place", "team", World::TRADE),
    ("/api/people/place", "manager", World::OUTSIDE),
    ("/api/teams/edit", "lead", World::OUTSIDE),
    ("/api/declared/declare", "share", "half"),
    ("/api/declared/change", "share", "half"),
    ("/api/declared/answer", "answer", "stop"),
    ("/api/declared/reopen", "id", World::TAKEN_BACK),
    ("/api/delegations/give", "owner_search", "The newcomer"),
    ("/api/delegations/take-over", "id", World::ORPHANED),
    ("/api/translations/offer-anew", "id", World::DECLINED),
    ("/api/translations/confirm", "id", World::TO_CONFIRM),
    ("/api/translations/end", "id", World::AGREED),
    ("/api/translations/form", "team", World::WORKS),
    ("/api/translations/offer", "giver", "leadership"),
    ("/api/translations/comment", "part", ""),
    ("/api/translations/capacity", "team", World::TRADE),
    ("/api/translations/capacity", "carries", "2"),
    ("/api/translations/list", "state", "agreed"),
];

/// What a form carries that saw the title of the objective.
const TRACK_SEEN: &str = "e078610cbc3ebf2c";

/// What the text of a translation says, part by part.
const TERMS: &[(&str, &str)] = &[
    ("[restatement]", "Whoever travels hears where it is slow"),
    ("[objectives][0][title]", "Say it at every counter"),
    ("[objectives][0][measure]", "counters"),
    ("[objectives][0][target]", "12"),
    ("[nothing_because]", "it is one sentence more"),
];

/// What an argument is told by its name, whichever function takes it.
const BY_NAME: &[(&str, &str)] = &[
    ("email", "somebody@line.example"),
    ("password", "violet tram under nine harbours"),
    ("new_password", "violet tram under nine harbours"),
    ("code", "123456"),
    ("salt", "AAAAAAAAAAAAAAAAAAAAAA"),
    ("time_zone", "Europe/Berlin"),
    ("levels", "Pillar\nObjective"),
    ("theme", "dark"),
    ("keys", "off"),
    ("token", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
    ("persona", "engineer"),
    ("direction", "up"),
    ("amount", "5"),
    ("until", "2026-07-01"),
    ("node", World::OBJECTIVE),
    ("lens", World::OTHER_LENS),
    ("line", ""),
    ("sort", "node"),
    ("subject", World::OBJECTIVE),
    ("period", ""),
    ("of", "title"),
    ("into", "new"),
    ("show", "open"),
    ("put_away", ""),
    ("find", ""),
    ("query", ""),
    ("asked", ""),
    ("picks", ""),
    ("open", ""),
    ("from", ""),
    ("owner", ""),
    ("owner_words", ""),
    ("node_words", ""),
];

/// Returns the body (or query) of a complete call, about the owner's things.
pub fn body(function: &Function) -> String {
    let mut body = form_urlencoded::Serializer::new(String::new());
    for (name, kind) in &function.arguments {
        if kind == "Typed" {
            TERMS.iter().for_each(|(field, value)| {
                body.append_pair(&format!("{name}{field}"), value);
            });
        } else if let Some(value) = value(function, name, kind) {
            body.append_pair(name, &value);
        }
    }
    body.finish()
}

/// Returns what the argument is told; `None` to leave it away.
fn value(function: &Function, name: &str, kind: &str) -> Option<String> {
    let own = OWN.iter().find(|(path, argument, _)| *path == function.path && *argument == name);
    if let Some((_, _, value)) = own {
        return Some((*value).to_owned());
    }
    if kind.starts_with("Option<") {
        return None;
    }
    let value = match kind {
        "NodeId" => World::OBJECTIVE.to_owned(),
        "ContributionId" => World::CARD.to_owned(),
        "MeasureId" => World::MEASURE.to_owned(),
        "ValueId" => World::VALUE.to_owned(),
        "TenetId" => World::TENET.to_owned(),
        "StrategyId" => World::STRATEGY.to_owned(),
        "SupportId" => World::SUPPORT.to_owned(),
        "DraftId" => World::DRAFT.to_owned(),
        "ClosingId" => World::CLOSING.to_owned(),
        "ProposalId" => World::PROPOSAL.to_owned(),
        "TranslationId" => World::TRANSLATION.to_owned(),
        "DeclaredId" => World::DECLARED.to_owned(),
        "NotMineId" => World::NOT_MINE.to_owned(),
        "ConflictId" => World::CONFLICT.to_owned(),
        "DelegationId" => World::DELEGATION.to_owned(),
        "RunId" => World::RUN.to_owned(),
        "LensId" => World::OTHER_LENS.to_owned(),
        "TeamId" => World::TRACK.to_owned(),
        "PersonId" => Persona::Owner.person(),
        "AccountId" => Persona::Owner.account(),
        "SessionId" => World::OTHER_SESSION.to_owned(),
        "ApprovalId" => World::APPROVAL.to_owned(),
        "NoticeId" => World::NOTICE.to_owned(),
        "Role" => "auditor".to_owned(),
        "i64" | "u32" | "u64" | "usize" => "1".to_owned(),
        "bool" => "true".to_owned(),
        "String" => {
            BY_NAME.iter().find(|(known, _)| *known == name).map_or("Some words of ours", |(_, value)| value).to_owned()
        }
        _ => panic!("{}: tests/access/values.rs does not know what a {kind} looks like", function.place),
    };
    Some(value)
}
