//! The one table of addresses: every page, and typed links to it.
//!
//! Invariant: nobody else formats a path by hand.

mod coverage;
mod cycles;
mod declared;
mod delegations;
mod entry;
mod map;
#[cfg(feature = "ssr")]
mod pages;
mod palette;
mod proposals;
mod translations;

#[cfg(feature = "ssr")]
pub use pages::Pages;

/// Links to pages.
pub mod links {
    pub use super::coverage::*;
    pub use super::cycles::{CLOSE, CLOSING, CYCLES, closing_at, closing_page, cycle, cycle_file, next_cycle};
    pub use super::{declared::*, delegations::*, entry::*, map::*, palette::*, proposals::*, translations::*};
    use crate::id::{
        AccountId, ContributionId, DraftId, LensId, MeasureId, NodeId, PersonId, RunId, StrategyId, TeamId, ValueId,
    };

    /// My mission.
    pub const HOME: &str = "/";
    /// The strategy's outline.
    pub const STRATEGY: &str = "/strategy";
    /// All strategies: the one in force and those that are archived.
    pub const STRATEGIES: &str = "/strategies";
    /// Reading a strategy from a file.
    pub const STRATEGY_IMPORT: &str = "/strategy/import";
    /// What might be better said in the strategy.
    pub const ADVICE: &str = "/strategy/advice";
    /// What is not written yet in the words of each lens.
    pub const UNWORDED: &str = "/strategy/unworded";
    /// Taking the strategy away as a file.
    pub const STRATEGY_EXPORT: &str = "/strategy/export";
    /// Where the file of a strategy is sent.
    pub const STRATEGY_UPLOAD: &str = "/upload/strategy";
    /// Looking for something anywhere.
    pub const SEARCH: &str = "/search";
    /// The directory of people.
    pub const PEOPLE: &str = "/people";
    /// The tree of teams.
    pub const TEAMS: &str = "/teams";
    /// My own team.
    pub const MY_TEAM: &str = "/team";
    /// What the demo is, and emptying it.
    pub const DEMO: &str = "/admin/demo";
    /// Everything that is held about me, and my own settings.
    pub const ME: &str = "/me";
    /// The keys, and their switch.
    pub const KEYS: &str = "/keys";
    /// Administration.
    pub const ADMIN: &str = "/admin";
    /// The accounts.
    pub const ACCOUNTS: &str = "/admin/accounts";
    /// Reading people and teams from a file.
    pub const PEOPLE_IMPORT: &str = "/admin/people/import";
    /// The imports, with what is left to settle.
    pub const IMPORTS: &str = "/imports";
    /// Where a people file is sent to.
    pub const PEOPLE_UPLOAD: &str = "/upload/people";
    /// Who did what to whom.
    pub const AUDIT: &str = "/admin/audit";
    /// The settings of the organisation.
    pub const ORGANISATION: &str = "/admin/organisation";
    /// The second step of a sign-in.
    pub const SECOND_STEP: &str = "/sign-in/second-step";
    /// Where an office enrols its second step.
    pub const ENROL: &str = "/sign-in/enrol";
    /// What waits for a second person.
    pub const APPROVALS: &str = "/admin/approvals";
    /// Setting up one's own second step.
    pub const MY_SECOND_STEP: &str = "/me/second-step";
    /// Everything that is held about me, as a file.
    pub const MY_DATA: &str = "/me/data.json";
    /// What I did and what was done to me.
    pub const MY_EVENTS: &str = "/me/events";
    /// A new contribution card.
    pub const NEW_CARD: &str = "/cards/new";
    /// The measures that I keep, and checking in.
    pub const CHECK_IN: &str = "/measures";
    /// Reading values from a file.
    pub const VALUES_IMPORT: &str = "/measures/import";
    /// Where a file of values is sent.
    pub const VALUES_UPLOAD: &str = "/upload/values";
    /// All values as a file.
    pub const VALUES_FILE: &str = "/export/values.csv";
    /// The drafts of the strategy.
    pub const DRAFTS: &str = "/drafts";
    /// The published versions of the strategy.
    pub const VERSIONS: &str = "/versions";
    /// Links to the outline of a draft.
    pub fn draft(id: &DraftId) -> String {
        format!("/drafts/{id}")
    }

