//! Two hundred thousand lines of orders: every list of them and everything that reads them finds its rows by an index. It
//! takes minutes, so it runs only when it is asked for: `cargo nextest run -p sourcing --run-ignored only`.
use crate::register::{Company, money, somebody};
use database::{Dialect, Sql, overheard, sql};
use engine::{Actor, Query, Record, RecordKind, Request, Result, View, Work, columns_of};
use lists::ListRequest;
use procurement::{Order, OrderLine};
use serde_json::json;
use testkit::on_both;

const LINES: i64 = 200_000;
const LINES_OF_AN_ORDER: i64 = 10;
/// What copies are numbered from.
const FIRST: i64 = 1_000;

/// One row as often as `times`, with some columns made of the number `n.i` of the copy.
fn copies(kind: &RecordKind, times: i64, made: &[(&str, String)]) -> String {
    let own = ["id", "version", "seal", "created_at", "updated_at", "archived_at", "custom", "search_text"];
    let fields = kind.fields.iter().flat_map(columns_of);
    let columns: Vec<String> = own.iter().map(|&name| name.to_owned()).chain(fields).collect();
    let value = |name: &String| {
        let made = made.iter().find(|(of, _)| of == name).map(|(_, value)| value.clone());
        made.unwrap_or_else(|| format!("t.{name}"))
    };
    let values: Vec<String> = columns.iter().map(value).collect();
    format!(
        "insert into {table} ({})
         with recursive n (i) as (select 1 union all select i + 1 from n where i < {times})
         select {} from n, {table} t where t.id = 1",
        columns.join(", "),
        values.join(", "),
        table = kind.table
    )
}

/// A company that has ordered for years: one line in fifty is still to come.
fn many(it: &Company) {
    let order = json!({ "supplier": "Spreewerk", "company": "Werk GmbH", "ship_to": "Depot" });
    let order = it.does("orders.register", order)["id"].clone();
    let line = json!({ "order": order, "model": "T14", "quantity": 1, "unit_price": money("900.00", "EUR") });
    it.does("procurement.add-line", line);
    it.does("procurement.submit", json!({ "order": order }));
    it.by(somebody(2), "procurement.approve", json!({ "order": order })).unwrap();
    it.does("procurement.place", json!({ "order": order }));
    let which = format!("{FIRST} + (n.i - 1) / {LINES_OF_AN_ORDER}");
    let open = |yes: &str, no: &str| format!("case when n.i % 50 = 0 then {yes} else {no} end");
    let texts = |prefix: &str| format!("'{prefix}' || n.i");
    let orders = copies(
        Order::KIND,
        LINES / LINES_OF_AN_ORDER,
        &[
            ("id", format!("{FIRST} + n.i - 1")),
            ("number", texts("PX-")),
            ("search_text", texts("px-")),
            ("updated_at", "t.updated_at + n.i".to_owned()),
            ("state", open("'placed'", "'closed'")),
            ("outstanding", open("5", "0")),
        ],
    );
    let lines = copies(
        OrderLine::KIND,
        LINES,
        &[
            ("id", format!("{FIRST} + n.i - 1")),
            ("code", texts("PX/")),
            ("search_text", texts("px/")),
            ("purchase_order", which),
            ("position", format!("(n.i - 1) % {LINES_OF_AN_ORDER} + 1")),
            ("updated_at", "t.updated_at + n.i".to_owned()),
            ("progress", open("'open'", "'complete'")),
            ("outstanding", open("5", "0")),
            ("gross", "n.i * 100".to_owned()),
            ("plan_line", "case when n.i % 20 = 0 then n.i end".to_owned()),
            ("stock_item", "case when n.i % 25 = 0 then n.i % 40 end".to_owned()),
        ],
    );
    let write = move |work: &mut Work<'_>| {
        for text in [orders.clone(), lines.clone()] {
            work.project(sql(text))?;
        }
        if work.dialect() == Dialect::Sqlite {
            for table in [Order::KIND.table, OrderLine::KIND.table] {
                for index in ["words", "grams"] {
                    let text = format!("insert into {table}_{index} ({table}_{index}) values ('rebuild')");
                    work.project(sql(text))?;
                }
            }
        }
        work.project(sql("analyze")).map(drop)
    };
    it.engine.work_blocking(Actor::system(), Request::default(), "many", procurement::MANAGE, write).unwrap();
}

