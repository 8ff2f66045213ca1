//! The theme's tokens as egui's style, and the interface's font.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Stroke, TextStyle, vec2};

use crate::text;
use crate::view::{Rgba, Theme};

/// A token's colour as egui wants it.
pub fn color(rgba: Rgba) -> Color32 {
    Color32::from_rgba_unmultiplied(rgba.r, rgba.g, rgba.b, rgba.a)
}

/// Gives egui the interface's own font; once, at start.
pub fn install_fonts(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::default();
    for (name, font) in [("interface", text::FontId::NotoSans), ("interface-bold", text::FontId::NotoSansBold)] {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(text::font_data(font))));
    }
    let families = fonts.families.entry(FontFamily::Proportional).or_default();
    families.insert(0, "interface".to_owned());
    for (name, font) in [("arrows", text::FontId::NotoSansMath), ("signs", text::FontId::NotoSansSymbols2)] {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(text::font_data(font))));
        families.push(name.to_owned());
    }
    let mut bold = fonts.families[&FontFamily::Proportional].clone();
    bold.insert(0, "interface-bold".to_owned());
    fonts.families.insert(bold_family(), bold);
    ctx.set_fonts(fonts);
}

/// The family of the interface's bold words.
pub fn bold_family() -> FontFamily {
    FontFamily::Name("interface-bold".into())
}

/// Makes egui look as the theme says.
pub fn apply(ctx: &egui::Context, theme: &Theme) {
    let egui_theme = if theme.dark { egui::Theme::Dark } else { egui::Theme::Light };
    ctx.set_theme(egui_theme);
    ctx.style_mut_of(egui_theme, |style| {
        style.text_styles = text_styles(theme);
        style.visuals = visuals(theme);
        let spacing = &mut style.spacing;
        spacing.item_spacing = vec2(theme.size.gap, 4.0);
        spacing.button_padding = vec2(9.0, 3.0);
        spacing.window_margin = Margin::same(16);
        spacing.menu_margin = Margin::same(6);
        spacing.interact_size.y = 24.0;
        spacing.scroll = egui::style::ScrollStyle::thin();
        style.interaction.selectable_labels = false;
        style.interaction.tooltip_delay = 0.4;
    });
}

fn text_styles(theme: &Theme) -> BTreeMap<TextStyle, FontId> {
    let size = &theme.size;
    [
        (TextStyle::Small, FontId::proportional(size.text_small)),
        (TextStyle::Body, FontId::proportional(size.text)),
        (TextStyle::Button, FontId::proportional(size.text)),
        (TextStyle::Monospace, FontId::monospace(size.text)),
        (TextStyle::Heading, FontId::new(size.text_title, bold_family())),
    ]
    .into()
}

fn visuals(theme: &Theme) -> egui::Visuals {
    let mut visuals = if theme.dark { egui::Visuals::dark() } else { egui::Visuals::light() };
    let tokens = &theme.color;
    let corner = CornerRadius::same(theme.size.corner as u8);
    let [paper, panel, line, ink, soft, faint, accent] =
        [tokens.paper, tokens.panel, tokens.line, tokens.ink, tokens.soft, tokens.faint, tokens.accent].map(color);
    let outline = Stroke::new(1.0, line);

    visuals.panel_fill = panel;
    visuals.window_fill = paper;
    visuals.window_stroke = outline;
    visuals.window_corner_radius = CornerRadius::same(10);
    visuals.menu_corner_radius = corner;
    visuals.window_shadow.color = color(tokens.shadow);
    visuals.popup_shadow.color = color(tokens.shadow);
    visuals.extreme_bg_color = paper;
    visuals.text_edit_bg_color = Some(paper);
    visuals.faint_bg_color = color(tokens.hover);
    visuals.code_bg_color = panel;
    visuals.hyperlink_color = accent;
    visuals.warn_fg_color = color(tokens.warning);
    visuals.error_fg_color = color(tokens.error);
    visuals.weak_text_color = Some(soft);
    visuals.selection.bg_fill = color(tokens.selection);
    visuals.selection.stroke = Stroke::new(1.0, accent);
    visuals.indent_has_left_vline = false;

    let widgets = &mut visuals.widgets;
    for state in [
        &mut widgets.noninteractive,
        &mut widgets.inactive,
        &mut widgets.hovered,
        &mut widgets.active,
        &mut widgets.open,
    ] {
        state.corner_radius = corner;
        state.fg_stroke = Stroke::new(1.0, ink);
        state.bg_stroke = outline;
        state.expansion = 0.0;
    }
    widgets.noninteractive.bg_fill = panel;
    widgets.inactive.bg_fill = paper;
    widgets.inactive.weak_bg_fill = paper;
    widgets.hovered.bg_fill = paper;
    widgets.hovered.weak_bg_fill = color(tokens.paper.mixed(tokens.accent, 0.06));
    widgets.hovered.bg_stroke = Stroke::new(1.0, faint);
    widgets.active.bg_fill = panel;
    widgets.active.weak_bg_fill = color(tokens.paper.mixed(tokens.accent, 0.14));
    widgets.active.bg_stroke = Stroke::new(1.0, accent);
    widgets.open.bg_fill = paper;
    widgets.open.weak_bg_fill = color(tokens.paper.mixed(tokens.accent, 0.06));
    visuals
}
