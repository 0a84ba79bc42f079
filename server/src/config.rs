//! The settings of a process, put together from flags, the environment, a file and defaults, in that order.
//! Invariant: a `Config` that exists is complete and well-formed; every refusal names the setting, where it was given and what to write.

use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::str::FromStr;

mod address;
mod deploy;
mod file;
mod keys;
#[cfg(test)]
mod tests;

pub use address::{BaseUrl, Network};
pub use deploy::{Check, deploy_checks};
pub use keys::{Flags, KEYS, Key, table};

/// How a log line is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// For a person at a terminal.
    Text,
    /// One JSON object a line, for a collector.
    Json,
}

/// Everything that a process can be told.
#[derive(Clone)]
pub struct Config {
    /// `sqlite:PATH` or `postgres://...`; may hold a password.
    pub database_url: String,
    /// The address to listen on; port 0 takes a free one.
    pub listen: SocketAddr,
    /// Where people reach the site, if anybody but this machine does.
    pub base_url: Option<BaseUrl>,
    /// Further names by which the site may be asked for, in lower case.
    pub allowed_hosts: Vec<String>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<Network>,
    /// The folder for what the process keeps.
    pub data_dir: PathBuf,
    /// The file with the secret mixed into every password hash.
    pub pepper_file: PathBuf,
    /// How a log line is written.
    pub log_format: LogFormat,
    /// What is logged, as a filter of tracing.
    pub log_level: String,
    /// How many passwords are hashed at once, 1 to 64.
    pub hash_concurrency: usize,
    /// How many sign-ins an address may try in a minute, 6 to 6000.
    pub sign_ins_per_minute: u32,
    /// How long the server still answers after a stop signal, 0 to 60 s.
    pub drain_seconds: u64,
    /// The file that was read, if one was.
    pub file: Option<PathBuf>,
}

/// Why there is no configuration; one line, fit to print.
#[derive(Debug, PartialEq, Eq)]
pub struct ConfigError(pub(crate) String);

impl Config {
    /// Reads the settings of this process: its flags, its environment and its file.
    ///
    /// # Errors
    /// Returns the first setting that is unknown or malformed, or the file that cannot be read.
    pub fn load(flags: &Flags) -> Result<Self, ConfigError> {
        let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let named = flags.file.clone().or_else(|| variable("THROUGHLINE_CONFIG").map(PathBuf::from));
        let usual = || Some(PathBuf::from("throughline.toml")).filter(|path| path.exists());
        let Some(path) = named.or_else(usual) else {
            return Self::resolve(flags, &variable, None);
        };
        let text = std::fs::read_to_string(&path)
            .map_err(|why| ConfigError(format!("the configuration file {} cannot be read: {why}", path.display())))?;
        Self::resolve(flags, &variable, Some((&path, &text)))
    }

    /// Puts the settings together; `variable` looks an environment variable up, and the file is a path and its text.
    ///
    /// # Errors
    /// Returns the first setting that is unknown or malformed.
    pub fn resolve(
        flags: &Flags,
        variable: &dyn Fn(&str) -> Option<String>,
        file: Option<(&Path, &str)>,
    ) -> Result<Self, ConfigError> {
        let entries = file.map_or(Ok(Vec::new()), |(path, text)| file::entries(path, text))?;
        let given = Given { flags, variable, entries: &entries };
        let data_dir: PathBuf = given.text("data_dir").0.into();
        let or_in_data =
            |name, usual: &str| given.said(name).map_or_else(|| data_dir.join(usual), |(path, _)| path.into());
        Ok(Self {
            database_url: given.database_url(&data_dir)?,
            listen: given.parse("listen", "write an address and a port, such as 127.0.0.1:3000 or [::]:3000")?,
            base_url: given
                .said("base_url")
                .map(|(text, place)| text.parse().map_err(|why| wrong("base_url", &place, why)))
                .transpose()?,
            allowed_hosts: given.hosts()?,
            trusted_proxies: given.list("trusted_proxies", str::parse)?,
            pepper_file: or_in_data("pepper_file", "pepper"),
            log_format: given.log_format()?,
            log_level: given.log_level()?,
            hash_concurrency: given.number("hash_concurrency", 1..=64)?,
            sign_ins_per_minute: given.number("sign_ins_per_minute", 6..=6000)?,
            drain_seconds: given.number("drain_seconds", 0..=60)?,
            file: file.map(|(path, _)| path.to_owned()),
            data_dir,
        })
    }