/// Every step of a statement's plan; on PostgreSQL with what it did, for SQLite does not tell.
fn plan(view: &mut View<'_>, statement: &Sql) -> Vec<String> {
    let how = ("explain query plan ", "explain (analyze, costs off, timing off, summary off) ");
    let (explain, column) = (view.dialect().pick(how.0, how.1), view.dialect().pick(3, 0));
    let mut explained = Sql::new();
    explained.push(explain).push_sql(statement);
    view.all(explained, |row| row.at(column)).unwrap()
}

/// Most rows that a statement may look at in vain: a tenth of all.
const IN_VAIN_MAX: i64 = LINES / 10;

/// Whether a plan reads a whole table: from one end to the other without an index and without an end, or most of it in
/// vain. One that walks along the newest rows until a page is full does not.
fn scans(statement: &Sql, steps: &[String]) -> bool {
    let ends = statement.text().contains(" limit ");
    // SQLite names tables as the statement does: `SCAN t` where it says `order_lines t`.
    let is_large = |name: &str| {
        let table = |table: &str| name == table || statement.text().contains(&format!("{table} {name}"));
        table(Order::KIND.table) || table(OrderLine::KIND.table)
    };
    let whole = |step: &String| {
        let walked = step.strip_prefix("SCAN ").and_then(|step| step.split(' ').next());
        let indexed = step.contains("USING") || step.contains("VIRTUAL");
        let by_postgres = step.contains(&format!("Seq Scan on {}", OrderLine::KIND.table));
        by_postgres || (!indexed && walked.is_some_and(is_large))
    };
    let in_vain = |step: &String| {
        let rows = step.trim().strip_prefix("Rows Removed by Filter: ");
        rows.is_some_and(|rows| rows.parse::<i64>().unwrap() > IN_VAIN_MAX)
    };
    steps.iter().any(|step| in_vain(step) || (whole(step) && !ends))
}

/// Runs something, and answers the plans of its statements that scan.
fn found(it: &Company, what: impl Fn(&mut View<'_>) -> Result<()> + Send + 'static) -> Vec<String> {
    let read = move |view: &mut View<'_>| {
        let (told, statements) = overheard(|| what(view));
        told?;
        let of_orders = |statement: &&Sql| {
            [Order::KIND.table, OrderLine::KIND.table].iter().any(|table| statement.text().contains(table))
        };
        let mut found = Vec::new();
        for statement in statements.iter().filter(of_orders) {
            let steps = plan(view, statement);
            if scans(statement, &steps) {
                found.push(format!("{}\n    {}", statement.text(), steps.join("\n    ")));
            }
        }
        Ok(found)
    };
    it.engine.view_blocking(Actor::system(), procurement::READ, read).unwrap()
}

/// What people open: the lists as they are, the saved views, the lines of an order, a search, another order of rows.
const LISTS: [(&RecordKind, &str); 10] = [
    (OrderLine::KIND, ""),
    (OrderLine::KIND, "sort=-updated_at"),
    (OrderLine::KIND, "sort=-gross"),
    (OrderLine::KIND, "progress=open&sort=code"),
    (OrderLine::KIND, "outstanding[gt]=0&sort=-outstanding"),
    (OrderLine::KIND, "purchase_order=1777"),
    (OrderLine::KIND, "q=PX/1234"),
    (Order::KIND, ""),
    (Order::KIND, "state=placed,partly-received&sort=expected_on"),
    (Order::KIND, "q=PX-1234"),
];

#[test]
#[ignore = "two hundred thousand lines on two databases take minutes"]
fn two_hundred_thousand_lines_are_found_by_their_indexes() {
    on_both(|db| {
        let it = Company::on(&db);
        many(&it);
        let mut all = Vec::new();
        for (kind, query) in LISTS {
            let pairs: Vec<(String, String)> = query
                .split('&')
                .filter_map(|pair| pair.split_once('='))
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect();
            let read = move |view: &mut View<'_>| {
                let request = ListRequest::read(view, kind, &pairs)?;
                assert!(!lists::page(view, kind, &request)?.rows.is_empty(), "{query}");
                lists::count(view, kind, &request, 10_000).map(drop)
            };
            all.extend(found(&it, read));
        }
        let order = engine::Ref::id(domain::Id::new(1_777));
        all.extend(found(&it, move |view| {
            planning::Balance::default().run(view)?;
            stock::Proposals::default().run(view)?;
            procurement::OrderBudget { order: order.clone() }.run(view)?;
            procurement::Track { order: order.clone() }.run(view).map(drop)
        }));
        assert!(all.is_empty(), "these read whole tables:\n{}", all.join("\n"));
    });
}
