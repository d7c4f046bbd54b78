//! Nothing runs on the day; the next morning tells it all the same, and once.
use crate::register::Company;
use serde_json::json;
use testkit::on_both;

impl Company {
    /// A morning; answers the subjects of all messages of a topic so far.
    fn morning(&self, topic: &'static str) -> Vec<String> {
        self.runs("maintenance.remind");
        let read = move |view: &mut engine::View<'_>| {
            let text = "select subject from notices where topic = ? order by id";
            view.all(database::sql(text).bind(topic), |row| row.at::<String>(0))
        };
        self.engine
            .view_blocking(engine::Actor::system(), engine::Permission("maintenance.read"), read)
            .unwrap()
    }
}

#[test]
fn an_order_that_is_late_is_told_after_a_pause_and_each_reminder_once() {
    on_both(|db| {
        let it = Company::on(&db);
        let laptop = it.laptop("PF1");
        it.makes(
            "work-orders.register",
            json!({ "title": "Clean", "work_kind": "cleaning", "asset": laptop, "technician": "tom", "due_on": "2026-03-03" }),
        );
        let mut told = Vec::new();
        for days in [1, 2, 1, 5, 30, 1] {
            it.hours_pass(24 * days);
            told.push(it.morning("maintenance.order-late").len());
        }
        // Due today: nothing. Two days late: the first. The same again: nothing. Eight days late: the second. And so on.
        assert_eq!(told, [0, 1, 1, 2, 3, 3]);
    });
}

#[test]
fn a_window_is_announced_on_its_own_day_when_the_day_before_was_missed() {
    on_both(|db| {
        let it = Company::on(&db);
        let laptop = it.laptop("PF1");
        it.does("custody.hand-out", json!({ "asset": laptop, "to_person": "ana" }));
        let window = it.makes(
            "maintenance-windows.register",
            json!({ "title": "Firmware", "starts_at": "2026-03-06T20:00:00Z", "ends_at": "2026-03-06T22:00:00Z" }),
        );
        it.does("maintenance.add-to-window", json!({ "window": window, "asset": laptop }));
        it.hours_pass(24 * 4);
        let told = it.morning("maintenance.window");
        assert_eq!(told, ["Planned: Firmware", "Today: Firmware"]);
        assert_eq!(it.morning("maintenance.window"), told, "once");
    });
}
