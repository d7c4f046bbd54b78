//! The routes of pages: a function for each page, a function for each form.
use crate::{Anybody, Desk, Page, Sent, Shown, Visit, Visitor, frame, page::Status, trouble, visit::sign_in};
use axum::{
    extract::{Form, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use engine::{Doing, Door, Error, Permission, Request, Result, View, Who};
use maud::Markup;
use serde_json::{Map, Value};
use std::sync::Arc;
use web::{AppState, Routes};

/// The routes of pages in the making.
pub struct Rooms {
    desk: Arc<Desk>,
    routes: Routes,
}

impl Rooms {
    /// No page yet.
    pub fn new(desk: &Arc<Desk>) -> Self {
        Self { desk: desk.clone(), routes: Routes::default() }
    }

    /// A page for somebody who is signed in and may do what it needs.
    #[must_use]
    pub fn page(
        self,
        path: impl Into<String>,
        needs: Permission,
        show: impl Fn(&mut Page<'_, '_>) -> Result<Shown> + Clone + Send + Sync + 'static,
    ) -> Self {
        let desk = self.desk.clone();
        let handler = move |State(state): State<AppState>, Visitor(visit): Visitor| {
            let (desk, show) = (desk.clone(), show.clone());
            async move { answer(&state, desk, visit, needs, show).await }
        };
        Self { routes: self.routes.on("GET", path, handler), ..self }
    }

    /// A file to save, for somebody who is signed in and may do what it needs: a document, a calendar.
    #[must_use]
    pub fn file(
        self,
        path: impl Into<String>,
        needs: Permission,
        make: impl Fn(&mut Page<'_, '_>) -> Result<Download> + Clone + Send + Sync + 'static,
    ) -> Self {
        let desk = self.desk.clone();
        let handler = move |State(state): State<AppState>, Visitor(visit): Visitor| {
            let (desk, make) = (desk.clone(), make.clone());
            async move { saved(&state, desk, visit, needs, make).await }
        };
        Self { routes: self.routes.on("GET", path, handler), ..self }
    }

    /// What a form sends, taken by somebody who is signed in. Whatever it changes goes through [`Sending`].
    #[must_use]
    pub fn form<F, A>(self, path: impl Into<String>, take: F) -> Self
    where
        F: Fn(Sending) -> A + Clone + Send + Sync + 'static,
        A: Future<Output = Response> + Send + 'static,
    {
        let desk = self.desk.clone();
        let handler = move |State(state): State<AppState>,
                            Visitor(visit): Visitor,
                            Form(sent): Form<Vec<(String, String)>>| {
            let (desk, take) = (desk.clone(), take.clone());
            async move { take(Sending { state, desk, visit: Arc::new(visit), sent: Sent(sent) }).await }
        };
        Self { routes: self.routes.on("POST", path, handler), ..self }
    }

    /// A page for everybody, signed in or not. Each stands in the short list of public routes, with its reason.
    #[must_use]
    pub fn public<F, A>(self, path: impl Into<String>, show: F) -> Self
    where
        F: Fn(AppState, Arc<Desk>, Visit) -> A + Clone + Send + Sync + 'static,
        A: Future<Output = Response> + Send + 'static,
    {
        let desk = self.desk.clone();
        let handler = move |State(state): State<AppState>, Anybody(visit): Anybody| {
            let (desk, show) = (desk.clone(), show.clone());
            async move { show(state, desk, visit).await }
        };
        Self { routes: self.routes.public("GET", path, handler), ..self }
    }

    /// A form for everybody, signed in or not.
    #[must_use]
    pub fn public_form<F, A>(self, path: impl Into<String>, take: F) -> Self
    where
        F: Fn(AppState, Arc<Desk>, Visit, Sent) -> A + Clone + Send + Sync + 'static,
        A: Future<Output = Response> + Send + 'static,
    {
        let desk = self.desk.clone();
        let handler = move |State(state): State<AppState>,
                            Anybody(visit): Anybody,
                            Form(sent): Form<Vec<(String, String)>>| {
            let (desk, take) = (desk.clone(), take.clone());
            async move { take(state, desk, visit, Sent(sent)).await }
        };
        Self { routes: self.routes.public("POST", path, handler), ..self }
    }

    /// Other routes beside these.
    #[must_use]
    pub fn merge(self, routes: Routes) -> Self {
        Self { routes: self.routes.merge(routes), ..self }
    }

    /// The desk.
    pub fn desk(&self) -> &Arc<Desk> {
        &self.desk
    }

    /// The routes.
    pub fn into_routes(self) -> Routes {
        self.routes
    }
}

/// A form that somebody sent.
pub struct Sending {
    /// What handlers reach.
    pub state: AppState,
    /// What the interface is made of.
    pub desk: Arc<Desk>,
    /// The request.
    pub visit: Arc<Visit>,
    /// What was sent.
    pub sent: Sent,
}

impl Sending {
    /// Who sent it.
    pub fn who(&self) -> Result<Who> {
        self.visit.who.clone().ok_or(Error::Unauthenticated)
    }

    /// The circumstances of what is done: the day and the reason that the form names, the version it was made from.
    pub fn request(&self) -> Result<Request> {
        let mut request = Request::through(Door::Page);
        request.id = self
            .visit
            .raw
            .headers
            .get("x-request-id")
            .and_then(|id| id.to_str().ok())
            .unwrap_or_default()
            .to_owned();
        request.reason = self.sent.says("_reason").map(str::to_owned);
        request.if_version = self.sent.says("_version").and_then(|version| version.parse().ok());
        request.correction = self.sent.says("_correction") == Some("yes");
        if let Some(day) = self.sent.says("_on") {
            let wrong = |_| Error::invalid("_on", "not-a-date", "This is not a day.");
            request.on = Some(day.parse().map_err(wrong)?);
        }
        Ok(request)
    }

    /// Does something, by its name.
    pub async fn perform(&self, name: &str, input: Map<String, Value>) -> Result<Value> {
        let doing = self.state.engine.doing(name).ok_or(Error::NotFound("action"))?;
        self.perform_doing(doing, input).await
    }

    /// Does something.
    pub async fn perform_doing(&self, doing: Doing, input: Map<String, Value>) -> Result<Value> {
        self.state.engine.perform(self.who()?, self.request()?, doing, Value::Object(input)).await
    }

    /// Reads something before anything is done.
    pub async fn view<T: Send + 'static>(
        &self,
        needs: Permission,
        read: impl Fn(&mut Page<'_, '_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (desk, visit) = (self.desk.clone(), self.visit.clone());
        let inside = move |view: &mut View<'_>| read(&mut Page::new(&desk, &visit, view)?);
        self.state.engine.view(self.who()?, needs, inside).await
    }

    /// Shows a page as the answer: a form that was refused, with what was entered.
    pub async fn show(
        &self,
        needs: Permission,
        show: impl Fn(&mut Page<'_, '_>) -> Result<Shown> + Clone + Send + Sync + 'static,
    ) -> Response {
        shown(&self.state, self.desk.clone(), self.visit.clone(), needs, show).await
    }

    /// Where to go afterwards: where the form says, if that is a page of ours.
    pub fn back_or(&self, otherwise: &str) -> String {
        let back = self.sent.says("_back").filter(|back| back.starts_with('/') && !back.starts_with("//"));
        back.unwrap_or(otherwise).to_owned()
    }

    /// Answers an error for which there is no form to show again.
    pub async fn trouble(&self, error: Error) -> Response {
        trouble::answer(&self.state, self.desk.clone(), self.visit.clone(), error).await
    }
}

/// The way to another page, after a form.
pub fn go(to: &str) -> Response {
    Redirect::to(to).into_response()
}

async fn answer(
    state: &AppState,
    desk: Arc<Desk>,
    visit: Visit,
    needs: Permission,
    show: impl Fn(&mut Page<'_, '_>) -> Result<Shown> + Clone + Send + Sync + 'static,
) -> Response {
    shown(state, desk, Arc::new(visit), needs, show).await
}

/// A file to save.
#[derive(Clone, Debug)]
pub struct Download {
    /// What it is: `application/pdf`.
    pub media: &'static str,
    /// What it is called: `CD-000017.pdf`.
    pub name: String,
    /// What is in it.
    pub content: Vec<u8>,
}

async fn saved(
    state: &AppState,
    desk: Arc<Desk>,
    visit: Visit,
    needs: Permission,
    make: impl Fn(&mut Page<'_, '_>) -> Result<Download> + Send + Sync + 'static,
) -> Response {
    let visit = Arc::new(visit);
    let Some(who) = visit.who.clone() else { return go(&sign_in(&visit.address)) };
    let (inner_desk, inner_visit) = (desk.clone(), visit.clone());
    let made =
        state.engine.view(who, needs, move |view| make(&mut Page::new(&inner_desk, &inner_visit, view)?));
    match made.await {
        Ok(file) => web::download(file.media, &file.name, file.content),
        Err(error) => trouble::answer(state, desk, visit, error).await,
    }
}

/// A page in its frame, made in one reading of the register.
pub(crate) async fn shown(
    state: &AppState,
    desk: Arc<Desk>,
    visit: Arc<Visit>,
    needs: Permission,
    show: impl Fn(&mut Page<'_, '_>) -> Result<Shown> + Send + Sync + 'static,
) -> Response {
    let Some(who) = visit.who.clone() else { return go(&sign_in(&visit.address)) };
    let (inner_desk, inner_visit) = (desk.clone(), visit.clone());
    let made = state.engine.view(who, needs, move |view| {
        let mut page = Page::new(&inner_desk, &inner_visit, view)?;
        let shown = show(&mut page)?;
        if let Some(to) = shown.elsewhere {
            return Ok(Made::Elsewhere(to));
        }
        let status = shown.status;
        Ok(Made::Page(frame::framed(&mut page, &shown)?, status))
    });
    match made.await {
        Ok(Made::Elsewhere(to)) => go(&to),
        Ok(Made::Page(markup, status)) => sent(&markup, status),
        Err(error) => trouble::answer(state, desk, visit, error).await,
    }
}

enum Made {
    Page(Markup, Status),
    Elsewhere(String),
}

/// A document on its way to the browser.
pub fn sent(markup: &Markup, status: Status) -> Response {
    let code = match status {
        Status::Fine => StatusCode::OK,
        Status::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
        Status::Refused => StatusCode::CONFLICT,
        Status::Missing => StatusCode::NOT_FOUND,
    };
    document(markup, code)
}

pub(crate) fn document(markup: &Markup, code: StatusCode) -> Response {
    let mut response = (code, markup.0.clone()).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers
        .insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(ui::kit::CONTENT_SECURITY_POLICY));
    response
}

/// A page without a frame, for somebody who is not signed in: a heading, a sentence, what is to be done.
pub fn gate(
    state: &AppState,
    desk: &Desk,
    visit: &Visit,
    status: Status,
    inside: impl FnOnce(&ui::i18n::Locale) -> (String, String, Markup),
) -> Response {
    gate_with(state, desk, visit, status, &[], inside)
}

/// [`gate`], with scripts that only it needs.
pub fn gate_with(
    state: &AppState,
    desk: &Desk,
    visit: &Visit,
    status: Status,
    scripts: &[&str],
    inside: impl FnOnce(&ui::i18n::Locale) -> (String, String, Markup),
) -> Response {
    let clock = state.engine.clock();
    let t = visit.locale(desk, clock.now(), clock.zone());
    let (title, note, body) = inside(&t);
    let site = frame::bare_site(&state.engine.settings().organisation, &visit.wishes);
    let page = ui::kit::Page { title: &title, crumbs: &[], place: "", scripts };
    sent(&ui::kit::bare_page(&t, &site, &page, &ui::kit::gate(&title, &note, &body)), status)
}
