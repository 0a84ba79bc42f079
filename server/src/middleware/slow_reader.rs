//! The watch over connections whose client takes nothing: actix waits for such a one for ever.
//! Invariant: a connection is cut only when bytes wait for it in the kernel, none was acknowledged and none added for the whole patience.
//!
//! `TCP_USER_TIMEOUT` would be shorter, but cuts steady readers with a small window as well: the kernel calls the window closed while it
//! is smaller than the next segment. So the length of each send queue is read from `/proc/net/tcp`. Elsewhere than on Linux nobody is cut.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr, Shutdown, SocketAddr, TcpStream};
use std::os::fd::AsFd;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::{Duration, Instant};

/// How long a client may take nothing; with a look each half second it is cut before 15 s are over.
pub const PATIENCE: Duration = Duration::from_secs(14);

/// A connection's two ends, ours first.
type Ends = (SocketAddr, SocketAddr);

/// A connection under watch, for as long as it lives.
pub struct Line {
    /// A second handle on the socket, the only way to end it from outside of actix.
    socket: TcpStream,
    ends: Ends,
    /// Counts the pieces of answers that were handed to actix.
    pieces: AtomicU64,
}

impl Line {
    /// Notes that a piece of an answer was handed to actix.
    pub fn note(&self) {
        self.pieces.fetch_add(1, Ordering::Relaxed);
    }

    fn cut(&self) {
        // With a linger of zero the kernel throws the waiting bytes away instead of keeping them for a client that will not come.
        let _ = socket2::SockRef::from(&self.socket).set_linger(Some(Duration::ZERO));
        let _ = self.socket.shutdown(Shutdown::Both);
    }
}

/// What was last seen of a connection.
struct Seen {
    line: Weak<Line>,
    pieces: u64,
    queue: u64,
    /// Since when neither has changed.
    since: Instant,
}

/// The watch of a process; clones look at the same connections.
#[derive(Clone)]
pub struct Watch {
    seen: Arc<Mutex<HashMap<Ends, Seen>>>,
    patience: Duration,
}

impl Watch {
    /// Makes a watch that cuts after a patience.
    #[must_use]
    pub fn new(patience: Duration) -> Self {
        Self { seen: Arc::default(), patience }
    }

    /// Takes a new connection under watch; `None` when it is already gone or no descriptor is left.
    #[must_use]
    pub fn add(&self, stream: &(impl AsFd + ?Sized)) -> Option<Arc<Line>> {
        let socket = TcpStream::from(stream.as_fd().try_clone_to_owned().ok()?);
        let ends = (canonical(socket.local_addr().ok()?), canonical(socket.peer_addr().ok()?));
        let line = Arc::new(Line { socket, ends, pieces: AtomicU64::new(0) });
        let seen = Seen { line: Arc::downgrade(&line), pieces: 0, queue: 0, since: Instant::now() };
        self.lock().insert(line.ends, seen);
        Some(line)
    }

