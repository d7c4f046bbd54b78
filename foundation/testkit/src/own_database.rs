use crate::{SERIAL, postgres_server};
use postgres::{Client, NoTls};
use std::sync::atomic::Ordering;

/// A whole database on the server that the environment names, for tests of the program itself: it opens what it is told
/// to, and knows nothing of schemas. Gone with it.
pub struct OwnDatabase {
    server: String,
    name: String,
}

impl OwnDatabase {
    /// A fresh one; nothing where no server is named.
    pub fn new() -> Option<Self> {
        let server = postgres_server()?;
        let name = format!("tenure_{}_{}", std::process::id(), SERIAL.fetch_add(1, Ordering::Relaxed));
        run(&server, &format!("drop database if exists {name} with (force)"))
            .expect("the test server answers");
        run(&server, &format!("create database {name}")).expect("a database can be made");
        Some(Self { server, name })
    }

    /// What to open it by.
    pub fn url(&self) -> String {
        let (host, _) = self.server.rsplit_once('/').expect("the address of the server names a database");
        format!("{host}/{}", self.name)
    }
}

impl Drop for OwnDatabase {
    fn drop(&mut self) {
        // Whatever a killed program has left open goes with it.
        let _ = run(&self.server, &format!("drop database if exists {} with (force)", self.name));
    }
}

fn run(server: &str, statement: &str) -> Result<(), postgres::Error> {
    Client::connect(server, NoTls)?.batch_execute(statement)
}
