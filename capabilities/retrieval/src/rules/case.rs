//! How a case moves, and what its items make of it.
use domain::Refusal;
use serde::{Deserialize, Serialize};

/// How far a case came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CaseState {
    /// Nobody was told.
    #[default]
    New,
    /// The person knows.
    Told,
    /// A label or a box is with the person.
    LabelSent,
    /// The things are on their way.
    InTransit,
    /// Some are back.
    PartlyReceived,
    /// All are back, lost, or left to the person.
    Received,
    /// All that came back were looked at.
    Inspected,
    /// Done.
    Closed,
    /// Called off.
    Cancelled,
}

impl CaseState {
    /// Whether nothing can happen in it any more.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Closed | Self::Cancelled)
    }

    /// Whether the person is to do something: nothing is on its way, and not all is back.
    pub const fn waits(self) -> bool {
        matches!(self, Self::New | Self::Told | Self::LabelSent | Self::PartlyReceived)
    }
}

/// Where an item stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ItemState {
    /// With the person, or on its way.
    #[default]
    Expected,
    /// Back.
    Received,
    /// Looked at.
    Inspected,
    /// Lost.
    Lost,
    /// Left to the person.
    Released,
}

/// The state of a case whose items stand like this.
pub fn settled(now: CaseState, items: &[ItemState]) -> CaseState {
    let open = items.iter().filter(|item| **item == ItemState::Expected).count();
    let unseen = items.contains(&ItemState::Received);
    match (now.is_over(), open, unseen) {
        (true, _, _) => now,
        (false, 0, true) => CaseState::Received,
        (false, 0, false) => CaseState::Inspected,
        // Something new to give back opens a case again that had everything.
        (false, open, _) if open < items.len() => CaseState::PartlyReceived,
        (false, _, _) => now.min(CaseState::InTransit),
    }
}

/// How many items are settled.
pub fn settled_count(items: &[ItemState]) -> usize {
    items.iter().filter(|item| **item != ItemState::Expected).count()
}

/// That a case still runs.
pub fn runs(state: CaseState, number: &str) -> Result<(), Refusal> {
    match state {
        CaseState::Closed => {
            Err(Refusal::new("return-closed", format!("{number} is closed. Open a new one.")))
        }
        CaseState::Cancelled => {
            Err(Refusal::new("return-cancelled", format!("{number} was called off. Open a new one.")))
        }
        _ => Ok(()),
    }
}

/// That something is still to come.
pub fn expects(state: CaseState, number: &str) -> Result<(), Refusal> {
    runs(state, number)?;
    match state {
        CaseState::Received | CaseState::Inspected => Err(Refusal::new(
            "nothing-to-come",
            format!("Everything of {number} is back or settled already."),
        )),
        _ => Ok(()),
    }
}

/// How a case ends.
///
/// Refuses one that is over, and one with items that are neither back and looked at, nor lost, nor left to the person.
pub fn outcome(state: CaseState, number: &str, items: &[ItemState]) -> Result<&'static str, Refusal> {
    runs(state, number)?;
    let open = items.iter().filter(|item| matches!(item, ItemState::Expected | ItemState::Received)).count();
    if open > 0 {
        let message =
            format!("{open} assets of {number} are not settled. Inspect them, or record them as lost.");
        return Err(Refusal::new("items-not-settled", message));
    }
    let lost = items.iter().filter(|item| **item == ItemState::Lost).count();
    let kept = items.iter().filter(|item| **item == ItemState::Released).count();
    Ok(match lost {
        0 => "complete",
        lost if lost + kept == items.len() => "lost",
        _ => "partly",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use ItemState::{Expected, Inspected, Lost, Received, Released};

    #[test]
    fn items_move_their_case() {
        let table: [(CaseState, &[ItemState], CaseState); 8] = [
            (CaseState::Told, &[Expected, Expected], CaseState::Told),
            (CaseState::InTransit, &[Expected, Received], CaseState::PartlyReceived),
            (CaseState::InTransit, &[Received, Received], CaseState::Received),
            (CaseState::Received, &[Received, Inspected], CaseState::Received),
            (CaseState::Received, &[Inspected, Lost], CaseState::Inspected),
            (CaseState::Told, &[Lost, Released], CaseState::Inspected),
            (CaseState::Inspected, &[Inspected, Expected], CaseState::PartlyReceived),
            (CaseState::Closed, &[Expected], CaseState::Closed),
        ];
        for (now, items, then) in table {
            assert_eq!(settled(now, items), then, "{now:?} {items:?}");
        }
    }

    #[test]
    fn a_case_closes_when_every_item_is_settled() {
        let ends = |items: &[ItemState]| outcome(CaseState::Inspected, "RT-1", items);
        assert_eq!(ends(&[Inspected, Inspected]), Ok("complete"));
        assert_eq!(ends(&[Inspected, Released]), Ok("complete"));
        assert_eq!(ends(&[Inspected, Lost]), Ok("partly"));
        assert_eq!(ends(&[Lost, Released]), Ok("lost"));
        assert_eq!(ends(&[Inspected, Received]).unwrap_err().code, "items-not-settled");
        assert_eq!(ends(&[Expected]).unwrap_err().code, "items-not-settled");
        assert_eq!(outcome(CaseState::Closed, "RT-1", &[Inspected]).unwrap_err().code, "return-closed");
    }
}
