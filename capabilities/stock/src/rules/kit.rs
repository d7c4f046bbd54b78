//! What a kit needs, with the kits inside of it, and how often it can be put together.
use domain::Refusal;
use std::collections::BTreeMap;

/// How deep kits lie in kits at most.
pub const DEPTH_MAX: usize = 8;
/// Most different things in a kit with all that is inside of it.
pub const NEEDS_MAX: usize = 200;

/// What a line of a kit is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// An asset of this model.
    Model(i64),
    /// Pieces of this stock item.
    Item(i64),
    /// Another kit.
    Kit(i64),
}

/// A line of a kit: how many of what.
pub type Line = (Thing, i64);

/// What `count` kits need in the end: models and stock items with how many of each. `lines` tells the lines of a kit.
///
/// Refuses kits that contain themselves or lie too deep.
pub fn needs(
    kit: i64,
    count: i64,
    lines: &BTreeMap<i64, Vec<Line>>,
) -> Result<BTreeMap<Thing, i64>, Refusal> {
    let mut sum = BTreeMap::new();
    gather(kit, count, lines, &mut Vec::new(), &mut sum)?;
    match sum.len() {
        0..=NEEDS_MAX => Ok(sum),
        _ => Err(Refusal::new("kit-too-large", format!("A kit has at most {NEEDS_MAX} different things."))),
    }
}

fn gather(
    kit: i64,
    count: i64,
    lines: &BTreeMap<i64, Vec<Line>>,
    above: &mut Vec<i64>,
    sum: &mut BTreeMap<Thing, i64>,
) -> Result<(), Refusal> {
    if above.contains(&kit) {
        return Err(Refusal::new("kit-inside-itself", "A kit cannot be part of itself."));
    }
    if above.len() >= DEPTH_MAX {
        let message = format!("Kits lie in kits at most {DEPTH_MAX} deep.");
        return Err(Refusal::new("kit-too-deep", message));
    }
    above.push(kit);
    for (thing, quantity) in lines.get(&kit).into_iter().flatten() {
        let many = count.saturating_mul(*quantity);
        match thing {
            Thing::Kit(inner) => gather(*inner, many, lines, above, sum)?,
            Thing::Model(_) | Thing::Item(_) => {
                let so_far = sum.entry(*thing).or_default();
                *so_far = so_far.saturating_add(many);
            }
        }
    }
    above.pop();
    Ok(())
}

/// How often a kit can be put together from a supply. A kit that needs nothing cannot be put together at all.
pub fn complete(needs: &BTreeMap<Thing, i64>, supply: &BTreeMap<Thing, i64>) -> i64 {
    let of = |(thing, need): (&Thing, &i64)| supply.get(thing).copied().unwrap_or(0).max(0) / (*need).max(1);
    needs.iter().map(of).min().unwrap_or(0)
}

/// What is lacking: things with how many there are and how many are needed.
pub fn short(needs: &BTreeMap<Thing, i64>, supply: &BTreeMap<Thing, i64>) -> Vec<(Thing, i64, i64)> {
    let of = |(thing, need): (&Thing, &i64)| (*thing, supply.get(thing).copied().unwrap_or(0), *need);
    needs.iter().map(of).filter(|(_, there, need)| there < need).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LAPTOP: Thing = Thing::Model(1);
    const CABLE: Thing = Thing::Item(1);
    const MOUSE: Thing = Thing::Item(2);

    #[test]
    fn kits_inside_of_kits_are_counted_through() {
        let lines = BTreeMap::from([
            (1, vec![(LAPTOP, 1), (Thing::Kit(2), 2), (MOUSE, 1)]),
            (2, vec![(CABLE, 3), (MOUSE, 1)]),
        ]);
        let needs = needs(1, 2, &lines).unwrap();
        assert_eq!(needs, BTreeMap::from([(LAPTOP, 2), (CABLE, 12), (MOUSE, 6)]));
        let supply = BTreeMap::from([(LAPTOP, 9), (CABLE, 25), (MOUSE, 5)]);
        assert_eq!(complete(&needs, &supply), 0);
        assert_eq!(short(&needs, &supply), [(MOUSE, 5, 6)]);
    }

    #[test]
    fn a_kit_inside_of_itself_is_refused_and_so_is_one_too_deep() {
        let ring = BTreeMap::from([(1, vec![(Thing::Kit(2), 1)]), (2, vec![(Thing::Kit(1), 1)])]);
        assert_eq!(needs(1, 1, &ring).unwrap_err().code, "kit-inside-itself");
        let deep = (0..20).map(|kit| (kit, vec![(Thing::Kit(kit + 1), 1)])).collect();
        assert_eq!(needs(0, 1, &deep).unwrap_err().code, "kit-too-deep");
        assert_eq!(complete(&BTreeMap::new(), &BTreeMap::new()), 0);
    }

    proptest! {
        #[test]
        fn what_can_be_put_together_lacks_nothing_and_one_more_lacks_something(
            need in proptest::collection::btree_map(0i64..5, 1i64..5, 1..5),
            there in proptest::collection::btree_map(0i64..5, 0i64..30, 0..5),
        ) {
            let need: BTreeMap<Thing, i64> = need.into_iter().map(|(id, n)| (Thing::Item(id), n)).collect();
            let supply: BTreeMap<Thing, i64> = there.into_iter().map(|(id, n)| (Thing::Item(id), n)).collect();
            let times = complete(&need, &supply);
            let many = |times: i64| need.iter().map(|(thing, n)| (*thing, n * times)).collect::<BTreeMap<_, _>>();
            prop_assert!(short(&many(times), &supply).is_empty());
            prop_assert!(!short(&many(times + 1), &supply).is_empty());
        }
    }
}
