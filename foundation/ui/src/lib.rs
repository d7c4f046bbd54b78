//! The look and the building blocks of the web interface: styles and scripts, texts, components, charts.
//!
//! Knows how things are shown, and nothing about who may see them, where they are kept or how they are
//! asked for. A page is a function that turns plain data into markup with the blocks of [`kit`] and
//! [`charts`]; a [`i18n::Locale`] turns values into words on the way. To see everything:
//! `cargo run -p ui --example gallery`.
//!
//! # What pages and scripts agree on
//!
//! Pages work without script. Where there is one, it listens for these attributes, now and in whatever is
//! put into the page later:
//!
//! | attribute | on | meaning |
//! |---|---|---|
//! | `data-swap="a b"` | link, form | fetch the address and replace only the elements with these ids |
//! | `data-quiet` | beside it | leave the address and the history alone |
//! | `data-live` | form | send while it changes: words after a pause, all else at once |
//! | `data-guard` | form | leaving with changes asks first |
//! | `data-again="address"` | element with an id | ask again every two seconds, while it is there |
//! | `data-announce` | in a region | read aloud after a swap |
//! | `data-focus` | in a region | takes the focus after a swap: what is wrong with a form |
//! | `data-dialog` | link | show the form behind the address in a dialog; with `#id`, that dialog |
//! | `data-menu="address"` | link | show what the address answers as a menu |
//! | `data-options="address"` | field | offer what the address answers to `q` |
//! | `data-key="n"`, `"g a"` | link, button, field | pressed, or focused, by these keys |
//! | `data-copy="text"` | button | copies the text |
//! | `data-reorder` | list | lines can be dragged by their grip or moved by `data-move` buttons |
//!
//! A request for a swap carries `x-swap` with the ids that are wanted (`menu` and `dialog` for those two):
//! the server may answer with these elements alone, or with the whole page. A form that is refused answers
//! with its page and status 422 or 409, and its region is replaced; one that succeeds redirects.
//!
//! Nothing stands inline in a page, neither script nor style, so that it can be served under
//! [`kit::CONTENT_SECURITY_POLICY`]. Lengths that depend on data are attributes of SVG elements.
pub mod assets;
pub mod charts;
pub mod i18n;
pub mod kit;
