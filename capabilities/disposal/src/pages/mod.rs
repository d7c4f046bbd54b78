//! How disposal looks: partners, lots, certificates.
mod certificate;
mod costs;
mod letter;
mod manifest;
mod panels;
mod pdf;
mod plain;
mod reports;
mod tile;
mod verify;

use crate::READ;
use ::pages::{Act, Look, Part, Place, Rank, Rooms, Section, Tile, always, word};
use domain::State;
use icondata_lu as lu;
use serde_json::Value;
use ui::i18n::{Lang, Source};

/// What disposal brings.
pub static PART: Part = Part {
    looks: &[
        Look::new("disposal-lot", lu::LuRecycle)
            .under(Section::Lifecycle, 60)
            .key("g e")
            .begins("disposal.open-lot")
            .title(&["title", "number"])
            .state("stage")
            .columns(&[
                "stage",
                "route",
                "partner",
                "mass_in_grams",
                "mass_out_grams",
                "proceeds",
                "updated_at",
            ])
            .meta(&[("partner", lu::LuHandshake), ("carrier", lu::LuTruck), ("location", lu::LuMapPin)])
            .views(&[
                ("disposal-lots-open", "stage=lot-open,lot-sealed"),
                ("disposal-lots-out", "stage=handed-over,settled&sort=handed_over_on"),
                ("disposal-lots-closed", "stage=lot-closed&sort=-closed_on"),
            ])
            .children(&[
                ("lot-line", "lot", "disposal-lines"),
                ("lot-quote", "lot", "disposal-quotes"),
                ("lot-handover", "lot", "disposal-handovers"),
                ("lot-weight", "lot", "disposal-weights"),
                ("lot-amount", "lot", "disposal-amounts"),
            ]),
        Look::new("lot-line", lu::LuPackage)
            .title(&["description"])
            .state("state")
            .columns(&["weee", "mass_grams", "state", "hazards", "lot"])
            .meta(&[("asset", lu::LuLaptop), ("lot", lu::LuRecycle)]),
        Look::new("lot-handover", lu::LuPenLine)
            .columns(&["step", "to_party", "day", "seals_intact", "lot"])
            .meta(&[("lot", lu::LuRecycle)]),
        Look::new("lot-weight", lu::LuWeight)
            .columns(&["material", "fate", "mass_grams", "weee", "lot"])
            .meta(&[("lot", lu::LuRecycle)]),
        Look::new("lot-amount", lu::LuCoins)
            .columns(&["what", "amount", "document", "day", "lot"])
            .meta(&[("lot", lu::LuRecycle)]),
        Look::new("lot-quote", lu::LuGavel)
            .state("state")
            .columns(&["buyer", "amount", "state", "valid_until", "lot"])
            .meta(&[("lot", lu::LuRecycle), ("buyer", lu::LuHandshake)]),
        Look::new("service-partner", lu::LuHandshake)
            .under(Section::Lifecycle, 62)
            .columns(&["roles", "requires", "certified_until", "updated_at"])
            .views(&[("disposal-partners-ending", "certified_until[lt]=today%2B60d&sort=certified_until")])
            .children(&[
                ("partner-certificate", "partner", "partner-certificate-many"),
                ("disposal-lot", "partner", "disposal-lot-many"),
            ]),
        Look::new("partner-certificate", lu::LuShieldCheck)
            .columns(&["standard", "valid_until", "partner", "updated_at"])
            .meta(&[("partner", lu::LuHandshake)])
            .views(&[("disposal-certificates-ending", "valid_until[lt]=today%2B60d&sort=valid_until")]),
        Look::new("disposal-certificate", lu::LuFileCheck)
            .under(Section::Money, 40)
            .state("state")
            .columns(&["what", "state", "asset", "lot", "issued_on"])
            .meta(&[("asset", lu::LuLaptop), ("lot", lu::LuRecycle)]),
        Look::new("model-composition", lu::LuScale).under(Section::Setup, 60).columns(&[
            "weee",
            "mass_grams",
            "updated_at",
        ]),
        Look::new("model-hazard", lu::LuTriangleAlert).under(Section::Setup, 61).columns(&[
            "hazard",
            "transport",
            "mass_grams",
            "updated_at",
        ]),
        Look::new("climate-factor", lu::LuLeaf).under(Section::Setup, 62).columns(&[
            "weee",
            "central_grams",
            "source",
        ]),
    ],
    panels: panels::PANELS,
    places: &[
        Place::new("disposal-register", reports::REGISTER.path, lu::LuBookCheck, Section::Money, 42, READ),
        Place::new("disposal-money", reports::COSTS.path, lu::LuCoins, Section::Money, 43, READ),
        Place::new(
            "disposal-sustainability",
            reports::SUSTAINABILITY.path,
            lu::LuLeaf,
            Section::Money,
            44,
            READ,
        ),
    ],
    tiles: &[Tile {
        name: "disposal-tile",
        title: "disposal-tile",
        order: 65,
        width: 5,
        needs: READ,
        show: tile::tile,
    }],
    acts: &[
        Act::new("disposal-lot", "disposal.add-asset", "lot", lu::LuPlus, is_open, Rank::First),
        Act::new("disposal-lot", "disposal.add-loose", "lot", lu::LuWeight, is_open, Rank::Button),
        Act::new("disposal-lot", "disposal.seal-lot", "lot", lu::LuLock, is_open, Rank::Button),
        Act::new("disposal-lot", "disposal.hand-over", "lot", lu::LuPenLine, is_sealed, Rank::First),
        Act::new("disposal-lot", "disposal.record-weight", "lot", lu::LuWeight, is_away, Rank::First),
        Act::new(
            "disposal-lot",
            "disposal.confirm-units",
            "lot",
            lu::LuPackageCheck,
            is_for_use,
            Rank::Button,
        ),
        Act::new("disposal-lot", "disposal.settle-lot", "lot", lu::LuCheckCheck, is_away, Rank::Button),
        Act::new("disposal-lot", "disposal.close-lot", "lot", lu::LuCheckCheck, is_settled, Rank::First),
        Act::new("disposal-lot", "disposal.add-quote", "lot", lu::LuGavel, is_for_sale, Rank::Menu),
        Act::new("disposal-lot", "disposal.record-consent", "lot", lu::LuHeartHandshake, is_gift, Rank::Menu),
        Act::new("disposal-lot", "disposal.record-receipt", "lot", lu::LuReceipt, is_given, Rank::Menu),
        Act::new("disposal-lot", "disposal.add-amount", "lot", lu::LuCoins, lives, Rank::Menu),
        Act::new("disposal-lot", "disposal.hand-over", "lot", lu::LuPenLine, is_out, Rank::Menu),
        Act::new("disposal-lot", "disposal.record-weight", "lot", lu::LuWeight, is_settled, Rank::Menu),
        Act::new("disposal-lot", "disposal.amend-lot", "lot", lu::LuPencil, lives, Rank::Menu),
        Act::new("disposal-lot", "disposal.unseal-lot", "lot", lu::LuLockOpen, is_sealed, Rank::Menu),
        Act::new("disposal-lot", "disposal.certify-lot", "lot", lu::LuFileCheck, is_closed, Rank::Menu),
        Act::new("disposal-lot", "disposal.cancel-lot", "lot", lu::LuX, is_here, Rank::Danger),
        Act::new("lot-line", "disposal.weigh-line", "line", lu::LuScale, waits, Rank::First),
        Act::new("lot-line", "disposal.remove-line", "line", lu::LuPackageMinus, waits, Rank::Menu),
        Act::new("lot-line", "disposal.report-loss", "line", lu::LuSearchX, waits, Rank::Danger),
        Act::new("lot-weight", "disposal.strike-weight", "weight", lu::LuX, always, Rank::Danger),
        Act::new("lot-amount", "disposal.strike-amount", "amount", lu::LuX, always, Rank::Danger),
        Act::new("lot-quote", "disposal.accept-quote", "quote", lu::LuCheck, is_offered, Rank::First),
        Act::new("service-partner", "disposal.open-lot", "partner", lu::LuRecycle, takes_lots, Rank::Button),
        Act::new("asset", "disposal.add-asset", "asset", lu::LuRecycle, is_retired, Rank::Button),
        Act::new("medium", "disposal.add-medium", "medium", lu::LuRecycle, is_loose, Rank::Menu),
        Act::new("asset", "disposal.certify-data", "asset", lu::LuFileCheck, is_sanitised, Rank::Menu),
        Act::new("asset", "disposal.certify-disposal", "asset", lu::LuFileCheck, is_gone, Rank::Menu),
        Act::new(
            "disposal-certificate",
            "disposal.reissue-certificate",
            "certificate",
            lu::LuRefreshCw,
            may_be_reissued,
            Rank::Menu,
        ),
        Act::new(
            "disposal-certificate",
            "disposal.revoke-certificate",
            "certificate",
            lu::LuBan,
            is_valid,
            Rank::Danger,
        ),
    ],
    texts: &[
        Source { lang: Lang::English, text: include_str!("en.ftl") },
        Source { lang: Lang::German, text: include_str!("de.ftl") },
    ],
    words: ui::words!(),
    ..Part::NONE
};

