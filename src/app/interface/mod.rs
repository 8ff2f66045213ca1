//! The words of the interface in four languages, and the direction in which the
//! window is arranged.
//!
//! ```text
//!   assets/interface/{en,ar,fr,he}.ftl   the words, in Fluent's notation, embedded
//!   mod.rs                               Words: a key, with arguments, to a sentence
//!   flow.rs                              layouts that run as the language reads
//! ```
//!
//! The language of the interface is a state of its own: what events and actors
//! are called is data and follows the language of labels. Knows nothing of the
//! dataset.

pub mod flow;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::model::Lang;

/// From this number on, digits are grouped by thousands: four digits are read at
/// a glance, and years have no more.
const GROUPED_FROM: f64 = 10_000.0;
/// First strong isolate: what follows takes its direction from itself alone
/// (UAX #9, X5c).
const ISOLATE: char = '\u{2068}';
/// Pop directional isolate.
const END_OF_ISOLATE: char = '\u{2069}';

/// The words of the interface in one language.
pub struct Words {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
    /// What needs no arguments, by key.
    plain: BTreeMap<String, String>,
}

/// The four languages, in the order of [`Lang::OFFERED`].
static ALL: [LazyLock<Words>; 4] = [
    LazyLock::new(|| Words::read(Lang::EN, include_str!("../../../assets/interface/en.ftl"))),
    LazyLock::new(|| Words::read(Lang::AR, include_str!("../../../assets/interface/ar.ftl"))),
    LazyLock::new(|| Words::read(Lang::FR, include_str!("../../../assets/interface/fr.ftl"))),
    LazyLock::new(|| Words::read(Lang::HE, include_str!("../../../assets/interface/he.ftl"))),
];

