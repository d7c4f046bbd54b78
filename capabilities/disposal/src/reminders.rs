//! Every morning: whose certificates end, and which lots wait for what their partner has to say.
use crate::{
    Lot, MANAGE, Partner, PartnerCertificate,
    rules::reminders::{FORGOTTEN, REMINDERS, WAITING, reminder, waiting},
    store,
};
use domain::{Event, Id};
use engine::{
    Happening, Record, Result, Work,
    jobs::{JobKind, JobRun, Progress, Step},
};
use notices::Notice;
use serde_json::json;

/// Somebody was reminded that a certificate ends.
pub(crate) const REMINDED: Event = Event::new("reminded", "reminded of the end of");

/// The job.
pub(crate) const REMIND: JobKind = JobKind {
    name: "disposal.remind",
    says: "Reminds of certificates of service partners that end, and of lots whose partner has not answered.",
    schedule: Some("10 6 * * *"),
    step: Step::Inside(step),
};

fn step(work: &mut Work<'_>, run: &mut JobRun) -> Result<Progress> {
    let today = work.today();
    let (from, to) = (today.plus_days(-FORGOTTEN), today.plus_days(REMINDERS[0]));
    for (id, partner, standard, until) in store::certificates_ending(work, from, to)? {
        let Some(reminder) = reminder(until, today) else { continue };
        let certificate = work.load::<PartnerCertificate>(Id::new(id))?;
        // Until when a partner is certified may change by a day passing.
        work.refresh(Partner::KIND, certificate.partner.number())?;
        if tell(work, &certificate, &partner, standard.label(), reminder)? {
            let what = Happening::of(REMINDED).fact("days_left", until.days_since(today));
            work.record(&certificate, &certificate.record, what)?;
            run.done += 1;
        }
    }
    for (id, left) in store::lots_away_since(work, today.plus_days(-WAITING[0]))? {
        let days = today.days_since(left);
        let Some(reminder) = waiting(days) else { continue };
        let lot = work.load::<Lot>(Id::new(id))?;
        if tell_of_waiting(work, &lot, days, reminder)? {
            run.done += 1;
        }
    }
    run.result = json!({ "reminders": run.done });
    Ok(Progress::Done)
}

/// Tells whoever looks after the partner, or those who look after lots, that its papers are missing; answers whether
/// that was new to somebody.
fn tell_of_waiting(work: &mut Work<'_>, lot: &Lot, days: i64, reminder: i64) -> Result<bool> {
    let partner = lot.partner.number();
    let partner = work.labels(Partner::KIND, &[partner])?.remove(&partner).unwrap_or_default();
    let people = match store::looked_after_by(work, lot.partner)? {
        Some(person) => vec![person],
        None => access::who_may_to(work, MANAGE, (Lot::KIND, lot.id.number()))?,
    };
    let mut is_new = false;
    for person in people {
        let subject = format!("{} waits for the papers of {partner}", lot.number);
        let notice = Notice::new(person, "disposal.lot-waits", subject)
            .text(format!("It left {days} days ago. Ask for its weights and certificates."))
            .href(format!("/disposal-lots/{}", lot.id))
            .once(format!("lot-waits:{}:{reminder}", lot.id));
        is_new |= notices::tell(work, notice)?;
    }
    Ok(is_new)
}

/// Tells whoever looks after the partner, or those who look after partners; answers whether that was new to somebody.
fn tell(
    work: &mut Work<'_>,
    certificate: &PartnerCertificate,
    partner: &str,
    standard: &str,
    reminder: i64,
) -> Result<bool> {
    let people = match store::looked_after_by(work, certificate.partner)? {
        Some(person) => vec![person],
        None => access::who_may_to(work, MANAGE, (Partner::KIND, certificate.partner.number()))?,
    };
    let until = certificate.valid_until;
    let mut is_new = false;
    for person in people {
        let subject = match until < work.today() {
            true => format!("{standard} of {partner} ended on {until}"),
            false => format!("{standard} of {partner} ends on {until}"),
        };
        let notice = Notice::new(person, "disposal.certificate-ends", subject)
            .text("Without a certificate that holds on the day, no lot goes to this partner. Record its renewal.")
            .href(format!("/service-partners/{}", certificate.partner))
            .once(format!("partner-certificate:{}:{until}:{reminder}", certificate.id));
        is_new |= notices::tell(work, notice)?;
    }
    Ok(is_new)
}
