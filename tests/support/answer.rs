//! An answer of the server, whole.
//!
//! Invariant: header names are in lower case; the body is as it was before it was cut into chunks.

use std::io::Read;
use std::net::TcpStream;

/// What the server said.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status; 0 where nothing came.
    pub status: u16,
    /// The headers in their order.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// Reads until the connection ends.
    pub fn read(socket: &mut TcpStream) -> Self {
        let mut all = Vec::new();
        // A refused body may be cut off; what had arrived counts.
        let _ = socket.read_to_end(&mut all);
        let end = all.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(all.len());
        let head = String::from_utf8_lossy(&all[..end]).into_owned();
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1));
        let answer = Self {
            status: status.and_then(|code| code.parse().ok()).unwrap_or(0),
            headers: lines
                .filter_map(|line| line.split_once(": "))
                .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
                .collect(),
            body: all.get(end + 4..).unwrap_or_default().to_vec(),
        };
        if answer.header("transfer-encoding") == Some("chunked") {
            let body = unchunked(&answer.body);
            return Self { body, ..answer };
        }
        answer
    }

    /// Returns the first header of a name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// Returns all headers of a name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.headers.iter().filter(move |(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// Returns the body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Returns where a redirect leads; empty where there is none.
    pub fn location(&self) -> &str {
        self.header("location").unwrap_or("")
    }
}

fn unchunked(mut body: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    while let Some(end) = body.windows(2).position(|two| two == b"\r\n") {
        let length = std::str::from_utf8(&body[..end]).unwrap();
        let length = usize::from_str_radix(length, 16).unwrap();
        if length == 0 || body.len() < end + 4 + length {
            break;
        }
        whole.extend_from_slice(&body[end + 2..end + 2 + length]);
        body = &body[end + 4 + length..];
    }
    whole
}
