//! Languages and their native names.

/// The tags and native names of languages that are common in US school districts.
///
/// Source: native names from the Unicode Common Locale Data Repository, version 45.
const NAMES: &[(&str, &str)] = &[
    ("am", "አማርኛ"),
    ("ar", "العربية"),
    ("bn", "বাংলা"),
    ("de", "Deutsch"),
    ("en", "English"),
    ("es", "Español"),
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
    ("vi", "Tiếng Việt"),
    ("zh", "中文"),
    ("zh-Hans", "简体中文"),
    ("zh-Hant", "繁體中文"),
];

/// Returns the native name of a language, falling back to the base tag (`es` for `es-MX`), then to
/// the tag itself.
#[must_use]
pub fn language_name(tag: &str) -> &str {
    let base = tag.split('-').next().unwrap_or(tag);
    let of = |tag: &str| NAMES.iter().find(|(own, _)| *own == tag);
    of(tag).or_else(|| of(base)).map_or(tag, |(_, name)| name)
}
