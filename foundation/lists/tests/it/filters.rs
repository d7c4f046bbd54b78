use crate::boxes::{count, does, ids, page, sixty_boxes};
use engine::Error;
use serde_json::json;
use testkit::on_both;

/// Every filter here is answered by the indexes and, as of today, by the journal: the same rows.
const QUESTIONS: &[&str] = &[
    "name=oak box 00",
    "name[ne]=oak box 00",
    "name[contains]=BOX 1",
    "name[starts]=pin",
    "room=ATTIC",
    "room=attic,cellar",
    "room[ne]=attic",
    "room[empty]=true",
    "room[empty]=false",
    "size=0",
    "size=0,3",
    "size[gte]=4",
    "size[lt]=2",
    "size[empty]=true",
    "cost=4.50",
    "cost[gt]=3",
    "cost[lte]=3 USD",
    "cost[empty]=false",
    "bought[lt]=2025-07-01",
    "bought[gte]=today-2y",
    "bought=2025-01-15",
    "filled=yes",
    "filled=no",
    "colour=red",
    "colour[ne]=red",
    "colour[empty]=true",
    "marks=blue",
    "marks[ne]=blue",
    "tags=fragile",
    "tags=fragile,old",
    "tags[ne]=fragile",
    "tags[empty]=true",
    "notes[contains]=100%_d",
    "parent=1",
    "parent[under]=1",
    "parent[empty]=false",
    "custom.weight=4.25",
    "custom.weight[gt]=6",
    "custom.weight[empty]=true",
    "custom.owner=ana",
    "custom.owner[ne]=ana",
    "custom.owner[contains]=O",
    "room=attic&colour=red&size[gte]=0",
    "archived=true",
];

#[test]
fn two_readings_of_every_filter_agree() {
    on_both(|db| {
        let engine = sixty_boxes(&db);
        for question in QUESTIONS {
            let now = page(&engine, &format!("{question}&limit=100"))
                .unwrap_or_else(|e| panic!("{question}: {e:?}"));
            let then = page(&engine, &format!("{question}&limit=100&as_of=2026-03-02")).unwrap();
            assert_eq!(ids(&now), ids(&then), "{question}");
            assert!(!now.rows.is_empty(), "{question} finds nothing, so it shows nothing");
            assert!(now.rows.len() < 59, "{question} finds everything, so it shows nothing");
            assert_eq!(count(&engine, question, 1000).rows, now.rows.len() as i64, "{question}");
        }
    });
}

#[test]
fn a_filter_that_makes_no_sense_is_told_with_what_does() {
    on_both(|db| {
        let engine = sixty_boxes(&db);
        let code = |query: &str| match page(&engine, query) {
            Err(Error::Invalid(errors)) => errors[0].code,
            other => panic!("{query}: {other:?}"),
        };
        assert_eq!(code("colour=green"), "not-a-choice");
        assert_eq!(code("sise=1"), "unknown-field");
        assert_eq!(code("size[contains]=1"), "unknown-operator");
        assert_eq!(code("size=big"), "not-an-integer");
        assert_eq!(code("parent=Nowhere"), "no-such-record");
        assert_eq!(code("bought[lt]=soon"), "not-a-date");
        assert_eq!(code("sort=notes"), "not-sortable");
        assert_eq!(code("limit=0"), "not-a-page-size");
        assert_eq!(code("cursor=abc"), "not-a-cursor");
        assert_eq!(code("fields=nothing"), "unknown-field");
    });
}

#[test]
fn search_finds_words_their_beginnings_and_parts() {
    on_both(|db| {
        let engine = sixty_boxes(&db);
        let found = |query: &str| page(&engine, &format!("q={query}&limit=100")).unwrap().rows.len();
        assert_eq!(found("oak"), 15);
        assert_eq!(found("OAK box 04"), 1);
        assert_eq!(found("ärger"), 14);
        assert_eq!(found("rger"), 14, "a part of a word");
        assert_eq!(found("oa"), if db.folder().is_some() { 15 } else { 0 }, "a beginning of two letters");
        assert_eq!(found("box 13"), 1);
        assert_eq!(found("nothing of the kind"), 0);
        assert_eq!(found("\"* OR"), 0);
        assert_eq!(found("%%%"), 0);
        assert_eq!(found("oak&colour=red"), 8);
        does(&engine, "boxes.edit", json!({ "id": 1, "name": "Elm trunk" }));
        assert_eq!((found("oak"), found("elm"), found("runk")), (14, 1, 1));
    });
}

#[test]
fn references_come_with_their_labels_and_columns_as_wanted() {
    on_both(|db| {
        let engine = sixty_boxes(&db);
        let one = page(&engine, "parent=1&fields=name,parent,custom.weight&limit=10").unwrap();
        let row = &one.rows[0].values;
        assert_eq!(row["parent"], json!({ "id": 1, "label": "Oak box 00" }));
        assert!(row.keys().all(|name| ["name", "parent", "custom"].contains(&name.as_str())), "{row:?}");
    });
}

#[test]
fn counting_stops_at_the_cap() {
    on_both(|db| {
        let engine = sixty_boxes(&db);
        let counted = count(&engine, "", 20);
        assert_eq!((counted.rows, counted.capped), (20, true));
        let counted = count(&engine, "archived=true", 20);
        assert_eq!((counted.rows, counted.capped), (1, false));
    });
}
