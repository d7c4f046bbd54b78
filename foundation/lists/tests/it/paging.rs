use crate::boxes::{ids, page, sixty_boxes};
use engine::Engine;
use testkit::on_both;

/// Every way to sort, in both directions, with absent values, on the indexes and on the journal.
const SORTS: &[&str] = &[
    "id",
    "name",
    "room",
    "size",
    "cost",
    "bought",
    "filled",
    "colour",
    "custom.weight",
    "custom.owner",
    "updated_at",
];

fn walk(engine: &Engine, query: &str) -> (Vec<i64>, String) {
    let (mut all, mut cursor) = (Vec::new(), String::new());
    loop {
        let address = if cursor.is_empty() { query.to_owned() } else { format!("{query}&cursor={cursor}") };
        let page = page(engine, &address).unwrap();
        all.extend(ids(&page));
        match page.next {
            Some(next) => cursor = next,
            None => return (all, cursor),
        }
    }
}

#[test]
fn pages_join_without_gap_or_overlap_and_lead_back() {
    on_both(|db| {
        let engine = sixty_boxes(&db);
        for sort in SORTS {
            for direction in ["", "-"] {
                let query = format!("sort={direction}{sort}&limit=10");
                let whole = ids(&page(&engine, &format!("sort={direction}{sort}&limit=100")).unwrap());
                let (walked, last) = walk(&engine, &query);
                assert_eq!(walked, whole, "{query}");
                let end = page(&engine, &format!("{query}&cursor={last}")).unwrap();
                let before = page(&engine, &format!("{query}&cursor={}", end.previous.unwrap())).unwrap();
                assert_eq!(
                    ids(&before),
                    whole[whole.len() - ids_of_last(&whole) - 10..][..10],
                    "{query} back"
                );
                assert!(before.next.is_some(), "{query}");
            }
        }
    });
}

/// How many rows the last page of ten has.
fn ids_of_last(whole: &[i64]) -> usize {
    if whole.len().is_multiple_of(10) { 10 } else { whole.len() % 10 }
}

#[test]
fn the_first_page_has_no_page_before_it() {
    on_both(|db| {
        let engine = sixty_boxes(&db);
        let first = page(&engine, "sort=size&limit=10").unwrap();
        assert!(first.previous.is_none() && first.next.is_some());
        let second = page(&engine, &format!("sort=size&limit=10&cursor={}", first.next.unwrap())).unwrap();
        let back = page(&engine, &format!("sort=size&limit=10&cursor={}", second.previous.unwrap())).unwrap();
        assert_eq!(ids(&back), ids(&page(&engine, "sort=size&limit=10").unwrap()));
        assert!(back.previous.is_none());
    });
}

#[test]
fn lists_of_the_past_page_the_same_way() {
    on_both(|db| {
        let engine = sixty_boxes(&db);
        for query in [
            "sort=size&limit=10",
            "sort=-bought&limit=10",
            "sort=id&limit=10",
            "limit=10",
            "sort=name&limit=10",
        ] {
            let (now, _) = walk(&engine, query);
            let (then, _) = walk(&engine, &format!("{query}&as_of=2026-03-02"));
            assert_eq!(now, then, "{query}");
        }
    });
}
