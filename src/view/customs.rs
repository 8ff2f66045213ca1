//! The reader's customs: how dates and counts are told in the picture, whatever
//! the language of its labels.

use crate::model::Lang;
use crate::model::date::{DateStyle, Digits, MonthNaming, OtherCalendar};

use super::mirror::TimeDirection;

/// What a reader is used to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Customs {
    /// The Arabic names of the Gregorian months.
    pub months: MonthNaming,
    /// The digits of Arabic.
    pub digits: Digits,
    /// The calendar on a second axis, below the Gregorian one.
    pub calendar: Option<OtherCalendar>,
    /// Which way time runs.
    pub time: TimeDirection,
}

impl Customs {
    /// How dates are told in a language.
    pub fn style(&self, lang: Lang) -> DateStyle {
        DateStyle { lang, months: self.months, digits: self.digits }
    }
}
