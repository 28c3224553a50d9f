//! Human languages: everything that depends on the language of a plan or report.
//!
//! Each language has a pack in its own folder: the texts of the built-in form, dates, numbers
//! and the words in new plans. All code that asks about a language asks [`Language`], which finds
//! packs by subtags (RFC 4647) and never by comparing strings.

mod dates;
mod names;
mod numbers;
mod pack;
mod tag;

pub use names::tag_of_name;
pub use pack::{Pack, Starter};
pub use tag::{DEFAULT, lookup};

use jiff::civil::Date;
use rust_decimal::Decimal;

use pack::Region;

/// Declares the languages that have a pack. Each is a folder of this module.
macro_rules! languages {
    ($($language:ident),+) => {
        $(mod $language;)+

        static PACKS: &[&Pack] = &[$(&$language::PACK),+];
    };
}

languages!(en, es, vi);

/// Returns the packs of all languages. The first is English, the fallback.
#[must_use]
pub fn packs() -> &'static [&'static Pack] {
    PACKS
}

/// A language, from a BCP 47 tag such as `es-MX`, with the pack that plancc has for it.
#[derive(Debug, Clone, Copy)]
pub struct Language<'a> {
    tag: &'a str,
    pack: Option<&'static Pack>,
    region: Option<&'static Region>,
}

impl<'a> Language<'a> {
    /// Returns the language of a tag. Case is ignored.
    #[must_use]
    pub fn of(tag: &'a str) -> Language<'a> {
        let pack = lookup(tag, packs().iter().copied(), |pack| pack.tag);
        let region = pack.and_then(|pack| lookup(tag, pack.regions, |region| region.tag));
        Language { tag, pack, region }
    }

    /// Returns the tag, as it was written.
    #[must_use]
    pub fn tag(self) -> &'a str {
        self.tag
    }

    /// Returns the tag of the pack for this language: `es` for `es-MX`; `None` if there is none.
    #[must_use]
    pub fn pack(self) -> Option<&'static str> {
        self.pack.map(|pack| pack.tag)
    }

    /// Returns the language of dates and numbers if it isn't this one, because there is no pack.
    #[must_use]
    pub fn fallback(self) -> Option<&'static str> {
        self.pack.is_none().then_some(DEFAULT)
    }

    /// Returns the language's own name, falling back to the base tag (`es` for `es-AR`), then to
    /// the tag itself.
    #[must_use]
    pub fn name(self) -> &'a str {
        let own = self.region.map(|region| region.name).or(self.pack.map(|pack| pack.name));
        own.or_else(|| names::native(self.tag)).unwrap_or(self.tag)
    }

    /// Formats a day: `October 22, 2026`.
    #[must_use]
    pub fn day(self, day: Date) -> String {
        self.formats().dates.day(day)
    }

    /// Formats a month: `October 2026`.
    #[must_use]
    pub fn month(self, month: Date) -> String {
        self.formats().dates.month(month)
    }

    /// Formats a number with thousands separators: `1,425.5`.
    #[must_use]
    pub fn number(self, value: Decimal) -> String {
        self.numbers().number(value)
    }

    /// Formats a percentage: `62%`.
    #[must_use]
    pub fn percent(self, value: Decimal) -> String {
        self.numbers().percent(value)
    }

    /// Formats an amount with its currency: `$251,000`.
    #[must_use]
    pub fn money(self, value: Decimal, currency: &str) -> String {
        self.numbers().money(value, currency)
    }

    /// Returns the words in new plans that aren't from the form.
    #[must_use]
    pub fn starter(self) -> &'static Starter {
        &self.formats().starter
    }

    fn numbers(self) -> &'static numbers::Numbers {
        let of_region = self.region.and_then(|region| region.numbers.as_ref());
        of_region.unwrap_or(&self.formats().numbers)
    }

    /// Returns the pack, or the English one as the fallback.
    fn formats(self) -> &'static Pack {
        self.pack.unwrap_or(&en::PACK)
    }
}
