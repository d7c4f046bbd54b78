//! How somebody wants the tiles of their overview: which, and in which order.

/// An arrangement. What it does not name came later: it stands at the end, and is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Arrangement {
    /// The names of the tiles that are shown, in their order.
    pub(crate) shown: Vec<String>,
    /// The names of those that are not.
    pub(crate) hidden: Vec<String>,
}

impl Arrangement {
    /// Puts tiles into this order. Each comes with whether it is shown; a name that means no tile is passed over.
    pub(crate) fn of<'t, T>(&self, tiles: &'t [T], name: impl Fn(&T) -> &str) -> Vec<(&'t T, bool)> {
        let place = |tile: &T| {
            let at = |names: &[String]| names.iter().position(|one| one == name(tile));
            match (at(&self.shown), at(&self.hidden)) {
                (Some(at), _) => (0, at),
                (None, None) => (1, 0),
                (None, Some(at)) => (2, at),
            }
        };
        let mut placed: Vec<((u8, usize), &T)> = tiles.iter().map(|tile| (place(tile), tile)).collect();
        placed.sort_by_key(|(place, _)| *place);
        placed.into_iter().map(|((group, _), tile)| (tile, group < 2)).collect()
    }

    /// Moves the tile of a name by one place among those that are shown.
    pub(crate) fn moved(mut self, name: &str, up: bool) -> Self {
        if let Some(at) = self.shown.iter().position(|one| one == name) {
            let to = if up { at.checked_sub(1) } else { Some(at + 1) };
            if let Some(to) = to.filter(|to| *to < self.shown.len()) {
                self.shown.swap(at, to);
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TILES: [&str; 4] = ["figures", "flow", "lately", "new"];

    fn arrangement(shown: &[&str], hidden: &[&str]) -> Arrangement {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Arrangement { shown: owned(shown), hidden: owned(hidden) }
    }

    fn placed(arrangement: &Arrangement) -> Vec<(&str, bool)> {
        let all = arrangement.of(&TILES, |name| name);
        all.into_iter().map(|(name, shown)| (*name, shown)).collect()
    }

    #[test]
    fn without_a_wish_everything_is_shown_as_it_came() {
        assert_eq!(placed(&Arrangement::default()), TILES.map(|name| (name, true)));
    }

    #[test]
    fn what_came_later_is_shown_at_the_end_and_what_is_gone_is_passed_over() {
        let wish = arrangement(&["lately", "gone", "figures"], &["flow"]);
        assert_eq!(placed(&wish), [("lately", true), ("figures", true), ("new", true), ("flow", false)]);
    }

    #[test]
    fn a_tile_is_moved_by_one_place_and_not_beyond_the_ends() {
        let wish = arrangement(&["figures", "flow"], &[]);
        assert_eq!(wish.clone().moved("flow", true), arrangement(&["flow", "figures"], &[]));
        assert_eq!(wish.clone().moved("figures", true), wish);
        assert_eq!(wish.clone().moved("flow", false), wish);
        assert_eq!(wish.clone().moved("gone", false), wish);
    }
}
