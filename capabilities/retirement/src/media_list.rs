//! The media of an asset, asked for.
use crate::{READ, rules::whole, store, store::MediumRow};
use assets::Asset;
use engine::{Permission, Place, Query, Ref, Result, View};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The media that are in an asset or were in it, and whether they let it leave.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct MediaOf {
    /// Which asset.
    pub asset: Ref<Asset>,
}

/// The media of an asset.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MediaList {
    /// In it, or in it last.
    pub media: Vec<MediumRow>,
    /// In another asset by now.
    pub moved: Vec<MediumRow>,
    /// The serial numbers of those that keep it from leaving.
    pub open: Vec<String>,
}

impl Query for MediaOf {
    const NAME: &'static str = "retirement.media-of";
    const NEEDS: Permission = READ;
    const SAYS: &'static str = "Tells the media of an asset, and which of them keep it from leaving.";
    const PLACE: Place = Place::get("/assets/{asset}/media");
    type Answer = MediaList;

    fn run(self, view: &mut View<'_>) -> Result<MediaList> {
        let asset = view.find(&self.asset)?;
        let media = store::media_of(view, asset.id)?;
        let parts: Vec<whole::Part> = media.iter().map(MediumRow::part).collect();
        let open = match whole::verdict(&parts) {
            whole::Verdict::Open(serials) => serials,
            _ => Vec::new(),
        };
        Ok(MediaList { media, moved: store::media_that_left(view, asset.id)?, open })
    }
}
