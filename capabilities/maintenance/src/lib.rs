//! Faults, work orders, plans, warranty claims and downtime.
mod desk;
mod downtime;
mod events;
mod kind;
mod orders;
pub mod pages;
mod plans;
mod reminders;
mod rules;
mod store;
mod warranty;

use engine::{Capability, Permission, Reaction, Reading, Record, Verb};

/// Seeing tickets within one's reach: one's own, for whoever has no more.
pub const TICKETS: Permission = Permission("tickets.read");
/// Seeing work orders, plans, returns and downtime within one's reach.
pub const READ: Permission = Permission("maintenance.read");
/// Working on tickets, work orders and returns.
pub const WORK: Permission = Permission("maintenance.work");
/// Keeping plans, campaigns, windows and service levels.
pub const PLAN: Permission = Permission("maintenance.plan");
/// Reporting faults, and answering about them.
pub const REPORT: Permission = Permission("own.report-fault");

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    records: &[
        desk::SlaPolicy::KIND,
        desk::Ticket::KIND,
        desk::TicketAsset::KIND,
        desk::KnownProblem::KIND,
        orders::Campaign::KIND,
        plans::Plan::KIND,
        orders::WorkOrder::KIND,
        orders::OrderAsset::KIND,
        orders::ChecklistLine::KIND,
        orders::Part::KIND,
        orders::LabourEntry::KIND,
        plans::Duty::KIND,
        plans::MeterReading::KIND,
        warranty::Coverage::KIND,
        warranty::Rma::KIND,
        warranty::FormerSerial::KIND,
        downtime::Outage::KIND,
        downtime::Window::KIND,
        downtime::WindowAsset::KIND,
    ],
    verbs: &[
        Verb::of::<desk::ReportFault>(),
        Verb::of::<desk::Reply>(),
        Verb::of::<desk::LinkAsset>(),
        Verb::of::<desk::Assign>(),
        Verb::of::<desk::Take>(),
        Verb::of::<desk::Wait>(),
        Verb::of::<desk::Resume>(),
        Verb::of::<desk::Solve>(),
        Verb::of::<desk::CloseTicket>(),
        Verb::of::<desk::Reopen>(),
        Verb::of::<desk::TakeMail>(),
        Verb::of::<orders::OpenOrder>(),
        Verb::of::<orders::AddToOrder>(),
        Verb::of::<orders::AddCheck>(),
        Verb::of::<orders::Check>(),
        Verb::of::<orders::UsePart>(),
        Verb::of::<orders::BookLabour>(),
        Verb::of::<orders::StartOrder>(),
        Verb::of::<orders::WaitForParts>(),
        Verb::of::<orders::ContinueOrder>(),
        Verb::of::<orders::FinishOrder>(),
        Verb::of::<orders::CancelOrder>(),
        Verb::of::<orders::StartCampaign>(),
        Verb::of::<plans::PlanNow>(),
        Verb::of::<plans::feed::MakeFeed>(),
        Verb::of::<warranty::OpenRma>(),
        Verb::of::<warranty::SendRma>(),
        Verb::of::<warranty::SettleRma>(),
        Verb::of::<downtime::EndOutage>(),
        Verb::of::<downtime::AddToWindow>(),
        Verb::of::<downtime::FinishWindow>(),
        Verb::of::<downtime::CancelWindow>(),
    ],
    readings: &[
        Reading::of::<orders::AssetHistory>(),
        Reading::of::<warranty::CoverageOf>(),
        Reading::of::<warranty::Turnaround>(),
        Reading::of::<downtime::Reliabilities>(),
    ],
    reactions: REACTIONS,
    jobs: &[desk::WATCH, plans::PLAN_WORK, reminders::REMIND],
    begin: Some(desk::begin),
    events: events::EVENTS,
    ..Capability::new("maintenance", "Faults, work orders, plans, warranty claims and downtime.")
};

const REACTIONS: &[Reaction] = &[
    Reaction {
        name: "maintenance.messages",
        says: "Tells whoever reported a ticket and whoever works on it what happens to it.",
        kind: "ticket",
        events: &["assigned", "put-on-hold", "solved", "reopened", "replied", "promise-changed"],
        run: desk::messages,
    },
    Reaction {
        name: "maintenance.announce-assets",
        says: "Tells the holder of an asset that it will be down in a planned window.",
        kind: "window-asset",
        events: &["registered"],
        run: downtime::announce::asset_added,
    },
    Reaction {
        name: "maintenance.announce-windows",
        says: "Tells the holders of its assets that a planned window was moved or called off.",
        kind: "maintenance-window",
        events: &[],
        run: downtime::announce::window_changed,
    },
    Reaction {
        name: "maintenance.first-asset",
        says: "Puts the asset of a registered work order on its list.",
        kind: "work-order",
        events: &["registered"],
        run: orders::first_asset,
    },
    Reaction {
        name: "maintenance.part-costs",
        says: "Adds the parts to the cost of their work order.",
        kind: "work-order-part",
        events: &[],
        run: orders::cost_changed,
    },
    Reaction {
        name: "maintenance.labour-costs",
        says: "Adds the hours to the cost of their work order.",
        kind: "labour-entry",
        events: &[],
        run: orders::cost_changed,
    },
    Reaction {
        name: "maintenance.campaign-progress",
        says: "Keeps the progress of a campaign.",
        kind: "work-order",
        events: &[],
        run: orders::progress,
    },
    Reaction {
        name: "maintenance.lines-follow",
        says: "Keeps the lines of a work order where the order belongs.",
        kind: "work-order",
        events: &[],
        run: orders::lines_follow,
    },
    Reaction {
        name: "maintenance.next-turn",
        says: "Sets the next turn of planned work when its order is done or given up.",
        kind: "work-order",
        events: &["finished", "cancelled"],
        run: plans::turn,
    },
    Reaction {
        name: "maintenance.meter-read",
        says: "Opens the work that is due at a meter.",
        kind: "meter-reading",
        events: &[],
        run: plans::read,
    },
    Reaction {
        name: "maintenance.by-condition",
        says: "Opens the work that plans ask for when an asset gets into a condition.",
        kind: "asset",
        events: &[],
        run: plans::by_condition,
    },
];
