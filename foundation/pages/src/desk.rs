//! Everything that the interface is made of, joined once at the start.
use crate::{Page, ReaderFacts};
use crate::{
    form::{VerbForm, Vocabulary},
    happenings::Happenings,
    kept::Kept,
    part::{Act, Look, Panel, Part, Place, Section, Side, Tile},
    texts::{TEXTS, WORDS},
};
use engine::{ANY_KIND, Doing, Engine, Permission, RecordKind, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use std::{collections::BTreeMap, sync::Arc};
use ui::i18n::{Catalog, Source, TextError};

/// Something that a capability tells on every page.
pub(crate) type Telling<T> = fn(&mut Page<'_, '_>) -> Result<T>;

/// The parts of all capabilities, and what is made from them.
pub struct Desk {
    pub(crate) parts: &'static [&'static Part],
    /// All texts in all languages.
    pub catalog: Arc<Catalog>,
    forms: BTreeMap<String, VerbForm>,
    pub(crate) kept: Kept,
    pub(crate) happenings: Happenings,
}

impl Desk {
    /// The desk of an engine. Fails when two capabilities bring the same text, which a test of the binary finds.
    pub fn new(
        engine: &Engine,
        parts: &'static [&'static Part],
    ) -> std::result::Result<Arc<Self>, TextError> {
        let texts: Vec<&[Source]> = parts
            .iter()
            .flat_map(|part| [part.texts, part.words])
            .chain([ui::i18n::TEXTS, TEXTS, WORDS])
            .collect();
        let vocabulary = Vocabulary::of(engine.kinds().iter().copied());
        let verbs = engine.doings().into_iter().filter_map(|doing| match doing {
            Doing::Verb(verb) => Some((verb.name.to_owned(), VerbForm::of(verb, &vocabulary))),
            Doing::Record(..) => None,
        });
        let (catalog, forms) = (Arc::new(Catalog::new(&texts)?), verbs.collect());
        Ok(Arc::new(Self {
            parts,
            catalog,
            forms,
            kept: Kept::default(),
            happenings: Happenings::of(engine),
        }))
    }

    /// How records of a kind look.
    pub fn look(&self, kind: &str) -> Look {
        let mut looks = self.parts.iter().flat_map(|part| part.looks);
        looks.find(|look| look.kind == kind).copied().unwrap_or(Look::new("", lu::LuFile))
    }

    /// Kinds whose records are states of others, with the field that holds their colour.
    pub(crate) fn toned(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let looks = self.parts.iter().flat_map(|part| part.looks);
        looks.filter_map(|look| look.tone.map(|field| (look.kind, field)))
    }

    /// Every look that stands in the navigation, by section and order.
    pub fn looks_under(&self, section: Section) -> impl Iterator<Item = &'static Look> {
        self.parts.iter().flat_map(|part| part.looks).filter(move |look| look.section == Some(section))
    }

    /// Pages of their own under a section.
    pub fn places_under(&self, section: Section) -> impl Iterator<Item = &'static Place> {
        self.parts.iter().flat_map(|part| part.places).filter(move |place| place.section == section)
    }

    /// The tiles of the overview, in order.
    pub fn tiles(&self) -> Vec<&'static Tile> {
        let mut tiles: Vec<&Tile> = self.parts.iter().flat_map(|part| part.tiles).collect();
        tiles.sort_by_key(|tile| tile.order);
        tiles
    }

    /// The panels on pages of a kind, in order.
    pub fn panels(&self, kind: &'static RecordKind, side: impl Fn(Side) -> bool) -> Vec<&'static Panel> {
        let all = self.parts.iter().flat_map(|part| part.panels);
        let mut panels: Vec<&Panel> = all
            .filter(|panel| (panel.kind == kind.name || panel.kind == ANY_KIND) && side(panel.side))
            .collect();
        panels.sort_by_key(|panel| panel.order);
        panels
    }

    /// What stands above the form of a verb, as far as the reader may see it.
    pub(crate) fn advice(&self, page: &mut Page<'_, '_>, verb: &str, id: i64) -> Result<Markup> {
        let all = self.parts.iter().flat_map(|part| part.advice).filter(|one| one.verb == verb);
        let mut told = Vec::new();
        for one in all.filter(|one| page.may(one.needs)).collect::<Vec<_>>() {
            told.extend((one.show)(page, id)?);
        }
        Ok(html! { @for one in told { (one) } })
    }

    /// The kind of record with which one goes on after a verb, if it makes one.
    pub(crate) fn leads_to(&self, verb: &str) -> Option<&'static str> {
        let mut all = self.parts.iter().flat_map(|part| part.leads);
        all.find(|(leads, _)| *leads == verb).map(|(_, kind)| *kind)
    }

    /// What can be done on pages of a kind, nearest first.
    pub fn acts(&self, kind: &str) -> Vec<&'static Act> {
        let mut acts: Vec<&Act> =
            self.parts.iter().flat_map(|part| part.acts).filter(|act| act.kind == kind).collect();
        acts.sort_by_key(|act| act.rank);
        acts
    }

    /// The address that a capability brings under this name, and what it needs: `import`, `bulk`.
    pub fn door(&self, name: &str) -> Option<(&'static str, Permission)> {
        let mut doors = self.parts.iter().flat_map(|part| part.doors);
        doors.find(|door| door.0 == name).map(|door| (door.1, door.2))
    }

    /// Where somebody without an account may go instead of an address that needs one.
    pub fn for_strangers(&self, address: &str) -> Option<String> {
        self.parts.iter().filter_map(|part| part.strangers).find_map(|way| way(address))
    }

    pub(crate) fn reader(&self) -> Option<Telling<ReaderFacts>> {
        self.parts.iter().find_map(|part| part.reader)
    }

    pub(crate) fn unread(&self) -> Option<Telling<i64>> {
        self.parts.iter().find_map(|part| part.unread)
    }

    /// The form of a verb.
    pub fn form(&self, verb: &str) -> Option<&VerbForm> {
        self.forms.get(verb)
    }
}