/// What stands in a sentence for one of its arguments.
#[derive(Debug, Clone)]
pub enum Arg<'a> {
    /// Text that comes from data or from the system: isolated where its letters
    /// could change the order of the sentence.
    Data(Cow<'a, str>),
    /// Words of the interface's own, in its language, or the name of a variant.
    Own(Cow<'a, str>),
    /// A number, which the nouns beside it bend to.
    Count(f64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Data(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Data(Cow::Owned(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Data(Cow::Borrowed(text))
    }
}

impl From<usize> for Arg<'_> {
    fn from(count: usize) -> Self {
        Self::Count(count as f64)
    }
}

impl<'a> Arg<'a> {
    /// Words of the interface's own.
    pub fn own(words: impl Into<Cow<'a, str>>) -> Self {
        Self::Own(words.into())
    }
}

impl Words {
    /// The words in a language; English where the interface does not have it.
    pub fn of(lang: Lang) -> &'static Self {
        let place = Lang::OFFERED.iter().position(|offered| *offered == lang).unwrap_or_default();
        &ALL[place]
    }

    /// The words in the language that the system is set to, as `LC_ALL`,
    /// `LC_MESSAGES` and `LANG` name it (POSIX, 8.2).
    pub fn of_system() -> &'static Self {
        let named = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
        let first = named.into_iter().find(|value| !value.is_empty());
        let tag = first.as_deref().and_then(|value| value.split(['_', '.', '@', '-']).next()).unwrap_or_default();
        Self::of(tag.parse().unwrap_or_default())
    }

    fn read(lang: Lang, source: &str) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![lang.as_str().parse().unwrap_or_default()]);
        // Done by `Arg` instead, where it is needed.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(if lang == Lang::FR { grouped_by_spaces } else { grouped_by_commas }));
        let resource = match FluentResource::try_new(source.to_owned()) {
            Ok(resource) => resource,
            // The rest of a file with a fault; the tests tell of it.
            Err((resource, _)) => resource,
        };
        let _ = bundle.add_resource(resource);
        let mut words = Self { lang, bundle, plain: BTreeMap::new() };
        for key in keys(source) {
            if let Some(text) = words.formatted(&key, None) {
                words.plain.insert(key, text);
            }
        }
        words
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether the language is written from right to left.
    pub fn is_rtl(&self) -> bool {
        self.lang.is_rtl()
    }

    /// The words of a key that takes no arguments. What a language lacks is said in English; a key that
    /// does not exist is said as it is.
    pub fn say(&'static self, key: &'static str) -> &'static str {
        let found = self.plain.get(key).or_else(|| Self::of(Lang::EN).plain.get(key));
        found.map_or(key, String::as_str)
    }

    /// The tooltip of a key; the key's own words where it has none.
    pub fn explain(&'static self, key: &'static str) -> &'static str {
        let tooltip = format!("{key}.tooltip");
        let found = self.plain.get(&tooltip).or_else(|| Self::of(Lang::EN).plain.get(&tooltip));
        found.map_or_else(|| self.say(key), String::as_str)
    }

    /// The words of a key with its arguments.
    pub fn say_with(&self, key: &str, args: &[(&'static str, Arg<'_>)]) -> String {
        self.formatted_with(key, args)
            .or_else(|| Self::of(Lang::EN).formatted_with(key, args))
            .unwrap_or_else(|| key.to_owned())
    }

    /// What a finding of the check is about, by its code; `None` for a code that
    /// has no words.
    pub fn gist(&'static self, code: &str) -> Option<&'static str> {
        self.plain.get(&format!("problem-{code}")).map(String::as_str)
    }

    /// The sentence of a finding. The check speaks English; elsewhere its sentence
    /// follows what the finding is about.
    pub fn finding(&'static self, code: &str, message: &str) -> String {
        match self.gist(code) {
            Some(gist) => self.say_with("problem-told", &[("gist", Arg::own(gist)), ("message", message.into())]),
            None => message.to_owned(),
        }
    }

    /// A list in the language's punctuation, such as "a, b".
    pub fn list<S: AsRef<str>>(&'static self, parts: &[S]) -> String {
        let parts: Vec<Cow<'_, str>> = parts.iter().map(|part| self.isolated(part.as_ref())).collect();
        parts.join(self.say("list-comma"))
    }

    /// Parts with a dot between them, each isolated where it must be.
    pub fn dotted<S: AsRef<str>>(&self, parts: &[S]) -> String {
        let parts: Vec<Cow<'_, str>> = parts.iter().map(|part| self.isolated(part.as_ref())).collect();
        parts.join(" · ")
    }

    /// Text from data as it may stand in a sentence: within isolates where its
    /// letters run against the sentence, or where numbers with signs in them
    /// would be turned round by the Arabic letters before (UAX #9, W2).
    pub fn isolated<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let disturbs =
            |c: char| if self.is_rtl() { c.is_ascii_alphanumeric() || is_latin(c) } else { is_rtl_letter(c) };
        if text.chars().any(disturbs) && !text.chars().all(|c| c.is_ascii_digit()) {
            Cow::Owned(format!("{ISOLATE}{text}{END_OF_ISOLATE}"))
        } else {
            Cow::Borrowed(text)
        }
    }

    fn formatted_with(&self, key: &str, args: &[(&'static str, Arg<'_>)]) -> Option<String> {
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            let value = match arg {
                Arg::Data(text) => FluentValue::String(Cow::Owned(self.isolated(text).into_owned())),
                Arg::Own(text) => FluentValue::String(Cow::Borrowed(text)),
                Arg::Count(count) => FluentValue::from(*count),
            };
            values.set(*name, value);
        }
        self.formatted(key, Some(&values))
    }

    /// `None` where the language lacks the key or the arguments are not its own.
    fn formatted(&self, key: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let (id, attribute) = key.split_once('.').map_or((key, None), |(id, attribute)| (id, Some(attribute)));
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, args, &mut errors);
        errors.is_empty().then(|| text.into_owned())
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Words({})", self.lang)
    }
}

fn is_latin(c: char) -> bool {
    matches!(c, '\u{c0}'..='\u{24f}')
}

/// Whether a character belongs to a block of letters that are written from right
/// to left: Hebrew, Arabic and what is related to them.
pub fn is_rtl_letter(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// The keys of a file of words in its order, those of attributes as `key.attribute`.
fn keys(source: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut message = "";
    for line in source.lines() {
        let Some((name, _)) = line.split_once('=') else { continue };
        if line.starts_with(|c: char| c.is_ascii_lowercase()) {
            message = name.trim();
            found.push(message.to_owned());
        } else if let Some(attribute) = name.trim().strip_prefix('.') {
            found.push(format!("{message}.{attribute}"));
        }
    }
    found
}

fn grouped_by_commas<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    grouped(value, ',')
}

/// With a narrow no-break space, as French has it.
fn grouped_by_spaces<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    grouped(value, '\u{202f}')
}

fn grouped(value: &FluentValue<'_>, separator: char) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    if number.value < GROUPED_FROM || number.value.fract() != 0.0 {
        return None;
    }
    let digits = format!("{:.0}", number.value);
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    Some(text)
}
