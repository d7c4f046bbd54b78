//! Clients that ask the same thing again and again.
use super::{client::Client, operations::Operation, server::Cpu, server::Tenure};
use crate::Result;
use hdrhistogram::Histogram;
use std::{
    thread,
    time::{Duration, Instant},
};

/// The longest that is told apart.
const LONGEST: Duration = Duration::from_secs(600);

/// What came of it.
pub(super) struct Load {
    pub(super) took: Duration,
    /// In microseconds.
    pub(super) latencies: Histogram<u64>,
    pub(super) bytes: u64,
    /// Answers other than a 2xx.
    pub(super) bad: u64,
    pub(super) cpu: Cpu,
}

pub(super) fn histogram() -> Result<Histogram<u64>> {
    Ok(Histogram::new_with_max(LONGEST.as_micros() as u64, 3)?)
}

/// Requests before anything is counted, of each client: pages of the database, statements and connections get warm.
const WARM: u64 = 20;

/// Lets so many clients ask for a while.
pub(super) fn of(
    operation: &Operation,
    client: &Client,
    clients: usize,
    span: Duration,
    tenure: &Tenure,
) -> Result<Load> {
    let own: Vec<Client> = (0..clients).map(|_| client.clone()).collect();
    let warm = if operation.is_long { 0 } else { WARM };
    in_parallel(&own, |n, client| asks(operation, client, n, 0..warm, span))?;
    let (before, begun) = (tenure.cpu(), Instant::now());
    let parts = in_parallel(&own, |n, client| asks(operation, client, n, warm..u64::MAX, span))?;
    let mut all = Load { took: begun.elapsed(), cpu: tenure.cpu() - before, ..Load::none()? };
    for part in parts {
        all.latencies.add(part.latencies)?;
        all.bytes += part.bytes;
        all.bad += part.bad;
    }
    Ok(all)
}

impl Load {
    fn none() -> Result<Self> {
        let latencies = histogram()?;
        Ok(Self { took: Duration::ZERO, latencies, bytes: 0, bad: 0, cpu: Cpu::default() })
    }
}

fn in_parallel(
    clients: &[Client],
    work: impl Fn(usize, &Client) -> Result<Load, String> + Sync,
) -> Result<Vec<Load>> {
    let work = &work;
    thread::scope(|scope| {
        let threads: Vec<_> =
            clients.iter().enumerate().map(|(n, client)| scope.spawn(move || work(n, client))).collect();
        let ended =
            threads.into_iter().map(|thread| thread.join().map_err(|_| "A client broke.".to_owned())?);
        Ok(ended.collect::<Result<Vec<_>, String>>()?)
    })
}

fn asks(
    operation: &Operation,
    client: &Client,
    number: usize,
    asks: std::ops::Range<u64>,
    span: Duration,
) -> Result<Load, String> {
    let mut load = Load::none().map_err(|error| error.to_string())?;
    let begun = Instant::now();
    for nth in asks {
        if nth > 0 && begun.elapsed() >= span {
            break;
        }
        let ask = (operation.ask)(number as u64, nth);
        let asked = Instant::now();
        let (status, bytes) = client.ask(&ask).map_err(|error| format!("{}: {error}", ask.path))?;
        load.latencies.saturating_record(asked.elapsed().as_micros() as u64);
        load.bytes += bytes;
        load.bad += u64::from(!status.is_success());
    }
    Ok(load)
}
