//! Bidding by a secret link, without an account: one supplier, one request, until its last day.
use crate::{
    Bid, Rfq,
    enter_bid::take,
    invite::hex,
    rules::offer::{Asked, Offer},
    store,
};
use access::secret::digest;
use domain::{Date, Id, Refusal};
use engine::{Actor, Error, Kept, Record, Result, View, Work};
use parties::Supplier;
use std::sync::Arc;

/// What a supplier sees behind its link.
#[derive(Clone, Debug)]
pub struct Asking {
    /// The request.
    pub code: String,
    /// What for.
    pub title: String,
    /// What the organisation writes above the lines.
    pub terms: String,
    /// The last day for bids.
    pub deadline: Option<Date>,
    /// When it must be there.
    pub needed_by: Option<Date>,
    /// Who is asked.
    pub supplier: String,
    /// The currency to begin with.
    pub currency: String,
    /// What is asked for, with what is required of it.
    pub lines: Vec<(Asked, String)>,
    /// What else is asked.
    pub questions: Vec<String>,
    /// When this supplier bid, if it did.
    pub submitted_on: Option<Date>,
}

/// Whoever comes by a link, as the journal has them.
pub fn bearer() -> Arc<Actor> {
    Arc::new(Actor { name: "link:bid".into(), ..(*Actor::system()).clone() })
}

fn ended() -> Error {
    let message = "This link has ended, or there is another one by now. Ask whoever sent it.";
    Refusal::new("link-has-ended", message).into()
}

fn behind(view: &mut View<'_>, secret: &str) -> Result<(Id<Bid>, Kept<Rfq>)> {
    let now = view.now();
    let bid = store::linked(view, &hex(&digest(secret)), now)?.ok_or_else(ended)?;
    let rfq = view.see::<Bid>(bid)?.rfq;
    let rfq = view.see::<Rfq>(rfq)?;
    rfq.takes_bids(view.today())?;
    Ok((bid, rfq))
}

/// What the link is for.
pub fn asking(view: &mut View<'_>, secret: &str) -> Result<Asking> {
    let (bid, rfq) = behind(view, secret)?;
    let bid = view.see::<Bid>(bid)?;
    let supplier = view.labels(Supplier::KIND, &[bid.supplier.number()])?.into_values().next();
    let terms = rfq.state().get("terms").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
    Ok(Asking {
        code: rfq.code.clone(),
        title: rfq.title.clone(),
        terms,
        deadline: rfq.deadline,
        needed_by: rfq.needed_by,
        supplier: supplier.unwrap_or_default(),
        currency: bid.currency.clone().unwrap_or_else(|| rfq.currency.clone()),
        lines: store::asked_with_requirements(view, rfq.id)?,
        questions: store::questions(view, rfq.id)?,
        submitted_on: bid.submitted_on,
    })
}

/// Keeps what a supplier offers by its link.
pub fn submit(work: &mut Work<'_>, secret: &str, offer: &Offer) -> Result<Id<Bid>> {
    let (bid, rfq) = behind(work, secret)?;
    let bid = work.load::<Bid>(bid)?;
    take(work, &bid, &rfq, offer, "link")
}
