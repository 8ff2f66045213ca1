//! Eras behind the events: calm bands in tracks above the plot, whose borders go
//! on down behind the events.
//!
//! ```text
//!   Reigns       | Mohammed VI ──────────────────────────────►
//!   Governments  | Netanyahu V ─────│ Bennett–Lapid ────│ Lapid
//!   2020         ¦                  ¦  2021             ¦
//! ```
//!
//! A title stays in sight as long as any of its era is. Where an era's start or
//! end is known only so far, its band is lighter there; it never claims more
//! than its date.

use crate::model::date::{DateStyle, resolve_edtf, short_date};
use crate::model::{Dataset, Era};

use super::axis::Axis;
use super::canvas::{CAPTION_X_PX, Canvas, TextStyle, solid};
use super::color::Rgba;
use super::geometry::{Point, Rect};
use super::mark::{Mark, MarkBasis, Stretch};
use super::scene::{Measure, Target};
use super::tokens::Theme;

/// Height of a track, and of the strip's own margins.
const TRACK_PX: f32 = 21.0;
const PAD_PX: f32 = 4.0;
/// Least width in which a title is begun.
const LEAST_TITLE_PX: f32 = 26.0;
/// Room before and after a title.
const TITLE_PAD_PX: f32 = 7.0;
/// Shares of colour: of a band that is certain, of one that may be,
/// and of the lines where eras begin and end.
const BAND: f32 = 0.22;
const UNSURE: f32 = 0.1;
const BORDER: f32 = 0.35;

/// What the bands are drawn with.
pub(super) struct Eras<'a> {
    pub dataset: &'a Dataset,
    pub style: DateStyle,
    pub theme: &'a Theme,
    pub measure: &'a dyn Measure,
    pub axis: &'a Axis,
    /// The strip of the tracks, with the captions' strip where there is one.
    pub area: Rect,
    /// Left and right edge of the plot.
    pub plot: (f32, f32),
    /// Whether captions stand at the right.
    pub captions_at_end: bool,
}

/// An era in pixels.
struct Band<'a> {
    era: &'a Era,
    title: String,
    color: Rgba,
    outer: (f32, f32),
    solid: Option<(f32, f32)>,
}

/// Height of the strip that the tracks of a dataset take.
pub(super) fn strip_height(dataset: &Dataset) -> f32 {
    let header = &dataset.header;
    let used = header.era_tracks.iter().filter(|track| header.eras.iter().any(|era| era.track == track.id)).count();
    if used == 0 { 0.0 } else { used as f32 * TRACK_PX + 2.0 * PAD_PX }
}

/// The tracks that hold eras, by their identifier, with name and colour; the
/// dataset's order.
pub(super) fn tracks<'a>(
    dataset: &'a Dataset,
    style: DateStyle,
    theme: &Theme,
) -> impl Iterator<Item = (&'a str, &'a str, Rgba)> {
    let header = &dataset.header;
    let colors: Vec<Rgba> = theme.series.iter().map(|(_, color)| *color).collect();
    let named: Vec<Option<Rgba>> =
        header.era_tracks.iter().map(|track| series_color(theme, track.color.as_deref())).collect();
    let soft = theme.color.soft;
    header.era_tracks.iter().enumerate().filter(|(_, track)| header.eras.iter().any(|era| era.track == track.id)).map(
        move |(at, track)| {
            let name = track.name.in_lang(style.lang);
            let next = if colors.is_empty() { soft } else { colors[at % colors.len()] };
            (track.id.as_str(), if name.is_empty() { track.id.as_str() } else { name }, named[at].unwrap_or(next))
        },
    )
}

fn series_color(theme: &Theme, name: Option<&str>) -> Option<Rgba> {
    let name = name?;
    theme.series.iter().find(|(other, _)| other == name).map(|(_, color)| *color)
}

impl<'a> Eras<'a> {
    /// Draws where the eras begin and end behind the events, down to here: lines
    /// and no tint, so that labels stand on clean paper.
    pub fn behind(&self, canvas: &mut Canvas, bottom: f32) {
        canvas.group("era-borders", "", |canvas| {
            for (track, _, color) in tracks(self.dataset, self.style, self.theme) {
                for band in self.bands(track, color) {
                    let (left, right) = band.solid.unwrap_or(band.outer);
                    for x in [left, right].into_iter().filter(|x| self.is_within(*x)) {
                        let line = solid(band.color.faded(BORDER), 1.0);
                        canvas.vertical(x.round() + 0.5, self.area.bottom, bottom, line);
                    }
                }
            }
        });
    }

