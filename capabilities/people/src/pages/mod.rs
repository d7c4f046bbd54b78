//! How people, places and the organisation look in the web interface.
use ::pages::{Act, Look, Part, Rank, Section, always};
use domain::State;
use icondata_lu as lu;
use ui::i18n::{Lang, Source};

/// What people and places bring.
pub static PART: Part = Part {
    looks: &[
        Look::new("person", lu::LuUsers)
            .under(Section::Inventory, 30)
            .key("g p")
            .state("employment")
            .columns(&["job_title", "department", "location", "manager", "employment"])
            .meta(&[
                ("job_title", lu::LuBriefcase),
                ("department", lu::LuNetwork),
                ("location", lu::LuMapPin),
                ("email", lu::LuMail),
            ])
            .views(&[("people-leaving", "ends_on[lte]=today%2B30d&ends_on[gte]=today&sort=ends_on")])
            .children(&[("asset", "holder_person", "person-holds"), ("person", "manager", "person-reports")]),
        Look::new("location", lu::LuMapPin)
            .under(Section::Inventory, 40)
            .key("g l")
            .columns(&["kind", "parent", "manager", "updated_at"])
            .meta(&[("kind", lu::LuBuilding2), ("parent", lu::LuCornerLeftUp), ("manager", lu::LuUserRound)])
            .children(&[
                ("location", "parent", "location-inside"),
                ("asset", "location", "asset-many"),
                ("person", "location", "person-many"),
            ]),
        Look::new("company", lu::LuBuilding2)
            .under(Section::Setup, 30)
            .columns(&["parent", "updated_at"])
            .children(&[("department", "company", "department-many"), ("asset", "company", "asset-many")]),
        Look::new("department", lu::LuNetwork)
            .under(Section::Setup, 32)
            .columns(&["company", "parent", "manager", "cost_centre", "updated_at"])
            .children(&[("person", "department", "person-many"), ("asset", "department", "asset-many")]),
    ],
    acts: &[
        Act::new("person", "people.leave", "person", lu::LuLogOut, is_here, Rank::Menu),
        Act::new("person", "people.erase", "person", lu::LuEraser, always, Rank::Danger),
    ],
    texts: &[
        Source { lang: Lang::English, text: include_str!("en.ftl") },
        Source { lang: Lang::German, text: include_str!("de.ftl") },
    ],
    words: ui::words!(),
    ..Part::NONE
};

/// Whether the person has not left.
fn is_here(values: &State) -> bool {
    values.get("employment").and_then(serde_json::Value::as_str) != Some("left")
}
