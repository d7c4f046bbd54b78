//! Pages as PDF/A-2u.
use crate::layout::{Ink, Mark, Sheet};
use domain::Date;
use krilla::{
    Document, SerializeSettings,
    color::rgb,
    configure::{Archival, ConfigurationBuilder},
    geom::{Path, PathBuilder, Point, Rect},
    metadata::{DateTime, Metadata},
    num::NormalizedF32,
    page::PageSettings,
    paint::{Fill, FillRule, LineCap, LineJoin, Stroke},
    surface::Surface,
    text::{Font, TextDirection},
};

/// What is said about a document.
pub(crate) struct About<'a> {
    pub(crate) title: String,
    pub(crate) organisation: &'a str,
    pub(crate) language: &'a str,
    pub(crate) made_on: Date,
}

/// How large every page is, in points.
#[derive(Clone, Copy)]
pub(crate) struct Size {
    pub(crate) width: f32,
    pub(crate) height: f32,
}

/// The document of some pages.
pub(crate) fn pdf(about: &About<'_>, size: Size, pages: &[Sheet]) -> Result<Vec<u8>, String> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_U)
        .finish()
        .map_err(|error| format!("PDF/A-2u is not to be had: {error:?}"))?;
    let mut document =
        Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    document.set_metadata(metadata(about));
    let fonts = Fonts::new()?;
    for sheet in pages {
        let settings = PageSettings::from_wh(size.width, size.height).ok_or("a page has no such size")?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        sheet.iter().for_each(|mark| draw(&mut surface, &fonts, mark));
        surface.finish();
        page.finish();
    }
    document.finish().map_err(|error| format!("a document could not be written: {error:?}"))
}

fn metadata(about: &About<'_>) -> Metadata {
    let day = about.made_on;
    let made_on = DateTime::new(day.year().unsigned_abs())
        .month(day.month().unsigned_abs())
        .day(day.day().unsigned_abs());
    Metadata::new()
        .title(about.title.clone())
        .authors(vec![about.organisation.to_owned()])
        .language(about.language.to_owned())
        .creator("Tenure".to_owned())
        .creation_date(made_on)
}

struct Fonts {
    regular: Font,
    bold: Font,
}

impl Fonts {
    fn new() -> Result<Self, String> {
        let font = |data: &'static [u8]| Font::new(data.to_vec().into(), 0).ok_or("a face cannot be read");
        Ok(Self { regular: font(notosans::REGULAR_TTF)?, bold: font(notosans::BOLD_TTF)? })
    }
}

fn colour(ink: Ink) -> rgb::Color {
    match ink {
        Ink::Strong => rgb::Color::new(24, 24, 27),
        Ink::Quiet => rgb::Color::new(95, 95, 104),
        Ink::Rule => rgb::Color::new(205, 205, 212),
    }
}

fn fill(ink: Ink) -> Option<Fill> {
    Some(Fill { paint: colour(ink).into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero })
}

fn draw(surface: &mut Surface<'_>, fonts: &Fonts, mark: &Mark) {
    match mark {
        Mark::Words { x, y, size, bold, ink, text } => {
            surface.set_stroke(None);
            surface.set_fill(fill(*ink));
            let font = if *bold { &fonts.bold } else { &fonts.regular };
            let start = Point::from_xy(*x, *y);
            surface.draw_text(start, font.clone(), *size, text, false, TextDirection::Auto);
        }
        Mark::Rule { x, y, width } => {
            let path = rectangles([(*x, *y, *width, 0.6)]);
            filled(surface, path, Ink::Rule);
        }
        Mark::Bars(bars) => filled(surface, rectangles(bars.iter().copied()), Ink::Strong),
        Mark::Strokes { x, y, width, height, strokes } => {
            let path = lines(strokes, |(across, down)| (x + across * width, y + down * height));
            surface.set_fill(None);
            surface.set_stroke(Some(Stroke {
                paint: colour(Ink::Strong).into(),
                width: 1.4,
                line_cap: LineCap::Round,
                line_join: LineJoin::Round,
                ..Stroke::default()
            }));
            path.iter().for_each(|path| surface.draw_path(path));
        }
    }
}

fn filled(surface: &mut Surface<'_>, path: Option<Path>, ink: Ink) {
    surface.set_stroke(None);
    surface.set_fill(fill(ink));
    path.iter().for_each(|path| surface.draw_path(path));
}

fn rectangles(all: impl IntoIterator<Item = (f32, f32, f32, f32)>) -> Option<Path> {
    let mut path = PathBuilder::new();
    for (x, y, width, height) in all {
        if let Some(rectangle) = Rect::from_xywh(x, y, width, height) {
            path.push_rect(rectangle);
        }
    }
    path.finish()
}

fn lines(strokes: &[Vec<(f32, f32)>], place: impl Fn((f32, f32)) -> (f32, f32)) -> Option<Path> {
    let mut path = PathBuilder::new();
    for stroke in strokes {
        let mut points = stroke
            .iter()
            .filter(|(x, y)| x.is_finite() && y.is_finite())
            .map(|(x, y)| place((x.clamp(0.0, 1.0), y.clamp(0.0, 1.0))));
        let Some((x, y)) = points.next() else { continue };
        path.move_to(x, y);
        // A dot is a very short line.
        path.line_to(x + 0.01, y);
        points.for_each(|(x, y)| path.line_to(x, y));
    }
    path.finish()
}
