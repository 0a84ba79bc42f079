//! A client that asks for pages as fast as it can on kept connections, and a stopwatch.
//!
//! Invariant: every answer is read whole and must be 200.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// How many connections ask at once.
const CONNECTIONS: usize = 8;

/// What a load came to.
pub struct Outcome {
    /// Answers a second.
    pub rate: f64,
    /// The 99th percentile of the time to an answer, in milliseconds.
    pub p99: f64,
}

/// Asks for `path` for so long, each connection with a cookie of its own out of `cookies`.
pub fn run(address: SocketAddr, path: &str, cookies: &[String], time: Duration) -> Outcome {
    let stop = AtomicBool::new(false);
    let started = Instant::now();
    let mut times: Vec<f64> = std::thread::scope(|scope| {
        let clients: Vec<_> = (0..CONNECTIONS)
            .map(|number| {
                let stop = &stop;
                scope.spawn(move || {
                    let mut client = Client::connect(address);
                    let mut times = Vec::new();
                    let mut turn = number;
                    while !stop.load(Ordering::Relaxed) {
                        let asked = Instant::now();
                        client.get(path, &cookies[turn % cookies.len()]);
                        times.push(asked.elapsed().as_secs_f64() * 1_000.0);
                        turn += CONNECTIONS;
                    }
                    times
                })
            })
            .collect();
        std::thread::sleep(time);
        stop.store(true, Ordering::Relaxed);
        clients.into_iter().flat_map(|client| client.join().expect("a client")).collect()
    });
    let seconds = started.elapsed().as_secs_f64();
    times.sort_by(f64::total_cmp);
    let p99 = times.get(times.len() * 99 / 100).copied().unwrap_or(f64::NAN);
    Outcome { rate: times.len() as f64 / seconds, p99 }
}

/// One kept connection, and the host that it asks for.
pub struct Client(BufReader<TcpStream>, SocketAddr);

impl Client {
    /// Connects.
    pub fn connect(address: SocketAddr) -> Self {
        let socket = TcpStream::connect(address).expect("a connection");
        socket.set_nodelay(true).expect("no delay");
        Self(BufReader::with_capacity(64 * 1024, socket), address)
    }

    /// Asks for a page and returns its length in bytes.
    pub fn get(&mut self, path: &str, cookie: &str) -> usize {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {}\r\nCookie: throughline={cookie}\r\n\r\n", self.1);
        self.0.get_mut().write_all(request.as_bytes()).expect("a request");
        let mut line = String::new();
        self.0.read_line(&mut line).expect("an answer");
        assert!(line.starts_with("HTTP/1.1 200"), "{path}: {line}");
        let mut length = None;
        loop {
            line.clear();
            self.0.read_line(&mut line).expect("a header");
            let lower = line.to_ascii_lowercase();
            if let Some(value) = lower.strip_prefix("content-length:") {
                length = value.trim().parse::<usize>().ok();
            }
            if line == "\r\n" {
                break;
            }
        }
        match length {
            Some(length) => self.skip(length),
            None => self.chunks(),
        }
    }

    fn chunks(&mut self) -> usize {
        let mut total = 0;
        loop {
            let mut line = String::new();
            self.0.read_line(&mut line).expect("a chunk");
            let size = usize::from_str_radix(line.trim(), 16).expect("a chunk's size");
            self.skip(size + 2);
            if size == 0 {
                return total;
            }
            total += size;
        }
    }

    fn skip(&mut self, mut count: usize) -> usize {
        let whole = count;
        let mut buffer = [0; 16 * 1024];
        while count > 0 {
            let wanted = count.min(buffer.len());
            let read = self.0.read(&mut buffer[..wanted]).expect("a body");
            assert!(read > 0, "the connection was closed in the middle of an answer");
            count -= read;
        }
        whole
    }
}
