use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Node, Options, Tree};

use super::*;
use crate::render::png::png;
use crate::render::sample::{self, Picture, filled, group, meta, rect, scene, stroked};
use crate::view::geometry::Size;

fn draw(scene: &Scene) -> String {
    svg(scene, &mut Engine::new(), &meta())
}

fn parsed(document: &str) -> Tree {
    Tree::from_str(document, &Options::default()).unwrap()
}

fn rasterized(document: &str) -> Picture {
    let tree = parsed(document);
    let mut pixmap = Pixmap::new(tree.size().width() as u32, tree.size().height() as u32).unwrap();
    resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
    Picture::read(&pixmap.encode_png().unwrap())
}

/// All nodes of a tree, depth first.
fn nodes(group: &resvg::usvg::Group) -> Vec<Node> {
    let inner = |node: &Node| match node {
        Node::Group(group) => nodes(group),
        _ => Vec::new(),
    };
    group.children().iter().flat_map(|node| [vec![node.clone()], inner(node)].concat()).collect()
}

#[test]
fn the_document_is_as_large_as_the_scene() {
    let tree = parsed(&draw(&sample::shapes()));
    assert_eq!((tree.size().width(), tree.size().height()), (120.0, 80.0));
}

#[test]
fn groups_keep_their_names_and_titles() {
    let document = draw(&sample::shapes());
    let tree = parsed(&document);
    assert!(nodes(tree.root()).iter().any(|node| node.id() == "event-one"));
    assert!(document.contains("<g id=\"event-one\"><title>One &amp; &lt;only&gt;</title>"), "{document}");
}

#[test]
fn every_shape_arrives() {
    let tree = parsed(&draw(&sample::shapes()));
    let paths = nodes(tree.root()).iter().filter(|node| matches!(node, Node::Path(_))).count();
    // Paper, rectangle, gradient, hatch, circle, line, polygon, clipped rectangle, curve.
    assert_eq!(paths, 9);
}

#[test]
fn shapes_and_text_look_as_in_the_png() {
    // Both are drawn by the same rasterizer, so that they differ only by what
    // the SVG rounds away: 0.005 px of each length and half a font unit of each
    // glyph's place, which is a level or two of 255 in some pixels at edges. A
    // glyph a quarter of a pixel off in each line would cost ten times the bound.
    for scene in [sample::shapes(), sample::texts()] {
        let ours = Picture::read(&png(&scene, &mut Engine::new(), &meta(), 1.0).unwrap());
        let difference = rasterized(&draw(&scene)).mean_difference(&ours);
        assert!(difference < 0.05, "{difference}");
    }
}

#[test]
fn wording_stays_readable_in_logical_order() {
    let document = draw(&sample::texts());
    for line in &sample::LINES[..5] {
        assert!(document.contains(&format!("aria-label=\"{line}\"")), "{line}");
    }
    assert!(document.contains("50 % &amp; &lt;more&gt;"));
    assert!(!document.contains("<text"), "no text depends on the reader's fonts");
}

#[test]
fn glyphs_are_defined_once() {
    let document =
        draw(&scene(200.0, 40.0, vec![sample::text("aaaa", 0.0, 10.0, 12.0), sample::text("aa", 0.0, 30.0, 20.0)]));
    assert_eq!(document.matches("<path id=\"_g").count(), 1);
    assert_eq!(document.matches("<use ").count(), 6);
}

#[test]
fn hostile_names_and_numbers_leave_the_document_well_formed() {
    let hostile = scene(
        60.0,
        40.0,
        vec![
            group("1 <\"&\u{0}>", "\u{1}\u{FFFE}]]>"),
            group("1 <\"&\u{0}>", ""),
            filled(rect(f32::NEG_INFINITY, 0.0, 5.0, 5.0), Fill::Solid(sample::color("#000000"))),
            filled(rect(9.0, 9.0, 5.0, 5.0), Fill::Solid(sample::color("#000000"))),
            filled(Geometry::Polygon(Vec::new()), Fill::Solid(sample::color("#000000"))),
            stroked(rect(1.0, 1.0, 9.0, 9.0), "#00000080", f32::NAN, Some((f32::NAN, 1.0))),
            sample::text("a\u{0}\u{B}b \"<&>\" \u{202E}c", 1.0, 10.0, 12.0),
            Item::Clip(Rect::new(5.0, 5.0, 1.0, 1.0)),
        ],
    );
    let document = svg(&hostile, &mut Engine::new(), &Meta { creator: "a--b-->".to_owned(), ..meta() });
    parsed(&document);
    assert!(document.chars().all(crate::render::is_xml_char));
}

#[test]
fn closing_what_was_never_opened_changes_nothing() {
    let odd = Scene { size: Size { width: 9.0, height: 9.0 }, items: vec![Item::End, Item::End], hits: Vec::new() };
    parsed(&draw(&odd));
}

#[test]
fn the_same_scene_gives_the_same_bytes() {
    assert_eq!(draw(&sample::texts()), draw(&sample::texts()));
}

#[test]
fn a_small_document_reads_well() {
    let small = scene(
        60.0,
        30.0,
        vec![
            group("event-a", "A"),
            filled(
                rect(10.0, 10.0, 30.5, 20.0),
                Fill::Horizontal(vec![(0.0, sample::color("#0f7b7b00")), (1.0, sample::color("#0f7b7b"))]),
            ),
            filled(
                rect(40.0, 10.0, 52.0, 20.0),
                Fill::Hatch { color: sample::color("#4b4fb0"), spacing: 6.0, width: 2.0 },
            ),
            sample::text("l", 5.0, 25.0, 10.0),
            Item::End,
        ],
    );
    insta::assert_snapshot!(draw(&small));
}
