//! Lists out, as files: streamed, in constant memory, page by page by key.
use crate::{
    ApiResult, AppState, Asked, Routes,
    api::{Answer, Operation, Parameter, records},
    download,
};
use axum::{
    body::{Body, Bytes},
    response::Response,
};
use domain::{Field, Kind};
use engine::{Engine, Error, RecordKind, Result, Who};
use lists::{Column, KnownLabels, ListRequest};
use parking_lot::Mutex;
use serde_json::json;
use sheets::{SheetFormat, SheetWriter};
use std::{
    io::{self, Write},
    sync::Arc,
};
use tokio::{sync::mpsc, task::spawn_blocking};
use tokio_stream::{StreamExt, wrappers::ReceiverStream};

/// Bytes gathered before they are sent.
const PIECE: usize = 64 << 10;

pub(super) fn routes(routes: Routes, engine: &Engine, kind: &'static RecordKind) -> Routes {
    let engine = engine.clone();
    let answer = move |state, asked| export(state, asked, kind);
    routes.operation("GET", path(kind), move || describe(&engine, kind), answer)
}

fn path(kind: &RecordKind) -> String {
    format!("{}/export", records::path_of(kind))
}

fn describe(engine: &Engine, kind: &'static RecordKind) -> Operation {
    let formats: Vec<&str> = SheetFormat::ALL.iter().map(|format| format.name()).collect();
    let mut parameters = records::conditions(engine, kind);
    parameters.push(Parameter::query(
        "format",
        json!({ "type": "string", "enum": formats }),
        "What kind of file; csv when left out.",
    ));
    let content = SheetFormat::ALL.iter().map(|format| (format.media_type(), json!({ "type": "string" })));
    let file = json!({ "type": "string" });
    let answer = Answer { content: content.collect(), ..Answer::json("The file.", json!({})) };
    Operation {
        path: path(kind),
        id: format!("{}.export", kind.path),
        says: format!(
            "Writes {} to a file, under the same conditions as the list.",
            kind.many.to_lowercase()
        ),
        parameters,
        answers: vec![answer.header("Content-Disposition", file, "The name of the file.")],
        ..records::describe_list(engine, kind)
    }
}

/// `GET /api/v1/assets/export?format=csv&…`: the same conditions as the list.
async fn export(state: AppState, asked: Asked, kind: &'static RecordKind) -> ApiResult<Response> {
    let mut pairs = asked.raw.pairs;
    let format = format_of(&mut pairs)?;
    let who = asked.caller.who;
    let plan = Plan::new(&state.engine, &who, kind, pairs, format).await?;
    let name = format!("{}.{}", kind.path, format.extension());
    let (sender, receiver) = mpsc::channel::<io::Result<Bytes>>(4);
    let engine = state.engine.clone();
    spawn_blocking(move || {
        let out = Pipe { sender: sender.clone(), piece: Vec::with_capacity(PIECE) };
        if let Err(error) = plan.write(&engine, &who, out) {
            // The answer has begun: breaking it off is the only way left to say that something is missing.
            let _ = sender.blocking_send(Err(io::Error::other(error.to_string())));
        }
    });
    let body = Body::from_stream(ReceiverStream::new(receiver).map(|piece| piece));
    Ok(download(format.media_type(), &name, body))
}

fn format_of(pairs: &mut Vec<(String, String)>) -> Result<SheetFormat> {
    let at = pairs.iter().position(|(name, _)| name == "format");
    let name = at.map_or_else(|| "csv".to_owned(), |at| pairs.remove(at).1);
    SheetFormat::by_name(&name).ok_or_else(|| {
        let known: Vec<&str> = SheetFormat::ALL.iter().map(|format| format.name()).collect();
        Error::invalid(
            "format",
            "unknown-format",
            format!("There is no format {name}. There are: {}.", known.join(", ")),
        )
    })
}

/// What is written, worked out before the first byte is sent.
pub struct Plan {
    kind: &'static RecordKind,
    pairs: Vec<(String, String)>,
    columns: Vec<Column>,
    format: SheetFormat,
}

