use std::process::Command;

use super::*;
use crate::render::png::png;
use crate::render::sample::{self, Picture, filled, meta, rect, scene};
use crate::view::geometry::{Rect, Size};

#[test]
fn experiment() {
    let mut items: Vec<Item> = Vec::new();
    let article = std::fs::read_to_string("data/morocco-israel/sources/article.txt")
        .unwrap_or_else(|_| std::fs::read_to_string("/work/shared/seed/000_f61502f8c8b38726.txt").unwrap());
    let mut y = 30.0;
    for paragraph in article.lines() {
        for sentence in paragraph.split('،') {
            items.push(sample::text(sentence.trim(), 20.0, y, 15.0));
            y += 30.0;
        }
    }
    for l in sample::LINES {
        items.push(sample::text(l, 20.0, y, 15.0));
        y += 30.0;
    }
    let bytes = pdf(&scene(900.0, y + 30.0, items), &mut Engine::new(), &meta()).unwrap();
    std::fs::write("/tmp/render-exp.pdf", bytes).unwrap();
}
