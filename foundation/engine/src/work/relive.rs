//! Several people's doings at several moments in one transaction: for histories that are made up.
use crate::{Actor, Error, Request, Result, Work};
use domain::Instant;
use std::{mem::replace, sync::Arc};

impl Work<'_> {
    /// Does something as another actor, with their rights, at a moment of its own, everybody's reactions included: the
    /// demo estate and simulations live through years in a few transactions. A clock that is fixed is moved there; the
    /// machine's own is not, and then it happens now.
    ///
    /// Only the system may, and only for what it makes up itself.
    pub fn relive<T>(
        &mut self,
        at: Instant,
        actor: &Arc<Actor>,
        request: Request,
        inner: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Result<T> {
        if self.view.actor.name != Actor::system().name {
            return Err(Error::internal("only the system lives through a made-up history"));
        }
        let clock = &self.view.shared.clock;
        clock.set(at);
        let now = replace(&mut self.view.now, clock.now());
        let system = replace(&mut self.view.actor, actor.clone());
        let outer = replace(&mut self.request, request);
        let result = inner(self).and_then(|done| self.settle().map(|()| done));
        self.request = outer;
        self.view.actor = system;
        self.view.now = now;
        result
    }
}