    /// Links to a draft's difference from what is published, and the form that publishes it.
    pub fn publish_draft(id: &DraftId) -> String {
        format!("/drafts/{id}/publish")
    }

    /// Links to the page that takes along the rows that are ticked in the outline at `home`.
    pub fn picked(home: &str) -> String {
        format!("{home}/picked")
    }

    /// Links to who is invited to a draft, what it is called, and where it ends.
    pub fn draft_settings(id: &DraftId) -> String {
        format!("/drafts/{id}/settings")
    }

    /// Links to the choice of a draft in which a published node is to be changed.
    pub fn draft_for(id: &NodeId) -> String {
        format!("/strategy/{id}/draft")
    }

    /// Links to what was ever published of a node.
    pub fn node_history(id: &NodeId) -> String {
        format!("/strategy/{id}/history")
    }

    /// Links to a version: what it changed.
    pub fn version(number: i64) -> String {
        format!("/versions/{number}")
    }

    /// Links to the outline as a version left it.
    pub fn version_outline(number: i64) -> String {
        format!("/versions/{number}/outline")
    }

    /// Links to what changed from one version to a later one.
    pub fn versions_between(from: i64, to: i64) -> String {
        format!("/versions/{from}/to/{to}")
    }

    /// Links to the page of a strategy as a whole, in force or archived.
    pub fn strategy(id: &StrategyId) -> String {
        format!("/strategies/{id}")
    }

    /// Links to a node.
    pub fn node(id: &NodeId) -> String {
        format!("/strategy/{id}")
    }

    /// Links to a page of what is not written in the words of a lens.
    pub fn unworded(lens: &LensId, page: usize) -> String {
        format!("/strategy/unworded?lens={lens}&page={page}")
    }

    /// Links to the form of a node's words for a lens.
    pub fn node_wording(id: &NodeId, lens: &LensId) -> String {
        format!("{}#lens-{lens}", node_wordings(id))
    }

    /// Links to the line down to a node as a member of `team` reads it, in the words of `lens` where one is chosen.
    pub fn preview(id: &NodeId, team: Option<&TeamId>, lens: Option<&LensId>) -> String {
        let team = team.map(|id| format!("team={id}"));
        let lens = lens.map(|id| format!("lens={id}"));
        let query: Vec<String> = team.into_iter().chain(lens).collect();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("/strategy/{id}/preview{mark}{}", query.join("&"))
    }

    /// Links to the form that changes a node.
    pub fn edit_node(id: &NodeId) -> String {
        format!("/strategy/{id}/edit")
    }

    /// Links to the form that moves a node.
    pub fn move_node(id: &NodeId) -> String {
        format!("/strategy/{id}/move")
    }

    /// Links to the form that adds a node below another.
    pub fn add_node(parent: &NodeId) -> String {
        format!("/strategy/{parent}/add")
    }

    /// Links to the forms of a node's wordings.
    pub fn node_wordings(id: &NodeId) -> String {
        format!("/strategy/{id}/wordings")
    }

    /// Links to the forms of what a node also supports.
    pub fn node_supports(id: &NodeId) -> String {
        format!("/strategy/{id}/supports")
    }

    /// Links to the form that gives a node a measure.
    pub fn add_measure(id: &NodeId) -> String {
        format!("/strategy/{id}/measures/add")
    }

    /// Links to a measure.
    pub fn measure(id: &MeasureId) -> String {
        format!("/measures/{id}")
    }

    /// Links to a measure, where a value that was removed can be brought back.
    pub fn measure_without(id: &MeasureId, value: &ValueId) -> String {
        format!("/measures/{id}?removed={value}")
    }

    /// Links to an import of values: its preview, its result.
    pub fn value_import(id: &RunId) -> String {
        format!("/measures/imports/{id}")
    }

    /// Links to the values of a measure as a file.
    pub fn values_of(id: &MeasureId) -> String {
        format!("{VALUES_FILE}?measure={id}")
    }

    /// Links to the measures that I keep, at one of them.
    pub fn check_in_at(id: Option<&MeasureId>) -> String {
        id.map_or_else(|| CHECK_IN.to_owned(), |id| format!("{CHECK_IN}?at={id}"))
    }

    /// Links to the form that corrects a value.
    pub fn value(id: &ValueId) -> String {
        format!("/values/{id}")
    }

    /// Links to the outline, unfolded down to a node.
    pub fn outline_at(id: &NodeId) -> String {
        format!("{STRATEGY}?at={id}")
    }