/// Rows that are counted before a workbook is begun.
const XLSX_COUNT: i64 = 1_048_576;

impl Plan {
    /// Reads the conditions and refuses what cannot be written: too many rows for a workbook.
    pub async fn new(
        engine: &Engine,
        who: &Who,
        kind: &'static RecordKind,
        pairs: Vec<(String, String)>,
        format: SheetFormat,
    ) -> Result<Self> {
        let asked = pairs.clone();
        let (columns, rows) = engine
            .view(who.clone(), kind.read, move |view| {
                let request = ListRequest::read(view, kind, &asked)?;
                let columns = match request.columns.is_empty() {
                    true => Column::all(view, kind)?,
                    false => request.columns.clone(),
                };
                let rows = match format {
                    SheetFormat::Xlsx => lists::count(view, kind, &request, XLSX_COUNT)?.rows,
                    _ => 0,
                };
                Ok((columns, rows))
            })
            .await?;
        format
            .fits(rows as u64)
            .map_err(|error| Error::invalid("format", error.code(), error.to_string()))?;
        Ok(Self { kind, pairs, columns, format })
    }

    /// Writes it all. Blocks; each page is a short reading of its own.
    pub fn write<W: Write + Send>(&self, engine: &Engine, who: &Who, out: W) -> Result<W> {
        let failed = |error: sheets::SheetError| Error::internal(error.to_string());
        let named = |column: &Column| (column.name.clone(), column.label.clone());
        let names: Vec<(String, String)> = self.columns.iter().map(named).collect();
        let columns: Vec<sheets::Column<'_>> = self
            .columns
            .iter()
            .zip(&names)
            .map(|(column, (name, label))| sheets::Column { name, header: label, kind: kind_of(column) })
            .collect();
        let mut writer = SheetWriter::new(out, self.format, &columns, self.kind.many).map_err(failed)?;
        let (mut from, labels) = (None::<String>, Arc::new(Mutex::new(KnownLabels::new())));
        loop {
            let (pairs, kind, cursor) = (self.pairs.clone(), self.kind, from.take());
            let (columns, labels) = (self.columns.clone(), labels.clone());
            let (rows, next) = engine.view_blocking(who.clone(), kind.read, move |view| {
                let request = ListRequest::read(view, kind, &pairs)?;
                lists::walk(view, kind, &request, &columns, cursor.as_deref(), &mut labels.lock())
            })?;
            for row in &rows {
                writer.write_row(row).map_err(failed)?;
            }
            match next {
                Some(next) => from = Some(next),
                None => return writer.finish().map_err(failed),
            }
        }
    }
}

fn kind_of(column: &Column) -> Kind<'static> {
    use lists::Shape;
    match (column.field, column.shape) {
        (Some(field), _) => Field::new("", "", field.kind).kind,
        (None, Shape::Integer) => Kind::Integer,
        (None, Shape::Decimal) => Kind::Decimal,
        (None, Shape::Money) => Kind::Money,
        (None, Shape::Date) => Kind::Date,
        (None, Shape::Instant) => Kind::Instant,
        (None, Shape::Boolean) => Kind::Boolean,
        (None, Shape::Choices | Shape::Tags) => Kind::Tags,
        (None, Shape::Reference) => Kind::Reference("record"),
        (None, Shape::LongText) => Kind::LongText,
        (None, _) => Kind::Text,
    }
}

/// Where a blocking writer meets an async body.
struct Pipe {
    sender: mpsc::Sender<io::Result<Bytes>>,
    piece: Vec<u8>,
}

impl Pipe {
    fn send(&mut self) -> io::Result<()> {
        if self.piece.is_empty() {
            return Ok(());
        }
        let piece = std::mem::replace(&mut self.piece, Vec::with_capacity(PIECE));
        self.sender.blocking_send(Ok(piece.into())).map_err(|_| io::Error::other("nobody reads any more"))
    }
}

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.piece.extend_from_slice(bytes);
        if self.piece.len() >= PIECE {
            self.send()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.send()
    }
}

impl Drop for Pipe {
    fn drop(&mut self) {
        let _ = self.send();
    }
}
