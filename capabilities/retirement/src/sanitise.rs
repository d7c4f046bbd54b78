//! A medium is sanitised: clear, purge or destroy, verified, and validated where policy wants that from somebody else.
use crate::{
    AttemptResult, Medium, Sanitisation, Validation, WORK, WipeReport,
    profile::profile_for,
    rules::{
        life::{Attempt, MediumState, Validated},
        policy::{Hands, Policy, Verification, permits},
        technique::{Technique, check},
    },
};
use assets::{Asset, Outcome, rules::stage::Stage};
use domain::{Event, Id, Instant, Refusal, State};
use engine::{Command, Error, Happening, Kept, Permission, Place, Ref, Result, Work};
use people::Person;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A medium was sanitised, or the attempt failed.
pub const MEDIUM_SANITISED: Event = Event::new("medium-sanitised", "sanitised");
/// An attempt to sanitise a medium failed.
pub const MEDIUM_FAILED: Event = Event::new("medium-failed", "failed to sanitise");

/// Records that a medium was sanitised, or that the attempt failed.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SanitiseMedium {
    /// Which medium.
    pub medium: Ref<Medium>,
    /// How far its data are out of reach (NIST SP 800-88 Rev. 2): clear, purge or destroy.
    pub outcome: Outcome,
    /// What was done to it.
    pub technique: Technique,
    /// Whether it ran to its end and was verified.
    pub result: AttemptResult,
    /// How that was verified.
    pub verification: Verification,
    /// How much was read back, in percent.
    #[serde(default)]
    #[schemars(range(min = 0, max = 100))]
    pub sampled_percent: Option<i64>,
    /// What went wrong, where it failed.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub failure: Option<String>,
    /// With what: the program or the machine.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub tool: Option<String>,
    /// Which version of it.
    #[serde(default)]
    #[schemars(length(max = 60))]
    pub tool_version: Option<String>,
    /// When it began.
    #[serde(default)]
    #[schemars(extend("format" = "date-time"))]
    pub started_at: Option<String>,
    /// When it ended.
    #[serde(default)]
    #[schemars(extend("format" = "date-time"))]
    pub finished_at: Option<String>,
    /// Who did it; you, when left out.
    #[serde(default)]
    pub operator: Option<Ref<Person>>,
    /// The second person, where policy wants two.
    #[serde(default)]
    pub second_operator: Option<Ref<Person>>,
    /// Who watched; may be somebody from outside.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub witness: Option<String>,
    /// Everything on it was encrypted, from the first byte, under the key that was destroyed.
    #[serde(default)]
    pub all_encrypted: bool,
    /// The number of the tool's own report.
    #[serde(default)]
    #[schemars(length(max = 120))]
    pub report_number: Option<String>,
    /// The file of reports that it was read from.
    #[serde(default)]
    #[schemars(skip)]
    pub report: Option<Id<WipeReport>>,
}

impl Command for SanitiseMedium {
    const NAME: &'static str = "retirement.sanitise-medium";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str =
        "Records that a medium was sanitised or destroyed, or that the attempt failed.";
    const PLACE: Place = Place::post("/media/{medium}/sanitise");
    type Outcome = Id<Sanitisation>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Sanitisation>> {
        let medium = work.find_to_change(&self.medium)?;
        let asset = self.asset_at_hand(work, &medium)?;
        let asset = asset.map(|asset| asset.state().clone()).unwrap_or_default();
        let profile = profile_for(work, &asset)?;
        medium.may_be_sanitised(self.outcome)?;
        let encrypted = self.all_encrypted || medium.encrypted == Some(true);
        check(self.technique, medium.media_type, self.outcome, encrypted)?;
        self.makes_sense()?;
        let doers = self.doers(work)?;
        let policy = profile.as_ref().map(crate::Profile::policy);
        if let Some(policy) = &policy {
            let hands = Hands {
                operator: doers.operator.map(Id::number),
                second: doers.second.map(Id::number),
                witnessed: self.witness.as_ref().is_some_and(|name| !name.trim().is_empty()),
                validator: None,
            };
            permits(policy, self.outcome, self.verification, &hands)?;
        }
        let attempt = Attempt {
            outcome: self.outcome,
            passed: self.result == AttemptResult::Passed,
            validated: self.validated(policy.as_ref()),
            on: work.day(),
        };
        let after = Medium { technique: Some(self.technique), ..medium.sanitised(&attempt)? };
        let after = Medium { technique: after.technique.filter(|_| after.outcome.is_some()), ..after };
        let written = Sanitisation {
            profile: profile.map(|profile| profile.name),
            data_before: words(&asset, "data_classes"),
            ..self.written(work, &medium, &doers, attempt.validated == Validated::Valid)?
        };
        let event = if attempt.passed { MEDIUM_SANITISED } else { MEDIUM_FAILED };
        let what = Happening::of(event)
            .fact("sanitisation", &written.number)
            .fact("outcome", written.outcome)
            .fact("technique", written.technique)
            .fact("witness", &written.witness)
            .fact("failure", &written.failure);
        work.register(&written, event)?;
        work.record(&medium, &after, what)?;
        Ok(written.id)
    }
}

