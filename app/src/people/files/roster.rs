//! What a people file says once it is read: people, the posts they hold, the teams they are in, and the counts.
//!
//! Invariant: every index points into the vector it names, and following `manager`, `reports_to` or `parent` always ends.

use std::fmt;

use crate::problem::Problem;

/// Names the layout a file was recognised as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// A BambooHR directory export.
    BambooHr,
    /// The users sheet of Google Workspace.
    Google,
    /// The bulk-create sheet of Microsoft Entra.
    Entra,
    /// A flat worker file in the style of Workday.
    Workday,
    /// Senior posts of a UK government organogram.
    UkOrganogram,
    /// SCIM 2.0 resources as JSON.
    Scim,
    /// The YAML tree of a GitHub organisation.
    GithubOrg,
    /// The TOML tree of the Rust project's teams.
    RustTeams,
    /// Our own plain CSV.
    Csv,
}

impl Format {
    /// Gives the word that `--json` prints.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BambooHr => "bamboohr",
            Self::Google => "google",
            Self::Entra => "entra",
            Self::Workday => "workday",
            Self::UkOrganogram => "uk-organogram",
            Self::Scim => "scim",
            Self::GithubOrg => "github-org",
            Self::RustTeams => "rust-teams",
            Self::Csv => "csv",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Says how a person belongs to the organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Kind {
    /// On the payroll; also whoever a file says nothing about.
    #[default]
    Employee,
    /// Works here through a contract with somebody else.
    Contractor,
    /// Reads along, is not counted.
    Guest,
}

impl Kind {
    /// Gives the word used in our CSV.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Employee => "employee",
            Self::Contractor => "contractor",
            Self::Guest => "guest",
        }
    }

    /// Reads a worker type in the words of the vendors; whatever is not recognised is an employee.
    pub fn from_words(words: &str) -> Self {
        let words = words.to_lowercase();
        let has = |parts: &[&str]| parts.iter().any(|part| words.contains(part));
        if has(&["guest", "visitor"]) {
            Self::Guest
        } else if has(&["contract", "contingent", "external", "agency", "freelance", "consultant", "vendor"]) {
            Self::Contractor
        } else {
            Self::Employee
        }
    }
}

/// Says whether somebody sits in a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// At least one person holds it.
    Held,
    /// The file says `Vacant`.
    Vacant,
    /// The file says `Eliminated`.
    Eliminated,
}

/// Holds the numbers `import people --json` prints; see `report` for what each means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Data rows, resources or listed handles.
    pub rows: usize,
    /// Distinct persons.
    pub people: usize,
    /// Distinct units.
    pub teams: usize,
    /// Posts that report to nobody.
    pub roots: usize,
    /// Posts that name a manager who is not in the file.
    pub unknown_manager: usize,
    /// Posts that report to themselves.
    pub self_reports: usize,
    /// Loops of more than one post.
    pub cycles: usize,
    /// Rows whose post (else e-mail) stood before.
    pub duplicates: usize,
    /// Posts that are vacant or eliminated.
    pub vacant: usize,
    /// Posts on the longest chain below a root, the root included.
    pub depth: usize,
}

/// Describes one distinct person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PersonRow {
    /// The name as written; `N/D` when it is withheld.
    pub name: String,
    /// True when the file withholds the name (`N/D`).
    pub withheld: bool,
    /// The personal address in lower case; an address that different names share is none.
    pub email: Option<String>,
    /// The employee id or number.
    pub employee_id: Option<String>,
    /// The login name, where it is not an address.
    pub handle: Option<String>,
    /// The title in their main post.
    pub title: Option<String>,
    /// Employee, contractor or guest.
    pub kind: Kind,
    /// The team of their main post, an index into `teams`.
    pub team: Option<usize>,
    /// The holder of the nearest held post above their main post, an index into `people`.
    pub manager: Option<usize>,
    /// False when the file marks the account as suspended, blocked or ended.
    pub active: bool,
    /// The last day (`YYYY-MM-DD`), when the file names one; see [`Roster::as_of`].
    pub leaves_on: Option<String>,
    /// The key of their main post, where the layout has posts; with the name it tells people apart who have no other key.
    pub post: Option<String>,
    /// The line of their first row.
    pub line: usize,
}

/// Describes one post: a place in the chart that people may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostRow {
    /// What the file calls it: a post reference, employee id, resource id or `team/handle`; empty where the layout has none.
    pub key: String,
    /// The title of the post.
    pub title: String,
    /// An index into `teams`.
    pub team: Option<usize>,
    /// Who holds it, an index into `people`; the first row's person where it is shared.
    pub holder: Option<usize>,
    /// Who else holds it (job share), indices into `people`.
    pub sharers: Vec<usize>,
    /// Held, vacant or eliminated.
    pub state: State,
    /// The post above, an index into `posts`; none for a root, an unknown manager or a loop that was cut.
    pub reports_to: Option<usize>,
    /// The line of its first row.
    pub line: usize,
}

/// Describes one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamRow {
    /// The path from the top, joined by ` / `, or the layout's own key; unique in the file.
    pub key: String,
    /// The unit's own name.
    pub name: String,
    /// The unit above, an index into `teams`.
    pub parent: Option<usize>,
    /// Who leads it where the file says so, an index into `people`.
    pub lead: Option<usize>,
}

/// Holds everything that was read from one file or folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roster {
    /// The layout.
    pub format: Format,
    /// The numbers.
    pub counts: Counts,
    /// Distinct people, in the order of their first rows.
    pub people: Vec<PersonRow>,
    /// Distinct posts, in the order of their first rows.
    pub posts: Vec<PostRow>,
    /// Distinct units, in the order in which they were met.
    pub teams: Vec<TeamRow>,
    /// What was found, by line.
    pub problems: Vec<Problem>,
}

impl Roster {
    /// Marks as inactive whoever's last day lies before `today` (`YYYY-MM-DD`), and leaves everybody else as the file says.
    pub fn as_of(&mut self, today: &str) {
        for person in &mut self.people {
            if person.leaves_on.as_deref().is_some_and(|day| day < today) {
                person.active = false;
            }
        }
    }
}

/// Writes the path of a unit from the top, such as `Sales / North`; the words by which units of two imports are compared.
pub fn path(teams: &[TeamRow], team: usize) -> String {
    super::paths::written(&levels(teams, team), false)
}

/// Lists the names of a unit and of those above it, from the top.
pub(super) fn levels(teams: &[TeamRow], team: usize) -> Vec<&str> {
    let mut names = Vec::new();
    let mut at = teams.get(team);
    while let Some(row) = at {
        names.push(row.name.as_str());
        // The invariant says that this ends; the bound keeps a broken caller from hanging.
        at = row.parent.filter(|_| names.len() <= teams.len()).and_then(|parent| teams.get(parent));
    }
    names.reverse();
    names
}
