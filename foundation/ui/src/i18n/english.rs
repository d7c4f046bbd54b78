use super::Language;

/// English as it is written where days come before months.
pub(super) const ENGLISH: Language = Language {
    tag: "en",
    name: "English",
    decimal: '.',
    group: ',',
    percent_gap: "",
    sign_first: true,
    short_units: ["k", "M", "bn"],
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    short_months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    date: "{d} {mon} {y}",
    long_date: "{d} {month} {y}",
    near_date: "{weekday} {d} {month}",
    month_of_year: "{mon} {y}",
    moment: "{date}, {time}",
    and: " and ",
};