/// Who sanitised.
struct Doers {
    operator: Option<Id<Person>>,
    second: Option<Id<Person>>,
}

impl SanitiseMedium {
    /// The asset of the medium. What is built into something that somebody uses is not sanitised under their hands.
    fn asset_at_hand(&self, work: &mut Work<'_>, medium: &Medium) -> Result<Option<Kept<Asset>>> {
        let Some(asset) = medium.asset else { return Ok(None) };
        let asset = work.as_system(|work| work.see(asset))?;
        if medium.installed && asset.stage == Stage::InUse {
            let message = format!(
                "{} is in use. Take it back, or take the medium out, before the medium is sanitised.",
                asset.tag
            );
            return Err(Refusal::new("still-in-use", message).into());
        }
        if crate::store::backup_is_open(work, asset.id.number())? {
            return Err(crate::rules::case::backup_first().into());
        }
        Ok(Some(asset))
    }

    fn makes_sense(&self) -> Result<()> {
        if self.sampled_percent.is_some_and(|percent| !(0..=100).contains(&percent)) {
            return Err(Error::invalid("sampled_percent", "not-a-share", "A share is 0 to 100 percent."));
        }
        if self.result == AttemptResult::Failed
            && self.failure.as_ref().is_none_or(|why| why.trim().is_empty())
        {
            return Err(Error::invalid("failure", "required", "Say what went wrong."));
        }
        let start = moment("started_at", self.started_at.as_deref())?;
        let end = moment("finished_at", self.finished_at.as_deref())?;
        if let (Some(start), Some(end)) = (start, end)
            && end < start
        {
            return Err(Error::invalid("finished_at", "before-start", "It ended before it began."));
        }
        Ok(())
    }

    fn doers(&self, work: &mut Work<'_>) -> Result<Doers> {
        let operator = match &self.operator {
            Some(person) => Some(work.find(person)?.id),
            None => work.actor().person.map(Id::new),
        };
        let second = self.second_operator.as_ref().map(|person| work.find(person)).transpose()?;
        Ok(Doers { operator, second: second.map(|person| person.id) })
    }

    /// What is written about the attempt. `done`: its validation follows from the table of techniques.
    fn written(
        self,
        work: &mut Work<'_>,
        medium: &Medium,
        doers: &Doers,
        done: bool,
    ) -> Result<Sanitisation> {
        let id = work.new_id::<Sanitisation>()?;
        let by = work.actor().person.map(Id::new);
        let enough = "The technique reaches this outcome on this kind of medium.";
        Ok(Sanitisation {
            id,
            number: format!("SN-{:06}", id.number()),
            medium: medium.id,
            media_type: medium.media_type,
            asset: medium.asset,
            outcome: self.outcome,
            technique: self.technique,
            tool: self.tool,
            tool_version: self.tool_version,
            started_at: moment("started_at", self.started_at.as_deref())?,
            finished_at: moment("finished_at", self.finished_at.as_deref())?,
            done_on: work.day(),
            verification: self.verification,
            sampled_percent: self.sampled_percent,
            result: self.result,
            failure: self.failure,
            validation: if done { Validation::Valid } else { Validation::Open },
            validated_by: by.filter(|_| done),
            validated_on: done.then(|| work.day()),
            validation_note: done.then(|| enough.to_owned()),
            operator: doers.operator,
            second_operator: doers.second,
            witness: self.witness.filter(|name| !name.trim().is_empty()),
            profile: None,
            data_before: Vec::new(),
            report_number: self.report_number,
            report: self.report,
            company: medium.company,
            recorded_by: work.actor().name.clone(),
        })
    }

