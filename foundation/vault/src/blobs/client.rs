//! The product's own HTTP client in the shape in which `object_store` asks for one: one client and one TLS for
//! everything, and no second async stack. Every call blocks its thread, which is one that may block.
use async_trait::async_trait;
use bytes::Bytes;
use futures_util::{StreamExt, stream::BoxStream};
use http_body::{Body, Frame};
use object_store::{
    ClientOptions,
    client::{
        HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpRequestBody, HttpResponse,
        HttpResponseBody, HttpService,
    },
};
use std::{
    future::poll_fn,
    io::{self, Read},
    pin::Pin,
    sync::{Mutex, PoisonError},
    task::{Context, Poll},
    time::Duration,
};
use tokio::runtime::Runtime;
use ureq::{Agent, BodyReader, http::Request};

/// How much is read at a time.
const PIECE: usize = 1 << 16;

/// Makes clients.
#[derive(Debug)]
pub(super) struct Connector;

impl HttpConnector for Connector {
    fn connect(&self, _: &ClientOptions) -> object_store::Result<HttpClient> {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_connect(Some(Duration::from_secs(10)))
            .timeout_recv_response(Some(Duration::from_secs(60)))
            .build();
        Ok(HttpClient::new(Client(Agent::new_with_config(config))))
    }
}

#[derive(Debug)]
struct Client(Agent);

#[async_trait]
impl HttpService for Client {
    async fn call(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let (head, body) = request.into_parts();
        let body = whole(body).await?;
        let answer = match body.is_empty() && !matches!(head.method.as_str(), "PUT" | "POST") {
            true => self.0.run(Request::from_parts(head, ())),
            false => self.0.run(Request::from_parts(head, body)),
        };
        let answer = answer.map_err(|error| HttpError::new(kind_of(&error), error))?;
        Ok(answer.map(|body| HttpResponseBody::new(Answer(Mutex::new(body.into_reader())))))
    }
}

async fn whole(mut body: HttpRequestBody) -> Result<Vec<u8>, HttpError> {
    let mut bytes = Vec::with_capacity(body.content_length());
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        bytes.extend(frame?.into_data().unwrap_or_default());
    }
    Ok(bytes)
}

fn kind_of(error: &ureq::Error) -> HttpErrorKind {
    match error {
        ureq::Error::HostNotFound | ureq::Error::ConnectionFailed => HttpErrorKind::Connect,
        ureq::Error::Timeout(_) => HttpErrorKind::Timeout,
        ureq::Error::Io(_) => HttpErrorKind::Interrupted,
        _ => HttpErrorKind::Unknown,
    }
}

/// The body of an answer, read when it is asked for. The lock is there because bodies may be shared between threads;
/// nobody shares this one.
struct Answer(Mutex<BodyReader<'static>>);

impl Body for Answer {
    type Data = Bytes;
    type Error = HttpError;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, HttpError>>> {
        let mut reader = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut piece = vec![0; PIECE];
        Poll::Ready(match reader.read(&mut piece) {
            Ok(0) => None,
            Ok(read) => {
                piece.truncate(read);
                Some(Ok(Frame::data(piece.into())))
            }
            Err(error) => Some(Err(HttpError::new(HttpErrorKind::Interrupted, error))),
        })
    }
}

/// A stream as something to read from, on a thread that may block.
pub(super) fn reader_of(
    stream: BoxStream<'static, object_store::Result<Bytes>>,
    runtime: Runtime,
) -> impl Read + Send {
    Pieces { stream, runtime, waiting: Bytes::new() }
}

struct Pieces {
    stream: BoxStream<'static, object_store::Result<Bytes>>,
    runtime: Runtime,
    waiting: Bytes,
}

impl Read for Pieces {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.waiting.is_empty() {
            match self.runtime.block_on(self.stream.next()) {
                Some(piece) => self.waiting = piece.map_err(io::Error::other)?,
                None => return Ok(0),
            }
        }
        let piece = self.waiting.split_to(self.waiting.len().min(out.len()));
        out.iter_mut().zip(piece.iter()).for_each(|(to, from)| *to = *from);
        Ok(piece.len())
    }
}
