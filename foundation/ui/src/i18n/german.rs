use super::Language;

/// German.
pub(super) const GERMAN: Language = Language {
    tag: "de",
    name: "Deutsch",
    decimal: ',',
    group: '.',
    percent_gap: "\u{a0}",
    sign_first: false,
    short_units: ["\u{a0}Tsd.", "\u{a0}Mio.", "\u{a0}Mrd."],
    months: [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    short_months: [
        "Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez.",
    ],
    weekdays: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
    date: "{dd}.{mm}.{y}",
    long_date: "{d}. {month} {y}",
    near_date: "{weekday}, {d}. {month}",
    month_of_year: "{mon} {y}",
    moment: "{date}, {time}",
    and: " und ",
};
