//! A PostgreSQL of our own for tests and measurements: a free port, a temporary folder, an unprivileged user when we are root.
//! It ends with us, however we end: its supervisor stops it when the pipe from us closes.

use super::{Found, debian, find_or_install};
use crate::process::{self, say};
use anyhow::{Context, Result, bail};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const SUPERVISOR: &str = include_str!("postgres.sh");
const START: Duration = Duration::from_secs(30);
const STOP: Duration = Duration::from_secs(30);

/// What the server is for, which decides how careful it is with the disk.
#[derive(Clone, Copy)]
pub enum Purpose {
    /// Fast; a crash may lose everything.
    Tests,
    /// As in production.
    Measurement,
}

/// The folder of PostgreSQL's server programs.
pub struct Programs(PathBuf);

/// A running server, stopped and removed when dropped.
pub struct Postgres {
    supervisor: Child,
    url: String,
}

/// Finds or installs PostgreSQL's server programs.
///
/// # Errors
/// Names what to install.
pub fn ensure() -> Found<Programs> {
    find_or_install("PostgreSQL", "postgresql", || {
        let on_path = process::on_path("initdb").and_then(|file| file.canonicalize().ok());
        let on_path = on_path.and_then(|file| file.parent().map(Path::to_path_buf));
        on_path.filter(|folder| is_complete(folder)).or_else(of_debian).map(Programs)
    })
}

impl Postgres {
    /// Starts a server with an empty database and waits until it answers.
    ///
    /// # Errors
    /// When it does not start; the message ends with what it said.
    pub fn start(programs: &Programs, purpose: Purpose) -> Result<Self> {
        say("starting a PostgreSQL of our own");
        // Between our look at a port and its use, somebody else may take it.
        Self::start_once(programs, purpose).or_else(|_| Self::start_once(programs, purpose))
    }

    /// The URL of its database, with user and password.
    pub fn url(&self) -> &str {
        &self.url
    }

    fn start_once(programs: &Programs, purpose: Purpose) -> Result<Self> {
        let password = random_password()?;
        let port = free_port()?;
        let mut supervisor =
            command(&programs.0, port, purpose)?.spawn().context("cannot start a shell for PostgreSQL")?;
        let input = supervisor.stdin.as_mut().context("a started shell has an input stream")?;
        writeln!(input, "{password}").context("PostgreSQL's shell ended at once")?;
        let output = supervisor.stdout.take().context("a started shell has an output stream")?;
        let url = format!("postgres://throughline:{password}@127.0.0.1:{port}/throughline");
        let mut started = Self { supervisor, url };

        let mut folder = String::new();
        BufReader::new(output).read_line(&mut folder).context("PostgreSQL's shell said nothing")?;
        let data = Path::new(folder.trim()).join("data");
        started.wait_until_ready(&programs.0, port, &password, &data)?;
        sql(&programs.0, port, &password, "create database throughline")?;
        Ok(started)
    }

    /// Waits until a server answers on the port, and proves that it is the one we started.
    fn wait_until_ready(&mut self, programs: &Path, port: u16, password: &str, data: &Path) -> Result<()> {
        let begin = Instant::now();
        loop {
            match sql(programs, port, password, "show data_directory") {
                Ok(folder) if Path::new(folder.trim()) == data => return Ok(()),
                Ok(folder) => bail!("port {port} belongs to another PostgreSQL, in {}", folder.trim()),
                Err(error) if begin.elapsed() > START => {
                    return Err(error.context("PostgreSQL did not start"));
                }
                Err(_) => thread::sleep(Duration::from_millis(50)),
            }
            if let Some(status) = self.supervisor.try_wait().context("lost PostgreSQL's shell")? {
                bail!("PostgreSQL ended with {status}");
            }
        }
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.supervisor.stdin.take());
        let begin = Instant::now();
        while begin.elapsed() < STOP {
            match self.supervisor.try_wait() {
                Ok(None) => thread::sleep(Duration::from_millis(20)),
                Ok(Some(_)) | Err(_) => return,
            }
        }
        say("PostgreSQL does not stop; its folder in /tmp stays");
        drop(self.supervisor.kill());
    }
}

