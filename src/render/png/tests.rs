use super::*;
use crate::render::sample::{self, Picture, filled, meta, rect, scene};
use crate::view::geometry::{Point, Size};

fn picture(scene: &Scene, scale: f32) -> Picture {
    Picture::read(&png(scene, &mut Engine::new(), &meta(), scale).unwrap())
}

const WHITE: [u8; 3] = [255, 255, 255];

#[test]
fn each_shape_has_its_color_where_it_lies() {
    let picture = picture(&sample::shapes(), 1.0);
    assert_eq!((picture.width, picture.height), (120, 80));
    assert_eq!(picture.at(20, 15), [0, 255, 0], "rectangle");
    assert_eq!(picture.at(20, 40), WHITE, "the circle is an outline");
    assert_eq!(picture.at(12, 40), [0, 0, 0], "its line");
    assert_eq!(picture.at(100, 40), [255, 0, 255], "polygon");
    assert_eq!(picture.at(92, 32), WHITE, "beside its slant");
    assert_eq!(picture.at(5, 5), WHITE, "background");
}

#[test]
fn a_gradient_fades_from_left_to_right() {
    let picture = picture(&sample::shapes(), 1.0);
    let red_of = |x: usize| picture.at(x, 15);
    assert!(red_of(41)[1] > 230, "almost nothing at its start: {:?}", red_of(41));
    assert!((100..155).contains(&red_of(50)[1]), "half way of the fade: {:?}", red_of(50));
    assert_eq!(red_of(70), [255, 0, 0], "full after the second stop");
}

#[test]
fn dashes_leave_gaps() {
    let picture = picture(&sample::shapes(), 1.0);
    assert_eq!(picture.at(44, 40), [0, 0, 0]);
    assert_eq!(picture.at(52, 40), WHITE);
    assert_eq!(picture.at(60, 40), [0, 0, 0]);
}

#[test]
fn stripes_cover_their_share_of_a_hatch() {
    let picture = picture(&sample::shapes(), 4.0);
    let pixels = (40 * 4..114 * 4).flat_map(|x| (10 * 4..22 * 4).map(move |y| (x, y)));
    let (mut blue, mut all) = (0.0, 0.0);
    for (x, y) in pixels.filter(|(x, _)| *x >= 90 * 4) {
        let [red, ..] = picture.at(x, y);
        blue += 1.0 - f64::from(red) / 255.0;
        all += 1.0;
    }
    let share: f64 = blue / all;
    assert!((share - 2.0 / 6.0).abs() < 0.03, "{share}");
}

#[test]
fn clips_within_clips_show_what_both_allow() {
    let picture = picture(&sample::shapes(), 1.0);
    assert_eq!(picture.at(40, 60), [255, 255, 0], "in both");
    assert_eq!(picture.at(20, 60), WHITE, "in the outer alone");
    assert_eq!(picture.at(60, 52), WHITE, "in the inner alone");
    assert_eq!(picture.at(40, 72), WHITE, "below the inner");
}

#[test]
fn text_has_ink_and_scales_with_the_picture() {
    let (one, two) = (picture(&sample::texts(), 1.0), picture(&sample::texts(), 2.0));
    assert_eq!((two.width, two.height), (one.width * 2, one.height * 2));
    assert!(one.ink() > 0.02, "{}", one.ink());
    assert!((one.ink() / two.ink() - 1.0).abs() < 0.35, "{} and {}", one.ink(), two.ink());
}

#[test]
fn a_scale_that_no_binary_fraction_is_gives_whole_pixels() {
    let picture = picture(&scene(1000.0, 10.0, Vec::new()), 1.1);
    assert_eq!((picture.width, picture.height), (1100, 11));
}

#[test]
fn sizes_out_of_bounds_are_refused_in_one_sentence() {
    let sized = |width: f32, height: f32| Scene { size: Size { width, height }, ..Scene::default() };
    for (width, height, scale) in [
        (0.0, 10.0, 1.0),
        (10.0, 10.0, 0.0),
        (10.0, 10.0, -1.0),
        (f32::NAN, 10.0, 1.0),
        (10.0, 10.0, f32::INFINITY),
        (40_000.0, 1.0, 1.0),
        (20_000.0, 20_000.0, 1.0),
        (1000.0, 1000.0, 1000.0),
    ] {
        let error = png(&sized(width, height), &mut Engine::new(), &meta(), scale).unwrap_err();
        assert!(error.to_string().contains("at most 100 million pixels"), "{error}");
    }
}

#[test]
fn the_file_says_its_resolution_and_title() {
    let bytes = png(&sample::shapes(), &mut Engine::new(), &meta(), 2.0).unwrap();
    let reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let info = reader.info();
    let dims = info.pixel_dims.unwrap();
    // 192 pixels per inch.
    assert_eq!((dims.xppu, dims.yppu, dims.unit), (7559, 7559, png::Unit::Meter));
    assert_eq!(info.color_type, png::ColorType::Rgb, "an opaque picture needs no alpha");
    let title = info.utf8_text.iter().find(|chunk| chunk.keyword == "Title").unwrap();
    assert_eq!(title.get_text().unwrap(), meta().title);
}

#[test]
fn what_is_not_covered_stays_transparent() {
    let bare = Scene { size: Size { width: 4.0, height: 4.0 }, ..Scene::default() };
    let bytes = png(&bare, &mut Engine::new(), &meta(), 1.0).unwrap();
    let picture = image::load_from_memory(&bytes).unwrap().to_rgba8();
    assert!(picture.pixels().all(|pixel| pixel.0[3] == 0));
}

#[test]
fn the_same_scene_gives_the_same_bytes() {
    for scene in [sample::shapes(), sample::texts()] {
        let draw = || png(&scene, &mut Engine::new(), &meta(), 1.5).unwrap();
        assert_eq!(draw(), draw());
    }
}

#[test]
fn items_that_cannot_be_drawn_are_left_out() {
    let broken = scene(
        10.0,
        10.0,
        vec![
            filled(rect(f32::NAN, 0.0, 5.0, 5.0), Fill::Solid(sample::color("#000000"))),
            filled(Geometry::Polygon(Vec::new()), Fill::Solid(sample::color("#000000"))),
            filled(Geometry::Circle { center: Point::new(5.0, 5.0), radius: -3.0 }, Fill::Horizontal(Vec::new())),
            sample::stroked(rect(1.0, 1.0, 9.0, 9.0), "#000000", -1.0, Some((0.0, 0.0))),
            Item::End,
            sample::text("", 1.0, f32::NAN, 0.0),
            Item::Clip(Rect::new(5.0, 5.0, 1.0, 1.0)),
            filled(rect(0.0, 0.0, 10.0, 10.0), Fill::Solid(sample::color("#000000"))),
        ],
    );
    assert!(picture(&broken, 1.0).ink() < f64::EPSILON);
}
