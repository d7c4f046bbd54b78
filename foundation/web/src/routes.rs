use crate::{
    ApiResult, AppState, Asked, Problem,
    api::{Door, Operation},
};
use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    handler::Handler,
    response::Response,
    routing::{MethodFilter, on},
};
use std::sync::{Arc, LazyLock};

/// For whom a route answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Only for somebody who is signed in; what they may do the engine decides.
    Callers,
    /// For everybody: a short list, each with its reason in the code.
    Everybody,
}

/// One thing that the server answers.
#[derive(Clone)]
pub struct Route {
    /// `GET`, `POST`, …
    pub method: &'static str,
    /// The path, with `{names}`.
    pub path: String,
    /// For whom.
    pub audience: Audience,
    /// Tells what it is in the document of the API; nothing for pages.
    pub describe: Option<Describe>,
}

/// Describes an operation when somebody needs it: the document, or the first request that is held against it. There
/// are more than a thousand, and most of them nobody asks for between two starts.
pub type Describe = Arc<dyn Fn() -> Operation + Send + Sync>;

/// A router that remembers what it serves, so that tests and documentation can walk every route.
#[derive(Default)]
pub struct Routes {
    router: Router<AppState>,
    list: Vec<Route>,
    has_otherwise: bool,
}

impl Routes {
    /// Answers callers at a path.
    #[must_use]
    pub fn on<H, T>(self, method: &'static str, path: impl Into<String>, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        self.add(method, path.into(), Audience::Callers, handler)
    }

    /// Answers everybody at a path.
    #[must_use]
    pub fn public<H, T>(self, method: &'static str, path: impl Into<String>, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        self.add(method, path.into(), Audience::Everybody, handler)
    }

    /// Answers an operation of the API. A request that does not fit what the operation says never reaches `answer`.
    #[must_use]
    pub fn operation<D, F, A>(
        self,
        method: &'static str,
        path: impl Into<String>,
        describe: D,
        answer: F,
    ) -> Self
    where
        D: Fn() -> Operation + Send + Sync + 'static,
        F: Fn(AppState, Asked) -> A + Clone + Send + Sync + 'static,
        A: Future<Output = ApiResult<Response>> + Send + 'static,
    {
        let (describe, door) = opened_later(describe);
        let handler = move |State(state): State<AppState>, http: Request| {
            let (door, answer) = (door.clone(), answer.clone());
            async move {
                let asked = door.let_in(&state, http).await?;
                answer(state, asked).await
            }
        };
        self.described(method, path.into(), describe, handler)
    }

    /// Answers an operation of the API whose body is a file, which `answer` reads by itself.
    #[must_use]
    pub fn upload<D, F, A>(
        self,
        method: &'static str,
        path: impl Into<String>,
        describe: D,
        answer: F,
    ) -> Self
    where
        D: Fn() -> Operation + Send + Sync + 'static,
        F: Fn(AppState, Asked, Body) -> A + Clone + Send + Sync + 'static,
        A: Future<Output = ApiResult<Response>> + Send + 'static,
    {
        let (describe, door) = opened_later(describe);
        let handler = move |State(state): State<AppState>, http: Request| {
            let (door, answer) = (door.clone(), answer.clone());
            async move {
                let (parts, body) = http.into_parts();
                let asked = door.let_in(&state, Request::from_parts(parts, Body::empty())).await?;
                answer(state, asked, body).await
            }
        };
        self.described(method, path.into(), describe, handler)
    }

    fn described<H, T>(mut self, method: &'static str, path: String, describe: Describe, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        self = self.add(method, path, Audience::Callers, handler);
        if let Some(route) = self.list.last_mut() {
            route.describe = Some(describe);
        }
        self
    }

    fn add<H, T>(mut self, method: &'static str, path: String, audience: Audience, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        self.router = self.router.route(&positional(&path), on(filter(method), handler));
        self.list.push(Route { method, path, audience, describe: None });
        self
    }

    /// These routes and others.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.list.extend(other.list);
        self
    }

    /// What is served.
    pub fn list(&self) -> &[Route] {
        &self.list
    }

    /// The router, to be served with its state.
    pub fn into_router(self, state: AppState) -> Router {
        let router = match self.has_otherwise {
            true => self.router,
            false => self.router.fallback(|| async { Problem::nothing_here() }),
        };
        router.with_state(state)
    }

    /// Answers whoever asks for what is not there. Without this they are told so by a problem document.
    #[must_use]
    pub fn otherwise<H, T>(self, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        Self { router: self.router.fallback(handler), has_otherwise: true, ..self }
    }
}

/// A door that is made of its operation when the first request comes.
type LaterDoor = Arc<LazyLock<Door, Box<dyn FnOnce() -> Door + Send>>>;

fn opened_later(describe: impl Fn() -> Operation + Send + Sync + 'static) -> (Describe, LaterDoor) {
    let describe: Describe = Arc::new(describe);
    let told = describe.clone();
    (describe, Arc::new(LazyLock::new(Box::new(move || Door::of(&told())))))
}

fn filter(method: &str) -> MethodFilter {
    match method {
        "POST" => MethodFilter::POST,
        "PUT" => MethodFilter::PUT,
        "PATCH" => MethodFilter::PATCH,
        "DELETE" => MethodFilter::DELETE,
        _ => MethodFilter::GET,
    }
}

/// The path with its names replaced by their position: `/assets/{asset}/move` and `/assets/{id}` must not disagree
/// about what the same place is called.
fn positional(path: &str) -> String {
    let name = |(n, part): (usize, &str)| match part.starts_with('{') {
        true if part.starts_with("{*") => part.to_owned(),
        true => format!("{{p{n}}}"),
        false => part.to_owned(),
    };
    path.split('/').enumerate().map(name).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::positional;

    #[test]
    fn names_give_way_to_positions() {
        assert_eq!(positional("/assets/{asset}/files/{file}"), "/assets/{p2}/files/{p4}");
        assert_eq!(positional("/a/{*rest}"), "/a/{*rest}");
    }
}
