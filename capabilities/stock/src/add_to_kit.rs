//! Something is put into a kit.
use crate::{Kit, KitLine, MANAGE, StockItem};
use catalog::Model;
use domain::{Event, Id};
use engine::{Command, Permission, Place, Record, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// Puts something into a kit: assets of a model, pieces of a stock item, or another kit.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct AddToKit {
    /// Which kit.
    pub kit: Ref<Kit>,
    /// Assets of this model.
    #[serde(default)]
    pub model: Option<Ref<Model>>,
    /// Pieces of this item.
    #[serde(default)]
    pub item: Option<Ref<StockItem>>,
    /// Another kit, with all that is in it.
    #[serde(default)]
    pub part: Option<Ref<Kit>>,
    /// How many; one when left out.
    #[serde(default)]
    pub quantity: Option<i64>,
}

impl Command for AddToKit {
    const NAME: &'static str = "stock.add-to-kit";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Puts assets of a model, pieces of a stock item or another kit into a kit.";
    const PLACE: Place = Place::post("/kits/{kit}/lines");
    type Outcome = Id<KitLine>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<KitLine>> {
        let line = json!({
            "kit": self.kit, "model": self.model, "item": self.item, "part": self.part,
            "quantity": self.quantity.unwrap_or(1),
        });
        let mut line = line.as_object().cloned().unwrap_or_default();
        line.retain(|_, value| !value.is_null());
        work.register_state(KitLine::KIND, line, Event::REGISTERED).map(Id::new)
    }
}
