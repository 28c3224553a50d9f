//! Names of languages.

use super::lookup;

/// The tags and native names of languages without a pack that are common in US school districts.
///
/// Source: native names from the Unicode Common Locale Data Repository, version 45.
const NATIVE: &[(&str, &str)] = &[
    ("am", "አማርኛ"),
    ("ar", "العربية"),
    ("bn", "বাংলা"),
    ("de", "Deutsch"),
    ("fa", "فارسی"),
    ("fil", "Filipino"),
    ("fr", "Français"),
    ("hi", "हिन्दी"),
    ("hmn", "Hmoob"),
    ("ht", "Kreyòl Ayisyen"),
    ("hy", "Հայերեն"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("km", "ខ្មែរ"),
    ("ko", "한국어"),
    ("lo", "ລາວ"),
    ("pa", "ਪੰਜਾਬੀ"),
    ("pl", "Polski"),
    ("ps", "پښتو"),
    ("pt", "Português"),
    ("ru", "Русский"),
    ("so", "Soomaali"),
    ("sw", "Kiswahili"),
    ("th", "ไทย"),
    ("tl", "Tagalog"),
    ("uk", "Українська"),
    ("ur", "اردو"),
    ("zh", "中文"),
    ("zh-Hans", "简体中文"),
    ("zh-Hant", "繁體中文"),
];

/// Names of languages in English and Spanish, in lowercase, and their tags.
const NAMES: &[(&str, &str)] = &[
    ("english", "en"),
    ("inglés", "en"),
    ("spanish", "es"),
    ("español", "es"),
    ("espanol", "es"),
    ("chinese", "zh"),
    ("vietnamese", "vi"),
    ("tagalog", "tl"),
    ("korean", "ko"),
    ("arabic", "ar"),
    ("french", "fr"),
    ("portuguese", "pt"),
    ("russian", "ru"),
];

/// Returns the native name of a language without a pack.
pub(super) fn native(tag: &str) -> Option<&'static str> {
    lookup(tag, NATIVE, |(own, _)| own).map(|(_, name)| *name)
}

/// Returns the tag of a language with this name: `es` for `spanish`. The name is in lowercase.
#[must_use]
pub fn tag_of_name(name: &str) -> Option<&'static str> {
    NAMES.iter().find(|(own, _)| *own == name).map(|(_, tag)| *tag)
}
