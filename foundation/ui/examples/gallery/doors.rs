//! What the scripts ask for: palette, menus, looks, finds; and the files.
use crate::{
    frame::Asker,
    world::{ASSETS, asset, kind},
};
use axum::{
    Json,
    extract::{Form, Path, Query},
    http::{HeaderMap, StatusCode, header},
    response::{AppendHeaders, IntoResponse, Redirect, Response},
};
use domain::Tone;
use icondata_lu as lu;
use maud::{Markup, html};
use serde_json::{Value, json};
use std::collections::HashMap;
use ui::{
    assets,
    kit::{self, Attention, Found, FoundGroup, Item},
};

pub(crate) async fn file(Path(path): Path<String>, headers: HeaderMap) -> Response {
    sent(&path, &headers)
}

/// The worker has an address of its own, where browsers look for a newer one.
pub(crate) async fn worker(headers: HeaderMap) -> Response {
    sent(assets::WORKER, &headers)
}

fn sent(path: &str, headers: &HeaderMap) -> Response {
    let accepted =
        headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let Some(asset) = assets::asset(path, accepted) else { return StatusCode::NOT_FOUND.into_response() };
    let mut answer = asset.bytes.into_owned().into_response();
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static(asset.media_type));
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static(asset.cache_control));
    if let Some(encoding) = asset.encoding {
        headers.insert(header::CONTENT_ENCODING, header::HeaderValue::from_static(encoding));
    }
    answer
}

pub(crate) async fn palette(asker: Asker, Query(query): Query<HashMap<String, String>>) -> Markup {
    let words = query.get("q").map(|q| q.to_lowercase()).unwrap_or_default();
    let assets: Vec<(String, &str, kit::Icon, String)> = (1..=ASSETS)
        .map(asset)
        .map(|one| {
            (
                format!("{} · {}", one.tag(), one.name()),
                one.holder.unwrap_or(one.place),
                kind(one.kind()).1,
                format!("/assets/{}", one.id),
            )
        })
        .filter(|(label, note, _, _)| format!("{label} {note}").to_lowercase().contains(&words))
        .take(3)
        .collect();
    let found: Vec<Found<'_>> = assets
        .iter()
        .map(|(label, note, icon, href)| Found { label, note, keys: "", icon, href, dialog: false })
        .collect();
    let action = |label, keys, icon, href, dialog| Found { label, note: "", keys, icon, href, dialog };
    let fits = |one: &Found<'_>| one.label.to_lowercase().contains(&words);
    let actions = [
        action("Check out to a person…", "a", lu::LuUserPlus, "/assets/1/check-out", true),
        action("Print labels for this view", "p", lu::LuQrCode, "/bulk/labels", false),
        action("Receive an asset", "n", lu::LuCirclePlus, "/assets/new", true),
        action("Start an audit round", "", lu::LuScanLine, "/scan", false),
    ];
    let places = [
        action("Plan & refresh", "g r", lu::LuCalendarRange, "/import", false),
        action("Retire & dispose", "g d", lu::LuRecycle, "/question", false),
    ];
    let (actions, places): (Vec<_>, Vec<_>) =
        (actions.into_iter().filter(fits).collect(), places.into_iter().filter(fits).collect());
    let groups = [
        FoundGroup { title: "Assets", finds: &found },
        FoundGroup { title: "Actions", finds: &actions },
        FoundGroup { title: "Go to", finds: &places },
    ];
    kit::palette_options(&asker.t, &groups)
}

/// What can be done with one asset.
pub(crate) fn row_items() -> [Item<'static>; 6] {
    [
        Item::Link {
            label: "Open",
            icon: Some(lu::LuArrowUpRight),
            href: "/assets/1418",
            region: None,
            current: false,
        },
        Item::Dialog {
            label: "Transfer",
            icon: Some(lu::LuArrowLeftRight),
            href: "/assets/1/check-out",
            danger: false,
            key: None,
        },
        Item::Dialog {
            label: "Repair",
            icon: Some(lu::LuWrench),
            href: "/question",
            danger: false,
            key: None,
        },
        Item::Link {
            label: "Print label",
            icon: Some(lu::LuPrinter),
            href: "/bulk/labels",
            region: None,
            current: false,
        },
        Item::Rule,
        Item::Dialog {
            label: "Dispose",
            icon: Some(lu::LuTrash2),
            href: "/question",
            danger: true,
            key: None,
        },
    ]
}

pub(crate) async fn row_menu() -> Markup {
    kit::menu_items(&row_items())
}

/// Remembers how somebody wants to see things.
pub(crate) async fn look(headers: HeaderMap, Form(sent): Form<HashMap<String, String>>) -> Response {
    let cookies: Vec<(header::HeaderName, String)> = ["theme", "density", "lang"]
        .into_iter()
        .filter_map(|name| {
            sent.get(name).map(|value| {
                (header::SET_COOKIE, format!("{name}={value}; Path=/; Max-Age=31536000; SameSite=Lax"))
            })
        })
        .collect();
    let back = headers.get(header::REFERER).and_then(|value| value.to_str().ok()).unwrap_or("/").to_owned();
    (AppendHeaders(cookies), Redirect::to(&back)).into_response()
}

/// Takes finds and says what each is.
pub(crate) async fn finds(asker: Asker, Json(finds): Json<Vec<Value>>) -> Json<Value> {
    let told = |find: &Value| {
        let code = find["code"].as_str().unwrap_or_default();
        let tag = code.rsplit('/').next().unwrap_or_default();
        let one = Attention {
            tone: Tone::Ok,
            icon: lu::LuCheck,
            title: "Found",
            note: tag,
            step: None,
            at: Some(asker.t.now()),
        };
        kit::attention_item(&asker.t, &one).into_string()
    };
    let keys: Vec<&Value> = finds.iter().map(|find| &find["key"]).collect();
    Json(json!({ "done": keys, "told": finds.iter().map(told).collect::<Vec<_>>() }))
}

/// What would happen to chosen rows, before it happens.
pub(crate) async fn bulk(
    asker: Asker,
    Path(what): Path<String>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Markup {
    let chosen = sent.iter().filter(|(name, _)| name == "id").count();
    let all = sent.iter().find(|(name, _)| name == "query").map(|(_, query)| query.as_str());
    let title = match all {
        Some(_) => format!("{what}: everything that matches"),
        None => format!("{what}: {chosen} assets"),
    };
    let question = kit::Question {
        title: &title,
        consequence: "Each asset gets an entry in its history. You can undo all of it for 30 days.",
        action: "/assets",
        verb: "Do it",
        back: "/assets",
        token: "gallery",
    };
    let body = html! {
        (kit::head(&title, "This is what would happen. Nothing has changed yet.", &html! {}))
        div class="narrow" { (kit::question(&asker.t, &question)) }
    };
    asker.page(&title, &[crate::frame::crumb("Assets", Some("/assets"))], "/assets", &[], &body)
}