    /// Draws the strip with the tracks.
    pub fn strip(&self, canvas: &mut Canvas) {
        let color = &self.theme.color;
        canvas.group("eras", "", |canvas| {
            canvas.rect(self.area, 0.0, color.panel);
            canvas.horizontal(self.area.bottom - 0.5, self.area.left, self.area.right, solid(color.line, 1.0));
            for (row, (track, name, tint)) in tracks(self.dataset, self.style, self.theme).enumerate() {
                let top = self.area.top + PAD_PX + row as f32 * TRACK_PX;
                let (left, right) = self.name(canvas, name, top);
                let clip = Rect::new(left, self.area.top, right, self.area.bottom);
                canvas.clipped(clip, |canvas| {
                    for band in &self.bands(track, tint) {
                        self.band(canvas, band, top, (left, right));
                    }
                });
            }
        });
    }

    /// The track's name: in the captions' strip, or before the bands where there
    /// is none. Returns the edges of what it leaves to the bands.
    fn name(&self, canvas: &mut Canvas, name: &str, top: f32) -> (f32, f32) {
        let style = TextStyle::bold(self.theme.size.text_small - 0.5, self.theme.color.soft);
        let (left, right) = self.plot;
        let strip = if self.captions_at_end { self.area.right - right } else { left - self.area.left };
        let in_strip = strip > CAPTION_X_PX + LEAST_TITLE_PX;
        let room = if in_strip { strip } else { self.area.width() * 0.3 } - CAPTION_X_PX - TITLE_PAD_PX;
        let text = self.measure.elide(name, style.size, style.weight, room.max(0.0));
        let width = self.measure.width(&text, style.size, style.weight);
        let baseline = top + TRACK_PX / 2.0 + style.baseline_below_middle();
        let x = if self.captions_at_end { self.area.right - CAPTION_X_PX - width } else { CAPTION_X_PX };
        canvas.text(&text, width, Point::new(x, baseline), style);
        match (in_strip, self.captions_at_end) {
            (true, _) => (left, right),
            (false, true) => (left, x - TITLE_PAD_PX),
            (false, false) => (x + width + TITLE_PAD_PX, right),
        }
    }

    fn band(&self, canvas: &mut Canvas, band: &Band<'_>, top: f32, clip: (f32, f32)) {
        let (top, bottom) = (top + 1.5, top + TRACK_PX - 1.5);
        let (left, right) = band.outer;
        // A hair between two eras that meet.
        let shape = |(left, right): (f32, f32)| Rect::new(left, top, (right - 1.0).max(left + 1.0), bottom);
        match band.solid {
            Some(solid) => {
                for part in [(left, solid.0), (solid.1, right)].into_iter().filter(|(from, to)| to - from > 0.5) {
                    canvas.rect(shape(part), 0.0, band.color.faded(UNSURE));
                }
                canvas.rect(shape(solid), 2.0, band.color.faded(BAND));
            }
            None => canvas.rect(shape(band.outer), 2.0, band.color.faded(UNSURE)),
        }
        let style = TextStyle::regular(self.theme.size.text_small, self.theme.color.ink);
        let (seen_left, seen_right) = (left.max(clip.0), right.min(clip.1));
        let room = seen_right - seen_left - 2.0 * TITLE_PAD_PX;
        if room >= LEAST_TITLE_PX {
            let text = self.measure.elide(&band.title, style.size, style.weight, room);
            let width = self.measure.width(&text, style.size, style.weight);
            let baseline = f32::midpoint(top, bottom) + style.baseline_below_middle();
            canvas.text(&text, width, Point::new(seen_left + TITLE_PAD_PX, baseline), style);
        }
        if seen_right > seen_left {
            canvas.hit(Rect::new(seen_left, top, seen_right, bottom), Target::Era(band.era.id.clone()));
        }
    }

    /// The eras of a track that are in sight, in the dataset's order.
    fn bands(&self, track: &str, color: Rgba) -> Vec<Band<'a>> {
        let eras = self.dataset.header.eras.iter().filter(|era| era.track == track);
        eras.filter_map(|era| {
            let mark = Mark::of(&resolve_edtf(&era.date).ok()?, MarkBasis::Editorial)?;
            let outer = self.pixels(&mark.outer);
            let is_in_sight = outer.0 < self.plot.1 && outer.1 > self.plot.0;
            let title = era.title.in_lang(self.style.lang);
            let title = if title.is_empty() { era.id.as_str() } else { title };
            is_in_sight.then(|| Band {
                era,
                title: title.to_owned(),
                color: series_color(self.theme, era.color.as_deref()).unwrap_or(color),
                outer,
                solid: mark.solid.map(|stretch| self.pixels(&stretch)).filter(|(left, right)| left < right),
            })
        })
        .collect()
    }

    /// A stretch in pixels, a little beyond the edges at most.
    fn pixels(&self, stretch: &Stretch) -> (f32, f32) {
        let (least, most) = (f64::from(self.plot.0) - 50.0, f64::from(self.plot.1) + 50.0);
        let x = |days: f64| self.axis.x_from_time(days).clamp(least, most.max(least)) as f32;
        (stretch.start.map_or(least as f32, x), stretch.end.map_or(most as f32, x))
    }

    fn is_within(&self, x: f32) -> bool {
        x > self.plot.0 && x < self.plot.1
    }
}

