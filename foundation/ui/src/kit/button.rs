use super::{Icon, icon::icon};
use maud::{Markup, Render, html};

/// What happens when a button is pressed. Everything works without a script; with one, it happens in place.
#[derive(Clone, Copy, Debug)]
pub enum Act<'a> {
    /// Goes to an address.
    Open(&'a str),
    /// Goes to an address, replacing only the named regions of this page.
    Swap(&'a str, &'a str),
    /// Opens the form that lives at an address in a dialog over this page.
    Dialog(&'a str),
    /// Shows or hides the popover with this id.
    Menu(&'a str),
    /// Sends the form around it.
    Send,
    /// Sends the form with a name and a value of its own.
    SendAs(&'a str, &'a str),
    /// Sends the form to another address.
    SendTo(&'a str),
}

/// A button or a link that looks like one. Labels are verbs: "Receive asset".
#[derive(Clone, Copy, Debug)]
pub struct Button<'a> {
    label: &'a str,
    act: Act<'a>,
    icon: Option<Icon>,
    after: Option<Icon>,
    look: &'static str,
    small: bool,
    bare: bool,
    off: bool,
    key: Option<&'a str>,
    count: Option<&'a str>,
    on_desks: bool,
    slim: bool,
}

impl<'a> Button<'a> {
    /// A button with its label and what it does.
    pub const fn new(label: &'a str, act: Act<'a>) -> Self {
        Self {
            label,
            act,
            icon: None,
            after: None,
            look: "",
            small: false,
            bare: false,
            off: false,
            key: None,
            count: None,
            on_desks: false,
            slim: false,
        }
    }

    /// Goes to an address.
    pub const fn open(label: &'a str, href: &'a str) -> Self {
        Self::new(label, Act::Open(href))
    }
    /// Opens the form at an address in a dialog.
    pub const fn dialog(label: &'a str, href: &'a str) -> Self {
        Self::new(label, Act::Dialog(href))
    }
    /// Shows a popover.
    pub const fn menu(label: &'a str, id: &'a str) -> Self {
        Self::new(label, Act::Menu(id))
    }
    /// Sends the form around it.
    pub const fn send(label: &'a str) -> Self {
        Self::new(label, Act::Send)
    }

    /// With an icon before the label.
    pub const fn icon(self, icon: Icon) -> Self {
        Self { icon: Some(icon), ..self }
    }
    /// With an icon behind the label, for what leads onwards.
    pub const fn icon_after(self, icon: Icon) -> Self {
        Self { after: Some(icon), ..self }
    }
    /// The one thing to do on this page.
    pub const fn primary(self) -> Self {
        Self { look: " primary", ..self }
    }
    /// Without a border: for what is there but not urgent.
    pub const fn quiet(self) -> Self {
        Self { look: " quiet", ..self }
    }
    /// For what cannot be undone.
    pub const fn danger(self) -> Self {
        Self { look: " danger", ..self }
    }
    /// As high as a row of a table.
    pub const fn small(self) -> Self {
        Self { small: true, ..self }
    }
    /// Only the icon is seen; the label is still its name.
    pub const fn bare(self) -> Self {
        Self { bare: true, ..self }
    }
    /// Not possible now. Say beside it why.
    pub const fn off(self, off: bool) -> Self {
        Self { off, ..self }
    }
    /// The key that presses it, one letter or `g` and a letter: "n", "g a".
    pub const fn key(self, key: &'a str) -> Self {
        Self { key: Some(key), ..self }
    }
    /// With a number behind the label.
    pub const fn count(self, count: &'a str) -> Self {
        Self { count: Some(count), ..self }
    }
    /// Left out where the screen is small.
    pub const fn on_desks(self) -> Self {
        Self { on_desks: true, ..self }
    }
    /// Where there is little room, only the icon is seen; the label is still its name.
    pub const fn slim(self) -> Self {
        Self { slim: true, ..self }
    }

    fn class(&self) -> String {
        let mut class = format!("button{}", self.look);
        for (on, word) in
            [(self.small, " small"), (self.bare, " square"), (self.on_desks, " desk"), (self.slim, " slim")]
        {
            if on {
                class.push_str(word);
            }
        }
        class
    }

    fn inside(&self) -> Markup {
        html! {
            @if let Some(drawing) = self.icon { (icon(drawing)) }
            @if self.bare { span class="unseen" { (self.label) } }
            @else if self.slim { span { (self.label) } }
            @else { (self.label) }
            @if let Some(count) = self.count { span class="count" { (count) } }
            @if let Some(drawing) = self.after { (icon(drawing)) }
        }
    }

    fn link(&self, href: &str, swap: Option<&str>, dialog: bool) -> Markup {
        html! {
            a class=(self.class()) href=[(!self.off).then_some(href)] role=[self.off.then_some("link")]
                aria-disabled=[self.off.then_some("true")] data-swap=[swap.filter(|_| !self.off)]
                data-dialog[dialog && !self.off] data-key=[self.key] title=[(self.bare || self.slim).then_some(self.label)] {
                    (self.inside())
                }
        }
    }

    fn send_button(&self, name: Option<&str>, value: Option<&str>, to: Option<&str>) -> Markup {
        html! {
            button type="submit" class=(self.class()) name=[name] value=[value] formaction=[to]
                disabled[self.off]
                data-key=[self.key] title=[(self.bare || self.slim).then_some(self.label)] { (self.inside()) }
        }
    }
}

impl Render for Button<'_> {
    fn render(&self) -> Markup {
        match self.act {
            Act::Open(href) => self.link(href, None, false),
            Act::Swap(href, regions) => self.link(href, Some(regions), false),
            Act::Dialog(href) => self.link(href, None, true),
            Act::Menu(id) => html! {
                button type="button" class=(self.class()) popovertarget=(id) disabled[self.off]
                    data-key=[self.key] title=[(self.bare || self.slim).then_some(self.label)] { (self.inside()) }
            },
            Act::Send => self.send_button(None, None, None),
            Act::SendAs(name, value) => self.send_button(Some(name), Some(value), None),
            Act::SendTo(href) => self.send_button(None, None, Some(href)),
        }
    }
}

/// One of a few ways to look at the same thing.
#[derive(Clone, Copy, Debug)]
pub struct Segment<'a> {
    /// What it is called.
    pub label: &'a str,
    /// Where it leads.
    pub href: &'a str,
    /// Whether it is the present one.
    pub current: bool,
}

