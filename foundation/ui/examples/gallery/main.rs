//! The gallery: every block and some whole pages with placeholder data, under the policy that pages are
//! served with.
//!
//! `cargo run -p ui --example gallery -- 4310`, then look at `http://127.0.0.1:4310/`. Add `?theme=dark`,
//! `?theme=contrast` or `?lang=de` to an address to see it in another look.
mod asset;
mod blocks;
mod doors;
mod estate;
mod forms;
mod frame;
mod list;
mod others;
mod overview;
mod routes;
mod wish;
mod world;

use std::net::Ipv4Addr;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let port = std::env::args().nth(1).and_then(|port| port.parse().ok()).unwrap_or(4310);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    println!("The gallery is open at http://127.0.0.1:{port}/");
    axum::serve(listener, routes::routes()).await
}
