//! The one table of settings: what `--help`, the README and the reader of flags, environment and file all go by.
//! Invariant: a setting that is not in this table does not exist, and none is described anywhere else.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command};

/// A setting: its name in the file, what it is when nobody says, and what it does.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// The name in the file, in lower case with underscores.
    pub name: &'static str,
    /// What stands for the value in the help.
    pub value: &'static str,
    /// The value when nobody gives one; empty when there is none.
    pub default: &'static str,
    /// What it does, in one or two sentences.
    pub about: &'static str,
}

impl Key {
    /// Returns the flag without its two dashes.
    #[must_use]
    pub fn flag(&self) -> String {
        self.name.replace('_', "-")
    }

    /// Returns the environment variable; the database has the one that everybody uses.
    #[must_use]
    pub fn variable(&self) -> String {
        match self.name {
            "database_url" => "DATABASE_URL".to_owned(),
            name => format!("THROUGHLINE_{}", name.to_uppercase()),
        }
    }
}

/// Every setting, in the order in which it is shown.
pub const KEYS: &[Key] = &[
    key(
        "database_url",
        "URL",
        "",
        "The database: sqlite:PATH or postgres://USER@HOST/NAME. Without it, throughline.sqlite in the data folder.",
    ),
    key("listen", "ADDR:PORT", "127.0.0.1:3000", "The address to listen on. Port 0 takes a free one."),
    key(
        "base_url",
        "URL",
        "",
        "Where people reach the site, such as https://line.example.org. Needed as soon as anybody but this machine does: links, cookies and the same-origin check go by it.",
    ),
    key(
        "allowed_hosts",
        "HOSTS",
        "",
        "Further names by which the site may be asked for, with commas between them. The base URL's own is always allowed; without a base URL, localhost and loopback addresses are.",
    ),
    key(
        "trusted_proxies",
        "ADDRS",
        "",
        "Addresses or networks (10.0.0.0/8) of reverse proxies whose X-Forwarded-For is believed, with commas between them. From anybody else it is removed.",
    ),
    key(
        "data_dir",
        "FOLDER",
        "data",
        "The folder for the SQLite database, the pepper and backups made before a migration.",
    ),
    key(
        "pepper_file",
        "FILE",
        "",
        "The file with the secret that is mixed into every password hash. Keep a copy away from the database. Without it, pepper in the data folder.",
    ),
    key("log_format", "FORMAT", "text", "How a log line is written to stderr: text or json."),
    key(
        "log_level",
        "LEVEL",
        "info",
        "How much is logged: error, warn, info, debug or trace; also per module, such as info,server=debug.",
    ),
    key("hash_concurrency", "NUMBER", "4", "How many passwords are hashed at once, 1 to 64; each takes 19 MiB."),
    key(
        "sign_ins_per_minute",
        "NUMBER",
        "30",
        "How many sign-ins, resets and set-ups one address may try in a minute, 6 to 6000.",
    ),
    key(
        "drain_seconds",
        "SECONDS",
        "2",
        "How long the server keeps answering after a stop signal while it already says that it is not ready, 0 to 60. Two checks of your load balancer is right.",
    ),
];

const fn key(name: &'static str, value: &'static str, default: &'static str, about: &'static str) -> Key {
    Key { name, value, default, about }
}

/// What was given on the command line, by key, and the file to read.
#[derive(Debug, Clone, Default)]
pub struct Flags {
    /// The values as they were typed.
    pub values: BTreeMap<&'static str, String>,
    /// The configuration file named by `--config`.
    pub file: Option<PathBuf>,
}

impl Flags {
    /// Tells whether a setting was given as a flag or in the environment.
    #[must_use]
    pub fn says(&self, name: &str) -> bool {
        let variable = KEYS.iter().find(|key| key.name == name).map(Key::variable);
        self.values.contains_key(name) || variable.is_some_and(|name| std::env::var_os(name).is_some())
    }
}

impl clap::Args for Flags {
    fn augment_args(command: Command) -> Command {
        let file = Arg::new("config")
            .long("config")
            .value_name("FILE")
            .help("The configuration file [env: THROUGHLINE_CONFIG] [default: throughline.toml, where there is one]");
        KEYS.iter().fold(command.arg(file.global(true).value_parser(clap::value_parser!(PathBuf))), |command, key| {
            let default = if key.default.is_empty() { String::new() } else { format!(" [default: {}]", key.default) };
            command.arg(Arg::new(key.name).long(key.flag()).value_name(key.value).global(true).help(format!(
                "{} [env: {}]{default}",
                key.about,
                key.variable()
            )))
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl clap::FromArgMatches for Flags {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let values = KEYS.iter().filter_map(|key| Some((key.name, matches.get_one::<String>(key.name)?.clone())));
        Ok(Self { values: values.collect(), file: matches.get_one::<PathBuf>("config").cloned() })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// Returns the table of settings as Markdown, for the README and `throughline config`.
#[must_use]
pub fn table() -> String {
    let mut out = String::from(
        "| in the file | flag | environment | default | what it does |\n| --- | --- | --- | --- | --- |\n",
    );
    for key in KEYS {
        let default = if key.default.is_empty() { String::new() } else { format!("`{}`", key.default) };
        // Writing to a String cannot fail.
        let _ =
            writeln!(out, "| `{}` | `--{}` | `{}` | {default} | {} |", key.name, key.flag(), key.variable(), key.about);
    }
    out
}
