//! Somebody arranges the overview for themselves, without script.
use crate::browser::Browser;
use testkit::on_both;

/// The tiles of the page that arranges them: name and whether it is ticked, in order.
fn tiles(browser: &mut Browser) -> Vec<(String, bool)> {
    let page = browser.get("/overview/arrange").text;
    let lines = page.split("name=\"tile\" value=\"").skip(1);
    let tile = |line: &str| {
        let name = line.split('"').next().unwrap().to_owned();
        (name, line.split("</label>").next().unwrap().contains(" checked"))
    };
    lines.map(tile).collect()
}

/// Sends the form as it stands, but for what a person changes.
fn send(browser: &mut Browser, shown: &[(String, bool)], more: &[(&str, &str)]) -> String {
    let mut fields: Vec<(&str, &str)> = Vec::new();
    for (name, is_shown) in shown {
        fields.push(("tile", name));
        fields.extend(is_shown.then_some(("shown", name.as_str())));
    }
    fields.extend(more);
    browser.send("/overview/arrange", &fields).to()
}

#[test]
fn tiles_are_hidden_put_in_order_and_put_back() {
    on_both(|db| {
        let mut browser = Browser::on(&db);
        browser.begin();
        browser.send("/assets/new", &[("tag", "NW-7")]).to();
        let at_first = tiles(&mut browser);
        assert!(at_first.iter().all(|(_, shown)| *shown) && at_first[0].0 == "figures", "{at_first:?}");
        assert!(browser.get("/").text.contains("Where every asset stands"));

        let mut wish = at_first.clone();
        wish.iter_mut().filter(|(name, _)| name == "flow").for_each(|(_, shown)| *shown = false);
        assert_eq!(send(&mut browser, &wish, &[]), "/");
        assert!(!browser.get("/").text.contains("Where every asset stands"));

        let now = tiles(&mut browser);
        assert_eq!(send(&mut browser, &now, &[("up", "categories")]), "/overview/arrange");
        let now = tiles(&mut browser);
        assert_eq!([&now[0].0, &now[1].0], ["categories", "figures"]);
        assert_eq!(now.last(), Some(&("flow".to_owned(), false)));

        assert_eq!(send(&mut browser, &now, &[("reset", "yes")]), "/");
        assert_eq!(tiles(&mut browser), at_first);
    });
}
