//! The steps of a return to the vendor.
use crate::warranty::Rma;
use domain::{Choice, Date, Money, Refusal, Tone};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where a return stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum RmaState {
    #[default]
    Requested,
    Sent,
    Replaced,
    Repaired,
    Credited,
    Refused,
}

/// How a return ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Settlement {
    Replaced,
    Repaired,
    Credited,
    Refused,
}

pub(crate) const RMA_STATES: &[Choice<'static>] = &[
    Choice::toned("requested", "Requested", Tone::Info),
    Choice::toned("sent", "Sent", Tone::Warn),
    Choice::toned("replaced", "Replaced", Tone::Ok),
    Choice::toned("repaired", "Repaired", Tone::Ok),
    Choice::toned("credited", "Credited", Tone::Ok),
    Choice::toned("refused", "Refused", Tone::Bad),
];

/// What a vendor answered.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answer {
    pub(crate) replacement_serial: Option<String>,
    pub(crate) credit: Option<Money>,
    pub(crate) cost_saved: Option<Money>,
    pub(crate) answer: Option<String>,
}

impl Rma {
    /// Whether the vendor has answered.
    pub(crate) fn is_settled(&self) -> bool {
        match self.state {
            RmaState::Requested | RmaState::Sent => false,
            RmaState::Replaced | RmaState::Repaired | RmaState::Credited | RmaState::Refused => true,
        }
    }

    /// On its way. Refuses what has been sent.
    pub(crate) fn sent(&self, tracking: Option<String>, day: Date) -> Result<Self, Refusal> {
        if self.state != RmaState::Requested {
            return Err(Refusal::new("rma-was-sent", format!("{} has been sent already.", self.number)));
        }
        Ok(Self { state: RmaState::Sent, sent_on: Some(day), tracking, ..self.clone() })
    }

    /// Settled. Refuses what is settled; a replacement without its serial number or with the old one; a credit without
    /// an amount; a refusal without its reason.
    pub(crate) fn settled(&self, how: Settlement, with: &Answer, day: Date) -> Result<Self, Refusal> {
        if self.is_settled() {
            return Err(Refusal::new("rma-is-settled", format!("{} is settled already.", self.number)));
        }
        let serial = with.replacement_serial.as_deref().map(str::trim).filter(|serial| !serial.is_empty());
        let state = match how {
            Settlement::Replaced => {
                let Some(serial) = serial else {
                    let message = "Give the serial number of the replacement.";
                    return Err(Refusal::new("replacement-serial-missing", message));
                };
                if self.original_serial.as_deref().is_some_and(|old| old.eq_ignore_ascii_case(serial)) {
                    let message = "The replacement has the serial number of what was sent. Was it repaired?";
                    return Err(Refusal::new("same-serial", message));
                }
                RmaState::Replaced
            }
            Settlement::Repaired => RmaState::Repaired,
            Settlement::Credited if with.credit.is_none() => {
                return Err(Refusal::new("credit-missing", "Give the amount of the credit."));
            }
            Settlement::Credited => RmaState::Credited,
            Settlement::Refused if with.answer.is_none() => {
                return Err(Refusal::new("answer-missing", "Say why the vendor refused."));
            }
            Settlement::Refused => RmaState::Refused,
        };
        let from = self.sent_on.or(self.requested_on);
        Ok(Self {
            state,
            settled_on: Some(day),
            replacement_serial: serial.map(str::to_owned),
            credit: with.credit,
            cost_saved: with.cost_saved.or(with.credit),
            answer: with.answer.clone(),
            turnaround_days: from.map(|from| day.days_since(from).max(0)),
            ..self.clone()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_return_is_sent_once_and_settled_once() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let given = json!({ "id": 1, "number": "RMA-000001", "original_serial": "PF1", "requested_on": "2026-03-01" });
        let rma: Rma = serde_json::from_value(given).unwrap();
        let sent = rma.sent(Some("1Z9".into()), day("2026-03-03")).unwrap();
        assert_eq!(sent.sent(None, day("2026-03-04")).unwrap_err().code, "rma-was-sent");
        let settle = |how, answer: &Answer| sent.settled(how, answer, day("2026-03-12"));
        let nothing = Answer::default();
        let with = |serial: &str| Answer { replacement_serial: Some(serial.into()), ..Answer::default() };
        assert_eq!(settle(Settlement::Replaced, &nothing).unwrap_err().code, "replacement-serial-missing");
        assert_eq!(settle(Settlement::Replaced, &with("pf1")).unwrap_err().code, "same-serial");
        assert_eq!(settle(Settlement::Credited, &nothing).unwrap_err().code, "credit-missing");
        assert_eq!(settle(Settlement::Refused, &nothing).unwrap_err().code, "answer-missing");
        let done = settle(Settlement::Replaced, &with("PF2")).unwrap();
        assert_eq!((done.state, done.turnaround_days), (RmaState::Replaced, Some(9)));
        assert_eq!(
            done.settled(Settlement::Repaired, &nothing, day("2026-03-13")).unwrap_err().code,
            "rma-is-settled"
        );
    }
}
