//! The way back: the person is told, a label goes out, the things are sent or brought.
use crate::{
    MANAGE, Retrieval,
    open::move_on,
    rules::case::{CaseState, expects},
};
use domain::{Event, Id};
use engine::{Command, Happening, Permission, Place, Ref, Result, Work};
use notices::Notice;
use people::Location;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The person was told.
pub const TOLD: Event = Event::new("told", "told about");
/// A label or a box went out.
pub const LABEL_SENT: Event = Event::new("label-sent", "sent a label for");
/// The things are on their way.
pub const SENT: Event = Event::new("sent", "sent off");

/// Tells a person what to give back, now.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Tell {
    /// Which return.
    pub retrieval: Ref<Retrieval>,
}

impl Command for Tell {
    const NAME: &'static str = "retrieval.tell";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Tells a person what to give back, now.";
    const PLACE: Place = Place::post("/retrievals/{retrieval}/tell");
    type Outcome = Id<Retrieval>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Retrieval>> {
        let case = work.find_to_change(&self.retrieval)?;
        expects(case.state, &case.number)?;
        tell(work, &case)?;
        Ok(case.id)
    }
}

/// Tells the person, in the page and by mail, and records it.
pub(crate) fn tell(work: &mut Work<'_>, case: &Retrieval) -> Result<()> {
    let text = format!(
        "Please return {} devices by {}. We send you how; tell us if you need a box and a label.",
        case.items, case.due_on
    );
    let subject = format!("{}: what to return", case.number);
    notices::tell(work, Notice::new(case.person, "retrieval.told", subject).text(text))?;
    let day = work.day();
    move_on(work, case.id, TOLD, |case| {
        case.told_on = case.told_on.or(Some(day));
        case.state = case.state.max(CaseState::Told);
    })
}

/// Records that a label, or a box with one, went to the person.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SendLabel {
    /// Which return.
    pub retrieval: Ref<Retrieval>,
    /// Who carries it.
    #[serde(default)]
    #[schemars(length(max = 120))]
    pub carrier: Option<String>,
    /// The tracking number on the label.
    #[serde(default)]
    #[schemars(length(max = 120))]
    pub tracking: Option<String>,
    /// Where the label can be printed from.
    #[serde(default)]
    #[schemars(length(max = 400))]
    pub label_link: Option<String>,
    /// Where the box was sent, if one was.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub ship_to: Option<String>,
}

impl Command for SendLabel {
    const NAME: &'static str = "retrieval.send-label";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Records that a label, or a box with one, went to the person.";
    const PLACE: Place = Place::post("/retrievals/{retrieval}/label");
    type Outcome = Id<Retrieval>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Retrieval>> {
        let case = work.find_to_change(&self.retrieval)?;
        expects(case.state, &case.number)?;
        if let Some(link) = &self.label_link
            && !(link.starts_with("https://") || link.starts_with("http://"))
        {
            let message = "The label is a web address that begins with https://.";
            return Err(engine::Error::invalid("label_link", "not-a-url", message));
        }
        let day = work.day();
        move_on(work, case.id, LABEL_SENT, |case| {
            case.told_on = case.told_on.or(Some(day));
            case.label_on = Some(day);
            case.way = Some("courier".into());
            case.carrier = self.carrier.or(case.carrier.take());
            case.tracking = self.tracking.or(case.tracking.take());
            case.label_link = self.label_link.or(case.label_link.take());
            case.ship_to = self.ship_to.or(case.ship_to.take());
            case.state = case.state.max(CaseState::LabelSent);
        })?;
        Ok(case.id)
    }
}

/// Records that the things are on their way with a carrier.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Ship {
    /// Which return.
    pub retrieval: Ref<Retrieval>,
    /// Who carries it.
    #[serde(default)]
    #[schemars(length(max = 120))]
    pub carrier: Option<String>,
    /// The tracking number.
    #[serde(default)]
    #[schemars(length(max = 120))]
    pub tracking: Option<String>,
}

impl Command for Ship {
    const NAME: &'static str = "retrieval.ship";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Records that the things are on their way with a carrier.";
    const PLACE: Place = Place::post("/retrievals/{retrieval}/ship");
    type Outcome = Id<Retrieval>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Retrieval>> {
        let case = work.find_to_change(&self.retrieval)?;
        expects(case.state, &case.number)?;
        on_its_way(
            work,
            case.id,
            Route { carrier: self.carrier, tracking: self.tracking, dropped_at: None },
        )?;
        Ok(case.id)
    }
}

/// Records that the person brought the things to a place of ours, where somebody still has to take them back.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct DropOff {
    /// Which return.
    pub retrieval: Ref<Retrieval>,
    /// Where they brought them.
    pub location: Ref<Location>,
}

impl Command for DropOff {
    const NAME: &'static str = "retrieval.drop-off";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Records that the person brought the things to a place of ours, where somebody still has to take them back.";
    const PLACE: Place = Place::post("/retrievals/{retrieval}/drop-off");
    type Outcome = Id<Retrieval>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Retrieval>> {
        let case = work.find_to_change(&self.retrieval)?;
        expects(case.state, &case.number)?;
        let place = work.find(&self.location)?;
        let route = Route { carrier: None, tracking: None, dropped_at: Some(place.name.clone()) };
        on_its_way(work, case.id, route)?;
        Ok(case.id)
    }
}

/// How things come.
pub(crate) struct Route {
    pub(crate) carrier: Option<String>,
    pub(crate) tracking: Option<String>,
    /// Where the person brought them; otherwise somebody carries them.
    pub(crate) dropped_at: Option<String>,
}

/// Records that the things are on their way. The clock stops.
pub(crate) fn on_its_way(work: &mut Work<'_>, case: Id<Retrieval>, route: Route) -> Result<()> {
    let day = work.day();
    let way = if route.dropped_at.is_some() { "drop-off" } else { "courier" };
    move_on(work, case, Happening::of(SENT).fact("way", way), |case| {
        case.told_on = case.told_on.or(Some(day));
        case.sent_on = Some(day);
        case.way = Some(way.into());
        case.carrier = route.carrier.or(case.carrier.take());
        case.tracking = route.tracking.or(case.tracking.take());
        case.dropped_at = route.dropped_at;
        case.state = CaseState::InTransit;
    })
}