    /// Says whether only this machine can connect.
    #[must_use]
    pub fn is_local(&self) -> bool {
        self.listen.ip().to_canonical().is_loopback()
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The database URL may hold a password, so nothing of it is shown.
        f.debug_struct("Config").field("listen", &self.listen).field("base_url", &self.base_url).finish_non_exhaustive()
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ConfigError {}

/// The four sources, asked in order.
struct Given<'a> {
    flags: &'a Flags,
    variable: &'a dyn Fn(&str) -> Option<String>,
    entries: &'a [file::Entry],
}

impl Given<'_> {
    /// Returns what was said of a key and where, unless nobody said anything.
    fn said(&self, name: &str) -> Option<(String, String)> {
        let key = KEYS.iter().find(|key| key.name == name)?;
        if let Some(value) = self.flags.values.get(name) {
            return Some((value.clone(), format!("--{}", key.flag())));
        }
        if let Some(value) = (self.variable)(&key.variable()) {
            return Some((value, key.variable()));
        }
        let entry = self.entries.iter().find(|entry| entry.name == name)?;
        Some((entry.value.clone(), entry.place.clone()))
    }

    fn text(&self, name: &str) -> (String, String) {
        let default = || KEYS.iter().find(|key| key.name == name).map_or("", |key| key.default).to_owned();
        self.said(name).unwrap_or_else(|| (default(), "the default".to_owned()))
    }

    fn parse<T: FromStr>(&self, name: &str, hint: &str) -> Result<T, ConfigError> {
        let (text, place) = self.text(name);
        text.trim().parse().map_err(|_| wrong(name, &place, format!("\"{text}\" does not fit; {hint}")))
    }

    fn number<T: FromStr + PartialOrd + fmt::Display>(
        &self,
        name: &str,
        range: std::ops::RangeInclusive<T>,
    ) -> Result<T, ConfigError> {
        let hint = format!("write a number from {} to {}", range.start(), range.end());
        let number: T = self.parse(name, &hint)?;
        let (_, place) = self.text(name);
        if range.contains(&number) {
            Ok(number)
        } else {
            Err(wrong(name, &place, format!("{number} does not fit; {hint}")))
        }
    }

    fn list<T>(&self, name: &str, parse: impl Fn(&str) -> Result<T, String>) -> Result<Vec<T>, ConfigError> {
        let (text, place) = self.text(name);
        let items = text.split(',').map(str::trim).filter(|item| !item.is_empty());
        items.map(|item| parse(item).map_err(|why| wrong(name, &place, why))).collect()
    }

    fn hosts(&self) -> Result<Vec<String>, ConfigError> {
        self.list("allowed_hosts", |item| {
            let fits = item.chars().all(|c| c.is_ascii_alphanumeric() || ".-:[]_".contains(c));
            let why = || {
                format!("\"{item}\" is not a host; write a name without scheme, path or *, such as line.example.org")
            };
            if fits { Ok(item.to_ascii_lowercase()) } else { Err(why()) }
        })
    }

    fn database_url(&self, data_dir: &Path) -> Result<String, ConfigError> {
        let Some((url, place)) = self.said("database_url") else {
            return Ok(format!("sqlite:{}", data_dir.join("throughline.sqlite").display()));
        };
        let known = ["sqlite:", "postgres://", "postgresql://"]
            .iter()
            .any(|scheme| url.len() > scheme.len() && url.starts_with(scheme));
        // The value is not repeated: it may hold a password.
        if known {
            Ok(url)
        } else {
            Err(wrong("database_url", &place, "write sqlite:PATH or postgres://USER@HOST/NAME".to_owned()))
        }
    }

    fn log_format(&self) -> Result<LogFormat, ConfigError> {
        match self.text("log_format") {
            (text, _) if text == "text" => Ok(LogFormat::Text),
            (text, _) if text == "json" => Ok(LogFormat::Json),
            (text, place) => Err(wrong("log_format", &place, format!("\"{text}\" does not fit; write text or json"))),
        }
    }

    fn log_level(&self) -> Result<String, ConfigError> {
        let (text, place) = self.text("log_level");
        let known = |level: &str| ["off", "error", "warn", "info", "debug", "trace"].contains(&level);
        let fits = text
            .split(',')
            .all(|part| part.split_once('=').map_or(known(part), |(module, level)| !module.is_empty() && known(level)));
        if fits {
            Ok(text)
        } else {
            Err(wrong("log_level", &place, format!("\"{text}\" does not fit; write error, warn, info, debug or trace")))
        }
    }
}

fn wrong(name: &str, place: &str, why: String) -> ConfigError {
    ConfigError(format!("{place}: {name}: {why}"))
}
