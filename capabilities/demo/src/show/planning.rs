//! What the estate shows of planning: a hiring plan that becomes needs, a plan that waits for approval, budgets.
use super::Showing;
use crate::company::who::{ADMIN, HANNA, INES, LENA};
use engine::Result;
use serde_json::{Value, json};

/// Mara, who designs and asks for a headset.
const MARA: usize = 12;
/// Days until the new people begin.
const BEGIN: i64 = 100;

pub(super) fn show(it: &mut Showing<'_, '_>) -> Result<()> {
    // A register may be filled by a program that has only a part of the product.
    if it.work.doing("planning.submit").is_none() {
        return Ok(());
    }
    rules(it)?;
    let department = it.known.departments.iter().rev().copied().find(|id| *id > 0);
    budgets(it, department)?;
    profiles(it)?;
    hiring(it, department)?;
    waiting_plan(it, department)?;
    approved_plan(it, department)?;
    requests(it)
}

fn eur(cents: i64) -> Value {
    json!({ "amount": format!("{}.{:02}", cents / 100, cents % 100), "currency": "EUR" })
}

/// Plans need the CIO and somebody from finance; requests need one's manager.
fn rules(it: &mut Showing<'_, '_>) -> Result<()> {
    let robin = it.known.people.get(ADMIN).copied().unwrap_or_default();
    it.does(
        INES,
        "approval-rules.register",
        json!({ "name": "Purchase plans", "applies_to": "purchase-plan", "position": 10 }),
    )?;
    for step in [
        json!({ "who": "person", "person": robin, "position": 1, "days": 5 }),
        json!({ "who": "role", "role": "Finance", "position": 2, "days": 5 }),
    ] {
        let mut step = step;
        step["rule"] = json!("Purchase plans");
        // Who picks a role has to see the roles: the administrator.
        it.does(ADMIN, "approval-steps.register", step)?;
    }
    it.does(
        INES,
        "approval-rules.register",
        json!({ "name": "Requests", "applies_to": "need", "position": 20 }),
    )?;
    let manager = json!({ "rule": "Requests", "who": "manager", "position": 1, "days": 3 });
    it.does(INES, "approval-steps.register", manager).map(drop)
}

/// Two years: one for everything that warns, one for the newcomers that refuses.
fn budgets(it: &mut Showing<'_, '_>, department: Option<i64>) -> Result<()> {
    let year = i64::from(it.work.today().year());
    for year in [year, year + 1] {
        for (name, department, cents, policy) in
            [("IT equipment", None, 25_000_000, "warn"), ("Workplaces", department, 12_000_000, "refuse")]
        {
            it.does(HANNA, "budgets.register", json!({
                "name": format!("{name} {year}"), "department": department, "amount": eur(cents), "policy": policy,
                "starts_on": format!("{year}-01-01"), "ends_on": format!("{year}-12-31"),
            }))?;
        }
    }
    Ok(())
}

fn profiles(it: &mut Showing<'_, '_>) -> Result<()> {
    let office = [("Laptops", 1), ("Displays", 2), ("Docking stations", 1), ("Headsets", 1)];
    let home = [("Laptops", 1), ("Displays", 1), ("Docking stations", 1), ("Headsets", 1)];
    for (name, remote, items) in [("Engineer, office", false, office), ("Engineer, at home", true, home)] {
        it.does(
            INES,
            "role-profiles.register",
            json!({
                "name": name, "job_title": "Software Engineer", "remote": remote,
            }),
        )?;
        for (category, quantity) in items {
            let line = json!({ "profile": name, "category": category, "quantity": quantity });
            it.does(INES, "profile-lines.register", line)?;
        }
        for (gives, what) in
            [("software", "Development tools"), ("access", "Source code"), ("access", "Build servers")]
        {
            it.does(
                INES,
                "profile-lines.register",
                json!({ "profile": name, "gives": gives, "name": what }),
            )?;
        }
    }
    Ok(())
}

/// Twelve engineers in Berlin and Lisbon, three at home in Poland.
fn hiring(it: &mut Showing<'_, '_>, department: Option<i64>) -> Result<()> {
    let begin = it.work.today().plus_days(BEGIN);
    for (name, people, profile, location, remote) in [
        ("Engineers, Berlin", 7, "Engineer, office", Some("Berlin"), false),
        ("Engineers, Lisbon", 5, "Engineer, office", Some("Lisbon"), false),
        ("Engineers, Poland", 3, "Engineer, at home", None, true),
    ] {
        let location = location.map(|city| it.site(city)).transpose()?;
        it.does(INES, "headcount-plan.register", json!({
            "name": name, "people": people, "profile": profile, "location": location, "department": department,
            "starts_on": begin, "remote": remote, "country": remote.then_some("Poland"),
        }))?;
    }
    Ok(())
}

/// The laptops and displays of the newcomers, which two people have to approve.
fn waiting_plan(it: &mut Showing<'_, '_>, department: Option<i64>) -> Result<()> {
    let plan = it.makes(
        INES,
        "purchase-plans.register",
        json!({
            "name": "Workplaces for the new engineers", "department": department,
            "reason": "Twelve engineers begin in spring. What is in stock is kept for repairs.",
        }),
    )?;
    for (need, cents) in
        [("N-000001", 138_900), ("N-000002", 54_100), ("N-000005", 138_900), ("N-000006", 54_100)]
    {
        let line = it.does(INES, "planning.plan-need", json!({ "need": need, "plan": plan }))?;
        it.does(INES, "purchase-plan-lines.edit", json!({ "id": line, "unit_cost": eur(cents) }))?;
    }
    it.does(INES, "planning.submit", json!({ "plan": plan }))?;
    it.does(
        HANNA,
        "planning.vote",
        json!({ "need": "N-000002", "choice": "against", "note": "Would one display do?" }),
    )?;
    it.does(LENA, "planning.vote", json!({ "need": "N-000002", "choice": "for" }))?;
    it.does(
        LENA,
        "needs.comment",
        json!({ "id": "N-000002", "text": "Two smaller ones cost less than a wide one." }),
    )
    .map(drop)
}

/// One that was approved and takes from its budget.
fn approved_plan(it: &mut Showing<'_, '_>, department: Option<i64>) -> Result<()> {
    let soon = it.work.today().plus_days(20);
    let plan = it.makes(
        LENA,
        "purchase-plans.register",
        json!({ "name": "Spare headsets", "department": department }),
    )?;
    it.does(
        LENA,
        "purchase-plan-lines.register",
        json!({
            "plan": plan, "category": "Headsets", "quantity": 20, "unit_cost": eur(12_900), "buy_by": soon,
            "reason": "The box is empty.",
        }),
    )?;
    it.does(LENA, "planning.submit", json!({ "plan": plan }))?;
    for by in [ADMIN, HANNA] {
        it.does(by, "approvals.approve", json!({ "approval": "AP-000002" }))?;
    }
    Ok(())
}

fn requests(it: &mut Showing<'_, '_>) -> Result<()> {
    it.does(MARA, "planning.request", json!({ "category": "Headsets", "reason": "Mine hums." }))?;
    let deputy = it.known.people.get(INES).copied().unwrap_or_default();
    let today = it.work.today();
    it.does(
        ADMIN,
        "approvals.stand-in",
        json!({
            "deputy": deputy, "starts_on": today.plus_days(7), "ends_on": today.plus_days(21),
        }),
    )
    .map(drop)
}