fn command(programs: &Path, port: u16, purpose: Purpose) -> Result<Command> {
    let mut command = if debian::is_root() { as_unprivileged()? } else { Command::new("sh") };
    let locale = if cfg!(target_os = "linux") { "C.UTF-8" } else { "C" };
    command.args(["-c", SUPERVISOR, "postgres.sh"]).arg(programs).arg(port.to_string()).arg(locale);
    let settings: &[&str] = match purpose {
        Purpose::Tests => &["max_connections=400", "fsync=off", "synchronous_commit=off", "full_page_writes=off"],
        Purpose::Measurement => &["max_connections=100", "shared_buffers=512MB"],
    };
    command.args(settings.iter().flat_map(|setting| ["-c", setting]));
    // The other user may not be able to enter the folder we are in.
    command.current_dir("/").stdin(Stdio::piped()).stdout(Stdio::piped());
    Ok(command)
}

/// A shell of a user that PostgreSQL agrees to run under: `postgres` where that user exists, else `nobody`.
fn as_unprivileged() -> Result<Command> {
    let id = |option: &str, user: &str| process::capture(Command::new("id").args([option, user]));
    let user = if id("-u", "postgres").is_ok() { "postgres" } else { "nobody" };
    let numbers = id("-u", user).and_then(|uid| Ok((uid, id("-g", user)?)));
    let (uid, gid) = numbers.context("PostgreSQL refuses to run as root, and there is no user postgres or nobody")?;
    let mut command = Command::new("setpriv");
    command
        .arg(format!("--reuid={}", uid.trim()))
        .arg(format!("--regid={}", gid.trim()))
        .args(["--clear-groups", "sh"]);
    Ok(command)
}

fn sql(programs: &Path, port: u16, password: &str, statement: &str) -> Result<String> {
    let ours = programs.join("psql");
    let mut psql = Command::new(if ours.exists() { ours } else { "psql".into() });
    psql.args(["-X", "-A", "-t", "-w", "-h", "127.0.0.1", "-U", "throughline", "-d", "postgres", "-p"]);
    psql.arg(port.to_string()).args(["-c", statement]).env("PGPASSWORD", password);
    process::capture(&mut psql)
}

fn of_debian() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?;
    let folders = versions.flatten().map(|version| version.path());
    newest(folders.collect()).map(|folder| folder.join("bin")).filter(|folder| is_complete(folder))
}

/// The folder whose name is the highest number.
fn newest(folders: Vec<PathBuf>) -> Option<PathBuf> {
    folders.into_iter().max_by_key(|folder| folder.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok()))
}

fn is_complete(folder: &Path) -> bool {
    ["initdb", "postgres"].iter().all(|name| process::is_program(&folder.join(name)))
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).context("no free port")?;
    Ok(listener.local_addr().context("no free port")?.port())
}

fn random_password() -> Result<String> {
    let mut bytes = [0; 16];
    fs::File::open("/dev/urandom")
        .and_then(|mut file| file.read_exact(&mut bytes))
        .context("cannot read /dev/urandom")?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        let folders = ["/x/9", "/x/15", "/x/common"].map(PathBuf::from).to_vec();
        assert_eq!(newest(folders), Some(PathBuf::from("/x/15")));
    }

    #[test]
    fn passwords_differ_and_need_no_quoting() {
        let (one, other) = (random_password().unwrap(), random_password().unwrap());
        assert_ne!(one, other);
        assert!(one.len() == 32 && one.chars().all(|c| c.is_ascii_hexdigit()));
    }

    /// Needs PostgreSQL's programs; says so where they are not there.
    #[test]
    fn a_server_answers_and_leaves_nothing_behind() {
        if process::on_path("initdb").is_none() && of_debian().is_none() {
            println!("skipped: PostgreSQL is not installed");
            return;
        }
        let programs = ensure().unwrap();
        let postgres = Postgres::start(&programs, Purpose::Tests).unwrap();
        let (host, _) = postgres.url().rsplit_once("/throughline").unwrap();
        let (_, port) = host.rsplit_once(':').unwrap();
        let password = host.split([':', '@']).nth(2).unwrap();
        let port = port.parse().unwrap();
        let data = sql(&programs.0, port, password, "show data_directory").unwrap();
        let folder = Path::new(data.trim()).parent().unwrap().to_path_buf();
        assert!(folder.exists());
        assert!(sql(&programs.0, port, "wrong", "select 1").is_err());
        drop(postgres);
        assert!(!folder.exists());
    }
}
