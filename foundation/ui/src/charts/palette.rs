/// One of the data colours, in the order in which series take them. The sixth is "other" or "no data".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Blue.
    First,
    /// Teal.
    Second,
    /// Amber.
    Third,
    /// Red.
    Fourth,
    /// Violet.
    Fifth,
    /// Grey.
    Other,
}

impl Ink {
    /// The colours of up to five series.
    pub const SERIES: [Self; 5] = [Self::First, Self::Second, Self::Third, Self::Fifth, Self::Fourth];

    /// The class that carries it in a page.
    pub const fn class(self) -> &'static str {
        match self {
            Self::First => "d1",
            Self::Second => "d2",
            Self::Third => "d3",
            Self::Fourth => "d4",
            Self::Fifth => "d5",
            Self::Other => "d6",
        }
    }

    /// It as a palette writes it.
    pub(super) const fn of(self, palette: &Palette) -> &'static str {
        palette.data[self as usize]
    }
}

/// How the colours of a chart are written: as variables of the page, or as numbers where nobody knows
/// variables.
#[derive(Debug)]
pub struct Palette {
    /// The six data colours.
    pub data: [&'static str; 6],
    /// Five steps of heat.
    pub heat: [&'static str; 5],
    /// Titles and totals.
    pub ink: &'static str,
    /// Words on axes.
    pub quiet: &'static str,
    /// Gridlines.
    pub line: &'static str,
    /// The base line.
    pub axis: &'static str,
    /// What lies behind.
    pub surface: &'static str,
    /// What is wrong.
    pub alarm: &'static str,
    /// The face of the words; none where the page sets it.
    pub font: Option<&'static str>,
}

/// Colours of pages: they follow the theme.
pub const SCREEN: Palette = Palette {
    data: ["var(--d1)", "var(--d2)", "var(--d3)", "var(--d4)", "var(--d5)", "var(--d6)"],
    heat: ["var(--h1)", "var(--h2)", "var(--h3)", "var(--h4)", "var(--h5)"],
    ink: "var(--ink)",
    quiet: "var(--ink-3)",
    line: "var(--line)",
    axis: "var(--line-2)",
    surface: "var(--surface)",
    alarm: "var(--bad-dot)",
    font: None,
};

/// Colours of documents: the light theme in numbers, kept equal to the styles by a test.
pub const PAPER: Palette = Palette {
    data: ["#3559c3", "#009dae", "#d47e09", "#c42942", "#9868ba", "#8e94a0"],
    heat: ["#e8f2f6", "#d1e7ef", "#b3dae7", "#90cad9", "#69b7c7"],
    ink: "#131720",
    quiet: "#616670",
    line: "#e2e4e7",
    axis: "#d0d3d8",
    surface: "#ffffff",
    alarm: "#e43d38",
    font: Some("Noto Sans, sans-serif"),
};