    /// Looks again and again, for as long as the process lives.
    pub async fn keep(self) {
        let mut ticks = tokio::time::interval((self.patience / 28).max(Duration::from_millis(20)));
        ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            if self.has_news() {
                let watch = self.clone();
                // Reading the table takes milliseconds with thousands of connections.
                let _ = tokio::task::spawn_blocking(move || watch.look(&queues(), Instant::now())).await;
            }
        }
    }

    /// Forgets connections that ended, and says whether any was written to or had bytes waiting since it was last looked at.
    fn has_news(&self) -> bool {
        let mut news = false;
        self.lock().retain(|_, seen| {
            let Some(line) = seen.line.upgrade() else {
                return false;
            };
            news |= seen.queue > 0 || line.pieces.load(Ordering::Relaxed) != seen.pieces;
            true
        });
        news
    }

    fn look(&self, queues: &HashMap<Ends, u64>, now: Instant) {
        for (ends, seen) in self.lock().iter_mut() {
            let Some(line) = seen.line.upgrade() else {
                continue;
            };
            let (pieces, queue) = (line.pieces.load(Ordering::Relaxed), queues.get(ends).copied().unwrap_or(0));
            if queue == 0 || (pieces, queue) != (seen.pieces, seen.queue) {
                (seen.pieces, seen.queue, seen.since) = (pieces, queue, now);
            } else if now.duration_since(seen.since) >= self.patience {
                tracing::info!(target: "throughline", waiting = queue, "cut a connection whose client takes nothing");
                line.cut();
                seen.since = now;
            }
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<Ends, Seen>> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn canonical(address: SocketAddr) -> SocketAddr {
    SocketAddr::new(address.ip().to_canonical(), address.port())
}

/// Returns the send queues of this machine's connections, in bytes not yet acknowledged; empty ones are left out.
fn queues() -> HashMap<Ends, u64> {
    let tables =
        ["/proc/self/net/tcp", "/proc/self/net/tcp6"].map(|path| std::fs::read_to_string(path).unwrap_or_default());
    tables.iter().flat_map(|table| table.lines().skip(1).filter_map(row)).filter(|(_, queue)| *queue > 0).collect()
}

/// Reads a row: number, our end, the other end, state, send queue:receive queue.
fn row(line: &str) -> Option<(Ends, u64)> {
    let mut fields = line.split_ascii_whitespace().skip(1);
    let ends = (end(fields.next()?)?, end(fields.next()?)?);
    let queue = fields.nth(1)?.split_once(':')?.0;
    Some((ends, u64::from_str_radix(queue, 16).ok()?))
}

/// Reads `0100007F:0BB8`: words of 32 bits as the machine keeps them, then the port.
fn end(text: &str) -> Option<SocketAddr> {
    let (address, port) = text.split_once(':')?;
    let word = |at: usize| Some(u32::from_str_radix(address.get(at..at + 8)?, 16).ok()?.to_ne_bytes());
    let ip = if address.len() == 8 {
        IpAddr::from(word(0)?)
    } else {
        let words = [word(0)?, word(8)?, word(16)?, word(24)?];
        IpAddr::V6(Ipv6Addr::from(<[u8; 16]>::try_from(words.as_flattened()).ok()?))
    };
    Some(canonical(SocketAddr::new(ip, u16::from_str_radix(port, 16).ok()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(target_endian = "little")]
    fn a_row_of_either_table_is_read() {
        let four = "   1: 0100007F:0BB8 0200007F:D431 01 0000A3F0:00000000 01:00000014 00000000     0        0 1 1 0";
        let ends: Ends = ("127.0.0.1:3000".parse().unwrap(), "127.0.0.2:54321".parse().unwrap());
        assert_eq!(row(four), Some((ends, 0xA3F0)));
        let six = "   1: 0000000000000000FFFF00000100007F:0BB8 0000000000000000FFFF00000200007F:D431 01 00000001:00000000 01:1 0 0 0 1";
        assert_eq!(row(six), Some((ends, 1)));
        let native =
            "   1: 00000000000000000000000001000000:0BB8 00000000000000000000000001000000:D431 01 00000001:00000000";
        assert_eq!(row(native).unwrap().0.0, "[::1]:3000".parse().unwrap());
        assert_eq!(row("nonsense"), None);
    }

    #[test]
    fn only_a_queue_that_stands_still_is_cut() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let client = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        let (server, _) = listener.accept().unwrap();
        let watch = Watch::new(Duration::from_secs(14));
        let line = watch.add(&server).unwrap();
        let start = Instant::now();
        let at = |second: u64, queue: u64| {
            watch.look(&HashMap::from([(line.ends, queue)]), start + Duration::from_secs(second))
        };
        let alive = || {
            client.set_nonblocking(true).unwrap();
            client.peek(&mut [0]).is_err_and(|why| why.kind() == std::io::ErrorKind::WouldBlock)
        };
        for second in 0..60 {
            at(second, 0);
        }
        at(60, 1000);
        at(73, 1000);
        at(74, 999);
        at(87, 999);
        line.note();
        at(88, 999);
        at(101, 999);
        assert!(alive());
        at(102, 999);
        std::thread::sleep(Duration::from_millis(50));
        assert!(!alive());
    }
}
