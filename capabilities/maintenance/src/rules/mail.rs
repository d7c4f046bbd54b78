//! What a mail to the desk is about, and which of its words are its own.

/// Characters of a title.
const TITLE_MAX: usize = 200;
/// What mail programs put before a subject: reply, forwarded; in German, too.
const PREFIXES: [&str; 5] = ["re:", "fwd:", "fw:", "aw:", "wg:"];

/// The number of the ticket that a subject names: `T-000042`.
pub(crate) fn ticket_in(subject: &str) -> Option<&str> {
    subject
        .split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-')
        .find(|word| word.strip_prefix("T-").is_some_and(|digits| digits.len() >= 6 && is_number(digits)))
}

fn is_number(text: &str) -> bool {
    text.chars().all(|letter| letter.is_ascii_digit())
}

/// What a ticket is called: the subject without what programs put before it, or the first words of the text.
pub(crate) fn title_of(subject: &str, text: &str) -> String {
    let mut subject = subject.trim();
    while let Some(prefix) = PREFIXES
        .iter()
        .find(|prefix| subject.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix)))
    {
        subject = subject[prefix.len()..].trim_start();
    }
    let first = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("E-mail");
    let title = if subject.is_empty() { first } else { subject };
    title.chars().take(TITLE_MAX).collect()
}

/// An answer without the mail that it answers: what stands above the first line that is quoted, and above the line that
/// says whose words those are.
pub(crate) fn own_words(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let quoted = lines.iter().position(|line| line.starts_with('>')).unwrap_or(lines.len());
    let above = lines[..quoted].iter().rposition(|line| !line.trim().is_empty());
    let ends = match above {
        Some(last) if quoted < lines.len() && lines[last].trim_end().ends_with(':') => last,
        _ => quoted,
    };
    let own = lines[..ends].join("\n").trim().to_owned();
    // Whoever answers below the quote, or within it, is not cut short.
    if own.is_empty() { text.trim().to_owned() } else { own }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_names_a_ticket_or_does_not() {
        assert_eq!(ticket_in("Re: Something new about T-000042: No sound"), Some("T-000042"));
        assert_eq!(ticket_in("[T-1000042]"), Some("T-1000042"));
        assert_eq!(["T-42", "T-00x042", "PT-000042", ""].map(ticket_in), [None; 4]);
    }

    #[test]
    fn titles_are_what_people_wrote() {
        assert_eq!(title_of("Re: AW: No sound", "x"), "No sound");
        assert_eq!(title_of(" re: ", "\n  It does not start.\nAt all."), "It does not start.");
        assert_eq!(title_of("", ""), "E-mail");
        assert_eq!(title_of(&"ü".repeat(300), "").chars().count(), 200);
    }

    #[test]
    fn what_is_quoted_is_left_out() {
        let answer = "Since Monday.\n\nOn Tue, 3 Mar 2026, Tenure wrote:\n> Since when?\n> Tom\n";
        assert_eq!(own_words(answer), "Since Monday.");
        assert_eq!(own_words("Since Monday.\n> Since when?"), "Since Monday.");
        assert_eq!(own_words("> Since when?\nSince Monday."), "> Since when?\nSince Monday.");
        assert_eq!(own_words("Two things:\none, two"), "Two things:\none, two");
    }
}
