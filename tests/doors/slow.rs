//! Clients that take their time: heads, bodies, uploads and readers. The times are shortened; the mechanisms are the real ones.
//!
//! Invariant: a test holds no connection longer than it asserts about.

use std::io::Write;
use std::time::{Duration, Instant};

use super::readers::ask_for_20_mb;
use super::server::{Answer, Server};

pub fn pause(milliseconds: u64) {
    std::thread::sleep(Duration::from_millis(milliseconds));
}

#[test]
fn a_slow_head_is_cut() {
    let server = Server::start(&[]);
    let start = Instant::now();
    let mut socket = server.connect();
    for byte in b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: yes\r\n" {
        if socket.write_all(&[*byte]).is_err() {
            break;
        }
        pause(100);
    }
    let answer = Answer::read(&mut socket);
    assert!(
        [0, 408].contains(&answer.status) && start.elapsed() < Duration::from_secs(6),
        "{answer:?} {:?}",
        start.elapsed()
    );
}

#[test]
fn a_slow_form_is_told_so_and_cut() {
    let server = Server::start(&[]);
    for path in ["/plain", "/probe/rename", "/nothing"] {
        let start = Instant::now();
        let mut socket = server.connect();
        let host = server.address;
        write!(socket, "POST {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\ntitle=").unwrap();
        for _ in 0..12 {
            pause(100);
            socket.write_all(b"x").ok();
        }
        let answer = Answer::read(&mut socket);
        assert_eq!(answer.status, 408, "{path}");
        answer.assert_headers(path);
        assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    }
}

#[test]
fn a_stalled_upload_is_cut_and_a_steady_one_is_not() {
    let server = Server::start(&[]);
    let host = server.address;
    let head = format!(
        "POST /import/people HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nOrigin: http://{host}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 20000\r\n\r\n"
    );
    let mut stalled = server.connect();
    let start = Instant::now();
    stalled.write_all(head.as_bytes()).unwrap();
    stalled.write_all(&[b'x'; 5000]).unwrap();
    let answer = Answer::read(&mut stalled);
    assert_eq!(answer.status, 408);
    assert!(start.elapsed() < Duration::from_secs(6), "{:?}", start.elapsed());
    let mut steady = server.connect();
    steady.write_all(head.as_bytes()).unwrap();
    for _ in 0..20 {
        steady.write_all(&[b'x'; 1000]).unwrap();
        pause(100);
    }
    let answer = Answer::read(&mut steady);
    assert_eq!((answer.status, answer.text().as_str()), (200, "20000"));
}

#[test]
fn slow_ones_do_not_slow_the_others() {
    let server = Server::start(&[]);
    let host = server.address;
    let idle = median(&server);
    let mut held = Vec::new();
    for n in 0..300 {
        let mut socket = server.connect();
        match n % 3 {
            0 => write!(socket, "GET / HTTP/1.1\r\nHost: ").unwrap(),
            1 => write!(socket, "POST /plain HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 99\r\n\r\n").unwrap(),
            _ => write!(socket, "GET /download/pieces HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap(),
        }
        held.push(socket);
    }
    pause(1000);
    let busy = median(&server);
    assert!(busy < idle * 5 + Duration::from_millis(50), "{busy:?} against {idle:?}");
}

#[test]
#[ignore = "a drill: it takes the real times, about 20 s, and 2 GB of socket buffers"]
fn with_the_real_times_every_slow_one_is_gone_after_15_seconds() {
    let server = Server::real();
    let host = server.address;
    let mut held = Vec::new();
    let mut readers = Vec::new();
    for n in 0..900 {
        let mut socket = server.connect();
        match n % 3 {
            0 => write!(socket, "GET / HTTP/1.1\r\nHost: ").unwrap(),
            1 => write!(socket, "POST /plain HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 99\r\n\r\n").unwrap(),
            _ => readers.push(ask_for_20_mb(host, "pieces", Some(8192))),
        }
        held.push(socket);
    }
    let start = Instant::now();
    let port = format!(":{:04X} ", host.port());
    let mut most = 0;
    let mut last_byte = start;
    loop {
        assert_eq!(server.get("/healthz", "").status, 200);
        let table = std::fs::read_to_string("/proc/self/net/tcp").unwrap();
        let rows: Vec<&str> = table.lines().filter(|row| row.contains(&port) && row.contains(" 01 ")).collect();
        let queue = |row: &&str| u64::from_str_radix(&row.split_ascii_whitespace().nth(4).unwrap()[..8], 16).unwrap();
        let waiting: u64 = rows.iter().map(queue).sum();
        if waiting > most {
            // The server is still filling the buffers of some.
            (most, last_byte) = (waiting, Instant::now());
        }
        if rows.is_empty() {
            break;
        }
        let over = last_byte.elapsed() > Duration::from_millis(15_500);
        assert!(!over, "{} ends still open, {waiting} bytes waiting", rows.len());
        pause(200);
    }
    println!("gone {:?} after the last byte, {:?} after the last connection", last_byte.elapsed(), start.elapsed());
}

fn median(server: &Server) -> Duration {
    let mut times: Vec<Duration> = (0..21)
        .map(|_| {
            let start = Instant::now();
            assert_eq!(server.get("/", "").status, 200);
            start.elapsed()
        })
        .collect();
    times.sort();
    times[10]
}