/// The pages.
pub fn rooms(rooms: Rooms) -> Rooms {
    let rooms = reports::rooms(verify::rooms(rooms));
    pdf::rooms(certificate::rooms(letter::rooms(manifest::rooms(rooms))))
}

fn stage(values: &State) -> &str {
    word(values, "stage")
}

fn takes_lots(values: &State) -> bool {
    let roles = values.get("roles").and_then(Value::as_array);
    roles.is_some_and(|roles| roles.iter().any(|role| role.as_str() != Some("carrier")))
}

fn is_open(values: &State) -> bool {
    stage(values) == "lot-open"
}

fn is_sealed(values: &State) -> bool {
    stage(values) == "lot-sealed"
}

fn is_here(values: &State) -> bool {
    is_open(values) || is_sealed(values)
}

fn is_away(values: &State) -> bool {
    stage(values) == "handed-over"
}

fn is_settled(values: &State) -> bool {
    stage(values) == "settled"
}

fn is_out(values: &State) -> bool {
    is_away(values) || is_settled(values)
}

fn is_closed(values: &State) -> bool {
    stage(values) == "lot-closed"
}

fn lives(values: &State) -> bool {
    is_here(values) || is_out(values)
}

fn is_for_sale(values: &State) -> bool {
    word(values, "route") == "sell" && is_here(values)
}

fn is_for_use(values: &State) -> bool {
    matches!(word(values, "route"), "sell" | "donate" | "return-to-lessor") && is_away(values)
}

fn is_gift(values: &State) -> bool {
    word(values, "route") == "donate" && lives(values)
}

fn is_given(values: &State) -> bool {
    word(values, "route") == "donate" && is_out(values)
}

fn waits(values: &State) -> bool {
    word(values, "state") == "in-lot"
}

fn is_offered(values: &State) -> bool {
    word(values, "state") == "quote-offered"
}

fn is_valid(values: &State) -> bool {
    word(values, "state") == "certificate-valid"
}

fn may_be_reissued(values: &State) -> bool {
    word(values, "state") != "certificate-replaced"
}

fn is_retired(values: &State) -> bool {
    stage(values) == "decommissioned"
}

fn is_loose(values: &State) -> bool {
    !matches!(word(values, "state"), "installed" | "lost" | "struck")
}

fn is_sanitised(values: &State) -> bool {
    values.get("sanitised_on").is_some_and(|on| !on.is_null())
}

fn is_gone(values: &State) -> bool {
    stage(values) == "disposed"
}
