//! The real command, as a process: signals, logs, exit codes.
//!
//! Invariant: a process and its folder end with their test.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::server::Answer;
use crate::support::program;

/// The real command in a folder of its own, stopped at the end whatever happens.
struct Process {
    child: Child,
    address: String,
    _home: tempfile::TempDir,
}

impl Drop for Process {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Starts `throughline serve`; `None` where the program was not built.
fn serve(settings: &[&str]) -> Option<Process> {
    let home = tempfile::tempdir().unwrap();
    let mut child = Command::new(program()?)
        .args(["serve", "--listen", "127.0.0.1:0"])
        .args(settings)
        .env_remove("DATABASE_URL")
        .current_dir(home.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let address = BufReader::new(child.stdout.take().unwrap())
        .lines()
        .map_while(Result::ok)
        .find_map(|line| Some(line.strip_prefix("listening on http://")?.to_owned()))
        .unwrap();
    Some(Process { child, address, _home: home })
}

fn terminate(process: &Process) {
    let id = process.child.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
}

fn ask(address: &str, path: &str) -> Answer {
    let mut socket = std::net::TcpStream::connect(address).unwrap();
    write!(socket, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
    Answer::read(&mut socket)
}

#[test]
fn a_signal_turns_readiness_off_first_and_then_ends_the_process() {
    let Some(mut process) = serve(&["--drain-seconds", "1"]) else {
        return;
    };
    assert_eq!(ask(&process.address, "/readyz").status, 200);
    terminate(&process);
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!((ask(&process.address, "/readyz").status, ask(&process.address, "/healthz").status), (503, 200));
    let start = Instant::now();
    assert!(process.child.wait().unwrap().success());
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
}

#[test]
fn a_second_signal_ends_at_once() {
    let Some(mut process) = serve(&["--drain-seconds", "60"]) else {
        return;
    };
    terminate(&process);
    std::thread::sleep(Duration::from_millis(300));
    let start = Instant::now();
    terminate(&process);
    assert!(process.child.wait().unwrap().success());
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
}

#[test]
fn a_log_line_has_the_route_and_numbers_and_nothing_of_a_person() {
    let Some(mut process) = serve(&["--log-format", "json", "--drain-seconds", "0"]) else {
        return;
    };
    ask(&process.address, "/healthz?token=marked-query");
    let unknown = ask(&process.address, "/marked-path/marked-name?q=marked-query");
    terminate(&process);
    let stderr = process.child.stderr.take().unwrap();
    let lines: Vec<String> = BufReader::new(stderr).lines().map_while(Result::ok).collect();
    let log = lines.join("\n");
    assert!(!log.contains("marked"), "{log}");
    let id = unknown.header("x-request-id").unwrap();
    let line = lines.iter().find(|line| line.contains(id)).unwrap();
    let line: serde_json::Value = serde_json::from_str(line).unwrap();
    assert_eq!(
        (line["method"].as_str(), line["route"].as_str(), line["status"].as_u64()),
        (Some("GET"), Some("-"), Some(404)),
        "{line}"
    );
    assert!(
        line["bytes"].as_u64().unwrap() > 100 && line["ms"].as_f64().is_some() && line["message"] == "answered",
        "{line}"
    );
    assert!(log.contains("\"route\":\"/healthz\""), "{log}");
}

#[test]
fn a_refusal_is_one_line_with_exit_1_and_a_wrong_flag_exit_2() {
    let Some(program) = program() else {
        return;
    };
    let home = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let output = Command::new(&program)
            .args(arguments)
            .current_dir(home.path())
            .env_remove("DATABASE_URL")
            .output()
            .unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap(), String::from_utf8(output.stdout).unwrap())
    };
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let (code, told, out) = run(&["serve", "--listen", &taken.local_addr().unwrap().to_string()]);
    assert!(code == Some(1) && told.lines().count() == 1 && told.contains("--listen") && out.is_empty(), "{told}");
    let (code, told, _) = run(&["--base-url", "nonsense", "serve"]);
    assert!(code == Some(1) && told.lines().count() == 1 && told.contains("--base-url: base_url: "), "{told}");
    let (code, told, _) = run(&["serve", "--config", "/nowhere.toml"]);
    assert!(code == Some(1) && told.contains("/nowhere.toml"), "{told}");
    assert_eq!(run(&["serve", "--lisen", "x"]).0, Some(2));
    let (code, _, table) = run(&["config"]);
    assert!(code == Some(0) && table.contains("| `listen` | `--listen` | `THROUGHLINE_LISTEN` |"), "{table}");
    let (code, _, checks) = run(&["check", "--deploy"]);
    assert!(
        code == Some(1)
            && checks.lines().count() >= 20
            && checks.contains("FAIL base-url") | checks.contains("FAIL https"),
        "{checks}"
    );
}
