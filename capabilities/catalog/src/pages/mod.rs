//! How categories, manufacturers and models look in the web interface.
use ::pages::{Look, Part, Section};
use icondata_lu as lu;
use ui::i18n::{Lang, Source};

/// What the catalogue brings.
pub static PART: Part = Part {
    looks: &[
        Look::new("model", lu::LuBox)
            .under(Section::Inventory, 20)
            .key("g m")
            .columns(&["manufacturer", "category", "model_number", "updated_at"])
            .meta(&[("manufacturer", lu::LuFactory), ("category", lu::LuTags)])
            .children(&[("asset", "model", "asset-many")]),
        Look::new("category", lu::LuTags)
            .under(Section::Setup, 20)
            .columns(&["parent", "updated_at"])
            .children(&[("model", "category", "model-many"), ("asset", "category", "asset-many")]),
        Look::new("manufacturer", lu::LuFactory)
            .under(Section::Setup, 22)
            .columns(&["website", "updated_at"])
            .children(&[("model", "manufacturer", "model-many")]),
    ],
    texts: &[
        Source { lang: Lang::English, text: include_str!("en.ftl") },
        Source { lang: Lang::German, text: include_str!("de.ftl") },
    ],
    words: ui::words!(),
    ..Part::NONE
};
