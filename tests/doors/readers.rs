//! Clients that read slowly, or not at all.
//!
//! Invariant: whoever takes no byte is cut, whoever takes a few is not.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use super::server::Server;
use super::slow::pause;

/// Asks for 20 MB, with a small buffer if wanted, and reads nothing yet.
pub fn ask_for_20_mb(address: SocketAddr, how: &str, buffer: Option<usize>) -> TcpStream {
    let socket = socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None).unwrap();
    if let Some(buffer) = buffer {
        socket.set_recv_buffer_size(buffer).unwrap();
    }
    socket.connect(&address.into()).unwrap();
    let mut socket = TcpStream::from(socket);
    write!(socket, "GET /download/{how} HTTP/1.1\r\nHost: {address}\r\n\r\n").unwrap();
    socket
}

/// Reads what is still there after a cut.
fn rest(socket: &mut TcpStream) -> (usize, bool) {
    socket.set_read_timeout(Some(Duration::from_secs(2))).unwrap();
    let (mut bytes, mut piece) = (0, vec![0; 1 << 20]);
    loop {
        match socket.read(&mut piece) {
            Ok(0) => return (bytes, true),
            Ok(length) => bytes += length,
            Err(why) => return (bytes, why.kind() != std::io::ErrorKind::WouldBlock),
        }
    }
}

#[test]
fn a_reader_that_takes_nothing_is_cut_and_its_descriptors_come_back() {
    let server = Server::start(&[]);
    let port = format!("{:04X}", server.address.port());
    // Ends of this server's connections that are still established, of either side.
    let open = || {
        std::fs::read_to_string("/proc/self/net/tcp")
            .unwrap()
            .lines()
            .filter(|line| line.contains(&format!(":{port} ")) && line.contains(" 01 "))
            .count()
    };
    let mut stalled: Vec<TcpStream> = Vec::new();
    for n in 0..20 {
        stalled.push(ask_for_20_mb(
            server.address,
            if n % 2 == 0 { "whole" } else { "pieces" },
            (n % 4 < 2).then_some(8192),
        ));
    }
    pause(700);
    assert_eq!(open(), 40);
    let start = Instant::now();
    while open() > 0 {
        assert!(start.elapsed() < Duration::from_secs(15), "{} ends are still open", open());
        pause(50);
    }
    // The patience is 1.5 s from the last byte taken, which a busy machine takes a while to send.
    assert!(start.elapsed() > Duration::from_millis(500), "cut too soon: {:?}", start.elapsed());
    for socket in &mut stalled {
        let (bytes, ended) = rest(socket);
        assert!(ended && bytes < 20_000_000, "{bytes}");
    }
    assert_eq!(server.get("/", "").status, 200);
}

#[test]
fn a_reader_that_asks_and_asks_and_takes_nothing_is_cut() {
    let server = Server::start(&[]);
    let mut socket = server.connect();
    socket.set_write_timeout(Some(Duration::from_secs(6))).unwrap();
    let asked = format!("GET /download/small HTTP/1.1\r\nHost: {}\r\n\r\n", server.address).repeat(1000);
    let start = Instant::now();
    let cut = (0..1000)
        .any(|_| socket.write_all(asked.as_bytes()).is_err_and(|why| why.kind() != std::io::ErrorKind::WouldBlock));
    assert!(cut && start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

#[test]
fn a_slow_but_steady_reader_is_not_cut() {
    let server = Server::start(&[]);
    let readers = [
        (None, 300_000, "whole"),
        (None, 100_000, "pieces"),
        (Some(8192), 4_000, "whole"),
        (Some(8192), 4_000, "pieces"),
        (Some(65536), 30_000, "whole"),
    ];
    std::thread::scope(|scope| {
        for (buffer, step, how) in readers {
            let address = server.address;
            scope.spawn(move || {
                let mut socket = ask_for_20_mb(address, how, buffer);
                socket.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
                let (mut bytes, mut piece, start) = (0, vec![0; step], Instant::now());
                // Four times the patience.
                while start.elapsed() < Duration::from_secs(6) {
                    let length = socket.read(&mut piece).unwrap();
                    assert!(length > 0, "cut after {bytes} at {:?} ({buffer:?} {step})", start.elapsed());
                    bytes += length;
                    pause(100);
                }
                // Then all of it, which only a living connection brings.
                if step > 10_000 {
                    let (more, ended) = rest(&mut socket);
                    assert!(bytes + more > 20_000_000, "{bytes} + {more} ({ended})");
                }
            });
        }
    });
}
