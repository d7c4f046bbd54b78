//! How suppliers look in the web interface.
use ::pages::{Look, Part, Section};
use icondata_lu as lu;
use ui::i18n::{Lang, Source};

/// What suppliers bring.
pub static PART: Part = Part {
    looks: &[Look::new("supplier", lu::LuTruck)
        .under(Section::Inventory, 60)
        .columns(&["email", "phone", "website", "updated_at"])
        .children(&[("asset", "supplier", "asset-many")])],
    texts: &[
        Source { lang: Lang::English, text: include_str!("en.ftl") },
        Source { lang: Lang::German, text: include_str!("de.ftl") },
    ],
    ..Part::NONE
};
