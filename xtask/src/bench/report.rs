//! Tables, in a form that fits a terminal and a page of documentation alike.
use super::{
    load::Load,
    operations::Operation,
    server::{Cpu, Tenure},
};
use comfy_table::{CellAlignment, Table, presets::ASCII_MARKDOWN};
use hdrhistogram::Histogram;
use std::time::Duration;

/// What a register of one size costs.
pub(super) struct Figures {
    pub(super) assets: u32,
    is_on_postgres: bool,
    pub(super) rows: Vec<Measured>,
    start: Cpu,
    start_took: Duration,
    /// KiB after the start.
    pub(super) idle: u64,
    /// KiB after all the work.
    pub(super) loaded: u64,
}

impl Figures {
    pub(super) fn of(assets: u32, tenure: &Tenure) -> Self {
        Self {
            assets,
            is_on_postgres: tenure.is_on_postgres(),
            rows: Vec::new(),
            start: tenure.start,
            start_took: tenure.start_took,
            idle: 0,
            loaded: 0,
        }
    }
}

/// A line of the table.
pub(super) struct Measured {
    name: &'static str,
    aim: Option<f64>,
    per_second: Option<f64>,
    /// The median and the 99th percentile, in milliseconds.
    latencies: Option<[f64; 2]>,
    /// Milliseconds of the server and of the database for each.
    cpu: Option<[f64; 2]>,
    bytes: Option<u64>,
    bad: u64,
}

impl Measured {
    pub(super) fn of(operation: &Operation<'_>, load: &Load) -> Self {
        let requests = load.latencies.len().max(1);
        Self {
            name: operation.name,
            aim: operation.aim,
            per_second: Some(load.latencies.len() as f64 / load.took.as_secs_f64()),
            latencies: Some(percentiles(&load.latencies)),
            cpu: Some(each(load.cpu, requests)),
            bytes: Some(load.bytes / requests),
            bad: load.bad,
        }
    }

    /// Many things that one request did.
    pub(super) fn each(
        name: &'static str,
        aim: f64,
        many: u64,
        took: Duration,
        cpu: Cpu,
        bytes: u64,
    ) -> Self {
        let (many_of, bytes) = (many.max(1), Some(bytes / many.max(1)));
        let per_second = Some(many as f64 / took.as_secs_f64());
        Self {
            name,
            aim: Some(aim),
            per_second,
            latencies: None,
            cpu: Some(each(cpu, many_of)),
            bytes,
            bad: 0,
        }
    }

    /// Something that was asked beside other work, whose CPU time cannot be told apart.
    pub(super) fn latency(name: &'static str, latencies: &Histogram<u64>) -> Self {
        let latencies = Some(percentiles(latencies));
        Self { name, aim: None, per_second: None, latencies, cpu: None, bytes: None, bad: 0 }
    }
}

fn each(cpu: Cpu, many: u64) -> [f64; 2] {
    [cpu.server, cpu.database].map(|cpu| cpu.as_secs_f64() * 1_000.0 / many as f64)
}

fn percentiles(latencies: &Histogram<u64>) -> [f64; 2] {
    [0.5, 0.99].map(|quantile| latencies.value_at_quantile(quantile) as f64 / 1_000.0)
}

/// One size: what each operation costs.
pub(super) fn table(figures: &Figures) -> String {
    let mut table = Table::new();
    let mut head = vec!["operation", "aim", "CPU-ms", "requests/s", "p50 ms", "p99 ms", "bytes", "not 2xx"];
    if figures.is_on_postgres {
        head.insert(3, "PostgreSQL CPU-ms");
    }
    let columns = head.len();
    table.load_style(ASCII_MARKDOWN).set_header(head);
    for row in &figures.rows {
        let number = |number: Option<f64>| number.map_or_else(String::new, short);
        let mut cells = vec![
            row.name.to_owned(),
            number(row.aim),
            number(row.cpu.map(|[server, _]| server)),
            number(row.per_second),
            number(row.latencies.map(|[median, _]| median)),
            number(row.latencies.map(|[_, high]| high)),
            row.bytes.map(|bytes| bytes.to_string()).unwrap_or_default(),
            if row.bad == 0 { String::new() } else { row.bad.to_string() },
        ];
        if figures.is_on_postgres {
            cells.insert(3, number(row.cpu.map(|[_, database]| database)));
        }
        table.add_row(cells);
    }
    for at in 1..columns {
        if let Some(column) = table.column_mut(at) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    let mib = |kib: u64| kib as f64 / 1_024.0;
    format!(
        "\n{} assets on {}. Start: {} CPU-ms, {} ms until it answers. Memory without mapped pages of the database: \
         {:.0} MiB idle, {:.0} MiB after all this.\n\n{}",
        figures.assets,
        if figures.is_on_postgres { "PostgreSQL" } else { "SQLite" },
        figures.start.server.as_millis(),
        figures.start_took.as_millis(),
        mib(figures.idle),
        mib(figures.loaded),
        table.trim_fmt(),
    )
}

/// What each operation costs at every size, and how much more at the largest than at the smallest.
pub(super) fn growth(all: &[Figures]) -> String {
    let mut table = Table::new();
    let sizes = all.iter().map(|figures| format!("{} assets", figures.assets));
    let head = ["operation, CPU-ms".to_owned()].into_iter().chain(sizes).chain(["growth".to_owned()]);
    table.load_style(ASCII_MARKDOWN).set_header(head.collect::<Vec<_>>());
    let Some(first) = all.first() else { return String::new() };
    for row in first.rows.iter().filter(|row| row.cpu.is_some()) {
        let costs: Vec<f64> = all
            .iter()
            .filter_map(|figures| figures.rows.iter().find(|other| other.name == row.name)?.cpu)
            .map(|[server, database]| server + database)
            .collect();
        let growth =
            costs.last().zip(costs.first()).map(|(last, first)| format!("{:.1}×", last / first.max(0.001)));
        let cells = [row.name.to_owned()].into_iter().chain(costs.into_iter().map(short)).chain(growth);
        table.add_row(cells.collect::<Vec<_>>());
    }
    format!("\n{}", table.trim_fmt())
}

/// Three digits that matter.
fn short(number: f64) -> String {
    match number {
        n if n < 1.0 => format!("{n:.3}"),
        n if n < 10.0 => format!("{n:.2}"),
        n if n < 100.0 => format!("{n:.1}"),
        n => format!("{n:.0}"),
    }
}