    /// A technique that the table permits is enough unless policy wants another person to say so.
    fn validated(&self, policy: Option<&Policy>) -> Validated {
        match (self.result, policy.is_some_and(|policy| policy.separate_validation)) {
            (AttemptResult::Failed, _) | (AttemptResult::Passed, true) => Validated::Open,
            (AttemptResult::Passed, false) => Validated::Valid,
        }
    }
}

fn words(state: &State, name: &str) -> Vec<String> {
    let list = state.get(name).and_then(Value::as_array);
    list.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// A moment as it is kept; what cannot be read is told beside its field.
fn moment(field: &str, given: Option<&str>) -> Result<Option<String>> {
    let Some(given) = given.map(str::trim).filter(|given| !given.is_empty()) else { return Ok(None) };
    match given.parse::<Instant>() {
        Ok(instant) => Ok(Some(instant.to_string())),
        Err(_) => Err(Error::invalid(field, "not-an-instant", "Write a time such as 2026-03-01T09:30:00Z.")),
    }
}

/// A validation was given.
pub const VALIDATED: Event = Event::new("medium-validated", "validated the sanitisation of");

/// Says whether the technique was enough for the data on a medium: by somebody who did not sanitise it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ValidateSanitisation {
    /// Which medium.
    pub medium: Ref<Medium>,
    /// Whether it was enough.
    pub enough: bool,
    /// Why: what the judgement rests on.
    #[schemars(length(min = 3, max = 500))]
    pub because: String,
}

impl Command for ValidateSanitisation {
    const NAME: &'static str = "retirement.validate-sanitisation";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Says whether the technique was enough for the data on a medium: by somebody who did not sanitise it.";
    const PLACE: Place = Place::post("/media/{medium}/validate");
    type Outcome = Id<Sanitisation>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Sanitisation>> {
        let medium = work.find_to_change(&self.medium)?;
        let waiting = crate::store::waiting_for(work, medium.id)?;
        let (Some(waiting), MediumState::ToValidate) = (waiting, medium.state) else {
            let message = format!("{} does not wait for a validation.", medium.serial);
            return Err(Refusal::new("nothing-to-validate", message).into());
        };
        if self.because.trim().chars().count() < 3 {
            return Err(Error::invalid("because", "required", "Say what your judgement rests on."));
        }
        let sanitisation = work.load(waiting)?;
        work.requires_another_person_than(&sanitisation.recorded_by)?;
        let by = work.actor().person.map(Id::<Person>::new);
        if by.is_some() && (sanitisation.operator == by || sanitisation.second_operator == by) {
            let message = "Somebody who did not sanitise it has to validate. (NIST SP 800-88 Rev 2, §4.5)";
            return Err(Refusal::new("validator-is-operator", message).into());
        }
        let (validated, validation) = match self.enough {
            true => (Validated::Valid, Validation::Valid),
            false => (Validated::Invalid, Validation::Invalid),
        };
        let attempt =
            Attempt { outcome: sanitisation.outcome, passed: true, validated, on: sanitisation.done_on };
        let technique = Some(sanitisation.technique);
        let after = medium.judged(&attempt)?;
        let after = Medium { technique: technique.filter(|_| after.outcome.is_some()), ..after };
        let judged = Sanitisation {
            validation,
            validated_by: by,
            validated_on: Some(work.day()),
            validation_note: Some(self.because.trim().to_owned()),
            ..sanitisation.record.clone()
        };
        let what = Happening::of(VALIDATED)
            .fact("sanitisation", &sanitisation.number)
            .fact("enough", self.enough)
            .fact("because", self.because.trim());
        work.record(&sanitisation, &judged, VALIDATED)?;
        work.record(&medium, &after, what)?;
        Ok(judged.id)
    }
}
