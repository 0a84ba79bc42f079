//! Sizes of bodies, to the byte, and what leaves compressed.
//!
//! Invariant: a bound holds for a body of known length and for one in pieces.

use std::io::{Read, Write};

use super::server::{Answer, Server};

const LIMIT: usize = 64 * 1024;

fn form(length: usize) -> String {
    format!("title={}", "x".repeat(length - 6))
}

fn chunked(body: &str, size: usize) -> String {
    let mut out = String::new();
    for piece in body.as_bytes().chunks(size) {
        out += &format!("{:x}\r\n{}\r\n", piece.len(), std::str::from_utf8(piece).unwrap());
    }
    out + "0\r\n\r\n"
}

#[test]
fn a_form_may_have_64_kib_and_not_a_byte_more() {
    let server = Server::start(&[("sign_ins_per_minute", "6000")]);
    for (length, status) in [(LIMIT - 1, 200), (LIMIT, 200), (LIMIT + 1, 413), (LIMIT * 8, 413)] {
        let answer = server.post("/probe/rename", "", &form(length));
        assert_eq!(answer.status, status, "{length}: {}", answer.head);
        answer.assert_headers("sized");
        let head = "POST /probe/rename HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\nOrigin: http://HOST\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n";
        let answer = server.send(&format!("{head}{}", chunked(&form(length), 5000)));
        assert_eq!(answer.status, status, "chunked {length}: {}", answer.head);
    }
}

#[test]
fn a_browser_that_sends_too_much_reads_what_to_do() {
    let server = Server::start(&[]);
    // As long a text as a form takes, in letters that grow ninefold on their way.
    let body = format!("title={}", "%E8%B7%AF".repeat(20_000));
    let answer = server.post("/probe/rename", "Accept: text/html\r\n", &body);
    assert_eq!(answer.status, 413);
    assert!(answer.text().contains("shorten it or save it in parts"), "{}", answer.text());
}

#[test]
fn a_compressed_body_is_refused_before_it_is_opened() {
    let server = Server::start(&[]);
    for coding in ["gzip", "br", "deflate", "identity, gzip"] {
        let answer = server.post("/plain", &format!("Content-Encoding: {coding}\r\n"), "title=x");
        assert_eq!(answer.status, 415, "{coding}");
    }
    assert_eq!(server.post("/plain", "Content-Encoding: identity\r\n", "title=x").status, 200);
}

#[test]
fn an_upload_may_have_32_mib_and_not_a_byte_more() {
    let server = Server::start(&[]);
    let most = 32 * 1024 * 1024;
    for (length, sized, status) in
        [(most, true, 200), (most, false, 200), (most + 1, true, 413), (most + 1, false, 413)]
    {
        let mut socket = server.connect();
        let encoding =
            if sized { format!("Content-Length: {length}") } else { "Transfer-Encoding: chunked".to_owned() };
        let host = server.address;
        write!(socket, "POST /import/people HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nOrigin: http://{host}\r\nContent-Type: multipart/form-data; boundary=x\r\n{encoding}\r\n\r\n").unwrap();
        let piece = vec![b'x'; 1 << 20];
        let mut left = length;
        while left > 0 {
            let now = left.min(piece.len());
            let sent = if sized {
                socket.write_all(&piece[..now])
            } else {
                write!(socket, "{now:x}\r\n")
                    .and_then(|()| socket.write_all(&piece[..now]))
                    .and_then(|()| socket.write_all(b"\r\n"))
            };
            if sent.is_err() {
                break;
            }
            left -= now;
        }
        if !sized {
            socket.write_all(b"0\r\n\r\n").ok();
        }
        let answer = Answer::read(&mut socket);
        assert_eq!(answer.status, status, "{length} {sized}: {}", answer.head);
        if status == 200 {
            assert_eq!(answer.text(), length.to_string());
        }
    }
}

#[test]
fn a_body_that_is_no_upload_does_not_become_one_by_its_type() {
    let server = Server::start(&[]);
    let answer = server.post("/imports", "", &"x".repeat(LIMIT + 1));
    assert_eq!(answer.status, 413);
}

#[test]
fn a_page_leaves_compressed_for_whoever_asks_and_a_stream_never() {
    let server = Server::start(&[]);
    let plain = server.get("/", "");
    assert!(plain.header("content-encoding").is_none() && plain.text().contains("station 199"));
    let packed = server.get("/", "Accept-Encoding: gzip\r\n");
    assert_eq!(packed.header("content-encoding"), Some("gzip"));
    assert!(packed.body.len() < plain.body.len() / 3);
    assert_eq!(server.get("/", "Accept-Encoding: gzip, br\r\n").header("content-encoding"), Some("br"));
    let events = server.get("/events", "Accept-Encoding: gzip, br\r\n");
    assert!(events.header("content-encoding").is_none() && events.text().contains("data: 2"));
    let file = server.get("/download/pieces", "Accept-Encoding: gzip\r\n");
    assert!(file.header("content-encoding").is_none());
    let health = server.get("/healthz", "Accept-Encoding: br\r\n");
    assert!(health.header("content-encoding").is_none());
    let mut text = String::new();
    let chunks = unchunk(&packed.body);
    flate2::read::GzDecoder::new(chunks.as_slice()).read_to_string(&mut text).unwrap();
    assert!(text.contains("station 199"));
}

fn unchunk(mut body: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    while let Some(end) = body.windows(2).position(|two| two == b"\r\n") {
        let length = usize::from_str_radix(std::str::from_utf8(&body[..end]).unwrap(), 16).unwrap();
        if length == 0 {
            break;
        }
        out.extend_from_slice(&body[end + 2..end + 2 + length]);
        body = &body[end + 4 + length..];
    }
    out
}
