//! A client that keeps its connection.
use crate::Result;
use serde_json::Value;
use std::io;
use ureq::{
    Agent,
    http::{Request, StatusCode, header},
};

/// What a client asks.
pub(super) struct Ask {
    pub(super) method: &'static str,
    pub(super) path: String,
    pub(super) body: String,
}

impl Ask {
    pub(super) fn get(path: impl Into<String>) -> Self {
        Self { method: "GET", path: path.into(), body: String::new() }
    }

    pub(super) fn send(method: &'static str, path: impl Into<String>, body: &Value) -> Self {
        Self { method, path: path.into(), body: body.to_string() }
    }
}

/// Somebody with a token, for the API, and a session, for pages. A clone has a connection of its own.
pub(super) struct Client {
    agent: Agent,
    base: String,
    token: String,
    cookie: String,
}

impl Clone for Client {
    fn clone(&self) -> Self {
        Self {
            agent: agent(),
            base: self.base.clone(),
            token: self.token.clone(),
            cookie: self.cookie.clone(),
        }
    }
}

fn agent() -> Agent {
    let config = Agent::config_builder().http_status_as_error(false).max_redirects(0);
    config.max_redirects_will_error(false).build().new_agent()
}

impl Client {
    pub(super) fn new(base: &str, token: &str) -> Self {
        let cookie = String::new();
        Self { agent: agent(), base: base.to_owned(), token: token.to_owned(), cookie }
    }

    /// With a session as well, by a link that works once.
    pub(super) fn signed_in(mut self, link: &str) -> Result<Self> {
        let path = link.find("/sign-in").and_then(|at| link.get(at..)).ok_or("There is no sign-in link.")?;
        let request = Request::post(format!("{}{path}", self.base)).header("sec-fetch-site", "same-origin");
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body("")?;
        let answer = self.agent.run(request)?;
        let cookie = answer.headers().get(header::SET_COOKIE).ok_or("The link signs nobody in.")?.to_str()?;
        self.cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        Ok(self)
    }

    /// Asks, reads the answer to its end, and says how it went and how many bytes it had.
    pub(super) fn ask(&self, ask: &Ask) -> Result<(StatusCode, u64)> {
        let mut answer = self.answer_to(ask, "application/json")?;
        let bytes = io::copy(&mut answer.body_mut().as_reader(), &mut io::sink())?;
        Ok((answer.status(), bytes))
    }

    /// What the API tells.
    pub(super) fn told(&self, ask: &Ask) -> Result<Value> {
        self.told_as(ask, "application/json")
    }

    /// What the API tells somebody who sends something else than JSON.
    pub(super) fn told_as(&self, ask: &Ask, kind: &str) -> Result<Value> {
        let mut answer = self.answer_to(ask, kind)?;
        let value: Value = serde_json::from_reader(answer.body_mut().as_reader())?;
        match answer.status().is_success() {
            true => Ok(value),
            false => Err(format!("{} {}: {value}", ask.method, ask.path).into()),
        }
    }

    fn answer_to(&self, ask: &Ask, kind: &str) -> Result<ureq::http::Response<ureq::Body>> {
        let request = Request::builder().method(ask.method).uri(format!("{}{}", self.base, ask.path));
        let request = match ask.path.starts_with("/api/") {
            true => request.header(header::AUTHORIZATION, format!("Bearer {}", self.token)),
            false => request.header(header::COOKIE, &self.cookie).header(header::ACCEPT, "text/html"),
        };
        let request = match ask.body.is_empty() {
            true => return Ok(self.agent.run(request.body(())?)?),
            false => request.header(header::CONTENT_TYPE, kind),
        };
        Ok(self.agent.run(request.body(ask.body.as_str())?)?)
    }
}
