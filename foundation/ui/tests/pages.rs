//! Every page of the gallery, looked at as a browser and a screen reader would: nothing inline, every
//! reference leads somewhere, and styles and markup know each other.
#[path = "../examples/gallery/asset.rs"]
mod asset;
#[path = "../examples/gallery/blocks.rs"]
mod blocks;
#[path = "../examples/gallery/doors.rs"]
mod doors;
#[path = "../examples/gallery/estate.rs"]
mod estate;
#[path = "../examples/gallery/forms.rs"]
mod forms;
#[path = "../examples/gallery/frame.rs"]
mod frame;
#[path = "../examples/gallery/list.rs"]
mod list;
#[path = "../examples/gallery/others.rs"]
mod others;
#[path = "../examples/gallery/overview.rs"]
mod overview;
#[path = "../examples/gallery/routes.rs"]
mod routes;
#[path = "../examples/gallery/wish.rs"]
mod wish;
#[path = "../examples/gallery/world.rs"]
mod world;

use axum::{
    body::to_bytes,
    http::{Request, StatusCode, request::Builder},
};
use std::collections::{BTreeMap, BTreeSet};
use tower::ServiceExt;

/// The pages.
const PAGES: [&str; 18] = [
    "/",
    "/assets",
    "/assets?state=in-repair&q=berlin",
    "/assets?q=nothing-like-it",
    "/assets/1418",
    "/assets/new",
    "/scan",
    "/sign",
    "/rack",
    "/map",
    "/jobs",
    "/empty",
    "/trouble",
    "/past",
    "/groups",
    "/import",
    "/sign-in",
    "/blocks",
];

/// Pages and parts, by their address.
async fn pages() -> BTreeMap<&'static str, String> {
    const PARTS: [&str; 7] = [
        "/palette",
        "/palette?q=nothing-like-it",
        "/find/people?q=a",
        "/assets/7/menu",
        "/fields/memory",
        "/question",
        "/assets/1/check-out",
    ];
    let mut pages = BTreeMap::new();
    for path in PAGES.into_iter().chain(PARTS) {
        pages.insert(path, answer(Request::get(path), "", StatusCode::OK).await);
    }
    let form = Request::post("/assets/new").header("content-type", "application/x-www-form-urlencoded");
    pages.insert("a refused form", answer(form, "name=", StatusCode::UNPROCESSABLE_ENTITY).await);
    pages
}

/// What the gallery answers.
async fn answer(request: Builder, body: &str, status: StatusCode) -> String {
    let request = request.body(body.to_owned()).expect("a request");
    let answer = routes::routes().oneshot(request).await.expect("a router never fails");
    assert_eq!(answer.status(), status);
    let bytes = to_bytes(answer.into_body(), usize::MAX).await.expect("a whole answer");
    String::from_utf8(bytes.to_vec()).expect("pages are text")
}

/// The values of an attribute, wherever it stands in a page.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    page.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[tokio::test]
async fn nothing_stands_inline() {
    for (path, page) in pages().await {
        assert!(!page.contains(" style=\""), "{path} has a style attribute");
        assert!(!page.contains("<style"), "{path} has a style element");
        for script in page.split("<script").skip(1) {
            assert!(script.starts_with(" type=\"module\" src=\"/a/"), "{path} has a script inside");
        }
        for handler in ["onclick", "onload", "onsubmit", "onchange", "oninput", "javascript:"] {
            assert!(!page.contains(handler), "{path} has {handler}");
        }
    }
}

#[tokio::test]
async fn every_id_is_one_of_a_kind_and_every_reference_finds_its_own() {
    const REFERENCES: [&str; 6] =
        ["for", "aria-labelledby", "aria-describedby", "aria-controls", "popovertarget", "form"];
    for (path, page) in pages().await.into_iter().filter(|(_, page)| page.contains("<html")) {
        let ids = values(&page, "id");
        let known: BTreeSet<&str> = ids.iter().copied().collect();
        for id in &known {
            let count = ids.iter().filter(|other| other == &id).count();
            assert_eq!(count, 1, "{path} has the id {id} {count} times");
        }
        for reference in REFERENCES {
            for id in values(&page, reference).into_iter().flat_map(str::split_whitespace) {
                assert!(known.contains(id), "{path}: {reference} names {id}, which is not there");
            }
        }
        for regions in values(&page, "data-swap") {
            for id in regions.split(' ') {
                assert!(known.contains(id), "{path}: a link swaps {id}, which is not there");
            }
        }
    }
}

#[tokio::test]
async fn every_page_has_one_main_and_one_first_heading() {
    for (path, page) in pages().await.into_iter().filter(|(_, page)| page.contains("<html")) {
        assert_eq!(page.matches("<main").count(), 1, "{path}");
        let headings = page.matches("<h1").count();
        assert!(headings == 1 || path == "/fields/memory", "{path} has {headings} first headings");
    }
}

/// Classes that only scripts set.
const BY_SCRIPT: [&str; 6] = ["read", "reading", "over", "moving", "hit", "copied"];
/// Classes of the kit that no gallery page happens to need.
const UNUSED_HERE: [&str; 4] = ["w4", "w8", "changed", "desk"];

#[tokio::test]
async fn styles_and_markup_know_each_other() {
    let styles = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/css"))
        .unwrap()
        .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap())
        .collect::<String>();
    let styled = classes_of(&styles);
    let used: BTreeSet<String> = pages()
        .await
        .values()
        .flat_map(|page| {
            values(page, "class")
                .into_iter()
                .flat_map(str::split_whitespace)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect();
    let known = |class: &&String| {
        !used.contains(*class)
            && !BY_SCRIPT.contains(&class.as_str())
            && !UNUSED_HERE.contains(&class.as_str())
            && !is_series(class)
    };
    let dead: Vec<&String> = styled.iter().filter(known).collect();
    assert_eq!(dead, Vec::<&String>::new(), "styled, but in no page");
    let bare: Vec<&String> =
        used.iter().filter(|class| !styled.contains(*class) && !is_series(class)).collect();
    assert_eq!(bare, Vec::<&String>::new(), "in a page, but without a style");
}

/// Classes that end in a number come in rows, of which a page needs only some.
fn is_series(class: &str) -> bool {
    class.ends_with(|last: char| last.is_ascii_digit())
}

/// The names of all classes that a style sheet selects.
fn classes_of(styles: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut rest = styles;
    // Comments and values hold dots too; a class is what follows a dot and starts with a letter, outside of
    // both.
    let mut code = String::new();
    while let Some((before, after)) = rest.split_once("/*") {
        code.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    code.push_str(rest);
    for piece in code.split('.').skip(1) {
        let name: String = piece.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        if name.starts_with(|first: char| first.is_ascii_lowercase()) {
            found.insert(name);
        }
    }
    found
}
