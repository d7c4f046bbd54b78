//! A mail server of a test's own, which speaks as much SMTP as it needs to.
use std::{
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::mpsc::{Receiver, Sender, channel},
};

/// A mail server on loopback; gone with the process.
pub struct MailServer {
    /// Its address: `smtp://127.0.0.1:40123`.
    pub address: String,
    letters: Receiver<String>,
}

impl MailServer {
    /// One that takes so many letters, and says of the others that the box is full today.
    pub fn that_takes(takes: usize) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port on loopback");
        let address = format!("smtp://{}", listener.local_addr().expect("a port has an address"));
        let (sender, letters) = channel();
        std::thread::spawn(move || {
            let mut left = takes;
            for stream in listener.incoming().flatten() {
                converse(stream, &mut left, &sender);
            }
        });
        Self { address, letters }
    }

    /// The next letter that it took, head and body.
    pub fn letter(&self) -> Option<String> {
        self.letters.try_recv().ok()
    }
}

fn converse(stream: TcpStream, left: &mut usize, sender: &Sender<String>) {
    let Ok(mut out) = stream.try_clone() else { return };
    let mut says = move |line: &str| out.write_all(format!("{line}\r\n").as_bytes()).is_ok();
    says("220 ready");
    let mut lines = BufReader::new(stream).lines();
    while let Some(Ok(line)) = lines.next() {
        match line.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" => says("250 here"),
            "DATA" if *left == 0 => says("452 the box is full"),
            "DATA" => {
                says("354 go on");
                let letter: Vec<String> =
                    lines.by_ref().map_while(Result::ok).take_while(|line| line != ".").collect();
                *left -= 1;
                sender.send(letter.join("\n")).is_ok() && says("250 taken")
            }
            "QUIT" => says("221 bye"),
            _ => says("250 fine"),
        };
    }
}
