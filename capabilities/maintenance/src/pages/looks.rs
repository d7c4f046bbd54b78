//! How the records look in lists and on pages of their own.
use ::pages::{Look, Section};
use icondata_lu as lu;

/// Every kind of this capability.
pub(super) static LOOKS: &[Look] = &[
    Look::new("ticket", lu::LuLifeBuoy)
        .under(Section::Lifecycle, 51)
        .key("g t")
        .title(&["title"])
        .state("state")
        .columns(&["priority", "state", "promise", "solve_by", "asset", "reporter", "assignee"])
        .meta(&[
            ("reporter", lu::LuUserRound),
            ("asset", lu::LuLaptop),
            ("assignee", lu::LuWrench),
            ("location", lu::LuMapPin),
        ])
        .views(&[
            ("tickets-open", "state=new,assigned,waiting&sort=solve_by"),
            ("tickets-unassigned", "assignee[empty]=true&state=new,assigned,waiting&sort=solve_by"),
            ("tickets-breaching", "promise=due-soon,breached&sort=solve_by"),
            ("tickets-waiting", "state=waiting"),
            ("tickets-solved", "state=solved,closed"),
        ])
        .bulk(&["maintenance.assign"])
        .children(&[
            ("ticket-asset", "ticket", "ticket-assets-title"),
            ("work-order", "ticket", "work-order-many"),
            ("rma", "ticket", "rma-many"),
        ]),
    Look::new("ticket-asset", lu::LuLaptop).title(&["asset"]).columns(&["ticket", "note"]),
    Look::new("work-order", lu::LuWrench)
        .under(Section::Lifecycle, 52)
        .key("g w")
        .title(&["title"])
        .state("state")
        .columns(&["work_kind", "state", "asset", "technician", "due_on", "total_cost"])
        .meta(&[
            ("asset", lu::LuLaptop),
            ("technician", lu::LuUserRound),
            ("supplier", lu::LuTruck),
            ("due_on", lu::LuCalendar),
        ])
        .views(&[
            ("work-orders-open", "state=open,in-progress,waiting-for-parts&sort=due_on"),
            ("work-orders-overdue", "state=open,in-progress,waiting-for-parts&due_on[lt]=today&sort=due_on"),
            ("work-orders-parts", "state=waiting-for-parts"),
            ("work-orders-done", "state=done&sort=-finished_on"),
        ])
        .children(&[
            ("work-order-asset", "work_order", "work-order-assets-title"),
            ("work-order-part", "work_order", "work-order-part-many"),
            ("labour-entry", "work_order", "labour-entry-many"),
            ("rma", "work_order", "rma-many"),
        ]),
    Look::new("work-order-asset", lu::LuLaptop)
        .title(&["asset"])
        .state("result")
        .columns(&["result", "taken_out"]),
    Look::new("checklist-line", lu::LuListChecks).title(&["text"]).state("verdict").columns(&[
        "verdict",
        "value",
        "unit",
        "work_order",
    ]),
    Look::new("work-order-part", lu::LuPuzzle).title(&["description"]).columns(&[
        "quantity",
        "cost",
        "new_serial",
        "old_serial",
        "work_order",
    ]),
    Look::new("labour-entry", lu::LuClock).title(&["note", "worker"]).columns(&[
        "worker",
        "minutes",
        "cost",
        "worked_on",
        "work_order",
    ]),
    Look::new("rma", lu::LuPackageOpen)
        .under(Section::Lifecycle, 53)
        .title(&["asset"])
        .state("state")
        .columns(&["state", "supplier", "sent_on", "settled_on", "turnaround_days", "cost_saved"])
        .meta(&[
            ("supplier", lu::LuTruck),
            ("vendor_reference", lu::LuTicket),
            ("tracking", lu::LuPackage),
            ("original_serial", lu::LuBarcode),
        ])
        .views(&[
            ("rmas-open", "state=requested,sent&sort=requested_on"),
            ("rmas-late", "state=sent&sent_on[lt]=today-21d&sort=sent_on"),
            ("rmas-settled", "state=replaced,repaired,credited,refused&sort=-settled_on"),
        ]),
    Look::new("former-serial", lu::LuBarcode).title(&["serial"]).columns(&[
        "asset",
        "until",
        "replaced_by",
        "rma",
    ]),
    Look::new("coverage", lu::LuShieldCheck)
        .title(&["reference"])
        .columns(&["asset", "cover", "supplier", "until", "response"])
        .views(&[("covers-ending", "until[gte]=today&until[lt]=today%2B90d&sort=until")]),
    Look::new("maintenance-plan", lu::LuCalendarSync)
        .title(&["name"])
        .columns(&["work_kind", "made_due_by", "every", "unit", "model", "category", "paused"])
        .children(&[
            ("maintenance-duty", "plan", "maintenance-duty-many"),
            ("work-order", "plan", "work-order-many"),
        ]),
    Look::new("maintenance-duty", lu::LuCalendarClock)
        .title(&["name"])
        .columns(&["asset", "next_due_on", "last_done_on", "work_order"])
        .views(&[
            ("duties-overdue", "next_due_on[lt]=today&sort=next_due_on"),
            ("duties-soon", "next_due_on[gte]=today&next_due_on[lt]=today%2B30d&sort=next_due_on"),
        ]),
    Look::new("meter-reading", lu::LuGauge).title(&["meter"]).columns(&["asset", "value", "read_on"]),
    Look::new("known-problem", lu::LuBug).title(&["title"]).state("problem_state").columns(&[
        "model",
        "problem_state",
        "updated_at",
    ]),
    Look::new("campaign", lu::LuMegaphone)
        .title(&["title"])
        .state("state")
        .columns(&["model", "state", "affected", "ordered", "done", "due_on"])
        .children(&[("work-order", "campaign", "work-order-many")]),
    Look::new("outage", lu::LuUnplug)
        .title(&["asset"])
        .columns(&["began_at", "ended_at", "minutes", "planned", "cause"])
        .views(&[
            ("outages-now", "ended_at[empty]=true"),
            ("outages-unplanned", "planned[ne]=true&sort=-began_at"),
        ]),
    Look::new("maintenance-window", lu::LuCalendarOff)
        .title(&["title"])
        .state("state")
        .columns(&["state", "starts_at", "ends_at", "services"])
        .children(&[("window-asset", "planned_window", "window-assets-title")]),
    Look::new("window-asset", lu::LuLaptop).title(&["asset"]).columns(&["planned_window", "note"]),
    Look::new("sla-policy", lu::LuTimer).under(Section::Setup, 48).columns(&[
        "priority",
        "respond_minutes",
        "solve_minutes",
        "round_the_clock",
    ]),
];
