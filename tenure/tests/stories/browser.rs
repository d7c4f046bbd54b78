//! A browser without script, with somebody signed in before it: it follows nothing by itself.
use crate::{
    office::{Office, Somebody},
    served::{Answer, form_of, page_of},
};
use axum::{
    body::Body,
    http::{Request, StatusCode},
};

pub(crate) struct Browser<'o> {
    office: &'o Office,
    cookie: String,
}

impl<'o> Browser<'o> {
    /// In front of somebody who has just signed in by a link.
    pub(crate) fn of(office: &'o Office, who: &Somebody<'_>) -> Self {
        let link = access::sign_in::one_time_link(office.engine(), domain::Id::new(who.account)).unwrap();
        let mut browser = Self { office, cookie: String::new() };
        let answer = browser.ask(form_of("same-origin", &link[link.find("/sign-in").unwrap()..], &[]));
        browser.cookie.clone_from(&answer.cookie);
        assert!(browser.cookie.starts_with("tenure_session="), "{}", answer.text());
        browser
    }

    fn ask(&self, request: Request<Body>) -> Answer {
        self.office.ask(request, &self.cookie)
    }

    /// What a page says.
    pub(crate) fn reads(&self, path: &str) -> String {
        let answer = self.opens(path);
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text());
        answer.text()
    }

    /// A page or a file, whatever comes of it.
    pub(crate) fn opens(&self, path: &str) -> Answer {
        self.ask(page_of(path))
    }

    /// Sends a form that is taken; answers where it leads.
    pub(crate) fn sends(&self, path: &str, fields: &[(&str, &str)]) -> String {
        let answer = self.ask(form_of("same-origin", path, fields));
        assert!(answer.status.is_redirection(), "{path} {fields:?}: {} {}", answer.status, answer.text());
        answer.to
    }

    /// Sends a form that answers with a page of its own.
    pub(crate) fn asks(&self, path: &str, fields: &[(&str, &str)]) -> String {
        let answer = self.ask(form_of("same-origin", path, fields));
        assert_eq!(answer.status, StatusCode::OK, "{path} {fields:?}: {}", answer.text());
        answer.text()
    }

    /// Does something on the page of a record, as its button does; answers where it leads.
    pub(crate) fn does(&self, verb: &str, on: &str, about: &str, more: &[(&str, &str)]) -> String {
        let subject = format!("#{}", on.rsplit('/').next().unwrap());
        let mut fields = vec![(about, subject.as_str()), ("_back", on)];
        fields.extend(more);
        self.sends(&format!("/do/{verb}"), &fields)
    }
}
