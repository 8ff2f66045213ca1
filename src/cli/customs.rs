//! The options by which dates are told as their readers are used to.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::model::Lang;
use crate::model::date::{DateStyle, Digits, MonthNaming, OtherCalendar};
use crate::view::{Customs, TimeDirection};

/// How dates are told.
#[derive(Debug, Clone, Copy, Default, Args)]
pub struct NamingArgs {
    /// Arabic names of the months: يناير, كانون الثاني, both as newspapers print
    /// them, or as in the Maghreb
    #[arg(long, value_name = "NAMING", value_parser = months())]
    pub months: Option<MonthNaming>,
    /// Digits of Arabic dates and counts
    #[arg(long, value_name = "DIGITS", value_parser = digits())]
    pub digits: Option<Digits>,
}

/// How a figure tells dates and time.
#[derive(Debug, Clone, Copy, Default, Args)]
pub struct CustomsArgs {
    #[command(flatten)]
    #[expect(missing_docs, reason = "its own say it")]
    pub naming: NamingArgs,
    /// Calendar on a second axis below the Gregorian one
    #[arg(long, value_name = "CALENDAR", value_parser = calendar())]
    pub calendar: Option<OtherCalendar>,
    /// Which way time runs: to the right or to the left
    #[arg(long, value_name = "DIRECTION", value_parser = time(), default_value = "ltr")]
    pub time: TimeDirection,
}

impl NamingArgs {
    /// How dates are told in a language.
    pub fn style(self, lang: Lang) -> DateStyle {
        DateStyle { lang, months: self.months.unwrap_or_default(), digits: self.digits.unwrap_or_default() }
    }

    /// Whether anything was asked for.
    pub fn is_given(self) -> bool {
        self.months.is_some() || self.digits.is_some()
    }
}

impl From<CustomsArgs> for Customs {
    fn from(args: CustomsArgs) -> Self {
        Self {
            months: args.naming.months.unwrap_or_default(),
            digits: args.naming.digits.unwrap_or_default(),
            calendar: args.calendar,
            time: args.time,
        }
    }
}

fn months() -> impl TypedValueParser<Value = MonthNaming> {
    PossibleValuesParser::new(MonthNaming::ALL.map(MonthNaming::name))
        .map(|name| MonthNaming::named(&name).unwrap_or_default())
}

fn digits() -> impl TypedValueParser<Value = Digits> {
    PossibleValuesParser::new(Digits::ALL.map(Digits::name)).map(|name| Digits::named(&name).unwrap_or_default())
}

fn calendar() -> impl TypedValueParser<Value = OtherCalendar> {
    PossibleValuesParser::new(OtherCalendar::ALL.map(OtherCalendar::name))
        .map(|name| OtherCalendar::named(&name).unwrap_or(OtherCalendar::Hijri))
}

fn time() -> impl TypedValueParser<Value = TimeDirection> {
    PossibleValuesParser::new(TimeDirection::ALL.map(TimeDirection::name))
        .map(|name| TimeDirection::named(&name).unwrap_or_default())
}
