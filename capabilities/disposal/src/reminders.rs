//! Every morning: whose certificates end.
use crate::{
    PartnerCertificate,
    rules::reminders::{REMINDERS, is_due},
    store,
};
use domain::{Event, Id};
use engine::{
    Happening, Result, Work,
    jobs::{JobKind, JobRun, Progress, Step},
};
use notices::Notice;
use serde_json::json;

/// Somebody was reminded that a certificate ends.
pub(crate) const REMINDED: Event = Event::new("reminded", "reminded of the end of");

/// The job.
pub(crate) const REMIND: JobKind = JobKind {
    name: "disposal.remind",
    says: "Reminds of certificates of service partners that end in 60, 30 and 7 days, and of those that ended.",
    schedule: Some("10 6 * * *"),
    step: Step::Inside(step),
};

fn step(work: &mut Work<'_>, run: &mut JobRun) -> Result<Progress> {
    let today = work.today();
    let (last, first) = (REMINDERS[0], REMINDERS[REMINDERS.len() - 1]);
    for (id, partner, standard, until) in
        store::certificates_ending(work, today.plus_days(first), today.plus_days(last))?
    {
        if !is_due(until, today) {
            continue;
        }
        let certificate = work.load::<PartnerCertificate>(Id::new(id))?;
        let what = Happening::of(REMINDED).fact("days_left", until.days_since(today));
        work.record(&certificate, &certificate.record, what)?;
        // Until when a partner is certified may change by a day passing.
        work.refresh(<crate::Partner as engine::Record>::KIND, certificate.partner.number())?;
        tell(work, &certificate, &partner, standard.label())?;
        run.done += 1;
    }
    run.result = json!({ "reminders": run.done });
    Ok(Progress::Done)
}

/// Tells whoever looks after the partner.
fn tell(work: &mut Work<'_>, certificate: &PartnerCertificate, partner: &str, standard: &str) -> Result<()> {
    let Some(person) = store::looked_after_by(work, certificate.partner)? else { return Ok(()) };
    let until = certificate.valid_until;
    let ends = if until < work.today() { "ended" } else { "ends" };
    let notice = Notice::new(
        person,
        "disposal.certificate-ends",
        format!("{standard} of {partner} {ends} on {until}"),
    )
    .text("Without a certificate that holds on the day, no lot goes to this partner. Record its renewal.")
    .href(format!("/service-partners/{}", certificate.partner))
    .once(format!("partner-certificate:{}:{}", certificate.id, until.days_since(work.today())));
    notices::tell(work, notice)?;
    Ok(())
}
