//! Handing out, taking back, transferring.
use assets::{Asset, Holder, Status, rules::lifecycle::is_disposed, rules::stage::Stage};
use domain::{Date, Id, Refusal};
use people::{Location, Person};

/// Whoever is to receive an asset, with what the rules need to know about them.
#[derive(Clone, Debug)]
pub enum Receiver<'a> {
    /// A person.
    Person(&'a Person),
    /// A place.
    Location(&'a Location),
    /// Another asset.
    Asset(&'a Asset),
}

impl Receiver<'_> {
    /// As the asset keeps it.
    pub fn holder(&self) -> Holder {
        match self {
            Self::Person(person) => Holder::Person(person.id),
            Self::Location(location) => Holder::Location(location.id),
            Self::Asset(asset) => Holder::Asset(asset.id),
        }
    }

    /// Where the asset goes with them, if that is known.
    pub fn place(&self) -> Option<Id<Location>> {
        match self {
            Self::Person(person) => person.location,
            Self::Location(location) => Some(location.id),
            Self::Asset(asset) => asset.location,
        }
    }
}

/// The asset in the hands of `to`, before its status follows.
///
/// Refuses, in this order: disposed; held already; not in stock; a status that is not handed out; whatever the receiver
/// cannot take.
pub fn hand_out(
    asset: &Asset,
    status: Option<&Status>,
    to: &Receiver<'_>,
    on: Date,
    due_back: Option<Date>,
) -> Result<Asset, Refusal> {
    let tag = &asset.tag;
    if asset.stage == Stage::Disposed {
        return Err(is_disposed(tag));
    }
    if asset.holder().is_some() {
        let message = format!("Somebody holds {tag} already. Transfer it, or take it back first.");
        return Err(Refusal::new("already-held", message));
    }
    if asset.stage != Stage::InStock {
        let message = format!("{tag} is {}, not in stock.", asset.stage.says());
        return Err(Refusal::new("asset-not-in-stock", message));
    }
    if let Some(status) = status.filter(|status| status.may_be_handed_out == Some(false)) {
        let message = format!("{tag} is \u{201c}{}\u{201d}, which is not handed out.", status.name);
        return Err(Refusal::new("status-not-handed-out", message));
    }
    receives(asset, to, on, due_back)
}

/// The asset passed on from its holder to `to`.
///
/// Refuses: disposed; held by nobody; the same holder again; whatever the receiver cannot take.
pub fn transfer(
    asset: &Asset,
    to: &Receiver<'_>,
    on: Date,
    due_back: Option<Date>,
) -> Result<Asset, Refusal> {
    let tag = &asset.tag;
    if asset.stage == Stage::Disposed {
        return Err(is_disposed(tag));
    }
    match asset.holder() {
        None => Err(Refusal::new("not-held", format!("Nobody holds {tag}. Hand it out instead."))),
        Some(holder) if holder == to.holder() => {
            Err(Refusal::new("same-holder", format!("{tag} is already there.")))
        }
        Some(_) => receives(asset, to, on, due_back),
    }
}

/// What holds for whoever receives an asset: they have not left, it is not the asset itself, and it comes back after
/// it went.
fn receives(asset: &Asset, to: &Receiver<'_>, on: Date, due_back: Option<Date>) -> Result<Asset, Refusal> {
    match to {
        Receiver::Person(person) => person.can_receive()?,
        Receiver::Asset(other) if other.id == asset.id => {
            return Err(Refusal::new(
                "held-by-itself",
                format!("{} cannot be handed out to itself.", asset.tag),
            ));
        }
        Receiver::Asset(other) if other.stage == Stage::Disposed => return Err(is_disposed(&other.tag)),
        Receiver::Asset(_) | Receiver::Location(_) => {}
    }
    if due_back.is_some_and(|due| due < on) {
        let message = "It would be due back before it is handed out.";
        return Err(Refusal::new("due-before-start", message));
    }
    let held = asset.held_by(Some(to.holder()), Some(on), due_back);
    Ok(Asset {
        location: to.place().or(asset.location),
        in_service_on: asset.in_service_on.or(Some(on)),
        // What it may hold from now on nobody has sanitised.
        sanitised_on: None,
        sanitisation: None,
        ..held
    })
}

/// The asset back on the shelf, at `place` or at home.
///
/// Refuses: disposed; held by nobody.
pub fn take_back(asset: &Asset, place: Option<Id<Location>>) -> Result<Asset, Refusal> {
    if asset.stage == Stage::Disposed {
        return Err(is_disposed(&asset.tag));
    }
    if asset.holder().is_none() {
        return Err(Refusal::new("not-held", format!("Nobody holds {}.", asset.tag)));
    }
    Ok(Asset {
        location: place.or(asset.home_location).or(asset.location),
        ..asset.held_by(None, None, None)
    })
}

/// The asset at another place, with the same holder.
///
/// Refuses: disposed; the same place again.
pub fn move_to(asset: &Asset, place: &Location) -> Result<Asset, Refusal> {
    if asset.stage == Stage::Disposed {
        return Err(is_disposed(&asset.tag));
    }
    if asset.location == Some(place.id) {
        let message = format!("{} is already at {}.", asset.tag, place.name);
        return Err(Refusal::new("already-there", message));
    }
    Ok(Asset { location: Some(place.id), ..asset.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use people::rules::employment::Employment;
    use serde_json::json;

    fn asset(tag: &str) -> Asset {
        serde_json::from_value(json!({ "id": 1, "tag": tag })).unwrap()
    }

    fn person(employment: Employment) -> Person {
        serde_json::from_value(json!({ "id": 7, "name": "Ana", "employment": employment, "location": 3 }))
            .unwrap()
    }

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn refused(asset: &Asset, status: Option<&Status>, to: &Receiver<'_>, due: Option<&str>) -> &'static str {
        hand_out(asset, status, to, day("2026-03-02"), due.map(day)).unwrap_err().code
    }

    #[test]
    fn refusals_come_in_their_documented_order() {
        let gone = person(Employment::Left);
        let to = Receiver::Person(&gone);
        let reserved: Status = serde_json::from_value(
            json!({ "id": 1, "name": "Reserved", "stage": "in-stock", "may_be_handed_out": false }),
        )
        .unwrap();
        let mut it = asset("A-1").held_by(Some(Holder::Location(Id::new(1))), None, None);
        it.stage = Stage::Disposed;
        assert_eq!(refused(&it, Some(&reserved), &to, Some("2026-01-01")), "asset-is-disposed");
        it.stage = Stage::Ordered;
        assert_eq!(refused(&it, Some(&reserved), &to, Some("2026-01-01")), "already-held");
        let mut it = it.held_by(None, None, None);
        assert_eq!(refused(&it, Some(&reserved), &to, Some("2026-01-01")), "asset-not-in-stock");
        it.stage = Stage::InStock;
        assert_eq!(refused(&it, Some(&reserved), &to, Some("2026-01-01")), "status-not-handed-out");
        assert_eq!(refused(&it, None, &to, Some("2026-01-01")), "holder-has-left");
        let ana = person(Employment::Active);
        assert_eq!(refused(&it, None, &Receiver::Person(&ana), Some("2026-01-01")), "due-before-start");
        assert_eq!(refused(&it, None, &Receiver::Asset(&it), None), "held-by-itself");
    }

    #[test]
    fn it_goes_where_its_holder_is_and_comes_home() {
        let ana = person(Employment::Active);
        let shelf = Asset { home_location: Some(Id::new(9)), ..asset("A-1") };
        let held = hand_out(&shelf, None, &Receiver::Person(&ana), day("2026-03-02"), None).unwrap();
        assert_eq!((held.location, held.held_since), (Some(Id::new(3)), Some(day("2026-03-02"))));
        assert_eq!(held.in_service_on, Some(day("2026-03-02")));
        let back = take_back(&held, None).unwrap();
        assert_eq!((back.holder(), back.location, back.held_since), (None, Some(Id::new(9)), None));
        assert_eq!(take_back(&back, None).unwrap_err().code, "not-held");
    }

    #[test]
    fn a_transfer_needs_a_holder_and_another_one() {
        let ana = person(Employment::Active);
        let to = Receiver::Person(&ana);
        assert_eq!(transfer(&asset("A-1"), &to, day("2026-03-02"), None).unwrap_err().code, "not-held");
        let held = asset("A-1").held_by(Some(Holder::Person(Id::new(7))), None, None);
        assert_eq!(transfer(&held, &to, day("2026-03-02"), None).unwrap_err().code, "same-holder");
        let held = asset("A-1").held_by(Some(Holder::Person(Id::new(8))), None, None);
        assert!(transfer(&held, &to, day("2026-03-02"), None).is_ok());
    }
}