/// Two to four ways to look at the same thing, as one control; `name` says what it chooses. With a region,
/// only that part of the page changes.
pub fn segments(name: &str, region: Option<&str>, segments: &[Segment<'_>]) -> Markup {
    html! {
        nav class="segments" aria-label=(name) {
            @for segment in segments {
                a href=(segment.href) data-swap=[region] aria-current=[segment.current.then_some("true")] {
                    (segment.label)
                }
            }
        }
    }
}

/// A quiet link to more of the same, in the head of a card.
pub fn more(label: &str, href: &str) -> Markup {
    html! { a class="more" href=(href) { (label) (icon(icondata_lu::LuChevronRight)) } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_button_keeps_its_name() {
        let button =
            Button::menu("More actions", "more").icon(icondata_lu::LuEllipsis).bare().render().into_string();
        assert!(button.contains(r#"<span class="unseen">More actions</span>"#), "{button}");
        assert!(button.contains(r#"popovertarget="more""#), "{button}");
    }

    #[test]
    fn a_link_that_is_off_leads_nowhere() {
        let next =
            Button::new("Next", Act::Swap("/assets?after=7", "assets")).off(true).render().into_string();
        assert!(!next.contains("href") && !next.contains("data-swap"), "{next}");
        assert!(next.contains(r#"aria-disabled="true""#));
    }
}
