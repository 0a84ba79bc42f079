//! Starting other programs: announced, checked, and with an error that names the command line.
//! Nothing here waits for a terminal, and a failed program is never mistaken for a finished one.

use anyhow::{Context, Result, bail};
use std::env;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;

/// Says in one line what happens next.
pub fn say(step: &str) {
    eprintln!("==> {step}");
}

/// A `cargo` of the toolchain that runs us, without the variables that `cargo run` set for xtask alone:
/// build scripts that watch one of them would run again at every command.
pub fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(is_of_cargo_run) {
            command.env_remove(name);
        }
    }
    command
}

/// Runs a program with our own input, output and error streams.
///
/// # Errors
/// When it cannot be started or does not end with 0.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.stdin(Stdio::null()).status().with_context(|| cannot_start(command))?;
    succeeded(command, status)
}

/// Runs a program and gives what it printed.
///
/// # Errors
/// As [`run`]; the message ends with what the program wrote to its error stream.
pub fn capture(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output().with_context(|| cannot_start(command))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("{} ended with {}\n{}", line(command), output.status, said.trim_end());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a program, passes on what it prints as it comes, and gives its status and all that it printed.
///
/// # Errors
/// When it cannot be started. A status other than 0 is the caller's to judge.
pub fn watch(command: &mut Command) -> Result<(ExitStatus, String)> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| cannot_start(command))?;
    let errors = child.stderr.take().context("a started program has an error stream")?;
    let output = child.stdout.take().context("a started program has an output stream")?;
    let reader = thread::spawn(move || pass_on(errors, std::io::stderr()));
    let mut text = pass_on(output, std::io::stdout());
    text.push_str(&reader.join().unwrap_or_default());
    let status = child.wait().with_context(|| format!("lost {}", line(command)))?;
    Ok((status, text))
}

/// Turns the status of an ended program into a result.
///
/// # Errors
/// When the status is not 0.
pub fn succeeded(command: &Command, status: ExitStatus) -> Result<()> {
    if status.success() {
        return Ok(());
    }
    bail!("{} ended with {status}", line(command))
}

/// The program of that name on `PATH`.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders).map(|folder| folder.join(name)).find(|file| is_program(file))
}

/// Whether a file is there and may be executed by somebody.
pub fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

/// Whether a machine, not a person, waits for the result: then nothing may be skipped.
pub fn in_ci() -> bool {
    env::var("CI").is_ok_and(|value| !value.is_empty() && value != "false" && value != "0")
}

/// A command as a person would type it.
pub fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

fn cannot_start(command: &Command) -> String {
    format!("cannot start {}", line(command))
}

fn is_of_cargo_run(name: &str) -> bool {
    name.starts_with("CARGO_PKG_")
        || name.starts_with("CARGO_MANIFEST_")
        || name.starts_with("CARGO_BIN_")
        || ["CARGO_CRATE_NAME", "CARGO_PRIMARY_PACKAGE", "OUT_DIR"].contains(&name)
}

fn pass_on(from: impl Read, mut to: impl Write) -> String {
    let mut from = BufReader::new(from);
    let mut text = String::new();
    let mut bytes = Vec::new();
    while matches!(from.read_until(b'\n', &mut bytes), Ok(read) if read > 0) {
        // A reader of ours that went away must not stop the program we run.
        drop(to.write_all(&bytes));
        drop(to.flush());
        text.push_str(&String::from_utf8_lossy(&bytes));
        bytes.clear();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_watched_program_gives_both_streams_and_its_status() {
        let (status, text) = watch(Command::new("sh").args(["-c", "echo out; echo err >&2; exit 3"])).unwrap();
        assert_eq!(status.code(), Some(3));
        assert!(text.contains("out\n") && text.contains("err\n"));
    }

    #[test]
    fn a_failed_program_is_an_error_with_its_own_words() {
        let error = capture(Command::new("sh").args(["-c", "echo broken >&2; exit 1"])).unwrap_err();
        assert!(error.to_string().contains("broken"));
    }

    #[test]
    fn only_programs_are_found_on_the_path() {
        assert!(on_path("sh").is_some());
        assert!(on_path("no-such-program-anywhere").is_none());
    }

    #[test]
    fn variables_of_cargo_run_are_told_from_settings() {
        assert!(is_of_cargo_run("CARGO_PKG_NAME"));
        assert!(!is_of_cargo_run("CARGO_HOME"));
        assert!(!is_of_cargo_run("CARGO_TARGET_DIR"));
    }
}
