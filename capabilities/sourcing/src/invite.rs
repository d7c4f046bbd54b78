//! A supplier is invited, and gets a secret link.
use crate::{Bid, BidState, MANAGE, Rfq, RfqState, store};
use access::secret::Secret;
use domain::{Date, Event};
use engine::{Command, Happening, Permission, Place, Ref, Result, Work};
use parties::Supplier;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A supplier was invited, or got another link.
pub const INVITED: Event = Event::new("invited", "invited the supplier of");

/// Invites a supplier to bid, and makes the secret link by which it does. Once more makes another link and ends the
/// first. The link is told only now: what is kept is a digest of it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Invite {
    /// To which request.
    pub rfq: Ref<Rfq>,
    /// Whom.
    pub supplier: Ref<Supplier>,
}

/// An invitation.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Invited {
    /// The bid that the supplier is to make.
    pub id: i64,
    /// The address. Whoever has it bids for this supplier, and sees nothing of the others.
    pub link: String,
    /// The last day on which it works.
    pub ends_on: Option<Date>,
}

impl Command for Invite {
    const NAME: &'static str = "sourcing.invite";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Invites a supplier to bid, and makes the secret link by which it does.";
    const PLACE: Place = Place::post("/rfqs/{rfq}/invitations");
    type Outcome = Invited;

    fn run(self, work: &mut Work<'_>) -> Result<Invited> {
        let rfq = work.find_to_change(&self.rfq)?;
        rfq.must_be(&[RfqState::Open])?;
        let supplier = work.find(&self.supplier)?;
        let id = match store::bid_of(work, rfq.id, supplier.id)? {
            Some(bid) => {
                let bid = work.load::<Bid>(bid)?;
                work.record(&bid, &bid.record, Happening::of(INVITED).fact("again", true))?
            }
            None => {
                let id = work.new_id::<Bid>()?;
                let bid = Bid {
                    id,
                    code: format!("{}/{}", rfq.code, store::bids_of(work, rfq.id)?.len() + 1),
                    rfq: rfq.id,
                    supplier: supplier.id,
                    state: BidState::Invited,
                    currency: None,
                    valid_until: None,
                    payment_terms: None,
                    answers: None,
                    submitted_on: None,
                    came_by: None,
                    rate: None,
                    rate_on: None,
                    rounds: 0,
                    company: rfq.company,
                };
                work.register(&bid, Happening::of(INVITED))?
            }
        };
        let secret = Secret::random();
        // To the end of the last day.
        let ends = rfq.deadline.unwrap_or(work.today()).plus_days(1).start_in(work.zone());
        store::keep_link(work, id, &hex(&secret.digest()), ends)?;
        let link = format!("{}/bid/{}", work.settings().base_url, secret.reveal());
        Ok(Invited { id: id.number(), link, ends_on: rfq.deadline })
    }
}

/// A digest as the database keeps it.
pub(crate) fn hex(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
