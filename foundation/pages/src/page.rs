//! One page in the making.
use crate::{Desk, Visit, store};
use domain::Tone;
use engine::{Error, Permission, RecordKind, Result, View};
use maud::Markup;
use std::{
    any::{Any, TypeId},
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    ops::{Deref, DerefMut},
    rc::Rc,
};
use ui::i18n::Locale;

/// One page in the making: the register as far as the reader may see it, the reader's language, the request.
pub struct Page<'p, 'v> {
    /// Everything that the interface is made of.
    pub desk: &'p Desk,
    /// The request.
    pub visit: &'p Visit,
    /// Words, numbers and dates for this reader.
    pub t: Locale,
    tones: BTreeMap<&'static str, BTreeMap<i64, Tone>>,
    asked: HashMap<TypeId, Rc<dyn Any>>,
    view: &'p mut View<'v>,
}

impl<'p, 'v> Page<'p, 'v> {
    /// The page of one visit, in one reading of the register.
    pub fn new(desk: &'p Desk, visit: &'p Visit, view: &'p mut View<'v>) -> Result<Self> {
        let t = visit.locale(desk, view.now(), view.zone());
        let mut tones = BTreeMap::new();
        for (kind, field) in desk.toned() {
            let Some(kind) = view.kind(kind) else { continue };
            let rows = store::words(view, kind, field)?;
            tones.insert(kind.name, rows.into_iter().map(|(id, word)| (id, tone_of(&word))).collect());
        }
        Ok(Self { desk, visit, t, tones, asked: HashMap::new(), view })
    }

    /// The colour of a record that is the state of others.
    pub fn tone_of(&self, kind: &str, id: i64) -> Option<Tone> {
        self.tones.get(kind)?.get(&id).copied()
    }

    /// What several panels of the page need, asked once: the first of them asks. One answer of a type for the whole page.
    pub fn once<T: 'static>(&mut self, ask: impl FnOnce(&mut Self) -> Result<T>) -> Result<Rc<T>> {
        if let Some(known) = self.asked.get(&TypeId::of::<T>())
            && let Ok(known) = known.clone().downcast()
        {
            return Ok(known);
        }
        let told = Rc::new(ask(self)?);
        self.asked.insert(TypeId::of::<T>(), told.clone());
        Ok(told)
    }

    /// Whether the reader may do something at all.
    pub fn may(&self, permission: Permission) -> bool {
        self.view.actor().may(permission)
    }

    /// An address that a capability brings, if the reader may go there: `import`, `bulk`.
    pub fn door(&self, name: &str) -> Option<&'static str> {
        self.desk.door(name).filter(|(_, needs)| self.may(*needs)).map(|(href, _)| href)
    }

    /// What somebody did to a record of a kind, which `one` names: "handed out NW-1".
    pub fn happened(&self, kind: &str, event: &str, one: &str) -> String {
        self.desk.happenings.says(&self.t, kind, event, one)
    }

    /// The text with this key.
    pub fn say(&self, key: &str) -> String {
        self.t.say(key).into_owned()
    }

    /// The kind of record whose list has this address.
    pub fn kind_at(&self, path: &str) -> Result<&'static RecordKind> {
        let kind = self.view.kinds().iter().find(|kind| kind.path == path).copied();
        kind.ok_or(Error::NotFound("page"))
    }

    /// What several records of a kind are called, in the reader's language.
    pub fn many(&self, kind: &RecordKind) -> String {
        self.t.say_or(&format!("{}-many", kind.name), kind.many).into_owned()
    }

    /// What one record of a kind is called in a sentence, in the reader's language.
    pub fn one(&self, kind: &RecordKind) -> String {
        self.t.say_or(&format!("{}-one", kind.name), kind.one).into_owned()
    }

    /// A record of a kind as the thing that something was done to, with its article: "the asset".
    pub fn the(&self, kind: &RecordKind) -> String {
        let english = self.t.say_with("the-one", &[("one", kind.one)]);
        self.t.say_or(&format!("{}-the", kind.name), &english).into_owned()
    }
}

impl<'v> Deref for Page<'_, 'v> {
    type Target = View<'v>;
    fn deref(&self) -> &View<'v> {
        self.view
    }
}
impl DerefMut for Page<'_, '_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        self.view
    }
}

fn tone_of(word: &str) -> Tone {
    match word {
        "ok" => Tone::Ok,
        "info" => Tone::Info,
        "preparing" => Tone::Preparing,
        "warn" => Tone::Warn,
        "bad" => Tone::Bad,
        _ => Tone::Muted,
    }
}

/// What a page shows, before it stands in its frame.
#[derive(Default)]
pub struct Shown {
    /// The title in the window and the last step of the way to it.
    pub title: String,
    /// The way to it: names and addresses.
    pub crumbs: Vec<(String, Option<String>)>,
    /// The address of the place in the navigation to which it belongs.
    pub place: Cow<'static, str>,
    /// Scripts that only this page needs.
    pub scripts: &'static [&'static str],
    /// What stands in it.
    pub body: Markup,
    /// Its status: 200, or 422 and 409 for a form that was refused.
    pub status: Status,
    /// Whether it is asked for as a part of other pages, and never stands in a frame.
    pub alone: bool,
    /// Where to go instead.
    pub elsewhere: Option<String>,
}

/// How a page is answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// As asked.
    #[default]
    Fine,
    /// Values of a form make no sense.
    Invalid,
    /// A rule refused.
    Refused,
    /// There is no such thing.
    Missing,
}

impl Shown {
    /// A page with its title and place in the navigation.
    pub fn new(title: impl Into<String>, place: impl Into<Cow<'static, str>>, body: Markup) -> Self {
        Self { title: title.into(), place: place.into(), body, ..Self::default() }
    }
    /// With a step on the way to it.
    #[must_use]
    pub fn crumb(mut self, label: impl Into<String>, href: Option<String>) -> Self {
        self.crumbs.push((label.into(), href));
        self
    }
    /// With scripts that only it needs.
    #[must_use]
    pub fn scripts(self, scripts: &'static [&'static str]) -> Self {
        Self { scripts, ..self }
    }
    /// With another status.
    #[must_use]
    pub fn status(self, status: Status) -> Self {
        Self { status, ..self }
    }
    /// Not a page but a part of others: the options of a picker, the menu of a row.
    pub fn part(body: Markup) -> Self {
        Self { body, alone: true, ..Self::default() }
    }
    /// Not a page but the way to one.
    pub fn go(to: impl Into<String>) -> Self {
        Self { elsewhere: Some(to.into()), ..Self::default() }
    }
}
