//! The building blocks of pages: one file for each idea.
//!
//! A block is a function from plain data to [`maud::Markup`], or a value that renders itself. Words come from
//! the caller or from the texts, never from here; a `t` among the parameters says that a block has words of
//! its own. Blocks work without script and get better with one.
mod button;
mod calendar;
mod card;
mod code;
mod control;
mod custody;
mod facts;
mod field;
mod form;
mod head;
mod icon;
mod label;
mod menu;
mod notice;
mod page;
mod pager;
mod palette;
mod person;
mod picker;
mod rack;
mod rail;
mod scan;
mod sidebar;
mod site;
mod stat;
mod status;
mod table;
pub mod time;
mod timeline;
mod tools;

pub use button::{Act, Button, Segment, more, segments};
pub use calendar::{CalendarDay, CalendarEntry, calendar};
pub use card::{Card, card, columns, folded, region};
pub use code::code;
pub use control::control;
pub use custody::{Custody, Keeper, Link, custody};
pub use facts::{Fact, fact, fact_form, facts};
pub use field::{Filled, FormField, field};
pub use form::{Form, Section, form};
pub use head::{Object, View, actions, head, object_head, views};
pub(crate) use icon::shapes;
pub use icon::{Icon, icon};
pub use label::labels;
pub use menu::{ColumnChoice, Item, Question, columns_menu, dialog, menu, menu_items, popover, question};
pub use notice::{
    Attention, Job, Nothing, Notice, attention, attention_item, job, nothing, notice, past_notice,
};
pub use page::{CONTENT_SECURITY_POLICY, Crumb, Page, bare_page, gate, page};
pub use pager::{Bulk, BulkAction, Pager, Total, bulk_bar, pager};
pub use palette::{Found, FoundGroup, palette_options};
pub use person::{avatar, large_avatar, person, person_link};
pub use picker::{FileDrop, Pick, file_drop, picker_options};
pub use rack::{Device, Rack, rack};
pub use rail::{Progress, Stage, rail};
pub use scan::{Scan, scan, signature};
pub use sidebar::token;
pub use site::{Density, Doors, Place, PlaceGroup, Reader, Site, Theme};
pub use stat::{Delta, FlowStage, Kpi, Stat, Way, delta, flow, kpis, stats};
pub use status::{bar, chosen, copy_tag, dot, mark, meter, none, pill, proof, ring, tag, tone_class};
pub use table::{Column, Direction, Line, Row, Sort, Spot, Table, lead, table};
pub use timeline::{Changed, Evidence, Happening, timeline};
pub use tools::{Condition, Search, Tools, tools};
