//! The customs by which dates are told, as commands and in the settings file.

use crate::model::date::{Digits, MonthNaming, OtherCalendar};
use crate::store::settings::Settings;
use crate::view::{Customs, TimeDirection};

use super::action::Action;

/// The customs after an action; `None` where the action is about something else.
pub(super) fn after(action: Action, customs: Customs) -> Option<Customs> {
    Some(match action {
        Action::MonthsInternational => Customs { months: MonthNaming::International, ..customs },
        Action::MonthsLevantine => Customs { months: MonthNaming::Levantine, ..customs },
        Action::MonthsBoth => Customs { months: MonthNaming::Both, ..customs },
        Action::MonthsMaghrebi => Customs { months: MonthNaming::Maghrebi, ..customs },
        Action::ToggleDigits => {
            let digits = match customs.digits {
                Digits::Western => Digits::ArabicIndic,
                Digits::ArabicIndic => Digits::Western,
            };
            Customs { digits, ..customs }
        }
        Action::CalendarNone => Customs { calendar: None, ..customs },
        Action::CalendarHijri => Customs { calendar: Some(OtherCalendar::Hijri), ..customs },
        Action::CalendarHebrew => Customs { calendar: Some(OtherCalendar::Hebrew), ..customs },
        Action::ToggleTimeDirection => {
            let time = if customs.time.is_rtl() { TimeDirection::LeftToRight } else { TimeDirection::RightToLeft };
            Customs { time, ..customs }
        }
        _ => return None,
    })
}

/// Whether an action shows as chosen.
pub(super) fn is_on(action: Action, customs: Customs) -> bool {
    match action {
        Action::ToggleDigits => customs.digits == Digits::ArabicIndic,
        Action::ToggleTimeDirection => customs.time.is_rtl(),
        _ => after(action, customs) == Some(customs),
    }
}

/// The customs that a settings file names; what it does not know is the default.
pub(super) fn of_settings(settings: &Settings) -> Customs {
    Customs {
        months: MonthNaming::named(&settings.months).unwrap_or_default(),
        digits: Digits::named(&settings.digits).unwrap_or_default(),
        calendar: OtherCalendar::named(&settings.calendar),
        time: TimeDirection::named(&settings.time).unwrap_or_default(),
    }
}

/// Writes the customs into settings; defaults are left out.
pub(super) fn into_settings(customs: Customs, settings: &mut Settings) {
    let named = |is_default: bool, name: &str| if is_default { String::new() } else { name.to_owned() };
    settings.months = named(customs.months == MonthNaming::default(), customs.months.name());
    settings.digits = named(customs.digits == Digits::default(), customs.digits.name());
    settings.calendar = customs.calendar.map_or_else(String::new, |calendar| calendar.name().to_owned());
    settings.time = named(customs.time == TimeDirection::default(), customs.time.name());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::action::TABLE;

    #[test]
    fn every_choice_can_be_made_kept_and_found_again() {
        let mut customs = Customs::default();
        let chosen = TABLE.iter().filter_map(|info| Some((info.action, after(info.action, customs)?)));
        for (action, after) in chosen.collect::<Vec<_>>() {
            assert!(is_on(action, after), "{action:?}");
            let mut settings = Settings::default();
            into_settings(after, &mut settings);
            assert_eq!(of_settings(&settings), after);
        }
        for action in [Action::MonthsBoth, Action::ToggleDigits, Action::CalendarHebrew, Action::ToggleTimeDirection] {
            customs = after(action, customs).unwrap();
        }
        assert_eq!((customs.months, customs.digits), (MonthNaming::Both, Digits::ArabicIndic));
        assert_eq!((customs.calendar, customs.time), (Some(OtherCalendar::Hebrew), TimeDirection::RightToLeft));
        assert_eq!(after(Action::Fit, customs), None);
    }

    #[test]
    fn words_that_the_settings_do_not_know_are_the_defaults() {
        let mut settings = Settings::default();
        (settings.months, settings.time) = ("roman".to_owned(), "up".to_owned());
        assert_eq!(of_settings(&settings), Customs::default());
    }

    #[test]
    fn an_arrow_key_moves_where_it_points() {
        use egui::Key;
        let key = |action: Action, time| action.info().keys(time).map(|keys| keys.logical_key);
        assert_eq!(key(Action::PanLeft, TimeDirection::LeftToRight), Some(Key::ArrowLeft));
        assert_eq!(key(Action::PanLeft, TimeDirection::RightToLeft), Some(Key::ArrowRight));
        assert_eq!(key(Action::PageRight, TimeDirection::RightToLeft), Some(Key::ArrowLeft));
        assert_eq!(key(Action::Back, TimeDirection::RightToLeft), Some(Key::ArrowLeft), "no move in the picture");
    }
}
