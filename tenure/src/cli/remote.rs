//! A server, asked through its API.
use crate::cli::outcome::Failure;
use serde_json::Value;
use ureq::Agent;

/// A server and the token to use.
pub(crate) struct Remote {
    base: String,
    token: String,
    agent: Agent,
}

impl Remote {
    pub(crate) fn new(server: &str, token: &str) -> Self {
        let config = Agent::config_builder().http_status_as_error(false).build();
        Self {
            base: format!("{}/api/v1", server.trim_end_matches('/')),
            token: token.to_owned(),
            agent: Agent::new_with_config(config),
        }
    }

    /// Asks something; `pairs` go behind the question mark.
    pub(crate) fn get(&self, path: &str, pairs: &[(String, String)]) -> Result<Value, Failure> {
        let request = self
            .agent
            .get(format!("{}{path}", self.base))
            .header("authorization", format!("Bearer {}", self.token))
            .query_pairs(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        answer(request.call())
    }

    /// Writes an answer that is a file.
    pub(crate) fn download(
        &self,
        path: &str,
        pairs: &[(String, String)],
        mut out: impl std::io::Write,
    ) -> Result<(), Failure> {
        let request = self
            .agent
            .get(format!("{}{path}", self.base))
            .header("authorization", format!("Bearer {}", self.token))
            .query_pairs(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        let response = request.call();
        match response {
            Ok(mut response) if response.status().is_success() => {
                let copied = std::io::copy(&mut response.body_mut().as_reader(), &mut out);
                copied.map_err(|error| {
                    Failure::Remote(0, "unavailable".into(), format!("The file broke off: {error}."))
                })?;
                Ok(())
            }
            other => answer(other).map(|_| ()),
        }
    }

    /// Does something.
    pub(crate) fn send(
        &self,
        method: &str,
        path: &str,
        pairs: &[(String, String)],
        body: &Value,
    ) -> Result<Value, Failure> {
        let mut address = format!("{}{path}", self.base);
        for (n, (name, value)) in pairs.iter().enumerate() {
            let sign = if n == 0 { '?' } else { '&' };
            address.push_str(&format!("{sign}{name}={}", encoded(value)));
        }
        let authorization = format!("Bearer {}", self.token);
        let response = match method {
            "DELETE" => self.agent.delete(address).header("authorization", authorization).call(),
            "PUT" => self.agent.put(address).header("authorization", authorization).send_json(body),
            "PATCH" => self.agent.patch(address).header("authorization", authorization).send_json(body),
            _ => self.agent.post(address).header("authorization", authorization).send_json(body),
        };
        answer(response)
    }
}

/// A text as it stands in an address.
pub(crate) fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}

fn answer(response: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Value, Failure> {
    let mut response = response.map_err(|error| {
        Failure::Remote(0, "unavailable".into(), format!("The server does not answer: {error}."))
    })?;
    let status = response.status().as_u16();
    let body: Value = response.body_mut().read_json().unwrap_or_default();
    if status < 400 {
        return Ok(body);
    }
    let text = |name: &str| body.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    Err(Failure::Remote(status, text("code"), text("title")))
}
