//! A supplier is invited, and gets a secret link.
use crate::{Bid, BidState, MANAGE, Rfq, RfqState, pages, store};
use access::secret::Secret;
use domain::{Date, Event, Id};
use engine::{Command, Happening, Permission, Place, Record, Ref, Result, Work};
use notices::Letter;
use parties::{Correspondent, Supplier};
use people::rules::language_of;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ui::i18n::Lang;

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
    /// Whether the link is mailed to the supplier, in the language of its country.
    #[serde(default)]
    pub mail: bool,
    /// To which e-mail address it is mailed. Left empty, the supplier's.
    #[serde(default)]
    #[schemars(length(max = 254))]
    pub to: Option<String>,
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
    /// The address that it is mailed to.
    pub mailed_to: Option<String>,
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
        let to = self.mail.then(|| Correspondent::of(&supplier, self.to)).transpose()?;
        let mailed_to = to.as_ref().map(|to| to.address.clone());
        let id = invited(work, &rfq, &supplier, mailed_to.as_deref())?;
        let secret = Secret::random();
        // To the end of the last day.
        let ends = rfq.deadline.unwrap_or(work.today()).plus_days(1).start_in(work.zone());
        store::keep_link(work, id, &hex(&secret.digest()), ends)?;
        let link = format!("{}/bid/{}", work.settings().base_url, secret.reveal());
        if let Some(to) = to {
            let (subject, text) = words(work, &rfq, &to, &link)?;
            let Correspondent { name, address, .. } = to;
            let (about, record) = (Bid::KIND, id.number());
            notices::post(work, Letter { about, record, name, address, subject, text, file: None })?;
        }
        Ok(Invited { id: id.number(), link, ends_on: rfq.deadline, mailed_to })
    }
}

/// Records that a supplier was invited, once more if it was before, and to which address the link is mailed.
fn invited(work: &mut Work<'_>, rfq: &Rfq, supplier: &Supplier, to: Option<&str>) -> Result<Id<Bid>> {
    let happening = Happening::of(INVITED).fact("to", to);
    if let Some(bid) = store::bid_of(work, rfq.id, supplier.id)? {
        let bid = work.load::<Bid>(bid)?;
        return work.record(&bid, &bid.record, happening.fact("again", true));
    }
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
    work.register(&bid, happening)
}

/// The subject and the text of the letter with the link.
fn words(work: &mut Work<'_>, rfq: &Rfq, to: &Correspondent, link: &str) -> Result<(String, String)> {
    let lang = Lang::from_tag(language_of(&to.country)).unwrap_or_default();
    let t = notices::in_language(work, lang, pages::PART.texts)?;
    let organisation = work.settings().organisation.clone();
    let deadline = rfq.deadline.map(|day| t.long_date(day)).unwrap_or_default();
    let facts = [
        ("code", rfq.code.as_str()),
        ("title", rfq.title.as_str()),
        ("organisation", organisation.as_str()),
        ("deadline", deadline.as_str()),
    ];
    let greeting = match to.contact.as_deref() {
        Some(contact) => t.say_with("sourcing-mail-greeting-to", &[("contact", contact)]),
        None => t.say("sourcing-mail-greeting"),
    };
    let until = rfq.deadline.map(|_| t.say_with("sourcing-mail-until", &facts).into_owned());
    let parts = [
        Some(greeting.into_owned()),
        Some(t.say_with("sourcing-mail-body", &facts).into_owned()),
        Some(link.to_owned()),
        until,
        Some(t.say("sourcing-mail-alone").into_owned()),
        Some(notices::signature(work)?),
    ];
    let subject = t.say_with("sourcing-mail-subject", &facts).into_owned();
    Ok((subject, parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n")))
}

/// A digest as the database keeps it.
pub(crate) fn hex(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
