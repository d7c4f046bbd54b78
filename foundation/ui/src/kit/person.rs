use maud::{Markup, html};

/// A round picture of a person's initials. Its colour follows from the name, so it is the same everywhere.
pub fn avatar(name: &str) -> Markup {
    round(name, "")
}

/// The same, large, beside a heading.
pub fn large_avatar(name: &str) -> Markup {
    round(name, " large")
}

/// A person in a line of text or a cell.
pub fn person(name: &str) -> Markup {
    html! { span class="person" { (avatar(name)) span { (name) } } }
}

/// A person with a page of their own.
pub fn person_link(name: &str, href: &str) -> Markup {
    html! { a class="person" href=(href) { (avatar(name)) span { (name) } } }
}

fn round(name: &str, size: &str) -> Markup {
    html! { span class={ "avatar hue" (hue(name)) (size) } aria-hidden="true" { (initials(name)) } }
}

/// The first letters of the first and of the last word.
fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().and_then(|word| word.chars().next());
    let last = words.next_back().and_then(|word| word.chars().next());
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

/// One of twelve hues, spread evenly over names.
fn hue(name: &str) -> u32 {
    let mixed =
        name.bytes().fold(2_166_136_261_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(16_777_619));
    (mixed >> 8) % 12
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_of_the_first_and_the_last_name() {
        assert_eq!(initials("Mara Vogel"), "MV");
        assert_eq!(initials("  anna maria de souza "), "AS");
        assert_eq!(initials("Åsa"), "Å");
        assert_eq!(initials(""), "");
    }

    #[test]
    fn a_name_keeps_its_hue_and_names_differ() {
        assert_eq!(hue("Mara Vogel"), hue("Mara Vogel"));
        let names = (0..40).map(|n| format!("Person Number{n}"));
        let hues: std::collections::BTreeSet<u32> = names.map(|name| hue(&name)).collect();
        assert!(hues.len() >= 10, "{hues:?}");
    }
}