    /// Links to a person.
    pub fn person(id: &PersonId) -> String {
        format!("/people/{id}")
    }

    /// Links to a page of the directory: what is looked for, and which page.
    pub fn people(query: &str, page: i64) -> String {
        let mut pairs = form_urlencoded::Serializer::new(String::new());
        if !query.is_empty() {
            pairs.append_pair("q", query);
        }
        if page > 1 {
            pairs.append_pair("page", &page.to_string());
        }
        match pairs.finish() {
            pairs if pairs.is_empty() => PEOPLE.to_owned(),
            pairs => format!("{PEOPLE}?{pairs}"),
        }
    }

    /// Links to what is found for some words: of one sort alone (`strategy`, `measures`, `people`, `teams`), and which page.
    pub fn search(query: &str, only: Option<&str>, page: usize) -> String {
        let mut pairs = form_urlencoded::Serializer::new(String::new());
        pairs.append_pair("q", query);
        if let Some(sort) = only {
            pairs.append_pair("kind", sort);
        }
        if page > 1 {
            pairs.append_pair("page", &page.to_string());
        }
        format!("{SEARCH}?{}", pairs.finish())
    }

    /// Links to the form that changes a person's team and manager.
    pub fn person_place(id: &PersonId) -> String {
        format!("/people/{id}/place")
    }

    /// Links to the directory as a file: `csv`, `json` or `scim.json`.
    pub fn people_export(ending: &str) -> String {
        format!("/export/people.{ending}")
    }

    /// Links to the tree of teams with some of them unfolded.
    pub fn teams_open(open: &[TeamId]) -> String {
        if open.is_empty() {
            return TEAMS.to_owned();
        }
        let ids: Vec<&str> = open.iter().map(TeamId::as_str).collect();
        format!("{TEAMS}?open={}", ids.join("."))
    }

    /// Links to a team.
    pub fn team(id: &TeamId) -> String {
        format!("/teams/{id}")
    }

    /// Links to an account.
    pub fn account(id: &AccountId) -> String {
        format!("/admin/accounts/{id}")
    }

    /// Links to an import: its preview, its result, its undo.
    pub fn import(id: &RunId) -> String {
        format!("/imports/{id}")
    }

    /// Links to an import of a strategy: its preview, its result, its undo.
    pub fn strategy_import(id: &RunId) -> String {
        format!("/strategy/imports/{id}")
    }

    /// Links to the strategy as a file; `ending` is `xml`, `csv` or `json`.
    pub fn strategy_file(ending: &str) -> String {
        format!("/export/strategy.{ending}")
    }

    /// Links to the form of a contribution card.
    pub fn card(id: &ContributionId) -> String {
        format!("/cards/{id}")
    }

    /// Links to the choice of another objective for a card.
    pub fn card_objective(id: &ContributionId) -> String {
        format!("/cards/{id}/objective")
    }

    /// Links to the form of a new card on an objective, or on none.
    pub fn new_card_on(node: Option<&NodeId>) -> String {
        format!("{NEW_CARD}?node={}", node.map_or("none", NodeId::as_str))
    }

    /// Links to my mission with the line of an objective open.
    pub fn mission_line(node: Option<&NodeId>) -> String {
        node.map_or_else(|| HOME.to_owned(), |node| format!("/?line={node}"))
    }

    /// Links to my mission, where a card that was put away can be brought back.
    pub fn mission_without(id: &ContributionId) -> String {
        format!("/?put-away={id}")
    }

    /// Links to the mission of somebody in my chain, with the line of an objective open.
    pub fn mission_of(id: &PersonId, line: Option<&NodeId>) -> String {
        line.map_or_else(|| format!("/people/{id}/mission"), |line| format!("/people/{id}/mission?line={line}"))
    }

    /// Links to a page of the accounts that hold `query` in name or address.
    pub fn accounts(query: &str, page: i64) -> String {
        let mut pairs = form_urlencoded::Serializer::new(String::new());
        if !query.is_empty() {
            pairs.append_pair("q", query);
        }
        if page > 1 {
            pairs.append_pair("page", &page.to_string());
        }
        match pairs.finish() {
            pairs if pairs.is_empty() => ACCOUNTS.to_owned(),
            pairs => format!("{ACCOUNTS}?{pairs}"),
        }
    }
}
