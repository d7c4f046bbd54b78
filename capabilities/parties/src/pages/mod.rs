//! How suppliers look in the web interface.
use ::pages::{Look, Part, Section};
use icondata_lu as lu;
use ui::i18n::{Lang, Source};

/// What suppliers bring.
pub static PART: Part = Part {
    looks: &[
        Look::new("supplier", lu::LuTruck)
            .under(Section::Inventory, 60)
            .columns(&["country", "delivery_regions", "lead_time_days", "email", "updated_at"])
            .meta(&[("city", lu::LuMapPin), ("payment_terms", lu::LuBanknote)])
            .views(&[("suppliers-homes", "delivers_to_homes=true")])
            .children(&[
                ("order", "supplier", "supplier-orders"),
                ("supplier-return", "supplier", "supplier-returns"),
                ("supplier-certificate", "supplier", "supplier-certificate-many"),
                ("supplier-review", "supplier", "supplier-review-many"),
                ("asset", "supplier", "asset-many"),
            ]),
        Look::new("supplier-certificate", lu::LuBadgeCheck)
            .columns(&["supplier", "standard", "expires_on", "number"])
            .meta(&[("supplier", lu::LuTruck)])
            .views(&[("certificates-ending", "expires_on[lte]=today%2B90d&sort=expires_on")]),
        Look::new("supplier-review", lu::LuStar)
            .columns(&["supplier", "kind", "overall", "reviewed_on", "expires_on"])
            .meta(&[("supplier", lu::LuTruck)])
            .views(&[("reviews-in-force", "expires_on[gte]=today&sort=-reviewed_on")]),
    ],
    texts: &[
        Source { lang: Lang::English, text: include_str!("en.ftl") },
        Source { lang: Lang::German, text: include_str!("de.ftl") },
    ],
    words: ui::words!(),
    ..Part::NONE
};