/// What an era says of itself: title, date, track and the editor's note.
pub fn era_in_words(era: &Era, dataset: &Dataset, style: DateStyle) -> (String, String, String) {
    let track = dataset.header.era_tracks.iter().find(|track| track.id == era.track);
    let track = track.map_or(era.track.as_str(), |track| track.name.in_lang(style.lang));
    let date = resolve_edtf(&era.date).map_or_else(|_| era.date.clone(), |date| short_date(&date, style));
    (era.title.in_lang(style.lang).to_owned(), format!("{track} · {date}"), era.note.clone())
}

#[cfg(test)]
mod tests {
    use super::super::scene::{Item, Scene};
    use super::super::testing::{Look, dataset};
    use super::*;
    use crate::model::{EraTrack, Lang, LocalText};

    fn name(text: &str) -> LocalText {
        LocalText::of([(Lang::EN, text)])
    }

    fn era(id: &str, track: &str, date: &str) -> Era {
        let (id, track, date) = (id.to_owned(), track.to_owned(), date.to_owned());
        Era { title: name(&id), id, track, date, ..Era::default() }
    }

    fn look(eras: Vec<Era>) -> Look {
        let mut dataset = dataset(&["A→B visit 2021-06-01 #one: A visit", "B→A visit 2022-06-01: Another"]);
        let track = |id: &str| EraTrack { id: id.to_owned(), name: name(id), color: None };
        dataset.header.era_tracks = vec![track("Reigns"), track("Wars"), track("Unused")];
        dataset.header.eras = eras;
        Look::at(dataset)
    }

    fn text_x(scene: &Scene, wanted: &str) -> Option<f32> {
        scene.items.iter().find_map(|item| match item {
            Item::Text(run) if run.text == wanted => Some(run.origin.x),
            _ => None,
        })
    }

    #[test]
    fn only_tracks_that_hold_eras_take_room() {
        let without = look(Vec::new()).draw();
        assert_eq!(without.plot.top, 0.0);
        let one = look(vec![era("Long", "Reigns", "1999-07-30/..")]).draw();
        let two = look(vec![era("Long", "Reigns", "1999-07-30/.."), era("War", "Wars", "2021")]).draw();
        assert!(0.0 < one.plot.top && one.plot.top < two.plot.top);
        assert_eq!(one.plot.bottom, without.plot.bottom);
        assert!(text_x(&two.scene, "Unused").is_none());
    }

    #[test]
    fn eras_can_be_left_out() {
        let mut look = look(vec![era("Long", "Reigns", "1999-07-30/..")]);
        look.spec.eras = false;
        let timeline = look.draw();
        assert_eq!(timeline.plot.top, 0.0);
        assert!(text_x(&timeline.scene, "Long").is_none());
    }

    #[test]
    fn a_title_stays_in_sight_as_long_as_its_era_is() {
        let mut look = look(vec![era("Long", "Reigns", "1999-07-30/..")]);
        let first = text_x(&look.draw().scene, "Long").unwrap();
        look.spec.start_days += 300.0;
        assert_eq!(text_x(&look.draw().scene, "Long"), Some(first), "it began long before the window");
        look.spec.start_days = -40_000.0;
        assert_eq!(text_x(&look.draw().scene, "Long"), None, "it has not begun");
    }

    #[test]
    fn an_era_can_be_pointed_at_and_tells_its_date() {
        let look = look(vec![era("Long", "Reigns", "1999-07-30/..")]);
        let timeline = look.draw();
        let hit = timeline.scene.hits.iter().find(|hit| hit.target == Target::Era("Long".to_owned())).unwrap();
        assert!(hit.rect.bottom <= timeline.plot.top);
        let dataset = &look.dataset;
        let (title, date, _) = era_in_words(&dataset.header.eras[0], dataset, Lang::EN.into());
        assert_eq!((title.as_str(), date.as_str()), ("Long", "Reigns · from 30 Jul 1999"));
    }

    #[test]
    fn no_date_however_odd_breaks_the_picture() {
        for date in ["../..", "1999", "-200000000/..", "Y-170000002", "nonsense", "2021-06~/2021-09?", "[..2020]"] {
            let mut look = look(vec![era("Odd", "Reigns", date)]);
            look.spec.span_days = 1.0;
            for item in &look.draw().scene.items {
                if let Item::Text(run) = item {
                    assert!(run.origin.x.is_finite(), "{date}");
                }
            }
        }
    }
}
