//! The stock of a kit is kept ahead, so that two bookings do not count on the same pieces, and nobody gives them away before
//! they are fetched.
use crate::{Booking, rules::span::HOUR, rules::span::Span, store};
use domain::{Id, Refusal};
use engine::{Proposed, Result, View, Work};
use people::Location;
use serde_json::Value;
use std::collections::BTreeMap;
use stock::{ItemKind, StockItem, rules::kit::Thing};

/// How many hours before a booking begins its pieces are kept from whoever wants some at once.
const AHEAD_HOURS: i64 = 24;

/// What of a kit is pieces, and how many.
pub(crate) type Pieces = Vec<(Id<StockItem>, i64)>;

/// The pieces of stock among what a kit needs.
pub(crate) fn pieces(needs: &BTreeMap<Thing, i64>) -> Pieces {
    let item = |(thing, count): (&Thing, &i64)| match thing {
        Thing::Item(item) => Some((Id::new(*item), *count)),
        Thing::Model(_) | Thing::Kit(_) => None,
    };
    needs.iter().filter_map(item).collect()
}

/// Refuses when other bookings count on so many pieces that a kit is short in a span. The rows of the items are locked:
/// whoever books them at the same time waits.
pub(crate) fn enough(
    work: &mut Work<'_>,
    pieces: &[(Id<StockItem>, i64)],
    place: Option<Id<Location>>,
    span: Span,
) -> Result<()> {
    let mut short = Vec::new();
    for (id, count) in pieces {
        let item = work.as_system(|work| work.load(*id))?;
        let there = store::pieces_there(work, *id, place)?;
        // What is used up does not come back for the next booking.
        let counts = match item.kind {
            ItemKind::Consumable => Span { from: work.now(), until: domain::Instant(i64::MAX) },
            ItemKind::Accessory | ItemKind::Component => span,
        };
        let kept = store::pieces_kept(work, *id, place, counts)?;
        if there - kept < *count {
            short.push(format!("{} of {count} {}", (there - kept).max(0), item.name));
        }
    }
    match short.is_empty() {
        true => Ok(()),
        false => {
            let message = format!(
                "Not all of it can be kept for that time: {}. Add stock, or choose another place or time.",
                short.join(", ")
            );
            Err(Refusal::new("kit-is-short", message).into())
        }
    }
}

/// Keeps the pieces of a booking from others.
pub(crate) fn keep(
    work: &mut Work<'_>,
    booking: &Booking,
    pieces: &[(Id<StockItem>, i64)],
    place: Option<Id<Location>>,
) -> Result<()> {
    pieces.iter().try_for_each(|(item, count)| store::keep_pieces(work, booking, (*item, *count), place))
}

/// What a kit keeps for somebody by tomorrow is not given out, put elsewhere or sent back from where it is fetched.
pub(crate) fn kept_for_kits(view: &mut View<'_>, proposed: &Proposed<'_>) -> Result<()> {
    let (None, Some(after)) = (proposed.before, proposed.after) else { return Ok(()) };
    let number = |name: &str| after.get(name).and_then(Value::as_i64);
    let leaves = matches!(after.get("kind").and_then(Value::as_str), Some("issued" | "moved" | "sent-back"));
    let (Some(item), Some(place)) = (number("item").filter(|_| leaves), number("location")) else {
        return Ok(());
    };
    let (item, place) = (Id::new(item), Some(Id::new(place)));
    let now = view.now();
    let soon = Span { from: now, until: now.plus_millis(AHEAD_HOURS * HOUR) };
    let kept = store::pieces_kept(view, item, place, soon)?;
    // The shelf was changed before the move was written down.
    let left = store::pieces_there(view, item, place)?;
    if kept > 0 && left < kept {
        let message = format!(
            "{kept} of what lies there are kept for a kit that is booked. Cancel that booking first, or take them from \
             elsewhere."
        );
        return Err(Refusal::new("stock-reserved", message).into());
    }
    Ok(())
}
