//! Requests as they stand on the wire, for what no client library would send.
use crate::house::Node;
use serde_json::Value;
use std::{
    io::{Read, Write},
    net::TcpStream,
};

/// An answer, and the document in it.
#[derive(Debug)]
pub(crate) struct Told {
    /// 0 where the server broke off without an answer.
    pub(crate) status: u16,
    head: String,
    pub(crate) body: Value,
}

impl Told {
    /// Whether it is a problem document of this status with this code, and says what is wrong.
    pub(crate) fn is_problem(&self, status: u16, code: &str) -> bool {
        self.status == status
            && self.head.to_lowercase().contains("content-type: application/problem+json")
            && self.body["code"] == code
            && self.body["status"] == status
            && self.body["title"].as_str().is_some_and(|title| title.ends_with('.'))
    }
}

/// Sends a request: its first line, further headers, and the body by hand.
pub(crate) fn send(
    node: &Node,
    token: &str,
    line: &str,
    headers: &[&str],
    body: impl FnOnce(&mut TcpStream),
) -> Told {
    let mut stream = TcpStream::connect(node.address()).unwrap();
    let mut head = format!(
        "{line} HTTP/1.1\r\nhost: {}\r\nauthorization: Bearer {token}\r\nconnection: close\r\n",
        node.address()
    );
    for header in headers {
        head.push_str(&format!("{header}\r\n"));
    }
    stream.write_all(format!("{head}\r\n").as_bytes()).unwrap();
    body(&mut stream);
    let mut answer = Vec::new();
    // A server that has answered may close before everything was read.
    let _ = stream.read_to_end(&mut answer);
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, told) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or_default();
    Told { status, head: head.to_owned(), body: serde_json::from_str(told).unwrap_or_default() }
}

/// Sends a body that is there as a whole.
pub(crate) fn post(node: &Node, token: &str, path: &str, kind: &str, body: &[u8]) -> Told {
    let (line, length) = (format!("POST {path}"), format!("content-length: {}", body.len()));
    let mut headers = vec![length.as_str()];
    headers.extend((!kind.is_empty()).then_some(kind));
    send(node, token, &line, &headers, |stream| {
        let _ = stream.write_all(body);
    })
}
