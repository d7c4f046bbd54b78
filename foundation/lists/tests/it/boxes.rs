use domain::{Choice, Field, Id, Kind};
use engine::*;
use lists::{ListRequest, Page};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use testkit::TestDb;

#[derive(Clone, Serialize, Deserialize)]
struct Crate {
    id: Id<Crate>,
}

const COLOURS: &[Choice<'static>] = &[Choice::new("red", "Red"), Choice::new("blue", "Blue")];

impl Record for Crate {
    const KIND: &'static RecordKind = &RecordKind {
        name: "box",
        one: "box",
        many: "Boxes",
        path: "boxes",
        table: "boxes",
        label: "name",
        keys: &["name"],
        fields: &[
            Field::text("name", "Name").required().indexed().searchable(),
            Field::text("room", "Room").indexed(),
            Field::integer("size", "Size").sparse(),
            Field::money("cost", "Cost").indexed(),
            Field::date("bought", "Bought").indexed(),
            Field::boolean("filled", "Filled"),
            Field::choice("colour", "Colour", COLOURS).indexed(),
            Field::new("marks", "Marks", Kind::Choices(COLOURS)),
            Field::reference("parent", "Inside", "box").sparse(),
            Field::new("tags", "Tags", Kind::Tags),
            Field::long_text("notes", "Notes"),
        ],
        indexes: &[],
        belonging: Belonging::EVERYBODY,
        read: READ,
        register: READ,
        edit: READ,
        archive: READ,
        open: true,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }
}

pub(crate) const KIND: &RecordKind = Crate::KIND;
const READ: Permission = Permission("boxes.read");
static BOXES: Capability = Capability { records: &[KIND], ..Capability::new("boxes", "Boxes.") };
static ALL: &[&Capability] = &[&BOXES];

pub(crate) fn does(engine: &Engine, verb: &str, input: Value) -> i64 {
    let doing = engine.doing(verb).unwrap();
    engine.perform_blocking(Actor::system(), Request::default(), doing, input).unwrap()["id"]
        .as_i64()
        .unwrap()
}

/// Sixty boxes with every combination of present and absent values, and a custom field.
pub(crate) fn sixty_boxes(db: &TestDb) -> Engine {
    let engine = testkit::register(db, ALL);
    does(
        &engine,
        "custom-fields.register",
        json!({ "applies_to": "box", "label": "Weight", "key": "weight", "holds": "decimal" }),
    );
    does(
        &engine,
        "custom-fields.register",
        json!({ "applies_to": "box", "label": "Owner", "key": "owner", "holds": "text" }),
    );
    for n in 0..60_i64 {
        let mut input = json!({ "name": format!("{} box {n:02}", ["Oak", "pine", "Ärger", "ash"][n as usize % 4]), "filled": n % 2 == 0 });
        let map = input.as_object_mut().unwrap();
        let mut put = |name: &str, every: i64, value: Value| {
            if n % every == 0 {
                map.insert(name.to_owned(), value);
            }
        };
        put("room", 2, json!(["Attic", "Cellar", "attic"][n as usize % 3]));
        put("size", 3, json!(n % 7));
        put(
            "cost",
            2,
            json!({ "amount": format!("{}.50", n % 9), "currency": if n % 4 == 0 { "EUR" } else { "USD" } }),
        );
        put("bought", 3, json!(format!("2025-{:02}-15", n % 12 + 1)));
        put("colour", 4, json!(if n % 8 == 0 { "red" } else { "blue" }));
        put("marks", 5, json!(if n % 10 == 0 { vec!["red", "blue"] } else { vec!["red"] }));
        put("tags", 6, json!(if n % 12 == 0 { vec!["fragile", "old"] } else { vec!["old"] }));
        put("notes", 7, json!("Keep 100%_dry"));
        put(
            "custom",
            4,
            json!({ "weight": format!("{}.25", n % 11), "owner": (if n % 8 < 4 { "Ana" } else { "Bo" }) }),
        );
        if n > 10 && n % 5 == 1 {
            map.insert("parent".into(), json!(n / 10));
        }
        does(&engine, "boxes.register", input);
    }
    does(&engine, "boxes.archive", json!({ "id": 7 }));
    engine
}

fn pairs(text: &str) -> Vec<(String, String)> {
    let pair =
        |part: &str| part.split_once('=').map(|(name, value)| (name.to_owned(), value.replace("%26", "&")));
    text.split('&').filter_map(pair).collect()
}

pub(crate) fn page(engine: &Engine, query: &str) -> Result<Page> {
    let pairs = pairs(query);
    engine.view_blocking(Actor::system(), READ, move |view| {
        let request = ListRequest::read(view, KIND, &pairs)?;
        lists::page(view, KIND, &request)
    })
}

pub(crate) fn count(engine: &Engine, query: &str, cap: i64) -> lists::Count {
    let pairs = pairs(query);
    let counted = engine.view_blocking(Actor::system(), READ, move |view| {
        let request = ListRequest::read(view, KIND, &pairs)?;
        lists::count(view, KIND, &request, cap)
    });
    counted.unwrap()
}

pub(crate) fn ids(page: &Page) -> Vec<i64> {
    page.rows.iter().map(|row| row.id).collect()
}
